"""Holds pages of a site to axe's rules: axe.py FOLDER [MOST]

In Chromium, in light and dark, on a phone and a desk; at most MOST pages of each kind. No page may be wider
than the screen, and nothing may be asked of the network. Of a page with ten thousand actions axe would think
for minutes: of large ones the width alone is looked at. Exits 1 if something is wrong.
"""

import pathlib
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from common import chromium, pages

# In bytes.
LARGE = 150_000

program = chromium()
folder = pathlib.Path(sys.argv[1]).resolve()
chosen = pages(folder, int(sys.argv[2]) if len(sys.argv) > 2 else 0)
failures, asked = [], []
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
    page = browser.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: failures.append(f"script: {error}"))
    page.on("dialog", lambda dialog: failures.append("hostile text ran"))
    for width, scheme in [(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")]:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        for path in chosen:
            name = f"{path.relative_to(folder)} {width} {scheme}"
            page.goto(path.as_uri())
            wide = page.evaluate("document.documentElement.scrollWidth")
            if wide > width:
                failures.append(f"{name}: {wide} wide")
            if path.stat().st_size > LARGE:
                continue
            for violation in Axe().run(page).response["violations"]:
                nodes = violation["nodes"][0]
                failures.append(f"{name}: {violation['id']}: {nodes['html'][:200]}")
    browser.close()
outside = {url for url in asked if not url.startswith("file:")}
if outside:
    failures.append(f"asked for {outside}")
print("\n".join(failures[:20]) or f"{len(chosen)} pages, each in four ways")
sys.exit(1 if failures else 0)
