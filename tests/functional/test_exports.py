"""The record leaves in formats of others through the command a user types."""

import csv
import json
import shutil
from pathlib import Path

import pytest

from holdfire.showing.exports import EXPORTS
from tests.functional.conftest import Holdfire


def exported(holdfire: Holdfire, folder: Path, what: str, form: str, *more: str) -> str:
    result = holdfire("export", folder, "--what", what, "--format", form, *more)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_geojson_is_one_collection_of_all_incidents(syria_run: Path, holdfire: Holdfire) -> None:
    collection = json.loads(exported(holdfire, syria_run, "incidents", "geojson"))
    lines = exported(holdfire, syria_run, "incidents", "jsonl").splitlines()
    assert [f["id"] for f in collection["features"]] == [json.loads(line)["id"] for line in lines]
    coarse = json.loads(exported(holdfire, syria_run, "incidents", "geojson", "--coarsen-km", "50"))
    for fine, rough in zip(collection["features"], coarse["features"], strict=True):
        for one, other in zip(fine["properties"]["places"], rough["properties"]["places"], strict=True):
            assert one["known"] == other["known"]
            assert not one["known"] or other["radius_km"] > one["radius_km"]


@pytest.mark.parametrize("what", ["incidents", "statements"])
def test_annotations_quote_what_explain_shows(syria_run: Path, holdfire: Holdfire, what: str) -> None:
    lines = exported(holdfire, syria_run, what, "annotations").splitlines()
    assert lines
    first = json.loads(lines[0])
    found = first["id"].removeprefix("urn:holdfire:").split(":")[0]
    told = holdfire("explain", found, "--case", syria_run).stdout
    assert " ".join(first["target"]["selector"][1]["exact"].split())[:30] in " ".join(told.split())


def test_plover_goes_out_and_comes_back_as_a_table(
    syria_run: Path, holdfire: Holdfire, tmp_path: Path
) -> None:
    out = tmp_path / "events.jsonl"
    out.write_text(exported(holdfire, syria_run, "incidents", "plover"), encoding="utf-8")
    result = holdfire("import", "--plover", out)
    assert result.exit_code == 0, result.output
    rows = list(csv.DictReader(result.stdout.splitlines()))
    records = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [(r["incident_id"], r["act"]) for r in rows] == [(r["id"], r["holdfire_act"]) for r in records]


@pytest.mark.parametrize(("form", "column"), [("acled", "event_id_cnty"), ("ucdp", "id")])
def test_tables_of_datasets_hold_incidents_of_the_record(
    syria_run: Path, holdfire: Holdfire, form: str, column: str
) -> None:
    table = csv.DictReader(exported(holdfire, syria_run, "incidents", form).splitlines())
    assert table.fieldnames
    assert column in table.fieldnames
    ids = {
        json.loads(line)["id"] for line in exported(holdfire, syria_run, "incidents", "jsonl").splitlines()
    }
    assert {row[column] for row in table} <= ids


@pytest.mark.parametrize(
    "wrong",
    [
        ("--what", "statements", "--format", "geojson"),
        ("--what", "incidents", "--format", "parquet"),
        ("--what", "incidents", "--format", "wacz", "-o", "x"),
        ("--what", "captures", "--format", "wacz"),
        ("--what", "incidents", "--format", "geojson", "-o", "x"),
        ("--what", "incidents", "--format", "csv", "--coarsen-km", "5"),
    ],
)
def test_what_a_format_cannot_do_is_refused(
    syria_run: Path, holdfire: Holdfire, wrong: tuple[str, ...]
) -> None:
    assert holdfire("export", syria_run, *wrong).exit_code == 2


def test_a_case_of_nothing_but_the_web_archive_of_another_tells_the_same(
    syria_run: Path, holdfire: Holdfire, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    (other / "captures").mkdir(parents=True)
    for file in syria_run.glob("*.yaml"):
        shutil.copy(file, other)
    archive = other / "captures" / "all.wacz"
    assert exported(holdfire, syria_run, "captures", "wacz", "-o", str(archive)) == ""
    assert holdfire("run", other).exit_code == 0
    for what in EXPORTS.keys() - {"captures"}:
        assert exported(holdfire, other, what, "jsonl") == exported(holdfire, syria_run, what, "jsonl")
    ours, theirs = (
        [json.loads(line)["sha256"] for line in exported(holdfire, folder, "captures", "jsonl").splitlines()]
        for folder in (syria_run, other)
    )
    assert sorted(ours) == sorted(theirs)


def test_a_web_archive_tells_what_it_had_to_leave_out(
    syria_run: Path, holdfire: Holdfire, tmp_path: Path
) -> None:
    folder = tmp_path / "case"
    shutil.copytree(syria_run, folder)
    lost = min(path for path in (folder / "vault").rglob("*") if path.is_file())
    lost.unlink()
    archive = tmp_path / "all.wacz"
    result = holdfire("export", folder, "--what", "captures", "--format", "wacz", "-o", archive)
    assert result.exit_code == 4
    assert f"Lacking: vault {lost.name.partition('.')[0]}" in result.output
    assert archive.exists()
