"""Questions that a workbench asks of a large record read what they answer, and not the whole."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import timedelta

from sqlalchemy import event

from holdfire.model.decision import Decision, DecisionKind
from holdfire.record.database import Record
from holdfire.record.remembered import Remembered
from holdfire.record.state import State
from tests.record.conftest import Keeper
from tests.record.factories import DENIED, MONDAY, SHELLED, TUESDAY, reading_of

HOUR = timedelta(hours=1)


@contextmanager
def questions_to(record: Record) -> Iterator[list[str]]:
    """The SELECTs that a record answers meanwhile."""
    asked: list[str] = []

    def hear(_connection: object, _cursor: object, statement: str, *_others: object) -> None:
        if statement.startswith("SELECT"):
            asked.append(statement)

    event.listen(record._engine, "before_cursor_execute", hear)
    yield asked
    event.remove(record._engine, "before_cursor_execute", hear)


def made(kind: DecisionKind, target: str, at: timedelta, until: timedelta | None = None) -> Decision:
    return Decision(
        id=f"decision-{kind}-{target}-{at.total_seconds():.0f}",
        kind=kind,
        target=target,
        by="ann",
        at=MONDAY + at,
        reason="so it is",
        until=MONDAY + until if until else None,
        value="verified" if kind is DecisionKind.SET_EVIDENCE else None,
    )


def test_a_judgement_without_findings_has_all_else(keeper: Keeper) -> None:
    keeper.run(MONDAY, SHELLED, DENIED)
    whole, rest = keeper.view().judgement(), keeper.view().judgement(findings=False)
    assert whole is not None
    assert rest is not None
    assert rest.findings == ()
    assert whole.findings == keeper.view().findings() != ()
    assert (rest.at, rest.status, rest.triggers) == (whole.at, whole.status, whole.triggers)


def test_terms_are_told_with_the_outcome_of_each_incident_that_bears_on_them(keeper: Keeper) -> None:
    keeper.run(MONDAY, SHELLED, DENIED)
    told = keeper.view().outcomes_by_term()
    findings = keeper.view().findings()
    terms = {term for finding in findings for term in finding.terms}
    assert set(told) == terms
    for term in terms:
        assert told[term] == {one.incident: one.outcome for one in findings if term in one.terms}


def test_a_finding_is_asked_for_by_its_id(keeper: Keeper) -> None:
    keeper.run(MONDAY, SHELLED)
    (finding,) = keeper.view().findings()
    assert keeper.view().finding(finding.id) == finding


def test_one_line_of_a_difference_is_told_as_the_whole_difference_tells_it(keeper: Keeper) -> None:
    keeper.run(MONDAY, SHELLED)
    keeper.run(TUESDAY, SHELLED, DENIED)
    view = keeper.view()
    whole, some = view.difference(MONDAY + HOUR), view.differing(MONDAY + HOUR)
    changes = some.changes()
    assert [line.id for line in changes.new] == [line.id for line in whole.new] != []
    assert tuple(some.tell(line.kind, line.id) for line in changes.new) == whole.new
    assert some.runs == whole.runs


def test_reports_that_were_recalled_are_not_asked_for_again(keeper: Keeper) -> None:
    readings = keeper.run(MONDAY, SHELLED, DENIED)
    view = keeper.view()
    view.recall([reading.report.id for reading in readings])
    with questions_to(keeper.record) as asked:
        assert [view.reading(each.report.id) for each in readings] == list(readings)
        assert view.reading_that_found(readings[0].mentions[0].id) == readings[0]
        view.recall([readings[1].report.id])
        assert view.reading(readings[1].report.id) == readings[1]
    assert asked == []


def test_what_is_counted_of_a_run_is_counted_once_for_all_views(keeper: Keeper) -> None:
    keeper.run(MONDAY, SHELLED)
    first = keeper.view().incidents()
    counts = keeper.view().counts()
    with questions_to(keeper.record) as asked:
        assert keeper.view().incidents() == first
        assert keeper.view().counts() == counts
    assert not [statement for statement in asked if "count(*)" in statement]


def test_a_run_is_counted_anew(keeper: Keeper) -> None:
    keeper.run(MONDAY, SHELLED)
    before = keeper.view().incidents().total, keeper.view().reports_page().total
    keeper.run(TUESDAY, SHELLED, DENIED)
    after = keeper.view().incidents().total, keeper.view().reports_page().total
    assert after == (before[0] + 1, before[1] + 1)
    then = keeper.view(MONDAY + HOUR)
    assert (then.incidents().total, then.reports_page().total) == before


def test_the_answer_asked_for_longest_ago_is_forgotten_first() -> None:
    answers = Remembered(2)
    answers.get("one", lambda: 1)
    answers.get("two", lambda: 2)
    assert answers.get("one", lambda: 0) == 1
    answers.get("three", lambda: 3)
    assert answers.get("one", lambda: 0) == 1
    assert answers.get("two", lambda: 0) == 0


def test_answers_not_remembered_are_asked_for_together_and_given_in_the_order_of_their_questions() -> None:
    answers, asked = Remembered(3), list[list[str]]()

    def found(unknown: Collection[str]) -> dict[str, str]:
        asked.append(list(unknown))
        return {each: each.upper() for each in unknown}

    assert answers.each(["b", "a", "b"], found) == ["B", "A", "B"]
    assert answers.each(["c", "a", "d"], found) == ["C", "A", "D"]
    assert [set(each) for each in asked] == [{"a", "b"}, {"c", "d"}]
    assert answers.get("b", lambda: "forgotten") == "forgotten"
    assert answers.each(["e", "f", "g", "h"], found) == ["E", "F", "G", "H"]  # more than are kept


def test_a_decision_read_once_is_not_read_again_and_later_ones_are(keeper: Keeper) -> None:
    keeper.run(MONDAY, SHELLED)
    (incident,) = keeper.view().incidents().items
    first = keeper.writer.decide(made(DecisionKind.SET_EVIDENCE, incident.id, HOUR))
    assert keeper.view().decisions() == (first,)
    with questions_to(keeper.record) as asked:
        assert keeper.view().decisions() == (first,)
        assert keeper.view().decisions_about(incident.id) == (first,)
    assert not [statement for statement in asked if statement.startswith("SELECT anchors.number")]
    second = keeper.writer.decide(made(DecisionKind.SET_EVIDENCE, incident.id, 2 * HOUR))
    assert keeper.view().decisions() == (first, second)
    assert keeper.view().decisions_about(incident.id) == (first, second)
    assert keeper.view(MONDAY + HOUR).decisions_about(incident.id) == (first,)


def test_the_last_decisions_are_told_newest_first_with_their_number(keeper: Keeper) -> None:
    keeper.run(MONDAY, SHELLED)
    (incident,) = keeper.view().incidents().items
    for hour in (1, 2, 3):
        keeper.writer.decide(made(DecisionKind.SET_EVIDENCE, incident.id, hour * HOUR))
    keeper.writer.decide(made(DecisionKind.LOCK, incident.id, 4 * HOUR, until=5 * HOUR))
    found = keeper.view().last_decisions(MONDAY + HOUR, without={DecisionKind.LOCK}, most=1)
    assert ([item.at for item in found.items], found.total) == ([MONDAY + 3 * HOUR], 2)
    assert found.items[0].anchors
    earlier = keeper.view(MONDAY + 2 * HOUR).last_decisions(MONDAY, without=(), most=9)
    assert [item.at for item in earlier.items] == [MONDAY + 2 * HOUR, MONDAY + HOUR]


def test_locks_that_are_over_are_not_read(keeper: Keeper) -> None:
    keeper.run(MONDAY, SHELLED)
    (incident,) = keeper.view().incidents().items
    keeper.writer.decide(made(DecisionKind.LOCK, incident.id, HOUR, until=2 * HOUR))
    held = keeper.writer.decide(made(DecisionKind.LOCK, incident.id, 3 * HOUR, until=6 * HOUR))
    state = State(keeper.record, None)
    assert state.about_locks(MONDAY + 4 * HOUR) == (held,)
    assert keeper.view().locks(MONDAY + 4 * HOUR) == (held,)
    keeper.writer.decide(made(DecisionKind.RELEASE, incident.id, 5 * HOUR))
    assert keeper.view().locks(MONDAY + 5 * HOUR) == ()


def test_decisions_about_a_line_are_found_without_reading_those_about_others(keeper: Keeper) -> None:
    keeper.run(MONDAY, SHELLED, DENIED)
    one, other = keeper.view().incidents().items
    about = keeper.writer.decide(made(DecisionKind.SET_EVIDENCE, one.id, HOUR))
    keeper.writer.decide(made(DecisionKind.SET_EVIDENCE, other.id, 2 * HOUR))
    assert keeper.view().decisions_about(one.id) == (about,)
    captures = [reading_of(SHELLED).report.capture, reading_of(DENIED).report.capture]
    near = [State(keeper.record, None).decisions_near(["none"], [capture]) for capture in captures]
    assert [len(found) for found in near] == [1, 1]


def test_what_was_found_in_a_recalled_report_is_no_report(keeper: Keeper) -> None:
    (reading,) = keeper.run(MONDAY, SHELLED)
    state = State(keeper.record, None)
    state.recall([reading.report.id])
    assert state.reading(reading.mentions[0].id) is None
    assert state.reading(reading.report.id) == reading
