"""Which decisions stand, and what they are about now that captures may have been read again."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from holdfire.model.decision import Anchor, AnchorKind, Decision, DecisionKind, Side, pairs_settled
from holdfire.model.incident import Incident
from holdfire.model.mention import Mention
from holdfire.model.quotation import Quotation
from holdfire.model.reading import Reading
from holdfire.model.span import Span

_PAIRED = frozenset({DecisionKind.SAME, DecisionKind.DIFFERENT})
_ABOUT_WORK = frozenset({DecisionKind.LOCK, DecisionKind.RELEASE, DecisionKind.WITHDRAW})
_OF_ONE_ACT = frozenset({DecisionKind.ACCEPT_MENTION, DecisionKind.REJECT_MENTION, DecisionKind.CORRECT})
"""What is decided about a mention as it was read: not carried over to words that are read as another act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfit:
    """A decision that no longer fits what was read, and why; `applied` where part of it still does."""

    decision: Decision
    reason: str
    applied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """`settled` are the decisions that nobody withdrew, said of what the readings hold now: those about
    incidents and statements of the mentions and quotations they rested on, a retracted outlet of each of its
    reports. `unfit` are those that hold by a passage which is no longer read so."""

    settled: tuple[Decision, ...]
    unfit: tuple[Unfit, ...] = ()

    @classmethod
    def of(cls, decisions: Iterable[Decision], readings: Iterable[Reading]) -> "Standing":
        """The decisions that stand over these readings, in whatever order they are given."""
        standing = [decision for decision in in_force(decisions) if decision.kind not in _ABOUT_WORK]
        ground = _Ground.under(standing, readings)
        settled: list[Decision] = []
        unfit: list[Unfit] = []
        for decision in standing:
            if decision.kind is DecisionKind.RETRACT_OUTLET:
                settled += ground.of_outlet(decision)
                continue
            found, fault = ground.settle(decision)
            settled += found
            if fault:
                unfit.append(Unfit(decision=decision, reason=fault, applied=bool(found)))
        return cls(settled=tuple(settled), unfit=tuple(unfit))

    def on_incidents(self, incidents: Iterable[Incident]) -> tuple[Decision, ...]:
        """The decisions that stand, those about a mention said of the incident it is told in."""
        home = {account.mention: item.id for item in incidents for account in item.accounts}
        return tuple(replace(item, target=home.get(item.target, item.target)) for item in self.settled)


