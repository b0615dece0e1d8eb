"""Parameters that programs add to an address to see where a visitor comes from. They name no other page.

Sources: Google Analytics ("Campaign URL builder": utm_), the click ids of Google, Meta, Microsoft, Yandex and
Instagram, Mailchimp, HubSpot, Marketo, and AT Internet's `xtor` and `at_` in the feeds of news sites.
"""

from __future__ import annotations

TRACKING = frozenset(
    "fbclid gclid dclid gbraid wbraid msclkid yclid igshid igsh mc_cid mc_eid mkt_tok xtor cmpid ns_campaign"
    " ns_mchannel ns_source ref_src".split()
)
TRACKING_PREFIXES = ("utm_", "at_", "pk_", "mtm_", "_hs")
# Of these the value decides: "?source=rss", "?ref=feed"; alone they may name a page ("?ref=12").
ORIGIN_NAMES = frozenset("source src ref from via".split())
FEED_WORDS = frozenset("rss atom feed feeds rssfeed".split())
