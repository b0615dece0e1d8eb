"""Ids stay what they are: in RSS and JSON letter for letter, in Atom wherever Atom allows it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sites import PLAIN, SiteFolder, article

from publisher import PublisherError, readers
from publisher.models import Enclosure
from publisher.text.iris import iri_of, is_iri
from publisher.validator.syntax import fault_of_absolute

TAGS = "tag:notes.example.org,2025:"
PIECES = [
    "http://",
    "https:",
    "tag:",
    "a.example",
    ",2024:",
    "urn:",
    "uuid:",
    "isbn:",
    "12",
    "[",
    "]",
    ":99999",
]
ADDRESSES = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=6).map("".join)


@given(ADDRESSES | st.text(max_size=40))
def test_no_id_makes_an_atom_feed_invalid(text: str) -> None:
    """Whatever an id is, what Atom gets for it is an IRI to our own validator."""
    assert fault_of_absolute(iri_of(text, TAGS)) == ""


@pytest.mark.parametrize(
    "text",
    [
        "https://a.example/?p=12",
        "HTTP://A.example:80/x%2fy",
        "tag:a.example,2003-12-13:/x.1",
        "urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a",
        "https://a.example/søk/日本",
        "urn:isbn:0451450523",
        "odd:thing",
    ],
)
def test_an_iri_stays_as_it_is(text: str) -> None:
    """A subscriber's program compares ids letter for letter."""
    assert is_iri(text)
    assert iri_of(text, TAGS) == text


@pytest.mark.parametrize(
    "text", ["12 at a.example", "../../etc/passwd", "<b>&amp;</b>", "urn:uuid:1", "a.example/?p=1"]
)
def test_any_id_is_kept_in_rss_and_json(site: SiteFolder, text: str) -> None:
    """An id that is no IRI is unchanged where any text may be one; Atom gets a tag URI made of it."""
    site.write("a.md", article("Tides", id=repr(text)))
    assert site.build().status == 0

    files = {name: data.decode() for name, data in site.files().items()}
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert site.ids() == {"Tides": text}
    assert f'<guid isPermaLink="false">{escaped}</guid>' in files["all.rss"]
    assert f"<id>{iri_of(text, TAGS)}</id>" in files["all.atom"]
    assert site.faults() == []


def test_atom_alone_recalls_ids_that_are_no_iris(site: SiteFolder) -> None:
    """A clone that has nothing but an Atom feed does not take its own entries for new ones."""
    site.configure(PLAIN + '[output]\nformats = ["atom"]\n')
    for number in range(3):
        site.write(f"{number}.md", article(f"Tide {number}", id=f'"note {number}"'))
    assert site.build().status == 0
    for path in (site.root / ".publisher").iterdir():
        path.unlink()

    report = site.build()
    assert (report.status, report.lost, report.differences) == (0, (), ())


def test_a_feed_keeps_the_id_it_had(site: SiteFolder) -> None:
    """A feed that moved here is the same feed to Atom readers."""
    site.configure(PLAIN + '[[feed]]\nid = "urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a"\n')
    site.write("a.md", article("Tides"))
    assert site.build().status == 0
    assert b"<id>urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a</id>" in site.files()["all.atom"]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ('id = "my feed"', "the id that the feed had"),
        ('id = "urn:uuid:1"', "the id that the feed had"),
        ('name = "by/{publisher}"\nid = "urn:isbn:0451450523"', "leave it out"),
    ],
)
def test_a_feed_id_that_cannot_be_is_refused(site: SiteFolder, lines: str, said: str) -> None:
    """An id that Atom forbids, or one for many feeds, is reported with its remedy."""
    site.configure(PLAIN + f"[[feed]]\n{lines}\n")
    with pytest.raises(PublisherError, match=said):
        site.build()


def test_html_with_front_matter_is_an_article_of_its_own() -> None:
    """Everything below the head is the article: nothing is looked for in it, nothing cut from it."""
    head = (
        "title: Tides\r\nenclosures:\r\n- url: https://a.example/a.mp3\r\n  type: audio/mpeg\r\n  length: 0\r\n"
    )
    text = f"---\r\n{head}---\r\n\r\n<p>By Ada Quay</p>\r\n"
    (made,) = readers.read(text.encode(), "a.html")
    assert (made.body.kind, made.body.text) == ("html", "<p>By Ada Quay</p>\n")
    assert [(claim.field, claim.value) for claim in made.claims] == [
        ("title", "Tides"),
        ("enclosure", Enclosure("https://a.example/a.mp3", "audio/mpeg", 0)),
    ]


@pytest.mark.parametrize("rule", ["", '[articles]\npermalink = "/:slug/"\n'], ids=["pages", "a rule"])
def test_no_id_is_fixed_before_the_site_has_an_address(tmp_path: Path, rule: str) -> None:
    """Whoever builds first and names the address later has ids of that address, and nothing is blocked."""
    site = SiteFolder(tmp_path)
    site.configure('[site]\ntitle = "Mine"\n' + rule)
    site.with_good(5)
    site.build()
    site.configure(PLAIN + rule)
    report = site.build()

    assert (report.status, report.blocked) == (0, ())
    ids = [one["id"] for one in site.items()]
    assert len(ids) == 5
    assert not any("localhost" in one for one in ids)
    site.configure(PLAIN.replace("notes.example.org", "moved.example") + rule)
    site.build()
    assert [one["id"] for one in site.items()] == ids
