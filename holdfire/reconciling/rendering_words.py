"""The words of a rendering as collation compares them: numbers of several words and unclear months read."""

import re
from collections.abc import Sequence
from dataclasses import replace

from holdfire.reconciling.spelled_numbers import Numeral, number_runs
from holdfire.reconciling.vocabulary import Vocabulary, vocabulary
from holdfire.reconciling.word_match import looks_short
from holdfire.reconciling.words import Word, WordKind, plain_number, words_of

_LAST_DAY = 31
_HEAD, _TORN = re.compile(r"\d{1,3}"), re.compile(r"0\d\d")


def rendering_words(text: str, language: str | None) -> tuple[Word, ...]:
    """What `words_of` gives, and besides: a number written in several words has its whole value at its first
    word, and "May" beside a day is a month where a sentence seems to begin ("9. May")."""
    known = vocabulary(language)
    words = _with_names(_with_months(_with_thousands(words_of(text, language)), known), known)
    numerals = [_numeral(word, known) for word in words]
    for start, end, value in number_runs(numerals):
        if end > start + 1:
            words[start] = replace(words[start], kind=WordKind.NUMBER, value=_written(value))
            for place in range(start + 1, end):
                if words[place].kind is WordKind.NUMBER:
                    words[place] = replace(words[place], kind=WordKind.FUNCTION, value=None)
        elif words[start].folded in known.multipliers:
            words[start] = replace(words[start], value=_written(value))
    return tuple(words)


def _with_thousands(words: Sequence[Word]) -> list[Word]:
    """Makes one number of "91, 000", which a translation has torn apart."""
    found = list(words)
    for place in range(len(words) - 2):
        head, comma, tail = words[place : place + 3]
        is_torn = comma.text == "," and head.end == comma.start and _TORN.fullmatch(tail.text)
        if is_torn and head.kind is WordKind.NUMBER and _HEAD.fullmatch(head.text):
            found[place] = replace(head, value=head.text + tail.text)
            found[place + 2] = replace(tail, kind=WordKind.FUNCTION, value=None)
    return found


def _numeral(word: Word, known: Vocabulary) -> Numeral | None:
    factor = known.multipliers.get(word.folded)
    if factor is not None:
        return Numeral(factor=factor)
    spelled = known.numbers.get(word.folded) or known.small_counts.get(word.folded)
    if spelled is not None and word.kind in (WordKind.NUMBER, WordKind.CONTENT, WordKind.FUNCTION):
        return Numeral(adds=float(spelled))
    if word.kind is WordKind.NUMBER:
        value = plain_number(word.text)
        is_plain = value.replace(".", "", 1).isdigit()
        return Numeral(adds=float(value), is_spelled=False) if is_plain else None
    return Numeral(joins=True) if word.folded == "-" or word.folded in known.number_joiners else None


def _written(value: float) -> str:
    return f"{value:f}".rstrip("0").rstrip(".")


def _with_months(words: Sequence[Word], known: Vocabulary) -> list[Word]:
    """Makes a month of a word that might be one, where the day stands before it or behind it."""
    found = list(words)
    for place, word in enumerate(words):
        if word.kind is WordKind.MONTH or word.folded not in known.months or not word.text[0].isupper():
            continue
        before = [item for item in words[max(0, place - 2) : place] if item.text != "."]
        beside = (*before[-1:], *words[place + 1 : place + 2])
        if any(item.kind is WordKind.NUMBER and _is_day(item) for item in beside):
            found[place] = replace(word, kind=WordKind.MONTH, value=known.months[word.folded])
    return found


def _with_names(words: Sequence[Word], known: Vocabulary) -> list[Word]:
    """Makes names of those words at the beginning of a sentence that are surely names."""
    named = {word.folded for word in words if word.kind is WordKind.NAME}
    mixed = any(letter.islower() for word in words for letter in word.text)
    return [
        replace(word, kind=WordKind.NAME)
        if word.kind is WordKind.CONTENT
        and word.text[0].isupper()
        and (
            word.folded in named
            or word.folded.removesuffix("'s") in known.proper
            or (mixed and looks_short(word))
        )
        else word
        for word in words
    ]


def _is_day(word: Word) -> bool:
    value = word.value or ""
    return value.isdigit() and 0 < int(value) <= _LAST_DAY
