"""What is said of an article changes: its publisher, people, files and corrections."""

from __future__ import annotations

from served_site import CONFIG, ServedSite, Steps


def _publisher(served: ServedSite) -> None:
    served.site.configure(CONFIG.replace('publisher = "Harbour Notes"', 'publisher = "The Quayside Press"'))


def _credits(served: ServedSite) -> None:
    served.write("day-04.md", "Day 4 at the quay", author="Cy Mole", tags="[tides, fog]", date="2026-03-02")


def _enclosure(served: ServedSite) -> None:
    served.site.write("day-04.mp3", b"\xff\xfb\x90\x00")
    served.write(
        "day-04.md",
        "Day 4 at the quay",
        author="Cy Mole",
        date="2026-03-02",
        enclosure="https://notes.example.org/sound/day-04.mp3",
    )


def _own_up(served: ServedSite) -> None:
    served.write("bell.md", "The bell", "It fell twice.", draft="false", corrected="It fell twice, not once.")


def _retract(served: ServedSite) -> None:
    served.write("bell.md", "The bell", "It fell twice.", draft="false", retracted="It never fell.")


def _retitle_site(served: ServedSite) -> None:
    config = (served.site.root / "publisher.toml").read_text(encoding="utf-8")
    served.site.configure(config.replace('title = "Harbour Notes"', 'title = "Notes from the Harbour"'))


STEPS: Steps = {
    "the publisher gets another name": _publisher,
    "author and categories change": _credits,
    "a recording is added": _enclosure,
    "an article is corrected, and says so": _own_up,
    "an article is retracted": _retract,
    "the site gets another title": _retitle_site,
}
