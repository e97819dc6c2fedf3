"""Tables of events through the commands a user types: checked whole, put in, judged, and sent out again."""

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from holdfire.lexicon.event_tables import columns_of
from holdfire.model.listing import TableKind
from tests.functional.conftest import EXAMPLES, Holdfire, copied
from tests.functional.test_the_whole_way import dump

DOCS = Path(__file__).parents[2] / "docs" / "import.md"
HEADING = "incident_id,date,time,place,area,act,actor,target,killed_low,source,my own"
ROWS = (
    "S-1,2016-02-26,23:30,Homs,,air strike,syrian-air-force,Free Syrian Army,3,SNHR,a",
    "S-2,2016-02-28,13:00,Kafr Hamra,,shelling,Syrian army,,2,,b",
    "S-3,2016-03-02,,Marzaf the Old,Aleppo,shelling,Syrian army,Free Syrian Army,4,SNHR,c",
    "S-3,2016-03-02,,Marzaf the Old,Aleppo,shelling,Syrian army,al-Nusra,,Hmeimim centre,d",
    "S-4,2016-03-01,,Homs,,arrest,Syrian government,civilians,,SNHR,e",
)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """The Syrian case with no capture yet."""
    folder = copied("syria-2016", tmp_path / "bare")
    for capture in (folder / "captures").iterdir():
        capture.unlink()
    return folder


def table(folder: Path, *rows: str, name: str = "incidents.csv", heading: str = HEADING) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text("\n".join((heading, *rows)) + "\n", encoding="utf-8")
    return path


def judged(holdfire: Holdfire, folder: Path) -> dict[str, Mapping[str, Any]]:
    """The lines of `judge --jsonl` by imported id."""
    result = holdfire("judge", folder, "--jsonl")
    assert result.exit_code == 0, result.output
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    return {event: line for line in lines for event in line["imported"]}


def test_a_table_is_imported_and_every_incident_judged(
    case: Path, tmp_path: Path, holdfire: Holdfire
) -> None:
    result = holdfire("import", table(tmp_path / "in", *ROWS), "--case", case)
    assert result.exit_code == 0, result.output
    assert "incidents.csv: 5 rows of 4 events" in result.output
    found = judged(holdfire, case)
    assert {event: line["outcome"] for event, line in found.items()} == {
        "S-1": "out_of_scope_time",
        "S-2": "cannot_determine",
        "S-3": "contested",
        "S-4": "out_of_scope_act",
    }
    line = found["S-3"]
    assert line["listed"] == ["incidents:S-3"]
    assert list(line["tests"]) == [
        "time",
        "place",
        "actor",
        "target",
        "act",
        "exception",
        "evidence",
        "ruling",
    ]
    assert line["tests"]["target"]["answer"] == "unknown"
    assert {account["targets"][0]: account["outcome"] for account in line["accounts"]} == {
        "free-syrian-army": "apparent_breach",
        "nusra": "excluded_actor",
    }
    assert "outcome" not in found["S-1"]["accounts"][0]
    assert "S-1: out of scope time" in holdfire("judge", case).stdout


def test_importing_twice_changes_nothing(case: Path, tmp_path: Path, holdfire: Holdfire) -> None:
    path = table(tmp_path / "in", *ROWS)
    holdfire("import", path, "--case", case)
    before = dump(case)
    again = holdfire("import", path, "--case", case)
    assert "nothing changed" in again.output
    assert dump(case) == before


def test_a_table_found_in_captures_is_read_just_so(case: Path, tmp_path: Path, holdfire: Holdfire) -> None:
    other = copied("syria-2016", tmp_path / "other")
    for capture in (other / "captures").iterdir():
        capture.unlink()
    table(other / "captures", *ROWS)
    holdfire("run", other)
    holdfire("import", table(tmp_path / "in", *ROWS), "--case", case)
    assert judged(holdfire, case) == judged(holdfire, other)


def test_a_line_leads_back_to_the_row_in_the_file(case: Path, tmp_path: Path, holdfire: Holdfire) -> None:
    holdfire("import", table(tmp_path / "in", *ROWS), "--case", case)
    incident = judged(holdfire, case)["S-2"]["id"]
    told = holdfire("explain", incident, "--chain", "--case", case).stdout
    assert "Kafr Hamra" in told
    assert "incidents.csv#3" in "".join(told.split())


