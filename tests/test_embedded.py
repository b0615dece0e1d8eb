"""Files within an article's file are published beside its page."""

from __future__ import annotations

import shutil
from base64 import b64encode

import pytest
from notebooks import PICTURE, code, notebook, png, shows, text
from sites import PLAIN, SiteFolder

SERVED = PLAIN + '[output]\nurl = "https://notes.example.org/feeds/"\n'
ABOVE = text("# Tides\n\n- a: list")


def pictures(site: SiteFolder) -> dict[str, bytes]:
    """Give the published files of pictures."""
    return {name: data for name, data in site.files().items() if name.endswith((".png", ".svg", ".exe"))}


@pytest.fixture
def tides(site: SiteFolder) -> SiteFolder:
    """A site with one notebook, which draws two pictures."""
    site.configure(SERVED)
    drawn = code("plot()", shows(image_png=PICTURE))
    other = code("again()", shows(image_png=b64encode(png(9, 9)).decode()))
    site.write("2026-01-02-tides.ipynb", notebook(ABOVE, drawn, other))
    return site


def test_a_picture_is_published_where_the_entry_says(tides: SiteFolder) -> None:
    """Every address of a picture in a feed leads to its bytes, in the folder of the entry's page."""
    tides.build()
    files = pictures(tides)
    feed = tides.files()["all.atom"].decode()
    assert sorted(files.values()) == sorted((png(), png(9, 9)))
    assert all(f"https://notes.example.org/feeds/{name}" in feed for name in files)


def test_an_entry_with_an_address_of_its_own_shows_its_pictures(tides: SiteFolder) -> None:
    """The site serves no file of a notebook, so its pictures are published here."""
    head = {
        "cell_type": "raw",
        "metadata": {},
        "source": "---\ntitle: Tides\nurl: https://notes.example.org/tides\n---",
    }
    tides.write("2026-01-02-tides.ipynb", notebook(head, code("plot()", shows(image_png=PICTURE))))
    tides.build()
    (name,) = pictures(tides)
    assert f"https://notes.example.org/feeds/{name}" in tides.files()["all.rss"].decode()


def test_a_lost_picture_is_published_again(tides: SiteFolder) -> None:
    """A picture that is missing from the output is taken from the article's file, which is not edited."""
    tides.build()
    before = tides.files()
    shutil.rmtree(tides.root / "feeds" / "articles")
    tides.build()
    assert tides.files() == before


def test_another_picture_has_another_address(tides: SiteFolder) -> None:
    """Caches never show the old picture below an edited text; who has the old text still finds it."""
    tides.build()
    before = pictures(tides)
    drawn = b64encode(png(5, 5)).decode()
    tides.write("2026-01-02-tides.ipynb", notebook(ABOVE, code("plot()", shows(image_png=drawn))))
    tides.build()
    (added,) = pictures(tides).keys() - before.keys()
    assert pictures(tides) == {**before, added: png(5, 5)}
    assert added in tides.files()["all.atom"].decode()


def test_pictures_go_with_their_article(tides: SiteFolder) -> None:
    """When an article is deleted, nothing of it stays in the output."""
    tides.write("other.md", "---\ntitle: Other\ndate: 2026-01-01\n---\n\nWords.\n")
    tides.build()
    (tides.articles / "2026-01-02-tides.ipynb").unlink()
    tides.build(accept=True)
    assert not pictures(tides)


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("image/svg+xml", "<svg onload='a()' xmlns='http://www.w3.org/2000/svg'/>"),
        ("image/png", b64encode(b"MZ\x90").decode()),
    ],
    ids=["an SVG", "a program"],
)
def test_what_may_run_is_not_published(tides: SiteFolder, kind: str, data: str) -> None:
    """Bytes that are no picture, or may hold scripts, stay in the article's file, and the build says so."""
    tides.write(
        "2026-01-02-tides.ipynb", notebook(ABOVE, code("plot()", shows(**{kind.replace("/", "_"): data})))
    )
    report = tides.build()
    assert not pictures(tides)
    assert "cid:" not in tides.files()["all.rss"].decode()
    assert [one.kind for one in report.problems] == ["refused-file"]


@pytest.mark.parametrize(
    "name", ["../../x.png", "/etc/x.png", "a\0b.png", "x.png/../../y", ".htaccess", "..", "", "x" * 500]
)
def test_no_name_leaves_the_folder_of_its_page(tides: SiteFolder, name: str) -> None:
    """A file is written under a name of ours, whatever the article calls it."""
    cell = text(f"![a](attachment:{name})", attachments={name: {"image/png": PICTURE}})
    tides.write("2026-01-02-tides.ipynb", notebook(text("# Tides\n\nWords."), cell))
    tides.build()
    for one in pictures(tides):
        assert one.startswith("articles/2026-01-02-tides-")
        assert one.count("/") == 2
