"""The breakdown of a published count ("Damascus 6, Latakia 5, Hama 3"), and whether it adds up."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from holdfire.model.count import Count
from holdfire.model.span import Span
from holdfire.model.tally import TallyPart
from holdfire.reading.counting.quantities import Quantity, read_quantity
from holdfire.reading.counting.tally_words import Vocabulary
from holdfire.reading.word_stream import Words

NEXT = 5
"""Words after a semicolon in which the number of a further part stands."""
LONGEST_LABEL = 7
"""Words that the label of one part may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One line of a breakdown. `depth` counts the brackets it stands in; `place` is the label's span."""

    label: str
    number: int
    span: Span
    place: Span
    depth: int
    partial: bool


def parts_after(
    words: Words, text: str, place: tuple[int, int], taken: Sequence[Span], vocabulary: Vocabulary
) -> tuple[Part, ...]:
    """The parts named from word `place[1]` on, until another clause begins; the name of the first may stand
    before it, but not before word `place[0]`. Numbers inside `taken` spans (times, the dead) are none."""
    parts: list[Part] = []
    floor, at = place
    depth, partial = 0, False
    openings = frozenset(vocabulary.counts.openings.among(words))
    while at < len(words):
        depth = max(0, depth + (words[at].key == "(") - (words[at].key == ")"))
        partial = partial or bool(vocabulary.stop("partial", words, at))
        quantity = _quantity(words, at, vocabulary) if at in openings else _multiple(words, at, vocabulary)
        if (
            quantity is None
            and _closes(words, at, vocabulary)
            and not _goes_on(words, at, (depth, openings), vocabulary)
        ):
            break
        if not quantity or not _is_plain(quantity) or _is_taken(words, quantity, taken):
            at = quantity.stop if quantity and _is_taken(words, quantity, taken) else at + 1
            continue
        share = vocabulary.counts.roles["measure"].stop(words, quantity.stop)
        if (
            share
            or vocabulary.stop("more or fewer", words, quantity.stop)
            or vocabulary.ends("compared", words, at) is not None
        ):
            at = quantity.stop
            continue
        label = _label(words, quantity, floor, vocabulary)
        if label and label[0] < quantity.start and _is_told(words, label, taken):
            label = _label(words, quantity, quantity.start, vocabulary)
        if label:
            parts.append(_part(words, text, quantity, label, depth, partial=partial))
            floor = max(quantity.stop, label[1])
        at = max(quantity.stop, label[1] if label else 0)
    return tuple(parts)


def _quantity(words: Words, at: int, vocabulary: Vocabulary) -> Quantity | None:
    """A number, with "times" after it."""
    quantity = read_quantity(words, at, vocabulary.counts)
    times = vocabulary.stop("times", words, quantity.stop) if quantity else None
    return replace(quantity, stop=times) if quantity and times else quantity


def _multiple(words: Words, at: int, vocabulary: Vocabulary) -> Quantity | None:
    """ "twice at the bridge" """
    found = vocabulary.multiples.longest(words, at)
    if found is None or vocabulary.stop("not times", words, found[1]):
        return None
    return Quantity(low=found[0], high=found[0], start=at, stop=found[1])


def _closes(words: Words, at: int, vocabulary: Vocabulary) -> bool:
    """Whether another clause begins here, so that what follows is no part."""
    if any(vocabulary.stop(role, words, at) for role in ("breakdown", "opens", "partial")):
        return False
    inside = (
        any(vocabulary.stop(role, words, at - 1) for role in ("breakdown", "opens", "partial")) and at > 0
    )
    return not inside and bool(vocabulary.stop("closes", words, at) or vocabulary.claims.longest(words, at))


def _goes_on(words: Words, at: int, read: tuple[int, frozenset[int]], vocabulary: Vocabulary) -> bool:
    """Whether a breakdown goes on all the same: "(north: 20; south: 10)", "for 20, the army for 10"."""
    depth, openings = read
    if words[at].key == ";":
        return depth > 0 or any(here in openings for here in range(at + 1, at + NEXT))
    claim = vocabulary.claims.longest(words, at)
    if claim and _opens_after_comma(words, claim[1], openings, vocabulary):
        return True
    ties = (vocabulary.stop("name tie", words, start) for start in range(max(0, at - 2), at + 1))
    return any(tie is not None and at < tie and tie in openings for tie in ties)


def _opens_after_comma(words: Words, start: int, openings: frozenset[int], vocabulary: Vocabulary) -> bool:
    """ "14 attacks, the army said on Monday, 9 on the coast": a number after the comma that ends an aside."""
    ends = range(start, min(start + NEXT, len(words)))
    comma = next((here for here in ends if words[here].key == ","), len(words))
    return comma + 1 in openings or any(
        vocabulary.stop(role, words, comma + 1) for role in ("opens", "partial")
    )


def _is_plain(quantity: Quantity) -> bool:
    return quantity.low == quantity.high and quantity.low > 0 and not quantity.vague_one


def _is_taken(words: Words, quantity: Quantity, taken: Sequence[Span]) -> bool:
    start, end = words[quantity.start].start, words[quantity.stop - 1].end
    return any(span.start < end and start < span.end for span in taken)


