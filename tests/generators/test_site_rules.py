"""Rules of addresses, each tried with its program and with publisher."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from programs import HERE, make
from rows import base_of, ours, told
from sites import NOW

from publisher import build, load_config

pytestmark = pytest.mark.generators

# A program, and where its site keeps its rule: a file, and a pattern whose match the rule replaces.
PLACES = {
    "eleventy": ("src/posts/posts.json", r'(?="tags")', '"permalink": "RULE", '),
    "hexo": ("_config.yml", r"permalink: .*", 'permalink: "RULE"'),
    "hugo": ("hugo.toml", r"posts = .*", 'posts = "RULE"\nessays = "RULE"'),
    "jekyll": ("_config.yml", r"permalink: .*", 'permalink: "RULE"'),
    "pelican": (
        "pelicanconf.py",
        r"(?s)ARTICLE_URL = .*?ARTICLE_SAVE_AS = [^\n]*",
        'ARTICLE_URL = "RULE"\nARTICLE_SAVE_AS = "FILE"',
    ),
}
RULES = [
    *(("jekyll", rule) for rule in ("date", "ordinal", "none", "weekdate")),
    ("jekyll", "/:year/:i_month/:i_day/:slug/"),
    ("jekyll", "/:short_year/:short_month/:name.html"),
    ("jekyll", "/:categories/:title"),
    ("jekyll", "/x/:slugified_categories/:y_day-:title/"),
    ("jekyll", "/:collection/:path/"),
    ("jekyll", "/:year-:month-:day_:title:output_ext"),
    ("jekyll", "/:week/:w_year/:long_day/:title/index.html"),
    ("jekyll", "/:long_month/:hour:minute:second/:title.html"),
    ("hugo", "/:section/:title/"),
    ("hugo", "/:year/:monthname/:day/:weekdayname/:filename/"),
    ("hugo", "/:yearday/:weekday/:contentbasename"),
    ("hugo", "/:slugorfilename/"),
    ("hugo", "/:year/:month/:day/:slug.html"),
    ("hugo", "/:section/:contentbasename/x/"),
    ("hexo", ":year/:month/:day/:title/"),
    ("hexo", ":title.html"),
    ("hexo", ":category/:name/index.html"),
    ("hexo", ":year/:i_month/:i_day/:name.html"),
    ("hexo", "posts/:post_title/"),
    ("hexo", ":year-:month-:day-:hash/"),
    ("hexo", ":category/:title/:second/:hour/"),
    ("pelican", "{slug}.html"),
    ("pelican", "{slug}/"),
    ("pelican", "posts/{date:%Y}/{date:%b}/{slug}/"),
    ("pelican", "{date:%Y-%m-%d}-{slug}.html"),
    ("pelican", "articles/{date:%j}/{category}/{slug}/index.html"),
    ("eleventy", "/{{ page.fileSlug }}/"),
    ("eleventy", "{{ page.filePathStem }}.html"),
    ("eleventy", "/{{ title | slugify }}/"),
    ("eleventy", "/x/{{ page.fileSlug }}/index.html"),
    ("eleventy", "/{{ title | slug }}/"),
]


@pytest.mark.parametrize(("name", "rule"), RULES)
def test_a_rule_gives_the_addresses_of_the_program(name: str, rule: str, tmp_path: Path) -> None:
    """A site with a rule of its own keeps every address, whatever stands in names, titles and categories."""
    site = tmp_path / name
    shutil.copytree(HERE / name, site)
    path, pattern, text = PLACES[name]
    text = text.replace("RULE", rule).replace("FILE", rule + "index.html" if rule.endswith("/") else rule)
    _replace(site / path, pattern, text)
    (tmp_path / "made").mkdir()
    wanted = told(name, make(name, tmp_path / "made", site), base_of(name))

    ours_path = site / "publisher.toml"
    lines = re.sub(r"permalink = .*\n", "", ours_path.read_text("utf-8"))
    ours_path.write_text(re.sub(r"(?m)^(generator = .*)$", rf'\1\npermalink = "{rule}"', lines), "utf-8")
    assert build(load_config(site), now=NOW).status == 0
    assert sorted(row.link for row in ours(site)) == sorted(row.link for row in wanted)


def _replace(path: Path, pattern: str, text: str) -> None:
    before = path.read_text("utf-8")
    after = re.sub(pattern, lambda _: text, before, count=1)
    assert after != before
    path.write_text(after, "utf-8")
