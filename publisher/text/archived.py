"""Addresses of copies in web archives, and the address and time of capture that they hold.

Sources: the Internet Archive's URL scheme ("Wayback Machine", /web/TIMESTAMPflags/URL), which Pywb and national
archives follow; the long links of archive.today; the cache links of the AMP Project.
"""

from __future__ import annotations

from publisher.text.lazy import lazy

# "https://web.archive.org/web/20240507101500id_/https://example.org/a", or the path alone.
_WAYBACK = lazy(
    r"(?:https?:)?(?://[^/?#]{1,200})?/(?:[^/?#]{1,50}/)?(\d{4,14})(?:[a-z]{2}_)?/((?:https?:/)?/{1,2}[^\s]{1,4000})"
)
_TODAY = lazy(
    r"https?://archive\.(?:today|ph|is|fo|li|md|vn)/(\d{4})\.(\d\d)\.(\d\d)-(\d{6})/(https?://[^\s]{1,4000})"
)
_AMP = lazy(r"https?://[^/?#]{1,200}\.cdn\.ampproject\.org/[cv]/(s/)?([^/\s]{1,200}\.[^\s]{1,4000})")
_ARCHIVES = ("archive", "wayback", "/web/", "webarchiv", "ampproject")


def unarchived(address: str) -> tuple[str, str]:
    """Part the address of a copy into that of the page and the digits of its capture ("20240507101500").

    Any other address is returned as it is, with "".
    """
    if not any(map(address.__contains__, _ARCHIVES)):
        return address, ""
    if match := _TODAY.match(address):
        return match[5], "".join(match.group(1, 2, 3, 4))
    if match := _AMP.match(address):
        return f"http{'s' if match[1] else ''}://{match[2]}", ""
    if match := _WAYBACK.match(address):
        rest = match[2].partition(":")[2] if match[2].startswith("http") else match[2]
        scheme = "http" if match[2].startswith("http:") else "https"
        return f"{scheme}://{rest.lstrip('/')}", match[1]
    return address, ""
