"""Facts of podcast directories.

Sources: Apple Podcasts categories (podcasters.apple.com, "Apple Podcasts categories"); the Podcasting
2.0 namespace (podcastindex.org/namespace/1.0) for media, and for the namespace of feeds' UUIDs.
"""

from __future__ import annotations

from publisher.tables import listed

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
