"""Heads as the tools write them: half fences, properties, tables, lists, keys of people."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from sites import PLAIN, SiteFolder, article

from publisher import load_config
from publisher.explain import as_lines, as_values, entries_of, explanations_of
from publisher.models import Circumstances, Entry, Site
from publisher.normalizer import normalize
from publisher.readers import markdown, read

TEXT = "The fog is back.\n"


def entry_of(text: str, name: str = "fog.md") -> Entry:
    """The entry of a Markdown file."""
    return normalize(
        next(markdown.read(text.encode(), name)), Circumstances(Site(link="https://quay.example/"))
    )


HEADS = {
    "Hexo": "title: Fog\ndate: 2024-01-07\ntags: [sea]\n---\n",
    "Hexo with blank lines": "title: Fog\n\ndate: 2024-01-07\n\ntags:\n- sea\n---\n\n",
    "Pelican": "Title: Fog\nDate: 2024-01-07\nTags: sea\n---\n",
    "TOML between dashes": '---\ntitle = "Fog"\ndate = 2024-01-07\ntags = ["sea"]\n---\n',
    "YAML between pluses": "+++\ntitle: Fog\ndate: 2024-01-07\ntags: [sea]\n+++\n",
    "Logseq": "title:: Fog\ndate:: 2024-01-07\ntags:: [[sea]]\n\n",
    "Notion": "# Fog\n\nCreated: January 7, 2024 12:00 AM\nTags: sea\n\n",
    "Notion without a blank line": "# Fog\nDate: 2024-01-07\nTags: #sea\n\n",
    "Zola": '+++\ntitle = "Fog"\ndate = 2024-01-07\n[taxonomies]\ntags = ["sea"]\n+++\n',
    "Hugo's parameters": '+++\ntitle = "Fog"\n[params]\ndate = 2024-01-07\ntags = ["sea"]\n+++\n',
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_a_head_of_every_tool_is_read(head: str) -> None:
    """Title, day and tags are those of the head, and nothing of it is text."""
    article = next(markdown.read((head + TEXT).encode(), "fog.md"))
    entry = normalize(article, Circumstances())
    assert entry.published is not None
    said = (entry.title, entry.published.date().isoformat(), entry.categories)
    assert said == ("Fog", "2024-01-07", ("sea",))
    assert article.body.text.removeprefix("# Fog\n\n") == TEXT


@pytest.mark.parametrize("field", ["path", "slug", "permalink", "url"])
def test_an_address_in_a_head_dates_its_article(field: str) -> None:
    """Zola, Jekyll and Hugo write the day into the address, and nowhere else."""
    entry = entry_of(f'+++\ntitle = "Fog"\n{field} = "2014/12/12/fog.html"\n+++\n{TEXT}')
    assert entry.published is not None
    assert entry.published.date().isoformat() == "2014-12-12"


PROSE = {
    "a heading underlined": "Note: the tide is late\n---\nMore.\n",
    "a heading after prose": "Date: we do not know it,\nand nobody does.\n---\nMore.\n",
    "a rule far below": "He said: nothing.\n\nSea: fog.\n\n---\n\nMore.\n",
    "C++": "std::string is a class.\n\nMore.\n",
    "an unknown property": "colour:: red\n\nMore.\n",
    "questions below a heading": "# Fog\n\nNote: the tide is late.\n\nMore.\n",
    "a list of terms": "# Fog\n\nFog: water in the air.\nTide: water on the move.\n\nMore.\n",
}


@pytest.mark.parametrize("text", PROSE.values(), ids=PROSE)
def test_prose_loses_no_word(text: str) -> None:
    """What only looks like a head stays in the text."""
    assert next(markdown.read(text.encode(), "fog.md")).body.text == text


def test_a_half_fence_may_hold_an_article_back() -> None:
    """Hexo's drafts are drafts without a fence above, too."""
    assert entry_of("title: Fog\npublished: false\n---\n" + TEXT).draft


