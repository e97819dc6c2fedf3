"""Tells a seat of government that acts ("Moscow said") from the place of that name ("in Moscow")."""

from holdfire.lexicon.clause_words import ClauseWords
from holdfire.reading.sentence_words import SentenceWords

_FARTHEST_ARTICLE = 2


def stands_for_a_government(sentence: SentenceWords, first: int, last: int, small: ClauseWords) -> bool:
    """Whether words `first` to `last` (exclusive), the name of a seat, act or speak here.

    A name behind "in", "near", "city of", "flew to" is a place; so is one before "time" or a bare list
    of places; anything else is taken for the government.
    """
    before = tuple(word.lower for word in sentence.words[max(0, first - _FARTHEST_ARTICLE) : first])
    following = sentence.lower(last)
    if small.plays("place_noun", following):
        return False
    if small.ends_with("locative", before) or small.ends_with(
        "locative", before[:-1] if before[-1:] == ("the",) else ()
    ):
        return False
    coordinated = small.plays("coordinating", before[-1] if before else "") and first >= _FARTHEST_ARTICLE
    if coordinated and small.plays("locative", sentence.lower(first - _FARTHEST_ARTICLE - 1)):
        return False
    return not (following == "," and small.plays("locative", sentence.lower(first - 1)))
