"""Weighing a decision tells what judging the whole record anew under it would."""

from dataclasses import replace
from datetime import UTC, datetime

from holdfire.judging.flips import consequences
from holdfire.judging.judge import judge
from holdfire.judging.moments import read_moment
from holdfire.judging.weighing import weigher
from holdfire.model.act import Act
from holdfire.model.decision import Decision, DecisionKind
from holdfire.model.incident import EvidenceState
from holdfire.model.reconciled import Reconciled
from tests.judging.factories import INSIDE, account, agreement, case, incident, reading

NOW = datetime(2016, 3, 1, 16, tzinfo=UTC)
WHEN = read_moment(INSIDE, "Asia/Damascus")
READINGS = (reading(1), reading(2, outlet="paper"))
STRIKE = incident(Act.AIR_STRIKE, account(["airmen"], [], "village", WHEN))
SHELLING = replace(
    incident(Act.SHELLING, account(["brigades"], ["airmen"], "front-town", WHEN)), id="incident-2"
)
TOLD = Reconciled(incidents=(STRIKE, SHELLING))


def decision(kind: DecisionKind, value: str | None = None, target: str = STRIKE.id) -> Decision:
    return Decision(id="decision-1", kind=kind, target=target, by="ann", at=NOW, reason="seen", value=value)


def test_an_evidence_state_weighs_what_the_record_judged_anew_says() -> None:
    weigh = weigher(agreement(), case(), TOLD, READINGS, (), NOW)
    before = judge(agreement(), case(), TOLD, READINGS, (), NOW)
    for state in EvidenceState:
        told = weigh(decision(DecisionKind.SET_EVIDENCE, state))
        changed = Reconciled(incidents=(replace(STRIKE, evidence=state), SHELLING))
        after = judge(agreement(), case(), changed, READINGS, (), NOW)
        incidents = ({each.id: each for each in whole.incidents} for whole in (TOLD, changed))
        whole = consequences((told.supposed if told else ()), *zip((before, after), incidents, strict=True))
        assert told == whole


def test_what_only_a_run_can_tell_is_not_guessed() -> None:
    weigh = weigher(agreement(), case(), TOLD, READINGS, (), NOW)
    assert weigh(decision(DecisionKind.RETRACT_REPORT, target="report-1")) is None
    assert weigh(decision(DecisionKind.SET_EVIDENCE, "verified", target="incident-none")) is None


def test_weighing_leaves_what_it_weighs_by_as_it_was() -> None:
    weigh = weigher(agreement(), case(), TOLD, READINGS, (), NOW)
    refuted = decision(DecisionKind.SET_EVIDENCE, "refuted")
    first = weigh(refuted)
    weigh(decision(DecisionKind.SET_EVIDENCE, "verified"))
    assert weigh(refuted) == first
