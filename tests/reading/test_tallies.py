"""A published count is kept as someone's claim with unit, window, parts and what does not add up."""

import pytest

from holdfire.model.actor import ActorRef, RefBasis
from holdfire.model.quotation import Quotation, QuotationKind
from holdfire.model.span import Span
from holdfire.model.tally import Tally
from tests.reading.tallied import tallies
from tests.reading.timed import utc


def parts(tally: Tally) -> list[tuple[str, int]]:
    return [(part.label, part.count.low) for part in tally.parts]


def test_a_daily_bulletin_gives_one_tally_with_claimant_window_and_places() -> None:
    (tally,) = tallies(
        "The Russian centre said it had registered 14 violations in the past 24 hours: "
        "Damascus 6, Latakia 5, Hama 3."
    )
    assert (tally.total.low, tally.total.high, tally.unit) == (14, 14, "violations")
    assert tally.claimant is not None
    assert tally.claimant.name == "Russian centre"
    assert parts(tally) == [("Damascus", 6), ("Latakia", 5), ("Hama", 3)]
    assert tally.arithmetic is None
    assert tally.window is not None
    assert tally.window.duration is not None
    assert tally.window.latest == utc("2016-03-08T21:59:59")


def test_the_parts_by_actor_are_the_accused() -> None:
    (tally,) = tallies(
        "The human rights network recorded 35 breaches on 28 February, "
        "27 by government forces and 8 by Russian forces."
    )
    assert parts(tally) == [("government forces", 27), ("Russian forces", 8)]
    assert [actor.name for actor in tally.accused] == ["government forces", "Russian forces"]


@pytest.mark.parametrize(
    ("breakdown", "whole"),
    [
        (": 18 in Aleppo and 5 in Hama", 23),
        (": 18 in Aleppo and 20 in Hama", 38),
        (", including 30 in Aleppo and 5 in Hama", 35),
    ],
)
def test_a_breakdown_that_does_not_add_up_is_said(breakdown: str, whole: int) -> None:
    (tally,) = tallies(f"The mission recorded 32 violations{breakdown}.")
    assert tally.arithmetic == f"the parts sum to {whole}, the page says 32"


def test_parts_in_brackets_are_held_against_the_part_before_them() -> None:
    (tally,) = tallies(
        "The human rights network documented 242 breaches: 210 combat breaches and 32 arrests "
        "(18 by government forces, 5 by the Kurdish authority)."
    )
    assert parts(tally) == [("combat breaches", 210), ("arrests", 32)]
    assert tally.arithmetic == "the parts sum to 23, of arrests the page says 32"


def test_parts_that_are_only_examples_need_not_add_up() -> None:
    (tally,) = tallies(
        "The opposition counted 15 violations by government forces, including 4 in Homs and 2 in Hama."
    )
    assert parts(tally) == [("Homs", 4), ("Hama", 2)]
    assert tally.arithmetic is None


def test_the_next_sentence_may_hold_the_breakdown() -> None:
    (tally,) = tallies(
        "Seven violations were recorded over the past day, according to the Russian centre. "
        "Four were in Aleppo, two in Idlib and one in Latakia."
    )
    assert tally.claimant is not None
    assert tally.claimant.name == "Russian centre"
    assert parts(tally) == [("Aleppo", 4), ("Idlib", 2), ("Latakia", 1)]


def test_two_claimants_in_one_sentence_give_two_tallies() -> None:
    first, second = tallies("The military counted 4 violations while the mission recorded 494 violations.")
    assert (first.total.low, first.claimant and first.claimant.name) == (4, "military")
    assert (second.total.low, second.claimant and second.claimant.name) == (494, "mission")


def test_the_speaker_of_the_quotation_is_the_claimant() -> None:
    text = "There were 9 violations, he said."
    speaker = ActorRef(name="General Kuralenko", basis=RefBasis.ALIAS)
    quotation = Quotation(
        id="quotation-1",
        report="report-1",
        kind=QuotationKind.INDIRECT,
        contents=(Span.of(text, 0, 24),),
        speaker=speaker,
    )
    (tally,) = tallies(text, quotation)
    assert (tally.claimant, tally.in_quotation) == (speaker, "quotation-1")


def test_the_outlets_own_voice_has_no_claimant() -> None:
    (tally,) = tallies("There were 9 violations on Monday.")
    assert tally.claimant is None


def test_no_violations_is_a_tally_of_nought() -> None:
    (tally,) = tallies("The mission recorded no violations.")
    assert (tally.total.low, tally.total.high) == (0, 0)


@pytest.mark.parametrize(
    "text",
    [
        "Three civilians were killed and 5 wounded.",
        "Two explosions were heard.",
        "14 trucks reached the town.",
    ],
)
def test_casualties_and_single_happenings_are_no_tally(text: str) -> None:
    assert tallies(text) == ()


def test_ids_come_from_content() -> None:
    text = "The mission recorded 32 violations."
    assert tallies(text) == tallies(text)
