"""A decision that was not taken: why, what others decided meanwhile, and what was typed, to decide anew."""

from dataclasses import dataclass, replace

from holdfire.model.decision import Decision
from holdfire.model.errors import UnknownIdError
from holdfire.showing.teller import Link, Teller
from holdfire.showing.workbench.decision_sent import DecisionSent
from holdfire.showing.workbench.decisions_told import DecisionTold, line_link, told


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """`said` is why it was not taken, `sent` what was typed, now `on` the record as it stands; `meanwhile`
    what was decided about the same since the state it was made on. `conflict` is whether somebody else
    stands against it."""

    said: str
    conflict: bool
    sent: DecisionSent
    about: Link
    other: Link | None
    meanwhile: tuple[DecisionTold, ...]


def again(teller: Teller, sent: DecisionSent, *, said: str, conflict: bool, by: str) -> Again:
    """What `by` is shown whose decision was not taken."""
    view = teller.dossier.view
    touching = view.decisions_touching(*(each for each in (sent.target, sent.other) if each))
    since = [item for item in _after(touching, view.decision(sent.on or "")) if item.by != by]
    return Again(
        said=said,
        conflict=conflict,
        sent=replace(sent, on=view.last_decision),
        about=_link(teller, sent.target),
        other=_link(teller, sent.other) if sent.other else None,
        meanwhile=tuple(told(teller, since, touching)),
    )


def _after(decisions: tuple[Decision, ...], seen: Decision | None) -> tuple[Decision, ...]:
    return tuple(item for item in decisions if seen is None or item.at > seen.at)


def _link(teller: Teller, line_id: str) -> Link:
    try:
        return line_link(teller, line_id)
    except UnknownIdError:
        return Link(label=line_id)
