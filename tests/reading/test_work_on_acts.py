"""The work of reading acts, terms and positions grows with the length of the text alone."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.model.quotation import Quotation, QuotationKind
from holdfire.model.span import Span
from holdfire.reading.acts.mentions import mentions_in
from holdfire.reading.acts.positions import positions_in
from holdfire.reading.acts.sentence_reader import readers_of
from holdfire.reading.acts.term_claims import term_claims_in
from holdfire.reading.found import Found
from holdfire.reading.speech.quotations import find_quotations
from holdfire.reading.stretches import inside
from tests.reading.case_of_words import found_in, report_of

TEXT = "ab" * 40


@dataclass(frozen=True)
class Placed:
    """A thing that stands in a passage, or in none."""

    span: Span | None


def steps_of(work: Callable[[], object]) -> int:
    """How many instructions a piece of work takes, a count that no clock can shake."""
    steps = 0

    def count(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal steps
        frame.f_trace_opcodes = True
        steps += event == "opcode"
        return count

    sys.settrace(count)
    try:
        work()
    finally:
        sys.settrace(None)
    return steps


def steps_to_read(text: str) -> int:
    """How many instructions reading the acts of a text takes."""
    report = report_of(text)
    sentences, found = found_in(report)
    quotations = find_quotations(report, sentences, found.actors)
    _, found = found_in(report, *quotations)

    def read() -> None:
        readers = readers_of(report, sentences, found)
        mentions_in(report, sentences, readers, found)
        term_claims_in(report, readers, found)
        positions_in(report, readers, found)

    return steps_of(read)


@pytest.mark.parametrize(
    "piece",
    [
        "“a” ",
        "“shelling,” ",
        "said, “a” ",
        "the truce “Plan B” said, ",
        "the truce Plan B said, ",
        "shelling, ",
        "if that ",
        "and ",
    ],
)
def test_four_times_the_words_of_one_sentence_take_about_four_times_the_work(piece: str) -> None:
    told = "The army shelled Aleppo, "
    steps_to_read(told + piece)
    assert steps_to_read(told + piece * 400) < 5.5 * steps_to_read(told + piece * 100)


def steps_to_ask(pairs: int) -> int:
    """How many instructions it takes to ask for the quotation of each of so many words in marks."""
    text = "“a” " * pairs
    places = range(1, len(text), 4)
    quotations = tuple(
        Quotation(id=str(at), report="r", kind=QuotationKind.DIRECT, contents=(Span.of(text, at, at + 1),))
        for at in places
    )
    found = Found(quotations=quotations)
    return steps_of(lambda: [found.quotation_of(at, at + 1) for at in places])


def test_asking_for_the_quotation_of_each_word_in_marks_does_not_look_through_all_of_them() -> None:
    assert steps_to_ask(800) < 2.5 * steps_to_ask(400)


def span(edges: tuple[int, int]) -> Span:
    return Span.of(TEXT, min(edges), max(edges) + 1)


spans = st.builds(span, st.tuples(st.integers(0, 30), st.integers(0, 30)))


@given(st.lists(st.lists(spans, min_size=1, max_size=3), max_size=8), spans)
def test_the_quotation_of_a_passage_is_the_shortest_that_holds_it(
    contents: list[list[Span]], told: Span
) -> None:
    quotations = tuple(
        Quotation(id=str(number), report="r", kind=QuotationKind.DIRECT, contents=tuple(spans))
        for number, spans in enumerate(contents)
    )
    holding = [
        (held.end - held.start, int(quotation.id))
        for quotation in quotations
        for held in quotation.contents
        if held.holds(told)
    ]
    expected = quotations[min(holding)[1]] if holding else None
    assert Found(quotations=quotations).quotation_of(told.start, told.end) == expected


@given(st.lists(spans, max_size=12), spans)
def test_inside_a_stretch_is_all_that_begins_and_ends_in_it(places: list[Span], stretch: Span) -> None:
    things = [Placed(place) for place in [None, *sorted(places)]]
    expected = [thing for thing in things if thing.span is not None and stretch.holds(thing.span)]
    assert inside(things, stretch.start, stretch.end) == expected
