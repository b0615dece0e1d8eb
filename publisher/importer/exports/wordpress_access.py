"""What plugins of WordPress show only to members: whole posts by a custom field, and parts of a text.

An export holds the whole text, and says nothing of members but this. Fields and marks are those that Jetpack
and the plugins for memberships document: Members, Restrict Content, WP-Members, Paid Member Subscriptions,
MemberPress, Paid Memberships Pro, s2Member, Ultimate Member, WishList Member and others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from publisher.importer.exports import posts

_NOTE = "parts of texts that a plugin shows only to members left out: {}"
_FIELDS = re.compile(
    r"_?jetpack_newsletter_access|_members_access_role|_members_access_error|_?wpmem_block"
    r"|_?rcp_(?:subscription_level|access_level|user_level)|_is_paid|_restrict_content|restrict_content"
    r"|pms-content-restrict-(?:user-status|subscription-plan)|_mepr_.{0,30}_only|_?members?_?only"
    r"|um_content_restriction|_?wlm_protect(?:ed|ion)?|_?content_?(?:access|restriction)|_?post_?visibility"
    r"|_?private_post|_?is_private|_?wc_memberships_restricted"
)
# Values that leave a post public, also as PHP writes an empty list and false.
_OPEN = frozenset(
    ["", "0", "no", "none", "off", "false", "public", "visible", "all", "everybody", "everyone", "default",
     "a:0:{}", "b:0;", "n;"]
)  # fmt: skip
_GATES = (
    "restrict|private|hidden|members?|members?[_-]only|membership|member[_-]content|is[_-]paid|not[_-]free|paid"
    "|premium|paywall|protected|protect|logged[_-]?in|loggedin|um_loggedin|s2if|mepr[_-](?:show|active|rule)"
    "|wlm[_-](?:private|ismember)|wlm_private|ihc-hide-content|groups_(?:member|can)|wcm_restrict|pms-restrict"
    "|wpmem_logged_in|access|user_access|arm_restrict_content|swpm_protected|user-?only|subscribers?[_-]only"
    "|subscribers?|content_protector|passster|ppwp|emember_protected"
)
_CODE = re.compile(rf"(?<!\[)\[({_GATES})(?:[\s=][^\[\]]{{0,2000}})?\]", re.IGNORECASE)
_GATED = r"[a-z0-9/-]{0,60}(?:subscriber-view|paywall|membership|restrict|members?-only|protected|logged-in)"
_BLOCK = re.compile(rf"<!--\s{{0,5}}wp:({_GATED}[a-z0-9/-]{{0,40}})(?:\s[^<>]{{0,2000}}?)?(/?)-->")


_MOST_OPEN = 50  # names whose marks have no end; a text with more is no text of a person


def restriction_of(fields: Mapping[str, str]) -> str:
    """Name the kind of a post whose custom fields restrict it; "" for one that all may read."""
    for name, value in fields.items():
        said = value.strip().lower()
        if said in _OPEN or not _FIELDS.fullmatch(name.lower()):
            continue
        if name == "um_content_restriction" and '"_um_accessible";s:1:"2"' not in said:
            continue  # Ultimate Member writes its settings for each post; 2 is "logged-in users"
        return posts.PAID if "paid" in said and "unpaid" not in said else posts.MEMBERS
    return ""


def without_gated(text: str, notes: Counter[str]) -> str:
    """Take out what a text shows only to members; behind a paywall that is all of the rest."""
    if "wp:" in text:
        text = _cut(text, _BLOCK, notes)
    return _cut(text, _CODE, notes) if "[/" in text else text


def _cut(text: str, gate: re.Pattern[str], notes: Counter[str]) -> str:
    lower = text.lower()
    if len(lower) != len(text):
        lower = text
    missing: set[str] = set()
    pieces, at = [], 0
    for match in gate.finditer(text):
        if match.start() < at:
            continue
        name, is_block = match[1].lower(), gate is _BLOCK
        closing = f"<!-- /wp:{name}" if is_block else f"[/{name}]"
        is_wall = is_block and "paywall" in name
        found = -1 if name in missing or is_wall else lower.find(closing, match.end())
        if found < 0:
            missing.add(name)
            if is_wall or len(missing) > _MOST_OPEN:
                pieces.append(text[at : match.start()])
                at = len(text)
                notes[_NOTE] += 1
                break
            continue  # a shortcode or block without a text of its own
        end = text.find("-->", found) + 3 if is_block else found + len(closing)
        pieces.append(text[at : match.start()])
        at = max(end, found + len(closing))
        notes[_NOTE] += 1
    return "".join([*pieces, text[at:]]) if pieces else text
