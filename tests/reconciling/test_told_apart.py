"""Told apart: quotations of two happenings are two utterances; a place or a time alone is a divergence."""

from dataclasses import replace

from holdfire.model.reading import Reading
from holdfire.model.when import When
from holdfire.reconciling.reconcile import reconcile
from tests.reconciling.cases import CASE, day, reading, ref, saying, telling


def told(outlet: str, place: str, when: When, hour: int) -> Reading:
    text = (
        "The shelling of the day\nShells fell on the market from about seven in the evening local time, "
        f"fired from across the river, Anton Palet told {outlet}."
    )
    words = (
        "Shells fell on the market from about seven in the evening local time, fired from across the river"
    )
    held = saying(reading(text, outlet=outlet, hour=hour), words, ref("palet"))
    held = telling(held, "Shells fell on the market", place=place, when=when)
    return replace(held, mentions=(replace(held.mentions[0], in_quotation=held.quotations[0].id),))


def statements(*readings: Reading) -> int:
    return len(reconcile(readings, CASE).statements)


def test_quotations_of_two_places_at_two_times_are_two_however_alike_their_words() -> None:
    one = told("globe", "arda", day(0, 18, 2), 20)
    assert statements(one, told("herald", "bela", day(-1, 18, 2), 21)) == 2


def test_a_rendering_with_another_place_or_another_time_alone_stays_a_rendering() -> None:
    one = told("globe", "arda", day(0, 18, 2), 20)
    assert statements(one, told("herald", "bela", day(0, 18, 2), 21)) == 1
    assert statements(one, told("herald", "arda", day(-1, 18, 2), 21)) == 1
