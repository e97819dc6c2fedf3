"""The gist of a text says what its words say, read in one pass."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.reconciling.gist import GistReader, names_a_label_noun
from holdfire.reconciling.known_things import share_things, sharing_pairs
from holdfire.reconciling.similarity import Features, Numbering, Places
from holdfire.reconciling.words import WordKind, content_stems, words_of

TELLING = {WordKind.NAME, WordKind.NUMBER, WordKind.MONTH, WordKind.WEEKDAY, WordKind.LABEL}
PIECES = (
    *("Arda", "the", "10", "000", "4.6", "million", "eighty", "-", "six", "May", "Monday", "not", "“", "A"),
    *("”", "plan", "B", ".", ",", "!", "said", "Said", "U.S.", "27th", "group", "Ärda", "don’t"),
)


def held_by(place: int, held: tuple[Places, Features], numbering: Numbering) -> list[str]:
    owners, features = held
    return [numbering.words[number] for number in features[owners == place]]


texts = st.lists(st.sampled_from([*PIECES, "\n"]), max_size=14).map(" ".join)


@given(st.lists(texts, min_size=1, max_size=4))
def test_it_holds_what_a_word_by_word_reading_holds(texts: list[str]) -> None:
    stems, names = Numbering(), Numbering()
    reader = GistReader("en", stems, names)
    cuts = [reader.cut(text) for text in texts]
    told = reader.gists(cuts)
    for place, text in enumerate(texts):
        words = words_of(text, "en")
        assert tuple(held_by(place, told.stems, stems)) == content_stems(text, "en")
        telling = [word.value or word.folded for word in words if word.kind in TELLING]
        assert held_by(place, told.telling, names) == telling
        assert cuts[place].folded == " ".join(word.folded for word in words)


@pytest.mark.parametrize(("text", "expected"), [("They chose plan B.", True), ("They planned.", False)])
def test_only_a_whole_word_takes_a_label(text: str, expected: bool) -> None:
    assert names_a_label_noun(text, "en") is expected


things = st.lists(st.frozensets(st.sampled_from("abcdefghij"), max_size=8), max_size=8)


@given(things, st.data())
def test_reports_that_share_things_are_found_by_their_rarest(held, data) -> None:
    kinds = [data.draw(st.sampled_from(["en", "ru", None])) for _ in held]
    since = sorted(data.draw(st.integers(0, place)) for place in range(len(held)))
    expected = [
        (one, other)
        for one in range(len(held))
        for other in range(one + 1, len(held))
        if None not in (kinds[one], kinds[other]) and kinds[one] != kinds[other]
        if since[other] <= one and share_things(held[one], held[other])
    ]
    assert list(sharing_pairs(held, kinds, since)) == expected
