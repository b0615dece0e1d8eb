"""What a message is besides an article: a reply, an automatic notice, encrypted, or held back by its header.

Sources: RFC 3834 (Auto-Submitted), RFC 3462 (multipart/report), RFC 8098 (receipts), RFC 5546 (invitations),
RFC 2156 (Sensitivity, Expires), RFC 8551 (S/MIME), RFC 3156 (PGP/MIME); the fields of Thunderbird, Outlook,
Dovecot, Mutt, SpamAssassin and Google Takeout; X-No-Archive of Usenet, and what archives of mailing lists make
of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from publisher.models import Claim
from publisher.readers import _privacy
from publisher.readers._mail_header import Header, mailbox_of, value_of
from publisher.readers._mail_text import is_encrypted
from publisher.readers._mime import Part
from publisher.tables import mail, privacy
from publisher.tables.fields import FIELD_NAMES
from publisher.text.lazy import lazy

ORIGIN = "record mail"
_JUNK = 5  # levels of Exchange from which on a message is spam
_DELETED = 0x0008  # X-Mozilla-Status: MSG_FLAG_EXPUNGED
_SHORTEST_DATE = 8  # characters
_MARK = r"(?:\s?[\[(]\s?\d{1,3}\s?[\])]|[²³^]\d{0,2}|\*\d{1,3})?"
_PREFIX = lazy(rf"([^\W\d_][\w'’]{{0,20}}(?:\s[^\W\d_]{{1,8}})?){_MARK}\s{{0,2}}[:：]\s{{0,3}}")
_BRACKETED = lazy(r"\[\s?(?:fwd?|wg|tr|rv):\s{0,3}(.{1,1000})\]\s{0,3}\Z", re.IGNORECASE)
_TAGGED = lazy(r"\[[^\[\]]{1,60}\]\s{0,3}")
_EMBARGOES = frozenset(FIELD_NAMES["embargo"])
_ANY = frozenset(FIELD_NAMES["expires"]) | {"expirydate"}
_NOTICES = frozenset(
    "message/delivery-status message/disposition-notification message/feedback-report text/rfc822-headers"
    " message/global-delivery-status message/tracking-status".split()
)
_SEALED = frozenset("application/pkcs7-mime application/x-pkcs7-mime application/pgp-encrypted".split())
_LABELS = frozenset(
    {"chat", "chats", "bin", "templates", "deleted"}
)  # of Gmail and Outlook; folders of other things
_MAILDIR_HELD = {"D": "draft", "T": "trashed"}


class Subject(NamedTuple):
    """A subject without what programs put before it."""

    text: str
    is_reply: bool = False
    is_forward: bool = False


def subject_of(text: str) -> Subject:
    """Take "Re:", "Fwd:" and what other languages say for them off a subject, also behind a list's name."""
    is_reply = is_forward = False
    if match := _BRACKETED.match(text):  # Mozilla: "[Fwd: Tides]"
        text, is_forward = match[1], True
    for _ in range(12):
        tag = _TAGGED.match(text)
        place = tag.end() if tag else 0
        match = _PREFIX.match(text, place)
        word = match[1].casefold().strip() if match else ""
        if match is None or not text[match.end() :].strip():
            break
        if word in mail.REPLIES:
            is_reply = not is_forward
        elif word in mail.FORWARDS:
            is_forward = not is_reply
        else:
            break
        text = text[:place] + text[match.end() :]
    return Subject(text.strip(), is_reply, is_forward)


def is_reply(header: Header, subject: Subject) -> bool:
    """Tell whether a message answers another one: by its subject, else by the ids that it names (RFC 5322)."""
    if subject.is_reply:
        return True
    own = header.raw("message-id").strip("<> ")
    named = (
        f"{header.raw('in-reply-to')} {header.raw('references')}".replace("<", " ").replace(">", " ").split()
    )
    return not subject.is_forward and any(one != own for one in named)


# -- what is no article --------------------------------------------------------------------------------------


def notice_of(root: Part, subject: str) -> str:
    """Say what a message is that a program wrote by itself; "" for what a person or a newsletter wrote."""
    header = root.header
    if root.type == "multipart/report":
        return "a delivery report"
    if any(part.type in _NOTICES for part in root.parts[:10]):
        return "a delivery report"
    if _is_invitation(root):
        return "an invitation"
    said = value_of(header.raw("auto-submitted"))
    is_listed = "list-id" in header or "list-unsubscribe" in header
    if said and said != "no" and (not is_listed or said == "auto-replied"):
        return "an automatic message"
    for name, values in mail.AUTOMATIC.items():
        if name in header and any(not one or header.raw(name).lower().startswith(one) for one in values):
            return "an automatic message"
    sender = mailbox_of(header.raw("from")).address.partition("@")[0].lower()
    if sender in mail.DAEMONS:
        return "a delivery report"
    folded = subject.casefold()
    if folded.startswith(mail.AUTOMATIC_SUBJECTS) and not is_listed:
        return "an automatic message"
    return ""


def _is_invitation(root: Part) -> bool:
    for part in (root, *root.parts[:10], *(inner for one in root.parts[:10] for inner in one.parts[:10])):
        if part.type == "text/calendar" and part.disposition != "attachment":
            method = part.parameters.get("method", "").upper()
            return method not in ("", "PUBLISH")
    return False


def seal_of(root: Part) -> str:
    """Say with what a message is encrypted, "" where it can be read."""
    if root.type == "multipart/encrypted" or any(
        part.type == "application/pgp-encrypted" for part in root.parts
    ):
        return "PGP"
    for part in (root, *root.parts[:20]):
        if part.type in _SEALED or (
            part.type == "application/octet-stream" and part.name.lower() == "smime.p7m"
        ):
            return "S/MIME"
    text = next((part for part in root.walk() if part.type == "text/plain"), None)
    if text is not None and text.size < 5_000_000 and b"BEGIN PGP MESSAGE" in text.source[text.body : text.end]:
        return "PGP" if is_encrypted(text.text) else ""
    return ""


