"""Places are where things happen; seats of government that act are left to the actors."""

from hypothesis import given
from hypothesis import strategies as st

from holdfire.model.report import BlockKind
from holdfire.reading.naming.actors import find_actors
from holdfire.reading.naming.places import find_places
from holdfire.reading.sentences import Sentence
from tests.reading.case_of_words import FINDER, found_in, report_of


def _places(text: str) -> list[tuple[str, str | None]]:
    _, found = found_in(report_of(text))
    return [(ref.name, ref.place) for ref in found.places]


def test_a_seat_behind_in_is_a_place() -> None:
    assert _places("The ministers met in Moscow.") == [("Moscow", "moscow")]


def test_a_seat_that_speaks_is_no_place() -> None:
    assert _places("Moscow said it would wait in Geneva.") == [("Geneva", "geneva")]


def test_a_clocks_city_is_a_place() -> None:
    assert _places("It starts at 00:00 Damascus time.") == [("Damascus", "damascus")]


def test_a_place_keeps_its_own_script() -> None:
    assert _places("قصف في حلب اليوم") == [("حلب", "aleppo")]
    assert _places("Бои шли в Алеппо.") == [("Алеппо", "aleppo")]


def test_another_spelling_of_a_place_is_matched_with_a_note() -> None:
    _, found = found_in(report_of("Shells fell on Kafr Hamrah at night."))
    assert [(ref.name, ref.place) for ref in found.places] == [("Kafr Hamrah", "kafr-hamra")]
    assert found.places[0].note


@given(st.text(alphabet="MoscwDaleppinHmr ،.", max_size=80))
def test_no_passage_is_both_an_actor_and_a_place(text: str) -> None:
    sentences = [Sentence(start=0, end=len(text), kind=BlockKind.BODY, paragraph=0)]
    actors = find_actors(text, sentences, FINDER)
    for place in find_places(text, sentences, FINDER, actors):
        assert text[place.span.start : place.span.end] == place.span.text
        assert not any(ref.span and ref.span.overlaps(place.span) for ref in actors)
