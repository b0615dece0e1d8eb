"""Why an entry is as it is: each field, its value, the winning claim, and the claims that lost; its text."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from publisher.config import Config
from publisher.errors import InputError, ReadError
from publisher.models import Alternate, Claim, Enclosure, Entry, Episode, Person, Transcript
from publisher.sources.names import suffix_of

if TYPE_CHECKING:
    from publisher.pipeline.explaining import Explanation

FIELDS = (
    "title authors published updated publisher credits language link external id image summary separator"
    " categories enclosures alternates source license draft embargo expires"
).split()
KIND = ("kind",)  # whether a page is an article; no field of an entry, and shown only where it is in question
# Fields of an episode: the claim's name -> the record's.
EPISODE = {
    "duration": "duration", "episode": "number", "season": "season", "episode_type": "type",
    "explicit": "explicit", "subtitle": "subtitle", "artwork": "image", "block": "block",
    "transcript": "transcripts", "chapters": "chapters", "cast": "cast",
}  # fmt: skip
# Fields that are lists: the record's name -> the claim's.
SINGULAR = {
    "authors": "author", "credits": "credit", "categories": "category", "enclosures": "enclosure",
    "alternates": "alternate",
}  # fmt: skip


def explanations_of(config: Config, path: Path) -> list[Explanation]:
    """Read an article as a build does: with its sidecar and the defaults of its folders.

    Raises:
        InputError: it is in no articles folder, or a build would skip it.
        ReadError: it cannot be read.
    """
    from publisher import readers
    from publisher.pipeline.explaining import explanations_of as read_articles
    from publisher.pipeline.ingest import is_readable, remedy_of
    from publisher.pipeline.run import source_of
    from publisher.pipeline.sidecars import problem_of
    from publisher.sources import Walk
    from publisher.sources.names import is_never_article

    scanner = source_of(config)
    wanted = path.resolve()
    for file in scanner.walk(Walk(), readable=is_readable):
        if Path(file.path).resolve() == wanted:
            try:
                return list(read_articles(file, scanner, config.site))
            except ReadError as error:
                problem = problem_of(scanner.where(file), error)
                raise ReadError(f"{problem.place}: {problem.message}", problem.remedy) from error
    if is_never_article(wanted.name):
        raise InputError(f"{path}: its name is that of no article", "rename it to publish it")
    tops = [(config.root / one).resolve() for one in config.paths]
    if readers.family_of(path.name) is None and any(top in wanted.parents for top in tops):
        suffix = f".{suffix_of(path.name)}" if suffix_of(path.name) else "a file without a suffix"
        remedy = remedy_of(path.name)
        read = f"read are {' '.join(readers.suffixes())}"
        raise InputError(f"{path}: {suffix} is not read", f"{remedy}; {read}" if remedy else read)
    folders = ", ".join(str(config.root / one) for one in config.paths)
    raise InputError(f"{path}: no article of {folders}", "name a readable file in there that is not ignored")


def entries_of(config: Config, path: Path) -> list[Entry]:
    """Return the entries of an article; raises as `explanations_of` does."""
    return [one.entry for one in explanations_of(config, path)]


def as_values(explanation: Explanation) -> dict[str, Any]:
    """Return an explanation as plain values, for JSON."""
    entry = explanation.entry
    fields: dict[str, Any] = {}
    for name in (*KIND, *FIELDS, *(EPISODE if entry.episode else ())):
        if name in KIND and name not in entry.provenance:
            continue
        winner = entry.provenance.get(name)
        fields[name] = {
            "value": _plain(_value(entry, name)),
            "origin": winner.origin if winner else None,
            "claim": _plain(winner.value) if winner else None,
            "lost": [
                {"origin": loss.claim.origin, "value": _plain(loss.claim.value), "reason": loss.reason}
                for loss in entry.losses
                if _is_claim_of(loss.claim, name)
            ],
        }
    unknown = {"unknown_keys": keys} if (keys := _unknown_keys(entry)) else {}
    words = {"first_words": entry.first_words} if entry.first_words else {}
    text = [{**change._asdict(), "number": number} for change, number in explanation.changes]
    told = {"text": text} if text else {}
    failed = {"failure": explanation.failure} if explanation.failure else {}
    dates = {"inferred": entry.inferred, "day_only": entry.day_only}
    return {**dates, **words, **unknown, **told, **failed, "fields": fields}


def _value(entry: Entry, name: str) -> Any:
    if name in KIND:
        return entry.provenance[name].value
    return getattr(entry, name) if name in FIELDS else getattr(entry.episode, EPISODE[name])


def as_lines(explanation: Explanation) -> list[str]:
    """Return an explanation as lines for a terminal."""
    entry = explanation.entry
    from publisher.text.characters import printable

    lines: list[str] = []
    if not entry.title:
        lines.append(printable(f"{'title':10} -  none; where one is needed: {entry.label!r}"))
    for name, field in as_values(explanation)["fields"].items():
        value = _words(field["value"])
        if not value and not field["lost"]:
            continue
        claim = _words(field["claim"])
        quoted = f": {claim[:40]!r}" if isinstance(field["claim"], str) and claim not in {value, ""} else ""
        origin = f"  ({field['origin']}{quoted})" if field["origin"] else ""
        note = "  inferred" if name == "published" and entry.inferred else ""
        lines.append(printable(f"{name:10} {value or '-'}{origin}{note}"))
        lines.extend(
            printable(f"{'':11}not {_words(lost['value'])[:70]}  ({lost['origin']}): {lost['reason']}")
            for lost in field["lost"]
        )
    if keys := _unknown_keys(entry):
        lines.append(printable(f"keys not known: {', '.join(keys)}"))
    lines.extend(printable(line) for line in _text_lines(explanation))
    return [*lines, ""]


def _text_lines(explanation: Explanation) -> list[str]:
    """Say what the text loses, and what stands in the place of what readers cannot show."""
    lines = [f"{'text':10} not published: {explanation.failure}"] if explanation.failure else []
    for change, number in explanation.changes:
        if change.kind == "region":
            lines.append(f"{'text':10} taken from {change.subject}")
            continue
        times = f" ({number} times)" if number > 1 else ""
        result = f"replaced by {change.result}" if change.result else "left out"
        lines.append(f"{'text':10} {change.subject}{times}: {result}")
    return lines


def _unknown_keys(entry: Entry) -> list[str]:
    """List the keys of front matter and sidecars that mean nothing here, as they are written."""
    return list(dict.fromkeys(str(loss.claim.value) for loss in entry.losses if loss.claim.field == "unknown"))


def _is_claim_of(claim: Claim, name: str) -> bool:
    if name == "link":
        return claim.field in {"link", "permalink", "canonical"}
    return claim.field == SINGULAR.get(name, name)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, Person | Enclosure | Alternate | Transcript | Episode):
        return {key: _plain(one) for key, one in value._asdict().items() if one}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value


def _words(value: Any) -> str:
    if isinstance(value, dict):
        return str(value.get("name") or value.get("url") or "")
    if isinstance(value, list):
        return ", ".join(map(_words, value))
    return "" if value in {None, False} else str(value)
