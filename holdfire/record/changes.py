"""What came, changed and went between two runs."""

from collections.abc import Mapping

from sqlalchemy import func, select

from holdfire.model.history import ChangedLine, Changes
from holdfire.model.reading import Reading
from holdfire.model.tally import Tally
from holdfire.record.lines import EQUIVALENCE, FINDING, INCIDENT, STATEMENT, STORY
from holdfire.record.rows import decode
from holdfire.record.schema import lines, readings
from holdfire.record.state import State

SHOWN = tuple(kind.name for kind in (INCIDENT, STATEMENT, STORY, FINDING, EQUIVALENCE))

Then = Mapping[tuple[str, str], tuple[str, str]]
"""(kind, id) to (what it is compared by, label)."""


def changes_between(state: State, since_run: int) -> Changes:
    """The lines that differ between the end of run `since_run` (0: the empty record) and `state`."""
    before = {**_lines_then(state, since_run, since_run), **_tallies_then(state, since_run, since_run)}
    now = {**_lines_then(state, since_run, state.last_run), **_tallies_then(state, since_run, state.last_run)}
    return Changes(
        new=_labelled(now, now.keys() - before.keys()),
        changed=_labelled(now, {key for key in now.keys() & before.keys() if now[key][0] != before[key][0]}),
        withdrawn=_labelled(before, before.keys() - now.keys()),
    )


def _labelled(then: Then, keys: set[tuple[str, str]]) -> tuple[ChangedLine, ...]:
    return tuple(
        ChangedLine(kind=kind, id=line_id, label=then[kind, line_id][1]) for kind, line_id in sorted(keys)
    )


def _lines_then(state: State, since_run: int, run: int) -> Then:
    """The lines touched after `since_run`, as they stood at the end of `run`."""
    touched = (
        select(lines.c.kind, lines.c.id)
        .where(lines.c.run > since_run, lines.c.run <= state.last_run, lines.c.kind.in_(SHOWN))
        .distinct()
        .subquery()
    )
    latest = (
        select(func.max(lines.c.number))
        .join(touched, (touched.c.kind == lines.c.kind) & (touched.c.id == lines.c.id))
        .where(lines.c.run <= run)
        .group_by(lines.c.kind, lines.c.id)
    )
    rows = state.rows(select(lines).where(lines.c.number.in_(latest), lines.c.body.is_not(None)))
    return {(row["kind"], row["id"]): (row["digest"], row["label"]) for row in rows}


def _tallies_then(state: State, since_run: int, run: int) -> Then:
    """The tallies of captures read anew after `since_run`, as they stood at the end of `run`."""
    touched = select(readings.c.capture).where(readings.c.run > since_run, readings.c.run <= state.last_run)
    latest = (
        select(func.max(readings.c.number))
        .where(readings.c.capture.in_(touched), readings.c.run <= run)
        .group_by(readings.c.capture)
    )
    bodies = (row["body"] for row in state.rows(select(readings.c.body).where(readings.c.number.in_(latest))))
    tallies = (tally for body in bodies for tally in decode(Reading, body).tallies)
    return {("tally", tally.id): (repr(tally), label_of_tally(tally)) for tally in tallies}


def label_of_tally(tally: Tally) -> str:
    """Who counts how many of what, over which window."""
    claimant = tally.claimant.name if tally.claimant else "nobody named"
    window = f", {tally.window.wall}" if tally.window else ""
    return f"{claimant}: {tally.total.span.text} {tally.unit}{window}"
