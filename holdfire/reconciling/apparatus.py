"""The apparatus of a statement: base reading ] what other witnesses have, each difference of its kind."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from holdfire.model.statement import Agreement, Entry, ReadingKind, Stretch, Variant
from holdfire.reconciling.collation import Alignment, collate, slots
from holdfire.reconciling.divergences import Divergence, divergences_of
from holdfire.reconciling.rendering_words import rendering_words
from holdfire.reconciling.vocabulary import vocabulary
from holdfire.reconciling.words import Word, WordKind

_GRAVEST_FIRST = (
    ReadingKind.NEGATION,
    ReadingKind.NUMBER,
    ReadingKind.DATE,
    ReadingKind.NAME,
    ReadingKind.MODALITY,
)

_CLAUSE = 3  # words of content, the negation among them, that an addition or omission has to be a clause
_APART = " … "  # between the stretches of a reading whose words stand apart
_COUNTS_AS_SHARED = 0.58
"""A match from synonyms up; two labels or numbers that differ share only their place."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Base words `start` to `end` (equal for an addition) that a witness renders by its words `places`;
    `kinds` are the divergences it holds."""

    start: int
    end: int
    places: tuple[int, ...]
    kinds: frozenset[ReadingKind] = frozenset()


@dataclass(frozen=True, slots=True)
class _Witness:
    siglum: str
    text: str
    alignment: Alignment
    segments: tuple[Segment, ...]

    def reading(self, start: int, end: int) -> "_Reading":
        """What stands for base words start to end."""
        places: set[int] = set()
        kinds: set[ReadingKind] = set()
        for row in range(start, end):
            linked = self.alignment.links.get(row)
            if linked is not None:
                places.add(linked)
        for segment in self.segments:
            if _is_inside(segment, start, end):
                places.update(segment.places)
                kinds |= segment.kinds
        words = self.alignment.right
        folded = " ".join(
            words[place].stem for place in sorted(places) if words[place].kind is not WordKind.PUNCTUATION
        )
        stretches = tuple(
            Stretch(siglum=self.siglum, start=words[run[0]].start, end=words[run[-1]].end)
            for run in _runs_together(words, sorted(places))
        )
        printed = _APART.join(self.text[item.start : item.end] for item in stretches)
        return _Reading(printed, folded, stretches, frozenset(kinds))


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a witness has in one place: as printed, folded for comparing, where, and in what it diverges."""

    printed: str
    folded: str
    stretches: tuple[Stretch, ...]
    kinds: frozenset[ReadingKind]


def _is_inside(segment: Segment, start: int, end: int) -> bool:
    """Whether a segment belongs to an entry; an addition only to its own place or well inside a stretch."""
    if segment.start == segment.end:
        return start == end == segment.start or start < segment.start < end
    return start <= segment.start and segment.end <= end


def apparatus(base: str, witnesses: Mapping[str, str], language: str | None) -> tuple[Entry, ...]:
    """The entries where witnesses (by siglum) differ from the base, in order of place, never overlapping.

    Each pair is collated; differing stretches that overlap become one entry. Witnesses not named in an
    entry read as the base does. All texts are in one language. Differences in small words alone are
    left out."""
    base_words = _words(base, language)
    collated = []
    for siglum in sorted(witnesses):
        alignment, found = _collated(base, witnesses[siglum], language)
        collated.append(_Witness(siglum, witnesses[siglum], alignment, found))
    entries = (_entry(base, base_words, collated, start, end) for start, end in _joined_bounds(collated))
    return tuple(entry for entry in entries if entry is not None)


@lru_cache(maxsize=1024)
def _words(text: str, language: str | None) -> tuple[Word, ...]:
    return rendering_words(text, language)


@lru_cache(maxsize=1024)
def _aligned(base: str, text: str, language: str | None) -> Alignment:
    """Two renderings collated; they are asked first what they share, then where they differ."""
    return collate(_words(base, language), _words(text, language), vocabulary(language))


@lru_cache(maxsize=1024)
def _collated(base: str, text: str, language: str | None) -> tuple[Alignment, tuple[Segment, ...]]:
    """One witness against the base; of copies, which read alike, the work is done once."""
    alignment = _aligned(base, text, language)
    return alignment, segments(alignment, divergences_of(alignment, vocabulary(language)))


