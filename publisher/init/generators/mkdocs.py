"""MkDocs: `mkdocs.yml`, and the blog of Material for MkDocs. Source: MkDocs 1.6; Material 9, plugin blog."""

from __future__ import annotations

from typing import Any

from publisher.init.folder import SiteFolder, inside
from publisher.init.found import Found, OldFeed, Setting
from publisher.init.parts import dated, whole
from publisher.init.routes import rule_of
from publisher.init.settings import Settings
from publisher.init.values import mapping, text

DATES = {
    "yyyy": ":year",
    "yy": ":short_year",
    "MMMM": ":long_month",
    "MMM": ":short_month",
    "MM": ":month",
    "dd": ":day",
}


def find(folder: SiteFolder) -> Found | None:
    """Recognise a site of MkDocs."""
    name = folder.first("mkdocs.yml", "mkdocs.yaml")
    if not name:
        return None
    values = folder.values(name)
    settings = Settings()
    settings.take("title", values.get("site_name"), f"{name}: site_name")
    settings.take("description", values.get("site_description"), f"{name}: site_description")
    settings.take("author", values.get("site_author"), f"{name}: site_author")
    settings.take_address(values.get("site_url"), f"{name}: site_url")
    settings.take("language", mapping(values.get("theme")).get("language"), f"{name}: theme.language")
    plugins = _plugins(values.get("plugins"))
    top = inside(text(values.get("docs_dir")) or "docs") or "docs"
    if any(one.endswith("blog") for one in plugins):
        blog = next(plugins[one] for one in plugins if one.endswith("blog"))
        place = text(blog.get("blog_dir")) or "blog"
        place = "" if place.strip("./") == "" else place.strip("/")
        settings.take_separator(blog.get("post_excerpt_separator"), f"{name}: plugins, blog")
        posts = (text(blog.get("post_dir")) or "{blog}/posts").replace("{blog}", place).strip("/")
        gathered = whole(folder, inside(f"{top}/{posts}") or top)
        parts = gathered.parts("mkdocs", _rule(values, blog, place, name), below=top)
    else:
        gathered = dated(folder, top)
        rule = Setting("/:path/", "MkDocs' rule: the file's path")
        if values.get("use_directory_urls") is False:
            rule = Setting("/:path.html", f"{name}: use_directory_urls")
        parts = gathered.parts("mkdocs", rule, below=top)
    feed = OldFeed("feed_rss_created.xml", f"{name}: plugins, rss") if "rss" in plugins else OldFeed()
    extensions = set(_plugins(values.get("markdown_extensions")))
    smart = bool({"smarty", "markdown.extensions.smarty"} & extensions)
    emoji = "pymdownx.emoji" in extensions
    return Found(
        "MkDocs",
        settings=settings,
        parts=parts,
        feed=feed,
        copied=top,
        unread=gathered.unread,
        since=gathered.since,
        smart=Setting("true", f"{name}: markdown_extensions, smarty") if smart else Setting(),
        emoji=Setting("true", f"{name}: markdown_extensions, emoji") if emoji else Setting(),
        notes=tuple(settings.notes),
    )


def _plugins(value: Any) -> dict[str, dict[str, Any]]:
    """Return the plugins and their options, whether they are a list or a mapping."""
    found: dict[str, dict[str, Any]] = {}
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            found |= {str(key): mapping(options) for key, options in one.items()}
        elif isinstance(one, str):
            found[one] = {}
    return found


def _rule(values: dict[str, Any], blog: dict[str, Any], place: str, name: str) -> Setting:
    """Return the rule of the blog's posts; none where it is the usual one."""
    form = text(blog.get("post_url_format")) or "{date}/{slug}"
    date = text(blog.get("post_url_date_format")) or "yyyy/MM/dd"
    for word, placeholder in DATES.items():
        date = date.replace(word, placeholder)
    rule = form.replace("{date}", date).replace("{slug}", ":slug").replace("{categories}", ":categories")
    rule = rule_of(place, rule.strip("/"))
    rule = rule.replace("{file}", ":filename")
    rule += ".html" if values.get("use_directory_urls") is False else "/"
    return Setting() if rule == "/blog/:year/:month/:day/:slug/" else Setting(rule, f"{name}: plugins, blog")
