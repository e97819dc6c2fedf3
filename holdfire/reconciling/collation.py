"""Collation: links each word of one rendering to the word of another that stands for it; links may cross."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from holdfire.reconciling.vocabulary import Vocabulary
from holdfire.reconciling.word_match import BOTH_GRAMMAR, is_small_word, match_keys, word_match
from holdfire.reconciling.words import Word, WordKind

_LEAST_MATCH = 0.45  # below it two words do not link by themselves
_LEAST_LINK = 0.40  # after neighbours and distance are counted
_NEIGHBOUR_WORTH, _MOST_NEIGHBOURS = 0.12, 3.0
_DISTANCE_COST = 0.35
_AMBIGUITY_COST = 0.05
_REACH = 3  # words on either side that count as neighbours
_LEFTOVER_FLOORS: tuple[tuple[frozenset[WordKind], float], ...] = (
    (frozenset({WordKind.NUMBER}), 0.2),
    (frozenset({WordKind.WEEKDAY}), -3.0),
    (frozenset({WordKind.MONTH}), -3.0),
    (frozenset({WordKind.LABEL}), -1.0),
    (frozenset({WordKind.NAME}), 0.6),
)
"""How well two unlinked words of one sort must sit in the same place to be read as each other."""
_LONE_BONUS = 2.0  # the only two left of a sort need less


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two renderings and the links between their words, one to one."""

    left: tuple[Word, ...]
    right: tuple[Word, ...]
    links: Mapping[int, int]
    matches: Mapping[tuple[int, int], float]

    @property
    def back(self) -> dict[int, int]:
        """The links from right to left."""
        return {right: left for left, right in self.links.items()}

    def nearness(self, left: int, right: int) -> float:
        """How well two unlinked places sit together: linked neighbours in step, less their distance."""
        support = 0.0
        for step in range(-_REACH, _REACH + 1):
            linked = self.links.get(left + step) if step else None
            if linked is not None and abs(linked - right) <= _REACH:
                support += 1.0 / (1 + abs(linked - right - step))
        return support - 2 * abs(left / len(self.left) - right / len(self.right))


def collate(left: tuple[Word, ...], right: tuple[Word, ...], known: Vocabulary) -> Alignment:
    """Links content words best first, then leftovers of one sort by their place, then small words."""
    links: dict[int, int] = {}
    matches = _matches(left, right, known)
    alignment = Alignment(left, right, links, matches)
    if left and right:
        _link_content(alignment, links)
        _link_leftovers(alignment, links)
        _link_grammar(alignment, links)
    return alignment


def _matches(
    left: tuple[Word, ...], right: tuple[Word, ...], known: Vocabulary
) -> dict[tuple[int, int], float]:
    """Every pair of words that match by more than both being small words."""
    columns: dict[str, list[int]] = defaultdict(list)
    for column, word in enumerate(right):
        for key in match_keys(word, known):
            columns[key].append(column)
    found: dict[tuple[int, int], float] = {}
    for row, word in enumerate(left):
        for column in {column for key in match_keys(word, known) for column in columns.get(key, ())}:
            score = word_match(word, right[column], known)
            if score > BOTH_GRAMMAR:
                found[row, column] = score
    return dict(sorted(found.items()))


def _link_content(alignment: Alignment, links: dict[int, int]) -> None:
    left, right = alignment.left, alignment.right
    content = {
        pair: score
        for pair, score in alignment.matches.items()
        if not left[pair[0]].is_grammar and not right[pair[1]].is_grammar
    }
    equals: dict[int, int] = {}
    by_row: dict[int, dict[int, float]] = {}
    for (row, column), score in content.items():
        equals[row] = equals.get(row, 0) + (score >= 0.9)
        by_row.setdefault(row, {})[column] = score
    ranked = []
    for (row, column), score in content.items():
        if score >= _LEAST_MATCH:
            worth = score + _NEIGHBOUR_WORTH * min(_support(by_row, row, column), _MOST_NEIGHBOURS)
            worth -= _DISTANCE_COST * abs(row / len(left) - column / len(right))
            worth -= _AMBIGUITY_COST if equals[row] > 1 else 0.0
            ranked.append((-worth, row, column))
    _take(sorted(ranked), links, -_LEAST_LINK)


