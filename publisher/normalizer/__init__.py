"""Articles to entries: every field by its own ordered policy, and the reasons kept. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from publisher.errors import ReadError
from publisher.models import Article, Circumstances, Claim, Enclosure, Entry, Loss, Problem
from publisher.normalizer import (
    episodes,
    files,
    hints,
    languages,
    links,
    moments,
    notices,
    people,
    publishers,
    sites,
    summaries,
    titles,
)
from publisher.normalizer.clocks import Clock
from publisher.normalizer.outlines import UNKNOWN, draft, outline
from publisher.normalizer.policy import Decision, Dossier, declared

__all__ = ["complaints", "normalize", "outline"]


def normalize(article: Article, circumstances: Circumstances) -> Entry:
    """Decide every field of an article.

    Raises:
        ReadError: it has neither a title nor a body, so there is nothing to publish.
    """
    dossier = _opened(article, circumstances)
    link = links.link(dossier)
    dossier = Dossier(article, circumstances, (*dossier.claims, *hints.from_address(link.value)), link.value)
    language = languages.language(dossier)
    publisher = publishers.publisher(dossier, lambda: language.value)
    names = sites.names_of(dossier, publisher.value, publisher.claim)
    title = titles.title(dossier, names)
    if not article.body.text.strip() and (title.claim is None or title.claim.origin == "file name"):
        raise ReadError("the article has neither a title nor a text", "write one of them, or remove the file")
    clock = Clock(dossier, lambda: language.value)
    published = moments.published(clock)
    decisions: dict[str, Decision[Any]] = {
        "id": (identity := links.identity(dossier)),
        "title": title,
        "authors": (authors := people.authors(dossier, names)),
        "published": published,
        "updated": (updated := moments.updated(clock, published.value.instant)),
        "draft": (held := draft(dossier)),
        "embargo": (embargo := moments.embargo(clock)),
        "publisher": publisher,
        "language": language,
        "link": link,
        "image": (image := files.image(dossier)),
        "summary": (summary := summaries.summary(dossier, title.value)),
        "categories": (categories := summaries.categories(dossier)),
        "credits": (credited := people.credits_of(dossier)),
        "enclosures": (enclosures := files.enclosures(dossier)),
        "alternates": (alternates := files.alternates(dossier, language.value)),
        "source": (source := links.source(dossier)),
        "corrected": (corrected := notices.corrected(dossier)),
        "retracted": (retracted := notices.retracted(dossier)),
    }
    episode, said = episodes.episode(dossier, enclosures.value)
    decisions |= said
    if episode is not None:
        enclosures = replace(enclosures, value=episodes.timed(enclosures.value, episode))
    return Entry(
        id=identity.value,
        title=title.value,
        authors=authors.value,
        published=published.value.instant,
        updated=updated.value,
        publisher=publisher.value,
        language=language.value,
        link=link.value,
        image=image.value,
        summary=summary.value,
        categories=categories.value,
        credits=credited.value,
        enclosures=enclosures.value,
        alternates=alternates.value,
        episode=episode,
        source=source.value,
        corrected=corrected.value,
        retracted=retracted.value,
        draft=held.value or bool(embargo.losses),
        embargo=embargo.value,
        day_only=published.value.day_only,
        inferred=published.value.inferred,
        provenance={name: made.claim for name, made in decisions.items() if made.claim},
        losses=tuple(loss for made in decisions.values() for loss in made.losses),
    )


def _opened(article: Article, circumstances: Circumstances) -> Dossier:
    return Dossier(article, circumstances, article.claims + hints.claims_of(article, circumstances))


def complaints(entry: Entry, place: str) -> tuple[Problem, ...]:
    """Say what the writer of an article should mend: declared dates, links and languages that are none.

    A declared published date that cannot be read is an error (the article would appear under a wrong
    date), unless another declared one could; so is whatever may hold an article back and cannot be read. The
    rest are warnings.
    """
    found = [_complaint(loss, entry.provenance.get("published"), place) for loss in entry.losses]
    silent = episodes.silent(entry)
    if silent:
        mend = "name its audio or video file: `audio: episode.mp3`"
        found.append(Problem(place, f"{silent}, so no podcast will list it", mend, "warning"))
    return tuple(problem for problem in found if problem)


def _complaint(loss: Loss, winner: Claim | None, place: str) -> Problem | None:
    claim = loss.claim
    if isinstance(claim.value, Enclosure) and claim.value.mistake:
        mend = "leave type and length out, or write those of the file"
        return Problem(place, f"{claim.origin}: {loss.reason}; the file's own is published", mend, "warning")
    if claim.field == "draft" and loss.reason == UNKNOWN:
        what = f"{claim.origin}: {str(claim.value)[:80]!r} {loss.reason}"
        return Problem(place, what, "write draft or published; until then it is held back")
    if claim.field == "embargo" and moments.unreadable(loss):
        what = f"{claim.origin}: {str(claim.value)[:80]!r} {loss.reason}"
        return Problem(
            place, what, "write an instant like 2025-12-31T18:00:00+01:00; until then it is held back"
        )
    if not declared(claim) or not isinstance(claim.value, str):
        return None
    what = f"{claim.origin}: {claim.value[:80]!r} {loss.reason}"
    if moments.unreadable(loss):
        held = claim.field == "published" and (winner is None or not declared(winner))
        return Problem(
            place, what, "write it like 2025-12-31 or 2025-12-31T18:00:00+01:00", "error" if held else "warning"
        )
    if claim.field == "link" and links.unusable(loss):
        return Problem(place, what, "write the whole address, or set site.link", "warning")
    if claim.field in episodes.MENDS and loss.reason.startswith("is no "):
        return Problem(place, what, episodes.MENDS[claim.field], "warning")
    if claim.field == "language" and loss.reason.startswith("is no "):
        return Problem(place, what, 'write a language tag like "en" or "pt-BR"', "warning")
    return None
