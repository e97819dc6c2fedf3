"""In force on whose word, and holding by what is known: two answers with their grounds."""

from datetime import UTC, datetime, timedelta

import pytest

from holdfire.judging.judge import judge
from holdfire.model.act import Act
from holdfire.model.actor import ActorRef, RefBasis
from holdfire.model.incident import EvidenceState, Incident
from holdfire.model.quotation import Quotation, QuotationKind
from holdfire.model.reconciled import Reconciled
from holdfire.model.span import Span
from holdfire.model.status import Formal, Holding, Status
from holdfire.model.truce_life import ClaimedStatus
from holdfire.model.truth import Truth
from holdfire.model.when import When
from tests.judging.factories import (
    AGREEMENT,
    NOW,
    account,
    agreement,
    case,
    covered,
    incident,
    judged,
    reading,
)


def status(
    *incidents: Incident, text: str = AGREEMENT, more: str = "", now: datetime = NOW, thin: bool = False
) -> Status:
    readings = () if thin else covered(now)
    return judged(*incidents, terms=agreement(more, text), readings=readings, now=now).status


def shelling(number: int, evidence: EvidenceState = EvidenceState.ALLEGED, hours_ago: float = 5) -> Incident:
    moment = When.at(NOW - timedelta(hours=hours_ago), wall="then")
    told = account(["army"], ["brigades"], "brigade-town", moment, number=number)
    return incident(Act.SHELLING, told, id=f"incident-{number}", evidence=evidence)


def word(act: Act, who: str, evidence: EvidenceState = EvidenceState.ALLEGED) -> Incident:
    return incident(
        act, account([who], when=When.at(NOW - timedelta(hours=1), wall="then")), evidence=evidence
    )


def test_before_the_start_it_has_not_started() -> None:
    early = status(now=datetime(2016, 2, 26, 21, 0, tzinfo=UTC))
    assert (early.formal, early.holding) == (Formal.NOT_STARTED, Holding.NOT_STARTED)
    assert "in 60 minutes" in early.formal_grounds[0].text


def test_from_the_very_instant_of_the_start_it_is_in_force() -> None:
    now = datetime(2016, 2, 26, 22, 0, tzinfo=UTC)
    assert status(now=now).formal is Formal.IN_FORCE
    assert status(now=now - timedelta(microseconds=1)).formal is Formal.NOT_STARTED


def test_in_force_says_on_whose_word() -> None:
    text = AGREEMENT.replace("start:\n", "start:\n  attested_by: [sponsor]\n")
    assert "on the word of Sponsor" in status(text=text).formal_grounds[0].text


def test_a_renewal_shows_once_the_end_it_replaces_has_passed() -> None:
    ends = "  length: 2 days\n  renewed_until: [2016-03-02 00:00 local, 2016-03-20 00:00 local]"
    text = AGREEMENT.replace("  silent: true", ends)
    first = status(text=text, now=datetime(2016, 2, 28, 12, tzinfo=UTC))
    assert first.until is not None
    assert first.until.earliest == datetime(2016, 2, 28, 22, tzinfo=UTC)
    later = status(text=text)
    assert later.until is not None
    assert (later.formal, later.until.earliest) == (Formal.IN_FORCE, datetime(2016, 3, 1, 22, tzinfo=UTC))
    assert any("after 1 renewal" in ground.text for ground in later.formal_grounds)
    assert status(text=text, now=datetime(2016, 3, 21, tzinfo=UTC)).formal is Formal.LAPSED


def test_the_day_by_which_notice_is_due_is_told() -> None:
    text = AGREEMENT.replace("  silent: true", "  length: 6 months\n  notice: 1 month")
    assert any(
        "Notice of its end must be given by 00:00 on 27 July" in g.text
        for g in status(text=text).formal_grounds
    )


def test_a_text_that_renews_tacitly_goes_on_and_says_what_is_not_known() -> None:
    text = AGREEMENT.replace("  silent: true", "  length: 48 hours\n  renewed: tacit")
    goes_on = status(text=text)
    assert goes_on.formal is Formal.IN_FORCE
    assert "whether anybody gave notice of its end" in goes_on.unknowns
    assert goes_on.until is None


@pytest.mark.parametrize(("notice", "formal"), [("5 days", Formal.IN_FORCE), ("1 day", Formal.ENDED)])
def test_notice_of_the_end_leaves_it_in_force_until_it_runs_out(notice: str, formal: Formal) -> None:
    ending = f"  silent: true\n  who_may_end_it: [party]\n  notice: {notice}"
    text = AGREEMENT.replace("  silent: true", ending)
    claim = "{status: ended, claimant: government, at: 2016-02-28, source: {text: terms}}"
    told = status(text=text, more=f"\nstatus_claims:\n  - {claim}\n")
    assert told.formal is formal
    runs = any("The notice runs until 00:00 on 4 March 2016" in g.text for g in told.formal_grounds)
    assert runs is (formal is Formal.IN_FORCE)


