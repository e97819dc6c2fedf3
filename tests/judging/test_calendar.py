"""The calendar holds all that falls due, in order of the moment at which it runs out."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.judging.moments import read_moment
from holdfire.model.calendar import CalendarEntry, CalendarKind
from holdfire.model.duty_status import ObligationState
from tests.judging.factories import AGREEMENT, agreement, judged

ZONE = "Asia/Damascus"
NOW = datetime(2016, 3, 1, 16, tzinfo=UTC)
TEXT = AGREEMENT.replace("zone: Asia/Damascus", "zone: Asia/Damascus\nday_count: exclusive", 1).replace(
    "  silent: true", "  length: 60 days\n  notice: 10 days\n  effect: It lapses."
)
MORE = """
acceptance: {text: Tell the sponsors., deadline: 2016-02-26 12:00 local, source: {text: terms}}
phases:
  - {id: first, text: Calm., after: start, length: 14 days, source: {text: terms}}
  - {id: second, text: More., after: first, entry: Calm was kept., source: {text: terms}}
review:
  - {text: They meet again., within: {length: 1 months, after: start}, source: {text: terms}}
preconditions:
  - {id: lists, text: Lists., by: 2016-02-25, source: {text: terms}}
exchanges:
  - id: home
    text: They go home.
    giver: [government]
    receiver: [council]
    of_what: prisoners
    steps: [{count: 4, by: 2016-03-02}, {count: 6, by: 2016-03-06}]
    source: {text: terms}
reporting:
  - id: letters
    text: A letter a week.
    owners: [observers]
    by: 2016-03-05
    every: 7 days
    source: {text: terms}
obligations:
  - {id: late, text: L, owners: [council], before: 2016-02-29, fulfilled_by: [talks], source: {text: terms}}
  - {id: after, text: A., owners: [council], within: {length: 2 days, after: late}, source: {text: terms}}
  - {id: always, text: S., owners: [council], source: {text: terms}}
"""
TERMS = agreement(MORE, TEXT)


def calendar(now: datetime = NOW) -> tuple[CalendarEntry, ...]:
    return judged(terms=TERMS, now=now).calendar


def test_every_kind_of_moment_stands_in_it_in_order() -> None:
    told = [(entry.kind, entry.about) for entry in calendar() if entry.kind is not CalendarKind.REPORT]
    assert told == [
        (CalendarKind.PRECONDITION, "lists"),
        (CalendarKind.ACCEPTANCE, "acceptance"),
        (CalendarKind.PHASE, "first"),
        (CalendarKind.START, "start"),
        (CalendarKind.OBLIGATION, "late"),
        (CalendarKind.EXCHANGE, "home/1"),
        (CalendarKind.EXCHANGE, "home/2"),
        (CalendarKind.PHASE, "first"),
        (CalendarKind.REVIEW, "review"),
        (CalendarKind.NOTICE, "ending"),
        (CalendarKind.END, "ending"),
        (CalendarKind.OBLIGATION, "after"),
        (CalendarKind.PHASE, "second"),
    ]


def test_what_has_no_date_says_what_it_waits_for() -> None:
    undated = {entry.about: entry for entry in calendar() if entry.at is None}
    assert set(undated) == {"after", "second"}
    assert undated["after"].counted == "2 days after late being done"


def test_reports_follow_one_another_and_are_as_late_as_nobody_entered_them() -> None:
    later = datetime(2016, 3, 13, tzinfo=UTC)
    letters = [entry for entry in calendar(later) if entry.kind is CalendarKind.REPORT][:3]
    days = [entry.at for entry in letters]
    assert [day.latest for day in days if day] == [
        read_moment(day, ZONE).latest for day in ("2016-03-05", "2016-03-12", "2016-03-19")
    ]
    assert [entry.state for entry in letters] == [
        ObligationState.CANNOT_SAY,
        ObligationState.CANNOT_SAY,
        ObligationState.NOT_YET_DUE,
    ]


def test_notice_must_be_given_its_length_before_the_end() -> None:
    notice = next(entry for entry in calendar() if entry.kind is CalendarKind.NOTICE)
    end = next(entry for entry in calendar() if entry.kind is CalendarKind.END)
    assert notice.runs_out
    assert end.runs_out
    assert (end.runs_out.date() - notice.runs_out.date()).days == 10


def test_standing_duties_never_fall_due() -> None:
    assert "always" not in {entry.about for entry in calendar()}


@settings(deadline=None)
@given(st.datetimes(min_value=datetime(2016, 2, 1), max_value=datetime(2017, 2, 1), timezones=st.just(UTC)))
def test_at_any_moment_it_is_in_order_and_overdue_is_what_has_run_out(now: datetime) -> None:
    entries = calendar(now)
    moments = [entry.runs_out for entry in entries]
    dated = [moment for moment in moments if moment is not None]
    assert dated == sorted(dated)
    assert moments[: len(dated)] == dated
    for entry in entries:
        if entry.state is ObligationState.OVERDUE:
            assert entry.runs_out is not None
            assert entry.runs_out <= now
        if entry.state is ObligationState.DUE_SOON:
            assert entry.runs_out is not None
            assert entry.runs_out >= now
