"""Tells what lies behind the news: earlier tolls, and totals of a war, of years or since a start."""

from itertools import pairwise

from holdfire.reading.counting.count_words import CountWords
from holdfire.reading.word_stream import Words, digits_at

LONG = 3
"""Words between "in the past" and "years"."""
EARLIER = 6
"""Words that may stand between "an earlier toll" and its number."""


def background_stretches(words: Words, book: CountWords) -> tuple[tuple[int, int], ...]:
    """The parts of a sentence, from word to before word, that tell of more than the event."""
    turns = [at for at in range(len(words)) if book.roles["turn"].stop(words, at)]
    edges = [0, *turns, len(words)]
    return tuple((start, stop) for start, stop in pairwise(edges) if _tells_of_more(words, start, stop, book))


def is_earlier(words: Words, start: int, book: CountWords) -> bool:
    """Whether the number at word `start` is said to be of before ("up from 12")."""
    lead = book.roles["earlier_count"]
    return any(lead.stop(words, at) for at in range(max(0, start - EARLIER), start))


def _tells_of_more(words: Words, start: int, stop: int, book: CountWords) -> bool:
    for at in range(start, stop):
        since = book.roles["since"].stop(words, at)
        if since and _leads_back(words, at, since, book) and not _is_the_first_since(words, start, at, book):
            return True
        if _is_a_year(words, at, book) or _is_a_long_time(words, at, book):
            return True
    return False


def _leads_back(words: Words, at: int, stop: int, book: CountWords) -> bool:
    """Not "since Friday", "have since died" or "not seen since"."""
    if book.roles["since_alone"].stop(words, at) != stop:
        return True
    ends = stop >= len(words) or not words[stop].text[0].isalnum()
    others = (book.roles["recent"], book.roles["auxiliary"], book.harm["after"])
    return not ends and not any(other.stop(words, stop) for other in others)


def _is_the_first_since(words: Words, start: int, at: int, book: CountWords) -> bool:
    """ "the deadliest day since May" """
    return any(book.roles["first_since"].stop(words, n) for n in range(start, at))


def _is_a_year(words: Words, at: int, book: CountWords) -> bool:
    """ "in 2014", "the war of 1992"; not "in March 2016", which may be now."""
    year = digits_at(words, at + 1, 4, 4)
    return year is not None and 1900 <= year <= 2100 and book.roles["year_lead"].stop(words, at) == at + 1


def _is_a_long_time(words: Words, at: int, book: CountWords) -> bool:
    """ "in seven months", "over the past five years" """
    if not book.roles["long_lead"].stop(words, at):
        return False
    return any(book.roles["long_time"].stop(words, n) for n in range(at + 2, min(at + 2 + LONG, len(words))))
