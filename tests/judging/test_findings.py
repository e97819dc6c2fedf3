"""Accounts that differ are not averaged; words are not judged; unknowns never settle anything."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.judging.moments import read_moment
from holdfire.judging.outcome import OPEN, SUBSTANCE, settle
from holdfire.judging.questions.inquiry import Answers, answered
from holdfire.model.act import Act, Modality
from holdfire.model.finding import Contested, Outcome, Responsibility, TestName
from holdfire.model.incident import AttributionState, EvidenceState
from holdfire.model.truth import Truth
from tests.judging.factories import INSIDE, account, finding, incident, judged

WHEN = read_moment(INSIDE, "Asia/Damascus")
LEADS_TO = {
    TestName.TIME: Outcome.OUT_OF_SCOPE_TIME,
    TestName.PLACE: Outcome.OUT_OF_SCOPE_PLACE,
    TestName.ACTOR: Outcome.EXCLUDED_ACTOR,
    TestName.TARGET: Outcome.EXCLUDED_ACTOR,
    TestName.ACT: Outcome.OUT_OF_SCOPE_ACT,
}
ASKED = (*SUBSTANCE, TestName.EXCEPTION)


def sheet(truths: tuple[Truth, ...]) -> Answers:
    """The answers that the questions would give to these truths, evidence and ruling being unknown."""
    substance = [
        answered(test, truth, "So.", leads_to=LEADS_TO[test] if truth is Truth.NO else None)
        for test, truth in zip(SUBSTANCE, truths[:-1], strict=True)
    ]
    permitted = Outcome.CONSISTENT_WITH_TERMS if truths[-1] is Truth.YES else None
    exception = answered(TestName.EXCEPTION, truths[-1], "So.", leads_to=permitted)
    others = (answered(test, Truth.UNKNOWN, "So.") for test in (TestName.EVIDENCE, TestName.RULING))
    return Answers(*substance, exception, *others)


def breach(answers: Answers) -> Truth:
    """Kleene's and over the tests of substance and no exception: one no settles it."""
    return Truth.all(answer.answer for answer in answers.substance) & ~answers.exception.answer


ALL_SHEETS = list(product(Truth, repeat=len(ASKED)))


def test_an_apparent_breach_needs_five_yes_and_no_exception() -> None:
    breaches = [truths for truths in ALL_SHEETS if settle(sheet(truths)) is Outcome.APPARENT_BREACH]
    assert breaches == [(Truth.YES,) * 5 + (Truth.NO,)]


@given(st.sampled_from(ALL_SHEETS), st.lists(st.sampled_from([Truth.YES, Truth.NO]), min_size=6, max_size=6))
def test_what_becomes_known_never_contradicts_a_settled_outcome(
    truths: tuple[Truth, ...], known: list[Truth]
) -> None:
    refined = tuple(
        now if before is Truth.UNKNOWN else before for before, now in zip(truths, known, strict=True)
    )
    before, after = breach(sheet(truths)), breach(sheet(refined))
    assert after is not Truth.UNKNOWN
    assert before in (Truth.UNKNOWN, after)
    if settle(sheet(truths)) not in OPEN:
        was_breach = settle(sheet(truths)) is Outcome.APPARENT_BREACH
        assert (settle(sheet(refined)) is Outcome.APPARENT_BREACH) == was_breach


@given(st.sampled_from(ALL_SHEETS))
def test_the_outcome_says_the_same_as_the_logic(truths: tuple[Truth, ...]) -> None:
    outcome = settle(sheet(truths))
    assert (outcome is Outcome.APPARENT_BREACH) == (breach(sheet(truths)) is Truth.YES)
    assert (outcome in OPEN) == (breach(sheet(truths)) is Truth.UNKNOWN)


def test_accounts_that_lead_to_different_outcomes_make_it_contested() -> None:
    by_army = account(["army"], ["brigades"], "brigade-town", WHEN, number=1)
    by_front = account(["front"], ["brigades"], "brigade-town", WHEN, number=2)
    found = finding(incident(Act.SHELLING, by_army, by_front))
    assert found.outcome is Outcome.CONTESTED
    assert found.responsibility is Responsibility.DISPUTED
    assert "which account is right (actor)" in found.missing
    assert "The accounts differ." in found.answer(TestName.ACTOR).reason


def test_a_silent_account_does_not_disagree() -> None:
    full = account(["army"], ["brigades"], "brigade-town", WHEN, number=1)
    found = finding(incident(Act.SHELLING, full, account(number=2)))
    assert found.outcome is Outcome.APPARENT_BREACH


def test_accounts_that_each_tell_a_part_complete_one_another() -> None:
    who = account(["army"], [], None, WHEN, number=1)
    whom = account([], ["brigades"], "north", None, number=2)
    assert finding(incident(Act.SHELLING, who, whom)).outcome is Outcome.APPARENT_BREACH


