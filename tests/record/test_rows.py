"""What goes into a row comes out of it again, whatever the model's types hold."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from holdfire.model.agreement import Agreement
from holdfire.model.case import Case
from holdfire.model.count import Count
from holdfire.model.decision import Decision
from holdfire.model.duty import Rate
from holdfire.model.duty_status import ObligationStatus
from holdfire.model.errors import RecordError
from holdfire.model.finding import Finding
from holdfire.model.incident import Incident
from holdfire.model.length import Length
from holdfire.model.pairing import Feature, Pairing
from holdfire.model.place import Place
from holdfire.model.quotation import Quotation
from holdfire.model.reading import Reading
from holdfire.model.reconciled import Disagreement, Equivalence
from holdfire.model.span import Span
from holdfire.model.statement import Statement
from holdfire.model.status import Status, TermCheck, TriggerStatus
from holdfire.model.story import Descent, Story
from holdfire.model.terrain import Zone
from holdfire.model.trigger import Condition
from holdfire.model.when import Precision, TimeBasis, TimeRef, When
from holdfire.record.rows import decision, decision_values, decode, digest_of, encode

MOMENTS = st.datetimes(datetime(1000, 1, 1), datetime(3000, 1, 1), timezones=st.just(UTC))
LENGTHS = st.timedeltas(timedelta(0), timedelta(days=1000)) | st.none()
WORDS = st.text(max_size=12)
SHARES = st.floats(0, 1)
DATES = st.dates(date(1000, 1, 1)) | st.none()

SPANS = st.builds(
    lambda start, text: Span(start=start, end=start + len(text), text=text), st.integers(0, 10**6), WORDS
)
COUNTS = st.builds(
    lambda low, more, what, span: Count(
        low=low, high=None if more is None else low + more, what=what, span=span
    ),
    st.integers(0, 999),
    st.none() | st.integers(0, 99),
    WORDS,
    SPANS,
)


def whens(alternatives: st.SearchStrategy[tuple[When, ...]]) -> st.SearchStrategy[When]:
    return st.builds(
        lambda ends, **rest: When(earliest=ends[0], latest=ends[1], **rest),
        st.lists(MOMENTS, min_size=2, max_size=2).map(sorted)
        | st.tuples(st.none(), MOMENTS)
        | st.tuples(MOMENTS, st.none()),
        wall=WORDS,
        precision=st.sampled_from(Precision),
        basis=st.sampled_from(TimeBasis),
        zone=st.none() | WORDS,
        alternatives=alternatives,
        conflict_minutes=st.none() | st.integers(0, 999),
        duration=LENGTHS,
    )


WHENS = whens(st.lists(whens(st.just(())), max_size=2).map(tuple))


def register() -> None:
    """Types that not every value of their fields makes."""
    st.register_type_strategy(float, SHARES)
    st.register_type_strategy(datetime, MOMENTS)
    st.register_type_strategy(date, st.dates(date(1000, 1, 1)))
    st.register_type_strategy(Span, SPANS)
    st.register_type_strategy(Count, COUNTS)
    st.register_type_strategy(When, WHENS)
    st.register_type_strategy(
        Quotation, st.builds(Quotation, contents=st.lists(SPANS, min_size=1, max_size=3).map(tuple))
    )
    st.register_type_strategy(TimeRef, st.builds(TimeRef, duration=LENGTHS))
    st.register_type_strategy(
        Length, st.builds(Length, rest=st.timedeltas(timedelta(0), timedelta(days=1000)))
    )
    st.register_type_strategy(Rate, st.builds(Rate, per=LENGTHS))
    st.register_type_strategy(Zone, st.builds(Zone, width_km=st.none() | SHARES))
    st.register_type_strategy(Condition, st.builds(Condition, window=LENGTHS, calm=LENGTHS))
    st.register_type_strategy(Descent, st.builds(Descent, score=SHARES))
    st.register_type_strategy(Feature, st.builds(Feature, score=SHARES))
    st.register_type_strategy(Pairing, st.builds(Pairing, score=SHARES))
    st.register_type_strategy(
        Place, st.builds(Place, lat=st.none() | SHARES, lon=st.none() | SHARES, radius_km=SHARES)
    )
    st.register_type_strategy(Decision, st.builds(Decision, at=MOMENTS))


register()

KEPT = (
    Agreement,
    Case,
    Disagreement,
    Equivalence,
    Finding,
    Incident,
    ObligationStatus,
    Pairing,
    Reading,
    Statement,
    Status,
    Story,
    TermCheck,
    TriggerStatus,
)


@pytest.mark.parametrize("kind", KEPT)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_kept_type_comes_back_as_it_was(kind: type[Any], data: st.DataObject) -> None:
    thing = data.draw(st.from_type(kind))
    body = encode(thing)
    assert decode(kind, body) == thing
    assert encode(decode(kind, body)) == body


@given(taken=st.builds(Decision, at=MOMENTS))
def test_a_decision_comes_back_as_it_was(taken: Decision) -> None:
    assert decision(decision_values(taken)) == taken  # type: ignore[arg-type]


def test_equal_bodies_have_one_digest_and_others_another() -> None:
    assert digest_of(encode(("a", "b"))) == digest_of(encode(("a", "b")))
    assert digest_of(encode(("a", "b"))) != digest_of(encode(("ab",)))


def test_a_body_that_was_tampered_with_is_refused() -> None:
    with pytest.raises(RecordError, match="Span in the record"):
        decode(Span, '{"start":0,"end":9,"text":"short"}')


def test_text_that_is_no_unicode_is_refused() -> None:
    with pytest.raises(RecordError, match="no Unicode"):
        encode(Span(start=0, end=1, text="\ud800"))
