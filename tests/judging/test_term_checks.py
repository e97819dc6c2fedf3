"""What a report says the agreement says is held against the file, clock by clock and name by name."""

from dataclasses import replace

import pytest

from holdfire.judging.moments import read_moment
from holdfire.model.span import Span
from holdfire.model.status import TermCheck
from holdfire.model.term_claim import TermClaim, TermKind
from holdfire.model.truth import Truth
from holdfire.model.when import TimeRef, When
from tests.judging.factories import AGREEMENT, agreement, judged, reading, ref

PLAN_B = """
contingencies:
  - id: plan-b
    names: [Plan B]
    text: Options.
    owner: [sponsor]
    denied_by: [general]
    source: {text: terms}
"""


def check(
    kind: TermKind,
    when: When | None = None,
    *,
    actors: tuple[str, ...] = (),
    label: str | None = None,
    text: str = AGREEMENT,
) -> TermCheck:
    words = "The guns"
    claim = TermClaim(
        id="claim-1",
        report="report-1",
        kind=kind,
        span=Span(start=0, end=len(words), text=words),
        when=when,
        actors=tuple(ref(name) for name in actors),
        label=label,
    )
    (found,) = judged(terms=agreement(PLAN_B, text), readings=(reading(term_claims=(claim,)),)).term_checks
    return found


def moment(text: str) -> When:
    return read_moment(text, "Asia/Damascus")


def test_the_agreed_instant_on_another_clock_agrees() -> None:
    assert check(TermKind.START, moment("2016-02-26 22:00 UTC")).agrees is Truth.YES


def test_a_wrong_clock_is_told_with_its_size_and_the_likely_slip() -> None:
    found = check(TermKind.START, replace(moment("2016-02-27 01:00 UTC"), wall="01:00 GMT"))
    assert found.agrees is Truth.NO
    assert "the report's “01:00 GMT” is 180 minutes after the agreed start" in found.detail
    assert "which is 01:00 in Europe/Moscow" in found.detail


def test_one_right_and_one_wrong_clock_do_not_agree_and_both_are_told() -> None:
    right, wrong = moment("2016-02-27 00:00 Asia/Damascus"), moment("2016-02-27 01:00 UTC")
    found = check(TermKind.START, replace(right, alternatives=(wrong,), conflict_minutes=180))
    assert found.agrees is Truth.NO
    assert "is the agreed start" in found.detail
    assert "180 minutes after" in found.detail


@pytest.mark.parametrize(
    ("day", "agrees"), [("2016-02-27", Truth.YES), ("2016-02-26", Truth.NO), ("2016-02", Truth.YES)]
)
def test_a_day_agrees_where_it_holds_the_start(day: str, agrees: Truth) -> None:
    assert check(TermKind.START, moment(day)).agrees is agrees


def test_without_a_moment_nothing_can_be_said() -> None:
    assert check(TermKind.START).agrees is Truth.UNKNOWN


@pytest.mark.parametrize(
    ("kind", "actor", "agrees"),
    [
        (TermKind.EXCLUSION, "front", Truth.YES),
        (TermKind.EXCLUSION, "brigades", Truth.NO),
        (TermKind.EXCLUSION, "militia", Truth.UNKNOWN),
        (TermKind.PARTIES, "army", Truth.YES),
        (TermKind.PARTIES, "front", Truth.NO),
        (TermKind.PARTIES, "militia", Truth.UNKNOWN),
    ],
)
def test_who_is_said_to_be_in_or_out_is_checked_name_by_name(
    kind: TermKind, actor: str, agrees: Truth
) -> None:
    assert check(kind, actors=(actor,)).agrees is agrees


def test_one_wrong_name_among_right_ones_does_not_agree() -> None:
    assert check(TermKind.EXCLUSION, actors=("front", "brigades")).agrees is Truth.NO


def test_those_who_keep_the_list_are_not_taken_for_excluded_or_included() -> None:
    assert check(TermKind.EXCLUSION, actors=("front", "observers")).agrees is Truth.YES
    assert check(TermKind.EXCLUSION, actors=("observers",)).agrees is Truth.UNKNOWN


def test_who_is_left_out_in_the_same_passage_is_not_claimed_to_be_a_party() -> None:
    words = "The guns"
    span = Span(start=0, end=len(words), text=words)
    both = tuple(
        TermClaim(id=f"claim-{kind}", report="report-1", kind=kind, span=span, actors=(ref("front"),))
        for kind in (TermKind.EXCLUSION, TermKind.PARTIES)
    )
    checks = judged(readings=(reading(term_claims=both),)).term_checks
    assert [found.agrees for found in checks] == [Truth.YES, Truth.UNKNOWN]


def test_a_claim_without_a_time_takes_the_time_told_in_its_words() -> None:
    words = "The guns"
    span = Span(start=0, end=len(words), text=words)
    claim = TermClaim(id="claim-1", report="report-1", kind=TermKind.START, span=span)
    time = TimeRef(span=span, when=moment("2016-02-27 01:00 UTC"))
    (found,) = judged(readings=(reading(term_claims=(claim,), times=(time,)),)).term_checks
    assert found.agrees is Truth.NO


def test_an_end_the_text_does_not_name_does_not_agree() -> None:
    assert check(TermKind.END, moment("2016-03-12")).agrees is Truth.NO
    dated = AGREEMENT.replace("  silent: true", "  at: 2016-03-12 00:00 local")
    assert check(TermKind.END, moment("2016-03-12 00:00 local"), text=dated).agrees is Truth.YES


def test_a_contingency_on_file_is_named_with_owner_and_deniers() -> None:
    found = check(TermKind.CONTINGENCY, label="plan B")
    assert (found.agrees, found.terms) == (Truth.YES, ("plan-b",))
    assert (
        found.detail
        == "On file as a contingency outside the text of the agreement, of Sponsor; denied by Saleh."
    )
    assert check(TermKind.CONTINGENCY, label="plan “B”").agrees is Truth.YES
    assert check(TermKind.CONTINGENCY, label="plan And").agrees is Truth.UNKNOWN


def test_a_kind_no_rule_can_check_is_said_to_be_so() -> None:
    found = check(TermKind.MONITORING)
    assert found.agrees is Truth.UNKNOWN
    assert "No rule" in found.detail


@pytest.mark.parametrize(
    ("kind", "actors", "agrees", "words"),
    [
        (TermKind.GUARANTORS, ("sponsor",), Truth.YES, "on file as guarantor"),
        (TermKind.MEDIATORS, ("sponsor",), Truth.NO, "on file as guarantor, told of as mediator"),
        (TermKind.MEDIATORS, ("neighbour",), Truth.UNKNOWN, "not on file"),
        (TermKind.GUARANTORS, (), Truth.UNKNOWN, "names nobody"),
    ],
)
def test_a_role_that_is_told_is_held_against_the_role_on_file(
    kind: TermKind, actors: tuple[str, ...], agrees: Truth, words: str
) -> None:
    found = check(kind, actors=actors)
    assert found.agrees is agrees
    assert words in found.detail
