"""Voices: one spokesman is one origin in all outlets, a headline is told on its lead's word."""

from dataclasses import replace

import pytest

from holdfire.model.actor import ActorRef, RefBasis
from holdfire.model.incident import Incident
from holdfire.model.reading import Reading
from holdfire.reconciling.reconcile import reconcile
from tests.reconciling.cases import CASE, day, reading, span, telling

EVENING = day(0, 18, 5)


def account(outlet: str | None, text: str, words: str, by: str | None = None, hour: int = 12) -> Reading:
    """A report that tells `words` on the word of the unlisted claimant who stands in it as `by`."""
    held = telling(reading(text, outlet=outlet, hour=hour), words, when=EVENING)
    if by is None:
        return held
    claimant = ActorRef(name=by, basis=RefBasis.DESCRIPTION, span=span(text, by))
    *others, last = held.mentions
    return replace(held, mentions=(*others, replace(last, claimant=claimant)))


def only(*readings: Reading) -> Incident:
    (incident,) = reconcile(readings, CASE).incidents
    return incident


@pytest.mark.parametrize(
    ("first", "second", "origins"),
    [
        ("spokesman Ilo Varro", "Varro", 1),
        ("the police", "police", 1),
        ("the State Border Guard Service", "border guards", 1),
        ("the ministry", "the defence ministry", 1),
        ("Northern police", "the Northern army", 2),
        ("a resident", "residents", 2),
        ("Ilo Varro", "Oma Tessel", 2),
    ],
)
def test_one_spokesman_or_office_is_one_origin_and_two_witnesses_are_two(
    first: str, second: str, origins: int
) -> None:
    one = account(
        "globe", f"Arda hit\nShells fell on Arda killing four, said {first}.", "Shells fell on Arda", first
    )
    text = f"Four dead\nFour died as shells fell on Arda, {second} told reporters."
    other = account("herald", text, "shells fell on Arda", second, hour=14)
    assert len(only(one, other).origins) == origins


def test_an_outlet_nobody_knows_that_carries_a_spokesman_adds_no_origin() -> None:
    one = account("north-tv", "Arda hit\nShells fell on Arda, Varro said.", "Shells fell on Arda", "Varro")
    other = account(
        None, "Four die\nAs Ilo Varro said, shells fell on Arda.", "shells fell on Arda", "Ilo Varro"
    )
    assert only(one, other).origins == ("north-side",)


def test_offices_of_two_sides_without_a_name_are_two() -> None:
    one = account("north-tv", "Arda hit\nShells fell on Arda, police said.", "Shells fell on Arda", "police")
    other = account(
        "south-radio",
        "Four die\nFour died as shells fell on Arda, police said.",
        "shells fell on Arda",
        "police",
    )
    assert only(one, other).origins == ("north-side", "south-side")


@pytest.mark.parametrize(
    "words",
    [
        "Shells fell on Arda, the deputy commander of the Southern Front, Ilo Varro, told reporters.",
        "Shells fell on Arda, Ilo Varro of the Southern Front told reporters.",
    ],
)
def test_whose_side_an_unlisted_spokesman_is_on_is_told_beside_his_name(words: str) -> None:
    name = "Ilo Varro" if "commander" in words else "Ilo Varro of the Southern Front"
    assert only(account("globe", f"Arda hit\n{words}", "Shells fell on Arda", name)).origins == (
        "south-side",
    )


def test_what_stands_before_a_name_without_a_second_comma_says_nothing_of_its_bearer() -> None:
    text = "Arda hit\nShells fell on Arda and the Southern Front fled, Ilo Varro said."
    assert only(account("globe", text, "Shells fell on Arda", "Ilo Varro")).origins == ("globe",)


def test_a_headline_is_told_on_the_word_its_lead_is_told_on() -> None:
    text = "Shells fell on Arda killing four\nThe town was hit on Monday, Varro said, and four died."
    headline = account("globe", text, "Shells fell on Arda")
    lead = telling(headline, "The town was hit", when=EVENING)
    claimant = ActorRef(name="Varro", basis=RefBasis.DESCRIPTION, span=span(text, "Varro"))
    held = replace(lead, mentions=(lead.mentions[0], replace(lead.mentions[1], claimant=claimant)))
    other = account(
        "south-radio", "Four die\nShells fell on Arda, Varro said.", "Shells fell on Arda", "Varro"
    )
    assert only(held, other).origins == ("south-side",)


def test_what_was_told_to_another_outlet_is_that_outlets_origin() -> None:
    text = "Arda hit\nShells fell on Arda killing four, residents told World Wire on Monday."
    assert only(account("globe", text, "Shells fell on Arda", "residents")).origins == ("wire",)
