"""In passing: mentions too vague to be an incident of their own, and which incident they refer to."""

from collections.abc import Collection, Mapping, Sequence

from holdfire.model.when import When
from holdfire.reconciling.act_families import LIFE_OF_THE_TRUCE, family
from holdfire.reconciling.comparing import Comparing
from holdfire.reconciling.happenings import (
    Gazetteer,
    Told,
    is_identified,
    is_narrow,
    same_actors,
    same_targets,
)


def is_vague(told: Told, gazetteer: Gazetteer) -> bool:
    """Whether a mention gives neither a place of its own, nor a time, nor whom the case's table knows as
    doer and as target, nor any harm. What a truce is made or ended by has no target: the doer is enough."""
    mention = told.mention
    placed = mention.place is not None and not gazetteer.says_little(mention.place)
    known = is_identified(mention.actors) and (
        is_identified(mention.targets) or mention.act in LIFE_OF_THE_TRUCE
    )
    return not (placed or _is_dated(mention.when) or known or mention.harm)


def _is_dated(when: When | None) -> bool:
    return when is not None and is_narrow(when)


def with_passing(
    groups: Sequence[Sequence[str]], vague: Collection[str], said: Mapping[str, Told], comparing: Comparing
) -> tuple[tuple[str, ...], ...]:
    """The groups with each vague mention that plainly refers to one of them: to the only one its report
    tells in its paragraph of that kind of act, else to the only one in the report. Others stay mentions.

    A lone mention without a place is set so too ("three villages were shelled": a report's first sentence
    sums up what follows), but stays an incident of its own where it refers to none. Of the vague, those that
    the reports of one matter begin with may be among the groups; vague mentions of one report alone are no
    group."""
    unsupported = {key for members in groups if _is_vaguely_told(members, vague, said) for key in members}
    vague = (frozenset(vague) - {key for members in groups for key in members}) | unsupported
    groups = [members for members in groups if members[0] not in unsupported]
    lone = [members[0] for members in groups if len(members) == 1 and said[members[0]].mention.place is None]
    kept = [members for members in groups if members[0] not in lone]
    told_in: dict[str, list[int]] = {}
    for number, members in enumerate(kept):
        for report in sorted({said[member].report for member in members}):
            told_in.setdefault(report, []).append(number)
    grown = [list(members) for members in kept]
    for key in [*lone, *sorted(vague)]:
        item = said[key]
        near = [kept[number] for number in told_in.get(item.report, ())]
        found = _referred_to(item, near, said, comparing)
        if found is not None:
            grown[told_in[item.report][found]].append(key)
        elif key in lone:
            grown.append([key])
    return tuple(tuple(members) for members in grown)


def _is_vaguely_told(members: Sequence[str], vague: Collection[str], said: Mapping[str, Told]) -> bool:
    """Whether nothing but vague mentions of one report tells it."""
    return all(key in vague for key in members) and len({said[key].report for key in members}) == 1


def _referred_to(
    item: Told, groups: Sequence[Sequence[str]], said: Mapping[str, Told], comparing: Comparing
) -> int | None:
    """The place of the only group it can refer to, if there is one."""
    fitting = [
        place
        for place, members in enumerate(groups)
        if family(said[members[0]].mention.act) == family(item.mention.act)
        and not any(_clash(item, said[member], comparing) for member in members)
    ]
    beside = [
        place
        for place in fitting
        if any(
            (said[member].report, said[member].paragraph) == (item.report, item.paragraph)
            for member in groups[place]
        )
    ]
    return next((found[0] for found in (beside, fitting) if len(found) == 1), None)


def _clash(one: Told, other: Told, comparing: Comparing) -> bool:
    """Whether something rules out that they are one, or they name other doers or targets."""
    pair = comparing.pair(one, other)
    return comparing.are_apart(one, other) or 0.0 in (same_actors(pair), same_targets(pair))
