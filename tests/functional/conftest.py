"""A case of the user's, in a folder of its own, and the command line as the user calls it."""

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from holdfire.cli import main

EXAMPLES = Path(__file__).parents[2] / "examples"
Holdfire = Callable[..., Result]


@pytest.fixture(scope="session")
def holdfire() -> Holdfire:
    """Calls the command with these arguments; an error nobody foresaw is raised, not swallowed."""

    def call(*arguments: str | Path) -> Result:
        return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)

    return call


@pytest.fixture(scope="session")
def export(holdfire: Holdfire) -> Callable[..., list[Mapping[str, Any]]]:
    """What `holdfire export` gives, as objects."""

    def lines(folder: Path, what: str, *more: str) -> list[Mapping[str, Any]]:
        result = holdfire("export", folder, "--what", what, *more)
        assert result.exit_code == 0, result.output
        return [json.loads(line) for line in result.stdout.splitlines()]

    return lines


@pytest.fixture
def syria(tmp_path: Path) -> Path:
    """A copy of the Syrian example, not yet run."""
    return copied("syria-2016", tmp_path)


@pytest.fixture(scope="session")
def syria_run(tmp_path_factory: pytest.TempPathFactory, holdfire: Holdfire) -> Path:
    """A copy of the Syrian example after one run; tests only look at it."""
    folder = copied("syria-2016", tmp_path_factory.mktemp("run"))
    result = holdfire("run", folder)
    assert result.exit_code == 0, result.output
    return folder


def copied(name: str, into: Path) -> Path:
    """A fresh copy of an example's hand-written files and captures."""
    folder = into / name
    ignored = shutil.ignore_patterns("record.db*", "vault", "bulletin")
    shutil.copytree(EXAMPLES / name, folder, ignore=ignored)
    return folder
