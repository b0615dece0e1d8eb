"""Names under which tools say that an article is not public, or not in feeds, and the values that they have.

Names are folded: lower case, without hyphens and underscores. Sources: the documented front matter of Jekyll,
jekyll-feed, Hugo and its themes, Pelican, Eleventy, Zola, Hexo (hexo-blog-encrypt, hexo-hide-posts),
Docusaurus, Astro, Nikola, Lektor, VuePress, MkDocs Material, Quartz and Obsidian's publishing plugins; the
records of WordPress, Ghost, Drupal, Craft, Statamic, Publii, Bludit, Hashnode, dev.to, Substack, Mastodon,
ninjs, NewsML-G2 and Superdesk.
"""

from __future__ import annotations

from publisher.tables import front_matter_words

# -- names of which every value counts -----------------------------------------------------------------------

_FEEDS = ("feed", "feeds", "rss", "atom", "rssfeed", "syndication")
_OUT = "exclude excluded hide hidden disable disabled skip omit ignore no not block remove unlisted".split()
_IN = "show include included publish list listed add enable enabled".split()
# "exclude_from_feed", "hiddenInRss", "no_feed", "feed_exclude": a flag says that it is not in feeds.
EXCLUDING = frozenset(
    {verb + preposition + feed for verb in _OUT for preposition in ("", "from", "in") for feed in _FEEDS}
    | {feed + verb for verb in _OUT[:9] for feed in _FEEDS}
    | {"excludefromcollections", "eleventyexcludefromcollections"}
)
# "show_in_feed", "include_in_rss", "feed_enabled": a flag says that it is in feeds.
INCLUDING = frozenset(
    {verb + preposition + feed for verb in (*_IN, "") for preposition in ("in", "to", "on") for feed in _FEEDS}
    | {verb + feed for verb in _IN for feed in _FEEDS}
    | {feed + verb for verb in _IN for feed in _FEEDS}
)
# A flag says that it is not public.
FLAGS = EXCLUDING | frozenset(
    "draft drafts isdraft private isprivate privacy hidden ishidden unlisted isunlisted delisted"
    " isdelisted unpublish unpublished isunpublished expired isexpired headless secret internal"
    " confidential trashed intrash istrashed deleted isdeleted removed isremoved membersonly memberonly"
    " subscribersonly subscriberonly patronsonly paidonly premiumonly isprotected protected"
    " passwordprotected ispasswordprotected encrypt isencrypted loginrequired requireslogin requirelogin"
    " requiresauth requireauth emailonly embargoactive".split()
)
# A word says what becomes of it, or a flag that it is public (Drupal).
STATUSES = frozenset(
    "status pubstatus poststatus publishstatus publicationstatus publishingstatus articlestatus"
    " entrystatus pagestatus draftstatus moderationstate workflowstate publishstate publicationstate"
    " creativeworkstatus".split()
)
# A flag or a word says that it is public, or who may see it.
ALLOWING = INCLUDING | frozenset(
    "visibility publish public visible ispublished ispublic isvisible islisted isdiscoverable dgpublish"
    " shouldpublish canpublish readytopublish routable".split()
)
# Any value but a denial says that a reader needs a secret.
SECRETS = frozenset(
    "password passwd passcode passphrase postpassword pagepassword passwordhash encrypted encryption"
    " dgpassphrase deletedat trashedat".split()
)
# A date in these is when it leaves.
UNTIL = frozenset({"expired", "unpublish", "unpublished"})

NAMES = tuple(sorted(FLAGS | STATUSES | ALLOWING | SECRETS))

# -- names that are words for much else: only a value that is known to hold back counts ----------------------

