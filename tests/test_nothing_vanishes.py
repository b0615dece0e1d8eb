"""Nothing of an article is lost unseen: what goes in is in what readers get, or in what `explain` says."""

from __future__ import annotations

from html import escape, unescape
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from publisher.composer import compose
from publisher.composer.links import Links
from publisher.models import Body, BodyKind, Entry

PROSE = (
    "The harbour opened an hour late, and the fleet lay waiting outside in the fog for the pilot to come. " * 2
)


class Piece(NamedTuple):
    """A part of a text, with {n} for its number, and what readers must find of it."""

    markup: str
    words: str = ""  # in the text
    image: str = ""  # the address of a picture
    link: str = ""  # the address of a link
    media: str = ""  # the address of an attachment
    code: str = ""  # a block of code, letter for letter
    change: str = ""  # the start of what is noted as left out or replaced


IMAGE = "https://p.example/{n}.jpg"
FILM = "https://f.example/{n}.mp4"
CODE = "if a{n} < b:\n    print(1)"
PIECES = {
    "words": Piece("word{n}", words="word{n}"),
    "emphasis": Piece("<em>word{n}</em> <u>also{n}</u>", words="also{n}"),
    "a link": Piece(
        '<a href="https://l.example/{n}">word{n}</a>', words="word{n}", link="https://l.example/{n}"
    ),
    "a picture": Piece(f'<img src="{IMAGE}" alt="alt{{n}}">', image=IMAGE),
    "a lazy picture": Piece(f'<img src="/blank.gif" data-src="{IMAGE}">', image=IMAGE),
    "a set of pictures": Piece(
        '<img srcset="https://p.example/s.jpg 90w, https://p.example/{n}.jpg 900w">', image=IMAGE
    ),
    "a picture of sources": Piece(f'<picture><source srcset="{IMAGE} 1x"></picture>', image=IMAGE),
    "a picture without scripts": Piece(f'else <noscript><img src="{IMAGE}"></noscript>', image=IMAGE),
    "an AMP picture": Piece(f'<amp-img src="{IMAGE}" width="3" height="2"></amp-img>', image=IMAGE),
    "a background": Piece(f'<div style="background-image: url({IMAGE})"></div>', image=IMAGE),
    "a picture in a drawing": Piece(f'<svg><image href="{IMAGE}"></image></svg>', image=IMAGE),
    "a picture in its address": Piece(
        '<img src="data:image/png;base64,AAAA" alt="alt{n}">', change="image/png within"
    ),
    "a frame": Piece('<iframe src="https://e.example/{n}"></iframe>', link="https://e.example/{n}"),
    "a lazy frame": Piece('<iframe data-src="https://e.example/{n}"></iframe>', link="https://e.example/{n}"),
    "a player": Piece(
        '<iframe src="https://www.youtube.com/embed/film{n}" title="word{n}"></iframe>',
        words="word{n}",
        link="https://www.youtube.com/watch?v=film{n}",
    ),
    "a small player": Piece(
        '<lite-youtube videoid="film{n}"></lite-youtube>', link="https://www.youtube.com/watch?v=film{n}"
    ),
    "an object": Piece('<object data="https://e.example/{n}.pdf"></object>', link="https://e.example/{n}.pdf"),
    "an embed": Piece('<embed src="https://e.example/{n}">', link="https://e.example/{n}"),
    "a gist": Piece(
        '<script src="https://gist.github.com/u/{n}.js"></script>', link="https://gist.github.com/u/{n}"
    ),
    "a film": Piece(f'<video src="{FILM}" title="word{{n}}"></video>', words="word{n}", link=FILM, media=FILM),
    "a film of sources": Piece(
        f'<video poster="{IMAGE}"><source src="{FILM}" type="video/mp4"></video>',
        image=IMAGE,
        link=FILM,
        media=FILM,
    ),
    "a sound": Piece(
        '<audio controls src="https://f.example/{n}.mp3"></audio>', media="https://f.example/{n}.mp3"
    ),
    "MathML": Piece("<math><mi>x{n}</mi><mo>=</mo><mn>1</mn></math>", words="x{n}"),
    "KaTeX": Piece(
        '<span class="katex"><span class="katex-mathml"><math><semantics><mi>y</mi><annotation encoding='
        '"application/x-tex">y_{{{n}}}</annotation></semantics></math></span><span class="katex-html">y</span>'
        "</span>",
        words="$y_{{{n}}}$",
    ),
    "a script of TeX": Piece('<script type="math/tex">z_{{{n}}}</script>', words="$z_{{{n}}}$"),
    "code": Piece(f"<pre><code>{escape(CODE)}</code></pre>", code=CODE),
    "coloured code": Piece(
        '<pre class="shiki"><code><span class="line"><span>if</span> a{n} &lt; b:</span>\n'
        '<span class="line">    print(1)</span></code></pre>',
        code=CODE,
    ),
    "numbered code": Piece(
        '<table><tr><td class="gutter"><pre>1\n2</pre></td><td class="code"><pre><span>if</span> a{n} &lt; b:\n'
        "    print(1)</pre></td></tr></table>",
        code=CODE,
    ),
    "a task": Piece('<input type="checkbox" checked> word{n}', words="☑ word{n}"),
    "a choice": Piece("<select><option>word{n}</option><option>b</option></select>", words="word{n}"),
    "a bar": Piece('<progress value="{n}" max="{n}">word{n}</progress>', words="word{n}"),
    "a field": Piece('<input type="text" value="word{n}">', words="word{n}"),
    "a drawing": Piece("<svg><title>word{n}</title><path d='M0 0'></path></svg>", words="word{n}"),
    "a form": Piece('<form><input type="email"><button>Send{n}</button></form>', change="form"),
    "a template": Piece("<template><p>word{n}</p></template>", change="template"),
    "a dialog": Piece("<dialog><p>word{n}</p></dialog>", change="dialog"),
    "a drawing without words": Piece("<svg width='300'><path d='M{n} 0'></path></svg>", change="svg"),
    "a canvas": Piece("<canvas></canvas>", change="canvas"),
    "a pixel": Piece(
        '<img src="https://t.example/{n}.gif" width="1" height="1">', change="picture of t.example"
    ),
    "a custom element": Piece("<my-note>word{n}</my-note>", words="word{n}"),
    "old emphasis": Piece("<tt>word{n}</tt><strike>also{n}</strike><big>big{n}</big>", words="word{n}"),
    "ruby": Piece("<ruby>word{n}<rp>(</rp><rt>rt{n}</rt><rp>)</rp></ruby>", words="rt{n}"),
    "a canvas with words": Piece("<canvas>word{n}</canvas>", words="word{n}"),
    "an area": Piece(
        '<map><area href="https://l.example/{n}" alt="word{n}"></map>', link="https://l.example/{n}"
    ),
}
# A saved page is reduced to its article: its controls are none, and a chosen box stands in a list.
NOT_OF_PAGES = {"a choice", "a bar", "a field", "a task", "a form", "a template", "a dialog"}
AROUND = (
    "<div>{}</div>",
    "<section><p>before</p>{}</section>",
    "<blockquote>{}</blockquote>",
    "<details><summary>more</summary>{}</details>",
    "<ul><li>{}</li><li>next</li></ul>",
    "<table><tr><td>{}</td></tr></table>",
    "<figure>{}<figcaption>caption</figcaption></figure>",
    "<my-box>{}</my-box>",
    "<center>{}</center>",
    "<p>open {}</p>",
    '<div class="highlight">{}</div>',
    "else <noscript>{}</noscript>",
    "<object>{}</object>",
)


