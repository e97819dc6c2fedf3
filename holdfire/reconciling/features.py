"""The questions that decide whether two reports are of one matter, or two quotations one utterance."""

from dataclasses import dataclass
from math import log, sqrt

from holdfire.reconciling.scoring import Question, Scale, weighted
from holdfire.reconciling.shelf import TextPair

NO_NAMES = 0.15
"""What the likeness of names counts as where a text has none."""

ENOUGH_WORDS = 8


def uncommon_words(pair: TextPair) -> float:
    """Do they share words that are uncommon in the news?"""
    return pair.words.cosine


def runs_of_letters(pair: TextPair) -> float:
    """Do they share runs of letters, whatever the endings?"""
    return pair.letters


def names_and_numbers(pair: TextPair) -> float:
    """Do they share names, numbers and dates?"""
    return pair.names.cosine if pair.both_named else NO_NAMES


def length(pair: TextPair) -> float:
    """How long is the shorter one? Long texts share words by chance."""
    return log(pair.shortest + 1)


def words_of_the_first(pair: TextPair) -> float:
    """How much of what is uncommon in the first stands in the second?"""
    return pair.words.of_left


def words_of_either(pair: TextPair) -> float:
    """How much of what is uncommon in either stands in the other, at the least?"""
    return min(pair.words.of_left, pair.words.of_right)


def words_in_common(pair: TextPair) -> float:
    """How many words do they share? Eight are as good as more."""
    return min(pair.words.size, ENOUGH_WORDS) / ENOUGH_WORDS


def names_missing(pair: TextPair) -> float:
    """How many of the names, numbers and dates of either does the other lack?"""
    left = 1.0 - pair.names.of_left if pair.left.names.total else 0.0
    right = 1.0 - pair.names.of_right if pair.right.names.total else 0.0
    return (left + right) / 2


def sense(pair: TextPair) -> float:
    """Do they say alike things, by the model the case names? (cosine)"""
    return pair.sense or 0.0


SAME_MATTER: Scale[TextPair] = weighted(
    (
        (uncommon_words, 16.0),
        (runs_of_letters, 13.0),
        (names_and_numbers, 4.0),
        (words_of_either, 13.0),
        (length, -2.2),
    ),
    bias=-0.4,
)
"""Two reports of one matter, rounded from a fit on translations of news of 20 to 500 content words."""

OF_ONE_MATTER = 0.3
"""At this score two reports are of one matter by themselves, whatever story they stand in."""

SAME_WORDS: Scale[TextPair] = weighted(
    (
        (runs_of_letters, 12.5),
        (words_of_the_first, 2.1),
        (words_of_either, 3.2),
        (words_in_common, 4.0),
        (names_missing, -2.2),
    ),
    bias=-8.0,
)
"""Two renderings of one sentence or utterance, rounded from a fit on translated sentences."""

SAME_WORDS_AND_SENSE: Scale[TextPair] = Scale(
    (*SAME_WORDS.questions, Question(sense, 4.0)), bias=SAME_WORDS.bias - 2.4
)
"""The same where the case names an embeddings model: a cosine of 0.6 speaks neither for nor against. Set by
hand, since models differ, and fitted to none."""

SAME_SENSE: Scale[TextPair] = weighted(((sense, 12.0), (names_and_numbers, 4.0)), bias=-9.0)
"""Two utterances in two languages, by an embeddings model: without names a cosine of 0.7 reaches one half.
Set by hand as well."""


MUCH_RARITY = 60.0
"""So much rarity shared is as good as more: a sentence of ten words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One of a pool that may render a query. `letters` and `of_query` are the shares of the query's runs of
    letters and words that it has, `of_candidate` the share of its own words that the query has, `in_order`
    the rarity of the words that both have in one order: all by how rare they are in the pool. `names_lacking`
    is the share of names that either lacks, `times_longer` its length in lengths of the query.
    `company` is how like it is to what the queries around this one are held to be."""

    letters: float
    of_query: float
    of_candidate: float
    in_order: float
    names_lacking: float
    times_longer: float
    company: float = 0.0


def letters_of_the_query(candidate: Candidate) -> float:
    """How many of the query's runs of letters has it? The longer it is the less they count."""
    return candidate.letters


def words_of_the_query(candidate: Candidate) -> float:
    """How much of what is rare in the query has it?"""
    return candidate.of_query


def words_of_its_own(candidate: Candidate) -> float:
    """How much of what is rare in it has the query?"""
    return candidate.of_candidate


def rare_words_in_order(candidate: Candidate) -> float:
    """How rare are the words that both have in one order? A sentence of ten words is as good as more."""
    return min(candidate.in_order, MUCH_RARITY) / MUCH_RARITY


def names_either_lacks(candidate: Candidate) -> float:
    """How many of the names, numbers and dates of either does the other lack?"""
    return candidate.names_lacking


def unlike_lengths(candidate: Candidate) -> float:
    """How many times longer is one than the other? (logarithm)"""
    return abs(log(candidate.times_longer))


def like_its_company(candidate: Candidate) -> float:
    """How like is it to what the queries before and after are held to be? (square root)"""
    return sqrt(candidate.company)


IS_COUNTERPART: Scale[Candidate] = weighted(
    (
        (letters_of_the_query, 5.1),
        (words_of_the_query, 7.3),
        (words_of_its_own, 2.4),
        (rare_words_in_order, 8.7),
        (names_either_lacks, -1.7),
        (unlike_lengths, -1.8),
        (like_its_company, 1.0),
    ),
    bias=-6.4,
)
"""Whether one of a pool renders the query: the logarithm of its odds, rounded from a fit on translated
sentences and halves of sentences."""
