"""Copies of pages say where they come from, and when they were saved."""

from __future__ import annotations

import base64
import plistlib
import quopri

import pytest

from publisher import describe
from publisher.errors import ReadError
from publisher.readers import read
from publisher.text.archived import unarchived

ADDRESS = "https://www.quay.example/news/harbour-opens"
PAGE = (
    '<html lang="en"><head><meta charset="utf-8"><title>Harbour opens again</title>{head}</head><body>'
    '<h1>Harbour opens again</h1><p class="date">3 days ago</p><p>The boats may leave at dawn – at last.</p>'
    "{end}</body></html>"
)


def saved(before: str = "", head: str = "", end: str = "") -> bytes:
    """Make a copy of the page, with what a program adds before it, to its head, and at its end."""
    return (before + PAGE.format(head=head, end=end)).encode()


@pytest.mark.parametrize(
    ("data", "day"),
    [
        (saved(f"<!DOCTYPE html>\n<!-- saved from url=(0043){ADDRESS} -->\n"), None),
        (
            saved(
                f"<!DOCTYPE html><!--\n Page saved with SingleFile \n url: {ADDRESS} \n"
                " saved date: Fri Mar 04 2022 10:15:00 GMT+0100 (Central European Standard Time)\n-->"
            ),
            "2022-03-01",
        ),
        (saved(f"<!-- Saved from {ADDRESS} at 2022-03-04T10:15:00Z using monolith v2.8.1 -->"), "2022-03-01"),
        (
            saved(
                "<!-- Mirrored from www.quay.example/news/harbour-opens by HTTrack Website Copier/3.x [XR&CO],"
                " Fri, 04 Mar 2022 10:15:00 GMT -->"
            ),
            "2022-03-01",
        ),
        (
            saved().replace(
                b"<html ",
                f'<html data-scrapbook-source="{ADDRESS}" data-scrapbook-create="20220304101500000" '.encode(),
            ),
            "2022-03-01",
        ),
        (
            saved(
                head=f'<meta name="savepage-url" content="{ADDRESS}">'
                '<meta name="savepage-date" content="Fri Mar 04 2022 10:15:00 GMT+0100">'
            ),
            "2022-03-01",
        ),
        (
            saved(
                head=f'<script>__wm.wombat("{ADDRESS}","20220304101500","https://web.archive.org/","web");</script>'
                f'<link rel="canonical" href="https://web.archive.org/web/20220304101500/{ADDRESS}">',
                end="<!--\n FILE ARCHIVED ON 10:15:00 Mar 04, 2022 AND RETRIEVED FROM THE\n -->",
            ),
            "2022-03-01",
        ),
        (
            f'<html><body><div class="header reader-header"><a class="domain reader-domain"'
            f' href="{ADDRESS}">quay.example</a><h1 class="reader-title">The harbour opens</h1>'
            '<div class="credits reader-credits">Ada Quay</div></div><p>The boats may leave.</p>'.encode(),
            None,
        ),
    ],
    ids="browser SingleFile monolith HTTrack WebScrapBook SavePageWE Wayback ReaderView".split(),
)
def test_the_mark_of_the_saving_program(data: bytes, day: str | None) -> None:
    """A copy's own note gives its address, and the instant from which relative dates count."""
    (entry,) = describe(data, "copy.html")

    assert entry.link == ADDRESS
    assert (entry.published.date().isoformat() if entry.published else None) == day


@pytest.mark.parametrize(
    ("query", "kept"),
    [("fbclid=1a", ""), ("id=7&utm_source=m&mc_eid=2b", "?id=7"), ("gclid=1#top", "#top"), ("e=5", "?e=5")],
)
def test_a_copy_does_not_say_how_its_visitor_came(query: str, kept: str) -> None:
    """Parameters that count one visitor are no part of a page's address; others are."""
    data = saved(f"<!-- saved from url=(0043){ADDRESS}?{query} -->\n")
    links = [one.value for article in read(data, "a.html") for one in article.claims if one.field == "link"]
    assert links == [ADDRESS + kept]


def test_what_the_page_says_comes_first() -> None:
    """The address that a page gives itself beats the one from which it was saved."""
    note = "<!-- saved from url=(0043)https://www.quay.example/news/harbour-opens?from=mail -->\n"
    (entry,) = describe(saved(note, head=f'<link rel="canonical" href="{ADDRESS}">'), "copy.html")

    assert entry.link == ADDRESS


