"""Kinds of problems: how each is reported, the worst first. A problem names its kind in `Problem.kind`.

Problems of a kind are reported in one line: how many articles have one, an example, the remedy. What the
message of such a problem says after its first ": " is its subject, such as the tag in "holds a template tag
that is not understood: {{ release.url }}"; it is the example, and where `counted`, subjects are listed with
their numbers.
"""

from __future__ import annotations

from typing import NamedTuple


class Kind(NamedTuple):
    """The words for one kind of problem. In a sentence, {n} is the number and {subject} the subject."""

    name: str  # in a list, and where no article has one any more
    one: str  # the sentence for one article
    many: str
    remedy: str = ""  # "" is the remedy of the problem that is the example
    each: bool = False  # each message has a line of its own
    counted: bool = False  # the line counts subjects
    quiet: bool = False  # told on request only: by `build -v` and by `status`


KINDS: dict[str, Kind] = {
    "fault": Kind(
        "faults of publisher itself",
        "{n} article is left out because of a fault of publisher itself",
        "{n} articles are left out because of a fault of publisher itself",
        "please report this",
        each=True,
    ),
    "unknown-privacy": Kind(
        "articles that may not be meant for the public",
        "{n} article is held back, because it is not known whether it is meant for the public",
        "{n} articles are held back, because it is not known whether they are meant for the public",
        "write draft or published",
    ),
    "only-tags": Kind(
        "articles of nothing but template tags that are not understood",
        "{n} article is held back, because it holds nothing but template tags that are not understood",
        "{n} articles are held back, because they hold nothing but template tags that are not understood",
        "say in [shortcodes] what the tags mean, write a description into each, or publish the pages that your"
        " generator makes",
    ),
    "template": Kind(
        "template tags that are not understood",
        "{n} article holds template tags that are not understood",
        "{n} articles hold template tags that are not understood",
        "say in [shortcodes] what they mean, publish the pages that your generator makes, or replace the tags",
    ),
    "element": Kind(
        "elements that feeds cannot show",
        "{n} article has elements that feeds cannot show; they are left out",
        "{n} articles have elements that feeds cannot show; they are left out",
        "say in words what they show, if that matters",
        counted=True,
    ),
    "missing-file": Kind(
        "pictures and files that are not where they are said to be",
        "{n} article refers to pictures or files that are not there",
        "{n} articles refer to pictures or files that are not there",
        "put them there, or mend the reference",
    ),
    "refused-file": Kind(
        "pictures and files that may not be published beside a page",
        "{n} article refers to a picture or file that may not be published beside its page",
        "{n} articles refer to pictures or files that may not be published beside their pages",
        "give them a public address, or use PNG or JPEG: an SVG may hold scripts",
    ),
    "address": Kind(
        "addresses that cannot be made by the rule",
        "{n} article has no address, because the permalink rule asks for what it does not say",
        "{n} articles have no address, because the permalink rule asks for what they do not say",
        "write what is missing, or a permalink, into each",
    ),
    "unpublished-link": Kind(
        "links to articles that are not published",
        "{n} article links to articles that are not published; the words stay, without a link",
        "{n} articles link to articles that are not published; the words stay, without a link",
        "publish them, or remove the links",
    ),
    "inexact-file": Kind(
        "files of which type, length or duration are not known exactly",
        "{n} article names a file whose type, length or duration is not known exactly",
        "{n} articles name files whose type, length or duration is not known exactly",
        "write them: `audio: {url: ..., type: audio/mpeg, length: 12345678}`",
    ),
    "unread": Kind(
        "files of formats that are not read",
        "{n} {subject} file is not read",
        "{n} {subject} files are not read",
        each=True,
    ),
    "left-out": Kind(
        "parts of files that are not published",
        "{n} article is published without a part of its file",
        "{n} articles are published without a part of their files",
        "nothing to do, unless readers need it: then publish it in a form that feeds can show",
        counted=True,
    ),
    "undated": Kind(
        "articles without a date",
        "{n} article names no date",
        "{n} articles name no date",
        "write one, such as date: 2026-01-31",
    ),
    "unknown-key": Kind(
        "unknown keys of front matter",
        "{n} article has unknown keys of front matter",
        "{n} articles have unknown keys of front matter",
        "nothing to do, unless one is misspelt",
        counted=True,
    ),
    "embed": Kind(
        "films, recordings and frames that feeds show as links",
        "{n} article has films, recordings or frames, which feeds show as links",
        "{n} articles have films, recordings or frames, which feeds show as links",
        "nothing to do",
        quiet=True,
    ),
    "encrypted": Kind(
        "messages that are encrypted",
        "{n} message is not read, because it is encrypted",
        "{n} messages are not read, because they are encrypted",
        "publish a copy that is not encrypted",
    ),
    "attachment": Kind(
        "attachments that are not published",
        "{n} message has attachments that are not published",
        "{n} messages have attachments that are not published",
        "nothing to do: pictures, recordings and PDF are published; put anything else on the web",
    ),
    "reply": Kind(
        "replies to other messages",
        "{n} reply to another message is passed over",
        "{n} replies to other messages are passed over",
        "to publish them, set replies = true in [articles]",
    ),
    "mail-notice": Kind(
        "messages that a program wrote by itself",
        "{n} message is passed over, because a program wrote it by itself",
        "{n} messages are passed over, because programs wrote them by themselves",
        "to publish one, save its text as an article",
        quiet=True,
    ),
    "held": Kind(
        "articles that are held back",
        "{n} article is held back",
        "{n} articles are held back",
        quiet=True,
    ),
    "expired": Kind(
        "articles that have expired",
        "{n} article has expired, and is no longer published",
        "{n} articles have expired, and are no longer published",
        quiet=True,
    ),
    "draft": Kind(
        "drafts",
        "{n} article is a draft",
        "{n} articles are drafts",
        quiet=True,
    ),
    "older-version": Kind(
        "older versions of items",
        "{n} article is an older version of an item, of which the newest is published",
        "{n} articles are older versions of items, of which the newest are published",
        "nothing to do",
        quiet=True,
    ),
    "not-entry": Kind(
        "pages that are no articles",
        "{n} page is passed over, because it is no article",
        "{n} pages are passed over, because they are no articles",
        "to publish one, give it a date and og:type article",
        quiet=True,
    ),
    "not-article": Kind(
        "files whose names are those of no article",
        "{n} file is passed over, because its name is that of no article",
        "{n} files are passed over, because their names are those of no article",
        "to publish one, rename it",
        quiet=True,
    ),
}
EACH = frozenset(name for name, kind in KINDS.items() if kind.each)
RANKS = {name: number for number, name in enumerate(KINDS)}
