"""Why lines differ between two states: which capture, reading, decision, file or code made it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import select

from holdfire.model.decision import Decision, DecisionKind
from holdfire.model.history import Reason, ReasonKind, Run
from holdfire.record.anchoring import standing_decisions
from holdfire.record.batches import batches
from holdfire.record.changes import Key, Touched
from holdfire.record.line_fields import rests_on
from holdfire.record.lines import FINDING, INCIDENT
from holdfire.record.rows import encode
from holdfire.record.schema import case_files, origins, readings, runs
from holdfire.record.state import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """What happened between two states, ready to be asked for one line: `of_reports` for each report that
    came or was read otherwise, `decided` the decisions that the runs between were the first to follow, with
    the ids they are about, `general` what may move any line."""

    found: Touched
    states: tuple[State, State]
    of_reports: Mapping[str, Reason]
    decided: tuple[tuple[Reason, frozenset[str]], ...]
    general: tuple[Reason, ...]

    @classmethod
    def of(cls, before: State, after: State, found: Touched, between: Sequence[Run]) -> "Why":
        """What happened in the runs between."""
        return cls(
            found=found,
            states=(before, after),
            of_reports=dict(_of_reports(before, after)),
            decided=_decided(before, after, between),
            general=tuple(_general(before, after, between)),
        )

    def reasons(self, key: Key) -> tuple[Reason, ...]:
        """Why this line differs: what happened to what it rests on; where nothing did, what may move any."""
        reports, ids = self._ground(key)
        came = {self.of_reports[report] for report in reports if report in self.of_reports}
        named = {reason for reason, about in self.decided if not ids.isdisjoint(about)}
        return tuple(sorted(came | named)) or self.general

    def _ground(self, key: Key) -> tuple[frozenset[str], frozenset[str]]:
        """The reports and ids a line rests on, before and after; a finding on those of its incident."""
        kind, line_id = key
        reports, ids = frozenset[str](), frozenset({line_id})
        for versions, state in zip((self.found.before, self.found.after), self.states, strict=True):
            if key not in versions:
                continue
            own_reports, own_ids = rests_on(kind, versions[key].body)
            reports, ids = reports | own_reports, ids | own_ids
            for incident in own_ids if kind == FINDING.name else ():
                if thing := state.thing(INCIDENT, incident):
                    own_reports, own_ids = rests_on(INCIDENT.name, encode(thing))
                    reports, ids = reports | own_reports, ids | own_ids
        return reports, ids


def _of_reports(before: State, after: State) -> Iterator[tuple[str, Reason]]:
    """For each report of which a reading was kept between, whether it came or was read otherwise."""
    question = (
        select(readings.c.report, readings.c.capture, readings.c.run, runs.c.version)
        .join(runs, runs.c.number == readings.c.run)
        .where(readings.c.run > before.last_run, readings.c.run <= after.last_run)
        .order_by(readings.c.number)
    )
    rows = after.rows(question)
    captures = sorted({row["capture"] for row in rows})
    known: set[str] = set()
    whence: dict[str, str] = {}
    for batch in batches(captures):
        earlier = (readings.c.capture.in_(batch)) & (readings.c.run <= before.last_run)
        known.update(row["capture"] for row in before.rows(select(readings.c.capture).where(earlier)))
        came_from = select(origins.c.sha256, origins.c.origin).where(origins.c.sha256.in_(batch))
        whence |= {
            row["sha256"]: row["origin"] for row in after.rows(came_from.order_by(origins.c.run.desc()))
        }
    for row in rows:
        capture = row["capture"]
        if capture in known:
            text = f"{whence[capture]} was read otherwise by version {row['version']}"
            yield row["report"], Reason(kind=ReasonKind.READING, id=capture, text=text)
        else:
            text = f"{whence[capture]} came"
            yield row["report"], Reason(kind=ReasonKind.CAPTURE, id=capture, text=text)


def _decided(
    before: State, after: State, between: Sequence[Run]
) -> tuple[tuple[Reason, frozenset[str]], ...]:
    """The decisions made after the last run of the one state, and before the last of the other."""
    if not between:
        return ()
    runs_before = before.rows(select(runs.c.at).where(runs.c.number == before.last_run))
    since = runs_before[0]["at"] if runs_before else None
    every = standing_decisions(after)
    return tuple(
        (_of_decision(item), _touches(item, every))
        for item in every
        if (since is None or item.at > since) and item.at <= between[-1].at
    )


def _general(before: State, after: State, between: Sequence[Run]) -> Iterator[Reason]:
    """What may move any line: files of the case, the version of the code, or the runs themselves."""
    newer = (case_files.c.run > before.last_run) & (case_files.c.run <= after.last_run)
    named = sorted({row["name"] for row in after.rows(select(case_files.c.name).where(newer))})
    for name in named if before.last_run else ():
        yield Reason(kind=ReasonKind.FILE, id=name, text=f"{name} was changed")
    former = before.rows(select(runs.c.version).where(runs.c.number == before.last_run))
    versions = [*(row["version"] for row in former), *(run.version for run in between)]
    steps = [(one, two) for one, two in pairwise(versions) if one != two]
    for one, two in steps:
        yield Reason(kind=ReasonKind.CODE, id=two, text=f"the code is version {two}, was {one}")
    if not (named and before.last_run) and not steps:
        for run in between:
            when = run.at.isoformat(timespec="minutes")
            text = f"follows from what else came with the run of {when} by {run.by}"
            yield Reason(kind=ReasonKind.RUN, id=str(run.number), text=text)


def _of_decision(decision: Decision) -> Reason:
    when = decision.at.isoformat(timespec="minutes")
    text = f"{decision.by} at {when}: {decision.what}: {decision.reason}"
    return Reason(kind=ReasonKind.DECISION, id=decision.id, text=text)


def _touches(decision: Decision, every: Iterable[Decision]) -> frozenset[str]:
    """What a decision is about; a withdrawal is about what it withdraws is about."""
    if decision.kind is not DecisionKind.WITHDRAW:
        return decision.touches
    return decision.touches.union(*(item.touches for item in every if item.id == decision.target))
