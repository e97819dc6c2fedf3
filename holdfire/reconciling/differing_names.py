"""Names in which two renderings differ; spellings, adjectives and acronyms of one set aside."""

from collections.abc import Iterator, Mapping, Sequence

from holdfire.reconciling.same_place import HELD, Candidates, SamePlace
from holdfire.reconciling.vocabulary import Vocabulary
from holdfire.reconciling.word_match import (
    SAME_BEGINNING,
    is_known_among,
    is_spelled_out,
    looks_short,
    word_match,
)
from holdfire.reconciling.words import Word, WordKind

_NAME_FLOOR = 0.6
_LONG = 4  # letters
_MOSTLY_CAPITALS, _COMMON_IN_CAPITALS = 0.7, 3


def differing_names(places: SamePlace, known: Vocabulary) -> Iterator[tuple[int, int]]:
    """Names and labels that stand for each other and are two."""
    left, right = places.alignment.left, places.alignment.right
    rows = _names_without_counterpart(left, right, places.alignment.links, known)
    columns = _names_without_counterpart(right, left, places.alignment.back, known)
    for row, column in places.paired(rows, columns, _NAME_FLOOR):
        alike_written = looks_short(left[row]) == looks_short(right[column])
        if alike_written or places.is_tight(row, column, HELD):  # an acronym may stand for anything
            yield row, column


def _names_without_counterpart(
    words: Sequence[Word], others: Sequence[Word], links: Mapping[int, int], known: Vocabulary
) -> Candidates:
    strange, spent = list[int](), list[int]()
    lone = [place for place in _names(words) if not _is_answered(place, words, others, links, known)]
    if not lone:
        return Candidates(strange, spent)
    joined, in_capitals = _joined(others), _is_in_capitals(words, known)
    written = {other.folded for other in others}
    for place in lone:
        word = words[place]
        generic = in_capitals or word.folded.removesuffix("'s") in known.common_capitals
        one_word = word.folded in joined or any(name in written for name in _joined_at(words, place))
        if generic or one_word or _has_counterpart(word, words, others, known):
            spent.append(place)
        else:
            strange.append(place)
    return Candidates(strange, spent)


def _names(words: Sequence[Word]) -> Iterator[int]:
    """The places of names and labels."""
    for place, word in enumerate(words):
        if word.kind in (WordKind.NAME, WordKind.LABEL) and word.text[0].isupper():
            yield place


def _is_answered(
    place: int, words: Sequence[Word], others: Sequence[Word], links: Mapping[int, int], known: Vocabulary
) -> bool:
    """Whether a word is linked to one that is much the same."""
    linked = links.get(place)
    return linked is not None and word_match(words[place], others[linked], known) >= SAME_BEGINNING


def _joined(words: Sequence[Word]) -> frozenset[str]:
    """Neighbouring words, also beyond a hyphen, as one: "Minami Soma" may be written "Minamisoma"."""
    return frozenset(name for place in range(len(words)) for name in _joined_at(words, place))


def _joined_at(words: Sequence[Word], place: int) -> Iterator[str]:
    """What a word makes with its neighbours when they are written as one."""
    for other in (place - 2, place - 1, place + 1, place + 2):
        first, second = sorted((place, other))
        beside = second - first == 1 or (second < len(words) and words[first + 1].text == "-")
        if first >= 0 and second < len(words) and beside:
            yield words[first].folded + words[second].folded


def _is_in_capitals(words: Sequence[Word], known: Vocabulary) -> bool:
    """Whether most words are written with a capital, also common ones, as in a headline: then a capital
    shows no name."""
    long = [word for word in words if len(word.text) >= _LONG and word.text[0].isalpha()]
    capital = [word for word in long if word.text[0].isupper()]
    common = sum(word.folded in known.common_words for word in capital)
    return common >= _COMMON_IN_CAPITALS and len(capital) > _MOSTLY_CAPITALS * len(long)


def _has_counterpart(word: Word, words: Sequence[Word], others: Sequence[Word], known: Vocabulary) -> bool:
    if word.kind is WordKind.LABEL:
        labels = tuple(other for other in others if other.kind is WordKind.LABEL)
        if labels:
            return any(other.folded == word.folded for other in labels)
    return is_known_among(word, tuple(others), known) or is_spelled_out(word, tuple(words), tuple(others))