def test_a_table_at_fault_is_refused_whole_with_lines_and_columns(
    case: Path, tmp_path: Path, holdfire: Holdfire
) -> None:
    good = table(tmp_path / "in", *ROWS, name="good.csv")
    bad = table(tmp_path / "in", ROWS[0], "S-9,yesterday,,Homs,,shelling,,,,,", ",2016-02-28,,,,sheling,,,,,")
    result = holdfire("import", good, bad, "--case", case)
    assert result.exit_code == 3
    assert "Refused: 3 faults." in result.output
    assert "incidents.csv:3:2: date: found 'yesterday'" in result.output
    assert "incidents.csv:4:1: incident_id: found nothing" in result.output
    assert "incidents.csv:4:6: act: found 'sheling'" in result.output
    assert list((case / "captures").iterdir()) == []
    assert not (case / "record.db").exists()


def test_a_new_version_withdraws_the_rows_that_went_and_restores_those_that_come_back(
    case: Path, tmp_path: Path, holdfire: Holdfire
) -> None:
    holdfire("import", table(tmp_path / "in", *ROWS), "--case", case)
    corrected = ROWS[1].replace("shelling", "arrest")
    newer = table(tmp_path / "in", ROWS[0], corrected)
    refused = holdfire("import", newer, "--case", case)
    assert refused.exit_code == 3
    assert "--replace" in refused.output
    result = holdfire("import", newer, "--case", case, "--replace")
    assert "4 rows of its earlier version withdrawn" in result.output
    found = judged(holdfire, case)
    assert {event: line["outcome"] for event, line in found.items() if line["id"]} == {
        "S-1": "out_of_scope_time",
        "S-2": "out_of_scope_act",
    }
    holdfire("import", table(tmp_path / "in", *ROWS), "--case", case, "--replace")
    assert judged(holdfire, case)["S-2"]["outcome"] == "cannot_determine"


def test_a_row_that_tells_of_nothing_done_is_told_with_the_reason(
    case: Path, tmp_path: Path, holdfire: Holdfire
) -> None:
    heading = "incident_id,date,act,modality"
    rows = ("S-1,2016-02-28,aid delivered,demanded", "S-2,2016-02-28,talks,")
    holdfire("import", table(tmp_path / "in", *rows, heading=heading), "--case", case)
    found = judged(holdfire, case)
    assert [(line["id"], line["outcome"]) for line in found.values()] == [(None, None)] * 2
    assert "demanded" in found["S-1"]["why"]
    assert "talks" in found["S-2"]["why"]


def test_rows_and_reports_of_one_happening_are_one_incident(
    syria: Path, tmp_path: Path, holdfire: Holdfire
) -> None:
    heading = "incident_id,date,place,act,actor"
    row = "S-1,2016-02-28,Kafr Hamra,air strike,"
    holdfire("import", table(tmp_path / "in", row, heading=heading), "--case", syria)
    line = judged(holdfire, syria)["S-1"]
    assert len(line["accounts"]) > 1


def test_the_template_is_a_table_to_fill_in(case: Path, tmp_path: Path, holdfire: Holdfire) -> None:
    heading = holdfire("import", "--template").stdout.strip()
    columns = heading.split(",")
    row = ",".join(
        {"incident_id": "T-1", "date": "2016-03-01", "act": "arrest"}.get(name, "") for name in columns
    )
    result = holdfire("import", table(tmp_path / "in", row, heading=heading), "--case", case)
    assert result.exit_code == 0, result.output
    assert judged(holdfire, case)["T-1"]["tests"]["time"]["answer"] == "yes"


def test_every_column_is_explained_as_the_table_of_columns_has_it() -> None:
    text = DOCS.read_text(encoding="utf-8")
    for column in columns_of(TableKind.OWN):
        assert f"| `{column.name}`" in text
        assert f"| {column.about} | `{column.example}` |" in text


