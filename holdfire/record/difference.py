"""What the record says at one moment and did not at another, with the reason of each difference."""

from collections.abc import Iterable
from dataclasses import dataclass

from holdfire.model.errors import RecordError
from holdfire.model.history import Changes, Difference, LineChange, Run
from holdfire.record.anchoring import standing_decisions
from holdfire.record.changes import Touched, changes_in, touched
from holdfire.record.line_fields import COMPARED, field_changes
from holdfire.record.reasons import Why
from holdfire.record.state import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """The lines that differ between two states; which fields of one and why is told when it is asked for.
    `runs` are those between."""

    found: Touched
    why: Why
    runs: tuple[Run, ...]

    def changes(self) -> Changes:
        """The lines that came, changed and went."""
        return changes_in(self.found)

    def tell(self, kind: str, line_id: str) -> LineChange:
        """How one of them differs, and why."""
        key = (kind, line_id)
        old, new = self.found.before.get(key), self.found.after.get(key)
        shown = new or old
        return LineChange(
            kind=kind,
            id=line_id,
            label=shown.label if shown else "",
            fields=field_changes(kind, old.body, new.body) if old and new else (),
            reasons=self.why.reasons(key),
        )


def differing(before: State, after: State, brought: Iterable[Run]) -> Differing:
    """Which lines differ from one state to a later one; `brought` are the runs of the later one.

    Raises RecordError where the first is the later one."""
    if before.as_of and after.as_of and before.as_of > after.as_of:
        raise RecordError(
            f"{before.as_of.isoformat()} comes after {after.as_of.isoformat()}; give the earlier moment first"
        )
    found = touched(after, before.last_run, COMPARED)
    between = tuple(run for run in brought if run.number > before.last_run)
    return Differing(found=found, why=Why.of(before, after, found, between), runs=between)


def difference(before: State, after: State, brought: Iterable[Run]) -> Difference:
    """All that differs from one state to a later one; raises as `differing` does."""
    told = differing(before, after, brought)
    known = {decision.id for decision in before.decisions()}
    return Difference(
        since=before.as_of,
        until=after.as_of,
        new=tuple(told.tell(*key) for key in told.found.new),
        changed=tuple(told.tell(*key) for key in told.found.changed),
        withdrawn=tuple(told.tell(*key) for key in told.found.withdrawn),
        runs=told.runs,
        decisions=tuple(item for item in standing_decisions(after) if item.id not in known),
    )
