"""Conditions on the calendar: a date that passes without something, an end that passes without renewal."""

from datetime import datetime, timedelta

from holdfire.judging.conditions.met import Met, once
from holdfire.judging.indicators import Indicators
from holdfire.judging.wording import act_words, count_words, listed, stretch_words, when_words
from holdfire.model.act import SAID_TO_BE_SO, Act
from holdfire.model.mention import Mention
from holdfire.model.span import Citation
from holdfire.model.trigger import Trigger
from holdfire.model.truce_life import ClaimedStatus
from holdfire.model.truth import Truth
from holdfire.model.when import When


def date_passed_without(trigger: Trigger, indicators: Indicators) -> Met:
    """The date has passed and none of the acts came about. An alleged one keeps the facts open; with thin
    coverage silence shows nothing."""
    return _passed_without(trigger.condition.date, trigger.condition.acts, trigger, indicators)


def lapse_without_renewal(trigger: Trigger, indicators: Indicators) -> Met:
    """The end has passed and no renewal came about, by report or by entry; an entered one settles it."""
    life = indicators.terms.life
    last = life.renewed[-1] if life.renewed else None
    entered = [
        claim
        for claim in life.claims
        if claim.status is ClaimedStatus.RENEWED and (last is None or last.before(claim.at) is Truth.YES)
    ]
    met = _passed_without(life.ends, (Act.TRUCE_EXTENDED,), trigger, indicators)
    if not entered or met.by_allegations is Truth.NO:
        return met
    names = listed([indicators.members.name(claim.claimant) for claim in entered])
    return Met(
        by_allegations=Truth.NO,
        by_facts=Truth.NO,
        distance=met.distance,
        reason=f"{met.reason} On file: renewed, by the word of {names}.",
    )


def _passed_without(
    date: When | None, acts: tuple[Act, ...], trigger: Trigger, indicators: Indicators
) -> Met:
    zone, window = indicators.terms.agreement.zone, trigger.condition.window
    if date is None or date.latest is None or indicators.now <= date.latest:
        left = stretch_words(date.latest - indicators.now) if date and date.latest else "an unknown time"
        return Met(
            by_allegations=Truth.NO,
            by_facts=Truth.NO,
            distance=f"the date is in {left}",
            reason=f"The date, {when_words(date, zone)}, has not passed." if date else "No date is set.",
        )
    told = [
        incident for incident in indicators.told(frozenset(acts)) if _by(date.latest, window, incident.when)
    ]
    spoken_of = _spoken_of(frozenset(acts), date.latest, window, indicators)
    publishers = {indicators.publishers.get(mention.report, mention.report) for mention in spoken_of}
    shown = any(incident.evidence.rank >= trigger.floor.rank for incident in told) or len(publishers) >= max(
        trigger.floor.rank, 1
    )
    silence = Truth.UNKNOWN if indicators.coverage.thin else Truth.YES
    alleged = Truth.NO if told or spoken_of else silence
    facts = Truth.NO if shown else Truth.UNKNOWN if told or spoken_of else silence
    wanted = listed([act_words(act) for act in acts], "or")
    return Met(
        by_allegations=alleged,
        by_facts=facts,
        distance=f"the date passed {stretch_words(indicators.now - date.latest)} ago",
        reason=f"By {when_words(date, zone)}: {count_words(len(told) + len(spoken_of), 'report')} "
        f"of {wanted}.",
        counted=(*(incident.id for incident in told), *(mention.id for mention in spoken_of)),
        citations=(
            *(passage for incident in told for passage in indicators.passages(incident)),
            *(Citation(report=mention.report, span=mention.clause) for mention in spoken_of),
        ),
        history=once(date.latest, alleged, facts),
    )


def _spoken_of(
    acts: frozenset[Act], date: datetime, window: timedelta | None, indicators: Indicators
) -> list[Mention]:
    """Mentions of the acts that are no incident of their own, such as talks held."""
    joined = {account.mention for incident in indicators.told(acts) for account in incident.accounts}
    return [
        mention
        for mention in indicators.mentions.values()
        if mention.act in acts
        and mention.id not in joined
        and mention.modality in SAID_TO_BE_SO
        and _by(date, window, mention.when)
    ]


def _by(date: datetime, window: timedelta | None, when: When | None) -> bool:
    """Whether it may have come about by the date, and no longer before it than the window."""
    first, last = (when.earliest, when.latest) if when else (None, None)
    too_late = first is not None and first > date
    too_early = window is not None and last is not None and last < date - window
    return not too_late and not too_early
