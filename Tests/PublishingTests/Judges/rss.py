"""Reads an RSS feed as a subscriber's program does: rss.py FEED

Exits 1 if it is not well-formed, or an item lacks what RSS 2.0 wants.
"""

import email.utils
import sys
import xml.etree.ElementTree as tree

import feedparser

feed = feedparser.parse(sys.argv[1], sanitize_html=False)
assert not feed.bozo, feed.bozo_exception
assert feed.version == "rss20", feed.version
for name in ("title", "link", "description", "updated"):
    assert feed.feed.get(name), name
for item in tree.parse(sys.argv[1]).getroot().iter("item"):
    assert item.findtext("title") and item.findtext("description")
    assert item.find("guid").get("isPermaLink") == "false"
    date = item.findtext("pubDate")
    assert date == email.utils.format_datetime(email.utils.parsedate_to_datetime(date)), date
assert all(entry.published_parsed for entry in feed.entries)
