"""A colon after a speaker's phrase, and the label of a turn, give words their speaker without a verb."""

import pytest

from holdfire.model.quotation import QuotationKind
from holdfire.model.report import BlockKind
from tests.reading.quoting import only, quotations

TRANSCRIPT = """MR. BELOV: We have one item today.
QUESTION: Who signed it?
MR. BELOV: Both did, before noon.
It is two pages long.
QUESTION: May we see it?
Belov left at four."""


def speaker(text: str) -> str | None:
    found = only(text).speaker
    return found.span.text if found and found.span else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('Snow fell. The head of the lake patrol, Ivan Belov: "They shot twice."', "Ivan Belov"),
        ('I asked again. A miller in Tarn, by telephone: "We have flour for a week."', "A miller in Tarn"),
        ('Hanna, ex-Norland: "It was always a Friday."', "Hanna"),
        ('To quote General Ivan Belov, head of the patrol: "The bread is good."', "Ivan Belov"),
        ('A captain of the guard, when told of this, laughed: "We heard him."', "A captain"),
        ("In the view of historian Ivan Belov, the pact lasts.", "Ivan Belov"),
    ],
)
def test_a_phrase_before_a_colon_names_the_speaker(text: str, name: str) -> None:
    assert name in (speaker(text) or "")


def test_an_aside_that_is_no_name_is_no_part_of_the_speaker() -> None:
    assert speaker('A miller in Tarn, by telephone: "We have flour for a week."') == "A miller in Tarn"


@pytest.mark.parametrize(
    "text", ['A slogan on the wall: "Bread now"', 'Then it rained: "enough" for the corn.']
)
def test_a_thing_before_a_colon_speaks_not(text: str) -> None:
    assert not quotations(text)


def test_the_turns_of_a_transcript_are_direct_words_of_their_labels() -> None:
    found = [
        (one.speaker.span.text, one.words)
        for one in quotations(TRANSCRIPT)
        if one.speaker and one.speaker.span
    ]
    assert found == [
        ("MR. BELOV", "We have one item today."),
        ("QUESTION", "Who signed it?"),
        ("MR. BELOV", "Both did, before noon. It is two pages long."),
        ("QUESTION", "May we see it?"),
    ]
    assert {one.kind for one in quotations(TRANSCRIPT)} == {QuotationKind.DIRECT}


def test_labels_that_never_come_again_make_no_transcript() -> None:
    text = "Winner: the mill.\nLoser: the lake.\nPlace: Tarn.\nWeather: fair."
    assert not quotations(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tarn: bridge “will hold”, says the mayor", "the mayor"),
        ("Town council: nobody told us of the gate", "Town council"),
        ("Belov: the bridge will hold", "Belov"),
    ],
)
def test_a_headline_is_spoken_by_its_label_or_by_the_one_its_verb_names(text: str, name: str) -> None:
    found = only(text, kind=BlockKind.HEADLINE).speaker
    assert found is not None
    assert found.span is not None
    assert found.span.text == name
