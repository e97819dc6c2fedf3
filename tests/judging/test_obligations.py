"""A duty is late only after its deadline: "by" includes it, "before" does not."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.judging.duties.obligations import overdue
from holdfire.judging.moments import TICK, read_moment
from holdfire.model.act import Act
from holdfire.model.duty_status import ObligationState, ObligationStatus
from holdfire.model.errors import CaseError
from holdfire.model.status import Judgement
from tests.judging.factories import AGREEMENT, account, agreement, incident, judged

DAY = "2020-11-20"
ZONE = "Asia/Baku"
FIRST = datetime(2020, 11, 19, 20, 0, tzinfo=UTC)
NEXT = FIRST + timedelta(days=1)


@given(st.timedeltas(min_value=timedelta(days=-400), max_value=timedelta(days=400)))
def test_by_a_day_includes_it_and_before_a_day_does_not(distance: timedelta) -> None:
    due = read_moment(DAY, ZONE)
    assert overdue(due, inclusive=True, now=NEXT + distance) == (distance >= timedelta(0))
    assert overdue(due, inclusive=False, now=FIRST + distance) == (distance >= timedelta(0))


def test_by_noon_is_met_at_noon_and_before_noon_is_not() -> None:
    noon = read_moment("2016-02-26 12:00 Asia/Damascus", "UTC")
    assert noon.earliest is not None
    assert not overdue(noon, inclusive=True, now=noon.earliest)
    assert overdue(noon, inclusive=True, now=noon.earliest + TICK)
    assert overdue(noon, inclusive=False, now=noon.earliest)
    assert not overdue(noon, inclusive=False, now=noon.earliest - TICK)


def duty(
    fields: str, *incidents: object, now: datetime = datetime(2016, 3, 1, 16, tzinfo=UTC)
) -> ObligationStatus:
    entry = "{id: a, text: A., owners: [government], source: {text: terms}, " + fields + "}"
    terms = agreement(f"\nobligations:\n  - {entry}\n")
    return judged(*incidents, terms=terms, now=now).obligations[0]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ("by: 2016-03-12, fulfilled_by: [withdrawal]", ObligationState.NOT_YET_DUE),
        ("by: 2016-03-04 17:00 UTC, fulfilled_by: [withdrawal]", ObligationState.NOT_YET_DUE),
        ("by: 2016-03-04 16:00 UTC, fulfilled_by: [withdrawal]", ObligationState.DUE_SOON),
        ("by: 2016-03-01, fulfilled_by: [withdrawal]", ObligationState.DUE_SOON),
        ("before: 2016-03-01, fulfilled_by: [withdrawal]", ObligationState.OVERDUE),
        ("by: 2016-02-29, fulfilled_by: [withdrawal]", ObligationState.OVERDUE),
        ("by: 2016-02-29", ObligationState.CANNOT_SAY),
        ("by: 2016-02-29, reported: '3: all done (envoy)'", ObligationState.DONE_AS_REPORTED),
        ("by: 2016-02-29, reported: '1: begun (envoy)'", ObligationState.OVERDUE),
        ("rate: 2 a week, fulfilled_by: [supply_delivered]", ObligationState.STANDING),
    ],
)
def test_where_a_duty_stands(fields: str, state: ObligationState) -> None:
    assert duty(fields).state is state


def test_a_report_that_it_was_done_counts_as_reported_and_is_cited_by_its_incident() -> None:
    done = incident(Act.WITHDRAWAL, account(["army"], when=read_moment("2016-02-28", "UTC")))
    status = duty("by: 2016-02-29, fulfilled_by: [withdrawal]", done)
    assert (status.state, status.score, status.incidents) == (
        ObligationState.DONE_AS_REPORTED,
        3,
        ("incident-1",),
    )


def test_what_somebody_else_did_or_what_came_before_the_duty_does_not_count() -> None:
    by_others = incident(Act.WITHDRAWAL, account(["brigades"], when=read_moment("2016-02-28", "UTC")))
    too_early = incident(Act.WITHDRAWAL, account(["army"], when=read_moment("2016-02-20", "UTC")))
    fields = "from: 2016-02-27, by: 2016-02-29, fulfilled_by: [withdrawal]"
    assert duty(fields, by_others).state is ObligationState.OVERDUE
    assert duty(fields, too_early).state is ObligationState.OVERDUE


def test_one_delivery_does_not_fulfil_a_quantity() -> None:
    ship = incident(Act.SUPPLY_DELIVERED, account(["army"], when=read_moment("2016-02-28", "UTC")))
    status = duty("by: 2016-02-29, fulfilled_by: [supply_delivered], quantity: 18, unit: ships", ship)
    assert (status.state, status.score) == (ObligationState.OVERDUE, 1)


def test_a_duty_that_waits_for_another_is_blocked_until_that_is_done() -> None:
    text = """
