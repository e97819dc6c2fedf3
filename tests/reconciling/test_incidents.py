"""Incidents: what joins, what keeps apart, origins not outlets, denials, admissions, corrections."""

from holdfire.model.act import Act, Modality
from holdfire.model.decision import DecisionKind
from holdfire.model.incident import AttributionState, EvidenceState
from holdfire.model.quotation import Tier
from holdfire.model.reconciled import DisagreementKind
from holdfire.reconciling.reconcile import reconcile
from tests.reconciling.cases import CASE, day, decision, reading, tallying, telling

EVENING = day(0, 18, 5)


def account(outlet: str | None, words: str, hour: int = 12, **how):
    text = (
        f"News of {outlet or 'nobody'} at {hour}\n{words} on Monday evening, it was reported from the valley."
    )
    return telling(
        reading(text, outlet=outlet, hour=hour), words, **{"when": EVENING, "by": "north-army", **how}
    )


def only(*readings):
    (incident,) = reconcile(readings, CASE).incidents
    return incident


def test_another_place_another_day_or_another_kind_of_act_is_another_incident() -> None:
    one = account("globe", "Shells fell on Arda killing four")
    for other in (
        account("herald", "Shells fell on Bela killing four", place="bela"),
        account("herald", "Shells fell on Arda killing four again", when=day(3, 18, 5)),
        account("herald", "Arda saw an arrest of four", act=Act.ARREST),
    ):
        assert len(reconcile([one, other], CASE).incidents) == 2


def test_one_outlets_attack_is_anothers_shelling() -> None:
    one = account("globe", "Shells fell on Arda killing four")
    other = account("herald", "An attack on Arda left four dead", act=Act.ATTACK_UNSPECIFIED)
    assert len(only(one, other).accounts) == 2


def test_an_outlet_family_is_one_origin() -> None:
    incident = only(
        account("north-tv", "Rebels shelled Arda and four died", by="south"),
        account("north-news", "Arda was shelled by rebels and four died", by="south", hour=14),
    )
    assert incident.origins == ("north-side",)
    assert incident.evidence is EvidenceState.ALLEGED


def test_outlets_that_nobody_knows_may_be_one() -> None:
    incident = only(
        account(None, "Shells fell on Arda killing four"),
        account(None, "Four died as shells fell on Arda", hour=14),
    )
    assert incident.evidence is EvidenceState.ALLEGED


def test_ten_outlets_that_quote_one_monitor_are_one_origin() -> None:
    incident = only(
        account("globe", "Shells fell on Arda killing four", claimant="mission"),
        account("herald", "Four died as shells fell on Arda", claimant="mission", hour=14),
    )
    assert incident.origins == ("mission",)
    assert incident.evidence is EvidenceState.ALLEGED
    assert incident.attribution is AttributionState.ASSESSED


def test_a_credited_wire_is_the_origin_of_its_reprint() -> None:
    wire = account("wire", "Shells fell on Arda killing four")
    text = "Four die in Arda\nFour died as shells fell on Arda on Monday evening (World Wire)."
    reprint = telling(
        reading(text, outlet="globe", hour=14, credits=("World Wire",)),
        "Four died as shells fell on Arda",
        when=EVENING,
        by="north-army",
    )
    assert only(wire, reprint).origins == ("wire",)


def test_an_admission_is_against_interest_and_a_boast_is_not() -> None:
    admitted = only(account("north-tv", "Our guns hit Arda and four died", claimant="north-army"))
    assert admitted.accounts[0].against_interest
    assert admitted.attribution is AttributionState.SELF_CLAIMED
    boast = only(
        account("north-tv", "Our lorries brought flour to Arda", act=Act.AID_DELIVERED, claimant="north-army")
    )
    assert not boast.accounts[0].against_interest


def test_an_enemy_who_agrees_corroborates() -> None:
    incident = only(
        account("south-radio", "Northern guns hit Arda and four died"),
        account("north-tv", "Our guns hit Arda and four died", claimant="north-army", hour=14),
    )
    assert incident.origins == ("north-side", "south-side")
    assert incident.evidence is EvidenceState.CORROBORATED


def test_what_was_read_with_less_certainty_stays_alleged_until_a_reviewer_looks() -> None:
    doubtful = [
        account("globe", "Shells fell on Arda killing four", tier=Tier.B),
        account("herald", "Four died as shells fell on Arda", hour=14, tier=Tier.B),
    ]
    incident = only(*doubtful)
    assert incident.evidence is EvidenceState.ALLEGED
    assert any("nobody has looked" in ground for ground in incident.grounds)
    looked = decision(DecisionKind.ACCEPT_MENTION, doubtful[1].mentions[0].id)
    (accepted,) = reconcile(doubtful, CASE, [looked]).incidents
    assert accepted.evidence is EvidenceState.CORROBORATED


