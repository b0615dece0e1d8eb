"""Feeds of somewhere else move here, and no subscriber sees anything twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from importer_feeds import ATOM, CASES, JSON11, RDF, RSS2, Case, Seen
from lxml import etree
from sites import NOW, SiteFolder, folder

from publisher import PublisherError, build, load_config
from publisher.cli import cli
from publisher.importer import ImportReport, import_feeds
from publisher.tables.identifiers import iri_of

ROOT = Path(__file__).parents[1]
NS = {
    "a": "http://www.w3.org/2005/Atom",
    "c": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
}
BARE = '[site]\nlink = "https://new.example/"\n[output]\npages = false\n[[feed]]\nlimit = 2000\n'


def imported(site: SiteFolder, data: bytes | str, name: str = "old.feed", **options: Any) -> ImportReport:
    """Import one feed into a site."""
    path = site.root / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return import_feeds(load_config(site.root), [str(path)], **options)


def articles(site: SiteFolder) -> dict[str, bytes]:
    """Every article, by its name."""
    found = sorted(path for path in site.articles.rglob("*") if path.is_file())
    return {path.relative_to(site.articles).as_posix(): path.read_bytes() for path in found}


def in_rss(site: SiteFolder) -> list[Seen]:
    """What a subscriber of the RSS feed sees."""
    root = etree.fromstring((site.root / "feeds/all.rss").read_bytes())
    return [
        Seen(
            item.findtext("guid"),
            item.findtext("title"),
            item.findtext("link") or "",
            _rfc822(item.findtext("pubDate")),
            tuple(one.text for one in item.findall("dc:creator", NS)),
            item.findtext("c:encoded", "", NS) or item.findtext("description") or "",
            tuple(one.text for one in item.findall("category")),
            tuple(
                (one.get("url"), one.get("type"), int(one.get("length"))) for one in item.findall("enclosure")
            ),
        )
        for item in root.iter("item")
    ]


def in_atom(site: SiteFolder) -> list[Seen]:
    """What a subscriber of the Atom feed sees."""
    root = etree.fromstring((site.root / "feeds/all.atom").read_bytes())
    return [
        Seen(
            entry.findtext("a:id", "", NS),
            entry.findtext("a:title", "", NS),
            next((one.get("href") for one in entry.findall("a:link[@rel='alternate']", NS)), ""),
            entry.findtext("a:published", "", NS).replace("+00:00", "Z"),
            tuple(one.text for one in entry.findall("a:author/a:name", NS)),
            entry.findtext("a:content", "", NS),
            tuple(one.get("term") for one in entry.findall("a:category", NS)),
            tuple(
                (one.get("href"), one.get("type"), int(one.get("length")))
                for one in entry.findall("a:link[@rel='enclosure']", NS)
            ),
        )
        for entry in root.iter("{*}entry")
    ]


def in_json(site: SiteFolder) -> list[Seen]:
    """What a subscriber of the JSON Feed sees."""
    return [
        Seen(
            item["id"],
            item["title"],
            item.get("url", ""),
            item.get("date_published", ""),
            tuple(one["name"] for one in item.get("authors", ())),
            item.get("content_html", ""),
            tuple(item.get("tags", ())),
            tuple((one["url"], one["mime_type"], one["size_in_bytes"]) for one in item.get("attachments", ())),
        )
        for item in site.items()
    ]


def _rfc822(text: str | None) -> str:
    from email.utils import parsedate_to_datetime

    return parsedate_to_datetime(text).strftime("%Y-%m-%dT%H:%M:%SZ") if text else ""


@pytest.mark.parametrize("case", CASES, ids=str)
def test_no_subscriber_sees_anything_twice(site: SiteFolder, case: Case) -> None:
    """Every entry comes out with the id, title, link, date, authors and content it went in with."""
    site.configure(BARE)
    moving = imported(site, case.data)
    report = site.build()

    assert (report.status, report.standing) == (0, ())
    assert site.faults() == []
    assert sorted(in_rss(site), key=repr) == sorted(case.entries, key=repr)
    assert sorted(in_json(site), key=repr) == sorted(case.entries, key=repr)
    tagged = {entry.id: iri_of(entry.id, "tag:new.example,2025:") for entry in case.entries}
    seen = {one.id: one for one in in_atom(site)}
    for entry in case.entries:
        one = seen.pop(tagged[entry.id])
        assert (one.title, one.link, one.published, one.content) == (
            entry.title, entry.link, entry.published, entry.content or one.content,
        )  # fmt: skip
        assert set(entry.authors) <= set(one.authors)
    assert seen == {}
    told = [str(one) for one in moving.problems] + moving.notes
    assert len(told) == len(case.told)
    assert all(any(words in line for line in told) for words in case.told)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_importing_again_changes_nothing(site: SiteFolder, case: Case) -> None:
    """The second import of a feed finds every article unchanged, whatever its name."""
    first = imported(site, case.data)
    before = articles(site)
    again = imported(site, case.data)

    assert (again.written, again.kept, again.updated) == ([], [], [])
    assert sorted(again.unchanged) == sorted(first.written)
    assert articles(site) == before


@pytest.mark.parametrize("name", ["all.atom", "all.rss", "all.json"])
def test_our_own_feeds_come_back(site: SiteFolder, name: str) -> None:
    """What this house wrote, it reads: the example site's feed gives the same entries again, media apart."""
    source = (ROOT / "feeds" / name).read_bytes()
    (site.root / "publisher.toml").unlink()
    moving = imported(site, source, name)
    site.configure(moving.configuration)
    assert site.build(accept=True).status == 0
    new = site.files()[name]

    if name == "all.json":
        assert [_plain(item) for item in orjson.loads(new)["items"]] == [
            _plain(item) for item in orjson.loads(source)["items"]
        ]
        return
    (old, made) = (etree.fromstring(data) for data in (source, new))
    entries = "item" if name == "all.rss" else "{*}entry"
    assert len(list(made.iter(entries))) == len(list(old.iter(entries))) > 20
    for one, other in zip(made.iter(entries), old.iter(entries), strict=True):
        assert _told(one) == _told(other)


