"""Term claims: what a report says the agreement says, and the Plan B that is never an event."""

from dataclasses import replace

import pytest

from holdfire.lexicon.cues import cues_of
from holdfire.model.act import SAID_TO_BE_SO
from holdfire.model.term_claim import ContingencyStance, TermClaim, TermKind
from holdfire.reading.acts.mentions import find_mentions
from holdfire.reading.acts.term_claims import find_term_claims
from tests.reading.case_of_words import CASE, found_in, quotation_of, report_of


def _claims(text: str) -> list[TermClaim]:
    report = report_of(text)
    sentences, found = found_in(report)
    return list(find_term_claims(report, sentences, replace(found, known=CASE.actors)))


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


def _of_kind(text: str, kind: TermKind) -> list[TermClaim]:
    return [claim for claim in _claims(text) if claim.kind is kind]


def _named(claims: list[TermClaim]) -> list[str]:
    return [ref.actor or ref.name for claim in claims for ref in claim.actors]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Russia acts as guarantor of the truce.", ["russia"]),
        ("The truce is guaranteed by Russia and the United States.", ["russia", "usa"]),
        ("Russia is the guarantor of the ceasefire, the Syrian government said.", ["russia"]),
    ],
)
def test_a_guarantor_is_named_before_the_word_or_behind_by(text: str, actors: list[str]) -> None:
    assert _named(_of_kind(text, TermKind.GUARANTORS)) == actors


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The truce was brokered by the United States and Russia.", ["usa", "russia"]),
        ("Russia mediated the truce.", ["russia"]),
        ("The Syrian government accepted the US-brokered truce.", ["usa"]),
        ("The parties observe the Egypt-mediated ceasefire.", ["Egypt"]),
        ("A truce brokered by Russia between the Syrian government and Nusra holds.", ["russia"]),
    ],
)
def test_a_mediator_is_named_behind_by_before_the_verb_or_in_a_joined_word(
    text: str, actors: list[str]
) -> None:
    assert _named(_of_kind(text, TermKind.MEDIATORS)) == actors


def test_who_brokered_a_truce_is_no_party_to_it() -> None:
    text = "A truce between the Syrian government and Nusra, brokered by Russia, was announced."
    assert _named(_of_kind(text, TermKind.PARTIES)) == ["syria-government", "nusra"]


def test_the_area_is_the_place_a_truce_holds_in_and_not_where_it_was_agreed() -> None:
    (area,) = _of_kind("The truce in Aleppo is to begin on Friday.", TermKind.AREA)
    assert area.span.text == "truce in Aleppo"
    assert not _of_kind("They agreed the truce in Geneva.", TermKind.AREA)
    assert not _of_kind("He counted five violations of the truce in Idlib.", TermKind.AREA)


def test_a_deadline_for_acceptance_is_no_acceptance() -> None:
    text = "Any side must tell Russia by noon that it accepts the truce."
    assert _of_kind(text, TermKind.DEADLINE)
    assert not _of_kind(text, TermKind.ACCEPTANCE)


def test_whoever_refused_a_truce_has_not_accepted_it() -> None:
    assert _of_kind("The Syrian government accepted the truce.", TermKind.ACCEPTANCE)
    assert not _of_kind("The Syrian government refused to accept the truce.", TermKind.ACCEPTANCE)


def test_who_tells_of_an_acceptance_did_not_accept() -> None:
    text = "Kerry said the Syrian government accepted the truce."
    assert _named(_of_kind(text, TermKind.ACCEPTANCE)) == ["syria-government"]


def test_a_sentence_after_one_on_the_truce_states_its_terms_without_naming_it() -> None:
    before = "The truce begins on Friday. "
    duty = "The sides must release all detainees."
    assert _of_kind(before + duty, TermKind.OBLIGATION)
    assert not _of_kind("The weather was fine. " + duty, TermKind.OBLIGATION)


def test_a_sentence_long_after_the_truce_was_named_states_no_term_of_it() -> None:
    between = "The weather was fine. " * 4
    assert not _of_kind(
        f"The truce begins on Friday. {between}The sides must release all detainees.", TermKind.OBLIGATION
    )


def test_a_sentence_on_the_truce_that_binds_nobody_states_no_duty() -> None:
    assert not _of_kind("The truce begins on Friday. He released a song.", TermKind.OBLIGATION)


def test_an_end_that_the_text_does_not_name_is_a_silence_and_no_moment() -> None:
    claims = _claims("The truce began. The published text says nothing of when the ceasefire ends.")
    kinds = {claim.kind: claim for claim in claims}
    assert kinds[TermKind.SILENCE].span.holds(kinds[TermKind.END].span)
    assert kinds[TermKind.END].when is None


def test_a_start_by_which_something_else_is_dated_is_no_term() -> None:
    assert not _of_kind("They shelled the town before the ceasefire was to begin.", TermKind.START)


def test_an_outside_list_is_kept_in_its_words_and_its_keeper_is_not_excluded() -> None:
    text = "The truce does not cover Nusra or other groups that Russia has designated as terrorist."
    (claim,) = _of_kind(text, TermKind.EXCLUSION)
    assert claim.label == "groups that Russia has designated as terrorist"
    assert "russia" not in _named([claim])
    (plain,) = _of_kind("The truce does not cover Nusra.", TermKind.EXCLUSION)
    assert plain.label is None


def test_the_last_of_several_speakers_does_not_speak_alone() -> None:
    told = "said that the truce will begin on Friday."
    (claim,) = _of_kind(f"Russia and the United States {told}", TermKind.START)
    assert claim.claimant is None
    (claim,) = _of_kind(f"The United States {told}", TermKind.START)
    assert claim.claimant is not None
    assert claim.claimant.actor == "usa"


def test_a_list_behind_a_preposition_is_not_the_subject() -> None:
    text = "A committee of envoys from Russia and the United States will monitor the ceasefire."
    assert not {"russia", "usa"} & set(_named(_of_kind(text, TermKind.MONITORING)))
    assert _named(_of_kind("Russia will monitor the ceasefire.", TermKind.MONITORING)) == ["russia"]
