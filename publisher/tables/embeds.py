"""Players and frames of other sites, and the pages on which a person sees the same.

Sources: each service's documentation of its embed code; the address patterns of the oEmbed providers
(oembed.com/providers.json); Google's "Maps URLs"; for advertising and counting the public lists EasyList and
EasyPrivacy, of which only hosts of frames and pictures within texts are here.
"""

from __future__ import annotations

from typing import NamedTuple


class Player(NamedTuple):
    """Where a player's page is.

    `page` is filled with the groups of `path`, and `{name}` with the parameter of that name of the player's
    address. A row whose parameters are missing does not fit.
    """

    hosts: str  # "" is any; a host also matches those below it
    path: str  # a regular expression for the whole path
    page: str


_ID = r"([\w-]{1,64})"
# The first row that fits is taken. A page "=name" is the address that the parameter holds.
PLAYERS = (
    Player(
        "youtube.com youtube-nocookie.com",
        r"/embed/videoseries/?",
        "https://www.youtube.com/playlist?list={list}",
    ),
    Player(
        "youtube.com youtube-nocookie.com",
        r"/embed/live_stream/?",
        "https://www.youtube.com/channel/{channel}/live",
    ),
    Player(
        "youtube.com youtube-nocookie.com", r"/(?:embed|v|e)/?", "https://www.youtube.com/playlist?list={list}"
    ),
    Player(
        "youtube.com youtube-nocookie.com",
        rf"/(?:embed|v|e|shorts|live)/{_ID}/?",
        "https://www.youtube.com/watch?v={0}",
    ),
    Player("player.vimeo.com", r"/video/(\d{1,15})/?", "https://vimeo.com/{0}/{h}"),
    Player("player.vimeo.com", r"/video/(\d{1,15})/?", "https://vimeo.com/{0}"),
    Player("vimeo.com", r"/moogaloop\.swf", "https://vimeo.com/{clip_id}"),
    Player("vimeo.com", r"/(?:event|showcase)/(\d{1,15})/embed/?", "https://vimeo.com/event/{0}"),
    Player("dailymotion.com", rf"/(?:embed/|swf/)?video/{_ID}/?", "https://www.dailymotion.com/video/{0}"),
    Player(
        "geo.dailymotion.com",
        r"/player(?:/[\w.-]{1,40})?(?:\.html)?",
        "https://www.dailymotion.com/video/{video}",
    ),
    Player("clips.twitch.tv", r"/embed/?", "https://clips.twitch.tv/{clip}"),
    Player("player.twitch.tv", r"/?", "https://www.twitch.tv/videos/{video}"),
    Player("player.twitch.tv", r"/?", "https://www.twitch.tv/{channel}"),
    Player("facebook.com", r"/(?:v\d{1,2}\.\d/)?plugins/(?:video|post)(?:\.php)?/?", "={href}"),
    Player("facebook.com", r"/video/embed/?", "https://www.facebook.com/watch/?v={video_id}"),
    Player(
        "instagram.com", rf"/(p|reel|tv)/{_ID}/embed(?:/captioned)?/?", "https://www.instagram.com/{0}/{1}/"
    ),
    Player("platform.twitter.com", r"/embed/[Tt]weet\.html", "https://twitter.com/i/status/{id}"),
    Player(
        "embed.bsky.app",
        r"/embed/([\w:.-]{1,100})/app\.bsky\.feed\.post/(\w{1,40})",
        "https://bsky.app/profile/{0}/post/{1}",
    ),
    Player("redditmedia.com embed.reddit.com", r"/(r/[\w/-]{1,200}?)/?", "https://www.reddit.com/{0}/"),
    Player("linkedin.com", r"/embed/(feed/update/[\w:%-]{1,100})/?", "https://www.linkedin.com/{0}"),
    Player(
        "threads.net threads.com", r"/(@[\w.]{1,60}/post/[\w-]{1,64})/embed/?", "https://www.threads.net/{0}"
    ),
    Player("t.me", r"/([\w/]{1,100})", "https://t.me/{0}"),
    Player(
        "open.spotify.com",
        rf"/embed(?:-podcast)?/(\w{{1,20}})/{_ID}/?(?:video/?)?",
        "https://open.spotify.com/{0}/{1}",
    ),
    Player(
        "podcasters.spotify.com anchor.fm creators.spotify.com",
        r"/([\w/-]{1,200})/embed(/episodes/[\w-]{1,200})?/?",
        "https://{host}/{0}{1}",
    ),
    Player("embed.podcasts.apple.com", r"/(.{1,500})", "https://podcasts.apple.com/{0}"),
    Player("embed.music.apple.com", r"/(.{1,500})", "https://music.apple.com/{0}"),
    Player("w.soundcloud.com", r"/player/?", "={url}"),
    Player("mixcloud.com player-widget.mixcloud.com", r"/widget/iframe/?", "https://www.mixcloud.com{feed}"),
    Player("widget.deezer.com", r"/widget/\w{1,10}/(\w{1,20})/(\d{1,20})/?", "https://www.deezer.com/{0}/{1}"),
    Player("share.transistor.fm", r"/e/([\w/-]{1,100})", "https://share.transistor.fm/s/{0}"),
    Player("archive.org", r"/embed/([\w.@/-]{1,300})", "https://archive.org/details/{0}"),
    Player(
        "embed.ted.com embed-ssl.ted.com",
        r"/talks/((?:lang/[\w-]{2,10}/)?[\w-]{1,200})(?:\.html)?",
        "https://www.ted.com/talks/{0}",
    ),
    Player("player.bilibili.com", r"/player\.html", "https://www.bilibili.com/video/{bvid}"),
    Player("player.bilibili.com", r"/player\.html", "https://www.bilibili.com/video/av{aid}"),
    Player("player.youku.com", r"/embed/([\w=-]{1,60})", "https://v.youku.com/v_show/id_{0}.html"),
    Player("v.qq.com", r"/(?:txp/)?iframe/player\.html", "https://v.qq.com/x/page/{vid}.html"),
    Player("embed.nicovideo.jp", r"/watch/(\w{1,20})", "https://www.nicovideo.jp/watch/{0}"),
    Player("ext.nicovideo.jp", r"/thumb/(\w{1,20})", "https://www.nicovideo.jp/watch/{0}"),
    Player("rutube.ru", rf"/(?:play|video)/embed/{_ID}/?", "https://rutube.ru/video/{0}/"),
    Player("tv.naver.com", r"/embed/(\d{1,15})", "https://tv.naver.com/v/{0}"),
    Player("coub.com", rf"/embed/{_ID}", "https://coub.com/view/{0}"),
    Player("streamable.com", rf"/[eos]/{_ID}", "https://streamable.com/{0}"),
    Player("loom.com", rf"/embed/{_ID}", "https://www.loom.com/share/{0}"),
    Player("odysee.com", r"/\$/embed/(.{1,300})", "https://odysee.com/{0}"),
    Player("giphy.com", rf"/embed/{_ID}", "https://giphy.com/gifs/{0}"),
    Player(
        "store.steampowered.com",
        r"/widget/(\d{1,15})(?:/\d{1,15})?/?",
        "https://store.steampowered.com/app/{0}/",
    ),
    Player("sketchfab.com", rf"/models/{_ID}/embed", "https://sketchfab.com/models/{0}"),
    Player("flo.uri.sh", r"/(visualisation|story)/(\d{1,15})/embed", "https://public.flourish.studio/{0}/{1}/"),
    Player(
        "codepen.io",
        rf"/([\w-]{{1,60}}(?:/team)?)/embed/(?:preview/)?{_ID}/?",
        "https://codepen.io/{0}/pen/{1}",
    ),
    Player("jsfiddle.net", r"/((?:[\w-]{1,60}/){1,3})embed(?:ded)?(?:/.{0,100})?", "https://jsfiddle.net/{0}"),
    Player("codesandbox.io", rf"/(?:p/)?embed/{_ID}", "https://codesandbox.io/s/{0}"),
    Player("stackblitz.com replit.com repl.it", r"/(.{1,300})", "https://{host}/{0}"),
    Player("observablehq.com", r"/embed/(@?[\w/@.-]{1,200})", "https://observablehq.com/{0}"),
    Player("gist.github.com", r"/([\w/-]{1,120})\.(?:js|pibb)", "https://gist.github.com/{0}"),
    Player("asciinema.org", r"/a/(\w{1,60})(?:\.js|/iframe|/embed)/?", "https://asciinema.org/a/{0}"),
    Player("drive.google.com", r"/file/d/([\w-]{1,100})/preview", "https://drive.google.com/file/d/{0}/view"),
    Player("docs.google.com", r"/gview|/viewer(?:ng/viewer)?|/a/viewer", "={url}"),
    Player("view.officeapps.live.com", r"/op/(?:embed|view)\.aspx", "={src}"),
    Player(
        "google.com",
        r"/maps/embed/v1/(?:place|search|view)/?",
        "https://www.google.com/maps/search/?api=1&query={q}",
    ),
    Player("google.com", r"/maps/d/(?:u/\d/)?embed", "https://www.google.com/maps/d/viewer?mid={mid}"),
    Player("google.com maps.google.com", r"/maps/?", "https://www.google.com/maps/search/?api=1&query={q}"),
    Player(
        "openstreetmap.org",
        r"/export/embed\.html",
        "https://www.openstreetmap.org/?bbox={bbox}&marker={marker}",
    ),
    Player("openstreetmap.org", r"/export/embed\.html", "https://www.openstreetmap.org/?bbox={bbox}"),
    Player("cdn.embedly.com", r"/widgets/media\.html", "={url}"),
    Player("cdn.embedly.com", r"/widgets/media\.html", "={src}"),
    Player("figma.com", r"/embed", "={url}"),
    # Programs that anybody may run.
    Player("", r"/videos/embed/([\w-]{8,40})/?", "https://{host}/w/{0}"),
    Player("", r"/video-playlists/embed/([\w-]{8,40})/?", "https://{host}/w/p/{0}"),
    Player("", r"/(@[\w.-]{1,60}(?:@[\w.-]{1,100})?/\d{5,25})/embed/?", "https://{host}/{0}"),
)
# Parameters of a film that go into the address of its page, under the names that it has there.
KEPT = {"youtube.com": (("list", "list"), ("start", "t"))}

