"""The tables of page furniture do what their example lines say, in every language that has one."""

import pytest

from holdfire.lexicon.tables import SHARED, Lexicon, Row, languages
from holdfire.model.report import BlockKind
from holdfire.reading.pages.furniture import TABLE, folded, furniture_of
from holdfire.reading.pages.page_marks import marked
from holdfire.reading.sentences import split

_ROWS = [
    (language, row)
    for language in languages()
    if Lexicon(language=language).has(TABLE)
    for row in Lexicon(language=language).table(TABLE)
]
_STOPS = [
    (language, row)
    for language in languages()
    if Lexicon(language=language).has("sentence_words")
    for row in Lexicon(language=language).table("sentence_words")
]


@pytest.mark.parametrize(
    ("language", "row"), _ROWS, ids=lambda value: value if isinstance(value, str) else value["word"]
)
def test_each_entry_is_found_in_its_example(language: str, row: Row) -> None:
    furniture = furniture_of(language)
    if row["kind"] == "date_word":
        assert row["word"] in row["example"].casefold()
    elif row["match"] == "line":
        assert furniture.is_label(row["kind"], row["example"])
    elif row["match"] == "start":
        assert furniture.label_length(row["kind"], row["example"])
    else:
        assert furniture.find(row["kind"], row["example"])


@pytest.mark.parametrize(
    ("language", "row"), _STOPS, ids=lambda value: value if isinstance(value, str) else value["word"]
)
def test_each_word_of_sentences_does_what_its_kind_says(language: str, row: Row) -> None:
    sentences = split(row["example"], language)
    assert len(sentences) == (1 if row["kind"] == "before_name" else 2)


@pytest.mark.parametrize("row", Lexicon(language=SHARED).table("page_marks"), ids=lambda row: row["word"])
def test_each_word_of_markup_marks_its_element(row: Row) -> None:
    mark = marked("div", row["example"].split('"')[1], "", 1, None)
    assert (mark.name if mark else "state") == row["kind"]


def test_a_cyrillic_letter_in_a_latin_word_is_read_as_what_it_looks_like() -> None:
    assert folded("• \u0421omment") == "comment"
    assert folded("Перемирие") == "перемирие"


def test_a_language_without_a_table_knows_no_furniture() -> None:
    assert furniture_of("fi").kind("See also") is None
    assert furniture_of(None).kind("Share") is None


def test_part_of_a_comment_is_not_taken_for_one() -> None:
    item = marked("li", "b-comment", "", 1, None)
    body = marked("div", "comment-body", "", 2, item)
    assert [mark.name for mark in body.chain()] == ["comments", "comment_item"] if body else False
    author = marked("span", "comment-author", "", 3, item)
    assert author is not None
    assert author.name == "author"


@pytest.mark.parametrize(
    ("language", "row"),
    [(language, row) for language, row in _ROWS if row["match"] == "part" and row["kind"] != "date_word"],
    ids=lambda value: value if isinstance(value, str) else value["word"],
)
def test_a_phrase_inside_a_line_is_found_in_capitals_too(language: str, row: Row) -> None:
    assert furniture_of(language).find(row["kind"], row["example"].upper())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Tags: Orvel, truce", True),
        ("TAGS: Orvel", True),
        ("Orvel, truce", False),
        ("All rights reserved", False),
    ],
)
def test_a_tag_line_is_told_by_its_words(text: str, told: bool) -> None:
    assert furniture_of("en").is_tags(text) is told


def test_a_long_line_names_no_part_of_a_page() -> None:
    words = "The mayor of Orvel told the court that all rights reserved to the old company stay with it. "
    assert furniture_of("en").kind("All rights reserved by the town") is BlockKind.NAVIGATION
    assert furniture_of("en").kind(words * 2) is None
