"""Marks at which an article's excerpt ends, as the programs that make sites write them.

Sources: the documents of WordPress, Jekyll, Hugo, Hexo, Zola, Pelican's summary plugin, Nikola, Docusaurus,
Eleventy and gray-matter, MkDocs Material, Hakyll, nanoc, Middleman, Statiq, Cecil, Blogger, Drupal, Joomla,
Grav, Lektor, Blot, ikiwiki, Tumblr and LiveJournal. Words are folded: lower case, letters and digits only.
"""

from __future__ import annotations

# -- comments ------------------------------------------------------------------------------------------------

# What a comment says that is such a mark: `<!--more-->`, `{/* truncate */}`, `<!-- read more -->`.
ALONE = frozenset(
    "more readmore truncate excerpt teaser break pagebreak nextpage jump jumpbreak cut fold belowthefold snip"
    " continuereading".split()
)
# What may also be the name of a part of a page, and is a mark only where it ends or begins something:
# `<!-- end summary -->`, `<!-- PELICAN_END_SUMMARY -->`, `<!-- excerpt:start -->`.
PARTS = frozenset("summary intro introduction preview lead abstract description post".split())
# Comments of saved pages name parts of templates, too; these do not.
OF_PAGES = frozenset({"more", "truncate"})
ENDS = ("end", "stop")
BEGINS = ("begin", "start")
PREFIX = "pelican"
FILLERS = frozenset("of the here tag mark marker separator divider".split())

# -- elements, shortcodes and lines of their own -------------------------------------------------------------

# Names, ids or classes of empty elements: Blogger, WordPress, Hexo, Zola, Joomla, Publii.
ELEMENTS = (
    "more more-[0-9] read-more readmore system-readmore system-pagebreak continue-reading zola-continue-reading"
    " jump jump-break"
)
# How these names begin or end in a page, where programs leave no other mark but comments.
OF_PAGE_NAMES = ("more", "jump", "continue-reading", "system-pagebreak")
# Names of elements, which may be empty: LiveJournal, Dreamwidth, components of MDX.
TAGS = "cut lj-cut more truncate readmore read-more"
# Shortcodes and functions of templates: Zola, Blot, Hugo, Liquid.
CALLS = "more read_more readmore continue_reading truncate excerpt endexcerpt end_excerpt"
# Lines that hold nothing else: WordPress' and Tumblr's brackets, Middleman, Lektor.
LINES = ("[more]", "[[more]]", "[nextpage]", "[pagebreak]", "[[MORE]]", "READMORE", "---more---")
# A text that holds a mark which is no comment has "more" behind one of these signs, or one of these words.
BEFORE_MORE = frozenset("=\"'-_[!d<{%")
BEFORE_BLANK = frozenset("<{%")
# What such a mark holds behind a sign.
HINTS = {
    "<": ("cut", "lj-cut", "/lj-cut", "truncate", "Truncate", "More"),
    "=": ('"jump', "'jump", "==\n"),
    "-": ("pagebreak", "reading"),
    "_": ("reading", "END"),
    "[": ("MORE", "nextpage", "pagebreak"),
}
LINE = "READMORE"
CALLED = ("truncate }", "truncate %", "excerpt }", "excerpt %")  # within braces

# -- what is no beginning of a summary -----------------------------------------------------------------------

# Titles of a table of contents.
CONTENTS = frozenset(
    (
        "contents | table of contents | toc | on this page | in this article | in this post | jump "
        "to | inhalt | inhaltsverzeichnis | auf dieser seite | sommaire | table des matières | sur "
        "cette page | índice | contenido | contenidos | tabla de contenidos | tabla de contenido | "
        "en esta página | indice | sommario | conteúdo | sumário | inhoud | inhoudsopgave | "
        "innehåll | innehållsförteckning | indhold | innhold | sisällys | sisällysluettelo | spis "
        "treści | obsah | tartalom | tartalomjegyzék | cuprins | içindekiler | содержание | "
        "оглавление | зміст | περιεχόμενα | 目次 | 目录 | 目錄 | 목차 | 차례 | المحتويات | جدول المحتويات | "
        "תוכן העניינים | विषय सूची | mục lục | daftar isi"
    ).split(" | ")
)
# Words before a full stop that does not end a sentence; a single letter and a small number are others.
ABBREVIATIONS = frozenset(
    "mr mrs ms mx dr prof st ste mt ft nr no nos vs etc e.g i.e cf ca approx fig vol ed eds jr sr gen"
    " col capt lt sgt rev hon sen rep gov inc ltd co corp dept est bzw z.b d.h u.a usw evtl ggf inkl"
    " abs art bd hr fr str mme mlle sra srta dña lic ing arq pág núm tel dott sig sigg avv mw dhr mevr"
    " bijv o.a u.s u.k u.n a.m p.m".split()
)
