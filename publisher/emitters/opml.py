"""OPML 2.0: all feeds in one file, for a reader to import."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from publisher.models import Channel


def emit(title: str, channels: tuple[Channel, ...], suffix: str) -> bytes:
    """Write a subscription list (OPML 2.0) of feeds whose files end with `suffix`."""
    rows = [
        f'    <outline type="rss" text={quoteattr(one.title)} title={quoteattr(one.title)}'
        f" xmlUrl={quoteattr(one.url + one.name + suffix)}"
        + (f" htmlUrl={quoteattr(one.link)}" if one.link else "")
        + "/>"
        for one in channels
    ]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        "  <head>",
        f"    <title>{quoteattr(title)[1:-1]}</title>",
        "  </head>",
        "  <body>",
        *rows,
        "  </body>",
        "</opml>",
        "",
    ]
    return "\n".join(lines).encode()