# Elements of AMP and of other programs that show a player, with the attribute that holds its id.
ELEMENTS: dict[str, tuple[str, str]] = {
    "amp-youtube": ("data-videoid", "https://www.youtube.com/watch?v={0}"),
    "lite-youtube": ("videoid", "https://www.youtube.com/watch?v={0}"),
    "youtube-embed": ("video-id", "https://www.youtube.com/watch?v={0}"),
    "youtube-video": ("video-id", "https://www.youtube.com/watch?v={0}"),
    "amp-vimeo": ("data-videoid", "https://vimeo.com/{0}"),
    "lite-vimeo": ("videoid", "https://vimeo.com/{0}"),
    "vimeo-embed": ("video-id", "https://vimeo.com/{0}"),
    "vimeo-video": ("video-id", "https://vimeo.com/{0}"),
    "amp-dailymotion": ("data-videoid", "https://www.dailymotion.com/video/{0}"),
    "amp-twitter": ("data-tweetid", "https://twitter.com/i/status/{0}"),
    "amp-instagram": ("data-shortcode", "https://www.instagram.com/p/{0}/"),
    "amp-gist": ("data-gistid", "https://gist.github.com/{0}"),
    "amp-vine": ("data-vineid", "https://vine.co/v/{0}"),
    "amp-soundcloud": (
        "data-trackid",
        "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/{0}",
    ),
    "amp-imgur": ("data-imgur-id", "https://imgur.com/{0}"),
    "amp-reddit": ("data-src", "{0}"),
    "amp-facebook": ("data-href", "{0}"),
    "amp-iframe": ("src", "{0}"),
    "amp-tiktok": ("data-src", "{0}"),
    "lite-tiktok": ("videoid", "https://www.tiktok.com/player/v1/{0}"),
    "oembed": ("url", "{0}"),  # CKEditor 5
    "baseline-status": ("featureid", "https://webstatus.dev/features/{0}"),
}
# Elements of AMP that show nothing of a text: counters and advertisements.
UNSEEN = frozenset("amp-pixel amp-analytics amp-ad amp-auto-ads amp-sticky-ad amp-call-tracking".split())
# Other names of the attribute, in programs that copied these elements.
ID_NAMES = ("videoid", "video-id", "data-videoid", "data-video-id", "data-id", "data-youtube-id", "data-yt-id")
ADDRESS_NAMES = ("src", "href", "url", "data-src", "data-href", "data-url", "video", "data-video")
# Attributes of elements without content that a script makes into a player.
DATA_IDS = {
    "data-youtube-id": "https://www.youtube.com/watch?v={0}",
    "data-yt-id": "https://www.youtube.com/watch?v={0}",
    "data-youtube": "https://www.youtube.com/watch?v={0}",
    "data-plyr-embed-id": "",
    "data-vimeo-id": "https://vimeo.com/{0}",
    "data-tweet-id": "https://twitter.com/i/status/{0}",
    "data-gist": "https://gist.github.com/{0}",
    "data-gist-id": "https://gist.github.com/{0}",
    "data-asciinema": "https://asciinema.org/a/{0}",
}
# Posts that a script fetches: a class or attribute of theirs, and the attribute with the address of the page.
DATA_PAGES = {
    "data-instgrm-permalink": "data-instgrm-permalink",
    "tiktok-embed": "cite",
    "fb-post": "data-href",
    "fb-video": "data-href",
    "text-post-media": "data-text-post-permalink",  # Threads
    "imgur-embed-pub": "data-href",
    "tumblr-post": "data-href",
}
# The same with an id under a name that others use, too, by a word of the element's classes.
DATA_CLASSES = {
    "youtube": "https://www.youtube.com/watch?v={0}",
    "vimeo": "https://vimeo.com/{0}",
    "wistia_embed": "https://fast.wistia.net/embed/iframe/{0}",
    "flourish-embed": "https://flo.uri.sh/{0}/embed",
    "speakerdeck-embed": "https://speakerdeck.com/player/{0}",
}

