"""Facts of feed formats, for those who write feeds and those who validate or import them.

Each list names its source.
"""

from __future__ import annotations

ATOM = "http://www.w3.org/2005/Atom"
XHTML = "http://www.w3.org/1999/xhtml"
SVG = "http://www.w3.org/2000/svg"
MATHML = "http://www.w3.org/1998/Math/MathML"
XML = "http://www.w3.org/XML/1998/namespace"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

# What skipDays may hold. Source: RSS 2.0, "Elements of <channel>", skipDays.
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

# Suffixes of a channel's image: GIF, JPEG or PNG. Source: RSS 2.0, "<image> sub-element of <channel>".
PICTURES = ("gif", "jpeg", "jpg", "png")

# Namespaces with the prefix that readers (some of which match prefixes) expect. Sources: the
# namespace documents themselves, and the RSS Advisory Board's list of modules.
NAMESPACES = {
    "http://www.bloglines.com/about/specs/fac-1.0": "access",
    "http://webns.net/mvcb/": "admin",
    "http://purl.org/rss/1.0/modules/aggregation/": "ag",
    "http://purl.org/rss/1.0/modules/annotate/": "annotate",
    "http://www.w3.org/2007/app": "app",
    "http://purl.org/atompub/tombstones/1.0": "at",
    "http://backend.userland.com/blogChannelModule": "blogChannel",
    "http://web.resource.org/cc/": "cc",
    "http://www.microsoft.com/schemas/rss/core/2005": "cf",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://conversationsnetwork.org/rssNamespace-1.0/": "conversationsNetwork",
    "http://backend.userland.com/creativeCommonsRssModule": "creativeCommons",
    "http://cyber.law.harvard.edu/rss/creativeCommonsRssModule.html": "creativeCommons",
    "http://my.theinfo.org/changed/1.0/rss/": "cp",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://purl.org/rss/1.0/modules/event/": "ev",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://purl.org/syndication/history/1.0": "fh",
    "http://xmlns.com/foaf/0.1/": "foaf",
    "http://base.google.com/ns/1.0": "g",
    "http://www.w3.org/2003/01/geo/wgs84_pos#": "geo",
    "http://geourl.org/rss/module/": "geourl",
    "http://www.georss.org/georss": "georss",
    "http://www.opengis.net/gml": "gml",
    "http://postneo.com/icbm": "icbm",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://purl.org/rss/1.0/modules/link/": "l",
    "http://search.yahoo.com/mrss/": "media",
    MATHML: "mathml",
    "http://a9.com/-/spec/opensearch/1.1/": "opensearch",
    "http://a9.com/-/spec/opensearchrss/1.0/": "opensearch",
    "http://www.opml.org/spec2": "opml",
    "http://podcastindex.org/namespace/1.0": "podcast",
    "https://podcastindex.org/namespace/1.0": "podcast",
    "http://schemas.google.com/g/2005": "gd",
    "http://www.google.com/schemas/play-podcasts/1.0": "googleplay",
    RDF: "rdf",
    "http://www.w3.org/2000/01/rdf-schema#": "rdfs",
    "http://purl.org/rss/1.0/": "rss1",
    "http://purl.org/rss/1.0/modules/slash/": "slash",
    SVG: "svg",
    "http://feedsync.org/2007/feedsync": "sx",
    "http://purl.org/rss/1.0/modules/syndication/": "sy",
    "http://purl.org/rss/1.0/modules/taxonomy/": "taxo",
    "http://purl.org/syndication/thread/1.0": "thr",
    "http://purl.org/rss/1.0/modules/threading/": "thr",
    "http://madskills.com/public/xml/rss/module/trackback/": "trackback",
    "http://wellformedweb.org/CommentAPI/": "wfw",
    "http://purl.org/rss/1.0/modules/wiki/": "wiki",
    "http://www.usemod.com/cgi-bin/mb.pl?ModWiki": "wiki",
    ATOM: "atom",
    XHTML: "xhtml",
    "http://www.w3.org/1999/xlink": "xlink",
    XML: "xml",
}

# Elements of Atom: RFC 4287, 4.
ATOM_NAMES = frozenset(
    "feed entry author category content contributor email generator icon id link logo name published rights "
    "source subtitle summary title updated uri".split()
)

# Link relations: RFC 4287 4.2.7.2 and the IANA registry of link relations, those that feeds use.
LINK_RELATIONS = frozenset(
    "about alternate amphtml appendix archives author bookmark canonical cite-as collection contents "
    "copyright create-form current describedby describes disclosure edit edit-form edit-media enclosure "
    "first glossary help hosts hub icon index item last latest-version license lrdd memento monitor "
    "monitor-group next next-archive nofollow noreferrer original payment predecessor-version prefetch "
    "preload prev prev-archive preview previous privacy-policy profile related replies search section "
    "self service start stylesheet subsection successor-version tag terms-of-service timegate timemap "
    "type up version-history via webmention working-copy".split()
)

# Relations of RFC 5005 (feed paging and archiving): they say something of a feed, not of an entry.
FEED_RELATIONS = frozenset("current first last next next-archive prev-archive previous".split())

# URI schemes: the IANA registry of URI schemes, those that occur in feeds.
SCHEMES = frozenset(
    "about acct aaa aaas acap bitcoin cap cid coap coaps crid data dav dict dns doi ed2k ethereum example "
    "fax file ftp gemini geo git go gopher gtalk h323 http https iax icap im imap info ipfs ipns ipp ipps "
    "irc iris jabber ldap ldaps magnet mailto matrix mid modem mms msrp mtqp mupdate news nfs nntp nostr "
    "opaquelocktoken pop pres prospero rtsp rtmp rsync service sftp shttp sip sips skype sms snmp spotify "
    "ssh stun tag tel telnet tftp thismessage tip tv udp urn vemmi view-source wais webcal ws wss xmpp "
    "z39.50r z39.50s".split()
) - {"doi", "gtalk", "nostr"}

