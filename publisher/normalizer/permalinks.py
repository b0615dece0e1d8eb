"""Make an article's address by a rule: of its own head, of its folder, of its source, or of its generator."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from hashlib import sha1
from typing import Any, NamedTuple
from urllib.parse import quote
from zoneinfo import ZoneInfo

from publisher.models import Claim, Loss
from publisher.normalizer.policy import Claims, Decision, Refused, declared, first, order
from publisher.tables.generators import DATED, GENERATORS, NONE, Generator
from publisher.tables.syndication import LANGUAGES
from publisher.text import iris, url_slugs
from publisher.text.lazy import lazy
from publisher.text.permalinks import Part, UnknownPlaceholder, parts_of

RULE = order("sidecar, front matter, mail header, folder default, site default")
_SLUG = order("sidecar, front matter, mail header, record")
_CATEGORIES = frozenset({"category", "categories"})
_DAY = lazy(r"\d{4}-\d{1,2}-\d{1,2}[-_](?=.)|\d{4}[-_.]\d\d[-_.]\d\d[-_. ]+(?=.)")
_DAY_ANYWHERE = re.compile(r".*?\d{4}-\d{2}-\d{2}-(?=.)")
_DAY_FOLDERS = lazy(r"^(.{0,500}?)(\d{4})[-/](\d{1,2})[-/](\d{1,2})[-/]?(.{0,500})$")
_LANGUAGE = re.compile(r"\.([a-z]{2})(?:-[A-Za-z]{2,4})?$")
_SUFFIX = re.compile(r"\.(?:11ty|html)?\.?[A-Za-z0-9]{1,9}$")
_INDEX = frozenset({"index", "_index"})
_KEPT = "/:!$&'()*+,;=@~?%"  # in a path, besides letters, digits and - . _
NEEDS = "needs "  # how the reason begins where an article lacks what its rule asks for
NEEDS_SITE = "needs [site] link"


class Missing(Exception):
    """A rule asks for what the article does not have; str() completes "it needs ..."."""


class Facts(NamedTuple):
    """What a rule may ask of an article. The functions decide a field when they are first called."""

    claims: Claims
    generator: Generator
    date: Callable[[], Any]  # the decision's `date_parser.Date`, or None
    title: Callable[[], str]


def has_rule(claims: Claims) -> bool:
    """Whether anything says by which rule the address is made, also one that cannot be followed."""
    return bool(claims.of("permalink")) or rule_of(claims).claim is not None


def rule_of(claims: Claims) -> Decision[str]:
    """Decide the rule: the strongest claim of one, else the source's, else its generator's."""
    source = claims.circumstances.source
    usual = source.permalink or GENERATORS.get(source.generator, NONE).permalink
    origin = "site default permalink" if source.permalink else f"site default generator {source.generator}"
    said = list(claims.of("permalink"))
    if not said and not usual:
        return Decision("")
    if usual:
        said.append(Claim("permalink", usual, origin))

    def check(claim: Claim) -> str:
        try:
            parts_of(str(claim.value))
        except UnknownPlaceholder as error:
            raise Refused(str(error)) from None
        return str(claim.value)

    decision = first(said, RULE, check, "")
    own = [loss for loss in decision.losses if loss.claim in claims.of("permalink")]
    if own and decision.claim is not None and decision.claim.origin.startswith("site default"):
        # The article has a rule of its own that cannot be followed: another rule would give a wrong address.
        return Decision("", None, decision.losses)
    return decision


def address_by_rule(facts: Facts) -> Decision[str]:
    """Fill in the rule; "" where there is none, or where the article lacks what it asks for."""
    rule = rule_of(facts.claims)
    site = facts.claims.circumstances.site.link
    if rule.claim is None:
        return rule
    if not site:
        return Decision("", None, (*rule.losses, Loss(rule.claim, NEEDS_SITE)))
    try:
        parts = _parts(rule, facts)
        path = "".join(part.text or _value(part, facts) for part in parts)
    except Missing as error:
        return Decision("", None, (*rule.losses, Loss(rule.claim, f"{NEEDS}{error}")))
    path = _tidy(_language_folder(parts, facts) + path, facts.generator)
    # Hugo and Zola close what a rule of the site gives, and in an article's own rule leave the name of a file.
    names_file = any(part.name == "output_ext" for part in parts) or not rule.claim.origin.startswith(
        "site default"
    )
    is_file = path.endswith(".html") and names_file
    if facts.generator.closed and not is_file and not path.endswith("/"):
        path += "/"
    address = iris.absolute(quote(below(site, path), _KEPT), "")
    return Decision(address, rule.claim._replace(field="link"), rule.losses)


def _parts(rule: Decision[str], facts: Facts) -> tuple[Part, ...]:
    """Part the rule. Pelican has one for articles, and keeps its own for translations."""
    parts = parts_of(rule.value)
    is_of_source = rule.claim is not None and rule.claim.origin.startswith("site default")
    if facts.generator.slugs == "pelican" and is_of_source and not _names_language(parts):
        return parts_of(facts.generator.permalink) if _language_suffix(facts) else parts
    return parts


def _names_language(parts: tuple[Part, ...]) -> bool:
    return any(part.name in {"lang", "lang_suffix"} for part in parts)


def _language_folder(parts: tuple[Part, ...], facts: Facts) -> str:
    """Give the folder of a translation: "/de/" of "fog.de.md", where the site is in another language."""
    if not facts.generator.languages or _names_language(parts):
        return ""
    language = _split(facts.claims.article.name.rpartition("/")[2])[1]
    own = facts.claims.circumstances.site.language.partition("-")[0].lower()
    return f"/{language}/" if own and language and language.partition("-")[0] != own else ""


def below(site: str, path: str) -> str:
    """Give the address of a path below the site's address, base path included."""
    return site.rstrip("/") + "/" + path.lstrip("/")


