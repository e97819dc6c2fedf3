"""Joins what a report tells of one happening in several places.

Headline and body, harm told apart, "the shelling" told before, a time or place named once for a paragraph.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from holdfire.lexicon.trigger_patterns import Family, act_codings
from holdfire.model.act import FIRE, SAID_NOT_TO_BE_SO, SAID_TO_BE_SO, Act
from holdfire.model.count import Count
from holdfire.model.identity import content_id
from holdfire.model.mention import Mention

_NAMES_NO_MEANS = frozenset({Act.ATTACK_UNSPECIFIED, Act.EXPLOSION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A mention as it stands in its report: `sentence` and `paragraph` number its place, `places` are those
    its sentence names, `only_harm` that its words tell the dead or wounded and no blow, `definite` that they
    point back ("the shelling")."""

    mention: Mention
    sentence: int
    paragraph: int
    places: frozenset[str] = frozenset()
    headline: bool = False
    only_harm: bool = False
    definite: bool = False


def happenings_told(tellings: Sequence[Telling]) -> tuple[Mention, ...]:
    """The mentions of a report with each happening told once in a paragraph, in order of place.

    Harm goes to the blow beside it; a blow that names nothing of its own is the one told before; what points
    back takes over the place and time it points to; a headline stands only where the body does not tell it.
    """
    kept: list[Telling] = []
    for telling in _with_harm_joined(tellings):
        earlier = _same_told_before(telling, kept) if _is_blow(telling) else []
        if earlier and _says_nothing_new(telling, earlier[0]):
            at = kept.index(earlier[0])
            kept[at] = _with_harm(kept[at], telling.mention.harm)
        else:
            kept.append(_continued(telling, earlier[0]) if earlier else telling)
    return tuple(telling.mention for telling in _without_headlines(kept))


def _is_blow(telling: Telling) -> bool:
    return telling.mention.modality in SAID_TO_BE_SO | SAID_NOT_TO_BE_SO and telling.mention.act in FIRE


def _is_told(telling: Telling) -> bool:
    return _is_blow(telling) and telling.mention.modality in SAID_TO_BE_SO


def _with_harm_joined(tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings without the harm of others; the blow that did it has its counts."""
    causes = {
        place: cause
        for place, telling in enumerate(tellings)
        if telling.only_harm and _is_told(telling) and (cause := _cause_of(place, tellings)) is not None
    }
    joined = list(tellings)
    for harm, cause in causes.items():
        joined[cause] = _with_harm(joined[cause], tellings[harm].mention.harm)
    return [telling for place, telling in enumerate(joined) if place not in causes]


def _cause_of(harm: int, tellings: Sequence[Telling]) -> int | None:
    """The blow harm belongs to: of its sentence, paragraph, next sentence, or the paragraph before."""
    told = tellings[harm]
    blows = [
        (place, other)
        for place, other in enumerate(tellings)
        if _is_told(other) and not other.only_harm and other.headline == told.headline
        if _may_be_one(told.mention, other.mention)
    ]
    before = [(place, other) for place, other in reversed(blows) if place < harm]
    near = [place for place, other in before if other.sentence == told.sentence]
    near += [place for place, other in blows if other.sentence == told.sentence]
    near += [place for place, other in before if other.paragraph == told.paragraph]
    near += [place for place, o in blows if (o.paragraph, o.sentence - 1) == (told.paragraph, told.sentence)]
    near += [place for place, other in before if other.paragraph == told.paragraph - 1]
    return next(iter(near), None)


def _may_be_one(harm: Mention, blow: Mention) -> bool:
    """Whether nothing harm names speaks against its being this blow's."""
    if harm.place and blow.place and harm.place.spot != blow.place.spot:
        return False
    if harm.when and blow.when and not harm.when.overlaps(blow.when):
        return False
    return {ref.actor or ref.name for ref in harm.actors} <= {ref.actor or ref.name for ref in blow.actors}


def _with_harm(telling: Telling, harm: Sequence[Count]) -> Telling:
    known = {(count.low, count.high, count.what) for count in telling.mention.harm}
    new = tuple(count for count in harm if (count.low, count.high, count.what) not in known)
    return replace(telling, mention=replace(telling.mention, harm=(*telling.mention.harm, *new)))


def _same_told_before(telling: Telling, kept: Sequence[Telling]) -> list[Telling]:
    """The blows told before that this one may be, nearest first: of its paragraph, farther only where it
    points back or names nothing of its own."""
    mention = telling.mention
    far = telling.definite or not (mention.place or mention.when or mention.targets)
    return [
        other
        for other in reversed(kept)
        if _is_told(other) and other.headline == telling.headline
        if far or other.paragraph == telling.paragraph
        if _may_be_called(mention.act, other.mention.act)
    ]


def _may_be_called(act: Act, before: Act) -> bool:
    """Whether one word may stand for the other's act: "the attack" and "blasts" for a shelling."""
    return act is before or act in _NAMES_NO_MEANS or before is Act.ATTACK_UNSPECIFIED


def _says_nothing_new(telling: Telling, before: Telling) -> bool:
    """Whether a blow names no place, time, target or doer that the one before does not have."""
    mention, other = telling.mention, before.mention
    if mention.modality in SAID_NOT_TO_BE_SO:
        return False
    places = {None, other.place.spot if other.place else None}
    aimed = {ref.actor or ref.name for ref in other.targets}
    doers = {ref.actor or ref.name for ref in other.actors}
    return (
        (mention.place.spot if mention.place else None) in places
        and (mention.when is None or mention.when == other.when)
        and {ref.actor or ref.name for ref in mention.targets} <= aimed
        and {ref.actor or ref.name for ref in mention.actors} <= doers
    )


def _continued(telling: Telling, before: Telling) -> Telling:
    """A blow that names no place, or points back, with the place, time and kind told before."""
    mention, other = telling.mention, before.mention
    if mention.place is not None and not telling.definite:
        return telling
    elsewhere = mention.place and other.place and mention.place.spot != other.place.spot
    act = other.act if telling.definite and mention.act is Act.ATTACK_UNSPECIFIED else mention.act
    changed = replace(
        mention,
        id=content_id("mention", mention.report, str(mention.trigger.start), act),
        act=act,
        plover=act_codings()[act].plover,
        place=mention.place or other.place,
        when=mention.when or (None if elsewhere else other.when),
    )
    return replace(telling, mention=changed)


def _without_headlines(tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings without headlines that only announce what the body tells."""
    body = [telling for telling in tellings if not telling.headline]
    return [t for t in tellings if not (t.headline and any(_announces(t, other) for other in body))]


def _announces(headline: Telling, body: Telling) -> bool:
    one, other = headline.mention, body.mention
    if act_codings()[one.act].family is Family.WORDS or other.modality not in SAID_TO_BE_SO:
        return False
    blows = _is_blow(headline) and _is_blow(body)
    if one.act is not other.act and not (blows and _may_be_called(one.act, other.act)):
        return False
    here = one.place is None or other.place is None or one.place.spot in body.places
    return here or bool({(c.low, c.what) for c in one.harm} & {(c.low, c.what) for c in other.harm})
