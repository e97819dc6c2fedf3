"""Duties wait for their phase and their event, go hand in hand, and never fall back once they are done."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.judging.entries import read_entry
from holdfire.judging.moments import read_moment
from holdfire.model.act import Act
from holdfire.model.agreement import Agreement
from holdfire.model.count import Count
from holdfire.model.duty_status import DutyKind, ObligationState, ObligationStatus
from holdfire.model.incident import EvidenceState, Incident
from holdfire.model.reading import Reading
from holdfire.model.span import Span
from tests.judging.factories import AGREEMENT, account, agreement, incident, judged, mention, reading, ref

NOW = datetime(2016, 3, 1, 16, tzinfo=UTC)
State = ObligationState
ZONE = "Asia/Damascus"

COUNTED = AGREEMENT.replace("zone: Asia/Damascus", "zone: Asia/Damascus\nday_count: exclusive", 1)


def statuses(
    text: str, *incidents: Incident, now: datetime = NOW, **more: object
) -> dict[str, ObligationStatus]:
    return under(agreement(text, COUNTED), *incidents, now=now, **more)


def under(
    terms: Agreement, *incidents: Incident, now: datetime = NOW, **more: object
) -> dict[str, ObligationStatus]:
    found = judged(*incidents, terms=terms, now=now, **more).obligations  # type: ignore[arg-type]
    return {status.obligation: status for status in found}


def duty(name: str, fields: str, owner: str = "government") -> str:
    return f"  - {{id: {name}, text: A duty., owners: [{owner}], source: {{text: terms}}, {fields}}}\n"


def withdrawn(day: str, number: int = 1, who: str = "army") -> Incident:
    told = account([who], when=read_moment(day, ZONE), number=number)
    return incident(Act.WITHDRAWAL, told, id=f"incident-{number}")


def released(
    number: int, day: str, low: int, high: int | None, by: str = "council"
) -> tuple[Incident, Reading]:
    """An account of `by` that so many prisoners were freed on a day."""
    words = "They freed prisoners."
    span = Span(start=0, end=len(words), text=words)
    told = account(["government"], when=read_moment(day, ZONE), number=number)
    told = replace(told, claimant=ref(by))
    count = Count(low=low, high=high, what="released", who="prisoners", span=span)
    read = reading(number, counts=(count,), mentions=(mention(words, number, Act.PRISONER_RELEASE),))
    return incident(Act.PRISONER_RELEASE, told, id=f"incident-{number}"), read


# within


@pytest.mark.parametrize(
    ("after", "due"),
    [("start", "2016-03-05"), ("signature", "2016-02-29")],
)
def test_a_length_is_counted_from_an_event_as_the_agreement_counts_days(after: str, due: str) -> None:
    text = "signature: {at: 2016-02-22, source: {text: terms}}\nobligations:\n"
    text += duty("a", f"within: {{length: 7 days, after: {after}}}")
    status = statuses(text)["a"]
    assert status.due
    assert (status.due.earliest, status.due.latest) == (
        read_moment(due, ZONE).earliest,
        read_moment(due, ZONE).latest,
    )
    assert status.counted
    assert "7 days after the" in status.counted


def test_a_length_from_a_duty_runs_when_that_is_done_and_not_before() -> None:
    text = "\nobligations:\n" + duty("a", "by: 2016-03-20, fulfilled_by: [withdrawal]")
    text += duty("b", "fulfilled_by: [talks], within: {length: 2 days, after: a}")
    waiting = statuses(text)["b"]
    assert (waiting.state, waiting.due) == (State.NOT_YET_DUE, None)
    running = statuses(text, withdrawn("2016-02-27"))["b"]
    assert running.due
    assert running.due.latest == read_moment("2016-02-29", ZONE).latest
    assert running.state is State.OVERDUE


def test_a_length_from_a_duty_done_on_a_day_nobody_tells_cannot_be_said() -> None:
    text = "\nobligations:\n" + duty("a", "by: 2016-03-20, reported: '3: done (envoy)'")
    text += duty("b", "fulfilled_by: [talks], within: {length: 2 days, after: a}")
    status = statuses(text)["b"]
    assert (status.state, status.missing) == (State.CANNOT_SAY, ("when a was done",))
    dated = text.replace("'3: done", "'3 on 2016-02-27: done")
    assert statuses(dated)["b"].state is State.OVERDUE


def test_a_length_from_a_condition_met() -> None:
    condition = "preconditions:\n  - {id: lists, text: Lists., met: MET, REPORTED source: {text: terms}}\n"
    text = (
        condition
        + "obligations:\n"
        + duty("a", "fulfilled_by: [talks], within: {length: 3 days, after: lists}")
    )
    unknown = text.replace("MET", "unknown").replace("REPORTED", "")
    met = text.replace("MET", "yes").replace("REPORTED", "reported: 'on 2016-02-28: handed over (envoy)',")
    assert statuses(unknown)["a"].missing == ("whether lists was met",)
    assert statuses(text.replace("MET", "no").replace("REPORTED", ""))["a"].state is State.NOT_YET_DUE
    due = statuses(met)["a"].due
    assert due
    assert due.latest == read_moment("2016-03-02", ZONE).latest


# by and before (the 20th of November)


@pytest.mark.parametrize(
    ("word", "late_from"), [("by", "2020-11-21 00:00 local"), ("before", "2020-11-20 00:00 local")]
)
def test_by_the_20th_includes_it_and_before_does_not(word: str, late_from: str) -> None:
    text = "\nobligations:\n" + duty("a", f"{word}: 2020-11-20, fulfilled_by: [withdrawal]")
    moment = read_moment(late_from, ZONE).earliest
    assert moment
    assert statuses(text, now=moment)["a"].state is State.OVERDUE
    assert statuses(text, now=moment - timedelta(minutes=1))["a"].state is State.DUE_SOON


# phases


PHASES = """
phases:
  - {id: first, text: Calm., after: start, length: 2 days, source: {text: terms}}
  - {id: second, text: More., after: first, length: 7 days, ENTRY source: {text: terms}}
