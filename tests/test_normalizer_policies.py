"""Dates, links, ids, languages: the order of origins, and what may be said at all."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.errors import ReadError
from publisher.models import Article, Body, Circumstances, Claim, Entry, Site
from publisher.normalizer import complaints, normalize

NOW = datetime(2025, 3, 5, 12, tzinfo=UTC)
URL = "https://notes.example/tides"
BODY = Body("text", "some words")


def made(
    *claims: tuple[str, str, str],
    name: str = "a.txt",
    place: str = "",
    body: Body = BODY,
    around: Circumstances | None = None,
) -> Entry:
    """Normalize claims, by default as fetched at noon of 5 March 2025."""
    article = Article(name, place, tuple(Claim(*claim) for claim in claims), body)
    return normalize(article, around or Circumstances(retrieved=NOW))


def day(entry: Entry) -> str:
    """Return the day of publication, "" where there is none."""
    return entry.published.date().isoformat() if entry.published else ""


@pytest.mark.parametrize(
    ("claims", "name", "expected", "origin"),
    [
        (
            [("2025-03-01", "front matter date"), ("2025-02-02", "date line")],
            "a.txt",
            "2025-03-01",
            "front matter date",
        ),
        (
            [("2025-03-01", "json-ld datePublished"), ("2025-03-02", "date line")],
            "a.txt",
            "2025-03-01",
            "json-ld datePublished",
        ),
        (
            [("nonsense", "json-ld datePublished"), ("2025-03-02", "date line")],
            "a.txt",
            "2025-03-02",
            "date line",
        ),
        (
            [("2025-03-09", "json-ld datePublished"), ("2025-03-02", "date line")],
            "a.txt",
            "2025-03-02",
            "date line",
        ),
        (
            [("2025-03-01", "sidecar published"), ("2025-03-02", "front matter date")],
            "a.txt",
            "2025-03-01",
            "sidecar published",
        ),
        ([], "2025-02-28-harbour-tides.md", "2025-02-28", "file name"),
        ([], "20250228_tides.txt", "2025-02-28", "file name"),
        ([("2025-03-02", "date line")], "2025-02-28-tides.md", "2025-03-02", "date line"),
        ([("Wednesday", "lead weekday")], "a.txt", "2025-03-05", "lead weekday"),
        ([("in March 2025", "date line")], "a.txt", "", ""),
        ([], "a.txt", "", ""),
    ],
)
def test_published(claims: list[tuple[str, str]], name: str, expected: str, origin: str) -> None:
    """The strongest claim that is a whole date, and no later than the article was fetched, wins."""
    entry = made(("title", "T", "h1"), *(("published", value, place) for value, place in claims), name=name)
    assert day(entry) == expected
    assert (entry.provenance["published"].origin if expected else "") == origin


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("2025/03/01/tides", "2025-03-01"),
        ("2025/3/1/tides", "2025-03-01"),
        ("2025/mar/01/tides", "2025-03-01"),
        ("2025/0301/tides", "2025-03-01"),
        ("news/2025-03-01-tides", "2025-03-01"),
        ("news/tides_2025_03_01.html", "2025-03-01"),
        ("tides-20250301.html", "2025-03-01"),
        ("20250301/tides", "2025-03-01"),
        ("2025/tide/01/x", ""),
        ("2025/03/tides", ""),
        ("tides-20251301.html", ""),
        ("tides-202503011.html", ""),
        ("boats-2024-03", ""),
        ("2026/03/01/tides", ""),
    ],
)
def test_url_path(path: str, expected: str) -> None:
    """A whole day in the address counts where nothing stronger is claimed, if it is past."""
    around = Circumstances(url=f"https://notes.example/{path}", retrieved=NOW)
    assert day(made(("title", "T", "h1"), around=around)) == expected


@pytest.mark.parametrize(
    ("url", "origin", "expected"),
    [
        ("https://notes.example/", "meta article:published_time", ""),
        ("https://notes.example", "json-ld datePublished", ""),
        ("https://notes.example/", "date line alone", "2025-03-01"),
        ("https://notes.example/", "sidecar date", "2025-03-01"),
        ("https://notes.example/?p=5", "meta article:published_time", "2025-03-01"),
        ("https://notes.example/tides", "meta article:published_time", "2025-03-01"),
    ],
)
def test_a_front_page_has_no_day(url: str, origin: str, expected: str) -> None:
    """What a publishing system knows of a front page is when the site was made, not when it was written."""
    around = Circumstances(url=url, retrieved=NOW)
    assert day(made(("title", "T", "h1"), ("published", "2025-03-01", origin), around=around)) == expected


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        ("date line label", "2025-03-01"),
        ("time element", "2025-03-01"),
        ("meta article:published_time", "2008-10-07"),
        ("front matter date", "2008-10-07"),
    ],
)
def test_a_day_shown_agrees_with_the_address(origin: str, expected: str) -> None:
    """What a page shows far from its address's day belongs to something else; what is declared counts."""
    around = Circumstances(url="https://notes.example/2025/03/01/tides", retrieved=NOW)
    assert day(made(("title", "T", "h1"), ("published", "2008-10-07", origin), around=around)) == expected