# Scripts that write what they embed into the page: the rows fit the address of the script.
SCRIPTS = (
    Player("gist.github.com", r"/([\w/-]{1,120})\.js", "https://gist.github.com/{0}"),
    Player(
        "gitlab.com", r"/(?:[\w./-]{1,200}/)?-?/?snippets/(\d{1,15})\.js", "https://gitlab.com/-/snippets/{0}"
    ),
    Player("pastebin.com", r"/embed_js/(\w{1,20})", "https://pastebin.com/{0}"),
    Player("emgithub.com", r"/embed(?:-v\d)?\.js", "={target}"),
    Player("asciinema.org", r"/a/(\w{1,60})\.js", "https://asciinema.org/a/{0}"),
    Player("jsfiddle.net", r"/((?:[\w-]{1,60}/){1,3})embed(?:ded)?(?:/.{0,100})?", "https://jsfiddle.net/{0}"),
    Player("fast.wistia.com", r"/embed/medias/(\w{1,40})\.jsonp", "https://fast.wistia.net/embed/iframe/{0}"),
    Player(
        "buzzsprout.com",
        r"/(\d{1,15}/(?:episodes/)?\d{1,15}[\w-]{0,200})\.js",
        "https://www.buzzsprout.com/{0}",
    ),
)
# Attributes of scripts that name what the script shows.
SCRIPT_IDS = {
    "data-telegram-post": "https://t.me/{0}",
    "data-gist-id": "https://gist.github.com/{0}",
    "data-slug-hash": "https://codepen.io/pen/{0}",
}
# The same where one script serves all, by the host of the script.
SCRIPT_HOSTS = {
    "speakerdeck.com": ("data-id", "https://speakerdeck.com/player/{0}"),
    "asciinema.org": ("data-id", "https://asciinema.org/a/{0}"),
}

