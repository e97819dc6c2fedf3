"""What a table states of an incident: self-defence, rulings, where it lies and who held it."""

from datetime import UTC, datetime

import pytest

from holdfire.judging.judge import judge
from holdfire.model.capture import Capture, MediaType
from holdfire.model.finding import Finding, Outcome, Responsibility, TestName
from holdfire.model.truth import Truth
from holdfire.reading.read import Reader
from holdfire.reconciling.reconcile import reconcile
from tests.judging.factories import AGREEMENT, agreement, case

COLUMNS = "incident_id,date,time,place,actor,target,act"
NOW = datetime(2016, 3, 1, 16, tzinfo=UTC)


def found(*rows: str, columns: str = "", text: str = AGREEMENT) -> Finding:
    """The only finding on an incident given as rows of an own table."""
    held, terms = case(), agreement(text=text)
    reader = Reader(held)
    heading = COLUMNS + (f",{columns}" if columns else "")
    captures = (
        Capture(data=f"{heading}\n{row}".encode(), origin="incidents.csv#2", media_type=MediaType.ROW)
        for row in rows
    )
    readings = [reader.read(capture) for capture in captures]
    (finding,) = judge(terms, held, reconcile(readings, held), readings, (), NOW).findings
    return finding


SHELLING = "T-1,2016-02-28,10:00,Brigade Town,army,brigades,shelling"


def test_a_row_is_judged_like_any_incident() -> None:
    finding = found(SHELLING)
    assert finding.outcome is Outcome.APPARENT_BREACH
    assert (finding.responsibility, finding.responsible) == (Responsibility.PARTY, ("army",))
    assert finding.versions == ()


@pytest.mark.parametrize(
    ("row", "outcome"),
    [
        ("T-1,2016-02-26,23:30,Brigade Town,army,brigades,shelling", Outcome.OUT_OF_SCOPE_TIME),
        ("T-1,2016-02-28,,Abroad,army,brigades,shelling", Outcome.OUT_OF_SCOPE_PLACE),
        ("T-1,2016-02-28,,Brigade Town,front,kurds,shelling", Outcome.EXCLUDED_ACTOR),
        ("T-1,2016-02-28,,Brigade Town,neighbour,kurds,shelling", Outcome.OUT_OF_SCOPE_ACTOR),
        ("T-1,2016-02-28,,Brigade Town,army,brigades,arrest", Outcome.OUT_OF_SCOPE_ACT),
        ("T-1,2016-02-28,,Front Town,army,,air strike", Outcome.EXCLUDED_ACTOR),
        ("T-1,2016-02-28,,Kafr,army,,air strike", Outcome.CANNOT_DETERMINE),
        ("T-1,2016-02-28,,Brigade Town,,brigades,shelling", Outcome.CANNOT_DETERMINE),
        ("T-1,,,Brigade Town,army,brigades,shelling", Outcome.CANNOT_DETERMINE),
    ],
)
def test_every_test_can_be_answered_from_a_row(row: str, outcome: Outcome) -> None:
    assert found(row).outcome is outcome


def test_a_claim_of_self_defence_is_the_tables_to_state() -> None:
    assert found(f"{SHELLING},yes", columns="self_defence").outcome is Outcome.EXCEPTED_CLAIMED
    assert (
        found(f"{SHELLING},,They returned fire.", columns="self_defence,note").outcome
        is Outcome.EXCEPTED_CLAIMED
    )
    assert (
        found(f"{SHELLING},no,No return fire.", columns="self_defence,note").outcome
        is Outcome.APPARENT_BREACH
    )


def test_the_name_of_a_column_claims_nothing() -> None:
    assert found(f"{SHELLING},", columns="self-defence").outcome is Outcome.APPARENT_BREACH


def test_a_ruling_stands_beside_the_finding_and_does_not_change_it() -> None:
    finding = found(f"{SHELLING},no breach,the commission", columns="ruling,ruling_by")
    assert finding.outcome is Outcome.APPARENT_BREACH
    ruling = finding.answer(TestName.RULING)
    assert (ruling.answer, ruling.reason) == (
        Truth.UNKNOWN,
        "Ruled by the commission, whom actors.yaml does not hold: no breach (as incidents:T-1 states).",
    )
    known = found(f"{SHELLING},no breach,support group", columns="ruling,ruling_by")
    assert known.outcome is Outcome.APPARENT_BREACH
    assert known.answer(TestName.RULING).reason.startswith("Ruled by Support Group: no breach")
    assert known.answer(TestName.RULING).answer is Truth.YES


def test_who_held_the_ground_flips_the_outcome() -> None:
    row = "T-1,2016-02-28,,Kafrun,army,,shelling,country"
    assert found(f"{row},brigades", columns="area,held_by").outcome is Outcome.APPARENT_BREACH
    assert found(f"{row},front", columns="area,held_by").outcome is Outcome.EXCLUDED_ACTOR
    assert found(f"{row},brigades; front", columns="area,held_by").outcome is Outcome.CANNOT_DETERMINE


def test_a_place_that_a_row_places_is_asked_where_it_lies() -> None:
    row = "T-1,2016-02-28,,Marzaf,army,brigades,shelling"
    assert found(row).answer(TestName.PLACE).answer is Truth.UNKNOWN
    assert found(f"{row},The North", columns="area").answer(TestName.PLACE).answer is Truth.YES
    assert found(f"{row},Turkey", columns="country").answer(TestName.PLACE).answer is Truth.NO


def test_where_accounts_differ_each_is_judged_by_itself() -> None:
    other = "T-1,2016-02-28,10:00,Brigade Town,army,front,shelling,Observers"
    finding = found(f"{SHELLING},Red Crescent", other, columns="source")
    assert finding.outcome is Outcome.CONTESTED
    assert {version.outcome for version in finding.versions} == {
        Outcome.APPARENT_BREACH,
        Outcome.EXCLUDED_ACTOR,
    }
    assert [len(version.mentions) for version in finding.versions] == [1, 1]
    assert all(len(version.tests) == len(TestName) for version in finding.versions)


def test_a_target_in_plain_words_is_covered_by_the_protection_of_its_kind() -> None:
    aid = "  - {id: aid,"
    people = "  - {id: people, text: People are protected., kinds: [people], source: {text: terms}}\n"
    terms = AGREEMENT.replace(aid, people + aid)
    for place in ("Brigade Town", "Front Town", "Kafr"):
        row = f"T-1,2016-02-28,10:00,{place},army,three farmers,shelling"
        assert found(row, text=terms).answer(TestName.TARGET).answer is Truth.YES
        other = row.replace("three farmers", "the old mill")
        assert found(other, text=terms).answer(TestName.TARGET).terms == ()
    assert (
        found("T-1,2016-02-28,10:00,Front Town,army,three farmers,shelling").outcome is Outcome.EXCLUDED_ACTOR
    )


@pytest.mark.parametrize(("offensive", "answer"), [("yes", Truth.YES), ("no", Truth.NO), ("", Truth.UNKNOWN)])
def test_whether_an_act_was_offensive_is_asked_where_the_text_forbids_only_those(
    offensive: str, answer: Truth
) -> None:
    terms = AGREEMENT.replace("unspecified]\n", "unspecified]\n    quantifier: offensive\n", 1)
    finding = found(f"{SHELLING},{offensive}", columns="offensive", text=terms)
    assert finding.answer(TestName.ACT).answer is answer
