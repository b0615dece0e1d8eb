"""JSON-LD that is nearly JSON."""

from __future__ import annotations

import time

import pytest

from publisher import describe
from publisher.readers._loose_json import read

TITLE = "Storm closes the harbour for three days"
PLAIN = f'"@type":"NewsArticle","headline":"{TITLE}","datePublished":"2022-03-04T05:06:07Z"'
AUTHOR = '"author":{"@type":"Person","name":"Ada Quay"}'


def page(data: str, kind: str = "application/ld+json", padding: int = 0) -> bytes:
    """Make a page with a block of JSON-LD, and as many paragraphs before its headline."""
    more = "<p>x</p>" * padding
    return (
        f'<html lang="en"><head><title>{TITLE}</title><script type="{kind}">{data}</script></head>'
        f"<body>{more}<h1>{TITLE}</h1><p>The boats stay.</p></body></html>"
    ).encode()


@pytest.mark.parametrize(
    "data",
    [
        f"{{// of the theme\n{PLAIN},/* the writer */{AUTHOR}}}",
        f'{{"@type":"Organization","name":"Quay"}}{{{PLAIN},{AUTHOR}}}',
        f"\ufeff{{{PLAIN},{AUTHOR}}}",
        f'{{"description":"The "old" pier, and "more"",{PLAIN},{AUTHOR}}}',
        f'{{"description":"one\nand two",{PLAIN},{AUTHOR}}}',
        f"{{{PLAIN},{AUTHOR}}}".replace('"', "'"),
        f"{{{PLAIN},{AUTHOR},}}",
        f'{{{PLAIN},{AUTHOR},"articleBody":"The boats stay in the har',
        f'{{{PLAIN},{AUTHOR},"image":{{"url":"https://quay.example/a.jp',
        f"{{{PLAIN},{AUTHOR}}}".replace('"', "&quot;"),
        f'{{"keywords": ,{PLAIN},,{AUTHOR}}}',
        f"var data = {{{PLAIN},{AUTHOR}}};",
        f"{{{PLAIN},{AUTHOR}}}".replace('"@type"', "type")
        .replace("type:", '"@type":')
        .replace('"headline"', "headline"),
        f'{{"@graph":[{{"@type":"WebPage","mainEntity":{{{PLAIN},{AUTHOR}}}}}]}}',
        f"{{{PLAIN},{AUTHOR}}}".replace('"NewsArticle"', '["Thing","NewsArticle"]'),
        f"{{{PLAIN},{AUTHOR}}}".replace('"headline', '"schema:headline')
        .replace('"datePub', '"schema:datePub')
        .replace('"author', '"schema:author')
        .replace('"name', '"schema:name')
        .replace("NewsArticle", "schema:NewsArticle"),
        '[{"@type":["https://schema.org/NewsArticle"],"https://schema.org/headline":[{"@value":"'
        + TITLE
        + '"}],'
        '"https://schema.org/datePublished":[{"@value":"2022-03-04T05:06:07Z"}],'
        '"https://schema.org/author":[{"https://schema.org/name":[{"@value":"Ada Quay"}]}]}]',
        f"{{{PLAIN},{AUTHOR}}}".replace("2022-03-04T05:06:07Z", "2022-3-4T5:6:07"),
        f"{{{PLAIN},{AUTHOR}}}".replace('"2022-03-04T05:06:07Z"', "1646370367"),
        f"{{{PLAIN},{AUTHOR}}}".replace('"2022-03-04T05:06:07Z"', "1646370367000"),
    ],
    ids=(
        "comments two-objects mark bare-quotes line-end single-quotes trailing-comma cut-text cut-object"
        " entities"
        " no-value script bare-names graph types prefixes iris one-digit seconds milliseconds"
    ).split(),
)
def test_what_is_whole_is_read(data: str) -> None:
    """A block that is no strict JSON still gives the day and the author of the article."""
    (entry,) = describe(page(data), "a.html")

    assert entry.published is not None
    assert entry.published.isoformat() == "2022-03-04T05:06:07+00:00"
    assert [person.name for person in entry.authors] == ["Ada Quay"]


@pytest.mark.parametrize(
    "kind", ["Application/LD+JSON", "application/ld+json; charset=utf-8", "application/ld&#43;json"]
)
@pytest.mark.parametrize("padding", [0, 4000], ids=["short", "long"])
def test_the_type_is_written_in_any_case(kind: str, padding: int) -> None:
    """The media type of a block counts without case and parameters, in short pages and in long ones."""
    (entry,) = describe(page(f"{{{PLAIN},{AUTHOR}}}", kind, padding), "a.html")

    assert [person.name for person in entry.authors] == ["Ada Quay"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"a": "it\\"s", "b": "c\\u00e9\\ud83d\\ude00"}', {"a": 'it"s', "b": "cé😀"}),
        ("{'a': 'l'été', 'b': 2.5}", {"a": "l'été", "b": 2.5}),
        ('{"a": [1, 2, {"b": true', {"a": [1, 2, {"b": True}]}),
        ('{"a": "x"\n "b": "y"}', {"a": "x", "b": "y"}),
        ('{"url": "https://quay.example/a", "b": null}', {"url": "https://quay.example/a", "b": None}),
        ("no value", None),
        ("", None),
    ],
)
def test_values(text: str, value: object) -> None:
    """Values keep their kind; addresses are no comments; where nothing is, there is no value."""
    assert read(text) == value


@pytest.mark.parametrize(
    "sign", ['"', "{", "[", "/*", "//", "\\", ",", '"a":', "{}", '""', "'", ":", '"a",', "<!--"]
)
@pytest.mark.parametrize("opening", ["", '{"x":', '{"x":"'])
def test_time_is_linear(sign: str, opening: str) -> None:
    """Two million characters of anything take a second or two, and never raise."""
    began = time.process_time()
    read(opening + sign * (2_000_000 // len(sign)))

    assert time.process_time() - began < 6
