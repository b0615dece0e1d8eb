"""Elements that feed readers cannot show become what they can: links, pictures, text, formulas, code."""

from __future__ import annotations

import pytest

from publisher.composer import compose
from publisher.composer.elements.addresses import page_of
from publisher.composer.elements.srcset import best
from publisher.composer.links import Links
from publisher.models import Body, Enclosure, Entry

BASE = "https://quay.example/fog/"


def composed(html: str) -> tuple[str, Links]:
    """Compose a fragment; gives its HTML and what is noted."""
    links = Links(BASE)
    return compose(Body("html", html), Entry(id="a", title="T"), links).content, links


def content(html: str) -> str:
    """Compose a fragment."""
    return composed(html)[0]


PLAYERS = {
    "a film": ("https://www.youtube.com/embed/abc_-123", "https://www.youtube.com/watch?v=abc_-123"),
    "without cookies": (
        "https://www.youtube-nocookie.com/embed/abc123?rel=0",
        "https://www.youtube.com/watch?v=abc123",
    ),
    "from a second on": (
        "https://www.youtube.com/embed/abc123?start=90&list=PL1",
        "https://www.youtube.com/watch?v=abc123&list=PL1&t=90s",
    ),
    "a playlist": (
        "https://www.youtube.com/embed/videoseries?list=PL1",
        "https://www.youtube.com/playlist?list=PL1",
    ),
    "a film elsewhere": ("https://player.vimeo.com/video/76979871", "https://vimeo.com/76979871"),
    "an unlisted film": ("https://player.vimeo.com/video/76?h=ab12", "https://vimeo.com/76/ab12"),
    "a third site": (
        "https://www.dailymotion.com/embed/video/x7tgad0",
        "https://www.dailymotion.com/video/x7tgad0",
    ),
    "its other player": (
        "https://geo.dailymotion.com/player/x1.html?video=x7tgad0",
        "https://www.dailymotion.com/video/x7tgad0",
    ),
    "a stream": ("https://player.twitch.tv/?channel=quay&parent=a.example", "https://www.twitch.tv/quay"),
    "a recorded stream": ("https://player.twitch.tv/?video=v123&parent=a", "https://www.twitch.tv/videos/123"),
    "a song": ("https://open.spotify.com/embed/track/4uLU?theme=0", "https://open.spotify.com/track/4uLU"),
    "a sound": (
        "https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/a/b&auto_play=false",
        "https://soundcloud.com/a/b",
    ),
    "a sound that only a program can ask for": (
        "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1",
        "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1",
    ),
    "an archive": ("https://archive.org/embed/fog_1925", "https://archive.org/details/fog_1925"),
    "a program on any host": (
        "https://tube.example/videos/embed/9c9de5e8-0a1e-484a",
        "https://tube.example/w/9c9de5e8-0a1e-484a",
    ),
    "a talk": ("https://embed.ted.com/talks/lang/de/a_b", "https://www.ted.com/talks/lang/de/a_b"),
    "a post": (
        "https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fa%2Fposts%2F1&width=500",
        "https://www.facebook.com/a/posts/1",
    ),
    "a toot": ("https://social.example/@ada/109348/embed", "https://social.example/@ada/109348"),
    "a Chinese film": (
        "https://player.bilibili.com/player.html?bvid=BV1x&page=1",
        "https://www.bilibili.com/video/BV1x",
    ),
    "a map": (
        "https://www.google.com/maps/embed?pb=!1m18!1m12!1m3!1d2!2d-0.12!3d51.5!2m3",
        "https://www.google.com/maps/@?api=1&map_action=map&center=51.5,-0.12",
    ),
    "a pen": ("https://codepen.io/ada/embed/preview/abc?height=300", "https://codepen.io/ada/pen/abc"),
    "an unknown host": ("https://e.example/player/1?a=b", "https://e.example/player/1?a=b"),
    "an impossible host": ("https://[::/embed/1", "https://[::/embed/1"),
}


