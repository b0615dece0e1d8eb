"""Decide on the files that go with an article, its picture and enclosures, and on its translations.

An article with an audio or video file may be an episode of a podcast, which has fields of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from publisher.models import Alternate, Claim, Enclosure, Entry, Episode, Loss, Person, Transcript
from publisher.normalizer.languages import tag
from publisher.normalizer.links import absolute
from publisher.normalizer.policy import Claims, Decision, Refused, declared, first, group, order
from publisher.tables.media import ANY_OF, GENERIC, LONGEST, MEDIA_NAMES, PLAYERS
from publisher.text.clean import clean
from publisher.text.iris import host_of
from publisher.text.media_types import differs, registered, same_type, seconds_of, type_of

# -- pictures, enclosures, translations ----------------------------------------------------------------------

IMAGE = order("sidecar, front matter, record, meta og:image, json-ld, microdata, meta, folder default")
ENCLOSURE = order("sidecar, front matter, record, json-ld, meta")
ALTERNATE = order("sidecar, front matter, record, rel alternate")
_PLAYED = ("audio/", "video/")
_MOST = 50  # files, languages, people or transcripts of one entry
_ADDRESS = re.compile(r"[./]")
_TYPE = re.compile(r"[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}")  # RFC 6838


def image(claims: Claims) -> Decision[Enclosure | None]:
    """Decide the one image; a page's placeholder data: addresses are none."""

    def check(claim: Claim) -> Enclosure | None:
        return file_of(claim.value, claims)

    return _contradicted(first(claims.of("image"), IMAGE, check, None), claims, "image")


def enclosures(claims: Claims) -> Decision[tuple[Enclosure, ...]]:
    """Take the files that go with the entry, each address once."""
    decision = group(claims.of("enclosure"), ENCLOSURE, lambda claim: (file_of(claim.value, claims),))
    if not decision.value:
        return decision
    unique: dict[str, Enclosure] = {}
    for file in decision.value:
        unique.setdefault(file.url, file)
    return _contradicted(decision._replace(value=tuple(unique.values())[:_MOST]), claims, "enclosure")


def _contradicted(decision: Decision[Any], claims: Claims, field: str) -> Decision[Any]:
    """Add the losses of claims that the file itself contradicts, or that are not exact."""
    wrong = tuple(
        Loss(claim, reason)
        for claim in claims.of(field)
        if isinstance(claim.value, Enclosure)
        for reason in (claim.value.mistake, guessed(claim.value))
        if reason
    )
    return decision._replace(losses=decision.losses + wrong) if wrong else decision


def guessed(file: Enclosure) -> str:
    """Say that a type is guessed; see `tables.media.ANY_OF`."""
    kind = ANY_OF.get(file.type, "")
    if kind:
        return f"nothing tells the type of its file, so it is taken for {kind}"
    if file.type and _misnamed(registered(file.type), known := type_of(file.url)):
        return f"the type {file.type[:60]!r} is that of no recording, so its name counts: {known}"
    return ""


def _misnamed(kind: str, known: str) -> bool:
    """Return whether a file is called a text or a picture, and its name ends like that of a recording."""
    return known.startswith(_PLAYED) and kind.startswith(("text/", "image/", "multipart/"))


def file_of(value: object, claims: Claims) -> Enclosure:
    """Make a file's address absolute and keep what can be true of it.

    Raises:
        Refused: the address is none.
    """
    base = base_of(claims)
    if isinstance(value, str):
        value = Enclosure(value)
    if not isinstance(value, Enclosure):
        raise Refused("is no address")
    url = absolute(value.url, base)
    kind = registered(value.type)
    known = type_of(url)
    if kind in ANY_OF:
        if not _ADDRESS.search(value.url):  # a word, or the number of a film on another site
            raise Refused("is no address of a file")
        if not known and host_of(url).removeprefix("www.").removeprefix("m.").removeprefix("open.") in PLAYERS:
            raise Refused("is a page that plays it, and no file")
        kind = known or ANY_OF[kind]
    if known and (same_type(kind, known) or kind in GENERIC or _misnamed(kind, known)):
        kind = known
    return Enclosure(
        url,
        kind if _TYPE.fullmatch(kind) else known,
        value.length,
        _within(value.duration, LONGEST),
        _within(value.width, 65_535),
        _within(value.height, 65_535),
        clean(value.title, 200) if value.title else "",
        clean(value.alt, 500) if value.alt else "",
    )


def _within(number: int | None, most: int) -> int | None:
    return number if number is not None and 0 < number <= most else None