obligations:
"""


def test_a_duty_of_a_phase_that_has_not_opened_is_not_yet_due() -> None:
    text = PHASES + duty("a", "by: 2016-02-29, phase: second, fulfilled_by: [withdrawal]")
    open_by_calendar = text.replace("ENTRY", "")
    assert statuses(open_by_calendar, now=NOW)["a"].state is State.OVERDUE
    before = datetime(2016, 2, 28, 12, tzinfo=UTC)
    assert statuses(open_by_calendar, now=before)["a"].state is State.NOT_YET_DUE
    on_condition = text.replace("ENTRY", "entry: Calm was kept.,")
    waiting = statuses(on_condition)["a"]
    assert (waiting.state, waiting.missing) == (
        State.NOT_YET_DUE,
        ("whether phase second was opened (Calm was kept)",),
    )
    entered = text.replace("ENTRY", "entry: Calm was kept., entered: 'on 2016-02-29: opened (envoy)',")
    assert statuses(entered)["a"].state is State.OVERDUE


# hand in hand, efforts, before the start


def test_duties_that_go_hand_in_hand_show_each_other() -> None:
    text = "\nobligations:\n" + duty("a", "by: 2016-02-29, fulfilled_by: [withdrawal], mutual_with: [b]")
    text += duty("b", "by: 2016-03-20, fulfilled_by: [withdrawal], mutual_with: [a]", owner="council")
    found = statuses(text)
    assert "Hand in hand with b of The Council (not yet due)." in found["a"].reason
    assert "Hand in hand with a of The Government (overdue)." in found["b"].reason


def test_efforts_that_nobody_tells_of_are_not_overdue() -> None:
    text = "\nobligations:\n" + duty("a", "by: 2016-02-29, fulfilled_by: [withdrawal], best_efforts: true")
    assert statuses(text)["a"].state is State.CANNOT_SAY
    assert statuses(text, withdrawn("2016-02-28"))["a"].state is State.DONE_AS_REPORTED


def test_a_duty_before_the_start_has_its_own_time() -> None:
    fields = "from: 2016-02-24, by: 2016-02-26 12:00 local, fulfilled_by: [withdrawal]"
    text = "\nobligations:\n" + duty("a", fields)
    status = statuses(text, now=datetime(2016, 2, 25, tzinfo=UTC))["a"]
    assert status.state is State.DUE_SOON
    assert "before the agreement itself begins" in status.reason


# quantities


def test_a_quantity_is_reached_by_one_claimants_own_numbers_and_never_by_two_together() -> None:
    text = "\nobligations:\n"
    text += duty("a", "by: 2016-02-29, fulfilled_by: [prisoner_release], quantity: 10, unit: prisoners")
    six, first = released(1, "2016-02-27", 6, 6, by="council")
    five, second = released(2, "2016-02-28", 5, 5, by="observers")
    apart = statuses(text, six, five, readings=(first, second))["a"]
    assert apart.state is State.OVERDUE
    assert [(part.by, part.low, part.high) for part in apart.delivered] == [
        ("Observers", 5, 5),
        ("The Council", 6, 6),
    ]
    four, third = released(3, "2016-02-28", 4, None, by="council")
    together = statuses(text, six, five, four, readings=(first, second, third))["a"]
    assert (together.state, together.score) == (State.DONE_AS_REPORTED, 3)


def test_what_was_refuted_shows_nothing() -> None:
    text = "\nobligations:\n" + duty("a", "by: 2016-02-29, fulfilled_by: [withdrawal]")
    refuted = replace(withdrawn("2016-02-28"), evidence=EvidenceState.REFUTED)
    assert statuses(text, refuted)["a"].state is State.OVERDUE


def test_what_lies_ahead_of_the_moment_shows_nothing_yet() -> None:
    text = "\nobligations:\n" + duty("a", "by: 2016-03-10, fulfilled_by: [withdrawal]")
    assert statuses(text, withdrawn("2016-03-05"))["a"].state is State.NOT_YET_DUE


# exchanges


EXCHANGE = """
exchanges:
  - id: home
    text: Prisoners go home.
    giver: [government]
    receiver: [council]
    of_what: prisoners
    count: 10
    ratio: two for one
    steps: [{count: 4, by: 2016-02-28}, {count: 6, within: {length: 7 days, after: start}}]
    fulfilled_by: [prisoner_release]
    source: {text: terms}