@pytest.mark.parametrize(("player", "page"), PLAYERS.values(), ids=PLAYERS)
def test_a_player_leads_to_its_page(player: str, page: str) -> None:
    """A link leads to what a person would open, not to a page that is made to stand in a frame."""
    assert page_of(player) == page


FRAMES = {
    "its title": (
        'A <iframe src="https://e.example/1" title="Fog at the pier"></iframe> b',
        'A <a href="https://e.example/1">Fog at the pier</a> b',
    ),
    "its host": ('<iframe src="//e.example/1"></iframe>', '<p><a href="https://e.example/1">e.example</a></p>'),
    "its file": ('<iframe src="map.pdf"></iframe>', f'<p><a href="{BASE}map.pdf">map.pdf</a></p>'),
    "in a figure": (
        '<figure><iframe data-src="https://e.example/1"></iframe><figcaption>Fog</figcaption></figure>',
        '<figure><a href="https://e.example/1">e.example</a><figcaption>Fog</figcaption></figure>',
    ),
    "with a text of its own": (
        """<iframe srcdoc="<p>Tide: <a href='https://t.example/'>now</a></p><script>x</script>"></iframe>""",
        '<p>Tide: <a href="https://t.example/">now</a></p>',
    ),
    "of an advertisement": ('<p>A</p><iframe src="https://ad.doubleclick.net/x"></iframe>', "<p>A</p>"),
    "that only counts": (
        '<p>A</p><iframe src="https://s.example/c" width="0" height="0"></iframe>',
        "<p>A</p>",
    ),
    "of another element": (
        (
            '<lite-youtube videoid="abc123" style="background-image: url(\'https://i.example/p.jpg\')">'
            '<a href="https://youtu.be/abc123?t=9">Fog</a></lite-youtube>'
        ),
        '<p><a href="https://youtu.be/abc123?t=9"><img src="https://i.example/p.jpg" alt=""><br>Fog</a></p>',
    ),
    "of AMP": (
        '<amp-iframe src="https://e.example/1" title="Fog"><p placeholder>wait</p></amp-iframe>',
        '<p><a href="https://e.example/1">Fog</a></p>',
    ),
    "a script": (
        '<script src="https://gist.github.com/ada/1a2b.js"></script>',
        '<p><a href="https://gist.github.com/ada/1a2b">gist.github.com/ada/1a2b</a></p>',
    ),
    "an object with a link within": (
        '<object data="a.pdf"><p>See <a href="a.pdf">the chart</a>.</p></object>',
        f'<p>See <a href="{BASE}a.pdf">the chart</a>.</p>',
    ),
    "an object in an object": (
        '<object><param name="movie" value="https://e.example/a"><embed src="https://e.example/a"></object>',
        '<a href="https://e.example/a">e.example</a>',
    ),
    "a drawing": ('<object data="a.svg" type="image/svg+xml"></object>', f'<img src="{BASE}a.svg" alt="">'),
    "a post": (
        (
            '<blockquote class="twitter-tweet"><p>Fog</p><a href="https://twitter.com/a/status/1">May</a></blockquote>'
            '<script async src="https://platform.twitter.com/widgets.js"></script>'
        ),
        '<blockquote><p>Fog</p><a href="https://twitter.com/a/status/1">May</a></blockquote>',
    ),
    "CKEditor": (
        '<figure><oembed url="https://vimeo.com/7"></oembed></figure>',
        '<figure><a href="https://vimeo.com/7">vimeo.com</a></figure>',
    ),
    "a post of Instagram that a script fetches": (
        '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/a/"></blockquote>',
        '<p><a href="https://www.instagram.com/p/a/">instagram.com</a></p>',
    ),
    "a post of TikTok that a script fetches": (
        '<blockquote class="tiktok-embed" cite="https://tiktok.com/@a/video/7"><p> </p></blockquote>',
        '<p><a href="https://tiktok.com/@a/video/7">tiktok.com</a></p>',
    ),
    "a post of Facebook that a script fetches": (
        '<div class="fb-post" data-href="https://www.facebook.com/a/posts/5"></div>',
        '<p><a href="https://www.facebook.com/a/posts/5">facebook.com</a></p>',
    ),
    "an element with words alone": (
        '<model-viewer src="/buoy.glb" alt="A buoy"></model-viewer>',
        "<em>A buoy</em>",
    ),
    "a counter of AMP": ('a <amp-pixel src="https://e.example/p"></amp-pixel>', "a"),
}