# -- what holds an article back ------------------------------------------------------------------------------


def _of_filters(header: Header) -> Iterator[Claim]:
    """Yield what filters of spam say in fields of their own: Exchange Online, Rspamd, Yandex, Barracuda."""
    for name, marks in mail.SPAM_FIELDS.items():
        said = header.raw(name).lower() if name in header else ""
        if any(mark in said for mark in marks):
            yield Claim("draft", "true", f"{ORIGIN} {name.title()}")


def privacy_claims(header: Header) -> Iterator[Claim]:
    """Yield what a header says of privacy, embargo and expiry."""
    yield from _of_store(header)
    sensitivity = header.raw("sensitivity").strip().lower()
    if sensitivity not in ("", "normal"):
        yield Claim("draft", "true", f"{ORIGIN} Sensitivity")
    if header.raw("x-no-archive").strip().lower() == "yes":
        yield Claim("draft", "true", f"{ORIGIN} X-No-Archive")
    for name in ("archived", "archive", "x-archive"):  # RFC 5536, section 3.2.2, and what programs make of it
        if header.raw(name).strip().lower().partition(";")[0] in ("no", "false"):
            yield Claim("draft", "true", f"{ORIGIN} {name.title()}")
    for name in ("x-spam-flag", "x-spam-status", "x-spam", "x-bogosity"):
        if header.raw(name).strip().lower().startswith(("yes", "true", "spam")):
            yield Claim("draft", "true", f"{ORIGIN} {name.title()}")
    yield from _of_filters(header)
    level = header.raw("x-ms-exchange-organization-scl").strip()
    if level.isdecimal() and len(level) == 1 and int(level) >= _JUNK:
        yield Claim("draft", "true", f"{ORIGIN} X-MS-Exchange-Organization-SCL")
    for name in header.names():
        folded = name.removeprefix("x-").replace("-", "")
        if folded in _EMBARGOES or name == "deferred-delivery":
            yield from _privacy.instants("embargo", header.text(name), f"{ORIGIN} {name.title()}")
        elif folded in _ANY:
            value = header.text(name)
            if len(value) >= _SHORTEST_DATE:  # "0" and "-1" are of the web: do not keep
                yield from _privacy.instants("expires", value, f"{ORIGIN} {name.title()}")
        elif name.startswith("x-") and folded in _STATED:
            yield from _privacy.drafts(folded, header.text(name), f"{ORIGIN} {name.title()}")


# Of fields that no program of mail writes for a purpose of its own.
_STATED = frozenset(privacy.FLAGS | {"pubstatus", "publishstatus", "publicationstatus", "visibility"}) - {
    "internal",
    "encrypted",
    "removed",
}


def _of_store(header: Header) -> Iterator[Claim]:
    """Yield what programs that keep messages say of one: deleted, a draft, in a folder of spam."""
    status = header.raw("x-mozilla-status")
    try:
        if status and int(status, 16) & _DELETED:
            yield Claim("draft", "true", f"{ORIGIN} X-Mozilla-Status")
    except ValueError:
        pass
    if "x-mozilla-draft-info" in header and "received" not in header:
        yield Claim("draft", "true", f"{ORIGIN} X-Mozilla-Draft-Info")
    if header.raw("x-unsent").strip() == "1":
        yield Claim("draft", "true", f"{ORIGIN} X-Unsent")
    if header.raw("x-uniform-type-identifier").endswith(("mail-draft", "mail-note")):
        yield Claim("draft", "true", f"{ORIGIN} X-Uniform-Type-Identifier")
    if "D" in header.raw("status")[:4]:  # of mbox: R, O and D alone or together, never a word
        yield Claim("draft", "true", f"{ORIGIN} Status")
    if {"D", "T"} & set(header.raw("x-status")[:20].upper()):
        yield Claim("draft", "true", f"{ORIGIN} X-Status")
    labels = [("x-gmail-labels", one) for one in header.text("x-gmail-labels").split(",")[:50]]
    for name in ("x-keywords", "x-mozilla-keys", "x-label"):
        labels += [(name, one.strip("$,")) for one in header.text(name).split()[:50]]
    for name, label in labels:
        if is_held_folder(label):
            yield Claim("draft", "true", f"{ORIGIN} {name.title()}")
            return


def is_held_folder(name: str) -> bool:
    """Tell whether a folder or label of this name is for drafts, spam, chats or what was thrown away."""
    return name.strip(' "').casefold() in mail.HELD_FOLDERS


def place_claims(name: str) -> Iterator[Claim]:
    """Yield what the name of a file says: the flags of a Maildir, a mailbox that is a folder of spam."""
    last = name.rpartition("/")[2]
    mark = next((one for one in (":2,", ";2,", "!2,") if one in last), "")
    flags = last.rpartition(mark)[2] if mark else ""
    for flag in flags[:20]:
        if flag in _MAILDIR_HELD:
            yield Claim("draft", "true", f"{ORIGIN} flag {_MAILDIR_HELD[flag]}")
    parts = name.split("/")
    for part in (*parts[:-1], parts[-1].partition(".")[0]):
        folder = part.removesuffix(".mbox").removesuffix(".sbd")
        folder = folder.rpartition(".")[2] if folder.startswith(("INBOX.", ".")) else folder  # Maildir++
        if is_held_folder(folder) and folder.casefold() not in _LABELS:
            yield Claim("draft", "true", f"{ORIGIN} folder")
            return
