"""The page where people land: what feeds there are, their addresses, and what is newest. No script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, tzinfo
from html import escape

from publisher.emitters import FORMATS
from publisher.models import Channel, Entry, Site

NEWEST = 8
_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})
_STYLE = """
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--line:#d0d7de;--paper:#fff;--accent:#9a3412}
@media(prefers-color-scheme:dark){
:root{--ink:#e6edf3;--soft:#9da7b1;--line:#3d444d;--paper:#12161c;--accent:#fdba74}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1.5rem 1.25rem 4rem;max-width:44rem;background:var(--paper);color:var(--ink);
font:1.0625rem/1.6 Georgia,"Noto Serif",serif}
h1{margin:.5rem 0 .25rem;font-size:2rem;line-height:1.2}
h2{margin:2.5rem 0 .75rem;font-size:1.25rem}
p{margin:.5rem 0}
a{color:var(--accent)}
.soft,time{color:var(--soft);font-size:.9375rem}
ul{margin:0;padding:0;list-style:none}
li{padding:.875rem 0;border-top:1px solid var(--line)}
.name{font-weight:bold}
.formats{display:flex;flex-wrap:wrap;gap:.5rem;margin:.5rem 0}
.formats a{padding:.25rem .75rem;border:1px solid var(--line);border-radius:1rem;text-decoration:none;
font:.875rem/1.6 system-ui,sans-serif}
code{display:block;overflow-x:auto;padding:.25rem 0;color:var(--soft);
font:.8125rem/1.5 ui-monospace,monospace;overflow-wrap:anywhere;user-select:all}
"""


_HOW = (
    '<p class="soft">Copy an address into your feed reader, or take all of them at once with'
    ' <a href="feeds.opml">feeds.opml</a>.</p>\n<ul>'
)


@dataclass(frozen=True, slots=True)
class Row:
    """A feed on the page: its channel, how many entries it holds, and the newest of them."""

    channel: Channel
    count: int
    newest: tuple[Entry, ...]


def emit(site: Site, rows: Sequence[Row]) -> bytes:
    """Write index.html. It stands in the output folder, so links to feeds are relative."""
    language = site.language or "en"
    direction = ' dir="rtl"' if language.split("-")[0] in _RIGHT_TO_LEFT else ""
    title = escape(site.title)
    newest = rows[0].newest if rows else ()
    parts = [
        f'<!DOCTYPE html>\n<html lang="{escape(language)}"{direction}>\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}: feeds</title>",
        *_discovery(rows),
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<header>",
        f"<h1>{title}</h1>",
        f"<p>{escape(site.description)}</p>" if site.description else "",
        f'<p><a href="{escape(site.link)}">{escape(_host(site.link))}</a></p>' if site.link else "",
        "</header>\n<main>\n<section>\n<h2>Subscribe</h2>",
        _HOW,
        *(_feed(row, site) for row in rows[:1]),
        "</ul>\n</section>",
        *_section("Newest", _newest(newest, site.timezone)),
        *_section("More feeds", [_feed(row, site) for row in rows[1:]]),
        "</main>\n</body>\n</html>\n",
    ]
    return "\n".join(part for part in parts if part).encode()


def _discovery(rows: Sequence[Row]) -> list[str]:
    return [
        f'<link rel="alternate" type="{FORMATS[name].type}" title="{escape(row.channel.title)}'
        f' ({FORMATS[name].label})" href="{escape(row.channel.name + FORMATS[name].suffix)}">'
        for row in rows
        for name in row.channel.formats
    ]


def _section(heading: str, items: Sequence[str]) -> list[str]:
    return [f"<section>\n<h2>{heading}</h2>\n<ul>", *items, "</ul>\n</section>"] if items else []


def _feed(row: Row, site: Site) -> str:
    channel = row.channel
    links = " ".join(
        f'<a href="{escape(channel.name + FORMATS[name].suffix)}" type="{FORMATS[name].type}"'
        f' aria-label="{escape(channel.title)}, {FORMATS[name].label}">{FORMATS[name].label}</a>'
        for name in channel.formats
    )
    address = channel.url + channel.name + FORMATS[channel.formats[0]].suffix
    entries = "1 entry" if row.count == 1 else f"{row.count} entries"
    own = channel.description not in {"", site.description, channel.title}
    about = f"<p>{escape(channel.description)}</p>" if own else ""
    return (
        f'<li><bdi class="name">{escape(channel.title)}</bdi> <span class="soft">{entries}</span>{about}'
        f'<div class="formats">{links}</div><code>{escape(address)}</code></li>'
    )


def _newest(entries: Sequence[Entry], timezone: str) -> list[str]:
    # A day is the site's day: 1 May in Oslo begins on 30 April in UTC.
    zone: tzinfo = UTC
    if timezone:
        from zoneinfo import ZoneInfo

        zone = ZoneInfo(timezone)
    return [_entry(entry, zone) for entry in entries]


def _entry(entry: Entry, zone: tzinfo) -> str:
    title = escape(entry.title)
    linked = f'<a href="{escape(entry.link)}">{title}</a>' if entry.link else title
    language = f' lang="{escape(entry.language)}"' if entry.language else ""
    when = entry.published or entry.updated
    day = when.astimezone(zone).strftime("%Y-%m-%d") if when else ""
    exact = day if entry.day_only else f"{when:%Y-%m-%dT%H:%M:%SZ}" if when else ""
    date = f'<time datetime="{exact}">{day}</time>' if when else ""
    by = ", ".join(author.name for author in entry.authors) or entry.publisher
    about = f'{date} <span class="soft">{escape(by)}</span>'
    return f'<li><bdi class="name"{language}>{linked}</bdi><br>{about}</li>'


def _host(link: str) -> str:
    return link.split("://", 1)[-1].rstrip("/")
