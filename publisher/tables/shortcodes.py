"""Template tags by name, and what each means to a reader of a feed.

A meaning is one word, and what belongs to it:

- `link ADDRESS`: a link. `{0}` in the address is the first argument by position, `{-1}` the last, `{id}` the
  one of that name, `{id|0|=x}` the first of them that is there, else "x". Without an address, it is the one
  that the arguments name. `titled link`: the same, below a title. `gist`: the same, to a gist.
- `image`, `video`, `audio`: what the arguments name, with its alternative text and caption.
- `text`: the words that it encloses. `titled`: the same, below the title that it gives.
- `words`: the words in its arguments, or those that it encloses.
- `code LANGUAGE`: what it encloses is code. `raw`: it is shown letter for letter. `math`: it is TeX.
- `quote TITLE`: a quotation, such as a note or a warning. `citation`: one with its author and source.
- `details`: folded words below a summary.
- `value`: a value of the site or of the article.
- `nothing`: it has no words. `dropped`: what it encloses cannot be shown, and is reported.

Names are in lower case, with "-" instead of "_". Sources are the documentation of the programs: Hugo,
embedded shortcodes (gohugo.io/shortcodes); Jekyll, tags (jekyllrb.com/docs/liquid/tags), jekyll-gist,
jekyll-seo-tag, jekyll-feed; Hexo, tag plugins (hexo.io/docs/tag-plugins); Zola, shortcodes (getzola.org);
Pelican, pelican-plugins/liquid_tags; Eleventy, plugins for images, embeds and highlighting; WordPress,
Shortcode API, and Jetpack's shortcodes; Markdoc, tags; and the themes PaperMod, LoveIt, Blowfish, Congo,
Hextra, Docsy, Book, Relearn, minimal-mistakes, Chirpy, al-folio, NexT and Butterfly.
"""

from __future__ import annotations