def _plain(item: dict[str, Any]) -> dict[str, Any]:
    """An item without what an import does not take over: measures of files, and other languages."""
    kept = {"publisher", "credits", "source"}
    own = {key: value for key, value in item.get("_publisher", {}).items() if key in kept}
    return {**item, "attachments": [one["url"] for one in item.get("attachments", [])], "_publisher": own}


def _told(entry: Any) -> list[tuple[Any, ...]]:
    """The same of an entry in XML."""
    left_out = ("http://search.yahoo.com/mrss/", "http://www.itunes.com", "https://podcastindex.org")
    found = [
        one
        for one in entry.iter()
        if not etree.QName(one).namespace or not str(etree.QName(one).namespace).startswith(left_out)
    ]
    links = [one for one in found if etree.QName(one).localname == "link" and one.get("hreflang")]
    return [
        (one.tag, (one.text or "").strip(), sorted(one.items()))
        for one in found
        if one not in links[entry.tag != "item" :] and one.get("rel") != "enclosure"
    ]


def test_the_feed_keeps_its_id_too(site: SiteFolder) -> None:
    """With the suggested configuration, the Atom feed is the one that it was."""
    (site.root / "publisher.toml").unlink()
    site.configure(imported(site, ATOM).configuration)
    assert site.build().status == 0
    root = etree.fromstring(site.files()["all.atom"])
    assert root.findtext("a:id", "", NS) == "urn:uuid:60a76c80-d399-11d9-b93c-0003939e0af6"
    assert root.findtext("a:title", "", NS) == "Fog & horn"
    config = load_config(site.root)
    assert (config.site.language, config.site.since, config.feeds[0].limit) == ("en", "2025", 50)