def test_a_town_and_the_province_around_it_agree() -> None:
    near = account(["airmen"], [], "brigade-town", WHEN, number=1)
    far = account(["airmen"], [], "north", WHEN, number=2)
    assert finding(incident(Act.AIR_STRIKE, far, near)).outcome is Outcome.APPARENT_BREACH
    elsewhere = account(["airmen"], [], "front-town", WHEN, number=3)
    assert finding(incident(Act.AIR_STRIKE, far, near, elsewhere)).outcome is Outcome.CONTESTED


def test_accounts_that_name_whole_and_part_agree_on_the_outcome() -> None:
    told = [
        account([who], ["brigades"], "brigade-town", WHEN, number=n)
        for n, who in ((1, "army"), (2, "government"))
    ]
    found = finding(incident(Act.SHELLING, *told))
    assert (found.outcome, found.responsibility) == (Outcome.APPARENT_BREACH, Responsibility.PARTY)
    assert found.responsible == ("army", "government")


def test_a_denied_authorship_leaves_responsibility_disputed() -> None:
    told = account(["army"], ["brigades"], "brigade-town", WHEN)
    found = finding(incident(Act.SHELLING, told, attribution=AttributionState.DENIED))
    assert (found.outcome, found.responsibility) == (Outcome.APPARENT_BREACH, Responsibility.DISPUTED)


def test_a_breach_whose_fact_is_contested_is_contested() -> None:
    told = account(["army"], ["brigades"], "brigade-town", WHEN)
    found = finding(incident(Act.SHELLING, told, evidence=EvidenceState.CONTESTED))
    assert (found.outcome, found.contested_over) == (Outcome.CONTESTED, Contested.FACT)


def test_accounts_that_lead_to_different_outcomes_are_what_is_contested() -> None:
    accounts = [
        account(["army"], [hit], "north", WHEN, number=n) for n, hit in ((1, "front"), (2, "brigades"))
    ]
    found = finding(incident(Act.SHELLING, *accounts, evidence=EvidenceState.CONTESTED))
    assert (found.outcome, found.contested_over) == (Outcome.CONTESTED, Contested.ACCOUNTS)


def test_what_is_settled_is_contested_over_nothing() -> None:
    told = account(["army"], ["brigades"], "brigade-town", WHEN)
    assert finding(incident(Act.SHELLING, told)).contested_over is None


@pytest.mark.parametrize(
    "act", [Act.TALKS, Act.ACCUSATION, Act.DENIAL, Act.PROMISE, Act.TRUCE_AGREED, Act.THREAT]
)
def test_words_get_no_finding(act: Act) -> None:
    assert judged(incident(act, account(["army"], ["brigades"], "north", WHEN))).findings == ()


@pytest.mark.parametrize("state", [EvidenceState.REFUTED, EvidenceState.RETRACTED, EvidenceState.DUPLICATE])
def test_what_did_not_happen_gets_no_finding(state: EvidenceState) -> None:
    told = incident(Act.SHELLING, account(["army"], ["brigades"], "north", WHEN), evidence=state)
    assert judged(told).findings == ()


@pytest.mark.parametrize(
    "modality", [Modality.CONDITIONAL, Modality.FUTURE, Modality.DENIED, Modality.THREATENED]
)
def test_what_nobody_says_happened_gets_no_finding(modality: Modality) -> None:
    told = account(["army"], ["brigades"], "north", WHEN, modality=modality)
    assert judged(incident(Act.SHELLING, told)).findings == ()


def test_easing_is_consistent_with_the_terms_whoever_does_it() -> None:
    told = account(["red-crescent"], ["villagers"], "village", None)
    assert finding(incident(Act.AID_DELIVERED, told)).outcome is Outcome.CONSISTENT_WITH_TERMS


def test_a_later_name_that_is_an_actor_of_its_own_stays_excluded_through_its_predecessor() -> None:
    told = account(["successor"], ["brigades"], "north", read_moment("2017-02-01", "Asia/Damascus"))
    found = finding(incident(Act.SHELLING, told))
    assert found.outcome is Outcome.EXCLUDED_ACTOR
    assert "The Assembly, through The Front, is excluded" in found.answer(TestName.ACTOR).reason


def test_before_it_merged_the_successor_was_not_excluded() -> None:
    told = account(["successor"], ["brigades"], "north", WHEN)
    assert finding(incident(Act.SHELLING, told)).answer(TestName.ACTOR).answer is Truth.UNKNOWN


def test_the_same_incident_has_the_same_finding_twice() -> None:
    told = incident(Act.SHELLING, account(["army"], ["brigades"], "north", WHEN))
    assert finding(told) == finding(told)
