"""Whether a published breakdown adds up, and which of its parts no clause of the agreement forbids."""

from collections.abc import Sequence
from itertools import combinations

from holdfire.judging.wording import act_words, listed
from holdfire.model.act import Act
from holdfire.model.tally import Tally, TallyPart

MOST_PARTS = 10
"""Of breakdowns with more parts than this no parts are sought that would add up."""


def breakdown_words(tally: Tally) -> str | None:
    """Whether the parts that one claimant publishes add up to its own whole; where they do not, which of them
    would. None where nothing was broken down, or the numbers are not exact."""
    numbers = [part.count.low for part in tally.parts]
    exact = all(part.count.low == part.count.high for part in tally.parts)
    if not numbers or not exact or tally.total.low != tally.total.high:
        return None
    whole, told = tally.total.low, sum(numbers)
    if told == whole:
        return f"The parts add up to {whole}."
    said = f"The parts add up to {told}, the whole is given as {whole}."
    fitting = _adding_up(tally.parts, whole)
    if fitting is None:
        return said
    left = [_part_words(part) for part in tally.parts if part not in fitting]
    fit = listed([_part_words(part) for part in fitting])
    return f"{said} {fit} would add up; {listed(left)} would not fit."


def outside_words(tally: Tally, claimant: str, forbidden: frozenset[Act]) -> str | None:
    """What this count holds that no clause forbids: a unit or parts named after such an act."""
    act = act_named(tally.unit)
    if act and act not in forbidden:
        return f"{claimant} counts {tally.unit}, which no clause forbids."
    parts = [part for part in tally.parts if (named := act_named(part.label)) and named not in forbidden]
    if not parts:
        return None
    which = listed([_part_words(part) for part in parts])
    whole = tally.total.span.text
    return f"Of {claimant}'s {whole}, {which} are of a kind that no clause forbids; its label is kept."


def act_named(label: str) -> Act | None:
    """The act that a label names by its code's own words ("arrests", "air strikes"); None for any other."""
    words = f" {label.casefold().replace('-', ' ')} "
    named = (act for act in Act if f" {act_words(act)} " in words or f" {act_words(act)}s " in words)
    return next(named, None)


def _adding_up(parts: Sequence[TallyPart], whole: int) -> tuple[TallyPart, ...] | None:
    """The most parts that add up to the whole, where only one such choice exists."""
    if len(parts) > MOST_PARTS:
        return None
    for size in range(len(parts) - 1, 1, -1):
        found = [some for some in combinations(parts, size) if sum(part.count.low for part in some) == whole]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _part_words(part: TallyPart) -> str:
    return f"{part.count.low} ({part.label})"
