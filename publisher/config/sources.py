"""The sources of articles: `[[source]]`, and `[articles]` as the short form of one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from publisher.config.sections import Section, Source, is_day, nested, suggestion
from publisher.config.settings import MEBIBYTE, Config
from publisher.models import SourceSettings
from publisher.text.iris import is_web_address

KEYS = (
    "path",
    "ignore",
    "generator",
    "permalink",
    "url",
    "below",
    "defaults",
    "smart_punctuation",
    "emoji",
    "replies",
)
ARTICLES = (*KEYS, "max_size")


def sources_of(source: Source, tables: Section, root: Path) -> tuple[tuple[SourceSettings, ...], int]:
    """Read the sources, and the bytes of the largest article.

    Raises:
        ConfigError: a key is not known, a value is wrong, or one folder lies in another.
    """
    articles = tables.section("articles", ARTICLES)
    usual = Config(root).max_size // MEBIBYTE
    size = articles.number("max_size", usual, least=1, most=1024) * MEBIBYTE
    if "source" not in tables.values:
        return _of_articles(articles, root), size
    for key in articles.values:
        if key != "max_size":
            articles.fail(key, "cannot be used together with [[source]]", f"write {key} below a [[source]]")
    listed = tables.values["source"]
    if not isinstance(listed, list) or not listed or not all(isinstance(one, dict) for one in listed):
        source.fail("", "source", "is no list of tables", "write [[source]] above each source")
    sections = [Section(source, "source", one, KEYS) for one in listed]
    found = [_settings(section, section.string("path", "articles"), root) for section in sections]
    _check_paths(sections[-1], [one.path for one in found], root)
    if len(found) > 1:  # names begin with the path of their source
        found = [one._replace(ignore=tuple(f"{one.path.strip('/')}/{g}" for g in one.ignore)) for one in found]
    return tuple(found), size


def _of_articles(section: Section, root: Path) -> tuple[SourceSettings, ...]:
    """Read `[articles]`: several paths are sources with the same settings."""
    paths = section.strings("path", (SourceSettings().path,))
    if not paths:
        section.fail("path", "is empty", 'name a folder, such as "articles"')
    _check_paths(section, list(paths), root)
    if len(paths) > 1:
        for key in ("url", "below"):
            if key in section.values:
                section.fail(key, "holds for one folder", "write a [[source]] for each folder")
    return tuple(
        settings._replace(ignore=settings.ignore if index == 0 else ())
        for index, settings in enumerate(_settings(section, path, root) for path in paths)
    )


def _check_paths(section: Section, paths: list[str], root: Path) -> None:
    for inner, outer in nested(root, paths):
        section.fail("path", f"has {inner!r}, which is inside {outer!r}", f"leave {inner!r} out")


def _settings(section: Section, path: str, root: Path) -> SourceSettings:
    if not path:
        section.fail("path", "is empty", 'name a folder, such as "articles"')
    below = section.string("below").strip("/")
    if below and not (root / path).resolve().is_relative_to((root / below).resolve()):
        section.fail("below", f"is {below!r}, and {path!r} is not in it", "name a folder above the source")
    url = section.string("url", good=is_web_address, wanted='an address such as "https://jo.example.org/"')
    if url and (section.string("permalink") or section.string("generator")):
        remedy = "leave permalink and generator out: a page that is served has the address of its path"
        section.fail("url", "says that the folder is served as it is", remedy)
    generator = _generator(section)
    return SourceSettings(
        path=path,
        ignore=(*section.strings("ignore"), *_hidden(generator)),
        generator=generator,
        permalink=_permalink(section),
        url=url if not url or url.endswith("/") else url + "/",
        below=below,
        defaults=_defaults(section),
        smart=_habit(section, "smart_punctuation"),
        emoji=_habit(section, "emoji"),
        replies=section.flag("replies"),
    )


def _habit(section: Section, key: str) -> bool | None:
    """Read what a source says of its Markdown; None leaves it to the generator."""
    return section.flag(key) if key in section.values else None


def _generator(section: Section) -> str:
    name = section.string("generator").lower()
    if not name:
        return ""
    from publisher.tables.generators import GENERATORS

    if name not in GENERATORS:
        remedy = suggestion(name, list(GENERATORS), f"choose from {', '.join(GENERATORS)}")
        section.fail("generator", f"is {name!r}", f"{remedy}; or leave it out, and write a permalink")
    return name


def _hidden(generator: str) -> tuple[str, ...]:
    """List what the program itself does not publish."""
    if not generator:
        return ()
    from publisher.tables.generators import GENERATORS

    return GENERATORS[generator].hidden


def _permalink(section: Section) -> str:
    rule = section.string("permalink")
    if not rule:
        return ""
    from publisher.text.permalinks import UnknownPlaceholder, parts_of

    try:
        parts_of(rule)
    except UnknownPlaceholder as error:
        section.fail("permalink", f"is {rule!r}: it {error}", "write placeholders such as :year, :month, :slug")
    return rule


def _defaults(section: Section) -> dict[str, Any]:
    table = section.section("defaults", None, name=f"{section.name}.defaults")
    return {
        key: value.isoformat() if hasattr(value, "isoformat") and is_day(value.isoformat()) else value
        for key, value in table.values.items()
    }
