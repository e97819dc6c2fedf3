"""Names that hold a day and tell no time: Bloody Sunday, the 17 February Brigade, the Sunday Times."""

from holdfire.reading.moments.time_words import TimeWords
from holdfire.reading.word_stream import Words


def is_part_of_a_name(words: Words, start: int, stop: int, book: TimeWords) -> bool:
    """Whether the day from word `start` to before word `stop` is part of a name."""
    before = words[start - 1] if start else None
    if before is None:
        return False
    capital = before.text[0].isupper()
    if capital and book.role("name_before").ends_before(words, start, 1):
        return True
    if not book.role("name_after").stop(words, stop):
        return False
    if book.role("name_article").ends_before(words, start, 1):
        return not book.role("since").ends_before(words, start - 1)  # "since the 5 March agreement"
    return capital and words[stop].text[0].isupper()
