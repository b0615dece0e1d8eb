"""Another output format is one module and one registration: it is built, checked and recovered like ours."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import ModuleType

import pytest
from sites import PLAIN, SiteFolder, article

from publisher import emitters, load_config
from publisher.emitters import Format
from publisher.errors import ConfigError
from publisher.models import Channel, Feed, Finding, Item, Published, PublishedEntry

CONFIG = PLAIN + '[output]\nformats = ["plain", "json"]\npages = false\n'


class Plain(ModuleType):
    """A format of one line for each entry, and the validator of its files."""

    SEPARATOR = b"\n"

    def head(self, feed: Feed) -> bytes:
        """Write the title of the feed."""
        return f"= {feed.channel.title}\n".encode()

    def entry(self, item: Item, channel: Channel) -> bytes:
        """Write id and title."""
        assert "plain" in channel.formats
        return f"{item.entry.id}\t{item.entry.title}".encode()

    def foot(self, *, empty: bool) -> bytes:
        """Write the last line."""
        return b"= end\n" if empty else b"\n= end\n"

    def read_back(self, data: bytes) -> Published:
        """Read ids and titles."""
        if not data.startswith(b"= "):
            raise ValueError("no feed in this format")
        lines = [line.partition("\t") for line in data.decode().split("\n") if "\t" in line]
        return Published(tuple(PublishedEntry(identity, title) for identity, _, title in lines))

    def validate(self, data: bytes, *, url: str = "", errors_only: bool = False) -> list[Finding]:
        """Check a whole file: its last line, that titles are words, and that no two are the same."""
        assert errors_only
        assert url in {"", "https://notes.example.org/feeds/all.plain"}
        titles = [one.title for one in self.read_back(data).entries]
        found = [Finding("error", 1, "no end", "end it")] if not data.endswith(b"= end\n") else []
        found += [Finding("error", 2, "no words", "write some") for title in titles if title == "Bad"]
        if len(titles) != len(set(titles)):
            found.append(Finding("error", 3, "a title twice", "write another"))
        return found


@pytest.fixture(autouse=True)
def registered() -> Iterator[None]:
    """Register the format, as a package does through the entry point group `publisher.formats`."""
    before = dict(emitters.FORMATS)
    sys.modules["plain_format"] = Plain("plain_format")
    emitters.register(Format("plain", "plain_format", ".plain", "text/x-plain", "Plain", "plain_format"))
    yield
    emitters.FORMATS.clear()
    emitters.FORMATS.update(before)
    del sys.modules["plain_format"]


def test_a_registered_format_is_built(site: SiteFolder) -> None:
    """It is one more file next to the others, written only when it differs."""
    site.configure(CONFIG)
    site.with_good(2).build()
    assert site.files()["all.plain"].decode() == (
        "= Harbour Notes\n"
        "tag:notes.example.org,2025:good-1.md\tGood 1\n"
        "tag:notes.example.org,2025:good-0.md\tGood 0\n"
        "= end\n"
    )
    assert site.titles() == ["Good 1", "Good 0"]
    assert site.build().written == ()
    site.write("new.md", article("New"))
    assert {"all.plain", "all.json"} <= set(site.build().written)


def test_pages_link_to_it(site: SiteFolder) -> None:
    """People find it where they find the other formats."""
    site.configure(CONFIG.replace("pages = false", "pages = true"))
    site.with_good(1).build()
    assert b'type="text/x-plain"' in site.files()["all.html"]


def test_an_entry_that_makes_it_invalid_is_left_out(site: SiteFolder) -> None:
    """The format's own validator decides; the other entries are published, in the other formats too."""
    site.configure(CONFIG)
    site.with_good(2).write("bad.md", article("Bad", "2026-01-01"))
    report = site.build()
    assert report.status == 0
    assert [one.place for one in report.problems] == ["articles/bad.md"]
    assert "no words" in report.problems[0].message
    assert b"Bad" not in site.files()["all.plain"]
    assert site.titles() == ["Good 1", "Good 0"]


def test_it_is_validated_as_a_whole_file(site: SiteFolder) -> None:
    """A fault that only the whole file has refuses the feed with status 70, and the published one stays."""
    site.configure(CONFIG)
    site.with_good(2).build()
    before = site.files()
    site.write("again.md", article("Good 1", "2026-01-01", "Other words."))
    report = site.build()
    assert report.status == 70
    assert any("a title twice" in one.message for one in report.problems)
    assert {name: site.files()[name] for name in ("all.plain", "all.json")} == {
        name: before[name] for name in ("all.plain", "all.json")
    }


def test_it_is_read_back_where_the_catalog_was_lost(site: SiteFolder) -> None:
    """What subscribers were shown is recovered from it, so ids that would change are noticed."""
    site.configure(CONFIG.replace('"plain", "json"', '"plain"'))
    site.with_good(4).build()
    (site.root / ".publisher/catalog.sqlite").unlink()
    for number in range(4):
        (site.articles / f"good-{number}.md").rename(site.articles / f"renamed-{number}.md")
    report = site.build()
    assert report.status == 65
    assert any("4 articles already published would appear again as new" in line for line in report.blocked)
    assert len(report.lost) == 4


def test_an_unknown_format_is_an_error(site: SiteFolder) -> None:
    """The message names the formats that there are, those of other packages among them."""
    site.configure(CONFIG.replace('"plain"', '"fancy"'))
    with pytest.raises(ConfigError) as caught:
        load_config(site.root)
    assert "has 'fancy'" in str(caught.value)
    assert "choose from rss, atom, json, plain" in str(caught.value)
