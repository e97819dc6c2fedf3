"""Actors are named by alias, spelling, adjective, seat, office, short name or description."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from holdfire.model.actor import ActorRef, RefBasis
from holdfire.model.report import BlockKind
from holdfire.reading.naming.actors import find_actors
from holdfire.reading.sentences import Sentence, sentences_of
from tests.reading.case_of_words import FINDER, ON, report_of


def _refs(text: str, on: date | None = ON) -> dict[str, ActorRef]:
    report = report_of(text)
    refs = find_actors(text, sentences_of(report), FINDER, on)
    return {ref.span.text: ref for ref in refs if ref.span}


def test_a_name_in_the_table_is_an_alias() -> None:
    ref = _refs("Yesterday Dmitry Peskov spoke.")["Dmitry Peskov"]
    assert (ref.actor, ref.basis) == ("peskov", RefBasis.ALIAS)


def test_a_seat_that_speaks_is_its_government() -> None:
    ref = _refs("Moscow said it would wait.")["Moscow"]
    assert (ref.actor, ref.basis) == ("russia", RefBasis.METONYM)


def test_a_seat_where_something_happens_is_no_actor() -> None:
    assert "Moscow" not in _refs("The ministers met in Moscow.")


def test_two_seats_between_which_something_passes_are_actors() -> None:
    assert {"Moscow", "Washington"} <= set(_refs("Contacts between Moscow and Washington go on."))


def test_government_forces_stand_for_the_government() -> None:
    ref = _refs("On Monday government forces left.")["government forces"]
    assert (ref.actor, ref.basis) == ("syria-government", RefBasis.DEMONYM)


def test_an_adjective_keeps_the_unit_it_qualifies() -> None:
    ref = _refs("Later Russian warplanes returned.")["Russian"]
    assert (ref.actor, ref.unit) == ("russia", "warplanes")


def test_an_office_leads_to_who_holds_it_on_the_day() -> None:
    text = "The US Secretary of State spoke."
    assert _refs(text, date(2016, 2, 24))["US Secretary of State"].actor == "kerry"
    assert _refs(text, date(2017, 6, 1))["US Secretary of State"].actor == "tillerson"


def test_an_office_that_two_held_names_neither_where_the_day_is_unknown() -> None:
    ref = _refs("The US Secretary of State spoke.", None)["US Secretary of State"]
    assert ref.actor is None
    assert "kerry or tillerson" in ref.reason


def test_a_translators_spelling_is_matched_with_its_reason() -> None:
    ref = _refs("The groups “dzhebhat EN-Nusra” and others are excluded.")["dzhebhat EN-Nusra"]
    assert (ref.actor, ref.basis) == ("nusra", RefBasis.SPELLING)
    assert ref.reason


def test_a_mistranslated_name_is_matched_to_nothing() -> None:
    ref = _refs("“It is premature,” added Sands, answering a question.")["Sands"]
    assert (ref.actor, ref.basis) == (None, RefBasis.DESCRIPTION)


def test_a_surname_follows_the_full_name_that_introduced_it() -> None:
    refs = _refs("An official, Gleb Orlov, said so. Later Orlov said more.")
    assert (refs["Orlov"].basis, refs["Orlov"].name) == (RefBasis.SHORT_NAME, "Gleb Orlov")


def test_an_acronym_in_brackets_stands_for_the_name_before_it() -> None:
    refs = _refs("The Syrian Observatory for Human Rights (SOHR) spoke. SOHR counted five.")
    assert refs["SOHR"].actor == "sohr"


def test_part_of_a_compound_is_no_actor() -> None:
    assert "US" not in _refs("The US-led coalition flew.")


def test_an_unknown_group_stays_in_its_own_words_where_it_acts() -> None:
    ref = _refs("Later the Eastern Falcons Brigade attacked a post.")["Eastern Falcons Brigade"]
    assert (ref.actor, ref.basis) == (None, RefBasis.DESCRIPTION)


def test_actors_are_found_in_russian_and_arabic() -> None:
    assert _refs("Заявил Песков в среду.")["Песков"].actor == "peskov"
    assert _refs("قال بيسكوف اليوم")["بيسكوف"].actor == "peskov"


@given(st.text(max_size=120))
def test_any_text_is_read_and_every_span_is_its_text(text: str) -> None:
    sentences = [Sentence(start=0, end=len(text), kind=BlockKind.BODY, paragraph=0)]
    for ref in find_actors(text, sentences, FINDER):
        assert ref.span is not None
        assert text[ref.span.start : ref.span.end] == ref.span.text
