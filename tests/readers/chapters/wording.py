"""What is said of an article changes: its publisher, people, files and corrections."""

from __future__ import annotations

from life import CONFIG, Life, Steps


def _publisher(life: Life) -> None:
    life.site.configure(CONFIG.replace('publisher = "Harbour Notes"', 'publisher = "The Quayside Press"'))


def _credits(life: Life) -> None:
    life.write("day-04.md", "Day 4 at the quay", author="Cy Mole", tags="[tides, fog]", date="2026-03-02")


def _enclosure(life: Life) -> None:
    life.site.write("day-04.mp3", b"\xff\xfb\x90\x00")
    life.write(
        "day-04.md",
        "Day 4 at the quay",
        author="Cy Mole",
        date="2026-03-02",
        enclosure="https://notes.example.org/sound/day-04.mp3",
    )


def _own_up(life: Life) -> None:
    life.write("bell.md", "The bell", "It fell twice.", draft="false", corrected="It fell twice, not once.")


def _retract(life: Life) -> None:
    life.write("bell.md", "The bell", "It fell twice.", draft="false", retracted="It never fell.")


def _retitle_site(life: Life) -> None:
    config = (life.site.root / "publisher.toml").read_text(encoding="utf-8")
    life.site.configure(config.replace('title = "Harbour Notes"', 'title = "Notes from the Harbour"'))


STEPS: Steps = {
    "the publisher gets another name": _publisher,
    "author and categories change": _credits,
    "a recording is added": _enclosure,
    "an article is corrected, and says so": _own_up,
    "an article is retracted": _retract,
    "the site gets another title": _retitle_site,
}
