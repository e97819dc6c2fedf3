"""Places are where things happen; seats of government that act are left to the actors."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.lexicon.gazetteer import towns_by_name
from holdfire.lexicon.names import NameFinder
from holdfire.model.case import Case
from holdfire.model.place import Place, PlaceRef
from holdfire.model.report import BlockKind
from holdfire.reading.naming.actors import find_actors
from holdfire.reading.naming.places import find_places
from holdfire.reading.sentences import Sentence, sentences_of
from tests.reading.case_of_words import FINDER, found_in, place, report_of


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


def _shown(text: str, towns: dict[str, Place] | None = None) -> list[PlaceRef]:
    sentences = sentences_of(report_of(text))
    actors = find_actors(text, sentences, FINDER)
    return list(find_places(text, sentences, FINDER, actors, "en", towns or {}))


def test_a_place_that_only_the_sentence_shows_has_no_id_and_its_own_words() -> None:
    (ref,) = _shown("Shells fell on the village of Marzaf at night.")
    assert (ref.name, ref.place, ref.note) == ("village of Marzaf", None, "not in the case's table")


def test_without_a_language_only_the_case_knows_places() -> None:
    assert _places("Shells fell on the village of Marzaf near Aleppo.") == [("Aleppo", "aleppo")]


def test_a_site_in_a_known_place_is_that_place_in_its_own_words() -> None:
    (ref,) = _shown("Shells hit the fruit market in Aleppo.")
    assert (ref.name, ref.place) == ("fruit market in Aleppo", "aleppo")


def test_an_unknown_town_near_a_known_one_is_not_taken_for_it() -> None:
    refs = {ref.name: ref.place for ref in _shown("Shells fell on the village of Marzaf near Aleppo.")}
    assert refs == {"village of Marzaf near Aleppo": None, "Aleppo": "aleppo"}


def test_an_unknown_town_lies_in_the_known_province_it_is_told_to_lie_in() -> None:
    finder = NameFinder.of(Case(name="wide", places=(replace(place("idria", "Idria"), radius_km=80.0),)))
    text = "Shells fell on the village of Marzaf in Idria."
    (ref,) = find_places(text, sentences_of(report_of(text)), finder, (), "en")
    assert (ref.name, ref.place, ref.wide) == ("village of Marzaf in Idria", "idria", True)
    assert ref.note is not None
    assert "Marzaf is not in the case's table" in ref.note


@pytest.mark.parametrize(
    "text",
    [
        "The Syrian army and Jabhat al-Nusra fought on Friday.",
        "He spoke to Kerry in the presence of Peskov.",
        "Attacks on Harrat went on, and Harrat said nothing.",
        "In the Islamic State, nobody said so.",
    ],
)
def test_who_acts_is_no_place(text: str) -> None:
    assert _shown(text) == []


def test_whose_people_act_and_what_is_struck_are_places() -> None:
    assert [ref.name for ref in _shown("Residents of Marzaf reported fire.")] == ["Marzaf"]
    assert [ref.name for ref in _shown("In Marzaf killed three the rebels.")] == ["Marzaf"]


@pytest.mark.parametrize(
    ("name", "wide"), [("Marzaf province", True), ("Marzaf airport", False), ("Yemen", True)]
)
def test_a_province_and_a_country_are_wide(name: str, wide: bool) -> None:
    (ref,) = _shown(f"Three men died in {name} on Friday.")
    assert (ref.name, ref.wide) == (name, wide)


def test_the_gazetteer_tells_where_a_shown_town_lies_and_whose_word_that_is() -> None:
    town = replace(place("geonames-7", "Marzāf"), country="SY", source="GeoNames, CC BY 4.0")
    (ref,) = _shown("Shells hit the market in Marzaf.", towns_by_name([town]))
    assert (ref.name, ref.place) == ("market in Marzaf", "geonames-7")
    assert ref.note is not None
    assert ref.note.endswith("the only larger town of that name in SY by GeoNames, CC BY 4.0")
    for text in ("Three died in Marzaf province.", "Three died in Marzaf and Dolm."):
        assert [ref.place for ref in _shown(text, towns_by_name([town]))] == [None]


def test_a_town_of_the_gazetteer_is_never_looked_for_in_a_text() -> None:
    finder = NameFinder.of(Case(name="towns", places=(replace(place("of", "Of"), source="GeoNames"),)))
    assert finder.find("Of them nothing is known.") == ()


@given(st.text(alphabet="MoscwDaleppinHmr ،.", max_size=80))
def test_no_passage_is_both_an_actor_and_a_place(text: str) -> None:
    sentences = [Sentence(start=0, end=len(text), kind=BlockKind.BODY, paragraph=0)]
    actors = find_actors(text, sentences, FINDER)
    for found in find_places(text, sentences, FINDER, actors):
        assert text[found.span.start : found.span.end] == found.span.text
        assert not any(ref.span and ref.span.overlaps(found.span) for ref in actors)
