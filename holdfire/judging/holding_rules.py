"""The rules by which numbers become a word: holding, strained, not holding, cannot say."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from holdfire.judging.coverage import LEAST_PUBLISHERS, LEAST_REPORTS
from holdfire.judging.wording import count_words
from holdfire.model.measure import Facts, RuleTold
from holdfire.model.status import Formal, Holding

SURE = 0.05
"""A change that random orders of the days show less often than this is called one, by custom."""

HALF = 0.5
"""A truce that has not at least halved forbidden acts is not called holding; our own reasoning."""

DAILY = 1.0
"""One standing breach a day at the low end: fighting every day is no truce that holds; our own reasoning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What the rules look at: the numbers, whether they are compared with the time before the truce, its
    legal state, open findings of late, and how much was read of late."""

    facts: Facts
    before: bool
    formal: Formal
    open_findings: int
    reports: int
    publishers: int

    @property
    def got_worse(self) -> bool:
        """Whether the daily count rose within the truce by more than chance."""
        shift = self.facts.shift
        return shift is not None and shift.chance < SURE and shift.after.low > shift.before.low

    @property
    def standing(self) -> int:
        """Apparent breaches of late that are corroborated or verified."""
        return self.facts.standing.count


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What it asks in words, whether it fits, what was measured of it, and the word it gives."""

    gives: Holding
    asks: str
    fits: Callable[[Seen], bool]
    measured: Callable[[Seen], str]


def _no_rarer(seen: Seen) -> bool:
    ratio = seen.facts.whole.ratio
    return seen.before and ratio is not None and ratio.low >= 1 and seen.standing > 0


def _halved(seen: Seen) -> bool:
    ratio = seen.facts.whole.ratio
    halved = ratio is not None and ratio.high is not None and ratio.high <= HALF
    return seen.before and halved and not seen.got_worse


def _compared(seen: Seen) -> str:
    if not seen.before or seen.facts.whole.ratio is None:
        return "there is no time before the truce to compare with"
    return seen.facts.whole.ratio.words


def _changed(seen: Seen) -> str:
    shift = seen.facts.shift
    if shift is None:
        return "too little to look for a change in"
    word = "a change" if shift.chance < SURE else "no change beyond chance"
    return f"{word}: {shift.chance:.1%} of random orders of the days show one as large"


RULES = (
    Rule(
        gives=Holding.OVER,
        asks="The truce was ended by whoever may end it, or its time ran out: nothing is left to hold.",
        fits=lambda seen: seen.formal in {Formal.ENDED, Formal.LAPSED},
        measured=lambda seen: seen.formal.value.replace("_", " "),
    ),
    Rule(
        gives=Holding.NOT_HOLDING,
        asks="Apparent breaches that stand (corroborated or verified) come to one a day or more even at the "
        "low end of their rate.",
        fits=lambda seen: seen.facts.standing.low >= DAILY,
        measured=lambda seen: seen.facts.standing.words,
    ),
    Rule(
        gives=Holding.NOT_HOLDING,
        asks="Forbidden acts are no rarer than before the truce even at the low end of the ratio, and an "
        "apparent breach stands.",
        fits=_no_rarer,
        measured=lambda seen: f"{_compared(seen)}; {seen.standing} standing",
    ),
    Rule(
        gives=Holding.CANNOT_SAY,
        asks=f"Fewer than {LEAST_REPORTS} reports or {LEAST_PUBLISHERS} publishers were read in the last 72 "
        "hours: silence shows nothing.",
        fits=lambda seen: seen.reports < LEAST_REPORTS or seen.publishers < LEAST_PUBLISHERS,
        measured=lambda seen: (
            f"{count_words(seen.reports, 'report')}, {count_words(seen.publishers, 'publisher')}"
        ),
    ),
    Rule(
        gives=Holding.HOLDING,
        asks="No apparent breach of late, not even alleged, and no incident that could prove to be one.",
        fits=lambda seen: seen.facts.alleged.count == 0 and seen.open_findings == 0 and not seen.got_worse,
        measured=lambda seen: (
            f"{count_words(seen.facts.alleged.count, 'apparent breach')}, "
            f"{count_words(seen.open_findings, 'open incident')}"
        ),
    ),
    Rule(
        gives=Holding.HOLDING,
        asks="Forbidden acts are at most half as frequent as before the truce even at the high end of the "
        "ratio, and have not risen within it.",
        fits=_halved,
        measured=lambda seen: f"{_compared(seen)}; {_changed(seen)}",
    ),
    Rule(
        gives=Holding.STRAINED,
        asks="None of the above: breaches are told or possible, and neither that it fails nor that it "
        "holds is shown.",
        fits=lambda _: True,
        measured=lambda seen: (
            f"{count_words(seen.facts.alleged.count, 'apparent breach')}, "
            f"{seen.standing} standing, {count_words(seen.open_findings, 'open incident')}"
        ),
    ),
)
"""In this order. Where each comes from: docs/status.md."""


def apply_rules(seen: Seen) -> Iterator[RuleTold]:
    """Every rule with what was measured; the first that fits decides."""
    decided = False
    for rule in RULES:
        fits = rule.fits(seen)
        yield RuleTold(
            gives=rule.gives.value,
            asks=rule.asks,
            measured=rule.measured(seen),
            fits=fits,
            decides=fits and not decided,
        )
        decided = decided or fits
