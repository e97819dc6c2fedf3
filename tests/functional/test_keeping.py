"""A case is backed up, restored, copied to a server and back, and always tells the same."""

import json
import shutil
import sqlite3
import threading
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from holdfire.config import read_config
from holdfire.keeping import backup
from holdfire.pipeline import run
from holdfire.record import database, migrate
from holdfire.showing.exports import EXPORTS
from tests.functional.conftest import Holdfire, copied
from tests.postgresql_server import Server

WHEN = datetime(2026, 3, 2, tzinfo=UTC)


def told(holdfire: Holdfire, folder: Path) -> Mapping[str, str]:
    """All that the case exports, and the head of its chain."""
    exported = {what: holdfire("export", folder, "--what", what).stdout for what in sorted(EXPORTS)}
    assert any(exported.values())
    return exported | {"head": holdfire("verify", folder, "--head").stdout}


@pytest.fixture(scope="module")
def yemen(tmp_path_factory: pytest.TempPathFactory, holdfire: Holdfire) -> Path:
    """The Yemeni example after a run and a decision; tests only look at it."""
    folder = copied("yemen-2022", tmp_path_factory.mktemp("keeping"))
    assert holdfire("run", folder).exit_code == 0
    incident = json.loads(holdfire("export", folder, "--what", "incidents").stdout.splitlines()[0])["id"]
    words = ("--value", "closed", "--reason", "done", "--by", "ann")
    assert holdfire("decide", folder, "set_work", incident, *words).exit_code == 0
    return folder


@pytest.fixture
def packed(yemen: Path, tmp_path: Path, holdfire: Holdfire) -> Path:
    file = tmp_path / "yemen.holdfire.zip"
    assert holdfire("backup", yemen, file).exit_code == 0
    return file


def test_a_record_as_it_was_written_has_no_flaw(yemen: Path, holdfire: Holdfire) -> None:
    result = holdfire("verify", yemen)
    assert result.exit_code == 0, result.output
    assert "No flaw found" in result.output
    head = holdfire("verify", yemen, "--head").stdout.strip()
    assert holdfire("verify", yemen, "--against", head).exit_code == 0
    assert holdfire("verify", yemen, "--against", "0" * 64).exit_code == 4


def test_a_restored_case_tells_what_the_packed_one_did_and_a_run_of_it_adds_nothing_derived(
    yemen: Path, packed: Path, tmp_path: Path, holdfire: Holdfire
) -> None:
    restored = tmp_path / "restored"
    assert holdfire("restore", packed, restored).exit_code == 0
    assert told(holdfire, restored) == told(holdfire, yemen)
    assert holdfire("verify", restored).exit_code == 0
    assert sorted(path.name for path in (restored / "captures").iterdir()) == sorted(
        path.name for path in (yemen / "captures").iterdir()
    )
    again = tmp_path / "again.holdfire.zip"
    assert holdfire("backup", restored, again).exit_code == 0
    assert again.read_bytes() == packed.read_bytes()


