"""Position claims: how near two actors' positions are said to be, on whose word."""

import pytest

from holdfire.lexicon.cues import cues_of
from holdfire.model.term_claim import Closeness, PositionClaim
from holdfire.reading.acts.positions import find_positions
from tests.reading.case_of_words import found_in, quotation_of, report_of


def _positions(text: str) -> list[PositionClaim]:
    report = report_of(text)
    sentences, found = found_in(report)
    return list(find_positions(report, sentences, found))


def test_similar_but_not_identical_is_neither_same_nor_similar() -> None:
    (claim,) = _positions("Moscow and Damascus hold similar, but not identical, opinions of the talks.")
    assert claim.closeness is Closeness.SIMILAR_NOT_IDENTICAL
    assert [ref.actor for ref in claim.actors] == ["russia", "syria-government"]


def test_a_position_in_a_quotation_is_on_its_speakers_word() -> None:
    report = report_of("“Moscow and Washington hold opposing views,” Peskov said.")
    quotation = quotation_of(report, "Moscow and Washington hold opposing views", "Peskov")
    sentences, found = found_in(report, quotation)
    (claim,) = find_positions(report, sentences, found)
    assert (claim.closeness, claim.claimant) == (Closeness.OPPOSED, quotation.speaker)


def test_views_of_others_are_not_those_of_the_subject() -> None:
    assert _positions("Russia and the US seat factions with opposing views at one table.") == []


def test_one_actor_alone_has_nothing_to_be_compared_with() -> None:
    assert _positions("Moscow has a similar view.") == []


def test_a_condition_is_no_position() -> None:
    assert _positions("If Moscow and Washington agree on a text, it is signed.") == []


@pytest.mark.parametrize("cue", cues_of("en", "position_cues", "closeness"), ids=lambda cue: cue.example)
def test_every_cue_of_a_position_yields_its_closeness_in_its_example(cue) -> None:  # type: ignore[no-untyped-def]
    assert [claim.closeness for claim in _positions(cue.example)] == [Closeness(cue.tells)]


def test_two_clauses_apart_still_make_one_position() -> None:
    (claim,) = _positions(
        "Moscow and Damascus have broadly similar views of the talks, "
        "but these opinions of theirs are not entirely identical."
    )
    assert claim.closeness is Closeness.SIMILAR_NOT_IDENTICAL
