"""Tells where a common noun of the case's table ("the army", "government") stands for its actor."""

from holdfire.lexicon.actor_words import actor_words
from holdfire.lexicon.clause_words import ClauseWords
from holdfire.lexicon.lemmas import Lemmas
from holdfire.reading.sentence_words import SentenceWords

_INDEFINITE = frozenset({"a", "an", "any", "every", "each", "no", "another"})
_OWNING = frozenset({"its", "their", "his", "her", "our", "my", "your", "own"})
_OPENS = frozenset({"the", "and", "or", "both", "that", "but", "while", "when", "as", "after", "than"})


def is_common_noun(words: str) -> bool:
    """Whether a name of the case is a common noun: one word in small letters, with or without "the"."""
    plain = words.removeprefix("the ")
    return " " not in plain and plain[:1].islower()


def stands_for_its_actor(
    sentence: SentenceWords, first: int, last: int, small: ClauseWords, lemmas: Lemmas
) -> bool:
    """Whether words `first` to `last` (exclusive) mean the one army or government the case speaks of.

    Not so behind an adjective or a name ("a transitional government", "the Ruritanian army"), before "of"
    ("the regime of inspections"), or with "a" where no noun follows ("an army", but "an army post").
    """
    before, following = sentence.lower(first - 1), sentence.lower(last)
    if following == "of" or before.endswith(("'s", "’s")) or before in _OWNING:
        return False
    if before in _INDEFINITE:
        return _noun_follows(sentence, last, small, lemmas)
    opening = first == 0 or sentence.words[first - 1].mark
    return (
        opening
        or before in _OPENS
        or small.plays("preposition", before)
        or small.plays("subordinator", before)
        or small.plays("conditional", before)
        or (lemmas.is_verb(before) and before not in actor_words().modifiers)
        or before.isdigit()
        or (_noun_follows(sentence, last, small, lemmas) and small.plays("determiner", before))
    )


def _noun_follows(sentence: SentenceWords, last: int, small: ClauseWords, lemmas: Lemmas) -> bool:
    """Whether the noun only qualifies the next one: "army post", "government artillery"."""
    following = sentence.lower(last)
    closed = any(
        small.plays(role, following) for role in ("preposition", "auxiliary", "subordinator", "conditional")
    )
    is_noun = lemmas.noun(following) in actor_words().holdings | actor_words().weapons | actor_words().groups
    return following.isalpha() and not closed and (is_noun or not lemmas.is_verb(following))
