"""The record as data: what a command exports, one object a line."""

from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from holdfire.model.errors import RecordError
from holdfire.model.status import Judgement
from holdfire.record.view import View

EXPORTS: Mapping[str, Callable[[View], Iterable[object]]] = {
    "incidents": lambda view: view.reconciled().incidents,
    "statements": lambda view: view.reconciled().statements,
    "stories": lambda view: view.reconciled().stories,
    "equivalences": lambda view: view.reconciled().equivalences,
    "disagreements": lambda view: view.reconciled().disagreements,
    "findings": lambda view: _judged(view).findings,
    "tallies": lambda view: [tally for reading in view.readings() for tally in reading.tallies],
    "term_claims": lambda view: [claim for reading in view.readings() for claim in reading.term_claims],
    "decisions": lambda view: view.decisions(),
}
"""What can be exported: name -> the model objects of a view, in a stable order."""


def json_lines(objects: Iterable[object]) -> Iterator[str]:
    """One JSON object a line, fields as in the model."""
    encoder = msgspec.json.Encoder()
    for item in objects:
        yield encoder.encode(item).decode()


FORMATS: Mapping[str, Callable[[Iterable[object]], Iterator[str]]] = {"jsonl": json_lines}
"""How it can be written: name -> objects to lines."""


def status_as_json(view: View) -> str:
    """The status of the truce with obligations, triggers and term checks, as one JSON object."""
    judgement = _judged(view)
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


def _judged(view: View) -> Judgement:
    judgement = view.judgement()
    if judgement is None:
        raise RecordError("nothing was judged by then; choose a later moment, or run the case first")
    return judgement
