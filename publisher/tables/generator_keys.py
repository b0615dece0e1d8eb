"""Keys of front matter that programs have for themselves, and that say nothing a feed could.

Sources: the documented front matter of Jekyll, Hugo, Pelican, Eleventy, Zola, Hexo, Docusaurus, Astro, Gatsby,
MkDocs, Quarto, Obsidian, Quartz, Logseq and Notion, and of the themes Minimal Mistakes, Chirpy, Beautiful
Jekyll, PaperMod, Blowfish, NexT and Butterfly. Names are folded: lower case, without blanks, hyphens and
underscores.
"""

from __future__ import annotations

QUIET = frozenset(
    (
        # layout, place and navigation
        "layout template pagetemplate templatekey templateengineoverride type kind weight order position"
        " priority sort sortby navorder navexclude navtitle nav navigation eleventynavigation menu menus"
        " menutitle mainmenu parent grandparent haschildren sidebar sidebarposition sidebarlabel"
        " sidebarclassname sidebarcustomprops displayedsidebar paginationnext paginationprev paginationlabel"
        " pagination paginateby paginatepath paginate prev next breadcrumb breadcrumbs linktitle shorttitle"
        " hidetitle hide icon emoji color colour theme class classes cssclass cssclasses bodyclass wide"
        " width fullwidth fullpage containerclass style styles css js script scripts scss customcss customjs"
        " head"
        # addresses and other places
        " path saveas aliases alias redirectfrom redirectto redirect redirects oldurl customediturl editurl"
        " editlink sitemap outputs output markup headless cascade resources bundle isbundle render"
        " transparent insearchindex insertanchorlinks generatefeed feed feedpath robots noindex"
        " robotsnoindex search searchable searchexclude indexing eleventycomputed translationkey"
        " translationid translation parsenumberprefixes"
        # parts of the page
        " toc tocopen toclabel tocicon tocsticky tocmaxdepth tocdepth tocminheadinglevel tocmaxheadinglevel"
        " hidetableofcontents tableofcontents showtoc showtableofcontents math mathjax katex mermaid chart"
        " charts plantuml diagram latex usemath highlight highlighting codecopy copycode lightgallery"
        " gallery photos comments comment commentable disqus disqusid disquscomments giscus utterances share"
        " sharing socialshare showsharebuttons disableshare related relatedposts showrelated readtime"
        " readingtime showreadingtime wordcount showwordcount authorprofile authorbox showauthor showdate"
        " showdateupdated hidemeta hidesummary hidefooter showbreadcrumbs showpostnavlinks"
        " showcodecopybuttons lastmodat copyright pin pinned sticky top featured starred highlightposts"
        " carousel iscjklanguage renderwithliquid disablenunjucks liquid imgpath mediasubpath noexcerpt"
        " truncate subscribe newsletter donate ads advertise analytics"
        # what papers, notebooks and vaults keep
        " jupyter kernelspec format formats execute engine bibliography csl linkcitations nocite freeze"
        " numbersections fontsize documentclass geometry pdf pandoc vim editor deck cards uid zettel"
        " collapsed icons filters stage ratings rating mood kanbanplugin excalidrawplugin obsidianuimode"
        " obsidianeditingmode"
    ).split()
)
