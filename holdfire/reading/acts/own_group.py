"""Finds the group someone speaks for: whose "our fighters" and "his men" are."""

from collections.abc import Sequence
from datetime import date

from holdfire.model.actor import Actor, ActorKind, ActorRef, Belonging, Office, RefBasis
from holdfire.model.span import Span

_HAS_FORCES = frozenset(
    {
        ActorKind.STATE,
        ActorKind.GOVERNMENT,
        ActorKind.ARMED_FORCE,
        ActorKind.ARMED_GROUP,
        ActorKind.COALITION,
    }
)
_MOST_STEPS = 4


def group_spoken_for(
    speaker: ActorRef | None, actors: Sequence[Actor], on: date | None, words: Span | None
) -> ActorRef | None:
    """The group whose forces a speaker calls "ours", by the offices and belongings of the case on that day.

    The nearest one that has forces (a ministry's office: the ministry), else the first it belongs to; None
    where the case does not know the speaker. `words` are the words that stand for it.
    """
    known = {actor.id: actor for actor in actors}
    start = known.get(speaker.actor) if speaker and speaker.actor else None
    if start is None:
        return None
    chain = [start] if start.kind is not ActorKind.PERSON else []
    step: Actor | None = start
    for _ in range(_MOST_STEPS):
        step = known.get(_above(step, on) or "") if step else None
        if step is None:
            break
        chain.append(step)
    group = next((actor for actor in chain if actor.kind in _HAS_FORCES), next(iter(chain), None))
    if group is None:
        return None
    reason = f"of {group.name}, for which {start.name} speaks" if group is not start else "of the speaker"
    return ActorRef(name=group.name, basis=RefBasis.PRONOUN, span=words, actor=group.id, reason=reason)


def _above(actor: Actor, on: date | None) -> str | None:
    """What an actor holds an office of on that day, else what it belongs to."""
    offices = [office.of for office in actor.offices if office.of and _holds(office, on)]
    return next(iter(offices + [bond.of for bond in actor.belongings if _holds(bond, on)]), None)


def _holds(bond: Office | Belonging, on: date | None) -> bool:
    if on is None:
        return True
    return not ((bond.since and on < bond.since) or (bond.until and on >= bond.until))
