"""Each of the eight tests answers yes, no or unknown, says why, and names what is missing."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from holdfire.judging.moments import read_moment
from holdfire.model.act import Act
from holdfire.model.agreement import Agreement
from holdfire.model.decision import Decision, DecisionKind
from holdfire.model.finding import Outcome, TestName, TestResult
from holdfire.model.incident import Account, EvidenceState, Incident
from holdfire.model.truth import Truth
from holdfire.model.when import When
from tests.judging.factories import (
    AGREEMENT,
    INSIDE,
    account,
    agreement,
    finding,
    incident,
    mention,
    reading,
)

NIGHT = "2016-02-26 21:30 UTC"


def moment(text: str) -> When:
    return read_moment(text, "Asia/Damascus")


def plain(**changes: object) -> Account:
    """The army shells the brigades in their own town, inside the truce; change one thing and judge again."""
    told = account(["army"], ["brigades"], "brigade-town", moment(INSIDE))
    given = account(
        changes.pop("actors", ["army"]),  # type: ignore[arg-type]
        changes.pop("targets", ["brigades"]),  # type: ignore[arg-type]
        changes.pop("place", "brigade-town"),  # type: ignore[arg-type]
    )
    return replace(told, actors=given.actors, targets=given.targets, place=given.place, **changes)  # type: ignore[arg-type]


def asked(test: TestName, told: Incident, terms: Agreement | None = None) -> TestResult:
    result = finding(told, terms=terms).answer(test)
    assert result.reason.endswith((".", "?", "!")), result.reason
    assert (result.answer is Truth.UNKNOWN) == bool(result.missing), result
    return result


@pytest.mark.parametrize(
    ("when", "answer"),
    [
        (INSIDE, Truth.YES),
        ("2016-02-27 00:00 Asia/Damascus", Truth.YES),
        (NIGHT, Truth.NO),
        ("2016-02-26 23:59 Asia/Damascus", Truth.NO),
        ("2016-02-26", Truth.NO),
        ("2016-02-27", Truth.YES),
        ("2016-02", Truth.UNKNOWN),
        (None, Truth.UNKNOWN),
    ],
)
def test_time(when: str | None, answer: Truth) -> None:
    told = plain(when=moment(when) if when else None)
    assert asked(TestName.TIME, incident(Act.SHELLING, told)).answer is answer


def test_time_is_unknown_where_two_clocks_lead_to_two_answers() -> None:
    either = replace(
        moment("2016-02-27 01:00 Asia/Damascus"), alternatives=(moment(NIGHT),), conflict_minutes=90
    )
    result = asked(TestName.TIME, incident(Act.SHELLING, plain(when=either)))
    assert result.answer is Truth.UNKNOWN
    assert "90 minutes apart" in result.reason


@pytest.mark.parametrize(
    ("when", "answer"),
    [
        ("2016-03-07 23:59 Asia/Damascus", Truth.YES),
        ("2016-03-08 00:00 Asia/Damascus", Truth.NO),
        ("2016-03", Truth.UNKNOWN),
    ],
)
def test_time_after_a_stated_end(when: str, answer: Truth) -> None:
    terms = agreement(text=AGREEMENT.replace("  silent: true", "  at: 2016-03-08 00:00 local"))
    assert asked(TestName.TIME, incident(Act.SHELLING, plain(when=moment(when))), terms).answer is answer


def test_a_disputed_start_leaves_what_lies_between_unknown() -> None:
    text = AGREEMENT.replace(
        "  source: {text: terms, article: 1}",
        "  actual: 2016-02-27 11:15 local\n  disputed: true\n  source: {text: terms, article: 1}",
    )
    between = incident(Act.SHELLING, plain(when=moment("2016-02-27 05:00 local")))
    assert asked(TestName.TIME, between, agreement(text=text)).answer is Truth.UNKNOWN
    after = incident(Act.SHELLING, plain(when=moment("2016-02-27 11:15 local")))
    assert asked(TestName.TIME, after, agreement(text=text)).answer is Truth.YES


def test_a_competent_word_ends_it_and_another_only_disputes_it() -> None:
    entry = "{status: ended, claimant: army, at: 2016-02-28 08:00 local, source: {text: terms}"
    claim = f"\nstatus_claims:\n  - {entry}"
    told = incident(Act.SHELLING, plain())
    assert asked(TestName.TIME, told, agreement(claim + "}\n")).answer is Truth.UNKNOWN
    assert asked(TestName.TIME, told, agreement(claim + ", competent: true}\n")).answer is Truth.NO


@pytest.mark.parametrize(
    ("place", "answer"),
    [("village", Truth.YES), ("abroad", Truth.NO), ("Nowhere", Truth.UNKNOWN), (None, Truth.UNKNOWN)],
)
def test_place(place: str | None, answer: Truth) -> None:
    assert asked(TestName.PLACE, incident(Act.SHELLING, plain(place=place))).answer is answer


@pytest.mark.parametrize(
    ("actor", "answer"),
    [
        ("government", Truth.YES),
        ("army", Truth.YES),
        ("general", Truth.YES),
        ("airmen", Truth.YES),
        ("front", Truth.NO),
        ("caliphate", Truth.NO),
        ("neighbour", Truth.NO),
        ("support-group", Truth.NO),
        ("militia", Truth.UNKNOWN),
        ("Masked men", Truth.UNKNOWN),
    ],
)
def test_actor(actor: str, answer: Truth) -> None:
    assert asked(TestName.ACTOR, incident(Act.SHELLING, plain(actors=[actor]))).answer is answer


def test_actor_is_unknown_where_nobody_is_named() -> None:
    result = asked(TestName.ACTOR, incident(Act.SHELLING, plain(actors=[])))
    assert (result.answer, result.missing) == (Truth.UNKNOWN, "who it was")


@pytest.mark.parametrize(
    ("target", "place", "answer"),
    [
        ("brigades", "front-town", Truth.YES),
        ("red-crescent", "front-town", Truth.YES),
        ("front", "brigade-town", Truth.NO),
        ("neighbour", "brigade-town", Truth.NO),
        ("militia", "brigade-town", Truth.UNKNOWN),
        ("villagers", "brigade-town", Truth.YES),
        ("villagers", "front-town", Truth.NO),
        ("villagers", "village", Truth.UNKNOWN),
        (None, "brigade-town", Truth.YES),
        (None, "front-town", Truth.NO),
        (None, "north", Truth.UNKNOWN),
        (None, None, Truth.UNKNOWN),
    ],
)
def test_target(target: str | None, place: str | None, answer: Truth) -> None:
    told = plain(targets=[target] if target else [], place=place)
    assert asked(TestName.TARGET, incident(Act.SHELLING, told)).answer is answer


def test_an_excluded_actor_is_not_protected_by_its_kind() -> None:
    terms = agreement(text=AGREEMENT.replace("actors: [red-crescent]", "kinds: [organisation]"))
    on_aid = incident(Act.SHELLING, plain(targets=["red-crescent"]))
    on_excluded = incident(Act.SHELLING, plain(targets=["caliphate"]))
    assert asked(TestName.TARGET, on_aid, terms).answer is Truth.YES
    assert asked(TestName.TARGET, on_excluded, terms).answer is Truth.NO


@pytest.mark.parametrize(
    ("act", "answer"),
    [
        (Act.SHELLING, Truth.YES),
        (Act.ARREST, Truth.NO),
        (Act.AID_DELIVERED, Truth.NO),
        (Act.TRUCE_VIOLATED, Truth.UNKNOWN),
    ],
)
def test_act(act: Act, answer: Truth) -> None:
    assert asked(TestName.ACT, incident(act, plain())).answer is answer


@pytest.mark.parametrize(
    ("act", "answer"), [(Act.GROUND_ATTACK, Truth.YES), (Act.SMALL_ARMS_FIRE, Truth.UNKNOWN)]
)
def test_where_only_offensive_acts_are_forbidden_some_acts_may_be_either(act: Act, answer: Truth) -> None:
    terms = agreement(
        text=AGREEMENT.replace("    text: No attacks", "    quantifier: offensive\n    text: No attacks")
    )
    assert asked(TestName.ACT, incident(act, plain()), terms).answer is answer


def test_a_clause_that_binds_others_does_not_forbid_it() -> None:
    terms = agreement(
        text=AGREEMENT.replace("    text: No attacks", "    binds: [council]\n    text: No attacks")
    )
    assert asked(TestName.ACT, incident(Act.SHELLING, plain()), terms).answer is Truth.NO
    by_brigades = plain(actors=["brigades"], targets=["army"])
    assert asked(TestName.ACT, incident(Act.SHELLING, by_brigades), terms).answer is Truth.YES


def test_exception() -> None:
    strike = incident(Act.AIR_STRIKE, plain(actors=["airmen"], targets=["front"]))
    assert asked(TestName.EXCEPTION, strike).answer is Truth.YES
    assert asked(TestName.EXCEPTION, incident(Act.AIR_STRIKE, plain())).answer is Truth.NO


def test_a_claim_of_self_defence_is_a_claim_and_no_more() -> None:
    told = reading(1, mentions=(mention("The army returned fire at the town."),))
    found = finding(incident(Act.SHELLING, plain()), readings=(told,))
    result = found.answer(TestName.EXCEPTION)
    assert result.answer is Truth.UNKNOWN
    assert "returned fire" in result.reason
    assert found.outcome is Outcome.EXCEPTED_CLAIMED
    assert found.missing == ("who fired first, and whether no more force was used than needed",)


def test_self_defence_claimed_beside_a_text_that_is_silent_on_it_is_a_claim_too() -> None:
    silent = agreement(
        text=AGREEMENT.replace("    self_defence: true\n", "").replace("id: self-defence", "id: x")
    )
    told = reading(1, mentions=(mention("The army returned fire at the town."),))
    found = finding(incident(Act.GROUND_ATTACK, plain()), terms=silent, readings=(told,))
    assert found.outcome is Outcome.EXCEPTED_CLAIMED
    assert "no clause gives that right and none takes it" in found.answer(TestName.EXCEPTION).reason
    assert found.missing[0].endswith("whether the right holds beside a text that is silent on it")


AID_PASSES = (
    AGREEMENT
    + """humanitarian:
  - {id: way, text: Aid passes., hindered_by: [aid_blocked], source: {text: terms, article: 7}}