def segments(alignment: Alignment, found: Iterable[Divergence]) -> tuple[Segment, ...]:
    """The stretches where one witness differs from the base: every word of either side that has no equal
    stands in exactly one, a divergent pair in one of its own."""
    pairs = {
        item.left: (item.right, item.kind)
        for item in found
        if item.left is not None and item.right is not None and item.kind is not ReadingKind.MODALITY
    }
    differing = _differing_places(alignment, {row: pairs[row][0] for row in pairs})
    held = [
        Segment(row, row + 1, (column,), frozenset({kind})) for row, (column, kind) in sorted(pairs.items())
    ]
    held += [Segment(start, end, places) for start, end, places in _runs(alignment, differing, set(pairs))]
    used = set(alignment.links.values()) | {place for segment in held for place in segment.places}
    held += _additions(alignment, used)
    single = [item for item in found if item.left not in pairs or item.kind is ReadingKind.MODALITY]
    marked = (_marked(alignment, segment, single) for segment in held)
    kept = (segment for segment in marked if segment.kinds or _says_something(alignment, segment))
    return tuple(sorted(kept, key=lambda segment: (segment.start, segment.end, segment.places)))


def _differing_places(alignment: Alignment, pairs: Mapping[int, int]) -> dict[int, tuple[int, ...]]:
    """For each base word without an equal counterpart, the witness's words that stand for it."""
    taken = set(pairs.values())
    places: dict[int, tuple[int, ...]] = {
        row: () if column in taken else (column,)
        for row, column in alignment.links.items()
        if row not in pairs and not same_reading(alignment.left[row], alignment.right[column])
    }
    for rows, columns in slots(alignment):
        free_rows = [row for row in rows if row not in pairs]
        content = [row for row in free_rows if not alignment.left[row].is_grammar]
        free = tuple(column for column in columns if column not in taken)
        for row in free_rows:
            places[row] = ()
        if free and free_rows:
            places[(content or free_rows)[0]] = free
    return places


