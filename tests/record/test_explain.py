"""Every id leads down to a quoted passage and the SHA-256 of the capture that holds it (law 1)."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

import pytest

from holdfire.model.decision import Decision, DecisionKind
from holdfire.model.errors import UnknownIdError
from holdfire.model.finding import Outcome, Version
from holdfire.model.history import Explanation
from holdfire.model.reading import Reading
from holdfire.model.reconciled import Disagreement, DisagreementKind
from holdfire.record.explain_finding import Ground, argument
from tests.record.conftest import Keeper
from tests.record.factories import (
    AGREEMENT,
    CASE,
    DENIED,
    MONDAY,
    SHELLED,
    TUESDAY,
    judgement_of,
    reading_of,
    reconciled_of,
)

SHA256_OF_SHELLED = sha256(SHELLED.encode()).hexdigest()


def walk(explanation: Explanation) -> Iterator[Explanation]:
    yield explanation
    for child in explanation.children:
        yield from walk(child)


def way_to(explanation: Explanation, kind: str) -> tuple[str, ...]:
    """The kinds from the top down to the first line of this kind."""
    if explanation.kind == kind:
        return (kind,)
    ways = (way_to(child, kind) for child in explanation.children)
    way = next((way for way in ways if way), ())
    return (explanation.kind, *way) if way else ()


def id_of(kind: str, reading: Reading) -> str:
    return {
        "finding": f"finding-incident-{reading.mentions[0].id}",
        "incident": f"incident-{reading.mentions[0].id}",
        "statement": "statement-1",
        "story": "story-1",
        "equivalence": "equivalence-1",
        "quotation": reading.quotations[0].id,
        "mention": reading.mentions[0].id,
        "tally": reading.tallies[0].id,
        "term_claim": reading.term_claims[0].id,
        "trigger": "plan-b",
        "status": "status",
        "report": reading.report.id,
        "capture": reading.report.capture,
    }[kind]


KINDS = (
    "finding",
    "incident",
    "statement",
    "story",
    "equivalence",
    "quotation",
    "mention",
    "tally",
    "term_claim",
    "trigger",
    "status",
    "report",
    "capture",
)


def test_a_finding_leads_down_to_its_passage_and_the_captures_sha256(keeper: Keeper) -> None:
    (reading,) = keeper.run(MONDAY, SHELLED)
    explanation = keeper.view().explain(id_of("finding", reading))
    assert way_to(explanation, "capture") == (
        "finding",
        "incident",
        "account",
        "mention",
        "passage",
        "report",
        "capture",
    )
    passage = next(line for line in walk(explanation) if line.kind == "passage")
    assert passage.citation is not None
    assert passage.citation.span == reading.mentions[0].clause
    assert passage.text == "Shells hit Marat."
    assert passage.capture == SHA256_OF_SHELLED


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_id_leads_down_to_a_capture(keeper: Keeper, kind: str) -> None:
    (reading,) = keeper.run(MONDAY, SHELLED)
    explanation = keeper.view().explain(id_of(kind, reading))
    assert (explanation.kind, explanation.id) == (kind, id_of(kind, reading))
    assert next(line.id for line in walk(explanation) if line.kind == "capture") == SHA256_OF_SHELLED
    assert not [line for line in walk(explanation) if line.kind == "missing"]
    for line in walk(explanation):
        if line.citation is not None:
            span = line.citation.span
            assert keeper.view().reading(line.citation.report).report.text[span.start : span.end] == line.text


def test_the_tests_of_a_finding_name_their_terms_and_what_is_missing(keeper: Keeper) -> None:
    (reading,) = keeper.run(MONDAY, SHELLED)
    lines = list(walk(keeper.view().explain(id_of("finding", reading))))
    assert "place: unknown. not said Missing: who held it." in [line.text for line in lines]
    assert [line.text for line in lines if line.kind == "clause"] == [
        "No shelling. (Joint statement, 2, checked)"
    ]


def test_a_statement_shows_its_renderings_and_its_apparatus(keeper: Keeper) -> None:
    keeper.run(MONDAY, SHELLED, DENIED)
    lines = list(walk(keeper.view().explain("statement-1")))
    renderings = [line.text for line in lines if line.kind == "rendering"]
    assert renderings == ["A (base): it was not us", "B (same): nobody fired"]
    assert [line.text for line in lines if line.kind == "variant"] == ["wording: it ] (nothing) B"]


def test_an_obligation_is_explained_by_its_clause(keeper: Keeper) -> None:
    keeper.run(MONDAY, SHELLED)
    explanation = keeper.view().explain("lists")
    assert explanation.text == "overdue: nothing reported"
    assert [child.text for child in explanation.children] == ["Exchange lists. (Joint statement, 2, checked)"]
    assert keeper.view().explain("no-fire").kind == "clause"


def test_decisions_stand_under_the_line_they_are_about(keeper: Keeper) -> None:
    (reading,) = keeper.run(MONDAY, SHELLED)
    incident = id_of("incident", reading)
    keeper.writer.decide(
        Decision(
            id="decision-1",
            kind=DecisionKind.SET_EVIDENCE,
            target=incident,
            by="ann",
            at=TUESDAY,
            reason="seen",
            value="verified",
        )
    )
    decided = keeper.view().explain(incident).children[-1]
    assert decided.text == "set evidence verified by ann at 2016-03-01T08:00:00+00:00: seen"
    assert keeper.view().explain("decision-1").children[0].id == incident
    assert "decision" not in {line.kind for line in walk(keeper.view(as_of=MONDAY).explain(incident))}


def test_a_ground_that_is_not_on_record_is_said_to_be_missing(keeper: Keeper) -> None:
    keeper.writer.decide(
        Decision(id="d", kind=DecisionKind.SAME, target="gone", by="ann", at=MONDAY, reason="seen")
    )
    (child,) = keeper.view().explain("d").children
    assert (child.kind, child.text) == ("missing", "gone is not on record")


def test_an_id_that_is_not_on_record_as_of_then_is_refused(keeper: Keeper) -> None:
    (reading,) = keeper.run(MONDAY, SHELLED)
    (_, denied) = keeper.run(TUESDAY, SHELLED, DENIED)
    assert keeper.view().explain(id_of("mention", denied)).kind == "mention"
    for unknown in (id_of("mention", denied), id_of("capture", denied), "incident-none", ""):
        with pytest.raises(UnknownIdError):
            keeper.view(as_of=MONDAY).explain(unknown)
    assert keeper.view(as_of=MONDAY).explain(id_of("mention", reading)).kind == "mention"


def test_a_finding_is_told_as_an_argument_with_its_words_clause_and_unknowns(keeper: Keeper) -> None:
    (reading,) = keeper.run(MONDAY, SHELLED)
    argument = keeper.view().argument(id_of("finding", reading))
    assert argument is not None
    assert [said.citation.span.text for said in argument.said if said.citation] == ["Shells hit Marat."]
    assert [said.capture for said in argument.said] == [SHA256_OF_SHELLED]
    assert any(line.startswith("place: unknown. not said") for line in argument.tests)
    assert argument.clauses == ("no-fire: No shelling. (Joint statement, 2; held against the document)",)
    assert argument.grade == "All in all: information grade 6 (cannot be judged)."
    assert argument == keeper.view().argument(id_of("incident", reading))


@pytest.mark.parametrize(
    ("over", "words"),
    [
        ((), "whether it did is contested"),
        ((Outcome.APPARENT_BREACH, Outcome.EXCLUDED_ACTOR), "the accounts lead to different outcomes"),
    ],
)
def test_an_argument_says_over_what_it_is_contested(over: tuple[Outcome, ...], words: str) -> None:
    reading = reading_of(SHELLED)
    (incident,) = reconciled_of(reading).incidents
    (found,) = judgement_of(reconciled_of(reading), MONDAY).findings
    versions = tuple(Version(mentions=(), outcome=outcome, tests=()) for outcome in over)
    contested = replace(found, outcome=Outcome.CONTESTED, versions=versions)
    ground = Ground(case=CASE, agreement=AGREEMENT, readings={reading.report.id: reading})
    assert words in argument(contested, incident, ground, ()).outcome


def test_what_is_no_finding_has_no_argument(keeper: Keeper) -> None:
    (reading,) = keeper.run(MONDAY, SHELLED)
    assert keeper.view().argument(id_of("mention", reading)) is None


def test_the_chain_of_an_incident_names_the_points_reports_differ_on(keeper: Keeper) -> None:
    readings = keeper.run(MONDAY, SHELLED)
    incident = keeper.view().reconciled().incidents[0]
    differing = Disagreement(kind=DisagreementKind.TIME, about=incident.id, detail="one day apart")
    reconciled = replace(reconciled_of(*readings), disagreements=(differing,))
    with keeper.writer.run(now=TUESDAY, by="ann", version="1") as run:
        run.keep_joined(reconciled)
        run.keep_judged(judgement_of(reconciled, TUESDAY))
    children = keeper.view().explain(incident.id).children
    assert [child.text for child in children if child.kind == "disagreement"] == ["time: one day apart"]
