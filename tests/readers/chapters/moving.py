"""The site moves."""

from __future__ import annotations

from life import Life, Steps

from chapters.plain import publish_one


def _readdress(life: Life) -> None:
    config = (life.site.root / "publisher.toml").read_text(encoding="utf-8")
    life.site.configure(config.replace("notes.example.org", "harbour.example"))
    life.base = "https://harbour.example/feeds/"


def _redirect(life: Life) -> None:
    config = (life.site.root / "publisher.toml").read_text(encoding="utf-8")
    life.site.configure(config.replace("[[feed]]", '[output]\npath = "moved/feeds"\n\n[[feed]]', 1))
    life.base = "https://harbour.example/moved/feeds/"
    (life.site.root / "moved").mkdir()
    (life.site.root / "feeds").rename(life.site.root / "moved" / "feeds")
    place = "location ^~ /feeds/ {"
    there = place.replace("/feeds", "/moved/feeds")
    life.server.change(place, f"{place} return 301 /moved$request_uri; }}\n{there}")


STEPS: Steps = {
    "the site gets another address": _readdress,
    "the feeds move, with redirects": _redirect,
    "an article is published at the new place": publish_one,
}
