"""OPML 2.0: all feeds of the site in one file that a reader can import."""

from __future__ import annotations

from html import escape

from publisher.models import Channel


def render(title: str, channels: tuple[Channel, ...], suffix: str) -> bytes:
    """Render a subscription list (OPML 2.0) of feeds whose file names end with `suffix`."""
    rows = [
        f'    <outline type="rss" text="{escape(one.title)}" title="{escape(one.title)}"'
        f' xmlUrl="{escape(one.url + one.name + suffix)}"'
        + (f' htmlUrl="{escape(one.link)}"' if one.link else "")
        + "/>"
        for one in channels
    ]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        "  <head>",
        f"    <title>{escape(title, quote=False)}</title>",
        "  </head>",
        "  <body>",
        *rows,
        "  </body>",
        "</opml>",
        "",
    ]
    return "\n".join(lines).encode()
