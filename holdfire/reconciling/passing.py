"""In passing: mentions too vague to be an incident of their own, and which incident they refer to."""

from collections.abc import Mapping, Sequence

from holdfire.model.when import When
from holdfire.reconciling.act_families import LIFE_OF_THE_TRUCE, family
from holdfire.reconciling.happenings import Gazetteer, Told, is_identified, is_narrow
from holdfire.reconciling.joining import Comparing


def is_vague(told: Told, gazetteer: Gazetteer) -> bool:
    """Whether a mention gives neither a place of its own, nor a time, nor whom the case's table knows as
    doer and as target, nor any harm. What a truce is made or ended by has no target: the doer is enough."""
    mention = told.mention
    placed = mention.place is not None and not (
        mention.place.place and gazetteer.is_coarse(mention.place.place)
    )
    known = is_identified(mention.actors) and (
        is_identified(mention.targets) or mention.act in LIFE_OF_THE_TRUCE
    )
    return not (placed or _is_dated(mention.when) or known or mention.harm)


def _is_dated(when: When | None) -> bool:
    return when is not None and is_narrow(when)


def with_passing(
    groups: Sequence[Sequence[str]], vague: Sequence[Told], said: Mapping[str, Told], comparing: Comparing
) -> tuple[tuple[str, ...], ...]:
    """The groups with each vague mention that plainly refers to one of them: to the only one its report
    tells in its paragraph of that kind of act, else to the only one in the report. Others stay mentions."""
    told_in: dict[str, list[int]] = {}
    for number, members in enumerate(groups):
        for report in sorted({said[member].report for member in members}):
            told_in.setdefault(report, []).append(number)
    grown = [list(members) for members in groups]
    for item in vague:
        number = _referred_to(item, told_in.get(item.report, ()), groups, said, comparing)
        if number is not None:
            grown[number].append(item.mention.id)
    return tuple(tuple(members) for members in grown)


def _referred_to(
    item: Told,
    numbers: Sequence[int],
    groups: Sequence[Sequence[str]],
    said: Mapping[str, Told],
    comparing: Comparing,
) -> int | None:
    kind = family(item.mention.act)
    open_to_it = [
        number
        for number in numbers
        if family(said[groups[number][0]].mention.act) == kind
        and not any(comparing.are_apart(item, said[member]) for member in groups[number])
    ]
    beside = [
        number
        for number in open_to_it
        if any(
            (said[member].report, said[member].paragraph) == (item.report, item.paragraph)
            for member in groups[number]
        )
    ]
    for found in (beside, open_to_it):
        if len(found) == 1:
            return found[0]
    return None
