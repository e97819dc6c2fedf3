"""Quantities as news writes them: 1,047, 3.5 million, half a dozen, at least 12, five or six, dozens."""

from dataclasses import dataclass, replace

from holdfire.reading.counting.count_words import CountWords
from holdfire.reading.word_stream import Words, digits_at, is_at

NEGATION_REACH = 6
"""How many words before "any" its "not" may stand."""
_LARGEST = 10**12


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as a range, from word `start` to before word `stop`; `high` is None where it is open.
    `rough` marks "about" and "nearly", `vague_one` "a" and "an", which count only beside people."""

    low: int
    high: int | None
    start: int
    stop: int
    qualifier: str | None = None
    rough: bool = False
    vague_one: bool = False


def read_quantity(words: Words, at: int, book: CountWords) -> Quantity | None:
    """The quantity that begins at word `at`, with its hedge."""
    nobody = book.roles["nobody"].stop(words, at) or _not_any(words, at, book)
    if nobody:
        return Quantity(low=0, high=0, start=at, stop=nobody, qualifier="no")
    hedged = _hedged(words, at, book) or _range(words, at, book)
    return _or_even(words, hedged, book) if hedged else None


def _not_any(words: Words, at: int, book: CountWords) -> int | None:
    """ "did not cause any casualties" """
    stop = book.roles["any"].stop(words, at)
    before = range(max(0, at - NEGATION_REACH), at) if stop else ()
    return stop if any(book.roles["negation"].stop(words, n) for n in before) else None


def _hedged(words: Words, at: int, book: CountWords) -> Quantity | None:
    found = book.qualifiers.longest(words, at)
    if not found:
        return None
    (hedge, bound), number_at = found
    inner = read_quantity(words, number_at, book) if bound == "exact" else _range(words, number_at, book)
    if inner is None or (inner.vague_one and bound != "exact"):
        return None
    bounded = inner if bound == "exact" else _bounded(inner, bound)
    return replace(bounded, start=at, qualifier=inner.qualifier or hedge)


def _bounded(quantity: Quantity, bound: str) -> Quantity:
    low, high = quantity.low, quantity.high if quantity.high is not None else quantity.low
    bounds: dict[str, tuple[int, int | None]] = {
        "at_least": (low, None),
        "more_than": (low + 1, None),
        "at_most": (0, high),
        "less_than": (0, max(high - 1, 0)),
    }
    low_bound, high_bound = bounds.get(bound, (low, quantity.high))
    return replace(quantity, low=low_bound, high=high_bound, rough=bound in ("nearly", "about"))


def _or_even(words: Words, quantity: Quantity, book: CountWords) -> Quantity:
    """ "at least two, and possibly four,": from the one to the other."""
    at = quantity.stop + is_at(words, quantity.stop, ",")
    further = book.roles["or_even"].stop(words, at)
    most = _number(words, further, book) if further else None
    if most is None or most.vague_one or most.high is None or most.high <= quantity.low:
        return quantity
    stop = most.stop + (at > quantity.stop and is_at(words, most.stop, ","))
    return replace(quantity, high=most.high, stop=stop, qualifier=quantity.qualifier or "possibly")


def _range(words: Words, at: int, book: CountWords) -> Quantity | None:
    """ "between 5 and 7", "5-7", "five or six", "five or more", or one number."""
    between = book.roles["between"].stop(words, at)
    first = _number(words, between or at, book)
    if first is None:
        return None
    joint = book.roles["and" if between else "range"].stop(words, first.stop)
    last = _number(words, joint, book) if joint else None
    if last and not last.vague_one and last.high is not None and first.low < last.high:
        hedge = "between" if between else "range"
        return replace(first, high=last.high, start=at, stop=last.stop, qualifier=hedge)
    if between:
        return None
    plus = book.roles["plus"].stop(words, first.stop)
    if plus:
        return replace(first, high=None, stop=plus, qualifier="or more")
    or_so = book.roles["or_so"].stop(words, first.stop)
    return replace(first, rough=True, stop=or_so, qualifier="or so") if or_so else first


def _number(words: Words, at: int, book: CountWords) -> Quantity | None:
    return _in_digits(words, at, book) or _in_words(words, at, book)


def _in_digits(words: Words, at: int, book: CountWords) -> Quantity | None:
    value = digits_at(words, at, 1, 12)
    if value is None or _is_part_of_a_name(words, at) or book.roles["money"].ends_before(words, at, 1):
        return None
    stop = at + 1
    while value < _LARGEST and is_at(words, stop, ",", glued=True) and _glued_digits(words, stop + 1, 3):
        value, stop = value * 1000 + words[stop + 1].number, stop + 2
    if stop == at + 1 and value < 1000 and _in_thousands(words, stop):
        value, stop = value * 1000 + words[stop].number, stop + 1
    scale_at, tenths = stop, 0
    if is_at(words, stop, ".", glued=True) and _glued_digits(words, stop + 1, 1):
        tenths, scale_at = words[stop + 1].number, stop + 2
    scale = book.numbers.longest(words, scale_at)
    if scale and scale[0].kind == "scale":
        value, stop = value * scale[0].low + tenths * scale[0].low // 10, scale[1]
    elif tenths or scale_at > stop:
        return None
    if stop < len(words) and words[stop].glued and words[stop].text[0].isalnum():
        return None  # "82mm", "9K720"
    return Quantity(low=value, high=value, start=at, stop=stop) if value < _LARGEST else None


def _glued_digits(words: Words, at: int, length: int) -> bool:
    return at < len(words) and words[at].glued and digits_at(words, at, length, length) is not None


def _in_thousands(words: Words, at: int) -> bool:
    """ "12 300": three digits after a gap of one sign."""
    if digits_at(words, at, 3, 3) is None or words[at].start - words[at - 1].end != 1:
        return False
    return at + 1 >= len(words) or not (words[at + 1].glued and words[at + 1].text[0].isalnum())


def _is_part_of_a_name(words: Words, at: int) -> bool:
    """ "T-72", "COVID-19", "10:30", "3.5": a number that goes on from what stands before it."""
    if not at or not words[at].glued:
        return False
    mark = words[at - 1].key
    follows_a_word = at > 1 and words[at - 1].glued and words[at - 2].text[-1].isalnum()
    return mark not in ("(", "[", "“", '"', "'", "-", "–", "/") or (
        follows_a_word and not words[at - 2].digits
    )


def _in_words(words: Words, at: int, book: CountWords) -> Quantity | None:
    found = book.numbers.longest(words, at)
    if not found:
        return None
    number, stop = found
    if number.kind == "vague" and book.roles["degree"].ends_before(words, at, 1):
        return None  # "how many"
    if number.kind == "vague":
        one = number.low == number.high == 1
        if one and _is_scale(words, stop, book):  # "a hundred"
            return replace(_composed(words, stop, book), start=at)
        hedge = None if number.low == number.high and number.low else words[at].text
        return Quantity(low=number.low, high=number.high, start=at, stop=stop, qualifier=hedge, vague_one=one)
    if number.kind == "scale":
        return None
    return _composed(words, at, book)


def _composed(words: Words, at: int, book: CountWords) -> Quantity:
    """ "twenty-three", "one hundred and five", "two dozen", "three thousand two hundred"."""
    total, current, stop = 0, 0, at
    here = at
    while found := book.numbers.longest(words, here):
        number, after = found
        if number.kind == "vague" or total + current > _LARGEST:
            break
        half = book.roles["and_a_half"].stop(words, after) if number.kind == "unit" else None
        scale = book.numbers.longest(words, half) if half else None
        if scale and scale[0].kind == "scale":  # "two and a half thousand"
            total += number.low * scale[0].low + scale[0].low // 2
            stop = scale[1]
            break
        if number.kind != "scale":
            current += number.low
        elif number.low >= 1000:
            total, current = total + max(current, 1) * number.low, 0
        else:
            current = max(current, 1) * number.low
        stop = here = after
        if (is_at(words, here, "-", glued=True) and number.kind == "ten") or (
            book.roles["and"].stop(words, here) and number.kind == "scale" and _goes_on(words, here + 1, book)
        ):
            here += 1
        elif number.kind == "unit" and not _is_scale(words, here, book):
            break
    return Quantity(low=total + current, high=total + current, start=at, stop=stop)


def _goes_on(words: Words, at: int, book: CountWords) -> bool:
    found = book.numbers.longest(words, at)
    return bool(found and found[0].kind in ("unit", "ten"))


def _is_scale(words: Words, at: int, book: CountWords) -> bool:
    found = book.numbers.longest(words, at)
    return bool(found and found[0].kind == "scale")
