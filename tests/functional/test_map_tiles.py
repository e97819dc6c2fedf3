"""Map tiles of the users' own server, in a real browser: fetched from there, and from nowhere else."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result
from playwright.sync_api import Browser, Page

from tests.functional.browser import open_browser
from tests.functional.served import served
from tests.functional.tile_server import Asked, tile_server

ENDINGS = {"map": "incidents?view=map", "table": "incidents", "today": ""}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def tiles() -> Iterator[Asked]:
    with tile_server() as server:
        yield server


@pytest.fixture(scope="module")
def folder(syria_run: Path, tmp_path_factory: pytest.TempPathFactory, tiles: Asked) -> Path:
    """The Syrian example with a server of tiles."""
    folder = tmp_path_factory.mktemp("tiles") / "syria-2016"
    shutil.copytree(syria_run, folder)
    with (folder / "holdfire.yaml").open("a", encoding="utf-8") as file:
        file.write(f"tiles:\n  address: {tiles.address!r}\n  attribution: The team’s own map\n")
    return folder


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with served(folder) as where:
        yield f"{where}/syria-2016"


def _open(page: Page, address: str) -> list[str]:
    """What the browser asked for on the way, and what the page's policy refused."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda said: asked.append(said.text) if "Security Policy" in said.text else None)
    page.goto(address, wait_until="networkidle")
    return asked


@pytest.mark.parametrize("scripts", [True, False])
def test_a_map_shows_the_tiles_beneath_what_is_drawn(
    address: str, browser: Browser, tiles: Asked, *, scripts: bool
) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    before = len(tiles.paths)
    asked = _open(page, f"{address}/{ENDINGS['map']}")

    placed = page.locator("svg.map .tiles image")
    hrefs = [placed.nth(at).get_attribute("href") for at in range(placed.count())]
    server = tiles.address.split("{")[0]
    assert len(hrefs) >= 4
    assert sorted(tiles.paths[before:]) == sorted(str(href).removeprefix(server[:-1]) for href in hrefs)
    assert all(re.fullmatch(r"/\d+/\d+/\d+\.png", path) for path in tiles.paths)
    elsewhere = [url for url in asked if not url.startswith((address.rpartition("/")[0], server))]
    assert elsewhere == []
    assert "The team’s own map" in page.locator("figcaption").inner_text()
    context.close()


def test_the_server_of_tiles_learns_of_no_page_and_gets_no_cookie(
    address: str, browser: Browser, tiles: Asked
) -> None:
    page = browser.new_page()
    _open(page, f"{address}/{ENDINGS['map']}")

    assert set(tiles.referrers) == {None}
    assert set(tiles.cookies) == {None}
    page.close()


def test_circles_and_marks_lie_over_the_tiles_and_stay_without_them(
    address: str, browser: Browser, tiles: Asked
) -> None:
    page = browser.new_page()
    server = tiles.address.split("{")[0]
    page.route(f"{server}**", lambda route: route.abort())
    page.goto(f"{address}/{ENDINGS['map']}", wait_until="networkidle")
    order = page.eval_on_selector_all("svg.map > g", "groups => groups.map(each => each.classList[0])")

    assert order.index("land-group") < order.index("tiles") < order.index("circles") < order.index("spots")
    assert page.locator("svg.map .uncertainty").count() > 2
    assert page.locator("svg.map .land").count() > 0
    page.close()


@pytest.mark.parametrize("name", ["table", "today"])
def test_pages_without_a_map_ask_the_server_of_tiles_nothing(
    address: str, browser: Browser, tiles: Asked, name: str
) -> None:
    page = browser.new_page()
    before = len(tiles.paths)
    _open(page, f"{address}/{ENDINGS[name]}")

    assert len(tiles.paths) == before
    page.close()


def test_what_is_sent_asks_no_server_of_tiles(
    folder: Path, holdfire: Callable[..., Result], tiles: Asked
) -> None:
    assert holdfire("run", folder).exit_code == 0
    sent = holdfire("dispatch", folder, "--occasion", "weekly", "--format", "html").stdout
    server = tiles.address.split("{")[0]
    written = [path for path in (folder / "bulletin").rglob("*.html") if server in path.read_text("utf-8")]

    assert (folder / "bulletin" / "index.html").is_file()
    assert written == []
    assert "</html>" in sent
    assert server not in sent
