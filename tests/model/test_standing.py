"""Standing decisions: whatever order they come in, said of what is read now."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from holdfire.model.decision import Decision, DecisionKind, pairs_settled
from holdfire.model.reading import Reading
from holdfire.model.report import Report
from holdfire.model.standing import Standing, in_force

KINDS = (DecisionKind.SET_WORK, DecisionKind.SET_EVIDENCE, DecisionKind.ACCEPT_MENTION, DecisionKind.LOCK)


def decision(kind: DecisionKind, target: str) -> Decision:
    at = datetime(2021, 3, 9, tzinfo=UTC)
    return Decision(id="d", kind=kind, target=target, by="ann", at=at, reason="looked")


@st.composite
def decided(draw: st.DrawFn) -> list[Decision]:
    """Decisions of three reviewers, some of which withdraw earlier ones."""
    made: list[Decision] = []
    for number in range(draw(st.integers(0, 8))):
        withdraws = made and draw(st.booleans())
        made.append(
            Decision(
                id=f"decision-{number}",
                kind=DecisionKind.WITHDRAW if withdraws else draw(st.sampled_from(KINDS)),
                target=draw(st.sampled_from(made)).id if withdraws else draw(st.sampled_from("abc")),
                by=draw(st.sampled_from(["ann", "bob", "cid"])),
                at=datetime(2021, 3, 9, 12, number, tzinfo=UTC),
                reason="looked",
            )
        )
    return made


@given(decided(), st.randoms())
def test_decisions_in_any_order_come_to_one_state(made: list[Decision], random) -> None:
    shuffled = list(made)
    random.shuffle(shuffled)
    assert Standing.of(shuffled, ()) == Standing.of(made, ())


@given(decided())
def test_a_decision_stands_unless_one_that_stands_withdraws_it(made: list[Decision]) -> None:
    standing = {item.id for item in in_force(made)}
    withdrawn = {item.target for item in made if item.id in standing and item.kind is DecisionKind.WITHDRAW}
    assert standing == {item.id for item in made} - withdrawn


def test_same_makes_one_of_all_and_different_parts_the_other_from_the_rest() -> None:
    same, different = DecisionKind.SAME, DecisionKind.DIFFERENT
    assert set(pairs_settled(same, ("a", "b"), ("c",))) == {("a", "c"), ("b", "c")}
    assert set(pairs_settled(different, ("a", "b"), ("c", "d"))) == {
        ("a", "c"),
        ("a", "d"),
        ("b", "c"),
        ("b", "d"),
    }
    assert set(pairs_settled(different, ("a", "b", "c"), ("c",))) == {("a", "c"), ("b", "c")}
    assert set(pairs_settled(different, ("a", "b"), ())) == {("a", "b")}


def test_what_holds_by_no_passage_stands_as_it_is() -> None:
    made = decision(DecisionKind.ACCEPT_EQUIVALENCE, target="equivalence-1")
    assert Standing.of([made, replace(made, id="lock", kind=DecisionKind.LOCK)], ()).settled == (made,)


def _asked_in_vain() -> Iterator[Reading]:
    """Readings that nobody should ask for."""
    raise AssertionError("a reading was asked for that no decision rests on")
    yield


def test_decisions_that_rest_on_no_passage_have_nothing_read() -> None:
    made = decision(DecisionKind.SET_EVIDENCE, target="incident-a")
    assert Standing.of([made], _asked_in_vain()).settled == (made,)


def test_a_retracted_outlet_is_every_report_of_it_and_of_no_other() -> None:
    reports = [("a", "globe"), ("b", "herald"), ("c", "globe"), ("d", None)]
    readings = [
        Reading(report=Report(id=f"report-{name}", capture=name, text="", blocks=(), outlet=outlet))
        for name, outlet in reports
    ]
    settled = Standing.of([decision(DecisionKind.RETRACT_OUTLET, target="globe")], readings).settled
    assert [(item.kind, item.target) for item in settled] == [
        (DecisionKind.RETRACT_REPORT, "report-a"),
        (DecisionKind.RETRACT_REPORT, "report-c"),
    ]
