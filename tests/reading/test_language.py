"""The language of a report: told by its words, declared only where there are too few."""

from holdfire.reading.pages.language import language_of

ENGLISH = (
    "The truce in the valley held for a second day on Wednesday, the mayor of the town of Orvel said. " * 2
)
RUSSIAN = (
    "Перемирие в долине соблюдается второй день, заявил в среду мэр города, мост открыт для всех жителей. "
    * 2
)


def test_long_text_is_believed_before_the_page() -> None:
    assert language_of(RUSSIAN, "en-US") == "ru"
    assert language_of(ENGLISH) == "en"


def test_short_text_is_what_the_page_says() -> None:
    assert language_of("Orvel, 13", "uk-UA") == "uk"


def test_too_little_to_tell_is_unknown() -> None:
    assert language_of("13:05 –") is None


def test_a_long_text_is_told_by_all_its_parts() -> None:
    assert language_of(ENGLISH * 20) == "en"
    assert language_of(RUSSIAN * 20) == "ru"
    assert language_of(ENGLISH + RUSSIAN * 20) == "ru"
    assert language_of(ENGLISH * 20 + RUSSIAN) == "en"


def test_a_few_words_of_the_other_language_between_the_pieces_do_not_decide() -> None:
    said = "Перемирие соблюдается. "
    assert language_of((ENGLISH + said) * 20) == "en"
