"""What stands beside a file, its sidecar and its folders' defaults; and how places in files are named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.errors import ReadError
from publisher.models import Problem
from publisher.scanner import File, Scanner

if TYPE_CHECKING:
    from publisher.models import Claim


class Beside(ReadError):
    """A sidecar or a folder's defaults cannot be read; `where` names the file."""

    def __init__(self, where: str, error: ReadError) -> None:
        """Keep what is wrong with the file beside its name."""
        super().__init__(error.message, error.mend, error.line)
        self.where = where


def companions(file: File, scanner: Scanner) -> tuple[tuple[Claim, ...], bytes]:
    """Read the claims of the sidecar and the folder defaults, the strongest first, and their bytes."""
    from publisher.readers import sidecar

    claims: list[Claim] = []
    together = b""
    for path in reversed(file.companions):
        name = path.rsplit("/", 1)[-1]
        origin = "folder default" if name in sidecar.DEFAULTS else "sidecar"
        try:
            data = scanner.load(path)
            claims.extend(sidecar.read(data, name, origin))
        except ReadError as error:
            raise Beside(scanner.where(file._replace(path=path)), error) from error
        together += data + b"\0"
    return tuple(claims), together


def placed(where: str, place: str) -> str:
    """Name a record's place in its file for people."""
    if place.startswith("@"):
        return f"{where}, record at byte {place[1:]}"
    return f"{where}, record {place}" if place else where


def problem_of(where: str, error: ReadError) -> Problem:
    """Say what is wrong with a file, and on which line; what stands beside it has its own name."""
    where = error.where if isinstance(error, Beside) else where
    return Problem(f"{where}:{error.line}" if error.line else where, error.message, error.mend)