PICTURES = {
    "Jekyll's teaser": "header:\n  teaser: /a.png\n",
    "Jekyll's header": "header:\n  overlay_color: red\n  overlay_image: /a.png\n",
    "a feature": "image:\n  feature: /a.png\n  credit: Ada\n",
    "featured-img": "featured-img: /a.png\n",
    "cover-img": "cover-img: /a.png\n",
    "Hugo's resources": "resources:\n- {src: '*.pdf'}\n- {name: featured-image, src: /a.png}\n",
    "Hugo's cover": "cover:\n  image: /a.png\n",
    "extra": "extra:\n  image: /a.png\n",
    "the outer one": "image: /a.png\nextra:\n  image: /b.png\n",
}


@pytest.mark.parametrize("field", PICTURES.values(), ids=PICTURES)
def test_a_picture_is_found_where_themes_keep_it(field: str) -> None:
    """Each theme has a place of its own for the picture of an article."""
    entry = entry_of(f"---\ntitle: Fog\n{field}---\n{TEXT}")
    assert entry.image is not None
    assert entry.image.url == "https://quay.example/a.png"


LISTS = [
    ("_posts/2024-01-07-fog.md", "categories: jekyll update", ("jekyll", "update")),
    ("2024-01-07-fog.md", "tags: sea fog", ("sea", "fog")),
    ("2024-01-07-fog.md", "categories: [Sea fog]", ("Sea fog",)),
    ("2024-01-07-fog.md", "category: Sea fog", ("Sea fog",)),
    ("2024-01-07-fog.md", "tags: Tides, high water", ("Tides", "high water")),
    ("fog.md", "tags: sea fog", ("sea fog",)),
    ("fog.md", "categories:\n- [Life, Fog]\n- [News]", ("Life", "Fog", "News")),
    ("fog.md", "tags: ['#fog', '[[sea]]', 'C#', '[[notes/tide|Tide]]']", ("fog", "sea", "C#", "Tide")),
]


@pytest.mark.parametrize(
    ("generator", "field", "tags"),
    [
        ("jekyll", "categories: jekyll update", ["jekyll", "update"]),
        ("hugo", "tags: sea fog", ["sea fog"]),
        ("eleventy", "tags: [posts, sea fog]", ["sea fog"]),
        ("eleventy", "tags: posts", None),
        ("hugo", "tags: [posts]", ["posts"]),
    ],
)
def test_a_generator_that_is_known_decides(
    site: SiteFolder, generator: str, field: str, tags: list[str] | None
) -> None:
    """A name with a day makes no Jekyll of Hugo; Eleventy's own names of collections are no subjects."""
    site.configure(PLAIN + f'\n[articles]\ngenerator = "{generator}"\n')
    site.write("2024-01-07-fog.md", f"---\ntitle: Fog\n{field}\n---\n{TEXT}")
    site.build()
    assert site.items()[0].get("tags") == tags


@pytest.mark.parametrize(("name", "field", "tags"), LISTS)
def test_a_list_is_parted_as_its_tool_parts_it(name: str, field: str, tags: tuple[str, ...]) -> None:
    """Jekyll parts one string at blanks, in its posts only; Hexo nests lists; vaults mark tags with a sign."""
    assert entry_of(f"---\ntitle: Fog\n{field}\n---\n{TEXT}", name).categories == tags


