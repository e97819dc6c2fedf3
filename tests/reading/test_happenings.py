"""What a report tells as happening: once each, with who, whom and where, and no rule, tally or question."""

from dataclasses import replace

import pytest

from holdfire.lexicon.names import NameFinder
from holdfire.model.act import SAID_TO_BE_SO, Act, Modality
from holdfire.model.actor import ActorKind, Office
from holdfire.model.case import Case
from holdfire.model.mention import Mention
from holdfire.reading.acts.mentions import find_mentions
from holdfire.reading.counting.counts import find_counts
from holdfire.reading.found import Found
from holdfire.reading.naming.actors import find_actors
from holdfire.reading.naming.places import find_places
from holdfire.reading.sentences import sentences_of
from tests.reading.case_of_words import CASE, actor, place, report_of

_CASE = replace(
    CASE,
    actors=(
        *CASE.actors[:2],
        actor("government", "Syrian government", demonyms=("the government", "the regime")),
        actor("army", "Syrian army", demonyms=("the army",), kind=ActorKind.ARMED_FORCE),
        *CASE.actors[4:],
        actor("coastal", "Coastal Brigade", kind=ActorKind.ARMED_GROUP),
        actor(
            "talib",
            "Yusuf Talib",
            kind=ActorKind.PERSON,
            offices=(Office(titles=("commander in the Coastal Brigade",), of="coastal"),),
        ),
    ),
    places=(*CASE.places, place("madaya", "Madaya")),
)
_FINDER = NameFinder.of(_CASE)


def _read(text: str, case: Case = _CASE) -> tuple[Mention, ...]:
    report = report_of(text)
    sentences = sentences_of(report)
    actors = find_actors(text, sentences, _FINDER)
    found = Found(
        actors=actors,
        places=find_places(text, sentences, _FINDER, actors),
        counts=find_counts(text, sentences),
        known=case.actors,
    )
    return find_mentions(report, sentences, found)


def _told(text: str) -> list[Mention]:
    return [mention for mention in _read(text) if mention.modality in SAID_TO_BE_SO]


def _actors(mention: Mention) -> list[str | None]:
    return [ref.actor for ref in mention.actors]


def test_a_clause_keeps_what_stands_in_brackets() -> None:
    (shelling,) = _told("Nusra shelled Daraya at dawn (as it had done before) with mortars.")
    assert shelling.clause.text == "Nusra shelled Daraya at dawn (as it had done before) with mortars."


def test_harm_in_the_next_sentence_belongs_to_the_blow() -> None:
    (shelling,) = _told("Nusra shelled Daraya. Two soldiers were killed.")
    assert shelling.act is Act.SHELLING
    assert [(count.low, count.what) for count in shelling.harm] == [(2, "killed")]


def test_harm_that_no_blow_is_told_for_stands_alone() -> None:
    (killing,) = _told("Two soldiers were killed near Idlib.")
    assert killing.act is Act.ATTACK_UNSPECIFIED


def test_harm_of_another_place_stays_apart() -> None:
    assert len(_told("Nusra shelled Daraya. Two men were killed in Idlib.")) == 2


def test_what_points_back_is_told_once() -> None:
    assert len(_told("Nusra shelled Daraya. The monitor would not speak about the shelling.")) == 1


def test_what_points_back_takes_the_place_and_kind_told_before() -> None:
    strikes = _told("Air strikes hit farms near Idlib.\nThe strikes on the army went on for hours.")
    assert [(mention.act, mention.place and mention.place.name) for mention in strikes] == [
        (Act.AIR_STRIKE, "Idlib"),
        (Act.AIR_STRIKE, "Idlib"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Arrests of villagers are counted as infractions.",
        "The council regards random detention as a breach of the truce.",
        "The terms speak of releasing prisoners.",
        "Nobody has yet to find out who shot first; it is to be established who shot.",
        "The observers count every blast, burst and explosion.",
        "There is no sector in which fighting has resumed.",
        "The parties undertake to open roads, to work for the release of prisoners.",
        "He spoke for the sake of the besieged, and for no other.",
        "The number of attacks on villages was put at nine.",
        "Since Monday 19 breaches, one man killed.",
        "The militia and the men fighting beside it signed.",
        "Among them are two arrests.",
        "The militia has not commented on the shelling.",
    ],
)
def test_rules_tallies_questions_and_comments_are_no_happenings(text: str) -> None:
    blows = [m for m in _told(text) if m.plover not in ("AGREE", "SUPPORT", "REQUEST", "ACCUSE", "CONSULT")]
    assert blows == []


def test_a_document_that_names_an_act_does_not_tell_it() -> None:
    assert [m.modality for m in _read("The text names bombardment of towns.")] == [Modality.BACKGROUND]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Gunmen of the Islamic State fired rockets at Daraya.", "isil"),
        ("At about 10:30 on 2 March a unit of the Syrian army arrested two men.", "army"),
        ("Government artillery fired ten shells at Daraya.", "government"),
        ("Army posts near Idlib came under fire from positions held by Nusra.", "nusra"),
        ("Russian howitzers shelled Daraya.", "russia"),
        ("Yusuf Talib said that his men had fired mortars at Daraya.", "coastal"),
    ],
)
def test_who_did_it_is_found(text: str, doer: str) -> None:
    assert _actors(_told(text)[0]) == [doer]


def test_two_adjectives_share_their_aircraft() -> None:
    (raid,) = _told("Russian and regime aircraft carried out air raids near Idlib.")
    assert _actors(raid) == ["russia", "government"]


def test_warplanes_alone_are_means_and_no_actor() -> None:
    (strike,) = _told("Two unidentified warplanes bombed Daraya.")
    assert strike.actors == ()


def test_a_source_neither_does_nor_suffers_what_it_tells() -> None:
    (shelling,) = _told("Shells landed near Idlib, a police officer said.")
    assert shelling.actors == shelling.targets == ()


def test_who_holds_the_town_did_not_hit_it() -> None:
    (strike,) = _told("Air strikes hit a village held by Nusra.")
    assert "nusra" not in _actors(strike)


@pytest.mark.parametrize(
    "text",
    ["The regime of inspections was shelled.", "A transitional government shelled Daraya."],
)
def test_a_common_noun_of_the_case_may_mean_another(text: str) -> None:
    assert "government" not in [ref.actor for m in _read(text) for ref in (*m.actors, *m.targets)]


def test_fire_opened_with_howitzers_is_shelling() -> None:
    assert [m.act for m in _told("Russian howitzers opened fire on Daraya.")] == [Act.SHELLING]


def test_the_place_of_a_blow_is_where_it_hit_and_not_where_it_came_from() -> None:
    (fire,) = _told("Mortar fire was opened from Idlib at posts in Daraya.")
    assert fire.place is not None
    assert fire.place.name == "Daraya"


def test_a_place_in_the_name_of_who_tells_is_not_where_it_happened() -> None:
    (shelling,) = _told("The council in Idlib said mortars shelled the market.")
    assert shelling.place is None


def test_a_word_of_a_longer_name_is_no_place_it_resembles() -> None:
    report = report_of("The commander told Hilltop Media that it was quiet.")
    assert find_places(report.text, sentences_of(report), _FINDER, ()) == ()


def test_a_camera_tells_of_where_it_stands() -> None:
    (blasts,) = _told("A camera in Idlib recorded four explosions.")
    assert blasts.place is not None
    assert blasts.place.name == "Idlib"
