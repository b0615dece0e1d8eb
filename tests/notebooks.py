"""Notebooks and pictures, made for tests."""

from __future__ import annotations

import json
import struct
import zlib
from base64 import b64encode
from typing import Any


def png(width: int = 3, height: int = 2) -> bytes:
    """Make a red picture."""
    rows = b"".join(b"\0" + b"\xff\0\0" * width for _ in range(height))
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )


PICTURE = b64encode(png()).decode()


def text(source: str, **more: Any) -> dict[str, Any]:
    """Make a cell of Markdown."""
    return {"cell_type": "markdown", "metadata": {}, "source": source, **more}


def code(source: str, *outputs: dict[str, Any], **metadata: Any) -> dict[str, Any]:
    """Make a cell of code with what it shows."""
    return {"cell_type": "code", "metadata": metadata, "source": source, "outputs": list(outputs)}


def shows(**forms: Any) -> dict[str, Any]:
    """Make an output of several forms; "image_png" is "image/png"."""
    return {
        "output_type": "display_data",
        "data": {key.replace("_", "/"): value for key, value in forms.items()},
    }


def notebook(*cells: dict[str, Any], **metadata: Any) -> bytes:
    """Make a notebook in Python."""
    about = {"language_info": {"name": "python"}, **metadata}
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": about, "cells": cells}).encode()
