"""A condition on somebody's count of violations: a claim that is quoted, never a fact of this record."""

from datetime import datetime

from holdfire.judging.conditions.met import Met
from holdfire.judging.indicators import Indicators
from holdfire.judging.lines import middle
from holdfire.judging.wording import count_words, day_words, listed
from holdfire.model.span import Citation
from holdfire.model.status import Basis, Progress, Turn
from holdfire.model.tally import Tally
from holdfire.model.trigger import Trigger
from holdfire.model.truth import Truth


def tally(trigger: Trigger, indicators: Indicators) -> Met:
    """A tally of one of the claimants reaches the count. What is told lately enough counts alone: tallies are
    not added up. By facts it cannot be met."""
    condition, zone = trigger.condition, indicators.terms.agreement.zone
    told = sorted(_told(trigger, indicators), key=lambda pair: (pair[0], pair[1].id))
    reached = [(at, found) for at, found in told if found.total.low >= condition.count]
    perhaps = [found for _, found in told if found.total.high is None or found.total.high >= condition.count]
    names = listed([indicators.members.name(actor) for actor in condition.claimants], "or")
    highest = max((found.total.low for _, found in told), default=0)
    last = f"; the latest is of {day_words(told[-1][0], zone)}" if told else ""
    return Met(
        by_allegations=Truth.YES if reached else Truth.UNKNOWN if perhaps else Truth.NO,
        by_facts=Truth.UNKNOWN,
        distance=f"{highest} of {condition.count} in the highest of {count_words(len(told), 'count')} by "
        + names
        + last,
        reason="A count is its claimant's claim: no fact of this record can meet it.",
        counted=tuple(found.id for _, found in reached),
        citations=tuple(Citation(report=found.report, span=found.span) for _, found in reached),
        progress=Progress(
            by_allegations=highest, by_facts=0, needed=condition.count, unit=condition.unit or "as claimed"
        ),
        history=tuple(Turn(at=at, met=True, basis=Basis.ALLEGATIONS) for at, _ in reached[:1]),
    )


def _told(trigger: Trigger, indicators: Indicators) -> list[tuple[datetime, Tally]]:
    """The tallies of the claimants that are of the unit and lately enough, each with its moment."""
    condition, now = trigger.condition, indicators.now
    unit = (condition.unit or "").casefold()
    found = []
    for reading in indicators.claiming:
        for told in reading.tallies:
            whose = told.claimant.actor if told.claimant else None
            at = middle(told.window) or middle(reading.report.published)
            if whose is None or at is None or at > now or unit not in told.unit.casefold():
                continue
            lately = condition.window is None or at > now - condition.window
            if lately and indicators.above(whose) & set(condition.claimants):
                found.append((at, told))
    return found
