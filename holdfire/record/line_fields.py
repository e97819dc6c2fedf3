"""What a reader compares two versions of a line by, in words, and what each version rests on."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from holdfire.model.duty_status import ObligationStatus
from holdfire.model.finding import Finding
from holdfire.model.history import FieldChange
from holdfire.model.incident import Incident
from holdfire.model.reconciled import Equivalence
from holdfire.model.statement import Statement
from holdfire.model.status import Status, TriggerStatus
from holdfire.model.story import Story
from holdfire.model.tally import Tally
from holdfire.record.changes import TALLY
from holdfire.record.lines import (
    EQUIVALENCE,
    FINDING,
    INCIDENT,
    OBLIGATION,
    STATEMENT,
    STATUS,
    STORY,
    TRIGGER,
)
from holdfire.record.rows import decode

Fields = Mapping[str, str]
NOTHING = "nothing"


def field_changes(kind: str, before: str, after: str) -> tuple[FieldChange, ...]:
    """In which respects two bodies of a line of a kind differ, for a reader."""
    old, new = fields_of(kind, before), fields_of(kind, after)
    return tuple(
        FieldChange(field=name, old=old.get(name) or NOTHING, new=new.get(name) or NOTHING)
        for name in dict.fromkeys((*old, *new))
        if old.get(name, "") != new.get(name, "")
    )


def fields_of(kind: str, body: str) -> Fields:
    """What a line says in each respect."""
    type_, tell = _TELLERS[kind]
    return tell(decode(type_, body))


def rests_on(kind: str, body: str) -> tuple[frozenset[str], frozenset[str]]:
    """The reports a line rests on, and the ids by which a decision may be about it: of what was found in
    them, of other lines, of outlets."""
    thing = decode(_TELLERS[kind][0], body)
    reports: set[str] = set()
    ids: set[str | None] = set()
    if isinstance(thing, Incident):
        reports = {account.report for account in thing.accounts}
        ids = {part for account in thing.accounts for part in (account.mention, account.outlet)}
    elif isinstance(thing, Statement):
        reports = {rendering.report for rendering in thing.renderings}
        ids = {rendering.quotation for rendering in thing.renderings}
    elif isinstance(thing, Story):
        reports = set(thing.reports)
    elif isinstance(thing, Finding):
        ids = {thing.incident}
    elif isinstance(thing, Equivalence):
        reports = {citation.report for item in thing.evidence for citation in item.citations}
    elif isinstance(thing, Tally):
        reports = {thing.report}
    return frozenset(reports), frozenset({each for each in ids if each} | reports)


def _incident(incident: Incident) -> Fields:
    return {
        "act": incident.act.replace("_", " "),
        "evidence": incident.evidence.replace("_", " "),
        "attribution": incident.attribution.replace("_", " "),
        "work": incident.work.replace("_", " "),
        "time": incident.when.wall if incident.when else "",
        "places": _listed(place.name for place in incident.places),
        "actors": _listed(ref.name for ref in incident.actors),
        "targets": _listed(ref.name for ref in incident.targets),
        "harm": _listed(count.in_words for count in incident.harm),
        "origins": _listed(incident.origins),
        "accounts": str(len(incident.accounts)),
    }


def _statement(statement: Statement) -> Fields:
    return {
        "speaker": statement.speaker_name,
        "words": statement.base.words,
        "modality": statement.modality.value,
        "renderings": str(len(statement.renderings)),
        "origins": str(statement.origins),
        "divergences": str(len(statement.divergences)),
    }


def _story(story: Story) -> Fields:
    return {"label": story.label, "reports": str(len(story.reports)), "origins": str(len(story.origins))}


def _finding(finding: Finding) -> Fields:
    tests = {f"{result.test} test": result.answer.value for result in finding.tests}
    return {"outcome": finding.outcome.replace("_", " "), "missing": _listed(finding.missing)} | tests


def _equivalence(equivalence: Equivalence) -> Fields:
    kinds = _listed(kind.replace("_", " ") for kind in equivalence.kinds)
    return {"status": equivalence.status, "evidence": kinds, "places": str(equivalence.segments)}


def _status(status: Status) -> Fields:
    return {
        "in force": status.formal.replace("_", " "),
        "holding": status.holding.replace("_", " "),
        "unknown": _listed(status.unknowns),
    }


def _obligation(status: ObligationStatus) -> Fields:
    return {"state": status.state.replace("_", " "), "reason": status.reason}


def _trigger(status: TriggerStatus) -> Fields:
    return {
        "by allegations": status.by_allegations.value,
        "by facts": status.by_facts.value,
        "distance": status.distance,
    }


def _tally(tally: Tally) -> Fields:
    return {
        "claimant": tally.claimant.name if tally.claimant else "",
        "total": tally.total.in_words,
        "unit": tally.unit,
        "window": tally.window.wall if tally.window else "",
    }


def _listed(parts: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(parts))


_TELLERS: Mapping[str, tuple[type[Any], Callable[[Any], Fields]]] = {
    INCIDENT.name: (Incident, _incident),
    STATEMENT.name: (Statement, _statement),
    STORY.name: (Story, _story),
    FINDING.name: (Finding, _finding),
    EQUIVALENCE.name: (Equivalence, _equivalence),
    STATUS.name: (Status, _status),
    OBLIGATION.name: (ObligationStatus, _obligation),
    TRIGGER.name: (TriggerStatus, _trigger),
    TALLY: (Tally, _tally),
}

COMPARED = tuple(_TELLERS)
"""The kinds of line that a difference of two moments tells."""
