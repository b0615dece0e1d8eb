"""Feeds as they are found: broken, in odd encodings, with junk around them, in namespaces of their own."""

from __future__ import annotations

import time
from base64 import b64encode
from collections.abc import Callable
from contextlib import suppress

import pytest

from publisher.errors import PublisherError, ReadError
from publisher.syndication import read_feed
from publisher.syndication.feed_text import mended
from publisher.syndication.repairs import with_declared_prefixes, with_html_as_text, with_quoted_attributes

ITEM = "<item><title>A</title><guid>1</guid><description>{}</description></item>"
RSS = f"<rss version='2.0'><channel><title>T</title>{ITEM}</channel></rss>"
ATOM = (
    "<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title><id>f</id>"
    "<entry><title>A</title><id>1</id><content{}>{}</content></entry></feed>"
)
DECLARED = "<?xml version='1.0' encoding='utf-8'?>"
NOTICE = "<br />\n<b>Notice</b>: Undefined index: x in <b>/var/www/feed.php</b> on line <b>3</b><br />\n"


def base64(text: str) -> str:
    """A text in Base64."""
    return b64encode(text.encode()).decode()


FEEDS: dict[str, tuple[str | bytes, str]] = {
    "a PHP notice before the declaration": (NOTICE + DECLARED + RSS.format("x"), "<p>x</p>"),
    "a warning in plain text": (f"Warning: headers sent in /x.php:1\n{DECLARED}{RSS.format('x')}", "<p>x</p>"),
    "a notice between entries": (RSS.format("x").replace("<item>", NOTICE + "<item>"), "<p>x</p>"),
    "blank lines before the declaration": ("\n\n " + DECLARED + RSS.format("x"), "<p>x</p>"),
    "a page around the feed": (f"<!DOCTYPE html><html><body>{RSS.format('x')}</body></html>", "<p>x</p>"),
    "a script behind the feed": (RSS.format("x") + "<script>x()</script>", "<p>x</p>"),
    "attributes without quotes": (RSS.format("x").replace("'2.0'", "2.0"), "<p>x</p>"),
    "HTML that is not closed": (RSS.format("<p>a<br>b"), "<p>a<br>b"),
    "HTML that is closed in the wrong order": (RSS.format("<b><i>a</b></i>"), "<b><i>a</b></i>"),
    "HTML in content:encoded": (
        RSS.format("s").replace("</item>", "<content:encoded>a<br>&eacute;</content:encoded></item>"),
        "a<br>&eacute;",
    ),
    "a prefix without a declaration": (
        RSS.format("s").replace("</item>", "<content:encoded>whole</content:encoded></item>"),
        "<p>whole</p>",
    ),
    "a module's namespace with https": (
        RSS.format("s")
        .replace("<rss ", "<rss xmlns:content='https://purl.org/rss/1.0/modules/content/' ")
        .replace("</item>", "<content:encoded>whole</content:encoded></item>"),
        "<p>whole</p>",
    ),
    "RSS in a namespace of its own": (RSS.format("x").replace("<rss ", "<rss xmlns='urn:own' "), "<p>x</p>"),
    "RSS in Atom's namespace": (
        RSS.format("x").replace("<rss ", "<rss xmlns='http://www.w3.org/2005/Atom' "),
        "<p>x</p>",
    ),
    "RDF in a namespace of its own": (
        (
            "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='urn:own'><channel>"
            f"<title>T</title></channel>{ITEM.format('x')}</rdf:RDF>"
        ),
        "<p>x</p>",
    ),
    "Atom without a namespace": (
        ATOM.format(" type='html'", "&lt;p>x&lt;/p>").replace(" xmlns='http://www.w3.org/2005/Atom'", ""),
        "<p>x</p>",
    ),
    "Atom in a misspelt namespace": (ATOM.format("", "x").replace("/Atom", "/Atm"), "<p>x</p>"),
    "Base64 of Atom 0.3": (
        ATOM.format(" type='text/html' mode='base64'", base64("<p>Hi ✓</p>")),
        "<p>Hi ✓</p>",
    ),
    "Base64 of Atom 1.0": (ATOM.format(" type='application/octet-stream'", base64("<p>Hi</p>")), "<p>Hi</p>"),
    "a picture in Base64": (ATOM.format(" type='image/png'", base64("\x89PNG\x00\x01")), ""),
    "UTF-32 with its mark": (RSS.format("é").encode("utf-32"), "<p>é</p>"),
    "UTF-32 without its mark": (RSS.format("é").encode("utf-32-be"), "<p>é</p>"),
    "UTF-16 without its mark": (RSS.format("é").encode("utf-16-le"), "<p>é</p>"),
    "UTF-16 that is declared as UTF-8": ((DECLARED + RSS.format("é")).encode("utf-16"), "<p>é</p>"),
    "UTF-8 that is declared as UTF-16": (
        (DECLARED.replace("utf-8", "utf-16") + RSS.format("é")).encode(),
        "<p>é</p>",
    ),
    "EBCDIC": ((DECLARED.replace("utf-8", "cp037") + RSS.format("x")).encode("cp037"), "<p>x</p>"),
    "an encoding that few declare": (
        (DECLARED.replace("utf-8", "cp1250") + RSS.format("mlha přišla")).encode("cp1250"),
        "<p>mlha přišla</p>",
    ),
    "short Chinese without a declaration": (
        RSS.format("码头上的雾很大").encode("gbk"),
        "<p>码头上的雾很大</p>",
    ),
    "short Japanese without a declaration": (
        RSS.format("港に霧が出ている。").encode("cp932"),
        "<p>港に霧が出ている。</p>",
    ),
    "numbers of windows-1252": (RSS.format("it&#146;s &#x93;so&#x94;"), "<p>it’s “so”</p>"),
    "numbers of windows-1252 in HTML": (RSS.format("it&amp;#146;s&lt;br&gt;"), "it’s<br>"),
    "letters of windows-1252": (RSS.format("it\x92s\x85"), "<p>it’s…</p>"),
    "a surrogate pair": (RSS.format("&#55357;&#56832;"), "<p>😀</p>"),
    "a surrogate pair in HTML": (RSS.format("&amp;#xD83D;&amp;#xDE00;"), "<p>😀</p>"),
    "a number with a large X": (RSS.format("&#X41;"), "<p>A</p>"),
    "UTF-8 that was read as windows-1252": (RSS.format("CafÃ© dâ€™or"), "<p>Café d’or</p>"),
    "a NUL": (RSS.format("a\x00b"), "<p>ab</p>"),
    "CDF": (
        (
            "<CHANNEL HREF='https://c.example/'><TITLE>T</TITLE><ITEM HREF='https://c.example/1'>"
            "<TITLE>A</TITLE><ABSTRACT>x</ABSTRACT></ITEM></CHANNEL>"
        ),
        "<p>x</p>",
    ),
    "Dublin Core's description": (
        RSS.format("")
        .replace("<description>", "<dc:description>x")
        .replace("</description>", "</dc:description>"),
        "<p>x</p>",
    ),
}


