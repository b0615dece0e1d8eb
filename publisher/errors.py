"""What can go wrong, as one tree.

    PublisherError              never raised itself
    |-- ConfigError             publisher.toml is wrong: names the file, the key, the remedy      78
    |-- ReadError               an article cannot be read; becomes a problem, the rest go on
    |   +-- NothingError        it was read, and there is nothing in it to publish
    |-- InputError              the articles as a whole cannot be used (missing folder)          66
    |-- InvalidFeedError        a feed would not validate; the old one stays                     70
    |-- BusyError               another build holds the lock                                     75
    |-- CatalogError            what is remembered cannot be read or written                     74
    |-- NotifyError             a health check or a hub cannot be reached; the build is done      69
    +-- OutputError             the output cannot be written                                     73

The number is the exit status of the command line (BSD sysexits).
"""

from __future__ import annotations


class PublisherError(Exception):
    """The root of the tree, never raised itself. Carries a message and its remedy."""

    status = 1

    def __init__(self, message: str, remedy: str = "") -> None:
        """Keep the message (where and what) and the remedy (what to do about it)."""
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        """Where and what, then the remedy."""
        return f"{self.message}; {self.remedy}" if self.remedy else self.message


REPORT = "please report this"
_HOME = __file__.rpartition("/")[0] + "/"


def fault_of(error: Exception) -> str:
    """Say that an exception is a fault of our own: its type, its words, and where in our code it was raised."""
    place, trace = "", error.__traceback__
    while trace is not None:
        path = trace.tb_frame.f_code.co_filename
        if path.startswith(_HOME):
            place = f" at {path.removeprefix(_HOME)}:{trace.tb_lineno}"
        trace = trace.tb_next
    words = " ".join(str(error).split())[:200]
    said = f"{type(error).__name__}: {words}" if words else type(error).__name__
    return f"a fault of publisher itself ({said}{place})"


class ConfigError(PublisherError):
    """The configuration is wrong."""

    status = 78


class ReadError(PublisherError):
    """One article cannot be read. `line` is 1-based, 0 where no line is to blame."""

    status = 65

    def __init__(self, message: str, remedy: str = "", line: int = 0) -> None:
        """Keep message, remedy and line."""
        super().__init__(message, remedy)
        self.line = line


class NothingError(ReadError):
    """What was read has neither a title nor a text."""

    def __init__(self) -> None:
        """Say so; what is somebody's data is never to be removed."""
        super().__init__(
            "has neither a title nor a text, so there is nothing to publish",
            "write one of them, or name the file in [articles] ignore",
        )


class InputError(PublisherError):
    """The articles as a whole cannot be used."""

    status = 66


class InvalidFeedError(PublisherError):
    """A feed that we made does not validate: a fault of ours, kept from subscribers."""

    status = 70


class BusyError(PublisherError):
    """Another build of the same output is running."""

    status = 75


class CatalogError(PublisherError):
    """What is remembered cannot be read or written."""

    status = 74


class OutputError(PublisherError):
    """The output folder cannot be written."""

    status = 73


class NotifyError(PublisherError):
    """A health check or a hub could not be reached."""

    status = 69
