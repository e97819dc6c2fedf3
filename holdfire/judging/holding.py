"""The factual side of status: all its numbers, the word that the rules give them, and why in sentences."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from holdfire.judging.coverage import Coverage
from holdfire.judging.harm import harm_by_source
from holdfire.judging.holding_rules import SURE, Seen, apply_rules
from holdfire.judging.intervals import rate
from holdfire.judging.lines import Judged, Lines
from holdfire.judging.measures import count_for, days_of, measured, shift_in, sources_read
from holdfire.judging.outcome import OPEN
from holdfire.judging.questions.evidence import STANDS
from holdfire.judging.questions.inquiry import Terms
from holdfire.judging.windows import Windows, windows_of
from holdfire.judging.wording import count_words, day_words, listed, stretch_words
from holdfire.model.incident import EvidenceState
from holdfire.model.measure import BaselineKind, Facts, Unit
from holdfire.model.status import Formal, Ground, Holding


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The word with its grounds, its numbers (None before the start) and its unknowns."""

    holding: Holding
    grounds: tuple[Ground, ...]
    facts: Facts | None = None
    unknowns: tuple[str, ...] = ()


def how_it_holds(
    lines: Lines, coverage: Coverage, terms: Terms, formal: Formal, publishers: Mapping[str, str]
) -> Held:
    """How the truce holds at the moment of the coverage; `publishers` by report."""
    begins = terms.life.begins.earliest if terms.life.begins else None
    if begins is None or coverage.now <= begins or formal in {Formal.NOT_AGREED, Formal.NOT_STARTED}:
        return Held(holding=Holding.NOT_STARTED, grounds=(Ground(text="It has not started."),))
    over = formal in {Formal.ENDED, Formal.LAPSED}
    windows = windows_of(begins, terms.case, coverage, over=over)
    facts = _facts(lines, coverage, terms, windows, publishers)
    recent = lines.some(lines.within(windows.recent))
    read = coverage.read_in(coverage.recent)
    seen = Seen(
        facts=facts,
        before=windows.baseline is not None and windows.baseline.last <= begins,
        formal=formal,
        open_findings=sum(line.finding.outcome in OPEN for line in recent),
        reports=read.total(),
        publishers=len(read),
    )
    facts = replace(facts, rules=tuple(apply_rules(seen)))
    return Held(
        holding=next(Holding(rule.gives) for rule in facts.rules if rule.decides),
        grounds=tuple(_grounds(facts, recent, coverage, terms.agreement.zone)),
        facts=facts,
        unknowns=tuple(_unknowns(facts, recent, coverage, terms)),
    )


def _facts(
    lines: Lines, coverage: Coverage, terms: Terms, windows: Windows, publishers: Mapping[str, str]
) -> Facts:
    forbidden = frozenset(act for clause in terms.agreement.prohibitions for act in clause.acts)
    outlets = {outlet.publisher: outlet.name for outlet in reversed(terms.case.outlets)}
    count = count_for(lines, windows, forbidden, coverage)
    breaches = [line for line in lines.some(lines.within(windows.recent)) if line.is_breach]
    standing = sum(line.incident.evidence.rank >= STANDS for line in breaches)
    rows = measured(count, {place.id: place.name for place in terms.case.places})
    days = days_of(count, coverage)
    return Facts(
        unit=count.unit,
        recent=windows.recent,
        baseline=windows.baseline,
        baseline_kind=windows.kind,
        alleged=rate(len(breaches), windows.recent.days),
        standing=rate(standing, windows.recent.days),
        dispersion=count.dispersion,
        panel=tuple(sorted(outlets.get(source, source) for source in count.panel)),
        whole=rows["whole"][0],
        areas=rows["areas"],
        groups=rows["groups"],
        shift=shift_in(days, count.dispersion),
        days=days,
        harm=harm_by_source(breaches, publishers, outlets),
        sources=sources_read(windows, count.panel, coverage, outlets),
        undated_incidents=int((lines.table["breach"] | lines.table["doubt"])[lines.timeless].sum()),
        undated_reports=coverage.undated,
        rules=(),
    )


