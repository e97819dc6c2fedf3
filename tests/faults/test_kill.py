"""A run that is killed at any moment leaves the record whole, and the next run makes up for it."""

import shutil
from pathlib import Path
from random import Random

import pytest

from tests.faults.conftest import LONG, All, started
from tests.faults.doing import SECOND, all_of, run_case

MOMENTS = 200 if LONG else 20
SEED = 20160227


@pytest.fixture
def moments(undisturbed: tuple[All, float]) -> list[float]:
    """Random moments of a run, in seconds from its beginning."""
    _, took = undisturbed
    chance = Random(SEED)
    return [chance.uniform(0, took) for _ in range(MOMENTS)]


def test_a_run_killed_at_random_moments_and_run_again_equals_one_that_nothing_disturbed(
    run_once: Path, before: All, undisturbed: tuple[All, float], moments: list[float], tmp_path: Path
) -> None:
    whole, _ = undisturbed
    left_as_before = 0
    for number, moment in enumerate(moments):
        case = tmp_path / str(number) / "case"
        shutil.copytree(run_once, case)
        process = started(run_case, case, SECOND)
        process.join(moment)
        process.kill()
        process.join()
        left = all_of(case)
        assert left in (before, whole), moment
        left_as_before += left == before
        again = started(run_case, case, SECOND)
        again.join()
        assert again.exitcode == 0
        assert all_of(case) == whole, moment
        shutil.rmtree(case.parent)
    assert left_as_before, "no run was killed in time: the moments are not moments of a run"
