"""The tables of reconciling: each word's example shows it, and the two languages' small words are known."""

import re

import pytest

from holdfire.lexicon.tables import Lexicon
from holdfire.reconciling.vocabulary import vocabulary
from holdfire.reconciling.words import WordKind, words_of

TABLES = [
    ("en", "collation_words", "word"),
    ("en", "collation_values", "word"),
    ("en", "collation_synonyms", "word"),
    ("en", "collation_abbreviations", "short"),
    ("en", "collation_contraries", "word"),
    ("en", "exchanged_words", "words"),
    ("en", "correction_cues", "words"),
    ("en", "continuing_cues", "word"),
    ("en", "common_words", "word"),
    ("en", "suffixes", "suffix"),
    ("ru", "collation_words", "word"),
    ("ru", "letter_slips", "letter"),
    ("ar", "collation_words", "word"),
]


@pytest.mark.parametrize(("language", "table", "column"), TABLES)
def test_each_example_shows_its_word(language, table, column) -> None:
    for row in Lexicon(language=language).table(table):
        word = re.escape(row[column].rstrip("-"))
        assert re.search(word, row["example"], re.IGNORECASE), row


def test_endings_come_off_and_roots_stay() -> None:
    known = vocabulary("en")
    stems = {
        word.text: word.stem for word in words_of("violations violation shelled shelling denied denies", "en")
    }
    assert stems["violations"] == stems["violation"]
    assert stems["shelled"] == stems["shelling"]
    assert stems["denied"] == stems["denies"]
    assert known.label_nouns >= {"plan", "group"}


def test_words_are_told_apart_by_what_they_do() -> None:
    kinds = {
        word.text: word.kind
        for word in words_of("He will not meet Palet on Monday, 3 May, about plan “A”.", "en")
    }
    assert kinds["will"] is WordKind.MODAL
    assert kinds["not"] is WordKind.NEGATION
    assert kinds["Palet"] is WordKind.NAME
    assert (kinds["Monday"], kinds["May"], kinds["3"]) == (WordKind.WEEKDAY, WordKind.MONTH, WordKind.NUMBER)
    assert kinds["A"] is WordKind.LABEL
