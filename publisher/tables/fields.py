"""Names under which writers and programs give metadata, and what each one means here.

Sources: the documented front matter of Hugo, Jekyll, Pelican, Eleventy, Astro and Obsidian (with its Web
Clipper); the record fields of news-please, CC-News, NewsAPI, JSON Feed 1.1, schema.org, trafilatura,
Readability, newspaper4k, Mercury Parser, Diffbot, Media Cloud, GDELT, fundus, Event Registry, wallabag,
Pocket, Instapaper, Omnivore, Readwise Reader, Raindrop, Karakeep and Zotero. For each field the surest name
comes first: claims are made in this order, not in that of the document.
"""

from __future__ import annotations

from publisher.tables import privacy

FIELD_NAMES: dict[str, tuple[str, ...]] = {
    field: tuple(names.split())
    for field, names in {
        "id": "id guid identifier uuid",
        "title": "title headline name title_page resolved_title given_title full_title title_rss web_title",
        "published": (
            "published publishdate published_at publishedat date_published datepublished date_publish "
            "published_date publication_date published_on pubdate pub_date published_time publishing_date "
            "datetimepub datepub publish_time web_publication_date posted posted_at date "
            "issued post_date publish_on firstpublishedat first_published_at "
            "created created_at date_created datecreated"
        ),
        "updated": (
            "updated lastmod modified last_modified last_modified_at date_modified datemodified "
            "updated_at updatedat latestpublishedat date_updated date_modify modified_at edited lastupdated "
            "last_updated modified_date modified_time updated_time date_changed"
        ),
        "author": (
            "author authors byline by creator creators dc_creator writer writers published_by author_name "
            "publishedbylines bylines"
        ),
        "publisher": (
            "publisher site_name meta_site_name og_site_name sitename sourcename "
            "source_name publication outlet media_name source_hostname "
            "publication_title container_title website_title blog_title feed_title source_domain domain_name "
            "domain hostname"
        ),
        "credit": "credit credits agency wire provider",
        "source": "source source_url source_feed via",
        "link": (
            "permalink html_url url link original_url web_url weburl path resolved_url responded_url page_url "
            "original_article_url resolved_page_url given_url article_url requested_url"
        ),
        "external": (
            "external_url externalurl external_link externallink link_url linkurl link_to linkto target_url"
        ),
        "canonical": "canonical canonical_url canonicalurl canonical_link mainentityofpage",
        "slug": "slug",
        "language": "language lang inlanguage locale language_code langcode human_language meta_lang",
        "summary": "summary description excerpt abstract short_description desc standfirst dek lead teaser "
        "subtitle abstract_note "
        "meta_description lead_paragraph",
        "separator": "excerpt_separator excerptseparator summary_separator more_separator",
        "category": "tags tag keywords categories category topics topic section articlesection sections labels",
        "image": (
            "image cover cover_image coverimage featured_image featuredimage image_url urltoimage "
            "top_image hero hero_image banner_image banner thumbnail thumbnail_url thumbnailurl "
            "images og_image featured_img feature_img featuredimg cover_img share_img thumbnail_img "
            "feature_image featureimage social_image card_image teaser_image lead_image_url top_image_url "
            "preview_picture socialimage"
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
            "crawl_date fetched fetched_at scraped_at accessed access_date saved_at date_saved time_added "
            "date_added filedate indexed_date seendate clipped clipped_at"
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
    ("textcontent", "text"),
    ("plain_text", "text"),
    ("plaintext", "text"),
    ("story_text", "text"),
    ("raw_text", "text"),
    ("article_text", ""),
    ("post_content", ""),
    ("html", "page"),
    ("raw_html", "page"),
)

# Names that only programs use which keep the pages of others: what such a program creates is its own record of
# a page, at the time of saving.
KEEPERS = frozenset(
    "time_added saved_at date_saved clipped clipped_at is_starred domain_name original_article_url "
    "preview_picture raindropid creatorref bookmark_id".split()
)
CLIPPINGS = frozenset({"clippings", "clipping", "webclip", "web-clip"})  # tags of clipped pages
CREATED = ("created", "created_at", "date_created", "datecreated")
CHANGED = ("updated", "updated_at", "date_modified", "modified", "date_updated")
# Where such a program shows a page to its owner; the page itself is elsewhere.
READERS = ("read.readwise.io", "omnivore.app", "getpocket.com", "app.raindrop.io", "www.instapaper.com")

DENIED = frozenset({"false", "no", "off", "0", ""})  # of a notice: there is none
UNSAID = "yes"  # of a notice that gives no words: `retracted: true`
