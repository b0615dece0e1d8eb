"""What the configuration says of the site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Site:
    """What the configuration says of the site: the defaults of every article."""

    title: str = "Articles"
    link: str = ""  # absolute; relative links resolve against it
    description: str = ""
    language: str = ""  # BCP 47
    timezone: str = ""  # IANA name, for dates that name none; "" is UTC
    publisher: str = ""
    since: str = "2025"  # the date in tag URIs (RFC 4151): a day on which the owner held the address
    aliases: Mapping[str, str] = field(default_factory=dict)  # domain or name -> the site's own name