def message(encoding: str, end: str = "\n") -> bytes:
    """Make the page an MHTML file, as Chromium writes one."""
    page = saved()
    content = quopri.encodestring(page) if encoding == "quoted-printable" else base64.encodebytes(page)
    lines = (
        f"From: <Saved by Blink>\nSnapshot-Content-Location: {ADDRESS}\n"
        "Subject: =?utf-8?Q?Harbour=20opens?=\n"
        "Date: Fri, 4 Mar 2022 10:15:00 -0000\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related;\n\ttype="text/html";\n'
        '\tboundary="----Part--a1"\n\n\n------Part--a1\nContent-Type: text/html\n'
        f"Content-Transfer-Encoding: {encoding}\nContent-Location: {ADDRESS}\n\n"
        f"{content.decode()}\n------Part--a1\nContent-Type: text/css\n\nh1 {{ color: red }}\n------Part--a1--\n"
    )
    return lines.replace("\n", end).encode()


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "a.html", "a.txt"])
@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_mhtml_under_any_name(name: str, encoding: str, end: str) -> None:
    """An MHTML file is the page in it, without soft line ends; who saved it is not its author."""
    (entry,) = describe(message(encoding, end), name)

    assert entry.title == "Harbour opens again"
    assert entry.link == ADDRESS
    assert not entry.authors
    assert entry.published is not None
    assert entry.published.date().isoformat() == "2022-03-01"


@pytest.mark.parametrize(
    ("address", "page", "stamp"),
    [
        (f"https://web.archive.org/web/20220304101500/{ADDRESS}", ADDRESS, "20220304101500"),
        (f"/web/20220304101500id_/{ADDRESS}", ADDRESS, "20220304101500"),
        (f"https://archive.ph/2022.03.04-101500/{ADDRESS}", ADDRESS, "20220304101500"),
        ("https://www-quay-example.cdn.ampproject.org/c/s/www.quay.example/news/harbour-opens", ADDRESS, ""),
        ("https://quay.example/archive/2022/03/opens", "https://quay.example/archive/2022/03/opens", ""),
        ("https://archive.org/details/opens", "https://archive.org/details/opens", ""),
    ],
    ids="wayback relative today amp own-archive item".split(),
)
def test_addresses_of_archives(address: str, page: str, stamp: str) -> None:
    """The address of a copy in an archive holds that of the page; other addresses stay."""
    assert unarchived(address) == (page, stamp)


@pytest.mark.parametrize("subject", ["=?utf-8?B?a?=", "=?nothing?Q?a?=", "=?utf-8?Q?=ff=fe?=", "\xff"])
@pytest.mark.parametrize(
    "kind", ["multipart/related", 'multipart/related; boundary="', "text/html; charset=nothing"]
)
def test_broken_messages_are_read_without_a_fault(subject: str, kind: str) -> None:
    """A header that is wrong never costs the article."""
    start = (
        f"MIME-Version: 1.0\nSubject: {subject}\nContent-Transfer-Encoding: base64\nContent-Type: {kind}\n\n"
    )
    data = start.encode("latin-1") + base64.encodebytes(saved())

    assert len(describe(data, "a.html")) == 1


def archive(page: bytes, **fields: object) -> bytes:
    """Write a web archive of Safari."""
    main = {
        "WebResourceData": page,
        "WebResourceURL": "https://quay.example/fog",
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "ISO-8859-1",
        **fields,
    }
    return plistlib.dumps({"WebMainResource": main, "WebSubresources": []}, fmt=plistlib.FMT_BINARY)


SAVED = "<html><head><title>K\xfcste</title></head><body><h1>K\xfcste</h1><p>Fog lay.</p></body></html>"


@pytest.mark.parametrize("name", ["a.webarchive", "a.html"])
def test_a_web_archive_is_its_page(name: str) -> None:
    """Safari keeps a page in a property list: its text in the encoding that the list names, its address."""
    (article,) = read(archive(SAVED.encode("latin-1")), name)
    claims = [(one.field, one.value) for one in article.claims]
    assert ("link", "https://quay.example/fog") in claims
    assert ("title", "K\xfcste") in claims
    assert "<h1>K\xfcste</h1>" in article.body.text


@pytest.mark.parametrize(
    "data", [archive(b"%PDF", WebResourceMIMEType="application/pdf"), b"bplist00WebMainResource"]
)
def test_a_web_archive_without_a_page_is_refused(data: bytes) -> None:
    """What is damaged, or holds no page, is reported."""
    with pytest.raises(ReadError):
        list(read(data, "a.webarchive"))


def test_pictures_of_a_saved_message_travel_with_its_page() -> None:
    """A page in MHTML may show its parts by `cid:` addresses, which lead nowhere else (RFC 2557)."""
    data = (
        b"From: <Saved by Blink>\nMIME-Version: 1.0\nSubject: Fog\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="b"\n\n'
        b"--b\nContent-Type: text/html\nContent-Location: https://quay.example/fog\n\n"
        b'<html><body><h1>Fog</h1><p>Fog lay.</p><img src="cid:map@quay"></body></html>\n'
        b"--b\nContent-Type: image/png\nContent-ID: <map@quay>\n\n\x89PNG\n--b--\n"
    )
    (article,) = read(data, "a.mhtml")
    assert [(one.address, one.data[:4]) for one in article.embedded] == [("cid:map@quay", b"\x89PNG")]
