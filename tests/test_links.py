"""Where the links and pictures of an article lead: to other articles, and to files beside it."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
from sites import PLAIN, SiteFolder, article

from publisher.models import Body, BodyKind
from publisher.text.references import references_of
from publisher.text.targets import matches, stem_of
from publisher.validator import validate

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6300010000050001"
    "0d0a2db40000000049454e44ae426082"
)
HOME = "https://notes.example.org"
RULE = PLAIN + '[articles]\npermalink = "/:slug/"\n'


def content(site: SiteFolder, title: str) -> str:
    """The content of an entry."""
    return next(str(one.get("content_html", "")) for one in site.items("all") if one["title"] == title)


def published_file(site: SiteFolder, name: str) -> bytes:
    """A file below feeds/."""
    return (site.root / "feeds" / name).read_bytes()


def addresses(html: str) -> list[str]:
    """Every address in a content, in order."""
    return re.findall(r' (?:href|src)="([^"]*)"', html)


REFERENCES = [
    ("markdown", "[x](horn.md)", f"{HOME}/horn/"),
    ("markdown with a part", "[x](./horn.md#loud)", f"{HOME}/horn/#loud"),
    ("markdown from above", "[x](../articles/horn.md)", f"{HOME}/horn/"),
    ("markdown from the root", "[x](/articles/horn.md)", f"{HOME}/horn/"),
    ("markdown with a title", '[x](horn.md "The horn")', f"{HOME}/horn/"),
    ("a definition", "[x][1]\n\n[1]: horn.md\n\n", f"{HOME}/horn/"),
    ("an element", '<a href="horn.md">x</a>', f"{HOME}/horn/"),
    ("escaped", "[x](<big%20horn.md>)", f"{HOME}/big-horn/"),
    ("Jekyll's post_url", "[x]({% post_url 2024-01-10-tide %})", f"{HOME}/tide/"),
    ("Jekyll's link", "[x]({% link articles/horn.md %})", f"{HOME}/horn/"),
    ("Hugo's ref", '[x]({{< ref "horn.md#loud" >}})', f"{HOME}/horn/#loud"),
    ("Hugo's relref", '[x]({{% relref "/deep/fog" %}})', f"{HOME}/fog/"),
    ("Zola's path", "[x](@/deep/fog/index.md)", f"{HOME}/fog/"),
    ("Zola's function", '[x]({{ get_url(path="@/horn.md") }})', f"{HOME}/horn/"),
    ("Pelican's filename", "[x]({filename}/deep/fog/index.md)", f"{HOME}/fog/"),
    ("a wiki link", "[[Horn]]", f"{HOME}/horn/"),
    ("a wiki link with words", "[[Horn#Loud one|x]]", f"{HOME}/horn/#loud-one"),
    ("a wiki link to a bundle", "[[fog]]", f"{HOME}/fog/"),
    ("the site's address", "[x]({{ site.url }}{{ site.baseurl }}/about/)", f"{HOME}/about/"),
    ("a filter", "[x]({{ '/about/' | relative_url }})", f"{HOME}/about/"),
    ("filters", "[x]({{ '/about/' | prepend: site.baseurl | prepend: site.url }})", f"{HOME}/about/"),
]


@pytest.mark.parametrize(
    ("text", "address"), [one[1:] for one in REFERENCES], ids=[one[0] for one in REFERENCES]
)
def test_a_link_to_an_article_leads_to_its_address(tmp_path: Path, text: str, address: str) -> None:
    """However a program names another article's file, readers get to that article."""
    site = SiteFolder(tmp_path)
    site.configure(RULE)
    site.write("horn.md", article("Horn"))
    site.write("big horn.md", article("Big horn"))
    site.write("2024-01-10-tide.md", article("Tide"))
    site.write("deep/fog/index.md", article("Fog"))
    site.write("a.md", article("A", body=f"See {text} there."))

    assert site.build().problems == ()
    assert addresses(content(site, "A")) == [address]


UNPUBLISHED = ["[words](draft.md)", "[words](none.md)", "[[none|words]]", "[words]({% post_url none %})"]


@pytest.mark.parametrize("text", UNPUBLISHED)
def test_a_link_to_what_is_not_published_keeps_its_words(tmp_path: Path, text: str) -> None:
    """Nobody is sent to a draft, or to a page that is not there; the owner is told once."""
    site = SiteFolder(tmp_path)
    site.configure(RULE)
    site.write("draft.md", article("Draft", draft="true"))
    site.write("a.md", article("A", body=f"See {text} there."))

    problems = site.build().problems
    assert [(one.severity, one.kind) for one in problems] == [("note", "unpublished-link")]
    assert addresses(content(site, "A")) == []
    assert "See words there." in re.sub("<[^>]*>", "", content(site, "A"))


