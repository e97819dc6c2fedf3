"""From captured reports to "is the truce holding?", through the command a user types."""

import json
import shutil
import sqlite3
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from holdfire.config import read_config
from holdfire.pipeline import run
from tests.functional.conftest import EXAMPLES, Holdfire, copied
from tests.showing.test_tei import words_of


def dump(folder: Path) -> str:
    """Everything the record holds, as text."""
    with sqlite3.connect(folder / "record.db") as database:
        return "\n".join(database.iterdump())


def pages(folder: Path) -> dict[str, str]:
    """Every file of the bulletin by name, as a digest."""
    bulletin = folder / "bulletin"
    return {
        path.relative_to(bulletin).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(bulletin.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("name", sorted(path.parent.name for path in EXAMPLES.glob("*/holdfire.yaml")))
def test_every_example_runs_and_leaves_record_vault_and_bulletin(
    name: str, tmp_path: Path, holdfire: Holdfire
) -> None:
    folder = copied(name, tmp_path)
    result = holdfire("run", folder)
    assert result.exit_code == 0, result.output
    assert "In force?" in result.output
    assert "Holding?" in result.output
    assert "Could not be read" not in result.output
    assert (folder / "record.db").is_file()
    assert (folder / "bulletin" / "index.html").is_file()
    assert any((folder / "vault").rglob("*"))


def test_a_second_run_changes_nothing(syria: Path, holdfire: Holdfire) -> None:
    holdfire("run", syria)
    record, bulletin = dump(syria), pages(syria)
    again = holdfire("run", syria)
    assert "nothing changed" in again.output
    assert dump(syria) == record
    assert pages(syria) == bulletin


def test_one_new_capture_adds_only_what_it_brings(syria: Path, holdfire: Holdfire, export) -> None:
    capture = next((syria / "captures").glob("22*"))
    shutil.move(capture, syria.parent / capture.name)
    holdfire("run", syria)
    before = {
        what: {line["id"]: line for line in export(syria, what)} for what in ("incidents", "statements")
    }
    shutil.move(syria.parent / capture.name, capture)
    holdfire("run", syria)
    report = json.loads(holdfire("read", capture, "--jsonl", "--case", syria).stdout)["report"]["id"]
    for what, members in (("incidents", "accounts"), ("statements", "renderings")):
        after = {line["id"]: line for line in export(syria, what)}
        assert set(before[what]) <= set(after)
        touched = [line for key, line in after.items() if before[what].get(key) != line]
        assert touched
        assert all(any(member["report"] == report for member in line[members]) for line in touched)


def test_order_and_names_of_captures_do_not_matter(syria: Path, holdfire: Holdfire, export) -> None:
    holdfire("run", syria)
    before = {what: export(syria, what) for what in ("incidents", "statements", "stories", "findings")}
    other = syria.parent / "other"
    shutil.copytree(syria, other, ignore=shutil.ignore_patterns("record.db*", "vault", "bulletin"))
    for number, path in enumerate(sorted((other / "captures").iterdir(), reverse=True)):
        path.rename(path.with_name(f"{number:02}-renamed{path.suffix}"))
    holdfire("run", other)
    assert {what: export(other, what) for what in before} == before


def test_the_record_can_be_asked_as_it_stood_before(syria: Path, export) -> None:
    late = syria.parent / "late"
    late.mkdir()
    for path in (syria / "captures").glob("1*"):
        shutil.move(path, late / path.name)
    monday, tuesday = datetime(2026, 3, 2, tzinfo=UTC), datetime(2026, 3, 3, tzinfo=UTC)
    config = read_config(syria, {})
    run(config, now=monday, by="a test", progress=lambda stage, done, total=None: None)
    first = {what: export(syria, what) for what in ("incidents", "statements", "findings")}
    for path in late.iterdir():
        shutil.move(path, syria / "captures" / path.name)
    run(config, now=tuesday, by="a test", progress=lambda stage, done, total=None: None)
    assert {what: export(syria, what, "--as-of", "2026-03-02T12:00Z") for what in first} == first
    assert export(syria, "incidents") != first["incidents"]


def test_a_finding_is_explained_down_to_the_quoted_passage_and_the_capture(
    syria_run: Path, holdfire: Holdfire, export
) -> None:
    finding = export(syria_run, "findings")[0]
    explained = holdfire("explain", finding["id"], "--case", syria_run, "--chain")
    assert explained.exit_code == 0
    digests = {sha256(path.read_bytes()).hexdigest() for path in (syria_run / "captures").iterdir()}
    assert (
        any(digest in explained.output.replace("\n", "") for digest in digests)
        or "sha256" in explained.output
    )
    for test in ("time", "place", "actor", "target", "act", "exception", "evidence", "ruling"):
        assert test in explained.output


def test_an_unknown_id_is_refused_with_the_records_exit_code(syria_run: Path, holdfire: Holdfire) -> None:
    result = holdfire("explain", "incident-0000000000000000", "--case", syria_run)
    assert result.exit_code == 4
    assert "incident-0000000000000000" in result.output


def test_status_as_json_says_both_answers_with_their_grounds(syria_run: Path, holdfire: Holdfire) -> None:
    status = json.loads(holdfire("status", syria_run, "--json").stdout)["status"]
    assert status["formal"] == "in_force"
    assert status["formal_grounds"]
    assert status["holding"] in {"holding", "strained", "not_holding", "cannot_say"}
    assert status["holding_grounds"]
    assert status["unknowns"]


def test_a_decision_is_followed_by_the_next_run_and_stays_on_record(
    syria: Path, holdfire: Holdfire, export
) -> None:
    holdfire("run", syria)
    incident = export(syria, "incidents")[0]["id"]
    decided = holdfire(
        "decide",
        syria,
        "set_evidence",
        incident,
        "--value",
        "verified",
        "--by",
        "A. Reviewer",
        "--reason",
        "seen",
    )
    assert decided.exit_code == 0, decided.output
    holdfire("run", syria)
    states = {line["id"]: line["evidence"] for line in export(syria, "incidents")}
    assert states[incident] == "verified"
    assert [line["by"] for line in export(syria, "decisions")] == ["A. Reviewer"]


def test_nobody_decides_anonymously(syria_run: Path, holdfire: Holdfire, export) -> None:
    incident = export(syria_run, "incidents")[0]["id"]
    result = holdfire("decide", syria_run, "set_work", incident, "--value", "closed", "--reason", "done")
    assert result.exit_code == 3
    assert "HOLDFIRE_REVIEWER" in result.output


def test_statements_leave_as_a_document_that_gives_every_rendering_its_words_back(
    syria_run: Path, holdfire: Holdfire, export
) -> None:
    result = holdfire("export", syria_run, "--what", "statements", "--format", "tei")
    assert result.exit_code == 0, result.output
    root = ET.fromstring(result.stdout)
    statements = export(syria_run, "statements")
    assert any(len(statement["renderings"]) > 1 for statement in statements)
    for statement in statements:
        for rendering in statement["renderings"]:
            assert words_of(root, statement["id"], rendering["siglum"]) == rendering["words"]
        for entry in statement["apparatus"]:
            grave = {"name", "number", "date", "negation", "modality"}
            assert entry["diverges"] == (entry["kind"] in grave)


def test_a_format_that_cannot_hold_what_is_asked_for_is_a_wrong_call(
    syria_run: Path, holdfire: Holdfire
) -> None:
    result = holdfire("export", syria_run, "--what", "incidents", "--format", "tei")
    assert result.exit_code == 2
    assert "writes statements only" in result.output


def test_a_case_that_names_a_model_which_is_not_there_is_refused_before_anything_is_written(
    syria: Path, holdfire: Holdfire
) -> None:
    settings = syria / "holdfire.yaml"
    settings.write_text(
        settings.read_text(encoding="utf-8") + "\nembeddings: no-such-model\n", encoding="utf-8"
    )
    result = holdfire("run", syria)
    assert result.exit_code == 3
    assert "no-such-model" in result.output
    assert not (syria / "record.db").exists()
