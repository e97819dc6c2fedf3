"""One rendering against the base, from what collation found: blocks that leave out and repeat nothing."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from holdfire.model.statement import Entry, Rendering

_TELLING = 4  # letters that make a lone word worth a link to another place: "the" and "of" stand everywhere


@dataclass(frozen=True, slots=True)
class Block:
    """Base characters `start` to `end` stand where the witness has `left` to `right` (equal: it has nothing
    there); `same` where these are the same characters."""

    start: int
    end: int
    left: int
    right: int
    same: bool = False

    def precedes(self, other: "Block") -> bool:
        """Whether it ends before another begins, in both texts."""
        return self.end <= other.start and self.right <= other.left


@dataclass(frozen=True, slots=True)
class Aligned:
    """A witness's words, and the blocks that cover every character of the base, in the order of both texts;
    what of the witness lies between two blocks is added there. `crossing` are the blocks that collation
    linked and that stand in another order."""

    words: str
    blocks: tuple[Block, ...]
    crossing: tuple[Block, ...] = ()

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


def aligned(base: str, rendering: Rendering, apparatus: Iterable[Entry]) -> Aligned:
    """The blocks of one witness: what it shares with the base and its variants in the apparatus, as far as
    they stand in the order of the base."""
    words = rendering.words
    if words == base:
        return Aligned(words, (Block(0, len(base), 0, len(words), same=True),) if base else ())
    linked = sorted(
        _linked(base, rendering, apparatus), key=lambda block: (block.start, block.end, block.left)
    )
    chain = _heaviest_chain(linked)
    edges = [Block(0, 0, 0, 0), *chain, Block(len(base), len(base), len(words), len(words))]
    covering = tuple(block for pair in pairwise(edges) for block in _between_and(base, words, *pair))
    crossing = tuple(block for block in linked if block not in chain and _is_telling(words, block))
    return Aligned(words, covering, crossing)


def _linked(base: str, rendering: Rendering, apparatus: Iterable[Entry]) -> Iterator[Block]:
    """What collation linked: words both have, and the longest stretch of each variant of this witness."""
    words = rendering.words
    for item in rendering.agreements:
        block = Block(item.start, item.start + item.length, item.own, item.own + item.length)
        inside = min(item.start, item.own) >= 0 < item.length and block.end <= len(base)
        if inside and base[block.start : block.end] == words[block.left : block.right]:
            yield block
    for entry in apparatus:
        own = [
            item
            for variant in entry.variants
            for item in variant.stretches
            if item.siglum == rendering.siglum and 0 <= item.start < item.end <= len(words)
        ]
        if own:
            longest = max(own, key=lambda item: item.end - item.start)
            yield Block(entry.start, entry.end, longest.start, longest.end)


def _heaviest_chain(linked: Sequence[Block]) -> list[Block]:
    """The blocks that run forward in both texts and hold the most of the witness's words."""
    chains: list[tuple[int, Block, int | None]] = []  # weight so far, last block, the chain before it
    for block in linked:
        before = [number for number, chain in enumerate(chains) if chain[1].precedes(block)]
        best = max(before, key=lambda number: chains[number][0], default=None)
        weight = block.right - block.left + (chains[best][0] if best is not None else 0)
        chains.append((weight, block, best))
    last = max(range(len(chains)), key=lambda number: chains[number][0], default=None)
    held: list[Block] = []
    while last is not None:
        held.append(chains[last][1])
        last = chains[last][2]
    return held[::-1]


def _is_telling(words: str, block: Block) -> bool:
    """Whether a block holds more than one small word, so that its other place is worth a link."""
    held = words[block.left : block.right].split()
    return len(held) > 1 or any(len(word) >= _TELLING for word in held)


def _between_and(base: str, words: str, before: Block, block: Block) -> Iterator[Block]:
    """What lies between two linked blocks, equal spaces at its edges kept, and the second of them."""
    start, left = before.end, before.right
    opening, closing = _shared_space(base[start : block.start], words[left : block.left])
    first, last = block.start - closing, block.left - closing
    yield from _block(base, words, Block(start, start + opening, left, left + opening))
    yield from _block(base, words, Block(start + opening, first, left + opening, last))
    yield from _block(base, words, Block(first, block.start, last, block.left))
    yield from _block(base, words, block)


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
