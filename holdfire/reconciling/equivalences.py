"""Equivalences: names here that may be names there, offered with their evidence and never applied."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from holdfire.model.actor import ActorKind
from holdfire.model.case import Case
from holdfire.model.decision import Decision, DecisionKind
from holdfire.model.reading import Reading
from holdfire.model.reconciled import Equivalence
from holdfire.model.story import Story
from holdfire.reconciling.label_grounds import label_grounds
from holdfire.reconciling.ledger import Ground, Objection, offers
from holdfire.reconciling.lineage import Lineage
from holdfire.reconciling.speaker_grounds import speaker_grounds
from holdfire.reconciling.words import fold


@dataclass(frozen=True, slots=True)
class Grounds:
    """What speaks for and against equivalences before any statement is joined."""

    grounds: tuple[Ground, ...]
    objections: tuple[Objection, ...]


def first_grounds(readings: Mapping[str, Reading], stories: Sequence[Story], case: Case) -> Grounds:
    """Grounds from labels and from who speaks where, story by story."""
    persons = {actor.id: actor for actor in case.actors if actor.kind is ActorKind.PERSON}
    labels: list[Ground] = []
    objections: list[Objection] = []
    spoken: list[Ground] = []
    for story in stories:
        told = [readings[report] for report in story.reports]
        found, against = label_grounds(reading.report for reading in told)
        labels += found
        objections += against
        spoken += speaker_grounds(told, persons)
    return Grounds((*labels, *spoken), tuple(objections))


def find_equivalences(
    first: Grounds, more: Iterable[Ground], lineage: Lineage, decisions: Mapping[str, Decision]
) -> tuple[Equivalence, ...]:
    """Every equivalence worth a reviewer's look, with its rivals; a decision changes its status alone."""
    return offers((*first.grounds, *more), first.objections, lineage, decisions)


def accepted_names(offered: Sequence[Equivalence], decisions: Mapping[str, Decision]) -> dict[str, str]:
    """Folded name here -> actor id or folded name there, for what a reviewer accepted."""
    return {
        fold(item.here): item.actor or fold(item.there)
        for item in offered
        if item.id in decisions and decisions[item.id].kind is DecisionKind.ACCEPT_EQUIVALENCE
    }
