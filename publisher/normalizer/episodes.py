"""Decide the fields of an article that is an episode of a podcast."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from publisher.models import Claim, Enclosure, Entry, Episode, Person, Transcript
from publisher.normalizer.files import base_of
from publisher.normalizer.languages import tag
from publisher.normalizer.links import absolute
from publisher.normalizer.origins import order
from publisher.normalizer.policy import Claims, Decision, Refused, declared, first, group
from publisher.tables.media import MEDIA_NAMES
from publisher.text.clean import clean
from publisher.text.durations import seconds_of
from publisher.text.media_types import type_of

ORIGINS = order("sidecar, front matter, mail header, record, folder default")
MOST = 50  # people or transcripts of one episode
NAMES = frozenset(MEDIA_NAMES) - {"alternate"}  # fields of episodes
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


def are_claimed(claims: Claims) -> bool:
    """Return whether an article says anything of itself as an episode."""
    return any(claim.field in NAMES for claim in claims.all)


def decide(field: str, claims: Claims) -> Decision[Any]:
    """Decide one field of an episode; the value is None, or empty, where nothing is claimed."""
    if field in _LISTS:
        return group(claims.of(field), ORIGINS, lambda claim: _LISTS[field](claim, claims))
    return first(claims.of(field), ORIGINS, lambda claim: _CHECKS[field](claim, claims), None)


def episode(values: Mapping[str, Any], files: Sequence[Enclosure]) -> Episode | None:
    """Make an episode of the values of its fields and of the entry's files; None where nothing is left."""
    played = next((file.duration for file in files if file.duration and file.type.startswith(_PLAYED)), None)
    found = Episode(
        duration=values["duration"] or played,
        number=values["episode"],
        season=values["season"],
        type=values["episode_type"] or "",
        explicit=values["explicit"],
        subtitle=values["subtitle"] or "",
        image=values["artwork"] or "",
        block=bool(values["block"]),
        transcripts=values["transcript"][:MOST],
        chapters=values["chapters"] or "",
        cast=values["cast"][:MOST],
    )
    return None if found == Episode() else found


def with_duration(files: tuple[Enclosure, ...], episode: Episode) -> tuple[Enclosure, ...]:
    """Set the episode's duration on the only file that can be played."""
    played = [file for file in files if file.type.startswith(_PLAYED)]
    if not episode.duration or len(played) != 1 or played[0].duration:
        return files
    return tuple(replace(file, duration=episode.duration) if file is played[0] else file for file in files)


def missing_media(entry: Entry) -> str:
    """Return why an article that is clearly meant as an episode is none, "" where nothing is wrong."""
    if entry.episode is None or any(file.type.startswith(_PLAYED) for file in entry.enclosures):
        return ""
    claims = [entry.provenance.get(name) for name in MENDS]
    sure = [one for one in claims if one and declared(one) and _SURE.search(one.origin.partition(" ")[2])]
    return f"{sure[0].origin}: says that this is an episode, but nothing is there to play" if sure else ""


def _duration(claim: Claim, _: Claims) -> int:
    seconds = seconds_of(str(claim.value))
    if seconds is None:
        raise Refused("is no duration")
    return seconds


def _number(claim: Claim, _: Claims) -> int:
    text = str(claim.value).strip().removeprefix("#").removesuffix(".0")
    if not _NUMBER.fullmatch(text) or int(text) == 0:
        raise Refused("is no number of an episode or season")
    return int(text)


def _type(claim: Claim, _: Claims) -> str:
    word = str(claim.value).strip().lower()
    if word not in {"full", "trailer", "bonus"}:
        raise Refused("is no type of episode")
    return word


def _flag(claim: Claim, _: Claims) -> bool:
    word = str(claim.value).strip().lower()
    if word not in _TRUE | _FALSE:
        raise Refused("is no yes or no")
    return word in _TRUE


def _transcript(claim: Claim, claims: Claims) -> tuple[Transcript, ...]:
    said = claim.value
    if not isinstance(said, Transcript):
        raise Refused("is no transcript")
    url = absolute(said.url, base_of(claims))
    kind = type_of(url) if not re.fullmatch(r"[a-z]{1,20}/[a-z0-9.+-]{1,60}", said.type) else said.type
    if not kind:
        raise Refused("names no type that is known")  # podcast:transcript demands one
    try:
        language = tag(said.language) if said.language else ""
    except Refused:
        language = ""
    return (Transcript(url, kind, language),)


def _person(claim: Claim, claims: Claims) -> tuple[Person, ...]:
    said = claim.value
    name = clean(said.name, 128) if isinstance(said, Person) else ""  # podcast:person: at most 128
    if not isinstance(said, Person) or not name:
        raise Refused("names no one")
    try:
        uri = absolute(said.uri, base_of(claims)) if said.uri else ""
    except Refused:
        uri = ""
    return (replace(said, name=name, email="", uri=uri, role=clean(said.role, 60).lower()),)


def _subtitle(claim: Claim, _: Claims) -> str:
    return clean(str(claim.value), 250)


def _address(claim: Claim, claims: Claims) -> str:
    value = claim.value.url if isinstance(claim.value, Enclosure) else claim.value
    return absolute(value if isinstance(value, str) else "", base_of(claims))


_CHECKS: Mapping[str, Callable[[Claim, Claims], Any]] = {
    "duration": _duration,
    "episode": _number,
    "season": _number,
    "episode_type": _type,
    "explicit": _flag,
    "subtitle": _subtitle,
    "artwork": _address,
    "block": _flag,
    "chapters": _address,
}
_LISTS: Mapping[str, Callable[[Claim, Claims], Sequence[Any]]] = {"transcript": _transcript, "cast": _person}
FIELDS = (*_CHECKS, *_LISTS)