MANNERS = [
    (
        (
            "<rss version='2.0'><channel><title>T</title><link>https://a.example/</link><ttl> 90 </ttl>"
            "<image><url>/logo.png</url></image><skipHours><hour>23</hour><hour>24</hour><hour>x</hour></skipHours>"
            "<skipDays><day>Sunday</day><day>Saturday</day><day>Sonntag</day></skipDays><item><title>A</title></item>"
            "</channel></rss>"
        ),
        ("https://a.example/logo.png", 90, (0, 23), ("Saturday", "Sunday")),
    ),
    (
        (
            "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><channel>"
            "<title>T</title></channel><image><url>https://a.example/l.gif</url></image><item><title>A</title></item>"
            "</rdf:RDF>"
        ),
        ("https://a.example/l.gif", 0, (), ()),
    ),
    (
        (
            "<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title><logo>https://a.example/l.jpg</logo>"
            "<icon>https://a.example/i.png</icon><entry><id>x:1</id><title>A</title></entry></feed>"
        ),
        ("https://a.example/l.jpg", 0, (), ()),
    ),
    (
        (
            '{"version": "https://jsonfeed.org/version/1.1", "title": "T", "icon": "https://a.example/i.png",'
            ' "items": [{"id": "1", "title": "A"}]}'
        ),
        ("https://a.example/i.png", 0, (), ()),
    ),
    (  # what a configuration would refuse, or what asks nobody to come at all
        (
            "<rss version='2.0'><channel><title>T</title><ttl>soon</ttl><image><url>https://a.example/l.svg</url></image>"
            f"<skipHours>{''.join(f'<hour>{hour}</hour>' for hour in range(24))}</skipHours>"
            "<item><title>A</title></item></channel></rss>"
        ),
        ("", 0, (), ()),
    ),
]


@pytest.mark.parametrize(("feed", "manners"), MANNERS)
def test_the_feed_keeps_its_manners(site: SiteFolder, feed: str, manners: tuple[Any, ...]) -> None:
    """When readers are asked to come, and the picture they show: the suggestion has both, and can be read."""
    (site.root / "publisher.toml").unlink()
    site.configure(imported(site, feed).configuration)
    spec = load_config(site.root).feeds[0]
    assert (spec.image, spec.ttl, spec.skip_hours, spec.skip_days) == manners


def test_two_feeds_of_one_site_are_one(site: SiteFolder) -> None:
    """RSS tells a description and another id, Atom the text: one article, with the first feed's id."""
    rss = RSS2.replace("https://quay.example/no-id", "https://fog.example/blog/2025/horns")
    (site.root / "a.rss").write_text(rss)
    (site.root / "b.atom").write_text(ATOM)
    (site.root / "all.opml").write_text(
        '<opml version="2.0"><body><outline text="Both"><outline xmlUrl="a.rss"/><outline xmlUrl="b.atom"/>'
        "</outline></body></opml>"
    )
    moving = import_feeds(load_config(site.root), [str(site.root / "all.opml")])

    assert len(moving.written) == 5
    assert any("1 entries have other ids" in note for note in moving.notes)
    site.configure(BARE)
    assert site.build().status == 0
    one = next(entry for entry in in_json(site) if entry.link == "https://fog.example/blog/2025/horns")
    assert (one.id, one.title, one.authors) == (one.link, "No id at all", ("Eli Fog", "Flo Mist"))
    assert "See <a" in one.content


def test_a_feed_that_comes_later_doubles_nothing(site: SiteFolder) -> None:
    """The same site's other feed, imported on another day under other ids, adds no article a second time."""
    imported(site, ATOM)
    moving = imported(site, ATOM.replace("<id>", "<id>urn:x-new:"))
    assert (moving.written, len(moving.kept)) == ([], 2)
    assert "other ids" in moving.notes[0]


def test_an_entry_that_stands_twice_is_one(site: SiteFolder) -> None:
    """Two entries of one id in a feed become one article; two of one link stay two."""
    item = "<item><guid isPermaLink='false'>{}</guid><title>{}</title><link>https://a.example/x</link></item>"
    items = item.format(1, "One") + item.format(1, "Same") + item.format(2, "Two")
    moving = imported(site, f"<rss version='2.0'><channel>{items}</channel></rss>")
    assert len(moving.written) == 2
    assert any("1 entries have the id of one before" in note for note in moving.notes)


def test_an_entry_without_any_id_is_one_too(site: SiteFolder) -> None:
    """Nothing tells two entries apart that say the same and have no id."""
    moving = imported(
        site, "<rss version='2.0'><channel>" + "<item><title>A</title></item>" * 3 + "</channel></rss>"
    )
    assert (moving.written, moving.problems) == (["articles/a.html"], [])
    assert imported(site, (site.root / "old.feed").read_bytes()).unchanged == ["articles/a.html"]


