"""A statement in parallel segments: what each rendering of one language has in each place."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from holdfire.model.statement import Entry, Rendering, Statement
from holdfire.showing.blocks import Aligned, aligned


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One place in all renderings of a group. `start` and `end` are characters of the base (equal for what
    is added); `readings` what each witness has there, by siglum, the base first, and `places` from where to
    where in its own words; `entries` those of the apparatus that fall on it; `moved` the numbers of the
    segments in which a witness has the words that the base has here, or the other way round."""

    start: int
    end: int
    readings: Mapping[str, str]
    places: Mapping[str, tuple[int, int]]
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
    lines = {item.siglum: aligned(base, item, apparatus) for item in renderings}
    cuts = _cuts(len(base), lines.values())
    bounds = {siglum: [line.bounds(cut) for cut in cuts] for siglum, line in lines.items()}
    found: list[Segment] = []
    for number, cut in enumerate(cuts):
        added = {siglum: bounds[siglum][number] for siglum in lines}
        found.append(_segment(cut, cut, added, lines, apparatus))
        if number + 1 < len(cuts):
            held = {siglum: (bounds[siglum][number][1], bounds[siglum][number + 1][0]) for siglum in lines}
            found.append(_segment(cut, cuts[number + 1], held, lines, apparatus))
    return _with_moves(_run_together([item for item in found if any(item.readings.values())]), lines)


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


def _segment(
    start: int,
    end: int,
    places: Mapping[str, tuple[int, int]],
    lines: Mapping[str, Aligned],
    apparatus: Sequence[Entry],
) -> Segment:
    readings = {siglum: lines[siglum].words[slice(*place)] for siglum, place in places.items()}
    segment = Segment(start=start, end=end, readings=readings, places=places)
    if segment.is_shared:
        return segment
    return replace(segment, entries=tuple(entry for entry in apparatus if _falls_on(entry, segment)))


def _falls_on(entry: Entry, segment: Segment) -> bool:
    """Whether an entry speaks of this place: a witness it names reads otherwise here, and the entry's base
    reading overlaps it; or, for an addition, the added words stand in it."""
    differing = {siglum for siglum, words in segment.readings.items() if words != segment.base}
    named = {siglum for variant in entry.variants for siglum in variant.witnesses} & differing
    if entry.base:
        return bool(named) and entry.start < segment.end and segment.start < entry.end
    return any(
        item.siglum in named and _overlaps(segment.places[item.siglum], (item.start, item.end))
        for variant in entry.variants
        for item in variant.stretches
    )


def _overlaps(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _run_together(found: Iterable[Segment]) -> list[Segment]:
    """Neighbours in which all agree, as one."""
    joined: list[Segment] = []
    for segment in found:
        if joined and joined[-1].is_shared and segment.is_shared:
            before = joined.pop()
            readings = {siglum: words + segment.readings[siglum] for siglum, words in before.readings.items()}
            places = {
                siglum: (place[0], segment.places[siglum][1]) for siglum, place in before.places.items()
            }
            joined.append(Segment(start=before.start, end=segment.end, readings=readings, places=places))
        else:
            joined.append(segment)
    return joined


def _with_moves(found: list[Segment], lines: Mapping[str, Aligned]) -> tuple[Segment, ...]:
    """The segments, with what a witness has in another place than the base linked both ways."""
    moved: dict[int, dict[str, int]] = {}
    for siglum, line in lines.items():
        for block in line.crossing:
            base_places = [(segment.start, segment.end) for segment in found]
            own_places = [segment.places[siglum] for segment in found]
            here = _number_of(found, siglum, base_places, (block.start, block.end))
            there = _number_of(found, siglum, own_places, (block.left, block.right))
            if here is not None and there is not None and here != there:
                moved.setdefault(here, {}).setdefault(siglum, there)
                moved.setdefault(there, {}).setdefault(siglum, here)
    return tuple(
        replace(segment, moved=moved[number]) if number in moved else segment
        for number, segment in enumerate(found)
    )


def _number_of(
    found: Sequence[Segment], siglum: str, places: Sequence[tuple[int, int]], sought: tuple[int, int]
) -> int | None:
    """The first segment that overlaps a place and in which a witness differs from the base."""
    return next(
        (
            number
            for number, place in enumerate(places)
            if _overlaps(place, sought) and found[number].readings[siglum] != found[number].base
        ),
        None,
    )
