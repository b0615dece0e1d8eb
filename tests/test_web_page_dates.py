"""Which date of a web page is its own."""

from __future__ import annotations

import pytest

from publisher import describe
from publisher.readers import read

HEAD = "<!doctype html><html lang=en-GB><head><title>Tides turn early</title>"
H1 = "<h1>Tides turn early</h1>"


def dates(page: str, field: str = "published") -> list[tuple[str, str]]:
    """Return the dates that a page claims, with their origins."""
    (article,) = read(page.encode(), "page.html")
    return [(str(claim.value), claim.origin) for claim in article.claims if claim.field == field]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            f"{HEAD}<meta itemprop=datePublished content=2025-03-03T04:05:06+0100>{H1}",
            ("2025-03-03T04:05:06+0100", "meta datepublished"),
        ),
        (f"{HEAD}{H1}<div>Published</div><div>March 3, 2025</div>", ("March 3, 2025", "date line label")),
        (f"{HEAD}{H1}<table><tr><td>03 | 03 | 2025</td></tr></table>", ("03.03.2025", "date line")),
        (
            f"{HEAD}<article>{H1}<p>Water.</p><footer><time datetime=2025-03-03>x</time></footer></article>",
            ("2025-03-03", "time element"),
        ),
        (
            f"{HEAD}{H1}<p>Water.</p><div class=entry-footer>On <time datetime=2025-03-03>x</time></div>",
            ("2025-03-03", "time element"),
        ),
        (
            f"{HEAD}{H1}<p>First published: <time datetime=2025-03-03>x</time></p>",
            ("2025-03-03", "time element published"),
        ),
        (
            f"{HEAD}{H1}<div class=meta-date>Ada <i class=date-day>3 March 2025 | 5 min read</i></div>",
            ("Ada 3 March 2025 | 5 min read", "date element"),
        ),
        (
            f"{HEAD}<h1>Harbour Notes</h1><nav><p>x</p></nav><h4>Tides turn early</h4><p>3 March 2025</p>",
            ("3 March 2025", "date line"),
        ),
        (
            f"{HEAD}{H1}{'<p>Water and boats.</p>' * 200}<p>3 March 2025</p>",
            ("3 March 2025", "date line alone"),
        ),
        (
            f'{HEAD}{H1}<p class=date>Now 9:44</p><script>{{"dateOfPublication":"2025-03-03 09:44"}}</script>',
            ("2025-03-03 09:44", "script dateOfPublication"),
        ),
        (f"{HEAD}<h1>Tides turn early<br><small>03.03.2025 • Water</small></h1>", ("03.03.2025", "date line")),
        (
            f"{HEAD}{H1}{'<p>Water and boats.</p>' * 200}<p>By Ada Quay on 3 March 2025 | 2 opinions</p>",
            ("3 March 2025", "date line alone"),
        ),
        (f"{HEAD}{H1}<p>Republished: 3 March 2025</p>", ("3 March 2025", "date line label")),
        (
            f"{HEAD}{H1}{'<p>Water.</p>' * 200}<div class=text_footer>Published: 3 March 2025</div>",
            ("3 March 2025", "date line far"),
        ),
        (f"{HEAD}{H1}{'<p>Water.</p>' * 200}<p>Post time: 3 March 2025</p>", ("3 March 2025", "date line far")),
        (
            f"{HEAD}<h1 class=published>5 tides turn early</h1><i class=meta-date>By Ada, 3 March 2025 | x</i>",
            ("By Ada, 3 March 2025 | x", "date element"),
        ),
    ],
    ids=[
        "itemprop in the head",
        "label above",
        "parted by bars",
        "footer of the article",
        "entry footer",
        "label before a time",
        "reading time after it",
        "h4 that the title confirms",
        "only date line",
        "script",
        "small print of the headline",
        "only byline with a date",
        "republished",
        "labelled in the page's footer",
        "post time",
        "class of the headline",
    ],
)
def test_a_page_claims_its_own_date(page: str, expected: tuple[str, str]) -> None:
    """It is in the head, next to a label, in the article's own footer, or the only one on the page."""
    assert expected in dates(page)


