"""Readings asked for one by one: in any order, some standing in for others, and none held."""

from collections.abc import Sequence
from gc import collect
from weakref import WeakSet

from holdfire.model.reading import Reading
from holdfire.model.readings import Readings
from holdfire.model.report import Report


def reading(name: str, language: str = "en") -> Reading:
    return Reading(report=Report(id=f"report-{name}", capture=name, text=name, blocks=(), language=language))


def names(readings: Sequence[Reading]) -> list[str]:
    return [item.report.text for item in readings]


READINGS = Readings.of([reading("b"), reading("c"), reading("a")])


def test_readings_come_in_the_order_they_are_put_in() -> None:
    assert names(READINGS) == ["b", "c", "a"]
    assert names(READINGS.at([2, 0]).at([1])) == ["b"]
    assert names(READINGS[1:]) == ["c", "a"]
    assert (len(READINGS[1:]), READINGS[-1].report.text) == (2, "a")


def test_a_reading_that_stands_in_for_another_does_so_wherever_that_one_stands() -> None:
    corrected = READINGS.at([2, 1]).with_instead({0: reading("z")})
    assert names(corrected) == ["z", "c"]
    assert names(corrected.at([1, 0])) == ["c", "z"]
    assert names(READINGS) == ["b", "c", "a"]


def test_of_two_readings_of_one_report_the_last_is_found_by_its_id() -> None:
    again = Readings.of([reading("a"), reading("b"), reading("a", language="ru")]).by_report()
    assert (len(again), sorted(again)) == (2, ["report-a", "report-b"])
    assert again["report-a"].report.language == "ru"
    assert "report-c" not in again


class _Made(Sequence[Reading]):
    """A source that makes each reading when it is asked for, and knows which are still held."""

    def __init__(self) -> None:
        self.texts: WeakSet[_Text] = WeakSet()

    def __len__(self) -> int:
        return 50

    def __getitem__(self, place):  # type: ignore[no-untyped-def]
        text = _Text(f"text {place}")
        self.texts.add(text)
        return Reading(report=Report(id=f"report-{place}", capture="", text=text, blocks=()))


class _Text(str):
    """A text that can be watched."""


def test_going_through_readings_holds_none_of_them() -> None:
    source = _Made()
    readings = Readings.of(source).at(reversed(range(50))).by_report()
    assert max(len(source.texts) for _ in readings.values()) <= 2
    collect()
    assert not source.texts
