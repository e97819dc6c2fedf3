"""Keeps one telling of each act in a clause: "an air strike hit a market, killing five" is one strike."""

from collections.abc import Iterator, Sequence

from holdfire.lexicon.trigger_patterns import Family
from holdfire.model.act import Act
from holdfire.reading.acts.acts_told import ActTold
from holdfire.reading.acts.clauses import Clauses

_CONSEQUENCES = frozenset({Act.ATTACK_UNSPECIFIED, Act.EXPLOSION})
_FARTHEST_CONSEQUENCE = 25


def one_of_each(acts: Sequence[ActTold], clauses: Clauses) -> tuple[ActTold, ...]:
    """The acts without those inside another's words, without repeats in one clause, and without killings
    and hits that only tell what another act of force in the same or the next clause did."""
    outer = [told for told in acts if not _inside_another(told, acts)]
    single = list(_first_of_each(outer, clauses))
    return tuple(told for told in single if not _is_consequence(told, single, clauses))


def _inside_another(told: ActTold, acts: Sequence[ActTold]) -> bool:
    return any(_swallows(other, told) for other in acts)


def _swallows(other: ActTold, told: ActTold) -> bool:
    """Whether an act's words are part of another's; what a claim or demand names stays an act of its own."""
    spoken_of = other.trigger.family is Family.WORDS and told.trigger.family is Family.FORCE
    inside = other.first < told.first < other.last and not spoken_of
    return inside or (other.first == told.first and other.length > told.length)


def _first_of_each(acts: Sequence[ActTold], clauses: Clauses) -> Iterator[ActTold]:
    seen: set[tuple[Act | None, str | None, int]] = set()
    for told in acts:
        key = (
            told.trigger.act,
            None if told.trigger.act else told.trigger.plover_18,
            clauses.of_word[told.first],
        )
        if key not in seen:
            seen.add(key)
            yield told


def _is_consequence(told: ActTold, acts: Sequence[ActTold], clauses: Clauses) -> bool:
    if told.trigger.act not in _CONSEQUENCES:
        return False
    return any(
        other.trigger.family is Family.FORCE
        and other.trigger.act not in (told.trigger.act, Act.REINFORCEMENT, Act.ARREST, Act.SIEGE)
        and not (other.trigger.act in _CONSEQUENCES and told.trigger.act is not Act.ATTACK_UNSPECIFIED)
        and abs(other.first - told.first) <= _FARTHEST_CONSEQUENCE
        and _hang_together(told, other, clauses)
        for other in acts
    )


def _hang_together(one: ActTold, other: ActTold, clauses: Clauses) -> bool:
    if clauses.same(one.first, other.first):
        return True
    a, b = clauses.of_word[one.first], clauses.of_word[other.first]
    openers = ("ing", "which", "that", "in", "after", "when", "as")
    return (clauses.all[a].parent == b and clauses.all[a].opener in openers) or (
        clauses.all[b].parent == a and clauses.all[b].opener in openers
    )
