"""The factual side of status: is it holding, by the apparent breaches of late against earlier ones?"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from holdfire.judging.coverage import RECENT, Coverage
from holdfire.judging.life import Life
from holdfire.judging.outcome import OPEN
from holdfire.judging.questions.evidence import STANDS
from holdfire.judging.wording import count_words, listed, stretch_words
from holdfire.model.finding import Finding, Outcome
from holdfire.model.incident import EvidenceState, Incident
from holdfire.model.reading import Reading
from holdfire.model.span import Citation
from holdfire.model.status import Ground, Holding
from holdfire.model.tally import Tally
from holdfire.model.when import When

DAY = timedelta(hours=24)

NOT_HOLDING_FROM = 5
"""So many corroborated apparent breaches within 72 hours, and it is not holding; a working threshold of this
project, stated with every status."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The answer with its grounds and unknowns."""

    holding: Holding
    grounds: tuple[Ground, ...]
    unknowns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """An incident with its finding and the moment (UTC) it is counted at; None where no time is known."""

    incident: Incident
    finding: Finding
    at: datetime | None


def judged(findings: Sequence[Finding], incidents: Mapping[str, Incident]) -> tuple[Judged, ...]:
    """Findings with their incidents; each is counted once, at the middle of the time told."""
    return tuple(
        Judged(incident=incident, finding=finding, at=_middle(incident.when))
        for finding in findings
        if (incident := incidents.get(finding.incident)) is not None
    )


def how_it_holds(lines: Sequence[Judged], coverage: Coverage, life: Life, now: datetime) -> Held:
    """Holding with no apparent breach of late, strained while few are corroborated, not holding from
    NOT_HOLDING_FROM on; CANNOT_SAY where coverage is too thin for silence to mean anything."""
    begins = life.begins.earliest if life.begins else None
    if begins is None or now < begins:
        return Held(holding=Holding.NOT_STARTED, grounds=(Ground(text="It has not started."),))
    recent = [line for line in lines if _within(line, now - RECENT, now)]
    breaches = [line for line in recent if line.finding.outcome is Outcome.APPARENT_BREACH]
    firm = [line for line in breaches if line.incident.evidence.rank >= STANDS]
    grounds = (
        _count_ground(recent, now, RECENT),
        _count_ground(recent, now, DAY),
        *_baseline(lines, begins, now),
        Ground(text=coverage.words),
    )
    unknowns = tuple(_unknowns(lines, recent, coverage))
    return Held(holding=_answer(recent, breaches, firm, coverage), grounds=grounds, unknowns=unknowns)


def tally_grounds(readings: Sequence[Reading], life: Life, now: datetime) -> Iterator[Ground]:
    """The latest count of each claimant whom the case knows, quoted as a claim; counts are never added or
    compared. Counts of claimants it does not know are only counted."""
    latest: dict[str, tuple[datetime, Tally]] = {}
    strangers: list[Tally] = []
    for reading in readings:
        for tally in reading.tallies:
            at = _middle(tally.window) or _middle(reading.report.published)
            if at is None or at > now or (life.begins and life.begins.earliest and at < life.begins.earliest):
                continue
            if tally.claimant is None or tally.claimant.actor is None:
                strangers.append(tally)
            elif (known := latest.get(tally.claimant.name)) is None or known[0] < at:
                latest[tally.claimant.name] = (at, tally)
    for whose, (_, tally) in sorted(latest.items()):
        yield _tally_ground(whose, tally)
    if strangers:
        yield Ground(
            text=f"{count_words(len(strangers), 'more count')} by claimants the case does not know.",
            citations=tuple(Citation(report=tally.report, span=tally.span) for tally in strangers),
            ids=tuple(tally.id for tally in strangers),
        )