@pytest.mark.parametrize(("html", "expected"), FRAMES.values(), ids=FRAMES)
def test_a_frame_becomes_a_link(html: str, expected: str) -> None:
    """A film or a map that readers cannot show leaves a link in its place, with words."""
    assert content(html).replace("<div>", "").replace("</div>", "") == expected


def test_a_film_is_a_link_and_an_attachment() -> None:
    """A reader that plays attachments plays each file; others show the poster and a link."""
    html = (
        '<video poster="/p.jpg" title="Fog"><source src="a.webm" type="video/webm; '
        'codecs=vp9"><source src="a.mp4">'
        '<track src="en.vtt" label="English">Your browser shows no films: <a href="a.mp4">Download</a></video>'
    )
    found, links = composed(html)

    assert found == (
        f'<p><a href="{BASE}a.mp4"><img src="https://quay.example/p.jpg" alt=""><br>Fog</a>'
        f' (<a href="{BASE}en.vtt">English</a>)</p>'
    )
    assert links.media == [
        Enclosure(f"{BASE}a.webm", "video/webm", title="Fog"),
        Enclosure(f"{BASE}a.mp4", "video/mp4", title="Fog"),
    ]


RECORDINGS = {
    "a sound": ('<audio src="/fog.mp3"></audio>', '<p><a href="https://quay.example/fog.mp3">fog.mp3</a></p>'),
    "the words of a link within": (
        '<audio><source src="/fog.ogg"><a href="/fog.ogg">The horn</a></audio>',
        '<p><a href="https://quay.example/fog.ogg">The horn</a></p>',
    ),
    "only a link within": (
        '<video><a href="https://e.example/1">The film</a></video>',
        '<p><a href="https://e.example/1">The film</a></p>',
    ),
    "no file": ('<video poster="/p.jpg"></video>', '<p><img src="https://quay.example/p.jpg" alt=""></p>'),
    "in a sentence": (
        'Hear <audio src="/a.mp3"></audio>!',
        'Hear <a href="https://quay.example/a.mp3">a.mp3</a>!',
    ),
    "an element of a player": (
        '<video-js><source src="/live.m3u8" type="application/x-mpegURL"></video-js>',
        '<p><a href="https://quay.example/live.m3u8">quay.example</a></p>',
    ),
    "the times of its buttons (Ghost)": (
        (
            '<figure><audio src="/fog.mp3"></audio><div><span class="kg-audio-current-time">0:00</span>'
            '<div class="kg-audio-time">/<span class="kg-audio-duration">1:09:14</span></div></div></figure>'
        ),
        '<figure><a href="https://quay.example/fog.mp3">fog.mp3</a></figure>',
    ),
    "a poster that is a placeholder (Ghost)": (
        (
            '<video src="/fog.mp4" poster="https://img.example/spacer.png" '
            "style=\"background: url('https://quay.example/a.jpg') 50%\"></video>"
        ),
        (
            '<p><a href="https://quay.example/fog.mp4"><img src="https://quay.example/a.jpg" alt="">'
            "<br>fog.mp4</a></p>"
        ),
    ),
}


@pytest.mark.parametrize(("html", "expected"), RECORDINGS.values(), ids=RECORDINGS)
def test_a_recording_becomes_a_link(html: str, expected: str) -> None:
    """A recording leaves a link to its file, with words."""
    assert content(html) == expected


