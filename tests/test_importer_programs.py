"""Exports of other programs become articles, and nothing but what was public there becomes public here."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import orjson
import pytest
from click.testing import CliRunner
from exports import HOME, PROGRAMS, PUBLIC, SECRET, Program
from sites import NOW, SiteFolder

from publisher import load_config
from publisher.cli import cli
from publisher.importer import ImportReport, import_feeds
from publisher.importer.exports import EXPORTS
from publisher.readers import front_matter

SITE = f'[site]\nlink = "{HOME}"\ntimezone = "Europe/Oslo"\n[output]\npages = false\n[[feed]]\nlimit = 500\n'
WAYS = ["folder", "zip", "tar", "tar.gz", "file", "gz"]


def packed(program: Program, root: Path, way: str) -> Path:
    """Write an export as a folder, an archive or its only file."""
    names = list(program.files)
    if way == "folder":
        for name, text in program.files.items():
            path = root / "export" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return root / "export"
    path = root / f"any-name.{'bin' if way == 'file' else way}"
    if way == "file":
        path.write_text(program.files[names[0]], encoding="utf-8")
    elif way == "gz":
        path.write_bytes(gzip.compress(program.files[names[0]].encode()))
    elif way == "zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in program.files.items():
                archive.writestr(name, text)
    else:
        with tarfile.open(path, "w:gz" if way == "tar.gz" else "w") as archive:
            for name, text in program.files.items():
                info = tarfile.TarInfo(f"./{name}")
                info.size = len(text.encode())
                archive.addfile(info, io.BytesIO(text.encode()))
    return path


def imported(site: SiteFolder, path: Path, **options: Any) -> ImportReport:
    """Import an export into a site."""
    return import_feeds(load_config(site.root), [str(path)], now=NOW, **options)


def articles(folder: SiteFolder | Path) -> dict[str, tuple[dict[str, Any], str]]:
    """The values of front matter and the whole text of each article, by its title."""
    found: dict[str, tuple[dict[str, Any], str]] = {}
    for path in sorted((folder.articles if isinstance(folder, SiteFolder) else folder).rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        claims, _ = front_matter.split(text)
        values = {claim.field: claim.value for claim in reversed(claims)}
        title = str(values["title"])
        assert title not in found
        found[title] = (values, text)
    return found


@pytest.fixture
def quay(site: SiteFolder) -> SiteFolder:
    """A site at the address of the exports' old sites."""
    site.configure(SITE)
    return site


@pytest.mark.parametrize("program", PROGRAMS.values(), ids=PROGRAMS)
def test_an_export_becomes_articles(quay: SiteFolder, tmp_path: Path, program: Program) -> None:
    """What was public is an article with its id, link and day; drafts are drafts; the rest is counted."""
    result = imported(quay, packed(program, tmp_path, "folder"))
    found = articles(quay)

    assert dict(result.held) == program.held
    assert dict(result.left_out) == program.left
    assert [str(problem) for problem in result.problems] == []
    public = {title: values for title, (values, text) in found.items() if PUBLIC in text}
    assert {
        title: (values["id"], values.get("link", ""), str(values["published"])[:10])
        for title, values in public.items()
    } == program.public
    assert not any("draft" in values or "embargo" in values for values in public.values())
    hidden = [values for title, (values, _) in found.items() if title not in public]
    assert all("draft" in values or values.get("embargo", "") > "2030" for values in hidden)
    for title, held in program.holds.items():
        assert all(part in found[title][1] for part in held.split("~\n"))
    said = f"{program.comments} comment"
    assert any(note.startswith(said) for note in result.notes) == bool(program.comments)
    assert "@quay.example" not in "".join(text for _, text in found.values())


@pytest.mark.parametrize("program", PROGRAMS.values(), ids=PROGRAMS)
def test_nothing_hidden_is_built(quay: SiteFolder, tmp_path: Path, program: Program) -> None:
    """The feeds of an imported export list its public posts, and no word of any other."""
    imported(quay, packed(program, tmp_path, "folder"))
    assert quay.build().status == 0
    items = orjson.loads(quay.files()["all.json"])["items"]
    assert {item["title"] for item in items} == set(program.public)
    assert SECRET.encode() not in b"".join(quay.files().values())


