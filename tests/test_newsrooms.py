"""Items of ninjs, NITF, NewsML-G2 and NewsML 1 say who, when and what; what holds them back holds."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from itertools import permutations
from typing import Any

import pytest
from sites import PLAIN, SiteFolder

from publisher import readers
from publisher.errors import ReadError
from publisher.models import Article, Circumstances, Entry, Site
from publisher.normalizer import normalize

HEADLINE, TEXT = (
    "Seal sleeps on the fuel dock",
    "It slept there from ten until four, and nobody bought any fuel.",
)
SEAL = "urn:newsml:quay.example:seal"
AT = "2025-05-05T08:00:00Z"
MOMENT = datetime(2025, 5, 5, 8, tzinfo=UTC)
CATALOG = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'


def ninjs(version: int = 2, **more: Any) -> tuple[str, str]:
    """An item of ninjs 1, 2 or 3."""
    first, revised, status = (
        ("firstCreated", "versionCreated", "pubStatus")
        if version == 3
        else ("firstcreated", "versioncreated", "pubstatus")
    )
    item: dict[str, Any] = {
        "uri": "urn:newsml:quay.example:seal",
        first: AT,
        revised: AT,
        status: "usable",
        "language": "en",
    }
    if version == 1:
        item |= {"headline": HEADLINE, "byline": "By Ada Berg", "body_text": TEXT, "copyrightnotice": "© Quay"}
        item |= {"infosource": [{"name": "Quayside News"}]}
    else:
        kind = "contentType" if version == 3 else "contenttype"
        item |= {
            "headlines": [{"role": "main", "value": HEADLINE}],
            "by": "Ada Berg",
            "bodies": [{kind: "text/plain", "value": TEXT}],
            "copyrightNotice" if version == 3 else "copyrightnotice": "© Quay",
            "infoSources" if version == 3 else "infosources": [{"name": "Quayside News"}],
        }
    return json.dumps(item | more), "item.json"


def nitf(docdata: str = "", attributes: str = "", content: str = f"<p>{TEXT}</p>") -> tuple[str, str]:
    """A document of NITF."""
    return (
        f'<nitf baselang="en"><head><docdata {attributes}><doc-id id-string="{SEAL}"/>'
        f'<date.issue norm="20250505T080000Z"/>{docdata}<doc.copyright year="2025" holder="Quay"/>'
        "</docdata></head>"
        f"<body><body.head><hedline><hl1>{HEADLINE}</hl1></hedline><byline>By Ada Berg<byttl>Reporter</byttl>"
        "</byline><distributor>Quayside News</distributor></body.head>"
        f"<body.content>{content}</body.content></body></nitf>"
    ), "item.nitf"


def g2(meta: str = '<pubStatus qcode="stat:usable"/>', version: str = "1", inner: str = "") -> tuple[str, str]:
    """A news item of NewsML-G2."""
    content = inner or f'<html xmlns="http://www.w3.org/1999/xhtml"><body><p>{TEXT}</p></body></html>'
    return (
        f'<newsItem {CATALOG} guid="{SEAL}" version="{version}" xml:lang="en"><rightsInfo>'
        "<copyrightNotice>© 2025 Quay</copyrightNotice></rightsInfo>"
        "<itemMeta><provider literal='Quayside News'/>"
        f"<versionCreated>{AT}</versionCreated><firstCreated>{AT}</firstCreated>{meta}</itemMeta><contentMeta>"
        f"<by>By Ada Berg</by><headline>{HEADLINE}</headline></contentMeta>"
        f"<contentSet><inlineXML>{content}</inlineXML></contentSet></newsItem>"
    ), "item.xml"


def newsml(status: str = '<Status FormalName="Usable"/>', revision: str = "1") -> tuple[str, str]:
    """A news item of NewsML 1."""
    return (
        "<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>quay.example</ProviderId>"
        f"<DateId>20250505</DateId><NewsItemId>7</NewsItemId><RevisionId>{revision}</RevisionId><PublicIdentifier>"
        f"urn:newsml:quay.example:20250505:7:{revision}</PublicIdentifier></NewsIdentifier></Identification>"
        f"<NewsManagement><FirstCreated>20250505T080000Z</FirstCreated>{status}</NewsManagement>"
        f"<NewsComponent><NewsLines><HeadLine>{HEADLINE}</HeadLine><ByLine>By Ada Berg</ByLine>"
        "<CopyrightLine>© 2025 Quay</CopyrightLine></NewsLines><AdministrativeMetadata><Provider>"
        '<Party FormalName="Quayside News"/></Provider></AdministrativeMetadata><DescriptiveMetadata>'
        f'<Language FormalName="en"/></DescriptiveMetadata><ContentItem><DataContent><p>{TEXT}</p>'
        "</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"
    ), "item.newsml"


def articles(document: tuple[str, str]) -> list[Article]:
    """What the readers find in a document."""
    return list(readers.read(document[0].encode(), document[1]))


def entry(document: tuple[str, str]) -> Entry:
    """The first entry of a document."""
    return normalize(articles(document)[0], Circumstances(site=Site(link="https://quay.example/")))


FORMATS = {
    "ninjs 1": ninjs(1),
    "ninjs 2": ninjs(2),
    "ninjs 3": ninjs(3),
    "NITF": nitf(),
    "G2": g2(),
    "NewsML": newsml(),
}


@pytest.mark.parametrize("name", FORMATS)
def test_an_item_of_each_format_says_the_same(name: str) -> None:
    """Title, author, date, publisher, language, rights and text are read from every format's own fields."""
    found, article = entry(FORMATS[name]), articles(FORMATS[name])[0]
    assert (found.title, [one.name for one in found.authors]) == (HEADLINE, ["Ada Berg"])
    assert (found.published, found.publisher, found.language) == (MOMENT, "Quayside News", "en")
    assert "Quay" in found.license
    assert TEXT in article.body.text
    assert found.id == (
        "urn:newsml:quay.example:20250505:7" if name == "NewsML" else "urn:newsml:quay.example:seal"
    )
    assert not found.draft
    assert not found.embargo