@pytest.mark.parametrize(("feed", "content"), FEEDS.values(), ids=FEEDS)
def test_a_feed_is_read_as_it_was_meant(feed: str | bytes, content: str) -> None:
    """Each odd feed has its title, its one entry, and the entry's text whole."""
    found = read_feed(feed if isinstance(feed, bytes) else feed.encode())
    assert [(one.title, one.content) for one in found.entries] == [("A", content)]
    assert found.title == "T"


def test_one_article_has_one_spelling() -> None:
    """Letters that were read wrongly are put right in title, text, names and tags alike."""
    wrong = "Zo&#235; Caf&#195;&#169; it&#146;s"
    feed = RSS.format(wrong).replace("<title>A", f"<title>{wrong}")
    feed = feed.replace("</item>", f"<author>{wrong}</author><category>{wrong}</category></item>")
    (entry,) = read_feed(feed.encode()).entries
    right = "Zoë Café it’s"
    assert (entry.title, entry.content) == (right, f"<p>{right}</p>")
    assert (entry.authors[0].name, entry.categories) == (right, (right,))


def test_what_shows_code_keeps_its_letters() -> None:
    """An article about mojibake shows it, and an escaped reference is shown as one."""
    assert mended("<p><code>CafÃ©</code></p>") == "<p><code>CafÃ©</code></p>"
    assert mended("<p>&amp;#146;</p>") == "<p>&amp;#146;</p>"


def test_an_id_stays_letter_for_letter() -> None:
    """Ids are compared by subscribers' programs, so nothing in them is put right."""
    feed = RSS.format("x").replace("<guid>1", "<guid>CafÃ©")
    assert read_feed(feed.encode()).entries[0].id == "CafÃ©"