def _tally_ground(whose: str, tally: Tally) -> Ground:
    number = str(tally.total.low) if tally.total.high == tally.total.low else tally.total.span.text
    window = f" ({tally.window.wall})" if tally.window else ""
    return Ground(
        text=f"{number} {tally.unit} by the count of {whose}{window}; a claim, not a count of this record.",
        citations=(Citation(report=tally.report, span=tally.span),),
        ids=(tally.id,),
    )


def _answer(
    recent: Sequence[Judged], breaches: Sequence[Judged], firm: Sequence[Judged], coverage: Coverage
) -> Holding:
    if len(firm) >= NOT_HOLDING_FROM:
        return Holding.NOT_HOLDING
    if coverage.thin:
        return Holding.CANNOT_SAY
    in_doubt = any(line.finding.outcome in OPEN for line in recent)
    return Holding.STRAINED if breaches or in_doubt else Holding.HOLDING


def _count_ground(recent: Sequence[Judged], now: datetime, window: timedelta) -> Ground:
    """Apparent breaches of a window by evidence state, with those that could not be determined."""
    inside = [line for line in recent if _within(line, now - window, now)]
    text = f"In the last {stretch_words(window)}: {_numbers(inside)}."
    return Ground(text=text, ids=tuple(line.incident.id for line in inside if _counts(line)))


def _numbers(lines: Sequence[Judged]) -> str:
    breaches = [line for line in lines if line.finding.outcome is Outcome.APPARENT_BREACH]
    states = [line.incident.evidence for line in breaches]
    by_state = [
        f"{states.count(state)} {state.value.replace('_', ' ')}" for state in EvidenceState if state in states
    ]
    split = f" ({listed(by_state)})" if by_state else ""
    in_doubt = sum(line.finding.outcome in OPEN for line in lines)
    doubt = (
        f", and {count_words(in_doubt, 'incident')} on which the terms cannot be applied yet"
        if in_doubt
        else ""
    )
    return f"{count_words(len(breaches), 'apparent breach')}{split}{doubt}"


def _counts(line: Judged) -> bool:
    return line.finding.outcome is Outcome.APPARENT_BREACH or line.finding.outcome in OPEN


def _baseline(lines: Sequence[Judged], begins: datetime, now: datetime) -> Iterator[Ground]:
    """The same count for the window of the same length before, where the truce already ran."""
    first, last = now - 2 * RECENT, now - RECENT
    if last <= begins:
        yield Ground(text="There is no earlier stretch of the truce to compare with yet.")
        return
    before = [line for line in lines if _within(line, max(first, begins), last)]
    length = stretch_words(last - max(first, begins))
    yield Ground(
        text=f"In the {length} before that: {_numbers(before)}.",
        ids=tuple(line.incident.id for line in before if _counts(line)),
    )


def _unknowns(lines: Sequence[Judged], recent: Sequence[Judged], coverage: Coverage) -> Iterator[str]:
    timeless = sum(line.at is None and _counts(line) for line in lines)
    if timeless:
        yield f"when {count_words(timeless, 'incident')} happened: no time is told"
    yield from _deciding(recent)
    if coverage.thin:
        yield "what went unreported: too few reports were read"


def _deciding(recent: Sequence[Judged]) -> Iterator[str]:
    """The single facts on which a finding hangs alone, then how many lack more than one."""
    single = Counter(line.finding.missing[0] for line in recent if len(line.finding.missing) == 1)
    for fact, number in single.most_common():
        yield fact if number == 1 else f"{fact} ({count_words(number, 'incident')} hang on it)"
    several = sum(len(line.finding.missing) > 1 for line in recent)
    if several:
        yield f"more than one thing each about {count_words(several, 'incident')}"


def _within(line: Judged, after: datetime, until: datetime) -> bool:
    return line.at is not None and after < line.at <= until


def _middle(when: When | None) -> datetime | None:
    if when is None:
        return None
    if when.earliest is None or when.latest is None:
        return when.earliest or when.latest
    return when.earliest + (when.latest - when.earliest) / 2
