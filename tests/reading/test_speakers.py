"""A speaker is the actor the words name, or the words themselves; never a guess without its reason."""

import pytest

from holdfire.model.actor import ActorRef, RefBasis
from holdfire.reading.speech.noun_phrases import Words
from holdfire.reading.speech.speakers import head_of
from tests.reading.quoting import only, passage, quotations, ref


def speakers(text: str, *actors: ActorRef) -> list[tuple[str, str, str | None]]:
    found = (one.speaker for one in quotations(text, *actors) if one.nested_in is None)
    return [(speaker.name, speaker.basis.value, speaker.actor) for speaker in found if speaker]


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("the spokesman of the ministry", "spokesman"),
        ("Kremlin spokesman Anton Orlov", "Orlov"),
        ("US Secretary of State John Smith", "Smith"),
        ("the envoy, Lena Hartmann", "envoy"),
        ("the ministry's deputy head", "head"),
        ("Orlov, who leads the mission", "Orlov"),
        ("a source in the ministry", "source"),
    ],
)
def test_the_head_is_what_a_phrase_is_about(text: str, head: str) -> None:
    found = passage(text)
    assert found.words[head_of(found, Words(0, len(found)))] == head


def test_a_name_of_the_table_gives_its_actor() -> None:
    text = "Kremlin spokesman Dmitry Peskov said that all was quiet."
    assert speakers(text, ref(text, "Dmitry Peskov", "peskov", "Dmitry Peskov")) == [
        ("Dmitry Peskov", "alias", "peskov")
    ]


def test_the_speaker_span_holds_the_whole_phrase() -> None:
    text = "Kremlin spokesman Dmitry Peskov said that all was quiet."
    speaker = only(text, ref(text, "Dmitry Peskov", "peskov", "Dmitry Peskov")).speaker
    assert speaker is not None
    assert speaker.span is not None
    assert speaker.span.text == "Kremlin spokesman Dmitry Peskov"


def test_the_body_of_an_office_is_not_its_holder() -> None:
    text = "The representative of the Kremlin said that all was quiet."
    (found,) = speakers(text, ref(text, "Kremlin", "russia", "Russia", RefBasis.METONYM))
    assert found == ("The representative of the Kremlin", "role", None)


def test_an_institution_speaks_for_the_actor_it_belongs_to_and_is_named_as_its_unit() -> None:
    text = "The Russian Defence Ministry said that all was quiet."
    speaker = only(text, ref(text, "Russian", "russia", "Russia", RefBasis.DEMONYM)).speaker
    assert speaker is not None
    assert (speaker.actor, speaker.unit) == ("russia", "The Russian Defence Ministry")
    assert "institution" in speaker.reason


def test_a_source_inside_a_ministry_is_not_the_ministry() -> None:
    text = "A source in the Russian Defence Ministry said that all was quiet."
    assert speakers(text, ref(text, "Russian", "russia", "Russia", RefBasis.DEMONYM))[0][2] is None


def test_a_seat_that_speaks_is_the_actor() -> None:
    text = "Moscow said that all was quiet."
    assert speakers(text, ref(text, "Moscow", "russia", "Russia", RefBasis.METONYM)) == [
        ("Russia", "metonym", "russia")
    ]


def test_a_name_in_an_aside_after_an_office_is_the_speaker() -> None:
    text = "The Kremlin spokesman, Dmitry Peskov, said that all was quiet."
    assert speakers(text, ref(text, "Dmitry Peskov", "peskov", "Dmitry Peskov"))[0][2] == "peskov"


def test_an_unknown_name_stays_text_and_is_given_to_nobody() -> None:
    text = "“All is quiet,” said Dmitry Peskov. “It is too early to speak of other plans,” added Sands."
    found = speakers(text, ref(text, "Dmitry Peskov", "peskov", "Dmitry Peskov"))
    assert found == [("Dmitry Peskov", "alias", "peskov"), ("Sands", "description", None)]


def test_a_short_name_is_the_one_the_report_gives_in_full() -> None:
    text = "The mayor, Anton Belov, met the envoy. Belov said that all was quiet."
    assert speakers(text) == [("Anton Belov", "short_name", None)]


def test_a_short_name_that_two_people_bear_stays_text() -> None:
    text = "Anton Belov met his brother Ivan Belov. Belov said that all was quiet."
    speaker = only(text).speaker
    assert speaker is not None
    assert (speaker.name, speaker.actor) == ("Belov", None)
    assert "several people" in speaker.reason


def test_two_who_speak_together_are_neither_of_them() -> None:
    text = "Anton Belov and Samir Haddad said that all was quiet."
    refs = (
        ref(text, "Anton Belov", "belov", "Anton Belov"),
        ref(text, "Samir Haddad", "haddad", "Samir Haddad"),
    )
    assert speakers(text, *refs) == [("Anton Belov and Samir Haddad", "description", None)]


def test_every_speaker_has_a_reason() -> None:
    text = "The mayor said that all was quiet. “It is,” added Sands. He noted that the road was open."
    assert all(one.speaker and one.speaker.reason for one in quotations(text))


def test_a_name_after_the_body_of_an_office_is_the_speaker() -> None:
    text = "The head of the opposition's Committee, Samir Haddad, said that all was quiet."
    assert speakers(text, ref(text, "Samir Haddad", "haddad", "Samir Haddad"))[0][2] == "haddad"
