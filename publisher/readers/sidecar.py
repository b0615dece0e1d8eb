"""Metadata in files of their own: a sidecar (`name.ext.toml`) or a folder's `_defaults.toml`."""

from __future__ import annotations

from collections.abc import Mapping

from publisher.errors import ReadError
from publisher.models import Claim
from publisher.readers import data_formats
from publisher.readers._mapping import claims_of
from publisher.text.decode import decode

SUFFIXES = (".toml", ".yaml", ".yml", ".json")
DEFAULTS = tuple("_defaults" + suffix for suffix in SUFFIXES)


def read(data: bytes, name: str, origin: str) -> tuple[Claim, ...]:
    """Turn the bytes of such a file into claims; `origin` is "sidecar" or "folder default".

    Raises:
        ReadError: it cannot be read, or is no set of fields.
    """
    if not data.strip():
        return ()
    text = decode(data, name)
    if name.endswith(".toml"):
        values = data_formats.parse_toml(text)
    elif name.endswith(".json"):
        values = data_formats.parse_json(text)
    else:
        values = data_formats.parse_yaml(text)
    if not isinstance(values, Mapping):
        raise ReadError("the sidecar is no set of fields", 'write fields such as title = "..."')
    return claims_of(values, origin)
