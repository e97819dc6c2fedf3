"""The Syrian example run once, and the workbench over it in this process."""

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from holdfire.cli import main
from holdfire.config import read_config
from holdfire.open_case import OpenCase
from holdfire.web.app import workbench
from holdfire.web.desk import Desk

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="session")
def desk_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the Syrian example after one run; tests that decide copy it first."""
    folder = tmp_path_factory.mktemp("desk") / "syria-2016"
    shutil.copytree(
        EXAMPLES / "syria-2016", folder, ignore=shutil.ignore_patterns("record.db*", "vault", "bulletin")
    )
    result = CliRunner().invoke(main, ["run", str(folder)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture(scope="session")
def desk(desk_case: Path) -> Iterator[Desk]:
    """The case on the desk, only looked at."""
    with OpenCase(read_config(desk_case, os.environ)) as case:
        yield Desk("syria-2016", case)


@pytest.fixture
def client(desk: Desk) -> Iterator[TestClient]:
    """The workbench over that case, asked as whoever started it."""
    now = datetime.now(UTC)
    app = workbench({"syria-2016": desk}, lambda: now, "ada")
    with TestClient(app, base_url="http://127.0.0.1") as asked:
        yield asked
