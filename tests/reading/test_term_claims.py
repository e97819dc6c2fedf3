"""Term claims: what a report says the agreement says, and the Plan B that is never an event."""

import pytest

from holdfire.lexicon.cues import cues_of
from holdfire.model.act import SAID_TO_BE_SO
from holdfire.model.term_claim import ContingencyStance, TermClaim, TermKind
from holdfire.reading.acts.mentions import find_mentions
from holdfire.reading.acts.term_claims import find_term_claims
from tests.reading.case_of_words import found_in, quotation_of, report_of


def _claims(text: str) -> list[TermClaim]:
    report = report_of(text)
    sentences, found = found_in(report)
    return list(find_term_claims(report, sentences, found))


def _kinds(text: str) -> set[TermKind]:
    return {claim.kind for claim in _claims(text)}


def test_a_start_to_come_is_a_term_and_a_start_that_was_is_not() -> None:
    assert TermKind.START in _kinds("The truce will come into force on Saturday.")
    assert TermKind.START not in _kinds("The truce came into force on Saturday.")


def test_an_exclusion_names_who_is_excluded() -> None:
    claims = _claims(
        "The truce applies to all parties to the conflict, with the exception of ISIL and Nusra."
    )
    (exclusion,) = [claim for claim in claims if claim.kind is TermKind.EXCLUSION]
    assert {ref.actor for ref in exclusion.actors} == {"isil", "nusra"}


def test_an_aside_in_brackets_names_nobody_as_excluded() -> None:
    claims = _claims("The truce covers all parties, with the exception of ISIL and Nusra (banned in Russia).")
    (exclusion,) = [claim for claim in claims if claim.kind is TermKind.EXCLUSION]
    assert {ref.actor for ref in exclusion.actors} == {"isil", "nusra"}


@pytest.mark.parametrize("cue", cues_of("en", "term_cues", "kind"), ids=lambda cue: cue.example)
def test_every_cue_of_a_term_yields_its_kind_in_its_example(cue) -> None:  # type: ignore[no-untyped-def]
    assert TermKind(cue.tells) in _kinds(cue.example)


@pytest.mark.parametrize(
    ("text", "stance", "label"),
    [
        ("Kerry said Washington is discussing a Plan B.", ContingencyStance.CONSIDERED, "Plan B"),
        ("There is no Plan B, Peskov said.", ContingencyStance.DENIED, "Plan B"),
        ("Moscow is not looking at “Plan B”.", ContingencyStance.DENIED, "Plan B"),
        ("It is premature to think of other plans.", ContingencyStance.REJECTED, "other plans"),
        ("Peskov was asked about a plan “B”.", ContingencyStance.ASKED_ABOUT, "plan “B”"),
        ("The backup plan remains vague.", ContingencyStance.MENTIONED, "backup plan"),
    ],
)
def test_a_contingency_has_its_label_and_stance(text: str, stance: ContingencyStance, label: str) -> None:
    (claim,) = [claim for claim in _claims(text) if claim.kind is TermKind.CONTINGENCY]
    assert (claim.stance, claim.label) == (stance, label)


def test_a_plan_a_is_no_contingency() -> None:
    assert TermKind.CONTINGENCY not in _kinds("We focus on Plan A.")


def test_a_contingency_in_a_quotation_is_its_speakers_and_no_event() -> None:
    report = report_of("“People here talk of a plan B, should we fail,” Kerry said.")
    quotation = quotation_of(report, "People here talk of a plan B, should we fail", "Kerry")
    sentences, found = found_in(report, quotation)
    (claim,) = [c for c in find_term_claims(report, sentences, found) if c.kind is TermKind.CONTINGENCY]
    assert claim.claimant == quotation.speaker
    assert claim.in_quotation == quotation.id
    mentions = find_mentions(report, sentences, found)
    assert not [mention for mention in mentions if mention.modality in SAID_TO_BE_SO]


def test_what_a_truce_does_not_apply_to_is_no_party_to_it() -> None:
    assert TermKind.PARTIES not in _kinds("The truce does not apply to ISIL.")


def test_a_question_about_a_contingency_is_told_from_the_answer() -> None:
    (claim,) = _claims(
        "It is too early to despair, said Peskov, answering the question whether a plan “B” existed."
    )
    assert claim.stance is ContingencyStance.ASKED_ABOUT
