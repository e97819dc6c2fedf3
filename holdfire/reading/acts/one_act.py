"""Keeps one telling of each act in a clause: "an air strike hit a market, killing five" is one strike."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from holdfire.lexicon.trigger_patterns import Family
from holdfire.model.act import Act
from holdfire.reading.acts.acts_told import ActTold
from holdfire.reading.acts.clauses import Clauses

_CONSEQUENCES = frozenset({Act.ATTACK_UNSPECIFIED, Act.EXPLOSION})
_WITHOUT_A_BLOW = (Act.REINFORCEMENT, Act.ARREST, Act.SIEGE, Act.OVERFLIGHT, Act.WEAPONS_MOVED)
_FARTHEST_CONSEQUENCE, _FARTHEST_DEED = 25, 3
_PLACE = attrgetter("first")


def one_of_each(acts: Sequence[ActTold], clauses: Clauses) -> tuple[ActTold, ...]:
    """The acts, told one for each stretch of words and in order of place, without those inside another's
    words, without repeats in one clause, without agreeing to a deed that is told itself, and without killings
    and hits that only tell what another act of force in the same or the next clause did."""
    single = tuple(_first_of_each(_outer(acts), clauses))
    return tuple(
        told
        for told in single
        if not _is_consequence(told, single, clauses)
        and not _only_promises(told, single, clauses)
        and not _is_refused(told, single, clauses)
    )


def _is_refused(told: ActTold, acts: Sequence[ActTold], clauses: Clauses) -> bool:
    """ "peace talks have been suspended": the talks are what is refused, and are not told as held."""
    if told.trigger.act is not Act.TALKS or not told.nominal:
        return False
    return any(act.trigger.act is Act.REFUSAL and clauses.same(told.first, act.first) for act in acts)


def _only_promises(told: ActTold, acts: Sequence[ActTold], clauses: Clauses) -> bool:
    """ "agreed to withdraw": the deed behind it is told as promised, and need not be told twice."""
    if told.trigger.act is not Act.PROMISE or "agree" not in told.trigger.first_words:
        return False
    behind = acts[bisect_left(acts, told.last, key=_PLACE) :][:1]
    return any(
        act.trigger.act is not None
        and act.first - told.last <= _FARTHEST_DEED
        and clauses.same(told.first, act.first)
        for act in behind
    )


def _outer(acts: Iterable[ActTold]) -> Iterator[ActTold]:
    """The acts whose words are no part of another's; what a claim or demand names stays an act of its own."""
    end = end_of_words = 0
    for told in acts:
        if told.first >= end and (told.first >= end_of_words or told.trigger.family is Family.FORCE):
            yield told
        if told.trigger.family is Family.WORDS or _is_only_of_plover(told):
            end_of_words = max(end_of_words, told.last)
        else:
            end = max(end, told.last)


def _is_only_of_plover(told: ActTold) -> bool:
    """Whether its words tell none of our acts, and are no figure of speech either: "called off a raid"."""
    return told.trigger.act is None and not told.trigger.figure


def _first_of_each(acts: Iterable[ActTold], clauses: Clauses) -> Iterator[ActTold]:
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
    first = bisect_left(acts, told.first - _FARTHEST_CONSEQUENCE, key=_PLACE)
    last = bisect_left(acts, told.first + _FARTHEST_CONSEQUENCE + 1, key=_PLACE)
    return any(
        other.trigger.family is Family.FORCE
        and other.trigger.act not in (told.trigger.act, *_WITHOUT_A_BLOW)
        and not (other.trigger.act in _CONSEQUENCES and told.trigger.act is not Act.ATTACK_UNSPECIFIED)
        and _hang_together(told, other, clauses)
        for other in acts[first:last]
    )


def _hang_together(one: ActTold, other: ActTold, clauses: Clauses) -> bool:
    if clauses.same(one.first, other.first):
        return True
    a, b = clauses.of_word[one.first], clauses.of_word[other.first]
    openers = ("ing", "which", "that", "in", "after", "when", "as")
    return (clauses.all[a].parent == b and clauses.all[a].opener in openers) or (
        clauses.all[b].parent == a and clauses.all[b].opener in openers
    )
