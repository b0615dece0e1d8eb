"""What the dates of one article are read by: its zone, when it was retrieved, its language and country."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from functools import cached_property

from publisher.models import Claim
from publisher.normalizer.languages import ZONE, region_of
from publisher.normalizer.policy import Dossier, Refused, first

RETRIEVED = ("sidecar", "front matter", "mail header", "record", "folder default")
NO_DATE = "is no date: "  # how every loss of an unreadable date begins
# Numbers that could be day and month, with a year behind them.
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class When:
    """A published date: the instant, whether only the day is known, whether it was worked out."""

    instant: datetime | None = None
    day_only: bool = False
    inferred: bool = False


class Clock:
    """Reads the dates of one article. What it is written in is asked only for dates that hang on it."""

    def __init__(self, dossier: Dossier, language: Callable[[], str]) -> None:
        """`language` gives the article's, as a BCP 47 tag."""
        self.dossier = dossier
        self._language = language
        self.retrieved = _retrieved(dossier)
        self.zone = _zone(dossier)

    @cached_property
    def language(self) -> str:
        """The article's language."""
        return self._language()

    @cached_property
    def region(self) -> str:
        """The country whose order of day and month holds: the language's, the address's, the other dates'."""
        region = region_of(self.language, self.dossier.url)
        if region:
            return region
        for claim in self.dossier.claims:
            if claim.field in ("published", "updated") and isinstance(claim.value, str):
                for first_number, second in _NUMBERS.findall(claim.value[:200]):
                    if int(first_number) > 12 >= int(second):
                        return "GB"
                    if int(second) > 12 >= int(first_number):
                        return "US"
        return ""

    def reader(self, reference: datetime | None, region: str | None = None) -> Callable[[Claim], When]:
        """Make a reader of date claims, which refuses those that are none.

        Args:
            reference: when the article was retrieved; relative dates count from it.
            region: whose order of day and month holds, where it is not the article's own.
        """
        from publisher.normalizer.dates import NoDate, parse, plain

        def read(claim: Claim) -> When:
            if not isinstance(claim.value, str):
                raise Refused(NO_DATE + "it is no text")
            try:
                moment = plain(claim.value, self.zone, reference) or parse(
                    claim.value,
                    language=self.language.partition("-")[0],
                    region=self.region if region is None else region,
                    zone=self.zone,
                    reference=reference,
                )
            except NoDate as error:
                raise Refused(NO_DATE + str(error)) from None
            return When(moment.instant, moment.day_only, moment.inferred)

        return read


def _retrieved(dossier: Dossier) -> datetime | None:
    """Say when the article was fetched: its own sidecar or folder default, else the circumstances."""
    claims = dossier.of("retrieved")
    if not claims:
        return dossier.circumstances.retrieved
    from publisher.normalizer.dates import NoDate, parse

    def check(claim: Claim) -> datetime | None:
        try:
            return parse(str(claim.value)).instant
        except NoDate as error:
            raise Refused(NO_DATE + str(error)) from None

    return first(claims, RETRIEVED, check, None).value or dossier.circumstances.retrieved


def _zone(dossier: Dossier) -> tzinfo:
    """Give the zone of times that name none: the article's claim, the site's, UTC."""
    claims = dossier.of("timezone")
    if not claims:
        return UTC
    from publisher.normalizer.dates import zone_of

    def check(claim: Claim) -> tzinfo:
        try:
            return zone_of(str(claim.value))
        except (ValueError, KeyError) as error:
            raise Refused(f"is no time zone: {error}") from None

    fallback: tzinfo = UTC
    return first(claims, ZONE, check, fallback).value