"""


def test_steps_of_an_exchange_are_weighed_by_what_was_owed_up_to_them() -> None:
    assert [statuses(EXCHANGE)[f"home/{number}"].state for number in (1, 2)] == [
        State.OVERDUE,
        State.NOT_YET_DUE,
    ]
    four, read = released(1, "2016-02-28", 4, 4)
    first, second = (statuses(EXCHANGE, four, readings=(read,))[f"home/{number}"] for number in (1, 2))
    assert (first.state, second.state) == (State.DONE_AS_REPORTED, State.NOT_YET_DUE)
    assert "The text sets the ratio: two for one." in first.reason
    assert first.kind is DutyKind.EXCHANGE


# reports


def reports(fields: str, now: datetime = NOW) -> ObligationStatus:
    clause = "{id: r, text: Reports., owners: [observers], source: {text: terms}, " + fields + "}"
    return statuses(f"\nreporting:\n  - {clause}\n", now=now)["r"]


def test_a_report_that_lies_ahead_is_due_and_later_ones_follow() -> None:
    ahead = reports("by: 2016-03-12, every: 30 days")
    assert ahead.state is State.NOT_YET_DUE
    later = reports("by: 2016-03-12, every: 30 days", now=datetime(2016, 4, 20, tzinfo=UTC))
    assert later.state is State.CANNOT_SAY
    assert later.missing == ("whether the reports of r due 12 March 2016 and 11 April 2016 were made",)
    assert later.due
    assert later.due.latest == read_moment("2016-05-11", ZONE).latest


def test_an_entry_covers_the_reports_due_by_its_moment() -> None:
    fields = "by: 2016-03-12, every: 30 days, reported: '2 on 2016-03-14: first report (letter)'"
    assert reports(fields, now=datetime(2016, 4, 1, tzinfo=UTC)).state is State.NOT_YET_DUE
    after = reports(fields, now=datetime(2016, 4, 20, tzinfo=UTC))
    assert after.missing == ("whether the reports of r due 11 April 2016 were made",)
    both = fields.replace("on 2016-03-14", "on 2016-04-12")
    assert reports(both, now=datetime(2016, 4, 20, tzinfo=UTC)).missing == ()
    assert reports("by: 2016-02-28, reported: '3: handed over (letter)'").state is State.DONE_AS_REPORTED
    assert reports("by: 2016-02-28, reported: '0: none (letter)'").state is State.OVERDUE


# what is kept


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ("", State.CANNOT_SAY),
        ("reported: 'few (envoy)',", State.CANNOT_SAY),
        ("reported: '1,960: all told (envoy)',", State.KEPT_AS_REPORTED),
        ("reported: '1,961 on 2016-02-28: (envoy)',", State.EXCEEDED_AS_REPORTED),
        ("from: 2016-04-01,", State.NOT_YET_DUE),
        ("to: 2016-02-28,", State.RUN_OUT),
    ],
)
def test_a_ceiling_is_kept_or_not_by_what_a_person_entered(fields: str, state: ObligationState) -> None:
    clause = f"{{id: c, text: C., of_what: peacekeepers, at_most: 1960, {fields} source: {{text: terms}}}}"
    assert statuses(f"\nceilings:\n  - {clause}\n")["c"].state is state


def test_a_humanitarian_term_stands_and_tells_what_passed_and_what_was_hindered() -> None:
    text = """
