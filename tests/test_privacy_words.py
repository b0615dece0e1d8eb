"""Every word by which a tool says that an article is not public, in every place where metadata may stand."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from sites import SiteFolder

Value = object
# Key and value as their tools write them.
WORDS: tuple[tuple[str, Value], ...] = (
    ("draft", True),
    ("isDraft", "yes"),
    ("private", True),
    ("privacy", "unlisted"),
    ("hidden", True),
    ("_hidden", "yes"),
    ("unlisted", True),
    ("is_delisted", True),
    ("unpublished", True),
    ("unpublish", True),
    ("headless", True),
    ("deleted", True),
    ("in_trash", True),
    ("members_only", True),
    ("login-required", True),
    ("emailOnly", True),
    ("status", "draft"),
    ("status", "skip"),
    ("status", "sent"),
    ("status", False),
    ("status", "published, hidden"),
    ("post_status", "trash"),
    ("published", False),
    ("published", 0),
    ("published", "draft"),
    ("publish", False),
    ("publish", "off"),
    ("publish", "never"),
    ("dg-publish", False),
    ("isPublic", "no"),
    ("visible", 0),
    ("visibility", "members"),
    ("visibility", "none"),
    ("public", "n"),
    ("password", "tide"),
    ("password", 1234),
    ("post_password", "tide"),
    ("encrypt", True),
    ("encrypted", "U2FsdGVk"),
    ("deleted_at", "2026-01-01"),
    ("feed", False),
    ("rss", "none"),
    ("feed", {"exclude": True}),
    ("rss", {"enable": False}),
    ("feed_exclude", True),
    ("exclude_from_feed", True),
    ("excludeFromRSS", True),
    ("hiddenInRss", True),
    ("disable_feed", True),
    ("no-feed", True),
    ("hide_from_feed", True),
    ("rss_ignore", True),
    ("show_in_feed", False),
    ("includeInRSS", False),
    ("in_feed", False),
    ("eleventyExcludeFromCollections", True),
    ("eleventyExcludeFromCollections", ["posts"]),
    ("permalink", False),
    ("render", False),
    ("render", "never"),
    ("build", {"list": "never"}),
    ("_build", {"list": "local"}),
    ("build", {"render": "never"}),
    ("article", False),
    ("listed", False),
    ("_discoverable", "no"),
    ("enabled", False),
    ("audience", "only_paid"),
    ("access", "members"),
    ("type", "draft"),
    ("hide", True),
    ("expires", "2026-02-28"),
    ("expiryDate", "2026-03-01T11:59:59Z"),
    ("unpublishdate", "2026-01-01"),
    ("unpublish_at", "2026-01-01T00:00:00+01:00"),
    ("expire-date", "2026-01-01"),
    ("publish_until", "2026-01-01"),
    ("validThrough", "2026-01-01"),
    ("embargo", "2026-03-02"),
    # The same in the languages of writers.
    ("Entwurf", "ja"),
    ("brouillon", "oui"),
    ("borrador", "verdadero"),
    ("estado", "borrador"),
    ("statut", "privé"),
    ("sichtbarkeit", "versteckt"),
    ("status", "下書き"),
    ("status", "черновик"),
    ("status", "مسودة"),
    # Spelled otherwise, wrapped, in another step or another form.
    ("draft", "ｔｒｕｅ"),
    ("draft", " YES "),
    ("published", [False]),
    ("params", {"deep": {"draft": True}}),
    ("routable", False),
    ("creativeWorkStatus", "Draft"),
    ("state", "in review"),
    ("publishTo", "2026-01-01"),
    ("onlineTill", "2026-01-01"),
    ("visible_end_date", "2026-01-01T00:00:00+09:00"),
)
# Values of the same keys, and keys like them, that hold nothing back.
PUBLIC: tuple[tuple[str, Value], ...] = (
    ("draft", False),
    ("status", "published"),
    ("status", True),
    ("status", "published, featured"),
    ("published", True),
    ("publish", True),
    ("dg-publish", "yes"),
    ("visibility", "public"),
    ("password", ""),
    ("encrypt", False),
    ("deleted_at", ""),
    ("feed", True),
    ("feed", "https://quay.example/feed.xml"),
    ("feed", ["notes"]),
    ("rss", {"title": "Tides"}),
    ("feed_exclude", False),
    ("show_in_feed", True),
    ("eleventyExcludeFromCollections", False),
    ("permalink", "/fog/"),
    ("render", "always"),
    ("build", {"list": "always", "render": "always"}),
    ("build", "1.4.2"),
    ("hide", ["navigation", "toc"]),
    ("type", "post"),
    ("access", "by the north gate"),
    ("audience", "sailors"),
    ("state", "ON"),
    ("noindex", True),
    ("sitemap", False),
    ("search", False),
    ("comments", False),
    ("expires", "never"),
    ("expires", "0000-00-00 00:00:00"),
    ("expiryDate", "2099-01-01"),
    ("expires", False),
    ("params", {"draft": False, "status": "final"}),
    ("params", {"cover": {"hidden": True}}),
    ("access", True),
    ("estado", "Jalisco"),
    ("status", "publicado"),
    ("Entwurf", "nein"),
    ("publish_to", "mastodon"),
    ("published", [True]),
)


def yaml(head: dict[str, Value]) -> str:
    """A Markdown article with YAML front matter: JSON is YAML."""
    return "---\n" + "".join(f"{key}: {json.dumps(one)}\n" for key, one in head.items()) + "---\nText.\n"


def toml(head: dict[str, Value]) -> str:
    """The same as TOML, tables inline."""

    def text(one: Value) -> str:
        if isinstance(one, dict):
            return "{" + ", ".join(f"{key} = {text(inner)}" for key, inner in one.items()) + "}"
        return json.dumps(one)

    return "".join(f"{key} = {text(one)}\n" for key, one in head.items())


def lines(head: dict[str, Value]) -> str:
    """The same as `Key: value` lines."""
    return "".join(f"{key}: {one}\n" for key, one in head.items()) + "\nText.\n"


def base(name: str) -> dict[str, Value]:
    """What every article says."""
    return {"title": name, "date": "2026-02-01"}


Writer = Callable[[SiteFolder, str, dict[str, Value]], object]
SIMPLE = str | bool | int
FORMS: dict[str, Writer] = {
    "YAML": lambda site, name, head: site.write(f"{name}.md", yaml(base(name) | head)),
    "TOML": lambda site, name, head: site.write(f"{name}.md", f"+++\n{toml(base(name) | head)}+++\nText.\n"),
    "JSON": lambda site, name, head: site.write(
        f"{name}.md", json.dumps(base(name) | head, indent=1) + "\n\nText.\n"
    ),
    "lines": lambda site, name, head: site.write(f"{name}.md", lines(base(name) | head)),
    "HTML": lambda site, name, head: site.write(f"{name}.html", yaml(base(name) | head)),
    "sidecar": lambda site, name, head: (
        site.write(f"{name}.md.json", json.dumps(head)),
        site.write(f"{name}.md", yaml(base(name))),
    ),
    "folder default": lambda site, name, head: (
        site.write(f"{name}/_defaults.json", json.dumps(head)),
        site.write(f"{name}/deep/{name}.md", yaml(base(name))),
    ),
    "record": lambda site, name, head: site.write(
        f"{name}.json", json.dumps(base(name) | {"text": "Text."} | head)
    ),
    "record of lines": lambda site, name, head: site.write(
        f"{name}.jsonl", json.dumps(base(name) | {"text": "Text."} | head) + "\n"
    ),
    "params": lambda site, name, head: site.write(f"{name}.md", yaml(base(name) | {"params": head})),
    "extra": lambda site, name, head: site.write(
        f"{name}.md", f"+++\n{toml(base(name) | {'extra': head})}+++\nText.\n"
    ),
}


def fits(form: str, key: str, value: Value) -> bool:
    """Whether a form can say it: lines hold no tables, and a nested `published` is a date of something else."""
    if form == "lines":
        return isinstance(value, SIMPLE) and not key.startswith("_")
    return not (form in {"params", "extra"} and key == "published")


@pytest.mark.parametrize("form", FORMS)
def test_every_word_holds_in_every_place(site: SiteFolder, form: str) -> None:
    """What one tool writes into front matter, another writes into a sidecar, a default or a record."""
    names = {f"a{n}": word for n, word in enumerate(WORDS) if fits(form, *word)}
    for name, (key, value) in names.items():
        FORMS[form](site, name, {key: value})
    site.write("good.md", yaml(base("Good")))

    report = site.build()

    assert {one: names[one] for one in site.titles() if one != "Good"} == {}
    assert report.drafts + report.expired + report.withheld == len(names)
    assert report.problems == ()


@pytest.mark.parametrize("form", FORMS)
def test_what_is_public_is_shown_in_every_place(site: SiteFolder, form: str) -> None:
    """The same keys with another value, and keys that are about search engines or menus, hold nothing back."""
    names = {f"a{n}": word for n, word in enumerate(PUBLIC) if fits(form, *word)}
    for name, (key, value) in names.items():
        FORMS[form](site, name, {key: value})
    site.configure((site.root / "publisher.toml").read_text() + "\n[[feed]]\nname = 'all'\nlimit = 500\n")

    site.build()

    assert {one: names[one] for one in names.keys() - set(site.titles())} == {}


@pytest.mark.parametrize(
    ("key", "value"),
    [("draft", "maybe"), ("hidden", "sometimes"), ("dg-publish", "later"), ("feed_exclude", "perhaps"),
     ("build", {"list": "mostly"}), ("expires", "when the ship is in"), ("expiryDate", True),
     ("params", {"draft": "?"})],
)  # fmt: skip
def test_a_value_that_is_not_known_holds_and_is_reported(site: SiteFolder, key: str, value: Value) -> None:
    """Of a key that is about nothing else, an unknown value is told to its writer, who decides."""
    site.write("a.md", yaml(base("Secret") | {key: value}))

    (problem,) = site.build().problems

    assert "until then it is held back" in problem.remedy
    assert site.titles() == []


def test_a_wordpress_post_with_a_password_is_held(site: SiteFolder) -> None:
    """The REST API gives such a post without its text, and marks it."""
    record = base("Secret") | {"content": {"rendered": "", "protected": True}, "excerpt": {"protected": True}}
    site.write("a.json", json.dumps([record]))

    assert site.build().drafts == 1
