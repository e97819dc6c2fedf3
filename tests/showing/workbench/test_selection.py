"""A selection: its address says all of it and nothing else, and its days are those of the case's zone."""

from datetime import UTC, date, datetime
from urllib.parse import parse_qsl, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from holdfire.model.act import Act
from holdfire.model.finding import Outcome
from holdfire.model.incident import AttributionState, EvidenceState, WorkState
from holdfire.model.page import IncidentOrder
from holdfire.showing.workbench.selection import IncidentsAsked, Look
from holdfire.web.asked import understood

NAMES = st.none() | st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=12)
DAYS = st.none() | st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1))
ASKED = st.builds(
    IncidentsAsked,
    actor=NAMES,
    place=NAMES,
    act=st.none() | st.sampled_from(Act),
    outcome=st.none() | st.sampled_from(Outcome),
    evidence=st.none() | st.sampled_from(EvidenceState),
    attribution=st.none() | st.sampled_from(AttributionState),
    work=st.none() | st.sampled_from(WorkState),
    since=DAYS,
    until=DAYS,
    words=NAMES,
    view=st.sampled_from(Look),
    sort=st.sampled_from(IncidentOrder),
    page=st.integers(min_value=1, max_value=999),
)


def read(href: str) -> IncidentsAsked:
    return understood(IncidentsAsked, dict(parse_qsl(urlsplit(href).query, keep_blank_values=True)))


@given(ASKED)
def test_the_address_of_a_selection_asks_for_that_selection(asked: IncidentsAsked) -> None:
    assert read(asked.href(page=asked.page)) == asked


@given(ASKED)
def test_a_change_of_one_filter_keeps_the_others_and_begins_at_the_first_page(asked: IncidentsAsked) -> None:
    changed = read(asked.href(act=Act.SHELLING))
    assert changed.act is Act.SHELLING
    assert changed.page == 1
    kept = [name for name in IncidentsAsked.__dataclass_fields__ if name not in {"act", "page"}]
    assert all(getattr(changed, name) == getattr(asked, name) for name in kept)


def test_the_days_of_a_selection_are_whole_days_of_the_cases_zone() -> None:
    day = date(2016, 2, 27)
    wanted = IncidentsAsked(since=day, until=day).wanted("Asia/Damascus")
    assert wanted.since == datetime(2016, 2, 26, 22, tzinfo=UTC)
    assert wanted.until == datetime(2016, 2, 27, 21, 59, 59, 999999, tzinfo=UTC)
