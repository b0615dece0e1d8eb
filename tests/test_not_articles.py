"""What lies among articles and is none is passed over, and named on request; a dated one is not lost."""

from __future__ import annotations

import json

import pytest
from sites import SiteFolder, article

from publisher import load_config
from publisher.explain import entries_of
from publisher.models import Problem

POST = article("Fog")
HEAD = "---\ntitle: {}\n---\nText.\n"
NEVER = {
    "a section of Hugo": ("_index.md", article("Posts")),
    "its translation": ("notes/_index.fr.md", HEAD.format("Notes")),
    "a partial of Docusaurus": ("_note.md", article("Partial")),
    "robots.txt": ("robots.txt", "User-agent: *\nDisallow: /private/\n"),
    "humans.txt": ("humans.txt", "Ada Quay\n"),
    "security.txt": (".well-known/security.txt", "Contact: mailto:a@quay.example\n"),
    "pip": ("requirements-dev.txt", "pypandoc==1.5\n"),
    "npm": ("package.json", '{"name": "my-blog", "description": "x"}'),
    "TypeScript": ("tsconfig.build.json", '{"extends": "x"}'),
    "Eleventy's data": ("notes/notes.11tydata.json", '{"title": "Notes"}'),
    "drafts of Jekyll": ("_drafts/a.md", article("A")),
    "drafts of Blot, deeper": ("notes/Drafts/2026/a.md", article("A")),
    "drafts of a German writer": ("Entwürfe/a.md", article("A")),
    "their name as macOS has it": ("Entwu\u0308rfe/a.md", article("A")),
    "drafts of a Japanese writer": ("下書き/a.md", article("A")),
    "a drawing of Excalidraw": ("Quay.excalidraw.md", article("Quay")),
    "what is private": ("private/a.md", article("A")),
    "layouts": ("_layouts/post.html", article("A")),
    "packages": ("node_modules/x/readme.html", article("A")),
}
NOTES = {
    "README": ("README.md", "# How to build\n\nmake all\n"),
    "a translated README": ("notes/readme.fr.md", HEAD.format("Lisez")),
    "a README in German": ("LIESMICH.md", "# Bauen\n"),
    "a licence": ("LICENSE.md", "MIT\n"),
    "a licence in a text": ("LICENCE.txt", "Permission is granted\n\nOn 3 May 2025\n"),
    "a changelog": ("CHANGELOG.md", "# Changes\n\n## 2025-05-03\n"),
    "how to contribute": ("CONTRIBUTING.md", HEAD.format("Contribute")),
    "a history": ("HISTORY.md", "# History\n"),
    "a missing page": ("404.html", HEAD.format("Not found")),
    "a search page": ("search.md", "---\ntitle: Search\nlayout: search\n---\n"),
    "an archive": ("archive.md", "---\ntitle: All posts\nlayout: archives\n---\nText.\n"),
    "a home page": ("start.md", "---\ntitle: Home\nlayout: layouts/home.njk\n---\nText.\n"),
    "an index beside posts": ("index.md", HEAD.format("Welcome")),
    "an index above posts": ("deep/index.html", HEAD.format("Deep")),
    "an index in two languages": ("deep/index.de.md", HEAD.format("Tief")),
    "a redirect": ("old.md", "---\ntitle: Old\nredirect: /new\ndate: 2026-02-01\n---\n"),
    "a redirect of Jekyll": ("old.md", "---\nredirect_to:\n  - https://quay.example/new\n---\n"),
    "a template of HTML": (
        "theme.html",
        "<html><head><title><TMPL_VAR NAME=TITLE></title></head><p>x</p></html>",
    ),
    "a template of Jinja": ("base.html", '---\ntitle: Base\n---\n{% extends "b.html" %}\n<p>Text</p>\n'),
    "nothing but tags": ("list.md", "---\ntitle: List\n---\n{% for p in posts %}<b>{{ p }}</b>{% endfor %}\n"),
    "a template of notes": ("daily.md", '---\ntitle: "{{title}}"\ndate: 2026-02-01\n---\nText.\n'),
    "data of a folder": ("deep/deep.json", '{"layout": "post", "tags": ["posts"]}'),
    "data of a post": ("fog.json", '{"layout": "post", "title": "Other"}'),
    "data of no post": ("site.json", '{"name": "Quay", "colour": "blue"}'),
    "an empty object": ("x.json", "{}"),
}
ARTICLES = {
    "a text about templates": (
        "tpl.md",
        HEAD.format("Fine") + "\nWrite `{{ content }}`:\n\n```\n{% extends 'a' %}\n```\n",
    ),
    "a table of template words": ("tpl.md", HEAD.format("Fine") + "\n| `{{content}}` | the text |\n|-|-|\n"),
    "an indented template": ("tpl.md", HEAD.format("Fine") + "\nWrite:\n\n    {% block a %}\n"),
    "a template of notes in a list": ("fine.md", "1. Write:\n\n   ```\n   # {{date}}\n   ```\n"),
    "a dated README": ("README.md", article("Fine")),
    "a README that its sidecar dates": (("README.md", "# Fine\n"), ("README.md.toml", "date = 2026-02-01\n")),
    "a dated index beside posts": ("index.md", article("Fine")),
    "a bundle": ("deep/fine/index.md", "---\ntitle: Fine\n---\nText.\n"),
    "a bundle with files": (
        ("deep/fine/index.md", "---\ntitle: Fine\n---\nText.\n"),
        ("deep/fine/map/a.png", "x"),
    ),
    "a word that is a name in capitals": ("history.md", "---\ntitle: Fine\n---\nText.\n"),
    "a post that is one tag": ("tag.md", article("Fine", body="{% youtube dQw4w9WgXcQ %}")),
    "a post of a layout": ("p.md", "---\ntitle: Fine\nlayout: post\n---\nText.\n"),
    "a dated page of a list's layout": ("p.md", article("Fine", layout="archive")),
    "a post with old addresses": ("p.md", article("Fine", redirect_from="/old")),
    "a record named as its folder": ("deep/deep.json", '{"title": "Fine", "text": "Text."}'),
    "a record named as a post": ("fog.json", '{"title": "Fine", "text": "Text."}'),
    "records named as their folder": ("deep/deep.json", '[{"title": "Fine", "text": "Text."}]'),
    "a record without a text": ("l.json", '{"title": "Fine", "url": "https://quay.example/x"}'),
}  # fmt: skip


