"""Follows every link of a site, fragments too: links.py FOLDER

Exits 1 if one leads nowhere. Pages of the web are not asked for.
"""

import html.parser
import pathlib
import sys
import urllib.parse

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
            elif name in ("href", "src"):
                self.links.append(value)


pages = {path: Page(path) for path in root.rglob("*.html")}
wrong = []
for path, page in pages.items():
    for link in page.links:
        parts = urllib.parse.urlsplit(link)
        if parts.scheme:
            if parts.scheme not in ("https", "http"):
                wrong.append(f"{path}: {link}")
            continue
        target = (path.parent / urllib.parse.unquote(parts.path)).resolve() if parts.path else path
        if not target.is_file() or root not in target.parents:
            wrong.append(f"{path}: {link}")
        elif parts.fragment and urllib.parse.unquote(parts.fragment) not in pages[target].ids:
            wrong.append(f"{path}: {link}: no such place")
print("\n".join(wrong[:20]))
sys.exit(1 if wrong else 0)