def test_one_account_read_surely_is_enough_beside_a_doubtful_one() -> None:
    sure = account("globe", "Shells fell on Arda killing four")
    doubtful = account("herald", "Four died as shells fell on Arda", hour=14, tier=Tier.B)
    assert only(sure, doubtful).evidence is EvidenceState.CORROBORATED


def test_a_denial_of_the_fact_by_the_accused_contests_it() -> None:
    told = [
        account("globe", "Shells fell on Arda killing four"),
        account("herald", "Four died as shells fell on Arda", hour=14),
    ]
    denial = account(
        "north-tv",
        "No shell fell on Arda that evening",
        modality=Modality.DENIED,
        by=None,
        claimant="north-army",
        hour=16,
    )
    incident = only(*told, denial)
    assert incident.evidence is EvidenceState.CONTESTED
    assert incident.attribution is AttributionState.DENIED
    assert len(incident.accounts) == 2


def test_a_denial_of_the_authorship_leaves_the_fact() -> None:
    told = [
        account("globe", "Shells fell on Arda killing four"),
        account("herald", "Four died as shells fell on Arda", hour=14),
    ]
    denial = account(
        "north-tv", "The army did not shell Arda", modality=Modality.DENIED, claimant="north-army", hour=16
    )
    incident = only(*told, denial)
    assert (incident.evidence, incident.attribution) == (EvidenceState.CORROBORATED, AttributionState.DENIED)


def test_a_denial_by_a_stranger_contests_nothing() -> None:
    denial = account(
        "south-radio",
        "No shell fell on Arda that evening",
        modality=Modality.DENIED,
        by=None,
        claimant="south",
        hour=16,
    )
    assert (
        only(account("globe", "Shells fell on Arda killing four"), denial).evidence is EvidenceState.ALLEGED
    )


def test_tellings_that_name_two_culprits_do_not_corroborate_each_other() -> None:
    incident = only(
        account("globe", "Shells fell on Arda killing four"),
        account("herald", "Shells fell on Arda killing four people", by="south", hour=14),
    )
    assert incident.evidence is EvidenceState.ALLEGED
    assert any("conflict" in ground for ground in incident.grounds)


def test_every_value_is_kept_and_the_difference_is_shown() -> None:
    found = reconcile(
        [
            account("globe", "Shells fell on Arda killing four", killed=4),
            account("herald", "Shells fell on Arda killing five", killed=5, hour=14),
        ],
        CASE,
    )
    (incident,) = found.incidents
    assert [count.low for count in incident.harm] == [4, 5]
    assert [item.kind for item in found.disagreements] == [DisagreementKind.HARM]
    assert len(found.disagreements[0].citations) == 2


def test_a_later_correction_of_the_same_outlet_is_a_ground() -> None:
    first = account("globe", "Shells fell on Arda killing eleven people at a market", killed=11)
    text = (
        "News of globe at 12, corrected\nCorrection: shells fell on Arda killing six people "
        "at a market on Monday evening, "
        "it was reported from the valley."
    )
    later = telling(
        reading(text, outlet="globe", number=1),
        "shells fell on Arda killing six people at a market",
        when=EVENING,
        by="north-army",
        killed=6,
    )
    incident = only(first, later)
    assert any("later corrected" in ground for ground in incident.grounds)


def test_a_report_its_outlet_takes_back_no_longer_counts() -> None:
    first = account("globe", "Shells fell on Arda killing four people at a market")
    text = (
        "News of globe at 12 withdrawn\nThe Globe retracts its report that shells fell on "
        "Arda killing four people at a market "
        "on Monday evening, as it was reported from the valley."
    )
    assert only(first, reading(text, outlet="globe", number=1)).evidence is EvidenceState.RETRACTED


def test_clashing_tallies_stand_side_by_side_and_none_becomes_an_incident() -> None:
    window = day(0)
    one = tallying(
        reading("Mission count\nThe mission counted 15 violations on Monday.", outlet="globe"),
        "counted 15 violations",
        15,
        "mission",
        window,
    )
    other = tallying(
        reading("Army count\nThe army counted 4 violations on Monday.", outlet="north-tv"),
        "counted 4 violations",
        4,
        "north-army",
        window,
    )
    counted = telling(one, "counted 15 violations", act=Act.TRUCE_VIOLATED, when=window)
    found = reconcile([counted, other], CASE)
    assert found.incidents == ()
    (clash,) = found.disagreements
    assert clash.kind is DisagreementKind.TALLY
    assert "15" in clash.detail
    assert "4" in clash.detail
