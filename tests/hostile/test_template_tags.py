"""Template tags cost no more than the text is long, however they are cut off, nested or repeated."""

from __future__ import annotations

from contextlib import suppress

import pytest

from hostile.limits import limited
from publisher.composer.links import Links
from publisher.composer.templates import expand
from publisher.errors import ReadError

# What is repeated: openings, ends, quotes, pairs, code, formulas, brackets and addresses, whole and cut off.
UNITS = (
    *(
        "{{<",
        "{{%",
        "{{",
        "{%",
        "<%",
        "{{< a",
        '{{< a "',
        "{{< a `",
        "{{< a a=",
        "{{< a a=b ",
        "{% a b, ",
        "{{ a | b",
    ),
    *(
        "{{ '",
        "{% x '\n",
        '{{ "\\"',
        '{{ "a" + ',
        "{{ f(",
        "{{ f(a=",
        "{{raw `",
        "{% assign a = ",
        "{{</*",
        "`{{</*",
    ),
    *("{{< a >}}", "{{< /a >}}", "{{< a >}}{{< /a >}}", "{{< note >}}\n", "> {{< note >}}\n", "{{< figure >}}"),
    *(
        "{% if a %}",
        "{% endif %}",
        "{% else %}",
        "{% for a in b %}",
        "{% raw %}",
        "{% endraw %}`",
        "`{% raw %}",
    ),
    *(
        "{% f() %}",
        "{% end %}",
        "{% capture a %}",
        "{% set a %}{% endset %}",
        "{{#if x}}",
        "{{/if}}",
        "{{> a}}",
    ),
    *(
        '{{< tabs items="a,b" >}}',
        "{% blockquote a http://x %}",
        '{{ "a" | replace: "a", "aaaa" }}',
        "{{ a | b }}",
    ),
    *(
        "{{< highlight >}}",
        "[code]",
        "<pre>",
        "<code",
        "{{</* a */>}}",
        "`",
        "~~~\n",
        "```\n",
        "    {{ a }}\n\n",
    ),
    *("$$", "\\(", "$a", "\\{{", "= {{a:", "={{ a:", "](", "]({{ x }}", "[x]: {{ a }}", "href={{ a"),
    *("\n.. a::\n", ".. a:: ", " :a: b\n", ":ref:`", ":ref:`a`", ".. note::\n ", "\n.. a::\n    \n"),
    *("[caption", '[caption a="', "[caption]", "[/caption]", '[aa a="b"]', "[[", "[a ", "[aa=", "[aa a='"),
)
SIZE = 2_000_000
SMALL = 100_000


def expanded(unit: str, size: int, *, markdown: bool) -> None:
    """Expand a text of one unit; that it is refused is an answer, too."""
    with suppress(ReadError):
        expand(unit * (size // len(unit)), Links(site="https://notes.example.org/"), markdown=markdown)


@pytest.mark.parametrize("markdown", [True, False], ids=["markdown", "html"])
def test_openings_cost_little(*, markdown: bool) -> None:
    """A text of 100 KB takes a moment, whatever it repeats."""

    def all_units() -> None:
        for unit in UNITS:
            expanded(unit, SMALL, markdown=markdown)

    assert limited(all_units, seconds=120).status == 0


@pytest.mark.hostile
@pytest.mark.parametrize("markdown", [True, False], ids=["markdown", "html"])
@pytest.mark.parametrize("unit", UNITS)
def test_openings_cost_time_in_proportion(unit: str, *, markdown: bool) -> None:
    """A text of 2 MB comes back within the limits of any article."""
    assert limited(lambda: expanded(unit, SIZE, markdown=markdown)).status == 0
