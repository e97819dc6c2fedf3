"""Harm named by a noun: "the deaths of five", "injuries to six", "the killing on Friday of two"."""

from holdfire.reading.counting.count_words import CountWords
from holdfire.reading.word_stream import Words

REACH = 7
"""How many words the noun and its "of" may be apart."""

Named = tuple[str, int, int]
"""What befell them, and from which to before which word it is told."""


def named_before(words: Words, start: int, book: CountWords) -> Named | None:
    """What befell those told from word `start`, by a noun before them."""
    last = start - 1
    while last > 0 and book.roles["determiner"].stop(words, last) == last + 1:
        last -= 1
    if last < 1 or book.roles["nominal_link"].stop(words, last) is None:
        return None
    close = book.roles["of"].stop(words, last) is None  # "injuries to six"; not "arrests this week to 140"
    for at in range(last - 1, max(-1, last - REACH), -1):
        found = book.harm["nominal"].longest(words, at)
        if found and (found[1] == last or (found[1] < last and not close)):
            return found[0], at, start
        if not words[at].text[0].isalnum() or words[at].key in book.clause_words or words[at].digits:
            return None
    return None
