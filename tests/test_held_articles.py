from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from sites import NOW, SiteFolder, article

DAY = "2026-01-05T10:00:00Z"
LATER = "2026-03-01T18:00:00+01:00"  # five hours after NOW
HELD = {
    "ninjs, withheld": {"pubstatus": "withheld"},
    "ninjs, canceled": {"pubstatus": "canceled"},
    "British spelling": {"pubStatus": "Cancelled"},
    "NewsML-G2, a qcode": {"pubStatus": {"qcode": "stat:withheld"}},
    "NewsML-G2, an address": {"pubStatus": {"uri": "http://cv.iptc.org/newscodes/pubstatusg2/canceled"}},
    "NewsML-G2, itemMeta": {"itemMeta": {"pubStatus": {"qcode": "stat:withheld"}}},
    "Superdesk, killed": {"state": "killed", "pubstatus": "usable"},
    "Superdesk, spiked": {"state": "spiked"},
    "Superdesk, pub_status": {"pub_status": "hold"},
    "two spellings of one key": {"pubstatus": "usable", "pubStatus": "withheld"},
    "WordPress": {"post_status": "auto-draft"},
    "WordPress, private": {"status": "private"},
    "Ghost": {"status": "published", "visibility": "members"},
    "Mastodon": {"visibility": "direct"},
    "Drupal": {"moderation_state": "draft"},
    "a flag that allows": {"publish": False},
    "a flag in words": {"public": "no"},
    "a digital garden": {"dg-publish": "false"},
    "Obsidian": {"published": False},
    "a flag that forbids": {"isDraft": True},
    "a wrapper": {"pubstatus": "withheld", "article": {}},
}
SHOWN = {
    "ninjs": {"pubstatus": "usable"},
    "NewsML-G2": {"pubStatus": {"qcode": "stat:usable"}, "itemMeta": {"pubStatus": {"qcode": "stat:usable"}}},
    "Superdesk": {"state": "published", "pubstatus": "usable", "embargo": None},
    "an address's state": {"state": "ON"},
    "another state": {"state": "California"},
    "WordPress": {"status": "publish"},
    "nothing said": {"status": None, "embargoed": "", "pubstatus": ""},
    "Mastodon": {"visibility": "public"},
    "flags": {"publish": True, "hidden": False, "visible": "yes", "embargo": False},
    "an embargo that is over": {"embargoed": "2026-03-01T11:59:00Z"},
}
UNKNOWN = {
    "pubstatus": {"pubstatus": "foo"},
    "status": {"status": "in-review"},
    "visibility": {"visibility": "crew"},
    "draft": {"draft": "maybe"},
    "a number": {"status": 7},
    "an object": {"pubStatus": {"mood": "bad"}},
    "a list": {"status": ["published", "foo"]},
    "an embargo in words": {"embargoed": "until the ship is in"},
    "an embargo without a time": {"embargo": True},
    "an embargo without a day": {"embargo": "18:00"},
    "one of two embargoes": {"embargo": "2026-01-01", "embargo_until": "soon"},
}
EMBARGOES = {
    "ninjs": {"embargoed": LATER},
    "NewsML-G2": {"embargoed": {"value": LATER}},
    "NewsML-G2, itemMeta": {"itemMeta": {"embargoed": {"value": LATER}}},
    "Superdesk": {"embargo": LATER, "state": "published"},
    "embargo_until": {"embargo_until": LATER},
    "embargoDate": {"embargoDate": LATER},
    "publish_at": {"publish_at": LATER},
    "publish with a date": {"publish": "2026-03-01T17:00:00Z"},
    "UTC": {"embargoed": "2026-03-01T17:00:00Z"},
    "the latest of two": {"embargoed": "2026-01-01T00:00:00Z", "embargo_until": LATER},
    "a wrapper": {"embargoed": LATER, "article": {}},
}


def record(**values: object) -> str:
    """A record, or one within a wrapper."""
    story = {"id": "x", "title": "Secret", "content": "Text.", "date": DAY}
    if "article" in values:
        return json.dumps({**values, "article": story}) + "\n"
    return json.dumps({**story, **values}) + "\n"


@pytest.mark.parametrize("values", HELD.values(), ids=HELD)
def test_what_is_not_public_is_held(good: SiteFolder, values: dict[str, object]) -> None:
    """Every word by which the tools and wires say so counts, and the article is a draft."""
    good.write("a.jsonl", record(**values))

    report = good.build()

    assert (report.drafts, report.problems) == (1, ())
    assert "Secret" not in good.titles()


