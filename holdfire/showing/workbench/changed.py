"""What changed since a moment: withdrawn first, each line with what it said, what it says, and why."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from holdfire.model.errors import AskedError
from holdfire.model.history import ChangedLine, FieldChange, LineChange, Run
from holdfire.model.said_moment import said_moment
from holdfire.record.difference import Differing
from holdfire.showing.teller import Link, Teller
from holdfire.showing.workbench.decisions_told import OF_LOCKS

LAST_RUN = "last run"
MOST_LINES = 10
"""Lines of one sort of change that are listed; the rest are counted."""
MOST_REASONS = 3
MOST_RUNS = 20
"""Runs that are offered to begin from."""
FIRST_KINDS = ("incident", "finding", "status", "trigger", "obligation", "statement")
"""The kinds of line listed before others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineShown:
    """A line that came, changed or went; `more` reasons are not told."""

    kind: str
    link: Link
    fields: tuple[FieldChange, ...]
    reasons: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SortOfChange:
    """Lines that changed in one way (`withdrawn`, `new` or `changed`): how many of each kind, the first of
    them, and how many are not listed."""

    sort: str
    counts: tuple[tuple[str, int], ...]
    lines: tuple[LineShown, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionShown:
    """A decision taken since."""

    what: str
    about: Link
    by: str
    at: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """A moment that may be chosen to tell changes from."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What changed from `since` on. `everything` where all on record came later, so that nothing is listed;
    `runs` are those that came between."""

    since: str
    choices: tuple[Since, ...]
    everything: bool
    runs: int
    sorts: tuple[SortOfChange, ...]
    decisions: tuple[DecisionShown, ...]
    more_decisions: int


def changed(teller: Teller, since: str) -> Changed:
    """What changed since a moment. Raises AskedError where that is none."""
    runs = teller.dossier.runs
    moment = _moment(teller, since, runs)
    if moment is None or moment < runs[0].at:
        return _everything(teller, since, runs)
    dossier = teller.dossier
    if since == LAST_RUN:
        found = dossier.once.get("changed", lambda: dossier.view.differing(moment))
        name = f"changed in {teller.words.language}"
        sorts = dossier.once.get(name, lambda: tuple(_sorts(teller, found)))
    else:
        found = dossier.view.differing(moment)
        sorts = tuple(_sorts(teller, found))
    decided = dossier.view.last_decisions(moment, without=OF_LOCKS, most=MOST_LINES)
    return Changed(
        since=teller.clock.moment(moment),
        choices=_choices(teller, since, runs),
        everything=False,
        runs=len(found.runs),
        sorts=sorts,
        decisions=tuple(
            DecisionShown(
                what=teller.decided(item),
                about=teller.link(item.target),
                by=item.by,
                at=teller.clock.moment(item.at),
                reason=item.reason,
            )
            for item in decided.items
        ),
        more_decisions=decided.total - len(decided.items),
    )


def _moment(teller: Teller, since: str, runs: tuple[Run, ...]) -> datetime | None:
    """The moment meant, None where nothing was on record before."""
    if since == LAST_RUN:
        return runs[-2].at if len(runs) > 1 else None
    try:
        moment = said_moment(since, teller.dossier.cut_off, teller.clock.zone)
    except ValueError as error:
        raise AskedError(f"since: {error}, or {LAST_RUN}") from error
    return moment if runs else None


def _everything(teller: Teller, since: str, runs: tuple[Run, ...]) -> Changed:
    return Changed(
        since=teller.clock.moment(runs[0].at) if runs else "",
        choices=_choices(teller, since, runs),
        everything=True,
        runs=len(runs),
        sorts=(),
        decisions=(),
        more_decisions=0,
    )


def _choices(teller: Teller, since: str, runs: tuple[Run, ...]) -> tuple[Since, ...]:
    """The last run, each run before it, and the moment chosen where it is neither."""
    offered = [(LAST_RUN, LAST_RUN)]
    offered += [(run.at.isoformat(), teller.clock.moment(run.at)) for run in runs[-MOST_RUNS - 1 : -1][::-1]]
    if since not in dict(offered):
        offered.append((since, since))
    return tuple(Since(value=value, label=label, chosen=value == since) for value, label in offered)


def _sorts(teller: Teller, found: Differing) -> Iterator[SortOfChange]:
    """Only the lines that are listed are told; the others are counted."""
    changes = found.changes()
    for sort, lines in (("withdrawn", changes.withdrawn), ("new", changes.new), ("changed", changes.changed)):
        listed = [found.tell(line.kind, line.id) for line in sorted(lines, key=_order)[:MOST_LINES]]
        incidents = _incidents_of(teller, listed) if sort != "withdrawn" else {}
        kinds = Counter(teller.words.named("ChangeKind", line.kind) for line in lines)
        yield SortOfChange(
            sort=sort,
            counts=tuple(kinds.most_common()),
            lines=tuple(_line(teller, line, incidents) for line in listed),
            more=len(lines) - len(listed),
        )


def _order(line: ChangedLine) -> tuple[int, str, str]:
    first = FIRST_KINDS.index(line.kind) if line.kind in FIRST_KINDS else len(FIRST_KINDS)
    return first, line.label, line.id


def _incidents_of(teller: Teller, lines: Iterable[LineChange]) -> Mapping[str, str]:
    """The incident of each finding among these lines, which stand."""
    view = teller.dossier.view
    return {line.id: view.finding(line.id).incident for line in lines if line.kind == "finding"}


def _line(teller: Teller, line: LineChange, incidents: Mapping[str, str]) -> LineShown:
    there = teller.link(incidents.get(line.id, line.id))
    label = f"{line.label.partition(' (')[0]}: {there.label}" if line.id in incidents else line.label
    return LineShown(
        kind=teller.words.named("ChangeKind", line.kind),
        link=Link(label=label, href=there.href),
        fields=line.fields,
        reasons=tuple(reason.text for reason in line.reasons[:MOST_REASONS]),
        more=max(0, len(line.reasons) - MOST_REASONS),
    )
