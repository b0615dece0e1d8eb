"""Which heading of a page is its headline, which of its days is the article's, and why others are refused."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from publisher.models import Circumstances, Entry
from publisher.normalizer import normalize
from publisher.readers import read

TITLE = "The herring are back in the bay"
PROSE = (
    "<p>The herring came back to the bay on the morning tide, and the boats that had lain on the slip for two "
    "years were in the water before the church bell had rung eight.</p>"
    "<p>The oldest skipper of the village would not go out with them, because he had seen the water turn in "
    "the night and did not trust it.</p>"
) * 2
H1 = f"<h1>{TITLE}</h1>"
EMPTY = "<div>.</div>" * 60  # more elements than are read above a headline


def entry(body: str, *, title: str = TITLE, head: str = "", lang: str = "en", url: str = "") -> Entry:
    """Read and decide a page that was fetched in 2026."""
    start = f'<!doctype html><html lang="{lang}"><head><title>{title}</title>{head}</head>'
    page = f"{start}<body>{body}</body></html>"
    (article,) = read(page.encode(), "page.html")
    return normalize(article, Circumstances(url=url, retrieved=datetime(2026, 2, 1, tzinfo=UTC)))


def day(made: Entry) -> str:
    """Return the day of publication, "" where there is none."""
    return made.published.date().isoformat() if made.published else ""


def reasons(made: Entry) -> set[str]:
    """Return why days were refused."""
    return {loss.reason for loss in made.losses if loss.claim.field == "published"}


# -- the headline --------------------------------------------------------------------------------------------

MASTHEADS = {
    "the site's name by Open Graph": (
        '<meta property="og:site_name" content="Bay Letters">',
        "<h1>Bay Letters</h1>",
        f"{TITLE} by Ole Rask",
    ),
    "the last part of the title": ("", "<h1>Bay Letters</h1>", f"{TITLE} - Bay Letters"),
    "a link to the front page": (
        "",
        '<h1><a href="/">Bay Letters of the north</a></h1>',
        f"{TITLE}: Bay Letters of the north",
    ),
    "within a link to the front page": (
        "",
        '<a href="https://bay.example/"><h1>Bay Letters of the north</h1></a>',
        f"{TITLE}: Bay Letters of the north",
    ),
    "less of the title than the headline": ("", "<h1>Herring news</h1>", f"Herring news of the week: {TITLE}"),
}


@pytest.mark.parametrize(("head", "masthead", "title"), MASTHEADS.values(), ids=MASTHEADS)
@pytest.mark.parametrize("headline", ["h1", "h2"])
def test_a_masthead_is_no_headline(head: str, masthead: str, title: str, headline: str) -> None:
    """The day beside the headline is found below a masthead that the title holds, too."""
    other = "<p>Founded 4 May 1999</p>"
    body = f"{masthead}{other}{EMPTY}<{headline}>{TITLE}</{headline}><p>3 May 2024</p>{PROSE}"
    assert day(entry(body, title=title, head=head)) == "2024-05-03"


def test_a_site_whose_name_comes_first_keeps_its_headline() -> None:
    """The longer last part of a title is the headline, not the site's name."""
    body = f"<h1>Bay</h1>{EMPTY}{H1}<p>3 May 2024</p>{PROSE}"
    assert day(entry(body, title=f"Bay - {TITLE}")) == "2024-05-03"


BESIDE = {
    "sidebar": '<div class="sidebar"><i class="sidebar__top"><time datetime="2024-05-03">x</time></i></div>',
    "footer": '<div class="footer news__meta"><time datetime="2024-05-03">x</time></div>',
    "author box": '<div class="author-box"><p>3 May 2024</p></div>',
    "widget area": '<section class="widget-area"><span>3 May 2024</span></section>',
}


@pytest.mark.parametrize("part", BESIDE.values(), ids=BESIDE)
def test_what_stands_right_below_the_headline_counts(part: str) -> None:
    """A part of the page right below the headline belongs to it, whatever its class says."""
    assert day(entry(f"{EMPTY}{H1}{part}{PROSE}")) == "2024-05-03"


@pytest.mark.parametrize("name", ["sidebar", "footer"])
def test_what_stands_right_above_the_headline_counts(name: str) -> None:
    """The same holds for a marked day right above it."""
    assert day(entry(f"{EMPTY}{BESIDE[name]}{H1}{PROSE}")) == "2024-05-03"


def test_what_follows_the_text_is_not_beside_the_headline() -> None:
    """The day of a reader's comment below a short text is not the article's."""
    assert not day(entry(f'{H1}{PROSE}<div class="post-comments"><b>Ole</b> <i>3 May 2024</i></div>'))


# -- days that are shown -------------------------------------------------------------------------------------

