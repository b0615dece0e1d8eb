"""Hugo: `hugo.*`, `config.*` or `config/_default/`: TOML, YAML or JSON. Source: Hugo 0.150, Configuration."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from publisher.init.folder import SiteFolder, inside
from publisher.init.found import Found, OldFeed, Part, Setting
from publisher.init.parts import Gathered, dated, dated_below, whole
from publisher.init.settings import Settings
from publisher.init.values import flag, lower_keys, mapping, merged, number, text, texts

FORMATS = ("toml", "yaml", "yml", "json")
LAYOUTS = {
    "2006": ":year",
    "06": ":short_year",
    "January": ":long_month",
    "Jan": ":short_month",
    "01": ":month",
    "1": ":i_month",
    "02": ":day",
    "2": ":i_day",
    "15": ":hour",
    "04": ":minute",
    "05": ":second",
}
_LAYOUT = re.compile(r":(2006|06|January|Jan|01|02|15|04|05|1|2)(?![\w])")
FOLDERS = ("archetypes", "content", "themes", "layouts")
MOST_SECTIONS = 12
MOST = 60  # files of a folder of configurations


class _Language(NamedTuple):
    """A language of the site: where its articles are, and what its addresses begin with."""

    name: str
    top: str
    prefix: str


def find(folder: SiteFolder) -> Found | None:
    """Recognise a site of Hugo."""
    name, values = _configuration(folder)
    if not name:
        return None
    settings = Settings()
    default = text(values.get("defaultcontentlanguage")) or "en"
    own = mapping(mapping(values.get("languages")).get(default))
    params = merged(mapping(values.get("params")), mapping(own.get("params")))
    settings.take_address(own.get("baseurl", values.get("baseurl")), f"{name}: baseURL")
    settings.take("title", own.get("title", values.get("title")), f"{name}: title")
    for key in ("description", "subtitle"):
        settings.take("description", params.get(key), f"{name}: params.{key}")
    for key in ("languagecode", "locale"):
        code = own.get(key, values.get(key))
        settings.take("language", code, f"{name}: {'languageCode' if key == 'languagecode' else key}")
    settings.take("language", values.get("defaultcontentlanguage"), f"{name}: defaultContentLanguage")
    settings.take("timezone", values.get("timezone"), f"{name}: timeZone")
    for author in (params.get("author"), values.get("author")):
        settings.take("author", mapping(author).get("name", author), f"{name}: author")
    languages = _languages(values, default)
    found: list[tuple[_Language, Gathered]] = []
    for one in languages:
        found.append((one, _translated(folder, one, *found[0]) if found else _articles(folder, values, one)))
    found = [(one, each) for one, each in found if each.articles or len(languages) == 1] or found[:1]
    parts = tuple(
        part for one, each in found for part in _parts(name, values, one, each, several=len(found) > 1)
    )
    unread: dict[str, int] = {}
    for _, each in found:
        unread = {key: unread.get(key, 0) + each.unread.get(key, 0) for key in {**unread, **each.unread}}
    years = [each.since for _, each in found if each.since]
    names = tuple(one.name for one, _ in found)
    if len(names) > 1:
        settings["language"] = Setting(names[0], f"{name}: defaultContentLanguage")
    notes = _notes(values, name)
    return Found(
        "Hugo",
        settings=settings,
        parts=parts,
        feed=_feed(values, name),
        languages=names if len(names) > 1 else (),
        copied="static",
        unread=unread,
        since=min(years, default=""),
        smart=_smart(values, name),
        emoji=Setting("true", f"{name}: enableEmoji") if flag(values.get("enableemoji")) else Setting(),
        notes=(*settings.notes, *notes),
    )


def _smart(values: dict[str, Any], name: str) -> Setting:
    """Tell where quotes stay straight: Goldmark's typographer is off."""
    extensions = mapping(mapping(mapping(values.get("markup")).get("goldmark")).get("extensions"))
    typographer = extensions.get("typographer")
    off = typographer is False or flag(mapping(typographer).get("disable"))
    return Setting("false", f"{name}: markup.goldmark.extensions.typographer") if off else Setting()


def _configuration(folder: SiteFolder) -> tuple[str, dict[str, Any]]:
    """Return the main file's name, and all configuration as one mapping with keys in lower case."""
    name = folder.first(*(f"hugo.{suffix}" for suffix in FORMATS))
    if not name:
        name = folder.first(*(f"config.{suffix}" for suffix in FORMATS))
        likely = any(folder.has_folder(one) for one in FOLDERS)
        if name and not likely and "baseurl" not in folder.text(name).lower():
            name = ""
    values = lower_keys(folder.values(name)) if name else {}
    for place in ("config/_default", "config/production"):
        for file in folder.listing(place)[0][:MOST]:
            stem, _, suffix = file.rpartition(".")
            if suffix not in FORMATS:
                continue
            found = lower_keys(folder.values(f"{place}/{file}"))
            if stem not in {"hugo", "config"}:
                for key in reversed(stem.lower().split(".", 1)):  # languages.en.toml
                    found = {key: found}
            else:
                name = name or f"{place}/{file}"
            values = merged(values, found)
        if folder.listing(place)[0] and not name:
            name = place
    return name, values


