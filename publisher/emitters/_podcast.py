"""A podcast, in RSS: Apple's tags ("A Podcaster's Guide to RSS") and the Podcasting 2.0 namespace.

What feedgen's podcast extension writes rightly goes through it. It knows neither true and false for
`explicit` nor artwork whose address ends otherwise than in .jpg or .png; these are added here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from publisher.emitters import add
from publisher.models import Channel, Entry, Podcast
from publisher.tables.media import GUIDS

if TYPE_CHECKING:
    from lxml.etree import _Element

ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
PODCAST = "{https://podcastindex.org/namespace/1.0}"


def fill(made: Any, channel: Channel, podcast: Podcast) -> None:
    """Give feedgen what it writes of a podcast."""
    made.load_extension("podcast", atom=False, rss=True)
    own = made.podcast
    own.itunes_author((podcast.author or channel.publisher or channel.title)[:255])  # Apple takes no more
    own.itunes_type(podcast.type)
    for name, sub in podcast.categories:
        own.itunes_category({"cat": name, **({"sub": sub} if sub else {})})
    if podcast.owner_email:
        own.itunes_owner(podcast.owner_name[:255], podcast.owner_email)
    if podcast.complete:
        own.itunes_complete("yes")
    if podcast.new_feed_url:
        own.itunes_new_feed_url(podcast.new_feed_url)
    if podcast.copyright:
        made.rights(podcast.copyright)


def fill_entry(one: Any, entry: Entry) -> None:
    """Give feedgen what it writes of an episode."""
    own, episode = one.podcast, entry.episode
    if entry.authors:
        own.itunes_author(", ".join(author.name for author in entry.authors)[:255])
    played = (one.duration for one in entry.enclosures if one.type.startswith(("audio/", "video/")))
    duration = (episode and episode.duration) or next((seconds for seconds in played if seconds), None)
    if duration:
        own.itunes_duration(duration)
    if episode is None:
        return
    if episode.number:
        own.itunes_episode(episode.number)
    if episode.season:
        own.itunes_season(episode.season)
    if episode.type:
        own.itunes_episode_type(episode.type)
    if episode.subtitle:
        own.itunes_subtitle(episode.subtitle)
    if episode.block:
        own.itunes_block(True)


def add_channel(element: _Element, channel: Channel, podcast: Podcast, suffix: str) -> None:
    """Add to an RSS channel what feedgen has no word for."""
    add(element, ITUNES + "image", href=podcast.image)
    add(element, ITUNES + "explicit", _flag(podcast.explicit))
    guid = podcast.guid or guid_of(f"{channel.url}{channel.name}{suffix}")
    add(element, PODCAST + "guid", guid)
    if podcast.locked is not None:
        owner = {"owner": podcast.owner_email} if podcast.owner_email else {}
        add(element, PODCAST + "locked", "yes" if podcast.locked else "no", **owner)
    address, words = podcast.funding
    if address:
        add(element, PODCAST + "funding", words or channel.title, url=address)
    if podcast.medium:
        add(element, PODCAST + "medium", podcast.medium)


def add_episode(element: _Element, entry: Entry) -> None:
    """Add to an RSS item what feedgen has no word for."""
    episode = entry.episode
    image = (episode.image if episode else "") or (entry.image.url if entry.image else "")
    if image:
        add(element, ITUNES + "image", href=image)
    if episode is None:
        return
    if episode.explicit is not None:
        add(element, ITUNES + "explicit", _flag(episode.explicit))
    for one in episode.transcripts:
        language = {"language": one.language} if one.language else {}
        add(element, PODCAST + "transcript", url=one.url, type=one.type, **language)
    if episode.chapters:
        add(element, PODCAST + "chapters", url=episode.chapters, type="application/json+chapters")
    for person in episode.cast:
        role = {"role": person.role} if person.role else {}
        add(element, PODCAST + "person", person.name, **role, **({"href": person.uri} if person.uri else {}))


def guid_of(address: str) -> str:
    """Make a podcast's UUID of its feed's address, without scheme and closing slashes (podcast:guid)."""
    from uuid import UUID, uuid5

    return str(uuid5(UUID(GUIDS), address.partition("://")[2].rstrip("/")))


def _flag(value: bool) -> str:
    return "true" if value else "false"