def test_links_follow_the_article_they_lead_to(tmp_path: Path) -> None:
    """An entry is made again when what it links to is published, moves, or is withdrawn."""
    site = SiteFolder(tmp_path)
    site.configure(RULE)
    site.write("a.md", article("A", body="[x](b.md)"))
    site.build()
    seen = [addresses(content(site, "A"))]
    for change in ({}, {"slug": "moved"}, {"draft": "true"}):
        site.write("b.md", article("B", **change))
        site.build(accept=True)
        seen.append(addresses(content(site, "A")))
    assert seen == [[], [f"{HOME}/b/"], [f"{HOME}/moved/"], []]


def test_a_picture_beside_an_article_is_published_with_its_page(tmp_path: Path) -> None:
    """An article without an address of its own is whole on the page that publisher makes."""
    site = SiteFolder(tmp_path)
    site.write(
        "post/fog/index.md", article("Fog", body="![pier](pier.png) [again](./img/p%20q.png)", image="pier.png")
    )
    site.write("post/fog/pier.png", PNG)
    site.write("post/fog/img/p q.png", PNG + b"q")

    assert site.build().problems == ()
    found = addresses(content(site, "Fog"))
    assert all(one.startswith(f"{HOME}/feeds/articles/") for one in found)
    published = [published_file(site, one.removeprefix(f"{HOME}/feeds/").replace("%20", " ")) for one in found]
    assert published == [PNG, PNG + b"q"]
    assert site.items("all")[0]["image"] == found[0]

    site.write("post/fog/pier.png", PNG + b"new")  # the article itself is as it was
    site.build()
    assert published_file(site, found[0].removeprefix(f"{HOME}/feeds/")) == PNG + b"new"

    (site.articles / "post/fog/index.md").unlink()
    site.write("b.md", article("B"))
    site.build(accept=True)
    assert not any("pier" in name for name in site.files())


def test_a_picture_that_comes_later_is_published(tmp_path: Path) -> None:
    """A missing picture is reported until it is there; then the entry shows it."""
    site = SiteFolder(tmp_path)
    site.write("a.md", article("A", body="![pier](img/pier.png)"))

    problems = site.build().problems
    assert [(one.severity, one.kind) for one in problems] == [("warning", "missing-file")]
    assert addresses(content(site, "A")) == []

    site.write("img/pier.png", PNG)
    assert site.build().problems == ()
    assert len(addresses(content(site, "A"))) == 1


