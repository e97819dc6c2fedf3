"""The nine hard cases that the Syrian cessation of 2016 left behind, in names of our own."""

from dataclasses import replace
from datetime import UTC, datetime

from holdfire.judging.moments import read_moment
from holdfire.model.act import Act
from holdfire.model.count import Count
from holdfire.model.finding import Outcome, Responsibility, TestName
from holdfire.model.incident import EvidenceState
from holdfire.model.span import Span
from holdfire.model.tally import Tally
from holdfire.model.truce_life import ClaimedStatus
from holdfire.model.truth import Truth
from holdfire.model.when import Precision, TimeBasis, When
from tests.judging.factories import (
    INSIDE,
    PLACES,
    account,
    agreement,
    case,
    covered,
    finding,
    incident,
    judged,
    reading,
    ref,
)


def moment(text: str) -> When:
    return read_moment(text, "Asia/Damascus")


def test_1_a_strike_after_midnight_in_moscow_but_before_it_in_damascus_is_before_the_start() -> None:
    early = account(["airmen"], ["brigades"], "brigade-town", moment("2016-02-26 21:30 UTC"))
    found = finding(incident(Act.AIR_STRIKE, early))
    assert found.outcome is Outcome.OUT_OF_SCOPE_TIME
    assert "30 minutes before the start" in found.answer(TestName.TIME).reason


def test_2_a_strike_on_a_village_whose_control_is_disputed_cannot_be_determined() -> None:
    strike = incident(Act.AIR_STRIKE, account(["airmen"], [], "village", moment(INSIDE)))
    found = finding(strike)
    assert found.outcome is Outcome.CANNOT_DETERMINE
    assert found.missing == ("who held Kafr on 28 February 2016",)
    held_by_party = PLACES.replace(
        "source: Observers, disputed: true", "to: 2016-02-02, source: Observers"
    ).replace("local council, disputed: true", "local council")
    held_by_front = PLACES.replace("source: Observers, disputed: true", "source: Observers").replace(
        "{holder: brigades, from: 2016-02-01, source: local council, disputed: true}",
        "{holder: front, from: 2016-02-01, source: local council}",
    )
    assert finding(strike, world=case(places=held_by_party)).outcome is Outcome.APPARENT_BREACH
    assert finding(strike, world=case(places=held_by_front)).outcome is Outcome.EXCLUDED_ACTOR


def test_2_a_silent_account_does_not_take_one_sides_word_that_the_target_was_excluded() -> None:
    silent = replace(account([], [], "village", moment(INSIDE)), mention="mention-silent")
    source = replace(account([], ["front"], "village", moment(INSIDE)), mention="mention-source")
    found = finding(incident(Act.AIR_STRIKE, silent, source))
    assert found.outcome is Outcome.CANNOT_DETERMINE
    target = found.answer(TestName.TARGET)
    assert target.answer is Truth.UNKNOWN
    assert "One side alone says that The Front was the target" in target.reason
    assert "who held Kafr on 28 February 2016" in (target.missing or "")
    held_by_front = PLACES.replace("source: Observers, disputed: true", "source: Observers").replace(
        "{holder: brigades, from: 2016-02-01, source: local council, disputed: true}",
        "{holder: front, from: 2016-02-01, source: local council}",
    )
    on_its_ground = finding(incident(Act.AIR_STRIKE, silent, source), world=case(places=held_by_front))
    assert on_its_ground.outcome is Outcome.EXCLUDED_ACTOR
    two_sides = replace(source, mention="mention-other", camp="opposition")
    agreed = finding(incident(Act.AIR_STRIKE, silent, replace(source, camp="government"), two_sides))
    assert agreed.answer(TestName.TARGET).answer is Truth.NO


def test_3_shelling_by_an_excluded_group_makes_no_party_responsible_but_is_shown() -> None:
    found = finding(incident(Act.SHELLING, account(["front"], ["kurds"], "north", moment(INSIDE))))
    assert found.outcome is Outcome.EXCLUDED_ACTOR
    assert (found.responsibility, found.responsible) == (Responsibility.UNATTRIBUTED, ())


def test_4_arrests_are_not_forbidden_by_the_terms_whatever_a_monitor_calls_them() -> None:
    found = finding(incident(Act.ARREST, account(["government"], ["villagers"], "north", moment(INSIDE))))
    assert found.outcome is Outcome.OUT_OF_SCOPE_ACT
    assert "No clause of the agreement forbids this: arrest" in found.answer(TestName.ACT).reason


