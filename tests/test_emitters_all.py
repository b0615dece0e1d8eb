"""What holds for every format: valid, deterministic, and nothing of the input lost or live."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_emitters import CHANNEL, FEED, THEN

from publisher.composer.sanitiser import sanitise
from publisher.emitters import FORMATS
from publisher.models import Entry, Feed, Item
from publisher.text.characters import fit_for_xml
from publisher.text.iris import is_web_uri
from publisher.validator import validate

EMPTY = FEED._replace(items=())
NAMELESS = FEED._replace(channel=CHANNEL._replace(link="", url="", hub="", publisher="", language="", ttl=0))


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize(
    "feed", [FEED, EMPTY, NAMELESS], ids=["rich", "no entry yet", "a site without an address"]
)
def test_what_is_emitted_is_valid(feed: Feed, format_name: str) -> None:
    """A feed with entries of every kind, one that has none yet, and one of a site without an address."""
    url = feed.channel.url and feed.channel.url + "all" + FORMATS[format_name].suffix

    assert [one for one in validate(FORMATS[format_name].emit(feed), url=url) if one.severity == "error"] == []


@pytest.mark.parametrize("format_name", FORMATS)
def test_emitting_twice_gives_the_same_bytes(format_name: str) -> None:
    """A feed is a function of its entries: no clock, and nothing kept from the call before."""
    emit = FORMATS[format_name].emit

    assert emit(FEED) == emit(FEED)


TEXT = st.text().map(fit_for_xml)


@given(st.lists(st.tuples(TEXT.filter(str.strip), TEXT, TEXT), min_size=1, max_size=4))
@settings(max_examples=40, deadline=None)
def test_a_feed_is_the_sum_of_its_entries(texts: list[tuple[str, str, str]]) -> None:
    """Whatever entries say, each has the same bytes alone and among others, and all are read back."""
    entries = [
        Entry(id=f"tag:notes.example.org,2025:{index}", title=title.strip(), updated=THEN)
        for index, (title, _, _) in enumerate(texts)
    ]
    items = [
        Item(
            entry,
            sanitise(f"{content}<item>    <item>\n</entry>", ""),
            f"{summary}\n    </item>\n    }}",
        )
        for entry, (_, summary, content) in zip(entries, texts, strict=True)
    ]
    items += list(FEED.items)

    for made in FORMATS.values():
        emitter = made.emitter
        alone = [made.emit(FEED._replace(items=(item,))) for item in items]
        head, foot = emitter.head(EMPTY), emitter.foot(empty=False)
        assert all(one.startswith(head) and one.endswith(foot) for one in alone)
        parts = [one[len(head) : -len(foot)] for one in alone]
        whole = made.emit(FEED._replace(items=tuple(items)))
        assert whole == head + emitter.SEPARATOR.join(parts) + foot
        found = emitter.read_back(whole).entries
        assert [one.id for one in found] == [item.entry.id for item in items]
        assert [one.severity for one in validate(whole) if one.severity == "error"] == []


@given(TEXT.filter(str.strip), TEXT, TEXT)
@settings(max_examples=60, deadline=None)
def test_any_words_make_a_valid_feed(title: str, summary: str, content: str) -> None:
    """Whatever a title, a summary or a content says, it is text to the feed, and never its structure."""
    entry = Entry(id="tag:notes.example.org,2025:a", title=title.strip(), updated=THEN, publisher=title.strip())
    feed = FEED._replace(items=(Item(entry, sanitise(content, ""), summary),))

    for made in FORMATS.values():
        assert [one for one in validate(made.emit(feed)) if one.severity == "error"] == []


ADDRESSES = [
    ("https://quay.example/ada", True), ("http://quay.example", True), ("https://[::1]/a", True),
    ("/ada", False), ("ada", False), ("//quay.example/", False), ("javascript:alert(1)", False),
    ("https://quay.example/a b", False), ("https://quay.example/å", False), ("https://quay.example/\n", False),
    ("https://", False), ("", False),
]  # fmt: skip


@pytest.mark.parametrize(("value", "good"), ADDRESSES)
def test_only_whole_addresses_go_with_names(value: str, *, good: bool) -> None:
    """One relative page of one author would make the whole feed invalid."""
    assert is_web_uri(value) is good
