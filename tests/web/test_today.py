"""Today: the answers, and what changed since a moment, withdrawals with their reasons first."""

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from holdfire.cli import main
from holdfire.config import read_config
from holdfire.open_case import OpenCase
from holdfire.web.app import workbench
from holdfire.web.desk import Desk

HERE = "/api/syria-2016/"


@pytest.fixture(scope="module")
def withdrawn(desk_case: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The workbench over a case in which the report of a lone incident was retracted, and that ran again."""
    folder = tmp_path_factory.mktemp("today") / "syria-2016"
    shutil.copytree(desk_case, folder)
    config = read_config(folder, os.environ)
    with OpenCase(config) as case:
        lone = next(each for each in case.view().reconciled().incidents if len(each.accounts) == 1)
    report = lone.accounts[0].report
    told = ["decide", str(folder), "retract_report", report, "--reason", "a forgery", "--by", "ada"]
    result = CliRunner().invoke(main, told, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    result = CliRunner().invoke(main, ["run", str(folder)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    with OpenCase(config) as case:
        app = workbench({"syria-2016": Desk("syria-2016", case)}, lambda: datetime.now(UTC), "ada")
        with TestClient(app, base_url="http://127.0.0.1") as asked:
            yield asked


def test_a_retraction_is_told_with_its_reason_since_the_last_run(withdrawn: TestClient) -> None:
    changed = withdrawn.get(HERE).json()["changed"]
    assert not changed["everything"]
    assert changed["sorts"][0]["sort"] == "withdrawn"
    told = [line for sort in changed["sorts"] for line in sort["lines"]]
    assert any("a forgery" in reason for line in told for reason in line["reasons"])
    assert [(item["by"], item["reason"]) for item in changed["decisions"]] == [("ada", "a forgery")]
    assert "a forgery" in withdrawn.get("/syria-2016/").text


def test_before_the_first_run_everything_is_new(withdrawn: TestClient) -> None:
    assert withdrawn.get(HERE, params={"since": "2015-01-01"}).json()["changed"]["everything"]


def test_nothing_changed_since_after_the_last_run(withdrawn: TestClient) -> None:
    later = (datetime.now(UTC) + timedelta(minutes=1)).isoformat()
    changed = withdrawn.get(HERE, params={"since": later}).json()["changed"]
    assert not changed["everything"]
    assert [sort["lines"] for sort in changed["sorts"]] == [[], [], []]


def test_a_since_that_is_no_moment_is_answered_with_what_is(withdrawn: TestClient) -> None:
    answer = withdrawn.get(HERE, params={"since": "the day before"})
    assert answer.status_code == 400
    assert "last run" in answer.json()["error"]


def test_claims_stand_side_by_side_and_rates_as_ranges(client: TestClient) -> None:
    told = client.get(HERE).json()
    assert {claim["claimant"] for claim in told["head"]["claims"]} >= {"Russia", "United States"}
    assert " to " in told["numbers"]["table"]["rows"][0][1]
    page = client.get("/syria-2016/").text
    for trigger in told["triggers"]:
        assert f'id="trigger-{trigger["id"]}"' in page
    assert sum(side["recent"] for side in told["coverage"]["sides"]) == sum(
        day["reports"] for day in told["coverage"]["days"]
    )