def test_what_a_person_changed_stays(site: SiteFolder) -> None:
    """A file that differs from the feed is kept and told; --update replaces it, wherever it was moved."""
    imported(site, ATOM)
    (path,) = site.articles.rglob("*horns*")
    moved = site.articles / "horns.html"
    path.rename(moved)
    text = moved.read_text().replace("Horns &", "Better horns &")
    moved.write_text(text)

    kept = imported(site, ATOM)
    assert (kept.kept, kept.written, moved.read_text()) == (["articles/horns.html"], [], text)
    tried = imported(site, ATOM, update=True, dry_run=True)
    assert (tried.updated, moved.read_text()) == (["articles/horns.html"], text)
    updated = imported(site, ATOM, update=True)
    assert updated.updated == ["articles/horns.html"]
    assert "Better" not in moved.read_text()


def test_nothing_is_written_over(site: SiteFolder) -> None:
    """Another's file, a link or a folder under an article's name stays what it is."""
    names = list(imported(site, RSS2, dry_run=True).written)
    assert articles(site) == {}
    secret = site.root / "secret"
    secret.write_text("mine")
    for name in names:
        (site.root / name).parent.mkdir(exist_ok=True)
    (site.root / names[0]).write_text("somebody's own")
    (site.root / names[1]).symlink_to(secret)
    (site.root / names[2]).symlink_to(site.root / "nowhere")
    (site.root / names[3]).mkdir()

    moving = imported(site, RSS2)
    assert len(moving.written) == 4
    assert set(moving.written) & set(names) == set()
    assert (secret.read_text(), (site.root / names[0]).read_text()) == ("mine", "somebody's own")
    assert not (site.root / "nowhere").exists()


def test_a_folder_that_is_a_link_is_not_entered(site: SiteFolder) -> None:
    """A year's folder that leads elsewhere gets no article."""
    (site.root / "elsewhere").mkdir()
    (site.articles / "2025").symlink_to(site.root / "elsewhere")
    with pytest.raises(PublisherError, match="symbolic link"):
        imported(site, ATOM)
    assert list((site.root / "elsewhere").iterdir()) == []


def test_names_are_safe_and_readable(site: SiteFolder) -> None:
    """A name is made of the day and the title, of plain signs, and never leads out of its folder."""
    titles = [
        "../../etc/passwd",
        "Über größe",
        "日本",
        "a" * 300,
        "x/y\\z:*?",
        "CON",
        ".hidden",
        "~",
        "2025-01-31",
    ]
    items = "".join(
        f"<item><title>{t}</title><guid isPermaLink='false'>{t}</guid></item>" for t in (*titles, "Con")
    )
    imported(site, f"<rss version='2.0'><channel>{items}</channel></rss>")
    names = list(articles(site))

    assert len(names) == len(titles) + 1
    assert all(name.isascii() and len(name) < 90 and name.count("/") == 0 for name in names)
    assert {"etc-passwd.html", "uber-grosse.html", "x-y-z.html", "con.html", "on-2025-01-31.html"} <= set(names)


def test_a_thousand_entries(site: SiteFolder) -> None:
    """A large feed comes through whole, entries of one title and day under names of their own."""
    item = "<item><title>Fog</title><guid isPermaLink='false'>w{0}</guid><pubDate>2025-03-0{1}</pubDate></item>"
    items = "".join(item.format(number, number % 9 + 1) for number in range(1000))
    moving = imported(site, f"<rss version='2.0'><channel>{items}</channel></rss>")
    assert len(set(moving.written)) == 1000
    site.configure(BARE)
    assert site.build().status == 0
    assert {entry.id for entry in in_rss(site)} == {f"w{number}" for number in range(1000)}


