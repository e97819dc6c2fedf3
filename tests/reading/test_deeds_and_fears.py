"""Feared, averted, rehearsed, forbidden and untrue acts are kept apart from deeds told in like words."""

import pytest

from holdfire.model.act import SAID_TO_BE_SO, Act, Modality
from holdfire.reading.acts.mentions import find_mentions
from holdfire.reading.speech.quotations import find_quotations
from tests.reading.case_of_words import found_in, report_of

_DEEDS = {Act.SHELLING, Act.ATTACK_UNSPECIFIED, Act.AIR_STRIKE, Act.GROUND_ATTACK, Act.SMALL_ARMS_FIRE}


def _modalities(text: str) -> list[Modality]:
    report = report_of(text)
    sentences, found = found_in(report)
    _, found = found_in(report, *find_quotations(report, sentences, found.actors))
    return [m.modality for m in find_mentions(report, sentences, found) if m.act in _DEEDS]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Fears of an assault on the port grew on Sunday.", Modality.HYPOTHETICAL),
        ("Rumours that the army had shelled the convent spread.", Modality.HYPOTHETICAL),
        ("It is feared that rebels attacked the ferry.", Modality.HYPOTHETICAL),
        ("An attack on the city is feared.", Modality.HYPOTHETICAL),
        ("In a drill on Monday the troops attacked a village.", Modality.HYPOTHETICAL),
        ("Soldiers rehearsed an attack on a village.", Modality.CONDITIONAL),
        ("The army may shell the port.", Modality.HYPOTHETICAL),
        ("“Will they attack again?” she asked.", Modality.HYPOTHETICAL),
        ("The incursion, if it comes, will come in the north.", Modality.CONDITIONAL),
        ("Should rebels attack, the road will close.", Modality.CONDITIONAL),
        ("Had rebels attacked the port, ships would have left.", Modality.CONDITIONAL),
        ("Anyone who attacks the patrol will be punished.", Modality.CONDITIONAL),
        ("Neither army shelled the port.", Modality.NEGATED),
        ("At no time did the army shell the camp.", Modality.NEGATED),
        ("The army did not, as was written, shell the port.", Modality.NEGATED),
        ("Police averted an attack on the bus station.", Modality.NEGATED),
        ("The attack on the school was called off.", Modality.NEGATED),
        ("Both sides refrained from shelling the town.", Modality.NEGATED),
        ("The army nearly attacked the wrong village.", Modality.NEGATED),
        ("The army talked to the elders rather than attack the village.", Modality.NEGATED),
        ("Claims of shelling proved false.", Modality.NEGATED),
        ("The rebels shelled nobody on Sunday.", Modality.NEGATED),
        ("The draft contains a ban on shelling and on attacks.", Modality.CONDITIONAL),
        ("The council asked in a letter that the army shell no more.", Modality.DEMANDED),
        ("Tomorrow the army attacks the port.", Modality.FUTURE),
        ("Talks will wait until the rebels attack.", Modality.FUTURE),
    ],
)
def test_what_is_not_said_to_have_happened_is_named_for_what_it_is(text: str, modality: Modality) -> None:
    found = _modalities(text)
    assert modality in found
    assert not SAID_TO_BE_SO.intersection(found)


@pytest.mark.parametrize(
    "text",
    [
        "The army was able to shell the port for two hours.",
        "The army was forced to attack the port.",
        "The army used the lull to attack the port.",
        "There was no let-up in the shelling of the town.",
        "Guards failed to prevent the attack on the bus.",
        "Nobody has claimed the attack on the bus.",
        "No sooner had the truce begun than the army shelled the town.",
        "The army not only shelled the town but burned the fields.",
        "The army did not hesitate to shell the church.",
        "Without warning the army shelled the town.",
        "The minister promised to investigate the attack on the bus.",
        "The envoy called for restraint after an attack on the market.",
        "The attack could derail the talks.",
        "The threatened attack came at dawn.",
        "The general, urged to hold back, attacked the port.",
        "The captain could not deny that his men had attacked the bus.",
        "Far from keeping its word, the army shelled the town.",
        "The army shelled the town as the crowd chanted “What truce?” and wept.",
        "If the north was calm, in the south the army shelled the port.",
    ],
)
def test_a_deed_stays_a_deed_beside_words_of_fear_promise_and_denial(text: str) -> None:
    assert SAID_TO_BE_SO.intersection(_modalities(text))


def test_what_a_speaker_negates_is_denied_and_what_the_report_negates_is_not() -> None:
    assert _modalities("“We did not shell the town,” the general said.") == [Modality.DENIED]
    assert _modalities("The army did not shell the town.") == [Modality.NEGATED]
