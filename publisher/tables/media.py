"""Files that go with articles, and what episodes of a podcast say of themselves.

Sources: the documented front matter of podcast themes for Jekyll and Hugo, of Eleventy's podcast plugin,
and the fields of Podlove, Castopod and Seriously Simple Podcasting; JSON Feed 1.1; media types from
the IANA registry, with the unregistered names that Apple's "A Podcaster's Guide to RSS" asks for.

Podcast directories: Apple Podcasts categories (podcasters.apple.com, "Apple Podcasts categories"); the
Podcasting 2.0 namespace (podcastindex.org/namespace/1.0) for media, and for the namespace of feeds' UUIDs.
"""

from __future__ import annotations

from publisher.tables import listed

# Separate from the names of fields that any article has: these on their own make no text a head.
MEDIA_NAMES: dict[str, tuple[str, ...]] = {
    field: tuple(names.split())
    for field, names in {
        "alternate": "translations hreflang alternates alternate_languages",
        "duration": (
            "itunes_duration podcast_duration audio_duration episode_duration duration_in_seconds duration"
        ),
        "episode": (
            "itunes_episode itunes_episode_number podcast_episode episode_number episodenumber episode"
        ),
        "season": "itunes_season itunes_season_number podcast_season season_number seasonnumber season",
        "episode_type": "itunes_episode_type itunes_episodetype podcast_episode_type episode_type episodetype",
        "explicit": "itunes_explicit podcast_explicit explicit",
        "subtitle": "itunes_subtitle podcast_subtitle episode_subtitle",
        "artwork": "itunes_image podcast_image episode_image episode_artwork",
        "block": "itunes_block podcast_block block",
        "transcript": "podcast_transcript podcast_transcripts transcript transcripts transcript_url",
        "chapters": "podcast_chapters chapters chapters_url chapters_file",
        "cast": "podcast_person podcast_persons persons hosts host guests guest",
    }.items()
}
MEDIA_OF = {name: field for field, names in MEDIA_NAMES.items() for name in names}

# Tables under which a document keeps what it says as an episode, and their names for it.
NESTED = ("podcast", "itunes", "episode", "_podcast", "_itunes")
NESTED_NAMES = {
    "number": "episode_number",
    "type": "episode_type",
    "image": "episode_image",
    "subtitle": "episode_subtitle",
    "file": "audio_file",
    "filename": "audio_file",
    "audio": "audio_file",
    "url": "audio_url",
    "size": "audio_bytes",
    "bytes": "audio_bytes",
    "length": "audio_bytes",
}
# Fields that describe a file which the article only names: its length in bytes, what its picture shows.
LENGTH_NAMES = tuple(
    "audio_bytes audio_size audio_length podcast_bytes podcast_size filesize file_size".split()
)
ALT_NAMES = ("image_alt", "imagealt", "cover_alt", "cover_image_alt", "featured_image_alt", "thumbnail_alt")

TYPES = {
    "aac": "audio/aac",
    "avif": "image/avif",
    "csv": "text/csv",
    "epub": "application/epub+zip",
    "flac": "audio/flac",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "json": "application/json",
    "m4a": "audio/x-m4a",
    "m4b": "audio/x-m4a",
    "m4v": "video/x-m4v",
    "mov": "video/quicktime",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "oga": "audio/ogg",
    "ogg": "audio/ogg",
    "ogv": "video/ogg",
    "opus": "audio/ogg",
    "pdf": "application/pdf",
    "png": "image/png",
    "srt": "application/x-subrip",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "vtt": "text/vtt",
    "wav": "audio/wav",
    "weba": "audio/webm",
    "webm": "video/webm",
    "webp": "image/webp",
    "zip": "application/zip",
}
# Names of one thing: who declares one of them where another was found is not wrong.
SAME_TYPES = (
    frozenset({"audio/mpeg", "audio/mp3", "audio/x-mp3", "audio/mpeg3", "audio/x-mpeg"}),
    frozenset({"audio/mp4", "audio/x-m4a", "audio/m4a", "audio/x-m4b", "video/mp4", "video/x-m4v"}),
    frozenset({"audio/wav", "audio/x-wav", "audio/wave", "audio/vnd.wave"}),
    frozenset({"audio/ogg", "audio/opus", "application/ogg", "audio/vorbis", "video/ogg"}),
    frozenset({"audio/flac", "audio/x-flac"}),
    frozenset({"audio/aac", "audio/x-aac", "audio/aacp"}),
    frozenset({"audio/webm", "video/webm"}),
    frozenset({"image/jpeg", "image/jpg", "image/pjpeg"}),
    frozenset({"application/pdf", "application/x-pdf"}),
)
# What podcast directories play: "A Podcaster's Guide to RSS", enclosure.
APPLE_TYPES = frozenset(
    {"audio/x-m4a", "audio/mp4", "audio/mpeg", "video/quicktime", "video/mp4", "video/x-m4v"}
)
KNOWN_TYPES = APPLE_TYPES | frozenset(TYPES.values())
LONGEST = 1_000_000  # seconds of a recording, eleven days


# -- podcast directories -------------------------------------------------------------------------------------

CATEGORIES: dict[str, tuple[str, ...]] = {
    category: listed(names) if names else ()
    for category, names in {
        "Arts": "Books | Design | Fashion & Beauty | Food | Performing Arts | Visual Arts",
        "Business": "Careers | Entrepreneurship | Investing | Management | Marketing | Non-Profit",
        "Comedy": "Comedy Interviews | Improv | Stand-Up",
        "Education": "Courses | How To | Language Learning | Self-Improvement",
        "Fiction": "Comedy Fiction | Drama | Science Fiction",
        "Government": "",
        "Health & Fitness": "Alternative Health | Fitness | Medicine | Mental Health | Nutrition | Sexuality",
        "History": "",
        "Kids & Family": "Education for Kids | Parenting | Pets & Animals | Stories for Kids",
        "Leisure": (
            "Animation & Manga | Automotive | Aviation | Crafts | Games | Hobbies | Home & Garden | Video Games"
        ),
        "Music": "Music Commentary | Music History | Music Interviews",
        "News": (
            "Business News | Daily News | Entertainment News | News Commentary | Politics | "
            "Sports News | Tech News"
        ),
        "Religion & Spirituality": (
            "Buddhism | Christianity | Hinduism | Islam | Judaism | Religion | Spirituality"
        ),
        "Science": (
            "Astronomy | Chemistry | Earth Sciences | Life Sciences | Mathematics | Natural Sciences | "
            "Nature | Physics | Social Sciences"
        ),
        "Society & Culture": "Documentary | Personal Journals | Philosophy | Places & Travel | Relationships",
        "Sports": (
            "Baseball | Basketball | Cricket | Fantasy Sports | Football | Golf | Hockey | Rugby | "
            "Running | Soccer | Swimming | Tennis | Volleyball | Wilderness | Wrestling"
        ),
        "TV & Film": "After Shows | Film History | Film Interviews | Film Reviews | TV Reviews",
        "Technology": "",
        "True Crime": "",
    }.items()
}
MEDIUMS = ("podcast", "music", "video", "film", "audiobook", "newsletter", "blog", "course", "mixed")
GUIDS = "ead4c236-bf58-58c6-a2c6-a6b28d128cb6"  # the namespace of podcast:guid