obligations:
  - {id: a, text: A., owners: [government], by: 2016-03-12, fulfilled_by: [withdrawal], source: {text: terms}}
  - id: b
    text: B.
    owners: [council]
    by: 2016-03-20
    depends_on: [a]
    fulfilled_by: [talks]
    source: {text: terms}
"""
    blocked = judged(terms=agreement(text)).obligations[1]
    assert blocked.state is ObligationState.BLOCKED
    assert "Waits for a." in blocked.reason
    done = incident(Act.WITHDRAWAL, account(["army"], when=read_moment("2016-02-28", "UTC")))
    assert judged(done, terms=agreement(text)).obligations[1].state is ObligationState.NOT_YET_DUE


def two_texts(other: str, *incidents: object, own: str = "by: 2016-02-29") -> Judgement:
    """A duty of the first text, and as the press text has it, on 1 March 2016."""
    duty = (
        "{id: a, text: Guns leave., owners: [government], fulfilled_by: [withdrawal], source: {text: terms}, "
        f"{own}, other_readings: [{{text: press, wording: Guns leave in time., {other}}}]}}"
    )
    base = AGREEMENT.replace(
        "  - {id: terms, document: The Terms}",
        "  - {id: terms, document: The Terms}\n  - {id: press, document: The Press Text, status: leaked}",
    )
    terms = agreement(f"\nobligations:\n  - {duty}\n", text=base)
    return judged(*incidents, terms=terms, now=datetime(2016, 3, 1, 16, tzinfo=UTC))  # type: ignore[arg-type]


def test_texts_that_set_other_deadlines_leave_open_whether_it_is_late() -> None:
    (status,) = two_texts("by: 2016-03-27").obligations
    assert status.state is ObligationState.CANNOT_SAY
    assert status.reason.startswith(
        "The texts lead apart. By the first, overdue: Was due by 29 February 2016"
    )
    assert (
        "As The Press Text has it (“Guns leave in time.”), not yet due: Due by 27 March 2016" in status.reason
    )
    assert status.missing == ("which text holds: “Guns leave.” or The Press Text (“Guns leave in time.”)",)


def test_texts_that_lead_to_one_state_leave_it_and_are_told() -> None:
    (status,) = two_texts("by: 2016-02-28").obligations
    assert (status.state, status.missing) == (ObligationState.OVERDUE, ())
    assert "As The Press Text has it" in status.reason


def test_what_is_enough_by_one_text_only_is_not_known_to_be_done() -> None:
    told = incident(
        Act.WITHDRAWAL, account(["army"], [], "north", read_moment("2016-02-28", "Asia/Damascus"))
    )
    assert two_texts("by: 2016-02-29", told).obligations[0].state is ObligationState.DONE_AS_REPORTED
    (status,) = two_texts("quantity: 3", told).obligations
    assert (status.state, status.score) == (ObligationState.CANNOT_SAY, None)


def test_the_calendar_has_the_deadline_of_each_text() -> None:
    entries = [entry for entry in two_texts("by: 2016-03-27").calendar if entry.about == "a"]
    assert [entry.text for entry in entries] == [
        "Guns leave.",
        "Guns leave in time. (as The Press Text has it)",
    ]


def test_another_text_with_two_deadlines_is_refused() -> None:
    with pytest.raises(CaseError, match="by and before together"):
        two_texts("by: 2016-03-27, before: 2016-03-28")