humanitarian:
  - id: access
    text: Aid passes.
    owners: [party]
    standards: [rapid, safe]
    fulfilled_by: [aid_delivered]
    hindered_by: [aid_blocked]
    source: {text: terms}
"""
    day = read_moment("2016-02-28", ZONE)
    passed = incident(Act.AID_DELIVERED, account(when=day))
    blocked = incident(Act.AID_BLOCKED, account(["army"], when=day, number=2), id="incident-2")
    by_others = incident(Act.AID_BLOCKED, account(["front"], when=day, number=3), id="incident-3")
    status = statuses(text, passed, blocked, by_others)["access"]
    assert (status.state, status.incidents) == (State.STANDING, ("incident-1", "incident-2"))
    assert "rapid and safe" in status.reason


@pytest.mark.parametrize(
    ("met", "by", "state"),
    [
        ("yes", "2016-02-26", State.DONE_AS_REPORTED),
        ("no", "2016-02-26", State.OVERDUE),
        ("unknown", "2016-02-26", State.CANNOT_SAY),
        ("unknown", "2016-03-20", State.NOT_YET_DUE),
    ],
)
def test_a_condition_before_the_start_is_met_by_a_persons_entry_alone(
    met: str, by: str, state: ObligationState
) -> None:
    text = f"\npreconditions:\n  - {{id: p, text: P., by: {by}, met: {met}, source: {{text: terms}}}}\n"
    assert statuses(text)["p"].state is state


@pytest.mark.parametrize(
    ("text", "number", "score", "dated"),
    [
        ("3: done (envoy)", 3, 3, False),
        ("3 on 2016-03-05: done (envoy)", 3, 3, True),
        ("on 2016-03-05 10:00 UTC: done (envoy)", None, None, True),
        ("1,960: men (envoy)", 1960, None, False),
        ("handed over at 10: the envoy says", None, None, False),
        ("2 on 2016-13-45: done", 2, 2, False),
    ],
)
def test_a_persons_entry_is_a_number_and_a_moment_before_a_colon(
    text: str, number: int | None, score: int | None, dated: bool
) -> None:
    entry = read_entry(text, "UTC")
    assert entry
    assert (entry.number, entry.score, entry.at is not None) == (number, score, dated)


# what never happens


EIGHT_RELEASED = "fulfilled_by: [prisoner_release], quantity: 8, unit: prisoners"
CHAIN = "\nobligations:\n" + "".join(
    (
        duty("a", "by: 2016-03-05, fulfilled_by: [withdrawal]"),
        duty("b", "depends_on: [a], fulfilled_by: [talks], within: {length: 3 days, after: a}"),
        duty("c", f"by: 2016-03-08, depends_on: [b], {EIGHT_RELEASED}"),
        duty("d", "depends_on: [c], mutual_with: [a], before: 2016-03-10, fulfilled_by: [aid_delivered]"),
    )
)


CHAINED = agreement(CHAIN, COUNTED)


def _incidents(days: Sequence[int]) -> tuple[tuple[Incident, ...], tuple[Reading, ...]]:
    acts = (Act.WITHDRAWAL, Act.TALKS, Act.PRISONER_RELEASE, Act.AID_DELIVERED)
    incidents, readings = [], []
    for number, day in enumerate(days, start=1):
        told, read = released(number, f"2016-03-{day:02}", 1 + number, 1 + number)
        incidents.append(replace(told, act=acts[day % len(acts)]))
        readings.append(read)
    return tuple(incidents), tuple(readings)


@settings(deadline=None)
@given(st.lists(st.integers(1, 20), max_size=6), st.lists(st.integers(0, 24 * 30), min_size=2, max_size=4))
def test_what_is_done_stays_done_as_time_passes_and_what_is_blocked_is_not_done(
    days: list[int], hours: list[int]
) -> None:
    incidents, readings = _incidents(days)
    before: dict[str, ObligationState] = {}
    for hour in sorted(hours):
        now = datetime(2016, 2, 28, tzinfo=UTC) + timedelta(hours=hour)
        found = under(CHAINED, *incidents, readings=readings, now=now)
        for name, status in found.items():
            if before.get(name) is State.DONE_AS_REPORTED:
                assert status.state is State.DONE_AS_REPORTED
            if status.state is State.BLOCKED:
                assert status.blocked_by
                assert status.score != 3
                assert all(found[other].state is not State.DONE_AS_REPORTED for other in status.blocked_by)
        before = {name: status.state for name, status in found.items()}
