"""Finds what a quantity counts: the noun after it, or the dead and wounded it stands for."""

from dataclasses import dataclass

from holdfire.reading.counting.count_words import CountedNoun, CountWords
from holdfire.reading.counting.quantities import Quantity, read_quantity
from holdfire.reading.word_stream import Words, digits_at, is_at

MOST_MODIFIERS = 4
"""Words that may stand between a number and its noun ("three government artillery positions")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A quantity with its noun, up to before word `stop`. `who` are the words for people counted, `harm`
    what befell them where the noun itself says so; `noun` is None for a bare number."""

    quantity: Quantity
    stop: int
    noun: CountedNoun | None = None
    who: str | None = None
    harm: str | None = None


def counted_in(words: Words, text: str, book: CountWords) -> tuple[Counted, ...]:
    """The quantities of a sentence that count something, in order."""
    found: list[Counted] = []
    read_to = 0
    for at in book.openings.among(words):
        quantity = read_quantity(words, at, book) if at >= read_to else None
        counted = _counted(words, text, quantity, book) if quantity else None
        if counted:
            found.append(counted)
            read_to = counted.stop
    return tuple(found)


def _counted(words: Words, text: str, quantity: Quantity, book: CountWords) -> Counted | None:
    if _is_a_measure(words, quantity, book):
        return None
    start = _after_of(words, quantity.stop, book)
    out_of = read_quantity(words, start, book) if start > quantity.stop else None
    start = out_of.stop if out_of else _after_age(words, start)
    named = _named(words, text, start, quantity, book)
    if named:
        return named
    bare = Counted(quantity=quantity, stop=quantity.stop)
    return None if quantity.vague_one or _may_be_a_year(quantity) else bare


def _is_a_measure(words: Words, quantity: Quantity, book: CountWords) -> bool:
    """Ages, lengths, shares and clock times count nothing."""
    after = quantity.stop + is_at(words, quantity.stop, "-", glued=True)
    if book.roles["measure"].stop(words, after) or book.roles["age_lead"].ends_before(
        words, quantity.start, 2
    ):
        return True
    return (
        is_at(words, quantity.stop, ":", glued=True) and digits_at(words, quantity.stop + 1, 2, 2) is not None
    )


def _may_be_a_year(quantity: Quantity) -> bool:
    single = quantity.stop - quantity.start == 1
    return single and quantity.low == quantity.high and 1900 <= quantity.low <= 2100


def _after_of(words: Words, at: int, book: CountWords) -> int:
    stop = book.roles["of"].stop(words, at)
    return at if stop is None else book.roles["of"].stop(words, stop) or stop


def _after_age(words: Words, at: int) -> int:
    """Passes over "12-year-old"."""
    if digits_at(words, at, 1, 3) is None or not is_at(words, at + 1, "-", glued=True):
        return at
    stop = at + 2
    while stop < len(words) and words[stop].glued:
        stop += 1
    return stop


def _named(words: Words, text: str, start: int, quantity: Quantity, book: CountWords) -> Counted | None:
    """The nearest noun that can be counted, with only modifiers before it."""
    for at in range(start, min(start + MOST_MODIFIERS + 1, len(words))):
        harm = book.harm["noun"].longest(words, at)
        if harm:
            who = text[words[start].start : words[at - 1].end] if at > start else None
            return Counted(quantity=quantity, stop=harm[1], harm=harm[0], who=who)
        if _ends_the_phrase(words, at, book):
            return None
        noun = _last_noun(words, at, book)
        if noun:
            return _of_noun(words, text, start, quantity, noun)
    return None


def _of_noun(
    words: Words, text: str, start: int, quantity: Quantity, noun: tuple[CountedNoun, int]
) -> Counted | None:
    counted, stop = noun
    if quantity.vague_one and not counted.person:
        return None
    who = text[words[start].start : words[stop - 1].end] if counted.person else None
    return Counted(quantity=quantity, stop=stop, noun=counted, who=who)


def _ends_the_phrase(words: Words, at: int, book: CountWords) -> bool:
    """Whether the words of one noun phrase cannot run on over this one."""
    if (
        (words[at].digits and not words[at].glued)
        or book.roles["boundary"].stop(words, at)
        or book.harm["after"].stop(words, at)
    ):
        return True
    return not words[at].text[0].isalnum() and words[at].key != "-"


def _last_noun(words: Words, at: int, book: CountWords) -> tuple[CountedNoun, int] | None:
    """The noun at word `at`; of two in a row ("police officers", "rebel positions") the last."""
    found = book.nouns.longest(words, at)
    if not found:
        return None
    after = book.nouns.longest(words, found[1])
    return after or found