def nests(names: list[str]) -> st.SearchStrategy[list[Any]]:
    """A list of pieces, and of surroundings with lists in them."""
    leaf = st.sampled_from(names)
    node = st.recursive(
        leaf,
        lambda inner: st.tuples(st.sampled_from(AROUND), st.lists(inner, min_size=1, max_size=3)),
        max_leaves=12,
    )
    return st.lists(node, min_size=1, max_size=5)


def written(nodes: list[Any], pieces: list[Piece]) -> str:
    """Write a nest; each piece gets its number, and is added to `pieces`."""
    parts = []
    for node in nodes:
        if isinstance(node, str):
            number = 1000 + len(pieces)
            piece = Piece(*(part.format(n=number) for part in PIECES[node]))
            pieces.append(piece)
            parts.append(piece.markup)
        else:
            around, inner = node
            parts.append(around.format(written(inner, pieces)))
    return " ".join(parts)


def composed(kind: BodyKind, markup: str) -> tuple[str, Links]:
    """Compose a text of a kind."""
    text = f"<p>{PROSE}</p>\n\n<div>{markup}</div>\n\n<p>{PROSE}</p>"
    if kind == "page":
        text = f"<html><head><title>T</title></head><body><article>{text}</article></body></html>"
    links = Links("https://quay.example/fog/")
    return compose(Body(kind, text), Entry(id="a", title="T"), links).content, links