def _tidy(path: str, generator: Generator) -> str:
    """Drop parts of the path that came out empty, and the name of an index where the program does."""
    path = "/" + re.sub(r"/{2,}", "/", path.strip()).lstrip("/")
    return (
        path if generator.keeps_index or not path.endswith("/index.html") else path.removesuffix("index.html")
    )


# -- placeholders --------------------------------------------------------------------------------------------


def _value(part: Part, facts: Facts) -> str:
    if part.name == "date" or part.name in DATED:
        return _of_date(part, facts)
    value = _WORDS[part.name](facts)
    if isinstance(value, list):
        return "/".join(value[_slice(part.option)] if part.option else value)
    if "slugify" in part.filters:
        return url_slugs.eleventy(value)
    return url_slugs.eleventy_slug(value) if "slug" in part.filters else str(value)


def _slice(option: str) -> slice:
    """Read Hugo's "[1:]", "[:last]", "[last]", "[0]"."""
    start, colon, end = option.strip("[]").replace("last", "-1").partition(":")
    try:
        first_ = int(start or 0)
        if not colon:
            return slice(first_, first_ + 1 or None)
        return slice(first_, int(end) if end else None)
    except ValueError:
        return slice(None)


def _moment(facts: Facts) -> datetime:
    """Give the date of publication in the site's zone, which its generator writes into addresses."""
    date = facts.date()
    if date is None:
        raise Missing("a date")
    zone = facts.claims.circumstances.site.timezone
    moment: datetime = date.instant
    as_written = date.day_only or facts.generator.own_offset
    return moment if as_written or not zone else moment.astimezone(ZoneInfo(zone))


def _of_date(part: Part, facts: Facts) -> str:
    moment = _moment(facts)
    return moment.strftime(part.option) if part.name == "date" else _DATES[part.name](moment)


_DATES: dict[str, Callable[[datetime], str]] = {
    "year": lambda one: f"{one.year:04}",
    "short_year": lambda one: f"{one.year % 100:02}",
    "month": lambda one: f"{one.month:02}",
    "i_month": lambda one: str(one.month),
    "short_month": lambda one: one.strftime("%b"),
    "long_month": lambda one: one.strftime("%B"),
    "monthname": lambda one: one.strftime("%B").lower(),
    "day": lambda one: f"{one.day:02}",
    "i_day": lambda one: str(one.day),
    "y_day": lambda one: f"{one.timetuple().tm_yday:03}",
    "yearday": lambda one: str(one.timetuple().tm_yday),
    "hour": lambda one: f"{one.hour:02}",
    "minute": lambda one: f"{one.minute:02}",
    "second": lambda one: f"{one.second:02}",
    "week": lambda one: f"{one.isocalendar().week:02}",
    "w_year": lambda one: f"{one.isocalendar().year:04}",
    "w_day": lambda one: str(one.isoweekday()),
    "short_day": lambda one: one.strftime("%a"),
    "long_day": lambda one: one.strftime("%A"),
    "weekday": lambda one: str(one.isoweekday() % 7),
    "weekdayname": lambda one: one.strftime("%A").lower(),
    "timestamp": lambda one: str(int(one.timestamp())),
}


def _slug(text: str, facts: Facts) -> str:
    return url_slugs.SLUGGERS[facts.generator.slugs](text)


