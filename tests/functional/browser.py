"""A real browser for tests: the system's Chromium, with nothing of its own going out."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def open_browser() -> Iterator[Browser]:
    """A headless browser. Without one the test is skipped, but fails where HOLDFIRE_NEEDS_BROWSER is set."""
    if CHROMIUM is None:
        if os.environ.get("HOLDFIRE_NEEDS_BROWSER"):
            pytest.fail("no Chromium was found, and this run needs one: install the package chromium")
        pytest.skip("no Chromium was found")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()
