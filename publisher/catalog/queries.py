"""How entries are found and ordered."""

from __future__ import annotations

from publisher.catalog.rows import Selection

# From each value straight to the next: a look for each of them, not one for each entry that has it.
VALUES = """
WITH RECURSIVE one(value) AS (
    SELECT min(value) FROM term WHERE kind = ?1
    UNION ALL
    SELECT (SELECT min(value) FROM term WHERE kind = ?1 AND value > one.value) FROM one WHERE value IS NOT NULL)
SELECT value FROM one WHERE value IS NOT NULL AND EXISTS (
    SELECT 1 FROM term CROSS JOIN entry USING (key)
    WHERE kind = ?1 AND term.value = one.value AND NOT shadowed AND due <= ?2)
ORDER BY value
"""


def precedence(row: tuple[int, int, bytes, str]) -> tuple[int, bytes, int]:
    """Order entries of one id (key, updated, name, place): the one that is shown comes first."""
    _, updated, name, place = row
    return -updated, name, -int(place.strip("@[]") or 0)


def source_of(chosen: Selection) -> tuple[str, list[str], str]:
    """Say where a selection's entries are found, and the column they are sorted by."""
    source, sort = "entry WHERE 1", "entry.sort"
    values: list[str] = []
    if chosen.page[0]:
        source = "archived JOIN entry USING (id) WHERE feed = ? AND page = ?"
        values += chosen.page
    if not chosen.page[0] and len(chosen.where) == 1 and len(chosen.where[0][1]) == 1:
        # One group: its terms stand in the order of the feed, and no more of them are looked at.
        source, sort = "term JOIN entry USING (key) WHERE kind = ? AND value = ?", "term.sort"
        values += [chosen.where[0][0], *chosen.where[0][1]]
    else:
        for kind, wanted in chosen.where:
            marks = ",".join("?" * len(wanted))
            source += f" AND key IN (SELECT key FROM term WHERE kind = ? AND value IN ({marks}))"  # noqa: S608 -- only marks
            values += [kind, *wanted]
    if chosen.beside:
        source += " AND NOT EXISTS (SELECT 1 FROM archived WHERE feed = ? AND archived.id = entry.id)"
        values.append(chosen.beside)
    return source, values, sort