def test_a_text_that_nobody_published_is_named_among_the_unknowns() -> None:
    told = status(more="\nundisclosed:\n  - {text: A side letter on oversight., source: {text: terms}}\n")
    assert "what a text that was not published says: A side letter on oversight" in told.unknowns


def test_a_reported_renewal_without_a_new_end_makes_a_lapse_contested() -> None:
    text = AGREEMENT.replace("  silent: true", "  length: 48 hours")
    assert status(text=text).formal is Formal.LAPSED
    assert status(word(Act.TRUCE_EXTENDED, "general"), text=text).formal is Formal.CONTESTED


def test_after_its_end_it_is_over_and_not_holding_for_want_of_breaches() -> None:
    text = AGREEMENT.replace("  silent: true", "  length: 48 hours")
    assert status(text=text).holding is Holding.OVER


@pytest.mark.parametrize(("met", "formal"), [("no", Formal.NOT_STARTED), ("yes", Formal.IN_FORCE)])
def test_a_precondition_not_met_keeps_it_from_starting_without_anybodys_word(
    met: str, formal: Formal
) -> None:
    entry = f"{{id: lists, text: L., owners: [government], met: '{met}', source: {{text: terms}}}}"
    more = f"\npreconditions:\n  - {entry}\n"
    assert status(more=more).formal is formal
    started = AGREEMENT.replace("start:\n", "start:\n  actual: 2016-02-27 10:00 local\n")
    assert status(more=more, text=started).formal is Formal.IN_FORCE


def test_while_versions_of_a_disputed_start_lie_on_both_sides_it_is_contested() -> None:
    text = AGREEMENT.replace("start:\n", "start:\n  disputed: true\n  actual: 2016-03-05 00:00 local\n")
    assert status(text=text).formal is Formal.CONTESTED
    assert status(text=text, now=datetime(2016, 3, 6, tzinfo=UTC)).formal is Formal.IN_FORCE


def test_claims_stand_side_by_side_with_the_authority_the_text_gives() -> None:
    text = AGREEMENT.replace("  silent: true", "  silent: true\n  who_may_end_it: [sponsor]")
    entries = (
        "{status: ended, claimant: army, at: 2016-02-29, source: {text: terms}}",
        "{status: in_force, claimant: sponsor, at: 2016-02-29, source: {text: terms}}",
    )
    more = "\nstatus_claims:\n" + "".join(f"  - {entry}\n" for entry in entries)
    told = status(word(Act.TRUCE_SUSPENDED, "council"), text=text, more=more)
    assert told.formal is Formal.CONTESTED
    assert [(claim.claimant, claim.status, claim.competent) for claim in told.told] == [
        ("The Army", ClaimedStatus.ENDED, Truth.NO),
        ("Sponsor", ClaimedStatus.IN_FORCE, Truth.UNKNOWN),
        ("The Council", ClaimedStatus.SUSPENDED, Truth.NO),
    ]
    assert told.told[0].authority == "by the text only Sponsor may end it"


def test_whoever_has_since_said_that_it_goes_on_no_longer_calls_it_over() -> None:
    entries = (
        "{status: suspended, claimant: army, at: 2016-02-28, source: {text: terms}}",
        "{status: in_force, claimant: army, at: 2016-02-29, source: {text: terms}}",
    )
    more = "\nstatus_claims:\n" + "".join(f"  - {entry}\n" for entry in entries)
    assert status(more=more).formal is Formal.IN_FORCE


PHASES = """
phases:
  - {id: one, text: O., after: start, length: 2 days, source: {text: terms}}
  - {id: two, text: T., after: one, length: 7 days, entry: calm, source: {text: terms}}
  - {id: three, text: T., after: two, source: {text: terms}}
"""


def test_phases_run_by_the_text_and_wait_for_their_conditions() -> None:
    early = status(more=PHASES, now=datetime(2016, 2, 28, tzinfo=UTC))
    assert [phase.state.value for phase in early.phases] == ["running", "to_come", "not_told"]
    assert [phase.state.value for phase in status(more=PHASES).phases] == ["over", "waiting", "not_told"]
    entered = status(more=PHASES.replace("entry: calm", "entry: calm, entered: so said the envoy"))
    assert [phase.state.value for phase in entered.phases] == ["over", "running", "to_come"]


def test_after_a_stated_end_it_has_lapsed() -> None:
    text = AGREEMENT.replace("  silent: true", "  length: 48 hours")
    assert status(text=text, now=datetime(2016, 2, 28, 21, 59, tzinfo=UTC)).formal is Formal.IN_FORCE
    assert status(text=text, now=datetime(2016, 2, 28, 22, 0, tzinfo=UTC)).formal is Formal.LAPSED