@pytest.mark.parametrize(
    "page",
    [
        f"{HEAD}{H1}<p class=date>10 min to read</p>",
        f"{HEAD}{H1}<p>Date last reviewed: <time datetime=2019-01-01>January 2019</time></p>",
        f"{HEAD}{H1}<div>Last updated</div><div>1 January 2019</div>",
        f"{HEAD}{H1}<p>Read to all the skippers in the large hall of the new harbour office on 2019-01-01:",
        f"{HEAD}{H1}<ul><li>1 May 2019<li>Regatta<li>1 May 2019<li>Fair<li>2 May 2019<li>Market</ul>",
        f"{HEAD}{H1}{'<p>Water and boats.</p>' * 200}<p>1 January 2019</p><p>2 January 2019</p>",
        f"{HEAD}{H1}{'<p>Water.</p>' * 99}<footer>1 January 2019</footer>",
        f"{HEAD}{H1}{'<p>Water.</p>' * 99}<footer>Posted on 1 May 2019<br>Posted on 2 May 2019</footer>",
        f"{HEAD}{H1}{'<p>Water.</p>' * 20}<div class=site-footer><time datetime=2019-01-01>x</time></div>",
    ],
    ids=[
        "reading time",
        "review",
        "update",
        "running text",
        "list of events",
        "two date lines",
        "page's footer",
        "two dates in the footer",
        "site footer",
    ],
)
def test_other_dates_are_not_claimed(page: str) -> None:
    """Reading times, revisions, lists of events, running text and the page's footer name other dates."""
    assert dates(page) == []


def test_the_words_before_a_time_say_that_it_is_a_revision() -> None:
    """A revision is no publication."""
    page = f"{HEAD}{H1}<p>Updated: <time datetime=2025-03-04>x</time></p>"
    assert ("2025-03-04", "time element updated") in dates(page, "updated")


STAMP = '<meta property="article:published_time" content="2025-03-04T02:25:54{zone}">'


@pytest.mark.parametrize(
    ("zone", "body", "expected"),
    [
        ("Z", '<script>x = {"date":"2025-03-03T21:25:54-05:00"}</script>', "2025-03-03T21:25:54-05:00"),
        ("+00:00", '<i data-at="2025-03-03T21:25:54.123-0500"></i>', "2025-03-03T21:25:54-05:00"),
        (".000Z", "<script>var day = '2025-03-04 07:55:54'</script>", "2025-03-04T07:55:54+05:30"),
        (
            "Z",
            '<time datetime="2025-03-04T02:25:54Z">Mar. 3, 2025 9:25 pm EST</time>',
            "2025-03-03T21:25:54-05:00",
        ),
        (
            "Z",
            '<time datetime="2025-03-04T02:25:54Z">March 3, 2025 6:25 pm</time>',
            "2025-03-03T18:25:54-08:00",
        ),
        ("Z", '<time datetime="2025-03-04T02:25:54Z">March 3, 2025</time>', "2025-03-04T02:25:54+00:00"),
        ("Z", '<script>x = {"date":"2025-03-03T21:25:54.9Z"}</script>', "2025-03-04T02:25:54+00:00"),
        ("Z", '<script>x = {"date":"2025-03-03T21:25:54-06:00"}</script>', "2025-03-04T02:25:54+00:00"),
        ("Z", "<script>x = '2025-03-04 02:25:54'</script>", "2025-03-04T02:25:54+00:00"),
        ("+01:00", '<script>x = {"date":"2025-03-03T20:25:54-05:00"}</script>', "2025-03-04T02:25:54+01:00"),
    ],
    ids=[
        "JSON",
        "attribute",
        "no offset",
        "zone by name",
        "no zone",
        "day only",
        "also UTC",
        "wrong offset",
        "no difference",
        "not UTC in the head",
    ],
)
def test_a_utc_time_is_given_in_the_local_time_of_the_page(zone: str, body: str, expected: str) -> None:
    """The instant stays, but its day is the one that the page shows."""
    (entry,) = describe(f"{HEAD}{STAMP.format(zone=zone)}</head><body>{H1}{body}".encode(), "page.html")
    assert entry.published is not None
    assert entry.published.isoformat() == expected
