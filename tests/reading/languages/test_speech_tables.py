"""Each row of the tables of quotations has an example that shows its word, in every language."""

import pytest

from holdfire.lexicon.inflections import Inflections
from holdfire.lexicon.tables import Lexicon, Row, languages
from holdfire.reading.speech.grammar_tables import TABLES, grammar_of

READ = [language for language in languages() if grammar_of(language) is not None]
ROWS = [
    (language, table, row)
    for language in READ
    for table in TABLES
    if table not in ("cues", "word_classes")
    for row in Lexicon(language=language).table(table)
]
CUES = [(language, row) for language in READ for row in Lexicon(language=language).table("cues")]


def small(text: str) -> str:
    return text.lower().replace("ё", "е").replace("’", "'").replace(" ' ", "'")


def test_eight_languages_have_all_tables_of_quotations() -> None:
    assert READ == ["ar", "de", "en", "es", "fr", "it", "ru", "uk"]


@pytest.mark.parametrize(("language", "table", "row"), ROWS, ids=str)
def test_the_example_of_a_word_shows_it(language: str, table: str, row: Row) -> None:
    if row.get("kind") == "letter":
        return
    stems = small(row["word"]).split()
    assert all(word.partition("~")[0] in small(row["example"]) for word in stems), (language, table)


@pytest.mark.parametrize(("language", "row"), CUES, ids=str)
def test_the_example_of_a_cue_shows_one_of_its_forms(language: str, row: Row) -> None:
    inflections = Inflections.of(language)
    if row["kind"] == "phrase":
        assert small(row["forms"]) in small(row["example"])
        return
    forms = [form.text for written in row["forms"].split() for form in inflections.forms(written)]
    assert any(small(form) in small(row["example"]) for form in forms)
