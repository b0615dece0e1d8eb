"""Which of a site's folders hold its articles: those whose files say dates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from publisher.init.survey import Counted

FEW = 12  # files or folders that are named in `ignore`, rather than leaving their folder out
# Names of folders of articles, for sites whose articles say no dates.
USUAL = (
    "posts _posts blog articles post news writing notes journal entries essays content/posts content/blog"
    " content/articles src/posts src/content/posts src/content/blog content src/content"
).split()


class Chosen(NamedTuple):
    """A folder of articles: its path, how many there are, and what in it is left out."""

    path: str
    articles: int
    ignore: tuple[str, ...] = ()


def choose(counted: Counted) -> list[Chosen]:
    """Return the folders that hold the articles: as few as possible, without pages that say no date."""
    if counted.all_dated == 0:
        return []
    return _choose(counted)


def _choose(counted: Counted) -> list[Chosen]:
    below = [(one, _choose(one)) for one in counted.folders if one.articles]
    whole = [one for one, found in below if len(found) == 1 and found[0].path == one.name]
    parts = [found for _, chosen in below for found in chosen]
    others = [one for one, found in below if not found]
    split = len(below) - len(whole) - len(others)
    own = 2 * counted.dated > len(counted.files) > 0 or (counted.dated and _is_majority(counted))
    many = len(whole) > 2 and len(whole) >= 3 * (len(others) + split)
    if own or many or (whole and len(whole) == len(below) > 1):
        return [_whole(counted, parts, others)]
    return parts


def _is_majority(counted: Counted) -> bool:
    """Tell whether most articles of a folder say a date: a few of its own that say none change nothing."""
    return 2 * counted.all_dated >= counted.articles


def _whole(counted: Counted, parts: list[Chosen], others: list[Counted]) -> Chosen:
    """Take a folder as a whole, and leave out what in it says no date, where that can be named."""
    names = [one.name + "/**" for one in others]
    # Beside folders of articles, what says no date is a page; in a folder of articles it is one without a date.
    undated = counted.undated if parts and len(counted.undated) <= FEW else []
    names += undated
    names += [f"{part.path}/{glob}" for part in parts for glob in part.ignore]
    start = len(counted.name) + 1 if counted.name else 0
    articles = len(counted.files) - len(undated) + sum(part.articles for part in parts)
    return Chosen(counted.name, articles, tuple(dict.fromkeys(name[start:] for name in names)))


def usual(folders: Mapping[str, int]) -> str:
    """Return the folder whose name says that it holds articles, "" where there is none."""
    return next((name for name in USUAL if folders.get(name)), "")
