"""Files that go with articles, and what episodes of a podcast say of themselves.

Sources: the documented front matter of podcast themes for Jekyll and Hugo, of Eleventy's podcast plugin,
and the fields of Podlove, Castopod and Seriously Simple Podcasting; JSON Feed 1.1; media types from
the IANA registry.

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
    (
        "audio_bytes audio_size audio_length audio_filesize audio_file_size audio_file_length podcast_bytes "
        "podcast_size podcast_filesize podcast_file_size mp3_size mp3_bytes mp3_length episode_size "
        "filesize_raw episode_bytes episode_filesize enclosure_length enclosure_size media_size media_length "
        "video_size video_bytes filesize file_size file_length size_in_bytes bytes"
    ).split()
)
TYPE_NAMES = tuple(
    "audio_type audio_mime audio_mime_type audio_mimetype enclosure_type mime_type mimetype media_type".split()
)
# Other fields have these names, too: they give a length only where it is that of a recording.
DOUBTFUL_LENGTHS = ("length", "size", "podcast_length", "episode_length")
SHORTEST = 10_000  # bytes of a recording
# Fields that say what a file is; a name that is not here says nothing of it. "enclosure" is doubtful: its file
# is a recording only where its address has no suffix at all.
MEDIUM_OF = {
    name: kind
    for kind, names in {
        "audio/*": (
            "audio audio_file audio_url audio_src audio_link audio_path audio_file_url audio_file_path mp3 "
            "mp3_url mp3_file m4a podcast_file podcast_audio podcast_audio_url podcast_mp3 episode_file "
            "episode_audio episode_audio_url enclosure_url enclosure"
        ),
        "video/*": "video video_file video_url video_src video_path mp4 mp4_url podcast_video",
    }.items()
    for name in names.split()
}
# Names of formats, as keys of a table of one recording's files: `audio: {mp3: a.mp3, vorbis: a.ogg}` (Octopod).
FORMAT_TYPES = {"vorbis": "audio/ogg", "ogg_vorbis": "audio/ogg", "theora": "video/ogg"}
# Hosts whose pages play a recording that has no address of its own.
PLAYERS = frozenset(
    (
        "youtube.com youtu.be youtube-nocookie.com vimeo.com dailymotion.com twitch.tv bilibili.com "
        "soundcloud.com mixcloud.com spotify.com podcasts.apple.com music.apple.com tiktok.com rumble.com "
        "odysee.com nicovideo.jp"
    ).split()
)
ALT_NAMES = ("image_alt", "imagealt", "cover_alt", "cover_image_alt", "featured_image_alt", "thumbnail_alt")

# By suffix, in the names that IANA registers where it has one.
TYPES = {
    "3gp": "video/3gpp",
    "aac": "audio/aac",
    "aif": "audio/aiff",
    "aifc": "audio/aiff",
    "aiff": "audio/aiff",
    "amr": "audio/amr",
    "avi": "video/vnd.avi",
    "avif": "image/avif",
    "bmp": "image/bmp",
    "csv": "text/csv",
    "epub": "application/epub+zip",
    "flac": "audio/flac",
    "gif": "image/gif",
    "heic": "image/heic",
    "heif": "image/heic",
    "jp2": "image/jp2",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "json": "application/json",
    "jxl": "image/jxl",
    "m4a": "audio/mp4",
    "m4b": "audio/mp4",
    "m4v": "video/mp4",
    "mka": "audio/matroska",
    "mkv": "video/matroska",
    "mov": "video/quicktime",
    "mp2": "audio/mpeg",
    "mp3": "audio/mpeg",
    "mpeg": "video/mpeg",
    "mpg": "video/mpeg",
    "mpga": "audio/mpeg",
    "mp4": "video/mp4",
    "oga": "audio/ogg",
    "ogg": "audio/ogg",
    "ogv": "video/ogg",
    "opus": "audio/ogg",
    "pdf": "application/pdf",
    "png": "image/png",
    "spx": "audio/ogg",
    "srt": "application/x-subrip",
    "svg": "image/svg+xml",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "txt": "text/plain",
    "vtt": "text/vtt",
    "wav": "audio/wav",
    "weba": "audio/webm",
    "webm": "video/webm",
    "webp": "image/webp",
    "wma": "audio/x-ms-wma",
    "wmv": "video/x-ms-wmv",
    "zip": "application/zip",
}
# Other names of the types above. Sources: the IANA registry and RFC 3003 (audio/mpeg), RFC 4337 (audio/mp4),
# RFC 2361 (WAVE), RFC 5334 and 7845 (Ogg), RFC 9559 (Matroska), RFC 9639 (FLAC), WHATWG MIME Sniffing, 6.
ALIASES: dict[str, str] = {
    alias: kind
    for kind, aliases in {
        "audio/mpeg": (
            "audio/mp3 audio/x-mp3 audio/mpeg3 audio/x-mpeg3 audio/x-mpeg audio/mpg audio/x-mpg "
            "audio/mpegaudio audio/x-mpegaudio audio/mpeg-3 application/mp3 application/x-mp3"
        ),
        "audio/mp4": (
            "audio/m4a audio/x-m4a audio/m4b audio/x-m4b audio/x-mp4 audio/mp4a audio/x-mp4a audio/mp4a-latm "
            "audio/mpeg4 audio/x-mpeg4 audio/mpeg4-generic"
        ),
        "video/mp4": "video/m4v video/x-m4v video/x-mp4 video/mpeg4 video/x-mpeg4 video/mp4v-es video/h264",
        "video/vnd.avi": "video/avi video/x-msvideo video/msvideo",
        "audio/amr": "audio/x-amr",
        "video/mpeg": "video/mpg video/x-mpeg video/x-mpg",
        "video/quicktime": "video/mov video/x-quicktime video/x-mov",
        "video/matroska": "video/x-matroska video/mkv video/x-mkv",
        "audio/matroska": "audio/x-matroska audio/mka audio/x-mka",
        "video/webm": "video/x-webm",
        "audio/webm": "audio/x-webm audio/weba",
        "audio/wav": "audio/x-wav audio/wave audio/x-wave audio/vnd.wave audio/x-pn-wav",
        "audio/aiff": "audio/x-aiff audio/aif audio/x-aif",
        "audio/ogg": (
            "audio/x-ogg audio/opus audio/x-opus audio/x-opus+ogg audio/vorbis audio/x-vorbis "
            "audio/x-vorbis+ogg application/ogg application/x-ogg"
        ),
        "video/ogg": "video/x-ogg video/ogv video/x-theora+ogg video/theora",
        "audio/flac": "audio/x-flac application/flac application/x-flac",
        "audio/aac": "audio/x-aac audio/aacp audio/x-hx-aac-adts audio/vnd.dlna.adts",
        "image/jpeg": "image/jpg image/x-jpg image/pjpeg image/x-jpeg image/jpe image/jfif application/jpg",
        "image/png": "image/x-png application/png",
        "image/gif": "image/x-gif",
        "image/webp": "image/x-webp",
        "image/svg+xml": "image/svg image/svg-xml image/x-svg",
        "image/bmp": "image/x-bmp image/x-ms-bmp image/x-windows-bmp",
        "image/tiff": "image/tif image/x-tiff image/x-tif",
        "image/jp2": "image/jpeg2000 image/x-jp2 image/jpeg2000-image image/x-jpeg2000-image",
        "application/pdf": "application/x-pdf application/acrobat text/pdf",
        "application/x-subrip": "application/srt application/x-srt text/srt text/x-srt text/x-subrip",
        "text/vtt": "application/vtt application/x-vtt text/webvtt",
        "application/zip": "application/x-zip application/x-zip-compressed",
        "application/epub+zip": "application/epub",
    }.items()
    for alias in aliases.split()
}
# What servers call a file of which they know nothing.
GENERIC = frozenset(
    (
        "application/octet-stream binary/octet-stream application/x-octet-stream application/binary "
        "application/unknown application/x-download application/force-download application/x-unknown "
        "unknown/unknown"
    ).split()
)
# Formats that hold sound alone or pictures, too: who declares one where the other was found is not wrong.
SAME_TYPES = (
    frozenset({"audio/mp4", "video/mp4"}),
    frozenset({"audio/ogg", "video/ogg"}),
    frozenset({"audio/webm", "video/webm"}),
    frozenset({"audio/matroska", "video/matroska"}),
)
# What a field's name says of its file where nothing else does, and the type that is then published.
ANY_OF = {"audio/*": "audio/mpeg", "video/*": "video/mp4"}
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
# Categories until August 2019, which Apple still shows under new ones.
FORMER_CATEGORIES: dict[str, tuple[str, ...]] = {
    category: listed(names) if names else ()
    for category, names in {
        "Arts": "Literature",
        "Arts & Entertainment": (
            "Architecture | Design | Entertainment | Games | Performing Arts | Photography | Poetry | "
            "Science Fiction"
        ),
        "Audio Blogs": "",
        "Business": "Careers | Finance | Investing | Management & Marketing | News | Shopping",
        "Comedy": "",
        "Education": "Education Technology | Higher Education | K-12 | Language Courses | Training",
        "Family": "",
        "Food": "",
        "Games & Hobbies": "Automotive | Aviation | Hobbies | Other Games | Video Games",
        "Government & Organizations": "Local | National | Non-Profit | Regional",
        "Health": (
            "Alternative Health | Diet & Nutrition | Fitness | Fitness & Nutrition | Relationships | "
            "Self-Help | Sexuality"
        ),
        "International": (
            "Australian | Belgian | Brazilian | Canadian | Chinese | Dutch | French | German | Hebrew | "
            "Italian | Japanese | Norwegian | Polish | Portuguese | Spanish | Swedish"
        ),
        "Movies & Television": "",
        "News & Politics": "",
        "Politics": "",
        "Public Radio": "",
        "Religion & Spirituality": (
            "Buddhism | Christianity | Islam | Judaism | New Age | Philosophy | Other | Spirituality"
        ),
        "Science & Medicine": "Medicine | Natural Sciences | Social Sciences",
        "Society & Culture": "History",
        "Sports & Recreation": "Amateur | College & High School | Outdoor | Professional",
        "Talk Radio": "",
        "Technology": (
            "Computers | Developers | Gadgets | Information Technology | News | Operating Systems | "
            "Podcasting | Smart Phones | Software How-To | Tech News | Text/Speech"
        ),
        "Transportation": "Automotive | Aviation | Bicycles | Commuting",
        "Travel": "",
    }.items()
}
# What `FORMER_CATEGORIES` are today, in letters only and without "and" -> those of today.
OLDER_CATEGORIES: dict[str, str] = {
    "artsliterature": "Arts > Books",
    "artsentertainment": "Arts",
    "artsentertainmentdesign": "Arts > Design",
    "artsentertainmentgames": "Leisure > Games",
    "artsentertainmentperformingarts": "Arts > Performing Arts",
    "artsentertainmentphotography": "Arts > Visual Arts",
    "artsentertainmentpoetry": "Arts > Books",
    "artsentertainmentsciencefiction": "Fiction > Science Fiction",
    "audioblogs": "Society & Culture > Personal Journals",
    "businessfinance": "Business > Investing",
    "businessmanagementmarketing": "Business > Management",
    "businessnews": "News > Business News",
    "family": "Kids & Family",
    "food": "Arts > Food",
    "international": "Society & Culture > Places & Travel",
    "politics": "News > Politics",
    "publicradio": "News",
    "talkradio": "News > News Commentary",
    "transportation": "Leisure",
    "transportationautomotive": "Leisure > Automotive",
    "transportationaviation": "Leisure > Aviation",
    "travel": "Society & Culture > Places & Travel",
    "religionspiritualitynewage": "Religion & Spirituality > Spirituality",
    "religionspiritualityphilosophy": "Society & Culture > Philosophy",
    "technologynews": "News > Tech News",
    "literature": "Arts > Books",
    "businessbusinessnews": "News > Business News",
    "businessshopping": "Business",
    "educationeducationaltechnology": "Education",
    "educationhighereducation": "Education",
    "educationkd": "Education",
    "educationlanguagecourses": "Education > Language Learning",
    "educationtraining": "Education > Courses",
    "gameshobbies": "Leisure > Hobbies",
    "gameshobbiesautomotive": "Leisure > Automotive",
    "gameshobbiesaviation": "Leisure > Aviation",
    "gameshobbieshobbies": "Leisure > Hobbies",
    "gameshobbiesothergames": "Leisure > Games",
    "gameshobbiesvideogames": "Leisure > Video Games",
    "governmentorganizations": "Government",
    "governmentorganizationslocal": "Government",
    "governmentorganizationsnational": "Government",
    "governmentorganizationsnonprofit": "Business > Non-Profit",
    "governmentorganizationsregional": "Government",
    "health": "Health & Fitness",
    "healthfitnessnutrition": "Health & Fitness > Fitness",
    "healthdietnutrition": "Health & Fitness > Nutrition",
    "healthrelationships": "Society & Culture > Relationships",
    "healthselfhelp": "Education > Self-Improvement",
    "healthselfimprovement": "Education > Self-Improvement",
    "healthfitnessnutritionexercise": "Health & Fitness > Fitness",
    "healthsexuality": "Health & Fitness > Sexuality",
    "healthalternativehealth": "Health & Fitness > Alternative Health",
    "healthfitnessnutritionfitnessnutrition": "Health & Fitness > Fitness",
    "healthfitnessnutritionselfhelp": "Education > Self-Improvement",
    "newspolitics": "News",
    "newspoliticsconservativeright": "News > Politics",
    "newspoliticsliberalleft": "News > Politics",
    "religionspiritualityother": "Religion & Spirituality",
    "sciencemedicine": "Science",
    "sciencemedicinemedicine": "Health & Fitness > Medicine",
    "sciencemedicinenaturalsciences": "Science > Natural Sciences",
    "sciencemedicinesocialsciences": "Science > Social Sciences",
    "societyculturehistory": "History",
    "sportsrecreation": "Sports",
    "sportsrecreationamateur": "Sports",
    "sportsrecreationcollegehighschool": "Sports",
    "sportsrecreationoutdoor": "Sports > Wilderness",
    "sportsrecreationprofessional": "Sports",
    "technologygadgets": "Technology",
    "technologypodcasting": "Technology",
    "technologysoftwarehowto": "Technology",
    "technologytechnews": "News > Tech News",
    "kidsfamilyeducation": "Kids & Family > Education for Kids",
    "moviestelevision": "TV & Film",
    "film": "TV & Film",
}
MEDIUMS = ("podcast", "music", "video", "film", "audiobook", "newsletter", "blog", "course", "mixed")
GUIDS = "ead4c236-bf58-58c6-a2c6-a6b28d128cb6"  # the namespace of podcast:guid
