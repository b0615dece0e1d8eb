"""One publisher, one name: the site's aliases, the table of publications, the cleaned claim.

The site's name is found first, to separate it from headlines and people.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from publisher.models import Claim
from publisher.normalizer.policy import Claims, Decision, Refused, covers, declared, first, order
from publisher.tables.page_headings import DEFAULT_SITE_NAMES
from publisher.tables.shared_hosts import PLATFORM_NAMES
from publisher.text.clean import bare_letters, clean
from publisher.text.hosts import label_of
from publisher.text.iris import host_of

# -- what a site is called -----------------------------------------------------------------------------------

# Signs between a title and a name, with blanks around them; those of the second line are also parts of names.
_SIGNS = (
    r"|–—―−·•●∙⋅▪■◆◇»«›‹~/\\:>⋆★☆✦►▸▶¦│┃❘∣⁞*@<"
    r"→♥❤・+=#-"
)
SEPARATOR = re.compile(
    r"(?=[\s|｜:：_\-—－])(?:"  # how each alternative begins: most characters do not
    rf"\s+[{_SIGNS}]{{1,3}}\s+|\s{{0,3}}[|｜]\s{{0,3}}|\s{{0,3}}::\s{{0,3}}"
    r"|\s{0,3}_(?=[^_\s]{2,20}(?:_[^_\s]{2,20}){0,3}$)|(?<=[\w」』）)”])[:：]\s{0,3}"
    r"|(?<=[\u3040-\u9fff！？」』”])[-—－](?=[\u3040-\u9fff]{2,8}$))"
)


_PARTS = re.compile(rf"[{_SIGNS}｜：_－]")  # a separator holds one of them
_WITHIN = frozenset("→♥❤・+=#")
_HEADLINE = order("h1, json-ld headline")
_WORDY, _WORDY_LETTERS = 4, 16  # words of a name, letters of a headline, below which they are not compared
COLONS = frozenset(":：")
_GUILLEMETS = frozenset("«»‹›")
_SURE_LABEL = 8  # letters of a domain's label that are no accident in a name
_WORDS = 6  # words of a name that is beside the headline in a title
_LONG = 50  # letters; no site is called by so many


@lru_cache(maxsize=256)  # a page gives its title several times
def separators(text: str) -> list[re.Match[str]]:
    """Find what parts a title from a site's name; « and » that quote are none."""
    if not _PARTS.search(text):
        return []
    quoted = "«" in text and "»" in text
    found = (
        cut for cut in SEPARATOR.finditer(text) if text[: cut.start()].strip() and text[cut.end() :].strip()
    )
    return [cut for cut in found if not quoted or cut.group().strip() not in _GUILLEMETS]


def _parts_of_name(name: str) -> list[str]:
    """Part a name from a slogan or a section: "Harbour Notes | News"; "Salt + Light" is one name."""
    if not _PARTS.search(name):
        return [name]
    cuts = [cut for cut in SEPARATOR.finditer(name) if cut.group().strip() not in _WITHIN]
    starts, ends = [0, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), len(name)]
    return [part for start, end in zip(starts, ends, strict=True) if (part := name[start:end].strip())]


@dataclass(frozen=True, slots=True)
class Names:
    """What the site is called, squeezed: names that are claimed, and the label of its domain."""

    claimed: frozenset[str]
    label: str

    def cover(self, part: str) -> bool:
        """Return whether a part of a title is the site's name, or its name with a word or two around it."""
        name = bare_letters(part)
        if not name or name in self.claimed:
            return True
        if len(name) > _LONG:
            return False
        if (
            bare_letters(part.split(maxsplit=1)[0]) == self.label
            and len(self.label) > 2
            and len(part.split()) <= 4
        ):
            return True
        if len(name) < 4 or len(self.label) < 3:
            return name == self.label
        if name in self.label:
            return len(name) * 2 >= len(self.label)
        if self.label in name:
            return len(name) <= 2 * len(self.label) + 12 and (
                len(self.label) >= _SURE_LABEL or len(name) <= 3 * len(self.label)
            )
        return any(
            len(known) > 4 and name.startswith(known) and len(name) <= 2 * len(known) for known in self.claimed
        )

    def are(self, name: str) -> bool:
        """Return whether a name is the site's own: a claimed one, or nothing but its domain's label."""
        bare = bare_letters(name)
        return bare in self.claimed or bare == self.label


