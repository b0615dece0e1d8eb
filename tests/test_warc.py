"""Web archives: the pages in them, what is no page, how archives grow, and damage."""

from __future__ import annotations

import gzip
import random
import re
import time
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sites import PLAIN, SiteFolder
from warcs import ADDRESS, PROSE, answer, crawl, pack, page, record, response

from publisher.errors import ReadError
from publisher.models import Article
from publisher.readers import read, warc
from publisher.sources import File, LocalSource, reading
from publisher.sources.records import WebArchive

FIRST = ADDRESS % 1


def articles(data: bytes, name: str = "crawl.warc.gz") -> list[Article]:
    """The articles of an archive, without those that only have a problem."""
    return [one for one in read(data, name) if not one.problems]


def problems(data: bytes, name: str = "crawl.warc.gz") -> list[str]:
    """What is reported of an archive."""
    return [str(one.message) for article in read(data, name) for one in article.problems]


def said(article: Article, field: str) -> list[str]:
    """The claims of a field."""
    return [str(one.value) for one in article.claims if one.field == field]


@pytest.mark.parametrize("packed", [True, False])
def test_each_page_is_an_article(packed: bool) -> None:
    """A page has the address and the time of its record; records about others are none."""
    found = articles(crawl(1, 2, packed=packed), "crawl.warc.gz" if packed else "crawl.warc")
    assert [said(one, "title")[0] for one in found] == ["Story 1", "Story 2"]
    assert [said(one, "link") for one in found] == [[FIRST], [ADDRESS % 2]]
    assert said(found[0], "retrieved") == ["2026-02-01T08:00:00Z"]
    assert {one.origin for one in found[0].claims if one.field == "link"} == {"saved copy header"}


CODED: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "gzip": ("Content-Encoding: gzip\r\n", gzip.compress),
    "deflate": ("Content-Encoding: deflate\r\n", zlib.compress),
    "deflate without a header": ("Content-Encoding: deflate\r\n", lambda data: zlib.compress(data, wbits=-15)),
    "chunks": ("Transfer-Encoding: chunked\r\n", lambda data: b"%x;a=b\r\n%s\r\n0\r\n\r\n" % (len(data), data)),
    "cut chunks": ("Transfer-Encoding: chunked\r\n", lambda data: b"%x\r\n%s" % (len(data) + 9, data)),
    "chunks that were undone": ("Transfer-Encoding: chunked\r\n", bytes),
    "gzip that was undone": ("Content-Encoding: gzip\r\n", bytes),
    "both": (
        "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n",
        lambda data: b"%x\r\n%s\r\n0\r\n\r\n" % (len(gzip.compress(data)), gzip.compress(data)),
    ),
    "another length": ("Content-Length: 7\r\n", bytes),
    "a folded header": ("X-A: b\r\n c\r\nBroken\r\n", bytes),
}


@pytest.mark.parametrize(("header", "coding"), CODED.values(), ids=CODED)
def test_codings_are_undone(header: str, coding: Callable[[bytes], bytes]) -> None:
    """A page is the same however its server packed it, and whatever the header says of it."""
    block = answer(coding(page(1)), more=header)
    (found,) = articles(pack(record("response", block, FIRST)))
    assert found.body.text == page(1).decode()


def test_brotli_is_undone() -> None:
    """Brotli, which most servers send today, is unfolded."""
    text = b"<!doctype html><title>Tides</title><p>Low.</p>"
    block = answer(_brotli(text), more="Content-Encoding: br\r\n")
    (found,) = articles(pack(record("response", block, FIRST)))
    assert found.body.text == text.decode()


def _brotli(data: bytes) -> bytes:
    from fastwarc.stream_io import BrotliWriter

    packed = BytesIO()
    writer = BrotliWriter(packed)
    writer.write(data)
    writer.close()
    return packed.getvalue()


