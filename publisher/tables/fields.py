"""Names under which writers and programs give metadata, and what each one means here.

Sources: the documented front matter of Hugo, Jekyll, Pelican, Eleventy, Astro and Obsidian; the
record fields of news-please, CC-News, NewsAPI, JSON Feed 1.1 and schema.org. For each field the
surest name comes first: claims are made in this order, not in that of the document.
"""

from __future__ import annotations

from publisher.tables import privacy

FIELD_NAMES: dict[str, tuple[str, ...]] = {
    field: tuple(names.split())
    for field, names in {
        "id": "id guid identifier uuid",
        "title": "title headline name title_page",
        "published": (
            "published publishdate published_at publishedat date_published datepublished date_publish "
            "published_date publication_date published_on pubdate pub_date posted posted_at date "
            "issued firstpublishedat first_published_at created created_at date_created datecreated"
        ),
        "updated": (
            "updated lastmod modified last_modified last_modified_at date_modified datemodified "
            "updated_at updatedat latestpublishedat date_updated date_modify modified_at edited lastupdated "
            "last_updated"
        ),
        "author": "author authors byline by creator dc_creator writer writers",
        "publisher": (
            "publisher site_name sitename sourcename source_name publication outlet source_domain domain"
        ),
        "credit": "credit credits agency wire provider",
        "source": "source source_url source_feed via",
        "link": "permalink url link original_url web_url weburl path",
        "external": (
            "external_url externalurl external_link externallink link_url linkurl link_to linkto target_url"
        ),
        "canonical": "canonical canonical_url canonicalurl mainentityofpage",
        "slug": "slug",
        "language": "language lang inlanguage locale language_code",
        "summary": "summary description excerpt abstract standfirst dek lead teaser subtitle",
        "separator": "excerpt_separator excerptseparator summary_separator more_separator",
        "category": "tags tag keywords categories category topics topic section articlesection sections",
        "image": (
            "image cover cover_image coverimage featured_image featuredimage image_url urltoimage "
            "top_image hero hero_image banner_image banner thumbnail thumbnail_url thumbnailurl "
            "images og_image featured_img feature_img featuredimg cover_img share_img thumbnail_img "
            "feature_image featureimage social_image card_image teaser_image"
        ),
        "enclosure": (
            "enclosure enclosures attachments audio audio_file audio_url podcast_file podcast_url "
            "episode_file media_file mp3 media associatedmedia audio_src audio_link audio_path audio_file_url "
            "audio_file_path mp3_url mp3_file m4a podcast_audio podcast_audio_url podcast_mp3 episode_audio "
            "episode_audio_url enclosure_url media_url video video_file video_url video_src video_path mp4 "
            "mp4_url podcast_video"
        ),
        "draft": " ".join(privacy.NAMES),
        "expires": " ".join(privacy.EXPIRES),
        "embargo": (
            "embargo embargoed embargountil embargoeduntil embargodate embargotime embargoends publishat "
            "publishafter scheduledat scheduledfor notbefore goliveat"
        ),
        "corrected": "corrected correction corrections erratum",
        "retracted": "retracted retraction",
        "license": (
            "license licence license_url licence_url licenseurl rights usageterms copyright copyrightnotice "
            "copyright_notice"
        ),
        "redirect": "redirect redirectto redirecturl redirectlink",
        "layout": "layout template",
        "timezone": "timezone time_zone tz",
        "retrieved": (
            "retrieved retrieved_at date_download download_date downloaded crawled crawled_at "
            "crawl_date fetched fetched_at scraped_at accessed"
        ),
    }.items()
}

FIELD_OF = {name: field for field, names in FIELD_NAMES.items() for name in names}

# Where a file of records keeps its list of them.
LISTS = (
    "items", "articles", "@graph", "results", "docs", "entries", "data", "posts", "orderedItems", "statuses",
)  # fmt: skip

# Where a record keeps its text: the surest first, and what kind of text it is. "" is found out by looking.
BODY_NAMES: tuple[tuple[str, str], ...] = (
    ("content_html", "html"),
    ("html_content", "html"),
    ("contenthtml", "html"),
    ("body_html", "html"),
    ("content_markdown", "markdown"),
    ("body_markdown", "markdown"),
    ("contentmarkdown", "markdown"),
    ("markdown", "markdown"),
    ("maintext", "text"),
    ("main_text", "text"),
    ("cleaned_text", "text"),
    ("content_text", "text"),
    ("articlebody", ""),
    ("article_body", ""),
    ("body", ""),
    ("content", ""),
    ("text", ""),
    ("full_text", ""),
    ("html", "page"),
    ("raw_html", "page"),
)

DENIED = frozenset({"false", "no", "off", "0", ""})  # of a notice: there is none
UNSAID = "yes"  # of a notice that gives no words: `retracted: true`