def headlines(claims: Claims, origins: tuple[str, ...] = _HEADLINE) -> frozenset[str]:
    """Squeeze the headlines that the page shows or its article is given."""
    return frozenset(
        bare_letters(str(claim.value)[:200]) for claim in claims.of("title") if claim.origin in origins
    )


def opens_headline(name: str, titles: frozenset[str]) -> bool:
    """Return whether a site's name, of four words or more, begins with the page's own headline.

    Some pages say "Tides turn early again | Harbour Notes" for the name of the site.
    """
    return len(name.split()) >= _WORDY and any(
        len(title) >= _WORDY_LETTERS and bare_letters(name).startswith(title) for title in titles
    )


def names_of(claims: Claims, publisher: str, said: Claim | None) -> Names:
    """Collect what the site is called: claims, the name decided and the claim that won it, the host."""
    titles = headlines(claims)
    claimed = {bare_letters(publisher)}
    for claim in (*claims.of("publisher"), *((said,) if said else ())):
        if isinstance(claim.value, str) and len(claim.value) < 100:
            name = clean(claim.value, 100)
            if opens_headline(claim.value, titles):
                continue
            claimed.add(bare_letters(name))
            claimed.update(map(bare_letters, _parts_of_name(name)[:1]))
    host = host_of(claims.url or claims.circumstances.url)
    claimed.add(bare_letters(host))
    labels = host.split(".")[:-1] or [""]
    # A few pages give their headline as the site's name.
    claimed = {
        name
        for name in claimed
        if name not in titles or name == bare_letters(publisher) or name in bare_letters(host)
    }
    return Names(frozenset(claimed - {""}), bare_letters(max(labels, key=len)))


# -- the publisher -------------------------------------------------------------------------------------------

PUBLISHER = order(
    "declared, alias, table, record, byline, credit line, confirmed whole, confirmed, meta og:site_name, "
    "json-ld publisher, json-ld WebSite, json-ld Organization, microdata publisher, meta application-name, "
    "meta apple-mobile-web-app-title, meta publisher, meta, json-ld, title end, platform, folder default, "
    "site default"
)
_SURE = 4  # letters of a domain's label that are no accident at the end of a title
_CONFIRMED = order("confirmed")
_OF_ADDRESS = order("alias, table")
_OF_HEAD = order("meta, json-ld, microdata, title end")
_HOST = re.compile(r"(?:[\w-]{1,63}\.){1,5}[A-Za-z]{2,24}")
_TITLE = order("title element")
_WITHOUT = order("meta copyright, meta dc.source, meta cre")  # owners and issues, not names
_LEGAL = re.compile(
    r"(?:,?\s+(?:gmbh(?: & co\.? kg(?:aa)?)?|inc\.?|llc|ltd\.?|ltda\.?|limited|pty\.?|s\.?a\.?|s/a"
    r"|s\.?a\.?s\.?|s\.?a\.?r\.?l\.?|s\.?l\.?u?\.?|s\.?p\.?a\.?|s\.?r\.?l\.?|s\.?r\.?o\.?"
    r"|a\.s\.|d\.o\.o\.?|sp\. z o\.\s?o\.?|ag|a/s|aps|ab|oyj?|oü|uab"
    r"|kft\.?|zrt\.?|b\.?v\.?|n\.v\.|plc|co\.?|corp\.?)){1,3}$|株式会社|(?:有限公司|주식회사)$",
    re.IGNORECASE,
)
# Articles in front of a newspaper's name, which its address leaves out.
_ARTICLE = re.compile(r"^(?:the|der|die|das|le|la|les|el|los|il|lo|o|de|het|den|det)\s+", re.IGNORECASE)
_DECORATION = re.compile(
    r"^(?:home(?:page)?|welcome to|startseite|accueil|inicio)\s*[-–—:|]?\s+|\s+(?:home ?page|rss)$",
    re.IGNORECASE,
)
_PLAIN_HOSTS = frozenset(
    {"www", "m", "amp", "mobile", "edition", "www1", "www2", "web", "eu", "us", "uk", "beta", "lite"}
)


