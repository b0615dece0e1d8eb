"""The validator says of each format what its specification says, and never raises."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from validator_feeds import ATOM, JSON, RSS, SELF, judge

from publisher.validator import validate
from publisher.validator.addresses import canonical
from publisher.validator.extensions import _KINDS, _table
from publisher.validator.findings import MOST


@pytest.mark.parametrize("feed", [ATOM, RSS, JSON], ids=["atom", "rss", "json"])
def test_says_nothing_of_a_valid_feed(feed: str) -> None:
    """A false alarm would stop a build that is in order."""
    assert judge(feed) == ()


def test_refuses_what_is_no_feed() -> None:
    """Empty files, pages and broken JSON are told, with the line where one is known."""
    assert [f.line for f in judge("")] == [0]
    assert "neither Atom" in judge("<html><p>Hello</p></html>")[0].message
    assert judge('{"version":\n oops}')[0].line == 2
    assert "no object" in judge("[1]")[0].message


def test_reads_no_entity_and_no_file() -> None:
    """A feed of the wild can neither blow up memory nor read this machine."""
    feed = ATOM.replace("<feed", '<!DOCTYPE feed [<!ENTITY a SYSTEM "file:///etc/hostname">]>\n<feed')
    assert [f.message for f in judge(feed.replace("Fog", "&a;"))] == ["a feed may not bring a DOCTYPE"]
    wide = validate(feed.replace('encoding="utf-8"', 'encoding="utf-16"').encode("utf-16"))
    assert [f.message for f in wide] == ["a feed may not bring a DOCTYPE"]


def test_takes_a_doctype_inside_content_for_text() -> None:
    """Only a DOCTYPE of the feed itself is refused, not one that an article quotes."""
    assert judge(ATOM.replace("Fog", "<![CDATA[&lt;!DOCTYPE html&gt;]]>")) == ()


def test_tells_every_duplicate_element() -> None:
    """Elements that may stand once are errors the second time, in every container."""
    for feed, line in (
        (ATOM, "    <title>The ferry is late</title>\n"),
        (RSS, "    <title>The ferry is late</title>\n"),
    ):
        found = judge(feed.replace(line, line * 2))
        assert [f.message.partition(" (")[0] for f in found] == ["a second title"]


def test_looks_behind_comments_for_a_doctype() -> None:
    """What stands before the feed may hold tags and instructions, and hides no DOCTYPE."""
    prolog = "<!-- <feed> <!DOCTYPE x> -->\n<?tide low?>\n"
    assert judge(ATOM.replace("<feed", f"{prolog}<feed")) == ()
    assert [f.line for f in judge(ATOM.replace("<feed", f"{prolog}<!doctype x>\n<feed"))] == [4]
    assert len(judge("<!-- endless")) == 1


def test_tells_a_mark_before_json() -> None:
    """JSON has no byte order mark, and some readers stumble over one."""
    assert [f.severity for f in judge("\ufeff" + JSON)] == ["warning"]


def test_writes_a_finding_in_one_line() -> None:
    """What cron mails says severity, line, fault and mend."""
    assert str(judge("")[0]) == "error, line 0: the feed is empty; write a feed into it"


def test_bounds_what_it_says() -> None:
    """A hostile feed cannot make the report grow without end."""
    found = judge(RSS.replace("</item>", "</item>" + "\n<fog/>" * (MOST + 50)))
    assert len(found) == MOST


def test_every_rule_of_the_table_can_be_asked() -> None:
    """The table of modules names only kinds of values that exist."""
    rules, _ = _table()
    kinds = {kind for rule in rules.values() for kind in (rule.kind, *(rule.attributes or {}).values())}
    assert {kind for kind in kinds if kind[0] not in "=~"} <= {*_KINDS, "plain"}


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("HTTP://Harbour.Example:80", "http://harbour.example/"),
        ("https://a.example/x/../y/./z", "https://a.example/y/z"),
        ("https://a.example/%7eada%2f?q=%41#%5a", "https://a.example/~ada%2F?q=A#Z"),
        ("tag:a.example,2024:x", "tag:a.example,2024:x"),
        ("relative/path", "relative/path"),
    ],
)
def test_gives_one_form_to_equal_addresses(address: str, expected: str) -> None:
    """Self links and ids compare equal when RFC 3986 says that they are."""
    assert canonical(address) == expected


PIECES = st.sampled_from(
    [
        *(
            "<feed xmlns='http://www.w3.org/2005/Atom'>",
            "<entry>",
            "</entry>",
            "</feed>",
            "<rss version='2.0'>",
        ),
        *(
            "<channel>",
            "</channel></rss>",
            "<item>",
            "</item>",
            "<title>",
            "</title>",
            "<link/>",
            "<guid>",
            "</guid>",
        ),
        *(
            "<id>",
            "</id>",
            "http://[",
            "tag:",
            "urn:",
            "%zz",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<?x",
            "&lt;a href='[",
        ),
        *(
            '{"items":[',
            '{"id":',
            "]}",
            '"authors":[{"url":"http://["}]',
            "null",
            "1e999",
            ",",
            "\x00",
            "\ufffe",
        ),
    ]
)


@given(st.one_of(st.binary(max_size=300), st.lists(PIECES, max_size=30).map(lambda p: "".join(p).encode())))
@settings(max_examples=400, deadline=None)
def test_never_raises(data: bytes) -> None:
    """Any bytes in, findings out, the same each time, each with a mend."""
    found = validate(data, url=SELF)
    assert found == validate(data, url=SELF)
    assert all(f.message and f.mend and f.line >= 0 for f in found)


@given(st.text(max_size=60), st.sampled_from([ATOM, RSS, JSON]), st.integers(0, 40))
@settings(max_examples=300, deadline=None)
def test_never_raises_on_any_value(text: str, feed: str, place: int) -> None:
    """Whatever stands between two tags, the validator answers."""
    parts = feed.split(">" if feed is not JSON else '"')
    position = place % len(parts)
    parts[position] = text.replace("<", "").replace('"', "") + parts[position]
    data = (">" if feed is not JSON else '"').join(parts).encode("utf-8", "surrogatepass")
    assert isinstance(validate(data), tuple)
