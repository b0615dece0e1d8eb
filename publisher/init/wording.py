"""What `publisher init` says about a site, in lines for people."""

from __future__ import annotations

from collections.abc import Iterator

from publisher import readers
from publisher.init.found import Found
from publisher.init.writer import feed_address
from publisher.text.characters import counted, printable

SHOWN = ("title", "description", "language", "timezone", "author")
MOST = 3  # folders that are named


def lines_of(found: Found) -> Iterator[str]:
    """Say what was found: what it is, then each setting with its origin, then what is not read or not known."""
    if not found.kind:
        yield "This folder holds no article yet: a new site begins here."
        return
    yield printable(f"{_what(found)}: {_where(found)}{_address(found)}{_rule(found)}")
    for name in SHOWN:
        if name in found.settings:
            value, origin = found.settings[name]
            yield printable(f"  {name + ':':<13}{value}{f'  ({origin})' if origin else ''}")
    if found.feed.path:
        yield printable(
            f"  {'its feed:':<13}{feed_address(found)}  (`publisher import --match` keeps what is read)"
        )
    for suffix, count in sorted(found.unread.items(), key=lambda one: -one[1]):
        if count:
            verb = "is" if count == 1 else "are"
            extra = readers.missing_extra(f"x.{suffix}")
            remedy = f": pip install 'publisher[{extra}]'" if extra else ""
            yield printable(f"  {counted(count, f'.{suffix} file')} {verb} not read yet{remedy}")
    for note in found.notes:
        yield printable(f"  note: {note}")


def next_steps(found: Found, folder: str) -> Iterator[str]:
    """Say what to do after the files are written."""
    place = "" if folder == "." else f" -C {folder}"
    if not found.setting("link"):
        yield "next: write the address of the site into publisher.toml: [site] link"
    yield printable(f"next: `publisher build{place}` writes the feeds, `publisher preview{place}` shows them")


def _what(found: Found) -> str:
    if found.kind == "articles":
        return "This is a folder of articles"
    if found.kind == "web pages":
        return "These are web pages that are served as they are"
    if found.kind == "Obsidian":
        return "This is an Obsidian vault"
    article = "an" if found.kind[0] in "AEIO" else "a"
    return f"This is {article} {found.kind} site{f' in {found.place}' if found.place else ''}"


def _where(found: Found) -> str:
    paths = [part.path for part in found.parts]
    if not paths:
        return "no folder of articles was found"
    here = ["this folder" if one == "." else one for one in paths[:MOST]]
    more = f" and {len(paths) - MOST} more folders" if len(paths) > MOST else ""
    return f"{counted(found.articles, 'article')} in {', '.join(here)}{more}"


def _address(found: Found) -> str:
    return f", {found.setting('link')}" if found.setting("link") else ", address unknown"


def _rule(found: Found) -> str:
    rules = list(dict.fromkeys(part.permalink.value for part in found.parts if not part.served))
    if not rules or not any(part.generator or part.permalink.value for part in found.parts):
        return ""
    if len(rules) > 1:
        return f", {len(rules)} rules of addresses"
    return f", permalink {rules[0]}" if rules[0] else f", permalinks as {found.kind} makes them"