# Language codes of two letters: ISO 639-1, with the withdrawn codes still met in feeds.
LANGUAGES = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv "
    "dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig "
    "ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh "
    "mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru "
    "rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug "
    "uk ur uz ve vi vo wa wo xh yi yo za zh zu in iw ji jw mo sh".split()
)

# Elements of HTML that show something and do nothing: the HTML standard, less what runs, embeds,
# or changes the page around it. Obsolete ones that only format are kept.
SAFE_ELEMENTS = frozenset(
    "a abbr acronym address area article aside audio b bdi bdo big blockquote br button canvas caption "
    "center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em fieldset "
    "figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hgroup hr i img input ins kbd label legend "
    "li main map mark menu meter nav noscript ol optgroup option output p picture pre progress q rp rt rb "
    "rtc ruby s samp search section select small source span strike strong sub summary sup table tbody td "
    "template textarea tfoot th thead time tr track tt u ul var video wbr".split()
)

# The rest of HTML: known, but not for feeds.
RISKY_ELEMENTS = frozenset(
    "applet base basefont body embed frame frameset head html iframe isindex link listing meta noembed "
    "noframes object param plaintext script slot style title xmp blink marquee bgsound".split()
)

# CSS properties that stay inside their own box: CSS 2.1, chapters 8, 10, 14 to 17 and aural.
SAFE_PROPERTIES = frozenset(
    "azimuth background background-color border border-bottom border-bottom-color border-bottom-style "
    "border-bottom-width border-collapse border-color border-left border-left-color border-left-style "
    "border-left-width border-right border-right-color border-right-style border-right-width border-spacing "
    "border-style border-top border-top-color border-top-style border-top-width border-width clear color "
    "cursor direction display elevation float font font-family font-size font-style font-variant "
    "font-weight height letter-spacing line-height list-style-type margin margin-bottom margin-left "
    "margin-right margin-top overflow padding padding-bottom padding-left padding-right padding-top pause "
    "pause-after pause-before pitch pitch-range richness speak speak-header speak-numeral speak-punctuation "
    "speech-rate stress text-align text-decoration text-indent unicode-bidi vertical-align voice-family "
    "volume white-space width".split()
)

# Pairs that say the same twice in RSS: the core element, the module's element (prefix:name).
SAME_MEANING = (
    ("category", "dc:subject"),
    ("copyright", "dc:rights"),
    ("generator", "admin:generatorAgent"),
    ("language", "dc:language"),
    ("lastBuildDate", "dcterms:modified"),
    ("managingEditor", "dc:creator"),
    ("pubDate", "dc:date"),
    ("webMaster", "dc:publisher"),
    ("author", "dc:creator"),
    ("guid", "atom:id"),
    ("pubDate", "atom:published"),
    ("source", "dc:source"),
    ("cc:license", "creativeCommons:license"),
)


# -- dialects that were written over the years ---------------------------------------------------------------

# Namespaces of RSS's own elements: RSS 0.90 and 1.0 (their specifications), RSS 1.1, and those that
# early tools gave to RSS 0.91 and 2.0 although it has none.
RSS_NAMESPACES = frozenset({
    "",
    "http://my.netscape.com/rdf/simple/0.9/",
    "http://channel.netscape.com/rdf/simple/0.9/",
    "http://my.netscape.com/publish/formats/rss-0.91.dtd",
    "http://purl.org/rss/1.0/",
    "http://purl.org/net/rss1.1#",
    "http://backend.userland.com/rss",
    "http://backend.userland.com/rss2",
    "http://backend.userland.com/RSS2",
    "http://blogs.law.harvard.edu/tech/rss",
})  # fmt: skip

# Older and stray names of modules, besides `NAMESPACES`.
OLDER_MODULES = {
    "http://purl.org/atom/ns#": "atom",  # Atom 0.3
    "http://purl.org/dc/elements/1.0/": "dc",
    "http://purl.org/rss/1.0/modules/dcterms/": "dcterms",
    "http://www.w3.org/1999/html": "xhtml",
    "http://www.w3.org/TR/REC-html40": "xhtml",
    "http://search.yahoo.com/rss": "media",
    "http://purl.org/atom/app#": "app",  # drafts of RFC 5023
    "http://www.w3.org/2005/Atom/": "atom",
    "http://example.com/DTDs/PodCast-1.0.dtd": "itunes",  # in Apple's own first example
    "http://www.itunes.com/dtds/podcast.dtd": "itunes",
    "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md": "podcast",
    "http://podlove.org/simple-chapters": "psc",
    "http://www.rawvoice.com/rawvoiceRssModule/": "rawvoice",
    "http://blubrry.com/developer/rawvoice-rss": "rawvoice",
}

# Namespaces of exports, without the version at their end: WordPress (WXR 1.0 to 1.2), Blogger (Google Takeout).
EXPORTS = {"wordpress.org/export": "wp", "schemas.google.com/blogger": "blogger"}

# Encodings that documents declare (WHATWG Encoding Standard) and Python reads under the same or a wider name.
ENCODINGS = {
    **{f"windows-{number}": f"cp{number}" for number in range(1250, 1259)},
    **{f"iso-8859-{number}": f"iso8859-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "koi8-r": "koi8-r",
    "koi8-u": "koi8-u",
    "ibm866": "cp866",
    "macintosh": "mac-roman",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "euc-jp": "euc-jp",
    "iso-2022-jp": "iso2022-jp",
    "euc-kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
}
