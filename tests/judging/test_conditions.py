"""Every form of trigger: met by allegations or by facts, how far, since when, and cleared by what."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.judging.conditions.calm import stretches
from holdfire.model.act import Act
from holdfire.model.count import Count
from holdfire.model.decision import Decision, DecisionKind
from holdfire.model.incident import EvidenceState, Incident
from holdfire.model.reading import Reading
from holdfire.model.span import Span
from holdfire.model.status import Basis, TriggerStatus
from holdfire.model.tally import Tally
from holdfire.model.truth import Truth
from holdfire.model.when import When
from tests.judging.factories import (
    AGREEMENT,
    account,
    agreement,
    covered,
    incident,
    judged,
    mention,
    reading,
    ref,
)

ALLEGED, CORROBORATED, VERIFIED = EvidenceState.ALLEGED, EvidenceState.CORROBORATED, EvidenceState.VERIFIED
NOW = datetime(2016, 3, 5, 22, tzinfo=UTC)
"""Eight days after the start."""


def read_daily(now: datetime = NOW, days: int = 10) -> tuple[Reading, ...]:
    """Three reports of two publishers on each of the days."""
    return tuple(
        reading(1000 + 3 * day + number, published=now - timedelta(days=day, hours=1), outlet=outlet)
        for day in range(days)
        for number, outlet in enumerate(("wire", "paper", "daily"))
    )


def status(
    when: str,
    *incidents: Incident,
    readings: Sequence[Reading] = (),
    text: str = AGREEMENT,
    more: str = "",
    decisions: Sequence[Decision] = (),
) -> TriggerStatus:
    entry = "{id: t, text: T., when: {" + when + "}, confirmed_by: [sponsor], source: {text: terms}}"
    terms = agreement(f"{more}\ntriggers:\n  - {entry}\n", text)
    return judged(*incidents, terms=terms, readings=readings, now=NOW, decisions=decisions).triggers[0]


def breach(
    number: int,
    days_ago: float,
    evidence: EvidenceState = CORROBORATED,
    killed: tuple[int, int] | None = None,
) -> Incident:
    moment = When.at(NOW - timedelta(days=days_ago), wall="then")
    told = account(["army"], ["brigades"], "brigade-town", moment, number=number)
    if killed:
        span = Span(start=0, end=1, text="x")
        harm = Count(low=killed[0], high=killed[1], what="killed", span=span)
        told = type(told)(**{name: getattr(told, name) for name in told.__slots__} | {"harm": (harm,)})
    return incident(Act.SHELLING, told, id=f"incident-{number}", evidence=evidence)


CALM = "calm: {length: 7 days}"


def test_seven_days_of_calm_are_broken_by_what_is_verified_and_not_by_an_allegation() -> None:
    alleged = status(CALM, breach(1, 2, ALLEGED), readings=read_daily())
    assert (alleged.by_allegations, alleged.by_facts) == (Truth.NO, Truth.YES)
    verified = status(CALM, breach(1, 2, VERIFIED), readings=read_daily())
    assert (verified.by_allegations, verified.by_facts) == (Truth.NO, Truth.NO)
    assert verified.distance.startswith("2 of 7 days of calm")
    assert verified.progress is not None
    assert (verified.progress.by_facts, verified.progress.needed) == (2, 7)


def test_calm_that_was_reached_and_broken_stands_in_the_history() -> None:
    broken = status(CALM, breach(1, 0.5, VERIFIED), readings=read_daily())
    facts = [(turn.met, turn.at) for turn in broken.history if turn.basis is Basis.FACTS]
    assert broken.by_facts is Truth.NO
    assert facts == [(True, NOW - timedelta(days=1)), (False, NOW - timedelta(days=0.5))]


def test_days_that_nobody_read_show_no_calm() -> None:
    unread = status(CALM, readings=read_daily(days=4))
    assert (unread.by_allegations, unread.by_facts) == (Truth.UNKNOWN, Truth.UNKNOWN)
    assert "nothing was read" in unread.reason


def test_an_incident_still_open_or_without_a_time_leaves_calm_unknown() -> None:
    moment = When.at(NOW - timedelta(days=2), wall="then")
    still_open = incident(Act.AIR_STRIKE, account(["airmen"], [], "village", moment), evidence=CORROBORATED)
    assert status(CALM, still_open, readings=read_daily()).by_facts is Truth.UNKNOWN
    timeless = incident(
        Act.SHELLING, account(["army"], ["brigades"], "brigade-town"), id="x", evidence=CORROBORATED
    )
    assert status(CALM, timeless, readings=read_daily()).by_facts is Truth.UNKNOWN


HOURS = st.lists(st.integers(min_value=1, max_value=400), max_size=12).map(sorted)


@given(HOURS, st.integers(min_value=1, max_value=150))
def test_a_calm_counter_says_what_counting_hour_by_hour_says(hours: list[int], length: int) -> None:
    first, now = NOW, NOW + timedelta(hours=400)
    breaks = [(first + timedelta(hours=hour)).timestamp() for hour in hours]
    counted, calm_hours, met = [], 0, False
    for hour in range(1, 401):
        calm_hours += 1
        if calm_hours == length:
            counted.append(("met", hour))
            met = True
        if hour in hours:
            if met:
                counted.append(("broken", hour))
            calm_hours, met = 0, False
    found = [
        (word, round((moment - first.timestamp()) / 3600))
        for episode in stretches(breaks, first, now, lambda moment: moment + timedelta(hours=length))
        for word, moment in (("met", episode.met_at), ("broken", episode.cleared_at))
        if moment is not None
    ]
    assert found == counted


def test_once_met_it_stays_met_until_so_few_are_left_or_so_long_was_calm() -> None:
    three = [breach(number, 2 + number / 10) for number in range(3)]
    met = "apparent_breaches: {count: 3, within: 24 hours"
    assert status(met + ", clears_at: 0, calm: 3 days}", *three).by_facts is Truth.NO
    longer = status(met + ", calm: 3 days}", *three)
    assert longer.by_facts is Truth.YES
    assert [turn.met for turn in longer.history if turn.basis is Basis.FACTS] == [True]
    cleared = status(met + ", calm: 1 day}", *three)
    assert [turn.met for turn in cleared.history if turn.basis is Basis.FACTS] == [True, False]


@pytest.mark.parametrize(
    ("killed", "evidence", "alleged", "facts"),
    [
        ((12, 15), CORROBORATED, Truth.YES, Truth.YES),
        ((12, 15), ALLEGED, Truth.YES, Truth.NO),
        ((5, 15), CORROBORATED, Truth.UNKNOWN, Truth.UNKNOWN),
        ((1, 3), CORROBORATED, Truth.NO, Truth.NO),
    ],
)
def test_one_severe_event_meets_it_by_what_every_account_tells(
    killed: tuple[int, int], evidence: EvidenceState, alleged: Truth, facts: Truth
) -> None:
    met = status("severe_event: {killed: 10}", breach(1, 3, evidence, killed))
    assert (met.by_allegations, met.by_facts) == (alleged, facts)


def test_a_severe_event_is_cleared_only_where_a_calm_is_named() -> None:
    assert (
        status("severe_event: {killed: 10, calm: 2 days}", breach(1, 3, killed=(12, 12))).by_facts is Truth.NO
    )


def test_an_attack_on_whom_the_text_protects_meets_it() -> None:
    moment = When.at(NOW - timedelta(days=1), wall="then")
    convoy = incident(
        Act.SHELLING, account(["army"], ["red-crescent"], "brigade-town", moment), evidence=CORROBORATED
    )
    severe = "severe_event: {protected: true}"
    assert status(severe, convoy).by_facts is Truth.YES
    assert status(severe, breach(1, 1)).by_facts is Truth.NO


@pytest.mark.parametrize(
    ("met", "answer"), [("yes", Truth.NO), ("no", Truth.YES), ("unknown", Truth.UNKNOWN)]
)
def test_a_precondition_missed_is_what_a_person_entered(met: str, answer: Truth) -> None:
    fields = f"met: '{met}', by: 2016-02-25, source: {{text: terms}}"
    entry = f"{{id: lists, text: L., owners: [government], {fields}}}"
    found = status("precondition_missed: {preconditions: [lists]}", more=f"\npreconditions:\n  - {entry}\n")
    assert (found.by_allegations, found.by_facts) == (answer, answer)


def test_a_lapse_without_renewal_waits_for_the_end_and_for_a_renewal() -> None:
    text = AGREEMENT.replace("  silent: true", "  length: 4 days")
    lapse = "lapse_without_renewal: {within: 3 weeks}"
    assert status(lapse, text=text, readings=covered(NOW)).by_facts is Truth.YES
    assert status(lapse, text=text).by_facts is Truth.UNKNOWN
    later = AGREEMENT.replace("  silent: true", "  length: 30 days")
    assert status(lapse, text=later, readings=covered(NOW)).distance.startswith("the date is in")
    entered = (
        "\nstatus_claims:\n  - {status: renewed, claimant: sponsor, at: 2016-03-01, source: {text: terms}}\n"
    )
    assert status(lapse, text=text, more=entered, readings=covered(NOW)).by_facts is Truth.NO


def test_notice_says_when_it_takes_effect() -> None:
    text = AGREEMENT.replace("  silent: true", "  length: 5 years\n  notice: 6 months")
    notice = "notice_of_termination: {speakers: [government]}"
    assert status(notice, text=text).by_allegations is Truth.NO
    entered = (
        "\nstatus_claims:\n  - {status: ended, claimant: government, at: 2016-03-01, source: {text: terms}}\n"
    )
    given = status(notice, text=text, more=entered)
    assert given.by_facts is Truth.YES
    assert "it takes effect at 00:00 on 1 September 2016" in given.reason
    told = incident(Act.TRUCE_ENDED_BY_WORD, account(["general"], when=When.at(NOW, wall="then")))
    reports = (reading(1, published=NOW, mentions=(mention(act=Act.TRUCE_ENDED_BY_WORD),)),)
    alleged = status(notice, told, text=text, readings=reports)
    assert (alleged.by_allegations, alleged.by_facts) == (Truth.YES, Truth.NO)


def test_a_political_judgement_is_never_computed_and_a_confirmation_stands_beside() -> None:
    said = Decision(
        id="decision-1",
        kind=DecisionKind.CONFIRM_TRIGGER,
        target="t",
        by="reviewer",
        at=NOW,
        reason="so said",
    )
    found = status("political_judgement: {speakers: [sponsor]}", decisions=(said,))
    assert (found.by_allegations, found.by_facts) == (Truth.UNKNOWN, Truth.UNKNOWN)
    assert "only a person can say" in found.reason
    assert [(item.said, item.by) for item in found.confirmations] == [("met", "reviewer")]


@pytest.mark.parametrize(("low", "high", "answer"), [(310, 310, "yes"), (250, None, "unknown"), (9, 9, "no")])
def test_a_tally_meets_it_as_a_claim_alone(low: int, high: int | None, answer: str) -> None:
    span = Span(start=0, end=3, text="300")
    counted = Tally(
        id="tally-1",
        report="report-1",
        span=span,
        total=Count(low=low, high=high, what="violations", span=span),
        unit="violations",
        claimant=ref("army"),
        window=When.at(NOW - timedelta(days=1), wall="then"),
    )
    found = status(
        "tally: {claimants: [government], count: 300, unit: violations}",
        readings=(reading(1, published=NOW, tallies=(counted,)),),
    )
    assert (found.by_allegations.value, found.by_facts) == (answer, Truth.UNKNOWN)


def test_an_overdue_obligation_names_what_need_then_not_be_kept() -> None:
    duties = (
        "\nobligations:\n"
        "  - {id: a, text: A., owners: [government], by: 2016-02-29, fulfilled_by: [withdrawal], "
        "source: {text: terms}}\n"
        "  - {id: b, text: B., owners: [council], source: {text: terms}}\n"
        "triggers:\n"
        "  - {id: t, text: T., when: {obligation_overdue: {obligations: [a]}}, suspends: [b], "
        "source: {text: terms}}\n"
    )
    (found,) = judged(terms=agreement(duties), now=NOW).triggers
    assert "Once declared, b need not be kept; it is not shown to be met by facts." in found.reason