REAL = "https://p.example/real.jpg"
PICTURES = {
    "lazy": f'<img class="lazy" data-src="{REAL}">',
    "lazy, under another name": f'<img data-lazy-src="{REAL}" src="data:image/svg+xml,%3Csvg/%3E">',
    "lazy, with a placeholder": f'<img src="https://cdn.example/blank.gif" data-original="{REAL}">',
    "lazy, under a name that is not known": f'<img src="/spacer.gif" data-quayload-large="{REAL}">',
    "a set alone": (
        f'<img srcset="https://p.example/small.jpg 320w, {REAL} 1600w, https://p.example/huge.jpg 4000w">'
    ),
    "a lazy set": f'<img data-srcset="{REAL} 1x">',
    "sources": f'<picture><source srcset="a.avif" type="image/avif"><source srcset="{REAL}"></picture>',
    "sources and a placeholder": (
        f'<picture><source data-srcset="{REAL}"><img src="data:image/gif;base64,R0"></picture>'
    ),
    "without scripts": f'<noscript><img src="{REAL}"></noscript>',
    "a placeholder and without scripts": (
        f'<img src="data:image/gif;base64,R0"><noscript><img src="{REAL}"></noscript>'
    ),
    "lazy and without scripts": f'<img data-src="{REAL}"><noscript><img src="{REAL}"></noscript>',
    "gatsby": (
        '<div class="gatsby-image-wrapper"><img aria-hidden="true" sr'
        'c="data:image/jpeg;base64,/9j" alt=""><picture>'
        f'<source srcset="{REAL} 200w"><img data-src="{REAL}"></pictur'
        f'e><noscript><picture><source srcset="{REAL} 200w">'
        f'<img src="{REAL}"></picture></noscript></div>'
    ),
    "next": (
        '<span><img src="data:image/gif;base64,R0lGODlh"><noscript><img src="/_next/image?url='
        'https%3A%2F%2Fp.example%2Freal.jpg&amp;w=1200&amp;q=75"></noscript></span>'
    ),
    "AMP": f'<amp-img src="{REAL}" width="4" height="3"><noscript><img src="{REAL}"></noscript></amp-img>',
    "an old element": f'<image src="{REAL}">',
    "in a drawing": f'<svg viewBox="0 0 9 9"><image xlink:href="{REAL}"/></svg>',
    "a background": f'<div style="background-image:url({REAL})"></div>',
    "of a figure": f'<figure data-src="{REAL}"></figure>',
    "a button": f'<button aria-label="zoom"><img src="{REAL}"></button>',
    "of any size": f'<img src="{REAL}" width="0" height="0" sizes="100vw">',
    "NitroPack": f'<img nitro-lazy-src="{REAL}" src="data:image/svg+xml,%3Csvg/%3E">',
    "of the size of a letter": f'<img src="{REAL}" style="height:1em;width:1em">',
    "before it (Squarespace)": f'<noscript><img src="{REAL}"></noscript><img data-src="{REAL}">',
    "its source as text": f'<img data-src="{REAL}"><noscript>&lt;img src="{REAL}"&gt;</noscript>',
}


@pytest.mark.parametrize("html", PICTURES.values(), ids=PICTURES)
def test_a_picture_is_shown_once(html: str) -> None:
    """A picture that a script would load is there without one, and not twice."""
    found = content(html)

    assert found.count("<img") == 1
    assert f'src="{REAL}"' in found


SETS = {
    "widths": ("a.jpg 320w, b.jpg 1200w, c.jpg 3000w", "b.jpg"),
    "wide ones only": ("a.jpg 2000w, b.jpg 3000w", "a.jpg"),
    "densities": ("a.jpg, b.jpg 2x, c.jpg 1.5x", "b.jpg"),
    "commas in addresses": (
        "https://c.example/w_3,h_2/a.jpg 1x, https://c.example/w_6,h_4/a.jpg 2x",
        "https://c.example/w_6,h_4/a.jpg",
    ),
    "no blanks": ("a.jpg,b.jpg 2x", "a.jpg,b.jpg"),
    "commas at the end": ("a.jpg, b.jpg,", "a.jpg"),
    "data": ("data:image/gif;base64,R0,x 1x, b.jpg 2x", "b.jpg"),
    "brackets": ("a.jpg (1, 2), b.jpg 2x", "b.jpg"),
    "nothing": (" , ,, ", ""),
}