PLANET = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Planet Fog</title><id>https://planet.example/</id>
<entry><title>From afar</title><id>urn:x-far:1</id><updated>2025-01-01T00:00:00Z</updated>
<link href="https://far.example/1"/><source><title>Far notes</title><id>https://far.example/</id>
<link href="https://far.example/"/><author><name>Lou Far</name></author></source></entry></feed>"""


def test_a_planet_says_whose_an_entry_is(site: SiteFolder) -> None:
    """The source of an entry gives its publisher and author; a whole feed of others does where asked."""
    imported(site, PLANET)
    imported(site, RDF, elsewhere=True)
    assert site.build().status == 0
    whose = {item["title"]: item.get("_publisher") for item in site.items()}
    assert whose["From afar"] == {"publisher": "Far notes", "source": "https://far.example/"}
    assert whose["Boards A"] == {"publisher": "Pier", "source": "https://pier.example/"}
    far = next(entry for entry in in_json(site) if entry.title == "From afar")
    assert (far.authors, far.published) == (("Lou Far",), "")


LAUGHS = '<!DOCTYPE rss [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {b} "&{a};&{a};&{a};&{a};&{a};&{a};&{a};&{a};">'
    for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
REFUSED = [
    ("https://quay.example/feed", b"", "nothing is fetched here; download it first"),
    ("old.feed", b"", "is empty"),
    ("old.feed", b"<html><body>No feed</body></html>", "<html> opens no feed"),
    ("old.feed", b'{"title": "a record"}', "no JSON Feed"),
    ("old.feed", b"\x89PNG\r\n\x1a\n" + bytes(100), "PNG"),
    ("old.feed", b"<rss><channel>" + b"<x>" * 100_000, "not well-formed"),
    ("old.feed", b"<!DOCTYPE rss [" + b"<" * 200_000, "DOCTYPE never ends"),
    ("old.feed", b"<rss>&nbsp;" + b"<![CDATA[" * 500_000, "not well-formed"),
    ("old.feed", b" " * 50_000 + b'<!DOCTYPE rss [<!ENTITY a "b">]><rss>&a;</rsx>', "not well-formed"),
    ("old.feed", b"<rss><channel>" + b"<item/>" * 100_001 + b"</channel></rss>", "the bound is 100000"),
    ("old.feed", b'{"items": [' + b"0," * 100_001 + b"0]}", "the bound is 100000"),
    ("old.feed", b"<rss>" + b" " * (16 * 2**20 + 1), "max_size"),
    ("old.feed", b"\x1f\x8b" + b"junk", "gzip"),
    ("nowhere.xml", b"", "No such file"),
    ("old.feed", b'<opml><outline xmlUrl="https://quay.example/feed"/></opml>', "nothing is fetched here"),
    ("old.feed", b'<opml><outline xmlUrl="../../etc/passwd"/></opml>', "no file beside it"),
    ("old.feed", b'<opml><outline xmlUrl="/etc/passwd"/></opml>', "no file beside it"),
    ("old.feed", b'<opml><outline xmlUrl="old.feed"/></opml>', "named by another"),
    ("old.feed", b"<opml/>", "no feed is named there"),
]


@pytest.mark.parametrize(("place", "data", "said"), REFUSED)
def test_what_is_no_feed_is_refused(site: SiteFolder, place: str, data: bytes, said: str) -> None:
    """Each refusal says what is wrong and how to mend it, and no article is written."""
    (site.root / "old.feed").write_bytes(data)
    name = place if "://" in place else str(site.root / place)
    with pytest.raises(PublisherError) as error:
        import_feeds(load_config(site.root), [name])
    assert said in str(error.value)
    assert error.value.mend
    assert articles(site) == {}


def test_entities_are_neither_expanded_nor_fetched(site: SiteFolder) -> None:
    """A billion laughs and a file's contents stay the names that they were."""
    declared = LAUGHS + '<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    imported(
        site, declared + "<rss><channel><item><title>&i; &x; end</title><guid>g</guid></item></channel></rss>"
    )
    (data,) = articles(site).values()
    assert b'title: "&i; &x; end"' in data


def test_numbers_that_are_no_letters_are_left_out(site: SiteFolder) -> None:
    """References to halves of letters, to controls and beyond Unicode cannot break the rest."""
    imported(site, "<rss><channel><item><title>A&#xD800;b&#0;c&#x110000;d&#x41;</title></item></channel></rss>")
    assert list(articles(site)) == ["abcda.html"]


