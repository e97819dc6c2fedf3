"""Packed readings are what was packed, each report's last, in order of ids."""

from dataclasses import replace

from holdfire.record.packed import PackedReadings
from tests.record.conftest import Keeper
from tests.record.factories import DENIED, MONDAY, SHELLED, reading_of


def packed(*readings) -> PackedReadings:
    found = PackedReadings()
    for reading in readings:
        found.keep(reading)
    return found


def test_readings_come_back_as_they_were_in_order_of_their_reports() -> None:
    readings = sorted((reading_of(SHELLED), reading_of(DENIED)), key=lambda item: item.report.id)
    for given in (readings, readings[::-1]):
        found = packed(*given)
        assert list(found) == list(found[:]) == readings
        assert (len(found), found[0], found[-1]) == (2, *readings)


def test_a_reading_of_a_report_kept_again_stands_in_the_place_of_the_first() -> None:
    first = reading_of(SHELLED)
    found = packed(first, reading_of(DENIED))
    place = list(found).index(first)
    assert found[place] == first
    better = replace(first, tallies=())
    assert better != first
    found.keep(better)
    assert found[place] == list(found)[place] == better


def test_the_packed_readings_of_a_record_are_its_readings(keeper: Keeper) -> None:
    keeper.run(MONDAY, SHELLED, DENIED)
    assert tuple(keeper.view().packed_readings()) == keeper.view().readings()