@pytest.mark.parametrize("values", SHOWN.values(), ids=SHOWN)
def test_what_is_public_is_published(good: SiteFolder, values: dict[str, object]) -> None:
    """Words that say so, and words of something else, hold nothing back."""
    good.write("a.jsonl", record(**values))

    assert good.build().problems == ()
    assert "Secret" in good.titles()


@pytest.mark.parametrize("values", UNKNOWN.values(), ids=UNKNOWN)
def test_what_cannot_be_read_is_held_and_reported(good: SiteFolder, values: dict[str, object]) -> None:
    """One article held in error costs a look; one published in error cannot be taken back."""
    good.write("a.jsonl", record(**values))

    report = good.build()

    (problem,) = report.problems
    assert problem.severity == "error"
    assert "until then it is held back" in problem.remedy
    assert "Secret" not in good.titles()


@pytest.mark.parametrize("values", EMBARGOES.values(), ids=EMBARGOES)
def test_an_embargo_is_an_instant(good: SiteFolder, values: dict[str, object]) -> None:
    """Until then it is withheld; then it appears under the date that it names, and under no other."""
    good.write("a.jsonl", record(**values))
    end = datetime(2026, 3, 1, 17, tzinfo=UTC)

    before = good.build(end - timedelta(seconds=1))
    assert (before.withheld, before.drafts, before.problems) == (1, 0, ())
    assert "Secret" not in good.titles()

    assert good.build(end).withheld == 0
    (item,) = (one for one in good.items() if one["title"] == "Secret")
    assert item["date_published"] == DAY
    assert good.build(end).written == ()


@pytest.mark.parametrize(
    ("values", "held"),
    [({"pubstatus": "withheld"}, (0, 2)), ({"embargoed": LATER}, (2, 0)), ({"status": "ok"}, (0, 0))],
    ids=["withheld", "embargoed", "the server's status"],
)
def test_what_holds_a_package_holds_its_parts(
    good: SiteFolder, values: dict[str, object], held: tuple[int, int]
) -> None:
    """What is said above a list of records holds for each of them, but for what a server says of itself."""
    records = [{"id": name, "title": name, "content": "x", "date": DAY} for name in ("A", "B")]
    good.write("a.json", json.dumps({**values, "items": records}))

    report = good.build()

    assert (report.withheld, report.drafts) == held
    assert report.problems == ()


def test_a_later_date_outlasts_the_embargo(good: SiteFolder) -> None:
    """It is due at the later of the two."""
    good.write("a.jsonl", record(embargoed=LATER, date="2026-03-02T10:00:00Z"))

    assert good.build(datetime(2026, 3, 1, 18, tzinfo=UTC)).withheld == 1
    assert good.build(datetime(2026, 3, 2, 10, tzinfo=UTC)).withheld == 0


def test_embargoes_hold_in_front_matter_and_among_many(site: SiteFolder) -> None:
    """Where most articles are only outlined, an embargo is seen, too."""
    for number in range(130):
        site.write(f"{number}.md", article(f"A {number}", "2026-01-02"))
    site.write("a.md", article("Secret", "2026-02-28", embargo=LATER))
    site.write("b.md", article("Hush", "2026-02-28", status="wip"))
    site.write("c.md", article("Whisper", "2026-02-28", visibility="private"))

    report = site.build()

    assert (report.withheld, report.drafts, len(report.problems)) == (1, 1, 1)
    assert not {"Secret", "Hush", "Whisper"} & set(site.titles())
    site.build(NOW + timedelta(days=1))
    assert site.titles()[0] == "Secret"


WITHDRAWN = {
    "edited": record(pubstatus="canceled"),
    "put off": record(embargoed=LATER),
    "canceled by the next record": record() + record(pubstatus="canceled"),
}


@pytest.mark.parametrize("text", WITHDRAWN.values(), ids=WITHDRAWN)
def test_what_was_published_is_withdrawn(good: SiteFolder, text: str) -> None:
    """A cancel takes back what was published, as an edit does or as the next record of a wire does."""
    good.write("a.jsonl", record())
    good.build()
    assert "Secret" in good.titles()

    good.write("a.jsonl", text)
    good.build()

    assert "Secret" not in good.titles()
    assert b"deleted-entry" in good.files()["all.atom"]


def test_a_draft_elsewhere_withdraws_nothing(good: SiteFolder) -> None:
    """Another file that names a published id cannot take the entry away."""
    good.write("a.jsonl", record())
    good.write("b.jsonl", record(pubstatus="canceled"))
    good.build()

    assert "Secret" in good.titles()
