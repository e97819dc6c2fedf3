"""Phrases and frames that tell harm."""

from holdfire.reading.counting.tellings import REACH, Tellings
from holdfire.reading.word_stream import PhraseBook, words_of

LIMBS = PhraseBook([("leg", None), ("eye", None)])
TELLINGS = Tellings(
    [("lost", "killed"), ("lost his life", "killed")],
    [("lost", ("wounded", LIMBS))],
    [PhraseBook([("of", None), ("in", None), ("which", None)])],
    but=PhraseBook([("of", None)]),
)


def told(text: str) -> tuple[str, int] | None:
    return TELLINGS.longest(words_of(text, 0, len(text)), 0)


def test_a_frame_is_closed_a_few_words_on() -> None:
    assert told("lost his left leg there") == ("wounded", 4)
    assert told("lost the sight of an eye") == ("wounded", 6)


def test_a_phrase_stands_where_no_frame_is_closed() -> None:
    assert told("lost two men") == ("killed", 1)
    assert told("lost his life, his leg") == ("wounded", 6)


def test_a_block_ends_a_frame() -> None:
    assert told("lost which leg") == ("killed", 1)
    assert told("lost men in the leg") == ("killed", 1)


def test_a_frame_has_a_reach() -> None:
    assert told("lost " + "very " * REACH + "leg") == ("killed", 1)


def test_both_are_found_by_their_first_word() -> None:
    assert TELLINGS.firsts() == {"lost"}
    assert TELLINGS.stop(words_of("won", 0, 3), 0) is None
