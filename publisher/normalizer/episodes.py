"""What an article is as an episode of a podcast; every field by its own policy."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from publisher.models import Claim, Enclosure, Entry, Episode, Person, Transcript
from publisher.normalizer.files import base_of
from publisher.normalizer.languages import tag
from publisher.normalizer.links import absolute
from publisher.normalizer.policy import Decision, Dossier, Refused, declared, first, group
from publisher.tables.media import MEDIA_NAMES
from publisher.text.clean import clean
from publisher.text.durations import seconds_of
from publisher.text.media_types import type_of

ORIGINS = ("sidecar", "front matter", "mail header", "record", "folder default")
MOST = 50  # people or transcripts of one episode
FIELDS = frozenset(MEDIA_NAMES) - {"alternate"}
MENDS = {
    "duration": "write it like 1:02:03, 62:03, PT1H2M3S, or in seconds",
    "episode": "write a whole number from 1",
    "episode_type": 'write "full", "trailer" or "bonus"',
    "explicit": "write true or false",
}
_NUMBER = re.compile(r"\d{1,6}", re.ASCII)
_PLAYED = ("audio/", "video/")
_TRUE = frozenset({"true", "yes", "explicit", "1", "on"})
_FALSE = frozenset({"false", "no", "clean", "0", "off"})
_SURE = re.compile(r"itunes|podcast|episode", re.IGNORECASE)  # names that only an episode's claims have


def episode(dossier: Dossier, files: Sequence[Enclosure]) -> tuple[Episode | None, dict[str, Decision[Any]]]:
    """Decide what an article says of itself as an episode; None where it says nothing of the kind."""
    if not any(claim.field in FIELDS for claim in dossier.claims):
        return None, {}
    made: dict[str, Decision[Any]] = {
        name: first(dossier.of(name), ORIGINS, check, None) for name, check in _checks(dossier).items()
    }
    made["transcript"] = group(dossier.of("transcript"), ORIGINS, lambda claim: _transcript(claim, dossier))
    made["cast"] = group(dossier.of("cast"), ORIGINS, lambda claim: _person(claim, dossier))
    played = next((file.duration for file in files if file.duration and file.type.startswith(_PLAYED)), None)
    found = Episode(
        duration=made["duration"].value or played,
        number=made["episode"].value,
        season=made["season"].value,
        type=made["episode_type"].value or "",
        explicit=made["explicit"].value,
        subtitle=made["subtitle"].value or "",
        image=made["artwork"].value or "",
        block=bool(made["block"].value),
        transcripts=made["transcript"].value[:MOST],
        chapters=made["chapters"].value or "",
        cast=made["cast"].value[:MOST],
    )
    return (None if found == Episode() else found), made


def timed(files: tuple[Enclosure, ...], episode: Episode) -> tuple[Enclosure, ...]:
    """Give the one file that can be played the episode's duration."""
    played = [file for file in files if file.type.startswith(_PLAYED)]
    if not episode.duration or len(played) != 1 or played[0].duration:
        return files
    return tuple(replace(file, duration=episode.duration) if file is played[0] else file for file in files)


def silent(entry: Entry) -> str:
    """Say why an article that clearly means to be an episode is none, "" where nothing is amiss."""
    if entry.episode is None or any(file.type.startswith(_PLAYED) for file in entry.enclosures):
        return ""
    claims = [entry.provenance.get(name) for name in MENDS]
    sure = [one for one in claims if one and declared(one) and _SURE.search(one.origin.partition(" ")[2])]
    return f"{sure[0].origin}: says that this is an episode, but nothing is there to play" if sure else ""


def _checks(dossier: Dossier) -> dict[str, Callable[[Claim], Any]]:
    def address(claim: Claim) -> str:
        value = claim.value.url if isinstance(claim.value, Enclosure) else claim.value
        return absolute(value if isinstance(value, str) else "", base_of(dossier))

    return {
        "duration": _duration,
        "episode": _number,
        "season": _number,
        "episode_type": _type,
        "explicit": _flag,
        "subtitle": lambda claim: clean(str(claim.value), 250),
        "artwork": address,
        "block": _flag,
        "chapters": address,
    }


def _duration(claim: Claim) -> int:
    seconds = seconds_of(str(claim.value))
    if seconds is None:
        raise Refused("is no duration")
    return seconds


def _number(claim: Claim) -> int:
    text = str(claim.value).strip().removeprefix("#").removesuffix(".0")
    if not _NUMBER.fullmatch(text) or int(text) == 0:
        raise Refused("is no number of an episode or season")
    return int(text)


def _type(claim: Claim) -> str:
    word = str(claim.value).strip().lower()
    if word not in {"full", "trailer", "bonus"}:
        raise Refused("is no type of episode")
    return word


def _flag(claim: Claim) -> bool:
    word = str(claim.value).strip().lower()
    if word not in _TRUE | _FALSE:
        raise Refused("is no yes or no")
    return word in _TRUE


def _transcript(claim: Claim, dossier: Dossier) -> tuple[Transcript, ...]:
    said = claim.value
    if not isinstance(said, Transcript):
        raise Refused("is no transcript")
    url = absolute(said.url, base_of(dossier))
    kind = type_of(url) if not re.fullmatch(r"[a-z]{1,20}/[a-z0-9.+-]{1,60}", said.type) else said.type
    if not kind:
        raise Refused("names no type that is known")  # podcast:transcript demands one
    try:
        language = tag(said.language) if said.language else ""
    except Refused:
        language = ""
    return (Transcript(url, kind, language),)


def _person(claim: Claim, dossier: Dossier) -> tuple[Person, ...]:
    said = claim.value
    name = clean(said.name, 128) if isinstance(said, Person) else ""  # podcast:person: at most 128
    if not isinstance(said, Person) or not name:
        raise Refused("names nobody")
    try:
        uri = absolute(said.uri, base_of(dossier)) if said.uri else ""
    except Refused:
        uri = ""
    return (replace(said, name=name, email="", uri=uri, role=clean(said.role, 60).lower()),)