LATER = "2031-01-01T00:00:00Z"
COMPACT = "20310101T000000Z"
SOON = datetime(2031, 1, 1, tzinfo=UTC)
WITHHELD = {
    "ninjs withheld": ninjs(pubstatus="withheld"),
    "ninjs cancelled, in British spelling": ninjs(pubstatus="Cancelled"),
    "ninjs with a state of NewsML-G2": ninjs(pubstatus="stat:withheld"),
    "ninjs with a state in an object": ninjs(pubstatus={"qcode": "stat:canceled"}),
    "ninjs 3 canceled": ninjs(3, pubStatus="canceled"),
    "ninjs with a state that nobody knows": ninjs(pubstatus="limbo"),
    "ninjs under an embargo without an end": ninjs(embargoed=True),
    "ninjs with nothing but a reason": ninjs(embargoedreason="until the speech"),
    "ninjs with a state of its system": ninjs(state="killed"),
    "ninjs with a flag of its system": ninjs(draft=True),
    "ninjs with a signal": ninjs(signal="sig:kill"),
    "ninjs with signals": ninjs(signals=[{"qcode": "sig:update"}, {"qcode": "sig:takedown"}]),
    "G2 with a signal to withhold": g2('<signal qcode="sig:withhold"/>'),
    "G2 with a signal to retract": g2('<signal uri="http://q.example/signal/retract"/>'),
    "G2 with a state for a signal": g2('<signal qcode="stat:canceled"/>'),
    "ninjs under an embargo in words": ninjs(embargoed="until the speech"),
    "NITF withheld": nitf(attributes='management-status="withheld"'),
    "NITF canceled": nitf(attributes='management-status="canceled"'),
    "NITF embargoed without an end": nitf(attributes='management-status="embargoed"'),
    "G2 withheld": g2('<pubStatus qcode="stat:withheld"/>'),
    "G2 canceled, by an address": g2('<pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/canceled"/>'),
    "G2 under an embargo without an end": g2("<embargoed/>"),
    "G2 of which only the text is withheld": g2(inner=nitf(attributes='management-status="withheld"')[0]),
    "NewsML withheld": newsml('<Status FormalName="Withheld"/>'),
    "NewsML canceled": newsml('<Status FormalName="Canceled"/>'),
    "NewsML embargoed without an end": newsml('<Status FormalName="Embargoed"/>'),
}
CHANGE = (
    '<StatusWillChange><FutureStatus FormalName="{}"/><DateAndTime>20310101T000000Z</DateAndTime>'
    "</StatusWillChange>"
)
EMBARGOED = {
    "ninjs 1": ninjs(1, embargoed=LATER),
    "ninjs 3": ninjs(3, embargoedUntil=LATER),
    "ninjs of Superdesk": ninjs(1, schedule_settings={"utc_embargo": "2031-01-01T00:00:00+0000"}),
    "NITF": nitf(f'<date.release norm="{COMPACT}"/>'),
    "NITF with a state": nitf(f'<date.release norm="{COMPACT}"/>', 'management-status="embargoed"'),
    "G2": g2(f"<embargoed>{LATER}</embargoed>"),
    "NewsML": newsml('<Status FormalName="Embargoed"/>' + CHANGE.format("Usable")),
}
EXPIRING = {
    "ninjs": ninjs(expires=LATER),
    "NITF": nitf(f'<date.expire norm="{COMPACT}"/>'),
    "G2": g2(f"<expires>{LATER}</expires>"),
    "NewsML": newsml('<Status FormalName="Usable"/>' + CHANGE.format("Canceled")),
}