def test_broken_tags_in_a_text_are_left_out(site: SiteFolder) -> None:
    """What the parser makes of names that are none does not stop the import."""
    text = "<div xmlns='http://www.w3.org/1999/xhtml'>A<b:http: c='1'>B</b:http:></div>"
    feed = (
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>x:1</id><title>T</title><content type='xhtml'>{}"
    )
    imported(site, feed.format(text) + "</content></entry></feed>")
    (data,) = articles(site).values()
    assert b"A<span>B</span>" in data


def test_one_bad_entry_stops_no_other(site: SiteFolder) -> None:
    """An entry that no article can hold is told, the rest is written."""
    deep = "&lt;b>" * 60_000
    items = f"<item><description>{deep}</description></item><item/><item><title>Good</title></item>"
    moving = imported(site, f"<rss version='2.0'><channel>{items}</channel></rss>")
    assert list(articles(site)) == ["good.html"]
    assert [problem.mend != "" for problem in moving.problems] == [True, True]


def test_the_command_tells_what_it_did(site: SiteFolder) -> None:
    """A person reads counts, notes and a configuration; it is written only where there is none."""
    (site.root / "old.feed").write_text(RSS2)
    (site.root / "publisher.toml").unlink()
    command = ["import", "-C", str(site.root), str(site.root / "old.feed")]
    tried = CliRunner().invoke(cli, [*command, "-n", "--write-config"])
    assert (tried.exit_code, articles(site)) == (0, {})
    assert "4 articles would be written to articles" in tried.output
    done = CliRunner().invoke(cli, [*command, "--write-config"])
    assert done.exit_code == 0
    assert "4 articles written to articles" in done.output
    assert load_config(site.root).site.title == "Quay & Sons"
    written = (site.root / "publisher.toml").read_bytes()
    again = CliRunner().invoke(cli, [*command, "--write-config"])
    assert "0 articles written to articles; 4 unchanged" in again.output
    assert "is there already" in again.output
    assert (site.root / "publisher.toml").read_bytes() == written
    wrong = CliRunner().invoke(cli, [*command, "--into", "/elsewhere"])
    assert (wrong.exit_code, "no folder of this site" in wrong.output) == (66, True)


SEEDS = [case.data for case in CASES[:8]] + [JSON11.encode()]
CUTS = st.tuples(st.sampled_from(SEEDS), st.integers(0, 3000), st.integers(0, 40), st.binary(max_size=12))
TEXTS = st.text(st.characters(codec="utf-8"), max_size=60)


@given(CUTS | st.binary(max_size=60).map(lambda data: (data, 0, 0, b"")))
def test_any_bytes_give_articles_or_our_errors(cut: tuple[bytes, int, int, bytes]) -> None:
    """A feed that is cut, mangled or none at all never brings an error of somebody else's."""
    data, start, length, piece = cut
    with folder() as root:
        site = SiteFolder(root)
        try:
            imported(site, data[:start] + piece + data[start + length :])
        except PublisherError:
            assert articles(site) == {}


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_any_words_come_back(identity: str, title: str, author: str, tag: str) -> None:
    """Whatever stands in a feed's texts, front matter brings it back, and nothing else with it."""
    item = {
        "id": identity,
        "title": title,
        "content_html": "<p>Text.</p>",
        "tags": [tag],
        "authors": [{"name": author}],
    }
    with folder() as root:
        site = SiteFolder(root)
        imported(site, orjson.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [item]}))
        report = build(load_config(site.root), now=NOW)
        assert (report.status, report.standing) == (0, ())
        (seen,) = site.items()
        assert site.faults() == []
    said = "".join(c for c in identity if c.isprintable() or c in "\t\n\r").strip()
    if said.isprintable() and said == identity:
        assert seen["id"] == (said or seen["id"])
    assert len(seen.get("tags", ())) <= 1
    assert "\n" not in seen["title"]


def test_creating_needs_no_luck(site: SiteFolder) -> None:
    """No temporary file is left beside the articles, and their mode lets a person read them."""
    imported(site, ATOM)
    files = [path for path in site.articles.rglob("*") if path.is_file()]
    assert {path.suffix for path in files} == {".html"}
    assert {path.stat().st_mode & 0o777 for path in files} == {0o644}
