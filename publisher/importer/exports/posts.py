"""The posts of an export, sorted by what may become of each: an article, a draft, or nothing.

A public post becomes an article. A draft, a private post and whatever only some people may read becomes a
draft, which no build publishes. A scheduled post becomes an article with an embargo. Trash, revisions, pages
and everything that is no post is left out. Each is counted by its kind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import Any, NamedTuple

from publisher.importer.imported import ImportedEntry, ImportedFeed, LeftOut, counted
from publisher.text.clean import clean

DRAFT, PENDING, PRIVATE, PROTECTED = "draft", "pending post", "private post", "password-protected post"
MEMBERS, PAID, EMAILED, UNDATED = (
    "members-only post",
    "paid post",
    "mail-only post",
    "post",
)
SCHEDULED, TRASHED, PAGE, COMMENT = "scheduled post", "trashed post", "page", "comment"
FOLLOWERS, DIRECT = "followers-only post", "direct message"
REVISION, AUTO_DRAFT, EMPTY, DAMAGED = "revision", "auto-draft", "empty draft", "damaged entry"

# Kinds that are no posts, or that their author threw away. What begins with "of type" is no post either.
LEFT = frozenset(
    {
        TRASHED, PAGE, COMMENT, REVISION, AUTO_DRAFT, EMPTY, DAMAGED, "attachment", "menu item", "setting",
        "template", "reply", "boost", "response", "thread", "reusable block", "restacked note", "theme",
        FOLLOWERS, DIRECT,
    }
)  # fmt: skip


class Options(NamedTuple):
    """What a person asks of an import, and what is known of the site."""

    pages: bool = False  # pages become articles, too
    site: str = ""  # the address of the site, for exports that do not name theirs
    media: bool = False  # files that the export holds are taken from it


@dataclass(slots=True)
class Posts:
    """Collects the entries of one export."""

    entries: list[ImportedEntry] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    notes: Counter[str] = field(default_factory=Counter)  # texts with "{}" for their number
    comments: int = 0
    warnings: list[str] = field(default_factory=list)
    options: Options = field(default_factory=Options)
    titles: dict[str, str] = field(default_factory=dict)  # of the entries, by id

    def add(self, entry: ImportedEntry, kind: str = "") -> None:
        """Take an entry; `kind` says why it is not public, "" where it is."""
        if kind == PAGE and self.options.pages:
            kind = ""
        if kind in LEFT or kind.startswith("of type"):
            self.leave(kind, entry.id)
        elif kind == SCHEDULED:
            embargo = entry.embargo or entry.published
            held = "" if embargo else "undated scheduled post"
            self.entries.append(replace(entry, embargo=embargo, held=held))
        elif kind and not (entry.title or entry.content or entry.enclosures):
            self.leave(EMPTY, entry.id)
        else:
            self.entries.append(replace(self._distinct(entry), held=kind))

    def _distinct(self, entry: ImportedEntry) -> ImportedEntry:
        """Give an entry another id if another entry has its id, so that neither is lost."""
        said = f"{entry.title}\n{entry.published}"
        if not entry.id or self.titles.setdefault(entry.id, said) == said:
            return entry
        self.notes["posts with the id of another post: {}; feed readers may show them again"] += 1
        digest = blake2b(said.encode("utf-8", "replace"), digest_size=4).hexdigest()
        return replace(entry, id=f"{entry.id}#{digest}")

    def leave(self, kind: str, identity: str = "") -> None:
        """Count what does not become an article."""
        self.left_out.append(LeftOut(kind, identity))

    def feed(self, dialect: str, **values: Any) -> ImportedFeed:
        """Give the feed of what was collected; `values` are fields of `ImportedFeed`."""
        notes = tuple(text.replace("{}", str(number)) for text, number in self.notes.items())
        return ImportedFeed(
            dialect,
            entries=tuple(self.entries),
            left_out=tuple(self.left_out),
            comments=self.comments,
            warnings=tuple(self.warnings),
            notes=notes,
            **values,
        )


def kind_of(text: str, known: Mapping[str, str], unknown: str = "of unknown status") -> str:
    """Name the kind that a word of an export says; a word that is not known is not public."""
    folded = text.strip().lower()
    return known[folded] if folded in known else f"{unknown} {folded[:30]!r}"


def kinds_counted(kinds: Counter[str], most: int) -> str:
    """Write how many there are of each kind, the most frequent first."""
    texts = [counted(number, kind) for kind, number in kinds.most_common(most)]
    if len(kinds) > most:
        texts.append(f"{kinds.total() - sum(number for _, number in kinds.most_common(most))} others")
    return ", ".join(texts)


# -- values of records ---------------------------------------------------------------------------------------


def text_of(values: Any, *names: str) -> str:
    """Give the first text among fields of a record; a number is written as text."""
    if not isinstance(values, Mapping):
        return ""
    for name in names:
        value = values.get(name)
        if isinstance(value, str) and value.strip():
            return value.strip()
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
    return ""


def plain_of(values: Any, *names: str) -> str:
    """Give the first text among fields of a record, as words on one line."""
    return clean(text_of(values, *names))


def records_in(value: Any) -> Iterator[Mapping[str, Any]]:
    """Give the records in a list."""
    if isinstance(value, list):
        yield from (one for one in value if isinstance(one, Mapping))


def is_true(value: Any) -> bool:
    """Whether a flag of an export is set: a truth value, or a word for one."""
    return value is True or str(value).strip().lower() in {"true", "1", "yes", "y", "t"}
