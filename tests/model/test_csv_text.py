"""CSV text: every cell says where it stands, and what is written is read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.model.csv_text import DELIMITERS, BadQuotes, guarded, records, unguarded, written

CELLS = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
ROWS = st.lists(st.lists(CELLS, min_size=2, max_size=5), min_size=1, max_size=6)


@given(ROWS, st.sampled_from(DELIMITERS), st.sampled_from(["\n", "\r\n"]))
def test_what_is_written_is_read_back(rows: list[list[str]], delimiter: str, ending: str) -> None:
    text = "".join(written(row, delimiter) + ending for row in rows)
    assert [[field.value for field in record.fields] for record in records(text, delimiter)] == rows


@given(ROWS, st.sampled_from(DELIMITERS))
def test_spans_hold_the_cell_and_records_follow_one_another(rows: list[list[str]], delimiter: str) -> None:
    text = "".join(written(row, delimiter) + "\n" for row in rows)
    place = 0
    for record in records(text, delimiter):
        assert record.start == place
        place = record.next
        for field in record.fields:
            assert record.start <= field.start <= field.end <= record.end
            assert text[field.start : field.end].replace('""', '"') == field.value
    assert place == len(text)


@pytest.mark.parametrize(("text", "at"), [('a,"b', 2), ('a\n"b" c,d', 2), ('"a""', 0)])
def test_a_quotation_mark_that_is_not_closed_is_told_with_its_place(text: str, at: int) -> None:
    with pytest.raises(BadQuotes) as caught:
        list(records(text, ","))
    assert caught.value.at == at


def test_a_mark_inside_a_bare_cell_is_a_mark() -> None:
    (record,) = records('5" gun,2', ",")
    assert [field.value for field in record.fields] == ['5" gun', "2"]


@pytest.mark.parametrize("cell", ["=1+1", "+1+1", "-cmd", "@sum", "\tx", "'=x", "''"])
def test_no_spreadsheet_runs_a_guarded_cell(cell: str) -> None:
    assert guarded(cell).startswith("'")
    assert unguarded(guarded(cell)) == cell


@pytest.mark.parametrize("cell", ["-63.2", "+3", "'Ayn al-Arab", "plain", ""])
def test_what_is_harmless_stays_as_it_is(cell: str) -> None:
    assert guarded(cell) == cell == unguarded(cell)


@given(CELLS)
def test_a_guarded_cell_is_read_back_exactly(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