@pytest.mark.parametrize(("srcset", "expected"), SETS.values(), ids=SETS)
def test_the_best_of_a_set_is_chosen(srcset: str, expected: str) -> None:
    """A set is parsed as the HTML standard says; the widest picture of a usual size is taken."""
    assert best(srcset) == expected


PIXELS = {
    "of one pixel": '<img src="https://t.example/p.gif" width="1" height="1">',
    "of no pixel": '<img src="https://t.example/p.gif" width=0 height=0 alt="">',
    "by its style": '<img src="https://t.example/p.gif" style="width: 1px; height: 1px">',
    "hidden": '<img src="https://t.example/p.gif" style="display:none">',
    "of a service": '<img src="https://pixel.wp.com/g.gif?blog=1">',
    "of a feed": '<img src="http://feeds.feedburner.com/~r/quay/~4/abc">',
    "of a newsletter": '<img src="https://quay.us1.list-manage.com/track/open.php?u=1">',
    "of a society": '<img src="https://vg08.met.vgwort.de/na/abc">',
}


@pytest.mark.parametrize("html", PIXELS.values(), ids=PIXELS)
def test_a_picture_that_counts_readers_goes(html: str) -> None:
    """Subscribers are not counted for others, and `explain` says what is gone."""
    found, links = composed(f"<p>Fog.</p>{html}")

    assert found == "<p>Fog.</p>"
    assert [change.kind for change, _ in links.changes] == ["tracker"]


def test_a_picture_within_the_text_leaves_its_words() -> None:
    """A data: address is left out of feeds; its words stay, and the owner hears of it."""
    found, links = composed('<p>Depth: <img src="data:image/png;base64,AAAA" alt="a chart"></p>')

    assert found == "<p>Depth: <em>a chart</em></p>"
    assert [change for change, _ in links.changes] == [
        ("element", "image/png within the text (data:)", "its words")
    ]


