"""Acts as whole reports tell them: whom the words open with, what is not done, what only contrasts."""

import pytest

from holdfire.model.act import Act, Modality
from holdfire.model.mention import Mention
from holdfire.reading.acts.mentions import find_mentions
from tests.reading.case_of_words import found_in, report_of


def _mentions(text: str) -> list[Mention]:
    report = report_of(text)
    sentences, found = found_in(report)
    return list(find_mentions(report, sentences, found))


def _modality(text: str, act: Act) -> Modality | None:
    return next((mention.modality for mention in _mentions(text) if mention.act is act), None)


@pytest.mark.parametrize(
    ("text", "act", "whom"),
    [
        ("Two engineers have been missing since Tuesday.", Act.ABDUCTION, "engineers"),
        ("Ten captives came home on Monday.", Act.PRISONER_RELEASE, "captives"),
        ("The patrol was refused passage at the bridge.", Act.MONITOR_DENIED, "patrol"),
    ],
)
def test_whom_the_words_open_with_is_whom_it_was_done_to(text: str, act: Act, whom: str) -> None:
    (mention,) = [mention for mention in _mentions(text) if mention.act is act]
    assert not mention.actors
    assert any(whom in ref.name for ref in mention.targets)


def test_letting_nobody_in_is_the_act_itself_and_no_denial_of_it() -> None:
    assert (
        _modality("The monitors were not let through at the bridge.", Act.MONITOR_DENIED) is Modality.ACTUAL
    )
    assert _modality("The convoy could not enter the suburb.", Act.AID_BLOCKED) is Modality.ACTUAL


def test_two_blasts_not_one_are_two_blasts() -> None:
    assert _modality("There were two blasts, not one.", Act.EXPLOSION) is Modality.ACTUAL
    assert _modality("There were no blasts on Monday.", Act.EXPLOSION) is Modality.NEGATED


def test_waking_to_explosions_is_hearing_them() -> None:
    assert _modality("The village woke to explosions.", Act.EXPLOSION) is Modality.ACTUAL
    assert _modality("The army is expected to attack.", Act.ATTACK_UNSPECIFIED) is Modality.FUTURE


def test_a_plane_brought_down_as_it_flew_was_brought_down_and_flew() -> None:
    acts = {
        mention.act
        for mention in _mentions("Gunners downed a spy plane as it was flying a spy mission over the port.")
    }
    assert acts == {Act.ATTACK_UNSPECIFIED, Act.OVERFLIGHT}


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The rebels answered with rockets on the town.", Act.SHELLING),
        ("The rebels answered with air strikes on the town.", Act.AIR_STRIKE),
        ("The rebels answered with gunfire.", Act.SMALL_ARMS_FIRE),
        ("A ceasefire in the valley takes effect.", Act.TRUCE_STARTED),
        ("The armies agreed in Oslo on Sunday upon a ceasefire.", Act.TRUCE_AGREED),
        ("The junta seized a fuel ship off the coast.", Act.AID_BLOCKED),
    ],
)
def test_an_act_is_told_in_other_orders_too(text: str, act: Act) -> None:
    assert _modality(text, act) is Modality.ACTUAL


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The hill could be lost.", Act.TERRITORY_TAKEN),
        ("The guns would fire across the border.", Act.SHELLING),
        ("The army did not target the suburb with rockets.", Act.SHELLING),
        ("The swap did not take place.", Act.PRISONER_EXCHANGE),
    ],
)
def test_what_could_be_or_was_not_is_not_told_as_done(text: str, act: Act) -> None:
    assert _modality(text, act) not in (Modality.ACTUAL, Modality.ALLEGED, Modality.ONGOING)