def test_the_examples_of_all_columns_make_a_row_without_a_fault(
    case: Path, tmp_path: Path, holdfire: Holdfire
) -> None:
    columns = columns_of(TableKind.OWN)
    heading = ",".join(column.name for column in columns)
    row = ",".join(column.example for column in columns)
    result = holdfire("import", table(tmp_path / "in", row, heading=heading), "--case", case)
    assert result.exit_code == 0, result.output


def test_what_is_exported_as_a_table_is_judged_alike_when_imported(
    case: Path, syria: Path, tmp_path: Path, holdfire: Holdfire
) -> None:
    holdfire("import", table(tmp_path / "in", *ROWS), "--case", syria)
    result = holdfire("export", syria, "--what", "incidents", "--format", "csv")
    assert result.exit_code == 0, result.output
    out = tmp_path / "out.csv"
    out.write_text(result.stdout, encoding="utf-8")
    assert holdfire("import", out, "--case", case).exit_code == 0
    before, after = judged(holdfire, syria), judged(holdfire, case)
    assert set(before) <= set(after)
    for event, line in before.items():
        assert (event, after[event]["outcome"], len(after[event]["accounts"])) == (
            event,
            line["outcome"],
            len(line["accounts"]),
        )


def test_own_columns_and_formulas_come_out_as_they_went_in(
    case: Path, tmp_path: Path, holdfire: Holdfire
) -> None:
    heading = "incident_id,date,act,note,my own"
    row = 'S-1,2016-02-28,shelling,"=1+1, said ""he""",-x'
    holdfire("import", table(tmp_path / "in", row, heading=heading), "--case", case)
    result = holdfire("export", case, "--what", "incidents", "--format", "csv")
    assert result.stdout.splitlines() == [heading, 'S-1,2016-02-28,shelling,"\'=1+1, said ""he""",\'-x']


def test_columns_of_a_dataset_come_out_behind_its_name(
    case: Path, tmp_path: Path, holdfire: Holdfire
) -> None:
    heading = "event_id_cnty,event_date,event_type,sub_event_type,actor1,location,country,assessment"
    row = "SYR9,28 February 2016,Battles,Armed clash,Syrian army,Homs,Syria,high"
    result = holdfire(
        "import", table(tmp_path / "in", row, heading=heading, name="acled.csv"), "--case", case
    )
    assert "columns not known, kept as they are: assessment (1)" in result.output
    out = holdfire("export", case, "--what", "incidents", "--format", "csv").stdout.splitlines()
    (told,) = csv.DictReader(out)
    assert told["acled:event_id_cnty"] == "SYR9"
    assert told["acled:assessment"] == "high"
    assert (told["act"], told["date"], told["actor"]) == ("ground_attack", "2016-02-28", "syrian-army")


ACLED = "event_id_cnty,event_date,event_type,sub_event_type,actor1,fatalities"
ACLED_ROW = "SYR9,28 February 2016,Battles,Armed clash,A,3"
GED = "id,type_of_violence,side_a,side_b,date_start,date_end,best,high,low"
GED_ROW = "9,3,A,Civilians,2016-02-28,2016-02-28,1,1,1"


@pytest.mark.parametrize(
    ("heading", "good", "column"),
    [(HEADING, ROWS[0], "incident_id"), (ACLED, ACLED_ROW, "event_id_cnty"), (GED, GED_ROW, "id")],
)
def test_a_row_without_an_id_is_refused_with_its_line_in_every_table(
    case: Path, tmp_path: Path, holdfire: Holdfire, heading: str, good: str, column: str
) -> None:
    rows = (good, "," + good.partition(",")[2])
    result = holdfire("import", table(tmp_path / "in", *rows, heading=heading, name="t.csv"), "--case", case)
    assert result.exit_code == 3
    assert f"t.csv:3:1: {column}: found nothing" in result.output
    assert list((case / "captures").iterdir()) == []


@pytest.mark.parametrize("gone", ["event_id_cnty", "event_date", "event_type", "sub_event_type", "actor1"])
def test_a_needed_column_of_acled_that_was_renamed_is_told_with_what_stands_there_instead(
    case: Path, tmp_path: Path, holdfire: Holdfire, gone: str
) -> None:
    drifted = ",".join(f"new_{name}" if name == gone else name for name in ACLED.split(","))
    result = holdfire(
        "import", table(tmp_path / "in", ACLED_ROW, heading=drifted, name="acled.csv"), "--case", case
    )
    assert result.exit_code == 3
    assert f"a table of the kind acled needs the column {gone}; found" in result.output
    assert f"new_{gone}" in result.output


