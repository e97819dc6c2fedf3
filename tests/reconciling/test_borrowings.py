"""Borrowings: an outlet that is quoted counts as itself, and a translation as its original."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.model.actor import ActorRef, RefBasis
from holdfire.model.reading import Reading
from holdfire.model.readings import Readings
from holdfire.model.story import CopyKind
from holdfire.reconciling.borrowings import Named, in_one_order, quoted_outlet, sourced, translated
from holdfire.reconciling.lineage import lineage
from holdfire.reconciling.reconcile import reconcile
from tests.reconciling.cases import CASE, day, reading, ref, telling

TOWNS = ["Arda", "Bela", "Arda", "Bela", "Arda", "Bela", "Arda", "Bela"]


def on_the_word_of(name: str, held: Reading) -> Reading:
    claimant = ActorRef(name=name, actor=None, basis=RefBasis.DESCRIPTION)
    return replace(held, mentions=tuple(replace(one, claimant=claimant) for one in held.mentions))


def told(outlet: str, words: str = "Shells hit the market of Arda") -> Reading:
    return telling(reading(f"News of {outlet}\n{words}.", outlet=outlet), words, when=day(0))


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("The Herald", "herald"),
        ("the daily The Herald", "herald"),
        ("World Wire news agency", "wire"),
        ("a resident", None),
        ("The Herald and The Globe", None),
    ],
)
def test_an_outlet_is_known_in_a_claimants_words_where_it_is_the_only_one(
    name: str, outlet: str | None
) -> None:
    claimant = ActorRef(name=name, actor=None, basis=RefBasis.DESCRIPTION)
    found = quoted_outlet(claimant, reading("News of the day").report, CASE)
    assert (found.id if found else None) == outlet


def test_a_claimant_the_case_knows_is_no_outlet() -> None:
    assert quoted_outlet(ref("north", "North TV"), reading("News of the day").report, CASE) is None


def test_what_is_told_on_another_outlets_word_is_no_other_origin() -> None:
    own, borrowed = told("wire"), on_the_word_of("World Wire", told("globe"))
    (incident,) = reconcile([own, borrowed], CASE).incidents
    assert len(incident.accounts) == 2
    assert incident.origins == ("wire",)


def test_what_is_told_on_a_partys_outlets_word_is_that_sides() -> None:
    (incident,) = reconcile([on_the_word_of("North TV", told("globe"))], CASE).incidents
    assert incident.origins == ("north-side",)


def test_a_report_that_tells_most_on_an_outlets_word_goes_back_to_it() -> None:
    descent = sourced(on_the_word_of("North TV", told("globe")), CASE)
    assert descent
    assert (descent.original, descent.kind) == ("north-tv", CopyKind.SOURCED)
    assert sourced(told("herald"), CASE) is None
    assert sourced(on_the_word_of("The Globe", told("globe")), CASE) is None


def listing(outlet: str, language: str, towns: list[str], number: int = 0) -> Reading:
    """A report that names towns in this order."""
    text = f"{outlet} {language}\n" + " ".join(f"{town}{place}" for place, town in enumerate(towns))
    held = reading(text, outlet=outlet, number=number, language=language)
    places = tuple(
        mention.place
        for place, town in enumerate(towns)
        for mention in telling(held, f"{town}{place}", place=town.lower()).mentions
        if mention.place
    )
    return replace(held, places=places)


def naming(*readings: Reading) -> list[Named]:
    """What of these may be translations or originals."""
    return [named for held in readings if (named := Named.of(held))]


def test_a_report_in_another_language_with_the_same_things_in_one_order_is_a_translation() -> None:
    original, copy = listing("globe", "en", TOWNS), listing("herald", "ru", TOWNS, number=1)
    (descent,) = translated(naming(copy, original))
    assert (descent.copy, descent.original, descent.kind) == (
        copy.report.id,
        original.report.id,
        CopyKind.TRANSLATION,
    )
    assert lineage(Readings.of([original, copy]), CASE).origins[copy.report.id] == "globe"
    stories = reconcile([original, copy], CASE).stories
    assert len(stories) == 1


@pytest.mark.parametrize(
    "other",
    [
        listing("herald", "en", TOWNS, number=1),
        listing("herald", "ru", TOWNS, number=4),
        listing("herald", "ru", ["Arda"] * 8, number=1),
        listing("herald", "ru", TOWNS[:4], number=1),
    ],
    ids=["one language", "days later", "another order", "few things"],
)
def test_nothing_else_is_held_for_a_translation(other: Reading) -> None:
    assert list(translated(naming(listing("globe", "en", TOWNS), other))) == []


@given(st.lists(st.sampled_from("abc"), max_size=6), st.lists(st.sampled_from("abc"), max_size=6))
def test_an_order_is_shared_by_both_alike_and_wholly_by_equals_alone(
    left: list[str], right: list[str]
) -> None:
    assert in_one_order(left, right) == in_one_order(right, left)
    assert (in_one_order(left, right) == 1.0) == (left == right and bool(left))