def test_the_character_set_of_the_server_counts_before_that_of_the_page() -> None:
    """A page that names another character set than its server is read as browsers read it."""
    body = '<!doctype html><meta charset="iso-8859-1"><title>Мост</title><p>Мост закрыт.</p>'
    block = answer(body.encode("cp1251"), "text/html; charset=windows-1251")
    (found,) = articles(pack(record("response", block, FIRST)))
    assert said(found, "title") == ["Мост"]


NO_PAGES = {
    "a picture": record("response", answer(b"\x89PNG", "image/png"), FIRST),
    "robots.txt": record("response", answer(b"User-agent: *", "text/plain"), "https://wire.example/robots.txt"),
    "a page of an error": record("response", answer(page(1), status="404 Not Found"), FIRST),
    "a redirect": record("response", answer(page(1), status="301 Moved"), FIRST),
    "an empty page": record("response", answer(b""), FIRST),
    "no HTTP": record("response", b"20260101 wire.example. 60 IN A 192.0.2.1", "dns:wire.example"),
    "a damaged coding": record("response", answer(b"\x1f\x8b\x08xx", more="Content-Encoding: gzip\r\n"), FIRST),
    "an unknown coding": record("response", answer(b"xx", more="Content-Encoding: dcb\r\n"), FIRST),
}


@pytest.mark.parametrize("data", NO_PAGES.values(), ids=NO_PAGES)
def test_what_is_no_page_is_passed_over(data: bytes) -> None:
    """Errors, redirects, pictures and robots.txt are no articles; one note counts them."""
    (note,) = [one for article in read(pack(data) * 3, "a.warc.gz") for one in article.problems]
    assert note.message.startswith("passed over: 3 answers that are no pages: 3 ")
    assert (note.severity, note.kind) == ("note", "not-article")


def test_other_types_of_records() -> None:
    """A page that no server sent (`resource`) and a text (`conversion`) are articles; a `revisit` is not."""
    revisit = record("revisit", answer(b""), FIRST, more="WARC-Refers-To-Target-URI: " + FIRST)
    assert articles(pack(revisit)) == []
    assert problems(pack(revisit)) == []
    (found,) = articles(pack(record("resource", page(1), FIRST, "text/html")))
    assert (found.body.kind, said(found, "link")) == ("page", [FIRST])
    text = f"Late trains to the north\n\n{PROSE}\n\nThe tide had turned.".encode()
    (found,) = articles(pack(record("conversion", text, FIRST, "text/plain")), "a.warc.wet.gz")
    assert (found.body.kind, said(found, "title"), said(found, "link")) == (
        "text",
        ["Late trains to the north"],
        [FIRST],
    )


VARIANTS = {
    "WARC 1.1": lambda data: data.replace(b"WARC/1.0", b"WARC/1.1").replace(b"08:00:00Z", b"08:00:00.123456Z"),
    "WARC 0.18": lambda data: data.replace(b"WARC/1.0", b"WARC/0.18"),
    "names in small letters": lambda data: data.replace(b"WARC-T", b"warc-t").replace(
        b"Content-T", b"content-t"
    ),
    "Unix line ends": lambda data: data.replace(b"\r\n", b"\n"),
    "HTTP/2": lambda data: data.replace(b"HTTP/1.1 200 OK", b"HTTP/2 200"),
    "no type": lambda data: data.replace(b"Content-Type: text/html; charset=utf-8\r\n", b""),
    "a folded field": lambda data: data.replace(b"WARC-Date:", b"X-Note: a\r\n b\r\nWARC-Date:"),
    "blanks": lambda data: data.replace(b"WARC-Type: response", b"WARC-Type:  response "),
}


@pytest.mark.parametrize("change", VARIANTS.values(), ids=VARIANTS)
@pytest.mark.parametrize("packed", [pack, bytes])
def test_archives_of_all_programs(change: Callable[[bytes], bytes], packed: Callable[[bytes], bytes]) -> None:
    """Versions of the format, line ends and letters in which programs differ make no difference."""
    first, second = (change(response(number)) for number in (1, 2))
    first, second = (_right_length(one) for one in (first, second))
    found = articles(packed(first) + packed(second))
    assert [said(one, "link") for one in found] == [[FIRST], [ADDRESS % 2]]
    assert said(found[0], "retrieved")[0].startswith("2026-02-01T08:00:00")


