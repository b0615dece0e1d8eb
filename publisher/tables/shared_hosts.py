"""Hosts below which every name is a site of its own, and platforms that sites are on.

Sources: the suffixes that registries and platforms list in the Public Suffix List (publicsuffix.org), reduced
to second levels that are used under many countries and to platforms of blogs and pages.
"""

from __future__ import annotations

# Second levels below the domain of a country: "co.uk", "com.au", "or.jp".
SECOND_LEVELS = frozenset(
    "ac asn asso biz co com edu firm gen go gob gouv gov govt gr id in info ltd me mil muni ne net nhs nic nom"
    " or org plc press prd presse pro sch school tm web".split()
)

# The domain of a platform, and its name as pages give it.
PLATFORMS = {
    "blogspot.com": "Blogger", "blogger.com": "Blogger", "wordpress.com": "WordPress.com",
    "medium.com": "Medium", "substack.com": "Substack", "tumblr.com": "Tumblr", "ghost.io": "Ghost",
    "livejournal.com": "LiveJournal", "typepad.com": "Typepad", "wixsite.com": "Wix",
    "squarespace.com": "Squarespace", "weebly.com": "Weebly", "github.io": "GitHub", "gitlab.io": "GitLab",
    "netlify.app": "Netlify", "vercel.app": "Vercel", "pages.dev": "Cloudflare", "web.app": "Firebase",
    "hashnode.dev": "Hashnode", "beehiiv.com": "beehiiv", "bearblog.dev": "Bear", "write.as": "Write.as",
    "micro.blog": "Micro.blog", "jimdofree.com": "Jimdo", "hatenablog.com": "Hatena Blog",
    "hatenablog.jp": "Hatena Blog", "hatenadiary.org": "Hatena Blog", "livedoor.blog": "livedoor Blog",
    "ameblo.jp": "Ameba", "note.com": "note", "tistory.com": "Tistory", "pixnet.net": "PIXNET",
    "over-blog.com": "Over-blog", "canalblog.com": "CanalBlog", "blogg.se": "Blogg.se",
    "blogg.no": "blogg.no", "neocities.org": "Neocities", "readthedocs.io": "Read the Docs",
    "dev.to": "DEV Community",
}  # fmt: skip

# What the pages of a platform are called beside its name.
PLATFORM_NAMES = frozenset(
    "blogger blogspot wordpress wordpresscom medium substack tumblr livejournal typepad wix wixcom squarespace"
    " weebly hashnode beehiiv tistory overblog canalblog mysite myblog mywebsite anothersite defaultsite"
    " sitetitle".split()
)
