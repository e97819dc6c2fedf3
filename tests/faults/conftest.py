"""Cases that have been run once, and how they look when nothing disturbs the second run."""

import os
import shutil
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from time import monotonic

import pytest

from tests.faults.doing import FIRST, SECOND, all_of, run_case
from tests.functional.conftest import copied, holdfire  # noqa: F401 - a fixture

LONG = bool(os.environ.get("HOLDFIRE_LONG"))
"""Whether to take the time that the long version of a test takes."""

_processes = get_context("forkserver")
_processes.set_forkserver_preload(["tests.faults.doing"])

All = tuple[bytes, tuple[str, ...]]


def started(what: Callable[..., None], *arguments: object) -> ForkServerProcess:
    """A process of its own that does this; it has all code at hand, so that its time goes into the doing."""
    process = _processes.Process(target=what, args=arguments)
    process.start()
    return process


@pytest.fixture(scope="session")
def run_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case after a run over half its captures, the other half come since; to be copied."""
    folder = copied("yemen-2022", tmp_path_factory.mktemp("faults"))
    late = folder.parent / "late"
    late.mkdir()
    for capture in sorted((folder / "captures").iterdir())[::2]:
        shutil.move(capture, late / capture.name)
    run_case(folder, FIRST)
    for capture in late.iterdir():
        shutil.move(capture, folder / "captures" / capture.name)
    late.rmdir()
    return folder


@pytest.fixture(scope="session")
def before(run_once: Path) -> All:
    """All that the case holds before the second run."""
    return all_of(run_once)


@pytest.fixture(scope="session")
def undisturbed(run_once: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[All, float]:
    """All that the case holds after a second run that nothing disturbed, and how many seconds that took."""
    folder = tmp_path_factory.mktemp("undisturbed") / "case"
    shutil.copytree(run_once, folder)
    began = monotonic()
    process = started(run_case, folder, SECOND)
    process.join()
    assert process.exitcode == 0
    took = monotonic() - began
    return all_of(folder), took


@pytest.fixture
def case(run_once: Path, tmp_path: Path) -> Path:
    """A copy of the case, ready for its second run."""
    folder = tmp_path / "case"
    shutil.copytree(run_once, folder)
    return folder
