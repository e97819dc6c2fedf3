"""Finds the numbers of a sentence that stand for incidents: so many violations, violated so many times."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from holdfire.reading.counting.quantities import Quantity, read_quantity
from holdfire.reading.counting.tally_line import Line
from holdfire.reading.counting.tally_phrases import Phrase
from holdfire.reading.counting.tally_words import Deed, Unit

MOST_MODIFIERS = 6
"""Words that may stand between a number and its unit ("45 separate Israeli air and ground violations")."""
DEED_REACH = 22
"""How many words before "45 times" the verb may stand."""
MEASURE_REACH = 18
"""How many words before its number "the number of violations" may stand."""
NEAR = 4
"""How many words before its unit "the number of" may stand."""
QUOTES = frozenset('"“”„«»')
"""Marks that may close after a number in quotation marks."""
LEAST_VAGUE = 20
"""The least that a vague number of a tally stands for: "dozens" do, "several" does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """A number of incidents, told by the words from `start` to before `stop`; `low` and `high` are as
    published, with `hedge`. `unit` is None for a bare number ("the other side 14"). `how` is "noun", "times",
    "measure" ("violations reached 14") or "bare"; `deed` is the word its verb stands at; `of_known`
    marks so many of what was counted before ("46 of the attacks")."""

    low: int
    high: int | None
    hedge: str | None
    start: int
    stop: int
    unit: Unit | None
    how: str
    deed: int | None = None
    vague: bool = False
    of_known: bool = False

    @property
    def place(self) -> tuple[int, int]:
        """From which to before which word."""
        return self.start, self.stop


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A published count of its own. `owner` are the words before a bare number that name whose it is ("the
    other side 14"); `leans` marks one that takes unit, and unless it has them claimant and window, from the
    count before it; `limit` is the word at which its part of the sentence ends."""

    total: Total
    unit: Unit
    owner: Phrase | None = None
    leans: bool = False
    compared: bool = False
    limit: int = 0


def numbers_of(line: Line) -> tuple[Total, ...]:
    """The numbers of a sentence that may count incidents, in order; times and the dead are none."""
    found: list[Total] = []
    read_to = 0
    for at in line.vocabulary.counts.openings.among(line.words):
        if at < read_to or at in line.dated:
            continue
        quantity = read_quantity(line.words, at, line.vocabulary.counts)
        if quantity is None or _is_day(line, quantity) or _is_dated(line, quantity):
            continue
        read_to = quantity.stop
        total = _total(line, quantity, found)
        if total and (total.how == "noun" or not _is_of_people(line, quantity)):
            found.append(total)
            read_to = total.stop
    multiples = line.vocabulary.multiples.places(line.words)
    found += [total for at in multiples if (total := _twice(line, at))]
    return tuple(sorted(found, key=lambda total: total.start))


def _is_day(line: Line, quantity: Quantity) -> bool:
    """The first of two days of which only the second was read as a date ("between 16 and 30 March")."""
    joined = line.is_at("joins days", quantity.stop)
    return joined is not None and joined in line.dated and line.words[joined].digits and quantity.low <= 31


def _is_dated(line: Line, quantity: Quantity) -> bool:
    """ "Between 16 and 30 March": numbers of which a day was read."""
    return any(at in line.dated for at in range(quantity.start, quantity.stop))


def _is_of_people(line: Line, quantity: Quantity) -> bool:
    start, end = line.words[quantity.start].start, line.words[quantity.stop - 1].end
    return any(span.start < end and start < span.end for span in line.harmed)


def _total(line: Line, quantity: Quantity, before: Sequence[Total]) -> Total | None:
    bare = _published(line, quantity)
    if bare is None:
        return None
    head = _head(line, bare.stop, one=bare.low == bare.high and bare.low in (0, 1))
    if head:
        of_known = line.is_at("of known", bare.stop) is not None
        return replace(bare, unit=head[0], stop=head[1], how="noun", of_known=of_known)
    judged = line.is_at("be", bare.stop)
    found = _listed(line, judged) if judged else None
    if found and _fits(found[0], one=False):  # "12 were violations"
        return replace(bare, unit=found[0], stop=found[1], how="noun")
    times = line.is_at("times", bare.stop)
    if times:
        return _so_many_times(line, bare, times)
    if not _is_bare(line, bare):
        return None
    measured = _measured(line, bare)
    counted = measured is not None and any(total.stop > measured.start and total.unit for total in before)
    return measured if measured and not counted else bare


def _published(line: Line, quantity: Quantity) -> Total | None:
    """The number as published: "at least" and "over" open upwards, "about" stands for the number itself."""
    single = line.is_at("single", quantity.start) == quantity.stop
    if (quantity.vague_one and not single) or line.is_at("no count", quantity.start):
        return None
    if _is_vague(line, quantity) and quantity.low < LEAST_VAGUE:
        return None
    low, high, hedge = quantity.low, quantity.high, quantity.qualifier
    if single and line.has("not", quantity.start - NEAR, quantity.start):
        low, high = 0, 0
    book = line.vocabulary.counts
    hedged = book.qualifiers.longest(line.words, quantity.start)
    inner = read_quantity(line.words, hedged[1], book) if hedged else None
    reached = line.is_at("reaches", quantity.start) or line.is_before("rises", quantity.start) is not None
    if hedged and inner and reached:
        low, high = inner.low, inner.high
    elif hedged and inner and _is_over(line, quantity.start):
        low, high, hedge = inner.low, inner.high, inner.qualifier
    elif hedged and inner:
        low, high = _bounds(inner, hedged[0][1])
    vague = _is_vague(line, quantity)
    return Total(
        low=low,
        high=None if vague else high,
        hedge=hedge,
        start=quantity.start,
        stop=quantity.stop,
        unit=None,
        how="bare",
        vague=vague,
    )


def _is_over(line: Line, at: int) -> bool:
    """ "Protested to the committee over 14 breaches": the word of the verb, and no "more than"."""
    return line.is_at("over what", at) == at + 1 and line.has("protests", at - NEAR * 2, at)


def _is_vague(line: Line, quantity: Quantity) -> bool:
    found = line.vocabulary.counts.numbers.longest(line.words, quantity.start)
    return bool(
        found and found[0].kind == "vague" and found[0].low != found[0].high and found[1] == quantity.stop
    )


def _bounds(inner: Quantity, bound: str) -> tuple[int, int | None]:
    if bound == "exact":
        return inner.low, inner.high
    if bound in ("at_least", "more_than"):
        return inner.low, None
    if bound == "at_most":
        return 0, inner.high
    if bound == "less_than":
        return 0, max(inner.low - 1, 0)
    return inner.low, inner.high


def _head(line: Line, at: int, *, one: bool) -> tuple[Unit, int] | None:
    """The unit that a number before word `at` counts, over its modifiers, and where it stops."""
    at = line.vocabulary.counts.roles["of"].stop(line.words, at) or at
    at = line.is_at("determiner", at) or at
    whole = line.is_at("whole", at)
    at = (line.is_at("of", whole) if whole else None) or at
    for here in range(at, min(at + MOST_MODIFIERS, len(line.words))):
        found = _listed(line, here)
        if found and found[0].when == "case" and line.is_at("of", found[1]):
            return None
        if found and _fits(found[0], one=one):
            return _last_of(line, found)
        if not _may_modify(line, here):
            return _of_deeds(line, at, here)
    return None


def _of_deeds(line: Line, first: int, stop: int) -> tuple[Unit, int] | None:
    """A noun of deeds that no table has ("14 armed altercations"), known by its ending."""
    if not first < stop:
        return None
    word = line.words[stop - 1]
    is_deed = word.key.endswith(line.vocabulary.endings) and line.is_at("no deed", stop - 1) is None
    plain = (
        is_deed
        and word.text[1:].islower()
        and line.vocabulary.counts.nouns.longest(line.words, stop - 1) is None
    )
    return (Unit(name=word.key, when="unlisted", form="plural"), stop) if plain else None


def _listed(line: Line, at: int) -> tuple[Unit, int] | None:
    """The unit of the tables at word `at`: "exchanges of fire" is one of its own before "cases of fire"."""
    found = line.vocabulary.units.longest(line.words, at)
    if found and found[1] > at + 1 and line.has("of", at, found[1]):
        return found
    return _in_cases(line, at) or found


def _fits(unit: Unit, *, one: bool) -> bool:
    return unit.form == "plural" or unit.form == "cases" or (one and unit.form == "singular")


def _last_of(line: Line, found: tuple[Unit, int]) -> tuple[Unit, int]:
    """Of two units in a row the last ("violation complaints")."""
    after = line.vocabulary.units.longest(line.words, found[1])
    return after if after and after[0].form == "plural" else found


def _in_cases(line: Line, at: int) -> tuple[Unit, int] | None:
    """ "cases of firing", "facts of violation", "occasions on which the truce was broken" """
    container = line.is_at("container", at)
    if container is None:
        return None
    of = line.is_at("of", container)
    if of:
        for here in range(of, min(of + MOST_MODIFIERS, len(line.words))):
            found = line.vocabulary.units.longest(line.words, here)
            if found and not line.is_at("container", here):
                return replace(found[0], form="cases"), found[1]
            if not _may_modify(line, here) and not line.is_at("determiner", here):
                return None
    clause = line.is_at("in which", container)
    for here in range(clause, min(clause + MOST_MODIFIERS * 2, len(line.words))) if clause else ():
        deed = line.vocabulary.deeds.longest(line.words, here)
        if deed and _is_told(line, deed[0], here):
            return Unit(name=deed[0].unit, when="recorded", form="cases"), deed[1]
    return None


def _may_modify(line: Line, at: int) -> bool:
    """Whether a word may stand between a number and its unit."""
    word = line.words[at]
    if word.key in QUOTES or word.key == "-" or (word.key in "'’" and at + 1 < len(line.words)):
        return True
    if not word.text[0].isalnum() or at in line.dated or (word.digits and not word.glued):
        return False
    if line.is_and(at):
        return (
            at + 1 < len(line.words) and line.words[at - 1].text.islower() and not line.words[at + 1].digits
        )
    noun = line.vocabulary.counts.nouns.longest(line.words, at)
    if noun and noun[0].person and word.text.islower():
        follows = line.vocabulary.units.longest(line.words, noun[1])
        return bool(follows or line.is_at("container", noun[1]))  # "14 rebel violations"
    if any(line.is_at(role, at) for role in ("phrase stop", "pronoun", "shifting", "times")):
        return False
    stops = line.vocabulary.counts.roles["boundary"].stop(line.words, at) is not None
    return not stops and line.vocabulary.counts.numbers.longest(line.words, at) is None


def _twice(line: Line, at: int) -> Total | None:
    found = line.vocabulary.multiples.longest(line.words, at)
    if found is None or found[0] == 1:
        return None
    number, stop = found
    bare = Total(low=number, high=number, hedge=None, start=at, stop=stop, unit=None, how="bare")
    total = _so_many_times(line, bare, stop)
    return total if total and total.unit else None


def _so_many_times(line: Line, bare: Total, stop: int) -> Total | None:
    """ "violated the ceasefire 45 times", "45 times the enemy opened fire" """
    if line.is_at("not times", stop) and stop + 1 not in line.dated and stop not in line.dated:
        return None
    start = bare.start
    behind = range(start - 1, max(start - DEED_REACH, -1), -1)
    ahead = range(stop, min(stop + DEED_REACH // 2, len(line.words)))
    for way in (behind, ahead):
        for at in way:
            if line.words[at].key in ".;(" or (
                at in range(stop, len(line.words)) and line.words[at].key == ","
            ):
                break
            deed = line.vocabulary.deeds.longest(line.words, at)
            if deed and _is_told(line, deed[0], at):
                unit = Unit(name=deed[0].unit, when="recorded", form="cases")
                return replace(bare, stop=stop, unit=unit, how="times", deed=at)
    return replace(bare, stop=stop)


def _is_told(line: Line, deed: Deed, at: int) -> bool:
    return not deed.needs or line.has(deed.needs, at - DEED_REACH, at + DEED_REACH)


def _is_bare(line: Line, total: Total) -> bool:
    """Whether no noun follows the number."""
    at = line.is_at("has been", total.stop) or total.stop
    if at > total.stop and line.vocabulary.claims.longest(line.words, at):
        return True
    return line.is_mark(at) or at in line.dated or line.is_at("bare", at) is not None


def _measured(line: Line, bare: Total) -> Total | None:
    """ "violations reached 14", "ceasefire violations: 14", "bringing the number of violations to 14" """
    lead = line.is_before("amount", bare.start)
    if lead is None:
        lead = line.is_before("rises", bare.start)
    moved = _from_to(line, bare)
    lead = lead if moved is None else moved
    tie = lead is None and bare.start > 1 and line.is_at("tie", bare.start - 1)
    if lead is None and not tie:
        return None
    end = lead if lead is not None else bare.start - 1
    for at in range(end - 1, max(end - MEASURE_REACH, -1), -1):
        found = line.vocabulary.units.longest(line.words, at)
        if found and _is_measured(line, found[0], (at, found[1]), end, tied=bool(tie)):
            high = None if line.has("exceeds", found[1], bare.start) else bare.high
            start = at if moved is None else bare.start
            return replace(bare, start=start, high=high, unit=found[0], how="measure")
        share = line.vocabulary.counts.roles["measure"].stop(line.words, at + 1)
        number = (
            line.words[at].digits
            and not share
            and at not in line.dated
            and line.is_before("compared", at) is None
        )
        if number and not _may_be_a_year(line.words[at].number):
            return None
        if line.words[at].key in ";:":
            return None
    return None


def _from_to(line: Line, bare: Total) -> int | None:
    """ "fell from 90 in March to 45": the word "from", None where no such pair ends in the number."""
    before = range(max(0, bare.start - NEAR - 3), bare.start - 1)
    if line.words[bare.start - 1].key != "to" or not line.has("rises", before.start - 2, bare.start):
        return None
    pairs = (at for at in before if line.words[at].key == "from" and line.words[at + 1].digits)
    return next(pairs, None)


def _may_be_a_year(number: int) -> bool:
    return 1900 <= number <= 2100


def _is_measured(line: Line, unit: Unit, place: tuple[int, int], end: int, *, tied: bool) -> bool:
    """Whether the number after word `end` is that of the unit at `place`."""
    if unit.form != "plural" and line.is_at("document", place[1]) is None:
        return False
    small = line.is_at("small amount", end) == end + 1
    if small and not (
        line.has("moves", place[0] - MEASURE_REACH, end)
        or line.has("whole", place[0] - NEAR, place[0])
        or line.has("rises", place[1], end)
    ):
        return False
    between = range(place[1], end)
    if tied and not any(line.is_mark(at) or line.vocabulary.claims.longest(line.words, at) for at in between):
        return True
    return place[1] == end or not tied or line.vocabulary.claims.longest(line.words, end - 1) is not None