def in_force(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that no decision in force withdraws, the earliest first."""
    withdrawn: set[str] = set()
    kept: list[Decision] = []
    for decision in sorted(decisions, key=lambda item: (item.at, item.id), reverse=True):
        if decision.id in withdrawn:
            continue
        kept.append(decision)
        if decision.kind is DecisionKind.WITHDRAW:
            withdrawn.add(decision.target)
    return tuple(reversed(kept))


def captures_held(decisions: Iterable[Decision]) -> frozenset[str]:
    """The captures of the passages by which decisions hold."""
    return frozenset(anchor.capture for decision in decisions for anchor in decision.anchors)


def outlets_retracted(decisions: Iterable[Decision]) -> frozenset[str]:
    """The outlets that decisions retract, with all their reports."""
    return frozenset(item.target for item in decisions if item.kind is DecisionKind.RETRACT_OUTLET)


class _Ground:
    """What decisions rest on: readings by capture, asked for by passage, and reports by outlet."""

    def __init__(self, readings: Mapping[str, Reading], reports: Mapping[str, Sequence[str]]) -> None:
        self._readings, self._reports = readings, reports

    @classmethod
    def under(cls, decisions: Sequence[Decision], readings: Iterable[Reading]) -> "_Ground":
        """Of all that was read what these decisions rest on; nothing is read where they rest on nothing."""
        captures, outlets = captures_held(decisions), outlets_retracted(decisions)
        held: dict[str, Reading] = {}
        told: dict[str, tuple[str | None, str]] = {}
        for reading in readings if captures or outlets else ():
            report = reading.report
            if report.capture in captures:
                held[report.capture] = reading
            told[report.capture] = (report.outlet, report.id)
        return cls(
            held, {outlet: [report for own, report in told.values() if own == outlet] for outlet in outlets}
        )

    def of_outlet(self, decision: Decision) -> list[Decision]:
        """The retraction of an outlet as one of each of its reports."""
        return [
            replace(decision, kind=DecisionKind.RETRACT_REPORT, target=report, anchors=())
            for report in self._reports[decision.target]
        ]

    def settle(self, decision: Decision) -> tuple[list[Decision], str | None]:
        """The decision said of what is found now at its passages; and what was not found, in words."""
        if not decision.anchors:
            return [decision], None
        faults: list[str] = []
        sides = {side: self._found(decision, side, faults) for side in Side}
        target, other = sides[Side.TARGET], sides[Side.OTHER]
        fault = "; ".join(faults) or None
        if decision.kind in _PAIRED:
            if decision.other and not other:
                return [], fault
            pairs = pairs_settled(decision.kind, target, other)
            return [replace(decision, target=one, other=two) for one, two in pairs], fault
        return [replace(decision, target=target[0])] if target else [], fault

    def _found(self, decision: Decision, side: Side, faults: list[str]) -> tuple[str, ...]:
        ids: dict[str, None] = {}
        for anchor in decision.held(side):
            found = self._at(anchor, of_one_act=decision.kind in _OF_ONE_ACT)
            if isinstance(found, str):
                faults.append(found)
            else:
                ids[found[0]] = None
        return tuple(ids)

    def _at(self, anchor: Anchor, *, of_one_act: bool) -> tuple[str] | str:
        """The id of what is read at an anchor now; else why there is none."""
        reading = self._readings.get(anchor.capture)
        if reading is None:
            return f"capture {anchor.capture} is no longer read"
        if anchor.kind is AnchorKind.REPORT or anchor.span is None:
            return (reading.report.id,)
        place = _moved(anchor.span, reading.report.text)
        if place is None:
            return f"the report no longer holds {_short(anchor.span.text)}"
        if anchor.kind is AnchorKind.QUOTATION:
            said = _closest_quotation(reading.quotations, place)
            return (said.id,) if said else f"no quotation is read any more at {_short(place.text)}"
        mention = _closest_mention(reading.mentions, anchor, place)
        if mention is None:
            return f"no happening is read any more at {_short(place.text)}"
        if of_one_act and anchor.act is not None and mention.act is not anchor.act:
            return f"read as {mention.act} now, as {anchor.act} then: {_short(place.text)}"
        return (mention.id,)


def _moved(span: Span, text: str) -> Span | None:
    """Where the words of a span stand in a text that may be laid out anew; of several places the nearest."""
    if text[span.start : span.end] == span.text:
        return span
    words = re.compile(r"\s+".join(map(re.escape, span.text.split())))
    places = [Span(start=m.start(), end=m.end(), text=m[0]) for m in words.finditer(text)]
    return min(places, key=lambda place: abs(place.start - span.start), default=None)


def _closest_mention(mentions: Sequence[Mention], anchor: Anchor, place: Span) -> Mention | None:
    """The mention told there by the same words, or of the same act in the same clause."""
    trigger = anchor.trigger or place
    told_at = place.start + trigger.start - (anchor.span or place).start
    reach = range(told_at, told_at + len(trigger.text))

    def by_the_same_words(mention: Mention) -> bool:
        return mention.trigger.start < reach.stop and reach.start < mention.trigger.end

    near = [
        mention
        for mention in mentions
        if by_the_same_words(mention) or (mention.act is anchor.act and place.holds(mention.trigger))
    ]
    return min(
        near,
        key=lambda item: (
            not by_the_same_words(item),
            item.act is not anchor.act,
            abs(item.trigger.start - told_at),
        ),
        default=None,
    )


def _closest_quotation(quotations: Sequence[Quotation], place: Span) -> Quotation | None:
    """The quotation that shares most with the passage, half of what either holds or more."""
    shares = {item.id: (_share(item, place), item) for item in quotations}
    best = max(shares.values(), key=lambda found: found[0], default=None)
    return best[1] if best and best[0] >= _HALF else None


_HALF = 0.5


def _share(quotation: Quotation, place: Span) -> float:
    """How much of both together both have: 1 where they are one passage."""
    start, end = quotation.start, quotation.contents[-1].end
    common = min(end, place.end) - max(start, place.start)
    return common / (max(end, place.end) - min(start, place.start))


_SHOWN = 80


def _short(words: str) -> str:
    text = " ".join(words.split())
    return f"“{text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + '…'}”"
