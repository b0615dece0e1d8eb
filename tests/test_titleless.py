from __future__ import annotations

import json
import re

import pytest
from lxml import etree
from sites import SiteFolder, faults

from publisher.catalog.rendered import pack_entry, unpack_entry
from publisher.models import Enclosure, Entry, Episode, Person

ATOM = "{http://www.w3.org/2005/Atom}"
DAY = "2025-12-01T10:00:00Z"


def record(**values: object) -> str:
    """A record of an entry without a title."""
    return json.dumps({"id": "https://quay.example/1", "date_published": DAY, **values})


LONG = "The fog came over the quay before the boats were in and nobody saw the lamp until it was gone."
CASES = {
    "a JSON Feed item": (
        "feed.json",
        '{"version": "https://jsonfeed.org/version/1.1", "title": "Q", "items": ['
        + record(content_text="Fog again.")
        + "]}",
        "Fog again.",
    ),
    "a Mastodon status": (
        "toots.json",
        json.dumps(
            [
                {
                    "id": "1",
                    "created_at": DAY,
                    "url": "https://quay.example/@ada/1",
                    "content": "<p>Fog <b>again</b>.</p>",
                    "account": {"acct": "ada"},
                }
            ]
        ),
        "Fog again.",
    ),
    "a line of JSON Lines": ("n.jsonl", record(content_text="Fog again.") + "\n", "Fog again."),
    "an empty title": ("n.jsonl", record(title="", content_html="<p>Fog.</p><p>Rain.</p>") + "\n", "Fog."),
    "a blank title": ("n.jsonl", record(title=" \u200b ", content_text="Fog.") + "\n", "Fog."),
    "a title of null": ("n.jsonl", record(title=None, content_text="Fog.") + "\n", "Fog."),
    "a long text": ("n.jsonl", record(content_text=LONG) + "\n", LONG[: LONG.index(" until")] + "…"),
    "a text without blanks": ("n.jsonl", record(content_text="霧" * 100) + "\n", "霧" * 79 + "…"),
    "a sign alone": ("n.jsonl", record(content_text="🎉") + "\n", "🎉"),
    "Markdown named by a stamp": (
        "20251201100000.md",
        f"---\ndate: {DAY}\n---\nFog, with a [link](https://a.example/).\n",
        "Fog, with a link.",
    ),
    "Markdown named by a number": ("note1.md", f"---\ndate: {DAY}\n---\n*Fog*.\n", "Fog."),
    **{
        f"Markdown named by {kind}": (f"{name}.md", f"---\ndate: {DAY}\n---\nFog.\n", "Fog.")
        for kind, name in {
            "a number": "42",
            "a day": "2025-03-07",
            "a day and a time": "2025-03-07 10.15.00",
            "a week": "2025-W10",
            "a day in words": "7 March 2025",
            "a UUID": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
            "a ULID": "01ARZ3NDEKTSV4RRFFQ69G5FAV",
            "a digest": "e4da3b7fbbce2345d7772b0674a318d5",
            "a short digest": "9f86d081",
            "a random key": "V1StGXR8_Z5jdHi6B-myT",
            "a slip": "21a3b",
            "an editor": "Untitled 3",
            "a German editor": "Unbenannt",
            "a Japanese editor": "無題",
        }.items()
    },
    "a name without letters": ("!.md", f"---\ndate: {DAY}\n---\nFog.\n", "Fog."),
    "a picture alone": (
        "n.jsonl",
        record(content_html='<img src="https://quay.example/f.png">') + "\n",
        "https://quay.example/1",
    ),
}


@pytest.mark.parametrize(("name", "text", "words"), CASES.values(), ids=CASES)
def test_an_entry_without_a_title_is_published(good: SiteFolder, name: str, text: str, words: str) -> None:
    """JSON Feed and RSS get no title, Atom and people the first words; the rest of the site goes on."""
    good.write(name, text)
    good.write("other.jsonl", '{"id": "x", "title": "Horn", "content_text": "Two."}\n')

    report = good.build()

    assert (report.status, faults(report)) == (0, ())
    untitled = [item for item in good.items() if "title" not in item]
    assert len(untitled) == 1
    assert len(good.items()) == 5
    assert good.faults() == []
    rss = etree.parse(good.root / "feeds/all.rss").getroot()
    assert [
        item.find("description") is not None for item in rss.iter("item") if item.find("title") is None
    ] == [True]
    atom = etree.parse(good.root / "feeds/all.atom").getroot()
    titles = [one.findtext(ATOM + "title") for one in atom.iter(ATOM + "entry")]
    assert words in titles
    assert any(words in one for seen in report.differences for one in seen.new)
    page = (good.root / "feeds/all.html").read_text("utf-8")
    assert not re.search(r"<(a|h\d)\b[^>]*></\1>", page)
    assert good.build().written == ()


def test_two_entries_without_a_title_are_two(site: SiteFolder) -> None:
    """Empty titles are equal, and say nothing: a new note is not an old one shown again."""
    site.write("a.jsonl", record(content_text="Fog.") + "\n")
    site.build()
    (site.root / ".publisher/catalog.sqlite").unlink()
    site.write("a.jsonl", record(id="https://quay.example/2", content_text="Rain.") + "\n")

    assert not any("again as new" in line for line in site.build().blocked)


def test_without_title_and_text_there_is_nothing_to_publish(good: SiteFolder) -> None:
    """What has neither is an error of that one article."""
    good.write("a.jsonl", record() + "\n" + record(id="2", content_html="<script>x</script>") + "\n")

    report = good.build()

    assert len(report.problems) == 2
    assert {one.message for one in report.problems} == {
        "has neither a title nor a text, so there is nothing to publish"
    }
    assert len(good.items()) == 3


def test_what_is_packed_can_be_unpacked() -> None:
    """A record that cannot be read back would be taken for damage of the disk."""
    entry = Entry("")
    assert unpack_entry(pack_entry(entry)) == entry
    full = Entry(
        "x",
        image=Enclosure(""),
        enclosures=(Enclosure("", length=0),),
        authors=(Person(""),),
        episode=Episode(cast=(Person(""),)),
    )
    assert unpack_entry(pack_entry(full)) == full
