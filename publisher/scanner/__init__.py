"""Files on disk: which there are, what stands beside each, and their bytes. Follows no link."""

from __future__ import annotations

from publisher.scanner.files import File, shown
from publisher.scanner.walking import Readable, Scanner, Walk, glob_pattern

__all__ = ["File", "Readable", "Scanner", "Walk", "glob_pattern", "shown"]
