"""Days counted from the beginning of the truce: its second day, day three of it, D+5, a week into it."""

from dataclasses import dataclass, replace

from holdfire.reading.moments.spoken_clock import number_at
from holdfire.reading.moments.time_words import PartOfDay, TimeWords
from holdfire.reading.word_stream import Words, digits_at, is_at

NAME_REACH = 5
"""How many words may stand between "the" and "truce": "the fragile new truce"."""
WHERE_REACH = 5
"""How many words after the truce its beginning may be told: "the truce in the north began"."""
SUBJECT_REACH = 8
"""How many words before "its third day" the truce may stand."""
SIGN_REACH = 14
"""How many words after the first of such an expression the truce is named at the latest."""
LONGEST = 3660
"""Days after which a number is none of a truce's days."""

UNIT_DAYS = {"day": 1, "week": 7, "month": 30}
_SHORT = {"minute": 24 * 60, "hour": 24}
"""How many of the units shorter than a day make one; fewer stay on the day of the beginning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TruceDay:
    """`days` after the day on which the truce began (0 is that day itself), for so many days on end; `part`
    where only a part of that day is meant ("the second morning of the truce")."""

    days: int
    length: int = 1
    part: PartOfDay | None = None


def read_truce_day(words: Words, at: int, book: TimeWords) -> tuple[TruceDay, int] | None:
    """A day counted from the truce at word `at`, and where its words stop."""
    near = words[max(0, at - SUBJECT_REACH) : at + SIGN_REACH]
    if book.truce_signs.isdisjoint([word.key for word in near]):
        return None
    return (
        _d_day(words, at, book)
        or _numbered_unit(words, at, book)
        or _truces_own(words, at, book)
        or _counted(words, at, book)
        or _the_day_itself(words, at, book)
    )


def _d_day(words: Words, at: int, book: TimeWords) -> tuple[TruceDay, int] | None:
    """ "D+5", "D plus five", "D-Day plus 5"; "D-Day" alone may be anybody's."""
    day = book.role("d_day").stop(words, at)
    plus = book.role("plus").stop(words, day) if day and words[at].text.isupper() else None
    number = number_at(words, plus, book) if plus else None
    return (TruceDay(days=number[0]), number[1]) if number else None


def _numbered_unit(words: Words, at: int, book: TimeWords) -> tuple[TruceDay, int] | None:
    """ "second day of the truce", "day three of the ceasefire", "third day since the truce began" """
    found = _ordinal_unit(words, at, book) or _unit_number(words, at, book) or _ordinal_part(words, at, book)
    if not found:
        return None
    day, stop = found
    of_it = book.role("of_noun").stop(words, stop)
    truce = _truce(words, of_it, book) if of_it else None
    since = book.role("since").stop(words, stop)
    truce = truce or (_beginning(words, since, book) if since else None)
    if truce:
        return day, truce
    after = book.role("after_start").stop(words, stop)
    begun = _beginning(words, after, book) if after else None
    if begun:
        return replace(day, days=day.days + day.length), begun
    if book.role("its").ends_before(words, at) and _truce_before(words, at, book):
        return found
    return None


def _nth(number: int, unit: str) -> TruceDay:
    length = UNIT_DAYS[unit]
    return TruceDay(days=(number - 1) * length, length=length)


def _ordinal_unit(words: Words, at: int, book: TimeWords) -> tuple[TruceDay, int] | None:
    """ "second day", "10th day", "opening week" """
    found = _ordinal(words, at, book)
    unit = book.units.longest(words, book.role("whole").stop(words, found[1]) or found[1]) if found else None
    return (_nth(found[0], unit[0]), unit[1]) if found and unit and unit[0] in UNIT_DAYS else None


def _ordinal_part(words: Words, at: int, book: TimeWords) -> tuple[TruceDay, int] | None:
    """ "second morning", "first night" """
    found = _ordinal(words, at, book)
    part = book.parts.longest(words, found[1]) if found else None
    if not found or not part or part[0].moment or part[0].edge:
        return None
    return TruceDay(days=found[0] - 1, part=part[0]), part[1]


def _ordinal(words: Words, at: int, book: TimeWords) -> tuple[int, int] | None:
    opening = book.role("opening").stop(words, at)
    return (1, opening) if opening else book.ordinals.longest(words, at) or _figure(words, at, book)


def _figure(words: Words, at: int, book: TimeWords) -> tuple[int, int] | None:
    number = digits_at(words, at, 1, 3)
    glued = at + 1 < len(words) and words[at + 1].glued
    suffix = book.role("day_suffix").stop(words, at + 1) if glued else None
    return (number, suffix) if number and suffix else None


