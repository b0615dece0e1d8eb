"""Files on disk: which there are, what stands beside each, and their bytes. Follows no link."""

from __future__ import annotations

from publisher.scanner.files import File
from publisher.scanner.folders import Folder, folder_of
from publisher.scanner.walking import Readable, Scanner, Walk, glob_pattern
from publisher.text.characters import printable as shown

__all__ = ["File", "Folder", "Readable", "Scanner", "Walk", "folder_of", "glob_pattern", "shown"]