REFUSED = [
    ("a page under a picture's name", "x.html", b"GIF89a<script>alert(1)</script>"),
    ("a picture with scripts", "x.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
    ("a picture that is none", "x.png", b"root:x:0:0"),
    ("a hidden file", ".secret.png", PNG),
    ("a file of another source", "../outside.png", PNG),
]


@pytest.mark.parametrize(("name", "data"), [one[1:] for one in REFUSED], ids=[one[0] for one in REFUSED])
def test_nothing_else_leaves_with_an_article(tmp_path: Path, name: str, data: bytes) -> None:
    """An article cannot publish what is no picture, recording or PDF, nor what lies outside of its source."""
    site = SiteFolder(tmp_path)
    site.write("a.md", article("A", body=f"![x]({name})"))
    site.write(name, data)
    problems = site.build().problems

    assert not any(data in one for one in site.files().values())
    assert addresses(content(site, "A")) == []
    kind = "missing-file" if name.startswith("..") else "refused-file"
    assert [(one.severity, one.kind) for one in problems if one.kind != "undated"] == [("warning", kind)]


def test_a_refused_picture_that_is_mended_is_published(tmp_path: Path) -> None:
    """A picture that is none is looked at again when it changes."""
    site = SiteFolder(tmp_path)
    site.write("a.md", article("A", body="![pier](pier.png)"))
    site.write("pier.png", b"not yet")
    assert [one.kind for one in site.build().problems] == ["refused-file"]

    site.write("pier.png", PNG)
    assert site.build().problems == ()
    assert len(addresses(content(site, "A"))) == 1


@pytest.mark.parametrize("link", ["file", "folder"])
def test_no_link_of_the_disk_is_followed(tmp_path: Path, link: str) -> None:
    """A symbolic link among the articles does not publish a file from elsewhere."""
    site = SiteFolder(tmp_path / "site")
    (tmp_path / "private").mkdir()
    (tmp_path / "private/pier.png").write_bytes(PNG)
    target = tmp_path / "private" / ("pier.png" if link == "file" else "")
    name = "pier.png" if link == "file" else "img"
    (site.articles / name).symlink_to(target)
    site.write("a.md", article("A", body=f"![x]({'pier.png' if link == 'file' else 'img/pier.png'})"))
    site.build()

    assert PNG not in site.files().values()


def test_a_picture_of_an_article_with_an_address_resolves_against_it(tmp_path: Path) -> None:
    """The site serves the picture beside the page; one that is not in the source is reported."""
    site = SiteFolder(tmp_path)
    site.configure(RULE)
    site.write("fog/index.md", article("Fog", body="![a](a.png) ![b](b.png) [c](../c/) ![d](/d.png)"))
    site.write("fog/a.png", PNG)

    assert [one.message for one in site.build().problems] == ["a file is not there: fog/b.png"]
    found = [f"{HOME}/fog/a.png", f"{HOME}/fog/b.png", f"{HOME}/c/", f"{HOME}/d.png"]
    assert addresses(content(site, "Fog")) == found


@pytest.mark.parametrize(
    "name", ["pier.svg", "_drawings/pier.png", ".drawings/pier.png", "scan.png", "plan.dxf"]
)
def test_a_file_that_is_there_is_not_missed(tmp_path: Path, name: str) -> None:
    """The site serves files that publisher itself would not publish; nobody is told that they are not there."""
    site = SiteFolder(tmp_path)
    site.configure(RULE)
    site.write("fog/index.md", article("Fog", body=f"![a]({name})"))
    site.write(f"fog/{name}", b"<svg xmlns='http://www.w3.org/2000/svg'/>")

    assert site.build().problems == ()
    assert addresses(content(site, "Fog")) == [f"{HOME}/fog/{name}"]


EMBEDS = [
    ("beside the note", "pier.png", "posts/old/pier.png"),
    ("below the note", "img/pier.png", "posts/old/img/pier.png"),
    ("a path from the top", "media/pier.png", "media/pier.png"),
    ("a name alone", "pier.png", "media/far/pier.png"),
    ("a name in capitals", "Pier.PNG", "media/pier.png"),
    ("with a size", "media/pier.png|300", "media/pier.png"),
]


@pytest.mark.parametrize("rule", ['permalink = "/:path"', ""], ids=["with an address", "with a page"])
@pytest.mark.parametrize(("said", "place"), [one[1:] for one in EMBEDS], ids=[one[0] for one in EMBEDS])
def test_a_note_embeds_a_picture_of_its_vault(tmp_path: Path, rule: str, said: str, place: str) -> None:
    """A note says a picture's path from the top of the vault, or its name alone, wherever the note lies."""
    site = SiteFolder(tmp_path)
    site.configure(f"{PLAIN}[articles]\n{rule}\n")
    site.write("posts/old/fog.md", article("Fog", body=f"![[{said}]]"))
    site.write(place, PNG)

    assert site.build().problems == ()
    found = addresses(content(site, "Fog"))
    assert found == [f"{HOME}/{place}"] if rule else len(found) == 1


PLACES = [
    ("from the top of the source", "![x](media/pier.png)", "media/pier.png"),
    ("beside the article first", "![x](img/pier.png)", "posts/old/img/pier.png"),
    ("with a blank", "![x](media/big%20pier.png)", "media/big-pier.png"),
    ("a note's, with signs", "![[media/tide & fog.png]]", "media/tide--and--fog.png"),
]


@pytest.mark.parametrize(("text", "address"), [one[1:] for one in PLACES], ids=[one[0] for one in PLACES])
def test_a_picture_of_a_vault_is_where_the_program_serves_it(tmp_path: Path, text: str, address: str) -> None:
    """Quartz serves pictures by their paths from the top, and writes their names as those of pages."""
    site = SiteFolder(tmp_path)
    site.configure(PLAIN + '[articles]\ngenerator = "quartz"\n')
    site.write("posts/old/fog.md", article("Fog", body=text))
    there = (
        "media/pier.png",
        "posts/old/img/pier.png",
        "img/pier.png",
        "media/big pier.png",
        "media/tide & fog.png",
    )
    for name in there:
        site.write(name, PNG)

    assert site.build().problems == ()
    assert [urljoin(f"{HOME}/posts/old/fog", one) for one in addresses(content(site, "Fog"))] == [
        f"{HOME}/{address}"
    ]


def test_a_path_of_the_site_is_no_missing_file(tmp_path: Path) -> None:
    """While the site's address is not known, a link to one of its pages is left out, and not told as a file."""
    site = SiteFolder(tmp_path)
    site.configure('[[feed]]\nname = "all"\n')
    site.write("a.md", article("A", body="[words](/doc/install)"))

    assert {one.kind for one in site.build().problems} == {""}
    assert addresses(content(site, "A")) == []


def test_links_within_an_entry_stay_within_it(tmp_path: Path) -> None:
    """Footnotes lead to their notes and back; a part that the text does not have is on the article's page."""
    site = SiteFolder(tmp_path)
    site.configure(RULE)
    site.write("a.md", article("A", body="Twice.[^1] [part](#elsewhere)\n\n[^1]: A note.\n\n## Unlinked {#x}"))
    site.build()

    html = content(site, "A")
    inner = [one for one in addresses(html) if one.startswith("#")]
    assert len(inner) == 2
    assert all(f'id="{one[1:]}"' in html for one in inner)
    assert f"{HOME}/a/#elsewhere" in addresses(html)


PARTS = [
    ("a heading", "[x](#first-part)\n\n## First part", "first-part"),
    ("letters with marks", "[x](#größe-über-alles)\n\n## Größe über alles", "größe-über-alles"),
    ("signs", "[x](#c--rust)\n\n## C++ & Rust", "c--rust"),
    ("marked words", "[x](#an-em-part)\n\n## An *em* part", "an-em-part"),
    ("the second of a name", "[x](#dup-1)\n\n## Dup\n\n## Dup", "dup-1"),
    ("an id that is said", "[x](#mine)\n\n## Part {#mine}", "mine"),
    ("an id in a line of kramdown", "[x](#mine)\n\n## Part\n{: #mine .wide}", "mine"),
    ("a wiki link", "[[#First part]]\n\n## First part", "first-part"),
    ("a wiki link to the note itself", "[[A#First part|x]]\n\n## First part", "first-part"),
    ("the article's own file", "[x](a.md#first-part)\n\n## First part", "first-part"),
    ("the article's own path", '<a href="/a/#n">x</a><p id="n">y</p>', "n"),
    ("the article's own address", f'<a href="{HOME}/a/#n">x</a><p><a name="n">y</a></p>', "n"),
]


@pytest.mark.parametrize(("text", "part"), [one[1:] for one in PARTS], ids=[one[0] for one in PARTS])
def test_a_link_to_a_part_of_the_entry_finds_it(tmp_path: Path, text: str, part: str) -> None:
    """A table of contents works in a feed reader: the link stays in the entry, and leads to its heading."""
    site = SiteFolder(tmp_path)
    site.configure(RULE)
    site.write("a.md", article("A", body=text))
    assert site.build().problems == ()

    html = content(site, "A")
    assert [unquote(one) for one in addresses(html)] == [f"#part-{part}"]
    assert f'id="part-{part}"' in html or f'name="part-{part}"' in html


def test_notes_link_to_each_other_before_the_site_has_an_address(tmp_path: Path) -> None:
    """A first build of a vault does not call its notes unpublished because they have no address yet."""
    site = SiteFolder(tmp_path)
    site.configure("")
    site.write("a.md", article("A", body="[[b]] [b](b.md) [[none]]"))
    site.write("b.md", article("B"))

    kinds = {one.kind: one.message for one in site.build().problems}
    assert kinds["unpublished-link"] == "links to what is not published: [[none]]"


def test_accents_are_the_same_however_they_are_written(tmp_path: Path) -> None:
    """A Mac takes letters and accents apart in names; the text may have them together."""
    site = SiteFolder(tmp_path)
    site.write("a.md", article("A", body="![x](gr\u00fcn.png)"))
    site.write("gru\u0308n.png", PNG)

    assert site.build().problems == ()
    assert len(addresses(content(site, "A"))) == 1


TARGETS = [
    ("horn.md", "[x](horn.md)", "deep/horn.md"),
    ("../horn.md", "[x](../horn.md)", "horn.md"),
    ("from the root", "[x](/posts/horn.md)", "/posts/horn.md"),
    ("out of the source", "[x](../../../x/horn.md)", "/x/horn.md"),
    ("a note", "[[ The Horn ]]", "[[the horn"),
    ("a note in a folder", "[[a/Horn|x]]", "[[a/horn"),
]


@pytest.mark.parametrize(("text", "target"), [one[1:] for one in TARGETS], ids=[one[0] for one in TARGETS])
def test_what_a_text_refers_to(text: str, target: str) -> None:
    """References are remembered as paths below the source, or as names."""
    assert references_of(Body("markdown", text), "deep/a.md") == (target,)


@pytest.mark.parametrize(
    "text", ["[x](https://a.example/horn.md)", "[x](#a.md)", "//a.example/b.md", "no link.md"]
)
def test_other_addresses_refer_to_no_article(text: str) -> None:
    """An address of another site is none of our articles, whatever it ends with."""
    assert references_of(Body("markdown", text), "a.md") == ()


OF_KIND = [
    ("an old page", "html", '<A HREF = "Horn.MD">', ("horn.md",)),
    ("no wiki link of a page", "page", "<script>[['x']]</script>", ()),
    ("no link of Markdown in HTML", "html", "<p>[x](horn.md)", ()),
    ("a tag in HTML", "html", "<p>{% link horn.md %}", ("/horn.md",)),
    ("no tag of a saved page", "page", "<p>{% link horn.md %}", ()),
    ("a link of a saved page", "page", '<a href="horn.html">', ("horn.html",)),
    ("plain text", "text", "[x](horn.md)", ()),
]


@pytest.mark.parametrize(
    ("kind", "text", "targets"), [one[1:] for one in OF_KIND], ids=[one[0] for one in OF_KIND]
)
def test_what_a_kind_of_text_refers_to(kind: BodyKind, text: str, targets: tuple[str, ...]) -> None:
    """Only those signs are references that the composer understands in a text of this kind."""
    assert tuple(one.lower() for one in references_of(Body(kind, text), "a.md")) == targets


MEANT = [
    ("[[horn", "deep/Horn.md", True),
    ("[[x/horn", "deep/horn.md", False),
    ("/content/posts/fog.md", "posts/fog/index.md", True),
    ("/posts/fog.md", "notes/fog.md", False),
    ("posts/fog.md", "posts/fog.md", True),
    ("fog.md", "posts/fog.md", False),
]


@pytest.mark.parametrize(("target", "name", "is_meant"), MEANT)
def test_which_file_a_reference_means(target: str, name: str, *, is_meant: bool) -> None:
    """A relative path means one file; a path from a root, or a name, any that ends so."""
    assert matches(target, name) is is_meant
    assert stem_of(target) == stem_of(name)


LINK_POSTS = [
    ("external_url", PLAIN, "external_url", None, "https://other.example/x"),
    ("link", PLAIN, "link", "https://other.example/x", None),
    ("external_url by a rule", RULE, "external_url", f"{HOME}/a/", "https://other.example/x"),
    ("link by a rule", RULE, "link", f"{HOME}/a/", "https://other.example/x"),
]


@pytest.mark.parametrize(
    ("configuration", "key", "link", "about"),
    [one[1:] for one in LINK_POSTS],
    ids=[one[0] for one in LINK_POSTS],
)  # fmt: skip
def test_a_link_post_keeps_an_id_of_its_own(
    tmp_path: Path, configuration: str, key: str, link: str | None, about: str | None
) -> None:
    """Two posts about one page of another site are two entries, and neither has that page's address as id."""
    site = SiteFolder(tmp_path)
    site.configure(configuration)
    for name in ("a", "b"):
        site.write(f"{name}.md", article(name.upper(), **{key: "https://other.example/x"}))
    site.build()

    entries = {one["title"]: one for one in site.items("all")}
    assert entries.keys() == {"A", "B"}
    assert len({one["id"] for one in entries.values()} | {"https://other.example/x"}) == 3
    assert entries["A"].get("external_url") == about
    if link:
        assert entries["A"]["url"] == link


def test_a_link_within_a_text_needs_no_base(tmp_path: Path) -> None:
    """A footnote leads to its note in every reader: the validator has nothing against it."""
    site = SiteFolder(tmp_path)
    site.configure(RULE)
    site.write("a.md", article("A", body="Twice.[^1]\n\n[^1]: A note."))
    site.build()

    for name in ("all.rss", "all.atom", "all.json"):
        url = f"{HOME}/feeds/{name}"
        assert validate((site.root / "feeds" / name).read_bytes(), url=url) == ()


@pytest.mark.parametrize("name", ["config", "body", "x", "fn", "note", "1"])
def test_no_id_is_that_of_the_page_around_it(tmp_path: Path, name: str) -> None:
    """A page that shows an entry finds its own elements, whatever ids the article chooses."""
    site = SiteFolder(tmp_path)
    site.configure(RULE)
    site.write("a.md", article("A", body=f'<a href="#{name}">to</a> <p id="{name}">there</p>'))
    site.build()

    assert addresses(content(site, "A")) == [f"#part-{name}"]
    assert f'id="part-{name}"' in content(site, "A")
