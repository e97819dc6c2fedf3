"""What would, should, could or did not happen never comes out as something that happened."""

import pytest

from holdfire.model.act import SAID_TO_BE_SO, Act, Modality
from holdfire.reading.acts.mentions import find_mentions
from tests.reading.case_of_words import found_in, report_of


def _modality(text: str, act: Act) -> Modality | None:
    report = report_of(text)
    sentences, found = found_in(report)
    return next((m.modality for m in find_mentions(report, sentences, found) if m.act is act), None)


@pytest.mark.parametrize(
    ("text", "act", "modality"),
    [
        ("If the ceasefire collapsed, the army shelled nobody.", Act.TRUCE_LAPSED, Modality.CONDITIONAL),
        ("A plan exists if the ceasefire collapses.", Act.TRUCE_LAPSED, Modality.CONDITIONAL),
        ("Should the deal fall apart, all bets are off.", Act.TRUCE_LAPSED, Modality.CONDITIONAL),
        ("They spoke of a plan should the agreement fall apart.", Act.TRUCE_LAPSED, Modality.CONDITIONAL),
        ("They have a plan in case of failure of the truce.", Act.TRUCE_LAPSED, Modality.CONDITIONAL),
        ("If rebels attack, the army would shell the town.", Act.SHELLING, Modality.CONDITIONAL),
        ("The army could shell the town.", Act.SHELLING, Modality.HYPOTHETICAL),
        ("Did the army shell the town?", Act.SHELLING, Modality.HYPOTHETICAL),
        ("The truce will come into force on Saturday.", Act.TRUCE_STARTED, Modality.FUTURE),
        ("An aid convoy is expected to reach the town.", Act.AID_DELIVERED, Modality.FUTURE),
        ("The army must withdraw its tanks.", Act.WITHDRAWAL, Modality.DEMANDED),
        ("The envoy urged rebels to release the prisoners.", Act.PRISONER_RELEASE, Modality.DEMANDED),
        ("The rebels promised to release the pilot.", Act.PRISONER_RELEASE, Modality.PROMISED),
        ("The commander threatened to storm the camp.", Act.GROUND_ATTACK, Modality.THREATENED),
        ("The army did not shell the town.", Act.SHELLING, Modality.NEGATED),
        ("No shelling was recorded on Monday.", Act.SHELLING, Modality.NEGATED),
        ("The army denied shelling the town.", Act.SHELLING, Modality.DENIED),
        ("The army reportedly shelled the town.", Act.SHELLING, Modality.ALLEGED),
        ("The war has killed thousands since 2011.", Act.ATTACK_UNSPECIFIED, Modality.BACKGROUND),
        ("In 2013 the army shelled the town.", Act.SHELLING, Modality.BACKGROUND),
        ("The army continued to shell the town.", Act.SHELLING, Modality.ONGOING),
        ("The army is shelling the town.", Act.SHELLING, Modality.ONGOING),
        ("The withdrawal of weapons is to start on Monday.", Act.WITHDRAWAL, Modality.FUTURE),
        ("They will talk after the ceasefire begins.", Act.TRUCE_STARTED, Modality.FUTURE),
        ("They talked after the ceasefire began.", Act.TRUCE_STARTED, Modality.ACTUAL),
        ("The army shelled the town on Monday.", Act.SHELLING, Modality.ACTUAL),
    ],
)
def test_modality_is_read_from_the_words_around_the_act(text: str, act: Act, modality: Modality) -> None:
    assert _modality(text, act) is modality


@pytest.mark.parametrize(
    "text",
    [
        "It is a plan if the ceasefire did not work and fighting resumed.",
        "Before the truce has begun, talk of its end is idle.",
        "Unless the siege is lifted, rebels will attack the town.",
        "Observers would be deployed in the town.",
        "They are ready to attack the town.",
    ],
)
def test_nothing_in_a_condition_or_yet_to_come_is_said_to_be_so(text: str) -> None:
    report = report_of(text)
    sentences, found = found_in(report)
    material = {
        Act.GROUND_ATTACK,
        Act.ATTACK_UNSPECIFIED,
        Act.MONITORS_ADMITTED,
        Act.TRUCE_STARTED,
        Act.SIEGE,
    }
    real = [m for m in find_mentions(report, sentences, found) if m.act in material]
    assert real
    assert not [m.act for m in real if m.modality in SAID_TO_BE_SO]
