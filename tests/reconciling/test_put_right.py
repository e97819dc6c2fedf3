"""What reviewers correct stands in for what was read, and is shown beside it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from holdfire.model.act import Act
from holdfire.model.actor import RefBasis
from holdfire.model.decision import Decision, DecisionKind, Slot
from holdfire.model.put_right import NOTHING, put_right, slot_in_words
from holdfire.model.when import TimeBasis
from holdfire.reconciling.reconcile import reconcile
from tests.reconciling.cases import CASE, decision
from tests.reconciling.test_reconcile import BELA, GLOBE, HERALD

MENTION = GLOBE.mentions[0]


def correction(slot: Slot, value: str, number: int = 0, target: str = MENTION.id) -> Decision:
    return replace(decision(DecisionKind.CORRECT, target, value=value, number=number), slot=slot)


@pytest.mark.parametrize(
    ("slot", "value", "words"),
    [
        (Slot.ACTOR, "palet; some gunmen", "Anton Palet; some gunmen"),
        (Slot.ACTOR, NOTHING, "nothing"),
        (Slot.TARGET, "a mill", "a mill"),
        (Slot.PLACE, "bela", "Bela"),
        (Slot.PLACE, "a quarry", "a quarry"),
        (Slot.PLACE, NOTHING, "nothing"),
        (Slot.ACT, "air strike", "air strike"),
        (Slot.TIME, "2021-03-02T14:00Z", "2021-03-02T14:00Z"),
        (Slot.TIME, NOTHING, "nothing"),
        (Slot.HARM, "3 killed; 5-7 wounded; 10+ displaced", "3 killed; 5-7 wounded; 10+ displaced"),
        (Slot.HARM, NOTHING, "nothing"),
    ],
)
def test_each_slot_says_what_the_reviewer_set(slot: Slot, value: str, words: str) -> None:
    assert slot_in_words(put_right(MENTION, correction(slot, value), CASE), slot) == words


def test_a_day_is_a_day_of_the_cases_zone() -> None:
    zoned = replace(CASE, zone="Asia/Damascus")
    when = put_right(MENTION, correction(Slot.TIME, "2021-03-02"), zoned).when
    assert when is not None
    assert (when.earliest, when.basis) == (datetime(2021, 3, 1, 22, tzinfo=UTC), TimeBasis.REVIEWER)
    assert when.latest == datetime(2021, 3, 2, 21, 59, 59, tzinfo=UTC)
    with pytest.raises(ValueError, match="names no zone"):
        put_right(MENTION, correction(Slot.TIME, "2021-03-02"), replace(CASE, zone=None))


@pytest.mark.parametrize(
    ("slot", "value"), [(Slot.ACTOR, ""), (Slot.PLACE, ""), (Slot.ACT, NOTHING), (Slot.HARM, "some")]
)
def test_a_value_that_a_slot_cannot_take_is_refused(slot: Slot, value: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        put_right(MENTION, correction(slot, value), CASE)


def test_a_corrected_place_moves_the_happening_and_is_told_beside_what_was_read() -> None:
    right = correction(Slot.PLACE, "bela")
    incidents = reconcile([GLOBE, HERALD], CASE, [right]).incidents
    assert len(incidents) == 2
    (moved,) = (item for item in incidents if item.accounts[0].mention == MENTION.id)
    assert [place.place for place in moved.places] == ["bela"]
    assert any(
        "place of" in ground and "Bela, read as Arda (R. Reviewer" in ground for ground in moved.grounds
    )


def test_of_several_corrections_of_a_slot_the_last_holds_and_others_stay() -> None:
    decisions = [
        correction(Slot.ACTOR, "palet", number=1),
        correction(Slot.ACTOR, "people of a mill", number=2),
        correction(Slot.ACT, "explosion", number=3),
    ]
    (incident,) = reconcile([GLOBE], CASE, decisions).incidents
    assert [(ref.name, ref.basis) for ref in incident.actors] == [("people of a mill", RefBasis.REVIEWER)]
    assert incident.act is Act.EXPLOSION


def test_a_correction_the_case_cannot_take_changes_nothing_and_is_said() -> None:
    (incident,) = reconcile(
        [BELA], CASE, [correction(Slot.ACT, "fuss", target=BELA.mentions[0].id)]
    ).incidents
    assert incident.act is BELA.mentions[0].act
    assert any("stays air strike" in ground for ground in incident.grounds)


def test_states_set_on_two_happenings_that_were_joined_later_are_both_told_and_the_last_holds() -> None:
    one = decision(DecisionKind.SET_EVIDENCE, GLOBE.mentions[0].id, value="refuted", number=2)
    other = decision(DecisionKind.SET_EVIDENCE, HERALD.mentions[0].id, value="verified", number=1)
    (incident,) = reconcile([GLOBE, HERALD], CASE, [one, other]).incidents
    assert incident.evidence == "refuted"
    assert sum("R. Reviewer set" in ground for ground in incident.grounds) == 2