PEOPLE = {
    "Ada Quay and Bo Pier": ["Ada Quay", "Bo Pier"],
    "Ada Quay, Bo Pier": ["Ada Quay", "Bo Pier"],
    "Ada Quay, Bo Pier & Eva Rask": ["Ada Quay", "Bo Pier", "Eva Rask"],
    "Ada Quay und Bo Pier": ["Ada Quay", "Bo Pier"],
    "José García y Pilar Ruiz": ["José García", "Pilar Ruiz"],
    "[[Ada Quay]]": ["Ada Quay"],
    "[[people/ada|Ada Quay]], [[Bo Pier]]": ["Ada Quay", "Bo Pier"],
    "Quay, Ada": ["Quay, Ada"],
    "Ada Quay, PhD": ["Ada Quay, PhD"],
    "Ada Quay, Senior Editor": ["Ada Quay, Senior Editor"],
    "Ada Quay, Reuters": ["Ada Quay, Reuters"],
    "Ramón y Cajal": ["Ramón y Cajal"],
    "Smith & Sons": ["Smith & Sons"],
    "Institute of Fog and Tides": ["Institute of Fog and Tides"],
    "@adaquay": ["@adaquay"],
}


@pytest.mark.parametrize(("written", "names"), PEOPLE.items(), ids=PEOPLE)
def test_a_string_of_people_is_parted(written: str, names: list[str]) -> None:
    """Only where each part is a whole name: a role, a paper, a firm or half a name parts nothing."""
    entry = entry_of(f'---\ntitle: Fog\nauthor: "{written}"\n---\n{TEXT}')
    assert [person.name for person in entry.authors] == names


# -- people by their keys ------------------------------------------------------------------------------------

AUTHORS = "ada:\n  name: Ada Quay\n  url: https://ada.example/\n  title: Keeper of fog\nbo: Bo Pier\n"
PLACES = [
    "articles/authors.yml",
    "articles/_data/authors.yml",
    "articles/blog/authors.yml",
    "_data/authors.yml",
]


@pytest.mark.parametrize("place", PLACES)
def test_people_have_names(site: SiteFolder, place: str) -> None:
    """Jekyll keeps people in `_data`, Docusaurus beside the articles; a changed name reaches the feed."""
    site.write("blog/a.md", article("A", authors="[ada, bo]"))
    site.write("blog/b.md", article("B", author="ada, bo"))
    site.write("blog/c.md", article("C", author="Eva"))
    path = site.root / place
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_text(AUTHORS)
    report = site.build()
    names = {item["title"]: [one["name"] for one in item["authors"]] for item in site.items()}
    assert names == {"A": ["Ada Quay", "Bo Pier"], "B": ["Ada Quay", "Bo Pier"], "C": ["Eva"]}
    assert {"name": "Ada Quay", "url": "https://ada.example/"} in site.items()[2]["authors"]
    assert report.problems == ()

    path.write_text(AUTHORS.replace("Bo Pier", "Bo Mole"))
    site.build()
    assert any("Bo Mole" in str(item["authors"]) for item in site.items())
    assert site.build().written == ()


ONE = {
    "Jekyll": (
        "_data/authors.yml",
        "ada:\n  display_name: Ada Quay\n  email: a@secret.example\n",
        "author: ada",
    ),
    "Hugo": ("data/authors/ada.toml", "name = 'Ada Quay'\n[social]\nx = '@a'\n", "authors: [ada]"),
    "Hugo's pages": ("articles/authors/ada/_index.md", "---\ntitle: Ada Quay\n---\nHi.\n", "authors: [ada]"),
    "Gatsby": ("articles/authors/ada.yml", "name: Ada Quay\nbio: x\n", "author: ada"),
    "Astro": ("authors/ada.json", '{"name": "Ada Quay"}', "author: ada"),
    "Astro's pages": ("articles/authors/ada.md", "---\nname: Ada Quay\n---\nHi.\n", "author: ada"),
    "a path": ("articles/authors/ada.md", "---\nname: Ada Quay\n---\n", "author: content/authors/ada.md"),
    "MkDocs Material": ("articles/.authors.yml", "authors:\n  ada:\n    name: Ada Quay\n", "authors: [ada]"),
    "Docusaurus": ("articles/authors.yml", "ada:\n  name: Ada Quay\n", "authors: [{key: ada, title: x}]"),
    "Eleventy": ("articles/_data/authors.json", '[{"id": "ada", "name": "Ada Quay"}]', "author: ada"),
    "a list": ("articles/_data/authors.yml", "# All\n- username: ada\n  name: Ada Quay\n", "author: ada"),
    "a collection": ("_authors/aq.md", "---\nshort_name: ada\nname: Ada Quay\n---\n", "author: ada"),
    "two names": ("articles/authors.yml", "ada:\n  first_name: Ada\n  last_name: Quay\n", "author: '@ada'"),
}


