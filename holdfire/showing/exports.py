"""The record as data: one object a line, statements as a TEI document, incidents as a table of events."""

from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from holdfire.model.errors import RecordError
from holdfire.model.statement import Statement
from holdfire.model.status import Judgement
from holdfire.record.view import View
from holdfire.showing.incident_table import incident_table
from holdfire.showing.tei import tei


def _with_divergences(statement: Statement) -> object:
    """A statement with, beside each entry's kind, whether it changes what is said."""
    entries = [msgspec.to_builtins(entry) | {"diverges": entry.diverges} for entry in statement.apparatus]
    return msgspec.to_builtins(statement) | {"apparatus": entries}


EXPORTS: Mapping[str, Callable[[View], Iterable[object]]] = {
    "incidents": lambda view: view.reconciled().incidents,
    "statements": lambda view: map(_with_divergences, view.reconciled().statements),
    "stories": lambda view: view.reconciled().stories,
    "equivalences": lambda view: view.reconciled().equivalences,
    "disagreements": lambda view: view.reconciled().disagreements,
    "findings": lambda view: judged(view).findings,
    "tallies": lambda view: [tally for reading in view.readings() for tally in reading.tallies],
    "term_claims": lambda view: [claim for reading in view.readings() for claim in reading.term_claims],
    "decisions": lambda view: view.decisions(),
    "captures": lambda view: view.captures(),
}
"""What can be exported: name -> the objects of a view as in the model, in a stable order."""


def json_lines(objects: Iterable[object]) -> Iterator[str]:
    """One JSON object a line, fields as in the model."""
    encoder = msgspec.json.Encoder()
    for item in objects:
        yield encoder.encode(item).decode()


def as_json(thing: object) -> str:
    """One thing of the model as one JSON object."""
    return msgspec.json.encode(thing).decode()


def _tei_of_statements(view: View) -> Iterator[str]:
    return tei(view.reconciled().statements, {report.id: report for report in view.reports()}, view.case())


def _lines_of(objects: Callable[[View], Iterable[object]]) -> Callable[[View], Iterator[str]]:
    return lambda view: json_lines(objects(view))


FORMATS: Mapping[str, Mapping[str, Callable[[View], Iterator[str]]]] = {
    "jsonl": {what: _lines_of(objects) for what, objects in EXPORTS.items()},
    "tei": {"statements": _tei_of_statements},
    "csv": {"incidents": incident_table},
}
"""How it can be written: name of the format -> what it can write -> the lines for a view."""


def status_as_json(view: View) -> str:
    """The status of the truce with obligations, triggers and term checks, as one JSON object."""
    judgement = judged(view)
    return msgspec.json.encode(
        {
            "agreement": view.agreement().id,
            "at": judgement.at,
            "status": judgement.status,
            "obligations": judgement.obligations,
            "triggers": judgement.triggers,
            "term_checks": judgement.term_checks,
        }
    ).decode()


def judged(view: View) -> Judgement:
    """The judgement of a view. Raises RecordError where nothing was judged by then."""
    judgement = view.judgement()
    if judgement is None:
        raise RecordError("nothing was judged by then; choose a later moment, or run the case first")
    return judgement