def lost(content: str, links: Links, pieces: list[Piece]) -> list[str]:
    """What of the pieces is neither in the content nor noted."""
    root = lxml_html.fragment_fromstring(content, create_parent=True)
    text = " ".join(root.text_content().split())
    images = {one.get("src") for one in root.iter("img")}
    addresses = {one.get("href") for one in root.iter("a")}
    media = {one.url for one in links.media}
    blocks = {one.text_content().strip("\n") for one in root.iter("pre")}
    noted = [change.subject for change, _ in links.changes]
    found = []
    for piece in pieces:
        found += [] if piece.words in text else [f"words {piece.words}"]
        found += [] if not piece.image or piece.image in images else [f"picture {piece.image}"]
        found += [] if not piece.link or piece.link in addresses else [f"link {piece.link}"]
        found += [] if not piece.media or piece.media in media else [f"recording {piece.media}"]
        found += [] if not piece.code or piece.code in blocks else [f"code {piece.code}"]
        noticed = any(subject.startswith(piece.change) for subject in noted)
        found += [] if not piece.change or noticed else [f"change {piece.change}"]
    return found


KINDS: tuple[BodyKind, ...] = ("html", "markdown", "page")


@pytest.mark.parametrize(
    ("name", "kind"),
    [(name, kind) for name in PIECES for kind in KINDS if kind != "page" or name not in NOT_OF_PAGES],
)
def test_each_piece_is_found(name: str, kind: BodyKind) -> None:
    """Each kind of content is in what readers get, or noted, whatever the kind of the text.

    A saved page is reduced to its article, so some kinds of content stay out of it.
    """
    pieces: list[Piece] = []
    markup = written([name], pieces)

    content, links = composed(kind, markup)

    assert lost(content, links, pieces) == []


@pytest.mark.parametrize("kind", ["html", "markdown", "page"])
@given(data=st.data())
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
def test_nothing_vanishes_from_any_nest(kind: BodyKind, data: st.DataObject) -> None:
    """The same is true of pieces within one another."""
    names = [name for name in PIECES if kind != "page" or name not in NOT_OF_PAGES]
    pieces: list[Piece] = []
    markup = written(data.draw(nests(names)), pieces)

    content, links = composed(kind, markup)

    assert lost(content, links, pieces) == []


def test_the_property_sees_a_loss() -> None:
    """A check that finds everything anywhere would prove nothing."""
    pieces = [Piece(*(part.format(n=1) for part in piece)) for piece in PIECES.values()]

    assert len(lost(unescape("<p>nothing</p>"), Links(), pieces)) >= len(pieces)
