"""What was judged, gathered by what it bears on: duties and claims by term, positions by statement."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from holdfire.model.duty_status import ObligationStatus
from holdfire.model.relation import Position
from holdfire.model.status import Judgement, TermCheck

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """By the name of a term: the duties it lays on someone with its steps, and what reports say of it;
    `no_term` are claims that point at none. By the id of a claim: the `checks` of it; by that of a duty: how
    far it is done (None: nothing reported); by that of a statement: its positions."""

    duties: Mapping[str, tuple[ObligationStatus, ...]] = field(default_factory=dict)
    claims: Mapping[str, tuple[TermCheck, ...]] = field(default_factory=dict)
    no_term: tuple[TermCheck, ...] = ()
    checks: Mapping[str, tuple[TermCheck, ...]] = field(default_factory=dict)
    scores: Mapping[str, int | None] = field(default_factory=dict)
    positions: Mapping[str, tuple[Position, ...]] = field(default_factory=dict)


def bearing_of(judgement: Judgement | None) -> Bearing:
    """What a judgement holds, gathered; nothing where nothing was judged yet."""
    if judgement is None:
        return Bearing()
    said = [position for one in judgement.relations.standpoints for position in one.positions]
    return Bearing(
        duties=_gathered(judgement.obligations, lambda status: (status.obligation.partition("/")[0],)),
        claims=_gathered(judgement.term_checks, lambda check: check.terms),
        no_term=tuple(check for check in judgement.term_checks if not check.terms),
        checks=_gathered(judgement.term_checks, lambda check: (check.term_claim,)),
        scores={status.obligation: status.score for status in judgement.obligations},
        positions=_gathered(said, lambda position: (position.statement,) if position.statement else ()),
    )


def _gathered(things: Iterable[T], keys: Callable[[T], Iterable[str]]) -> dict[str, tuple[T, ...]]:
    lists: dict[str, list[T]] = {}
    for thing in things:
        for key in dict.fromkeys(keys(thing)):
            lists.setdefault(key, []).append(thing)
    return {key: tuple(found) for key, found in lists.items()}
