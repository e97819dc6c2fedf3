"""Decisions: refused where another reviewer decided meanwhile, and held by passage in better readings."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier

import pytest
from sqlalchemy import URL, insert

from holdfire.model.decision import NONE_YET, AnchorKind, Decision, DecisionKind, Side, Slot
from holdfire.model.errors import ConflictError, RecordError, UnknownIdError
from holdfire.model.mention import Mention
from holdfire.model.reconciled import Reconciled
from holdfire.model.span import Span
from holdfire.record.database import open_database
from holdfire.record.rows import decision_values
from holdfire.record.schema import decisions
from holdfire.record.sense import refuse_senseless
from holdfire.record.state import State
from holdfire.record.vault import Vault
from holdfire.record.writer import Writer
from tests.record.conftest import Keeper
from tests.record.factories import (
    AGREEMENT,
    CASE,
    DENIED,
    FILES,
    MONDAY,
    SHELLED,
    TUESDAY,
    WEDNESDAY,
    judgement_of,
    reading_of,
)

MENTION = reading_of(SHELLED).mentions[0].id
INCIDENT = f"incident-{MENTION}"
OTHER = f"incident-{reading_of(DENIED).mentions[0].id}"
HOUR = timedelta(hours=1)


def made(
    kind: DecisionKind, target: str = INCIDENT, *, by: str = "ann", number: int = 0, **more: object
) -> Decision:
    """The `number`-th decision of Tuesday."""
    return Decision(
        id=f"decision-{by}-{number}",
        kind=kind,
        target=target,
        by=by,
        at=TUESDAY + timedelta(minutes=number),
        reason="seen on the spot",
        **more,  # type: ignore[arg-type]
    )


def evidence(value: str, *, by: str = "ann", number: int = 0, **more: object) -> Decision:
    return made(DecisionKind.SET_EVIDENCE, by=by, number=number, value=value, **more)


def test_a_decision_about_an_incident_is_kept_with_the_passages_it_rests_on(keeper: Keeper) -> None:
    (reading,) = keeper.run(MONDAY, SHELLED)
    keeper.writer.decide(evidence("verified"))
    (kept,) = keeper.view().decisions()
    (anchor,) = kept.anchors
    mention = reading.mentions[0]
    assert (anchor.side, anchor.kind, anchor.id) == (Side.TARGET, AnchorKind.MENTION, mention.id)
    assert (anchor.span, anchor.trigger, anchor.act) == (mention.clause, mention.trigger, mention.act)
    assert anchor.capture == reading.report.capture


def test_a_decision_made_on_a_state_before_anothers_is_refused_and_says_who_and_when(keeper: Keeper) -> None:
    keeper.run(MONDAY, SHELLED)
    keeper.writer.decide(evidence("verified", by="ann", number=1, on=NONE_YET))
    with pytest.raises(
        ConflictError, match=r"ann decided about .* at 2016-03-01T08:01:00.*--on decision-ann-1"
    ):
        keeper.writer.decide(evidence("refuted", by="bob", number=2, on=NONE_YET))
    keeper.writer.decide(evidence("refuted", by="bob", number=3, on="decision-ann-1"))
    assert [item.value for item in keeper.view().decisions()] == ["verified", "refuted"]


def test_a_decision_on_a_mention_stands_against_one_on_its_incident(keeper: Keeper) -> None:
    keeper.run(MONDAY, SHELLED)
    keeper.writer.decide(made(DecisionKind.REJECT_MENTION, MENTION, by="ann", number=1))
    with pytest.raises(ConflictError, match="ann decided"):
        keeper.writer.decide(evidence("verified", by="bob", number=2, on=NONE_YET))


def test_a_decision_that_does_not_say_what_was_seen_never_overrules_another_reviewer(keeper: Keeper) -> None:
    keeper.run(MONDAY, SHELLED)
    keeper.writer.decide(evidence("verified", by="ann", number=1))
    with pytest.raises(ConflictError, match="say that you have seen it"):
        keeper.writer.decide(evidence("refuted", by="bob", number=2))
    keeper.writer.decide(evidence("refuted", by="ann", number=3))
    keeper.writer.decide(made(DecisionKind.SET_WORK, by="bob", number=4, value="closed"))
    assert len(keeper.view().decisions()) == 3


def test_two_who_join_and_part_the_same_contradict_each_other(keeper: Keeper) -> None:
    keeper.run(MONDAY, SHELLED, DENIED)
    keeper.writer.decide(made(DecisionKind.SAME, by="ann", number=1, other=OTHER))
    with pytest.raises(ConflictError, match="same"):
        keeper.writer.decide(made(DecisionKind.DIFFERENT, by="bob", number=2, other=OTHER))


def test_a_state_that_nobody_knows_is_refused(keeper: Keeper) -> None:
    keeper.run(MONDAY, SHELLED)
    with pytest.raises(RecordError, match="nothing says what yours was made on"):
        keeper.writer.decide(evidence("verified", on="decision-none"))


def test_a_lock_keeps_others_out_until_it_ends_or_is_released(keeper: Keeper) -> None:
    keeper.run(MONDAY, SHELLED)
    lock = made(DecisionKind.LOCK, by="ann", number=1, until=TUESDAY + HOUR)
    keeper.writer.decide(lock)
    assert [item.id for item in keeper.view().locks(TUESDAY + HOUR / 2)] == [lock.id]
    with pytest.raises(ConflictError, match=r"ann holds a lock on .* until 2016-03-01T09:00"):
        keeper.writer.decide(made(DecisionKind.ACCEPT_MENTION, MENTION, by="bob", number=2))
    with pytest.raises(RecordError, match="you hold no lock"):
        keeper.writer.decide(made(DecisionKind.RELEASE, MENTION, by="ann", number=2))
    keeper.writer.decide(evidence("verified", by="ann", number=3))
    keeper.writer.decide(made(DecisionKind.RELEASE, by="ann", number=4))
    keeper.writer.decide(made(DecisionKind.ACCEPT_MENTION, MENTION, by="bob", number=5))
    again = made(DecisionKind.LOCK, by="ann", number=6, until=TUESDAY + HOUR)
    keeper.writer.decide(again)
    assert keeper.view().locks(TUESDAY + HOUR) == ()
    keeper.writer.decide(made(DecisionKind.REJECT_MENTION, MENTION, by="bob", number=61))


def test_a_withdrawn_decision_no_longer_stands_and_stays_on_record(keeper: Keeper) -> None:
    keeper.run(MONDAY, SHELLED)
    keeper.writer.decide(evidence("verified", by="ann", number=1))
    keeper.writer.decide(made(DecisionKind.WITHDRAW, "decision-ann-1", by="bob", number=2))
    assert keeper.view().standing().settled == ()
    assert len(keeper.view().decisions()) == 2
    with pytest.raises(ConflictError, match="bob decided"):
        keeper.writer.decide(made(DecisionKind.WITHDRAW, "decision-ann-1", by="ann", number=3))
    keeper.writer.decide(made(DecisionKind.WITHDRAW, "decision-bob-2", by="bob", number=4))
    assert [item.value for item in keeper.view().standing().settled] == ["verified"]


def test_a_lock_that_ended_is_no_decision_that_stands_against_one_made_before_it(keeper: Keeper) -> None:
    keeper.run(MONDAY, SHELLED)
    keeper.writer.decide(made(DecisionKind.LOCK, by="ann", number=1, until=TUESDAY + HOUR / 4))
    kept = keeper.writer.decide(evidence("verified", by="bob", number=20, on=NONE_YET))
    assert keeper.view().decisions()[-1] == kept


def test_decisions_are_asked_for_by_id_by_what_they_touch_and_by_moment(keeper: Keeper) -> None:
    keeper.run(MONDAY, SHELLED, DENIED)
    first = keeper.writer.decide(evidence("verified", number=1))
    second = keeper.writer.decide(made(DecisionKind.SET_WORK, OTHER, number=2, value="closed"))
    view = keeper.view()
    assert view.decision(first.id) == first
    assert view.decision("decision-none") is None
    assert view.decisions_about(MENTION) == (first,)
    assert view.decisions_after(first.at) == (second,)
    assert view.last_decision == second.id
    assert keeper.view(first.at).last_decision == first.id
    assert keeper.view(MONDAY).decision(first.id) is None


def test_a_decision_before_what_was_recorded_last_is_refused(keeper: Keeper) -> None:
    keeper.run(WEDNESDAY, SHELLED)
    with pytest.raises(RecordError, match="set the clock right"):
        keeper.writer.decide(evidence("verified"))
    waited = replace(evidence("verified"), at=WEDNESDAY - timedelta(seconds=3))
    assert keeper.writer.decide(waited).at == WEDNESDAY


def decide_at_once(url: URL, vault: Vault, decision: Decision, ready: Barrier) -> None:
    record = open_database(url)
    ready.wait()
    try:
        Writer(record, vault).decide(decision)
    except ConflictError:
        raise SystemExit(3) from None
    finally:
        record.close()


def test_of_two_processes_that_decide_at_once_on_one_state_one_is_refused(keeper: Keeper) -> None:
    keeper.run(MONDAY, SHELLED)
    context = get_context("spawn")
    for turn in range(3):
        on = keeper.view().last_decision
        ready = context.Barrier(2)
        rivals = [
            evidence(value, by=by, number=turn, on=on)
            for by, value in (("ann", "verified"), ("bob", "refuted"))
        ]
        processes = [
            context.Process(target=decide_at_once, args=(keeper.url, keeper.vault, rival, ready))
            for rival in rivals
        ]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        assert sorted(process.exitcode or 0 for process in processes) == [0, 3]
        assert len(keeper.view().decisions()) == turn + 1


def read_anew(keeper: Keeper, *mentions: Mention, head: str = "Breaking news! ") -> None:
    """Better code takes in more of the page, so that all the rest moves, and reads these mentions there."""
    old = reading_of(SHELLED)
    moved = tuple(
        replace(
            mention,
            id=f"mention-anew-{number}",
            trigger=shifted(mention.trigger, len(head)),
            clause=shifted(mention.clause, len(head)),
        )
        for number, mention in enumerate(mentions)
    )
    better = replace(
        old, report=replace(old.report, text=head + old.report.text, blocks=()), mentions=moved, quotations=()
    )
    with keeper.writer.run(now=WEDNESDAY, by="ann", version="2") as run:
        run.keep_case_files(FILES, CASE, AGREEMENT)
        run.keep_reading(better)
        run.keep_joined(Reconciled())
        run.keep_judged(judgement_of(Reconciled(), WEDNESDAY))


def shifted(span: Span, by: int) -> Span:
    return Span(start=span.start + by, end=span.end + by, text=span.text)


def targets(decided: Sequence[Decision]) -> list[str]:
    return [item.target for item in decided]


def test_a_decision_follows_its_passage_when_better_code_gives_it_another_id(keeper: Keeper) -> None:
    (reading,) = keeper.run(MONDAY, SHELLED)
    keeper.writer.decide(evidence("verified"))
    read_anew(keeper, reading.mentions[0])
    standing = keeper.view().standing()
    assert targets(standing.settled) == ["mention-anew-0"]
    assert standing.unfit == ()
    about = keeper.view().explain("mention-anew-0").children
    assert any(child.kind == "decision" and "verified" in child.text for child in about)


def test_a_decision_whose_passage_is_no_longer_read_is_listed_and_not_dropped(keeper: Keeper) -> None:
    keeper.run(MONDAY, SHELLED)
    keeper.writer.decide(evidence("verified"))
    read_anew(keeper)
    (unfit,) = keeper.view().unfit()
    assert "no happening is read any more at “Shells hit Marat.”" in unfit.reason
    assert not unfit.applied
    assert len(keeper.view().decisions()) == 1
    assert keeper.view(as_of=TUESDAY).unfit() == ()


def test_a_verdict_on_a_mention_does_not_pass_to_another_act_at_the_same_words(keeper: Keeper) -> None:
    (reading,) = keeper.run(MONDAY, SHELLED)
    keeper.writer.decide(made(DecisionKind.REJECT_MENTION, MENTION))
    keeper.writer.decide(made(DecisionKind.SET_WORK, number=1, value="closed"))
    other = next(act for act in type(reading.mentions[0].act) if act is not reading.mentions[0].act)
    read_anew(keeper, replace(reading.mentions[0], act=other))
    assert [item.kind for item in keeper.view().standing().settled] == [DecisionKind.SET_WORK]
    (unfit,) = keeper.view().unfit()
    assert unfit.reason.startswith(f"read as {other} now, as shelling then")


def test_a_decision_of_code_that_kept_no_passages_follows_them_too(keeper: Keeper) -> None:
    (reading,) = keeper.run(MONDAY, SHELLED)
    with keeper.record.transaction() as connection:
        connection.execute(insert(decisions).values(number=1, **decision_values(evidence("verified"))))
    read_anew(keeper, reading.mentions[0])
    assert targets(keeper.view().standing().settled) == ["mention-anew-0"]


def test_incidents_are_joined_and_parted_by_the_mentions_they_rest_on(keeper: Keeper) -> None:
    keeper.run(MONDAY, SHELLED, DENIED)
    keeper.writer.decide(made(DecisionKind.SAME, other=OTHER))
    (pair,) = keeper.view().standing().settled
    assert {pair.target, pair.other} == {MENTION, reading_of(DENIED).mentions[0].id}


def test_an_outlet_is_retracted_with_all_its_reports(keeper: Keeper) -> None:
    readings = keeper.run(MONDAY, SHELLED, DENIED)
    keeper.writer.decide(made(DecisionKind.RETRACT_OUTLET, "agency"))
    settled = keeper.view().standing().settled
    assert {item.kind for item in settled} == {DecisionKind.RETRACT_REPORT}
    assert sorted(targets(settled)) == sorted(reading.report.id for reading in readings)


def test_an_outlet_of_a_report_on_record_is_known_and_no_report_is_gone_through(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper.run(MONDAY, SHELLED)
    assert not CASE.outlets
    monkeypatch.delattr(State, "packed_readings")
    refuse_senseless(keeper.view(), made(DecisionKind.RETRACT_OUTLET, "agency"), CASE)


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        (evidence("proven"), "'proven' cannot be set; give alleged"),
        (made(DecisionKind.SET_WORK, "statement-1", value="closed"), "is neither"),
        (made(DecisionKind.REJECT_MENTION, INCIDENT), "names the mentions it rests on"),
        (made(DecisionKind.SAME, INCIDENT), "name the second"),
        (made(DecisionKind.SAME, INCIDENT, other="statement-1"), "of two of one sort"),
        (made(DecisionKind.SAME, INCIDENT, other=MENTION), "nothing is there to join or part"),
        (made(DecisionKind.ACCEPT_EQUIVALENCE, INCIDENT), "is no equivalence"),
        (made(DecisionKind.RETRACT_REPORT, INCIDENT), "is no report"),
        (made(DecisionKind.RETRACT_OUTLET, "nobody"), "no outlet nobody"),
        (made(DecisionKind.LOCK, until=MONDAY), "a moment still to come"),
        (made(DecisionKind.CORRECT, MENTION, slot=Slot.TIME, value="noon"), "is no time like"),
        (made(DecisionKind.CORRECT, MENTION, slot=Slot.ACT, value="fuss"), "is no act"),
        (made(DecisionKind.CORRECT, MENTION, slot=Slot.HARM, value="many"), "is no count such as"),
        (made(DecisionKind.CORRECT, MENTION, value="many"), "names its slot"),
        (made(DecisionKind.SET_WORK, slot=Slot.ACT, value="closed"), "corrects no slot"),
    ],
)
def test_a_decision_that_makes_no_sense_is_refused_with_what_to_do(
    keeper: Keeper, decision: Decision, words: str
) -> None:
    keeper.run(MONDAY, SHELLED)
    with pytest.raises(RecordError, match=words):
        refuse_senseless(keeper.view(), decision, CASE)
    with pytest.raises(UnknownIdError):
        refuse_senseless(keeper.view(), evidence("verified", other="incident-none"), CASE)
