"""The bulletin as a person opens it: from a folder, in a real browser, with no network and no script."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.functional.browser import open_browser

RESOLVED_LINKS = "links => links.map(link => new URL(link.getAttribute('href'), document.baseURI).href)"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=True)
    yield context.new_page()
    context.close()


def address(syria_run: Path) -> str:
    return (syria_run / "bulletin" / "index.html").as_uri()


def test_the_bulletin_opens_from_a_folder_and_asks_nothing_of_the_network(
    syria_run: Path, page: Page
) -> None:
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address(syria_run))
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert complaints == []
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_the_page_never_scrolls_sideways(syria_run: Path, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address(syria_run))
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_every_link_of_every_page_leads_somewhere(syria_run: Path, page: Page) -> None:
    folder = syria_run / "bulletin"
    dead: list[str] = []
    for html in sorted(folder.rglob("*.html")):
        page.goto(html.as_uri())
        for link in page.eval_on_selector_all("a[href]", RESOLVED_LINKS):
            if link.startswith("file:"):
                target, _, fragment = link.removeprefix("file://").partition("#")
                if not Path(target).is_file():
                    dead.append(f"{html.name}: {link}")
                elif fragment and f'id="{fragment}"' not in Path(target).read_text(encoding="utf-8"):
                    dead.append(f"{html.name}: {link} (no such place)")
    assert dead == []


def test_a_number_leads_to_the_passage_it_rests_on(syria_run: Path, page: Page) -> None:
    page.goto(address(syria_run))
    link = page.locator("a[href*='reports/']").first
    link.click()
    assert "reports/" in page.url
    assert page.locator("mark").count() > 0


def test_arabic_text_runs_from_right_to_left(syria_run: Path, page: Page) -> None:
    letters = re.compile("[\u0600-\u06ff]")
    reports = (syria_run / "bulletin" / "reports").glob("*.html")
    arabic = max(reports, key=lambda html: len(letters.findall(html.read_text(encoding="utf-8"))))
    page.goto(arabic.as_uri())
    text = page.get_by_text(re.compile("[\u0600-\u06ff]{3,}.*[\u0600-\u06ff]{3,}")).first
    assert text.evaluate("node => getComputedStyle(node).direction") == "rtl"


def test_it_reads_without_script(syria_run: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address(syria_run))
    assert "In force" in page.inner_text("body")
    context.close()
