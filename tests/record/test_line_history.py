"""The history of a line: every version it had, the run that made it, and in what it differs."""

from holdfire.model.history import FieldChange, VersionKind
from holdfire.model.incident import EvidenceState
from tests.record.conftest import Keeper
from tests.record.factories import DENIED, MONDAY, SHELLED, TUESDAY, WEDNESDAY, reading_of
from tests.record.test_difference import run_with


def test_a_line_comes_changes_and_goes_and_each_run_is_named(keeper: Keeper) -> None:
    reading = reading_of(SHELLED)
    incident = f"incident-{reading.mentions[0].id}"
    run_with(keeper, MONDAY, reading)
    run_with(keeper, TUESDAY, reading, evidence=EvidenceState.CONTESTED)
    run_with(keeper, WEDNESDAY, reading_of(DENIED))
    came, changed, went = keeper.view().history_of(incident)
    assert [(each.run, each.at, each.kind) for each in (came, changed, went)] == [
        (1, MONDAY, VersionKind.CAME),
        (2, TUESDAY, VersionKind.CHANGED),
        (3, WEDNESDAY, VersionKind.WENT),
    ]
    assert changed.fields == (FieldChange(field="evidence", old="alleged", new="contested"),)
    assert not came.fields
    assert not went.fields
    assert [each.run for each in keeper.view(as_of=TUESDAY).history_of(incident)] == [1, 2]
    assert keeper.view().history_of("incident-nobody-knows") == ()