@pytest.mark.parametrize(
    ("origin", "body", "image", "expected"),
    [
        ("date line", "Tides of 2025-02-03", "", "2025-02-03"),
        ("date line", "", "https://notes.example/up/2025/03/quay.jpg", "2025-03-02"),
        ("date line", "2025-02-03 and 2025-03-02", "", ""),
        ("date line", "nothing", "", ""),
        ("front matter date", "2025-02-03", "", ""),
    ],
)
def test_the_page_settles_the_order_of_day_and_month(origin: str, body: str, image: str, expected: str) -> None:
    """Of two readings the one wins that the page writes unambiguously; what is declared is not guessed."""
    claims = (("title", "T", "h1"), ("published", "03-02-2025", origin), ("image", image, "meta og:image"))
    around = Circumstances(retrieved=NOW)
    assert day(made(*claims, around=around, body=Body("text", body or "x"))) == expected


@pytest.mark.parametrize(
    ("value", "origin", "expected"),
    [
        ("tides, fog", "meta keywords", ("tides", "fog")),
        ("tides; fog, thick", "meta dc.subject", ("tides", "fog, thick")),
        ("潮、霧", "json-ld keywords", ("潮", "霧")),
        ("tides; fog", "rel tag", ("tides; fog",)),
    ],
)
def test_lists_of_categories_are_parted(value: str, origin: str, expected: tuple[str, ...]) -> None:
    """A list in one string is parted at its strongest mark; a link's words are one category."""
    assert made(("title", "T", "h1"), ("category", value, origin)).categories == expected


def test_days_before_the_web_need_a_word() -> None:
    """A day of 1975 next to a headline is a birthday; declared or labelled by a program it counts."""
    assert day(made(("title", "T", "h1"), ("published", "28 January 1975", "date line"))) == ""
    assert day(made(("title", "T", "h1"), ("published", "1975-01-28", "json-ld datePublished"))) == "1975-01-28"


def test_declared_dates_may_lie_ahead() -> None:
    """An embargo that somebody wrote down is kept; a scraped date from tomorrow on is not."""
    assert day(made(("title", "T", "h1"), ("published", "2026-01-01", "front matter date"))) == "2026-01-01"
    assert day(made(("title", "T", "h1"), ("published", "2026-01-01", "record date"))) == ""


def test_a_weekday_is_marked_as_inferred() -> None:
    """A date that was worked out says so, for it must be remembered."""
    assert made(("title", "T", "h1"), ("published", "Wednesday", "lead weekday")).inferred
    assert not made(("title", "T", "h1"), ("published", "2025-03-01", "date line")).inferred


def test_a_day_begins_at_midnight_of_the_articles_zone() -> None:
    """A day without an hour is midnight where the article says it is at home, else where the site does."""
    around = Circumstances(Site(timezone="Europe/Oslo"), retrieved=NOW)
    claims = (("title", "T", "h1"), ("published", "2025-01-02", "front matter date"))
    assert made(*claims, around=around).published == datetime(2025, 1, 1, 23, tzinfo=UTC)
    claimed = (*claims, ("timezone", "Asia/Tokyo", "folder default timezone"))
    assert made(*claimed, around=around).published == datetime(2025, 1, 1, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "language", "url", "expected"),
    [
        ("03/04/2025", "en-US", "", "2025-03-04"),
        ("03/02/2025", "en-GB", "", "2025-02-03"),
        ("03/02/2025", "en", "https://notes.example.uk/a", "2025-02-03"),
        ("03.02.2025", "de", "", "2025-02-03"),
    ],
)
def test_order_of_day_and_month(value: str, language: str, url: str, expected: str) -> None:
    """Language, region and the address's country decide which number is the month."""
    around = Circumstances(url=url, retrieved=NOW)
    claims = (("title", "T", "h1"), ("language", language, "html lang"), ("published", value, "date line"))
    assert day(made(*claims, around=around)) == expected


