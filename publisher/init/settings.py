"""The settings of a site as they are collected: each value is checked, and the first that holds is kept."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from publisher.config.sections import is_zone
from publisher.importer.suggestion import language_tag
from publisher.init.found import Setting
from publisher.text.characters import printable
from publisher.text.iris import is_web_address

LONGEST_MARK = 100  # letters of the mark at which excerpts end
LONGEST = 500  # letters of a title or a description
_LOCAL = re.compile(r"(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\])(?::\d+)?\Z", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{1,500}>")
_HOST = re.compile(r"(?:[\w-]{1,63}\.){1,9}[a-z]{2,24}(?:[:/]|\Z)", re.IGNORECASE)
# What the programs write into a new site, to be replaced by its owner.
TEMPLATES = frozenset(
    "example.com www.example.com example.org yoursite.com www.yoursite.com yourdomain.com your-domain.com"
    " your-docusaurus-site.example.com your-docusaurus-test-site.com yourwebsite.com".split()
)


class Settings(dict[str, Setting]):
    """Settings by name; `notes` are the sentences on values that cannot be used."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self.notes: list[str] = []

    def take(self, name: str, value: Any, origin: str) -> None:
        """Keep a value where none is known yet and it can be used."""
        if name in self or isinstance(value, bool) or not isinstance(value, str | int | float):
            return
        text = printable(" ".join(_TAG.sub("", str(value)[:8000]).split()))[:LONGEST].strip()
        if name == "timezone" and text and not is_zone(text):
            self.notes.append(f"{origin} is {text!r}, which is no time zone")
            return
        if name == "language":
            text = language_tag(text)
        if text:
            self[name] = Setting(text, origin)

    def take_separator(self, value: Any, origin: str) -> None:
        """Keep the mark at which excerpts end, where none is known yet; blank lines are none."""
        mark = value.strip() if isinstance(value, str) else ""
        if mark and len(mark) <= LONGEST_MARK and mark.isprintable() and "separator" not in self:
            self["separator"] = Setting(mark, origin)

    def take_address(self, value: Any, origin: str, base: Any = "") -> None:
        """Keep the address of the site with its base path, where none is known yet."""
        found = address(value if isinstance(value, str) else "", base if isinstance(base, str) else "")
        if found and "link" not in self:
            self["link"] = Setting(found, origin)
            if urlsplit(found).hostname in TEMPLATES:
                self.notes.append(f"{found} is the address that a new site has: set [site] link to your own")


def address(url: str, base: str = "") -> str:
    """Return a site's address with its base path and a slash at the end; "" for none, or one of this machine.

    A host alone is taken for one of https.
    """
    url = url.strip()
    if url.startswith("//"):
        url = "https:" + url
    elif "://" not in url and _HOST.match(url):
        url = "https://" + url
    if not is_web_address(url):
        return ""
    parts = urlsplit(url)
    if _LOCAL.match(parts.netloc):
        return ""
    path = parts.path.rstrip("/")
    below = base.strip().strip("/") if base.startswith("/") or base[:1].isalnum() else ""
    if below and not path.endswith("/" + below):
        path += "/" + below
    found = f"{parts.scheme}://{parts.netloc}{path}/"
    return found if is_web_address(found) else ""
