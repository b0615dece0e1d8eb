"""Feeds are imported, and no subscriber sees an entry twice."""

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
from sites import NOW, SiteFolder, faults, folder

from publisher import PublisherError, build, load_config
from publisher.cli import cli
from publisher.importer import ImportReport, import_feeds
from publisher.text.iris import iri_of

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
    """Give the content of every article by its name."""
    found = sorted(path for path in site.articles.rglob("*") if path.is_file())
    return {path.relative_to(site.articles).as_posix(): path.read_bytes() for path in found}


def in_rss(site: SiteFolder) -> list[Seen]:
    """Give what a subscriber of the RSS feed sees."""
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
    """Give what a subscriber of the Atom feed sees."""
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
    """Give what a subscriber of the JSON Feed sees."""
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
def test_no_subscriber_sees_an_entry_twice(site: SiteFolder, case: Case) -> None:
    """The new feeds have each entry with the id, title, link, date, authors and content of the old feed."""
    site.configure(BARE)
    result = imported(site, case.data)
    report = site.build()

    assert (report.status, faults(report)) == (0, ())
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
    reported = [str(problem) for problem in result.problems] + result.notes
    assert len(reported) == len(case.reported)
    assert all(any(words in line for line in reported) for words in case.reported)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_importing_again_changes_nothing(site: SiteFolder, case: Case) -> None:
    """A second import of a feed finds every article unchanged."""
    first = imported(site, case.data)
    before = articles(site)
    again = imported(site, case.data)

    assert (again.written, again.kept, again.updated) == ([], [], [])
    assert sorted(again.unchanged) == sorted(first.written)
    assert articles(site) == before


def test_the_suggested_configuration_keeps_the_feed_id(site: SiteFolder) -> None:
    """With the suggested configuration, the Atom feed has the id, title and language of the old one."""
    (site.root / "publisher.toml").unlink()
    site.configure(imported(site, ATOM).configuration)
    assert site.build().status == 0
    root = etree.fromstring(site.files()["all.atom"])
    assert root.findtext("a:id", "", NS) == "urn:uuid:60a76c80-d399-11d9-b93c-0003939e0af6"
    assert root.findtext("a:title", "", NS) == "Fog & horn"
    config = load_config(site.root)
    assert (config.site.language, config.site.since, config.feeds[0].limit) == ("en", "2025", 50)


SETTINGS = {
    "RSS 2.0": (
        (
            "<rss version='2.0'><channel><title>T</title><link>https://a.example/</link><ttl> 90 </ttl>"
            "<image><url>/logo.png</url></image><skipHours><hour>23</hour><hour>24</hour><hour>x</hour></skipHours>"
            "<skipDays><day>Sunday</day><day>Saturday</day><day>Sonntag</day></skipDays><item><title>A</title></item>"
            "</channel></rss>"
        ),
        ("https://a.example/logo.png", 90, (0, 23), ("Saturday", "Sunday")),
    ),
    "RSS 1.0": (
        (
            "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><channel>"
            "<title>T</title></channel><image><url>https://a.example/l.gif</url></image><item><title>A</title></item>"
            "</rdf:RDF>"
        ),
        ("https://a.example/l.gif", 0, (), ()),
    ),
    "Atom": (
        (
            "<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title><logo>https://a.example/l.jpg</logo>"
            "<icon>https://a.example/i.png</icon><entry><id>x:1</id><title>A</title></entry></feed>"
        ),
        ("https://a.example/l.jpg", 0, (), ()),
    ),
    "JSON Feed": (
        (
            '{"version": "https://jsonfeed.org/version/1.1", "title": "T", "icon": "https://a.example/i.png",'
            ' "items": [{"id": "1", "title": "A"}]}'
        ),
        ("https://a.example/i.png", 0, (), ()),
    ),
    "values that a configuration refuses": (
        (
            "<rss version='2.0'><channel><title>T</title><ttl>soon</ttl><image><url>https://a.example/l.svg</url></image>"
            f"<skipHours>{''.join(f'<hour>{hour}</hour>' for hour in range(24))}</skipHours>"
            "<item><title>A</title></item></channel></rss>"
        ),
        ("", 0, (), ()),
    ),
}


