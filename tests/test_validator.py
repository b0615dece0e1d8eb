"""The validator reports the faults of each format by its specification, and never raises."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from validator_feeds import ATOM, JSON, OPML, RSS, RSS090, RSS1, SELF, errors_of, judge

from publisher.validator import examine, validate
from publisher.validator.findings import MOST
from publisher.validator.modules import _table
from publisher.validator.modules.values import KINDS
from publisher.validator.syntax import canonical

VALID = {
    "Atom": ATOM,
    "RSS 2.0": RSS,
    "RSS 1.0": RSS1,
    "RSS 0.90": RSS090,
    "OPML 2.0": OPML,
    "JSON Feed": JSON,
}


@pytest.mark.parametrize("kind", VALID)
def test_a_valid_feed_has_no_findings(kind: str) -> None:
    """A false error would stop a correct build; each kind is called by its name."""
    assert judge(VALID[kind]) == ()
    assert examine(VALID[kind].encode()).kind == kind


def test_refuses_what_is_not_a_feed() -> None:
    """Empty files, web pages and broken JSON are errors, with the line if it is known."""
    assert [f.line for f in judge("")] == [0]
    assert "web page" in judge("<html><p>Hello</p></html>")[0].message
    assert judge('{"version":\n oops}')[0].line == 2
    assert "not an object" in judge("[1]")[0].message


def test_reads_neither_entities_nor_files() -> None:
    """A hostile feed can neither exhaust memory nor read files of this machine."""
    feed = ATOM.replace("<feed", '<!DOCTYPE feed [<!ENTITY a SYSTEM "file:///etc/hostname">]>\n<feed')
    narrow = judge(feed.replace("Fog", "&a;"))
    wide = validate(feed.replace('encoding="utf-8"', 'encoding="utf-16"').encode("utf-16"))
    for found in (narrow, wide):
        assert [(f.severity, f.message[:29]) for f in found] == [("error", "the DOCTYPE declares entities")]


def test_a_quoted_doctype_is_text() -> None:
    """Only a DOCTYPE of the feed itself is refused, not one that an article quotes."""
    assert judge(ATOM.replace("Fog", "<![CDATA[&lt;!DOCTYPE html&gt;]]>")) == ()


def test_reports_repeated_elements() -> None:
    """Elements that are allowed once are errors the second time, in every container."""
    for feed, line in (
        (ATOM, "    <title>The ferry is late</title>\n"),
        (RSS, "    <title>The ferry is late</title>\n"),
    ):
        found = judge(feed.replace(line, line * 2))
        assert [f.message.partition(" (")[0] for f in found] == ["a second title"]


def test_finds_a_doctype_after_comments() -> None:
    """Comments and instructions before the feed may hold tags, and do not hide a DOCTYPE."""
    prolog = "<!-- <feed> <!DOCTYPE x> -->\n<?tide low?>\n"
    assert judge(ATOM.replace("<feed", f"{prolog}<feed")) == ()
    assert [f.line for f in judge(ATOM.replace("<feed", f"{prolog}<!doctype x>\n<feed"))] == [4]
    assert len(judge("<!-- endless")) == 1


def test_reports_a_byte_order_mark_before_json() -> None:
    """JSON has no byte order mark, and some readers fail on one."""
    assert [f.severity for f in judge("\ufeff" + JSON)] == ["warning"]


def test_a_finding_is_one_line() -> None:
    """A finding as text has severity, line, fault and remedy."""
    assert str(judge("")[0]) == "error, line 0: the feed is empty; write a feed into it"


def test_the_report_is_limited() -> None:
    """A hostile feed cannot make the report grow without limit."""
    found = judge(RSS.replace("</item>", "</item>" + "\n<fog/>" * (MOST + 50)))
    assert len(found) == MOST


def test_the_table_of_modules_has_known_kinds() -> None:
    """The table of modules names only kinds of values that the validator checks."""
    rules, _, _ = _table()
    kinds = {kind for rule in rules.values() for kind in (rule.kind, *(rule.attributes or {}).values())}
    assert {kind for kind in kinds if kind[0] not in "=~<"} <= {*KINDS, "plain"}


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("HTTP://Harbour.Example:80", "http://harbour.example/"),
        ("https://a.example/x/../y/./z", "https://a.example/y/z"),
        ("https://a.example/%7eada%2f?q=%41#%5a", "https://a.example/~ada%2F?q=A#Z"),
        ("tag:a.example,2024:x", "tag:a.example,2024:x"),
        ("relative/path", "relative/path"),
    ],
    ids=["host and port", "dots", "escapes", "tag URI", "relative"],
)
def test_equivalent_addresses_have_one_form(address: str, expected: str) -> None:
    """Self links and ids are equal if they are equivalent by RFC 3986."""
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
    """Any bytes give findings, the same each time, each with a remedy, and the same errors without warnings."""
    found = validate(data, url=SELF)
    assert found == validate(data, url=SELF)
    assert errors_of(found) == validate(data, url=SELF, errors_only=True)
    assert all(f.message and f.remedy and f.line >= 0 for f in found)


@given(st.text(max_size=60), st.sampled_from([ATOM, RSS, JSON]), st.integers(0, 40))
@settings(max_examples=300, deadline=None)
def test_never_raises_on_any_value(text: str, feed: str, place: int) -> None:
    """Any text between two tags gives findings, and no exception."""
    parts = feed.split(">" if feed is not JSON else '"')
    position = place % len(parts)
    parts[position] = text.replace("<", "").replace('"', "") + parts[position]
    data = (">" if feed is not JSON else '"').join(parts).encode("utf-8", "surrogatepass")
    assert isinstance(validate(data), tuple)
