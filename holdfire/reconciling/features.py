"""The questions that decide whether two reports are of one matter, or two quotations one utterance."""

from dataclasses import dataclass

from holdfire.reconciling.scoring import Scale, weighted
from holdfire.reconciling.shelf import Closeness, Likenesses, length_of


def uncommon_words(pair: Likenesses) -> float:
    """Do they share words that are uncommon in the record?"""
    return pair.words


def runs_of_letters(pair: Likenesses) -> float:
    """Do they share runs of letters, whatever the endings?"""
    return pair.letters


def names_and_numbers(pair: Likenesses) -> float:
    """Do they share names, numbers and dates?"""
    return pair.names


def length(pair: Likenesses) -> float:
    """How long is the shorter one? Long texts share words by chance."""
    return length_of(pair)


def words_of_the_first(pair: Closeness) -> float:
    """How much of what is uncommon in the first stands in the second?"""
    return pair.held_by_second


def words_of_the_second(pair: Closeness) -> float:
    """How much of what is uncommon in the second stands in the first?"""
    return pair.held_by_first


SAME_ARTICLE: Scale[Likenesses] = weighted(
    ((uncommon_words, 12.0), (runs_of_letters, 8.5), (names_and_numbers, 1.0), (length, -2.2)), bias=3.0
)
"""Two renderings of one article. Rounded from a fit on translations of news; the bias fits reports of
20 to 500 content words."""

SAME_ARTICLE_FLOOR = 0.18
"""Average linkage at this score keeps twelve renderings of an article together and apart from others."""

SAME_WORDS: Scale[Closeness] = weighted(
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

FEATURES = (*SAME_ARTICLE.questions, *SAME_WORDS.questions)
"""Every question asked about reports and quotations; those about mentions stand in incidents."""
