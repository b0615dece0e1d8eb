"""The plain text of a message without what programs of mail put around it.

Lines that flow are joined (RFC 3676). Signatures, footers of mailing lists, quotations of other messages and
the armour of PGP are taken out; each is named, for `explain`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from publisher.tables import mail
from publisher.text.lazy import lazy

_RULE = lazy(r"\s{0,3}[_=*~#-]{4,200}\s{0,3}\Z")
_FOOTER = 12  # lines below a rule in which a mailing list says that it is one
_SIGNATURE = 40  # lines of the longest signature
_ATTRIBUTION = 3  # lines of the longest line that introduces a quotation
_HEAD = 8  # lines of a header that is quoted in a text
_ABOVE, _BELOW = 15, 40  # lines in which a newsletter's program writes
_LONG, _LONG_ADDRESS = 200, 2_000  # characters of its lines
_EMBARGOED = 12  # lines at the head of a text that may withhold it
_SHORT = 60  # characters of a line that withholds a text, and says no more
_SURE = (
    "embargo",
    "under embargo",
    "strictly embargo",
    "sperrfrist",
    "gesperrt bis",
    "sous embargo",
    "embargado",
)
_MARKED = lazy(r"\s{0,3}[\[(]([^\[\]()]{1,100})[\])]")
_WITHHELD = lazy(
    r"(?:strictly\s|under\s(?:strict\s)?|sous\s|bajo\s|sotto\s|onder\s)?"
    r"(?:embargoed(?!\w)|embargado|sperrfrist|embargo\s?(?:[:\])]|\Z|until|till|bis|jusqu|hasta|fino|até|tot|til"
    r"|\d{1,2}[.\s]\s?\w{1,12}[.\s]\s?\d{4}|\w{3,12}\s\d{1,2},?\s\d{4}|\d{4}-\d))",
    re.IGNORECASE,
)
# Where in a subject a mark may begin, and where one in brackets or between signs ends.
_OPENINGS = lazy(r"\A\s{0,3}|(?:\s[-–—|]|[\[(*])\s{0,3}")
_CLOSING = lazy(r"[\])*|]")
_TAGS = lazy(r"<[^<>]{1,500}>")
_WITHHOLDING = (
    "embarg", "sperrfrist", "gesperrt", "not for", "hold", "for release", "release on", "for publication",
    "эмбарго", "解禁",
)  # fmt: skip
_URL = lazy(r"https?://[^\s<>\"]{4,1900}")
_GAPS = lazy(r"\n{3,}+")
_DASHES = "-_=*>‐–—― \t"
_FIELD = lazy(r"[*_]{0,2}([^\W\d_][^:：\n]{0,30}?)[*_]{0,2}\s{0,3}[:：][*_]{0,2}\s{0,5}(\S.{0,500})")
_SCRUBBED = lazy(r"-{5,30} next part -{5,30}\s{0,3}\Z")
_ENCRYPTED = "-----BEGIN PGP MESSAGE-----"
_SIGNED = "-----BEGIN PGP SIGNED MESSAGE-----"
_ARMOUR = "-----BEGIN PGP SIGNATURE-----"
_MAIL = lazy(
    r"(?<![\w@.%+/:=&?-])([\w.+%-]{1,64})@(?=[A-Za-z0-9])[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}(?![\w@]|:[\w/~])"
)

# The start of an address may be hidden behind other signs: "mail=bo@pier.example".
_ANY_MAIL = lazy(r"([\w.+%='~!#$&*/?^`{|}-]{1,64})@([\w.-]{1,253})")


class Cleaned(NamedTuple):
    """A text, and what was taken out of it: the kind of each piece and its first words."""

    text: str
    left_out: tuple[tuple[str, str], ...] = ()


class Forwarded(NamedTuple):
    """A message that is passed on within a text: fields of its header, and its own text."""

    fields: dict[str, str]
    text: str


def unflowed(text: str, *, delsp: bool) -> str:
    """Join the lines of a paragraph that flow (RFC 3676): those that end with a blank, but a signature's mark.

    `delsp` says that the blank is no part of the text.
    """
    lines: list[str] = []
    flows, depth = False, 0
    for line in text.split("\n"):
        bare = line.lstrip(">")
        quoted = len(line) - len(bare)
        content = bare.removeprefix(" ")
        is_mark = content == "-- "
        if flows and quoted == depth and not is_mark:
            lines[-1] += content
        else:
            lines.append(("> " if quoted else "") + content if quoted < 2 else ">" * quoted + " " + content)
        flows, depth = content.endswith(" ") and not is_mark, quoted
        if flows and delsp:
            lines[-1] = lines[-1].removesuffix(" ")
    return "\n".join(line if line == "-- " else line.rstrip() for line in lines)


def is_encrypted(text: str) -> bool:
    """Tell whether a text is nothing but a message that PGP encrypted (RFC 9580, section 6.2)."""
    return _ENCRYPTED in text[:5_000] and text.lstrip().startswith(_ENCRYPTED[:10])


def unsigned(text: str) -> str:
    """Take the armour of a PGP signature off (RFC 9580, section 7): header, end, dashes before dashes."""
    if not text.lstrip().startswith(_SIGNED):
        return text
    _, _, rest = text.partition(_SIGNED)
    _, _, rest = rest.partition("\n\n")
    rest = rest.partition(f"\n{_ARMOUR}")[0]
    return "\n".join(line.removeprefix("- ") for line in rest.split("\n"))


def without_footers(text: str) -> Cleaned:
    """Cut the footer of a mailing list, what an archive scrubbed, a signature, and the line of a telephone."""
    lines = text.rstrip().split("\n")
    left: list[tuple[str, str]] = []
    for kind, place in (
        ("list footer", _list_footer(lines)),
        ("attachment of the archive", _scrubbed(lines)),
        ("signature", _signature(lines)),
        ("line of a mail program", _sent_with(lines)),
    ):
        if 0 <= place < len(lines):
            left.append((kind, _words(lines[place:])))
            lines = _stripped(lines[:place])
            if kind == "signature" and (footer := _list_footer(lines)) >= 0:  # one above it
                lines = _stripped(lines[:footer])
    return Cleaned("\n".join(lines), tuple(left))


def of_newsletter(text: str) -> tuple[Cleaned, str]:
    """Cut what a newsletter's program puts around a plain text; gives also the address of its web page.

    Above it is a line that leads to the page, below it, from the line that leads to unsubscribe on, the footer
    with what stands right above that line.
    """
    lines = text.split("\n")
    left: list[tuple[str, str]] = []
    online = ""
    for index in range(min(len(lines), _ABOVE)):
        said = lines[index].casefold()
        if len(said) < _LONG and any(word in said for word in mail.VIEW_ONLINE):
            online, end = _address_at(lines, index)
            if online:
                left.append(("link to the web page", _words(lines[index:end])))
                lines = [*_stripped(lines[:index]), "", *lines[end:]]
            break
    place = _footer(lines)
    if place >= 0:
        left.append(("footer", _words(lines[place:])))
        lines = _stripped(lines[:place])
    return Cleaned("\n".join(lines).strip("\n") if left else text, tuple(left)), online


def _address_at(lines: list[str], index: int) -> tuple[str, int]:
    """Find an address in a line, or alone in one of the two below it; gives also the line behind it."""
    for place in range(index, min(index + 3, len(lines))):
        if match := _URL.search(lines[place][:_LONG_ADDRESS]):
            return match[0].rstrip(".,;)>"), place + 1
        if place > index and lines[place].strip():
            break
    return "", index + 1


def _footer(lines: list[str]) -> int:
    """Find where the footer of a newsletter begins, in the last third of a text; -1 for nowhere."""
    for index in range(max(len(lines) * 2 // 3, len(lines) - _BELOW, 1), len(lines)):
        said = lines[index].casefold()
        if len(said) < _LONG_ADDRESS and any(word in said for word in mail.UNSUBSCRIBE):
            if not _address_at(lines, index)[0] and "mailto:" not in said and "@" not in said:
                continue
            for above in range(index - 1, max(index - 8, 0), -1):
                if _is_rule(lines, above):
                    return above
            first = index
            while first > 1 and lines[first - 1].strip():
                first -= 1
            return first
    return -1


def without_quotes(text: str, *, is_reply: bool) -> Cleaned:
    """Take out quotations: of a reply all; of any other text the message that is quoted whole below it."""
    lines = text.split("\n")
    left: list[tuple[str, str]] = []
    place = _original(lines)
    if place >= 0:
        left.append(("quotation", _words(lines[place:])))
        lines = _stripped(lines[:place])
    start = _last_quotation(lines)
    if start >= 0:
        left.append(("quotation", _words(lines[start:])))
        lines = _stripped(lines[:start])
    if is_reply and any(line.startswith(">") for line in lines):
        kept: list[str] = []
        for line in lines:
            if not line.startswith(">"):
                kept.append(line)
            elif kept and kept[-1] != "":
                introduced = _introduction(kept)
                left.append(("quotation", _words([line])))
                kept = [*_stripped(kept[:introduced]), ""] if introduced >= 0 else [*kept, ""]
        lines = kept
    return Cleaned(_GAPS.sub("\n\n", "\n".join(lines)).strip("\n"), tuple(left))


def forwarded(text: str) -> Forwarded | None:
    """Find a message that a text passes on: a line that says so and a header below it, or a header alone."""
    lines = text.split("\n")
    for index, line in enumerate(lines[:200]):
        said = line.strip(_DASHES).rstrip(":").strip().casefold()
        is_mark = bool(said) and len(said) < 60 and (said in mail.FORWARDED or said in mail.ORIGINALS)
        if not is_mark and _field_of(line)[0] != "from":
            continue
        fields, end = _quoted_header(lines, index + is_mark)
        if "from" in fields and ("subject" in fields or "date" in fields):
            rest = "\n".join(_unquoted(lines[end:]))
            return Forwarded(fields, rest.strip("\n"))
    return None


def embargo_of(subject: str, text: str, *, is_html: bool = False) -> str:
    """Give what a press release says of the instant until which it is withheld; "" for nothing.

    It says so at the head of its text, or before its headline in the subject. Where such a line names no
    instant, its words are given: they hold the article back.
    """
    for mark in _OPENINGS.finditer(subject[:_LONG]):
        if _WITHHELD.match(subject, mark.end()):
            said = _CLOSING.split(subject[mark.end() :], maxsplit=1)[0] if mark[0].strip() else subject
            return _instant_of(said) or said[:100]
    folded = text[:4_000].casefold()
    if not any(word in folded for word in _WITHHOLDING):
        return ""
    head = _TAGS.sub("\n", text[:4_000]) if is_html else text[:4_000]
    lines = [bare for line in head.split("\n") if (bare := line.strip(" \t*_#>-–—[]()|"))]
    return next(filter(None, map(_instant_of, lines[:_EMBARGOED])), "") or _clause_in(lines[:_EMBARGOED])


def _clause_in(lines: list[str]) -> str:
    """Give the instant of a line about its text: "This release is embargoed until 1 May 2031"."""
    for line in lines:
        said = line[:_LONG].casefold()
        for clause in mail.EMBARGO_CLAUSES:
            before, found, _ = said.partition(clause)
            if found and not mail.EMBARGOED_WORDS.isdisjoint(before.replace(",", " ").split()):
                rest = line[len(before) + len(clause) : _LONG].strip(" :-–—\t.")[:100]
                return rest if any(map(str.isdigit, rest)) else ""
    return ""


def without_embargo(subject: str) -> str:
    """Take the words in brackets that withhold a text off its subject: "[EMBARGOED until 1 May] Tides"."""
    marked = _MARKED.match(subject)
    if marked is None or not _WITHHELD.match(marked[1]):
        return subject
    return subject[marked.end() :].strip(" :-–—") or subject


def _instant_of(line: str) -> str:
    """Give what follows the words by which a line withholds a text; the words themselves where nothing does."""
    said = line.casefold()
    for opening in mail.EMBARGO:
        if said.startswith(opening):
            rest = line[len(opening) :].strip(" :-–—\t")[:100]
            if any(map(str.isdigit, rest)):
                return rest
            is_sure = len(line) < _SHORT and opening.startswith(_SURE)
            return (rest or line) if is_sure else ""
    return ""


def masked(text: str, private: frozenset[str] = frozenset()) -> str:
    """Shorten mail addresses to their first part, as archives of mailing lists do: "alice@…".

    Of the addresses `private`, those of the readers to whom a message was sent, nothing remains.
    """
    if "@" not in text:
        return text
    if private:
        text = _ANY_MAIL.sub(lambda match: _unless_private(match, private), text)
    return _MAIL.sub(lambda match: f"{match[1]}@…", text)


def _unless_private(match: re.Match[str], private: frozenset[str]) -> str:
    """Give what was found; "…" for a private address, with what is no part of it."""
    said = match[0].lower()
    address = said.rstrip(".-_")
    start = next((at for at in range(len(match[1])) if address[at:] in private), -1)
    return match[0] if start < 0 else f"{match[0][:start]}…{match[0][len(address) :]}"


# -- where pieces begin --------------------------------------------------------------------------------------


def _is_rule(lines: list[str], index: int) -> bool:
    """Tell whether a line is a rule; signs right below words underline a heading, but underscores never do."""
    line = lines[index]
    if line[:1].isalnum() or not _RULE.match(line[:300]):
        return False
    return "_" in line or index == 0 or not lines[index - 1].strip()


def _list_footer(lines: list[str]) -> int:
    """Find the rule above the footer of a mailing list; -1 for none."""
    for index in range(len(lines) - 1, max(len(lines) - 60, 0) - 1, -1):
        if _is_rule(lines, index):
            below = "\n".join(lines[index + 1 : index + 1 + _FOOTER]).casefold()[:2_000]
            if any(word in below for word in mail.LIST_FOOTER):
                return index
    return -1


def _scrubbed(lines: list[str]) -> int:
    """Find the first attachment that Mailman took out of the end of a text; -1 for none."""
    for index in range(max(len(lines) - 200, 0), len(lines)):
        if lines[index].startswith("-----") and _SCRUBBED.match(lines[index][:100]):
            below = " ".join(lines[index + 1 : index + 8]).casefold()
            if "attachment was scrubbed" in below or "url:" in below or not below.strip():
                return index
    return -1


def _signature(lines: list[str]) -> int:
    """Find the mark of a signature (RFC 3676, section 4.3), also without its blank; -1 for none."""
    for index in range(max(len(lines) - _SIGNATURE, 1), len(lines)):
        if lines[index] in ("-- ", "--") or (lines[index].rstrip() == "--" and index > len(lines) - 12):
            return index
    return -1


def _sent_with(lines: list[str]) -> int:
    """Find the line by which a telephone or a free service ends a text; -1 for none."""
    for index in range(len(lines) - 1, max(len(lines) - 5, 0), -1):
        said = lines[index].strip(" \t_*").casefold()
        if said and len(said) < 120 and said.startswith(mail.SENT_WITH):
            return index
    return -1


def _original(lines: list[str]) -> int:
    """Find the line above a message that is quoted whole, with its header; -1 for none."""
    for index, line in enumerate(lines):
        if not line or len(line) > 200:
            continue
        said = line.strip(_DASHES).rstrip(":").strip().casefold()
        if line[0] in "-_" and said in mail.ORIGINALS:
            return index
        is_rule = line[0] == "_" and not said and index + 1 < len(lines)
        if is_rule or _field_of(line)[0] == "from":
            fields, _ = _quoted_header(lines, index + is_rule)
            if len(fields) >= 3 and "from" in fields:
                return index
    return -1


def _last_quotation(lines: list[str]) -> int:
    """Find where the quotation begins that ends a text, with the line that introduces it; -1 for none."""
    index = len(lines)
    while index and (lines[index - 1].startswith(">") or not lines[index - 1].strip()):
        index -= 1
    if not any(line.startswith(">") for line in lines[index:]):
        return -1
    introduced = _introduction(lines[:index])
    return introduced if introduced >= 0 else -1


def _introduction(lines: list[str]) -> int:
    """Find where the line begins that introduces a quotation ("On 3 March, Alice wrote:"); -1 for none."""
    last = len(lines) - 1
    while last >= 0 and not lines[last].strip():
        last -= 1
    if last < 0 or not lines[last].rstrip().casefold().endswith(mail.WROTE):
        return -1
    first = last
    while first > max(0, last - _ATTRIBUTION + 1) and lines[first - 1].strip():
        first -= 1
    return first


def _field_of(line: str) -> tuple[str, str]:
    """Read a line of a header that is quoted in a text, in any of many languages: its field, and its value."""
    bare = line.lstrip("> \t")
    if len(bare) > 600 or (":" not in bare and "：" not in bare):
        return "", ""
    match = _FIELD.match(bare)
    field = mail.QUOTED_FIELDS.get(match[1].strip().casefold(), "") if match else ""
    return (field, match[2].strip(" *")) if match and field else ("", "")


def _quoted_header(lines: list[str], start: int) -> tuple[dict[str, str], int]:
    """Read the lines of a header that is quoted in a text; gives also the line below it."""
    fields: dict[str, str] = {}
    index = start
    for index in range(start, min(len(lines), start + 3 + _HEAD)):
        line = lines[index].lstrip("> \t").rstrip()
        field, value = _field_of(line)
        if field:
            fields.setdefault(field, value)
        elif fields and not line:
            return fields, index + 1
        elif line and not fields:
            break
    return fields, index


def _unquoted(lines: list[str]) -> Iterator[str]:
    """Take the marks of a quotation off, where all lines have them."""
    is_quoted = all(line.startswith(">") or not line.strip() for line in lines)
    yield from (line.removeprefix(">").removeprefix(" ") if is_quoted else line for line in lines)


def _stripped(lines: list[str]) -> list[str]:
    while lines and not lines[-1].strip():
        lines.pop()
    return lines


def _words(lines: list[str]) -> str:
    return " ".join(" ".join(lines[:3]).split())[:60]
