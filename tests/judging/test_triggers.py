"""A trigger is met by allegations or by facts: two answers, never mixed, with the distance in words."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from holdfire.judging.moments import read_moment
from holdfire.model.act import Act
from holdfire.model.actor import ActorRef, RefBasis
from holdfire.model.incident import EvidenceState, Incident
from holdfire.model.quotation import Quotation, QuotationKind
from holdfire.model.reading import Reading
from holdfire.model.span import Span
from holdfire.model.status import TriggerStatus
from holdfire.model.truth import Truth
from holdfire.model.when import When
from tests.judging.factories import NOW, account, agreement, covered, incident, judged, mention, reading

ALLEGED, CORROBORATED = EvidenceState.ALLEGED, EvidenceState.CORROBORATED
BREACHES = "apparent_breaches: {count: 3, within: 24 hours}"
SAYS = "statement_by_authority: {speakers: [government], says: [truce_ended_by_word, turn to plan b]}"
DATE = "date_passed_without: {date: 2016-02-29, acts: [talks]}"


def status(
    when: str, *incidents: Incident, readings: tuple[Reading, ...] = (), now: datetime = NOW, more: str = ""
) -> TriggerStatus:
    entry = (
        "{id: t, text: T., when: {"
        + when
        + "}, floor: corroborated, confirmed_by: [sponsor], source: {text: terms}}"
    )
    terms = agreement(f"{more}\ntriggers:\n  - {entry}\n")
    return judged(*incidents, terms=terms, readings=readings, now=now).triggers[0]


def breach(
    number: int, evidence: EvidenceState, hours_ago: float = 2, place: str = "brigade-town"
) -> Incident:
    moment = When.at(NOW - timedelta(hours=hours_ago), wall="then")
    target = ["brigades"] if place == "brigade-town" else []
    told = account(["army"], target, place, moment, number=number)
    return incident(Act.SHELLING, told, id=f"incident-{number}", evidence=evidence)


def test_breaches_that_are_only_alleged_meet_it_by_allegations_and_not_by_facts() -> None:
    met = status(BREACHES, *(breach(n, ALLEGED) for n in range(3)))
    assert (met.by_allegations, met.by_facts) == (Truth.YES, Truth.NO)
    assert met.distance == (
        "0 of 3 apparent breaches corroborated within 24 hours; 3 of 3 with those only alleged"
    )


def test_corroborated_breaches_meet_it_by_facts() -> None:
    met = status(BREACHES, *(breach(n, CORROBORATED) for n in range(3)))
    assert (met.by_allegations, met.by_facts) == (Truth.YES, Truth.YES)
    assert met.counted == ("incident-0", "incident-1", "incident-2")
    assert met.reason.endswith("Only Sponsor can declare it.")


def test_too_few_or_too_far_apart_do_not_meet_it() -> None:
    assert status(BREACHES, breach(0, ALLEGED), breach(1, ALLEGED)).by_allegations is Truth.NO
    spread = [breach(n, ALLEGED, hours_ago=1 + 20 * n) for n in range(3)]
    assert status(BREACHES, *spread).by_allegations is Truth.NO


def test_findings_still_open_leave_it_unknown_where_it_hangs_on_them() -> None:
    lines = [breach(0, CORROBORATED), breach(1, CORROBORATED), breach(2, CORROBORATED, place="village")]
    met = status(BREACHES, *lines)
    assert (met.by_allegations, met.by_facts) == (Truth.UNKNOWN, Truth.UNKNOWN)
    assert met.distance.endswith("; 1 incident cannot be determined yet")


@pytest.mark.parametrize(("hours", "answer"), [(30, Truth.YES), (60, Truth.NO)])
def test_once_met_it_stays_met_until_a_whole_window_has_passed_below_the_count(
    hours: int, answer: Truth
) -> None:
    met = status(BREACHES, *(breach(n, CORROBORATED, hours_ago=hours) for n in range(3)))
    assert met.by_facts is answer


def test_breaches_by_others_or_of_another_kind_do_not_count() -> None:
    lines = [breach(n, CORROBORATED) for n in range(3)]
    narrow = "apparent_breaches: {count: 3, within: 24 hours, responsible: [council]}"
    assert status(narrow, *lines).by_allegations is Truth.NO
    by_party = "apparent_breaches: {count: 3, within: 24 hours, responsible: [government]}"
    assert status(by_party, *lines).by_allegations is Truth.YES
    from_the_air = "apparent_breaches: {count: 3, within: 24 hours, acts: [air_strike]}"
    assert status(from_the_air, *lines).by_allegations is Truth.NO


def spoken(number: int, outlet: str, words: str = "We turn to Plan B now.", who: str = "general") -> Reading:
    quotation = Quotation(
        id=f"quotation-{number}",
        report=f"report-{number}",
        kind=QuotationKind.DIRECT,
        contents=(Span(start=0, end=len(words), text=words),),
        speaker=ActorRef(name="Saleh", basis=RefBasis.ALIAS, actor=who),
    )
    return reading(number, published=NOW, outlet=outlet, quotations=(quotation,))


def test_a_statement_told_by_one_publisher_is_an_allegation_and_by_two_a_fact() -> None:
    once = status(SAYS, readings=(spoken(1, "wire"), spoken(2, "wire")))
    assert (once.by_allegations, once.by_facts) == (Truth.YES, Truth.NO)
    assert once.distance == "told by 1 publisher; the floor asks for 2"
    twice = status(SAYS, readings=(spoken(1, "wire"), spoken(2, "paper")))
    assert (twice.by_allegations, twice.by_facts) == (Truth.YES, Truth.YES)


def test_other_words_or_other_speakers_do_not_meet_it() -> None:
    assert status(SAYS, readings=(spoken(1, "wire", "There is no Plan B."),)).by_allegations is Truth.NO
    assert status(SAYS, readings=(spoken(1, "wire", who="brigades"),)).by_allegations is Truth.NO


@pytest.mark.parametrize(
    "words",
    [
        "We do not turn to Plan B.",
        "We shall turn to Plan B if the strikes go on.",
        "Nobody should think that we turn to Plan B.",
        "We might turn to Plan B. It is late.",
    ],
)
def test_words_that_deny_it_or_make_it_depend_on_something_do_not_meet_it(words: str) -> None:
    assert status(SAYS, readings=(spoken(1, "wire", words),)).by_allegations is Truth.NO


def test_a_denial_of_something_else_beside_it_does_not_hide_it() -> None:
    words = "We do not complain. As of today we turn to Plan B."
    assert status(SAYS, readings=(spoken(1, "wire", words),)).by_allegations is Truth.YES


def test_an_act_of_words_meets_it_too() -> None:
    said = incident(Act.TRUCE_ENDED_BY_WORD, account(["general"], when=read_moment("2016-02-29", "UTC")))
    readings = (reading(1, published=NOW, mentions=(mention(act=Act.TRUCE_ENDED_BY_WORD),)),)
    assert status(SAYS, said, readings=readings).by_allegations is Truth.YES


def test_a_date_that_passed_without_the_event_meets_it_where_enough_was_read() -> None:
    met = status(DATE, readings=covered())
    assert (met.by_allegations, met.by_facts) == (Truth.YES, Truth.YES)
    assert status(DATE).by_facts is Truth.UNKNOWN
    before = status(DATE, readings=covered(), now=datetime(2016, 2, 28, tzinfo=UTC))
    assert (before.by_allegations, before.by_facts) == (Truth.NO, Truth.NO)
    assert before.distance.startswith("the date is in")


def test_an_event_only_alleged_leaves_the_facts_open() -> None:
    held = read_moment("2016-02-28", "UTC")
    alleged = incident(Act.TALKS, account(["army"], when=held), evidence=ALLEGED)
    met = status(DATE, alleged, readings=covered())
    assert (met.by_allegations, met.by_facts) == (Truth.NO, Truth.UNKNOWN)
    shown = incident(Act.TALKS, account(["army"], when=held), evidence=CORROBORATED)
    assert status(DATE, shown, readings=covered()).by_facts is Truth.NO
    late = incident(
        Act.TALKS, account(["army"], when=read_moment("2016-03-01", "UTC")), evidence=CORROBORATED
    )
    assert status(DATE, late, readings=covered()).by_facts is Truth.YES


@pytest.mark.parametrize(
    ("fields", "alleged", "facts"),
    [
        ("by: 2016-03-12, fulfilled_by: [withdrawal]", Truth.NO, Truth.NO),
        ("by: 2016-02-29, fulfilled_by: [withdrawal]", Truth.YES, Truth.UNKNOWN),
        ("by: 2016-02-29, fulfilled_by: [withdrawal], reported: '0: nothing (envoy)'", Truth.YES, Truth.YES),
        ("by: 2016-02-29", Truth.UNKNOWN, Truth.UNKNOWN),
    ],
)
def test_an_overdue_obligation_is_a_fact_only_where_a_person_entered_it(
    fields: str, alleged: Truth, facts: Truth
) -> None:
    duty = (
        "\nobligations:\n  - {id: a, text: A., owners: [government], source: {text: terms}, " + fields + "}\n"
    )
    met = status("obligation_overdue: {obligations: [a]}", more=duty)
    assert (met.by_allegations, met.by_facts) == (alleged, facts)


def test_talks_that_reports_tell_of_meet_it_though_they_are_no_incident() -> None:
    held = read_moment("2016-02-28", "UTC")
    told = replace(mention(act=Act.TALKS), when=held)
    met = status(DATE, readings=(*covered(), reading(90, published=NOW, mentions=(told,))))
    assert (met.by_allegations, met.by_facts) == (Truth.NO, Truth.UNKNOWN)
