"""Articles to entries: every field by its own ordered policy, and the reasons kept. Pure.

`decisions` lists the policies. A policy takes the claims of an article and gives the value of one field, the
claim that won and those that lost.
"""

from __future__ import annotations

from publisher.errors import NothingError
from publisher.models import Article, Circumstances, Claim, Enclosure, Entry, Loss, Problem
from publisher.normalizer import enclosures, links, permalinks, published
from publisher.normalizer.decisions import EPISODE, KIND, REST, SELECTION, Decisions, outline
from publisher.normalizer.policy import Decision, declared
from publisher.normalizer.published import UNKNOWN
from publisher.text.clean import is_blank

LASTS = "is not what the recording says, which lasts"

__all__ = ["complaints", "kind_of", "normalize", "outline"]


def normalize(article: Article, circumstances: Circumstances) -> Entry:
    """Decide every field of an article.

    Raises:
        NothingError: it has neither a title nor a body, so there is nothing to publish.
    """
    made = Decisions(article, circumstances)
    if is_blank(article.body.text):
        claim = made["title"].claim
        if claim is None or claim.origin == "file name":
            raise NothingError
    explained = KIND if made.claims.of("kind") else {}
    unknown = tuple(Loss(claim, "is not known") for claim in made.claims.of("unknown"))
    if not enclosures.is_episode(made.claims):
        entry = made.entry((*SELECTION, *REST), besides=explained)
        return entry._replace(losses=entry.losses + unknown) if unknown else entry
    entry = made.entry((*SELECTION, *REST), besides={**EPISODE, **explained})
    stated = made["duration"]
    if stated.claim and (seconds := enclosures.contradicts(stated.value, entry.enclosures)):
        unknown += (Loss(stated.claim, f"{LASTS} {seconds} seconds"),)
    entry = entry._replace(losses=entry.losses + unknown)
    episode = enclosures.episode({field: made[field].value for field in EPISODE}, entry.enclosures)
    if episode is None:
        return entry
    return entry._replace(episode=episode, enclosures=enclosures.with_duration(entry.enclosures, episode))


def kind_of(article: Article, circumstances: Circumstances) -> Decision[str]:
    """Decide whether an article is one, see `served`."""
    return Decisions(article, circumstances)["kind"]


def complaints(entry: Entry, place: str) -> tuple[Problem, ...]:
    """List what the writer of an article should fix: declared dates, links and languages that are none.

    A declared published date that cannot be read is an error (the article would appear under a wrong
    date), unless another declared one could; so is whatever may hold an article back and cannot be read. The
    rest are warnings.
    """
    found = [_complaint(loss, entry.provenance.get("published"), place) for loss in entry.losses]
    missing = enclosures.missing_media(entry)
    if missing:
        remedy = "name its audio or video file: `audio: episode.mp3`"
        found.append(Problem(place, f"{missing}, so no podcast will list it", remedy, "warning"))
    return tuple(problem for problem in found if problem)


def _unmade_address(loss: Loss, place: str) -> Problem | None:
    """Report a rule that could not be followed; that the site's address is missing is reported once."""
    if loss.reason == permalinks.NEEDS_SITE or loss.reason.endswith(("comes first", "says the same")):
        return None
    what = f"its address is not known: {str(loss.claim.value)[:80]!r} ({loss.claim.origin}) {loss.reason}"
    return Problem(place, what, "give the article what is missing, or a url of its own", "warning", "address")


def _of_file(loss: Loss, file: Enclosure, place: str) -> Problem | None:
    """Report what a file denies, and what is not known exactly of one."""
    if loss.reason.startswith("says "):
        remedy = "leave type, length and duration out, or write those of the file"
        what = f"{loss.claim.origin}: {loss.reason}; the file's own is published"
        return Problem(place, what, remedy, "warning")
    if loss.reason in {file.mistake, enclosures.guessed(file)}:
        remedy = "write them: `audio: {url: ..., type: audio/mpeg, length: 12345678}`"
        return Problem(place, f"{loss.claim.origin}: {loss.reason}", remedy, "note", "inexact-file")
    return None


def _complaint(loss: Loss, winner: Claim | None, place: str) -> Problem | None:
    claim = loss.claim
    if isinstance(claim.value, Enclosure):
        return _of_file(loss, claim.value, place)
    if loss.reason.startswith(LASTS):
        what = f"{claim.origin}: {str(claim.value)[:80]!r} {loss.reason}; the recording's own is published"
        return Problem(place, what, "leave it out, or correct it", "warning")
    if claim.field == "draft" and loss.reason == UNKNOWN:
        what = f"{claim.origin}: {str(claim.value)[:80]!r} {loss.reason}"
        return Problem(place, what, "write draft or published; until then it is held back")
    if claim.field in published.HOLDING and published.unreadable(loss):
        what = f"{claim.origin}: {str(claim.value)[:80]!r} {loss.reason}"
        return Problem(
            place, what, "write an instant like 2025-12-31T18:00:00+01:00; until then it is held back"
        )
    if claim.field == "permalink":
        return _unmade_address(loss, place)
    if not declared(claim) or not isinstance(claim.value, str):
        return None
    what = f"{claim.origin}: {claim.value[:80]!r} {loss.reason}"
    if published.unreadable(loss):
        held = claim.field == "published" and (winner is None or not declared(winner))
        return Problem(
            place, what, "write it like 2025-12-31 or 2025-12-31T18:00:00+01:00", "error" if held else "warning"
        )
    if claim.field == "link" and links.unusable(loss):
        return Problem(place, what, "write the whole address, or set site.link", "warning")
    if claim.field in enclosures.REMEDIES and loss.reason.startswith("is no "):
        return Problem(place, what, enclosures.REMEDIES[claim.field], "warning")
    if claim.field == "language" and loss.reason.startswith("is no "):
        return Problem(place, what, 'write a language tag like "en" or "pt-BR"', "warning")
    return None
