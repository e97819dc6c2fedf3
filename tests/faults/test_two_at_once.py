"""Two runs at once on one case: one waits for the other, or is refused and told why."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from holdfire.config import read_config
from holdfire.keeping import copy_to_server
from holdfire.record.database import open_record
from tests.faults.conftest import All, started
from tests.faults.doing import SECOND, all_of, run_case
from tests.postgresql_server import Server


def test_of_two_runs_at_once_one_waits_and_the_record_is_as_if_there_had_been_one(
    case: Path, undisturbed: tuple[All, float]
) -> None:
    both = [started(run_case, case, SECOND) for _ in range(2)]
    for process in both:
        process.join()
    assert 0 in [process.exitcode for process in both]
    assert all_of(case) == undisturbed[0]


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_run_that_waited_for_too_long_is_refused_and_told_why(
    case: Path, kind: str, request: pytest.FixtureRequest
) -> None:
    place: Path | str = case / "record.db"
    environment = dict(os.environ)
    if kind == "postgresql":
        server: Server = request.getfixturevalue("postgresql")
        place = server.new_schema().render_as_string(hide_password=False)
        copy_to_server(read_config(case, {}), place)
        environment["HOLDFIRE_RECORD"] = place
    command = [sys.executable, "-c", "from holdfire.cli import main; main()", "run", str(case)]
    first = open_record(place)
    with first.transaction():
        second = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    first.close()
    assert second.returncode == 4, second.stderr
    assert "another run is writing to this record" in second.stderr
