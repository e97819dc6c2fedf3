"""Map tiles: pages with a map may show pictures of the one server that the case names; no other page may."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from holdfire.config import read_config
from holdfire.open_case import OpenCase
from holdfire.web.app import workbench
from holdfire.web.desk import Desk
from holdfire.web.guards import POLICY

HERE = "https://tiles.example.org:8443"
MAP = "/syria-2016/incidents?view=map"
NOW = datetime.now(UTC)
LATER = "2099-01-01T00:00+00:00"

Opened = Callable[[str], TestClient]


@pytest.fixture
def opened(desk_case: Path, tmp_path: Path) -> Iterator[Opened]:
    """The workbench of a case with these tiles."""
    clients: list[tuple[TestClient, OpenCase]] = []

    def with_tiles(address: str) -> TestClient:
        folder = tmp_path / str(len(clients)) / "syria-2016"
        shutil.copytree(desk_case, folder)
        if address:
            with (folder / "holdfire.yaml").open("a", encoding="utf-8") as file:
                file.write(f"tiles:\n  address: {address!r}\n  attribution: <b>ours</b>\n")
        case = OpenCase(read_config(folder, {}))
        app = workbench({"syria-2016": Desk("syria-2016", case)}, lambda: NOW, "ada")
        clients.append((TestClient(app, base_url="http://127.0.0.1"), case))
        return clients[-1][0]

    yield with_tiles
    for client, case in clients:
        client.close()
        case.close()


def test_a_page_with_a_map_lets_pictures_of_that_server_in_and_nothing_else(opened: Opened) -> None:
    client = opened(f"{HERE}/{{z}}/{{x}}/{{y}}.png")
    answer = client.get(MAP)

    assert answer.headers["content-security-policy"] == POLICY.replace(
        "img-src 'self' data:", f"img-src 'self' {HERE} data:"
    )
    assert f'href="{HERE}/' in answer.text
    assert "&lt;b&gt;ours&lt;/b&gt;" in answer.text
    assert client.get("/syria-2016/").headers["content-security-policy"] == POLICY


def test_a_page_that_is_not_sent_again_keeps_its_policy(opened: Opened) -> None:
    client = opened(f"{HERE}/{{z}}/{{x}}/{{y}}.png")
    first = client.get(MAP)
    again = client.get(MAP, headers={"If-None-Match": first.headers["etag"]})

    assert again.status_code == 304
    assert again.headers["content-security-policy"] == first.headers["content-security-policy"]


def test_tiles_of_the_same_host_need_no_other_policy(opened: Opened) -> None:
    answer = opened("/tiles/{z}/{x}/{y}.png").get(MAP)

    assert answer.headers["content-security-policy"] == POLICY
    assert 'href="/tiles/' in answer.text


def test_without_tiles_the_map_has_its_outlines_alone(opened: Opened) -> None:
    answer = opened("").get(MAP)

    assert answer.headers["content-security-policy"] == POLICY
    assert "<image" not in answer.text
    assert 'class="land"' in answer.text


def test_other_tiles_make_the_page_come_anew(opened: Opened) -> None:
    tags = {opened(address).get(MAP).headers["etag"] for address in ("", "/a/{z}/{x}/{y}", "/b/{z}/{x}/{y}")}

    assert len(tags) == 3


def test_the_record_of_the_past_shows_the_same_tiles(opened: Opened) -> None:
    answer = opened(f"{HERE}/{{z}}/{{x}}/{{y}}.png").get(MAP.replace("incidents", f"as-of/{LATER}/incidents"))

    assert f'href="{HERE}/' in answer.text
    assert HERE in answer.headers["content-security-policy"]