def _place(facts: Facts) -> tuple[list[str], str]:
    """Give the folders of a file below the source's tree, and its name without suffix and language.

    The name of a page bundle is its folder's.
    """
    known = facts.claims.circumstances
    source, name = known.source, known.below or facts.claims.article.name
    if source.below:
        name = source.path.strip("/").removeprefix(source.below).strip("/") + "/" + name
    *folders, last = name.strip("/").split("/")
    stem = _split(last)[0] if facts.generator.languages or facts.generator is NONE else _SUFFIX.sub("", last)
    stem = stem or last
    if stem.lower() in _INDEX and folders:
        stem = folders.pop()
    return folders, stem


def _split(name: str) -> tuple[str, str]:
    """Part "fog.pt-br.md" into the name and the language, "" if it names none."""
    stem = _SUFFIX.sub("", name)
    match = _LANGUAGE.search(stem)
    if match is None or match[1] not in LANGUAGES:
        return stem, ""
    return stem[: match.start()], match[0][1:].lower()


def _undated(stem: str) -> str:
    match = _DAY.match(stem)
    return stem[match.end() :] if match else stem


def _name(facts: Facts) -> str:
    """Give the name of the file, and the day at its start only where the program keeps it."""
    stem = _place(facts)[1]
    return stem if facts.generator.day == "kept" else _undated(stem)


def _declared_slug(facts: Facts) -> str:
    def check(claim: Claim) -> str:
        value = claim.value.strip().strip("/") if isinstance(claim.value, str) else ""
        if not value:
            raise Refused("is empty")
        return value

    return first(facts.claims.of("slug"), _SLUG, check, "").value


def _written_slug(facts: Facts) -> str:
    """Give the slug as it is in an address: some programs take it as it is written, others do not."""
    slug = _declared_slug(facts)
    as_written = facts.generator.slugs in {"pelican", "same", "github", "quartz", "nikola", "mkdocs"}
    if as_written or facts.generator is NONE:
        return re.sub(r"\s+", "-", slug) if facts.generator is NONE else slug
    return "/".join(_slug(part, facts) for part in slug.split("/"))


def _slug_or_title(facts: Facts) -> str:
    """Give `:slug`: the slug, else what the program makes one of."""
    name = _place(facts)[1]
    by_title = facts.generator.title == "title" or (facts.generator is NONE and _undated(name) == name)
    return _written_slug(facts) or (by_title and _slug(facts.title(), facts)) or _slug(_undated(name), facts)


def _slug_or_name(facts: Facts) -> str:
    return _written_slug(facts) or _slug(_name(facts), facts)


def _title(facts: Facts) -> str:
    """Give `:title`, which is the file's name in Jekyll and its path in Hexo, and the title elsewhere."""
    if facts.generator.slugs == "jekyll":
        return url_slugs.jekyll_title(_declared_slug(facts) or _name(facts))
    if facts.generator.slugs == "hexo":
        folders, stem = _place(facts)
        return "/".join([*folders, stem])
    return _slug(facts.title(), facts) if facts.generator.slugs == "hugo" else _slug_or_title(facts)


def _path(facts: Facts) -> str:
    """Give `:path`: the folders and the name, in the way of the program."""
    folders, stem = _place(facts)
    if facts.generator.slugs == "jekyll":
        return "/".join([*_above_posts(facts), *folders, stem])
    shape, slug = facts.generator, _declared_slug(facts)
    fold = url_slugs.hugo_path if shape.folders == "hugo_path" else url_slugs.SLUGGERS[shape.folders]
    if shape.day == "folders":
        return slug or _with_day_folders("/".join([*folders, stem]))
    if shape.slugs == "same":  # Eleventy: no slug, and a page named as its folder is that folder's
        return "/".join(folders if folders and folders[-1] == stem else [*folders, stem])
    if shape.slugs == "github" and slug:
        return slug
    name = _written_slug(facts)
    if not name:
        stem = _undated(stem) if shape.day == "off" else stem
        name = fold(stem) if shape.folders == "hugo_path" else _slug(stem, facts)
    return "/".join([*map(fold, folders), name if shape is not NONE else stem])


def _with_day_folders(path: str) -> str:
    """Put the day first, each part in a folder, as Docusaurus does."""
    match = _DAY_FOLDERS.match(path)
    return "/".join([match[2], match[3], match[4], match[1] + match[5]]) if match else path


def _sections(facts: Facts) -> list[str]:
    fold = url_slugs.hugo_path if facts.generator.folders == "hugo_path" else url_slugs.plain
    return [fold(part) for part in _place(facts)[0]]