def test_other_columns_of_acled_that_are_gone_or_new_are_told_with_the_import_and_every_run(
    case: Path, tmp_path: Path, holdfire: Holdfire
) -> None:
    drifted = ACLED.replace("fatalities", "deaths_reported")
    path = table(tmp_path / "in", ACLED_ROW, heading=drifted, name="acled.csv")
    for result in (holdfire("import", path, "--case", case), holdfire("run", case)):
        assert result.exit_code == 0, result.output
        assert "columns not known, kept as they are: deaths_reported (1)" in result.output
        (gone,) = [part for part in result.output.splitlines() if "this file lacks" in part]
        assert "fatalities" in gone


def test_tables_exported_in_the_columns_of_datasets_come_back_as_the_same_acts_of_the_same_actors(
    case: Path, syria_run: Path, tmp_path: Path, holdfire: Holdfire
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    out = folder / "acled.csv"
    out.write_text(
        holdfire("export", syria_run, "--what", "incidents", "--format", "acled").stdout, encoding="utf-8"
    )
    assert holdfire("import", out, "--case", case).exit_code == 0
    told = {
        (line["id"], line["act"], tuple(actor["actor"] or actor["name"] for actor in line["actors"]))
        for line in map(json.loads, holdfire("export", syria_run, "--what", "incidents").stdout.splitlines())
    }
    back = {
        (
            line["listed"][0].removeprefix("acled:"),
            line["act"],
            tuple(a["actor"] or a["name"] for a in line["actors"]),
        )
        for line in map(json.loads, holdfire("export", case, "--what", "incidents").stdout.splitlines())
    }
    assert back
    assert back <= told


def test_read_prints_a_row_with_its_listing_and_the_place_it_gives(
    tmp_path: Path, holdfire: Holdfire
) -> None:
    heading = "incident_id,date,place,held_by,act,evidence"
    path = table(tmp_path / "in", "S-1,2016-02-28,Kafr Hamra,al-Nusra,shelling,contested", heading=heading)
    result = holdfire("read", path, "--jsonl", "--case", EXAMPLES / "syria-2016")
    assert result.exit_code == 0, result.output
    line = json.loads(result.stdout)
    (told,) = line["mentions"]
    assert line["report"]["row"]["event"] == told["listing"]["event"] == "S-1"
    assert told["listing"]["evidence"] == "contested"
    assert "nusra" in [claim["holder"] for claim in told["place"]["given"]["control"]]


def test_the_folder_for_captures_is_made_where_a_case_has_none(
    case: Path, tmp_path: Path, holdfire: Holdfire
) -> None:
    (case / "captures").rmdir()
    result = holdfire("import", table(tmp_path / "in", *ROWS), "--case", case)
    assert result.exit_code == 0, result.output
    assert (case / "captures" / "incidents.csv").exists()


def test_what_is_not_judged_says_why(case: Path, tmp_path: Path, holdfire: Holdfire) -> None:
    heading = "incident_id,date,place,act,actor,target,modality,evidence"
    rows = (
        "R-1,2016-02-28,Homs,shelling,Syrian army,Free Syrian Army,,refuted",
        "R-2,2016-02-28,Homs,shelling,Syrian army,Free Syrian Army,demanded,",
        "R-3,2016-02-28,Homs,refusal,Syrian army,,,",
    )
    folder = tmp_path / "in"
    assert holdfire("import", table(folder, *rows, heading=heading), "--case", case).exit_code == 0
    found = judged(holdfire, case)
    assert {name: line["outcome"] for name, line in found.items()} == dict.fromkeys(("R-1", "R-2", "R-3"))
    assert found["R-1"]["why"] == "its evidence is refuted: nothing is left to hold against the terms"
    assert found["R-2"]["why"] == "no account says that it happened: it is told as demanded"
    assert found["R-3"]["why"].startswith("words and not a happening (refusal)")
