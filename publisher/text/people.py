"""People as feeds, mails and front matter write them: a name and a mail address in one text."""

from __future__ import annotations

import re

# RFC 5322, section 3.4: Ada Quay <ada@quay.example>
_NAME_FIRST = re.compile(r"\"?([^<>@\"]{1,100}?)\"?\s{0,5}<([^<>\s@]{1,64}@[^<>\s@]{1,190})>\Z")
# RSS 2.0, <author>: ada@quay.example (Ada Quay)
_MAIL_FIRST = re.compile(r"([^<>()\s@]{1,64}@[^<>()\s@]{1,190})\s{0,5}\(([^()]{1,100})\)\Z")


def split_mailbox(text: str) -> tuple[str, str] | None:
    """Part "Name <mail>" or "mail (Name)" into name and mail; None where a text is neither."""
    if match := _NAME_FIRST.match(text):
        return match[1].strip(), match[2]
    if match := _MAIL_FIRST.match(text):
        return match[2].strip(), match[1]
    return None
