"""An own table goes out as it came in, whatever stands in its cells."""

from hypothesis import given
from hypothesis import strategies as st

from holdfire.lexicon.casebook import read_case
from holdfire.lexicon.event_tables import columns_of
from holdfire.model.capture import Capture, MediaType
from holdfire.model.csv_text import records
from holdfire.model.listing import TableKind
from holdfire.model.reading import Reading
from holdfire.reading.read import Reader
from holdfire.showing.incident_table import lines_of

READER = Reader(read_case({"holdfire.yaml": "name: Valley\nzone: Asia/Damascus\n"}))

PRINTABLE = st.text(
    alphabet=st.one_of(st.sampled_from("=+-@'\",;\n\r\t"), st.characters(categories=["L", "N", "P", "Zs"])),
    max_size=15,
).map(str.strip)
FREE = (
    "place",
    "means",
    "actor",
    "target",
    "harmed",
    "source",
    "origin",
    "evidence_by",
    "table",
    "note",
    "my =own",
)
FIXED = {
    "act": st.sampled_from(["shelling", "Air strike", "mortar fire"]),
    "date": st.sampled_from(["2016-02-28", "28 February 2016", "28.02.2016"]),
    "time": st.sampled_from(["13:00", "morning", "22:00-02:00", ""]),
    "killed_low": st.sampled_from(["0", "3-5", "7+", "about 50", ""]),
    "latitude": st.floats(-90, 90).map(lambda number: f"{number:.4f}"),
    "self_defence": st.sampled_from(["yes", "no", ""]),
}
ROWS = st.lists(
    st.fixed_dictionaries(
        {"incident_id": PRINTABLE.filter(bool)}
        | FIXED
        | {"longitude": st.just("-63.25")}
        | dict.fromkeys(FREE, PRINTABLE)
    ),
    min_size=1,
    max_size=4,
)


def imported(lines: list[str]) -> list[Reading]:
    """The readings of a table given as its lines, each line a record."""
    heading, *rows = lines
    captures = (
        Capture(data=f"{heading}\n{row}".encode(), origin=f"t.csv#{number}", media_type=MediaType.ROW)
        for number, row in enumerate(rows, 2)
    )
    return [READER.read(capture) for capture in captures]


def cells(reading: Reading) -> dict[str, str]:
    assert reading.report.row is not None
    return {name: value for name, value in reading.report.row.cells if value}


@given(ROWS)
def test_what_goes_out_is_what_came_in(rows: list[dict[str, str]]) -> None:
    once = imported(list(lines_of(rows)))
    assert [cells(reading) for reading in once] == [
        {name: value for name, value in row.items() if value} for row in rows
    ]
    again = imported(list(lines_of(cells(reading) for reading in once)))
    assert again == once


@given(ROWS)
def test_no_cell_that_goes_out_is_run_as_a_formula(rows: list[dict[str, str]]) -> None:
    text = "\n".join(lines_of(rows))
    for record in records(text, ","):
        for field in record.fields:
            harmless = field.value[:1] not in ("=", "+", "-", "@", "\t", "\r")
            assert harmless or field.value.replace(".", "", 1).lstrip("+-").isdecimal()


def test_known_columns_come_first_and_those_that_hold_nothing_are_left_out() -> None:
    heading, _ = lines_of([{"mine": "x", "note": "y", "incident_id": "1", "act": "siege", "place": ""}])
    assert heading == "incident_id,date,act,note,mine"
    assert {column.name for column in columns_of(TableKind.OWN)} > {"incident_id", "date", "act", "note"}
