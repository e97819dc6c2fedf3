"""Reads a row of a table of events, whichever table it is of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Self

from holdfire.lexicon.names import NameFinder
from holdfire.model.capture import Capture
from holdfire.model.case import Case
from holdfire.model.errors import CaptureError, RowFaultsError
from holdfire.model.listing import TableKind
from holdfire.model.reading import Reading
from holdfire.reading.tables.acled import AcledTable
from holdfire.reading.tables.cells import Cells
from holdfire.reading.tables.entry import Entry, as_reading
from holdfire.reading.tables.own import OwnTable
from holdfire.reading.tables.parties import Who
from holdfire.reading.tables.places import Where
from holdfire.reading.tables.ucdp_ged import GedTable


@dataclass(frozen=True, slots=True)
class RowReader:
    """Reads rows with the names of one case."""

    entries: Mapping[TableKind, Callable[[Cells], Entry | None]]

    @classmethod
    def of(cls, case: Case, finder: NameFinder) -> Self:
        """The reader for a case."""
        who, where = Who(case, finder), Where(case, finder)
        return cls(
            {
                TableKind.OWN: OwnTable(who, where).entry,
                TableKind.ACLED: AcledTable(who, where).entry,
                TableKind.UCDP_GED: GedTable(who, where).entry,
            }
        )

    def read(self, capture: Capture) -> Reading:
        """The reading of a row. Raises RowFaultsError with all its faults, CaptureError where it is none."""
        cells = Cells.of(capture)
        entry = self.entries[cells.heading.kind](cells)
        if cells.faults:
            raise RowFaultsError(tuple(sorted(cells.faults, key=lambda fault: (fault.column, fault.where))))
        if entry is None:
            raise CaptureError("the row says nothing")
        return as_reading(capture, cells, entry)