@pytest.mark.parametrize(("feed", "settings"), SETTINGS.values(), ids=SETTINGS)
def test_the_suggestion_keeps_the_settings_of_a_feed(
    site: SiteFolder, feed: str, settings: tuple[Any, ...]
) -> None:
    """The suggested configuration has the feed's picture and update times, and is valid."""
    (site.root / "publisher.toml").unlink()
    site.configure(imported(site, feed).configuration)
    spec = load_config(site.root).feeds[0]
    assert (spec.image, spec.ttl, spec.skip_hours, spec.skip_days) == settings


def test_two_feeds_of_one_site_are_merged(site: SiteFolder) -> None:
    """An entry that is in RSS and, with text and another id, in Atom is one article with the first id."""
    rss = RSS2.replace("https://quay.example/no-id", "https://fog.example/blog/2025/horns")
    (site.root / "a.rss").write_text(rss)
    (site.root / "b.atom").write_text(ATOM)
    (site.root / "all.opml").write_text(
        '<opml version="2.0"><body><outline text="Both"><outline xmlUrl="a.rss"/><outline xmlUrl="b.atom"/>'
        "</outline></body></opml>"
    )
    result = import_feeds(load_config(site.root), [str(site.root / "all.opml")])

    assert len(result.written) == 5
    assert any("1 entry with another id" in note for note in result.notes)
    site.configure(BARE)
    assert site.build().status == 0
    one = next(entry for entry in in_json(site) if entry.link == "https://fog.example/blog/2025/horns")
    assert (one.id, one.title, one.authors) == (one.link, "No id at all", ("Eli Fog", "Flo Mist"))
    assert "See <a" in one.content


def test_a_later_import_of_another_feed_repeats_no_article(site: SiteFolder) -> None:
    """Another feed of the same site, imported later and with other ids, adds no article again."""
    imported(site, ATOM)
    result = imported(site, ATOM.replace("<id>", "<id>urn:x-new:"))
    assert (result.written, len(result.kept)) == ([], 2)
    assert "2 entries of another feed with other ids" in result.notes[0]


def test_repeated_ids_are_merged(site: SiteFolder) -> None:
    """Two entries of one id in a feed become one article; two of one link stay two."""
    item = "<item><guid isPermaLink='false'>{}</guid><title>{}</title><link>https://a.example/x</link></item>"
    items = item.format(1, "One") + item.format(1, "Same") + item.format(2, "Two")
    result = imported(site, f"<rss version='2.0'><channel>{items}</channel></rss>")
    assert len(result.written) == 2
    assert any("1 entry with the id of an earlier one" in note for note in result.notes)


def test_identical_entries_without_an_id_are_merged(site: SiteFolder) -> None:
    """Entries without an id and with the same content become one article, also at the next import."""
    result = imported(
        site, "<rss version='2.0'><channel>" + "<item><title>A</title></item>" * 3 + "</channel></rss>"
    )
    assert (result.written, result.problems) == (["articles/a.html"], [])
    assert imported(site, (site.root / "old.feed").read_bytes()).unchanged == ["articles/a.html"]


def test_an_edited_article_is_kept(site: SiteFolder) -> None:
    """An article that differs from the feed is kept and reported; --update replaces it, wherever it is now."""
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


def test_no_file_is_overwritten(site: SiteFolder) -> None:
    """Another file, a link or a folder with an article's name does not change."""
    names = list(imported(site, RSS2, dry_run=True).written)
    assert articles(site) == {}
    secret = site.root / "secret"
    secret.write_text("mine")
    for name in names:
        (site.root / name).parent.mkdir(exist_ok=True)
    (site.root / names[0]).write_text("another program's")
    (site.root / names[1]).symlink_to(secret)
    (site.root / names[2]).symlink_to(site.root / "nowhere")
    (site.root / names[3]).mkdir()

    result = imported(site, RSS2, copies=True)
    assert len(result.written) == 4
    assert set(result.written) & set(names) == set()
    assert (secret.read_text(), (site.root / names[0]).read_text()) == ("mine", "another program's")
    assert not (site.root / "nowhere").exists()