def _support(by_row: Mapping[int, Mapping[int, float]], row: int, column: int) -> float:
    """How well the neighbours of two words match among themselves."""
    total = 0.0
    for beside in range(row - _REACH, row + _REACH + 1):
        if beside != row and beside in by_row:
            total += max(
                [score for other, score in by_row[beside].items() if 0 < abs(other - column) <= _REACH],
                default=0.0,
            )
    return total


def _take(ranked: Iterable[tuple[float, int, int]], links: dict[int, int], ceiling: float) -> None:
    """Takes links in order while both words are free and the cost is at most the ceiling."""
    taken = set(links.values())
    for cost, row, column in ranked:
        if cost <= ceiling and row not in links and column not in taken:
            links[row] = column
            taken.add(column)


def _link_leftovers(alignment: Alignment, links: dict[int, int]) -> None:
    for sorts, usual_floor in _LEFTOVER_FLOORS:
        taken = set(links.values())
        rows = [row for row, word in enumerate(alignment.left) if word.kind in sorts and row not in links]
        columns = [
            column
            for column, word in enumerate(alignment.right)
            if word.kind in sorts and column not in taken
        ]
        lone = len(rows) == len(columns) == 1
        floor = usual_floor - _LONE_BONUS if lone else usual_floor
        ranked = sorted((-alignment.nearness(row, column), row, column) for row in rows for column in columns)
        _take(ranked, links, -floor)


def _link_grammar(alignment: Alignment, links: dict[int, int]) -> None:
    """Small words link only beside a link: an equal one near, or any one held between two links in step."""
    for _ in range(3):
        taken = set(links.values())
        grown = False
        for row, word in enumerate(alignment.left):
            if row in links or not word.is_grammar:
                continue
            column = _grammar_counterpart(alignment, row, taken)
            if column is not None:
                links[row] = column
                taken.add(column)
                grown = True
        if not grown:
            break
    taken = set(links.values())
    for row in range(1, len(alignment.left) - 1):
        if row in links or not alignment.left[row].is_grammar:
            continue
        before, after = links.get(row - 1), links.get(row + 1)
        if before is None or after is None or after - before != 2 or before + 1 in taken:
            continue
        both_small = is_small_word(alignment.left[row]) and is_small_word(alignment.right[before + 1])
        if both_small or (row, before + 1) in alignment.matches:
            links[row] = before + 1
            taken.add(before + 1)


def _grammar_counterpart(alignment: Alignment, row: int, taken: set[int]) -> int | None:
    options: list[tuple[int, int]] = []
    for step in (1, -1):
        distance = 1
        beside = row - step
        while 0 <= beside < len(alignment.left) and beside not in alignment.links and distance <= _REACH:
            beside -= step
            distance += 1
        column = alignment.links.get(beside)
        if column is None:
            continue
        for further in range(5):
            column += step
            if not 0 <= column < len(alignment.right) or column in taken:
                break
            if alignment.right[column].is_grammar and alignment.matches.get((row, column), 0.0) >= 0.5:
                options.append((distance + further, column))
                break
    return min(options)[1] if options else None


def slots(alignment: Alignment) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Runs of unlinked words with the unlinked run that stands in their place: variant readings of each
    other. The right run is empty where nothing stands there."""
    taken: set[int] = set(alignment.links.values())
    row = 0
    while row < len(alignment.left):
        if row in alignment.links:
            row += 1
            continue
        end = row
        while end < len(alignment.left) and end not in alignment.links:
            end += 1
        run = _run_in_place(alignment, row, end, taken)
        taken.update(run)
        yield tuple(range(row, end)), run
        row = end


def _run_in_place(alignment: Alignment, start: int, end: int, taken: set[int]) -> tuple[int, ...]:
    """The free run just after the left neighbour's counterpart, else just before the right one's."""
    after = alignment.links[start - 1] + 1 if start else 0
    before = alignment.links[end] - 1 if end < len(alignment.left) else len(alignment.right) - 1
    for first, step in ((after, 1), (before, -1)):
        run: list[int] = []
        column = first
        while 0 <= column < len(alignment.right) and column not in taken:
            run.append(column)
            column += step
        if run:
            return tuple(sorted(run))
    return ()


def texts(words: Sequence[Word], places: Iterable[int], source: str) -> str:
    """The stretch of the source from the first to the last of these places."""
    held = sorted(places)
    return source[words[held[0]].start : words[held[-1]].end] if held else ""
