"""Divergences: where two renderings of one utterance differ in a name, number, date, negation or modality."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from holdfire.model.statement import ReadingKind
from holdfire.reconciling.collation import Alignment, collate, slots
from holdfire.reconciling.vocabulary import Vocabulary, vocabulary
from holdfire.reconciling.word_match import is_known_among, is_spelled_out
from holdfire.reconciling.words import Word, WordKind, words_of

_SLOT_WORTH = 2.0  # two words that stand in one slot of the collation
_LONE_BONUS = 2.2
_NUMBER_FLOOR, _DATE_FLOOR, _NAME_FLOOR = 0.2, -1.0, 0.6
_NEAR_A_NEGATION = (1, 2, 3, 4, -1, -2, -3)


@dataclass(frozen=True, slots=True)
class Divergence:
    """Places in the words of either rendering; None on the side that has nothing there."""

    kind: ReadingKind
    left: int | None
    right: int | None


def divergences(left: str, right: str, language: str | None) -> tuple[Alignment, tuple[Divergence, ...]]:
    """The collation of two renderings in one language, and where they say different things."""
    known = vocabulary(language)
    alignment = collate(words_of(left, language), words_of(right, language), known)
    return alignment, divergences_of(alignment, known)


def divergences_of(alignment: Alignment, known: Vocabulary) -> tuple[Divergence, ...]:
    """Where two collated renderings say different things, kind by kind."""
    slot = _slots_by_place(alignment)
    found = [
        *_numbers(alignment, slot),
        *_dates(alignment, slot),
        *_names(alignment, slot, known),
        *_negations(alignment, known),
        *_modalities(alignment),
    ]
    return tuple(found)


def _slots_by_place(alignment: Alignment) -> dict[int, set[int]]:
    slot: dict[int, set[int]] = {row: {column} for row, column in alignment.links.items()}
    for rows, columns in slots(alignment):
        for row in rows:
            slot.setdefault(row, set()).update(columns)
    return slot


def _paired(
    alignment: Alignment, slot: dict[int, set[int]], rows: list[int], columns: list[int], floor: float
) -> Iterator[tuple[int, int]]:
    """Unexplained words of one sort that stand in the same place, each once, nearest first."""
    if len(rows) == len(columns) == 1:
        floor -= _LONE_BONUS
    worth = {
        (row, column): alignment.nearness(row, column) + (_SLOT_WORTH if column in slot.get(row, ()) else 0.0)
        for row in rows
        for column in columns
    }
    used_rows: set[int] = set()
    used_columns: set[int] = set()
    for row, column in sorted(worth, key=lambda pair: (-worth[pair], pair)):
        if worth[row, column] >= floor and row not in used_rows and column not in used_columns:
            used_rows.add(row)
            used_columns.add(column)
            yield row, column


def _surplus(words: tuple[Word, ...], others: tuple[Word, ...], counts: Callable[[Word], bool]) -> list[int]:
    """Places of values that this rendering has more often than the other."""
    here = Counter(word.value for word in words if counts(word))
    there = Counter(word.value for word in others if counts(word))
    return [
        place for place, word in enumerate(words) if counts(word) and here[word.value] > there[word.value]
    ]


def _numbers(alignment: Alignment, slot: dict[int, set[int]]) -> Iterator[Divergence]:
    def unexplained(words: tuple[Word, ...], others: tuple[Word, ...]) -> list[int]:
        written = {digits for place in range(len(others)) for digits in _ways_written(others, place)}
        return [
            place
            for place in _surplus(words, others, lambda word: word.kind is WordKind.NUMBER)
            if not _ways_written(words, place) & written
        ]

    rows = unexplained(alignment.left, alignment.right)
    columns = unexplained(alignment.right, alignment.left)
    for row, column in _paired(alignment, slot, rows, columns, _NUMBER_FLOOR):
        yield Divergence(ReadingKind.NUMBER, row, column)


def _ways_written(words: tuple[Word, ...], place: int) -> frozenset[str]:
    """The digits of a number, also joined with those beyond one mark: "19, 000" is 19000, "2-1" is 2:1."""
    if words[place].kind is not WordKind.NUMBER:
        return frozenset()
    own = _digits(words[place])
    ways = {own, words[place].value or ""}
    for first, second in ((place - 2, place), (place, place + 2)):
        if first < 0 or second >= len(words) or words[first + 1].kind is not WordKind.PUNCTUATION:
            continue
        if words[first].kind is words[second].kind is WordKind.NUMBER:
            ways.add(_digits(words[first]) + _digits(words[second]))
    return frozenset(ways - {""})


def _digits(word: Word) -> str:
    return "".join(letter for letter in word.text if letter.isdigit())


def _dates(alignment: Alignment, slot: dict[int, set[int]]) -> Iterator[Divergence]:
    for kind in (WordKind.MONTH, WordKind.WEEKDAY):
        rows = _surplus(alignment.left, alignment.right, lambda word, kind=kind: word.kind is kind)  # type: ignore[misc]
        columns = _surplus(alignment.right, alignment.left, lambda word, kind=kind: word.kind is kind)  # type: ignore[misc]
        for row, column in _paired(alignment, slot, rows, columns, _DATE_FLOOR):
            yield Divergence(ReadingKind.DATE, row, column)


def _names(alignment: Alignment, slot: dict[int, set[int]], known: Vocabulary) -> Iterator[Divergence]:
    def unexplained(words: tuple[Word, ...], others: tuple[Word, ...]) -> list[int]:
        return [
            place
            for place, word in enumerate(words)
            if word.kind in (WordKind.NAME, WordKind.LABEL)
            and word.text[0].isupper()
            and word.folded.removesuffix("'s") not in known.common_capitals
            and not _has_counterpart(word, others, known)
            and not is_spelled_out(word, words, others)
        ]

    rows = unexplained(alignment.left, alignment.right)
    columns = unexplained(alignment.right, alignment.left)
    for row, column in _paired(alignment, slot, rows, columns, _NAME_FLOOR):
        yield Divergence(ReadingKind.NAME, row, column)


def _has_counterpart(word: Word, others: tuple[Word, ...], known: Vocabulary) -> bool:
    if word.kind is WordKind.LABEL:
        labels = tuple(other for other in others if other.kind is WordKind.LABEL)
        if labels:
            return any(other.folded == word.folded for other in labels)
    return is_known_among(word, others, known)


def _negations(alignment: Alignment, known: Vocabulary) -> Iterator[Divergence]:
    """A negation one side has and the other lacks, where the negated phrase itself has a counterpart and
    no word of the other side denies by itself ("refused", "unable")."""
    left = [place for place, word in enumerate(alignment.left) if word.kind is WordKind.NEGATION]
    right = [place for place, word in enumerate(alignment.right) if word.kind is WordKind.NEGATION]
    if len(left) == len(right):
        return
    on_left = len(left) > len(right)
    words, others = (alignment.left, alignment.right) if on_left else (alignment.right, alignment.left)
    links = alignment.links if on_left else alignment.back
    more, surplus = (left if on_left else right), abs(len(left) - len(right))
    free = [
        place for place in more if not (place in links and others[links[place]].kind is WordKind.NEGATION)
    ][:surplus]
    if len(_near_negations(others, words, known)) - len(_near_negations(words, others, known)) >= len(free):
        return
    for place in free:
        beside = (place + step for step in _NEAR_A_NEGATION)
        if any(near in links and not words[near].is_grammar for near in beside if 0 <= near < len(words)):
            yield Divergence(ReadingKind.NEGATION, place if on_left else None, None if on_left else place)


def _near_negations(words: tuple[Word, ...], others: tuple[Word, ...], known: Vocabulary) -> list[Word]:
    """Words that deny by themselves and have no counterpart on the other side."""
    stems = {other.stem for other in others} | {other.folded[:5] for other in others}
    return [
        word
        for word in words
        if word.kind in (WordKind.CONTENT, WordKind.FUNCTION)
        and known.nearly_negates(word.folded)
        and word.stem not in stems
        and word.folded[:5] not in stems
    ]


def _modalities(alignment: Alignment) -> Iterator[Divergence]:
    """Another auxiliary of modality in the same slot ("will" against "may"); futures are one."""
    for row, column in sorted(alignment.links.items()):
        left, right = alignment.left[row], alignment.right[column]
        if left.kind is right.kind is WordKind.MODAL and left.folded != right.folded:
            yield Divergence(ReadingKind.MODALITY, row, column)
