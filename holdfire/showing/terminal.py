"""The truce on a terminal: its status with reasons, a bar while a run works, what could not be read."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from enum import StrEnum
from types import TracebackType
from typing import Self
from zoneinfo import ZoneInfo

from rich.console import Console, Group
from rich.padding import Padding
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from holdfire.model.agreement import Agreement
from holdfire.model.capture import FailedCapture, Skipped
from holdfire.model.duty_status import ObligationState
from holdfire.model.history import Explanation
from holdfire.model.incident import Incident
from holdfire.model.measure import Facts
from holdfire.model.status import Judgement, Status
from holdfire.model.when import When
from holdfire.record.view import View
from holdfire.showing.moments import Clock
from holdfire.showing.status_lines import DECIDES, Row, StatusLines, contingency_lines
from holdfire.showing.words import words_in

FEW = 6
"""How many reasons of a kind a terminal shows."""

BULLET, MARKS = "–", '"“”'

PRESSING = frozenset({ObligationState.OVERDUE, ObligationState.DUE_SOON})


class RunProgress:
    """A bar on standard error while a run works; called with a stage's name and how much it has done."""

    def __init__(self) -> None:
        self._bar = Progress(
            TextColumn("{task.description:<12}"),
            BarColumn(),
            TextColumn("{task.completed:.0f}"),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def __call__(self, stage: str, done: int, total: int | None = None) -> None:
        """Shows that `stage` has done so many of `total` (None: nobody knows yet)."""
        if stage not in self._tasks:
            self._tasks[stage] = self._bar.add_task(stage, total=total)
        self._bar.update(self._tasks[stage], completed=done, total=total)


def print_status(view: View, console: Console | None = None) -> None:
    """The status of the truce: in force, holding, why, what is unknown, what presses, how near the triggers;
    judged at the moment that is printed, in the case's zone and in UTC."""
    console = console or Console(highlight=False)
    judgement = view.judgement()
    if judgement is None:
        console.print("Nothing was judged by then.")
        return
    agreement, case = view.agreement(), view.case()
    zone = case.zone or agreement.zone
    words = words_in(case.language)
    lines = StatusLines(words=words, clock=Clock(zone=zone, words=words))
    console.print()
    console.print(Text(lines.answer(judgement.status), style="bold"))
    console.print(f"{agreement.name}, as of {_moment(judgement.at, zone)}", markup=False)
    console.print()
    console.print(_answers(judgement.status, lines))
    if judgement.status.facts is not None:
        console.print(_numbers(judgement.status.facts, lines))
    console.print(_incident_table(view.reconciled().incidents, judgement))
    console.print(_pressing(judgement, zone))
    console.print(_triggers(agreement, judgement, lines))
    contingencies = list(contingency_lines(agreement, judgement, case))
    if contingencies:
        console.print(Group("", _listed("Contingencies", contingencies)))


def _answers(status: Status, lines: StatusLines) -> Table:
    """Why, on whose word, and what is not known."""
    table = Table.grid(padding=(0, 1))
    table.add_column(style="bold", no_wrap=True)
    table.add_column()
    table.add_column()
    claims = [
        f"{who}: {said}, {when} ({authority}; {where})"
        for who, said, when, authority, where in lines.claims(status)
    ]
    parts = (
        ("Holding?", [ground.text for ground in status.holding_grounds]),
        ("In force?", [ground.text for ground in status.formal_grounds]),
        ("They claim", claims),
        ("Phases", lines.phases(status)),
        ("They say", [f"{said.speaker_name}: {said.says.strip(MARKS)}" for said in status.said]),
        ("They count", [ground.text for ground in status.tallies]),
        ("Unknown", status.unknowns),
    )
    for name, told in parts:
        for number, line in enumerate(_few(told)):
            table.add_row("" if number else name, BULLET, Text(line))
    return table


def _numbers(facts: Facts, lines: StatusLines) -> Group:
    """The rates with their intervals, from whom, and the rules."""
    numbers = lines.numbers(facts)
    table = _table(f"Rates a day: {numbers.counts}", numbers.headings, numbers.rows)
    harm = [(line, ()) for line in lines.harm(facts.harm)]
    told = (_listed("Harm of late, by source", harm), "") if harm else ()
    rules = _listed("The rules in their order, to the first that fits", _rules(lines.rules(facts)))
    return Group("", table, Text(f"Baseline: {numbers.against}. {lines.panel(facts)}"), "", *told, rules)


def _rules(rules: Sequence[Row]) -> Iterator[tuple[str, Sequence[str]]]:
    """The rules that were asked: those behind the one that decides were not."""
    for word, asks, measured, fits in rules:
        yield f"{word}: {asks}", (f"measured: {measured}; {fits}",)
        if fits == DECIDES:
            return


def _listed(title: str, entries: Iterable[tuple[str, Sequence[str]]]) -> Group:
    """A list under a title, each entry with further lines of its own, all wrapped within their indent."""
    table = Table.grid(padding=(0, 1))
    for head, more in entries:
        table.add_row(f" {BULLET}", Group(Text(head), *(Text(line, style="dim") for line in more)))
    return Group(Text(title, style="bold"), table)


def _table(title: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold")
    for heading in headings:
        table.add_column(heading)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    return table


def _few(lines: Sequence[str]) -> list[str]:
    """The first lines, and how many more the bulletin has."""
    more = len(lines) - FEW
    shown = list(lines[:FEW])
    return [*shown, f"and {more} more, in the bulletin"] if more > 0 else shown


def _incident_table(incidents: Sequence[Incident], judgement: Judgement) -> Padding:
    """How many incidents have which outcome, by evidence state; tallies of others are never mixed in."""
    evidence = {incident.id: incident.evidence for incident in incidents}
    counted = Counter(
        (finding.outcome, evidence[finding.incident])
        for finding in judgement.findings
        if finding.incident in evidence
    )
    states = sorted({state for _, state in counted}, key=lambda state: -state.rank)
    table = Table(title="Incidents in the record", title_justify="left", title_style="bold")
    table.add_column("held against the terms")
    for state in states:
        table.add_column(_said(state), justify="right")
    for outcome in dict.fromkeys(outcome for outcome, _ in counted):
        table.add_row(_said(outcome), *(str(counted[outcome, state] or "") for state in states))
    return Padding(table if counted else "No incident has been read yet.", (1, 0))


def _pressing(judgement: Judgement, zone: str) -> Group:
    duties = [duty for duty in judgement.obligations if duty.state in PRESSING]
    if not duties:
        return Group("No obligation is overdue or falls due within 72 hours.", "")
    lines = [
        (f"{duty.obligation}: {_said(duty.state)}{_due(duty.due, zone)}", (duty.reason,)) for duty in duties
    ]
    return Group(_listed("Obligations that press", lines), "")


def _due(due: When | None, zone: str) -> str:
    """The last moment of the time it is due at: a duty due on a day may be done until its end."""
    last = due and (due.latest or due.earliest)
    return f", due {_moment(last, zone)}" if last else ""


def _triggers(agreement: Agreement, judgement: Judgement, lines: StatusLines) -> Group | str:
    by_id = {trigger.id: trigger for trigger in agreement.triggers}
    told = [lines.trigger(by_id[told.trigger], told) for told in judgement.triggers if told.trigger in by_id]
    return _listed("Triggers", told) if told else "The agreement file names no trigger."


def print_run(captures: int, read: int, *, changed: bool) -> None:
    """What a run took in."""
    Console(highlight=False).print(
        f"{captures} captures seen, {read} read anew"
        + ("." if changed else "; the record holds them already, nothing changed.")
    )


def print_failures(failures: Sequence[FailedCapture]) -> None:
    """What could not be read, each with its reason."""
    if not failures:
        return
    console = Console(stderr=True, highlight=False)
    console.print(Text(f"Could not be read: {len(failures)}", style="bold"))
    for failure in failures:
        console.print(f"  {failure.origin}: {failure.reason}", markup=False)


def print_skipped(skipped: Sequence[Skipped]) -> None:
    """What files held beside reports, or a reader of theirs must know: a line for each, no failure."""
    held: dict[str, list[str]] = {}
    for one in skipped:
        held.setdefault(one.origin, []).append(f"{one.kind} ({one.count})")
    for origin, kinds in held.items():
        told = f"{origin}: beside its reports: {', '.join(kinds)}."
        Console(highlight=False, soft_wrap=True).print(told, markup=False)


def print_explanation(explanation: Explanation) -> None:
    """The chain from a line down to the quoted passage and its capture's SHA-256, as a tree. What stands
    in it more than once is unfolded once."""
    Console(highlight=False).print(_branch(explanation, set()))


def _branch(explanation: Explanation, unfolded: set[tuple[str, str]]) -> Tree:
    tree = Tree(_leaf(explanation))
    named = (explanation.kind, explanation.id)  # an account bears the id of its mention
    if explanation.children and named in unfolded and explanation.kind != "test":
        tree.add(Text("unfolded above", style="dim"))
        return tree
    unfolded.add(named)
    for child in explanation.children:
        tree.add(_branch(child, unfolded))
    return tree


def _leaf(explanation: Explanation) -> Text:
    if explanation.citation:
        span = explanation.citation.span
        where = f"{explanation.citation.report} {span.start}-{span.end}"
        quoted = Text.assemble((f"“{span.text}”", "italic"), (f"  {where}", "dim"))
        if explanation.kind == "passage":
            return quoted
        return Text.assemble(_heading(explanation), "\n", quoted)
    if explanation.kind == "capture":
        return Text.assemble(
            ("capture ", "bold"), explanation.text, (f"\nsha256 {explanation.capture}", "dim")
        )
    return _heading(explanation)


def _heading(explanation: Explanation) -> Text:
    if explanation.kind == "test":
        return Text.assemble(("test ", "bold"), explanation.text)
    return Text.assemble((f"{explanation.kind} ", "bold"), (f"{explanation.id} ", "dim"), explanation.text)


def _said(value: StrEnum) -> str:
    return value.value.replace("_", " ")


def _moment(moment: datetime, zone: str) -> str:
    """A moment in the case's zone and in UTC, both named."""
    local = moment.astimezone(ZoneInfo(zone))
    utc = moment.astimezone(ZoneInfo("UTC"))
    return f"{local.day} {local:%B %Y %H:%M} {zone} ({utc.day} {utc:%B %Y %H:%M} UTC)"
