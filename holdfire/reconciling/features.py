"""The questions that decide whether two reports are of one matter, or two quotations one utterance."""

from dataclasses import dataclass
from math import log

from holdfire.reconciling.scoring import Scale, weighted
from holdfire.reconciling.shelf import TextPair

NO_NAMES = 0.3
"""What the likeness of names counts as where a text has none."""


def uncommon_words(pair: TextPair) -> float:
    """Do they share words that are uncommon in the news?"""
    return pair.words.cosine


def runs_of_letters(pair: TextPair) -> float:
    """Do they share runs of letters, whatever the endings?"""
    return pair.left.letters.dot(pair.right.letters)


def names_and_numbers(pair: TextPair) -> float:
    """Do they share names, numbers and dates?"""
    return pair.left.names.dot(pair.right.names) if pair.both_named else NO_NAMES


def length(pair: TextPair) -> float:
    """How long is the shorter one? Long texts share words by chance."""
    return log(pair.shortest + 1)


def words_of_the_first(pair: TextPair) -> float:
    """How much of what is uncommon in the first stands in the second?"""
    return pair.words.of_left


def words_of_the_second(pair: TextPair) -> float:
    """How much of what is uncommon in the second stands in the first?"""
    return pair.words.of_right


def words_of_either(pair: TextPair) -> float:
    """How much of what is uncommon in either stands in the other, at the least?"""
    return min(words_of_the_first(pair), words_of_the_second(pair))


SAME_ARTICLE: Scale[TextPair] = weighted(
    ((uncommon_words, 12.8), (names_and_numbers, 1.7), (words_of_either, 24.0), (length, -2.35)), bias=-0.2
)
"""Two reports of one matter, rounded from a fit on translations of news of 20 to 500 content words."""

SAME_ARTICLE_FLOOR = 0.4
"""A report that joins the most alike of those before it at this score finds its renderings, rarely others."""

SAME_WORDS: Scale[TextPair] = weighted(
    (
        (uncommon_words, 1.4),
        (runs_of_letters, 14.8),
        (names_and_numbers, 1.15),
        (words_of_the_first, 1.5),
        (words_of_the_second, 0.75),
    ),
    bias=-7.6,
)
"""Two renderings of one sentence or utterance, rounded from a fit on translated sentences."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """How far the best counterpart leans to yes, and by how much it leads the next best."""

    leaning: float
    lead: float


def best_leaning(ranked: Ranked) -> float:
    """How alike is the best counterpart?"""
    return ranked.leaning


def lead_over_the_next(ranked: Ranked) -> float:
    """By how much does it lead the next best? A counterpart stands out; a common phrase does not."""
    return min(ranked.lead, 8.0)


IS_COUNTERPART: Scale[Ranked] = weighted(((best_leaning, 0.38), (lead_over_the_next, 0.83)), bias=-1.43)
"""Whether the best of many candidates is the counterpart, not just the least bad."""
