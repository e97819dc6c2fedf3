"""Which words tell an act: passives, figures of speech, deeds done by words, and what they were done to."""

import pytest

from holdfire.model.act import SAID_TO_BE_SO, Act
from holdfire.model.mention import Mention
from holdfire.reading.acts.mentions import find_mentions
from tests.reading.case_of_words import found_in, report_of


def _told(text: str) -> dict[Act, Mention]:
    report = report_of(text)
    sentences, found = found_in(report)
    mentions = find_mentions(report, sentences, found)
    return {mention.act: mention for mention in mentions if mention.modality in SAID_TO_BE_SO}


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Forty detainees were let go at the bridge.", Act.PRISONER_RELEASE),
        ("The bodies of six fighters were handed over at noon.", Act.PRISONER_RELEASE),
        ("Two villages on the ridge were recaptured by rebels.", Act.TERRITORY_TAKEN),
        ("A convoy of flour was held up at the gate.", Act.AID_BLOCKED),
        ("The inspectors have been turned back at the dam.", Act.MONITOR_DENIED),
        ("Observers were granted access to the depot.", Act.MONITORS_ADMITTED),
        ("A pause was proclaimed in the valley.", Act.TRUCE_DECLARED),
        ("Guards refused to let the lorries through.", Act.AID_BLOCKED),
        ("The militia said it was ending the truce.", Act.TRUCE_ENDED_BY_WORD),
        ("The junta walked away from the accord.", Act.TRUCE_ENDED_BY_WORD),
        ("The guns fell silent in the valley.", Act.TRUCE_OBSERVED),
        ("The two armies traded fire across the canal.", Act.SMALL_ARMS_FIRE),
        ("A shepherd trod on a landmine.", Act.EXPLOSION),
        ("Gunmen attacked an aid convoy.", Act.AID_ATTACKED),
    ],
)
def test_an_act_is_told_in_many_ways(text: str, act: Act) -> None:
    assert set(_told(text)) == {act}


@pytest.mark.parametrize(
    "text",
    [
        "An explosion of joy followed the goal.",
        "A barrage of criticism followed the plan.",
        "The minister came under fire for the delay.",
        "The lira took heavy fire on Wednesday.",
        "The price fell to a record low.",
        "The clinic fights against cholera.",
        "The film captured the mood.",
        "The text forbids attacks on farms.",
        "People asked themselves who it was.",
        "A winter storm hit the valley.",
        "Entry to the hall is free.",
        "Strikes on the army are rare; the strikes went on.",
    ],
)
def test_a_figure_of_speech_is_no_act(text: str) -> None:
    assert set(_told(text)) <= {Act.ATTACK_UNSPECIFIED}
    assert text.startswith("Strikes") or not _told(text)


@pytest.mark.parametrize(
    ("text", "act", "target"),
    [
        ("The army shelled a market on Monday.", Act.SHELLING, "market"),
        ("Militants fired mortars at two farms near the canal.", Act.SHELLING, "farms"),
        ("The mill was shelled on Monday.", Act.SHELLING, "mill"),
        ("Police arrested four bakers on Monday.", Act.ARREST, "bakers"),
        ("The shelling of a bakery went on.", Act.SHELLING, "bakery"),
        ("A shepherd trod on a landmine.", Act.EXPLOSION, "shepherd"),
        ("Ten trucks of flour reached the valley.", Act.AID_DELIVERED, "trucks of flour"),
    ],
)
def test_what_is_no_actor_may_still_be_the_target(text: str, act: Act, target: str) -> None:
    assert [ref.name.lower() for ref in _told(text)[act].targets] == [target]


@pytest.mark.parametrize(
    "text",
    [
        "The army shelled the village on Monday.",
        "The army withdrew its troops from the hill.",
        "The truce began at noon.",
    ],
)
def test_a_town_or_a_truce_is_nobody_that_an_act_is_aimed_at(text: str) -> None:
    assert all(not mention.targets for mention in _told(text).values())


def test_agreeing_to_a_deed_is_told_once() -> None:
    assert Act.PROMISE not in _told("The two sides agreed to withdraw their troops.")
    assert Act.PROMISE in _told("The junta agreed to open the books.")


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Both armies agreed on Sunday to hold their fire.", Act.TRUCE_AGREED),
        ("The bishop called again on Monday for a truce.", Act.TRUCE_PROPOSED),
    ],
)
def test_a_time_may_part_the_words_of_a_phrase(text: str, act: Act) -> None:
    assert set(_told(text)) == {act}


def test_a_name_behind_a_verb_is_a_place_taken_and_an_adjective_is_none() -> None:
    assert set(_told("The army captured Oslo at noon.")) == {Act.TERRITORY_TAKEN}
    assert Act.TERRITORY_TAKEN not in _told("The army captured Danish flags.")


def test_a_noun_may_follow_to() -> None:
    assert set(_told("The army subjected the valley to artillery fire.")) == {Act.SHELLING}


def test_a_figure_of_speech_takes_its_words_from_a_longer_act() -> None:
    assert _told("The old singer died of a heart attack.") == {}
