"""The index tables: what pages of lists are found by. Made from the record's rows, and made anew at will."""

from sqlalchemy import Column, Integer, MetaData, Table, Text

index_metadata = MetaData()

EVERY = ""
"""The facet that every line of a kind has."""

NEVER = 2147483647
"""The run that ended a version which stands."""

UNKNOWN = "~"
"""A time or day that is not known: comes after all that are."""

NOT_TOLD = -1
"""How many were killed where no account says it."""

LASTING = (1, 8, 64)
"""Days: a thing that may have lasted at most so many is of the first of these kinds that holds it, and one
that may have lasted longer of one more. What happened at a moment is sought among those that began at most so
long before it."""


def _run() -> Column[int]:
    return Column("run", Integer, nullable=False, comment="the run from which this version stands")


def _ended() -> Column[int]:
    return Column("ended", Integer, nullable=False, comment="the run from which it stands no longer")


def _facet(what: str) -> Column[str]:
    return Column("facet", Text, primary_key=True, comment=f"what it is found by: empty for every, {what}")


def _earliest() -> Column[str]:
    return Column("earliest", Text, nullable=False, comment="its first moment, as UTC text; ~ where unknown")


def _latest() -> Column[str]:
    return Column("latest", Text, nullable=False, comment="its last moment")


def _lasting() -> Column[int]:
    return Column("lasting", Integer, nullable=False, comment="how long it may have lasted: place in LASTING")


incident_index = Table(
    "incident_index",
    index_metadata,
    Column("incident", Text, primary_key=True, comment="the incident's id"),
    _facet("actor:ID of who did or suffered it, place:ID of each place it lies in"),
    Column("line", Integer, nullable=False, comment="the number of its line"),
    Column("act", Text, nullable=False, comment="what happened"),
    _lasting(),
    _earliest(),
    _latest(),
    Column("day", Text, nullable=False, comment="the first day it may have happened on, in the case's zone"),
    Column("evidence", Text, nullable=False, comment="its evidence state"),
    Column("attribution", Text, nullable=False, comment="its attribution state"),
    Column("work", Text, nullable=False, comment="its work state"),
    Column("outcome", Text, nullable=False, comment="that of its finding; empty where there is none"),
    Column("killed", Integer, nullable=False, comment="the most that an account says were killed at least"),
    Column("run", Integer, primary_key=True, comment="the run from which this version stands"),
    _ended(),
)

line_index = Table(
    "line_index",
    index_metadata,
    Column("line", Integer, primary_key=True, comment="the number of the line"),
    Column("kind", Text, nullable=False, comment="the line's kind"),
    _facet("speaker:ID of a statement, report:ID of a witness, about:ID of what another line is about"),
    _run(),
    _ended(),
)

report_index = Table(
    "report_index",
    index_metadata,
    Column("reading", Integer, primary_key=True, comment="the number of the reading"),
    _facet("outlet:ID"),
    Column("report", Text, nullable=False, comment="the report's id"),
    _lasting(),
    _earliest(),
    _latest(),
    _run(),
    _ended(),
)

SIDES = ("day", "act", "evidence", "attribution", "work", "outcome")
"""What totals tell apart: columns of `incident_index`; empty for what is no incident."""

index_totals = Table(
    "index_totals",
    index_metadata,
    Column("kind", Text, primary_key=True, comment="the kind of line that is counted, or report"),
    Column("facet", Text, primary_key=True, comment="the facet of those counted"),
    *(Column(side, Text, primary_key=True, comment=f"their {side}") for side in SIDES),
    Column("run", Integer, primary_key=True, comment="the run that changed how many there are"),
    Column("change", Integer, nullable=False, comment="by how many; the sum up to a run is how many it left"),
)
