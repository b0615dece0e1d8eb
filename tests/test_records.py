"""Files of many articles, divided into records of each kind."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.errors import ReadError
from publisher.sources import File, LocalSource, reading
from publisher.sources.records import RECORDS, Messages

HEAD = b"From alice@quay.example Tue Mar  3 10:00:00 2026\nSubject: %d\n\n"
BODIES = st.sampled_from(
    [
        b"",
        b"one\n",
        b">From here on\n",
        b"From here on we wait.\n\n",
        b"From 10:30 to 11, 2026\nwe wait\n",
        b"a\r\n",
    ]
)


@given(st.lists(BODIES, max_size=12), st.integers(30, 200))
def test_messages_come_back_whole(bodies: list[bytes], size: int) -> None:
    """A mailbox is cut where messages begin, whatever a piece's size; words that open like one begin none."""
    import tempfile

    messages = [HEAD % number + body for number, body in enumerate(bodies)]
    data = b"".join(messages)
    starts = [sum(map(len, messages[:number])) for number in range(len(messages))]
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "PIECE", size)
        path = Path(folder) / "a.mbox"
        path.write_bytes(data)
        source = LocalSource(Path(folder), (".",), (), 1_000_000)
        file = File("a.mbox", str(path), "", len(data), 0)

        cuts, ends = source.cuts(file, 0, "messages")
        assert b"".join(data[first : first + length] for first, length in cuts) == data
        assert {first for first, _ in cuts} <= {0, *starts}
        assert ends == (starts[-1] if starts else 0)
        assert b"".join(piece for _, piece in source.pieces(file, records="messages")) == data
        for start, message in zip(starts, messages, strict=True):
            assert source.record(file, start, "messages") == message


def test_a_mark_across_two_reads_is_found() -> None:
    """The next message is found where its first line lies across the bytes that are read at once."""
    for before in range(256 * 1024 - 80, 256 * 1024 + 2):
        data = b"x" * before + b"\n" + HEAD % 1
        assert Messages().following(BytesIO(data), 5, 10**9) == before + 1


@pytest.mark.parametrize("kind", RECORDS)
def test_a_record_beyond_the_bound_is_an_error(kind: str) -> None:
    """A file without an end of a record does not fill the memory."""
    with pytest.raises(ReadError, match="larger than the bound"):
        RECORDS[kind].following(BytesIO(b"x" * 2_000_000), 1, 1000)