def _grounds(facts: Facts, recent: Sequence[Judged], coverage: Coverage, zone: str) -> Iterator[Ground]:
    """Why, in a few sentences: the rule, the counts of late, the comparison, the change, what was read."""
    decided = next(rule for rule in facts.rules if rule.decides)
    yield Ground(text=f"By this rule: {decided.asks} Measured: {decided.measured}.")
    counted = [line for line in recent if line.is_breach or line.finding.outcome in OPEN]
    span = stretch_words(facts.recent.last - facts.recent.first)
    yield Ground(
        text=f"In the last {span}: {_numbers(recent)}; {facts.alleged.words.partition(' (')[0]} at 95 %.",
        ids=tuple(line.incident.id for line in counted),
    )
    yield Ground(text=_comparison(facts, zone))
    if facts.shift is not None and facts.shift.chance < SURE:
        shift = facts.shift
        yield Ground(
            text=f"The daily count changed about {day_words(shift.at, zone)}: from {shift.before.words} to "
            f"{shift.after.words}; chance alone shows as much in {shift.chance:.1%} of {shift.tries} tries."
        )
    yield Ground(text=coverage.words)


def _numbers(lines: Sequence[Judged]) -> str:
    breaches = [line for line in lines if line.is_breach]
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


_WHICH = {
    BaselineKind.STATED: "the days the case names",
    BaselineKind.BEFORE_THE_TRUCE: "the time before the truce",
    BaselineKind.FIRST_WEEKS: "the first four weeks of the truce",
    BaselineKind.WEEKS_BEFORE: "the weeks before",
}

_WHAT = {
    Unit.APPARENT_BREACHES: "apparent breaches",
    Unit.FORBIDDEN_ACTS: "incidents of acts the terms forbid, whoever did them",
}


def _comparison(facts: Facts, zone: str) -> str:
    """Whether it is getting worse or only more is seen: the same sources in both windows answer it."""
    if facts.baseline is None or facts.whole.baseline is None:
        return "There are no earlier days to compare with yet: a week of them, read day by day, is needed."
    first, last = (day_words(moment, zone) for moment in (facts.baseline.first, facts.baseline.last))
    against = f"{_WHICH[facts.baseline_kind]} ({first} to {last})"
    if facts.whole.ratio is None:
        return f"Against {against} nothing can be said: no source was read both then and of late."
    apart = f"; {facts.whole.outside} more are told only by others" if facts.whole.outside else ""
    return (
        f"By the {count_words(len(facts.panel), 'source')} read both of late and in {against}: "
        f"{facts.whole.recent.words} against {facts.whole.baseline.words} {_WHAT[facts.unit]}, "
        f"{facts.whole.ratio.words} as many{apart}."
    )


def _unknowns(facts: Facts, recent: Sequence[Judged], coverage: Coverage, terms: Terms) -> Iterator[str]:
    if facts.undated_incidents:
        yield f"when {count_words(facts.undated_incidents, 'incident')} happened: no time is told"
    yield from _deciding(recent)
    if coverage.thin:
        yield "what went unreported: too few reports were read"
    unread = coverage.days_unread(facts.recent)
    if unread:
        yield f"what happened on {count_words(len(unread), 'day')} of late: no report of them was read"
    silent = [row.name for row in facts.sources if row.baseline and not row.recent]
    if silent:
        yield f"what {listed(silent)} would tell: read before, not of late"
    if terms.case.baseline and facts.baseline_kind is not BaselineKind.STATED:
        yield "how it compares with the days the case names: they are not over"


def _deciding(recent: Sequence[Judged]) -> Iterator[str]:
    """The single facts on which a finding hangs alone, then how many lack more than one."""
    single = Counter(line.finding.missing[0] for line in recent if len(line.finding.missing) == 1)
    for fact, number in single.most_common():
        yield fact if number == 1 else f"{fact} ({count_words(number, 'incident')} hang on it)"
    several = sum(len(line.finding.missing) > 1 for line in recent)
    if several:
        yield f"more than one thing each about {count_words(several, 'incident')}"
