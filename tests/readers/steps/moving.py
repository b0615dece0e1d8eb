"""The site moves."""

from __future__ import annotations

from served_site import ServedSite, Steps

from steps.plain import publish_one


def _readdress(served: ServedSite) -> None:
    config = (served.site.root / "publisher.toml").read_text(encoding="utf-8")
    served.site.configure(config.replace("notes.example.org", "harbour.example"))
    served.base = "https://harbour.example/feeds/"


def _redirect(served: ServedSite) -> None:
    config = (served.site.root / "publisher.toml").read_text(encoding="utf-8")
    served.site.configure(config.replace("[[feed]]", '[output]\npath = "moved/feeds"\n\n[[feed]]', 1))
    served.base = "https://harbour.example/moved/feeds/"
    (served.site.root / "moved").mkdir()
    (served.site.root / "feeds").rename(served.site.root / "moved" / "feeds")
    place = "location ^~ /feeds/ {"
    there = place.replace("/feeds", "/moved/feeds")
    served.server.change(place, f"{place} return 301 /moved$request_uri; }}\n{there}")


STEPS: Steps = {
    "the site gets another address": _readdress,
    "the feeds move, with redirects": _redirect,
    "an article is published at the new place": publish_one,
}