def _runs(
    alignment: Alignment, differing: Mapping[int, tuple[int, ...]], pairs: set[int]
) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Neighbouring base words without an equal, as stretches, punctuation at their edges left out."""
    row, words = 0, alignment.left
    while row < len(words):
        if row not in differing or words[row].kind is WordKind.PUNCTUATION:
            row += 1
            continue
        end = row
        places: set[int] = set()
        while end < len(words) and end in differing and end not in pairs:
            places.update(differing[end])
            end += 1
        last = end
        while words[last - 1].kind is WordKind.PUNCTUATION:
            last -= 1
        yield row, last, tuple(sorted(places))
        row = end


def _additions(alignment: Alignment, used: set[int]) -> Iterator[Segment]:
    """Stretches of the witness that nothing in the base answers, set after what precedes them."""
    back = alignment.back
    column = 0
    while column < len(alignment.right):
        if column in used:
            column += 1
            continue
        end = column
        while end < len(alignment.right) and end not in used:
            end += 1
        before = next((back[place] + 1 for place in range(column - 1, -1, -1) if place in back), 0)
        places = tuple(
            place for place in range(column, end) if alignment.right[place].kind is not WordKind.PUNCTUATION
        )
        if places:
            yield Segment(before, before, places)
        column = end


def _marked(alignment: Alignment, segment: Segment, single: Sequence[Divergence]) -> Segment:
    """The segment with the one-sided divergences that fall in it; in a clause that one side has more than
    the other, a "not" denies nothing that the other says."""
    words = [*alignment.left[segment.start : segment.end], *(alignment.right[at] for at in segment.places)]
    one_sided = segment.start == segment.end or not segment.places
    is_clause = one_sided and sum(not word.is_grammar for word in words) >= _CLAUSE
    kinds = {
        item.kind
        for item in single
        if (item.left is not None and segment.start <= item.left < segment.end)
        or (item.right is not None and item.right in segment.places)
    }
    return replace(segment, kinds=segment.kinds | (set() if is_clause else kinds))


def _says_something(alignment: Alignment, segment: Segment) -> bool:
    words = [*alignment.left[segment.start : segment.end], *(alignment.right[at] for at in segment.places)]
    return any(not word.is_grammar for word in words)


def same_reading(left: Word, right: Word) -> bool:
    """Whether two words read as one: the same word, an inflection of it, or the same value."""
    if left.value is not None and left.kind is right.kind:
        return left.value == right.value
    if WordKind.MODAL in (left.kind, right.kind):
        return left.folded == right.folded
    return left.folded == right.folded or left.stem == right.stem


def _joined_bounds(witnesses: Sequence[_Witness]) -> list[tuple[int, int]]:
    """Overlapping stretches of all witnesses made one; an addition keeps its own place between words."""
    bounds = sorted({(item.start, item.end) for witness in witnesses for item in witness.segments})
    joined: list[tuple[int, int]] = []
    for start, end in bounds:
        overlaps = bool(joined) and joined[-1][0] < joined[-1][1] and start < joined[-1][1]
        if overlaps:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _entry(
    base: str, base_words: Sequence[Word], witnesses: Sequence[_Witness], start: int, end: int
) -> Entry | None:
    own = " ".join(word.stem for word in base_words[start:end] if word.kind is not WordKind.PUNCTUATION)
    groups: dict[str, list[tuple[str, _Reading]]] = {}
    for witness in witnesses:
        reading = witness.reading(start, end)
        if reading.folded != own or reading.kinds:
            groups.setdefault(reading.folded, []).append((witness.siglum, reading))
    if not groups:
        return None
    kinds = {kind for group in groups.values() for _, reading in group for kind in reading.kinds}
    first, last = _bounds(base, base_words, start, end)
    return Entry(
        start=first,
        end=last,
        base=base[first:last],
        kind=_kind(kinds, addition=start == end, omission=not any(groups)),
        variants=tuple(
            Variant(
                words=group[0][1].printed,
                witnesses=tuple(siglum for siglum, _ in group),
                stretches=tuple(item for _, reading in group for item in reading.stretches),
            )
            for group in groups.values()
        ),
    )


def _bounds(base: str, words: Sequence[Word], start: int, end: int) -> tuple[int, int]:
    if start < end:
        return words[start].start, words[end - 1].end
    place = words[start - 1].end if start else 0
    return min(place, len(base)), min(place, len(base))


def _kind(kinds: set[ReadingKind], *, addition: bool, omission: bool) -> ReadingKind:
    gravest = next((kind for kind in _GRAVEST_FIRST if kind in kinds), None)
    if gravest is not None:
        return gravest
    if addition:
        return ReadingKind.ADDITION
    return ReadingKind.OMISSION if omission else ReadingKind.WORDING


def _runs_together(words: Sequence[Word], places: Sequence[int]) -> list[list[int]]:
    """The places in stretches that stand together, marks at their edges left out."""
    runs: list[list[int]] = []
    for place in places:
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        elif words[place].kind is not WordKind.PUNCTUATION:
            runs.append([place])
    for run in runs:
        while words[run[-1]].kind is WordKind.PUNCTUATION:
            run.pop()
    return runs


def agreements(base: str, text: str, language: str | None) -> tuple[Agreement, ...]:
    """The stretches of a rendering that are the base's own words, with the spaces and marks between."""
    alignment = _aligned(base, text, language)
    found: list[Agreement] = []
    for row, column in sorted(alignment.links.items()):
        left, right = alignment.left[row], alignment.right[column]
        if left.text != right.text:
            continue
        start, own = left.start, right.start
        if found and _is_shared_between(base, text, found[-1], start, own):
            before = found.pop()
            start, own = before.start, before.own
        found.append(Agreement(start=start, own=own, length=left.end - start))
    return tuple(found)


def _is_shared_between(base: str, text: str, before: Agreement, start: int, own: int) -> bool:
    """Whether both have the same spaces and marks, and nothing else, between an agreement and a word."""
    between = base[before.start + before.length : start]
    follows = own >= before.own + before.length
    same = follows and between == text[before.own + before.length : own]
    return same and not any(letter.isalnum() for letter in between)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many content words of two renderings have a counterpart, and what share of the shorter that is."""

    linked: int
    share: float


@lru_cache(maxsize=4096)
def coverage(left: str, right: str, language: str | None) -> Coverage:
    """What two renderings have in common, word by word; a mere place in common does not count."""
    alignment = _aligned(left, right, language)
    fewest = min(sum(not word.is_grammar for word in side) for side in (alignment.left, alignment.right))
    linked = sum(
        not alignment.left[row].is_grammar and alignment.matches.get((row, column), 0.0) >= _COUNTS_AS_SHARED
        for row, column in alignment.links.items()
    )
    return Coverage(linked, linked / fewest if fewest else 0.0)
