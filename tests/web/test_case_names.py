"""A case is served under the name of its folder, in whatever script that is."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from starlette.testclient import TestClient

from holdfire.config import read_config
from holdfire.open_case import OpenCase
from holdfire.web.app import workbench
from holdfire.web.desk import Desk

NAME = 'сирия, "2016"'


@pytest.fixture(scope="module")
def named(desk_case: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("named") / NAME
    shutil.copytree(desk_case, folder)
    with OpenCase(read_config(folder, {})) as case:
        app = workbench({NAME: Desk(NAME, case)}, lambda: datetime.now(UTC), "ada")
        with TestClient(app, base_url="http://127.0.0.1") as client:
            yield client


@pytest.mark.parametrize("page", ["", "incidents", "incidents?view=map", "actors?most=5", "queue"])
def test_its_pages_are_there(named: TestClient, page: str) -> None:
    assert named.get(f"/{NAME}/{page}").status_code == 200


def test_the_way_to_the_next_part_of_a_list_can_be_followed(named: TestClient) -> None:
    first = named.get(f"/api/{NAME}/actors?most=5")
    following = named.get(first.links["next"]["url"])

    assert following.status_code == 200
    assert following.json()["paging"]["skip"] == 5
    assert quote(NAME) in first.headers["link"]


@pytest.mark.parametrize("ending", ["html", "md"])
def test_a_dispatch_is_taken_along_under_the_name_of_the_case(named: TestClient, ending: str) -> None:
    told = named.get(f"/{NAME}/dispatches/daily.{ending}").headers["content-disposition"]

    assert unquote(told.partition("filename*=utf-8''")[2]) == f"{NAME}-daily.{ending}"
