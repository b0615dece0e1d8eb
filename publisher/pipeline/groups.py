"""Problems by kind: which are open, which are news, and the words for them.

A person at a terminal sees every open kind. Without a terminal only news is reported, for cron mails it:

- a kind of which no article had a problem before;
- an error or a warning that more articles have than before (a note is reported once);
- an error or a warning that no article has any more.

Which line of an article has a problem does not matter: one that moves within its article is no news. Kinds that
are `quiet` are never news.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from publisher.catalog.problems import SEVERITIES, Problems, article_of
from publisher.models import Problem
from publisher.pipeline.report import Group
from publisher.tables.kinds import EACH, KINDS, RANKS, Kind
from publisher.text.characters import printable

MOST_SUBJECTS = 5  # that are named of one kind
MOST_ALIKE = 3  # problems without a kind and with one message, which are reported one by one
LONGEST = 60  # letters of a subject


# -- finding -------------------------------------------------------------------------------------------------


def groups_of(problems: Problems) -> tuple[Group, ...]:
    """Give the open kinds, the worst first."""
    found = [
        _group(problems, one.kind, one.message, Group(one.kind, one.severity, one.articles, one.articles))
        for one in problems.counts(EACH)
    ]
    return tuple(sorted(found, key=_rank))


def _group(problems: Problems, kind: str, message: str, group: Group) -> Group:
    """Complete a group by examples."""
    messages = [] if message else problems.messages(kind, MOST_SUBJECTS)
    example = problems.example(kind, message or messages[0][0])
    subjects = tuple((subject, number) for text, number, _ in messages if (subject := subject_of(text)))
    place = messages[0][2] if messages else example.place
    return group._replace(subjects=subjects, place=place, remedy=_remedy(example), message=message)


def news(
    before: Iterable[Group], after: Iterable[Group], appeared: Sequence[Problem], had: Sequence[Problem]
) -> tuple[Group, ...]:
    """Give the kinds that are news.

    Args:
        before: The kinds that were open.
        after: The kinds that are open.
        appeared: The problems that were not open.
        had: The problems that were, of all articles in which one appeared.
    """
    were = {_key(one) for one in before}
    new = _by_group(appeared) if appeared else {}
    old = (
        {(key, article_of(one.place)) for key, found in _by_group(had).items() for one in found} if new else ()
    )
    told = []
    for group in after:
        key = _key(group)
        if kind_of(group.kind).quiet or key not in new:
            continue
        if key not in were:
            told.append(group)
        elif group.severity != "note":
            found = [one for one in new[key] if (key, article_of(one.place)) not in old]
            if found:
                told.append(_summed(group, found))
    return tuple(told)


def over(before: Iterable[Group], after: Iterable[Group]) -> tuple[Group, ...]:
    """Give the kinds that are no longer open, except notes."""
    are = {_key(one) for one in after}
    return tuple(
        one for one in before if one.severity != "note" and not kind_of(one.kind).quiet and _key(one) not in are
    )


def subject_of(message: str) -> str:
    """Give what a message names: what follows its first ": "."""
    return message.partition(": ")[2]


def _summed(group: Group, found: Sequence[Problem]) -> Group:
    """Tell only of these problems of a group."""
    articles = {article_of(one.place) for one in found}
    subjects = Counter(subject for one in found if (subject := subject_of(one.message)))
    return group._replace(
        number=len(articles),
        subjects=tuple(subjects.most_common(MOST_SUBJECTS)),
        place=found[0].place,
        remedy=_remedy(found[0]),
    )


def _by_group(problems: Iterable[Problem]) -> dict[tuple[str, str], list[Problem]]:
    found: dict[tuple[str, str], list[Problem]] = {}
    for one in problems:
        if one.kind:
            found.setdefault((one.kind, one.message if one.kind in EACH else ""), []).append(one)
    return found


def _key(group: Group) -> tuple[str, str]:
    return group.kind, group.message


def _rank(group: Group) -> tuple[int, int, int, str]:
    return (
        -SEVERITIES.index(group.severity),
        RANKS.get(group.kind, len(RANKS)),
        -group.total,
        group.message,
    )


def _remedy(problem: Problem) -> str:
    return kind_of(problem.kind).remedy or problem.remedy


def kind_of(name: str) -> Kind:
    """Give the words for a kind; one that the table does not list is reported by its name."""
    one, many = f"{{n}} article has a problem: {name}", f"{{n}} articles have problems: {name}"
    return KINDS.get(name) or Kind(name, one, many)


def of_group(problem: Problem, group: Group) -> bool:
    """Tell whether a problem belongs to a group."""
    return problem.kind == group.kind and group.message in {"", problem.message}


def as_values(group: Group) -> dict[str, Any]:
    """Return a group as plain values, for JSON."""
    subjects = [{"subject": subject, "number": number} for subject, number in group.subjects]
    return {**group._asdict(), "subjects": subjects, "sentence": sentence(group)}


# -- telling -------------------------------------------------------------------------------------------------


def sentence(group: Group) -> str:
    """Say how many articles have it: "3 articles name no date (articles/a.md)"."""
    kind = kind_of(group.kind)
    pattern = kind.one if group.number == 1 else kind.many
    words = pattern.replace("{n}", f"{group.number:,}").replace("{subject}", _short(subject_of(group.message)))
    words = f"{words} ({example(group)})"
    return printable(f"{words}, {group.total:,} in all" if group.total > group.number else words)


def example(group: Group) -> str:
    """Give what is named, or where."""
    if kind_of(group.kind).counted:
        named = ", ".join(f"{_short(subject)} {number:,}" for subject, number in group.subjects)
        return f"{named} ..." if len(group.subjects) == MOST_SUBJECTS else named or group.place
    if group.kind in EACH:
        said = "" if "{subject}" in kind_of(group.kind).one else f"{group.message} in "
        return f"{said}{group.place}"
    return f"{_short(group.subjects[0][0])} in {group.place}" if group.subjects else group.place


def line(group: Group) -> str:
    """Say it in one line, with the remedy and the command that lists them."""
    more = f"`publisher status --kind {group.kind}` lists them" if group.total > 1 else ""
    return printable("; ".join(filter(None, (sentence(group), group.remedy, more))))


def line_of_end(group: Group) -> str:
    """Say that no article has it any more."""
    named = f" ({_short(subject_of(group.message) or group.message)})" if group.message else ""
    return printable(f"no more {kind_of(group.kind).name}{named}")


def alike(problems: Iterable[Problem]) -> Iterator[tuple[Problem, str]]:
    """Give the lines for problems without a kind, each with a problem: many with one message share a line."""
    found: dict[tuple[str, str, str], list[Problem]] = {}
    for one in problems:
        found.setdefault((one.severity, _unnamed(one), one.remedy), []).append(one)
    for same in found.values():
        if len(same) <= MOST_ALIKE:
            yield from ((one, printable(str(one))) for one in same)
        else:
            one = same[0]
            said = f"{_unnamed(one)}; {one.remedy}" if one.remedy else _unnamed(one)
            yield one, printable(f"{one.place} and {_others(same)}: {said}")


def _unnamed(problem: Problem) -> str:
    """Give the message without the name of its own file, which would make each another one."""
    name = article_of(problem.place).rpartition("/")[2]
    return problem.message.removeprefix(f"{name}: ").removeprefix(f"{name} ")


def _others(problems: Sequence[Problem]) -> str:
    files = {article_of(one.place.partition(", record ")[0]) for one in problems}
    if len(files) == len(problems):
        return f"{len(files) - 1:,} more files"
    return f"{len(problems) - 1:,} more places"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 3] + "..."
