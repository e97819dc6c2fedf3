"""Refuses a decision that makes no sense: about nothing on record, or with a value its kind cannot take."""

from collections.abc import Collection
from enum import StrEnum

from holdfire.model.case import Case
from holdfire.model.decision import (
    RESTORED,
    AnchorKind,
    Decision,
    DecisionKind,
    Side,
)
from holdfire.model.errors import RecordError
from holdfire.model.incident import EvidenceState, WorkState
from holdfire.model.put_right import put_right
from holdfire.record.view import View

_OF_MENTIONS = frozenset({DecisionKind.ACCEPT_MENTION, DecisionKind.REJECT_MENTION, DecisionKind.CORRECT})
_OF_INCIDENTS = frozenset({DecisionKind.SET_EVIDENCE, DecisionKind.SET_WORK, DecisionKind.RECORD_RULING})
_OF_EQUIVALENCES = frozenset({DecisionKind.ACCEPT_EQUIVALENCE, DecisionKind.REJECT_EQUIVALENCE})
_PAIRED = frozenset({DecisionKind.SAME, DecisionKind.DIFFERENT})


def refuse_senseless(view: View, decision: Decision, case: Case) -> None:
    """Raises UnknownIdError where the record holds nothing of an id that the decision names, RecordError
    where its kind cannot be said of that, or cannot take its value; the message says what to do."""
    if decision.kind is DecisionKind.RETRACT_OUTLET:
        _refuse_unknown_outlet(view, decision, case)
        return
    for line_id in (decision.target, decision.other):
        if line_id:
            view.explain(line_id)  # refuses an id the record does not hold
    whole = view.anchored(decision)
    kinds = {anchor.kind for anchor in whole.anchors}
    if decision.kind in _OF_MENTIONS and [anchor.id for anchor in whole.anchors] != [decision.target]:
        raise RecordError(
            f"{decision.kind} is said of one mention, and {decision.target} is none; "
            f"`holdfire explain {decision.target}` names the mentions it rests on"
        )
    if decision.kind in _OF_INCIDENTS and kinds != {AnchorKind.MENTION}:
        raise RecordError(f"{decision.kind} is said of incidents and mentions; {decision.target} is neither")
    if decision.kind is DecisionKind.RETRACT_REPORT and kinds != {AnchorKind.REPORT}:
        raise RecordError(f"{decision.target} is no report; `holdfire explain` names the reports of a line")
    if decision.kind in _OF_EQUIVALENCES and view.explain(decision.target).kind != "equivalence":
        raise RecordError(f"{decision.target} is no equivalence; `export --what equivalences` lists them")
    if decision.kind in _PAIRED:
        _refuse_no_pair(whole)
    if decision.kind is DecisionKind.LOCK and (decision.until is None or decision.until <= decision.at):
        raise RecordError("a lock ends: say until when it holds, a moment still to come")
    _refuse_value(view, decision, case)


def _refuse_unknown_outlet(view: View, decision: Decision, case: Case) -> None:
    of_case = {outlet.id for outlet in case.outlets}
    if decision.target not in of_case and not view.reports_page(outlet=decision.target, most=1).total:
        raise RecordError(f"no outlet {decision.target} is in outlets.yaml or on record")
    _refuse_other_than(decision.value, (RESTORED,), or_none=True)


def _refuse_no_pair(whole: Decision) -> None:
    sides = {side: tuple(anchor.id for anchor in whole.held(side)) for side in Side}
    if len({anchor.kind for anchor in whole.anchors}) != 1 or bool(whole.other) != bool(sides[Side.OTHER]):
        raise RecordError(
            f"{whole.kind} is said of two of one sort: "
            "incidents or mentions, statements or quotations, reports"
        )
    if whole.kind is DecisionKind.SAME and not whole.other:
        raise RecordError("same is said of two; name the second with --other ID")
    if not whole.pairs or set(sides[Side.TARGET]) == set(sides[Side.OTHER]):
        raise RecordError(
            f"{whole.target} and {whole.other} rest on the same: nothing is there to join or part"
        )


def _refuse_value(view: View, decision: Decision, case: Case) -> None:
    if decision.kind is DecisionKind.CORRECT:
        reading = view.reading_that_found(decision.target)
        mention = next(item for item in reading.mentions if item.id == decision.target)
        try:
            put_right(mention, decision, case)
        except ValueError as error:
            raise RecordError(str(error)) from error
    elif decision.slot is not None:
        raise RecordError(f"{decision.kind} corrects no slot; a slot goes with `correct`")
    if decision.kind is DecisionKind.SET_EVIDENCE:
        _refuse_other_than(decision.value, EvidenceState)
    if decision.kind is DecisionKind.SET_WORK:
        _refuse_other_than(decision.value, WorkState)
    if decision.kind is DecisionKind.RETRACT_REPORT:
        _refuse_other_than(decision.value, (RESTORED,), or_none=True)


def _refuse_other_than(
    value: str | None, allowed: type[StrEnum] | Collection[str], *, or_none: bool = False
) -> None:
    if not (value in set(allowed) or (value is None and or_none)):
        also = " or none" if or_none else ""
        raise RecordError(f"{value!r} cannot be set; give {', '.join(sorted(allowed))}{also}")
