"""Writes a sheet to fill in where there is no network: an empty table of events, and what may stand in it."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from holdfire.lexicon.act_codes import definitions
from holdfire.lexicon.event_tables import NEEDED, columns_of
from holdfire.model.act import Modality
from holdfire.model.case import Case
from holdfire.model.csv_text import guarded, written
from holdfire.model.errors import CaseError
from holdfire.model.incident import AttributionState, EvidenceState
from holdfire.model.listing import TableKind
from holdfire.model.when import Precision

_CODES: Mapping[str, type[StrEnum]] = {
    "time_precision": Precision,
    "modality": Modality,
    "attribution": AttributionState,
    "evidence": EvidenceState,
}
_YES_OR_NO = ("self_defence", "offensive")
_IN_FILES = {
    "act": "a code of acts.csv, or plain words",
    "actor": "ids of names.csv",
    "target": "ids of names.csv, or plain words",
    "held_by": "ids of names.csv",
    "area": "an id of names.csv",
    "source": "ids of names.csv, or any name",
}
_HOW = """How to fill in incidents.csv

1. Open incidents.csv in a spreadsheet program. It holds one line, the names of the columns. Leave that line
   as it is; columns that you have no use for may be deleted, columns of your own may be added.
2. One row is one account of one incident. Two sources that tell different things are two rows with one
   incident_id. Only incident_id, date and act must be filled in. An empty cell means that it is not known:
   never guess.
3. columns.csv says of each column what stands in it, with an example and the values it allows. acts.csv
   lists the codes of acts. {names}
4. Write days as 2016-02-28. A day such as 02/03/2016 is refused, since nobody can tell which month it is.
5. Save it as "CSV UTF-8". Semicolons between cells and decimal commas are understood.
6. Send incidents.csv alone. Where Holdfire is:

       holdfire import incidents.csv --case CASE

   Every fault is told with its row and column, and nothing is taken in until none is left.
"""
_WITH_NAMES = "names.csv lists the actors, places and outlets of the case: write their ids."
_WITHOUT_NAMES = "Write actors and places as your case names them."


def write_sheet(folder: Path, case: Case | None, delimiter: str) -> tuple[Path, ...]:
    """Writes the table, the lists of what may stand in it, and how to fill it in; with a case also its names.
    Gives the paths written. Tables begin with a mark by which spreadsheet programs know UTF-8.

    Raises CaseError where the folder exists and holds anything: nothing of the user's is overwritten.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CaseError(f"{folder} exists and is not empty; name a new folder")
    folder.mkdir(parents=True, exist_ok=True)
    tables = {
        "incidents.csv": [[column.name for column in columns_of(TableKind.OWN)]],
        "columns.csv": list(_columns(case)),
        "acts.csv": [["act", "what it is"], *([act, about] for act, about in definitions().items())],
    }
    if case is not None:
        tables["names.csv"] = list(_names(case))
    for name, rows in tables.items():
        lines = (written([guarded(cell) for cell in row], delimiter) + "\r\n" for row in rows)
        (folder / name).write_text("".join(lines), encoding="utf-8-sig", newline="")
    how = _HOW.format(names=_WITHOUT_NAMES if case is None else _WITH_NAMES)
    (folder / "README.txt").write_text(how, encoding="utf-8")
    return tuple(folder / name for name in (*tables, "README.txt"))


def allowed(column: str) -> Sequence[str]:
    """The values that a column allows, where it allows no others."""
    return [code.value for code in _CODES[column]] if column in _CODES else _yes_or_no(column)


def _yes_or_no(column: str) -> Sequence[str]:
    return ("yes", "no") if column in _YES_OR_NO else ()


def _columns(case: Case | None) -> Iterable[list[str]]:
    yield ["column", "needed", "what stands in it", "for example", "allowed"]
    in_files = _IN_FILES if case else {"act": _IN_FILES["act"]}
    for column in columns_of(TableKind.OWN):
        needed = "yes" if column.status == NEEDED else ""
        values = ", ".join(allowed(column.name)) or in_files.get(column.name, "")
        yield [column.name, needed, column.about, column.example, values]


def _names(case: Case) -> Iterable[list[str]]:
    yield ["what", "id", "names"]
    for actor in case.actors:
        yield ["actor", actor.id, "; ".join(dict.fromkeys(name.text for name in actor.names))]
    for place in case.places:
        yield ["place", place.id, "; ".join(dict.fromkeys(name.text for name in place.names))]
    for outlet in case.outlets:
        yield ["outlet", outlet.id, "; ".join(dict.fromkeys((outlet.name, *outlet.aka)))]
