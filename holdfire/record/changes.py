"""What came, changed and went between two runs."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import func, select

from holdfire.model.history import ChangedLine, Changes
from holdfire.model.reading import Reading
from holdfire.model.tally import Tally
from holdfire.record.lines import EQUIVALENCE, FINDING, INCIDENT, STATEMENT, STORY
from holdfire.record.rows import decode, encode
from holdfire.record.schema import lines, readings
from holdfire.record.state import State

TALLY = "tally"
SHOWN = (*(kind.name for kind in (INCIDENT, STATEMENT, STORY, FINDING, EQUIVALENCE)), TALLY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A line as it stood at the end of a run: what it is compared by, its label, itself as JSON."""

    digest: str
    label: str
    body: str


Key = tuple[str, str]
"""Kind and id of a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """The lines that runs touched, as they stood before and as they stand after; a line that only one of the
    two has came or went."""

    before: Mapping[Key, Version]
    after: Mapping[Key, Version]

    @property
    def new(self) -> list[Key]:
        """Those that came, in order."""
        return sorted(self.after.keys() - self.before.keys())

    @property
    def changed(self) -> list[Key]:
        """Those that say something else, in order."""
        both = self.before.keys() & self.after.keys()
        return sorted(key for key in both if self.before[key].digest != self.after[key].digest)

    @property
    def withdrawn(self) -> list[Key]:
        """Those that went, in order."""
        return sorted(self.before.keys() - self.after.keys())


def touched(state: State, since_run: int, kinds: Collection[str]) -> Touched:
    """The lines of these kinds that runs after `since_run` (0: the empty record) up to `state` touched."""
    return Touched(
        before=_versions(state, since_run, since_run, kinds),
        after=_versions(state, since_run, state.last_run, kinds),
    )


def changes_between(state: State, since_run: int) -> Changes:
    """The lines that differ between the end of run `since_run` (0: the empty record) and `state`."""
    return changes_in(touched(state, since_run, SHOWN))


def changes_in(found: Touched) -> Changes:
    """The lines of those touched that differ."""
    return Changes(
        new=_labelled(found.after, found.new),
        changed=_labelled(found.after, found.changed),
        withdrawn=_labelled(found.before, found.withdrawn),
    )


def _labelled(then: Mapping[Key, Version], keys: Collection[Key]) -> tuple[ChangedLine, ...]:
    return tuple(
        ChangedLine(kind=kind, id=line_id, label=then[kind, line_id].label) for kind, line_id in keys
    )


def _versions(state: State, since_run: int, run: int, kinds: Collection[str]) -> dict[Key, Version]:
    tallies = _tallies_then(state, since_run, run) if TALLY in kinds else {}
    return _lines_then(state, since_run, run, kinds) | tallies


def _lines_then(state: State, since_run: int, run: int, kinds: Collection[str]) -> dict[Key, Version]:
    """The lines touched after `since_run`, as they stood at the end of `run`."""
    newer = (
        select(lines.c.kind, lines.c.id)
        .where(lines.c.run > since_run, lines.c.run <= state.last_run, lines.c.kind.in_(kinds))
        .distinct()
        .subquery()
    )
    latest = (
        select(func.max(lines.c.number))
        .join(newer, (newer.c.kind == lines.c.kind) & (newer.c.id == lines.c.id))
        .where(lines.c.run <= run)
        .group_by(lines.c.kind, lines.c.id)
    )
    rows = state.rows(select(lines).where(lines.c.number.in_(latest), lines.c.body.is_not(None)))
    return {
        (row["kind"], row["id"]): Version(digest=row["digest"], label=row["label"], body=row["body"])
        for row in rows
    }


def _tallies_then(state: State, since_run: int, run: int) -> dict[Key, Version]:
    """The tallies of captures read anew after `since_run`, as they stood at the end of `run`."""
    newer = select(readings.c.capture).where(readings.c.run > since_run, readings.c.run <= state.last_run)
    latest = (
        select(func.max(readings.c.number))
        .where(readings.c.capture.in_(newer), readings.c.run <= run)
        .group_by(readings.c.capture)
    )
    bodies = (row["body"] for row in state.rows(select(readings.c.body).where(readings.c.number.in_(latest))))
    tallies = (tally for body in bodies for tally in decode(Reading, body).tallies)
    return {
        (TALLY, tally.id): Version(digest=body, label=label_of_tally(tally), body=body)
        for tally in tallies
        if (body := encode(tally))
    }


def label_of_tally(tally: Tally) -> str:
    """Who counts how many of what, over which window."""
    claimant = tally.claimant.name if tally.claimant else "nobody named"
    window = f", {tally.window.wall}" if tally.window else ""
    return f"{claimant}: {tally.total.span.text} {tally.unit}{window}"