# What `[shortcodes]` of the configuration may say.
MEANINGS = (
    "link", "image", "video", "audio", "text", "titled", "words", "quote", "citation", "details", "code", "raw",
    "math", "nothing",
)  # fmt: skip
_MEANINGS = {
    # -- films, recordings and posts on other sites
    "link https://www.youtube.com/watch?v={id|video|videoid|video-id|code|key|v|youtube-id|0}": (
        "youtube yt youtubeplayer youtube-embed youtube-lite youtubelite lite-youtube youtube-nocookie"
        " youtube-video embed-youtube enhanced-youtube ytvideo youtubevideo videoyoutube"
    ),
    "link https://www.youtube.com/playlist?list={id|list|playlist|0}": "youtubepl youtube-playlist",
    "link https://vimeo.com/{id|video|videoid|0}": "vimeo vimeo-simple vimeo-embed",
    "link https://www.dailymotion.com/video/{id|0}": "dailymotion",
    "link https://www.twitch.tv/videos/{id|0}": "twitch twitch-video",
    "link https://www.bilibili.com/video/{id|bvid|aid|0}": "bilibili",
    "link https://www.nicovideo.jp/watch/{id|0}": "niconico nicovideo",
    "link https://peertube.tv/w/{id|0}": "peertube",
    "link https://asciinema.org/a/{id|key|0}": "asciinema asciicast",
    "link https://www.ted.com/talks/{id|0}": "ted",
    "link https://open.spotify.com/{type|=track}/{id|0}": "spotify",
    "link https://soundcloud.com/{url|id|0}": "soundcloud",
    "gist": "gist gistit gist-it",
    "link https://twitter.com/{user|username|-2|=i}/status/{id|-1}": (
        "tweet twitter x twitter-simple x-simple"
    ),
    "link https://www.instagram.com/p/{id|0}/": "instagram instagram-simple",
    "link https://www.facebook.com/{id|0}": "facebook",
    "link https://t.me/{id|0}": "telegram",
    "link https://codepen.io/{user|0}/pen/{id|hash|slug|slug-hash|1}": "codepen",
    "link https://jsfiddle.net/{user|id|0}": "jsfiddle",
    "link https://codesandbox.io/s/{id|0}": "codesandbox",
    "link https://stackblitz.com/edit/{id|0}": "stackblitz",
    "link https://glitch.com/~{id|app|0}": "glitch",
    "link https://observablehq.com/{id|0}": "observable",
    "link https://www.slideshare.net/slideshow/embed_code/{id|0}": "slideshare",
    "link https://speakerdeck.com/player/{id|0}": "speakerdeck",
    "link https://github.com/{repo|repository|user|id|0}": "github github-repo githubrepo",
    "link https://gitlab.com/{projectid|repo|id|0}": "gitlab",
    "link https://codeberg.org/{repo|id|0}": "codeberg",
    "link https://huggingface.co/{model|dataset|id|0}": "huggingface",
    "link https://steamcommunity.com/app/{id|0}": "steam",
    "link https://{host|instance|server|0}/@{user|1}/{id|2}": "mastodon toot",
    "link": (
        "link button btn cta linkbutton link-button external-link externallink link-to url linkgrid linkcard"
        " link-card article-link embed oembed embedly iframe bookmark newtabex new-tab anchor href extlink ext"
        " url-link webembed og opengraph rich-link quick-link"
        " pdf pdf-viewer pdfviewer pdf-embed embed-pdf embedpdf pdfjs attachment"
    ),
    "titled link": "card cards-item service-card content-card",
    # -- pictures, films and recordings of the site
    "image": (
        "figure fig image img picture pic photo responsive-image responsive-img resize-image imgproc"
        " imgresize image-tag imageblock image-block full-image fullimage lightbox lightgallery zoom-image"
        " img-zoom postimage post-image postimg img-fluid full-width-image centered-image screenshot diagram"
        " fancybox rimg cloudinary caption wp-caption image-with-caption blogimage gatsby-image lazyimg"
        " lazyimage image-figure inline-image bigimage thumbnail thumb qr-image"
    ),
    "video": "video mp4 videojs html5video html5-video hosted-video local-video videofile webm",
    "audio": "audio mp3 music sound voice aplayer audiofile podcast-player html5audio",
    # -- quotations
    "citation": (
        "blockquote quote pullquote pull-quote epigraph centerquote cq quotation bquote citation quotes"
    ),
    "quote": (
        "admonition alert notice callout note notes info information tip tips hint warning warn caution"
        " danger important error success question example abstract summary-box todo bug failure attention"
        " remark message box block panel aside sidenote sidebar-note prompt infobox alertbox notification"
        " highlight-box msg mdnote infonote disclaimer update edit tldr tl-dr seealso warningbox tipbox"
        " notebox advice banner callouts"
    ),
    "details": (
        "details hide hide-block expand expandable collapse collapsible collapsed accordion-item"
        " accordionitem spoiler"
        " folding fold dropdown toggle hidetoggle hidden hide-toggle detail disclosure foldable more-info"
        " reveal solution answer su-spoiler"
    ),
    # -- words
    "text": (
        "lead gallery image-gallery photoset carousel group-picture grouppicture gp center centre left"
        " right columns column col row grid div span section container wrap wrapper"
        " tabs tabpanel tabbed codetabs code-tabs accordion accordions steps timeline list group typeit"
        " keyword keywordlist small big large intro excerpt render-template rendertemplate webc markdown md"
        " markdownify plaintext paginate noindex align aligncenter center-text lede font color colour colored"
        " style class article main flex split half block-text paragraph p filetree table tables datatable"
        " responsive-table cards cardpane feature-grid gallery-row subscript superscript tab-content"
        " content-tabs language lang i18n translate slide slides swiper carousel-item include-html tooltip-text"
        " autoescape filter spaceless autolink wrapper-block nowrap figure-group faq one-half one-third"
        " two-third one-half-first one-half-last dropcap drop-cap rtl ltr ref-list bibliography-text tabset"
        " nav-tabs steps-list cleanwraptext well jumbotron frame su-row su-column vc-row vc-column"
        " vc-column-text"
        " et-pb-section et-pb-row et-pb-column et-pb-text"
    ),
    "titled": (
        "tab tabitem tab-item tabs-item step timelineitem timeline-item timenode accordion-panel panel-item"
        " card-item card-panel section-title subtabs tabcontent su-tab feature pane-item option linkgrid-item"
    ),
    "words": (
        "badge button-text kbd key keys keyboard abbr label tag pill tooltip hovertext ruby furigana"
        " hint-text chip hideinline hide-inline term glossary glossary-tooltip definition status inline-badge"
        " highlight-text emphasis heading header version-badge text version underline kbd-key qr"
        " barcode"
    ),
    # -- code, TeX, and what is shown as it is
    "code": (
        "highlight code codeblock code-block sourcecode source-code syntax syntaxhighlight prism listing"
        " snippet codefence terminal console command cli output verbatim-code crayon ansi codegroup-item"
    ),
    "code mermaid": "mermaid",
    "code dot": "graphviz dot",
    "code plantuml": "plantuml",
    "code bash": "bash shell sh cmd",
    "code abc": "abc abcjs",
    "math": "math katex latex tex mathjax equation displaymath",
    "raw": (
        "raw verbatim rawhtml raw-html unsafe html htmlraw unsafehtml literal noop no-liquid escape-tags"
        " nomarkdown nofollow-html"
    ),
    # -- values
    "value": "param site-param siteparam var variable page-param config",
    # -- nothing that anyone reads
    "nothing": (
        "toc tableofcontents table-of-contents more excerpt-separator readmore truncate br nbsp newline clear"
        " clearfix clearer clear-both hr divider separator spacer space seo feed-meta feed-meta-tag icon fa"
        " fas fab fontawesome emoji-icon css js script stylesheet scripts comments disqus share social"
        " social-share sharethis ads adsense google-analytics analytics head-custom chartjs-load mathjax-load"
        " mathjax-script katex-load breadcrumb breadcrumbs pagebreak page-break endless newpage"
        " pagination meta"
        " backtotop back-to-top print-link head footer header-include"
        " css-include"
        " js-include load-script debug increment decrement import extends toc-start load with-context cycle"
        " layout loadmathjax math-support mathjax-support gtag tocstart nextpage"
    ),
    "dropped": (
        "chart charts echarts echart graph graph-data mapbox leaflet map openstreetmap flow sequence infogram"
        " highcharts plotly vega vegalite vega-lite apexcharts tableau geojson embedpdf-data form"
        " contact-form contactform"
    ),
}
SHORTCODES: dict[str, str] = {name: meaning for meaning, names in _MEANINGS.items() for name in names.split()}

