"""Who has a page already is told so; as soon as anything could be otherwise, the page comes anew."""

import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from holdfire.config import read_config
from holdfire.model.decision import Decision, DecisionKind
from holdfire.open_case import OpenCase
from holdfire.web.app import workbench
from holdfire.web.desk import Desk

NOW = datetime(2016, 3, 1, 17, tzinfo=UTC)
PAGE, DATA = "/syria-2016/", "/api/syria-2016/"


@pytest.mark.parametrize("address", [PAGE, DATA])
def test_a_page_that_has_not_changed_is_not_sent_again(client: TestClient, address: str) -> None:
    first = client.get(address)
    assert first.headers["cache-control"] == "private, no-cache"
    tag = first.headers["etag"]
    for named in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = client.get(address, headers={"If-None-Match": named})
        assert again.status_code == 304
        assert again.content == b""
        assert again.headers["etag"] == tag
        assert again.headers["cache-control"] == "private, no-cache"
    assert client.get(address, headers={"If-None-Match": '"other"'}).status_code == 200


def test_each_address_and_each_question_has_its_own_tag(client: TestClient) -> None:
    tags = {client.get(address).headers["etag"] for address in (PAGE, DATA, "/syria-2016/as-of/now/")}
    assert len(tags) == 3


def test_an_error_has_no_tag(client: TestClient) -> None:
    assert "etag" not in client.get("/api/nowhere/").headers


def test_another_seat_gets_the_page_anew(desk: Desk) -> None:
    tags = set()
    for name in ("ada", "bea"):
        with TestClient(workbench({"syria-2016": desk}, lambda: NOW, name)) as client:
            tags.add(client.get(PAGE).headers["etag"])
    assert len(tags) == 2


def test_a_decision_and_the_end_of_a_lock_make_the_page_come_anew(desk_case: Path, tmp_path: Path) -> None:
    folder = tmp_path / "syria-2016"
    shutil.copytree(desk_case, folder)
    moments = [datetime.now(UTC)]
    with OpenCase(read_config(folder, os.environ)) as case:
        app = workbench({"syria-2016": Desk("syria-2016", case)}, lambda: moments[-1], "ada")
        incident = case.view().reconciled().incidents[0].id
        with TestClient(app) as client:
            before = client.get(DATA).headers["etag"]
            case.decide(
                Decision(
                    id="",
                    kind=DecisionKind.LOCK,
                    target=incident,
                    by="bea",
                    at=moments[-1],
                    until=moments[-1] + timedelta(hours=1),
                    reason="at work",
                )
            )
            locked = client.get(DATA).headers["etag"]
            assert client.get(DATA, headers={"If-None-Match": locked}).status_code == 304
            moments.append(moments[-1] + timedelta(hours=2))
            ended = client.get(DATA, headers={"If-None-Match": locked})
            assert ended.status_code == 200
            assert len({before, locked, ended.headers["etag"]}) == 3