@pytest.mark.parametrize(("place", "text", "field"), ONE.values(), ids=ONE)
def test_each_program_keeps_people_in_a_place_of_its_own(
    site: SiteFolder, place: str, text: str, field: str
) -> None:
    """A person's page is no article, a mail address stays where it is, and a new name reaches the feed."""
    site.write("blog/a.md", f"---\ntitle: A\ndate: 2026-02-01\n{field}\n---\n{TEXT}")
    path = site.root / place
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_text(text)
    os.utime(path, (1_750_000_000, 1_750_000_000))

    site.build()
    assert [(one["title"], one["authors"]) for one in site.items()] == [("A", [{"name": "Ada Quay"}])]
    assert b"secret.example" not in b"".join(site.files().values())
    assert site.build().read == 0

    path.write_text(text.replace("Quay", "Mole"))
    site.build()
    assert site.items()[0]["authors"] == [{"name": "Ada Mole"}]


def test_a_key_may_be_a_default(site: SiteFolder) -> None:
    """Jekyll's defaults name a key as an article does, and `explain` says where the name is from."""
    site.configure(PLAIN + '\n[articles.defaults]\nauthor = "ada"\n')
    (site.articles / "authors.yml").write_text("ada: Ada Quay\n")
    path = site.write("a.md", article("A"))
    site.build()
    assert site.items()[0]["authors"] == [{"name": "Ada Quay"}]
    (entry,) = entries_of(load_config(site.root), path)
    assert "authors file" in entry.provenance["authors"].origin


def test_a_folder_of_authors_is_bounded(site: SiteFolder, tmp_path: Path) -> None:
    """Neither a link nor a large file in it is read, and articles with dates in it are articles."""
    (tmp_path / "secret.yml").write_text("name: Secret\n")
    folder = site.articles / "authors"
    folder.mkdir()
    (folder / "bo.yml").symlink_to(tmp_path / "secret.yml")
    (folder / "eva.yml").write_text("name: Eva\nbio: " + "x" * 100_000)
    site.write("authors/c.md", article("C", author="eva"))
    site.write("b.md", article("B", author="bo"))
    site.build()
    assert {(one["title"], one["authors"][0]["name"]) for one in site.items()} == {("B", "bo"), ("C", "eva")}


@pytest.mark.parametrize("text", ["- a\n- b\n", "{{{", "x" * 2_000_000, "ada: [1]\n", ""])
def test_another_authors_file_costs_nothing(site: SiteFolder, text: str) -> None:
    """The name may be another program's: the articles are published under the keys."""
    site.write("a.md", article("A", author="ada"))
    (site.articles / "authors.yml").write_text(text)
    site.build()
    assert site.items()[0]["authors"] == [{"name": "ada"}]


def test_no_link_to_people_is_followed(site: SiteFolder, tmp_path: Path) -> None:
    """A stranger's repository reads no file of the machine as authors."""
    (tmp_path / "outside").mkdir(exist_ok=True)
    (tmp_path / "outside/authors.yml").write_text("ada: Secret\n")
    (site.articles / "_data").symlink_to(tmp_path / "outside")
    (site.articles / "authors.yml").symlink_to(tmp_path / "outside/authors.yml")
    site.write("a.md", article("A", author="ada"))
    site.build()
    assert site.items()[0]["authors"] == [{"name": "ada"}]


