"""Denials: a negation one rendering has and the other lacks, and a word against the same word denied."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from holdfire.reconciling.collation import slots
from holdfire.reconciling.same_place import SamePlace
from holdfire.reconciling.vocabulary import Vocabulary
from holdfire.reconciling.words import Word, WordKind

_REACH = 3  # words after a negation among which a second denial takes the first back
_SAME_CLAUSE = 8  # words before a second negation that only goes on with the first
_AROUND = (1, 2, 3, 4, -1, -2, -3)
_BEGINNING = 5  # letters that tell a word, whatever its ending
_SHORTEST_DENIED = 4  # letters of a word that a prefix denies


def denials(places: SamePlace, known: Vocabulary) -> Iterator[tuple[int | None, int | None]]:
    """The negations one side has and the other answers neither by one of its own nor by a word that denies
    by itself ("refused", "unable"); else the words that say the contrary of each other in one place
    ("lawful", "unlawful"; "confirmed", "denied")."""
    alignment = places.alignment
    left = _Side(alignment.left, alignment.right, alignment.links, known)
    right = _Side(alignment.right, alignment.left, alignment.back, known)
    if left.free or right.free:
        left.find_deniers()
        right.find_deniers()
        answered = min(len(left.deniers), len(right.deniers))
        del left.deniers[:answered], right.deniers[:answered]
        rows, columns = left.unanswered(right), right.unanswered(left)
        surplus = len(rows) - len(columns)
        yield from ((row, None) for row in rows[: max(0, surplus)])
        yield from ((None, column) for column in columns[: max(0, -surplus)])
    else:
        yield from _contraries(places, known)


def _contraries(places: SamePlace, known: Vocabulary) -> Iterator[tuple[int, int]]:
    alignment = places.alignment
    for rows, columns in slots(alignment):
        for row in rows:
            for column in columns:
                one, other = alignment.left[row].folded, alignment.right[column].folded
                if known.are_contrary(one, other) and places.is_tight(row, column):
                    yield row, column


class _Side:
    """One rendering's negations that the other lacks, its words that deny by themselves, and what the other
    says in their place."""

    def __init__(
        self, words: Sequence[Word], others: Sequence[Word], links: Mapping[int, int], known: Vocabulary
    ) -> None:
        self.words, self.others, self.links, self.known = words, others, links, known
        self.free = self._free()
        self.deniers: list[int] = []

    def find_deniers(self) -> None:
        """Looks for the words that deny by themselves: only a negation has to be answered by one."""
        stems = {other.stem for other in self.others} | {other.folded[:_BEGINNING] for other in self.others}
        self.deniers = [place for place, word in enumerate(self.words) if _denies(word, stems, self.known)]

    def unanswered(self, other: "_Side") -> list[int]:
        """Places of negations without a counterpart, those among linked words first."""
        deniers = list(self.deniers)
        free = []
        for place in self.free:
            second = next((at for at in deniers if place < at <= place + _REACH), None)
            if second is None:
                free.append(place)
            else:
                deniers.remove(second)
        kept = sorted(free, key=lambda place: (-self._linked_around(place), place))
        return kept[: max(0, len(kept) - len(other.deniers))]

    def _free(self) -> list[int]:
        return [
            place
            for place, word in enumerate(self.words)
            if self._negates(place)
            and not (place in self.links and self.others[self.links[place]].kind is WordKind.NEGATION)
        ]

    def _negates(self, place: int) -> bool:
        """Whether a word is a negation that nothing takes back ("not only", "No. 5"), and no second part of
        one ("neither ... nor", "not ... by nobody")."""
        word, after = self.words[place], self.words[place + 1 : place + 3]
        if word.kind is not WordKind.NEGATION or any(item.folded in self.known.taken_back for item in after):
            return False
        if after and (
            after[0].kind is WordKind.NUMBER
            or (len(after) > 1 and after[0].text == "." and after[1].kind is WordKind.NUMBER)
        ):
            return word.folded not in self.known.number_signs
        goes_on = word.folded in self.known.negations_going_on
        return not (
            goes_on
            and any(
                item.kind is WordKind.NEGATION for item in self.words[max(0, place - _SAME_CLAUSE) : place]
            )
        )

    def _linked_around(self, place: int) -> int:
        beside = (place + step for step in _AROUND)
        return sum(
            near in self.links and not self.words[near].is_grammar
            for near in beside
            if 0 <= near < len(self.words)
        )


def _denies(word: Word, stems: Collection[str], known: Vocabulary) -> bool:
    """Whether a word denies by itself and the other rendering has no such word."""
    if word.kind not in (WordKind.CONTENT, WordKind.FUNCTION):
        return False
    if word.stem in stems or word.folded[:_BEGINNING] in stems:
        return False
    denied = known.without_negating_prefix(word.folded)[:_BEGINNING]
    return known.nearly_negates(word.folded) or (len(denied) >= _SHORTEST_DENIED and denied in stems)