_UNFILLED = re.compile(r"\{\{|\{%|<%|%%|\$\{|^\[[a-z_-]{2,40}\]$|^%\w{2,40}%$")


def _is_default(name: str, host: str) -> bool:
    """Whether a name is what a publishing system or an archive writes for any site."""
    bare_name = bare_letters(name)
    return bare_name in DEFAULT_SITE_NAMES and bare_name not in bare_letters(host)


def publisher(claims: Claims, language: Callable[[], str]) -> Decision[str]:
    """Decide who published it.

    A site's own alias for the address, then the table's name for it, come before anything the page
    says of itself, and after what is declared. Of a page's own names, the one that its address confirms
    ("heise online" on heise.de) comes first. A masthead in other letters is given in Latin ones, unless the
    site is in the article's language, which is asked for only then: its readers can read it.
    """
    aliases = {bare_letters(key): name for key, name in claims.circumstances.site.aliases.items()}
    address = claims.url or claims.circumstances.url
    host = host_of(address)
    named = [claim for claim in claims.of("publisher") if isinstance(claim.value, str)]
    named += _known(address, aliases, named)
    named += _behind_titles(claims, host)
    named = [_ranked(claim, host) for claim in named]

    titles = headlines(claims)
    home = claims.circumstances.site.language.partition("-")[0]

    def check(claim: Claim) -> str:
        if (
            not declared(claim)
            and opens_headline(str(claim.value)[:500], titles)
            and not covers(_CONFIRMED, claim.origin)
        ):
            raise Refused("is the headline")
        if covers(_WITHOUT, claim.origin):
            raise Refused("names an owner, not a publication")
        name = clean(str(claim.value), 200)
        if "://" in name:
            raise Refused("is an address, and no name")
        if not declared(claim) and (_UNFILLED.search(name) or _is_default(name, host)):
            raise Refused("is what a program left, and names no publisher")
        if not declared(claim) and not covers(_OF_ADDRESS, claim.origin):
            name = bare(name, host)
        if not name or not any(letter.isalpha() for letter in name):
            raise Refused("names no publisher")
        if known := aliases.get(bare_letters(name)):
            return known
        name = _shape(name) or _best(name, named, host)
        latin = "" if name.isascii() or declared(claim) else _in_latin(name)
        if not latin or (home and home == language().partition("-")[0]):
            return name
        return aliases.get(bare_letters(latin), latin)

    return first(named, PUBLISHER, check, "")


def _known(address: str, aliases: dict[str, str], named: list[Claim]) -> Iterator[Claim]:
    for key in _keys(address):
        if name := aliases.get(bare_letters(key)):
            yield Claim("publisher", name, f"alias {key}")
            return
    if not address:
        return
    from publisher.tables.news_organisations import by_domain

    table = by_domain()
    host = host_of(address)
    for key in _keys(address):
        name = table.get(key)
        if name is None:
            continue
        inner = host[: -len(key)].strip(".") if host.endswith(key) else ""
        if inner and not set(inner.split(".")) <= _PLAIN_HOSTS:
            label = bare_letters(inner.split(".")[-1])
            if len(label) > 3 and any(label in bare_letters(str(claim.value)) for claim in named):
                return  # "sportowefakty.example" names itself
        yield Claim("publisher", name, f"table {key}")
        return


def _keys(address: str) -> Iterator[str]:
    # "www.example.co.uk/news/1" -> host and first folder, host, then parents of two labels and more.
    host = host_of(address)
    if not host:
        return
    folder = urlsplit(address).path.strip("/").split("/", 1)[0]
    labels = host.split(".")
    hosts = [".".join(labels[start:]) for start in range(max(1, len(labels) - 1))]
    for name in hosts:
        if folder:
            yield f"{name}/{folder}"
        yield name


def _label(host: str) -> str:
    return bare_letters(label_of(host)) if "." in host else ""


def _ranked(claim: Claim, host: str) -> Claim:
    """Say in a claim's origin whether the address confirms it, or whether it names a platform."""
    if declared(claim) or not covers(_OF_HEAD, claim.origin):
        return claim
    name = bare(clean(str(claim.value), 200), host)
    if bare_letters(name) in PLATFORM_NAMES:
        return claim._replace(origin="platform " + claim.origin)
    if not _confirmed(claim, host):
        return claim
    whole = bare_letters(_ARTICLE.sub("", name)) == _label(host)
    return claim._replace(origin=f"confirmed {'whole ' if whole else ''}{claim.origin}")


