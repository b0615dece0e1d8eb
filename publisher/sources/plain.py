"""Opening a plain file: no link is followed, and nothing is waited for."""

from __future__ import annotations

import os
import stat
from errno import ELOOP

from publisher.errors import ReadError


def open_plain(path: str) -> int:
    """Open a plain file for reading; the caller closes the descriptor.

    Raises:
        ReadError: it is a link, no plain file, or cannot be read.
    """
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        if error.errno == ELOOP:
            raise ReadError("this is a symbolic link", "put the file itself there") from error
        raise ReadError(f"{error.strerror}", "make the file readable for the user who builds") from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise ReadError("this is no plain file", "remove it, or ignore it in [articles] ignore")
    return handle
