"""Pages whose end tags are missing or too early are read as a browser reads them."""

from __future__ import annotations

import time

import pytest
from lxml import etree

from publisher.composer import compose
from publisher.composer.links import Links
from publisher.models import Entry
from publisher.readers import read
from publisher.text.end_tags import with_end_tags
from publisher.text.html import parse_article, parse_page, without_bombs

PAGES = {
    "a div in a menu": ("<nav><div>x</nav><p>y", "<nav><div>x</div></nav><p>y</p>"),
    "two": ("<aside><div><div>x</aside><p>y", "<aside><div><div>x</div></div></aside><p>y</p>"),
    "in a button": (
        "<div><button><div>x</button><p>y</div><p>z",
        "<div><button><div>x</div></button><p>y</p></div><p>z</p>",
    ),
    "in a heading": ("<h2><div>x</h2><p>y", "<h2><div>x</div></h2><p>y</p>"),
    "others between": (
        "<header><div><section>x</header><p>y",
        "<header><div><section>x</section></div></header><p>y</p>",
    ),
    "items": ("<ul><li><div>x<li>y</ul><p>z", "<ul><li><div>x</div></li><li>y</li></ul><p>z</p>"),
    "items that end": ("<ol><li><div>x</li><li>y</ol>z", "<ol><li><div>x</div></li><li>y</li></ol>z"),
    "terms": ("<dl><dt><div>x<dd>y</dl>z", "<dl><dt><div>x</div></dt><dd>y</dd></dl>z"),
    "lists in lists": (
        "<ul><li><div>x<ul><li>y</ul></ul><p>z",
        "<ul><li><div>x<ul><li>y</li></ul></div></li></ul><p>z</p>",
    ),
    "a caption": (
        "<table><caption><div>x</caption><tr><td>y",
        "<table><caption><div>x</div></caption><tr><td>y</td></tr></table>",
    ),
    "capitals": ("<NAV><DIV>x</NAV><P>y", "<nav><div>x</div></nav><p>y</p>"),
    "not from within a cell": (
        "<nav><div><table><tr><td>x</nav>y</td></tr></table></div></nav>z",
        "<nav><div><table><tr><td>xy</td></tr></table></div></nav>z",
    ),
    "not in a value": (
        '<nav title="</nav>"><div>x</nav><p>y',
        '<nav title="&lt;/nav&gt;"><div>x</div></nav><p>y</p>',
    ),
    "not in a comment": ("<nav><div>x<!-- </nav> --></div></nav>y", "<nav><div>x</div></nav>y"),
    "not in a script": (
        "<nav><script>'</nav><div>'</script><div>x</nav>y",
        "<nav><script>'&lt;/nav&gt;&lt;div&gt;'</script><div>x</div></nav>y",
    ),
    "all are closed": ("<nav><div>x</div></nav><p>y</p>", "<nav><div>x</div></nav><p>y</p>"),
    "an early end of the body": ("<body><p>x</body><div>y</div>", "<p>x</p><div>y</div>"),
    "an early end of the page": ("<html><body><p>x</body></html><p>y", "<p>x</p><p>y</p>"),
    "twice": ("<body><p>x</body></html><p>y</body></html><p>z", "<p>x</p><p>y</p><p>z</p>"),
    "after many faults": ("</b>" * 150 + "<nav><div>x</nav><p>y", "<nav><div>x</div></nav><p>y</p>"),
}


@pytest.mark.parametrize(("html", "tree"), PAGES.values(), ids=PAGES.keys())
def test_the_tree_is_that_of_a_browser(html: str, tree: str) -> None:
    """An article and a page have the same tree, and nothing of the page falls into its menu."""
    wanted = f"<body>{tree}</body>"

    assert etree.tostring(parse_article(html).find("body"), encoding="unicode") == wanted
    assert etree.tostring(parse_page(html, "a.html").find("body"), encoding="unicode") == wanted


STORY = "The ferry crossed the sound before the storm came, and the crew stayed on the island for the night. "


@pytest.mark.parametrize(
    "before", ["<nav><div>Menu</nav>", "<button><div>Menü</button>", "<aside><div><div>Меню</aside>"]
)
def test_what_follows_a_menu_is_read_and_composed(before: str) -> None:
    """Neither the byline nor the text is lost with the menu."""
    line = '<p class="byline">By Ada Quay</p><time datetime="2026-03-04">4 March 2026</time>'
    page = f"<html><body>{before}<h1>Ferries stop</h1>{line}" + f"<p>{STORY * 2}</p>" * 3 + "</body></html>"

    (article,) = read(page.encode(), "page.html")
    item = compose(article.body, Entry("x", "Ferries stop"), Links())

    assert {"author", "published"} <= {claim.field for claim in article.claims}
    assert item.content.count("The ferry crossed") == 6
    assert "Men" not in item.content


@pytest.mark.parametrize(
    "unit",
    [
        "<nav><div>",
        "<nav><div></nav>",
        "<li><div>",
        "</nav>",
        "<div a='",
        '<div a="',
        "<div =",
        "<!--",
        "<title>",
    ],
)
def test_the_time_is_in_proportion(unit: str) -> None:
    """Twice the text takes about twice the time, whatever is open in it."""

    def seconds(count: int) -> float:
        text = unit * (count // len(unit)) + "</nav>"
        start = time.process_time()
        with_end_tags(text)
        return time.process_time() - start

    seconds(1000)
    assert min(seconds(400_000) for _ in range(2)) < 8 * seconds(100_000) + 0.2


@pytest.mark.parametrize("value", ["1", '">"', "'>'"])
def test_a_tag_with_thousands_of_attributes_is_removed(value: str) -> None:
    """The parser compares each attribute with all others; ends of tags within values hide nothing."""
    bomb = "<p " + " ".join(f"a{number}={value}" for number in range(20_000))

    assert without_bombs(f"<i>x</i>{bomb}>y") == "<i>x</i>>y"
