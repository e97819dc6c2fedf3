"""Decisions as a reader sees them: what was decided about what, by whom, when, why, and whether it stands."""

from collections.abc import Iterable
from dataclasses import dataclass

from holdfire.model.decision import Decision, DecisionKind
from holdfire.model.standing import in_force
from holdfire.showing.teller import Link, Teller

OF_LOCKS = frozenset({DecisionKind.LOCK, DecisionKind.RELEASE})
"""Decisions about who works on what: no run follows them."""

_SHOWN = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionTold:
    """One decision, `at` in the case's zone; `withdrawn` says by whom, where it does not stand any more, and
    `withdrawable` is whether it still can be."""

    id: str
    kind: DecisionKind
    what: str
    by: str
    at: str
    about: Link
    reason: str
    other: Link | None = None
    until: str | None = None
    withdrawn: str | None = None
    withdrawable: bool = True


def told(teller: Teller, decisions: Iterable[Decision], within: Iterable[Decision]) -> list[DecisionTold]:
    """These decisions in the order given; `within` are all those that may withdraw one of them."""
    withdrawals = (item for item in in_force(within) if item.kind is DecisionKind.WITHDRAW)
    by = {item.target: item.by for item in withdrawals}
    return [_told(teller, item, by.get(item.id)) for item in decisions]


def _told(teller: Teller, item: Decision, withdrawn: str | None) -> DecisionTold:
    return DecisionTold(
        id=item.id,
        kind=item.kind,
        what=teller.decided(item),
        by=item.by,
        at=teller.clock.moment(item.at),
        about=line_link(teller, item.target),
        reason=item.reason,
        other=line_link(teller, item.other) if item.other else None,
        until=teller.clock.moment(item.until) if item.until else None,
        withdrawn=withdrawn,
        withdrawable=withdrawn is None and item.kind not in OF_LOCKS,
    )


def line_link(teller: Teller, line_id: str) -> Link:
    """The way to whatever a decision may be about."""
    dossier, kind = teller.dossier, line_id.partition("-")[0]
    if kind == "decision":
        return Link(label=line_id, href=teller.addresses.decision(line_id))
    if kind == "mention" and (mention := dossier.mentions.get(line_id)):
        words = mention.clause.text
        href = teller.addresses.report(mention.report, mention.clause.start)
        return Link(label=f"“{words[:_SHOWN]}{'…' if len(words) > _SHOWN else ''}”", href=href)
    outlet = next((item for item in dossier.case.outlets if item.id == line_id), None)
    return Link(label=outlet.name) if outlet else teller.link(line_id)
