"""Words of a rendering: tokens with offsets, folded forms, light stems, and what kind of word each is."""

import itertools
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from holdfire.reconciling.vocabulary import Vocabulary, vocabulary, without_endings

TOKEN = re.compile(
    r"\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?\b"  # 4,6  00:00  27th
    r"|[^\W\d_](?:\.[^\W\d_])+\.?"  # U.S.
    r"|\w+(?:['’]\w+)*"
    r"|[^\w\s]"
)
_NUMBER = re.compile(r"(\d+(?:[.,:]\d+)*)(?:st|nd|rd|th|s)?")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
OPENING = frozenset("\"“”„«'‘")
CLOSING = frozenset("\"“”»'’")
SENTENCE_END = frozenset(".!?:…")
_UNDECOMPOSED = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "þ": "th", "ð": "d", "ı": "i", "’": "'"}
)


class WordKind(StrEnum):
    """What a word does when two renderings are compared."""

    CONTENT = "content"
    FUNCTION = "function"
    MODAL = "modal"
    NEGATION = "negation"
    NUMBER = "number"
    MONTH = "month"
    WEEKDAY = "weekday"
    NAME = "name"  # capitalised inside a sentence
    LABEL = "label"  # one quoted word, or a single letter after "plan", "group", ...
    PUNCTUATION = "punctuation"


GRAMMAR = frozenset({WordKind.FUNCTION, WordKind.MODAL, WordKind.PUNCTUATION})
"""Kinds that are compared only beside words already linked."""
DATED = frozenset({WordKind.MONTH, WordKind.WEEKDAY})


@dataclass(frozen=True, slots=True)
class Word:
    """One token: `text == source[start:end]`; `value` is the number, month or weekday it stands for."""

    text: str
    start: int
    end: int
    folded: str
    stem: str
    kind: WordKind
    value: str | None = None

    @property
    def is_grammar(self) -> bool:
        """Whether it carries no content of its own."""
        return self.kind in GRAMMAR


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without accents, curly apostrophes made straight."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.lower().translate(_UNDECOMPOSED))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@lru_cache(maxsize=65536)
def stem(folded: str, language: str | None) -> str:
    """The word without its endings, by the language's table of suffixes; numbers as they are."""
    word = folded.removesuffix("'s").removesuffix("'")
    if word.isalpha():
        return without_endings(word, vocabulary(language).suffixes)
    return word


def words_of(text: str, language: str | None) -> tuple[Word, ...]:
    """All tokens of a text in order, with offsets into it. Kinds come from the language's tables; a
    language without tables has names, numbers and content words only."""
    known = vocabulary(language)
    found: list[Word] = []
    begins = True
    for token in _tokens(text):
        word = _word(text, token, begins=begins, language=language)
        found.append(word)
        if word.kind is not WordKind.PUNCTUATION:
            begins = False
        elif word.text in SENTENCE_END:
            begins = True
    return tuple(_with_multipliers(_with_compounds(_with_labels(found, known)), known))


def _tokens(text: str) -> list[tuple[int, int]]:
    """Token bounds, with digits grouped by a space ("10 000") taken as one."""
    bounds: list[tuple[int, int]] = []
    for match in TOKEN.finditer(text):
        start, end = match.span()
        if (
            end - start == 3
            and bounds
            and start - bounds[-1][1] == 1
            and text[start - 1] in " \u00a0\u202f"
            and match.group().isdecimal()
            and re.fullmatch(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})*", text[bounds[-1][0] : bounds[-1][1]])
        ):
            bounds[-1] = (bounds[-1][0], end)
        else:
            bounds.append((start, end))
    return bounds


class Token(NamedTuple):
    """What a token is by itself, wherever in a text it stands."""

    folded: str
    stem: str
    kind: WordKind
    value: str | None


@lru_cache(maxsize=131072)
def read_token(token: str, language: str | None, *, begins: bool) -> Token:
    """Folded form, stem, kind and value of a token that `begins` a sentence or stands within one; most tokens
    of a text were met before, so it is kept."""
    folded = fold(token)
    kind, value = _kind(token, folded, begins=begins, known=vocabulary(language))
    return Token(folded, stem(folded, language), kind, value)


def _word(text: str, bounds: tuple[int, int], *, begins: bool, language: str | None) -> Word:
    start, end = bounds
    token = text[start:end]
    return Word(token, start, end, *read_token(token, language, begins=begins))


