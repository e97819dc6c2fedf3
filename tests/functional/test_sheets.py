"""A field office fills in a sheet without a network; what it sends back is read, however it was saved."""

import csv
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from holdfire.lexicon.casebook import read_case
from holdfire.lexicon.event_tables import columns_of
from holdfire.model.act import Act
from holdfire.model.capture import Capture, MediaType
from holdfire.model.csv_text import written
from holdfire.model.listing import TableKind
from holdfire.reading.read import Reader
from holdfire.showing.sheet import allowed
from tests.functional.conftest import Holdfire, copied

READER = Reader(read_case({"holdfire.yaml": "name: Valley\nzone: Asia/Damascus\n"}))
NEEDED = {"incident_id": "S-1", "date": "2016-02-28", "act": "shelling", "evidence_by": "M. Reviewer"}
CODED = [(column.name, value) for column in columns_of(TableKind.OWN) for value in allowed(column.name)]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = copied("syria-2016", tmp_path)
    for capture in (folder / "captures").iterdir():
        capture.unlink()
    return folder


def rows_of(path: Path, delimiter: str = ",") -> list[Mapping[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def test_the_sheet_explains_every_column_and_lists_every_code_and_name(
    case: Path, tmp_path: Path, holdfire: Holdfire
) -> None:
    folder = tmp_path / "sheet"
    result = holdfire("template", folder, "--case", case)
    assert result.exit_code == 0, result.output
    columns = [column.name for column in columns_of(TableKind.OWN)]
    heading = (folder / "incidents.csv").read_bytes()
    assert heading == b"\xef\xbb\xbf" + ",".join(columns).encode() + b"\r\n"
    explained = rows_of(folder / "columns.csv")
    assert [row["column"] for row in explained] == columns
    assert [row["column"] for row in explained if row["needed"]] == ["incident_id", "date", "act"]
    assert {row["act"] for row in rows_of(folder / "acts.csv")} == {act.value for act in Act}
    names = {(row["what"], row["id"]) for row in rows_of(folder / "names.csv")}
    assert {("actor", "syrian-army"), ("place", "aleppo")} <= names
    assert {what for what, _ in names} == {"actor", "place", "outlet"}
    assert sorted(result.output.split()) == sorted(str(path) for path in folder.iterdir())


@pytest.mark.parametrize(("column", "value"), CODED)
def test_every_value_that_the_sheet_allows_is_read(column: str, value: str) -> None:
    cells = NEEDED | {column: value}
    table = f"{written(list(cells))}\n{written(list(cells.values()))}"
    reading = READER.read(Capture(data=table.encode(), origin="t.csv#2", media_type=MediaType.ROW))
    assert reading.report.row


def test_nothing_of_the_users_is_overwritten(tmp_path: Path, holdfire: Holdfire) -> None:
    (tmp_path / "incidents.csv").write_text("mine")
    refused = holdfire("template", tmp_path)
    assert refused.exit_code == 3
    assert "not empty" in refused.output
    assert [path.name for path in tmp_path.iterdir()] == ["incidents.csv"]


@pytest.mark.parametrize("charset", ["utf-8-sig", "windows-1252", "utf-16"])
def test_a_sheet_saved_by_a_spreadsheet_program_is_imported(
    case: Path, tmp_path: Path, holdfire: Holdfire, charset: str
) -> None:
    sheet = tmp_path / "sheet"
    assert holdfire("template", sheet, "--semicolons").exit_code == 0
    filled = {
        "incident_id": "F-1",
        "date": "28.02.2016",
        "time": "13:00:00",
        "place": "Château d’Été",
        "latitude": "36,2627",
        "longitude": "37,0941",
        "country": "SY",
        "act": "shelling",
        "killed_low": "3",
        "source": "Bureau de Genève",
        "note": 'Er sagte: "Fünf Schüsse"; dann Ruhe',
    }
    heading = (sheet / "incidents.csv").read_text(encoding="utf-8-sig").strip()
    row = written([filled.get(name, "") for name in heading.split(";")], ";")
    blank = ";" * heading.count(";")
    table = tmp_path / "incidents.csv"
    table.write_bytes(f"{heading}\r\n{row}\r\n{blank}\r\n".encode(charset))

    result = holdfire("import", table, "--case", case)
    assert result.exit_code == 0, result.output
    assert "incidents.csv: 1 rows of 1 events" in result.output
    assert ("read as Windows-1252" in result.output) is (charset == "windows-1252")
    assert table.read_bytes() == (case / "captures" / "incidents.csv").read_bytes()

    out = holdfire("export", case, "--what", "incidents", "--format", "csv").stdout
    (told,) = csv.DictReader(out.splitlines())
    assert {name: value for name, value in told.items() if value} == filled
    drawn = json.loads(holdfire("export", case, "--what", "incidents", "--format", "geojson").stdout)
    assert drawn["features"][0]["geometry"]["coordinates"] == [37.0941, 36.2627]


def test_a_sheet_whose_charset_cannot_be_told_is_refused_with_what_to_do(
    case: Path, tmp_path: Path, holdfire: Holdfire
) -> None:
    table = tmp_path / "incidents.csv"
    table.write_bytes("incident_id;date;act;place\r\n1;28.02.2016;siege;Алеппо\r\n".encode("cp1251"))
    refused = holdfire("import", table, "--case", case)
    assert refused.exit_code == 3
    assert "incidents.csv:2:1" in refused.output
    assert "save it as “CSV UTF-8”" in refused.output
    assert list((case / "captures").iterdir()) == []


def test_a_case_need_not_be_at_hand(tmp_path: Path, holdfire: Holdfire) -> None:
    assert holdfire("template", tmp_path / "sheet").exit_code == 0
    assert not (tmp_path / "sheet" / "names.csv").exists()
    assert "names.csv" not in (tmp_path / "sheet" / "README.txt").read_text()
    assert "names.csv" not in (tmp_path / "sheet" / "columns.csv").read_text()
