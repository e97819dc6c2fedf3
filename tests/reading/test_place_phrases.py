"""Phrases for places are shown by the words around a name, never by its capital alone."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.lexicon.tables import Lexicon, Row
from holdfire.reading.naming.place_phrases import phrases_in
from holdfire.reading.naming.place_runs import PlaceGrammar
from holdfire.reading.sentence_words import SentenceWords

GRAMMAR = PlaceGrammar.of("en")
assert GRAMMAR is not None
TABLE = Lexicon(language="en").table("place_words")
WORDS = (
    "in",
    "of",
    "the",
    "near",
    "and",
    "Marzaf",
    "Anna",
    "'s",
    ",",
    "village",
    "province",
    "border",
    "was",
)
NOT_SHOWING = frozenset({"never", "trusting", "partial", "following", "content", "idiom"})


def phrases(text: str) -> list[str]:
    assert GRAMMAR is not None
    words = SentenceWords.of(text, 0, len(text), GRAMMAR.lemmas)
    found = phrases_in(words, GRAMMAR)
    return [text[words.words[p.first].start : words.words[p.last - 1].end] for p in found]


@pytest.mark.parametrize(
    "row",
    [row for row in TABLE if row["kind"] not in NOT_SHOWING],
    ids=lambda row: f"{row['kind']} {row['word']}",
)
def test_an_entry_shows_the_place_of_its_example(row: Row) -> None:
    shown = {"line": row["word"], "left": "front"}.get(row["kind"], "Varnak")
    assert any(shown in phrase for phrase in phrases(row["example"]))


@pytest.mark.parametrize(
    "row",
    [row for row in TABLE if row["kind"] in ("never", "trusting", "idiom")],
    ids=lambda row: row["word"],
)
def test_what_is_no_place_is_none_behind_in(row: Row) -> None:
    assert phrases(row["example"]) == []


@pytest.mark.parametrize(
    "row", [row for row in TABLE if row["kind"] in NOT_SHOWING], ids=lambda row: row["word"]
)
def test_every_entry_stands_in_its_example(row: Row) -> None:
    assert row["word"] in row["example"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Shells hit the village of Marzaf in northern Idria.", ["village of Marzaf in northern Idria"]),
        ("The bodies lay near Kafr Tubal.", ["Kafr Tubal"]),
        ("A bus was stopped on the outskirts of Dikmar.", ["outskirts of Dikmar"]),
        ("Fighting in the Korrim valley went on.", ["Korrim valley"]),
        ("Jets struck the fruit market in Maarat al-Sahl.", ["fruit market in Maarat al-Sahl"]),
        ("Rebels entered Zintar.", ["Zintar"]),
        ("The shelling of Zintar went on.", ["Zintar"]),
        ("Rebel-held Zintar was bombed.", ["Zintar"]),
        ("A drone fell south of Hodra.", ["south of Hodra"]),
        ("Two men died at the Erz crossing.", ["Erz crossing"]),
        ("The rebels left the ports of Salif and Ras Isar.", ["ports of Salif and Ras Isar"]),
        ("They withdrew from Amhar, Afrun and Tigre.", ["Amhar, Afrun and Tigre"]),
        ("He was shot in Dikmar, Borun state.", ["Dikmar, Borun state"]),
        ("Troops shelled Old Fangar, in Jongar province.", ["Old Fangar, in Jongar province"]),
        ("Rockets fell in St. Orvan.", ["St. Orvan"]),
        ("Mines lie along the whole line of contact.", ["whole line of contact"]),
        ("Fire came across the Line of Control.", ["Line of Control"]),
        ("Posts across LoC came under fire.", ["LoC"]),
        ("Rockets were fired from Gavor towards Askar.", ["Gavor", "Askar"]),
        ("The column crossed into Syrian territory.", ["Syrian territory"]),
        ("They were held in Syria's Marzaf province.", ["Marzaf province"]),
        ("Rockets fell in Marzaf's suburbs.", ["Marzaf's suburbs"]),
    ],
)
def test_a_place_is_read_as_the_whole_phrase(text: str, places: list[str]) -> None:
    assert phrases(text) == places


@pytest.mark.parametrize(
    "text",
    [
        "The Marzaf talks were put off.",
        "They took part in the Marzaf talks on Friday.",
        "Anna Holt met Peter Brandt.",
        "He spoke for the Northern Army on Friday.",
        "They travelled with Anna Holt.",
        "He put his trust in Holt.",
        "He was named in Resolution 2254.",
        "Weapons were found in May.",
        "It stood in front of the border guards.",
        "Several villages were shelled.",
        "They spoke of the Syrian settlement.",
        "A Syrian school was hit.",
        "Two-month truce agreed.",
        "A Marzaf spokesman denied it.",
        "They saw a diplomat of Holt & Brandt.",
        "Rebels In Talks As Fighting Rages",
        "On the part of Holt nothing was said.",
    ],
)
def test_names_of_people_bodies_feasts_and_texts_are_no_places(text: str) -> None:
    assert phrases(text) == []


@given(st.lists(st.sampled_from([*WORDS, "."])))
def test_phrases_lie_in_order_and_apart_in_any_words(words: list[str]) -> None:
    text = " ".join(words)
    assert GRAMMAR is not None
    sentence = SentenceWords.of(text, 0, len(text), GRAMMAR.lemmas)
    found = phrases_in(sentence, GRAMMAR)
    assert all(0 <= phrase.first < phrase.last <= len(sentence) for phrase in found)
    assert all(one.last <= other.first for one, other in pairwise(found))