# Frames and pictures that are no part of a text: advertising, counting, buttons, subscription forms.
WIDGET_HOSTS = frozenset(
    "googletagmanager.com doubleclick.net googlesyndication.com googleadservices.com amazon-adsystem.com "
    "disqus.com disquscdn.com addthis.com sharethis.com taboola.com outbrain.com hcaptcha.com "
    "criteo.com adnxs.com "
    "pubmatic.com rubiconproject.com quantserve.com scorecardresearch.com list-manage.com teads.tv "
    "challenges.cloudflare.com accounts.google.com apis.google.com js.stripe.com ghbtns.com "
    "utteranc.es giscus.app cookiebot.com onetrust.com trustarc.com consensu.org adform.net smartadserver.com "
    "moatads.com chartbeat.com hotjar.com feedburner.com statcounter.com histats.com".split()
)
WIDGET_PATHS = (
    r"(?:^|\.)facebook\.com/(?:v\d{1,2}\.\d/)?plugins/(?:like|share|page|follow|comments|likebox|activity|send)",
    r"(?:^|\.)twitter\.com/widgets/(?:tweet_button|follow_button|hub|widget_iframe)",
    r"(?:^|\.)google\.com/recaptcha/",
    r"\.substack\.com/embed(?:\?|$)",
    r"(?:^|\.)beehiiv\.com/",
    r"(?:^|\.)buttondown\.(?:email|com)/",
    r"(?:^|\.)linkedin\.com/(?:countserv|cws|li/track)",
)
# Pictures that only count their readers, by host and path.
PIXELS = (
    r"^(?:pixel|stats?|b)\.wp\.com/|^pixel\.wordpress\.com/|^stats\.wordpress\.com/",
    r"^feeds\.(?:feedburner|wordpress)\.com/~r/|^feedproxy\.google\.com/~r/|^feeds\.feedburner\.com/~ff/",
    r"(?:^|\.)google-analytics\.com/|^ad\.doubleclick\.net/|^(?:www\.)?facebook\.com/tr(?:[/?]|$)",
    r"(?:^|\.)scorecardresearch\.com/|^b\.scorecardresearch|(?:^|\.)quantserve\.com/pixel",
    r"(?:^|\.)list-manage\.com/track/|^medium\.com/_/stat|^px\.ads\.linkedin\.com/|^analytics\.twitter\.com/",
    r"/(?:open|track|tracker|tracking|pixel|beacon|count(?:er)?|webbug|1x1|1px)\.(?:gif|png|php|aspx?|ashx)(?:\?|$)",
    r"^(?:vg\d{2}\.met\.)?vgwort\.de/|\.met\.vgwort\.de/|(?:^|\.)ioam\.de/|^counter\.theconversation\.com/",
    r"^blogger\.googleusercontent\.com/tracker/|^(?:www\.)?blogger\.com/tracker/|^c\.statcounter\.com/",
    r"/(?:matomo|piwik)\.php(?:\?|$)|^api\.follow\.it/track|^track\.hubspot\.com/|(?:^|\.)mixpanel\.com/track",
)
# A style that shows nothing.
BLANK_STYLE = r"(?:^|[\s;])(?:display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden)"