@pytest.mark.parametrize(
    ("claims", "around", "expected"),
    [
        ([("2025-03-02", "front matter lastmod")], Circumstances(), "2025-03-02"),
        ([("2025-01-02", "front matter lastmod")], Circumstances(), "2025-03-01"),
        ([], Circumstances(retrieved=NOW), "2025-03-01"),
    ],
)
def test_updated(claims: list[tuple[str, str]], around: Circumstances, expected: str) -> None:
    """An update before publication is none; without one, the publication counts."""
    updates = (("updated", value, origin) for value, origin in claims)
    entry = made(
        ("title", "T", "h1"), ("published", "2025-03-01", "front matter date"), *updates, around=around
    )
    assert entry.updated is not None
    assert entry.updated.date().isoformat() == expected


@pytest.mark.parametrize(
    ("other", "expected"), [("25/01/2025", "2025-02-03"), ("01/25/2025", "2025-03-02"), ("x", "")]
)
def test_order_by_other_dates(other: str, expected: str) -> None:
    """Where neither language nor country decides, the document's other dates do, or nothing does."""
    claims = (("title", "T", "h1"), ("published", "03/02/2025", "date line"), ("updated", other, "page odd"))
    assert day(made(*claims)) == expected


def test_updated_without_a_date() -> None:
    """The last update falls back to when it was fetched, else the file's time, else nothing."""
    earlier = NOW - timedelta(days=3)
    assert made(("title", "T", "h1"), around=Circumstances(retrieved=NOW, file_time=earlier)).updated == NOW
    assert made(("title", "T", "h1"), around=Circumstances(file_time=earlier)).updated == earlier
    assert made(("title", "T", "h1"), around=Circumstances()).updated is None


@pytest.mark.parametrize(
    ("claims", "url", "link"),
    [
        ([("/a b", "front matter permalink")], "", "https://notes.example/a%20b"),
        ([("https://other.example/x", "front matter url")], URL, "https://other.example/x"),
        ([("/tides?x=1", "rel canonical")], URL, "https://notes.example/tides?x=1"),
        ([("https://else.example/x", "rel canonical")], URL, URL),
        ([("https://notes.example/", "rel canonical")], URL, URL),
        ([("javascript:alert(1)", "front matter url")], "", ""),
        ([("https://münchen.example/ä", "front matter url")], "", "https://xn--mnchen-3ya.example/%C3%A4"),
        ([], URL, URL),
        ([], "", ""),
    ],
)
def test_link(claims: list[tuple[str, str]], url: str, link: str) -> None:
    """Declared links resolve against the site; a page's own may not lead to another site or a front page."""
    around = Circumstances(Site(link="https://notes.example/"), url=url)
    entry = made(("title", "T", "h1"), *(("link", value, origin) for value, origin in claims), around=around)
    assert entry.link == link


@pytest.mark.parametrize(
    ("claims", "name", "place", "expected"),
    [
        ([("id", "urn:uuid:1", "front matter id")], "a.md", "", "urn:uuid:1"),
        ([("id", "my id", "front matter id")], "a.md", "", "my id"),
        ([("id", " a\x00/b&é ", "front matter id")], "a.md", "", "a/b&é"),
        ([("link", "https://x.example/1", "record url")], "a.json", "[0]", "https://x.example/1"),
        ([], "deep/a b.md", "", "tag:notes.example,2025:deep/a%20b.md"),
        ([], "w.jsonl", "@4096", "tag:notes.example,2025:w.jsonl#@4096"),
        ([], "bad\udcff.md", "", "tag:notes.example,2025:bad%FF.md"),
    ],
)
def test_id(claims: list[tuple[str, str, str]], name: str, place: str, expected: str) -> None:
    """An id is what never changes: an explicit one as it is, the link, or a URI of the path."""
    around = Circumstances(Site(link="https://www.notes.example/"))
    assert made(("title", "T", "h1"), *claims, name=name, place=place, around=around).id == expected


