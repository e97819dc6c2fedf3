"""Takes the pictures of docs/pictures/ anew: each page of the workbench over the Syrian example."""

import re
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page

from holdfire.web.pages import PAGES
from tests.functional.browser import open_browser
from tests.functional.served import call, served

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
WIDE, TALL = 1280, 1500
"""Pixels of a picture; what lies below is left out."""

BEHIND = {
    "incident": ("incidents", r"/incidents/incident-\w+$"),
    "statement": ("statements", r"/statements/statement-\w+$"),
    "actor": ("actors", r"/actors/[\w-]+$"),
    "story": ("stories", r"/stories/story-\w+$"),
    "report": ("reports", r"/reports/report-\w+$"),
}
"""Pages of single lines: the list each is found on, and how its address ends."""


def main() -> None:
    """Runs a copy of the example, serves it, and takes each page once."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "syria-2016"
        ignored = shutil.ignore_patterns("record.db*", "vault", "bulletin")
        shutil.copytree(ROOT / "examples" / "syria-2016", folder, ignore=ignored)
        call(["run", folder])
        PICTURES.mkdir(exist_ok=True)
        with served(folder) as address, open_browser() as browser:
            take_all(browser, f"{address}/syria-2016")


def take_all(browser: Browser, case: str) -> None:
    """Every page, then Today on a telephone and the incidents in the dark."""
    page = browser.new_page(viewport={"width": WIDE, "height": TALL})
    for each in PAGES:
        if "{" not in each.path and each.name != "run":
            take(page, f"{case}{each.path}", each.name)
    take(page, f"{case}/incidents?view=map", "incidents-map")
    take(page, f"{case}/incidents?view=timeline", "incidents-timeline")
    for name, (listed, ending) in BEHIND.items():
        take(page, first_link(page, f"{case}/{listed}", ending), name)
    take(browser.new_page(viewport={"width": 360, "height": 1200}), f"{case}/", "today-on-a-telephone")
    dark = browser.new_page(viewport={"width": WIDE, "height": TALL}, color_scheme="dark")
    take(dark, f"{case}/incidents", "incidents-in-the-dark")


def take(page: Page, address: str, name: str) -> None:
    """One picture."""
    page.goto(address)
    page.screenshot(path=PICTURES / f"{name}.png")


def first_link(page: Page, address: str, ending: str) -> str:
    """The first link on a page that ends so."""
    page.goto(address)
    hrefs = page.eval_on_selector_all("main a[href]", "links => links.map(link => link.href)")
    return next(str(href) for href in hrefs if re.search(ending, href))


if __name__ == "__main__":
    main()
