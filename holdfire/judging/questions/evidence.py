"""The test of evidence: do independent origins tell it, without serious conflict?"""

from holdfire.judging.questions.inquiry import Answered, Inquiry, answered
from holdfire.judging.wording import count_words
from holdfire.model.finding import TestName
from holdfire.model.incident import EvidenceState
from holdfire.model.truth import NO, UNKNOWN, YES

STANDS = 2
"""The rank from which evidence stands: two independent origins (domain rule: origins, not outlets)."""


def ask_evidence(inquiry: Inquiry) -> Answered:
    """YES for corroborated or verified, UNKNOWN for alleged or contested, NO for what cannot be used. The
    outcome does not rest on it: a finding says what the terms make of it if it happened as told."""
    incident = inquiry.incident
    origins = len(incident.origins) or len(incident.accounts)
    known = inquiry.terms.known
    key = (incident.evidence, origins)
    if key not in known:
        known[key] = _of(incident.evidence, origins)
    return known[key]


def _of(state: EvidenceState, number: int) -> Answered:
    origins = count_words(number, "independent origin")
    if state is EvidenceState.VERIFIED:
        reason = f"Verified by a reviewer; {origins}."
        return answered(TestName.EVIDENCE, YES, reason)
    if state.rank >= STANDS:
        reason = f"{state.value.capitalize()}: {origins}, without serious conflict."
        return answered(TestName.EVIDENCE, YES, reason)
    reason = f"{state.value.replace('_', ' ').capitalize()}: {origins}."
    if state.rank == 0:
        return answered(TestName.EVIDENCE, NO, reason)
    contested = state is EvidenceState.CONTESTED
    missing = "which of the conflicting accounts is right" if contested else "a second independent origin"
    return answered(TestName.EVIDENCE, UNKNOWN, reason, missing=missing)