def written(site: SiteFolder, *files: object) -> list[str]:
    """Write files beside two ordinary articles; gives the names."""
    pairs = files if isinstance(files[0], tuple) else (files,)
    site.write("fog.md", POST)
    site.write("deep/rain.md", article("Rain"))
    names = []
    for pair in pairs:
        assert isinstance(pair, tuple)
        site.write(*pair)
        names.append(pair[0])
    return names


@pytest.mark.parametrize("case", NEVER.values(), ids=NEVER)
def test_some_names_are_never_articles(site: SiteFolder, case: tuple[str, str]) -> None:
    """They are not read, whatever is in them, and named among the skipped files."""
    (name,) = written(site, *case)

    report = site.build()

    assert set(site.titles()) == {"Fog", "Rain"}
    assert report.problems == ()
    if not name.startswith("."):
        assert [one for one in report.unknown if name.startswith(one)]


@pytest.mark.parametrize("case", NOTES.values(), ids=NOTES)
def test_what_is_no_article_is_a_note(site: SiteFolder, case: tuple[str, str]) -> None:
    """It is read, passed over and noted; a note is no fault, and is still there when nothing changed."""
    (name,) = written(site, *case)

    report = site.build(strict=True)

    assert set(site.titles()) == {"Fog", "Rain"}
    assert report.status == 0
    (note,) = report.problems
    assert (note.place, note.severity, note.kind) == (f"articles/{name}", "note", "not-article")
    assert note.message.startswith("passed over: ")
    assert site.build().problems == (note,)


@pytest.mark.parametrize("case", ARTICLES.values(), ids=ARTICLES)
def test_what_is_an_article_stays_one(site: SiteFolder, case: tuple[object, ...]) -> None:
    """A date of its own, or a text, makes an article of what is named like none."""
    written(site, *case)

    report = site.build()

    assert set(site.titles()) == {"Fog", "Rain", "Fine"}
    assert [one for one in report.problems if one.severity == "error"] == []


def test_an_alias_of_hugo_is_none(site: SiteFolder) -> None:
    """A page that only refreshes to another address has no text of its own."""
    refresh = '<meta http-equiv="refresh" content="0; url=https://quay.example/new">'
    written(site, "old.html", f"<html><head><title>x</title>{refresh}</head></html>")

    site.build()

    assert set(site.titles()) == {"Fog", "Rain"}


def test_an_index_alone_is_an_article(site: SiteFolder) -> None:
    """A folder that holds nothing else is a bundle."""
    site.write("index.md", HEAD.format("Alone"))

    site.build()

    assert site.titles() == ["Alone"]


def test_an_index_changes_with_what_is_around_it(site: SiteFolder) -> None:
    """The first article below a folder makes a section's page of its index, although the index is the same."""
    site.with_good(1).write("a/index.md", HEAD.format("A"))
    site.write("a/b/c/x.png", "x")
    site.build()
    assert "A" in site.titles()

    site.write("a/b/c/fog.md", POST)
    site.build(accept=True)
    assert set(site.titles()) == {"Good 0", "Fog"}

    (site.articles / "a/b/c/fog.md").unlink()
    site.build(accept=True)
    assert set(site.titles()) == {"Good 0", "A"}


def test_indexes_of_a_mailing_list_are_none(site: SiteFolder) -> None:
    """Three of them show that they are those of hypermail; the mails beside them are articles."""
    page = (
        "<html><head><title>{0}</title><meta name=date content=2026-02-01></head><h1>{0}</h1><p>Text</p></html>"
    )
    for name in ("author", "date", "subject", "index", "0001", "0002"):
        site.write(f"list/{name}.html", page.format(f"Mail {name}"))
    site.write("other/date.html", page.format("A date"))

    site.build()

    assert set(site.titles()) == {"Mail 0001", "Mail 0002", "A date"}


