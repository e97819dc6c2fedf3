"""A reviewer's day at the workbench, in a real browser: from the log-in to the dispatch that is sent."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.functional.browser import open_browser
from tests.functional.served import call, served

FIRST, OWN = "a first password for ada", "four words of her own"
SLOW = 180_000
"""Milliseconds that a run may take on a busy machine."""


@pytest.fixture(scope="module")
def folder(syria_run: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Syrian example, with an administrator."""
    folder = tmp_path_factory.mktemp("day") / "syria-2016"
    shutil.copytree(syria_run, folder)
    call(["people", "add", folder, "ada", "--role", "administrator"], typed=f"{FIRST}\n{FIRST}\n")
    return folder


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """Its workbench, which asks who is there."""
    with served(folder, "--accounts") as where:
        yield where


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    context.set_default_timeout(60_000)
    yield context.new_page()
    context.close()


def test_a_day_from_log_in_to_dispatch(address: str, page: Page) -> None:
    logs_in(page, address)
    incident = decides_about_the_first_incident(page, address)
    runs(page, address)
    sees_what_followed(page, incident)
    undoes_it(page, address, incident)
    takes_a_dispatch_along(page, address)
    finds_it_in_the_audit(page, address)
    page.get_by_role("button", name="Log out").click()
    page.goto(f"{address}/syria-2016/queue")
    expect(page.get_by_role("heading", name="Log in")).to_be_visible()


def logs_in(page: Page, address: str) -> None:
    page.goto(f"{address}/syria-2016/")
    expect(page.get_by_role("heading", name="Log in")).to_be_visible()
    fills_in(page, "ada", "not her password")
    expect(page.get_by_role("alert")).to_be_visible()
    fills_in(page, "ada", FIRST)
    page.get_by_label("Password now").fill(FIRST)
    page.get_by_label("New password", exact=True).fill(OWN)
    page.get_by_label("New password again").fill(OWN)
    page.get_by_role("button", name="Change the password").click()
    page.goto(f"{address}/syria-2016/")
    if page.get_by_role("heading", name="Log in").is_visible():
        fills_in(page, "ada", OWN)
        page.goto(f"{address}/syria-2016/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("In force")


def fills_in(page: Page, name: str, password: str) -> None:
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()


def decides_about_the_first_incident(page: Page, address: str) -> str:
    """Claims what waits first among open incidents and verifies it; gives the incident's address."""
    page.goto(f"{address}/syria-2016/queue?kind=incident")
    page.locator("[data-item] [data-open]").first.click()
    page.get_by_role("button", name="Claim it for 30 minutes").click()
    expect(page.get_by_text("claimed by you until")).to_be_visible()
    incident = str(page.locator("h1 a").get_attribute("href"))
    page.get_by_text("Set the evidence state", exact=True).first.click()
    form = page.locator("form", has=page.locator("input[value=set_evidence]"))
    form.get_by_label("Evidence").select_option("verified")
    form.get_by_label("Reason").fill("seen in two photographs and on the phone with a resident")
    form.get_by_role("button").click()
    expect(page.get_by_text("the next run follows it").first).to_be_visible()
    return f"{address}{incident}"


def runs(page: Page, address: str) -> None:
    page.goto(f"{address}/syria-2016/queue")
    page.get_by_role("button", name="Run now").click()
    expect(page.get_by_text("The run is done")).to_be_visible(timeout=SLOW)


def sees_what_followed(page: Page, incident: str) -> None:
    page.goto(incident)
    expect(page.locator(".states")).to_contain_text("verified")
    expect(page.get_by_text("seen in two photographs").first).to_be_visible()


def undoes_it(page: Page, address: str, incident: str) -> None:
    page.goto(f"{address}/syria-2016/decisions")
    row = page.locator("li, tr", has_text="seen in two photographs").last
    row.get_by_text("Undo", exact=True).click()
    row.get_by_label("Reason").fill("the second photograph is older")
    row.get_by_role("button", name="Withdraw this decision").click()
    page.goto(f"{address}/syria-2016/decisions")
    expect(page.get_by_text("the second photograph is older").first).to_be_visible()
    runs(page, address)
    page.goto(incident)
    expect(page.locator(".states")).not_to_contain_text("verified")


def takes_a_dispatch_along(page: Page, address: str) -> None:
    page.goto(f"{address}/syria-2016/dispatches")
    page.get_by_label("Without names of persons").check()
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("Names of persons are kept back.")).to_be_visible()
    with page.expect_download() as coming:
        page.get_by_role("link", name="pdf", exact=True).click()
    assert Path(coming.value.path()).read_bytes().startswith(b"%PDF")


def finds_it_in_the_audit(page: Page, address: str) -> None:
    page.goto(f"{address}/syria-2016/audit")
    told = re.sub(r"\s+", " ", page.locator("main").inner_text())
    assert "ada" in told
    assert "verified" in told
