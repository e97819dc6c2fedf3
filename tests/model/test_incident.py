"""The grade of information follows from the state of the evidence; the ends of the scale are a reviewer's."""

import pytest

from holdfire.model.act import Act, Modality
from holdfire.model.incident import Account, EvidenceState, Incident, InformationGrade


def graded(evidence: EvidenceState, *, against_interest: bool = False) -> InformationGrade:
    told = Account(
        mention="mention-1",
        report="report-1",
        origin="wire",
        modality=Modality.ACTUAL,
        against_interest=against_interest,
    )
    return Incident(id="incident-1", act=Act.SHELLING, accounts=(told,), evidence=evidence).grade


@pytest.mark.parametrize(
    ("evidence", "grade"),
    [
        (EvidenceState.VERIFIED, "1 (confirmed)"),
        (EvidenceState.CORROBORATED, "2 (probably true)"),
        (EvidenceState.CONTESTED, "4 (doubtful)"),
        (EvidenceState.REFUTED, "5 (improbable)"),
        (EvidenceState.ALLEGED, "6 (cannot be judged)"),
        (EvidenceState.RETRACTED, "6 (cannot be judged)"),
    ],
)
def test_the_grade_is_that_of_the_evidence(evidence: EvidenceState, grade: str) -> None:
    assert graded(evidence).words == grade


def test_what_a_side_tells_against_its_own_interest_is_possibly_true_and_no_more() -> None:
    grades = {state: graded(state, against_interest=True) for state in EvidenceState}
    raised = {state for state, grade in grades.items() if grade is not graded(state)}
    assert raised == {EvidenceState.ALLEGED, EvidenceState.UNDER_VERIFICATION}
    assert {grades[state] for state in raised} == {InformationGrade.POSSIBLY_TRUE}