def test_a_linked_folder_is_refused(site: SiteFolder) -> None:
    """No article is written into a year's folder that is a symbolic link."""
    (site.root / "elsewhere").mkdir()
    (site.articles / "2025").symlink_to(site.root / "elsewhere")
    with pytest.raises(PublisherError, match="symbolic link"):
        imported(site, ATOM)
    assert list((site.root / "elsewhere").iterdir()) == []


def test_names_are_safe_and_readable(site: SiteFolder) -> None:
    """A name consists of day and title, in ASCII, and never leads out of its folder."""
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
    """A large feed is imported whole; entries with the same title and day get different names."""
    item = "<item><title>Fog</title><guid isPermaLink='false'>w{0}</guid><pubDate>2025-03-0{1}</pubDate></item>"
    items = "".join(item.format(number, number % 9 + 1) for number in range(1000))
    result = imported(site, f"<rss version='2.0'><channel>{items}</channel></rss>")
    assert len(set(result.written)) == 1000
    site.configure(BARE)
    assert site.build().status == 0
    assert {entry.id for entry in in_rss(site)} == {f"w{number}" for number in range(1000)}


PLANET = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Planet Fog</title><id>https://planet.example/</id>
<entry><title>From afar</title><id>urn:x-far:1</id><updated>2025-01-01T00:00:00Z</updated>
<link href="https://far.example/1"/><source><title>Far notes</title><id>https://far.example/</id>
<link href="https://far.example/"/><author><name>Lou Far</name></author></source></entry></feed>"""


def test_entries_of_others_name_their_publisher(site: SiteFolder) -> None:
    """The source of an entry gives its publisher and author; with `elsewhere` the whole feed does."""
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
REFUSED = {
    "an address": ("https://quay.example/feed", b"", "nothing is fetched here; download it first"),
    "empty": ("old.feed", b"", "is empty"),
    "HTML": ("old.feed", b"<html><body>No feed</body></html>", "<html> is not the root of a feed"),
    "a record": ("old.feed", b'{"title": "a record"}', "not a JSON Feed"),
    "a picture": ("old.feed", b"\x89PNG\r\n\x1a\n" + bytes(100), "PNG"),
    "open elements": ("old.feed", b"<rss><channel>" + b"<x>" * 100_000, "not well-formed"),
    "an open DOCTYPE": ("old.feed", b"<!DOCTYPE rss [" + b"<" * 200_000, "DOCTYPE never ends"),
    "open CDATA": ("old.feed", b"<rss>&nbsp;" + b"<![CDATA[" * 500_000, "not well-formed"),
    "a late DOCTYPE": (
        "old.feed",
        b" " * 50_000 + b'<!DOCTYPE rss [<!ENTITY a "b">]><rss>&a;</rsx>',
        "not well-formed",
    ),
    "too many entries": (
        "old.feed",
        b"<rss><channel>" + b"<item/>" * 100_001 + b"</channel></rss>",
        "the limit is 100000",
    ),
    "too many items": ("old.feed", b'{"items": [' + b"0," * 100_001 + b"0]}", "the limit is 100000"),
    "too large": ("old.feed", b"<rss>" + b" " * (16 * 2**20 + 1), "max_size"),
    "broken gzip": ("old.feed", b"\x1f\x8b" + b"junk", "gzip"),
    "no file": ("nowhere.xml", b"", "No such file"),
    "OPML with an address": (
        "old.feed",
        b'<opml><outline xmlUrl="https://quay.example/feed"/></opml>',
        "nothing is fetched here",
    ),
    "OPML with a path upwards": (
        "old.feed",
        b'<opml><outline xmlUrl="../../etc/passwd"/></opml>',
        "not a file in its folder",
    ),
    "OPML with an absolute path": (
        "old.feed",
        b'<opml><outline xmlUrl="/etc/passwd"/></opml>',
        "not a file in its folder",
    ),
    "OPML that lists OPML": (
        "old.feed",
        b'<opml><outline xmlUrl="old.feed"/></opml>',
        "that another OPML file lists",
    ),
    "empty OPML": ("old.feed", b"<opml/>", "no feed is listed there"),
}


@pytest.mark.parametrize(("place", "data", "message"), REFUSED.values(), ids=REFUSED)
def test_a_file_that_is_not_a_feed_is_refused(site: SiteFolder, place: str, data: bytes, message: str) -> None:
    """Each refusal says what is wrong and how to fix it, and no article is written."""
    (site.root / "old.feed").write_bytes(data)
    name = place if "://" in place else str(site.root / place)
    with pytest.raises(PublisherError) as error:
        import_feeds(load_config(site.root), [name])
    assert message in str(error.value)
    assert error.value.remedy
    assert articles(site) == {}


def test_entities_are_neither_expanded_nor_fetched(site: SiteFolder) -> None:
    """Entities of a DOCTYPE, nested or of a file, remain as they are written."""
    declared = LAUGHS + '<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    imported(
        site, declared + "<rss><channel><item><title>&i; &x; end</title><guid>g</guid></item></channel></rss>"
    )
    (data,) = articles(site).values()
    assert b'title: "&i; &x; end"' in data


def test_impossible_character_references_are_removed(site: SiteFolder) -> None:
    """References to surrogates, to control characters and beyond Unicode do not break the rest."""
    imported(site, "<rss><channel><item><title>A&#xD800;b&#0;c&#x110000;d&#x41;</title></item></channel></rss>")
    assert list(articles(site)) == ["abcda.html"]


def test_impossible_element_names_are_replaced(site: SiteFolder) -> None:
    """Names that XML does not allow, which the recovering parser lets through, do not stop the import."""
    text = "<div xmlns='http://www.w3.org/1999/xhtml'>A<b:http: c='1'>B</b:http:></div>"
    feed = (
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>x:1</id><title>T</title><content type='xhtml'>{}"
    )
    imported(site, feed.format(text) + "</content></entry></feed>")
    (data,) = articles(site).values()
    assert b"A<span>B</span>" in data


def test_a_bad_entry_does_not_stop_the_others(site: SiteFolder) -> None:
    """An entry that cannot be an article is reported, and the rest is written."""
    deep = "&lt;b>" * 60_000
    items = f"<item><description>{deep}</description></item><item/><item><title>Good</title></item>"
    result = imported(site, f"<rss version='2.0'><channel>{items}</channel></rss>")
    assert list(articles(site)) == ["good.html"]
    assert [problem.remedy != "" for problem in result.problems] == [True, True]


def test_the_command_reports_its_work(site: SiteFolder) -> None:
    """The command prints counts, notes and a configuration, and writes it only if there is none."""
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
    assert (wrong.exit_code, "is not in a folder of this site" in wrong.output) == (66, True)


SEEDS = [case.data for case in CASES[:8]] + [JSON11.encode()]
CUTS = st.tuples(st.sampled_from(SEEDS), st.integers(0, 3000), st.integers(0, 40), st.binary(max_size=12))
TEXTS = st.text(st.characters(codec="utf-8"), max_size=60)


@given(CUTS | st.binary(max_size=60).map(lambda data: (data, 0, 0, b"")))
def test_any_bytes_give_articles_or_an_error_of_publisher(cut: tuple[bytes, int, int, bytes]) -> None:
    """A feed that is cut, damaged or not a feed at all never raises an error of a library."""
    data, start, length, piece = cut
    with folder() as root:
        site = SiteFolder(root)
        try:
            imported(site, data[:start] + piece + data[start + length :])
        except PublisherError:
            assert articles(site) == {}


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_any_text_survives_front_matter(identity: str, title: str, author: str, tag: str) -> None:
    """Any text of a feed is read back from front matter, and nothing else with it."""
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
        assert (report.status, faults(report)) == (0, ())
        (seen,) = site.items()
        assert site.faults() == []
    said = "".join(c for c in identity if c.isprintable() or c in "\t\n\r").strip()
    if said.isprintable() and said == identity:
        assert seen["id"] == (said or seen["id"])
    assert len(seen.get("tags", ())) <= 1
    assert "\n" not in seen["title"]


def test_written_files_are_readable(site: SiteFolder) -> None:
    """No temporary file remains among the articles, and their mode lets others read them."""
    imported(site, ATOM)
    files = [path for path in site.articles.rglob("*") if path.is_file()]
    assert {path.suffix for path in files} == {".html"}
    assert {path.stat().st_mode & 0o777 for path in files} == {0o644}
