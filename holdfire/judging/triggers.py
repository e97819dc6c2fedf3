"""Whether a trigger's condition is met: by what is alleged and by what is shown are two answers."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from holdfire.judging.coverage import Coverage
from holdfire.judging.holding import Judged
from holdfire.judging.members import Members
from holdfire.judging.outcome import OPEN
from holdfire.judging.wording import act_words, count_words, listed, stretch_words, when_words
from holdfire.lexicon.clause_words import ClauseWords
from holdfire.model.act import SAID_TO_BE_SO, Act
from holdfire.model.duty_status import ObligationState, ObligationStatus
from holdfire.model.finding import Outcome
from holdfire.model.incident import Incident
from holdfire.model.mention import Mention
from holdfire.model.reading import Reading
from holdfire.model.span import Citation
from holdfire.model.status import TriggerStatus
from holdfire.model.trigger import Condition, Trigger, TriggerKind
from holdfire.model.truth import Truth
from holdfire.model.when import When

_ACTS = {act.value: act for act in Act}
_SENTENCE_END = re.compile(r"[.!?;]+\s")
_WORD = re.compile(r"[\w'’]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicators:
    """All that a condition may look at, as known at `now` (UTC)."""

    members: Members
    lines: tuple[Judged, ...]
    incidents: tuple[Incident, ...]
    obligations: tuple[ObligationStatus, ...]
    mentions: Mapping[str, Mention]
    readings: tuple[Reading, ...]
    publishers: Mapping[str, str]
    coverage: Coverage
    now: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class _Met:
    """Both answers with the distance and reason in words."""

    by_allegations: Truth
    by_facts: Truth
    distance: str
    reason: str
    counted: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()


def trigger_statuses(indicators: Indicators) -> tuple[TriggerStatus, ...]:
    """The status of every trigger of the agreement, in its order."""
    return tuple(_status(trigger, indicators) for trigger in indicators.members.agreement.triggers)


def _status(trigger: Trigger, indicators: Indicators) -> TriggerStatus:
    met = _CONDITIONS[trigger.condition.kind](trigger, indicators)
    names = [indicators.members.name(actor) for actor in trigger.confirmed_by]
    confirm = f" Only {listed(names)} can declare it." if names else ""
    return TriggerStatus(
        trigger=trigger.id,
        by_allegations=met.by_allegations,
        by_facts=met.by_facts,
        distance=met.distance,
        reason=met.reason + confirm,
        counted=met.counted,
        citations=met.citations,
    )


def _obligation_overdue(trigger: Trigger, indicators: Indicators) -> _Met:
    """Any of the obligations overdue. That no report tells of it is an allegation; a fact it is only where
    a person entered how far it is done."""
    named = [duty for duty in indicators.obligations if duty.obligation in trigger.condition.obligations]
    late = [duty for duty in named if duty.state is ObligationState.OVERDUE]
    unclear = any(duty.state is ObligationState.CANNOT_SAY for duty in named)
    shown = any(duty.score is not None for duty in late)
    unsettled = Truth.UNKNOWN if unclear else Truth.NO
    return _Met(
        by_allegations=Truth.YES if late else unsettled,
        by_facts=Truth.YES if shown else Truth.UNKNOWN if late else unsettled,
        distance=_time_left(named, late, indicators.now),
        reason=" ".join(duty.reason for duty in late or named),
        counted=tuple(duty.obligation for duty in late),
        citations=tuple(passage for duty in late for passage in duty.citations),
    )


def _time_left(named: Sequence[ObligationStatus], late: Sequence[ObligationStatus], now: datetime) -> str:
    if late:
        ids = listed([duty.obligation for duty in late])
        return f"{count_words(len(late), 'obligation')} overdue: {ids}"
    due = [duty.due.latest for duty in named if duty.due and duty.due.latest and duty.due.latest > now]
    return (
        f"the next of them falls due in {stretch_words(min(due) - now)}" if due else "none of them is overdue"
    )


def _apparent_breaches(trigger: Trigger, indicators: Indicators) -> _Met:
    """So many apparent breaches within a window. Findings still open may or may not count. Once met it
    stays met until a whole window has passed below the count (so that it does not flicker)."""
    condition, now = trigger.condition, indicators.now
    window = condition.window or timedelta(hours=24)
    lines = [line for line in indicators.lines if _may_count(line, condition, indicators)]
    firm = [line for line in lines if line.incident.evidence.rank >= trigger.floor.rank]
    counted, shown = (_fullest(_breaches(some), window, now) for some in (lines, firm))
    in_doubt = sum(line.finding.outcome in OPEN for line in _fullest(lines, window, now))
    doubt = f"; {count_words(in_doubt, 'incident')} cannot be determined yet" if in_doubt else ""
    floor, span = trigger.floor.value.replace("_", " "), stretch_words(window)
    return _Met(
        by_allegations=_reaches(lines, condition.count, window, now),
        by_facts=_reaches(firm, condition.count, window, now),
        distance=f"{len(shown)} of {condition.count} apparent breaches {floor} within {span}; "
        f"{len(counted)} of {condition.count} with those only alleged{doubt}",
        reason=f"The fullest stretch of {span} up to now is counted.",
        counted=tuple(line.incident.id for line in counted),
        citations=tuple(passage for line in counted for passage in line.finding.tests[0].citations),
    )


def _may_count(line: Judged, condition: Condition, indicators: Indicators) -> bool:
    if line.at is None or line.incident.evidence.rank == 0:
        return False
    if line.finding.outcome is not Outcome.APPARENT_BREACH and line.finding.outcome not in OPEN:
        return False
    if condition.acts and line.incident.act not in condition.acts:
        return False
    wanted = set(condition.responsible)
    if not wanted:
        return True
    stands = (indicators.members.stand(actor, line.incident.when) for actor in line.finding.responsible)
    return any(stand.capacities & wanted for stand in stands)


def _reaches(lines: Sequence[Judged], count: int, window: timedelta, now: datetime) -> Truth:
    """Whether some stretch of the window's length, ended no more than a window ago, holds the count: NO
    where even the open findings would not do, UNKNOWN where it hangs on them."""
    if len(_fullest(_breaches(lines), window, now)) >= count:
        return Truth.YES
    return Truth.UNKNOWN if len(_fullest(lines, window, now)) >= count else Truth.NO


def _breaches(lines: Sequence[Judged]) -> list[Judged]:
    return [line for line in lines if line.finding.outcome is Outcome.APPARENT_BREACH]


def _fullest(lines: Sequence[Judged], window: timedelta, now: datetime) -> list[Judged]:
    """The lines of the fullest stretch of `window` that ended within the last `window`."""
    timed = sorted(
        ((line.at, line) for line in lines if line.at and line.at <= now), key=lambda pair: pair[0]
    )
    timed = [pair for pair in timed if pair[0] > now - 2 * window]
    best: list[Judged] = []
    first = 0
    for last, (ends, _) in enumerate(timed):
        while timed[first][0] <= ends - window:
            first += 1
        if last + 1 - first > len(best):
            best = [line for _, line in timed[first : last + 1]]
    return best


def _statement_by_authority(trigger: Trigger, indicators: Indicators) -> _Met:
    """One of the speakers is reported to have said it, by an act of words or in these words. Facts need the
    word of two publishers, unless the floor is an allegation."""
    found = [*_acts_said(trigger.condition, indicators), *_words_said(trigger.condition, indicators)]
    publishers = {indicators.publishers.get(citation.report, citation.report) for _, citation in found}
    needed = max(trigger.floor.rank, 1)
    speakers = listed([indicators.members.name(actor) for actor in trigger.condition.speakers], "or")
    wanted = listed([_in_words(said) for said in trigger.condition.says], "or")
    if not found:
        return _Met(
            by_allegations=Truth.NO,
            by_facts=Truth.NO,
            distance="not said so far in the reports read",
            reason=f"No report read has {speakers} saying this: {wanted}.",
        )
    return _Met(
        by_allegations=Truth.YES,
        by_facts=Truth.of(len(publishers) >= needed),
        distance=f"told by {count_words(len(publishers), 'publisher')}; the floor asks for {needed}",
        reason=f"Reported of {speakers}: {wanted}.",
        counted=tuple(dict.fromkeys(name for name, _ in found)),
        citations=tuple(dict.fromkeys(citation for _, citation in found)),
    )


def _in_words(said: str) -> str:
    return act_words(_ACTS[said]) if said in _ACTS else f"“{said}”"


def _acts_said(condition: Condition, indicators: Indicators) -> Iterator[tuple[str, Citation]]:
    acts = {_ACTS[word] for word in condition.says if word in _ACTS}
    for incident in indicators.incidents:
        by_speaker = any(_speaks(ref.actor, condition, indicators) for ref in incident.actors)
        if incident.act in acts and by_speaker and _told(incident):
            for citation in _passages(incident, indicators):
                yield incident.id, citation


def _words_said(condition: Condition, indicators: Indicators) -> Iterator[tuple[str, Citation]]:
    words = [word.casefold() for word in condition.says if word not in _ACTS]
    for reading in indicators.readings if words else ():
        for quotation in reading.quotations:
            speaker = quotation.speaker.actor if quotation.speaker else None
            said = quotation.words.casefold()
            plain = any(_said_plainly(word, said, reading.report.language or "") for word in words)
            if plain and _speaks(speaker, condition, indicators):
                yield quotation.id, Citation(report=quotation.report, span=quotation.contents[0])


def _said_plainly(wanted: str, said: str, language: str) -> bool:
    """Whether a sentence of what was said holds the words wanted, and neither denies them nor makes them
    depend on something: "we shall not turn to plan B", "we could turn to plan B if ..." do not count."""
    clause_words = ClauseWords.of(language)
    for sentence in _SENTENCE_END.split(said):
        words = _WORD.findall(sentence)
        doubted = clause_words is not None and any(
            clause_words.any_plays(role, words) for role in ("negation", "conditional", "possibility")
        )
        if wanted in sentence and not doubted:
            return True
    return False


def _speaks(actor: str | None, condition: Condition, indicators: Indicators) -> bool:
    """Whether this is one of the speakers, or speaks for one."""
    if actor is None:
        return False
    members = indicators.members
    above = {step.id for step in members.chain(actor, members.local_day(indicators.now))}
    return bool(above & set(condition.speakers))


def _date_passed_without(trigger: Trigger, indicators: Indicators) -> _Met:
    """The date has passed and none of the acts came about. An alleged one keeps the facts open; with thin
    coverage silence shows nothing."""
    date, acts = trigger.condition.date, trigger.condition.acts
    zone = indicators.members.agreement.zone
    if date is None or date.latest is None or indicators.now <= date.latest:
        left = stretch_words(date.latest - indicators.now) if date and date.latest else "an unknown time"
        return _Met(
            by_allegations=Truth.NO,
            by_facts=Truth.NO,
            distance=f"the date is in {left}",
            reason="The date has not passed." if date else "No date is set.",
        )
    told = [
        incident
        for incident in indicators.incidents
        if incident.act in acts
        and _told(incident)
        and _by(date.latest, trigger.condition.window, incident.when)
    ]
    spoken_of = _spoken_of(trigger.condition, date.latest, indicators)
    publishers = {indicators.publishers.get(mention.report, mention.report) for mention in spoken_of}
    shown = any(incident.evidence.rank >= trigger.floor.rank for incident in told) or len(publishers) >= max(
        trigger.floor.rank, 1
    )
    silence = Truth.UNKNOWN if indicators.coverage.thin else Truth.YES
    wanted = listed([act_words(act) for act in acts], "or")
    return _Met(
        by_allegations=Truth.NO if told or spoken_of else silence,
        by_facts=Truth.NO if shown else Truth.UNKNOWN if told or spoken_of else silence,
        distance=f"the date passed {stretch_words(indicators.now - date.latest)} ago",
        reason=f"By {when_words(date, zone)}: {count_words(len(told) + len(spoken_of), 'report')} "
        f"of {wanted}.",
        counted=(*(incident.id for incident in told), *(mention.id for mention in spoken_of)),
        citations=(
            *(passage for incident in told for passage in _passages(incident, indicators)),
            *(Citation(report=mention.report, span=mention.clause) for mention in spoken_of),
        ),
    )


def _spoken_of(condition: Condition, date: datetime, indicators: Indicators) -> list[Mention]:
    """Mentions of the acts that are no incident of their own, such as talks held."""
    joined = {account.mention for incident in indicators.incidents for account in incident.accounts}
    return [
        mention
        for mention in indicators.mentions.values()
        if mention.act in condition.acts
        and mention.id not in joined
        and mention.modality in SAID_TO_BE_SO
        and _by(date, condition.window, mention.when)
    ]


def _by(date: datetime, window: timedelta | None, when: When | None) -> bool:
    """Whether it may have come about by the date, and no longer before it than the window."""
    first, last = (when.earliest, when.latest) if when else (None, None)
    too_late = first is not None and first > date
    too_early = window is not None and last is not None and last < date - window
    return not too_late and not too_early


def _told(incident: Incident) -> bool:
    return incident.evidence.rank > 0 and any(
        account.modality in SAID_TO_BE_SO for account in incident.accounts
    )


def _passages(incident: Incident, indicators: Indicators) -> Iterable[Citation]:
    told = (indicators.mentions.get(account.mention) for account in incident.accounts)
    return [Citation(report=mention.report, span=mention.clause) for mention in told if mention]


_CONDITIONS: Mapping[TriggerKind, Callable[[Trigger, Indicators], _Met]] = {
    TriggerKind.OBLIGATION_OVERDUE: _obligation_overdue,
    TriggerKind.APPARENT_BREACHES: _apparent_breaches,
    TriggerKind.STATEMENT_BY_AUTHORITY: _statement_by_authority,
    TriggerKind.DATE_PASSED_WITHOUT: _date_passed_without,
}
