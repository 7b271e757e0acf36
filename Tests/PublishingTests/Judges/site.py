"""Uses a site as people do, in Chromium: site.py FOLDER

Searches, filters, opens a policy, compares two revisions; reads with JavaScript off. Nothing may be asked of
the network. Exits 1 if something is wrong.
"""

import pathlib
import sys

from playwright.sync_api import sync_playwright

from common import chromium

program = chromium()
root = pathlib.Path(sys.argv[1]).resolve().as_uri()
failures = []


def expect(condition, message):
    if not condition:
        failures.append(message)


def visible(page):
    return page.locator("#list tbody tr:visible").count()


def use(page):
    page.goto(f"{root}/index.html")
    everything = visible(page)
    page.fill("#query", "sample")
    expect(0 < visible(page) < everything, "a name finds some policies")
    expect(not page.is_visible("#recent"), "what is asked for comes first")
    page.fill("#query", "q:CreatePlugin")
    page.wait_for_function("window.actions && document.querySelector('#count').textContent")
    found = page.locator("#list tbody tr:visible th").all_text_contents()
    expect(found == ["AmazonQFullAccess"], f"an action finds {found}")
    page.fill("#query", "")
    expect(page.is_visible("#recent"), "without a question there is what changed lately")
    page.select_option("#verdict", "widened")
    expect(0 < visible(page) < everything, "a verdict finds some policies")
    page.click("text=AmazonQFullAccess >> nth=-1")
    page.select_option("#older", "0")
    page.wait_for_function("document.querySelector('#comparison').textContent")
    answer = page.inner_text("#comparison")
    expect("q:CreatePlugin" in answer and "Not named any more (1): q:*" in answer, answer)
    page.click("#timeline a >> nth=0")
    expect("UsePlugin" in page.inner_text("main pre"), "a revision has its document")


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
    context = browser.new_context()
    asked = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.on("pageerror", lambda error: failures.append(f"script: {error}"))
    page.on("dialog", lambda dialog: failures.append("hostile text ran"))
    use(page)
    expect(all(url.startswith("file:") for url in asked), f"asked for {set(asked)}")
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(f"{root}/index.html")
    expect(plain.locator("#list tbody tr:visible").count() > 3, "policies without JavaScript")
    expect(not plain.locator("#filters").is_visible(), "no search without JavaScript")
    plain.click("#list a:text-is('AmazonQFullAccess')")
    expect("Gained" in plain.inner_text("main"), "changes without JavaScript")
    browser.close()

print("\n".join(failures[:20]))
sys.exit(1 if failures else 0)