def _kind(token: str, folded: str, *, begins: bool, known: Vocabulary) -> tuple[WordKind, str | None]:
    if not any(letter.isalnum() for letter in token):
        return WordKind.PUNCTUATION, None
    number = _NUMBER.fullmatch("".join(token.split()))
    if number:
        return WordKind.NUMBER, plain_number(number.group(1))
    if folded in known.numbers:
        return WordKind.NUMBER, known.numbers[folded]
    if folded.partition("'")[0] in known.function_words and "'" in folded and not folded.endswith("n't"):
        return WordKind.FUNCTION, None  # I'm, it's
    capital = token[0].isupper()
    if folded in known.months and capital and not (begins and folded in known.modals):
        return WordKind.MONTH, known.months[folded]
    if folded in known.weekdays:
        return WordKind.WEEKDAY, known.weekdays[folded]
    if folded in known.negations or folded.endswith("n't"):
        return WordKind.NEGATION, None
    if capital and not begins and len(token) > 1:
        return WordKind.NAME, None
    if folded in known.modals:
        return WordKind.MODAL, None
    if folded in known.function_words:
        return WordKind.FUNCTION, None
    return WordKind.CONTENT, known.small_counts.get(folded)


def plain_number(digits: str) -> str:
    """The value of written digits: "4,6" and "4.6" are one, "1,500" is fifteen hundred."""
    digits = digits.replace(",", "") if _GROUPED.fullmatch(digits) else digits.replace(",", ".")
    if digits.isdigit():
        return str(int(digits))
    if digits.count(".") == 1 and ":" not in digits:
        return digits.lstrip("0").rstrip("0").rstrip(".") or "0"
    return digits


def _with_labels(words: Sequence[Word], known: Vocabulary) -> list[Word]:
    """One quoted word is a label (plan "A"), and so is a single capital after a noun that takes labels."""
    labelled = list(words)
    for place, word in enumerate(words):
        if place == 0 or word.kind is WordKind.PUNCTUATION:
            continue
        before = words[place - 1]
        after = words[place + 1].text if place + 1 < len(words) else ""
        quoted = before.text in OPENING and after in CLOSING
        lettered = len(word.text) == 1 and word.text.isupper() and before.folded in known.label_nouns
        if quoted or lettered:
            labelled[place] = _as(word, WordKind.LABEL, word.value)
    return labelled


def _with_compounds(words: list[Word]) -> list[Word]:
    """Gives "eighty-six" its value at the tens; the ones become a small word."""
    for place in range(len(words) - 2):
        tens, hyphen, ones = words[place : place + 3]
        if hyphen.text == "-" and tens.kind is ones.kind is WordKind.NUMBER and tens.text.isalpha():
            total, unit = int(float(tens.value or 0)), int(float(ones.value or 0))
            if ones.text.isalpha() and total % 10 == 0 and total < 100 and 0 < unit < 10:
                words[place] = _as(tens, WordKind.NUMBER, str(total + unit))
                words[place + 2] = _as(ones, WordKind.FUNCTION, None)
    return words


def _with_multipliers(words: Sequence[Word], known: Vocabulary) -> list[Word]:
    """Gives "4.6 million" its value at the number; the multiplier stays a word of its own."""
    valued = list(words)
    for place, (word, after) in enumerate(itertools.pairwise(words)):
        factor = known.multipliers.get(after.folded)
        if word.kind is WordKind.NUMBER and factor:
            valued[place] = _as(word, WordKind.NUMBER, multiplied(word.value, factor))
    return valued


def multiplied(value: str | None, factor: int) -> str | None:
    """A number's value, so many times ("4.6" a million times); a time of day as it is."""
    if not value or ":" in value:
        return value
    try:
        return f"{float(value) * factor:f}".rstrip("0").rstrip(".")
    except ValueError:
        return value


def _as(word: Word, kind: WordKind, value: str | None) -> Word:
    return Word(word.text, word.start, word.end, word.folded, word.stem, kind, value)


def content_stems(text: str, language: str | None) -> tuple[str, ...]:
    """Stems of the words that carry content, in order, repeats kept; the linear path for whole reports."""
    return tuple([found for piece in text.split() for found in _content_stems(piece, language)])


@lru_cache(maxsize=131072)
def _content_stems(piece: str, language: str | None) -> tuple[str, ...]:
    """Those of what stands between two spaces; most was met before."""
    grammar = vocabulary(language).grammar
    return tuple(
        stem(word, language)
        for word in map(fold, TOKEN.findall(piece))
        if word[:1].isalnum() and word not in grammar and (len(word) > 1 or word.isdigit())
    )


@cache
def _acronym_of(names: tuple[str, ...]) -> str:
    return "".join(name[0] for name in names)


def initials(words: Iterable[Word]) -> str:
    """The first letters of the capitalised words, in order."""
    return _acronym_of(tuple(word.text for word in words if word.text[0].isupper()))