GO = '<pre><code class="language-go">a := 1\n\n  b := 2\n</code></pre>'
CODE = {
    "Chroma": (
        '<div class="highlight"><table class="lntable"><tr><td class="lntd"><pre '
        'class="chroma"><code><span class="lnt">1\n'
        '</span><span class="lnt">2\n</span><span class="lnt">3\n</span></code></pre></td><td class="lntd">'
        '<pre class="chroma"><code class="language-go" data-lang="go"><span class="line"><span '
        'class="cl">a := 1\n</span>'
        '</span><span class="line"><span class="cl">\n</span></span><span class="line"><span '
        'class="cl">  b := 2\n</span>'
        "</span></code></pre></td></tr></table></div>"
    ),
    "Chroma with numbers in lines": (
        '<div class="highlight"><pre class="chroma"><code class="language-go"><span '
        'class="line"><span class="ln">1</span>'
        '<span class="cl">a := 1\n</span></span><span class="line"><span '
        'class="ln">2</span><span class="cl">\n</span></span>'
        '<span class="line"><span class="ln">3</span><span class="cl">  b := '
        "2\n</span></span></code></pre></div>"
    ),
    "Hexo": (
        '<figure class="highlight go"><table><tr><td class="gutter"><pre><span '
        'class="line">1</span><br><span class="line">2'
        '</span><br><span class="line">3</span><br></pre></td><td class="code"><pre><span '
        'class="line">a := <span>1</span>'
        '</span><br><span class="line"></span><br><span class="line">  b := '
        "2</span><br></pre></td></tr></table></figure>"
    ),
    "Rouge": (
        '<div class="language-go highlighter-rouge"><div class="highlight"><pre class="highlight"><code><table '
        'class="rouge-table"><tbody><tr><td class="rouge-gutter gl"><pre class="lineno">1\n2\n3\n</pre></td>'
        '<td class="rouge-code"><pre>a := <span class="mi">1</span>\n\n  b := '
        "2\n</pre></td></tr></tbody></table></code>"
        "</pre></div></div>"
    ),
    "Docusaurus": (
        '<pre class="prism-code language-go"><code><span class="token-line">a := '
        '1<br></span><span class="token-line">'
        '<span class="token plain" style="display:inline-block"></span><br></span><span '
        'class="token-line">  b := 2<br>'
        '</span></code><button aria-label="Copy code to clipboard"><svg></svg></button></pre>'
    ),
    "Pygments in Sphinx": (
        '<div class="highlight-go notranslate"><div class="highlight"><pre><span></span>a := '
        '<span class="mi">1</span>\n\n'
        "  b := 2\n</pre></div></div>"
    ),
    "GitHub": (
        '<div class="highlight highlight-source-go"><pre>a := <span class="pl-c1">1</span>\n\n  b '
        ":= 2\n</pre></div>"
    ),
    "SyntaxHighlighter": '<pre class="brush: go; gutter: false">a := 1\n\n  b := 2\n</pre>',
    "highlight.js": (
        '<pre><code class="hljs go">a := <span class="hljs-number">1</span>\n\n  b := 2\n</code></pre>'
    ),
    "Pandoc": (
        '<div class="sourceCode"><pre class="sourceCode go"><code class="sourceCode go"><span '
        'id="cb1-1"><a href="#cb1-1" '
        'aria-hidden="true"></a>a := 1</span>\n<span id="cb1-2"><a hr'
        'ef="#cb1-2"></a></span>\n<span id="cb1-3">  b := 2'
        "</span>\n</code></pre></div>"
    ),
    "VitePress": (
        '<div class="language-go line-numbers-mode"><button title="Copy Code" '
        'class="copy"></button><span class="lang">go'
        '</span><pre class="shiki"><code><span class="line">a := 1</span>\n<span '
        'class="line"></span>\n<span class="line">'
        '  b := 2</span>\n</code></pre><div class="line-numbers-wrapper"><span '
        'class="line-number">1</span><br></div></div>'
    ),
    "GitHub's Markdown": '<pre lang="go"><code>a := 1\n\n  b := 2\n</code></pre>',
    "Org": '<pre class="src src-go">a := 1\n\n  b := 2\n</pre>',
    "highlightjs-line-numbers.js": (
        '<pre><code class="hljs language-go"><table class="hljs-ln"><tr><td class="hljs-ln-numbers" '
        'data-line-number="1"></td><td class="hljs-ln-code">a := 1</td></tr>'
        '<tr><td class="hljs-ln-numbers"></td><td class="hljs-ln-code"></td></tr>'
        '<tr><td class="hljs-ln-numbers"></td><td class="hljs-ln-code">'
        "  b := 2</td></tr></table></code></pre>"
    ),
    "rustdoc's words behind it": '<pre><code class="language-go,no_run">a := 1\n\n  b := 2\n</code></pre>',
}


@pytest.mark.parametrize("html", CODE.values(), ids=CODE)
def test_code_keeps_its_language_and_letters(html: str) -> None:
    """A block of code is `pre` and `code` with its language, without numbers of lines and buttons."""
    found = content(html)
    for tag in ("<div>", "</div>", "<figure>", "</figure>"):
        found = found.replace(tag, "")

    assert found == GO


OTHER_CODE = {
    "a poem": (
        '<pre>One <a href="/b">two</a>\n  three</pre>',
        '<pre>One <a href="https://quay.example/b">two</a>\n  three</pre>',
    ),
    "numbers": ('<pre class="line-numbers"><code>1\n2</code></pre>', "<pre><code>1\n2</code></pre>"),
    "in a line": (
        '<code class="language-js">x</code> <code class="mono">y</code>',
        '<code class="language-js">x</code> <code>y</code>',
    ),
    "a class that is none": (
        '<pre><code class="language-a&quot;b">x</code></pre>',
        "<pre><code>x</code></pre>",
    ),
    "a table of numbers": (
        "<table><tr><td>1</td><td>2</td></tr></table>",
        "<table><tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
    ),
}