@pytest.mark.parametrize("name", WITHHELD)
def test_what_is_withheld_is_held_back(name: str) -> None:
    """What an agency withholds, cancels, or sets under an embargo without an end is in no feed."""
    assert entry(WITHHELD[name]).draft


@pytest.mark.parametrize("name", EMBARGOED)
def test_an_embargo_holds_until_its_end(name: str) -> None:
    """An embargo is an instant, and nothing is dated before it."""
    found = entry(EMBARGOED[name])
    assert (found.embargo, found.published, found.draft) == (SOON, SOON, False)


@pytest.mark.parametrize("name", EXPIRING)
def test_an_item_expires(name: str) -> None:
    """What an agency lets expire leaves at that instant."""
    assert (entry(EXPIRING[name]).expires, entry(EXPIRING[name]).draft) == (SOON, False)


def test_nothing_for_editors_is_published() -> None:
    """Notes to editors, mail addresses and codes of a desk stay out of claims and text."""
    note = "<edNote>SECRET</edNote><signal qcode='sig:update'/>"
    text = (
        '<note type="npa"><body.content><p>SECRET</p></body.content></note>'
        '<p>Words <alt-code value="SECRET"/><person>Ada</person></p><ed-msg info="SECRET">SECRET</ed-msg>'
    )
    for document in (
        ninjs(ednote="SECRET"),
        g2(note),
        nitf('<ed-msg info="SECRET"/><du-key key="SECRET"/>', "", text),
    ):
        article = articles(document)[0]
        assert "SECRET" not in f"{article.claims}{article.body.text}"
    by = ninjs(by="Ada Berg <ada@quay.example>")
    assert "@" not in str([(one.name, one.email) for one in entry(by).authors])


