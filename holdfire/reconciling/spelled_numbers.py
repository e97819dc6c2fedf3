"""Numbers written in words: "two hundred and fifty-six" is one value, which its first word stands for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_HUNDRED, _THOUSAND = 100, 1000


@dataclass(frozen=True, slots=True)
class Numeral:
    """A word as a part of a number: the value it adds, the factor it multiplies with, or neither where it
    only joins two parts."""

    adds: float | None = None
    factor: int | None = None
    joins: bool = False
    is_spelled: bool = True


def number_runs(numerals: Sequence[Numeral | None]) -> Iterator[tuple[int, int, float]]:
    """From which place to which a number is written, and its value; also where it is a single word."""
    place = 0
    while place < len(numerals):
        end, value = _read(numerals, place)
        if end > place:
            yield place, end, value
        place = max(end, place + 1)


def _read(numerals: Sequence[Numeral | None], start: int) -> tuple[int, float]:
    """Reads one number from a place on: where it ends, and its value."""
    total, current, end, at = 0.0, None, start, start
    in_words = True
    while at < len(numerals):
        part = numerals[at]
        if part is None or (part.joins and current is None):
            break
        if part.factor is not None:
            current = (1.0 if current is None else current) * part.factor
            if part.factor >= _THOUSAND:
                total, current = total + current, 0.0
        elif part.adds is not None:
            if current is not None and not (in_words and _goes_on(current, part, total)):
                break
            current = (current or 0.0) + part.adds
            in_words = part.is_spelled
        at += 1
        if not part.joins:
            end = at
    return end, total + (current or 0.0)


def _goes_on(current: float, part: Numeral, total: float) -> bool:
    """Whether a value may follow in the same number: ones after tens, tens after hundreds, hundreds after
    thousands, all in words."""
    value = part.adds or 0.0
    if not part.is_spelled or value <= 0:
        return False
    if current == 0:
        return total > 0 and value < _THOUSAND
    if current % _HUNDRED == 0:
        return value < _HUNDRED
    return current % 10 == 0 and current % _HUNDRED >= 20 and value < 10