@pytest.mark.parametrize(("html", "expected"), OTHER_CODE.values(), ids=OTHER_CODE)
def test_what_is_no_highlighted_code_stays(html: str, expected: str) -> None:
    """Links in a block, numbers that are content, and code in a line stay as they are."""
    assert content(html) == expected


HEADINGS = {
    "a sign": (
        '<h2 id="x">Low water<a class="headerlink" href="#x" title="Permalink">¶</a></h2>',
        "<h2>Low water</h2>",
    ),
    "a sign before": ('<h2><a href="#x" aria-hidden="true">#</a> Low water</h2>', "<h2>Low water</h2>"),
    "a drawing": (
        '<h2>Low water<a href="#x" aria-label="Link"><svg><path/></svg></a></h2>',
        "<h2>Low water</h2>",
    ),
    "words for a screen reader": (
        (
            '<h2>Low water <a class="anchor-link" href="#x"><span class="sr-only">Link to this '
            "section</span></a></h2>"
        ),
        "<h2>Low water</h2>",
    ),
    "beside the heading": (
        '<div><h2>Low water</h2><a class="anchor" aria-label="Permalink: Low water" href="#x"></a></div>',
        "<div><h2>Low water</h2></div>",
    ),
    "of a term": ('<dl><dt id="x">fog<a class="headerlink" href="#x">¶</a></dt></dl>', "<dl><dt>fog</dt></dl>"),
    "the whole heading": (
        '<h2><a class="anchor" href="/a">Low water</a></h2>',
        '<h2><a href="https://quay.example/a">Low water</a></h2>',
    ),
    "a link in a heading": (
        '<h2>Low <a href="https://t.example/#now">water</a></h2>',
        '<h2>Low <a href="https://t.example/#now">water</a></h2>',
    ),
    "words beside it (Starlight)": (
        '<div><h2 id="x">Low water</h2><a class="sl-anchor-link" href="#x">Section “Low water”</a></div>',
        "<div><h2>Low water</h2></div>",
    ),
}


@pytest.mark.parametrize(("html", "expected"), HEADINGS.values(), ids=HEADINGS)
def test_a_heading_has_no_link_to_itself(html: str, expected: str) -> None:
    """The sign that programs put beside a heading goes; a link of the author stays."""
    assert content(html) == expected


KATEX = (
    '<span class="{}"><span class="katex"><span class="katex-math'
    'ml"><math><semantics><mrow><mi>E</mi></mrow><annotation '
    'encoding="application/x-tex">E=mc^2</annotation></semantics></math></span><span '
    'class="katex-html">E=mc2</span></span>'
    "</span>"
)
FORMULAS = {
    "MathML": (
        '<math display="block"><mfrac linethickness="0"><mi>a</mi><mn>2</mn></mfrac></math>',
        '<math display="block"><mfrac linethickness="0"><mi>a</mi><mn>2</mn></mfrac></math>',
    ),
    "MathML with TeX": (
        '<math><semantics><mi>x</mi><annotation encoding="application/x-tex">x</annotation></semantics></math>',
        '<math alttext="x"><semantics><mi>x</mi></semantics></math>',
    ),
    "KaTeX": (KATEX.format("a"), "<span><span>$E=mc^2$</span></span>"),
    "KaTeX in a line of its own": (KATEX.format("katex-display"), "<span>$$E=mc^2$$</span>"),
    "MathJax 2": (
        (
            '<span class="MathJax_Preview">x</span><span class="MathJax">x</span><script '
            'type="math/tex; mode=display">a&lt;b'
            "</script>"
        ),
        "<span>$$a&amp;lt;b$$</span>",
    ),
    "MathJax 3": (
        (
            '<mjx-container display="true"><svg></svg><mjx-assistive-mml>'
            "<math><mi>q</mi></math></mjx-assistive-mml>"
            "</mjx-container>"
        ),
        "<span><math><mi>q</mi></math></span>",
    ),
    "MediaWiki": (
        (
            r'<span class="mwe-math-element"><span style="display: none;"><math '
            r'alttext="{\displaystyle E}"><mi>E</mi></math>'
            r'</span><img src="x.svg" class="mwe-math-fallback-image-inline" alt="{\displaystyle E}"></span>'
        ),
        "<span>$E$</span>",
    ),
}