def _languages(values: dict[str, Any], default: str) -> list[_Language]:
    """Return the languages that are published, the default one first."""
    top = inside(text(values.get("contentdir")) or "content") or "content"
    listed = mapping(values.get("languages"))
    off = set(texts(values.get("disablelanguages")))
    names = sorted(
        (one for one in listed if one not in off and not flag(mapping(listed[one]).get("disabled"))),
        key=lambda one: one != default,
    )
    in_folder = flag(values.get("defaultcontentlanguageinsubdir"))
    found = []
    for name in names or [default]:
        own = mapping(listed.get(name))
        place = inside(text(own.get("contentdir"))) or top
        found.append(_Language(name, place, f"/{name}" if name != default or in_folder else ""))
    places = {one.top for one in found}
    return found if len(places) == len(found) else found[:1]  # translations are named in the names of files


def _articles(folder: SiteFolder, values: dict[str, Any], language: _Language) -> Gathered:
    """Return the main sections where the site names them, else the sections whose pages say dates.

    A rule of addresses holds for a section, so that sections are not taken together.
    """
    named = texts(mapping(values.get("params")).get("mainsections")) or texts(values.get("mainsections"))
    tops = [plain for one in named if (plain := inside(f"{language.top}/{one}")) and folder.has_folder(plain)]
    if tops:
        return whole(folder, *tops)
    gathered = dated(folder, language.top)
    if [one.path for one in gathered.chosen] != [language.top]:
        return gathered
    sections = [f"{language.top}/{one}" for one in folder.listing(language.top)[1]]
    found = [one for section in sections for one in dated_below(folder, section)]
    if not found or len(found) > MOST_SECTIONS or 2 * sum(one.articles for one in found) < gathered.articles:
        return gathered
    return gathered._replace(chosen=tuple(found))  # pages at the top belong to no section


def _translated(folder: SiteFolder, language: _Language, first: _Language, own: Gathered) -> Gathered:
    """Return the sections that the site's own language has, in another language."""
    paths = [language.top + one.path.removeprefix(first.top) for one in own.chosen]
    return whole(folder, *(one for one in paths if folder.has_folder(one)))


def _parts(
    name: str, values: dict[str, Any], language: _Language, gathered: Gathered, *, several: bool
) -> list[Part]:
    """Return the sections of a language, each with its rule."""
    rules = mapping(values.get("permalinks"))
    pages = mapping(rules.get("page"))
    found = []
    for part in gathered.parts("hugo", below=language.top):
        section = part.path.removeprefix(language.top).strip("/").partition("/")[0].lower()
        permalink = Setting()
        for key, table in ((f"permalinks.page.{section}", pages), (f"permalinks.{section}", rules)):
            if section and text(table.get(section)) and not permalink.value:
                permalink = Setting(_words(text(table.get(section))), f"{name}: {key}")
        if not section and not permalink.value:
            permalink = _common(name, {**rules, **pages})
        ugly = values.get("uglyurls")
        if flag(mapping(ugly).get(section) if isinstance(ugly, dict) else ugly):
            rule = permalink.value or "/:path"
            origin = f"{name}: uglyURLs.{section}" if isinstance(ugly, dict) else f"{name}: uglyURLs"
            permalink = Setting(rule.rstrip("/") + ":output_ext", origin)
        if language.prefix:
            rule = permalink.value or "/:path/"
            origin = permalink.origin or f"{name}: languages.{language.name}"
            permalink = Setting(f"{language.prefix}/{rule.lstrip('/')}", origin)
        defaults = {"language": language.name} if several else {}
        found.append(part._replace(permalink=permalink, defaults=defaults))
    return found


def _words(rule: str) -> str:
    """Write Go's layouts of dates in a rule as Hugo's older placeholders: `:2006/:01`."""
    return _LAYOUT.sub(lambda match: LAYOUTS[match[1]], rule)


def _common(name: str, rules: dict[str, Any]) -> Setting:
    """Return the rule that holds for all sections, where the site has a single one."""
    given = {text(one) for one in rules.values() if text(one)}
    return Setting(_words(given.pop()), f"{name}: permalinks") if len(given) == 1 else Setting()


def _feed(values: dict[str, Any], name: str) -> OldFeed:
    rss = mapping(mapping(values.get("services")).get("rss"))
    limit = number(rss.get("limit")) or number(values.get("rsslimit"))
    said = f"{name}: {'services.rss.limit' if rss.get('limit') else 'rssLimit'}" if limit else ""
    off = {one.lower() for one in texts(values.get("disablekinds"))}
    outputs = [one.lower() for one in texts(mapping(values.get("outputs")).get("home"))]
    if off & {"rss", "home"} or (outputs and "rss" not in outputs):
        return OldFeed(limit=limit, limit_origin=said)
    form = mapping(mapping(values.get("outputformats")).get("rss"))
    base = text(form.get("basename")) or "index"
    origin = f"{name}: outputFormats.rss.baseName" if form.get("basename") else "Hugo's default"
    return OldFeed(f"{base}.xml", origin, limit, said)


def _notes(values: dict[str, Any], name: str) -> list[str]:
    """Say which rules of addresses are not taken: those of sections that hold no articles are not needed."""
    notes = []
    if flag(values.get("relativeurls")) and not text(values.get("baseurl")).strip("/"):
        notes.append(f"{name}: the site has relative addresses; its own is not known from there")
    return notes
