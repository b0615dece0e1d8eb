"""What the texts of imported entries hold besides words: films, recordings, frames, footnotes, addresses."""

from __future__ import annotations

from html import escape

import pytest
from sites import SiteFolder

from publisher import load_config
from publisher.importer import ImportReport, import_feeds

FEED = """<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>T</title>
<link>https://a.example/</link><description>D</description><item><title>A</title><guid>1</guid>
<link>https://a.example/p/a</link><content:encoded{}>{}</content:encoded></item></channel></rss>"""


def moved(site: SiteFolder, html: str, attributes: str = "") -> tuple[ImportReport, str]:
    """Import a feed of one entry with this text and build it; gives the content that subscribers see."""
    path = site.root / "old.xml"
    path.write_text(FEED.format(attributes, escape(html)))
    report = import_feeds(load_config(site.root), [str(path)])
    assert site.build().status == 0
    (item,) = site.items()
    return report, item.get("content_html", "")


SHOWN = {
    "a player of YouTube": (
        '<iframe src="https://www.youtube.com/embed/abc_123" width="560"></iframe>',
        '<p><a href="https://www.youtube.com/watch?v=abc_123">youtube.com</a></p>',
    ),
    "a player that Flash showed": (
        '<object><embed src="https://www.youtube.com/v/abc_123"></object>',
        '<a href="https://www.youtube.com/watch?v=abc_123">youtube.com</a>',
    ),
    "any frame": (
        '<p>See</p><iframe src="https://maps.example/x" title="The quay"></iframe>',
        '<p>See</p><p><a href="https://maps.example/x">The quay</a></p>',
    ),
    "a frame with a relative address": (
        '<p>See</p><iframe src="/map"></iframe>',
        '<p>See</p><p><a href="https://a.example/map">a.example</a></p>',
    ),
    "a film": (
        '<video controls poster="p.jpg"><source src="/a.mp4" type="video/mp4"></video>',
        '<p><a href="https://a.example/a.mp4"><img src="https://a.example/p.jpg"',
    ),
    "a recording": ('<audio src="b.mp3"></audio>', '<p><a href="https://a.example/b.mp3">b.mp3</a></p>'),
    "a footnote": (
        '<sup id="fnref:1"><a href="#fn:1">1</a></sup><ol><li id="fn:1">n <a href="#fnref:1">up</a></li></ol>',
        '<sup id="fnref:1"><a href="#fn:1">1</a></sup><ol><li id="fn:1">n <a href="#fnref:1">up</a>',
    ),
    "a footnote by its whole address": (
        '<p>x<a href="https://a.example/p/a#fn1">1</a></p><p id="fn1">n</p>',
        '<a href="#fn1">1</a></p><p id="fn1">n</p>',
    ),
    "a heading": ('<p><a href="#tar">x</a></p><h2 id="tar">Tar</h2>', '<h2 id="part-tar">Tar</h2>'),
    "a place that is not in the entry": (
        '<a href="#nowhere">x</a>',
        '<a href="https://a.example/p/a#nowhere">x</a>',
    ),
}


@pytest.mark.parametrize(("html", "content"), SHOWN.values(), ids=SHOWN)
def test_what_readers_cannot_show_stays_as_a_link(site: SiteFolder, html: str, content: str) -> None:
    """Films, recordings and frames become links, and targets within an entry stay within it."""
    assert content in moved(site, html)[1]


def test_what_a_text_plays_is_attached(site: SiteFolder) -> None:
    """A recording in the text becomes a file of the article, as it does in articles of the site's own."""
    moved(site, '<p>x</p><audio src="/b.mp3"></audio>')
    (item,) = site.items()
    assert [one["url"] for one in item["attachments"]] == ["https://a.example/b.mp3"]


def test_relative_addresses_resolve_as_the_text_says(site: SiteFolder) -> None:
    """The text's own xml:base comes before the feed's address."""
    content = moved(site, '<img src="x.png"><a href="../y">y</a>', ' xml:base="https://b.example/c/"')[1]
    assert 'src="https://b.example/c/x.png"' in content
    assert 'href="https://b.example/y"' in content


def test_what_is_replaced_or_left_out_is_told(site: SiteFolder) -> None:
    """The import counts what articles cannot hold, by kind."""
    html = '<p>x</p><iframe src="https://maps.example/x"></iframe><form><input name="q"></form>'
    notes = "\n".join(moved(site, html)[0].notes)
    assert "1 entry with what feeds cannot show, as links: iframe of maps.example (1)" in notes
    assert "1 entry with what feeds cannot show, left out: form (1)" in notes
