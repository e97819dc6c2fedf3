"""One rendering against the base, character for character: blocks that leave out and repeat nothing."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from holdfire.model.statement import Entry

_WORD = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")
_APART = " … "  # between the stretches of a variant whose words stand apart in the witness
_BESIDE = 10.0  # what an equal word beside it adds to the worth of a place for a variant


@dataclass(frozen=True, slots=True)
class Block:
    """Base characters `start` to `end` stand where the witness has `left` to `right` (equal: it has nothing
    there); `same` where these are the same characters."""

    start: int
    end: int
    left: int
    right: int
    same: bool = False


@dataclass(frozen=True, slots=True)
class Aligned:
    """A witness's words, and the blocks that cover every character of the base, in the order of both texts;
    what of the witness lies between two blocks is added there."""

    words: str
    blocks: tuple[Block, ...]

    def bounds(self, cut: int) -> tuple[int, int]:
        """Where in the witness what stands before base character `cut` ends, and what stands behind it
        begins; between the two lies what the witness adds there. `cut` must not lie inside a block that
        differs."""
        number = bisect_right(self.blocks, cut, key=lambda block: block.start) - 1
        if number < 0:
            return 0, len(self.words)
        block = self.blocks[number]
        if cut >= block.end:
            return block.right, len(self.words)
        if cut > block.start:
            inside = block.left + cut - block.start
            return inside, inside
        return (self.blocks[number - 1].right if number else 0), block.left


def aligned(base: str, words: str, siglum: str, apparatus: Iterable[Entry]) -> Aligned:
    """The blocks of one witness. Its variants in the apparatus are set against their base readings, as far
    as they stand in the order of the base; between them equal words are matched. What stands in another
    order in the two (links that cross) is left out in one place and added in another."""
    if words == base:
        return Aligned(words, (Block(0, len(base), 0, len(words), same=True),) if base else ())
    fixed = _fixed(base, words, siglum, apparatus)
    edges = [Block(0, 0, 0, 0), *fixed, Block(len(base), len(base), len(words), len(words))]
    met: list[Block] = []
    for before, after in pairwise(edges):
        met += _matched(base, words, Block(before.end, after.start, before.right, after.left))
        met.append(after)
    return Aligned(words, tuple(_filled(base, words, met)))


def _fixed(base: str, words: str, siglum: str, apparatus: Iterable[Entry]) -> list[Block]:
    """The heaviest chain of places of variants that runs forward in both texts."""
    chains: list[tuple[float, tuple[Block, ...]]] = [(0.0, ())]
    for worth, block in _places(base, words, siglum, apparatus):
        before = max(
            (chain for chain in chains if not chain[1] or _precedes(chain[1][-1], block)),
            key=lambda chain: chain[0],
        )
        chains.append((before[0] + worth, (*before[1], block)))
    return list(max(chains, key=lambda chain: chain[0])[1])


def _precedes(one: Block, other: Block) -> bool:
    return one.end <= other.start and one.right <= other.left


def _places(base: str, words: str, siglum: str, apparatus: Iterable[Entry]) -> Iterator[tuple[float, Block]]:
    """Everywhere a variant of this witness may stand in its words, in order of the base, with how likely."""
    for entry in apparatus:
        for variant in entry.variants:
            if siglum in variant.witnesses and variant.words:
                for left, right in places_of(longest_stretch(variant.words), words):
                    block = Block(entry.start, entry.end, left, right)
                    yield _worth(base, words, block), block


def longest_stretch(variant: str) -> str:
    """Of a variant whose words stand apart in the witness the longest stretch that stands together."""
    return max(variant.split(_APART), key=len)


def places_of(stretch: str, words: str) -> Iterator[tuple[int, int]]:
    """Where whole words stand in a text, in any letter case."""
    whole = re.compile(rf"(?<!\w){re.escape(stretch)}(?!\w)", re.IGNORECASE)
    return (found.span() for found in whole.finditer(words))


def _worth(base: str, words: str, block: Block) -> float:
    """Long readings, equal neighbours and a like distance from the beginning speak for a place."""
    worth = float(block.right - block.left)
    worth += _BESIDE * (folded_words(base[: block.start])[-1:] == folded_words(words[: block.left])[-1:])
    worth += _BESIDE * (folded_words(base[block.end :])[:1] == folded_words(words[block.right :])[:1])
    return worth - abs(block.start / max(1, len(base)) - block.left / max(1, len(words)))


def folded_words(text: str) -> tuple[str, ...]:
    """The words of a text in small letters, without marks."""
    return tuple(word.casefold() for word in _WORD.findall(text) if word[0].isalnum())


def run_in_common(one: str, other: str) -> tuple[str, ...]:
    """The longest run of words that stands in both texts, in small letters, whatever marks stand between."""
    left, right = folded_words(one), folded_words(other)
    run = SequenceMatcher(None, left, right, autojunk=False).find_longest_match()
    return left[run.a : run.a + run.size]


def folded_in(words: str, text: str) -> bool:
    """Whether these words stand in a text together, in any letter case."""
    sought = folded_words(words)
    return bool(sought) and run_in_common(words, text) == sought


def _matched(base: str, words: str, gap: Block) -> Iterator[Block]:
    """The equal words of two stretches, in any letter case, in order."""
    rows = _bounds(base, gap.start, gap.end)
    columns = _bounds(words, gap.left, gap.right)
    matcher = SequenceMatcher(
        None,
        [base[start:end].casefold() for start, end in rows],
        [words[left:right].casefold() for left, right in columns],
        autojunk=False,
    )
    for run in matcher.get_matching_blocks():
        for row, column in zip(rows[run.a :][: run.size], columns[run.b :][: run.size], strict=True):
            yield Block(*row, *column)


def _bounds(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [found.span() for found in _WORD.finditer(text, start, end)]


def _filled(base: str, words: str, met: Sequence[Block]) -> Iterator[Block]:
    """The blocks that met and what lies between them, with equal spaces at the edges of what differs kept."""
    start = left = 0
    for block in met:
        between = base[start : block.start], words[left : block.left]
        before, after = _shared_space(*between)
        first, last = block.start - after, block.left - after
        yield from _block(base, words, Block(start, start + before, left, left + before))
        yield from _block(base, words, Block(start + before, first, left + before, last))
        yield from _block(base, words, Block(first, block.start, last, block.left))
        yield from _block(base, words, block)
        start, left = block.end, block.right


def _block(base: str, words: str, block: Block) -> Iterator[Block]:
    if block.start < block.end:
        same = base[block.start : block.end] == words[block.left : block.right]
        yield Block(block.start, block.end, block.left, block.right, same)


def _shared_space(one: str, other: str) -> tuple[int, int]:
    """How many characters of white space two stretches share at their beginnings, and at their ends."""
    shortest = min(len(one), len(other))
    before = 0
    while before < shortest and one[before] == other[before] and one[before].isspace():
        before += 1
    after = 0
    while after < shortest - before and one[-1 - after] == other[-1 - after] and one[-1 - after].isspace():
        after += 1
    return before, after