def test_what_stands_around_a_feed_is_told() -> None:
    """Text that is cut off is a warning, and no loss of entries."""
    (warning,) = read_feed((NOTICE + RSS.format("x")).encode()).warnings
    assert "stands within other text" in warning


@pytest.mark.parametrize(
    "data",
    [b"<html><body><p>No feed</p></body></html>", b"<svg/>", b"not XML", b"<item><title>A</title></item>", b""],
)
def test_what_is_no_feed_is_refused(data: bytes) -> None:
    """A page or a file of something else is no feed, however much is repaired."""
    with pytest.raises(ReadError):
        read_feed(data)


def test_a_damaged_export_with_junk_is_refused() -> None:
    """Repairs do not publish what an export marks as private: one that may lack marks is refused."""
    feed = NOTICE + RSS.format("x").replace("<item>", "<wp:x/><item>")[:-30]
    with pytest.raises(ReadError, match="may be lost"):
        read_feed(feed.encode())


THREE = "<rss version='2.0'><channel><title>T</title>{}</channel></rss>".format(
    "".join(f"<item><title>{n}</title><guid isPermaLink='false'>{n}</guid></item>" for n in "ABC")
)
DAMAGE = {
    "a stray sign in a tag": ("<guid isPermaLink='false'>A", "<guid <isPermaLink='false'>A"),
    "a quote that is missing": ("isPermaLink='false'>B", "isPermaLink='false>B"),
    "an end of CDATA": ("<title>B", "]]><title>B"),
    "a tag without its sign": ("<title>B", "title>B"),
    "an end of an entry too much": ("<title>B", "</item><title>B"),
    "an entry that is not closed": ("A</guid></item>", "A</guid>"),
    "a broken root": ("<rss version='2.0'>", "<rss version='2.0' x= <>"),
    "a broken channel": ("<channel>", "<chan<nel>"),
}


@pytest.mark.parametrize(("right", "wrong"), DAMAGE.values(), ids=DAMAGE)
def test_damage_to_one_entry_costs_no_other(right: str, wrong: str) -> None:
    """Entries behind a fault are read, and the fault is reported."""
    feed = read_feed(THREE.replace(right, wrong, 1).encode())
    assert len(feed.entries) == 3
    assert [one.title for one in feed.entries][2] == "C"
    assert feed.warnings


