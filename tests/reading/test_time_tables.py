"""Each row of the tables of times and counts has an example that shows its word."""

import pytest

from holdfire.lexicon.tables import Lexicon, languages

TIMES = (
    "months",
    "weekdays",
    "zones",
    "parts_of_day",
    "relative_days",
    "time_units",
    "time_words",
    "tense_cues",
)
TABLES = [
    *[(language, name) for language in languages() for name in TIMES],
    *[
        (language, name)
        for language in languages()
        for name in ("number_words", "ordinals", "sentence_words")
        if Lexicon(language=language).has(name)
    ],
    *[
        ("en", name)
        for name in ("harm_words", "harm_frames", "counted_nouns", "harmed_people", "company_words")
    ],
    *[("en", name) for name in ("count_qualifiers", "count_words", "tally_units", "tally_words")],
    *[("en", name) for name in ("company_words", "tally_claims", "tally_deeds")],
]


@pytest.mark.parametrize(("language", "name"), TABLES)
def test_the_example_of_a_word_holds_the_word(language: str, name: str) -> None:
    rows = Lexicon(language=language).table(name)
    assert rows
    for row in rows:
        assert row["word"].casefold() in row["example"].casefold(), row
