"""The status in plain lines and rows: the answer, why, the numbers, what is not known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from holdfire.model.agreement import Agreement
from holdfire.model.case import Case
from holdfire.model.measure import BaselineKind, Facts, HarmTold, Measured
from holdfire.model.status import (
    Basis,
    Formal,
    Holding,
    Judgement,
    PhaseState,
    Status,
    TriggerStatus,
    Turn,
)
from holdfire.model.trigger import Contingency, Trigger
from holdfire.model.when import When
from holdfire.showing.moments import Clock
from holdfire.showing.words import Words

NO_PLACE, SEVERAL_AREAS = "no area told", "in several areas"
NOT_BEGUN = frozenset({Formal.NOT_AGREED, Formal.NOT_STARTED})

OF_LATE, BESIDE_IT = "of late, 95 %", ("baseline, 95 %", "times the baseline, 95 %")
OUTSIDE, ALL = "told only outside the panel", "all"

DECIDES = "decides"

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersTable:
    """Rates with their intervals, what they count, and against what; `headings` name the columns of `rows`,
    the whole first, then areas, then groups of acts."""

    counts: str
    against: str
    headings: Row
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusLines:
    """Puts a status into lines, with the words and the clock of the case's language and zone."""

    words: Words
    clock: Clock

    def answer(self, status: Status) -> str:
        """The answer in one line: its legal life, and how it holds."""
        held = (
            "" if status.holding is Holding.NOT_STARTED else f" {_first_up(self.words.of(status.holding))}."
        )
        since = self._moment(status.since) if status.since and status.formal not in NOT_BEGUN else ""
        until = self._moment(status.until) if status.until else ""
        life = f"{_first_up(self.words.of(status.formal))}"
        told = [
            self._said("since", moment=since) if since else "",
            self._said("until", moment=until) if until else self._said("no_end"),
        ]
        span = ", ".join(part for part in told if part)
        return f"{life} ({span}).{held}"

    def _said(self, what: str, **told: str) -> str:
        return self.words.named("Answer", what).format(**told)

    def claims(self, status: Status) -> tuple[Row, ...]:
        """Who says what of its legal life, when, by what authority, and where that stands."""
        return tuple(
            (
                claim.claimant,
                self.words.of(claim.status),
                self.clock.shown(claim.at).local if claim.at else "time not known",
                claim.authority,
                claim.entry.document if claim.entry else self._reported(claim.evidence),
            )
            for claim in status.told
        )

    def _reported(self, evidence: object) -> str:
        return f"in reports ({str(evidence).replace('_', ' ')})" if evidence else "in reports"

    def phases(self, status: Status) -> tuple[str, ...]:
        """Where each phase stands that is not over."""
        return tuple(
            f"{phase.phase}: {self.words.of(phase.state)}. {phase.reason}"
            for phase in status.phases
            if phase.state is not PhaseState.OVER
        )

    def numbers(self, facts: Facts) -> NumbersTable:
        """The table of rates."""
        compared = facts.baseline is not None
        headings: tuple[str, ...] = ("", OF_LATE)
        headings += BESIDE_IT if compared else ()
        rows = ((facts.whole, ALL), *((row, "") for row in (*facts.areas, *facts.groups)))
        return NumbersTable(
            counts=self.words.of(facts.unit),
            against=self._against(facts),
            headings=(*headings, OUTSIDE),
            rows=tuple(self._row(row, name, compared=compared) for row, name in rows),
        )

    def _row(self, row: Measured, name: str, *, compared: bool) -> Row:
        cells = [name or self.row_name(row), row.recent.words]
        if compared:
            cells += [
                row.baseline.words if row.baseline else "",
                row.ratio.words if row.ratio else "no source was read in both",
            ]
        return (*cells, str(row.outside))

    def row_name(self, row: Measured) -> str:
        """The name of an area or of a group of acts."""
        known = {"": NO_PLACE, "several": SEVERAL_AREAS}
        if row.key in known:
            return known[row.key]
        return row.name if row.name != row.key else self.words.named("ActGroup", row.key)

    def _against(self, facts: Facts) -> str:
        if facts.baseline is None:
            return self.words.of(BaselineKind.NONE)
        first, last = (self.clock.moment(moment) for moment in (facts.baseline.first, facts.baseline.last))
        return f"{self.words.of(facts.baseline_kind)}: {first} to {last}"

    def panel(self, facts: Facts) -> str:
        """From whom the rates are, and how the daily count scatters."""
        nobody = "no source was read in both" if facts.baseline else "none was read"
        named = ", ".join(facts.panel) or nobody
        read = "read in both" if facts.baseline else "read of late"
        scatter = (
            f" Days of the baseline scatter {facts.dispersion:.1f} times as much as chance has it, and the "
            "intervals are as much wider."
            if facts.dispersion > 1
            else ""
        )
        return f"The panel, the sources {read}: {named}.{scatter}"

    def harm(self, told: Sequence[HarmTold]) -> tuple[str, ...]:
        """Harm of late by source, each its own range."""
        return tuple(
            f"{item.source}: {_range(item)} {item.what} in {item.incidents} "
            f"incident{'' if item.incidents == 1 else 's'}"
            for item in told
        )

    def rules(self, facts: Facts) -> tuple[Row, ...]:
        """The rules in their order: what each asks, what was measured, whether it fits, the word it gives."""
        return tuple(
            (
                self.words.named("Holding", rule.gives),
                rule.asks,
                rule.measured,
                DECIDES if rule.decides else "fits" if rule.fits else "does not fit",
            )
            for rule in facts.rules
        )

    def trigger(self, trigger: Trigger, status: TriggerStatus) -> tuple[str, Row]:
        """A trigger's text, then both answers with the distance, its last turn, and who says so."""
        return trigger.text, (
            f"{_met(status)}; {status.distance}",
            *(f"last: {turn}" for turn in self.turns(status.history)[-1:]),
            *self.confirmations(status),
        )

    def turns(self, history: Sequence[Turn]) -> tuple[str, ...]:
        """Every time it was met or cleared."""
        basis = {Basis.ALLEGATIONS: "by allegations", Basis.FACTS: "by facts"}
        return tuple(
            f"{'met' if turn.met else 'cleared'} {basis[turn.basis]} {self.clock.moment(turn.at)}"
            for turn in history
        )

    def confirmations(self, status: TriggerStatus) -> tuple[str, ...]:
        """What reviewers said of it."""
        return tuple(
            f"{item.by} on {self.clock.moment(item.at)}: {item.said} ({item.reason})"
            for item in status.confirmations
        )

    def _moment(self, when: When) -> str:
        return self.clock.shown(when).local


