"""What the owner may want to know of an article that is published as it is: nothing that fails a build."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.models import Article, Enclosure, Entry, Problem

MOST = 10  # keys of one article that are named


def notes_of(article: Article, place: str, *, is_undated: bool) -> Iterator[Problem]:
    """Note that an article names no date, what its reader left out, and the keys that are not known."""
    if is_undated:
        remedy = "write one, such as date: 2026-01-31"
        yield Problem(place, "names no date", remedy, "note", "undated")
    for subject in dict.fromkeys(article.left_out[:MOST]):
        yield Problem(
            place, f"its file holds more than is published: {subject}", "nothing to do", "note", "left-out"
        )
    for claim in article.claims:
        if claim.field == "left out" and str(claim.value).startswith("attachment: "):
            message = f"has an attachment that is not published: {str(claim.value)[12:]}"
            yield Problem(place, message, "nothing to do", "note", "attachment")
    unknown = [claim for claim in article.claims if claim.field == "unknown"]
    for claim in unknown[:MOST]:
        message = f"has an unknown key: {claim.value}"
        yield Problem(place, message, "nothing to do, unless it is misspelt", "note", "unknown-key")


def unplayable(entry: Entry, place: str) -> Iterator[Problem]:
    """Report the files of an article whose media type is not known."""
    for file in entry.enclosures:
        if not file.type:
            message = f"no podcast lists it, because the type of its file is not known: {file.url}"
            yield Problem(place, message, "write it: `audio: {url: ..., type: audio/mpeg}`", "warning")
    for loss in entry.losses:
        if loss.claim.field == "enclosure" and isinstance(loss.claim.value, Enclosure) and not entry.enclosures:
            message = f"no podcast lists it, because its file {loss.reason}: {loss.claim.value.url[:200]}"
            yield Problem(place, message, "write the https:// address of the file itself", "warning")
