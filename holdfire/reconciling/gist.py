"""The gist of a text, read in one pass: its content stems, its names, numbers and dates, its words folded."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from holdfire.reconciling.similarity import Features, Numbering, Places
from holdfire.reconciling.vocabulary import Vocabulary, vocabulary
from holdfire.reconciling.words import (
    CLOSING,
    OPENING,
    SENTENCE_END,
    TOKEN,
    Token,
    WordKind,
    fold,
    multiplied,
    read_token,
    words_of,
)

_TELLING = frozenset({WordKind.NAME, WordKind.NUMBER, WordKind.MONTH, WordKind.WEEKDAY, WordKind.LABEL})
_GROUPED = 3  # digits that stand between two spaces of a long number
_MOST_KEPT = 200_000
"""Different pieces of a language that are kept; a record of years must not fill the memory with misprints."""
_NOTHING, _NOT_MET = -1, -2


@dataclass(frozen=True, slots=True)
class Cut:
    """A text cut into tokens: their numbers, and every word and mark folded, with a space between."""

    text: str
    tokens: Features
    folded: str


@dataclass(frozen=True, slots=True)
class Gists:
    """`stems` of the content words and `telling` names, numbers, dates and labels of several texts, numbered,
    with repeats, each beside the place of the text that holds it."""

    stems: tuple[Places, Features]
    telling: tuple[Places, Features]


_MARK, _ENDS, _OPENS, _CLOSES, _LETTER, _LABEL_NOUN = (1 << bit for bit in range(6))
_NUMBER, _SPELT_NUMBER, _SHORT, _THOUSANDS, _HYPHEN, _MULTIPLIER = (1 << bit for bit in range(6, 12))
"""Traits: what a token is wherever it stands, as far as its neighbours have to know."""


class _Token(NamedTuple):
    """What a token is wherever it stands; `first` and `inside` are what it tells at the beginning of a
    sentence and within one, None where that is nothing."""

    folded: str
    stem: str | None
    first: str | None
    inside: str | None
    value: str | None
    traits: int


_BETWEEN = _Token("", None, None, None, None, _MARK | _ENDS)
"""Stands between two texts."""


def _token(text: str, language: str | None) -> _Token:
    known = vocabulary(language)
    first, inside = (read_token(text, language, begins=begins) for begins in (True, False))
    folded = first.folded
    content = folded[:1].isalnum() and folded not in known.grammar and (len(folded) > 1 or folded.isdigit())
    return _Token(
        folded=folded,
        stem=first.stem if content else None,
        first=first.value or folded if first.kind in _TELLING else None,
        inside=inside.value or folded if inside.kind in _TELLING else None,
        value=inside.value,
        traits=_traits(text, first, inside, known),
    )


def _traits(text: str, first: Token, inside: Token, known: Vocabulary) -> int:
    traits = _LABEL_NOUN if first.folded in known.label_nouns else 0
    if first.kind is WordKind.PUNCTUATION:
        traits |= _MARK
        for trait, marks in ((_ENDS, SENTENCE_END), (_OPENS, OPENING), (_CLOSES, CLOSING), (_HYPHEN, "-")):
            traits |= trait if text in marks else 0
    elif WordKind.NUMBER in (first.kind, inside.kind):
        traits |= _NUMBER | (_SPELT_NUMBER if text.isalpha() else 0)
        if text.isdecimal() and len(text) <= _GROUPED:
            traits |= _SHORT | (_THOUSANDS if len(text) == _GROUPED else 0)
    if len(text) == 1 and text.isupper():
        traits |= _LETTER
    return traits | (_MULTIPLIER if first.folded in known.multipliers else 0)


class _Lexis(dict[str, tuple[bytes, str]]):
    """The tokens of one language, each looked at once, and by what stands between two spaces the numbers of
    the tokens in it and the same folded."""

    def __init__(self, language: str | None) -> None:
        super().__init__()
        self.language = language
        self.tokens: list[_Token] = [_BETWEEN]
        self._numbers: dict[str, int] = {}

    def __missing__(self, piece: str) -> tuple[bytes, str]:
        if len(self) >= _MOST_KEPT:
            self.clear()
        numbers = [self._number(token) for token in TOKEN.findall(piece)]
        folded = " ".join([self.tokens[number].folded for number in numbers])
        self[piece] = cut = (array("i", numbers).tobytes(), folded)
        return cut

    def _number(self, text: str) -> int:
        number = self._numbers.get(text)
        if number is None:
            number = self._numbers[text] = len(self.tokens)
            self.tokens.append(_token(text, self.language))
        return number


_lexes: dict[str | None, _Lexis] = {}


def _lexis(language: str | None) -> _Lexis:
    """What is known of a language so far; begun anew where it has grown too large to keep for all shelves."""
    known = _lexes.get(language)
    if known is None or len(known.tokens) > _MOST_KEPT:
        known = _lexes[language] = _Lexis(language)
    return known


class GistReader:
    """Reads the gists of texts in one language, and numbers their stems and names as its shelf does. What
    its neighbours make of a token is told for all tokens of several texts at once."""

    def __init__(self, language: str | None, stems: Numbering, names: Numbering) -> None:
        self._lexis = _lexis(language)
        self._stems, self._names = stems, names
        self._columns: Features = np.full((4, 1024), _NOT_MET, np.int32)
        self._set_down([0])

    def cut(self, text: str) -> Cut:
        """A text cut into tokens; what is met for the first time is numbered."""
        pieces = [self._lexis[piece] for piece in text.split()]
        tokens = np.frombuffer(b"".join([numbers for numbers, _ in pieces]), np.int32)
        if len(self._lexis.tokens) > self._columns.shape[1]:
            more = ((0, 0), (0, len(self._lexis.tokens)))
            self._columns = np.pad(self._columns, more, constant_values=_NOT_MET)
        new = tokens[self._columns[0].take(tokens) == _NOT_MET]
        if len(new):
            self._set_down(dict.fromkeys(new.tolist()))
        return Cut(text, tokens, " ".join([folded for _, folded in pieces]))

    def _set_down(self, new: Iterable[int]) -> None:
        for number in new:
            token = self._lexis.tokens[number]
            stem = _NOTHING if token.stem is None else self._stems.number(token.stem)
            first = _NOTHING if token.first is None else self._names.number(token.first)
            inside = _NOTHING if token.inside is None else self._names.number(token.inside)
            self._columns[:, number] = (stem, first, inside, token.traits)

    def gists(self, cuts: Sequence[Cut]) -> Gists:
        """The gists of some texts: what `content_stems` and `words_of` say of them, at a fraction of the
        cost."""
        between = np.zeros(1, np.int32)
        tokens = np.concatenate([between, *(part for cut in cuts for part in (cut.tokens, between))])
        owners = np.repeat(np.arange(-1, len(cuts)), [1, *(len(cut.tokens) + 1 for cut in cuts)])
        stems, first, inside, traits = self._columns.take(tokens, axis=1)
        told = _told_by_themselves(first, inside, traits)
        self._tell_beside_others(tokens, traits, told)
        content, telling = stems >= 0, told >= 0
        holders, telling_ones = owners[telling], told[telling]
        for place in {*owners[_in_several_tokens(traits)].tolist()}:
            slowly = self._told_slowly(cuts[place].text)
            others = holders != place
            holders = np.append(holders[others], np.full(len(slowly), place))
            telling_ones = np.append(telling_ones[others], slowly)
        return Gists((owners[content], stems[content]), (holders, telling_ones))

    def _tell_beside_others(self, tokens: Features, traits: Features, told: Features) -> None:
        """Adds what a token tells that is quoted alone, stands for a label or is multiplied by the next."""
        before, after = np.roll(traits, 1), np.roll(traits, -1)
        quoted = (before & _OPENS != 0) & (after & _CLOSES != 0)
        lettered = (before & _LABEL_NOUN != 0) & (traits & _LETTER != 0)
        labels = (quoted | lettered) & (told < 0) & (traits & _MARK == 0)
        for place in labels.nonzero()[0].tolist():
            told[place] = self._names.number(self._lexis.tokens[tokens[place]].folded)
        times = (traits & _NUMBER != 0) & (after & _MULTIPLIER != 0)
        for place in times.nonzero()[0].tolist():
            told[place] = self._names.number(self._multiplied(*tokens[place : place + 2]))

    def _multiplied(self, number: int, factor: int) -> str:
        value, times = self._lexis.tokens[number], self._lexis.tokens[factor].folded
        return multiplied(value.value, vocabulary(self._lexis.language).multipliers[times]) or value.folded

    def _told_slowly(self, text: str) -> Features:
        words = words_of(text, self._lexis.language)
        return self._names.of(word.value or word.folded for word in words if word.kind in _TELLING)


def _told_by_themselves(first: Features, inside: Features, traits: Features) -> Features:
    """What each token tells where it stands, whatever stands beside it."""
    words = (traits & _MARK == 0).nonzero()[0]
    ended = np.cumsum(traits & _ENDS != 0)[words]
    begins = np.ones(len(words), bool)
    np.not_equal(ended[1:], ended[:-1], out=begins[1:])
    starts = words[begins]
    told = inside.copy()
    told[starts] = first[starts]
    return told


def _in_several_tokens(traits: Features) -> NDArray[np.bool_]:
    """Where a number may go on after a space ("10 000") or a hyphen ("eighty-six")."""
    before, after = np.roll(traits, 1), np.roll(traits, -1)
    spaced = (traits & _THOUSANDS != 0) & (before & _SHORT != 0)
    hyphened = (traits & _HYPHEN != 0) & (before & after & _SPELT_NUMBER != 0)
    found: NDArray[np.bool_] = spaced | hyphened
    return found


def names_a_label_noun(text: str, language: str | None) -> bool:
    """Whether a word of the text takes labels ("plan", "group")."""
    return any(_has_label_noun(piece, language) for piece in set(text.split()))


@lru_cache(maxsize=_MOST_KEPT)
def _has_label_noun(piece: str, language: str | None) -> bool:
    nouns = vocabulary(language).label_nouns
    return any(fold(token) in nouns for token in TOKEN.findall(piece))