def contingency_lines(agreement: Agreement, judgement: Judgement, case: Case) -> Iterator[tuple[str, Row]]:
    """Each contingency with whose it is and who denies it, then where its triggers stand."""
    names = {actor.id: actor.name for actor in case.actors}
    for contingency in agreement.contingencies:
        told = contingency_triggers(agreement, judgement, contingency)
        states = tuple(f"opens with: {trigger.text} ({_met(status)})" for trigger, status in told)
        parts = (
            ("of", contingency.owner),
            ("announced by", contingency.announced_by),
            ("denied by", contingency.denied_by),
        )
        who = ", ".join(
            f"{word} {' and '.join(names.get(actor, actor) for actor in actors)}"
            for word, actors in parts
            if actors
        )
        opened = states or ("no trigger of this file opens it",)
        yield f"{contingency.names[0]} ({who or 'nobody named'})", opened


def contingency_triggers(
    agreement: Agreement, judgement: Judgement, contingency: Contingency
) -> tuple[tuple[Trigger, TriggerStatus], ...]:
    """The triggers that open a contingency, with their states."""
    states = {status.trigger: status for status in judgement.triggers}
    return tuple(
        (trigger, states[trigger.id])
        for trigger in agreement.triggers
        if trigger.contingency == contingency.id and trigger.id in states
    )


def _met(status: TriggerStatus) -> str:
    """Both answers: "met by allegations: no, by facts: unknown"."""
    return f"met by allegations: {status.by_allegations.value}, by facts: {status.by_facts.value}"


def _range(item: HarmTold) -> str:
    if item.high is None:
        return f"at least {item.low}"
    return str(item.low) if item.high == item.low else f"{item.low} to {item.high}"


def _first_up(text: str) -> str:
    return text[:1].upper() + text[1:]
