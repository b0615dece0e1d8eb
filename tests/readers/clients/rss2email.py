"""rss2email, feeds as mail (Debian: rss2email). Here it delivers into a Maildir."""

from __future__ import annotations

import re
import subprocess
from datetime import UTC
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from html import unescape
from pathlib import Path

from clients.client import Client, File, Item

_ENCLOSURE = re.compile(r'<p>Enclosure: <a href="([^"]+)"')
_CONFIG = """\
[DEFAULT]
from = ada@example.org
to = ada@example.org
use-publisher-email = False
name-format = {author}
date-header = True
html-mail = True
email-protocol = maildir
maildir-path = MAIL
maildir-mailbox = INBOX
"""


class Rss2email(Client):
    """A mail for each new item; a mail is read when it was taken out of the box."""

    conditional = 2
    sanitises = True
    last_author = ("atom",)
    loses = ("atom.published",)  # it dates a mail by `updated`

    def poll(self) -> dict[str, list[Item]]:
        """Run it once, and take the mails it wrote."""
        config = self.folder / "config"
        if not config.exists():
            (self.folder / "mail").mkdir()
            (self.folder / "data.json").write_text('{"version": 2, "feeds": []}')
            feeds = "".join(f"[feed.{format_}]\nurl = {address}\n" for format_, address in self.feeds.items())
            config.write_text(_CONFIG.replace("MAIL", str(self.folder / "mail")) + feeds)
        done = subprocess.run(
            ["r2e", "-c", config, "-d", self.folder / "data.json", "run"],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        unread: dict[str, list[Item]] = {format_: [] for format_ in self.feeds}
        for path in sorted((self.folder / "mail").rglob("new/*")):
            mail = message_from_bytes(path.read_bytes(), policy=policy.default)
            assert isinstance(mail, EmailMessage)
            unread[str(mail["X-RSS-Feed"]).rpartition(".")[2].partition("?")[0]].append(_item(mail))
            path.unlink()
        return unread


def _item(mail: EmailMessage) -> Item:
    sender = mail["From"].addresses[0].display_name.replace("<author>", "")  # of an item without one
    html = mail.get_content()
    return Item(
        str(mail["X-RSS-ID"]),
        str(mail["Subject"]),
        str(mail["X-RSS-URL"]),
        tuple(sender.split(", ")) if sender else (),
        parsedate_to_datetime(str(mail["Date"])).astimezone(UTC),
        tuple(File(unescape(address)) for address in _ENCLOSURE.findall(html)),
        html.partition('<div id="body">')[2].rpartition('<div class="footer">')[0],
        categories=tuple(one for one in str(mail.get("X-RSS-TAGS", "")).split(",") if one),
    )


def open_client(folder: Path) -> Rss2email:
    """Open it."""
    return Rss2email(folder)
