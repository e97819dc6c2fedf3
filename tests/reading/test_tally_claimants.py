"""Whose count it is: whoever is said to have recorded, told or been cited for it, by their own words."""

import pytest

from holdfire.model.actor import RefBasis
from tests.reading.tallied import claimant, only, tallies


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The observer team at Naqoura recorded 14 violations.", "observer team at Naqoura"),
        (
            "Since the truce began on 2 March the elders' committee has logged 14 violations.",
            "elders' committee",
        ),
        ("On Monday Tripoli complained of 14 violations.", "Tripoli"),
        ("The border force, led by a Finn, has tracked 14 violations.", "border force"),
        ("The border force, which recorded 14 violations, called for calm.", "border force"),
        ("14 violations were recorded on Monday by the border force.", "border force"),
        (
            "There were 14 violations, according to the head of the border force in Tyre.",
            "head of the border force in Tyre",
        ),
        ("There were 14 violations on Monday, a brigade spokesman said.", "brigade spokesman"),
        ("14 violations have been fixed, has informed the people's militia.", "people's militia"),
        ("Border force: 14 violations in the past week.", "Border force"),
        ("The enemy broke the truce 14 times, the table of the border force shows.", "border force"),
        ("The border force's daily bulletin lists 14 violations.", "border force"),
        ("The border force said that it had recorded 14 violations.", "border force"),
        ("In total, 14 violations. So says the summary of the border force.", "border force"),
        ("The border force issued its report. It recorded 14 violations.", "border force"),
        ("Russian monitors have detected 14 violations.", "Russian monitors"),
        ("There were 14 violations by the border force's own count.", "border force"),
        ("There were 14 violations on Monday.", None),
    ],
)
def test_the_claimant_is_named_by_the_words_of_the_report(text: str, name: str | None) -> None:
    assert claimant(only(text)) == name


def test_a_claimant_that_the_case_does_not_know_is_said_to_be_so() -> None:
    named = only("The observer team recorded 14 violations.").claimant
    assert named is not None
    assert (named.actor, named.basis, named.reason) == (
        None,
        RefBasis.DESCRIPTION,
        "named by these words; not in the case",
    )
    known = only("The mission's observers recorded 14 violations.").claimant
    assert known is not None
    assert known.actor == "mission"


def test_each_clause_has_its_own_claimant() -> None:
    text = (
        "The north violated the truce 45 times, the southern army stated, while the capital accused "
        "the southern army of 58 violations; for the north it was 60 violations."
    )
    assert [claimant(tally) for tally in tallies(text)] == ["southern army", "capital", "north"]
