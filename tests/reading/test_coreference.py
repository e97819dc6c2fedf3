"""Pronouns and bare offices are given to one person for a reason, or to nobody."""

import pytest

from holdfire.model.actor import ActorRef, RefBasis
from tests.reading.quoting import quotations, ref


def last_speaker(text: str, *actors: ActorRef) -> ActorRef:
    speaker = [one.speaker for one in quotations(text, *actors) if one.nested_in is None][-1]
    assert speaker is not None
    return speaker


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # the subject of the sentence before
        ("Dmitry Orlov arrived on Monday. He said that all was quiet.", "Dmitry Orlov"),
        # the gender decides
        ("Dmitry Orlov met Maria Weiss. She said that all was quiet.", "Maria Weiss"),
        ("Maria Weiss met Dmitry Orlov. He said that all was quiet.", "Dmitry Orlov"),
        # the speaker, not the one he spoke of
        ("“John Haddad is late,” said Dmitry Orlov. “We wait,” he said.", "Dmitry Orlov"),
        # "added" goes on after the last speaker, whoever is named between
        (
            "“We wait,” said Dmitry Orlov.\nJohn Haddad met Ivan Belov.\nThe road will open, he added.",
            "Dmitry Orlov",
        ),
        # a speaker by office is as near as one by name
        (
            "“We wait,” said envoy Dmitry Orlov. John Haddad said that all was quiet.\n"  # noqa: ISC004
            "The envoy noted that it was late. He said that the road was open.",
            "Dmitry Orlov",
        ),
        # a name with a particle is one name
        ("Juan de Almeida arrived. “We wait,” he said.", "Juan de Almeida"),
        ("“We wait,” said Salim al-Rashid. He noted that it was late.", "Salim al-Rashid"),
        # a title tells the gender
        ("Mrs. Weiss met Dmitry Orlov. She said that all was quiet.", "Weiss"),
    ],
)
def test_a_pronoun_stands_for_a_person_named_before(text: str, name: str) -> None:
    speaker = last_speaker(text)
    assert (speaker.name, speaker.basis) == (name, RefBasis.PRONOUN)


def test_a_pronoun_without_anyone_before_it_stays_a_pronoun() -> None:
    speaker = last_speaker("He said that all was quiet.")
    assert (speaker.name, speaker.actor) == ("He", None)
    assert "no person" in speaker.reason


def test_a_pronoun_for_several_is_not_resolved() -> None:
    speaker = last_speaker("Dmitry Orlov and John Haddad met. They said that all was quiet.")
    assert (speaker.name, speaker.actor, speaker.basis) == ("They", None, RefBasis.PRONOUN)


def test_a_pronoun_takes_the_id_of_the_person_it_stands_for() -> None:
    text = "“We wait,” said Dmitry Peskov. He noted that all was quiet."
    assert last_speaker(text, ref(text, "Dmitry Peskov", "peskov", "Dmitry Peskov")).actor == "peskov"


@pytest.mark.parametrize(
    "bare",
    [
        "the Kremlin spokesman",  # the same body
        "the representative of the Kremlin",  # a like office
        "the spokesman",  # no body named
        "the official",  # any holder of an office
    ],
)
def test_a_bare_office_is_the_one_person_introduced_with_it(bare: str) -> None:
    text = (
        f"“All is quiet,” said Kremlin spokesman Dmitry Peskov.\n“It is early to speak of more,” said {bare}."
    )
    speaker = last_speaker(text, ref(text, "Dmitry Peskov", "peskov", "Dmitry Peskov"))
    assert (speaker.actor, speaker.basis, speaker.name) == ("peskov", RefBasis.ROLE, "Dmitry Peskov")
    assert speaker.reason


def test_the_seat_of_a_head_of_state_stands_for_the_holder() -> None:
    text = (
        "This was told to the correspondents by the President’s press Secretary Dmitry Peskov.\n"
        "“It is early to speak of more”, – said the representative of the Kremlin."
    )
    assert last_speaker(text).name == "Dmitry Peskov"


