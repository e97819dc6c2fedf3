"""Whom a published count accuses: who did it "by" the words, whose deed it is, whom the claimant blames."""

from holdfire.model.actor import ActorRef
from holdfire.reading.counting.tally_claimants import actor_of
from holdfire.reading.counting.tally_line import Line
from holdfire.reading.counting.tally_phrases import Phrase, phrase_after, phrase_before, subject_before
from holdfire.reading.counting.tally_totals import Whole

NEAR = 3
"""How many words may stand between "by" and the actor it names."""


def accused_of(line: Line, whole: Whole, claimant: ActorRef | None) -> tuple[ActorRef, ...]:
    """The accused of a count, each once, in order; places and the claimant are none."""
    places = {place.span for place in line.places}
    found: dict[tuple[str | None, str], ActorRef] = {}
    for actor in (*_doers(line, whole), *_blamed(line, whole), *_named_by(line, whole)):
        is_claimant = claimant is not None and (actor == claimant or actor.span == claimant.span)
        if actor.span not in places and not is_claimant:
            found.setdefault((actor.actor, actor.name), actor)
    return tuple(found.values())


def _doers(line: Line, whole: Whole) -> list[ActorRef]:
    """ "Kyiv violated the truce 45 times" """
    deed = whole.total.deed
    if deed is None:
        deed = line.is_before("commits", whole.total.start)
    elif line.is_before("be", deed) is not None or line.is_at("suffers", deed):
        return []
    if deed is None or line.is_before("of what", deed) is not None:
        return []
    subject = subject_before(line, deed, line.segment(deed)[0])
    if deed < whole.total.start and line.vocabulary.counts.openings.among(
        line.words[deed : whole.total.start]
    ):
        nearer = phrase_before(line, whole.total.start, deed + 1)  # "and the rebels 14 times"
        weapon = nearer is not None and line.has("weapon", *nearer)
        if (
            nearer
            and not weapon
            and line.is_at("compared", nearer[0]) is None
            and not line.is_mark(nearer[0])
        ):
            return _named(line, nearer)
    return _named(line, subject)


def _blamed(line: Line, whole: Whole) -> list[ActorRef]:
    """ "accused the rebels of 14 violations" """
    start, stop = line.segment(whole.total.start)
    before = range(min(whole.total.start, stop) - 1, start - 1, -1)
    for at in (*before, *range(whole.total.start, stop)):
        after = line.is_at("accuses", at)
        phrase = phrase_after(line, after) if after else None
        if phrase and line.is_at("of what", phrase[1]):
            return _named(line, phrase)
    return []


def _named(line: Line, phrase: Phrase | None) -> list[ActorRef]:
    if phrase is None or line.is_at("pronoun", phrase[0]) == phrase[1]:
        return []
    return [actor_of(line, phrase)]


def _named_by(line: Line, whole: Whole) -> list[ActorRef]:
    """The actors after "by" in the words of the count and its breakdown."""
    found: list[ActorRef] = []
    for at in range(whole.total.start, whole.limit):
        by = line.is_at("by", at)
        if by is None or line.vocabulary.claims.longest(line.words, at - 1):
            continue
        named = ((line.index_at(span.start), actor) for span, actor in line.actors)
        reach = next((here for here in range(by, by + NEAR) if line.is_mark(here)), by + NEAR)
        actor = next((actor for place, actor in named if by <= place <= reach), None)
        if actor:
            found.append(actor)
    return found
