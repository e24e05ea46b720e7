"""The pages under test: those of a running service, found by following its links, or those of a folder, served here."""

import argparse
import contextlib
import http.server
import os
import re
import threading
import urllib.parse
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = "/insyn"
# Pages of one kind are made by one function: so many of each are looked at.
OF_A_KIND = 3
ALWAYS = [f"{ROOT}/{name}" for name in ("sign-in", "accessibility", "personal-data")]
PHONE = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 900}


def arguments(description):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("place", help="origin of a running service, or a folder of pages")
    parser.add_argument("--token", help="signs in to a running service")
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    return parser


class Folder(http.server.SimpleHTTPRequestHandler):
    """Serves /a/b from a/b/index.html, whatever the query."""

    def translate_path(self, path):
        found = super().translate_path(urllib.parse.urlsplit(path).path)
        return os.path.join(found, "index.html") if os.path.isdir(found) else found

    def send_head(self):
        if not os.path.isfile(self.translate_path(self.path)):
            return self.send_error(404)
        return super().send_head()

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def origin_of(place):
    if re.match(r"https?://", place):
        yield place.rstrip("/")
        return
    handler = lambda *given: Folder(*given, directory=place)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@contextlib.contextmanager
def chromium(path):
    with sync_playwright() as playwright:
        flags = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        yield browser
        browser.close()


def signed_in(browser, origin, token):
    """What a browser keeps after signing in by the form, as people do; None without a token."""
    if token is None:
        return None
    session = browser.new_context(locale="sv-SE")
    page = session.new_page()
    page.goto(f"{origin}{ROOT}/sign-in")
    page.fill("input[name=token]", token)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(f"{ROOT}$"))
    state = session.storage_state()
    session.close()
    return state


def context(browser, state, **settings):
    return browser.new_context(locale="sv-SE", storage_state=state, **settings)


def kind(path):
    parts = path.split("/")
    return "/".join(parts[:3]) + "/…" * (len(parts) - 3)


def found(place, origin, state, browser):
    """Paths of the pages: all of a folder; of a service, a few of each kind that its links lead to."""
    if not re.match(r"https?://", place):
        files = sorted(Path(place).rglob("index.html"))
        return ["/" + str(file.parent.relative_to(place)) for file in files]
    session = context(browser, state)
    page = session.new_page()
    paths, waiting, kinds = [], [ROOT], {}
    while waiting:
        path = waiting.pop(0)
        if path in paths or kinds.get(kind(path), 0) >= OF_A_KIND:
            continue
        answer = page.goto(origin + path)
        if answer.status != 200 or "text/html" not in answer.headers.get("content-type", ""):
            raise SystemExit(f"{path}: {answer.status}, though a page links to it")
        paths.append(path)
        kinds[kind(path)] = kinds.get(kind(path), 0) + 1
        for link in page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)"):
            parts = urllib.parse.urlsplit(link)
            if link.startswith(origin + ROOT) and not parts.query:
                waiting.append(parts.path)
    session.close()
    return paths + [path for path in ALWAYS if path not in paths]