@pytest.mark.parametrize(
    "bare",
    ["the spokesman of the army", "the United Nations spokesman", "the foreign minister", "a spokesman"],
)
def test_an_office_of_another_body_is_not_given_to_the_one_introduced(bare: str) -> None:
    text = (
        f"“All is quiet,” said Kremlin spokesman Dmitry Peskov.\n“It is early to speak of more,” said {bare}."
    )
    speaker = last_speaker(text, ref(text, "Dmitry Peskov", "peskov", "Dmitry Peskov"))
    assert (speaker.name, speaker.actor) == (bare, None)


def test_two_holders_of_like_offices_leave_a_bare_office_open() -> None:
    text = (
        "Army spokesman Ivan Belov met government spokesman Dmitry Orlov.\n"
        "“It is early to speak of more,” said the spokesman."
    )
    speaker = last_speaker(text)
    assert (speaker.actor, speaker.basis) == (None, RefBasis.ROLE)
    assert "several" in speaker.reason


def test_the_body_tells_two_holders_apart() -> None:
    text = (
        "Army spokesman Ivan Belov met government spokesman Dmitry Orlov.\n"
        "“It is early to speak of more,” said the army spokesman."
    )
    assert last_speaker(text).name == "Ivan Belov"


def test_a_role_of_the_table_found_elsewhere_in_the_report_gives_the_person() -> None:
    text = "Questions went to the Kremlin spokesman. “It is early to speak of more,” said the spokesman."
    known = ref(text, "Kremlin spokesman", "peskov", "Dmitry Peskov", RefBasis.ROLE)
    assert last_speaker(text, known).actor == "peskov"


def test_an_office_nobody_is_known_to_hold_stays_words() -> None:
    speaker = last_speaker("“All is quiet,” said the spokesman.")
    assert (speaker.name, speaker.actor) == ("the spokesman", None)
    assert "nobody" in speaker.reason


def test_a_name_inside_a_source_is_no_person_for_a_pronoun() -> None:
    text = "Dmitry Orlov arrived. An earlier report by Mashriq said that all was quiet. “We wait,” he said."
    assert last_speaker(text).name == "Dmitry Orlov"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # one who has only been described speaks on, whoever with a name spoke before
        (
            "“We fly,” said General Dmitry Orlov.\n"  # noqa: ISC004
            "A ferry pilot, woken at home, refused to say more. “I sleep now,” he said.",
            "A ferry pilot",
        ),
        # the subject of the sentence before, who has said nothing yet
        (
            "“We fly,” said General Dmitry Orlov.\nThe old shepherd shut the gate. “Go home,” he told us.",
            "The old shepherd",
        ),
        # the gender of the role decides
        ("“We fly,” said General Orlov.\nI met his aunt at noon. “Sit down,” she said.", "his aunt"),
        # a pronoun after a pronoun stands for the same
        ("A waiter came. “We are closed,” he said. “The bread is gone,” he added.", "A waiter"),
        # "it" is a body that spoke, never a person
        ("The council said that the road was open. “Traffic is light,” it said.", "The council"),
        ("The rebels said that the road was open. “Traffic is light,” they said.", "The rebels"),
        (
            "General Belov sat. The mayor's office said that it was late. “Wait,” it said.",
            "The mayor's office",
        ),
        # a paper is nobody for "he"
        ("The clerk waited. A statement said that all was quiet. “I saw it,” he said.", "The clerk"),
        # an address without a full stop tells the gender
        ("Mr Salim Haddad met Maria Weiss. “It holds,” he said.", "Salim Haddad"),
    ],
)
def test_a_pronoun_stands_for_someone_without_a_name(text: str, name: str) -> None:
    assert last_speaker(text).name.startswith(name)


def test_no_person_is_made_of_a_role_that_the_report_denies() -> None:
    assert last_speaker("No worker was there. “All is quiet,” he said.").name == "he"


def test_a_title_belongs_to_the_name_after_the_body_it_is_of() -> None:
    text = "Minister of Public Works Dmitry Orlov came. Governor Belov sat. “It holds,” the minister said."
    assert last_speaker(text).name.endswith("Dmitry Orlov")


def test_it_is_nobody_with_an_office() -> None:
    assert last_speaker("General Dmitry Orlov spoke. “The bridge holds,” it said.").name == "it"
