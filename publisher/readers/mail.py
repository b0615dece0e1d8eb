"""Mail messages as articles (`.eml`, `.emlx`, the files of a Maildir): RFC 5322 and MIME, newsletters too.

A message's header gives title, author, publisher, date, id and what holds it back; one of its parts is the
text. Replies are claimed as such ("reply"), and become entries only where the configuration asks for them. What
a program wrote by itself and what is encrypted is no article. An Apple message (`.emlx`) has a line with its
length above it, and a property list below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.errors import ReadError
from publisher.models import Article, Claim, Problem
from publisher.readers import _mail_body, _mail_fields, _mail_kind, _mail_text, _privacy
from publisher.readers._mail_header import LARGEST, addresses_in, mailbox_of, parted
from publisher.readers._mail_kind import ORIGIN
from publisher.readers._mime import Part, message_of
from publisher.text.hosts import site_of

_LENGTH = re.compile(rb"\s{0,20}(\d{1,10})[ \t]{0,20}\r?\n")
_FLAGS = re.compile(rb"<key>flags</key>\s{0,40}<integer>(\d{1,19})</integer>")
_APPLE_DELETED, _APPLE_DRAFT, _APPLE_JUNK = 1 << 1, 1 << 6, 1 << 24
# Fields whose addresses are those of readers: nothing of them remains in the text.
_PRIVATE = (
    "to", "cc", "bcc", "delivered-to", "x-original-to", "envelope-to", "x-delivered-to", "x-envelope-to",
    "x-forwarded-to", "x-forwarded-for", "resent-to", "resent-cc", "resent-bcc", "x-rcpt-to", "apparently-to",
    "x-receiver",
)  # fmt: skip
_PUBLIC = ("from", "sender", "reply-to", "list-post", "x-mailing-list", "resent-from")
_ARTICLE_FIELDS = ("subject", "from", "date", "message-id", "received", "to", "content-type", "return-path")
_INLINE = 2_000  # characters of a note above a message that is passed on


def read(data: bytes, name: str, offset: int = 0) -> Iterator[Article]:
    """Read one message.

    Raises:
        ReadError: the bytes are no message.
    """
    found = _LENGTH.match(data) if name.lower().endswith(".emlx") else None
    flags = 0
    if found:
        end = found.end() + int(found[1])
        tail = data[end : end + 20_000]
        flags = int(match[1]) if (match := _FLAGS.search(tail)) else 0
        data = data[found.end() : end]
    article = article_of(data.lstrip(b"\r\n\xef\xbb\xbf"), name)
    if flags & (_APPLE_DELETED | _APPLE_DRAFT | _APPLE_JUNK):
        article = article._replace(claims=(*article.claims, Claim("draft", "true", f"{ORIGIN} flags")))
    yield article


def is_message(data: bytes) -> bool:
    """Tell whether a text is a message whose body is encoded, or in parts, as its header says (RFC 2045)."""
    header, _ = parted(data[:LARGEST].lstrip(b"\r\n\xef\xbb\xbf"))
    if "mime-version" not in header or "from" not in header or not ("date" in header or "subject" in header):
        return False
    encoding = header.raw("content-transfer-encoding").strip().lower()
    kind = header.raw("content-type").strip().lower()
    return kind.startswith(("multipart/", "text/html")) or encoding in {"base64", "quoted-printable"}


def article_of(
    data: bytes, name: str, place: str = "", *, envelope: str = "", names: tuple[str, ...] = ()
) -> Article:
    """Make an article of a message's bytes.

    Args:
        data: the message.
        name: the file's name.
        place: where in the file it begins.
        envelope: the date that the mailbox gives it.
        names: what the mailing list is called besides what the message says.

    Raises:
        ReadError: the bytes are no message.
    """
    root = message_of(data)
    if not any(field in root.header for field in _ARTICLE_FIELDS):
        raise ReadError(f"{name} is no mail message", "save it again, or name it in [articles] ignore")
    subject = _mail_kind.subject_of(root.header.text("subject"))
    if seal := _mail_kind.seal_of(root):
        problem = Problem(
            name, f"is encrypted with {seal}", "publish a copy that is not", "warning", "encrypted"
        )
        return Article(name, place, problems=(problem,))
    if reason := _mail_kind.notice_of(root, subject.text):
        problem = Problem(name, f"passed over: it is {reason}", "", "note", "mail-notice")
        return Article(name, place, problems=(problem,))
    held = (*_mail_kind.privacy_claims(root.header), *_mail_kind.place_claims(name))
    is_reply = _mail_kind.is_reply(root.header, subject)
    private = addresses_in(root.header, _PRIVATE) - addresses_in(root.header, _PUBLIC)
    if inner := _passed_on(root, subject):
        root, private = inner, private | addresses_in(inner.header, _PRIVATE)
        subject = _mail_kind.subject_of(root.header.text("subject"))._replace(is_forward=False)
        held += tuple(_mail_kind.privacy_claims(root.header))
        is_reply = False
    senders = frozenset(map(site_of, _mail_fields.hosts_of(root.header)))
    content = _mail_body.content_of(root, _mail_body.Wanted(is_reply, subject.is_forward, private, senders))
    claims = [*_claims(root, subject, content, envelope, names), *held, *content.claims]
    if is_reply:
        claims.append(Claim("reply", "true", f"{ORIGIN} In-Reply-To"))
    claims += [Claim("left out", f"{kind}: {words}", ORIGIN) for kind, words in dict.fromkeys(content.left_out)]
    return Article(name, place, tuple(claims), content.body, embedded=tuple(content.embedded))


def _passed_on(root: Part, subject: _mail_kind.Subject) -> Part | None:
    """Find the message that another one is there to pass on, with no more than a note above it."""
    nested = [part for part in root.parts if part.type == "message/rfc822" and part.parts]
    if root.type == "message/rfc822" and root.parts:
        return root.parts[0]
    if len(nested) != 1 or not (subject.is_forward or len(root.parts) == 1):
        return None
    note = sum(part.size for part in root.parts if part.type == "text/plain")
    return nested[0].parts[0] if note <= _INLINE else None


def _claims(
    root: Part, subject: _mail_kind.Subject, content: _mail_body.Content, envelope: str, names: tuple[str, ...]
) -> Iterator[Claim]:
    header = root.header
    if (passed := content.forwarded) is not None:
        yield from _of_forwarded(passed, names)
    yield from _mail_fields.identity_claims(header)
    yield from _mail_fields.title_claims(_mail_text.without_embargo(subject.text), header, names)
    yield from _mail_fields.date_claims(header, envelope)
    if passed is None:
        yield from _mail_fields.people_claims(header)
    yield from _mail_fields.link_claims(header, content.online)
    yield from _mail_fields.other_claims(header, content.language)
    if content.body.text[:40].lower().startswith("x-no-archive: yes"):  # as the first line of a text of Usenet
        yield Claim("draft", "true", "text X-No-Archive")
    until = _mail_text.embargo_of(subject.text, content.body.text, is_html=content.body.kind == "html")
    yield from _privacy.instants("embargo", until, "text embargo line") if until else ()


def _of_forwarded(passed: _mail_text.Forwarded, names: tuple[str, ...]) -> Iterator[Claim]:
    """Yield what the header says that a text quotes above the message that it passes on."""
    origin = "record mail forwarded"
    title = _mail_fields.without_tag(_mail_kind.subject_of(passed.fields.get("subject", "")).text, names)
    if title:
        yield Claim("title", _mail_text.masked(title), f"{origin} Subject")
    if date := passed.fields.get("date"):
        yield Claim("published", date, f"{origin} Date")
    person, publication = _mail_fields.parted_name(mailbox_of(passed.fields.get("from", "")).name)
    if person:
        yield Claim("author", person, f"{origin} From")
    if publication:
        yield Claim("publisher", publication, f"{origin} From")
