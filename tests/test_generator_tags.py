"""Tags and braces of programs that lead to other articles, to files beside them, and to other sites."""

from __future__ import annotations

import pytest

from publisher.composer.links import Links
from publisher.composer.markdown import to_html
from publisher.composer.media_tags import picture_of
from publisher.composer.sanitiser import sanitise
from publisher.composer.tags import tag_at
from publisher.composer.templates import expand
from publisher.models import Body
from publisher.text.references import references_of

LISBOA = "https://me.example.org/2023/travel/Lisboa/"


def links() -> Links:
    """The links of an article that lies below a site with a base path."""
    return Links(
        base="https://me.example.org/blog/sea/links/",
        site="https://me.example.org/blog/",
        name="sea/links.md",
        references={"[[travel/lisboa": LISBOA},
    )


TAGS = [
    ("{% post_link travel/Lisboa %}", f"[Lisboa](<{LISBOA}>)"),
    ("{% post_link travel/Lisboa 'At last' %}", f"[At last](<{LISBOA}>)"),
    ("{% post_link travel/Lisboa At last false %}", f"[At last](<{LISBOA}>)"),
    ('{% post_link "travel/Lisboa" %}', f"[Lisboa](<{LISBOA}>)"),
    ("{% post_path travel/Lisboa %}", LISBOA),
    ("{% post_link travel/Nowhere 'Not yet' %}", "Not yet"),
    ("{% asset_img boat.png %}", "![](<boat.png>)"),
    ('{% asset_img left boat.png 300 200 "Two boats" %}', "![Two boats](<boat.png>)"),
    ("{% asset_link tide.pdf 'The tables' %}", "[The tables](<tide.pdf>)"),
    ("{% asset_path tide.pdf %}", "tide.pdf"),
]


@pytest.mark.parametrize(("tag", "text"), TAGS)
def test_tags_of_hexo_lead_to_articles_and_files(tag: str, text: str) -> None:
    """A reader of the feed follows the same links as on the site, and sees no tag."""
    found = links()
    assert expand(f"See {tag}.", found) == f"See {text}."
    assert not found.changes.of("template")


def test_a_tag_without_a_file_is_reported() -> None:
    """What is not understood leaves the text, and its owner hears of it."""
    found = links()
    assert expand("See {% asset_img nothing %}.", found) == "See ."
    assert list(found.changes.of("template")) == ["{% asset_img nothing %}"]


def test_tags_of_hexo_are_references() -> None:
    """An article whose neighbour moves is composed again."""
    text = "{% post_link travel/Lisboa 'x' %} {% post_path 'b' %} {% posted %}"
    assert references_of(Body("markdown", text), "a.md") == ("[[travel/lisboa", "[[b")


BRACES = [
    ("{static}/images/two boats.png", "https://me.example.org/blog/images/two%20boats.png"),
    ("{static}boat.png", "https://me.example.org/blog/sea/boat.png"),
    ("{static}../boat.png", "https://me.example.org/blog/boat.png"),
    ("{attach}boat.png", "https://me.example.org/blog/sea/links/boat.png"),
    ("|static|/images/boat.png", "https://me.example.org/blog/images/boat.png"),
    ("%7Bstatic%7D/images/boat.png", "https://me.example.org/blog/images/boat.png"),
]


@pytest.mark.parametrize(("said", "address"), BRACES)
def test_braces_of_pelican_lead_to_files_of_the_site(said: str, address: str) -> None:
    """Pelican publishes static files under their path from the top of the content."""
    assert links().address(said, is_file=True) == address


ROOTED = [
    (True, "/img/boat.png", "https://me.example.org/blog/img/boat.png"),
    (True, "/blog/img/boat.png", "https://me.example.org/blog/img/boat.png"),
    (False, "/img/boat.png", "https://me.example.org/img/boat.png"),
]


@pytest.mark.parametrize(("based", "said", "address"), ROOTED)
def test_paths_from_the_root_are_below_the_base_path_where_the_program_puts_them(
    *, based: bool, said: str, address: str
) -> None:
    """Docusaurus writes the base path before a path from the root; elsewhere the path has it already."""
    found = links()
    found.based = based
    assert found.address(said, is_file=True) == address


LISTINGS = [
    ("{category}sea", "https://me.example.org/blog/category/sea.html"),
    ("{tag}Big Boats", "https://me.example.org/blog/tag/big-boats.html"),
    ("{author}ada-quay", "https://me.example.org/blog/author/ada-quay.html"),
    ("{index}", "https://me.example.org/blog/"),
]


@pytest.mark.parametrize(("said", "address"), LISTINGS)
def test_braces_of_pelican_lead_to_lists_of_the_site(said: str, address: str) -> None:
    """A link to a category or a tag leads to its page, and not to a brace."""
    assert links().address(said) == address


STATIC = [
    ("../../static/img/boat.png", "https://me.example.org/blog/img/boat.png"),
    ("../public/boat.png", "https://me.example.org/blog/boat.png"),
    ("@site/static/img/boat.png", "https://me.example.org/blog/img/boat.png"),
]


@pytest.mark.parametrize(("said", "address"), STATIC)
def test_a_way_into_the_folder_of_static_files_leads_to_the_top_of_the_site(said: str, address: str) -> None:
    """Programs serve the files of `static` and `public` without the folder's name."""
    assert links().address(said, is_file=True) == address


