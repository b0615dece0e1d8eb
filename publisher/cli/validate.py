"""`publisher validate`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from publisher.cli.options import exit_on_error, json_option

if TYPE_CHECKING:
    from publisher.validator import Examination, Finding

MOST = 5  # lines with the same fault that are named
MANY = 10  # lines of a report before its last line sums it up
BIGGEST = 200_000_000  # bytes of a feed, unpacked


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option("--url", default="", help="The feed's public address; its self link must be the same.")
@click.option("--all", "each", is_flag=True, help="Give each fault a line, instead of a line for each kind.")
@json_option
def validate(files: tuple[str, ...], url: str, *, each: bool, as_json: bool) -> None:
    """Check that FILES are valid feeds: RSS, Atom, JSON Feed, or OPML.

    A file may be compressed with gzip; "-" is standard input. Exits with 65 if a file has errors, or is of a
    kind that is not checked.
    """
    from publisher.validator import examine

    valid, values = True, []
    with exit_on_error():
        for name in files:
            found = examine(_read(name), url=url)
            valid = valid and found.valid
            if as_json:
                values.append(_as_value(name, found))
            else:
                for line in _lines(name, found, each=each):
                    click.echo(line)
    if as_json:
        from publisher.cli.output import print_json

        print_json(values)
    sys.exit(0 if valid else 65)


def _read(name: str) -> bytes:
    """Read a file or standard input, and unpack it if it is compressed.

    Raises:
        InputError: It is larger than `BIGGEST`, or a broken archive.
    """
    from publisher.errors import InputError

    with click.open_file(name, "rb") as stream:
        data: bytes = stream.read(BIGGEST + 1)
    if data[:2] == b"\x1f\x8b":
        data = _unpacked(name, data)
    if len(data) > BIGGEST:
        raise InputError(
            f"{name} is larger than {BIGGEST:,} bytes", "validate a smaller feed: no reader takes it"
        )
    return data


def _unpacked(name: str, data: bytes) -> bytes:
    import gzip
    import io
    import zlib

    from publisher.errors import InputError

    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as unpacked:
            return unpacked.read(BIGGEST + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"{name} cannot be unpacked: {error}", "compress the feed again") from error


def _lines(name: str, found: Examination, *, each: bool) -> list[str]:
    """Write a report: a line for each kind of fault, or each fault, and a last line that sums up a long one."""
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for place, one in enumerate(found.findings):
        groups.setdefault((str(place),) if each else (one.severity, one.kind), []).append(one)
    lines = [_line(name, group) for group in groups.values()]
    return [*lines, f"{name}: {_summary(found, len(groups))}"] if len(lines) > MANY else lines


def _line(name: str, group: Sequence[Finding]) -> str:
    from publisher.text.characters import printable

    first, *others = group
    said = f"{first.severity}: {printable(first.message)}; {printable(first.remedy)}"
    return f"{name}:{first.line}: {said}{_also([one.line for one in others])}"


def _also(lines: list[int]) -> str:
    """Name the other lines that have the same fault."""
    if not lines:
        return ""
    named = ", ".join(map(str, lines[:MOST]))
    more = f" and {len(lines) - MOST} more" if len(lines) > MOST else ""
    return f" (also in line {named}{more})" if len(lines) == 1 else f" (also in lines {named}{more})"


def _summary(found: Examination, kinds: int) -> str:
    counts = Counter(one.severity for one in found.findings)
    told = [
        f"{counts[severity]} {severity}{'s' if counts[severity] != 1 else ''}"
        for severity in ("error", "warning", "note")
        if counts[severity]
    ]
    return f"{found.kind or 'unknown kind'}, {' and '.join(told)} of {kinds} kinds"


def _as_value(name: str, found: Examination) -> dict[str, Any]:
    """Give the report of a file for machines."""
    return {
        "file": name,
        "kind": found.kind,
        "checked": found.checked,
        "valid": found.valid,
        "findings": [
            {"severity": one.severity, "line": one.line, "message": one.message, "remedy": one.remedy}
            for one in found.findings
        ],
    }
