"""Words in the names of classes and ids by which pages mark what is an article's text and what surrounds it.

They are what templates, page builders and news systems write, most of them in English whatever the page's
language is. A name is parted into words at hyphens, underscores and capitals: "NewsletterBox_root" is
"newsletter", "box", "root". "mostread" matches "most-read", "mostRead" and "mostread".
"""

from __future__ import annotations

# What surrounds a text and may be longer than it: comments, other stories, notices.
ALWAYS = frozenset(
    """
    related relatedposts relatedlinks relatedarticles relatedcontent relatedstories relatedtopics
    comments commentlist commentform disqus respond
    newsletter newsletters cookie cookies consent gdpr
    outbrain taboola recommended recommendations recirc recirculation mostread mostpopular trending
    relacionadas relacionados relacionats lireaussi lesenauch lesezuch weiterlesen leesook lesogså läsmer
    kommentare kommentarer comentarios comentários commentaires commenti reacties komentarze yorumlar komentare
""".split()
)
# What surrounds a text; with ALWAYS.
AROUND = ALWAYS | frozenset(
    """
    share sharing shares shared sharebar sharebuttons sharetools social socials socialmedia
    addthis addtoany sharethis teilen compartir compartilhar partage condividi delen udostepnij paylas
    recommend recommendation reply subscribe subscribebox subscription signup signin login
    promo promos promotion promoted advert advertisement advertising adverts advertorial ad ads adslot adsense
    sponsored anzeige werbung publicite publicidad publicidade pubblicita advertentie reklama reklam annons
    reklame
    paywall regwall popup popover modal overlay toolbar sidebar
    breadcrumb breadcrumbs pagination pager postnavigation postnav prevnext nextprev
    tags taglist tagcloud posttags entrytags articletags
    authorbio authorbox authorcard authorprofile authorinfo authordescription authordetails aboutauthor bio
    biography
    abouttheauthor byline
    readnext upnext morestories morefrom morenews moreposts readmore alsoread readalso seealso
    nextarticle prevarticle nextpost
    skiplink screenreadertext visuallyhidden sronly printonly noprint
    donate donation appeal fundraising followus followbutton navbar navbox navigation mweditsection catlinks
    copyright backtotop feedback survey ratings
    articlefooter postfooter entryfooter articleend footermeta postmeta entrymeta articlemeta
    tableofcontents toc
""".split()
)
# Beginnings of single words that are run together: "relatedarticleswidget".
BEGINNINGS = ("relatedp", "relateda", "relateds", "relatedl", "newsletter", "recommend", "authorb", "socialsh")
# The body of an article: the first word, and the second.
BODY_FIRST = frozenset("article entry post story news content blog".split())
BODY_SECOND = frozenset("body content text".split())
# A note of the author's, in an `aside`.
NOTES = frozenset(
    """
    note tip hint info warning caution danger important admonition callout alert pullquote sidenote marginnote
    footnote footnotes endnote endnotes
""".split()
)
# What opens an article above its body.
LEDES = frozenset(
    """
    lede lead dek deck standfirst subtitle subheadline subhead subheading intro introduction summary
    excerpt teaser
    description abstract leadtext leadin chapo chapeau sottotitolo sommario occhiello entradilla bajada vorspann
    ingress ingresso preamble anleser linhafina subtitulo zajawka perex anons preview spot
""".split()
)
# Lines on an article at its top.
ABOUT = frozenset(
    """
    byline meta author authors date dateline datetime timestamp published publish pubdate publishdate info infos
    credits posted postedon kicker category categories readingtime readtime time autor autoren auteur
    auteurs autore
    datum fecha datapub
""".split()
)
# Beginnings of such words that are run together: "authorgroup", "datewrapper".
ABOUT_BEGINNINGS = (
    *("author", "byline", "contributor", "publi", "dateline", "datewrap", "timestamp", "signature"),
)
# Boxes on other stories where they hold a link, and the lede of this one where they do not.
TEASERS = frozenset("teaser teasers teaserlist summaryitem postexcerpt".split())
# A box on the author, where it stands below the text.
AUTHORS = frozenset(
    "author authors writer contributor contributors vcard expert reviewer autor autoren auteur autore".split()
)
CAPTIONS = frozenset(
    "caption credit credits figcaption imagecaption photocredit legende bildunterschrift".split()
)
# Before a word, these say that the page has it, or has it not, or that it is said of a label, and not that the
# element is it.
DENYING = frozenset(
    "label no not non has have with without hide hides is enable enabled disable disabled".split()
)
# How a name ends that says a thing is switched off: "sidebar-enabled--false".
SWITCHED_OFF = frozenset("false off none disabled inactive".split())