def _unit_number(words: Words, at: int, book: TimeWords) -> tuple[TruceDay, int] | None:
    """ "day three", "Day 3", "week two" """
    unit = book.units.longest(words, at)
    if not unit or unit[0] not in UNIT_DAYS:
        return None
    number = number_at(words, unit[1], book)
    return (_nth(number[0], unit[0]), number[1]) if number and number[0] else None


def _truces_own(words: Words, at: int, book: TimeWords) -> tuple[TruceDay, int] | None:
    """ "truce's third day", "ceasefire's day ten" """
    truce = book.role("truce").stop(words, at)
    if not truce or not _possessive(words, truce):
        return None
    owned = truce + 2
    return (
        _ordinal_unit(words, owned, book)
        or _unit_number(words, owned, book)
        or _ordinal_part(words, owned, book)
    )


def _counted(words: Words, at: int, book: TimeWords) -> tuple[TruceDay, int] | None:
    """ "a week into the truce", "ten days after the truce began", "the day before the ceasefire", "hours into
    the truce" """
    count = book.role("the").stop(words, at)
    number = (1, count) if count else number_at(words, at, book) or (0, at)
    unit = book.units.longest(words, number[1])
    if not unit or not (number[0] or unit[0] in _SHORT):
        return None
    total = (
        number[0] // _SHORT[unit[0]] if unit[0] in _SHORT else number[0] * UNIT_DAYS.get(unit[0], LONGEST + 1)
    )
    if total > LONGEST:
        return None
    into = book.role("into").stop(words, unit[1])
    truce = _truce(words, into, book) if into else None
    if truce:
        return TruceDay(days=total), truce
    on = book.role("on").stop(words, unit[1]) or unit[1]
    for role, sign in (("after_start", 1), ("since", 1), ("before_start", -1)):
        lead = book.role(role).stop(words, on)
        begun = _beginning(words, lead, book) if lead else None
        if begun:
            return TruceDay(days=sign * total), begun
    return None


def _the_day_itself(words: Words, at: int, book: TimeWords) -> tuple[TruceDay, int] | None:
    """ "the day the truce began", "the day of the truce", "the eve of the truce" """
    eve = book.role("eve_of").stop(words, at)
    begun = _beginning(words, eve, book) if eve else None
    if begun:
        return TruceDay(days=-1), begun
    unit = book.units.longest(words, at) if book.role("the").ends_before(words, at, 1) else None
    if not unit or unit[0] != "day":
        return None
    that = book.role("when").stop(words, unit[1]) or unit[1]
    truce = _truce(words, that, book)
    begun = book.role("truce_begins").stop(words, truce) if truce else None
    return (TruceDay(days=0), begun) if begun else None


def _beginning(words: Words, at: int, book: TimeWords) -> int | None:
    """Where "the start of the truce", "the truce's start", "the truce began" or a bare "the truce" stops;
    None where it is another truce, or its end."""
    the = book.role("the").stop(words, at) or at
    silent = book.role("guns_silent").stop(words, the)
    if silent:
        return silent
    start = book.role("truce_start").stop(words, the)
    of_it = book.role("of_noun").stop(words, start) if start else None
    if of_it:
        return _truce(words, of_it, book)
    truce = _truce(words, at, book)
    if not truce:
        return None
    if _possessive(words, truce):
        return book.role("truce_start").stop(words, truce + 2)
    begun = book.role("truce_begins").stop(words, truce) or _begun_later(words, truce, book)
    if begun:
        return begun
    roles = ("truce_article", "truce_where", "span_and")
    bare = truce >= len(words) or not words[truce].text[0].isalpha()
    return truce if bare or any(book.role(role).stop(words, truce) for role in roles) else None


def _begun_later(words: Words, truce: int, book: TimeWords) -> int | None:
    """ "began" in "the truce in the north began", behind where or between whom it is."""
    where = book.role("truce_where").stop(words, truce)
    reach = range(where, where + WHERE_REACH) if where else ()
    return next((stop for place in reach if (stop := book.role("truce_begins").stop(words, place))), None)


def _truce(words: Words, at: int, book: TimeWords) -> int | None:
    """Where a truce named at word `at` stops: "the fragile truce", "a ceasefire"; None for another one."""
    named = book.role("truce_article").stop(words, at) or at
    for place in range(named, min(named + NAME_REACH + 1, len(words))):
        if book.role("other_truce").stop(words, place):
            return None
        truce = book.role("truce").stop(words, place)
        if truce:
            return book.role("truce_tail").stop(words, truce) or truce
        if not (words[place].text[0].isalpha() or words[place].glued):
            return None
    return None


def _truce_before(words: Words, at: int, book: TimeWords) -> bool:
    return any(book.role("truce").stop(words, place) for place in range(max(0, at - SUBJECT_REACH), at))


def _possessive(words: Words, at: int) -> bool:
    return (is_at(words, at, "'") or is_at(words, at, "’")) and is_at(words, at + 1, "s")
