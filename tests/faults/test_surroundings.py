"""What the machine around a run may do to it: full disks, read-only folders, bad bits, a wrong clock."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from holdfire.config import read_config
from holdfire.model.errors import RecordError
from holdfire.pipeline import run
from tests.faults.conftest import All, started
from tests.faults.doing import FIRST, REFUSED, SECOND, all_of, run_case, run_with_little_room, silent
from tests.functional.conftest import Holdfire


def mounted(*command: str) -> None:
    """Mounts, or skips the test where that is not for us to do."""
    done = subprocess.run(["mount", *command], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"nothing can be mounted here: {done.stderr.strip()}")


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    """A folder to mount something at."""
    if os.geteuid() != 0:
        pytest.skip("only root mounts")
    folder = tmp_path / "place"
    folder.mkdir()
    yield folder
    while subprocess.run(["umount", str(folder)], capture_output=True, check=False).returncode == 0:
        pass


@pytest.mark.parametrize("room", [100, 5_000, 40_000])
def test_a_run_that_may_write_no_further_is_refused_and_leaves_the_record_as_it_was(
    case: Path, before: All, undisturbed: tuple[All, float], room: int
) -> None:
    process = started(run_with_little_room, case, SECOND, room)
    process.join()
    assert process.exitcode == REFUSED
    assert all_of(case) == before
    assert list(case.rglob("*.part")) == []
    run_case(case, SECOND)
    assert all_of(case) == undisturbed[0]


def test_a_full_disk_is_told_and_a_run_with_more_room_makes_up_for_it(
    case: Path, before: All, undisturbed: tuple[All, float], place: Path, holdfire: Holdfire
) -> None:
    used = sum(path.stat().st_size for path in case.rglob("*") if path.is_file())
    mounted("-t", "tmpfs", "-o", f"size={used + 400_000}", "tmpfs", str(place))
    full = place / "case"
    shutil.copytree(case, full)
    filling = full / "filling"
    with filling.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))
    result = holdfire("run", full)
    assert result.exit_code in {3, 4}, result.output
    assert "make room" in result.output
    filling.unlink()
    elsewhere = case.parent / "elsewhere"
    shutil.copytree(full, elsewhere)
    assert all_of(elsewhere)[1] == before[1]
    run_case(elsewhere, SECOND)
    assert all_of(elsewhere)[1] == undisturbed[0][1]


def test_a_read_only_folder_is_read_and_a_run_there_refused(
    case: Path, before: All, place: Path, holdfire: Holdfire
) -> None:
    mounted("--bind", str(case), str(place))
    mounted("-o", "remount,ro,bind", str(place))
    status = holdfire("status", place)
    assert status.exit_code == 0, status.output
    assert holdfire("verify", place).exit_code == 0
    refused = holdfire("run", place)
    assert refused.exit_code == 4, refused.output
    assert "read-only" in refused.output.lower()
    copy = case.parent / "copy"
    assert holdfire("copy", place, "--to", copy).exit_code == 0
    assert all_of(copy)[1] == before[1]


def test_a_new_case_in_a_read_only_folder_is_refused(case: Path, place: Path, holdfire: Holdfire) -> None:
    for path in case.glob("record.db*"):
        path.unlink()
    mounted("--bind", str(case), str(place))
    mounted("-o", "remount,ro,bind", str(place))
    refused = holdfire("run", place)
    assert refused.exit_code == 4, refused.output
    assert "read-only" in refused.output.lower()


def test_a_flipped_bit_in_the_vault_is_named_and_the_run_goes_on_without_it(
    case: Path, undisturbed: tuple[All, float], holdfire: Holdfire
) -> None:
    run_case(case, SECOND)
    shutil.rmtree(case / "captures")
    (case / "captures").mkdir()
    file = next(path for path in sorted((case / "vault").rglob("*")) if path.is_file())
    name = file.name.split(".")[0]
    kept = file.read_bytes()
    file.write_bytes(bytes([*kept[:-9], kept[-9] ^ 1, *kept[-8:]]))
    verified = holdfire("verify", case)
    assert verified.exit_code == 4
    assert name in verified.output
    assert "1 flaw found" in verified.output
    summary = run(read_config(case, {}), now=SECOND + timedelta(days=1), by="a test", progress=silent)
    assert [failed.sha256 for failed in summary.failures] == [name]
    assert not summary.changed
    file.write_bytes(kept)
    assert all_of(case)[1] == undisturbed[0][1]
    assert holdfire("verify", case).exit_code == 0


def test_a_clock_set_back_is_refused_and_once_it_is_right_nothing_was_lost(
    case: Path, before: All, undisturbed: tuple[All, float]
) -> None:
    with pytest.raises(RecordError, match="set the clock right"):
        run_case(case, FIRST - timedelta(days=365))
    assert all_of(case) == before
    run_case(case, SECOND)
    assert all_of(case) == undisturbed[0]


def test_a_clock_set_back_does_not_stop_a_run_that_brings_nothing(case: Path) -> None:
    run_case(case, SECOND)
    whole = all_of(case)
    run_case(case, FIRST)
    assert all_of(case) == whole


def test_a_backup_onto_a_full_disk_leaves_nothing_behind(case: Path, place: Path, holdfire: Holdfire) -> None:
    mounted("-t", "tmpfs", "-o", "size=16k", "tmpfs", str(place))
    result = holdfire("backup", case, place / "case.holdfire.zip")
    assert result.exit_code == 4, result.output
    assert list(place.iterdir()) == []
