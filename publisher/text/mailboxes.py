"""Where the messages of a mailbox begin (mbox, RFC 4155), and which folders of a Maildir hold messages.

Each message begins with a line "From ", an address and a time. A line of a message that only begins so, which
some programs do not quote, has no time and no header below. Thunderbird writes nothing behind "From ", and
Google Takeout sometimes no time.
"""

from __future__ import annotations

import re
from collections.abc import Collection

START = re.compile(
    rb"^From (?:[^\n]{0,300}?\d{1,2}:\d\d[^\n]{0,60}\n(?=>?[!-9;-~]{1,80}:|>From )"
    rb"|(?:\d{5,20}@xxx)?[-? \t\r]{0,9}\n(?=[!-9;-~]{1,80}:))",
    re.MULTILINE,
)


def is_unfinished(folder: str, beside: Collection[str]) -> bool:
    """Tell whether a folder holds what is still being delivered to a Maildir: `tmp` next to `cur` and `new`."""
    return folder == "tmp" and "cur" in beside and "new" in beside
