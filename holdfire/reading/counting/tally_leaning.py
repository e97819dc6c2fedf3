"""Bare numbers that count what the count before them counts: "the other side 14", "and 8 on Saturday"."""

from collections.abc import Sequence

from holdfire.reading.counting.tally_claimants import Cue
from holdfire.reading.counting.tally_line import Line
from holdfire.reading.counting.tally_opening import opening
from holdfire.reading.counting.tally_phrases import Phrase, phrase_before
from holdfire.reading.counting.tally_totals import Total, Whole
from holdfire.reading.counting.tally_words import Unit

NEAR = 3
"""How many words off a day belongs to a bare number."""
SOME = 6
"""A whole of so many or more may be divided with a slip of the pen."""
MISSES = 4
"""Parts that miss the whole by no more than one in so many are still told as its parts."""
BLAME_REACH = 8
"""Words that may stand between "accused" and the number of what."""


def leaning_of(
    line: Line,
    numbers: Sequence[Total],
    number: int,
    context: tuple[Whole | None, Unit | None],
    cues: Sequence[Cue],
) -> Whole | None:
    """A bare number that counts what the count before it counts: "the other side 14", "and 8 on Saturday"."""
    last, before = context
    total = numbers[number]
    unit = last.unit if last else before
    if unit is None or line.is_at("breakdown", total.stop) is not None:
        return None
    if last and line.is_before("compared", total.start) is not None:
        if line.is_at("rate", total.stop):
            return None
        dated = (
            _dated_near(line, total.stop + 1)
            or _dated_near(line, total.stop)
            or line.is_at("earlier", total.stop) is not None
        )
        return Whole(total=total, unit=unit, leans=True, compared=True) if dated else None
    if last and _sums_up(line, numbers, last.total):
        return None
    told = (cue for cue in cues if ends_at(line, cue.at, total.start))
    verb = next((cue for cue in told if cue.phrase or line.is_and(cue.at - 1)), None)
    apart = last and verb and any(last.total.stop <= brk <= total.start for brk in line.breaks)
    if last and not apart and _is_opened(line, last.total, total):
        return None
    if verb or _is_blamed(line, total) or (last and _is_told_apart(line, last.total, total)):
        return Whole(total=total, unit=unit, leans=True)
    if last is None or _adds_up(line, numbers, last.total):
        return None
    if total.high and _is_parallel(line, last.total, total):
        return Whole(total=total, unit=unit, leans=True)
    owner = owner_of(line, last.total, total)
    alone = not any(owner_of(line, total, other) for other in numbers[number + 1 :] if other.unit is None)
    return Whole(total=total, unit=unit, owner=owner, leans=True) if owner and alone else None


def _is_opened(line: Line, whole: Total, total: Total) -> bool:
    """Whether a breakdown of the count before begins before a number, and no bracket has closed it."""
    opened = opening(line, whole.stop, total.start + 1)
    if opened is None or line.words[opened].key != "(":
        return opened is not None
    return not any(line.words[at].key == ")" for at in range(opened, total.start))


def _bare_after(numbers: Sequence[Total], whole: Total) -> list[Total]:
    return [total for total in numbers if total.unit is None and total.start >= whole.stop]


def _sums_up(line: Line, numbers: Sequence[Total], whole: Total) -> bool:
    """Whether the bare numbers after a count, in its clause, are together that count."""
    bare = _bare_after(numbers, whole)
    divides = len(bare) > 1 and not any(whole.stop <= brk <= bare[0].start for brk in line.breaks)
    return divides and sum(number.low for number in bare) == whole.low


def _adds_up(line: Line, numbers: Sequence[Total], whole: Total) -> bool:
    """Whether the bare numbers after a count are together that count, or nearly so."""
    bare = _bare_after(numbers, whole)
    if len(bare) < 2:
        return False
    total = sum(number.low for number in bare)
    return total == whole.low or (is_near(total, whole) and _are_parts(line, whole, bare))


def is_near(parts: int, whole: Total) -> bool:
    """Whether numbers may be meant as the parts of a whole that they miss."""
    return (
        whole.low >= SOME
        and MISSES * parts >= (MISSES - 1) * whole.low
        and MISSES * parts <= (MISSES + 1) * whole.low
    )


def _are_parts(line: Line, whole: Total, bare: Sequence[Total]) -> bool:
    """Whether bare numbers are undated, and the whole has no share of its own named as theirs are."""
    divided = any(sum(other.low for other in bare[n + 1 :]) == part.low for n, part in enumerate(bare[:-2]))
    if divided or any(_dated_near(line, number.stop) for number in bare):
        return False
    own = _after_verbs(line, whole.stop)
    if own >= len(line.words) - 1 or line.is_at("label_lead", own) is None:
        return True
    first = line.words[own].key
    return own + 1 in line.dated or all(
        line.words[number.stop].key != first for number in bare if number.stop < len(line.words)
    )


