"""The workbench as people meet it: in a real browser, from a real server."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from holdfire.web.pages import PAGES
from tests.functional.browser import open_browser
from tests.functional.served import served

PLAIN = tuple(page for page in PAGES if "{" not in page.path)
"""Pages that stand by themselves; those of single lines are found by the links on them."""

GRAVE = frozenset({"serious", "critical"})
"""What a finding of the accessibility rules must not be."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def address(syria_run: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The workbench of the Syrian example, for whoever sits at this machine."""
    folder = tmp_path_factory.mktemp("served") / "syria-2016"
    shutil.copytree(syria_run, folder)
    with served(folder) as where:
        yield f"{where}/syria-2016"


@pytest.fixture(scope="module")
def lines(address: str, browser: Browser) -> tuple[str, ...]:
    """The addresses of every page that stands by itself, and of one single line of each sort."""
    context = browser.new_context()
    page = context.new_page()
    found = [f"{address}{each.path}" for each in PLAIN]
    for listed in ("incidents", "statements", "actors", "stories", "reports"):
        page.goto(f"{address}/{listed}")
        hrefs = page.eval_on_selector_all("main a[href]", "links => links.map(link => link.href)")
        pattern = re.compile(rf"{re.escape(address)}/{listed}/[^/?#]+$")
        found.append(next(href.partition("#")[0] for href in hrefs if pattern.match(href.partition("#")[0])))
    context.close()
    return tuple(found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_serious_fault_of_accessibility(
    lines: tuple[str, ...], browser: Browser, scheme: str
) -> None:
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    faults: list[str] = []
    for line in lines:
        page.goto(line)
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
        for violation in Axe().run(page).response["violations"]:
            if violation["impact"] in GRAVE:
                where = [node["target"] for node in violation["nodes"][:3]]
                faults.append(f"{line}: {violation['id']}: {where}")
    context.close()
    assert faults == []


def test_no_page_scrolls_sideways_on_a_telephone(lines: tuple[str, ...], browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    wide: list[str] = []
    for line in lines:
        page.goto(line)
        if page.evaluate("document.documentElement.scrollWidth") > 360:
            wide.append(line)
    context.close()
    assert wide == []


def test_nothing_is_fetched_from_elsewhere_and_no_page_complains(
    lines: tuple[str, ...], browser: Browser
) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    for line in lines:
        page.goto(line)
    context.close()
    start = lines[0].rsplit("/", 2)[0]
    assert [url for url in asked if not url.startswith((start, "data:"))] == []
    assert complaints == []


def test_every_page_reads_the_same_without_scripts(lines: tuple[str, ...], browser: Browser) -> None:
    told: dict[bool, list[str]] = {}
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts)
        page = context.new_page()
        told[scripts] = []
        for line in lines:
            page.goto(line)
            told[scripts].append(" ".join(page.locator("main h1, main h2").all_inner_texts()))
        context.close()
    assert told[True] == told[False]


def test_a_page_is_walked_by_keyboard_alone(address: str, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}/incidents")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    for _ in range(60):
        page.keyboard.press("Tab")
        if re.search(r"/incidents/incident-", page.evaluate("document.activeElement.href || ''")):
            break
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/incidents/incident-"))
    assert page.locator("h1").count() == 1
    context.close()