@pytest.mark.parametrize(("html", "expected"), FORMULAS.values(), ids=FORMULAS)
def test_a_formula_is_shown_once(html: str, expected: str) -> None:
    """MathML stays; what a script has set becomes its TeX, once and letter for letter."""
    assert content(html) == expected


OTHERS = {
    "details": (
        "<details open><summary>A</summary>b</details>",
        '<details open=""><summary>A</summary>b</details>',
    ),
    "directions": (
        '<p dir="rtl" lang="ar">a <bdi>b</bdi> <bdo dir="ltr">c</bdo></p>',
        '<p dir="rtl" lang="ar">a <bdi>b</bdi> <bdo dir="ltr">c</bdo></p>',
    ),
    "alignment": (
        (
            '<table><caption>C</caption><tr><th scope="col" style="text-align: right">a</th><td '
            'align="center">b</td></tr></table>'
        ),
        (
            '<table><caption>C</caption><tbody><tr><th scope="col" align="right">a</th><td '
            'align="center">b</td></tr></tbody></table>'
        ),
    ),
    "boxes": (
        (
            '<ul><li><input type="checkbox" checked disabled> a</li><li><label><input type="radio"> '
            "b</label></li></ul>"
        ),
        "<ul><li><span>☑</span> a</li><li><span>○</span> b</li></ul>",
    ),
    "a quiz": ("<form><p>How deep?</p><input type='radio' checked>2</form>", "<p>How deep?</p><span>◉</span>2"),
    "a newsletter": ('<p>A</p><form><p>Join</p><input type="email"><button>Go</button></form>', "<p>A</p>"),
    "a page in a form": (
        f"<form><input type='hidden'><p>{'Fog and tide. ' * 50}</p></form>",
        f"<p>{'Fog and tide. ' * 50}</p>",
    ),
    "buttons": ("<p>Press <button>Save</button><button class='copy'>Copy</button>.</p>", "<p>Press Save.</p>"),
    "old elements": ("<center><tt>a</tt> <strike>b</strike></center>", "<div><code>a</code> <s>b</s></div>"),
    "text before all elements": ("a &lt; b <tt>c</tt> d", "a &lt; b <code>c</code> d"),
    "a stray end": ("a <tt>b</tt></div> c <p>d</p>", "a <code>b</code> c <p>d</p>"),
    "a drawing": ("<svg width='99'><title>Depth</title><path/></svg>", "<em>Depth</em>"),
    "sources of text": ("<xmp><b>x</b></xmp>", "<pre>&lt;b&gt;x&lt;/b&gt;</pre>"),
    "a bar": ("<progress value=7 max=10></progress>", "<span>70%</span>"),
    "the target of a link": (
        '<a href="#b">a</a><section id="b"><p>c</p></section><aside id="d">e</aside>',
        '<a href="#part-b">a</a><div id="part-b"><p>c</p></div><div>e</div>',
    ),
}


@pytest.mark.parametrize(("html", "expected"), OTHERS.values(), ids=OTHERS)
def test_other_elements_keep_what_they_say(html: str, expected: str) -> None:
    """What readers know stays, the rest keeps its words, and what asks for something goes."""
    assert content(html) == expected


def test_a_text_without_such_elements_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Most texts have none, and cost no more for it."""
    monkeypatch.setattr("publisher.composer.elements.parsed", None)
    html = '<h2>A</h2><p>b <img src="https://p.example/a.jpg" alt="c" width="640"> <a href="#x">d</a></p>'
    html += '<pre><code class="language-go">a</code></pre><table><tr><td align="right">1</td></tr></table>'

    assert "language-go" in content(html)
