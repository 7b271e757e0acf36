"""Reads a feed as a subscriber's program does: feed.py FEED

Prints what it understood as JSON; exits 1 if the feed is not well-formed.
"""

import json
import sys

import feedparser

feed = feedparser.parse(sys.argv[1], sanitize_html=False, resolve_relative_uris=False)
entries = [
    {
        "id": entry.id,
        "title": entry.title,
        "published": entry.published,
        "updated": entry.updated,
        "summary": entry.summary,
        "type": entry.content[0].type,
        "content": entry.content[0].value,
        "tags": [tag.term for tag in entry.tags],
    }
    for entry in feed.entries
]
print(json.dumps({"version": feed.version, "id": feed.feed.id, "entries": entries}))
sys.exit(1 if feed.bozo else 0)
