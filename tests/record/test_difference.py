"""What differs between two moments, with old and new, and the reason: a capture, a reading, a decision."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from holdfire.model.decision import Decision, DecisionKind
from holdfire.model.errors import RecordError
from holdfire.model.history import Difference, ReasonKind
from holdfire.model.incident import EvidenceState
from holdfire.model.reading import Reading
from holdfire.record.view import View
from tests.record.conftest import Keeper
from tests.record.factories import (
    AGREEMENT,
    CASE,
    DENIED,
    FILES,
    MONDAY,
    SHELLED,
    TUESDAY,
    capture_of,
    judgement_of,
    reading_of,
    reconciled_of,
)

SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)


def run_with(keeper: Keeper, now: datetime, *readings: Reading, version: str = "1", **states: object) -> None:
    """A run over these readings whose incidents are in these states."""
    reconciled = reconciled_of(*readings)
    incidents = tuple(replace(incident, **states) for incident in reconciled.incidents)  # type: ignore[arg-type]
    reconciled = replace(reconciled, incidents=incidents)
    with keeper.writer.run(now=now, by="ann", version=version) as run:
        run.keep_case_files(FILES, CASE, AGREEMENT)
        for reading in readings:
            run.keep_capture(capture_of(reading.report.text, origin=f"{reading.mentions[0].id}.txt"))
            run.keep_reading(reading)
        run.keep_joined(reconciled)
        run.keep_judged(judgement_of(reconciled, now))


def lines(found: Difference, what: str, kind: str) -> list[str]:
    return [line.id for line in getattr(found, what) if line.kind == kind]


def test_a_new_line_names_the_capture_that_brought_it(keeper: Keeper) -> None:
    keeper.run(MONDAY, SHELLED)
    (_, new) = keeper.run(TUESDAY, SHELLED, DENIED)
    found = keeper.view().difference(MONDAY)
    assert lines(found, "new", "incident") == [f"incident-{new.mentions[0].id}"]
    assert lines(found, "new", "tally") == [new.tallies[0].id]
    for line in found.new:
        assert [(why.kind, why.id) for why in line.reasons] == [(ReasonKind.CAPTURE, new.report.capture)]
        assert line.reasons[0].text == "captures/1.txt came"
    assert [run.at for run in found.runs] == [TUESDAY]


def test_a_changed_line_says_what_it_said_and_whose_decision_changed_it(keeper: Keeper) -> None:
    reading = reading_of(SHELLED)
    run_with(keeper, MONDAY, reading)
    keeper.writer.decide(
        Decision(
            id="d",
            kind=DecisionKind.SET_EVIDENCE,
            target=f"incident-{reading.mentions[0].id}",
            by="ann",
            at=MONDAY + HOUR,
            reason="seen",
            value="verified",
        )
    )
    run_with(keeper, TUESDAY, reading, evidence=EvidenceState.VERIFIED)
    found = keeper.view().difference(MONDAY)
    (line,) = (line for line in found.changed if line.kind == "incident")
    assert [(field.field, field.old, field.new) for field in line.fields] == [
        ("evidence", "alleged", "verified")
    ]
    assert [(why.kind, why.id) for why in line.reasons] == [(ReasonKind.DECISION, "d")]
    assert "ann" in line.reasons[0].text
    assert [item.id for item in found.decisions] == ["d"]


def test_a_withdrawn_line_names_the_reading_by_other_code(keeper: Keeper) -> None:
    reading = reading_of(SHELLED)
    run_with(keeper, MONDAY, reading)
    better = replace(reading, tallies=())
    with keeper.writer.run(now=TUESDAY, by="ann", version="2") as run:
        run.keep_case_files(FILES, CASE, AGREEMENT)
        run.keep_reading(better)
        gone = replace(reconciled_of(better), incidents=())
        run.keep_joined(gone)
        run.keep_judged(judgement_of(gone, TUESDAY))
    found = keeper.view().difference(MONDAY)
    assert lines(found, "withdrawn", "incident") == [f"incident-{reading.mentions[0].id}"]
    assert lines(found, "withdrawn", "tally") == [reading.tallies[0].id]
    assert lines(found, "withdrawn", "finding")
    for line in found.withdrawn:
        assert [why.text for why in line.reasons] == [
            f"{reading.mentions[0].id}.txt was read otherwise by version 2"
        ]
    (status,) = (line for line in found.changed if line.kind == "status")
    assert [why.kind for why in status.reasons] == [ReasonKind.CODE]


def test_a_line_that_other_code_derived_otherwise_says_so(keeper: Keeper) -> None:
    reading = reading_of(SHELLED)
    run_with(keeper, MONDAY, reading)
    run_with(keeper, TUESDAY, reading, version="2", grounds=("another ground",))
    (line,) = keeper.view().difference(MONDAY).changed
    assert line.fields == ()
    assert [why.text for why in line.reasons] == ["the code is version 2, was 1"]


def test_nothing_differs_where_nothing_came(keeper: Keeper) -> None:
    keeper.run(MONDAY, SHELLED)
    found = keeper.view().difference(MONDAY)
    assert (found.new, found.changed, found.withdrawn, found.runs, found.decisions) == ((), (), (), (), ())
    assert len(keeper.view().difference(MONDAY - SECOND).new) > 0
    with pytest.raises(RecordError, match="give the earlier moment first"):
        keeper.view(as_of=MONDAY).difference(TUESDAY)


TEXTS = tuple(SHELLED.replace("Marat", place) for place in ("Marat", "Bela", "Arda"))
STEPS = st.lists(
    st.tuples(st.sets(st.sampled_from(TEXTS), min_size=1), st.sampled_from(list(EvidenceState))),
    min_size=3,
    max_size=3,
)


def three_runs(
    keeper: Keeper, steps: list[tuple[set[str], EvidenceState]], first: datetime
) -> list[datetime]:
    """Three runs a day apart, with a decision after each; the moments of the runs."""
    moments = [first + timedelta(days=number) for number in range(3)]
    for number, (moment, (texts, evidence)) in enumerate(zip(moments, steps, strict=True)):
        run_with(
            keeper,
            moment,
            *(reading_of(text) for text in sorted(texts)),
            version=str(number),
            evidence=evidence,
        )
        keeper.writer.decide(
            Decision(
                id=f"decision-{moment.isoformat()}",
                kind=DecisionKind.SET_WORK,
                target=f"incident-{reading_of(TEXTS[0]).mentions[0].id}",
                by="ann",
                at=moment + HOUR,
                reason="looked",
                value="triaged",
            )
        )
    return moments


def everything(view: View) -> tuple[object, ...]:
    return (
        view.reconciled(),
        view.judgement(),
        view.readings(),
        view.decisions(),
        view.standing(),
        view.runs(),
    )


def keys(found: Difference) -> set[tuple[str, str]]:
    return {(line.kind, line.id) for line in (*found.new, *found.changed, *found.withdrawn)}


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_two_differences_one_after_the_other_cover_the_whole_and_the_past_never_changes(
    keeper: Keeper, steps: list[tuple[set[str], EvidenceState]]
) -> None:
    runs = keeper.view().runs()
    first = runs[-1].at + timedelta(days=10) if runs else MONDAY
    one, two, three = three_runs(keeper, steps, first)
    past = {moment: everything(keeper.view(as_of=moment)) for moment in (one, two, two + HOUR)}
    early, late = keeper.view(as_of=two).difference(one), keeper.view(as_of=three).difference(two)
    whole = keeper.view(as_of=three).difference(one)
    assert keys(whole) <= keys(early) | keys(late)
    came = {(line.kind, line.id) for found in (early, late) for line in found.new}
    went = {(line.kind, line.id) for found in (early, late) for line in found.withdrawn}
    assert {(line.kind, line.id) for line in whole.new} <= came
    assert {(line.kind, line.id) for line in whole.withdrawn} <= went
    told = [(line.kind, line.id, field) for line in whole.changed for field in line.fields]
    for kind, line_id, field in told:
        parts = [
            part
            for found in (early, late)
            for line in found.changed
            if (line.kind, line.id) == (kind, line_id)
            for part in line.fields
            if part.field == field.field
        ]
        if (kind, line_id) not in went:
            assert (parts[0].old, parts[-1].new) == (field.old, field.new)
    assert whole.runs == (*early.runs, *late.runs)
    assert whole.decisions == (*early.decisions, *late.decisions)
    three_runs(keeper, steps, three + timedelta(days=10))
    assert {moment: everything(keeper.view(as_of=moment)) for moment in past} == past


def test_an_incident_without_places_is_told_as_nothing(keeper: Keeper) -> None:
    reading = reading_of(SHELLED)
    run_with(keeper, MONDAY, reading)
    run_with(keeper, TUESDAY, reading, places=())
    (line,) = (line for line in keeper.view().difference(MONDAY).changed if line.kind == "incident")
    assert [(field.field, field.old, field.new) for field in line.fields] == [("places", "Marat", "nothing")]