@pytest.mark.parametrize(
    ("competent", "formal"),
    [(", competent: true", Formal.ENDED), ("", Formal.CONTESTED), (", competent: false", Formal.CONTESTED)],
)
def test_who_says_it_is_over_decides_whether_it_is(competent: str, formal: Formal) -> None:
    entry = f"{{status: ended, claimant: army, at: 2016-02-29, source: {{text: terms}}{competent}}}"
    more = f"\nstatus_claims:\n  - {entry}\n"
    assert status(more=more).formal is formal
    earlier = status(more=more, now=datetime(2016, 2, 28, tzinfo=UTC))
    assert (earlier.formal, earlier.claims) == (Formal.IN_FORCE, ())
    assert len(status(more=more).claims) == 1


def test_a_reported_word_of_a_party_makes_it_contested_and_of_nobody_bound_changes_nothing() -> None:
    assert status(word(Act.TRUCE_ENDED_BY_WORD, "general")).formal is Formal.CONTESTED
    assert status(word(Act.TRUCE_ENDED_BY_WORD, "neighbour")).formal is Formal.IN_FORCE


def test_a_corroborated_word_of_whoever_may_end_it_ends_it() -> None:
    text = AGREEMENT.replace("  silent: true", "  silent: true\n  who_may_end_it: [government]")
    alone = word(Act.TRUCE_ENDED_BY_WORD, "general")
    assert status(alone, text=text).formal is Formal.CONTESTED
    firm = word(Act.TRUCE_SUSPENDED, "general", EvidenceState.CORROBORATED)
    assert status(firm, text=text).formal is Formal.SUSPENDED


def test_holding_needs_reports_to_rest_on() -> None:
    assert status().holding is Holding.HOLDING
    thin = status(thin=True)
    assert thin.holding is Holding.CANNOT_SAY
    assert "what went unreported: too few reports were read" in thin.unknowns


def test_alleged_breaches_strain_it_and_corroborated_ones_in_number_mean_it_is_not_holding() -> None:
    assert status(*(shelling(n) for n in range(9))).holding is Holding.STRAINED
    firm = [shelling(n, EvidenceState.CORROBORATED) for n in range(8)]
    assert status(*firm[:7]).holding is Holding.STRAINED
    assert status(*firm).holding is Holding.NOT_HOLDING
    assert status(*firm, thin=True).holding is Holding.NOT_HOLDING


def test_the_rules_are_printed_and_one_decides() -> None:
    facts = status(shelling(0)).facts
    assert facts is not None
    assert [(rule.gives, rule.fits) for rule in facts.rules if rule.decides] == [("strained", True)]
    assert facts.rules[1].measured == "0 to 1.2 a day (0 in 3 days)"


def test_old_breaches_are_the_baseline_and_not_the_state_of_today() -> None:
    now = NOW + timedelta(days=4)
    later = status(*(shelling(n, EvidenceState.CORROBORATED) for n in range(5)), now=now)
    assert later.holding is Holding.HOLDING
    assert later.facts is not None
    assert later.facts.alleged.count == 0


def test_an_incident_that_cannot_be_determined_strains_it_and_is_named_among_the_unknowns() -> None:
    moment = When.at(NOW - timedelta(hours=5), wall="then")
    open_case = incident(Act.AIR_STRIKE, account(["airmen"], [], "village", moment))
    held = status(open_case)
    assert held.holding is Holding.STRAINED
    assert any("who held Kafr" in unknown for unknown in held.unknowns)


def test_grounds_count_by_evidence_state_and_name_the_incidents() -> None:
    held = status(shelling(0), shelling(1, EvidenceState.CORROBORATED, hours_ago=40))
    assert held.holding_grounds[1].text.startswith(
        "In the last 3 days: 2 apparent breaches (1 alleged and 1 corroborated); 0.08 to 2.4 a day"
    )
    assert set(held.holding_grounds[1].ids) == {"incident-0", "incident-1"}


def quotation(words: str, speaker: str | None = "general") -> Quotation:
    who = ActorRef(name="Saleh", basis=RefBasis.ALIAS, actor=speaker) if speaker else None
    return Quotation(
        id="quotation-1",
        report="report-1",
        kind=QuotationKind.DIRECT,
        contents=(Span(start=10, end=10 + len(words), text=words),),
        speaker=who,
    )


def test_what_is_said_of_the_truce_as_a_whole_is_quoted_with_its_passage() -> None:
    words = "We met today. The truce is by and large holding. We go on."
    (said,) = judged(readings=(reading(quotations=(quotation(words),)),)).status.said
    assert (said.speaker_name, said.says) == ("Saleh", "The truce is by and large holding.")
    assert said.citation.span.start == 10 + words.index("The truce")


@pytest.mark.parametrize("words", ["He was holding a flag.", "The truce was discussed."])
def test_a_word_of_status_without_the_truce_says_nothing_of_it(words: str) -> None:
    assert judged(readings=(reading(quotations=(quotation(words),)),)).status.said == ()


def test_a_word_without_a_speaker_is_not_quoted() -> None:
    told = reading(quotations=(quotation("The truce is holding.", None),))
    assert judged(readings=(told,)).status.said == ()


def test_now_must_carry_its_offset() -> None:
    with pytest.raises(ValueError, match="offset"):
        judge(agreement(), case(), Reconciled(), (), (), datetime(2016, 3, 1))
