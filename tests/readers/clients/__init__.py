"""Programs that people subscribe with, each behind the same door; one file for each, one line for each here."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from clients.client import Client, File, Item

__all__ = ["CLIENTS", "Client", "File", "Item", "open_client"]

CLIENTS = {
    "newsboat": "clients.newsboat",
    "sfeed": "clients.sfeed",
    "rss2email": "clients.rss2email",
    "reader": "clients.reader",
    "feedparser": "clients.feedparser",
    "fastfeedparser": "clients.fastfeedparser",
    "rss-parser": "clients.rss_parser",
    "feedsmith": "clients.feedsmith",
    "node-feedparser": "clients.node_feedparser",
    "rowanmanning": "clients.rowanmanning",
}


def open_client(name: str, folder: Path) -> Client:
    """Open a reader that keeps what it knows in a folder of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    opened: Callable[[Path], Client] = import_module(CLIENTS[name]).open_client
    return opened(folder)