"""
)


@pytest.mark.parametrize("targets", [[], ["“a convoy of aid”"]])
def test_aid_is_blocked_whoever_it_was_for(targets: list[str]) -> None:
    blocked = incident(Act.AID_BLOCKED, plain(targets=targets, place="kafr"))
    assert asked(TestName.TARGET, blocked, agreement(text=AID_PASSES)).answer is Truth.YES
    assert (
        asked(TestName.TARGET, incident(Act.SHELLING, plain(targets=[], place="kafr"))).answer
        is Truth.UNKNOWN
    )


def test_why_no_clause_forbids_it_is_told_clause_by_clause() -> None:
    terms = agreement(
        text=AGREEMENT.replace("    text: No attacks", "    binds: [council]\n    text: No attacks")
    )
    reason = asked(TestName.ACT, incident(Act.SHELLING, plain()), terms).reason
    assert "but none forbids it here. “no-attacks”: not said of" in reason


def test_a_guarantor_is_told_why_it_is_not_bound() -> None:
    terms = agreement(text=AGREEMENT.replace(", also_belligerent: true", ""))
    result = asked(TestName.ACTOR, incident(Act.SHELLING, plain(actors=["sponsor"])), terms)
    assert (result.answer, result.reason.endswith("; as guarantor alone it is not bound.")) == (
        Truth.NO,
        True,
    )


@pytest.mark.parametrize(
    ("state", "answer"),
    [
        (EvidenceState.VERIFIED, Truth.YES),
        (EvidenceState.CORROBORATED, Truth.YES),
        (EvidenceState.ALLEGED, Truth.UNKNOWN),
        (EvidenceState.CONTESTED, Truth.UNKNOWN),
        (EvidenceState.UNVERIFIABLE, Truth.NO),
    ],
)
def test_evidence(state: EvidenceState, answer: Truth) -> None:
    assert asked(TestName.EVIDENCE, incident(Act.SHELLING, plain(), evidence=state)).answer is answer


def test_a_ruling_stands_beside_the_finding_and_does_not_change_it() -> None:
    told = incident(Act.SHELLING, plain())
    ruling = Decision(
        id="decision-1",
        kind=DecisionKind.RECORD_RULING,
        target=told.id,
        by="reviewer",
        at=datetime(2016, 2, 29, tzinfo=UTC),
        reason="letter of the support group",
        other="support-group",
        value="no violation",
    )
    with_ruling, without = finding(told, decisions=(ruling,)), finding(told)
    assert with_ruling.answer(TestName.RULING).answer is Truth.YES
    assert "no violation" in with_ruling.answer(TestName.RULING).reason
    assert without.answer(TestName.RULING).answer is Truth.NO
    assert with_ruling.outcome is without.outcome is Outcome.APPARENT_BREACH


def test_a_ruling_made_later_is_not_yet_known() -> None:
    told = incident(Act.SHELLING, plain())
    later = Decision(
        id="d",
        kind=DecisionKind.RECORD_RULING,
        target=told.id,
        by="reviewer",
        at=datetime(2016, 4, 1, tzinfo=UTC),
        reason="later",
    )
    assert finding(told, decisions=(later,)).answer(TestName.RULING).answer is Truth.NO


def test_every_answer_cites_the_passages_it_rests_on() -> None:
    told = reading(1, mentions=(mention(),))
    for result in finding(incident(Act.SHELLING, plain()), readings=(told,)).tests:
        assert [citation.span.text for citation in result.citations] == ["The guns opened fire."]