def _right_length(data: bytes) -> bytes:
    """Write the length of the content again."""
    head, gap, content = data.partition(b"\r\n\r\n" if b"\r\n\r\n" in data else b"\n\n")
    length = b"Content-Length: %d" % len(content.removesuffix(gap))
    return re.sub(rb"Content-Length: \d+", length, head, count=1) + gap + content


def test_a_page_that_the_crawler_cut_off_says_so() -> None:
    """What a crawler did not keep of a large page is named by `explain`."""
    (found,) = articles(record("response", answer(page(1)), FIRST, more="WARC-Truncated: length"))
    assert found.left_out == ("the end of a page, which the crawler did not keep",)


def test_only_web_addresses_are_links() -> None:
    """Wget writes addresses in angle brackets; what is no address of the web is no link."""
    assert said(articles(record("response", answer(page(1)), f"<{FIRST}>"))[0], "link") == [FIRST]
    assert said(articles(record("resource", page(1), "file:///etc/passwd", "text/html"))[0], "link") == []


# -- archives that grow, and pieces ----------------------------------------------------------------------------


@pytest.mark.parametrize("packed", [True, False])
def test_archives_grow(site: SiteFolder, packed: bool) -> None:
    """What is appended joins the others; half a record is reported, and published when it is whole."""
    name = "crawl.warc.gz" if packed else "crawl.warc"
    data, grown = crawl(1, 2, packed=packed), crawl(3, packed=packed)
    site.write(name, data)
    site.build()
    assert site.titles() == ["Story 2", "Story 1"]
    site.write(name, data + grown[: len(grown) * 2 // 3])
    assert any("ends within the record" in one.message for one in site.build().problems)
    assert site.titles() == ["Story 2", "Story 1"]
    site.write(name, data + grown)
    report = site.build()
    assert not [one for one in report.problems if one.severity == "error"]
    assert site.titles() == ["Story 3", "Story 2", "Story 1"]
    files = site.files()
    (site.root / ".publisher" / "catalog.sqlite").unlink()
    site.build()
    assert site.files() == files


def test_the_newest_copy_of_a_page_counts(site: SiteFolder) -> None:
    """A page that was fetched several times is one entry, as it was fetched last."""
    copies = (response(1, "Early"), response(2), response(1, "Late", "2026-02-03T08:00:00Z"))
    site.write("crawl.warc.gz", b"".join(map(pack, copies)))
    report = site.build()
    assert not [one for one in report.problems if one.severity == "error"]
    assert sorted(site.titles()) == ["Late", "Story 2"]


RECORDS = st.lists(
    st.sampled_from(
        [
            record("warcinfo", b""),
            response(1),
            record("response", answer(record("response", answer(page(9)), ADDRESS % 9)), ADDRESS % 2),
            record("resource", pack(response(9)) + pack(response(9)), ADDRESS % 3, "application/gzip"),
            record("resource", b"\r\n\r\nWARC/1.0\r\nWARC-Type: response\r\n\r\n", ADDRESS % 4, "text/plain"),
        ]
    ),
    max_size=8,
)


@settings(deadline=None)
@given(RECORDS, st.lists(st.booleans(), min_size=8, max_size=8), st.integers(30, 3000))
def test_records_come_back_whole(records: list[bytes], packed: list[bool], size: int) -> None:
    """An archive is cut where records begin, whatever a piece's size; one within another begins none."""
    import tempfile

    written = [pack(one) if is_packed else one for one, is_packed in zip(records, packed, strict=False)]
    data = b"".join(written)
    starts = [sum(map(len, written[:number])) for number in range(len(written))]
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "PIECE", size)
        path = Path(folder) / "a.warc.gz"
        path.write_bytes(data)
        source = LocalSource(Path(folder), (".",), (), 1_000_000)
        file = File("a.warc.gz", str(path), "", len(data), 0)

        cuts, ends = source.cuts(file, 0, "warc")
        assert b"".join(data[first : first + length] for first, length in cuts) == data
        assert {first for first, _ in cuts} <= {0, *starts}
        assert ends == len(data)
        assert b"".join(piece for _, piece in source.pieces(file, records="warc")) == data
        for start, one in zip(starts, written, strict=True):
            assert source.record(file, start, "warc") == one
            assert WebArchive().end(data, start) == start + len(one)


def test_damaged_archives_are_the_same_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever an archive is cut, and however it is damaged, the same articles are read, also one by one."""
    source = LocalSource(tmp_path, (".",), (), 1_000_000)
    for number in range(300):
        chance = random.Random(number)
        written = (response(one) for one in range(chance.randrange(1, 6)))
        data = bytearray(b"".join(pack(one) if chance.random() < 0.5 else one for one in written))
        for _ in range(chance.choice((1, 2, 5))):
            at = chance.randrange(len(data))
            data[at : at + chance.choice((0, 1, 1, 40))] = chance.randbytes(chance.choice((0, 1, 1, 40)))
        (tmp_path / "a.warc").write_bytes(data)
        file = File("a.warc", str(tmp_path / "a.warc"), "", len(data), 0)
        monkeypatch.setattr(reading, "PIECE", chance.choice((50, 500, 2000)))
        whole = _places(bytes(data), 0)
        assert [
            one for start, piece in source.pieces(file, 0, "warc") for one in _places(piece, start)
        ] == whole
        for place, text in whole:
            start = int(place[1:])
            assert (place, text) in _places(source.record(file, start, "warc"), start)


def _places(data: bytes, offset: int) -> list[tuple[str, str]]:
    try:
        return [(one.place, one.body.text) for one in read(data, "a.warc", offset) if not one.problems]
    except ReadError:
        return []


@pytest.mark.parametrize("packed", [pack, bytes])
def test_a_film_that_is_larger_than_the_memory_is_passed_over(
    site: SiteFolder, packed: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A record of any size is passed over without being held, and the pages around it are read."""
    film = record("response", answer(random.Random(1).randbytes(6_000_000), "video/mp4"), ADDRESS % 7)
    monkeypatch.setattr(reading, "PIECE", 1000)
    monkeypatch.setattr(warc, "_LARGEST_RECORD", 1_000_000)
    site.configure(PLAIN + "[articles]\nmax_size = 1\n")
    site.write("a.warc", b"".join(map(packed, (response(1), film, response(2)))))
    report = site.build()
    assert {one.severity for one in report.problems} <= {"note"}
    assert site.titles() == ["Story 2", "Story 1"]


# -- damage and attacks ----------------------------------------------------------------------------------------


def _damaged(packed: bool) -> dict[str, bytes]:
    """An archive of three pages, the second of which is damaged in many ways."""
    first, second, third = (pack(response(one)) if packed else response(one) for one in (1, 2, 3))
    middle = len(second) // 2
    ways = {
        "cut": second[:middle],
        "garbage between": b"\x00\xff" * 500,
        "garbage that looks like it": b"WARC/1.0\r\nWARC/1.0\r\n\x1f\x8b\x08\x00" * 30,
        "no length": response(2).replace(b"Content-Length", b"Content-Lengths"),
        "a length without end": record("response", answer(page(2)), ADDRESS % 2, length=10**14),
        "a header without end": b"WARC/1.0\r\n" + b"A: b\r\n" * 30_000,
    }
    if packed:
        ways["only begun"] = second[:20]
        ways["a wrong byte"] = second[:middle] + bytes([second[middle] ^ 255]) + second[middle + 1 :]
        ways["a wrong checksum"] = second[:-8] + b"\0" * 8
    return {way: first + data + third for way, data in ways.items()}


@pytest.mark.parametrize("packed", [True, False])
def test_a_damaged_record_costs_itself(packed: bool) -> None:
    """The records before and behind damage are read."""
    for way, data in _damaged(packed).items():
        titles = [said(one, "title")[0] for one in articles(data)]
        assert [titles[0], titles[-1]] == ["Story 1", "Story 3"], way
        assert len(titles) == 3 or problems(data), way


@pytest.mark.parametrize("length", [0, 10, 300])
def test_a_length_that_is_too_small_cuts_no_page(length: int) -> None:
    """A record that says that it is shorter than it is ends where the next one begins."""
    wrong = record("response", answer(page(2)), ADDRESS % 2, length=length)
    for packed in (pack, bytes):
        found = articles(b"".join(map(packed, (response(1), wrong, response(3)))))
        assert [one.body.text for one in found] == [page(number).decode() for number in (1, 2, 3)]


def test_gzip_data_of_a_whole_archive_is_refused_with_the_remedy() -> None:
    """An archive that was packed as one has no records that can be read one by one."""
    assert problems(pack(crawl(1, 2, packed=False))) == [
        "the gzip data holds several records, which cannot be read one by one"
    ]


def test_a_page_may_continue_in_another_member() -> None:
    """Some programs write the header of HTTP and the page into a gzip member each."""
    whole = response(1)
    middle = whole.index(b"<!DOCTYPE")
    assert len(articles(pack(whole[:middle]) + pack(whole[middle:]) + pack(response(2)))) == 2


def test_what_is_no_archive_is_refused() -> None:
    """A file that only has the name of an archive is an error, not silence."""
    with pytest.raises(ReadError, match="no web archive"):
        list(read(b"Dear reader,\n" * 300, "a.warc"))


ATTACKS = {
    "one letter": b"A" * 2_000_000,
    "starts": b"WARC/1.0\r\nA" * 180_000,
    "starts with a length": b"WARC/1.0\r\nContent-Length: 9\r\n\r\n" * 30_000,
    "members": (b"\x1f\x8b\x08" + b"\0" * 7) * 200_000,
    "members that hold a start": (b"\x1f\x8b\x08" + b"\0" * 7 + b"\x01\x05\x00\xfa\xffWARC/") * 100_000,
    "members within members": b"".join(
        b"\x1f\x8b\x08" + b"\0" * 7 + b"\x00\xff\xff\x00\x00WARC/" for _ in range(100_000)
    ),
    "a bomb": pack(record("response", answer(b"\0" * 300_000_000), FIRST)),
    "a bomb in a page": pack(
        record(
            "response", answer(gzip.compress(b" " * 200_000_000, 9), more="Content-Encoding: gzip\r\n"), FIRST
        )
    ),
    "header fields": pack(record("response", answer(page(1), more="A: b\r\n" * 300_000), FIRST)),
    "header fields of the record": pack(record("response", b"", FIRST, more="A: b\r\n" * 300_000)),
    "chunks": pack(
        record("response", answer(b"1\r\na\r\n" * 300_000, more="Transfer-Encoding: chunked\r\n"), FIRST)
    ),
    "empty records": pack(record("warcinfo", b"")) * 8_000,
    "padding": pack(response(1)) + b"\0" * 2_000_000,
}


@pytest.mark.parametrize("data", ATTACKS.values(), ids=ATTACKS)
def test_attacks_are_linear(data: bytes) -> None:
    """Archives made to exhaust a reader take a few seconds at most, and what is made of them is small."""
    begin = time.process_time()
    try:
        for article in read(data, "a.warc"):
            assert len(article.body.text) <= warc.LARGEST
        WebArchive().following(BytesIO(data), len(data) // 2, 10**9)
    except ReadError:
        pass
    assert time.process_time() - begin < 8
