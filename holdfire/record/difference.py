"""What the record says at one moment and did not at another, with the reason of each difference."""

from collections.abc import Iterable

from holdfire.model.errors import RecordError
from holdfire.model.history import Difference, LineChange, Run
from holdfire.record.anchoring import standing_decisions
from holdfire.record.changes import Key, Touched, touched
from holdfire.record.line_fields import COMPARED, field_changes
from holdfire.record.reasons import Why
from holdfire.record.state import State


def difference(before: State, after: State, brought: Iterable[Run]) -> Difference:
    """What differs from one state to a later one; `brought` are the runs of the later one.

    Raises RecordError where the first is the later one."""
    if before.as_of and after.as_of and before.as_of > after.as_of:
        raise RecordError(
            f"{before.as_of.isoformat()} comes after {after.as_of.isoformat()}; give the earlier moment first"
        )
    found = touched(after, before.last_run, COMPARED)
    between = tuple(run for run in brought if run.number > before.last_run)
    known = {decision.id for decision in before.decisions()}
    why = Why.of(before, after, found, between)
    return Difference(
        since=before.as_of,
        until=after.as_of,
        new=tuple(_told(found, key, why) for key in found.new),
        changed=tuple(_told(found, key, why) for key in found.changed),
        withdrawn=tuple(_told(found, key, why) for key in found.withdrawn),
        runs=between,
        decisions=tuple(item for item in standing_decisions(after) if item.id not in known),
    )


def _told(found: Touched, key: Key, why: Why) -> LineChange:
    old, new = found.before.get(key), found.after.get(key)
    shown = new or old
    return LineChange(
        kind=key[0],
        id=key[1],
        label=shown.label if shown else "",
        fields=field_changes(key[0], old.body, new.body) if old and new else (),
        reasons=why.reasons(key),
    )