HOSTILE: dict[str, Callable[[int], str]] = {
    "openings of a text": lambda n: RSS.format("<description>" * (n // 13)),
    "openings of a text before one end": lambda n: RSS.format("<summary>" * (n // 9) + "</summary>"),
    "attributes": lambda n: RSS.format("<p " + "a=b " * (n // 4) + ">"),
    "equals signs": lambda n: RSS.format("<p " + "=" * n + ">"),
    "blanks in a tag": lambda n: RSS.format("<p " + " " * n),
    "roots": lambda n: "<rss " * (n // 5),
    "roots without an end": lambda n: "junk <feed>" * (n // 11),
    "references": lambda n: RSS.format("&#55357;" * (n // 8)),
    "mojibake": lambda n: RSS.format("Ã" * n),
    "prefixes": lambda n: RSS.format("".join(f"<p{k}:x/>" for k in range(n // 10))),
    "CDATA that never ends": lambda n: RSS.format("<![CDATA[" * (n // 9)),
    "chapters": lambda n: RSS.format("x").replace(
        "</item>", "<psc:chapters>" + "<psc:chapter start='0'/>" * (n // 24) + "</psc:chapters></item>"
    ),
    "media": lambda n: RSS.format("x").replace(
        "</item>", "<media:content url='a'/><media:group/>" * (n // 38) + "</item>"
    ),
    "links to itself": lambda n: RSS.format("x").replace(
        "</item>", "<atom:link rel='enclosure' href='https://a.example/1'/>" * (n // 55) + "</item>"
    ),
    "items that are not closed": lambda n: "<rss><channel>" + "<item><" * (n // 7),
    "items below many declarations": lambda n: (
        "<rss "
        + "".join(f" xmlns:n{k}='{'u' * 250}'" for k in range(300))
        + "><channel>"
        + "<item><" * (n // 7)
    ),
    "attributes of XHTML": lambda n: ATOM.format(
        " type='xhtml'", "<div><p " + " ".join(f"a{k}='1'" for k in range(n // 11)) + ">x</p></div>"
    ),
    "an entity bomb": lambda n: (
        "<!DOCTYPE rss [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]>" + RSS.format("&b;" * (n // 30))
    ),
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_no_feed_takes_long(make: Callable[[int], str]) -> None:
    """Each hostile feed of 400 kB is read or refused in time that grows with its length alone."""
    started = time.process_time()
    with suppress(PublisherError):
        read_feed(make(400_000).encode())
    assert time.process_time() - started < 5


REPAIRS = {
    "quotes": (with_quoted_attributes, "<a b=c d='e=f' g=h/i/>", '<a b="c" d=\'e=f\' g="h/i"/>'),
    "a file that closes itself": (with_quoted_attributes, "<e type=audio/mpeg/>", '<e type="audio/mpeg"/>'),
    "what is quoted stays": (with_quoted_attributes, '<a b="c=d e">', '<a b="c=d e">'),
    "text without tags stays": (with_html_as_text, "<summary>a &lt;</summary>", "<summary>a &lt;</summary>"),
    "CDATA stays": (
        with_html_as_text,
        "<summary><![CDATA[<b>]]></summary>",
        "<summary><![CDATA[<b>]]></summary>",
    ),
    "XHTML stays": (
        with_html_as_text,
        "<content type='xhtml'><p>a</content>",
        "<content type='xhtml'><p>a</content>",
    ),
    "a text of the next entry stays": (
        with_html_as_text,
        "<description>a</item><item><description>b<br></description>",
        "<description>a</item><item><description><![CDATA[b<br>]]></description>",
    ),
    "prefixes": (
        with_declared_prefixes,
        "<rss><dc:date/></rss>",
        '<rss xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:date/></rss>',
    ),
    "declared prefixes stay": (
        with_declared_prefixes,
        "<rss xmlns:x='y'><x:z/></rss>",
        "<rss xmlns:x='y'><x:z/></rss>",
    ),
}


@pytest.mark.parametrize(("repair", "text", "repaired"), REPAIRS.values(), ids=REPAIRS)
def test_a_repair_changes_what_is_wrong_alone(repair: Callable[[str], str], text: str, repaired: str) -> None:
    """Each repair leaves what is right as it is."""
    assert repair(text) == repaired


MEDIA = (
    "<rss version='2.0' xmlns:media='http://search.yahoo.com/mrss/'><channel><item><guid>1</guid>{}</item>"
    "</channel></rss>"
)


def picture(url: str, rest: str = "medium='image'", inside: str = "") -> str:
    """A picture as Media RSS names it."""
    return f"<media:content url='https://a.example/{url}' {rest}>{inside}</media:content>"


STILL = "<media:thumbnail url='https://a.example/1.jpg'/>"
FILM = picture("1.mp4", "type='video/mp4'")
PICTURES = {
    "several pictures, with words": (
        picture("1.jpg", inside="<media:description>A pier</media:description>") + picture("2.jpg", ""),
        ("https://a.example/1.jpg", "A pier"),
        ["https://a.example/2.jpg"],
    ),
    "sizes of one picture": (
        picture("1.jpg?w=140", "width='140'") + picture("1.jpg?w=460", "width='460'"),
        ("https://a.example/1.jpg?w=460", ""),
        [],
    ),
    "a picture of the writer": (
        "<media:content url='https://1.gravatar.com/avatar/x' medium='image'/>" + picture("1.jpg"),
        ("https://a.example/1.jpg", ""),
        [],
    ),
    "a picture whose format nothing tells": (picture("1"), ("https://a.example/1", ""), []),
    "a thumbnail alone": (STILL, ("https://a.example/1.jpg", ""), []),
    "a film and its still": (
        f"<media:group>{FILM}{STILL}</media:group>",
        ("https://a.example/1.jpg", ""),
        ["https://a.example/1.mp4"],
    ),
}


@pytest.mark.parametrize(("media", "image", "files"), PICTURES.values(), ids=PICTURES)
def test_an_entry_has_one_picture(media: str, image: tuple[str, str], files: list[str]) -> None:
    """Of all pictures that a feed names one is the entry's, and no size of it is a file besides."""
    (entry,) = read_feed(MEDIA.format(media).encode()).entries
    assert entry.image is not None
    assert (entry.image.url, entry.image.alt) == image
    assert [one.url for one in entry.enclosures] == files