@pytest.mark.parametrize("program", PROGRAMS.values(), ids=PROGRAMS)
def test_a_second_import_changes_nothing(quay: SiteFolder, tmp_path: Path, program: Program) -> None:
    """An export may be imported again, and also with --update."""
    path = packed(program, tmp_path, "folder")
    first = imported(quay, path)
    before = {one: one.read_bytes() for one in quay.articles.rglob("*") if one.is_file()}
    for options in ({}, {"update": True}):
        again = imported(quay, path, **options)
        assert (again.written, again.updated, again.kept, again.problems) == ([], [], [], [])
        assert len(again.unchanged) == len(first.written)
    assert before == {one: one.read_bytes() for one in quay.articles.rglob("*") if one.is_file()}


PACKED = [
    pytest.param(program, way, id=f"{name}-{way}")
    for name, program in PROGRAMS.items()
    for way in WAYS
    if len(program.files) == 1 or way not in {"file", "gz"}
]


@pytest.mark.parametrize(("program", "way"), PACKED)
def test_an_export_may_be_packed(quay: SiteFolder, tmp_path: Path, program: Program, way: str) -> None:
    """An archive, a folder and the only file of an export are recognised by their content, under any name."""
    result = imported(quay, packed(program, tmp_path, way))
    assert set(program.public) <= set(articles(quay))
    assert dict(result.held) == program.held


def test_every_export_has_a_case() -> None:
    """A line of the registry comes with a case; `--help` and the document list it."""
    assert {export.program for export in EXPORTS} <= set(PROGRAMS)
    said = CliRunner().invoke(cli, ["import", "--help"]).output
    document = (Path(__file__).parents[1] / "docs" / "subscribers.md").read_text(encoding="utf-8")
    for export in EXPORTS:
        assert f"  {export.program} " in said
        assert f"\n| {export.program} |" in document


def test_a_newer_export_adds_what_is_new(quay: SiteFolder, tmp_path: Path) -> None:
    """A post that was published since becomes public with --update only; a new one is added, none twice."""
    whole = PROGRAMS["Hashnode"]
    values = orjson.loads(whole.files["export.json"])
    imported(quay, packed(whole, tmp_path / "a", "folder"))
    values["posts"].append({**values["posts"][0], "cuid": "new", "title": "New", "slug": "new"})
    values["posts"][1]["isActive"] = True
    newer = whole._replace(files={"export.json": orjson.dumps(values).decode()})
    path = packed(newer, tmp_path / "b", "folder")
    result = imported(quay, path)
    assert (len(result.written), len(result.kept), len(result.unchanged)) == (1, 1, 2)
    assert imported(quay, path, update=True).updated == result.kept
    assert len(articles(quay)) == 4


@pytest.mark.parametrize("name", ["WordPress", "Blogger", "Ghost", "Substack", "Bear Blog"])
def test_pages_are_articles_where_they_are_asked_for(quay: SiteFolder, tmp_path: Path, name: str) -> None:
    """With --pages a public page is an article; a page that is a draft stays one."""
    result = imported(quay, packed(PROGRAMS[name], tmp_path, "folder"), pages=True)
    assert result.left_out["page"] == 0
    found = articles(quay)
    assert "draft" not in found.get("Page", found.get("About"))[0]  # type: ignore[index]


def test_several_files_of_one_export_are_read_together(quay: SiteFolder, tmp_path: Path) -> None:
    """WordPress parts large exports: the picture of a post may be in another file, whatever its name."""
    whole = PROGRAMS["WordPress"].files["a.xml"]
    start, end = whole.index("<item>"), whole.index("</channel>")
    first = whole.index("<item><title>Classic")
    parts = {"1.xml": whole[:start] + whole[first:], "2.txt": whole[:first] + whole[end:]}
    for name, text in parts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    paths = [str(tmp_path / name) for name in parts]
    import_feeds(load_config(quay.root), paths, now=NOW)
    assert "uploads/2025/03/harbour.jpg" in articles(quay)["Classic"][1]
    assert import_feeds(load_config(quay.root), [str(tmp_path / "1.xml")], now=NOW).kept != []


def test_an_export_and_a_feed_are_merged(quay: SiteFolder, tmp_path: Path) -> None:
    """The feed that people read and the export of the same site give each article once."""
    feed = tmp_path / "feed.xml"
    feed.write_text(
        f'<rss version="2.0"><channel><title>Q</title><item><title>Classic</title><guid>{HOME}?p=1</guid>'
        f"<link>{HOME}1/</link><description>Short</description></item></channel></rss>",
        encoding="utf-8",
    )
    path = packed(PROGRAMS["WordPress"], tmp_path, "zip")
    result = import_feeds(load_config(quay.root), [str(feed), str(path)], now=NOW)
    assert len(result.written) == 7
    assert "second line of A public text" in articles(quay)["Classic"][1]