@pytest.mark.parametrize(
    ("claims", "text", "language"),
    [
        ([("de_at", "front matter lang")], "", "de-AT"),
        ([("utf-8", "meta content-language"), ("zh-hans-cn", "html lang")], "", "zh-Hans-CN"),
        ([("und", "html lang"), ("pt_BR", "meta og:locale")], "", "pt-BR"),
        (
            [],
            "Der Hafen war am Morgen voller Boote, und die Fischer haben nicht auf den Wind gewartet.",
            "de",
        ),
        ([], "港は朝から船でいっぱいだった。漁師たちは風を待たなかった。", "ja"),
        (
            [],
            "Гавань утром была полна лодок, и рыбаки не ждали ветра, который должен был прийти к вечеру.",
            "ru",
        ),
        ([], "Ok.", ""),
        ([], "lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt", ""),
    ],
)
def test_language(claims: list[tuple[str, str]], text: str, language: str) -> None:
    """A well-formed tag that is claimed wins; else the text's small words and script, if they are clear."""
    entry = made(("title", "T", "h1"), *(("language", v, o) for v, o in claims), body=Body("text", text or "x"))
    assert entry.language == language
    if text and language:
        assert entry.provenance["language"].origin == "text"


@pytest.mark.parametrize(
    ("claims", "severity"),
    [
        ([("published", "2025-13-45", "front matter date")], "error"),
        ([("published", "soon", "sidecar published")], "error"),
        (
            [
                ("published", "2025-13-45", "front matter date"),
                ("published", "2025-01-02", "sidecar published"),
            ],
            "warning",
        ),
        ([("updated", "soon", "front matter lastmod")], "warning"),
        ([("link", "/x", "front matter url")], "warning"),
        ([("language", "klingonish!", "front matter lang")], "warning"),
        ([("published", "soon", "json-ld datePublished")], None),
        ([("published", "2025-01-02", "front matter date")], None),
    ],
)
def test_complaints(claims: list[tuple[str, str, str]], severity: str | None) -> None:
    """A declared value that cannot be read is reported with place and remedy; a scraped one is not."""
    problems = complaints(made(("title", "T", "h1"), *claims), "articles/a.md")
    assert [problem.severity for problem in problems] == ([severity] if severity else [])
    assert all(problem.place == "articles/a.md" and problem.remedy for problem in problems)


def test_nothing_to_publish() -> None:
    """Without a title and a text there is no entry."""
    with pytest.raises(ReadError):
        made(body=Body("text", "  \n"))


def test_every_loss_has_a_reason() -> None:
    """Whatever was claimed and did not win says why."""
    entry = made(
        ("title", "One", "front matter title"), ("title", "Two", "h1"),
        ("published", "2025-01-02", "front matter date"), ("published", "x", "date line"),
    )  # fmt: skip
    assert {loss.claim.value for loss in entry.losses} >= {"Two", "x"}
    assert all(loss.reason for loss in entry.losses)


FIELDS = (
    "title author published updated publisher credit language link image summary category id draft "
    "enclosure timezone retrieved source slug corrected retracted alternate duration episode season "
    "episode_type explicit subtitle artwork block transcript chapters cast"
).split()
ORIGINS = st.sampled_from(
    ["front matter x", "record x", "json-ld headline", "meta og:title", "h1", "byline", "date line", "page odd"]
)
CLAIMS = st.lists(
    st.builds(
        Claim, st.sampled_from(FIELDS), st.text(st.characters(), max_size=40) | st.dates().map(str), ORIGINS
    ),
    max_size=12,
)


@settings(max_examples=150, deadline=None)
@given(CLAIMS, st.text(st.characters(), min_size=1, max_size=20))
def test_any_claims(claims: list[Claim], name: str) -> None:
    """Any claims make the same entry twice, a valid id, and no date that was not claimed."""
    article = Article(name, "", tuple(claims), BODY)
    entry = normalize(article, Circumstances(retrieved=NOW))
    assert entry == normalize(article, Circumstances(retrieved=NOW))
    assert entry.id
    assert "\x00" not in entry.id
    if entry.published:
        assert (
            any(claim.field == "published" for claim in claims)
            or entry.provenance["published"].origin == "file name"
        )
        declared = entry.provenance["published"].origin.startswith("front matter")
        assert declared or entry.published <= NOW + timedelta(days=1)
