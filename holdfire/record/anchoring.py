"""Anchors decisions: finds the passages on which a decision's target and other rest in a state."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from holdfire.model.decision import Anchor, AnchorKind, Decision, DecisionKind, Side
from holdfire.model.mention import Mention
from holdfire.model.quotation import Quotation
from holdfire.model.reading import Reading
from holdfire.model.span import Span
from holdfire.model.standing import Standing, in_force
from holdfire.record.lines import FINDING, INCIDENT, STATEMENT
from holdfire.record.state import State

HOLD_BY_PASSAGES = frozenset(DecisionKind) - {
    DecisionKind.ACCEPT_EQUIVALENCE,
    DecisionKind.REJECT_EQUIVALENCE,
    DecisionKind.RETRACT_OUTLET,
    DecisionKind.WITHDRAW,
}
"""The kinds of decision that follow their passages through readings by other code; others hold by id."""

HOLD_BY_ID = frozenset(DecisionKind) - {
    DecisionKind.RETRACT_OUTLET,
    DecisionKind.WITHDRAW,
    DecisionKind.LOCK,
    DecisionKind.RELEASE,
}
"""The kinds of decision that fit nothing any more where they have no passage and nothing has their id."""


def anchored(state: State, decision: Decision) -> Decision:
    """The decision with the passages it holds by in this state, where it has none yet."""
    if _holds(decision):
        return decision
    sides = ((Side.TARGET, decision.target), (Side.OTHER, decision.other))
    anchors = (anchor for side, line_id in sides if line_id for anchor in _anchors(state, side, line_id))
    return replace(decision, anchors=tuple(anchors))


def standing_decisions(state: State) -> tuple[Decision, ...]:
    """Every decision of a state, each with the passages it holds by: those that were made by code which did
    not keep them are given those on which their targets rested at that moment."""
    return _with_passages(state, state.decisions())


def _with_passages(state: State, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """What rested where a decision was made is found out once a run."""

    def held(item: Decision) -> Decision:
        return state.counted(("held", item.id), lambda: anchored(State(state.record, item.at), item))

    return tuple(item if _holds(item) else held(item) for item in decisions)


def _holds(decision: Decision) -> bool:
    """Whether a decision has the passages it holds by, or holds by none."""
    return bool(decision.anchors) or decision.kind not in HOLD_BY_PASSAGES


def decisions_about(state: State, line_id: str) -> tuple[Decision, ...]:
    """The decisions about a line, and about what it rests on, in the order they were recorded; also those
    made under other ids, before its passages were read anew."""
    if not state.last_decision:
        return ()
    question = ("about", line_id, state.as_of, state.last_decision)
    return state.counted(question, lambda: _about(state, line_id))


def _about(state: State, line_id: str) -> tuple[Decision, ...]:
    held = tuple(_anchors(state, Side.TARGET, line_id))
    ids = {line_id, *(anchor.id for anchor in held)}
    captures = {anchor.capture for anchor in held}
    near = _with_passages(state, state.decisions_near(ids, captures))
    readings = [reading for capture in captures if (reading := state.reading_of(capture))]

    def is_about(decision: Decision) -> bool:
        if line_id in (decision.target, decision.other):
            return True
        if captures.isdisjoint(anchor.capture for anchor in decision.anchors):
            return False
        settled = Standing.of([decision], readings).settled
        return any(item.target in ids or item.other in ids for item in settled)

    return tuple(item for item in near if is_about(item))


def _anchors(state: State, side: Side, line_id: str) -> Iterator[Anchor]:
    """A line's passages; what names no line, and was not found in a report, has none."""
    finding = state.thing(FINDING, line_id)
    incident = state.thing(INCIDENT, finding.incident if finding else line_id)
    statement = None if incident else state.thing(STATEMENT, line_id)
    report = state.reading(line_id)
    if incident:
        told = [(account.report, account.mention) for account in incident.accounts]
        yield from _found(state, side, told)
    elif statement:
        said = [(rendering.report, rendering.quotation) for rendering in statement.renderings]
        yield from _found(state, side, said)
    elif report:
        yield Anchor(side=side, kind=AnchorKind.REPORT, id=line_id, capture=report.report.capture)
    elif reading := state.reading_that_found(line_id):
        yield from _in_reading(reading, side, line_id)


def _found(state: State, side: Side, ids: Sequence[tuple[str, str]]) -> Iterator[Anchor]:
    """Each of what a line rests on, by report and id, but what was parted from its first since the last run:
    the line keeps the name of its first."""
    parted = _parted(state, [found_id for _, found_id in ids])
    readings: dict[str, Reading | None] = {}
    for report, found_id in ids:
        if found_id in parted:
            continue
        if report not in readings:
            readings[report] = state.reading(report)
        if reading := readings[report]:
            yield from _in_reading(reading, side, found_id)


def _parted(state: State, ids: Sequence[str]) -> frozenset[str]:
    verdicts: dict[frozenset[str], DecisionKind] = {}
    for item in in_force(state.decisions_touching(ids)):
        if item.kind in (DecisionKind.SAME, DecisionKind.DIFFERENT):
            verdicts |= {frozenset(pair): item.kind for pair in item.pairs}
    different = (pair for pair, kind in verdicts.items() if kind is DecisionKind.DIFFERENT and ids[0] in pair)
    return frozenset(each for pair in different for each in pair) - {ids[0]}


def _in_reading(reading: Reading, side: Side, found_id: str) -> Iterator[Anchor]:
    for mention in reading.mentions:
        if mention.id == found_id:
            yield _of_mention(mention, side, reading.report.capture)
    for quotation in reading.quotations:
        if quotation.id == found_id:
            yield _of_quotation(quotation, side, reading)


def _of_mention(mention: Mention, side: Side, capture: str) -> Anchor:
    return Anchor(
        side=side,
        kind=AnchorKind.MENTION,
        id=mention.id,
        capture=capture,
        span=mention.clause,
        trigger=mention.trigger,
        act=mention.act,
    )


def _of_quotation(quotation: Quotation, side: Side, reading: Reading) -> Anchor:
    start, end = quotation.start, quotation.contents[-1].end
    return Anchor(
        side=side,
        kind=AnchorKind.QUOTATION,
        id=quotation.id,
        capture=reading.report.capture,
        span=Span(start=start, end=end, text=reading.report.text[start:end]),
    )
