"""Noun phrases beside a cue are cut where a reader would cut them."""

import pytest

from holdfire.reading.speech.noun_phrases import phrase_after, phrase_before
from tests.reading.quoting import passage


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("On Monday the mayor of Tel Rifat", "the mayor of Tel Rifat"),
        ("On the eve of Anton Orlov", "Anton Orlov"),
        ("In the evening the secretary of state", "the secretary of state"),
        ("When he came the spokesman for the mission", "the spokesman for the mission"),
        ("Yesterday Orlov, the head of the mission,", "Orlov, the head of the mission,"),
        ("Yesterday Orlov and Haddad", "Orlov and Haddad"),
        ("They issued a joint statement", "a joint statement"),
        ("He heard that the ministry", "the ministry"),
        ("So she", "she"),
        ("The delegate, who", "who"),
    ],
)
def test_the_phrase_before_a_verb(text: str, phrase: str) -> None:
    found = passage(text)
    words = phrase_before(found, len(found), 0)
    assert words is not None
    assert text[found.starts[words.first] : found.ends[words.end - 1]] == phrase


@pytest.mark.parametrize("text", ["It came quickly and", "He went to", "“All is quiet”"])
def test_no_phrase_stands_before(text: str) -> None:
    found = passage(text)
    assert phrase_before(found, len(found), 0) is None


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("the head of the mission in Geneva on Monday", "the head of the mission in Geneva"),
        ("Orlov, a spokesman for the mission.", "Orlov, a spokesman for the mission"),
        ("Orlov on Monday", "Orlov"),
        ("the group's leader on his channel", "the group's leader"),
        ("an old man at the crossing", "an old man at the crossing"),
        ("him yesterday", "him"),
    ],
)
def test_the_phrase_after_a_verb(text: str, phrase: str) -> None:
    found = passage(text)
    words = phrase_after(found, 0, len(found))
    assert words is not None
    assert text[found.starts[words.first] : found.ends[words.end - 1]] == phrase


def test_an_aside_is_left_out_when_asked() -> None:
    found = passage("Orlov, a spokesman for the mission.")
    words = phrase_after(found, 0, len(found), aside=False)
    assert words is not None
    assert words.end == 1
