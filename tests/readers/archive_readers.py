"""A subscriber that follows a feed to its older pages, over HTTP, and keeps what did not change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from served_site import ServedSite
from servers import Answer
from subscribers import feed_of
from subscribing import Page, parse

FORMATS = ("rss", "atom", "json")


@dataclass
class ArchiveReader:
    """Asks for a feed, then for each older page (RFC 5005, section 4; JSON Feed 1.1, next_url).

    Attributes:
        served: The site.
        name: The feed's file, as it is asked for below feeds/.
        sent: The names of what the last walk was sent; all else was answered with 304.
        kept: What it has: path below the server -> ETag, bytes.
    """

    served: ServedSite
    name: str
    sent: list[str] = field(default_factory=list)
    kept: dict[str, tuple[str, bytes]] = field(default_factory=dict)

    def walk(self) -> list[Page]:
        """Fetch the feed and every older page, the newest first; whatever is missing is an error."""
        self.sent = []
        return list(self._walk())

    def _walk(self) -> Iterator[Page]:
        base = self.served.base
        name, path, seen = self.name, f"/feeds/{self.name}", set()
        while name:
            assert name not in seen, name
            seen.add(name)
            page = parse(name, self._fetch(name, path), base)
            yield page
            name = page.links.get("prev-archive", "")
            path = urlsplit(base + name).path

    def _fetch(self, name: str, path: str) -> bytes:
        tag, body = self.kept.get(path, ("", b""))
        answer = self._ask(path, tag)
        if answer.status == 304:
            return body
        assert answer.status == 200, (path, answer.status)
        self.sent.append(name)
        self.kept[path] = answer.headers["etag"], answer.body
        return answer.body

    def _ask(self, path: str, tag: str) -> Answer:
        known = {"If_None_Match": tag} if tag else {}
        answer = self.served.server.ask(path, **known)
        if answer.status == 301:
            answer = self.served.server.ask(urlsplit(answer.headers["location"]).path, **known)
        return answer


class ArchiveReaders:
    """ArchiveReaders of some feeds in every format, beside a feed `whole` that lists all there is."""

    def __init__(self, served: ServedSite, feeds: Iterable[str]) -> None:
        """Nothing is fetched yet."""
        self.served = served
        self.archive_readers = [
            ArchiveReader(served, f"{feed}.{format_}") for feed in feeds for format_ in FORMATS
        ]

    def walk(self, step: str, pages: int | None = None, sent: int | None = None) -> tuple[str, ...]:
        """Have everybody follow twice: every article is there once, and the second time nothing is sent.

        `pages` is how many pages there must be behind the feed, and all must be in order but for what the site
        displaced; `sent` how many of them are sent to those who have the others. JSON Feed knows no link
        forward: there a page may stay as it is. Gives the ids of what is told to be withdrawn.
        """
        gone: set[str] = set()
        for one in self.archive_readers:
            feed, *older = one.walk()
            found = self._compare((step, one.name), (feed, *older))
            gone.update(feed.deleted)
            if pages is not None:
                assert len(older) == pages, (step, one.name)
                assert found == sorted(found), (step, one.name)
            count = sum("/archive/" in name for name in one.sent)
            if sent is not None:
                wanted = {sent, sent - 1} if one.name.endswith(".json") and sent > 1 else {sent}
                assert count in wanted, (step, one.name, one.sent)
            one.walk()
            assert one.sent == [], (step, one.name)
        return tuple(sorted(gone))

    def _compare(self, where: tuple[str, str], pages: tuple[Page, ...]) -> list[int]:
        """Hold what was found against all there is; gives the ranks, without those that are displaced."""
        whole = {entry["id"]: entry for entry in feed_of(self.served, "whole")["items"]}
        ranks = {identity: rank for rank, identity in enumerate(whole)}
        found = [ranks[identity] for page in pages for identity in page.ids]
        assert sorted(found) == list(range(len(whole))), where
        for page in pages:
            own = [ranks[identity] for identity in page.ids]
            assert own == sorted(own), (where, page.name)
            contents = tuple(whole[identity]["content_html"] for identity in page.ids)
            assert page.contents == contents, (where, page.name)
        assert not any(page.deleted for page in pages[1:]), where
        late = {ranks[one] for one, entry in whole.items() if entry["title"] in self.served.displaced}
        return [rank for rank in found if rank not in late]
