from __future__ import annotations

from concurrent.futures import Future

from crontabs import OTHERS, Season
from faulty_sites import POINTS


def body(mail: str) -> list[str]:
    """The lines of a mail below its head."""
    return mail.partition("\n\n")[2].splitlines()


def test_cron_fires(season: Future[Season]) -> None:
    """Installed into Debian's cron, a site is built within a minute, and nobody is mailed of what is well."""
    seen = season.result()
    assert {"all.rss", "all.atom", "all.json"} <= set(seen.feeds)
    assert not [mail for mail in seen.third if "calm" in mail.partition("\n\n")[2]]
    POINTS["a firing of Debian's cron"] += 3


def test_cron_mails_news_alone(season: Future[Season]) -> None:
    """A bad article is one mail with one line; none follows at the next firing; one reports the fix."""
    seen = season.result()
    assert len(seen.first) == 1
    (line,) = body(seen.first[0])
    assert line.startswith("publisher: error: articles/bad.md")
    assert seen.second == seen.first
    assert len(seen.third) == 2
    (line,) = body(seen.third[1])
    assert line.startswith("publisher: fixed: articles/bad.md")
    POINTS["a firing of Debian's cron"] += 3


def test_cron_tab_is_left_alone(season: Future[Season]) -> None:
    """Whatever else stands in the tab stands there to the byte, before and after."""
    seen = season.result()
    assert seen.tab.startswith(OTHERS)
    assert len(seen.tab.splitlines()) == len(OTHERS.splitlines()) + 2
    assert seen.left == OTHERS