SHOWN = {
    "a line above, on a short page": ("en", f"<h3>notes | May 03, 2024</h3>{H1}"),
    "a line above, German": ("de", f"<h4>Hafen · 3. Mai 2024</h4>{H1}"),
    "small print of the heading": ("en", f"<h1>{TITLE} <small>3 May 2024</small></h1>"),
    "two days in one element": ("en", f"{H1}<div class=date>May 3, 2024. Updated: May 9, 2024.</div>"),
    "a title beside a relative day": ("en", f'{H1}<time title="May 3, 2024 10:15">2 days ago</time>'),
    "an attribute for scripts": ("en", f'{H1}<span class="date" data-time="2024-05-03T10:15:00Z"></span>'),
    "an element of AMP": ("en", f'{H1}<amp-timeago datetime="2024-05-03T10:15:00Z">x</amp-timeago>'),
    "an abbreviation": ("en", f'{H1}<abbr class="published" title="2024-05-03T10:15:00+02:00">10:15</abbr>'),
    "a value that no program can read": ("en", f'{H1}<time datetime="03-05-2024">3 May 2024</time>'),
    "a summary": ("en", f"{H1}<details><summary>3 May 2024</summary>Last modified on 9 May 2024</details>"),
    "a dateline": ("de", f"{H1}<p>Husum, 3. Mai 2024. {PROSE[3:]}"),
    "a sentence below the text, German": (
        "de",
        f"{H1}{PROSE}<p>Dieser Beitrag wurde am 3. Mai 2024 um 10:15 von Ole Rask verfasst.</p>",
    ),
    "a sentence below the text, Spanish": (
        "es",
        f"{H1}{PROSE}<p>Esta nota fue publicada el 3 de mayo de 2024.</p>",
    ),
}


@pytest.mark.parametrize(("lang", "top"), SHOWN.values(), ids=SHOWN)
def test_a_shown_day_is_read(lang: str, top: str) -> None:
    """Wherever a page shows the one day of its article, it is found."""
    assert day(entry(f"{top}{PROSE}", lang=lang)) == "2024-05-03"


TITLES = {
    "a part": f"{TITLE} – Bay – 03.05.2024",
    "its opening": f"3 May 2024: {TITLE}",
    "in brackets": f"{TITLE} (3. Mai 2024)",
}


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_a_title_may_name_the_day(title: str) -> None:
    """A day that is a part of its own in the title is the article's."""
    assert day(entry(f"{H1}{PROSE}", title=title, lang="de")) == "2024-05-03"


def test_a_day_among_the_words_of_a_title_is_no_publication() -> None:
    """A title that says when something happened gives no day."""
    assert not day(entry(f"{H1}{PROSE}", title="What the herring did on 3 May 2024 in the bay"))


def test_an_address_may_name_the_month() -> None:
    """A month in words in the address decides which of two numbers is the day."""
    made = entry(f"{H1}<p>03/10/2024</p>{PROSE}", url="https://bay.example/notes/2024/october/03/herring")
    assert day(made) == "2024-10-03"


# -- days of something else ----------------------------------------------------------------------------------

PICTURE = '<div class="media"><img src="a.jpg"><p class="{}">{}</p></div>'
STORY = '<a href="/other">Seals on the northern skerries counted</a>'
OTHERS = {
    "a caption": (PICTURE.format("photo-caption", "The slip on 3 May 2024"), "is the day of a picture"),
    "a caption, German": (
        PICTURE.format("bildunterschrift", "Die Helling, 3. Mai 2024"),
        "is the day of a picture",
    ),
    "a figure": (
        "<figure><img src=a.jpg><figcaption>The slip, 3 May 2024</figcaption></figure>",
        "is the day of a picture",
    ),
    "the start of an event": (
        '<p itemscope itemtype="https://schema.org/Event"><time itemprop=startDate>3 May 2024</time></p>',
        "is the day of an event",
    ),
    "an event of a calendar": ('<p class="h-event">Auction, 3 May 2024</p>', "is the day of an event"),
    "a letter behind a link": (
        '<p><a href="/l.pdf">Letter of 3 May 2024 to the board</a></p>',
        "is the day of another page",
    ),
    "a list above the headline": (
        f"<ul><li>{STORY} <time datetime=2024-05-03>x</time></li></ul>",
        "is the day of another page",
    ),
}


@pytest.mark.parametrize(("part", "reason"), OTHERS.values(), ids=OTHERS)
def test_a_day_of_something_else_is_refused_with_its_reason(part: str, reason: str) -> None:
    """Days of pictures, events and other pages are no publication, and `explain` says so."""
    made = entry(f"{part}{H1}{PROSE}" if part.startswith("<ul") else f"{H1}{part}{PROSE}", lang="de")
    assert not day(made)
    assert reasons(made) == {reason}


