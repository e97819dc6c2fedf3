"""Sentences: the stops that end one and those that do not; never out of order, never across a block."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.model.capture import Capture, MediaType
from holdfire.model.case import Case
from holdfire.model.report import EVIDENCE
from holdfire.reading.pages.layout import lay_out
from holdfire.reading.sentences import LONGEST, sentences_of, split


def _split(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in split(text, language)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Mr. Holt met Lt. Gen. Ilse Kraan on Feb. 27.", "Nobody fired."],
        ["The U.S. Secretary of State left the U.S. at 5 p.m.", "He was tired."],
        ["G.K. Marsh and H.W. Reyl spoke.", "John F. Holt did not."],
        ["Article No. 3 of the text applies.", "It has 3.5 pages."],
        ['"It holds."', "He left."],
        ['"Will it hold?" she asked.', '"It will!" he said.'],
        ["“It holds.” – said the mayor.", "– However, we wait."],
        ["The bridge is open again.”", "“Let us go,” he said."],
        ["They talk… and they wait.", "Then…", "In the end it held."],
        ["The guns are old and worn.", "They should go."],
        ["So much for Plan B.", "The rest is silence."],
        ["He said so (in passing.)", "Then he left."],
        ["It rained in Syria..", "Then it stopped?!", "No."],
    ],
)
def test_english_sentences_end_where_they_end(sentences: list[str]) -> None:
    assert _split(" ".join(sentences)) == sentences


def test_a_missing_space_after_a_stop_still_ends_the_sentence() -> None:
    assert _split("It is old and worn.They should go.") == ["It is old and worn.", "They should go."]


def test_an_address_is_not_split() -> None:
    assert _split("See www.site.example.Page of today.") == ["See www.site.example.Page of today."]


def test_russian_dialogue_and_abbreviations() -> None:
    sentences = [
        "В 2016 г. стало тихо.",
        "«Мы ждём», — сказал он.",
        "— Другого пути нет.",
        "Г-н А.С. Орлов уехал.",
    ]
    assert _split(" ".join(sentences), "ru") == sentences


def test_arabic_question_marks_end_a_sentence() -> None:
    assert _split("هل تصمد الهدنة؟ لا أحد يعرف.", "ar") == ["هل تصمد الهدنة؟", "لا أحد يعرف."]


def test_a_language_without_a_table_is_split_by_its_stops_alone() -> None:
    assert _split("Tulitauko pitää. Silta on auki.", "fi") == ["Tulitauko pitää.", "Silta on auki."]


@given(st.text(alphabet="aZ Б.!?…\"'”“»«()–\n3،؟", max_size=120))
def test_sentences_are_in_order_and_hold_every_word(text: str) -> None:
    spans = split(text, "en")
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    held = "".join(text[start:end] for start, end in spans)
    assert "".join(held.split()) == "".join(text.split())


@given(st.text(alphabet="ab  \n", max_size=40), st.integers(1, 900))
def test_what_is_longer_than_any_sentence_is_cut_between_words_and_loses_none(unit: str, times: int) -> None:
    text = "x" + unit * times
    spans = split(text, "en")
    assert all(end - start <= LONGEST for start, end in spans)
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
    assert "".join("".join(text[start:end] for start, end in spans).split()) == "".join(text.split())


def test_a_long_run_of_words_is_cut_at_a_gap() -> None:
    text = "shelling " * 2000
    spans = split(text, "en")
    assert {word for start, end in spans for word in text[start:end].split()} == {"shelling"}


@settings(deadline=None)
@given(st.lists(st.text(alphabet='abcdE. "?!\r', min_size=1, max_size=60), min_size=1, max_size=12))
def test_no_sentence_leaves_its_block(lines: list[str]) -> None:
    data = ("A truce in the valley\n\n" + "\n\n".join(lines)).encode()
    report, _ = lay_out(Capture(data=data, origin="a.txt", media_type=MediaType.TEXT), Case(name="valley"))
    sentences = sentences_of(report)
    for sentence in sentences:
        block = report.blocks[sentence.paragraph]
        assert block.kind is sentence.kind
        assert block.kind in EVIDENCE
        assert block.start <= sentence.start < sentence.end <= block.end
    assert list(sentences) == sorted(sentences, key=lambda sentence: sentence.start)