def test_5_after_clashing_words_about_its_end_it_is_unknown_whether_the_truce_stood() -> None:
    claims = """
status_claims:
  - {status: ended, claimant: army, at: 2016-09-19, source: {text: terms}}
  - {status: in_force, claimant: sponsor, at: 2016-09-19, source: {text: terms}}
"""
    terms = agreement(claims)
    assert terms.status_claims[0].status is ClaimedStatus.ENDED
    strike = incident(Act.AIR_STRIKE, account(["airmen"], ["brigades"], "north", moment("2016-10-05")))
    found = finding(strike, terms=terms, now=datetime(2016, 10, 6, tzinfo=UTC))
    assert found.outcome is Outcome.CANNOT_DETERMINE
    assert found.missing == ("whether the truce was still in force, and who may say so",)
    assert "disputed" in found.answer(TestName.TIME).reason


def test_6_a_state_that_never_accepted_is_outside_though_it_sits_in_the_support_group() -> None:
    found = finding(incident(Act.SHELLING, account(["neighbour"], ["kurds"], "north", moment(INSIDE))))
    assert found.outcome is Outcome.OUT_OF_SCOPE_ACTOR
    assert found.responsible == ()


def test_7_a_count_of_seven_violations_makes_no_incident_and_is_quoted_as_a_claim() -> None:
    words = "The guns"
    tally = Tally(
        id="tally-1",
        report="report-1",
        span=Span(start=0, end=len(words), text=words),
        total=Count(low=7, high=7, what="violations", span=Span(start=0, end=len(words), text=words)),
        unit="violations",
        claimant=ref("observers"),
        window=moment("2016-02-29"),
    )
    judgement = judged(readings=(reading(tallies=(tally,)), *covered()))
    assert judgement.findings == ()
    claims = [ground for ground in judgement.status.tallies if tally.id in ground.ids]
    assert len(claims) == 1
    assert "7 violations by the count of" in claims[0].text
    assert "a claim, not a count of this record" in claims[0].text


def test_8_a_place_the_table_does_not_know_keeps_the_words_it_was_told_in() -> None:
    found = finding(incident(Act.SHELLING, account(["army"], ["brigades"], "Harb Bebsi", moment(INSIDE))))
    assert found.outcome is Outcome.CANNOT_DETERMINE
    assert found.missing == ("where Harb Bebsi lies",)


def test_9_the_date_on_a_page_is_not_the_date_of_what_it_tells() -> None:
    stamp = moment("2016-02-28")
    page_date = When(
        earliest=stamp.earliest,
        latest=stamp.latest,
        wall="Sunday 28/02/2016",
        precision=Precision.DAY,
        basis=TimeBasis.PUBLISHED,
    )
    found = finding(incident(Act.SHELLING, account(["army"], ["brigades"], "north", page_date)))
    assert found.answer(TestName.TIME).answer is Truth.UNKNOWN
    assert found.missing == ("when it happened, not only when it was reported",)


def test_a_renamed_excluded_group_stays_excluded_with_the_reason() -> None:
    shelling = account(["front"], ["kurds"], "north", moment("2016-08-15"))
    words = "The Sham Front"
    renamed = replace(ref("front"), name=words, span=Span(start=0, end=len(words), text=words))
    told = incident(Act.SHELLING, replace(shelling, actors=(renamed,)))
    found = finding(told, now=datetime(2016, 8, 16, tzinfo=UTC))
    assert found.outcome is Outcome.EXCLUDED_ACTOR
    assert (
        "the same actor as The Front, under a name in use since 2016-07-28"
        in found.answer(TestName.ACTOR).reason
    )


def test_an_open_breach_is_called_apparent_with_its_party() -> None:
    found = finding(
        incident(
            Act.SHELLING,
            account(["army"], ["brigades"], "brigade-town", moment(INSIDE)),
            evidence=EvidenceState.CORROBORATED,
        )
    )
    assert found.outcome is Outcome.APPARENT_BREACH
    assert found.terms == ("no-attacks",)
    assert (found.responsibility, found.responsible) == (Responsibility.PARTY, ("army",))
    assert found.missing == ()


def test_the_doers_own_word_that_it_hit_an_excluded_group_settles_nothing() -> None:
    told = replace(account(["army"], ["front"], "village", moment(INSIDE)), camp="government")
    found = finding(incident(Act.SHELLING, told))
    assert found.outcome is Outcome.CANNOT_DETERMINE
    assert any("a word of another side that The Front was the target" in name for name in found.missing)


def test_another_sides_word_that_it_hit_an_excluded_group_does() -> None:
    own = replace(account(["army"], ["front"], "village", moment(INSIDE)), camp="government")
    other = replace(account(["army"], ["front"], "village", moment(INSIDE), number=2), camp=None)
    assert finding(incident(Act.SHELLING, own, other)).outcome is Outcome.EXCLUDED_ACTOR


def test_the_doers_own_word_is_enough_where_the_excluded_group_held_the_ground() -> None:
    told = replace(account(["army"], ["front"], "front-town", moment(INSIDE)), camp="government")
    assert finding(incident(Act.SHELLING, told)).outcome is Outcome.EXCLUDED_ACTOR