def test_a_case_goes_to_a_server_and_back_and_tells_the_same(
    yemen: Path, tmp_path: Path, holdfire: Holdfire, postgresql: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = told(holdfire, yemen)
    address = postgresql.new_schema().render_as_string(hide_password=False)
    assert holdfire("copy", yemen, "--to", address).exit_code == 0
    taken = holdfire("copy", yemen, "--to", address)
    assert taken.exit_code == 4
    assert "holds something already" in taken.output
    back = tmp_path / "back"
    with monkeypatch.context() as patched:
        patched.setenv("HOLDFIRE_RECORD", address)
        assert told(holdfire, yemen) == before
        assert holdfire("verify", yemen).exit_code == 0
        assert holdfire("copy", yemen, "--to", back).exit_code == 0
        packed = tmp_path / "from-server.holdfire.zip"
        assert holdfire("backup", yemen, packed).exit_code == 0
    assert told(holdfire, back) == before
    in_file = tmp_path / "from-file.holdfire.zip"
    assert holdfire("backup", yemen, in_file).exit_code == 0
    assert packed.read_bytes() == in_file.read_bytes()


def test_a_copy_does_not_write_to_the_record_it_was_made_of(
    yemen: Path, tmp_path: Path, holdfire: Holdfire
) -> None:
    case = tmp_path / "case"
    shutil.copytree(yemen, case)
    shutil.move(case / "vault", tmp_path / "vault")
    with (case / "holdfire.yaml").open("a", encoding="utf-8") as settings:
        settings.write(f"vault: {tmp_path / 'vault'}\n")
    copy = tmp_path / "copy"
    assert holdfire("copy", case, "--to", copy).exit_code == 0
    assert read_config(copy, {}).vault == copy / "vault"
    assert holdfire("verify", copy).exit_code == 0


@pytest.mark.parametrize(
    ("entry", "named"),
    [
        ("rows/lines.jsonl", "rows/lines.jsonl"),
        ("case/agreement.yaml", "case/agreement.yaml"),
        ("vault/", ""),
    ],
)
@pytest.mark.parametrize("deed", ["changed", "gone"])
def test_a_damaged_pack_is_refused_and_what_is_damaged_named(
    packed: Path, tmp_path: Path, holdfire: Holdfire, entry: str, named: str, deed: str
) -> None:
    damaged = tmp_path / "damaged.zip"
    with zipfile.ZipFile(packed) as whole, zipfile.ZipFile(damaged, "w") as other:
        touched = next(name for name in whole.namelist() if name.startswith(entry))
        for name in whole.namelist():
            data = whole.read(name)
            if name == touched and deed == "gone":
                continue
            other.writestr(name, data.replace(b"e", b"a", 1) if name == touched else data)
    result = holdfire("restore", damaged, tmp_path / "restored")
    assert result.exit_code == 4, result.output
    assert (named or Path(touched).name) in result.output
    assert not (tmp_path / "restored").exists()
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []


def test_a_pack_cut_short_or_with_a_flipped_bit_is_refused(
    packed: Path, tmp_path: Path, holdfire: Holdfire
) -> None:
    data = packed.read_bytes()
    for number, damaged in enumerate((data[: len(data) // 2], flipped(data, len(data) // 2), b"no zip")):
        file = tmp_path / f"{number}.zip"
        file.write_bytes(damaged)
        result = holdfire("restore", file, tmp_path / "restored")
        assert result.exit_code == 4, result.output
        assert "damaged" in result.output
        assert not (tmp_path / "restored").exists()


def flipped(data: bytes, at: int) -> bytes:
    changed = bytearray(data)
    changed[at] ^= 1
    return bytes(changed)


@pytest.mark.parametrize(
    "name", ["case/../../outside.txt", "/outside.txt", "case/C:/outside.txt", "case/..\\outside.txt", "x/y"]
)
def test_a_pack_that_would_write_outside_its_folder_is_refused(
    packed: Path, tmp_path: Path, holdfire: Holdfire, name: str
) -> None:
    with zipfile.ZipFile(packed, "a") as pack:
        pack.writestr(name, b"outside")
    result = holdfire("restore", packed, tmp_path / "new")
    assert result.exit_code == 4, result.output
    assert "refused" in result.output.lower()
    assert list(tmp_path.rglob("outside.txt")) == []


def test_a_pack_of_an_older_holdfire_is_brought_up_to_date(
    packed: Path, tmp_path: Path, holdfire: Holdfire, monkeypatch: pytest.MonkeyPatch
) -> None:
    sql = "CREATE TABLE songs (title TEXT)"
    steps = (*migrate.known_steps(), migrate.Step(number=900, name="0900_songs.sql", sql=sql))
    monkeypatch.setattr(migrate, "known_steps", lambda: steps)
    monkeypatch.setattr(database, "known_steps", lambda: steps)
    assert holdfire("restore", packed, tmp_path / "restored").exit_code == 0
    with sqlite3.connect(tmp_path / "restored" / "record.db") as restored:
        assert restored.execute("SELECT COUNT(*) FROM songs").fetchall() == [(0,)]
        assert restored.execute("SELECT MAX(number) FROM steps").fetchall() == [(900,)]


def test_a_pack_of_a_newer_holdfire_is_refused(packed: Path, tmp_path: Path, holdfire: Holdfire) -> None:
    newer = rewritten(packed, tmp_path / "newer.zip", {"holdfire.json": lambda told: told | {"format": 99}})
    result = holdfire("restore", newer, tmp_path / "newer")
    assert result.exit_code == 4
    assert "open it with that one" in result.output


def rewritten(packed: Path, target: Path, changes: Mapping[str, object]) -> Path:
    with zipfile.ZipFile(packed) as whole, zipfile.ZipFile(target, "w") as other:
        for name in whole.namelist():
            data = whole.read(name)
            change = changes.get(name)
            other.writestr(name, json.dumps(change(json.loads(data))) if callable(change) else data)
    return target


def test_bytes_that_the_vault_lost_are_told_and_all_else_is_packed(
    yemen: Path, tmp_path: Path, holdfire: Holdfire
) -> None:
    case = tmp_path / "case"
    shutil.copytree(yemen, case)
    lost = next(path for path in sorted((case / "vault").rglob("*")) if path.is_file())
    lost.unlink()
    file = tmp_path / "case.holdfire.zip"
    result = holdfire("backup", case, file)
    assert result.exit_code == 4
    assert lost.name.split(".")[0] in result.output
    result = holdfire("restore", file, tmp_path / "restored")
    assert result.exit_code == 4
    assert told(holdfire, tmp_path / "restored") == told(holdfire, case)


def test_a_backup_made_while_a_run_goes_on_is_the_state_before_it(tmp_path: Path, holdfire: Holdfire) -> None:
    case = copied("yemen-2022", tmp_path)
    late = min((case / "captures").iterdir())
    shutil.move(late, tmp_path / late.name)
    config = read_config(case, {})
    run(config, now=WHEN, by="a test", progress=lambda stage, done, total=None: None)
    before = told(holdfire, case)
    shutil.move(tmp_path / late.name, late)
    file = tmp_path / "meanwhile.holdfire.zip"

    def back_up_at_judging(stage: str, done: int, total: int | None = None) -> None:
        if stage == "judging":
            other = threading.Thread(target=backup, args=(config, file))
            other.start()
            other.join()

    later = WHEN + timedelta(days=1)
    run(config, now=later, by="a test", progress=back_up_at_judging)
    assert told(holdfire, case) != before
    holdfire("restore", file, tmp_path / "restored")
    assert told(holdfire, tmp_path / "restored") == before


def test_the_plan_of_a_migration_says_what_would_run_and_runs_nothing(
    yemen: Path, tmp_path: Path, holdfire: Holdfire
) -> None:
    case = tmp_path / "case"
    shutil.copytree(yemen, case)
    head = holdfire("verify", case, "--head").stdout
    with sqlite3.connect(case / "record.db") as database:
        for kind in ("update", "delete"):
            database.execute(f"DROP TRIGGER steps_refuses_{kind}")
        database.execute("DROP TABLE links")
        database.execute("DELETE FROM steps WHERE number = 4")
    for _ in range(2):
        planned = holdfire("migrate", case, "--plan")
        assert (planned.exit_code, planned.output) == (0, "would run 0004_the_chain.sql\n")
    assert holdfire("migrate", case).output == "ran 0004_the_chain.sql\n"
    assert holdfire("migrate", case, "--plan").output == "up to date\n"
    assert holdfire("verify", case).exit_code == 0
    assert len(head) == 65


def test_a_place_that_is_taken_is_not_written_over(
    yemen: Path, packed: Path, tmp_path: Path, holdfire: Holdfire
) -> None:
    assert holdfire("backup", yemen, packed).exit_code == 3
    assert holdfire("restore", packed, yemen).exit_code == 3
    assert holdfire("copy", yemen, "--to", yemen).exit_code == 3
    assert holdfire("restore", tmp_path / "nowhere.zip", tmp_path / "new").exit_code == 4