# Words in names that say how a tag looks, or who made it, and not what it means.
DECORATIONS = frozenset(
    "embed embedded player lite simple card box block shortcode custom my short tag widget iframe"
    " enhanced responsive post center centered centre left right new theme bs bootstrap md ui go hugo"
    " jekyll insert add the inline full width big small fancy styled su local remote raw v2 container"
    " wrapper".split()
)

# Tags that include a file, whose name says what it shows.
INCLUDES = frozenset(
    "include include-cached render partial component include-relative includes embed-include".split()
)

# WordPress' own shortcodes and those that most sites have. Other words in brackets are a tag only where they
# have a closing tag, or arguments by name.
BRACKETS = frozenset(
    "caption wp-caption gallery embed audio video playlist youtube vimeo gist tweet twitter instagram"
    " soundcloud spotify sourcecode".split()
)

# Blocks whose words are shown under a condition, and those that repeat them.
CONDITIONS = frozenset("if unless ifdef ifndef ifversion ifchanged with case else-if has".split())
LOOPS = frozenset("for tablerow each range foreach asynceach asyncall".split())
BRANCHES = frozenset("else elsif elseif elif when empty default-branch".split())
# Programs that take the marks of `raw` away in code, too.
LIQUID = frozenset({"jekyll", "eleventy"})
ASSIGNMENTS = frozenset("assign set capture let".split())

# What kinds of notes call themselves, and the title that they have when they give none.
NOTES: dict[str, str] = {
    word: title
    for title, words in {
        "Note": "note notes remark",
        "Info": "info information",
        "Tip": "tip tips hint",
        "Warning": "warning warn",
        "Caution": "caution attention",
        "Danger": "danger",
        "Important": "important",
        "Error": "error failure bug",
        "Success": "success check done",
        "Question": "question faq help",
        "Example": "example",
        "Abstract": "abstract summary tldr tl-dr",
        "Todo": "todo",
        "Update": "update",
        "See also": "seealso",
        "Disclaimer": "disclaimer",
    }.items()
    for word in words.split()
}
