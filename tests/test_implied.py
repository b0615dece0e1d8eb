"""Names of files and folders say when an article is of, what it is called, and in which language it is."""

from __future__ import annotations

import pytest

from publisher.models import Article, Body, Circumstances, Claim, Site, SourceSettings
from publisher.normalizer import normalize

NAMES = {
    "2021-08-01-welcome/index.md": ("2021-08-01", "Welcome"),
    "2019/05/28/deep/index.md": ("2019-05-28", "Deep"),
    "2019/05/28-deep.md": ("2019-05-28", "Deep"),
    "2021/08-01-fog.md": ("2021-08-01", "Fog"),
    "news/2021/0801/fog.md": ("2021-08-01", "Fog"),
    "news/20210801/fog.md": ("2021-08-01", "Fog"),
    "vault/2024/2024-05-06 Fog.md": ("2024-05-06", "Fog"),
    "2020-01-01-trip/2021-02-02-return.md": ("2021-02-02", "Return"),
    "2019-05-28/notes.txt": ("2019-05-28", "Notes"),
    "meeting-2024-05-06.md": ("2024-05-06", "Meeting 2024 05 06"),
    "2019/05/28/index.md": ("2019-05-28", ""),
    "tide/index.md": ("", "Tide"),
    "tide/README.md": ("", "Tide"),
    "tide/tide.md": ("", "Tide"),
    "02.tide/default.md": ("", "Tide"),
    "notes/2021-08-01_tide/item.md": ("2021-08-01", "Tide"),
    "tide/+page.md": ("", "Tide"),
    "page.md": ("", "Page"),
    "Low tide 1a2b3c4d5e6f708192a3b4c5d6e7f809.md": ("", "Low tide"),
    "index.md": ("", ""),
    "Release 1.2.md": ("", "Release 1.2"),
    "2025/13/40/fog.md": ("", "Fog"),
    "2024-9-3-one-digit.md": ("2024-09-03", "One digit"),
    "2024-11-3.md": ("2024-11-03", ""),
    "2024-9-45-no-day.md": ("", "2024 9 45 no day"),
    "2025/fog.md": ("", "Fog"),
    "route-66-2025/fog.md": ("", "Fog"),
}


@pytest.mark.parametrize(("name", "said"), NAMES.items(), ids=list(NAMES))
def test_a_name_gives_day_and_title(name: str, said: tuple[str, str]) -> None:
    """A dated folder dates its article, a bundle has the title of its folder, and half a date is none."""
    entry = normalize(Article(name, body=Body("markdown", "The tide.")), Circumstances())
    assert (entry.published.date().isoformat() if entry.published else "", entry.title) == said


@pytest.mark.parametrize(
    ("generator", "title"), [("jekyll", "Low Water At The Nfl's pier"), ("hugo", "Low water at the NFL's pier")]
)
def test_a_title_of_last_resort_is_the_programs(generator: str, title: str) -> None:
    """Jekyll begins each word of a title that it takes from a name with a capital."""
    article = Article("2024-05-06-low-water-at-the-NFL's pier.md", body=Body("markdown", "Low."))
    entry = normalize(article, Circumstances(Site(language="en"), source=SourceSettings(generator=generator)))
    assert entry.title == title


@pytest.mark.parametrize(
    ("name", "text", "language", "title"),
    [
        ("fog.fr.md", "Brume.", "fr", "Fog"),
        ("tide/index.pt-BR.md", "Maré.", "pt-BR", "Tide"),
        ("2024-05-06-fog.de.md", "Nebel.", "de", "Fog"),
        ("notes.v2.md", "Fog.", "en", "Notes.v2"),
        ("vue.ts.md", "The fog is back, and the boats that were out have to wait for it to lift.", "en", "Vue"),
    ],
)
def test_a_translation_is_named_by_its_file(name: str, text: str, language: str, title: str) -> None:
    """Hugo, Pelican and Eleventy put the language before the suffix; a text clearly in another one has that."""
    entry = normalize(Article(name, body=Body("markdown", text)), Circumstances(Site(language="en")))
    assert (entry.language, entry.title) == (language, title)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("path", "2014/12/12/timeline"),
        ("slug", "2014/12/12/timeline"),
        ("link", "/news/2014/12/12/timeline/"),
        ("link", "https://quay.example/2014/12/12/timeline.html"),
    ],
)
@pytest.mark.parametrize("site", ["", "https://quay.example/"])
def test_an_address_dates_its_article(field: str, value: str, site: str) -> None:
    """A day in the address that an article declares is its day, also where the site's address is not known."""
    claims = (Claim(field, value, f"front matter {field}"),)
    article = Article("timeline.md", claims=claims, body=Body("markdown", "The tide."))
    entry = normalize(article, Circumstances(Site(link=site)))
    assert entry.published is not None
    assert entry.published.date().isoformat() == "2014-12-12"
