"""What accompanies a file: its sidecar and the defaults of its folders. And how places are named for people."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from publisher.errors import ReadError
from publisher.models import Problem

if TYPE_CHECKING:
    from publisher.models import Claim, Site
    from publisher.sources import File, Source


class SidecarError(ReadError):
    """A sidecar or a folder's defaults cannot be read; `where` names the file."""

    def __init__(self, where: str, error: ReadError) -> None:
        """Keep the name of the file with its error."""
        super().__init__(error.message, error.remedy, error.line)
        self.where = where


def companions_of(file: File, source: Source, site: Site) -> tuple[tuple[Claim, ...], bytes]:
    """Read the claims of the sidecar and of the folder defaults, the strongest first, and their bytes.

    The weakest are the defaults that the configuration sets for the whole source.

    Raises:
        SidecarError: one of them cannot be read.
    """
    defaults = site.source_of(file.name)[0].defaults
    if not file.companions and not defaults:
        return (), b""
    from publisher.readers import authors, front_matter

    claims: list[Claim] = []
    together = b""
    for path in reversed(file.companions):
        name = path.rsplit("/", 1)[-1]
        try:
            if name in authors.FOLDERS:
                files = source.people(path)
                claims.extend(authors.read_files(files))
                together += b"".join(os.fsencode(one) + b"\0" + data + b"\0" for one, data in files)
                continue
            data = source.load(path)
            if name in authors.NAMES:
                claims.extend(authors.read(data, name))
            elif name in front_matter.DEFAULTS:
                claims.extend(front_matter.read_sidecar(data, name, "folder default"))
            elif name == "_index.md":
                cascade = front_matter.read_cascade(data, name, file.name)
                if cascade is None:
                    continue
                claims.extend(cascade)
            elif name.startswith(file.path.rpartition("/")[2] + "."):
                claims.extend(front_matter.read_sidecar(data, name, "sidecar"))
            elif name.endswith(".meta"):
                claims.extend(front_matter.read_meta(data, name))
            elif (found := front_matter.read_data(data, name)) is not None:
                claims.extend(found)
            else:
                continue
        except ReadError as error:
            raise SidecarError(source.where(file._replace(path=path)), error) from error
        together += data + b"\0"
    if defaults:
        claims.extend(front_matter.claims_of_defaults(defaults))
    return tuple(claims), together


def placed(where: str, place: str) -> str:
    """Name a record's place in its file for people."""
    if place.startswith("@"):
        return f"{where}, record at byte {place[1:]}"
    return f"{where}, record {place}" if place else where


def problem_of(where: str, error: ReadError) -> Problem:
    """Make a problem of an error: the file, or the sidecar that has the fault, and the line."""
    where = error.where if isinstance(error, SidecarError) else where
    return Problem(f"{where}:{error.line}" if error.line else where, error.message, error.remedy)
