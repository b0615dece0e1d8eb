"""What a person would script: read each article, render the newest, give them to feedgen, write two files."""

import os
from datetime import datetime
from pathlib import Path

import cmarkgfm
import ryaml
from feedgen.feed import FeedGenerator

limit = 50
SITE = "https://example.org/"


def read(path: Path) -> tuple[datetime, dict, str]:
    """Separate front matter and body."""
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    fields = ryaml.loads(head)
    return datetime.fromisoformat(str(fields["date"])), fields, body


articles = sorted(map(read, Path(os.environ["ARTICLES"]).rglob("*.md")), key=lambda one: one[0], reverse=True)
feed = FeedGenerator()
feed.id(SITE)
feed.title("Bench")
feed.description("Bench")
feed.link(href=SITE)
feed.updated(articles[0][0])
for when, fields, body in articles[:limit]:
    entry = feed.add_entry(order="append")
    entry.id(f"{SITE}{fields['slug']}/")
    entry.link(href=f"{SITE}{fields['slug']}/")
    entry.title(fields["title"])
    entry.author(name=fields["author"])
    entry.category([{"term": tag} for tag in fields["tags"]])
    entry.published(when)
    entry.updated(when)
    entry.content(cmarkgfm.github_flavored_markdown_to_html(body), type="html")
Path("output").mkdir(exist_ok=True)
feed.rss_file("output/rss.xml")
feed.atom_file("output/atom.xml")
