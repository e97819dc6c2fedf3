"""Equivalences: names here that may be names there, offered with their evidence and never applied."""

from collections.abc import Mapping, Sequence

from holdfire.model.case import Case
from holdfire.model.decision import Decision, DecisionKind
from holdfire.model.reading import Reading
from holdfire.model.reconciled import Equivalence
from holdfire.model.statement import Statement
from holdfire.model.story import Story
from holdfire.reconciling.label_grounds import label_grounds
from holdfire.reconciling.ledger import Ground, offers
from holdfire.reconciling.lineage import Lineage
from holdfire.reconciling.speaker_grounds import name_grounds, speaker_grounds
from holdfire.reconciling.words import fold


def find_equivalences(
    readings: Mapping[str, Reading],
    stories: Sequence[Story],
    statements: Sequence[Statement],
    lineage: Lineage,
    case: Case,
    decisions: Mapping[str, Decision],
) -> tuple[Equivalence, ...]:
    """Every equivalence worth a reviewer's look, with its rivals; a decision changes its status alone."""
    labels, objections = label_grounds(readings, stories)
    grounds: list[Ground] = [
        *labels,
        *speaker_grounds(readings, stories, case),
        *name_grounds(statements, readings, case),
    ]
    return offers(grounds, objections, lineage, decisions)


def accepted_names(offered: Sequence[Equivalence], decisions: Mapping[str, Decision]) -> dict[str, str]:
    """Folded name here -> actor id or folded name there, for what a reviewer accepted."""
    return {
        fold(item.here): item.actor or fold(item.there)
        for item in offered
        if item.id in decisions and decisions[item.id].kind is DecisionKind.ACCEPT_EQUIVALENCE
    }