# -- keys that nobody knows ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "unknown"),
    [
        (
            "---\ntitle: Fog\nnewstitle: x\nlayout: post\ntoc: true\nweight: 3\nShowToc: true\n---\n",
            ("newstitle",),
        ),
        ("+++\ntitle = 'Fog'\npubilshed = 2024-01-01\n[params]\nanything = 1\n+++\n", ("pubilshed",)),
        ("Title: Fog\nDate: 2024-01-07\nSlgu: fog\n\n", ("Slgu",)),
        ('{\n"title": "Fog",\n"Mood": "grey"\n}\n', ()),
        ("title: Fog\ndate: 2024-01-07\nnewstitle: x\n---\n", ("newstitle",)),
    ],
)
def test_unknown_keys_are_named(head: str, unknown: tuple[str, ...]) -> None:
    """A misspelt key is seen; what generators have for themselves is not worth a word."""
    assert next(markdown.read((head + TEXT).encode(), "fog.md")).unknown_keys == unknown


def test_unknown_keys_of_records_are_their_own() -> None:
    """Records of programs have any number of fields, and nobody wrote them for us."""
    assert next(read(b'{"title": "A", "text": "B", "newstitle": "C"}', "a.json")).unknown_keys == ()


def test_explain_names_unknown_keys(site: SiteFolder) -> None:
    """Of the article and of its sidecar, as they are written."""
    path = site.write("a.md", "---\ntitle: A\nnewsTitle: x\n---\n" + TEXT)
    site.write("a.md.toml", 'pubilsher = "x"\n')
    entry = explanations_of(load_config(site.root), path)[0]
    assert as_values(entry)["unknown_keys"] == ["newsTitle", "pubilsher"]
    assert "keys not known: newsTitle, pubilsher" in as_lines(entry)


def test_explain_names_what_the_text_loses(site: SiteFolder) -> None:
    """The owner sees what is taken out of one article, and why an article cannot be published."""
    text = "---\ntitle: A\n---\nFog {{ tide }} and {{ tide }}.\n"
    found = explanations_of(load_config(site.root), site.write("a.md", text))[0]
    expected = {"kind": "template", "subject": "{{ tide }}", "result": "", "number": 2}
    assert as_values(found)["text"] == [expected]
    assert "text       {{ tide }} (2 times): left out" in as_lines(found)
    deep = "<div>" * 900 + "Fog"
    failed = explanations_of(load_config(site.root), site.write("b.md", f"---\ntitle: A\n---\n{deep}"))[0]
    assert "nests" in as_values(failed)["failure"]
    assert any("not published" in line for line in as_lines(failed))


EXPORTED = {
    "Next.js": "export const metadata = {\n  title: 'Fog',\n  draft: true,\n};\n\nThe fog.\n",
    "below imports": "import A from './a'\n\nexport const meta = { title: \"Fog\", draft: true }\n\nThe fog.\n",
    "with a type": (
        "export const frontmatter: Meta = {\n  'title': `Fog`, // mine\n  date: new Date('2026-03-04'),\n"
        "  draft: true\n}\n\nThe fog.\n"
    ),
    "of a variable": "export let post = {title: 'Fog', draft: true}\n\nThe fog.\n",
    "with objects within": (
        "export const metadata = {\n  title: 'Fog',\n  openGraph: {\n    images: ['a.png'],\n  },\n"
        "  draft: true,\n}\n\nThe fog.\n"
    ),
}


@pytest.mark.parametrize("text", EXPORTED.values(), ids=EXPORTED)
def test_a_head_may_be_exported(text: str) -> None:
    """MDX without front matter has its fields in an object that it exports."""
    (article,) = read(text.encode(), "fog.mdx")
    known = {one.field: one.value for one in article.claims if one.field != "unknown"}
    assert (known["title"], known["draft"]) == ("Fog", "true")


@pytest.mark.parametrize("text", ["export const metadata = {" * 20_000, "export const meta = {a: [\n" * 20_000])
def test_an_object_without_an_end_is_bounded(text: str) -> None:
    """It costs its first part, and the text stays."""
    (article,) = read(text.encode(), "fog.mdx")
    assert not article.problems