MAILTO = "<p>Write to <a href='mailto:ada@quay.example'>ada@quay.example</a>.</p>"
ADDRESSES = {
    "ninjs, plain": ninjs(1, body_text="Write to ada@quay.example."),
    "ninjs, HTML": ninjs(1, body_html=MAILTO),
    "ninjs, title and summary": ninjs(
        1, headline="Ask ada@quay.example", description_text="Ask ada@quay.example"
    ),
    "ninjs, a link without quotes": ninjs(
        1, body_html="<p>Write to <a href=mailto:ada@quay.example>Ada</a></p>"
    ),
    "NITF": nitf(content=MAILTO),
    "G2": g2(inner=f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{MAILTO}</body></html>'),
    "NewsML": (newsml()[0].replace(f"<p>{TEXT}</p>", MAILTO), "item.newsml"),
}


@pytest.mark.parametrize("name", ADDRESSES)
def test_no_mail_address_of_a_desk_is_published(name: str) -> None:
    """An address is shortened, and a link to one becomes its words."""
    article = articles(ADDRESSES[name])[0]
    shown = f"{article.body.text}{[one.value for one in article.claims if one.field in ('title', 'summary')]}"
    assert "quay.example>" not in shown
    assert "@quay.example" not in shown
    assert "mailto" not in shown
    assert "rite to" in shown or "Ask ada@…" in shown


def test_an_address_with_a_sign_is_no_mail_address() -> None:
    """A link to a page whose address has an "@" in it stays."""
    link = '<p><a href="https://pages.example/@quay/notes@home.example">Notes</a></p>'
    assert link in articles(ninjs(1, body_html=link))[0].body.text


PICTURE = '<media media-type="image"><media-reference source="{}" width="4" height="3"/>{}</media>'
NITF_PARTS = {
    "headings": ("<hl2>Heights</hl2>", "<h2>Heights</h2>"),
    "names": (
        "<p><org value='x'>A</org> <location><city>B</city></location> <chron norm='1'>C</chron></p>",
        "<p>A B C</p>",
    ),
    "quotes": (
        "<bq><block><p>A</p></block><credit>B</credit></bq>",
        "<blockquote><div><p>A</p></div><cite>B</cite></blockquote>",
    ),
    "lists": ("<dl><dt>A</dt><dd>B</dd></dl>", "<dl><dt>A</dt><dd>B</dd></dl>"),
    "tables": (
        "<nitf-table><nitf-table-metadata>x</nitf-table-metadata><table><tr><td>A</td></tr></table></nitf-table>",
        "<div><table><tr><td>A</td></tr></table></div>",
    ),
    "pictures": (
        PICTURE.format("a.jpg", "<media-caption>A<br/>B</media-caption><media-producer>C</media-producer>"),
        '<figure><img src="a.jpg" alt="" width="4" height="3"><figcaption>A<br>B (C)</figcaption></figure>',
    ),
    "recordings": (
        "<media media-type='audio'><media-reference source='https://q.example/a.mp3'/></media>",
        '<figure><audio controls src="https://q.example/a.mp3"></audio></figure>',
    ),
    "keys of the sender": (
        PICTURE.format("8f2a", "<media-caption>A</media-caption>"),
        "<figure><figcaption>A</figcaption></figure>",
    ),
    "data": ("<media media-type='image'><media-object encoding='base64'>AAAA</media-object></media>", ""),
    "fractions": (
        "<p>4<frac><frac-num>1</frac-num><frac-sep>/</frac-sep><frac-den>2</frac-den></frac></p>",
        "<p>4 1/2</p>",
    ),
    "scripts": ("<p onclick='x()'>A<script>b()</script></p>", "<p>A</p>"),
    "signs": ("<p>a &lt;b&gt; &amp; c</p>", "<p>a &lt;b&gt; &amp; c</p>"),
}


@pytest.mark.parametrize("name", NITF_PARTS)
def test_the_text_of_nitf_becomes_html(name: str) -> None:
    """Each element of NITF's text becomes the element of HTML that shows the same."""
    markup, expected = NITF_PARTS[name]
    assert articles(nitf(content=markup))[0].body.text == expected


ROLES = [{"role": "short", "value": "x"}, {"role": "hl:main", "value": HEADLINE}]
ENDINGS = {"uri": "x", "versioncreated": AT, "headline_main": HEADLINE, "body_main": TEXT}
PREFIXED = g2()[0].replace("xmlns=", "xmlns:n=").replace("newsItem", "n:newsItem")
DIRTY: dict[str, tuple[str, str, Any]] = {
    "a headline of a role": (ninjs(headlines=ROLES)[0], "title", HEADLINE),
    "names with endings": (json.dumps(ENDINGS), "title", HEADLINE),
    "a list below a key": (json.dumps({"total": 1, "item": [json.loads(ninjs(1)[0])]}), "title", HEADLINE),
    "initials for a name": (ninjs(1, byline="gr/bp")[0], "authors", ()),
    "rights without words": (
        ninjs(copyrightnotice="", usageterms="None", copyrightholder="Quay")[0],
        "license",
        "Copyright Quay",
    ),
    "a placeholder for a date": (nitf('<date.release norm="YYYYMMDD000000-HHMM"/>')[0], "draft", False),
    "a date without a T": (
        nitf('<date.release norm="20250506000000-0500"/>')[0],
        "embargo",
        datetime(2025, 5, 6, tzinfo=UTC),
    ),
    "no namespace": (g2()[0].replace(CATALOG, ""), "title", HEADLINE),
    "another prefix": (PREFIXED, "id", SEAL),
    "signs before the declaration": ("\ufeff\n<?xml version='1.0'?>" + nitf()[0], "title", HEADLINE),
    "a document type": (
        '<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf.dtd" [<!ENTITY a "b">]>' + nitf()[0],
        "title",
        HEADLINE,
    ),
}


@pytest.mark.parametrize("name", DIRTY)
def test_items_as_they_come(name: str) -> None:
    """What senders write beside the specification is read as it is meant."""
    data, field, expected = DIRTY[name]
    assert getattr(entry((data, "a.json" if data.startswith("{") else "a.xml")), field) == expected


BODIES = {
    "a teaser before it": [{"role": "teaser", "value": "<p>x</p>"}, {"role": "main", "value": TEXT}],
    "a role of a vocabulary": [{"role": "rol:summary", "value": "x"}, {"role": "rol:main", "value": TEXT}],
    "a role by its address": [
        {"role": "https://q.example/roles/caption", "value": "x"},
        {"role": "https://q.example/roles/main", "value": TEXT},
    ],
    "no role of its own": [{"role": "social", "value": "x"}, {"value": TEXT}],
    "another role": [{"role": "longread", "value": TEXT}, {"role": "push", "value": "x"}],
    "nothing beside it": [{"role": "teaser", "value": TEXT}],
    "a note to editors before it": [{"role": "ednote", "value": "<p>x</p>"}, {"role": "x", "value": TEXT}],
}


@pytest.mark.parametrize("name", BODIES)
def test_the_main_text_of_several_is_the_article(name: str) -> None:
    """Several texts of one item may be in ninjs 2 and 3: a teaser is no article where there is a main text."""
    assert articles(ninjs(bodies=BODIES[name]))[0].body.text == TEXT


BYLINES = {
    "Ada Berg/TT": "Ada Berg",
    "Ada Berg / NTB": "Ada Berg",
    "By Ada Berg/AAP": "Ada Berg",
    "Åsa Öst/ÅTT": "Åsa Öst",
    "Ada Berg": "Ada Berg",
}


@pytest.mark.parametrize(("byline", "name"), BYLINES.items(), ids=BYLINES)
def test_the_letters_of_an_agency_are_no_part_of_a_name(byline: str, name: str) -> None:
    """Agencies write their letters behind the name: "Ada Berg/TT"."""
    assert [one.name for one in entry(ninjs(1, byline=byline)).authors] == [name]


def test_a_correction_says_so() -> None:
    """Words of a correction are published with it; a mere signal says that there was one."""
    assert entry(nitf('<correction info="The height was wrong."/>')).corrected == "The height was wrong."
    assert entry(g2('<signal qcode="sig:correction"/>')).corrected == "yes"


def versions(*states: str) -> list[tuple[str, str]]:
    """Versions 1, 2 ... of an item, each in a file of its own."""
    return [
        (
            g2(f'<pubStatus qcode="stat:{state}"/>', str(number))[0].replace(HEADLINE, f"Version {number}"),
            f"{number}.xml",
        )
        for number, state in enumerate(states, 1)
    ]


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
def test_the_newest_version_counts_in_any_order(tmp_path: Any, order: tuple[int, ...]) -> None:
    """Which file comes first says nothing, and versions of one item are no fault."""
    site = SiteFolder(tmp_path)
    for name, number in zip("abc", order, strict=True):
        site.write(f"{name}.xml", versions("usable", "usable", "usable")[number][0])
    report = site.build(strict=True)
    assert [one["title"] for one in json.loads(site.files()["all.json"])["items"]] == ["Version 3"]
    assert {(one.severity, one.kind) for one in report.problems} == {("note", "older-version")}


WIRES = {
    "by times, not by numbers": [("2", "2025-05-05T09:00:00Z"), ("978556838", "2025-05-05T10:00:00Z")],
    "by times, with numbers of ten digits": [
        ("1542761538", "2025-05-05T09:00:00Z"),
        ("97", "2025-05-05T10:00:00Z"),
    ],
    "by numbers, at one time": [("9", AT), ("10", AT)],
    "by numbers, where a time is missing": [("1", AT), ("2", "")],
    "by numbers, without times": [("1", ""), ("2", "")],
    "by times, without numbers": [("first", "2025-05-05T09:00:00Z"), ("second", "2025-05-05T10:00:00Z")],
}


@pytest.mark.parametrize("state", ["usable", "canceled"])
@pytest.mark.parametrize("name", WIRES)
def test_the_later_version_is_told_by_time_and_number(tmp_path: Any, name: str, state: str) -> None:
    """What an agency corrects or cancels last counts, however it numbers versions, in any order of files."""
    for files in ("ab", "ba"):
        site = SiteFolder(tmp_path / files).with_good(1)
        for file, (number, made), status in zip(files, WIRES[name], ("usable", state), strict=True):
            headline = [{"value": f"Version {number}"}]
            item = json.loads(ninjs(pubstatus=status, versioncreated=made, headlines=headline)[0])
            site.write(f"{file}.json", json.dumps(item | {"version": number}))
        site.build()
        titles = [one["title"] for one in json.loads(site.files()["all.json"])["items"]]
        expected = [f"Version {WIRES[name][1][0]}"] if state == "usable" else []
        assert [one for one in titles if "Version" in one] == expected


@pytest.mark.parametrize("state", ["canceled", "withheld"])
def test_a_cancelled_version_withdraws_what_was_published(tmp_path: Any, state: str) -> None:
    """A cancel in another file takes the item out of the feed, and subscribers learn of it."""
    site = SiteFolder(tmp_path).with_good(3)
    first, second = versions("usable", state)
    site.write("z.xml", first[0])
    site.build()
    assert b"Version 1" in site.files()["all.json"]
    site.write("a.xml", second[0])
    site.build()
    assert b"Version" not in site.files()["all.json"]
    assert b'deleted-entry ref="urn:newsml:quay.example:seal"' in site.files()["all.atom"]


def test_a_document_may_cancel_another(tmp_path: Any) -> None:
    """NITF's notice that another document is canceled withdraws that one."""
    site = SiteFolder(tmp_path).with_good(3)
    site.write("a.nitf", nitf()[0])
    kill = nitf(
        attributes='management-doc-idref="urn:newsml:quay.example:seal" management-idref-status="canceled"'
    )[0]
    site.write(
        "b.nitf",
        kill.replace(
            'id-string="urn:newsml:quay.example:seal"', 'id-string="urn:newsml:quay.example:kill"'
        ).replace(HEADLINE, "Notice"),
    )
    site.build()
    titles = [one["title"] for one in json.loads(site.files()["all.json"])["items"]]
    assert "Notice" in titles
    assert HEADLINE not in titles


PASSED_OVER = {
    "a site map": "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'/>",
    "an outline": "<opml version='2.0'><body/></opml>",
    "settings": "<configuration><a/></configuration>",
    "a template with front matter": "---\nlayout: null\n---\n<rss version='2.0'><channel/></rss>",
    "a template of a feed": "<rss><channel><title>{{ .Site.Title }}</title>{{ range .Pages }}<item/></channel>",
    "a package": f"<packageItem {CATALOG} guid='a'/>",
    "a concept": f"<conceptItem {CATALOG} guid='a'/>",
    "an item of events": (
        f"<newsItem {CATALOG} guid='a'><contentSet><inlineXML><events/></inlineXML></contentSet></newsItem>"
    ),
    "nothing": "",
    "words": "just words < and more",
}


@pytest.mark.parametrize("name", PASSED_OVER)
def test_other_documents_are_passed_over_quietly(name: str) -> None:
    """A document that holds no article costs no fault, and is not parsed further than to its root."""
    (article,) = articles((PASSED_OVER[name], "a.xml"))
    assert [(one.severity, one.kind) for one in article.problems] == [("note", "not-article")]


def test_data_in_xml_may_be_of_any_size(tmp_path: Any) -> None:
    """A map or a dictionary of many megabytes is no article, and no fault of the site's."""
    site = SiteFolder(tmp_path).with_good(1)
    site.configure(f"{PLAIN}\n[articles]\nmax_size = 1\n")
    site.write("map.xml", "<osm>" + "<node/>" * 300_000 + "</osm>")
    site.write("big.xml", "<nitf>" + "<p>x</p>" * 300_000 + "</nitf>")
    problems = site.build().problems
    assert [(one.place, one.severity) for one in problems] == [
        ("articles/big.xml", "error"),
        ("articles/map.xml", "note"),
    ]


FILE = '<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
HOSTILE = {
    "entities": (
        '<!DOCTYPE nitf [<!ENTITY a "aaaaaaaaaa">'
        + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
        + "]>"
        + nitf(content="<p>&j;</p>")[0]
    ),
    "a file as entity": FILE + nitf(content="<p>&x;</p>")[0],
    "a file as inclusion": nitf(
        content='<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'
    )[0],
    "depth": nitf(content="<block>" * 50_000)[0],
    "attributes": nitf(content="<p " + " ".join(f'a{i}="x"' for i in range(50_000)) + ">x</p>")[0],
    "a long attribute": nitf(content='<p class="' + "x " * 500_000 + '">x</p>')[0],
    "signs": "<nitf>" + "&" * 500_000 + "</nitf>",
    "openings": "<" * 1_000_000,
    "a document type": "<!DOCTYPE nitf [" + "]" * 1_000_000,
    "a date": g2(f"<embargoed>{'2' * 500_000}</embargoed>")[0],
    "mail addresses": g2(f"<provider literal='{'a@' * 300_000}'/>")[0],
    "headlines": g2(inner=f"<div>{f'<h1>{HEADLINE}</h1>' * 30_000}</div>")[0],
    "items": "<NewsML>" + "<NewsItem/>" * 20_000 + "</NewsML>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_documents_cost_little_and_give_nothing_away(name: str) -> None:
    """Bombs, inclusions and runs of signs end in less than two seconds of work, and open no file."""
    start = time.process_time()
    try:
        found = articles((HOSTILE[name], "a.xml"))
    except ReadError:
        found = []
    assert "root:" not in str(found)
    assert time.process_time() - start < 2


RSS = (
    '<rss version="2.0"><channel><title>Fjord Planet</title><link>https://planet.example/</link>'
    "<language>nb</language>{}<item><guid isPermaLink='false'>seal-1</guid><title>" + HEADLINE + "</title>"
    "<link>https://planet.example/seal</link><pubDate>Mon, 05 May 2025 10:00:00 +0200</pubDate>"
    f"<description>&lt;p&gt;{TEXT}&lt;/p&gt;</description><author>ada@planet.example (Ada Berg)</author>"
    "<enclosure url='https://planet.example/a.mp3' type='audio/mpeg' length='9'/></item></channel></rss>"
)
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Fjord Planet</title><link>https://planet.example/'
    f"</link></channel><item rdf:about='seal-1'><title>{HEADLINE}</title><link>https://planet.example/seal</link>"
    f"<description>{TEXT}</description><dc:creator>Ada Berg</dc:creator><dc:date>{AT}</dc:date>"
    "<dc:language>nb</dc:language></item></rdf:RDF>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nb"><title>Planet of planets</title><id>f</id>'
    "<link href='https://all.example/'/><entry><id>seal-1</id><author><name>Ada Berg</name></author>"
    f"<title>{HEADLINE}</title><link href='https://planet.example/seal'/><published>{AT}</published>"
    f"<updated>{AT}</updated><content type='html'>{TEXT}</content><source><title>Fjord Planet</title>"
    "<link href='https://planet.example/'/></source></entry></feed>"
)


@pytest.mark.parametrize(
    ("data", "name"), [(RSS.format(""), "a.rss"), (RDF, "a.rdf"), (ATOM, "a.atom"), (ATOM, "a.xml")]
)
def test_entries_of_a_feed_are_articles(data: str, name: str) -> None:
    """An entry keeps its id, its date and its authors, and names the feed that it is from."""
    found = entry((data, name))
    assert (found.id, found.title, found.published) == ("seal-1", HEADLINE, MOMENT)
    assert [(one.name, one.email) for one in found.authors] == [("Ada Berg", "")]
    assert (found.publisher, found.source) == ("Fjord Planet", "https://planet.example/")
    assert (found.language, found.link) == ("nb", "https://planet.example/seal")
    assert TEXT in articles((data, name))[0].body.text


@pytest.mark.parametrize(("when", "titles"), [("2026-01-02", ["Stays"]), ("2025-12-31", ["Gone", "Stays"])])
def test_a_deleted_entry_of_a_feed_is_withdrawn(tmp_path: Any, when: str, titles: list[str]) -> None:
    """A tombstone (RFC 6721) takes the entry out that it names, unless the entry was changed after it."""
    site = SiteFolder(tmp_path)
    entries = "".join(
        f"<entry><title>{title}</title><id>urn:{title}</id><updated>2026-01-01T00:00:00Z</updated></entry>"
        for title in ("Gone", "Stays")
    )
    site.write("a.atom", f'<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title>{entries}</feed>')
    site.write(
        "b.atom",
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0"><title>F</title>'
        f'<at:deleted-entry ref="urn:Gone" when="{when}T00:00:00Z"/></feed>',
    )
    site.build()
    assert sorted(one["title"] for one in json.loads(site.files()["all.json"])["items"]) == titles


def test_copies_of_a_feed_hold_one_entry_each(tmp_path: Any) -> None:
    """A feed that is kept every day holds most entries many times: the newest counts, and it is no fault."""
    site = SiteFolder(tmp_path)
    for file, day, title in (("c", 3, "Third"), ("a", 5, "Fifth"), ("b", 4, "Fourth"), ("d", 5, "Fifth")):
        data = ATOM.replace(f"<updated>{AT}", f"<updated>2025-05-{day + 5:02}T08:00:00Z").replace(
            HEADLINE, title
        )
        site.write(f"{file}.atom", data)
        site.write(f"{file}.rss", RSS.format("").replace("seal-1", "seal-2").replace("/seal<", "/two<"))
    report = site.build(strict=True)
    assert sorted(one["title"] for one in json.loads(site.files()["all.json"])["items"]) == ["Fifth", HEADLINE]
    assert {(one.severity, one.kind) for one in report.problems} == {("note", "older-version")}


def test_a_feed_of_the_site_itself_is_no_source_of_articles(tmp_path: Any) -> None:
    """What the site's own feed lists has files already, and is not published a second time."""
    site = SiteFolder(tmp_path).with_good(2)
    site.build()
    entries = json.loads(site.files()["all.json"])["items"]
    site.write("copies/all.rss", site.files()["all.rss"])
    site.write("copies/all.atom", site.files()["all.atom"])
    report = site.build()
    assert json.loads(site.files()["all.json"])["items"] == entries
    assert {one.severity for one in report.problems} <= {"note"}


@pytest.mark.parametrize(
    ("data", "program"),
    [
        (
            RSS.format("<wp:wxr_version xmlns:wp='http://wordpress.org/export/1.2/'>1.2</wp:wxr_version>"),
            "WordPress",
        ),
        (
            ATOM.replace(
                "<entry>",
                "<entry><category scheme='http://schemas.google.com/g/2005#kind'"
                " term='http://schemas.google.com/blogger/2008/kind#post'/>",
            ),
            "Blogger",
        ),
    ],
)
def test_an_export_is_named_and_not_read(data: str, program: str) -> None:
    """A whole site among articles, drafts and all, is imported and not published."""
    (article,) = articles((data, "export.xml"))
    assert not article.claims
    assert program in article.problems[0].message
    assert "publisher import export.xml" in article.problems[0].remedy
