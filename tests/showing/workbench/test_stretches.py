"""What a search found: the passage in stretches, those with the words marked, and no character lost."""

from hypothesis import given
from hypothesis import strategies as st

from holdfire.model.search import Found, Sought
from holdfire.model.span import Span
from holdfire.record.dialect import asked_for
from holdfire.record.folding import marks_in
from holdfire.showing.workbench.searching import stretches

WORDS = st.lists(
    st.sampled_from(("truce", "Truce,", "Дума", "القصف", "3", "–", "trúce", "he said")),
    min_size=1,
    max_size=9,
)


def found(text: str, marks: tuple[tuple[int, int], ...]) -> Found:
    span = Span(start=0, end=len(text), text=text)
    return Found(kind=Sought.REPORTS, id="r", label="", report="r", span=span, marks=marks)


@given(WORDS, st.lists(st.sampled_from(("truce", "tru*", "дума", '"he said"', "3", "القصف")), max_size=4))
def test_stretches_joined_again_are_the_passage_whatever_was_asked(
    words: list[str], asked: list[str]
) -> None:
    text = " ".join(words)
    told = list(stretches(found(text, marks_in(text, asked_for(" ".join(asked))))))

    assert "".join(stretch.words for stretch in told) == text
    assert all(stretch.words for stretch in told)


def test_the_words_asked_for_are_marked_and_the_others_are_not() -> None:
    text = "The truce holds; no Truce is eternal."
    told = [
        (stretch.words, stretch.marked)
        for stretch in stretches(found(text, marks_in(text, asked_for("truce"))))
    ]

    assert told == [
        ("The ", False),
        ("truce", True),
        (" holds; no ", False),
        ("Truce", True),
        (" is eternal.", False),
    ]


def test_a_passage_known_by_other_words_is_shown_whole_and_unmarked() -> None:
    assert [(each.words, each.marked) for each in stretches(found("Shells hit Marat.", ()))] == [
        ("Shells hit Marat.", False)
    ]