def _is_told(words: Words, label: tuple[int, int], taken: Sequence[Span]) -> bool:
    """Whether what stands before a number is a time or a count told for itself, and no name."""
    start, end = words[label[0]].start, words[label[1] - 1].end
    return any(span.start < end and start < span.end for span in taken)


def _part(
    words: Words, text: str, quantity: Quantity, label: tuple[int, int], depth: int, *, partial: bool
) -> Part:
    first, last = min(label[0], quantity.start), max(label[1], quantity.stop)
    place = Span.of(text, words[label[0]].start, words[label[1] - 1].end)
    span = Span.of(text, words[first].start, words[last - 1].end)
    return Part(label=place.text, number=quantity.low, span=span, place=place, depth=depth, partial=partial)


def _label(words: Words, quantity: Quantity, floor: int, vocabulary: Vocabulary) -> tuple[int, int] | None:
    """The words that say what a number is for: after it ("6 in Damascus", "52 combat breaches"), or the
    name before it ("Damascus 6", "Damascus: 6")."""
    lead = vocabulary.stop("label_lead", words, quantity.stop)
    if lead is None:
        before = _name_before(words, quantity, floor, vocabulary)
        if before:
            return before
    start = lead or quantity.stop
    stop = start
    while stop < len(words) and stop - start < LONGEST_LABEL and not _ends_label(words, stop, vocabulary):
        stop += 1
    return (start, stop) if stop > start else None


def _ends_label(words: Words, at: int, vocabulary: Vocabulary) -> bool:
    if vocabulary.stop("separator", words, at):
        return True
    return words[at].digits or (at > 0 and _is_tie(words, at, vocabulary))


def _is_tie(words: Words, at: int, vocabulary: Vocabulary) -> bool:
    """Whether a colon or a dash at word `at` ties name and number, and is no hyphen within a name."""
    hyphen = words[at].glued and at + 1 < len(words) and words[at + 1].glued and not words[at + 1].digits
    return not hyphen and vocabulary.stop("tie", words, at) is not None


def _name_before(
    words: Words, quantity: Quantity, floor: int, vocabulary: Vocabulary
) -> tuple[int, int] | None:
    """The name before a number: in capitals, or any words where a dash or colon ties them to it."""
    at = quantity.start
    said = vocabulary.ends("name tie", words, at)
    stop = at if said is None or said < floor else said
    while stop - 1 >= floor and vocabulary.stop("tie", words, stop - 1):
        stop -= 1
    alone = any(word.key == ")" for word in words[quantity.stop : quantity.stop + 1])  # "shelling (900)"
    tied = stop < at and (alone or words[at - 1].key != "(")
    start = stop
    while (
        start - 1 >= floor
        and start > stop - LONGEST_LABEL
        and _is_of_name(words, start - 1, vocabulary, tied=tied)
    ):
        start -= 1
    opens = (
        start == floor
        or start == 0
        or _ends_label(words, start - 1, vocabulary)
        or words[start - 1].key == ":"
        or vocabulary.stop("label_lead", words, start - 1) == start
        or (stop < at and words[at - 1].key == "(")
    )
    start = (vocabulary.stop("label_lead", words, start) or start) if tied else start
    return (start, stop) if start < stop and opens else None


def _is_of_name(words: Words, at: int, vocabulary: Vocabulary, *, tied: bool) -> bool:
    return not _ends_label(words, at, vocabulary) if tied else words[at].text[0].isupper()


def main_parts(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts of the outermost level: those in brackets divide a part again, unless all are in brackets."""
    level = min((part.depth for part in parts), default=0)
    return tuple(part for part in parts if part.depth == level)


def as_tally_parts(parts: Sequence[Part]) -> tuple[TallyPart, ...]:
    """The parts as they are kept, in order."""
    return tuple(
        TallyPart(
            label=part.label,
            count=Count(low=part.number, high=part.number, what=part.label, span=part.span),
        )
        for part in parts
    )


def arithmetic_of(total: Count, parts: Sequence[Part]) -> str | None:
    """What does not add up, as a sentence: the parts against the whole, and parts in brackets against the
    part before them. None where all agrees or the text names only some parts."""
    main = main_parts(parts)
    faults = [_fault(main, total.low, "the page says")] if total.low == total.high else []
    for place, part in enumerate(parts):
        inner = _inner(parts, place)
        faults.append(_fault(inner, part.number, f"of {part.label} the page says") if part in main else None)
    return "; ".join(fault for fault in faults if fault) or None


def _inner(parts: Sequence[Part], place: int) -> tuple[Part, ...]:
    """The parts in brackets right after the part at `place`."""
    inner: list[Part] = []
    for part in parts[place + 1 :]:
        if part.depth <= parts[place].depth:
            break
        inner.append(part)
    return tuple(inner)


def _fault(parts: Sequence[Part], total: int, lead: str) -> str | None:
    whole = sum(part.number for part in parts)
    if len(parts) < 2 or whole == total or (whole < total and any(part.partial for part in parts)):
        return None
    return f"the parts sum to {whole}, {lead} {total}"
