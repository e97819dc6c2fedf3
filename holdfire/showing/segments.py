"""A statement in parallel segments: what each rendering of one language has in each place."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from holdfire.model.statement import Entry, Rendering, Statement
from holdfire.showing.alignment import (
    Aligned,
    aligned,
    folded_in,
    folded_words,
    longest_stretch,
    run_in_common,
)

_NAMING = 4  # letters that make a lone word worth looking for elsewhere: "the" and "of" stand everywhere
_PHRASE = 3  # words in a row of a longer stretch that are taken for a part of it, in another place


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One place in all renderings of a group. `start` and `end` are characters of the base (equal for what
    is added); `readings` what each witness has there, by siglum, the base first; `entries` those of the
    apparatus that fall on it; `moved` the numbers of the segments in which a witness has the words that
    the base has here, or the other way round."""

    start: int
    end: int
    readings: Mapping[str, str]
    entries: tuple[Entry, ...] = ()
    moved: Mapping[str, int] = field(default_factory=dict)

    @property
    def base(self) -> str:
        """What the base has here."""
        return next(iter(self.readings.values()))

    @property
    def is_shared(self) -> bool:
        """Whether all have the same characters."""
        return len(set(self.readings.values())) == 1

    @property
    def gravest(self) -> Entry | None:
        """The entry to be shown: one that changes what is said, else the first."""
        return next((entry for entry in self.entries if entry.diverges), next(iter(self.entries), None))


def by_language(statement: Statement) -> tuple[tuple[Rendering, ...], ...]:
    """The renderings of each language, that of the base first: words of two languages have no places in
    common."""
    base = statement.base.language
    in_order = sorted(
        statement.renderings,
        key=lambda item: (item.language != base, item.language is not None, item.language or ""),
    )
    return tuple(tuple(group) for _, group in groupby(in_order, key=lambda item: item.language))


def segments(renderings: Sequence[Rendering], apparatus: Sequence[Entry]) -> tuple[Segment, ...]:
    """Renderings of one language as segments in order of the first, which is the base of `apparatus`. The
    readings of one witness, taken in order, are its words to the last character."""
    base = renderings[0].words
    lines = {item.siglum: aligned(base, item.words, item.siglum, apparatus) for item in renderings}
    cuts = _cuts(len(base), lines.values())
    bounds = {siglum: [line.bounds(cut) for cut in cuts] for siglum, line in lines.items()}
    found: list[Segment] = []
    for number, cut in enumerate(cuts):
        added = {siglum: lines[siglum].words[slice(*bounds[siglum][number])] for siglum in lines}
        found.append(_segment(cut, cut, added, apparatus))
        if number + 1 < len(cuts):
            held = {
                siglum: line.words[bounds[siglum][number][1] : bounds[siglum][number + 1][0]]
                for siglum, line in lines.items()
            }
            found.append(_segment(cut, cuts[number + 1], held, apparatus))
    return _with_moves(_run_together([item for item in found if any(item.readings.values())]))


def _cuts(length: int, lines: Iterable[Aligned]) -> list[int]:
    """Where the base can be cut: at the edges of blocks, but inside none in which a witness differs."""
    blocks = [block for line in lines for block in line.blocks]
    reached, edges = 0, {0, length}
    whole = deque(sorted((block.start, block.end) for block in blocks if not block.same))
    candidates = sorted({edge for block in blocks for edge in (block.start, block.end)})
    for edge in candidates:
        while whole and whole[0][0] < edge:
            reached = max(reached, whole.popleft()[1])
        if edge >= reached:
            edges.add(edge)
    return sorted(edges)


def _segment(start: int, end: int, readings: Mapping[str, str], apparatus: Sequence[Entry]) -> Segment:
    segment = Segment(start=start, end=end, readings=readings)
    if segment.is_shared:
        return segment
    return replace(segment, entries=tuple(entry for entry in apparatus if _falls_on(entry, segment)))


def _falls_on(entry: Entry, segment: Segment) -> bool:
    """Whether an entry speaks of this place: it overlaps it, and a witness it names reads otherwise here; an
    addition, whether its words stand here, where no space or mark more than a sign apart is looked at."""
    overlaps = entry.start < segment.end and segment.start < entry.end
    for variant in entry.variants:
        for siglum in variant.witnesses:
            here = segment.readings.get(siglum, segment.base)
            if here == segment.base:
                continue
            if entry.base and overlaps:
                return True
            near = segment.start - 1 <= entry.start <= segment.end + 1
            if not entry.base and near and folded_in(longest_stretch(variant.words), here):
                return True
    return False


def _run_together(found: Iterable[Segment]) -> list[Segment]:
    """Neighbours in which all agree, as one."""
    joined: list[Segment] = []
    for segment in found:
        if joined and joined[-1].is_shared and segment.is_shared:
            before = joined.pop()
            readings = {siglum: words + segment.readings[siglum] for siglum, words in before.readings.items()}
            joined.append(Segment(start=before.start, end=segment.end, readings=readings))
        else:
            joined.append(segment)
    return joined


def _with_moves(found: list[Segment]) -> tuple[Segment, ...]:
    """The segments, with what a witness has in another place than the base linked both ways."""
    moved: dict[int, dict[str, int]] = {}
    differing = [number for number, segment in enumerate(found) if not segment.is_shared]
    for here in differing:
        for siglum, expected in _missing(found[here]):
            there = next(
                (other for other in differing if _holds(found[other], siglum, expected, found[here])), None
            )
            if there is not None:
                moved.setdefault(here, {})[siglum] = there
                moved.setdefault(there, {}).setdefault(siglum, here)
    return tuple(
        replace(segment, moved=moved[number]) if number in moved else segment
        for number, segment in enumerate(found)
    )


def _missing(segment: Segment) -> Iterator[tuple[str, str]]:
    """The witnesses that lack here what should answer the base, and what that is: the variant the apparatus
    gives, else the words of the base."""
    for siglum, here in segment.readings.items():
        variants = [
            longest_stretch(variant.words)
            for entry in segment.entries
            for variant in entry.variants
            if siglum in variant.witnesses and variant.words
        ]
        for expected in variants or [segment.base]:
            if here != segment.base and not folded_in(expected, here):
                yield siglum, expected


def _holds(other: Segment, siglum: str, expected: str, segment: Segment) -> bool:
    """Whether another place has, for this witness alone, what is missing here: all of it, or three words."""
    run = run_in_common(expected, other.readings[siglum])
    whole = run == folded_words(expected) and (len(run) > 1 or any(len(word) >= _NAMING for word in run))
    if other is segment or not (whole or len(run) >= _PHRASE):
        return False
    return not folded_in(" ".join(run), other.base) and not folded_in(" ".join(run), segment.readings[siglum])
