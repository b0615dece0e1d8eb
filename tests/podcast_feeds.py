"""What must come back of the podcast feeds in `podcasts/`.

These are written for the tests in the manner of hosts and plug-ins: their namespaces, their order, their
doubled elements and their habits. `written-by-hand` is as feeds of 2005 were.
"""

from __future__ import annotations

from typing import NamedTuple

COVER = "https://cdn.example/cover.jpg"


class HostFeed(NamedTuple):
    """What the rebuilt RSS holds of a feed, as XPath and values, and what the import says."""

    found: dict[str, list[str]]
    said: tuple[str, ...] = ()


_ONE = "channel/item/"
HOSTS = {
    "libsyn": HostFeed(
        {
            "channel/itunes:image/@href": [COVER],
            "channel/itunes:category/@text": ["Society & Culture", "Science"],
            "channel/itunes:category/itunes:category/@text": ["Earth Sciences"],
            "channel/itunes:explicit/text()": ["false"],
            "channel/itunes:type/text()": ["serial"],
            "channel/itunes:owner/*/text()": ["Ada Quay", "ada@fogpod.example"],
            "channel/copyright/text()": ["Fog Talk Ltd"],
            _ONE + "title/text()": ["Episode 7: Horns"],
            _ONE + "guid/text()": ["c7a1f0de-0001"],
            _ONE + "itunes:duration/text()": ["3723"],
            _ONE + "itunes:season/text()": ["2"],
            _ONE + "itunes:episode/text()": ["7"],
            _ONE + "itunes:image/@href": ["https://cdn.example/7.jpg"],
            _ONE + "itunes:subtitle/text()": ["Who hears them?"],
            _ONE + "category/text()": ["horn", "tide"],
            _ONE + "enclosure/@length": ["12345678"],
        },
        ("itunes:keywords (1)",),
    ),
    "buzzsprout": HostFeed(
        {
            "channel/podcast:guid/text()": ["97fdebec-c9e1-5d8c-a5fd-acac10e0b06d"],
            "channel/podcast:locked/text()": ["yes"],
            "channel/podcast:funding/@url": ["https://give.example/fog"],
            "channel/podcast:funding/text()": ["Support the show"],
            _ONE + "podcast:transcript/@url": [
                "https://www.host.example/1/7/transcript",
                "https://www.host.example/1/7/transcript.json",
                "https://www.host.example/1/7/transcript.srt",
            ],
            _ONE + "podcast:transcript/@language": ["en"],
            _ONE + "podcast:chapters/@url": ["https://www.host.example/1/7/chapters.json"],
            _ONE + "podcast:person/text()": ["Ada Quay"],
            _ONE + "podcast:person/@href": ["https://fogpod.example/ada"],
            _ONE + "itunes:explicit/text()": ["true"],
            _ONE + "itunes:episodeType/text()": ["bonus"],
        },
        ("podcast:soundbite (1)", "podcast:person img (1)", "owner_name"),
    ),
    "anchor": HostFeed(
        {
            "channel/itunes:category/itunes:category/@text": ["Daily News"],
            "channel/itunes:owner/*/text()": ["Ada Quay", "podcasts1+x@host.example"],
            _ONE + "enclosure/@type": ["audio/mp4"],
            _ONE + "itunes:duration/text()": ["1865"],
            _ONE + "itunes:explicit/text()": ["true"],
            _ONE + "itunes:image/@href": ["https://cdn.example/7.jpg"],
        },
    ),
    "powerpress": HostFeed(
        {
            "channel/itunes:category/@text": ["Technology", "Sports"],
            "channel/podcast:medium/text()": ["podcast"],
            _ONE + "itunes:block/text()": ["yes"],
            _ONE + "itunes:season/text()": ["3"],
            _ONE + "itunes:episode/text()": ["7"],
            _ONE + "itunes:explicit/text()": ["false"],
            _ONE + "enclosure/@url": ["https://media.example/7.mp3"],
            _ONE + "media:content/media:title/text()": ["Horns, aloud"],
        },
        ("rawvoice:subscribe (1)", "podcast:season name (1)"),
    ),
    "podlove": HostFeed(
        {
            "channel/itunes:complete/text()": ["yes"],
            "channel/itunes:category/itunes:category/@text": ["Stories for Kids"],
            _ONE + "itunes:duration/text()": ["1865"],
            _ONE + "itunes:episodeType/text()": ["trailer"],
            _ONE + "podcast:person/text()": ["Bo Steg"],
            _ONE + "creativeCommons:license/text()": ["https://creativecommons.org/licenses/by/4.0/"],
        },
        ("1 entry with chapters in the feed",),
    ),
    "castopod": HostFeed(
        {
            "channel/podcast:guid/text()": ["f0e1d2c3-97ac-5b6d-8e7f-112233445566"],
            "channel/podcast:locked/text()": ["no"],
            "channel/itunes:new-feed-url/text()": ["https://pod.example/@fog/feed.xml"],
            _ONE + "itunes:episode/text()": ["7"],
            _ONE + "podcast:person/@role": ["co-host", "guest"],
            _ONE + "podcast:transcript/@type": ["application/x-subrip"],
            _ONE + "media:content/@url": [
                "https://cdn.example/7.jpg",
                "https://pod.example/audio/abc/horns.mp3?_from=feed",
                "https://pod.example/horns.opus",
            ],
        },
        ("podcast:value (1)", "podcast:location (1)"),
    ),
    "acast": HostFeed(
        {
            "channel/itunes:explicit/text()": ["true"],
            "channel/itunes:category/@text": ["True Crime"],
            _ONE + "itunes:duration/text()": ["3723"],
            _ONE + "itunes:season/text()": ["1"],
        },
    ),
    "soundcloud": HostFeed(
        {
            "channel/itunes:category/itunes:category/@text": ["Hobbies"],
            "channel/ttl/text()": ["60"],
            _ONE + "guid/text()": ["tag:soundcloud,2010:tracks/7"],
            _ONE + "itunes:duration/text()": ["1865"],
            _ONE + "itunes:image/@href": ["https://cdn.example/7.jpg"],
        },
    ),
    "written-by-hand": HostFeed(
        {
            "channel/itunes:category/@text": ["Arts", "Education"],
            "channel/itunes:image/@href": [COVER],
            _ONE + "title/text()": ["Horns & it’s"],
            _ONE + "guid/text()": ["https://fogpod.example/7.mp3"],
            _ONE + "itunes:duration/text()": ["1865"],
            _ONE + "itunes:explicit/text()": ["false"],
            _ONE + "category/text()": ["fog horn", "tide"],
            _ONE + "enclosure/@type": ["audio/mpeg"],
        },
    ),
    "fireside": HostFeed(
        {
            "channel/itunes:category/itunes:category/@text": ["Film History"],
            _ONE + "itunes:duration/text()": ["3723"],
            _ONE + "podcast:person/text()": ["Ada Quay", "Cy Mole"],
            _ONE + "podcast:person/@role": ["host", "guest"],
            _ONE + "dc:creator/text()": ["Ada Quay"],
            _ONE + "category/text()": ["horns"],
        },
        ("podcast:person img (1)", "itunes:keywords (1)"),
    ),
    "podigee": HostFeed(
        {
            "channel/itunes:category/itunes:category/@text": ["Politics"],
            "channel/podcast:funding/@url": ["https://geben.example/"],
            _ONE + "itunes:duration/text()": ["1865"],
            _ONE + "itunes:season/text()": ["4"],
            _ONE + "podcast:chapters/@url": ["https://nebel.example/7-hoerner/chapters"],
            _ONE + "podcast:transcript/@language": ["de"],
            _ONE + "content:encoded/@xml:base": ["https://nebel.example/7-hoerner"],
        },
        ("fetch https://nebel.example/feed/mp3?page=2, too",),
    ),
    "video": HostFeed(
        {
            "channel/itunes:image/@href": [COVER],
            "channel/copyright/text()": ["Ada Quay"],
            _ONE + "itunes:duration/text()": ["3723"],
            _ONE + "itunes:episode/text()": ["7"],
            _ONE + "category/text()": ["horn", "tide"],
            _ONE + "enclosure/@url": ["https://fogtv.example/7.mp4"],
            _ONE + "media:group/media:content/@url": [
                "https://fogtv.example/7.mp4",
                "https://fogtv.example/7-small.mp4",
            ],
            _ONE + "media:group/media:content/@width": ["1920", "640"],
            _ONE + "media:thumbnail/@url": ["https://cdn.example/7.jpg"],
            _ONE + "media:thumbnail/@height": ["360"],
            _ONE + "atom:link/@hreflang": ["nb"],
            _ONE + "creativeCommons:license/text()": ["https://creativecommons.org/licenses/by/4.0/"],
        },
    ),
}
