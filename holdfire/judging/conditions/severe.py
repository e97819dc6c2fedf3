"""One severe event: at least so many killed in one incident, or on those whom the text protects."""

import numpy as np

from holdfire.judging.conditions.counted import Told, floor_words, is_met, told_and_firm
from holdfire.judging.conditions.met import Met, answer, turns
from holdfire.judging.harm import killed_by
from holdfire.judging.hysteresis import Threshold
from holdfire.judging.indicators import Indicators
from holdfire.judging.lines import Judged
from holdfire.judging.outcome import OPEN
from holdfire.judging.wording import count_words, stretch_words
from holdfire.model.status import Progress
from holdfire.model.trigger import Condition, Trigger
from holdfire.model.truth import Truth

EVER = float("inf")


def severe_event(trigger: Trigger, indicators: Indicators) -> Met:
    """Whether a single apparent breach was so severe. By facts it reaches the floor, and every account that
    counts the killed has at least so many; where some have fewer, or it is not settled that it was a breach,
    it is unknown."""
    condition, now = trigger.condition, indicators.now
    told, firm = told_and_firm(trigger, indicators)
    if condition.killed is not None:
        told, firm = (some.where(some.lines.table["harmed"][some.index]) for some in (told, firm))
    answers = {line.incident.id: _severe(line, condition, indicators) for line in told.judged}
    calm = condition.calm.total_seconds() if condition.calm is not None else EVER
    threshold = Threshold(count=1, window=1.0, calm=calm)
    alleged, perhaps, shown, perhaps_shown = (
        _answered(some, answers, truths).episodes(threshold, now)
        for some in (told, firm)
        for truths in ((Truth.YES,), (Truth.YES, Truth.UNKNOWN))
    )
    reached = _answered(told, answers, (Truth.YES, Truth.UNKNOWN))
    reached_firm = _answered(firm, answers, (Truth.YES, Truth.UNKNOWN))
    wanted = f"{condition.killed} killed" if condition.killed else "protected persons or objects"
    lasts = (
        f"cleared after {stretch_words(condition.calm)} without another"
        if condition.calm is not None
        else "it stays met"
    )
    return Met(
        by_allegations=answer(is_met(alleged), is_met(perhaps)),
        by_facts=answer(is_met(shown), is_met(perhaps_shown)),
        distance=f"{count_words(len(reached.index), 'incident')} told that may reach it ({wanted}), "
        f"{len(reached_firm.index)} {floor_words(trigger)}",
        reason=f"One incident meets it; {lasts}.",
        counted=reached.ids,
        citations=reached.citations,
        progress=_progress(condition, told, firm),
        history=turns(alleged, shown),
    )


def _answered(some: Told, answers: dict[str, Truth], wanted: tuple[Truth, ...]) -> Told:
    return some.where(np.array([answers[name] in wanted for name in some.ids], dtype=np.bool_))


def _progress(condition: Condition, told: Told, firm: Told) -> Progress | None:
    if condition.killed is None:
        return None
    worst, worst_firm = (max((_killed(line)[0] for line in some.judged), default=0) for some in (told, firm))
    return Progress(
        by_allegations=worst, by_facts=worst_firm, needed=condition.killed, unit="killed in one incident"
    )


def _severe(line: Judged, condition: Condition, indicators: Indicators) -> Truth:
    """Whether it is severe as told, and a breach at all."""
    truth = Truth.UNKNOWN if line.finding.outcome in OPEN else Truth.YES
    if condition.killed is not None:
        low, high = _killed(line)
        enough = Truth.YES if low >= condition.killed else Truth.UNKNOWN
        truth = truth & (enough if high is None or high >= condition.killed else Truth.NO)
    if condition.protected and truth is not Truth.NO:
        truth = truth & _on_protected(line, indicators)
    return truth


def _killed(line: Judged) -> tuple[int, int | None]:
    """From the lowest to the highest number killed that an account tells; none told is 0."""
    told = [killed for account in line.incident.accounts if (killed := killed_by(account)) is not None]
    if not told:
        return 0, 0
    highs = [high for _, high in told]
    return min(low for low, _ in told), None if None in highs else max(high or 0 for high in highs)


def _on_protected(line: Judged, indicators: Indicators) -> Truth:
    """Whether a target is one whom the text protects, by name or kind."""
    protections = indicators.terms.agreement.protections
    actors = {actor for clause in protections for actor in clause.actors}
    kinds = {kind for clause in protections for kind in clause.kinds}
    targets = [ref.actor for ref in line.incident.targets]
    known = [indicators.members.actors.get(actor or "") for actor in targets]
    named = any(indicators.capacities(actor, line.incident.when) & actors for actor in targets if actor)
    if named or any(found is not None and found.kind in kinds for found in known):
        return Truth.YES
    return Truth.UNKNOWN if not targets or None in known else Truth.NO
