"""Ages that stand with people counted and are no counts ("a 9-year-old girl", "a man of 44")."""

from typing import NamedTuple

from holdfire.reading.counting.count_words import CountWords
from holdfire.reading.counting.quantities import read_quantity
from holdfire.reading.word_stream import Words, digits_at, is_at

OLDEST = 115
FEW = 3
"""So many people at most are told with a bare age each ("two brothers, 8 and 11, died")."""


class Ages(NamedTuple):
    """Before which word ages end, the youngest, and how many they are; `youngest` is None for none."""

    stop: int
    youngest: int | None = None
    number: int = 0


def age_before(words: Words, at: int, book: CountWords) -> tuple[int, int | None]:
    """Where "12-year-old" or "eighty-year-old" stops, and the age; where there is none, `at`. A calibre
    ("82-mm") is passed over as well."""
    number = _number(words, at, book)
    if number is None:
        return at, None
    age, after = number
    unit = after + is_at(words, after, "-", glued=True)
    young = book.roles["young_unit"].stop(words, unit)
    stop = young or book.roles["age_unit"].stop(words, unit)
    if stop is None:
        return _past_calibre(words, at, after), None
    ended = book.roles["age_end"].stop(words, stop + is_at(words, stop, "-", glued=True))
    return ended or stop, 0 if young else age


def _past_calibre(words: Words, at: int, after: int) -> int:
    if digits_at(words, at, 1, 3) is None or not is_at(words, after, "-", glued=True):
        return at
    stop = after + 1
    while stop < len(words) and words[stop].glued:
        stop += 1
    return stop


def ages_behind(words: Words, at: int, people: int, book: CountWords) -> Ages:
    """The ages in "of 44", ", 44", "(9)", "aged 6" or ", eight and eleven years old" behind so many people;
    where there are none, they stop at `at`. A mother "of two" is of no age."""
    behind = book.roles["age_of"].stop(words, at)
    if behind:
        ages = _ages(words, behind, book)
        if ages.youngest is None or _counts_on(words, ages.stop, book):
            return Ages(at)
        return Ages(ages.stop) if book.roles["parent"].ends_before(words, at, 1) else ages
    apart = book.roles["bracket"].stop(words, at)
    opener = apart or at
    born = book.roles["born"].stop(words, opener)
    if born and digits_at(words, born, 4, 4):
        return Ages(born + 1 + is_at(words, born + 1, ")"))
    lead = book.roles["age_lead"].stop(words, opener)
    ages = _ages(words, lead or opener, book) if apart or lead else Ages(at)
    if ages.youngest is None:
        return Ages(at)
    years = book.roles["age_after"].stop(words, ages.stop)
    bare = apart and people <= FEW and digits_at(words, opener, 1, 3) is not None
    closed = ages.stop >= len(words) or book.roles["age_close"].stop(words, ages.stop) is not None
    if not (lead or years or (bare and closed)):
        return Ages(at)
    stop = years or ages.stop
    return ages._replace(stop=stop + is_at(words, stop, ")"))


def is_an_age_aside(words: Words, start: int, stop: int) -> bool:
    """ "Omar, 51, was shot": a number of years between commas or in brackets."""
    age = digits_at(words, start, 1, 3)
    if age is None or stop != start + 1 or not 0 < age <= OLDEST:
        return False
    return any(is_at(words, start - 1, left) and is_at(words, stop, right) for left, right in _ASIDES)


_ASIDES = ((",", ","), ("(", ")"))


def _ages(words: Words, at: int, book: CountWords) -> Ages:
    """ "44", "eight and eleven", "13 to 16" """
    found = _number(words, at, book)
    if found is None:
        return Ages(at)
    ages = Ages(stop=found[1], youngest=found[0], number=1)
    while joint := book.roles["age_joint"].stop(words, ages.stop):
        further = _number(words, joint, book)
        if further is None or _counts_on(words, further[1], book):
            break
        ages = Ages(stop=further[1], youngest=min(ages.youngest or 0, further[0]), number=ages.number + 1)
    return ages


def _number(words: Words, at: int, book: CountWords) -> tuple[int, int] | None:
    value = digits_at(words, at, 1, 3)
    if value is not None:
        return (value, at + 1) if 0 < value <= OLDEST else None
    number = read_quantity(words, at, book) if book.numbers.stop(words, at) else None
    if number is None or number.vague_one or number.low != number.high or not 0 < number.low <= OLDEST:
        return None
    return number.low, number.stop


def _counts_on(words: Words, at: int, book: CountWords) -> bool:
    """Whether what stands here is counted by the number before it."""
    return book.nouns.stop(words, at) is not None or book.harm["noun"].stop(words, at) is not None
