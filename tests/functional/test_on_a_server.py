"""A case kept on a server answers as one kept in a file does."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from holdfire.cli import main
from tests.postgresql_server import Server

EXAMPLE = Path(__file__).parents[2] / "examples" / "yemen-2022"


WHATS = ("incidents", "statements", "stories", "findings", "tallies")


def told(case: Path, *command: str) -> str:
    done = CliRunner().invoke(main, [command[0], str(case), *command[1:]])
    assert done.exit_code == 0, done.output
    return done.output


def exports(case: Path) -> dict[str, str]:
    return {what: told(case, "export", "--what", what) for what in WHATS}


def test_a_case_on_a_server_exports_what_one_in_a_file_does(
    tmp_path: Path, postgresql: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    for folder in (here, there):
        shutil.copytree(EXAMPLE, folder)
    told(here, "run")
    in_file = exports(here)
    assert all(in_file.values())
    address = postgresql.new_schema().render_as_string(hide_password=False)
    monkeypatch.setenv("HOLDFIRE_RECORD", address)
    told(there, "run")
    assert not (there / "record.db").exists()
    assert exports(there) == in_file


def test_an_address_with_a_password_does_not_belong_in_a_file_that_is_kept(tmp_path: Path) -> None:
    case = tmp_path / "case"
    shutil.copytree(EXAMPLE, case)
    settings = case / "holdfire.yaml"
    with settings.open("a", encoding="utf-8") as file:
        file.write("record: postgresql://ann:secret@server/base\n")
    done = CliRunner().invoke(main, ["check", str(case)])
    assert done.exit_code == 3
    assert "record" in done.output
