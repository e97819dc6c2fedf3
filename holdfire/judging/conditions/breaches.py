"""So many apparent breaches within a window, with a memory: once met it stays met until it is cleared."""

from collections.abc import Sequence

from holdfire.judging.conditions.counted import (
    DAY,
    floor_words,
    is_met,
    met_since,
    told_and_firm,
)
from holdfire.judging.conditions.met import Met, answer, turns
from holdfire.judging.hysteresis import Episode, Threshold
from holdfire.judging.indicators import Indicators
from holdfire.judging.wording import count_words, stretch_words
from holdfire.model.status import Progress
from holdfire.model.trigger import Condition, Trigger


def apparent_breaches(trigger: Trigger, indicators: Indicators) -> Met:
    """Whether the count was reached and not cleared since. Findings still open may or may not count: where
    it hangs on them it is unknown."""
    condition, now = trigger.condition, indicators.now
    window = condition.window or DAY
    threshold = Threshold(
        count=condition.count,
        window=window.total_seconds(),
        clears_at=condition.clears_at,
        calm=condition.calm.total_seconds() if condition.calm is not None else None,
    )
    told, firm = told_and_firm(trigger, indicators)
    sure, sure_firm = told.sure, firm.sure
    alleged, shown = (some.episodes(threshold, now) for some in (sure, sure_firm))
    counted, stands = (len(some.since(now - window).index) for some in (sure, sure_firm))
    in_doubt = told.since(now - window).in_doubt
    doubt = f"; {count_words(in_doubt, 'incident')} cannot be determined yet" if in_doubt else ""
    met_at = [met_since(some) for some in (alleged, shown) if is_met(some)]
    counts = sure.in_stretches([*met_at, now], window)
    span = stretch_words(window)
    return Met(
        by_allegations=answer(is_met(alleged), told.in_doubt > 0 and is_met(told.episodes(threshold, now))),
        by_facts=answer(is_met(shown), firm.in_doubt > 0 and is_met(firm.episodes(threshold, now))),
        distance=f"{stands} of {condition.count} apparent breaches {floor_words(trigger)} within {span}; "
        f"{counted} of {condition.count} with those only alleged{doubt}",
        reason=f"Counted in the last {span}.{_memory(condition, shown or alleged)}",
        counted=counts.ids,
        citations=counts.citations,
        progress=Progress(
            by_allegations=counted, by_facts=stands, needed=condition.count, unit="apparent breaches"
        ),
        history=turns(alleged, shown),
    )


def _memory(condition: Condition, some: Sequence[Episode]) -> str:
    """How it will be cleared, where it is met."""
    if not is_met(some):
        return ""
    ways = []
    if condition.clears_at is not None:
        ways.append(f"{condition.clears_at} or fewer are left in it")
    if condition.calm is not None:
        ways.append(f"{stretch_words(condition.calm)} pass without one")
    return f" Once met it stays met until {' or '.join(ways) or 'a whole window has passed below the count'}."