def _confirmed(claim: Claim, host: str) -> bool:
    if declared(claim) or not covers(_OF_HEAD, claim.origin) or covers(_WITHOUT, claim.origin):
        return False
    label, name = _label(host), bare_letters(bare(clean(str(claim.value), 200), host))
    return (
        len(label) > 1
        and bool(name)
        and (label in name or (len(name) > 3 and name in label) or _initials(claim, label))
    )


def _initials(claim: Claim, label: str) -> bool:
    words = re.findall(r"\w+", str(claim.value))
    return len(words) > 1 and "".join(word[0] for word in words).casefold() == label


@lru_cache(maxsize=256)
def bare(name: str, host: str) -> str:
    """Cut slogans, sections, "Home - " and the owner's legal form from a publication's name."""
    name = _LEGAL.sub("", _DECORATION.sub("", name)).strip(" -–—|:·•,")
    parts = _parts_of_name(name)
    if len(parts) > 1:
        label = _label(host)
        fitting = [part for part in parts if label and label in bare_letters(part)]
        return fitting[0] if fitting else parts[0]
    return name


def _shape(name: str) -> str:
    from publisher.tables.news_organisations import shapes

    return shapes().get(name, "")


def _in_latin(name: str) -> str:
    from publisher.tables.news_organisations import in_latin

    return in_latin().get(name, "")


def _behind_titles(claims: Claims, host: str) -> Iterator[Claim]:
    """Yield the names at the ends of the title element that the site's address confirms.

    "Tides turn early | Harbour Notes" on harbournotes.example. Where the page names nothing else, one that is
    only near the address counts, and so does what is beside the headline that the page shows.
    """
    label = _label(host)
    alone = not claims.of("publisher")
    shown = headlines(claims) if alone else frozenset()
    for claim in claims.of("title"):
        if claim.origin not in _TITLE:
            continue
        text = clean(str(claim.value), 500)
        cuts = separators(text)
        if not cuts:
            return
        ends = (text[cuts[-1].end() :], text[: cuts[0].start()])
        for part in ends:
            name = bare_letters(_ARTICLE.sub("", part))
            close = (len(name) >= _SURE and name in label) or (label in name and len(name) <= 2 * len(label))
            if (name == label and len(label) > 1) or (alone and len(label) >= _SURE and close):
                yield Claim("publisher", part, "title end")
                return
        if (part := _beside_headline(text, cuts, shown)) and len(part.split()) <= _WORDS:
            yield Claim("publisher", part, "title end")
            return


def _beside_headline(text: str, cuts: list[re.Match[str]], shown: frozenset[str]) -> str:
    """Return the far end of a title whose other end is a headline: "Tides turn early | Coast | Harbour Notes".

    A headline is longer than the site's name: a heading that is the name is a masthead.
    """
    first_name, last_name = text[: cuts[0].start()].strip(), text[cuts[-1].end() :].strip()
    for cut in cuts:
        before, behind = bare_letters(text[: cut.start()]), bare_letters(text[cut.end() :])
        if before in shown and len(before) > len(bare_letters(last_name)):
            return last_name
        if behind in shown and len(behind) > len(bare_letters(first_name)):
            return first_name
    return ""


def _best(name: str, named: list[Claim], host: str) -> str:
    """Find a better spelling among the claims: "National Post" for "@nationalpost" and "nationalpost.com".

    Without one, a name stays as it is.
    """
    name = name.lstrip("@")
    is_host = _HOST.fullmatch(name) is not None
    if not is_host and (name != name.casefold() or " " in name):
        return name
    wanted = {bare_letters(name)} | ({_label(host_of(f"https://{name}/"))} if is_host else set())
    for claim in named:
        other = bare(clean(str(claim.value), 200), host)
        if (
            other[:1] != "@"
            and other != name
            and bare_letters(_ARTICLE.sub("", other)) in wanted
            and not _HOST.fullmatch(other)
        ):
            return other
    return name.removeprefix("www.")