def is_divided(whole: Total, numbers: Sequence[Total]) -> bool:
    """Whether the numbers of the next sentence are together the count of the one before."""
    total = sum(total.low for total in numbers)
    if len(numbers) < 2 or whole.low != whole.high:
        return False
    return total == whole.low or (is_near(total, whole) and all(number.how == "bare" for number in numbers))


def _is_blamed(line: Line, total: Total) -> bool:
    """ "the rebels accused the army of 23" """
    if line.is_before("of what", total.start) is None:
        return False
    return line.has("accuses", total.start - BLAME_REACH, total.start)


def _is_told_apart(line: Line, whole: Total, total: Total) -> bool:
    """ "while in the current year 299 have been reported" """
    told = line.is_at("has been", total.stop)
    if told is None or line.vocabulary.claims.longest(line.words, told) is None:
        return False
    return any(whole.stop <= brk <= total.start for brk in line.breaks)


def ends_at(line: Line, at: int, stop: int) -> bool:
    """Whether a number at word `stop` is the object of the verb of claiming at word `at`."""
    found = line.vocabulary.claims.longest(line.words, at)
    return bool(found and found[1] <= stop <= found[1] + 1)


def _dated_near(line: Line, at: int) -> bool:
    return any(here in line.dated for here in range(at, at + NEAR + 1))


def _is_parallel(line: Line, whole: Total, total: Total) -> bool:
    """ "14 violations by the army and 9 by the rebels", "23 on Friday and 8 on Saturday" """
    edge = total.start
    while (before := line.is_before("aside", edge)) is not None:
        edge = before
    joined = line.is_and(edge - 1) or edge - 1 in line.breaks
    if joined and _dated_near(line, total.stop):
        return True
    if _is_dated_before(line, edge):
        return True
    lead = line.is_at("label_lead", total.stop)
    first = _after_verbs(line, whole.stop)
    if first + 1 in line.dated and not _dated_near(line, total.stop):
        return False
    ties = range(whole.stop, total.start)
    if any(whole.stop + at not in line.dated for at in _numbers_in(line, ties)):
        return False
    if lead is None:
        return False
    if not any(line.words[at].key == line.words[total.stop].key for at in ties):
        return joined and line.is_at("label_lead", whole.stop) is not None
    return joined or line.words[total.start - 1].key == ","


def _numbers_in(line: Line, places: range) -> list[int]:
    """The numbers among some words, counted from the first of them."""
    return line.vocabulary.counts.openings.among(line.words[places.start : places.stop])


def _is_dated_before(line: Line, at: int) -> bool:
    """ "and in the first half of May 14": only a time stands between "and" and the number."""
    start = at
    while start and start - 1 in line.dated:
        start -= 1
    if start == at:
        return False
    while (lead := line.is_before("lead in", start)) is not None or (
        lead := line.is_before("says when", start)
    ) is not None:
        start = lead
    return line.is_and(start - 1) or start - 1 in line.breaks


def _after_verbs(line: Line, at: int) -> int:
    """Over "were recorded" after a number and its unit."""
    while at < len(line.words):
        found = line.vocabulary.claims.longest(line.words, at)
        if found and line.is_at("agent", found[1]):
            return len(line.words)
        stop = line.is_at("aside", at) or (found[1] if found else None)
        if stop is None:
            return at
        at = stop
    return at


def owner_of(line: Line, whole: Total, total: Total) -> Phrase | None:
    """Who is named right before a bare number after a comma, "and" or "while"."""
    stop = line.is_before("of what", total.start) or total.start
    divided = total.stop < len(line.words) and line.words[total.stop].key == "("
    stop -= divided and line.is_at("tie", stop - 1) is not None  # "the Turkish ones - 7 (Idlib - 5 ...)"
    phrase = phrase_before(line, stop, whole.stop)
    if phrase is None or phrase[1] != stop or phrase[0] <= whole.stop or line.is_mark(stop - 1):
        return None
    edge = phrase[0] - 1
    opens = line.words[edge].key == "," or line.is_and(edge) or edge in line.breaks
    verb = line.vocabulary.claims.longest(line.words, phrase[0])
    if line.words[phrase[1] - 1].key.endswith("ing") or (
        verb and verb[1] == phrase[1]
    ):  # "received 32 complaints and examined 11"
        return None
    places = {place.span.text for place in line.places}
    held = [actor for span, actor in line.actors if span.text == line.span(*phrase).text]
    if line.span(*phrase).text in places and not held:
        return None
    return phrase if opens and line.is_at("pronoun", phrase[0]) is None else None
