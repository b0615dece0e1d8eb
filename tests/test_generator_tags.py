"""Tags of Hexo and braces of Pelican that lead to other articles, and to files beside them."""

from __future__ import annotations

import pytest

from publisher.composer.links import Links
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
    assert not found.templates


def test_a_tag_without_a_file_is_reported() -> None:
    """What is not understood leaves the text, and its owner hears of it."""
    found = links()
    assert expand("See {% asset_img nothing %}.", found) == "See ."
    assert list(found.templates) == ["{% asset_img nothing %}"]


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