SITE = {
    "today": '<div class="bar">Sunday, 1 February 2026</div>',
    "today, marked": '<span class="date">1. Februar 2026</span>',
    "today, as a time": "<time datetime=2026-02-01>today</time>",
    "the latest news": "<p><b>Seals</b> <time datetime=2026-01-30>30 Jan</time></p>",
}


@pytest.mark.parametrize("part", SITE.values(), ids=SITE)
def test_what_is_before_the_main_part_is_the_sites(part: str) -> None:
    """A day before the `<main>` that holds the headline is no publication; within it, it may be one."""
    assert not day(entry(f"{part}<main>{H1}{PROSE}</main>"))
    assert day(entry(f"<main><p>3 May 2024</p>{H1}{PROSE}</main>")) == "2024-05-03"


def test_a_day_of_the_site_is_refused_with_its_reason() -> None:
    """`explain` says that a day before the main part is the site's."""
    for part in (SITE["today"], SITE["the latest news"]):
        assert reasons(entry(f"{part}<main>{H1}{PROSE}</main>")) == {"is the day of the site"}


def test_a_day_that_links_to_its_own_page_stays() -> None:
    """A permalink of two days, the second a change, is the article's."""
    first, change = "<time datetime=2024-05-03>3 May 2024</time>", "<time class=updated>9 May 2024</time>"
    times = f'<a href="/n">{first} {change}</a>'
    assert day(entry(f"<ul><li>{times}</li></ul>{H1}{PROSE}")) == "2024-05-03"


def test_a_part_of_a_change_is_a_change() -> None:
    """The day within an element that tells of a change is not that of publication."""
    assert not day(
        entry(f'{H1}<p class="date">Last updated on <span class="date">May 3, 2024</span></p>{PROSE}')
    )


# -- a machine's day and a shown one -------------------------------------------------------------------------

LOOSE = '<meta name="date" content="2024-05-09T10:15:00+02:00">'
EXACT = '<meta property="article:published_time" content="2024-05-09T10:15:00+02:00">'
LABELLED = "<p>Published: 3 May 2024</p>"
STAMPS = {
    "inexact, against a bare day": (LOOSE, "<p>3 May 2024</p>", "2024-05-03"),
    "inexact, against a labelled day": (LOOSE, LABELLED, "2024-05-03"),
    "exact, against a bare day": (EXACT, "<p>3 May 2024</p>", "2024-05-09"),
    "exact, against a labelled day": (EXACT, LABELLED, "2024-05-03"),
    "inexact, against two days": (LOOSE, "<p>3 May 2024</p><p>4 May 2024</p>", "2024-05-09"),
    "inexact, against that of a change": (
        LOOSE + '<meta property="article:modified_time" content="2024-05-03">',
        "<p>3 May 2024</p>",
        "2024-05-09",
    ),
    "numbers in another order": ('<meta name="date" content="05/03/2024">', "<p>03.05.2024</p>", "2024-05-03"),
}


@pytest.mark.parametrize(("head", "line", "expected"), STAMPS.values(), ids=STAMPS)
def test_one_shown_day_may_win_over_a_stamp(head: str, line: str, expected: str) -> None:
    """The only day that a page shows wins over an inexact stamp, and with a label over any."""
    made = entry(f"{H1}{line}{PROSE}", head=head, lang="de")
    assert day(made) == expected
    if made.provenance["published"].origin.startswith("date line") and "published_time" in head:
        assert "is another day than the only one that the page shows" in reasons(made)


def of_page(kind: str, extra: str = "") -> str:
    """Write the JSON-LD of a page with a day of publication."""
    data = f'{{"@type": "{kind}", "name": "x", "datePublished": "2024-05-03"}}'
    return f'<script type="application/ld+json">{data}</script>{extra}'


def test_a_web_page_alone_has_no_day() -> None:
    """Programs date service pages, too: the day of a WebPage needs a second one that confirms it."""
    alone = entry(f"{H1}{PROSE}", head=of_page("WebPage"))
    assert not day(alone)
    assert reasons(alone) == {"is a web page's, and nothing else says that the page is an article of that day"}
    assert day(entry(f"{H1}<p>3 May 2024</p>{PROSE}", head=of_page("WebPage"))) == "2024-05-03"
    assert day(entry(f"{H1}{PROSE}", head=of_page("WebPage", EXACT.replace("-09T", "-03T")))) == "2024-05-03"


@pytest.mark.parametrize("kind", ["VideoObject", "Book", "PodcastEpisode"])
def test_an_item_alone_has_its_day(kind: str) -> None:
    """A page about one work is dated by it."""
    assert day(entry(f"{H1}{PROSE}", head=of_page(kind))) == "2024-05-03"


def test_the_release_of_a_video_is_no_publication() -> None:
    """Open Graph's video:release_date is that of a video in the page."""
    assert not day(entry(f"{H1}{PROSE}", head='<meta property="video:release_date" content="2024-05-03">'))