# -- files ---------------------------------------------------------------------------------------------------

PNG, JPEG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\x00" * 40


def picture(name: str) -> bytes:
    """The first bytes of a picture."""
    return PNG if name.endswith(".png") else JPEG


def with_files(program: Program, root: Path, names: list[str]) -> Path:
    """A zip archive of an export with pictures."""
    path = root / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in program.files.items():
            archive.writestr(name, text)
        for name in names:
            archive.writestr(name, picture(name))
    return path


FILES = {
    "WordPress": ("Classic", "wp-content/uploads/2025/03/harbour.jpg", "harbour.jpg"),
    "Ghost": ("Lexical", "content/images/2025/a.jpg", "content/images/2025/a.jpg"),
    "Mastodon": ("A public text", "media_attachments/files/001/original/a.png", "original/a.png"),
    "Tumblr": ("A public text of a photo", "media/2.jpg", "media/2.jpg"),
    "Micro.blog": ("Live", "uploads/2025/a.jpg", "uploads/2025/a.jpg"),
}


@pytest.mark.parametrize(("name", "case"), FILES.items(), ids=FILES)
def test_files_are_taken_from_an_export(
    quay: SiteFolder, tmp_path: Path, name: str, case: tuple[str, str, str]
) -> None:
    """With --media the pictures that articles show are written beside them, and published with their pages."""
    title, member, end = case
    path = with_files(PROGRAMS[name], tmp_path, [member, "unused/2025/03/other.jpg", "evil.html"])
    quay.configure(SITE.replace("pages = false\n", ""))
    result = imported(quay, path, media="media")

    values, text = articles(quay)[title]
    assert f'src="../media/{member}"' in text
    assert "link" not in values
    assert (quay.articles / "media" / member).read_bytes() == picture(member)
    assert not list(quay.articles.rglob("other.jpg"))
    assert not list(quay.articles.rglob("evil.html"))
    assert any("of the export written to media" in note for note in result.notes)
    assert quay.build().status == 0
    assert any(one.endswith(end.rpartition("/")[2]) for one in quay.files())
    assert imported(quay, path, media="media").media == []


def test_an_archive_may_have_a_folder_of_its_own(quay: SiteFolder, tmp_path: Path) -> None:
    """What a person packs again has all files in a folder, as those of a Mac have; pictures are found there."""
    for name, (title, member, _) in FILES.items():
        inside = PROGRAMS[name]._replace(files={f"my export/{k}": v for k, v in PROGRAMS[name].files.items()})
        path = with_files(inside, tmp_path, [f"my export/{member}", "__MACOSX/my export/._outbox.json"])
        imported(quay, path, media="media", into=f"articles/{name.lower()}", copies=True)
        found = articles(quay.articles / name.lower())
        assert "/my-export/" in found[title][1]


def test_files_are_only_named_without_media(quay: SiteFolder, tmp_path: Path) -> None:
    """Without --media no file is written: addresses of the old site stay, others are counted."""
    path = with_files(PROGRAMS["Mastodon"], tmp_path, ["media_attachments/files/001/original/a.png"])
    result = imported(quay, path)
    assert {one.suffix for one in quay.articles.rglob("*") if one.is_file()} == {".html"}
    assert any("only the archive holds: 1" in note for note in result.notes)


@pytest.mark.parametrize("media", ["../outside", "/tmp", ".", "a/../.."])
def test_files_stay_below_the_articles(quay: SiteFolder, tmp_path: Path, media: str) -> None:
    """--media names a folder below that of the articles, and no other."""
    path = packed(PROGRAMS["Ghost"], tmp_path, "folder")
    done = CliRunner().invoke(cli, ["import", "-C", str(quay.root), "--media", media, str(path)])
    assert done.exit_code != 0
    assert "below that of the articles" in done.output


def test_drafts_do_not_match_articles(quay: SiteFolder, tmp_path: Path) -> None:
    """A draft of an export is no article that subscribers know: it gives no article an id, and hinders none."""
    path = quay.articles / "draft.md"
    path.write_text("---\ntitle: Draft\ndate: 2025-03-04\n---\nMine\n", encoding="utf-8")
    result = imported(quay, packed(PROGRAMS["DEV Community"], tmp_path, "folder"), match=True)
    assert result.matched == []
    assert not list(quay.articles.glob("*.toml"))
    assert len(result.written) == 2
