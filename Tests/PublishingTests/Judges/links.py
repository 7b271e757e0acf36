"""Follows the links of a site, fragments too: links.py FOLDER [MOST]

From at most MOST pages of each kind. Exits 1 if one leads nowhere. Pages of the web are not asked for.
"""

import functools
import html.parser
import pathlib
import sys
import urllib.parse

from common import pages

root = pathlib.Path(sys.argv[1]).resolve()


class Page(html.parser.HTMLParser):
    def __init__(self, path):
        super().__init__()
        self.ids, self.links = set(), []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name == "id":
                assert value not in self.ids, f"id {value} twice"
                self.ids.add(value)
            elif name in ("href", "src", "data-patterns"):
                self.links.append(value)


page = functools.cache(Page)
exists = functools.cache(pathlib.Path.is_file)
wrong = []
count = 0
for path in pages(root, int(sys.argv[2]) if len(sys.argv) > 2 else 0):
    for link in page(path).links:
        count += 1
        parts = urllib.parse.urlsplit(link)
        if parts.scheme:
            if parts.scheme not in ("https", "http"):
                wrong.append(f"{path}: {link}")
            continue
        target = (path.parent / urllib.parse.unquote(parts.path)).resolve() if parts.path else path
        if not exists(target) or root not in target.parents:
            wrong.append(f"{path}: {link}")
        elif parts.fragment and urllib.parse.unquote(parts.fragment) not in page(target).ids:
            wrong.append(f"{path}: {link}: no such place")
print("\n".join(wrong[:20]) or f"{count} links")
sys.exit(1 if wrong else 0)
