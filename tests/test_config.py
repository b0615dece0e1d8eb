"""publisher.toml: every default, and for each mistake the line and the remedy."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from publisher.config import Config, FeedSpec, Hub, Notify, Output, load, parse
from publisher.errors import ConfigError
from publisher.models import Site, SourceSettings
from publisher.sources import glob_pattern
from publisher.tables.syndication import WEEKDAYS

FILE = Path("publisher.toml")


def read(text: str | bytes) -> Config:
    """Parse a configuration."""
    return parse(text.encode() if isinstance(text, str) else text, FILE, Path())


# The text, the line and key, and a part of the message or its remedy.
WRONG: dict[str, tuple[str | bytes, str, str]] = {
    "no TOML": ("[site\n", ": ", "line 1"),
    "no UTF-8": (b"[site]\ntitle = '\xff'\n", ":2: ", "save the file as UTF-8"),
    "endless nesting": ("a = " + "[" * 9000, ": ", "in [ ]"),
    "an unknown section": ("[sites]\n", ":1: ", "did you mean 'site'?"),
    "an unknown key": ("[site]\n\ntitel = 'x'\n", ":3: [site] titel ", "did you mean 'title'?"),
    "a key of another section": ("[output]\nignore = []\n", ":2: [output] ignore ", "known here: path"),
    "an unknown key of a feed": ("[[feed]]\nlimits = 3\n", ":2: [feed] limits ", "'limit'"),
    "a section that is a value": ("site = 3\n", ":1: site ", "write [site]"),
    "a number for a text": ("[site]\ntitle = 3\n", ":2: [site] title ", "write a text"),
    "an empty title": ("[site]\ntitle = ' '\n", ":2: [site] title ", "is empty"),
    "a control character": ('[site]\ntitle = "a\\u0001"\n', ":2: [site] title ", "control characters"),
    "a link without a scheme": ("[site]\nlink = 'example.org'\n", ":2: [site] link ", "https://"),
    "another scheme": ("[site]\nlink = 'ftp://example.org'\n", ":2: [site] link ", "https://"),
    "a link with a blank": ("[site]\nlink = 'https://a b/'\n", ":2: [site] link ", "https://"),
    "a broken host": ("[site]\nlink = 'https://[::1'\n", ":2: [site] link ", "https://"),
    "a language in words": ("[site]\nlanguage = 'English!'\n", ":2: [site] language ", '"pt-BR"'),
    "a zone of none": ("[site]\ntimezone = 'Mars/Base'\n", ":2: [site] timezone ", '"Europe/Oslo"'),
    "a zone out of the folder": ("[site]\ntimezone = '../../etc'\n", ":2: [site] timezone ", "zone"),
    "since when": ("[site]\nsince = 'long ago'\n", ":2: [site] since ", "a day such as"),
    "since a day of none": ("[site]\nsince = '2025-02-30'\n", ":2: [site] since ", "a day such as"),
    "since the year 0": ("[site]\nsince = '0000'\n", ":2: [site] since ", "a day such as"),
    "an icon without HTTPS": ("[site]\nicon = 'http://a.b/i.png'\n", ":2: [site] icon ", "over HTTPS"),
    "an icon that is a file": ("[site]\nicon = 'icon.png'\n", ":2: [site] icon ", "icon.png"),
    "a cover of a script": ("[site]\nimage = 'javascript:alert(1)'\n", ":2: [site] image ", "over HTTPS"),
    "a colour by name": ("[site]\naccent = 'red'\n", ":2: [site] accent ", '"#9a3412"'),
    "a short colour": ("[site]\naccent = '#fff'\n", ":2: [site] accent ", '"#9a3412"'),
    "a colour that closes": ("[site]\naccent = '#9a3412}'\n", ":2: [site] accent ", '"#9a3412"'),
    "feeds over articles": ("[output]\npath = './articles/'\n", ":2: [output] path ", "a folder of its own"),
    "an alias that is a list": ("[publishers]\nAC = ['x']\n", ":2: [publishers] AC ", "write a text"),
    "a meaning of none": ("[shortcodes]\na = 'imge'\n", ":2: [shortcodes] a ", "did you mean 'image'?"),
    "a meaning that is a number": ("[shortcodes]\na = 3\n", ":2: [shortcodes] a ", "write a text"),
    "an empty meaning": ("[shortcodes]\na = ''\n", ":2: [shortcodes] a ", "choose from link"),
    "a meaning without an address": ("[shortcodes]\na = 'link x.y'\n", ":2: [shortcodes] a ", "an address"),
    "a meaning with a script": ("[shortcodes]\na = 'link data:x'\n", ":2: [shortcodes] a ", "an address"),
    "a meaning of two languages": ("[shortcodes]\na = 'code a b'\n", ":2: [shortcodes] a ", "one language"),
    "a meaning with more": ("[shortcodes]\na = 'image b'\n", ":2: [shortcodes] a ", 'a = "image"'),
    "a tag of two words": ("[shortcodes]\n'a b' = 'text'\n", ":2: [shortcodes] a b ", "first word"),
    "no folder of articles": ("[articles]\npath = []\n", ":2: [articles] path ", "name a folder"),
    "a folder in another": ('[articles]\npath = ["a", "b/../a/c"]\n', ":2: [articles] path ", "leave 'b"),
    "a folder twice": ('[articles]\npath = ["a", "./a/"]\n', ":2: [articles] path ", "leave 'a' out"),
    "a folder that is a number": ("[articles]\npath = 1\n", ":2: [articles] path ", "list of texts"),
    "an ignore of numbers": ("[articles]\nignore = [1]\n", ":2: [articles] ignore ", "list of texts"),
    "a size of nothing": ("[articles]\nmax_size = 0\n", ":2: [articles] max_size ", "from 1 to 1024"),
    "a size that is true": ("[articles]\nmax_size = true\n", ":2: [articles] max_size ", "from 1"),
    "a format of none": ("[output]\nformats = ['xml']\n", ":2: [output] formats ", "rss, atom, json"),
    "no format": ("[output]\nformats = []\n", ":2: [output] formats ", "is empty"),
    "an output address": ("[output]\nurl = 'feeds/'\n", ":2: [output] url ", "https://"),
    "a hub of none": ("[hub]\nurl = 'hub'\n", ":2: [hub] url ", "https://"),
    "an older hub of none": ("[output]\nhub = 'hub'\n", ":2: [output] hub ", "https://"),
    "two hubs": ("[hub]\nurl='https://a.b/'\n[output]\nhub='https://b.b/'\n", ":4: [output] hub ", "out"),
    "a hub's unknown key": ("[hub]\nurls = 'x'\n", ":2: [hub] urls ", "did you mean 'url'?"),
    "a privacy of words": ("[hub]\nprivate = 'no'\n", ":2: [hub] private ", "true or false"),
    "the site as output": ("[output]\npath = '.'\n", ":2: [output] path ", "a folder of its own"),
    "the state as output": ("[output]\npath = '.publisher/a'\n", ":2: [output] path ", "of its own"),
    "a feed that is a table": ("[feed]\nname = 'a'\n", ":1: feed ", "write [[feed]]"),
    "two feeds of one name": ("[[feed]]\nname='a'\n[[feed]]\nname='A'\n", ":2: [feed] name ", "twice"),
    "a name that leads out": ("[[feed]]\nname = '../a'\n", ":2: [feed] name ", "use letters"),
    "a name with a blank": ("[[feed]]\nname = 'a b'\n", ":2: [feed] name ", "use letters"),
    "a hidden name": ("[[feed]]\nname = 'a/.b'\n", ":2: [feed] name ", "use letters"),
    "a name that is taken": ("[[feed]]\nname = 'index'\n", ":2: [feed] name ", "are taken"),
    "an unknown group": ("[[feed]]\nname = '{tag}'\n", ":2: [feed] name ", "{category}"),
    "two groups": ("[[feed]]\nname = '{author}/{language}'\n", ":2: [feed] name ", "at most one"),
    "a limit of nothing": ("[[feed]]\nlimit = 0\n", ":2: [feed] limit ", "from 1 to 1000000"),
    "a limit in words": ("[[feed]]\nlimit = 'ten'\n", ":2: [feed] limit ", "write a number"),
    "content of a kind": ("[[feed]]\ncontent = 'half'\n", ":2: [feed] content ", '"full" or "summary"'),
    "a negative ttl": ("[[feed]]\nttl = -1\n", ":2: [feed] ttl ", "from 0"),
    "an hour of none": ("[[feed]]\nskip_hours = [0, 24]\n", ":2: [feed] skip_hours ", "from 0 to 23, in UTC"),
    "an hour that is a text": ("[[feed]]\nskip_hours = ['0']\n", ":2: [feed] skip_hours ", "from 0 to 23"),
    "an hour that is true": ("[[feed]]\nskip_hours = [true]\n", ":2: [feed] skip_hours ", "from 0 to 23"),
    "one hour": ("[[feed]]\nskip_hours = 3\n", ":2: [feed] skip_hours ", "a list of hours"),
    "every hour": (f"[[feed]]\nskip_hours = {[*range(24)]}\n", ":2: [feed] skip_hours ", "leave some out"),
    "a day written small": ("[[feed]]\nskip_days = 'sunday'\n", ":2: [feed] skip_days ", "mean 'Sunday'?"),
    "a day of another language": ("[[feed]]\nskip_days = ['lørdag']\n", ":2: [feed] skip_days ", "Monday, "),
    "a day that is a number": ("[[feed]]\nskip_days = [6]\n", ":2: [feed] skip_days ", "list of texts"),
    "every day": (f"[[feed]]\nskip_days = {[*WEEKDAYS]}\n", ":2: [feed] skip_days ", "leave some out"),
    "a picture of none": ("[[feed]]\nimage = 'logo.png'\n", ":2: [feed] image ", "https://"),
    "a picture for no reader": ("[[feed]]\nimage = 'https://a.b/l.svg'\n", ":2: [feed] image ", "GIF, JPEG"),
    "twins of a number": ("[output]\ngzip = 9\n", ":2: [output] gzip ", "true or false"),
    "where that is a text": ("[[feed]]\nwhere = 'x'\n", ":2: where ", "[where]"),
    "where of nothing known": ("[[feed]]\nwhere = { tag = 'x' }\n", "", "known here: publisher"),
    "where of numbers": ("[[feed]]\nwhere = { author = 3 }\n", "", "list of texts"),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG.values(), ids=WRONG)
def test_a_wrong_configuration_is_refused(case: tuple[str | bytes, str, str]) -> None:
    """The error names file, line and key, and how to write the key."""
    text, place, said = case

    with pytest.raises(ConfigError) as caught:
        read(text)

    assert str(caught.value).startswith(f"{FILE}{place}")
    assert said in str(caught.value)
    assert caught.value.remedy


def test_the_line_is_that_of_the_key_in_its_own_section() -> None:
    """The line is not that of a key of the same name in an earlier section."""
    with pytest.raises(ConfigError, match=r"publisher\.toml:4: \[output\] path "):
        read("[articles]\npath = 'ok'\n[output]\npath = 3\n")


def test_every_key_has_a_default(tmp_path: Path) -> None:
    """A folder with nothing but articles/ can be built."""
    config = load(tmp_path)

    assert config == Config(root=tmp_path)
    assert config.site == Site("Articles", "", "", "", "", "", "2025", {})
    assert (config.paths, config.ignore, config.max_size) == (("articles",), (), 16 * 1024 * 1024)
    assert config.output == Output("feeds", "", ("rss", "atom", "json"))
    assert config.feeds == (FeedSpec("all", "", "", 50, "full", 0, {}),)
    assert (config.state, config.target) == (tmp_path / ".publisher", tmp_path / "feeds")


def test_an_empty_file_is_the_same_as_none(tmp_path: Path) -> None:
    """Each section may be empty or left out."""
    (tmp_path / "publisher.toml").write_text("[site]\n[articles]\n[output]\n[publishers]\n[[feed]]\n")

    assert load(tmp_path) == Config(root=tmp_path, file=tmp_path / "publisher.toml")


def test_every_key_is_read() -> None:
    """Every key takes effect, also after a byte order mark and in any order."""
    config = read(
        "\ufeff"
        '[site]\ntitle = "T"\nlink = "https://a.example/"\ndescription = "D"\nlanguage = "pt-BR"\n'
        'timezone = "Europe/Oslo"\npublisher = "P"\nsince = 2019-05-01\n'
        'icon = "https://a.example/i.svg"\nimage = "https://a.example/c.png"\naccent = "#9A3412"\n'
        '[articles]\npath = ["a", "b"]\nignore = "x/**"\nmax_size = 2\n'
        '[output]\npath = "out"\nurl = "https://a.example/out"\nformats = ["json", "rss", "json"]\n'
        '[hub]\nurl = "https://hub.example/"\nprivate = true\n'
        '[notify]\nhealthcheck = "https://checks.example/a"\nprivate = true\n'
        '[publishers]\n"nytimes.com" = "The New York Times"\n'
        '[[feed]]\nname = "by/{author}"\ntitle = "By {author}"\ndescription = "E"\nlimit = 7\n'
        'content = "summary"\nttl = 5\nwhere = { language = "en", author = ["x", "y"] }\n'
    )

    aliases = {"nytimes.com": "The New York Times"}
    assert config.site == Site(
        "T", "https://a.example/", "D", "pt-BR", "Europe/Oslo", "P", "2019-05-01", aliases,
        (SourceSettings("a", ("x/**",)), SourceSettings("b")),
        "https://a.example/i.svg", "https://a.example/c.png", "#9a3412",
    )  # fmt: skip
    assert (config.paths, config.ignore, config.max_size) == (("a", "b"), ("x/**",), 2 * 1024 * 1024)
    assert config.output == Output("out", "https://a.example/out/", ("json", "rss"))
    assert config.hub == Hub("https://hub.example/", private=True)
    assert config.notify == Notify("https://checks.example/a", private=True)
    where = {"language": ("en",), "author": ("x", "y")}
    assert config.feeds == (FeedSpec("by/{author}", "By {author}", "E", 7, "summary", 5, where),)
    assert config.feeds[0].group == "author"


@pytest.mark.parametrize(
    "text",
    [
        "[hub]\nurl='https://h.b/'\n",
        "[output]\nhub='https://h.b/'\n",
        "[hub]\nurl='https://h.b/'\n[output]\nhub='https://h.b/'\n",
    ],
    ids=["hub", "output", "both"],
)
def test_a_hub_has_an_older_name(text: str) -> None:
    """`[output] hub` means the same as `[hub] url`; both may be there if they agree."""
    assert read(text).hub == Hub("https://h.b/")


MISSING = [("nowhere", None, "no such folder"), (".", "nowhere.toml", "no such file"), (".", ".", "directory")]


@pytest.mark.parametrize(("folder", "file", "said"), MISSING, ids=["folder", "file", "a folder as file"])
def test_what_is_named_must_exist(tmp_path: Path, folder: str, file: str | None, said: str) -> None:
    """A mistyped path is an error, not an empty site."""
    with pytest.raises(ConfigError, match=said):
        load(tmp_path / folder, tmp_path / file if file else None)


@pytest.mark.parametrize("generator", ["docusaurus", "hexo", "astro"])
def test_files_that_a_program_passes_over_are_ignored(generator: str) -> None:
    """A file that its program never shows, because of an underscore, is never published."""
    config = read(f'[articles]\ngenerator = "{generator}"\nignore = "x/**"\n')

    ignored = re.compile("|".join(glob_pattern(glob) for glob in config.ignore))
    names = ("a.md", "_b.md", "sub/c_d.md", "sub/_e.mdx", "sub/_parts/f.md", "x/g.md", "_defaults.toml")
    assert [name for name in names if not ignored.fullmatch(name)] == ["a.md", "sub/c_d.md", "_defaults.toml"]


def test_meanings_of_tags_are_found_by_either_spelling() -> None:
    """Programs write the name of one tag with a hyphen or an underscore."""
    found = read("[shortcodes]\nTide_Table = 'link https://tides.example/{0}'\n").site.shortcodes
    assert set(found) == {"Tide_Table", "tide-table"}
    assert set(found.values()) == {"link https://tides.example/{0}"}