HOME = "https://me.example.org/blog"
ADDRESSES = [
    ("{% link assets/map.pdf %}", f"{HOME}/assets/map.pdf"),
    ("{% link /assets/map.pdf %}", f"{HOME}/assets/map.pdf"),
    ('{{ get_url(path="/m/") }}', f"{HOME}/m/"),
    ("{{ asset('img/boat.png') }}", f"{HOME}/img/boat.png"),
    ('{{ relURL "img/boat.png" }}', f"{HOME}/img/boat.png"),
    ("{{ '/m/' | absLangURL }}", f"{HOME}/m/"),
    (
        "{{ site.url }}{% post_url travel/lisboa %}",
        f"https://me.example.org{LISBOA.removeprefix('https://me.example.org')}",
    ),
    ("{{ site.baseurl }}{{ '/m/' | relative_url }}", f"{HOME}/m/"),
    ("{{ site.url }}{{ '/m/' | relative_url }}", f"{HOME}/m/"),
    ('{{< ref path="travel/lisboa" lang="fr" >}}', LISBOA),
]


@pytest.mark.parametrize(("tag", "address"), ADDRESSES)
def test_tags_that_name_an_address_are_filled_in(tag: str, address: str) -> None:
    """An address is whole, and has the site's base path once, however many tags it is made of."""
    found = links()
    assert expand(f"[x]({tag})", found) == f"[x]({address})"
    assert not found.changes.of("template")


HOLES = [
    "[x]({{ url('boat') }})",
    "[x](/a/{{ boat.slug }}/b/)",
    "[x](<{{ site.url }}/{{ boat }}>)",
    '<a href="{% boat_path %}">x</a>',
    "![x](https://cdn.example/{{ boat }}.png)",
    "[x]({% post_url travel/nowhere %})",
]


@pytest.mark.parametrize("text", HOLES)
def test_an_address_with_a_tag_that_is_not_understood_leads_nowhere(text: str) -> None:
    """A reader is not sent to the article itself, or to a page that is not there."""
    found = links()
    content = sanitise(to_html(text, found), found)
    assert "href" not in content
    assert "src" not in content
    assert "{" not in content


PICTURES = [
    ('{{< figure src="boat.png" alt="A boat" caption="In May" >}}', ("boat.png", "A boat", "In May")),
    ('{% include figure.html src="/img/boat.png" title="In May" %}', ("/img/boat.png", "", "In May")),
    ('{% include image.html url="boat.jpg" description="In May" %}', ("boat.jpg", "", "In May")),
    ('{% img left /img/boat.png 300 200 "Title" "A boat" %}', ("/img/boat.png", "A boat", "")),
    ('{% image "./boat.webp", "A boat" %}', ("./boat.webp", "A boat", "")),
    ('{% picture thumb boat.JPG --alt "A boat" %}', ("boat.JPG", "A boat", "")),
    ('{% responsive_image path: img/boat.png alt: "A boat" %}', ("img/boat.png", "A boat", "")),
    ('{{ resize_image(path="boat.png", width=300) }}', ("boat.png", "", "")),
    ("{{< youtube dQw4w9WgXcQ >}}", None),
    ("{% include toc.html %}", None),
]


@pytest.mark.parametrize(("tag", "shown"), PICTURES)
def test_a_tag_that_names_a_picture_shows_it(tag: str, shown: tuple[str, str, str] | None) -> None:
    """A picture is the point of such a tag, whatever the tag is called and however it says the rest."""
    read = tag_at(tag, 0)
    picture = read and picture_of(read)
    assert (picture and tuple(picture)) == shown


EMBEDS = [
    ("{{< youtube dQw4w9WgXcQ >}}", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
    ('{{< youtube id="dQw4w9WgXcQ" autoplay="true" >}}', "https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
    ('{{ youtube(id="dQw4w9WgXcQ") }}', "https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
    ("{% youtube https://youtu.be/dQw4w9WgXcQ %}", "https://youtu.be/dQw4w9WgXcQ"),
    ("{{% vimeo 146022717 %}}", "https://vimeo.com/146022717"),
    ("{% gist ada/0123456789abcdef tide.py %}", "https://gist.github.com/ada/0123456789abcdef"),
    ("{{< gist ada 0123456789abcdef >}}", "https://gist.github.com/ada/0123456789abcdef"),
    ('{{< x user="ada" id="12345" >}}', "https://twitter.com/ada/status/12345"),
    ("{% embed https://b.example/tide %}", "https://b.example/tide"),
    ("{{< youtube >}}", ""),
    ('{{< youtube "javascript:alert(1)" >}}', ""),
    ("{{ page.title }}", ""),
]


@pytest.mark.parametrize(("tag", "address"), EMBEDS)
def test_a_tag_that_embeds_becomes_a_link(tag: str, address: str) -> None:
    """A film or a gist that a feed cannot show is one click away."""
    shown = f"[{address}](<{address}>)" if address else ""
    assert expand(tag, links()) == shown


def test_a_button_keeps_its_words() -> None:
    """A link that a pair of tags makes says what stands between them."""
    text = '{{< button href="https://b.example/x" color="red" >}}Press{{< /button >}}'
    assert expand(text, links()) == "[Press](<https://b.example/x>)"