def base_of(claims: Claims) -> str:
    """Return what a file's address resolves against: the article's own address, else the site's."""
    return claims.url or claims.circumstances.url or claims.circumstances.site.link


def alternates(claims: Claims, own: str) -> Decision[tuple[Alternate, ...]]:
    """Take the article's other languages, each once; `own` is its language, which needs none."""

    def check(claim: Claim) -> tuple[Alternate, ...]:
        if not isinstance(claim.value, Alternate):
            raise Refused("is no address")
        language = tag(claim.value.language)
        if language.casefold() == own.casefold():
            raise Refused("is its own language")
        url = absolute(claim.value.url, base_of(claims))
        if url == claims.url:
            raise Refused("is its own address")
        return (Alternate(language, url),)

    decision = group(claims.of("alternate"), ALTERNATE, check)
    if not decision.value:
        return decision
    unique: dict[str, Alternate] = {}
    for one in decision.value:
        unique.setdefault(one.language.casefold(), one)
    return decision._replace(value=tuple(unique.values())[:_MOST])


# -- episodes of podcasts ------------------------------------------------------------------------------------

EPISODE_ORIGINS = order("sidecar, front matter, mail header, record, folder default")
EPISODE_NAMES = frozenset(MEDIA_NAMES) - {"alternate"}  # fields of episodes
REMEDIES = {
    "duration": "write it like 1:02:03, 62:03, PT1H2M3S, or in seconds",
    "episode": "write a whole number from 1",
    "episode_type": 'write "full", "trailer" or "bonus"',
    "explicit": "write true or false",
}
_NUMBER = re.compile(r"\d{1,6}", re.ASCII)
_TRUE = frozenset({"true", "yes", "explicit", "1", "on"})
_FALSE = frozenset({"false", "no", "clean", "0", "off"})
_SURE = re.compile(r"itunes|podcast|episode", re.IGNORECASE)  # names that only an episode's claims have


def is_episode(claims: Claims) -> bool:
    """Return whether an article says anything of itself as an episode."""
    return any(claim.field in EPISODE_NAMES for claim in claims.all)


def episode_field(field: str, claims: Claims) -> Decision[Any]:
    """Decide one field of an episode; the value is None, or empty, where nothing is claimed."""
    if field in _LISTS:
        return group(claims.of(field), EPISODE_ORIGINS, lambda claim: _LISTS[field](claim, claims))
    return first(claims.of(field), EPISODE_ORIGINS, lambda claim: _CHECKS[field](claim, claims), None)


def episode(values: Mapping[str, Any], files: Sequence[Enclosure]) -> Episode | None:
    """Make an episode of the values of its fields and of the entry's files; None where nothing is left."""
    played = next((file.duration for file in files if file.duration and file.type.startswith(_PLAYED)), None)
    stated = None if contradicts(values["duration"], files) else values["duration"]
    found = Episode(
        duration=stated or played,
        number=values["episode"],
        season=values["season"],
        type=values["episode_type"] or "",
        explicit=values["explicit"],
        subtitle=values["subtitle"] or "",
        image=values["artwork"] or "",
        block=bool(values["block"]),
        transcripts=values["transcript"][:_MOST],
        chapters=values["chapters"] or "",
        cast=values["cast"][:_MOST],
    )
    return None if found == Episode() else found


def contradicts(stated: int | None, files: Sequence[Enclosure]) -> int:
    """Return the duration of the only file that can be played where it is another than stated, else 0."""
    played = [file.duration for file in files if file.type.startswith(_PLAYED)]
    known = played[0] if len(played) == 1 else None
    return known if stated and known and differs(stated, known) else 0


def with_duration(files: tuple[Enclosure, ...], episode: Episode) -> tuple[Enclosure, ...]:
    """Set the episode's duration on the only file that can be played."""
    played = [file for file in files if file.type.startswith(_PLAYED)]
    if not episode.duration or len(played) != 1:
        return files
    return tuple(file._replace(duration=episode.duration) if file is played[0] else file for file in files)


def missing_media(entry: Entry) -> str:
    """Return why an article that is clearly meant as an episode is none, "" where nothing is wrong."""
    if entry.episode is None or any(file.type.startswith(_PLAYED) for file in entry.enclosures):
        return ""
    claims = [entry.provenance.get(name) for name in REMEDIES]
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
    kind = registered(said.type)
    kind = kind if re.fullmatch(r"[a-z]{1,20}/[a-z0-9.+-]{1,60}", kind) else type_of(url)
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
    return (said._replace(name=name, email="", uri=uri, role=clean(said.role, 60).lower()),)


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
EPISODE_FIELDS = (*_CHECKS, *_LISTS)
