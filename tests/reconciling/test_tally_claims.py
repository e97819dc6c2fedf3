"""Tally claims: a claimant under several names is one, and only different claimants clash."""

from holdfire.model.reconciled import DisagreementKind
from holdfire.reconciling.reconcile import reconcile
from tests.reconciling.cases import CASE, day, reading, tallying

MONDAY = day(0)


def counted(
    words: str, total: int, claimant: str | None, outlet: str = "globe", name: str = "", window=MONDAY
):
    held = reading(f"Count of {outlet}\n{words} on Monday.", outlet=outlet)
    return tallying(held, words, total, claimant, window, name)


def clashes(*readings) -> list[str]:
    found = reconcile(readings, CASE).disagreements
    return [item.detail for item in found if item.kind is DisagreementKind.TALLY]


MISSION = counted("The mission counted 15 violations", 15, "mission", "herald")


def test_an_army_its_spokesman_and_its_paper_are_one_claimant() -> None:
    army = counted("The army counted 4 violations", 4, "north-army")
    spokesman = counted("Palet spoke of 4 violations", 4, "palet", "herald")
    paper = counted("Four violations were counted", 4, None, "north-tv")
    assert len(clashes(MISSION, army, spokesman, paper)) == 1
    assert clashes(army, counted("Palet spoke of 6 violations", 6, "palet", "herald")) == []


def test_a_headline_that_repeats_its_reports_count_is_no_second_count() -> None:
    text = "Centre: seven violations\nThe centre counted seven violations on Monday, said Palet."
    held = tallying(reading(text, outlet="globe"), "seven violations", 7, None, None, "Centre")
    held = tallying(held, "The centre counted seven violations", 7, "palet", MONDAY)
    (only,) = clashes(MISSION, held)
    assert "Anton Palet" in only


def test_breaches_and_violations_are_one_unit() -> None:
    army = counted("The army counted 4 breaches", 4, "north-army")
    assert len(clashes(MISSION, army)) == 1


def test_counts_of_two_days_do_not_clash() -> None:
    assert clashes(MISSION, counted("The army counted 4 violations", 4, "north-army", window=day(1))) == []


def test_a_window_that_is_not_known_clashes_with_none() -> None:
    assert clashes(MISSION, counted("The army counted 4 violations", 4, "north-army", window=None)) == []
