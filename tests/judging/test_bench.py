"""The bench: what a decision changes at once is what judging everything anew would find."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.judging.bench import Bench
from holdfire.judging.judge import judge
from holdfire.judging.moments import read_moment
from holdfire.model.act import Act
from holdfire.model.decision import Decision, DecisionKind
from holdfire.model.finding import Outcome
from holdfire.model.incident import AttributionState, EvidenceState, Incident
from holdfire.model.reconciled import Reconciled
from tests.judging.factories import (
    AGREEMENT,
    INSIDE,
    NOW,
    account,
    agreement,
    case,
    covered,
    incident,
)

TERMS = agreement(
    """
obligations:
  - {id: talks, text: Talks., owners: [government], fulfilled_by: [talks], source: {text: terms}}
triggers:
  - id: plan-b
    text: Plan B follows two attacks.
    when: {apparent_breaches: {count: 2, within: 7 days}}
    source: {text: terms}
""",
    text=AGREEMENT,
)
WHEN = read_moment(INSIDE, "Asia/Damascus")
RAN = (
    DecisionKind.SAME,
    DecisionKind.DIFFERENT,
    DecisionKind.ACCEPT_MENTION,
    DecisionKind.REJECT_MENTION,
    DecisionKind.RETRACT_REPORT,
    DecisionKind.ACCEPT_EQUIVALENCE,
    DecisionKind.REJECT_EQUIVALENCE,
)
"""What bears on how accounts are joined or weighed."""


def some_incidents(acts: Sequence[Act]) -> tuple[Incident, ...]:
    return tuple(
        incident(
            act,
            account(["army"], ["brigades"], "brigade-town", WHEN, number),
            id=f"incident-{number}",
            attribution=AttributionState.DENIED,
        )
        for number, act in enumerate(acts)
    )


def decision(kind: DecisionKind, target: str, value: str | None = None, number: int = 0) -> Decision:
    return Decision(
        id=f"decision-{number}",
        kind=kind,
        target=target,
        other="support-group" if kind is DecisionKind.RECORD_RULING else None,
        by="reviewer",
        at=NOW - timedelta(hours=1),
        reason="as seen",
        value=value,
    )


def decided(told: Incident, item: Decision) -> Incident:
    """The incident as reconciling would have it after a decision on it."""
    if item.target != told.id:
        return told
    if item.kind is DecisionKind.SET_EVIDENCE:
        return replace(told, evidence=EvidenceState(item.value or ""))
    return replace(told, attribution=AttributionState.RULED)


def ready(incidents: tuple[Incident, ...]) -> Bench:
    return Bench.of(TERMS, case(), Reconciled(incidents=incidents), covered(), (), NOW)


@st.composite
def decisions(draw: Any) -> Decision:
    kind = draw(
        st.sampled_from((DecisionKind.SET_EVIDENCE, DecisionKind.RECORD_RULING, DecisionKind.CONFIRM_TRIGGER))
    )
    if kind is DecisionKind.CONFIRM_TRIGGER:
        return decision(kind, "plan-b", "met")
    state = draw(st.sampled_from(EvidenceState)).value
    return decision(
        kind,
        f"incident-{draw(st.integers(0, 3))}",
        state if kind is DecisionKind.SET_EVIDENCE else "a breach",
        draw(st.integers(0, 9)),
    )


acts = st.sampled_from((Act.SHELLING, Act.AIR_STRIKE, Act.TALKS, Act.ARREST, Act.TRUCE_ENDED_BY_WORD))


@given(st.lists(acts, min_size=4, max_size=6), st.lists(decisions(), min_size=1, max_size=5))
@settings(max_examples=60, deadline=None)
def test_a_bench_after_decisions_holds_what_judging_everything_anew_finds(
    told: list[Act], made: list[Decision]
) -> None:
    incidents = some_incidents(told)
    bench: Bench | None = ready(incidents)
    for item in made:
        assert bench is not None
        bench = bench.after(item)
        incidents = tuple(
            decided(each, item) if item.kind is not DecisionKind.CONFIRM_TRIGGER else each
            for each in incidents
        )
    anew = judge(TERMS, case(), Reconciled(incidents=incidents), covered(), made, NOW)
    assert bench is not None
    assert bench.judgement() == anew


@pytest.mark.parametrize("kind", RAN)
def test_what_bears_on_joining_or_weighing_needs_a_run(kind: DecisionKind) -> None:
    assert ready(some_incidents([Act.SHELLING])).after(decision(kind, "incident-0")) is None


@pytest.mark.parametrize(("target", "value"), [("incident-0", "sure"), ("mention-0", "verified")])
def test_evidence_that_no_incident_here_can_be_set_to_needs_a_run(target: str, value: str) -> None:
    bench = ready(some_incidents([Act.SHELLING]))
    assert bench.after(decision(DecisionKind.SET_EVIDENCE, target, value)) is None


def test_what_a_reviewer_refutes_is_judged_no_more_and_judged_again_once_it_is_verified() -> None:
    bench = ready(some_incidents([Act.SHELLING, Act.AIR_STRIKE]))
    refuted = bench.after(decision(DecisionKind.SET_EVIDENCE, "incident-0", "refuted"))
    assert refuted is not None
    assert list(refuted.findings) == ["incident-1"]
    again = refuted.after(decision(DecisionKind.SET_EVIDENCE, "incident-0", "verified"))
    assert again is not None
    assert list(again.findings) == ["incident-0", "incident-1"]
    assert again.findings["incident-0"].outcome is Outcome.APPARENT_BREACH
    assert list(bench.findings) == ["incident-0", "incident-1"]


def test_how_the_work_on_an_incident_stands_changes_nothing() -> None:
    bench = ready(some_incidents([Act.SHELLING]))
    assert bench.after(decision(DecisionKind.SET_WORK, "incident-0", "closed")) is bench
