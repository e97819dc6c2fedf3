"""Looking for times and quantities only where they can begin loses none of them."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from holdfire.reading.counting.count_words import CountWords, count_words
from holdfire.reading.counting.quantities import read_quantity
from holdfire.reading.moments.calendar_words import read_date
from holdfire.reading.moments.clock import read_clock
from holdfire.reading.moments.time_openings import Books
from holdfire.reading.moments.time_range import read_time
from holdfire.reading.moments.time_span_words import read_span
from holdfire.reading.moments.time_words import TimeWords, time_words
from holdfire.reading.moments.weekday_words import read_weekday
from holdfire.reading.moments.zones import read_zone
from holdfire.reading.word_stream import PhraseBook, words_of

LANGUAGES = ("en", "ru", "uk", "ar", "fr", "es", "de", "it")
FIGURES = ("2", "12", "27", "2016", "10:00", "9.30", "09/03/2016", "2016-02-27T00:00", "+02:00", "-05:00")
MARKS = ("-", "–", "/", ",", ".", "(", ")", "Aleppo", "Asia/Damascus")


def _phrases(language: str) -> list[str]:
    book = _times(language)
    named: Books = (book.months, book.weekdays, book.parts, book.relative_days, book.units, book.numbers)
    books: Books = (*named, book.ordinals, book.zones, *book.roles.values())
    words = frozenset[str]().union(*(phrases.words() for phrases in books))
    return sorted(words | {word.capitalize() for word in book.months.firsts() | book.weekdays.firsts()})


def _times(language: str) -> TimeWords:
    book = time_words(language)
    assert book is not None
    return book


def _texts(language: str) -> st.SearchStrategy[str]:
    part = st.sampled_from([*_phrases(language), *FIGURES, *MARKS])
    return st.lists(st.tuples(part, st.sampled_from([" ", " ", " ", ""])), max_size=8).map(
        lambda parts: "".join(word + gap for word, gap in parts)
    )


TEXTS = st.sampled_from(LANGUAGES).flatmap(lambda language: st.tuples(st.just(language), _texts(language)))


@given(TEXTS)
@example(("en", "four GMT "))
@example(("fr", "six locale "))
def test_a_time_or_a_length_begins_at_an_opening_only(said: tuple[str, str]) -> None:
    language, text = said
    book, words = _times(language), words_of(text, 0, len(text))
    found = {at for at in range(len(words)) if read_time(words, at, book) or read_span(words, at, book)}
    assert found <= set(book.openings.among(words))


@given(TEXTS)
def test_a_word_at_which_a_part_of_a_time_stands_is_known_to_begin_it(said: tuple[str, str]) -> None:
    language, text = said
    book, words = _times(language), words_of(text, 0, len(text))
    for at in range(len(words)):
        begun = book.begun_at(words, at)
        assert not read_date(words, at, book) or (begun and begun.date)
        assert not read_weekday(words, at, book) or (begun and begun.weekday)
        assert not book.relative_days.longest(words, at) or (begun and begun.relative_day)
        assert not book.parts.longest(words, at) or (begun and begun.part_of_day)
        assert not read_clock(words, at, book) or (begun and begun.clock)
        assert not read_span(words, at, book) or (begun and begun.length)
        assert not read_zone(words, at, book, in_brackets=True) or (begun and begun.zone)


def _counting() -> CountWords:
    book = count_words("en")
    assert book is not None
    return book


def _counted() -> list[str]:
    book = _counting()
    books: Books = (book.numbers, book.nouns, book.qualifiers, *book.roles.values())
    return sorted(frozenset[str]().union(*(phrases.words() for phrases in books)) | {"12", "1,047", "3.5"})


@given(st.lists(st.sampled_from(_counted()), max_size=8).map(" ".join))
def test_a_quantity_begins_at_an_opening_only(text: str) -> None:
    book, words = _counting(), words_of(text, 0, len(text))
    found = {at for at in range(len(words)) if read_quantity(words, at, book)}
    assert found <= set(book.openings.among(words))


@pytest.mark.parametrize(
    ("text", "openings"),
    [
        ("The convoy reached the town.", []),
        ("the past few days", ["the", "past", "few"]),
        ("on the first day of the truce", ["on", "the", "first", "day"]),
        ("on the road to the town", []),
        ("27 trucks, and on Tuesday more", ["27", "on", "Tuesday"]),
        ("twenty-one hours", ["twenty", "one", "hours"]),
        ("first/second of March", ["first", "second", "March"]),
    ],
)
def test_small_words_open_a_time_only_where_they_lead_to_what_decides(text: str, openings: list[str]) -> None:
    words = words_of(text, 0, len(text))
    assert [words[at].text for at in _times("en").openings.among(words)] == openings


@pytest.mark.parametrize(
    "text", ["at least five", "more than 12", "between 5 and 7", "nobody", "not a single"]
)
def test_a_hedge_before_a_number_opens_the_quantity(text: str) -> None:
    assert _counting().openings.among(words_of(text, 0, len(text)))[0] == 0


def test_hedges_that_lead_to_no_number_open_nothing() -> None:
    text = "over the hills, at most posts, between the lines"
    assert _counting().openings.among(words_of(text, 0, len(text))) == []


def test_a_phrase_ends_before_a_word_where_its_last_word_stands() -> None:
    book = PhraseBook([("until", 1), ("no later than", 2), ("no", 3)])
    words = words_of("no later than noon than dusk", 0, 28)
    assert [at for at in range(len(words) + 1) if book.ends_before(words, at)] == [3]


@given(st.lists(st.sampled_from(["no", "later", "than", "least", "at", "until", ","]), max_size=12))
def test_a_book_finds_the_longest_of_its_phrases_wherever_one_stands(text: list[str]) -> None:
    phrases = ("no", "no later", "no later than", "at least", "at least no", "until")
    book, line = PhraseBook((phrase, phrase) for phrase in phrases), " ".join(text)
    words = words_of(line, 0, len(line))
    keys = [word.key for word in words]
    for at in range(len(words)):
        standing = [phrase for phrase in phrases if keys[at : at + len(phrase.split())] == phrase.split()]
        found = book.longest(words, at)
        longest = max(standing, key=len, default=None)
        assert (found[0] if found else None) == longest
        assert book.stop(words, at) == (at + len(longest.split()) if longest else None)
        assert book.starts_among(words, at, at + 1) == bool(longest)
        assert not longest or at in book.places(words)
