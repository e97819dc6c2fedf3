"""Lists of the record for a notebook: read when they are wanted, made into data frames of flat columns."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from itertools import islice
from types import ModuleType
from typing import Any, TypeVar, overload

from holdfire.model.errors import CaseError
from holdfire.model.page import Page
from holdfire.showing.columns import Column, ColumnKind, row

T = TypeVar("T")

BATCH = 2000
"""Lines read from the record at a time."""

_PANDAS = {
    ColumnKind.TEXT: "string",
    ColumnKind.WHOLE: "Int64",
    ColumnKind.NUMBER: "Float64",
    ColumnKind.MOMENT: "datetime64[us, UTC]",
    ColumnKind.DAY: "datetime64[us]",
    ColumnKind.TRUTH: "boolean",
}


class Lines(Sequence[T]):
    """A list of lines of the record, in the record's order. Nothing is read before it is wanted: its length
    is one question, a line another, and going through it reads some thousand lines at a time."""

    def __init__(self, page: Callable[[int, int], Page[T]], columns: Sequence[Column[T]]) -> None:
        """`page` gives so many lines from the one after `skip` on."""
        self._page, self._columns = page, columns
        self._length: int | None = None

    @property
    def columns(self) -> Mapping[str, str]:
        """The names of the columns, and what each means."""
        return {column.name: column.about for column in self._columns}

    def __len__(self) -> int:
        if self._length is None:
            self._length = self._page(0, 1).total
        return self._length

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        wanted = range(len(self))[index]
        if isinstance(wanted, int):
            return self._page(wanted, 1).items[0]
        if not wanted:
            return ()
        first, last = min(wanted), max(wanted)
        read = tuple(islice(self._from(first), last - first + 1))
        return tuple(read[place - first] for place in wanted)

    def __iter__(self) -> Iterator[T]:
        return self._from(0)

    def __repr__(self) -> str:
        return f"<{len(self)} lines: {', '.join(self.columns)}>"

    def to_dicts(self) -> list[dict[str, object]]:
        """Each line as a flat row; None where nobody knows."""
        return [dict(row(self._columns, line)) for line in self]

    # Typed as Any: naming the frames' own types would import packages that are an extra.
    def to_polars(self) -> Any:
        """A polars DataFrame; null where nobody knows. Raises CaseError where polars is not installed."""
        polars = _package("polars")
        types = {
            ColumnKind.TEXT: polars.String,
            ColumnKind.WHOLE: polars.Int64,
            ColumnKind.NUMBER: polars.Float64,
            ColumnKind.MOMENT: polars.Datetime("us", "UTC"),
            ColumnKind.DAY: polars.Date,
            ColumnKind.TRUTH: polars.Boolean,
        }
        schema = {column.name: types[column.kind] for column in self._columns}
        return polars.DataFrame(self.to_dicts(), schema=schema, orient="row")

    def to_pandas(self) -> Any:
        """A pandas DataFrame of nullable types. Raises CaseError where pandas is not installed."""
        pandas, rows = _package("pandas"), self.to_dicts()
        return pandas.DataFrame(
            {
                column.name: pandas.Series([each[column.name] for each in rows], dtype=_PANDAS[column.kind])
                for column in self._columns
            }
        )

    def _from(self, skip: int) -> Iterator[T]:
        while items := self._page(skip, BATCH).items:
            yield from items
            skip += len(items)


def kept(read: Callable[[], Sequence[T]]) -> Callable[[int, int], Page[T]]:
    """Pages of what can only be read whole: it is read once, when it is first wanted."""
    at_hand: list[Sequence[T]] = []

    def page(skip: int, most: int) -> Page[T]:
        if not at_hand:
            at_hand.append(read())
        items = at_hand[0]
        return Page(items=tuple(items[skip : skip + most]), total=len(items), skip=skip)

    return page


def _package(name: str) -> ModuleType:
    """By name and only now: neither package is needed for anything else."""
    try:
        return import_module(name)
    except ImportError as error:
        raise CaseError(f"{name} is not installed; get it with: pip install 'holdfire[frames]'") from error
