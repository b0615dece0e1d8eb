"""Why an entry is as it is: every field, its value, the winning claim, and the losing ones."""

from __future__ import annotations

from dataclasses import asdict, is_dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from publisher.config import Config
from publisher.errors import InputError, ReadError
from publisher.models import Claim, Entry

FIELDS = (
    "title", "authors", "published", "updated", "publisher", "credits", "language", "link", "id", "image",
    "summary", "categories", "enclosures", "alternates", "source", "draft",
)  # fmt: skip
# Fields of an episode: as they are claimed, and as they are kept.
EPISODE = {
    "duration": "duration", "episode": "number", "season": "season", "episode_type": "type",
    "explicit": "explicit", "subtitle": "subtitle", "artwork": "image", "block": "block",
    "transcript": "transcripts", "chapters": "chapters", "cast": "cast",
}  # fmt: skip


def entries_of(config: Config, path: Path) -> list[Entry]:
    """Read an article as a build would: with its sidecar and the defaults of its folders.

    Raises:
        InputError: it lies in no articles folder, or a build would pass it over.
        ReadError: nothing can be made of it.
    """
    from publisher import readers
    from publisher.pipeline.companions import problem_of
    from publisher.pipeline.intake import scanner_of
    from publisher.pipeline.reading import entries_of as read_entries
    from publisher.scanner import Walk

    scanner = scanner_of(config)
    wanted = path.resolve()
    for file in scanner.walk(Walk(), readable=lambda name: readers.family_of(name) is not None):
        if Path(file.path).resolve() == wanted:
            try:
                return list(read_entries(file, scanner, config.site))
            except ReadError as error:
                told = problem_of(scanner.where(file), error)
                raise ReadError(f"{told.place}: {told.message}", told.mend) from error
    folders = ", ".join(str(config.root / one) for one in config.articles.paths)
    raise InputError(f"{path}: no article of {folders}", "name a readable file there that is not ignored")


def as_values(entry: Entry) -> dict[str, Any]:
    """Give an explanation as plain values, for JSON."""
    fields: dict[str, Any] = {}
    for name in (*FIELDS, *(EPISODE if entry.episode else ())):
        winner = entry.provenance.get(name)
        claimed = [loss for loss in entry.losses if _concerns(loss.claim, name)]
        fields[name] = {
            "value": _plain(getattr(entry, name) if name in FIELDS else getattr(entry.episode, EPISODE[name])),
            "origin": winner.origin if winner else None,
            "claim": _plain(winner.value) if winner else None,
            "lost": [
                {"origin": loss.claim.origin, "value": _plain(loss.claim.value), "reason": loss.reason}
                for loss in claimed
            ],
        }
    words = {"first_words": entry.first_words} if entry.first_words else {}
    return {"inferred": entry.inferred, "day_only": entry.day_only, **words, "fields": fields}


def as_lines(entry: Entry) -> list[str]:
    """Give an explanation as lines for a terminal."""
    from publisher.scanner import shown

    lines: list[str] = []
    if not entry.title:
        lines.append(shown(f"{'title':10} -  none; where one is needed: {entry.label!r}"))
    for name, field in as_values(entry)["fields"].items():
        value = _words(field["value"])
        if not value and not field["lost"]:
            continue
        said = _words(field["claim"])
        quoted = f": {said[:40]!r}" if isinstance(field["claim"], str) and said not in {value, ""} else ""
        origin = f"  ({field['origin']}{quoted})" if field["origin"] else ""
        note = "  inferred" if name == "published" and entry.inferred else ""
        lines.append(shown(f"{name:10} {value or '-'}{origin}{note}"))
        lines.extend(
            shown(f"{'':11}not {_words(lost['value'])[:70]}  ({lost['origin']}): {lost['reason']}")
            for lost in field["lost"]
        )
    return [*lines, ""]


def _concerns(claim: Claim, name: str) -> bool:
    singular = {
        "authors": "author",
        "credits": "credit",
        "categories": "category",
        "enclosures": "enclosure",
        "alternates": "alternate",
    }
    return claim.field == singular.get(name, name)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if is_dataclass(value) and not isinstance(value, type):
        return {key: one for key, one in asdict(value).items() if one}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value


def _words(value: Any) -> str:
    if isinstance(value, dict):
        return str(value.get("name") or value.get("url") or "")
    if isinstance(value, list):
        return ", ".join(map(_words, value))
    return "" if value in {None, False} else str(value)
