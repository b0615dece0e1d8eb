"""The size of pictures and the duration of recordings, as their files have them."""

from __future__ import annotations

import os
import time
import wave
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_files import KINDS, PNG, measured

from publisher.models import Enclosure
from publisher.sources.extent import HEAD, Extent, extent_of
from publisher.sources.measure import look

MEDIA = Path(__file__).parent / "media"  # pictures of 123 by 77 pixels, recordings of seven seconds
WIDE, HIGH, LONG = Extent(123, 77), Extent(77, 123), Extent(duration=7)
FILES = {
    "plain.jpg": WIDE,
    "turned.jpg": HIGH,
    "pier.png": WIDE,
    "pier.gif": WIDE,
    "pier.bmp": WIDE,
    "pier.tiff": WIDE,
    "pier.jp2": WIDE,
    "pier.webp": WIDE,
    "lossless.webp": WIDE,
    "alpha.webp": WIDE,
    "pier.avif": WIDE,
    "turned.avif": HIGH,
    "tone.mp3": LONG,
    "tone.m4a": LONG,
    "tone.ogg": LONG,
    "tone.opus": LONG,
    "tone.flac": LONG,
}


def extent(data: bytes) -> Extent:
    """What is measured of these bytes as a file."""
    handle = os.memfd_create("media")
    try:
        os.write(handle, data)
        return extent_of(handle, len(data), look(data[:HEAD]))
    finally:
        os.close(handle)


@pytest.mark.parametrize(("name", "known"), FILES.items(), ids=FILES)
def test_pictures_and_recordings_are_measured(name: str, known: Extent) -> None:
    """A reader leaves the right room for a picture, upright as it is shown, and says how long an episode is."""
    assert extent((MEDIA / name).read_bytes()) == known


def test_a_wave_file_that_was_written_to_a_pipe_ends_with_its_bytes(tmp_path: Path) -> None:
    """Its head says that it never ends; so would the episode."""
    with wave.open(str(tmp_path / "a.wav"), "wb") as file:
        file.setparams((1, 1, 8000, 0, "NONE", ""))
        file.writeframes(bytes(8000 * 7))
    data = (tmp_path / "a.wav").read_bytes()
    assert extent(data) == LONG
    assert extent(data[:40] + b"\xff\xff\xff\xff" + data[44:]) == LONG


SVGS = {
    "width and height": ("<svg width='640' height=\"480px\">", (640, 480)),
    "other units": ("<svg width='10cm' height='5in'>", (378, 480)),
    "only a view box": ("<svg viewBox='0 0 640 480'>", (640, 480)),
    "a view box with commas": ("<svg viewBox='-1,-1,64.4,48'>", (64, 48)),
    "all of the page": ("<svg width='100%' height='100%' viewBox='0 0 640 480'>", (640, 480)),
    "a width and a view box": ("<svg width='320' viewBox='0 0 640 480'>", (320, 240)),
    "a height and a view box": ("<svg height='240' viewBox='0 0 640 480'/>", (320, 240)),
    "sizes of what it holds": ("<svg stroke-width='3'><rect width='9' height='9'/></svg>", (None, None)),
    "no size at all": ("<svg width='auto' height='2em'>", (None, None)),
    "a prefix": ("<s:svg xmlns:s='http://www.w3.org/2000/svg' width='4' height='3'>", (4, 3)),
    "an entity": ("<!DOCTYPE svg [<!ENTITY w '9'>]><svg width='&w;' height='&w;'>", (None, None)),
    "a sign of greater": ("<svg aria-label='a > b' width='4' height='3'>", (4, 3)),
    "no area": ("<svg width='0' height='3'>", (None, None)),
}


@pytest.mark.parametrize(("text", "size"), SVGS.values(), ids=SVGS)
def test_a_drawing_has_the_size_of_its_root(text: str, size: tuple[int | None, int | None]) -> None:
    """Nothing of a drawing is run or expanded: only attributes of its root are read."""
    assert extent(text.encode())[:2] == size


@given(st.sampled_from([row[1] for row in KINDS]), st.binary(max_size=60), st.integers(0, 40))
def test_any_bytes_are_measured_without_a_fall(head: bytes, more: bytes, cut: int) -> None:
    """A damaged picture must not cost an article: sizes are whole, from 1, or unknown."""
    found = extent(head[:cut] + more)
    assert (found.width is None) == (found.height is None)
    assert found.width is None or found.width > 0
    assert found.duration is None or found.duration > 0


PAGE = b"OggS\0\0" + bytes(20)
TRAPS = {
    "an MP3 of no frames": b"\xff\xfb\x90\0" + b"\xff" * 3_000_000,
    "an Ogg file of empty pages": PAGE[:-6] + b"\0" * 7 + PAGE * 400_000,
    "a FLAC file of empty comments": b"fLaC\4\xff\xff\xff" + bytes(4) + b"\0\x09\x3d\0" + bytes(16_000_000),
    "a WAVE file of empty chunks": b"RIFF\0\0\0\0WAVE" + b"junk\0\0\0\0" * 1_000_000,
    "an M4A of empty boxes": b"\0\0\0\x10ftypM4A \0\0\0\0" + b"\0\0\0\x08free" * 1_000_000,
    "an AVIF of empty boxes": b"\0\0\0\x10ftypavif\0\0\0\0" + b"\0\0\0\x08free" * 1_000_000,
    "a JPEG of fill bytes": b"\xff\xd8" + b"\xff" * 3_000_000,
    "a TIFF of endless fields": b"II+\0\x08\0\0\0\x10" + bytes(7) + b"\xff" * 3_000_000,
    "a drawing of blanks": b"<svg" + b" " * 3_000_000,
    "a drawing of quotes": b"<svg " + b"a='" * 1_000_000,
}


@pytest.mark.parametrize("data", TRAPS.values(), ids=TRAPS)
def test_no_file_is_read_without_end(data: bytes) -> None:
    """An article from elsewhere may bring a file that was made to keep a build busy."""
    begun = time.process_time()
    assert extent(data)[:3] == (None, None, None)
    assert time.process_time() - begun < 3


def test_a_recording_that_cannot_be_read_is_reported(tmp_path: Path) -> None:
    """Its writer learns it; the entry is published with what else is known."""
    folder = tmp_path / "articles/quay"
    folder.mkdir(parents=True)
    (folder / "a.wav").write_bytes(b"RIFF\0\0\0\0WAVEfmt \2\0\0\0\1\0")
    found = measured(tmp_path, Enclosure("a.wav"))
    assert (found.type, found.length, found.duration) == ("audio/wav", 22, None)
    assert found.mistake.startswith("its duration cannot be read")
    assert measured(tmp_path, Enclosure("a.wav", duration=5)).mistake == ""


def test_a_wrong_duration_is_noted_and_a_rounded_one_is_not(tmp_path: Path) -> None:
    """A player shows the feed's duration, and its writer may say about how long it is."""
    folder = tmp_path / "articles/quay"
    folder.mkdir(parents=True)
    (folder / "a.mp3").write_bytes((MEDIA / "tone.mp3").read_bytes())
    (folder / "a.png").write_bytes(PNG)
    assert measured(tmp_path, Enclosure("a.mp3", duration=9))[3] == 9
    wrong = measured(tmp_path, Enclosure("a.mp3", duration=90))
    assert (wrong.duration, wrong.mistake) == (7, "says duration 90, but the recording lasts 7 seconds")
    assert measured(tmp_path, Enclosure("a.png"))[4:6] == (640, 480)