def _categories(facts: Facts) -> list[str]:
    """List the folders above Jekyll's `_posts`, then what the article itself calls its categories."""
    found = dict.fromkeys(_above_posts(facts)) if facts.generator.slugs == "jekyll" else {}
    for claim in facts.claims.of("category"):
        if claim.origin.rpartition(" ")[2].lower() in _CATEGORIES:
            found.setdefault(str(claim.value))
    return list(found)


def _above_posts(facts: Facts) -> list[str]:
    known = facts.claims.circumstances
    place = known.source.path.strip("/").removeprefix(known.source.below.strip("/"))
    whole = f"{place}/{known.below or facts.claims.article.name}".split("/")
    above = whole[: whole.index("_posts")] if "_posts" in whole else []
    return [part for part in above if part not in {"", "."}]


def _category_words(facts: Facts) -> list[str]:
    found = _categories(facts)
    if facts.generator.slugs == "jekyll":
        return list(dict.fromkeys(one.lower() for one in found))
    return [_slug(one, facts) for one in found]


def _category(facts: Facts) -> list[str]:
    """Give `:category`: of several Hexo's last one below the others, else the first."""
    found = _category_words(facts)
    if facts.generator.slugs == "hexo":
        return found or ["uncategorized"]
    if not found and facts.generator.slugs == "pelican":
        found = [_slug(one, facts) for one in _place(facts)[0][-1:]] or ["misc"]
    if not found:
        raise Missing("a category")
    return found[:1]


def _author(facts: Facts) -> str:
    for claim in facts.claims.of("author"):
        name = claim.value if isinstance(claim.value, str) else getattr(claim.value, "name", "")
        return _slug(name, facts)
    raise Missing("an author")


def _language_suffix(facts: Facts) -> str:
    """Give Pelican's "-fr" of a translation: of an article that names another language than the site's."""
    known = facts.claims.circumstances.site.language.partition("-")[0]
    own = _said_language(facts)
    return f"-{own}" if own and known and own != known else ""


def _said_language(facts: Facts) -> str:
    """Give the language that the article names; what its text is detected to be is not in its address."""
    said = next((one.value for one in facts.claims.of("language") if declared(one)), "")
    return said.strip().lower().partition("-")[0] if isinstance(said, str) else ""


def _language(facts: Facts) -> str:
    """Give `:lang`: of the head, of the file's name, of the site."""
    known = facts.claims.circumstances.site.language.partition("-")[0].lower()
    named = _split(facts.claims.article.name.rpartition("/")[2])[1] if facts.generator.languages else ""
    return _said_language(facts) or named or known


def _hash(facts: Facts) -> str:
    """Give Hexo's digest of slug and second."""
    return sha1(f"{_title(facts)}{int(_moment(facts).timestamp())}".encode()).hexdigest()[:12]  # noqa: S324


def _path_stem(facts: Facts) -> str:
    """Give Eleventy's `page.filePathStem`, which keeps "index"."""
    folders, stem = _place(facts)
    name = facts.claims.article.name.rpartition("/")[2]
    is_index = _SUFFIX.sub("", name).lower() in _INDEX
    return "/".join(
        ["", *folders, stem, "index"] if is_index else ["", *folders, _DAY_ANYWHERE.sub("", stem, count=1)]
    )


_WORDS: dict[str, Callable[[Facts], Any]] = {
    # Eleventy's words, see `tables.generators.EXPRESSIONS`.
    "raw_title": lambda facts: facts.title(),
    "file_slug": lambda facts: _DAY_ANYWHERE.sub("", _place(facts)[1], count=1),
    "path_stem": _path_stem,
    # Those of rules.
    "title": _title,
    "post_title": lambda facts: _slug(facts.title(), facts).lower(),
    "slug": _slug_or_title,
    "filename": lambda facts: _slug(_name(facts), facts) if facts.generator.closed else _name(facts),
    "name": lambda facts: (
        url_slugs.plain(_place(facts)[1]) if facts.generator.slugs == "jekyll" else _name(facts)
    ),
    "basename": lambda facts: _undated(_place(facts)[1]),
    "contentbasename": lambda facts: _slug(_place(facts)[1], facts),
    "slugorfilename": _slug_or_name,
    "slugorcontentbasename": _slug_or_name,
    "path": _path,
    "section": lambda facts: _sections(facts)[:1],
    "sections": _sections,
    "category": _category,
    "categories": _category_words,
    "slugified_categories": lambda facts: [url_slugs.plain(one) for one in _categories(facts)],
    "collection": lambda facts: (
        facts.claims.circumstances.source.path.strip("/").rpartition("/")[2].lstrip("_")
    ),
    "output_ext": lambda _: ".html",
    "lang": _language,
    "lang_suffix": _language_suffix,
    "author": _author,
    "hash": _hash,
}