# "state: California", "hide: [toc]" (MkDocs Material), "type: post".
CASUAL = frozenset({"state", "access", "audience", "display", "hide", "type"})
# Of those, the ones that say who may see it, and no flag: Ghost's `access: true` is that the reader may.
WORDED = CASUAL - {"hide"}
# "feed: false" is our own word for an article that is public and in no feed; VuePress has it, too.
CASUAL_FLAGS = frozenset(
    "feed feeds rss atom enabled isenabled active isactive live islive online isonline listed"
    " discoverable article render permalink".split()
)
NOT_OF_RECORDS = frozenset({"live", "islive", "online", "isonline"})  # of a live report, or an event
# Steps before publication; under a name that says what they are, they count as unknown words.
STEPS = frozenset("wip inprogress unfinished review inreview pendingreview needsreview scheduled".split())
TYPES = frozenset({"draft", "unlisted", "autosave", "autodraft", "trash"})  # Bludit's, WordPress's
# What an object in the place of such a flag says: {"exclude": true}, {"enable": false}.
LEAVING = frozenset({"exclude", "excluded", "hide", "hidden", "disable", "disabled", "skip", "omit", "ignore"})
STAYING = frozenset({"enable", "enabled", "include", "included", "show", "publish", "list"})
BUILD = "build"  # Hugo: {"list": "never", "render": "never"}
BUILD_HELD = frozenset({"never", "local", "link", "false"})
BUILD_SHOWN = frozenset({"always", "true", ""})
RENDERED = frozenset({"content", "excerpt"})  # WordPress: {"rendered": "", "protected": true}

# Tables of other fields: {"params": {"draft": true}}. Of a record, only the first ones are its author's.
NESTED = frozenset(
    "params extra custom frontmatter itemmeta fields attributes meta metadata data properties options"
    " settings page".split()
)
DRAFT_FLAGS = frozenset({"draft", "isdraft", "unpublished", "isunpublished"})  # about nothing else anywhere
OWN = frozenset({"params", "extra", "custom", "frontmatter", "itemmeta"})

# -- values, without blanks and hyphens ----------------------------------------------------------------------

YES = frozenset("true yes y t on 1".split()) | front_matter_words.YES
NO = frozenset("false no n f off 0".split()) | front_matter_words.NO
HELD = (
    YES
    | front_matter_words.HELD
    | frozenset(
        "draft hidden private pending unlisted trash trashed autodraft autosave unpublished"
        " members memberonly membersonly paid onlypaid onlyfree founding followers subscribers subscribersonly"
        " patrons patronsonly tiers filter registered restricted loggedin login direct internal confidential"
        " secret protected password passwordprotected encrypted deleted removed withdrawn withheld withhold"
        " hold held onhold canceled cancelled cancel killed kill recalled recall spiked embargoed skip skipped"
        " sent email emailonly disabled offline invisible nobody onlyme expired delisted".split()
    )
)
SHOWN = (
    front_matter_words.SHOWN
    | frozenset(
        "none null published publish public final usable live online released visible everyone anyone world"
        " open ok success 200 active corrected featured pinned sticky listed".split()
    )
    | {""}
)
# Of a flag that something is not public, these deny it.
DENIED = (
    NO
    | front_matter_words.SHOWN
    | frozenset("none null published publish public visible everyone anyone world open".split())
    | {""}
)
NOBODY = frozenset("none never nobody".split())  # of a word for who may see it
LEFT_OUT = NO | NOBODY | LEAVING | frozenset("omitted ignored skipped private draft".split())
NO_SECRET = (NO - {"0"}) | {"", "none", "null"}
NO_INSTANT = frozenset({"", "false", "no", "none", "null", "never", "0"})  # of an embargo or an expiry

# -- expiry --------------------------------------------------------------------------------------------------

# "visible_until", "publishEnd", "validThrough": till when it is what the first word says.
_PUBLIC = "publish published publishing publication visible show display live online available valid".split()
_ENDS = "until till end ends enddate endsat endson thru through upto".split()
# Of these only dates count: `publish_to: mastodon` is a place.
CASUAL_UNTIL = frozenset(word + "to" for word in _PUBLIC)
EXPIRES = (
    *"expires expire expiry expirydate expiredate expiresat expireat expireson expiredat expiration"
    " expirationdate expirationtime expiretime expirestime expiresgmt expireafter expiresafter dateexpires"
    " dateexpired unpublishat unpublishon unpublishdate unpublishtime"
    " unpublishedat unpublisheddate unpublishafter publishdown"
    " takedownat takedowndate removeat removeon removeafter offlineat offlinedate sunsetdate".split(),
    *(word + end for word in _PUBLIC for end in _ENDS),
)