@pytest.mark.parametrize(
    "name", ["deep/deep.json", "deep/deep.11tydata.json", "deep/rain.json", "deep/rain.11tydata.json"]
)
@pytest.mark.parametrize(
    "data",
    [
        {"draft": True},
        {"eleventyExcludeFromCollections": True},
        {"permalink": False},
        {"expires": "2026-02-02"},
    ],
    ids=["draft", "collections", "no page", "expired"],
)
def test_data_of_eleventy_holds_back(site: SiteFolder, name: str, data: dict[str, object]) -> None:
    """What a data file says of a folder or of a post holds, and takes effect when only the data change."""
    written(site, name, json.dumps({"layout": "post", "tags": ["posts"]}))
    site.build()
    assert set(site.titles()) == {"Fog", "Rain"}
    assert all("posts" not in item.get("tags", ()) for item in site.items())

    site.write(name, json.dumps(data))
    site.build(accept=True)
    assert site.titles() == ["Fog"]


def test_data_that_cannot_be_read_hold_back_where_their_name_says_what_they_are(site: SiteFolder) -> None:
    """They could say that the folder is not public; any other JSON costs only itself."""
    written(site, "deep/deep.11tydata.json", "{draft: true")
    report = site.build()
    assert site.titles() == ["Fog"]
    assert report.problems[0].place.startswith("articles/deep/deep.11tydata.json")

    (site.articles / "deep/deep.11tydata.json").unlink()
    written(site, "deep/deep.json", "{broken")
    site.build()
    assert set(site.titles()) == {"Fog", "Rain"}


def test_large_data_accompany_nothing(site: SiteFolder) -> None:
    """A file of records that is named as its folder is not read again for each article."""
    records = [{"title": f"R{n}", "text": "Text. " * 300, "date": "2026-01-01"} for n in range(60)]
    written(site, "deep/deep.json", json.dumps(records))
    site.build()
    site.write("deep/deep.json", json.dumps(records[:-1]))

    assert site.build().read == 1


def test_no_remedy_is_to_remove_a_file() -> None:
    """What is passed over is somebody's: it is ignored, or completed, and never removed."""
    from publisher.pipeline import not_articles

    for reason in (not_articles.ASIDE, not_articles.DATA, not_articles.TEMPLATE, not_articles.SECTION):
        note: Problem = not_articles.note_of("a", reason)
        assert "remove" not in note.remedy
        assert note.remedy


def test_explain_says_why_a_name_is_passed_over(site: SiteFolder) -> None:
    """A person who asks why it is not published is told."""
    from publisher.errors import InputError

    site.write("_index.md", POST)

    with pytest.raises(InputError, match="name is that of no article"):
        entries_of(load_config(site.root), site.articles / "_index.md")


CASCADES = {
    "YAML": "---\ntitle: Deep\ncascade:\n  draft: true\n---\n",
    "TOML": "+++\ntitle = 'Deep'\n[cascade.build]\nlist = 'never'\n+++\n",
    "JSON": '{\n"cascade": {"params": {"private": true}}\n}\n',
    "a list": "---\ncascade:\n  - build: {list: local}\n    target: {kind: page}\n---\n",
    "a target": "---\ncascade:\n  - draft: true\n    _target: {path: /posts/deep/**}\n---\n",
    "targets": "---\ncascade:\n  - draft: true\n    target: {path: '{/notes/**,/deep/rain}'}\n---\n",
    "an expiry": "---\ncascade:\n  expiryDate: 2026-02-02\n---\n",
}


@pytest.mark.parametrize("text", CASCADES.values(), ids=CASCADES)
@pytest.mark.parametrize("name", ["deep/_index.md", "_index.md"])
def test_a_section_holds_back_what_is_in_it(site: SiteFolder, name: str, text: str) -> None:
    """Hugo's `cascade` passes fields on to the pages of a section; the rest of its front matter is its own."""
    site.write("other.md", POST) if name != "_index.md" else None
    site.write("deep/rain.md", article("Rain"))
    site.write(name, "---\ntitle: Section\ndraft: true\n---\n")
    site.build()
    assert "Rain" in site.titles()

    site.write(name, text)
    site.build(accept=True)
    assert "Rain" not in site.titles()


def test_a_cascade_for_others_holds_nothing(site: SiteFolder) -> None:
    """A target's path is looked at."""
    written(site, "_index.md", "---\ncascade:\n  - draft: true\n    target: {path: /notes/**}\n---\n")

    site.build()

    assert set(site.titles()) == {"Fog", "Rain"}


def test_a_cascade_that_cannot_be_read_holds_its_section(site: SiteFolder) -> None:
    """It could say that the section is not public."""
    written(site, "deep/_index.md", "---\ncascade: [draft: true\n---\n")

    report = site.build()

    assert site.titles() == ["Fog"]
    assert report.problems[0].place.startswith("articles/deep/_index.md")
