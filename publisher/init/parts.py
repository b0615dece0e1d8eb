"""The folders of a site's articles as parts of its configuration: chosen by dates, by names, or as they are."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from publisher.init.choice import Chosen, choose, usual
from publisher.init.folder import SiteFolder
from publisher.init.found import Part, Setting
from publisher.init.survey import Counted, Survey

NO_SETTING = Setting()


class Gathered(NamedTuple):
    """Folders of articles, and what was seen in them."""

    chosen: tuple[Chosen, ...] = ()
    unread: dict[str, int] = {}  # noqa: RUF012 -- never written to
    since: str = ""
    languages: tuple[str, ...] = ()  # that articles say of themselves, the most frequent first

    @property
    def articles(self) -> int:
        """The number of articles."""
        return sum(one.articles for one in self.chosen)

    def parts(self, generator: str = "", permalink: Setting = NO_SETTING, below: str = "") -> tuple[Part, ...]:
        """Make a part of each folder, with the same rule of addresses.

        `below` is the folder in which the generator's tree of addresses begins.
        """
        return tuple(
            Part(
                one.path or ".",
                one.articles,
                generator,
                permalink,
                below if below not in {"", one.path} else "",
                ignore=one.ignore,
            )
            for one in self.chosen
        )


def whole(folder: SiteFolder, *tops: str, skip: frozenset[str] = frozenset()) -> Gathered:
    """Take whole folders, as a program does whose articles lie in a folder of a fixed name."""
    counted = [Survey(folder, skip=skip).count(top) for top in tops]
    return _gathered(counted, tuple(Chosen(one.name, one.articles) for one in counted))


def dated(folder: SiteFolder, top: str, *, skip: frozenset[str] = frozenset(), data: bool = False) -> Gathered:
    """Take the folders below `top` whose articles say dates, else one with a usual name, else all of `top`."""
    counted = Survey(folder, skip=skip, data=data).count(top)
    chosen = choose(counted)
    if chosen:
        taken = {one.path for one in chosen}
        trees = [one for one in counted.walk() if one.name in taken]
        gathered = _gathered(trees or [counted], tuple(chosen))
        return gathered._replace(unread=dict(counted.all_unread)) if len(chosen) == 1 else gathered
    sizes = {one.name: one.articles + sum(one.all_unread.values()) for one in counted.walk()}
    start = f"{top}/" if top else ""
    named = usual({name.removeprefix(start): size for name, size in sizes.items() if name.startswith(start)})
    tree = next((one for one in counted.walk() if named and one.name == start + named), counted)
    return _gathered([tree], (Chosen(tree.name, tree.articles),))


def dated_below(folder: SiteFolder, top: str) -> list[Chosen]:
    """Return the folders at `top` and below whose articles say dates; none where no article does."""
    return choose(Survey(folder).count(top))


def _gathered(trees: list[Counted], chosen: tuple[Chosen, ...]) -> Gathered:
    unread: Counter[str] = sum((one.all_unread for one in trees), Counter())
    below = [one for tree in trees for one in tree.walk()]
    years = sorted({year for one in below for year in one.years if year.isdigit()})
    said: Counter[str] = sum((one.languages for one in below), Counter())
    often = tuple(name for name, _ in said.most_common())
    return Gathered(chosen, dict(unread), years[0] if years else "", often)


def prefixed_origin(setting: Setting, top: str) -> Setting:
    """Name the file of a setting as it is from the site's folder on; a program's default names no file."""
    file = setting.origin.partition(":")[0]
    is_file = "." in file and " " not in file
    return setting._replace(origin=f"{top}/{setting.origin}") if is_file else setting


def prefixed(part: Part, top: str) -> Part:
    """Give the paths of a part that was found in a folder of the site as they are from the site's folder on."""
    path = top if part.path == "." else f"{top}/{part.path}"
    # Folders above Jekyll's _posts are categories; those above the site are not.
    posts = part.generator == "jekyll" and path.endswith("_posts")
    below = f"{top}/{part.below}" if part.below else top if posts else ""
    return part._replace(path=path, below=below, permalink=prefixed_origin(part.permalink, top))
