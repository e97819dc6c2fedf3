"""Lengths of time and what is counted from them: two days ago, the past 24 hours, a 10-day truce."""

from dataclasses import dataclass, replace
from datetime import timedelta

from holdfire.reading.moments.time_words import TimeWords
from holdfire.reading.word_stream import Words, digits_at, is_at

FEW = 3
"""What "a few" and "several" are counted as, and said to be."""

LENGTHS = {
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(days=7),
    "fortnight": timedelta(days=14),
    "weekend": timedelta(days=2),
    "month": timedelta(days=30),
    "year": timedelta(days=365),
}

_HALF_OF = {"hour": (30, "minute"), "day": (12, "hour"), "month": (15, "day"), "year": (6, "month")}
"""What "half an hour" is in the next smaller unit."""

_HOW_BEFORE = {"ago_before": "ago", "within": "within", "in": "in"}
"""The roles of words before a length, and how they place it; "il y a deux jours" is two days ago."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidSpan:
    """A number of units of time. `how` is "ago", "earlier", "later", "from_now", "past", "coming",
    "this", "the", "within", "in" or "" for a bare length; `counted` whether a number was said; `vague` for
    "a few"; `and_a_half` where half a unit more is said."""

    number: int
    unit: str
    how: str = ""
    counted: bool = True
    vague: bool = False
    and_a_half: bool = False

    @property
    def length(self) -> timedelta:
        """The length, a month counted as 30 days and a year as 365."""
        return LENGTHS[self.unit] * self.number + LENGTHS[self.unit] / 2 * self.and_a_half


def read_span(words: Words, at: int, book: TimeWords) -> tuple[SaidSpan, int] | None:
    """A length of time at word `at` with the words that place it, and where it stops."""
    return (
        _one_further(words, at, book)
        or _counted_from_now(words, at, book)
        or _counted_backwards(words, at, book)
        or _the_weekend(words, at, book)
        or _length(words, at, book)
    )


def _the_weekend(words: Words, at: int, book: TimeWords) -> tuple[SaidSpan, int] | None:
    stop = book.role("the").stop(words, at)
    unit = book.units.longest(words, stop) if stop else None
    if not unit or unit[0] != "weekend":
        return None
    return SaidSpan(number=1, unit=unit[0], how="the", counted=False), unit[1]


def _one_further(words: Words, at: int, book: TimeWords) -> tuple[SaidSpan, int] | None:
    """ "the week before last", "the month after next" """
    the = book.role("the").stop(words, at)
    unit = book.units.longest(words, the) if the else None
    for role, how in (("before_last", "past"), ("after_next", "coming")):
        stop = book.role(role).stop(words, unit[1]) if unit else None
        if unit and stop:
            return SaidSpan(number=2, unit=unit[0], how=how, counted=False), stop
    return None


def _counted_from_now(words: Words, at: int, book: TimeWords) -> tuple[SaidSpan, int] | None:
    """ "the past 24 hours", "the next few months", "last week", "this year" """
    found = book.nearness.longest(words, at)
    if not found:
        return None
    how, stop = found
    number = _number(words, stop, book)
    unit = book.units.longest(words, _after_hyphen(words, number[2]) if number else stop)
    if not unit:
        return None
    count, vague = (number[0], number[1]) if number else (1, False)
    plural = not number and words[unit[1] - 1].key in book.plural_units
    span = SaidSpan(
        number=FEW if plural else count,
        unit=unit[0],
        how=how,
        counted=bool(number) or plural,
        vague=vague or plural,
    )
    return span, unit[1]


def _counted_backwards(words: Words, at: int, book: TimeWords) -> tuple[SaidSpan, int] | None:
    """The same with the word that places it in or after: "24 dernières heures", "semaine dernière"."""
    if "past_after" not in book.roles:
        return None
    number = _number(words, at, book)
    unit_at = number[2] if number else at
    for how in ("past", "coming"):
        between = book.role(how).stop(words, unit_at) if number else None
        unit = book.units.longest(words, between or unit_at)
        stop = between and unit and unit[1]
        if unit and not stop:
            stop = book.role(f"{how}_after").stop(words, unit[1])
        if unit and stop:
            count, vague = (number[0], number[1]) if number else (1, False)
            return SaidSpan(number=count, unit=unit[0], how=how, counted=bool(number), vague=vague), stop
    return _unit_first(words, at, book)


def _unit_first(words: Words, at: int, book: TimeWords) -> tuple[SaidSpan, int] | None:
    """ "الساعات الـ24 الماضية": the unit, its number, and the word that places it."""
    unit = book.units.longest(words, at)
    lead = book.role("number_lead").stop(words, unit[1]) if unit else None
    number = _number(words, lead, book) if lead else None
    for how in ("past", "coming"):
        stop = book.role(f"{how}_after").stop(words, number[2]) if number else None
        if unit and number and stop:
            return SaidSpan(number=number[0], unit=unit[0], how=how, vague=number[1]), stop
    return None


def _length(words: Words, at: int, book: TimeWords) -> tuple[SaidSpan, int] | None:
    """ "two days ago", "48 hours", "a 10-day", "a month into", "two and a half hours", "half an hour" """
    found = _half_a_unit(words, at, book) or _number_of_units(words, at, book)
    if not found:
        return None
    span, stop = found
    after_it = book.after_length.longest(words, stop)
    if after_it:
        return replace(span, how=after_it[0]), after_it[1]
    if is_at(words, stop, "-", glued=True) and (after := book.role("long").stop(words, stop + 1)):
        stop = after
    led = (how for role, how in _HOW_BEFORE.items() if book.role(role).ends_before(words, at))
    return replace(span, how=next(led, "")), stop


def _half_a_unit(words: Words, at: int, book: TimeWords) -> tuple[SaidSpan, int] | None:
    half = book.role("half_of_unit").stop(words, at)
    unit = book.units.longest(words, half) if half else None
    smaller = _HALF_OF.get(unit[0]) if unit else None
    return (SaidSpan(number=smaller[0], unit=smaller[1]), unit[1]) if unit and smaller else None


def _number_of_units(words: Words, at: int, book: TimeWords) -> tuple[SaidSpan, int] | None:
    number = _number(words, at, book)
    if not number or _is_decimal_part(words, at):
        return None
    half_at = _point_five(words, number[2]) or book.role("and_a_half").stop(words, number[2])
    unit_at = _after_hyphen(words, half_at or number[2])
    unit = book.units.longest(words, book.role("whole").stop(words, unit_at) or unit_at)
    if not unit or number[0] > 9999:
        return None
    after = None if half_at else book.role("and_a_half").stop(words, unit[1])
    half = half_at is not None or after is not None
    span = SaidSpan(number=number[0], unit=unit[0], vague=number[1], and_a_half=half)
    return span, after or unit[1]


def _point_five(words: Words, at: int) -> int | None:
    is_half = is_at(words, at, ".", glued=True) and is_at(words, at + 1, "5", glued=True)
    return at + 2 if is_half else None


def _is_decimal_part(words: Words, at: int) -> bool:
    return (
        at > 1 and words[at].glued and words[at].digits and words[at - 1].key == "." and words[at - 2].digits
    )


def _number(words: Words, at: int, book: TimeWords) -> tuple[int, bool, int] | None:
    """A number, whether it is vague, and where it stops."""
    value = digits_at(words, at)
    if value is not None:
        return value, False, at + 1
    vague = book.role("vague").stop(words, at)
    if vague:
        return FEW, True, vague
    found = book.numbers.longest(words, at)
    if not found:
        return None
    total, stop = found
    if total >= 20 and (is_at(words, stop, "-") or stop < len(words)):
        unit = book.numbers.longest(words, stop + is_at(words, stop, "-"))
        if unit and 1 <= unit[0] <= 9:
            return total + unit[0], False, unit[1]
    return total, False, stop


def _after_hyphen(words: Words, at: int) -> int:
    return at + 1 if is_at(words, at, "-", glued=True) else at
