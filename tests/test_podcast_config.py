"""[feed.podcast]: what directories demand is checked before anything is built."""

from __future__ import annotations

from pathlib import Path

import pytest
from sites import PLAIN
from test_podcasts import SHOW, TABLE

from publisher import load_config
from publisher.errors import ConfigError

WRONG = [
    ('image = "https://notes.example.org/cover.jpg"\n', "", "[feed.podcast] image is missing"),
    ('categories = ["Arts > Books", "History"]\n', "", "[feed.podcast] categories is missing"),
    ("explicit = false\n", "", "[feed.podcast] explicit is missing"),
    ('"Recordings"', '"Recordings"\nwhere = { media = "image" }', "cannot be played"),
    ("explicit = false", 'explicit = "no"', "explicit is 'no'"),
    ("https://notes.example.org/cover.jpg", "cover.jpg", "image is 'cover.jpg'"),
    ("Arts > Books", "Arts > Boks", "did you mean 'Books'?"),
    ("Arts > Books", "Art", "did you mean 'Arts'?"),
    ("Arts > Books", "History > Rome", "known here: none below it"),
    ("explicit = false", 'explicit = false\ntype = "weekly"', "type is 'weekly'"),
    ("explicit = false", 'explicit = false\nmedium = "vinyl"', "medium is 'vinyl'"),
    ("explicit = false", 'explicit = false\nguid = "7"', "guid is '7'"),
    ("explicit = false", 'explicit = false\nowner_name = "Ada"', "owner_email is missing"),
    ("explicit = false", 'explicit = false\nowner_email = "ada"', "owner_email is 'ada'"),
    ("explicit = false", 'explicit = false\nfunding = "give"', "funding is {'url': 'give'}"),
    ("explicit = false", "explicit = false\nlocked = 1", "locked is 1"),
    ("explicit = false", "explicit = false\nimages = 1", "did you mean 'image'?"),
    ('language = "en"\n', "", "[site] language is missing"),
    ('link = "https://notes.example.org/"\n', "", "[site] link is missing"),
    ('description = "Recordings"\n', "", "[feed] description is missing"),
    ('[[feed]]\nname = "all"', '[output]\nformats = ["atom"]\n[[feed]]\nname = "all"', "leaves out rss"),
    (
        '"aloud"', '"aloud/{author}"\n[feed.podcast]\nguid = "97fdebec-c9e1-5d8c-a5fd-acac10e0b06d"',
        "guid would be the guid of several feeds",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "message"), WRONG, ids=[row[2] for row in WRONG])
def test_what_directories_refuse_is_refused(tmp_path: Path, before: str, after: str, message: str) -> None:
    """A directory rejects a podcast days later, in its own words; the configuration error comes at once."""
    text = PLAIN + TABLE
    assert before in text
    text = text.replace(before, after)
    if text.count("[feed.podcast]") > 1:
        text = text.replace('\ndescription = "Recordings"\n\n[feed.podcast]', "")
        text = text.replace("[feed.podcast]", 'description = "Recordings"\n[feed.podcast]')
    (tmp_path / "publisher.toml").write_text(text)
    with pytest.raises(ConfigError) as caught:
        load_config(tmp_path)
    assert message in str(caught.value)
    assert caught.value.remedy


def test_every_key_of_a_podcast_is_read(tmp_path: Path) -> None:
    """Every key of the table takes effect."""
    more = """
type = "serial"
author = "Ada & Bo"
owner_name = "Ada"
owner_email = "ada@notes.example.org"
copyright = "2026 Ada"
locked = false
funding = { url = "https://notes.example.org/give" }
medium = "audiobook"
complete = true
new_feed_url = "https://new.example/aloud.rss"
"""
    table = TABLE.replace("explicit = false", "explicit = true").replace('"History"', '"Arts>Food", "History"')
    (tmp_path / "publisher.toml").write_text(PLAIN + table + more)
    assert load_config(tmp_path).feeds[1].podcast == SHOW
