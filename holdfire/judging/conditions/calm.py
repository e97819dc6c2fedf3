"""So long a calm, before the next step: broken by what reaches the evidence floor, not by an allegation."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from holdfire.judging.conditions.counted import DAY, floor_words, is_met, told_and_firm
from holdfire.judging.conditions.met import Met, answer, turns
from holdfire.judging.hysteresis import Episode
from holdfire.judging.indicators import Indicators
from holdfire.judging.lines import moment
from holdfire.judging.wording import count_words, day_words, instant_words
from holdfire.model.length import Length
from holdfire.model.measure import Window
from holdfire.model.status import Progress
from holdfire.model.trigger import Trigger
from holdfire.model.truth import Truth

UNEVEN = timedelta(days=4)
"""By how much months and days may differ in length: 28 and 31 days, and a change of clocks."""


def calm(trigger: Trigger, indicators: Indicators) -> Met:
    """Whether it lasted the length and goes on. By facts only what reaches the floor breaks it, by
    allegations anything told; findings still open, and days nobody read, leave it unknown."""
    condition, now = trigger.condition, indicators.now
    start = condition.since or indicators.terms.life.begins
    first = start.earliest if start else None
    if first is None or condition.length is None or first > now:
        return Met(
            by_allegations=Truth.NO,
            by_facts=Truth.NO,
            distance="it does not count yet",
            reason="What it counts from has not come.",
        )
    told, firm = (some.since(first) for some in told_and_firm(trigger, indicators))
    sure, sure_firm = told.sure, firm.sure
    ends_after = _counted_in(condition.length, indicators.terms.agreement.zone)
    lasted, shown, cautious, shown_cautious = (
        stretches(some.seconds.tolist(), first, now, ends_after) for some in (sure, sure_firm, told, firm)
    )
    since = sure_firm.last(first)
    cloud = _cloud(trigger, indicators, since)
    days, days_told = ((now - some.last(first)) / DAY for some in (sure_firm, sure))
    at = instant_words(since, indicators.terms.agreement.zone)
    return Met(
        by_allegations=answer(is_met(cautious) and not cloud, is_met(lasted)),
        by_facts=answer(is_met(shown_cautious) and not cloud, is_met(shown)),
        distance=f"{int(days)} of {condition.length.text} of calm, broken only by what is "
        f"{floor_words(trigger)}; {int(days_told)} where an allegation breaks it",
        reason=f"Counted from {at}.{cloud}",
        counted=sure.newest().ids,
        citations=sure.newest().citations,
        progress=Progress(
            by_allegations=days_told,
            by_facts=days,
            needed=(ends_after(first) - first) / DAY,
            unit="days of calm",
        ),
        history=turns(lasted, shown),
    )


def _counted_in(length: Length, zone: str) -> Callable[[datetime], datetime]:
    return lambda moment: length.after(moment, zone)


def stretches(
    breaks: Sequence[float], first: datetime, now: datetime, ends_after: Callable[[datetime], datetime]
) -> tuple[Episode, ...]:
    """The stretches of calm since `first` that reached their end by `now`, `breaks` in order of time (seconds
    from the epoch): met when they did, cleared by the next break."""
    shortest = (ends_after(first) - first - UNEVEN).total_seconds()
    found = []
    for since, until in pairwise((first.timestamp(), *breaks, None)):
        assert since is not None
        ends = until if until is not None else now.timestamp()
        if ends - since < shortest:
            continue
        reached = ends_after(moment(since)).timestamp()
        if reached <= ends:
            found.append(Episode(met_at=reached, cleared_at=until))
    return tuple(found)


def _cloud(trigger: Trigger, indicators: Indicators, since: datetime) -> str:
    """Why the calm cannot be told for sure: days nobody read, breaches of an unknown time."""
    unread = indicators.coverage.days_unread(Window(first=since, last=indicators.now))
    if unread:
        last = day_words(unread[0], indicators.terms.agreement.zone)
        return (
            f" On {count_words(len(unread), 'day')} of it, the last of them up to {last}, nothing was read: "
            "silence there shows no calm."
        )
    timeless = indicators.could_be_breaches(trigger.condition.acts, timeless=True)
    firm = int((indicators.lines.table["rank"][timeless] >= trigger.floor.rank).sum())
    return f" {count_words(firm, 'incident')} of no known time may have broken it." if firm else ""
