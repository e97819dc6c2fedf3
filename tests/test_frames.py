"""Lists for a notebook read what is wanted and no more, and become frames whose unknowns are null."""

import sys
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.frames import Lines, kept
from holdfire.model.errors import CaseError
from holdfire.model.page import Page
from holdfire.showing.columns import Column, ColumnKind

LINES = [(str(number), number if number % 2 else None) for number in range(10)]
COLUMNS = (
    Column("name", ColumnKind.TEXT, "what it is called", lambda line: line[0]),
    Column("low", ColumnKind.WHOLE, "the least", lambda line: line[1]),
)


class Asked:
    """Pages of a list, with what was asked for."""

    def __init__(self) -> None:
        self.pages: list[tuple[int, int]] = []

    def __call__(self, skip: int, most: int) -> Page[tuple[str, int | None]]:
        self.pages.append((skip, most))
        return Page(items=tuple(LINES[skip : skip + most]), total=len(LINES), skip=skip)


def test_nothing_is_read_before_it_is_wanted_and_then_only_that() -> None:
    asked = Asked()
    lines = Lines(asked, COLUMNS)
    assert asked.pages == []
    assert len(lines) == 10
    assert lines[7] == LINES[7]
    assert asked.pages == [(0, 1), (7, 1)]


def test_going_through_it_reads_one_batch_after_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("holdfire.frames.BATCH", 4)
    asked = Asked()
    assert list(iter(Lines(asked, COLUMNS))) == LINES
    assert asked.pages == [(0, 4), (4, 4), (8, 4), (10, 4)]


@given(
    st.slices(10) | st.slices(30),
)
def test_a_slice_is_that_of_the_whole_list(wanted: slice) -> None:
    assert list(Lines(Asked(), COLUMNS)[wanted]) == LINES[wanted]


@pytest.mark.parametrize("index", [10, -11])
def test_beyond_its_end_there_is_nothing(index: int) -> None:
    with pytest.raises(IndexError):
        Lines(Asked(), COLUMNS)[index]


def test_what_can_only_be_read_whole_is_read_once() -> None:
    reads = []

    def read() -> list[tuple[str, int | None]]:
        reads.append(1)
        return LINES

    lines = Lines(kept(read), COLUMNS)
    assert reads == []
    assert (len(lines), lines[-1], list(lines)) == (10, LINES[-1], LINES)
    assert reads == [1]


def to_polars(lines: Lines[object]) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = lines.to_polars().to_dicts()
    return rows


def to_pandas(lines: Lines[object]) -> list[dict[str, object]]:
    frame = lines.to_pandas()
    cells = frame.astype(object).where(frame.notna(), None)
    rows: list[dict[str, object]] = cells.to_dict(orient="records")
    return rows


EVERY_KIND = {
    ColumnKind.TEXT: "word",
    ColumnKind.WHOLE: 2**40,
    ColumnKind.NUMBER: 1.5,
    ColumnKind.MOMENT: datetime(2016, 2, 26, 22, tzinfo=UTC),
    ColumnKind.DAY: date(2016, 2, 27),
    ColumnKind.TRUTH: False,
}


def every_kind(*lines: object) -> Lines[object]:
    columns = tuple(
        Column(kind.name.lower(), kind, "", lambda line, value=value: value if line else None)
        for kind, value in EVERY_KIND.items()
    )
    return Lines(kept(lambda: lines), columns)


@pytest.mark.parametrize("frame", [to_polars, to_pandas])
def test_every_kind_of_value_comes_through_and_unknown_is_null_never_nought(
    frame: Callable[[Lines[object]], list[dict[str, object]]],
) -> None:
    lines = every_kind("known", None)
    known, unknown = frame(lines)
    told = {kind.name.lower(): value for kind, value in EVERY_KIND.items()}
    if frame is to_pandas:
        told["day"] = datetime(2016, 2, 27)
    assert known == told
    assert set(unknown.values()) == {None}


def test_a_frame_has_its_types_also_where_it_has_no_lines() -> None:
    full, empty = every_kind("known"), every_kind()
    assert dict(empty.to_polars().schema) == dict(full.to_polars().schema)
    assert dict(empty.to_pandas().dtypes) == dict(full.to_pandas().dtypes)
    assert empty.to_dicts() == []


@pytest.mark.parametrize("package", ["polars", "pandas"])
def test_without_the_package_it_is_said_which_extra_brings_it(
    monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(CaseError, match=r"holdfire\[frames\]"):
        getattr(every_kind("known"), f"to_{package}")()
