"""Mailboxes of many messages, in every dialect: each message is an article, and replies are counted."""

from __future__ import annotations

import gzip

import pytest
from mails import FIELDS, mailbox, message
from sites import PLAIN, SiteFolder

from publisher.readers import read
from publisher.sources.records import RECORDS

OPENINGS = {
    "mbox (RFC 4155)": b"From ada@quay.example Tue Mar  3 10:00:00 2026\n",
    "Thunderbird": b"From - Tue Mar 03 10:00:00 2026\r\nX-Mozilla-Status: 0001\r\n",
    "newer Thunderbird": b"From \r\n",
    "Google Takeout": b"From 1700000000000000001@xxx Tue Mar 03 10:00:00 +0000 2026\nX-GM-THRID: 1\n",
    "Google Takeout without a time": b"From 1700000000000000001@xxx\n",
    "pipermail": b"From ada at quay.example  Tue Mar  3 10:00:00 2026\n",
    "Eudora": b"From ???@??? Tue Mar 03 10:00:00 2026\n",
    "with a zone": b"From ada@quay.example Tue Mar  3 10:00:00 CET 2026\n",
}


@pytest.mark.parametrize("opening", OPENINGS.values(), ids=OPENINGS)
def test_each_message_of_a_mailbox_is_an_article(opening: bytes) -> None:
    """Programs open messages in their own ways; none of them costs a message, and no text is cut at "From "."""
    ends = b"\r\n" if b"\r" in opening else b"\n"
    one = message("From the pier\nwe saw it.\n\nFrom 10:00 on: fog.\n").replace(b"\n", ends)
    data = opening + one + ends + opening + one.replace(b"<1@", b"<2@")
    found = list(read(data, "a.mbox", 100))
    assert [article.place for article in found] == ["@100", f"@{100 + len(opening + one + ends)}"]
    assert all(
        article.body.text.rstrip() == "From the pier\nwe saw it.\n\nFrom 10:00 on: fog." for article in found
    )


def test_quoted_lines_of_a_mailbox_are_as_they_were_written() -> None:
    """Programs quote lines that begin like a message with ">"; one sign is taken off (mboxrd)."""
    (article,) = read(OPENINGS["mbox (RFC 4155)"] + message(">From here\n>>From there\n"), "a.mbox")
    assert article.body.text == "From here\n>From there"


def test_a_damaged_message_costs_only_itself() -> None:
    """What is between two messages and is none is reported, and the others are read."""
    opening = OPENINGS["mbox (RFC 4155)"]
    data = (
        opening
        + message()
        + opening
        + b"Nothing: here\n\nx\n"
        + opening
        + message(Message_ID="<2@quay.example>")
    )
    assert [bool(article.problems) for article in read(data, "a.mbox")] == [False, True, False]


def test_an_archive_of_a_mailing_list_is_recognised_among_texts() -> None:
    """Pipermail names its mailboxes `2026-March.txt`; the tag that all subjects have is the list's name."""
    names = {name: value for name, value in FIELDS.items() if name != "To"}
    data = b"".join(
        OPENINGS["pipermail"]
        + message(Subject=f"[Quay] Tide {n}", Message_ID=f"<{n}@q>", To="", From=names["From"])
        for n in range(4)
    )
    found = list(read(data, "2026-March.txt"))
    assert [str(claim.value) for one in found for claim in one.claims if claim.field == "title"] == [
        f"Tide {n}" for n in range(4)
    ]
    assert [one.place for one in found] == ["[0]", "[1]", "[2]", "[3]"]


def test_a_text_that_begins_with_from_is_a_text() -> None:
    """A story whose first word is "From" is no mailbox."""
    (article,) = read(b"From the pier\n\nThe tide turned at 10:00 and the pilots were late.\n", "a.txt")
    assert article.place == ""


def test_pieces_of_a_mailbox_end_where_a_message_does() -> None:
    """A mailbox of any size is read in pieces, and one message again: all cuts are the starts of messages."""
    data = mailbox(50)
    starts = [int(article.place[1:]) for article in read(data, "a.mbox")]
    kind = RECORDS["messages"]
    assert kind.whole(data) == starts[-1]
    assert [kind.end(data, start) for start in starts] == [*starts[1:], len(data)]


def test_a_mailbox_of_699_messages_gives_its_articles(site: SiteFolder) -> None:
    """Every message that begins a thread is an entry, with title, date and id; replies are counted."""
    site.write("quay.mbox", mailbox(699, replies=99))
    report = site.build()
    assert report.shown == 600
    assert [group.total for group in report.kinds if group.kind == "reply"] == [99]
    assert all(one["title"].startswith("Tide ") and "@" not in one["content_html"] for one in site.items())
    assert all(one["id"].startswith("mid:") and one["date_published"] for one in site.items())


def test_replies_are_read_where_they_are_asked_for(site: SiteFolder) -> None:
    """`replies = true` makes an entry of each reply."""
    site.configure(PLAIN + "[articles]\nreplies = true\n")
    site.write("quay.mbox", mailbox(30, replies=10))
    assert site.build().shown == 30


def test_a_packed_mailbox_is_read(site: SiteFolder) -> None:
    """Archives are kept packed: `2026-March.txt.gz`, `quay.mbox.gz`."""
    site.write("2026-March.txt.gz", gzip.compress(mailbox(5)))
    assert site.build().shown == 5


def test_a_mailbox_that_grows_gives_the_new_messages(site: SiteFolder) -> None:
    """A message that is appended is a new entry, and the others stay as they were."""
    site.write("quay.mbox", mailbox(5))
    site.build()
    before = site.ids()
    site.write("quay.mbox", mailbox(7))
    site.build()
    assert set(before) < set(site.ids())
    assert len(site.ids()) == 7


def test_a_maildir_is_read_but_for_what_is_being_delivered(site: SiteFolder) -> None:
    """Messages in `cur` and `new` are articles, those in `tmp` are not whole yet."""
    for number, folder in enumerate(("cur", "new", "tmp")):
        name = f"170000000{number}.M1P2.host" + (":2,S" if folder == "cur" else "")
        site.write(f"mail/{folder}/{name}", message(Subject=folder, Message_ID=f"<{number}@q>"))
    site.build()
    assert sorted(site.titles()) == ["cur", "new"]
