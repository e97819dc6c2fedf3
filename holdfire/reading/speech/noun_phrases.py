"""Noun phrases left and right of a cue, found without a parser: by the classes of the words."""

from dataclasses import dataclass

from holdfire.reading.speech.grammar import CAPITALISED, WordClass
from holdfire.reading.speech.passages import Passage

LONGEST_ASIDE = 34
"""Words an aside may have ("Orlov, the head of the mission that ..., said")."""

_HEADS = CAPITALISED | {WordClass.TITLE, WordClass.GROUP, WordClass.NOUN, WordClass.SPEECH_NOUN}
_PARTS = _HEADS | {
    WordClass.DETERMINER,
    WordClass.THAT,
    WordClass.POSSESSIVE,
    WordClass.ADJECTIVE,
    WordClass.ED,
    WordClass.ING,
    WordClass.NUMBER,
    WordClass.POSSESSIVE_MARK,
    WordClass.OF,
    WordClass.SIGN,
    WordClass.ADVERB_LY,
}
_BARE_ENDS = frozenset(
    {WordClass.POSSESSIVE_MARK, WordClass.NUMBER, WordClass.DETERMINER, WordClass.POSSESSIVE}
)
_NOT_FIRST = frozenset(
    {
        WordClass.ED,
        WordClass.ING,
        WordClass.ADVERB_LY,
        WordClass.OF,
        WordClass.POSSESSIVE_MARK,
        WordClass.SIGN,
    }
)
_NOT_LAST = frozenset(
    {
        WordClass.OF,
        WordClass.DETERMINER,
        WordClass.ADVERB_LY,
        WordClass.POSSESSIVE_MARK,
        WordClass.SIGN,
        WordClass.THAT,
        WordClass.PREPOSITION,
    }
)
_STARTS_ANOTHER = CAPITALISED | {WordClass.DETERMINER, WordClass.POSSESSIVE}
_HOLDERS = frozenset(
    {
        WordClass.TITLE,
        WordClass.GROUP,
        WordClass.NOUN,
        WordClass.SPEECH_NOUN,
        WordClass.CAPITAL_TITLE,
        WordClass.CAPITAL_GROUP,
    }
)
_OPENS_A_PHRASE = frozenset({WordClass.DETERMINER, WordClass.POSSESSIVE})
_ENDS_A_PHRASE = frozenset({WordClass.NOUN, WordClass.NUMBER, *CAPITALISED})
_ASIDE_STARTS = frozenset(
    {
        WordClass.DETERMINER,
        WordClass.POSSESSIVE,
        WordClass.TITLE,
        WordClass.NOUN,
        WordClass.GROUP,
        WordClass.RELATIVE,
    }
)
_ASIDE_ENDS = frozenset({".", ";", ":", "—", "–", ","})


@dataclass(frozen=True, slots=True)
class Words:
    """A range of words of a passage, half open."""

    first: int
    end: int


def phrase_before(passage: Passage, end: int, limit: int) -> Words | None:
    """The noun phrase that ends just before the word `end` and begins no earlier than `limit`."""
    if end <= limit or passage.inside[end - 1]:
        return None
    last = passage.classes[end - 1]
    if last in (WordClass.PRONOUN, WordClass.RELATIVE):
        return Words(end - 1, end)
    if passage.words[end - 1] in ",)":
        return _phrase_with_aside(passage, end, limit)
    if last not in _HEADS and last not in _BARE_ENDS:
        return None
    first = end - 1
    while first > limit and _belongs_before(passage, first, end, limit):
        first -= 1
    while first < end - 1 and passage.classes[first] in _NOT_FIRST:
        first += 1
    first = _after_circumstance(passage, first, end)
    if (
        end - first > 1
        and passage.classes[first] is WordClass.THAT
        and passage.classes[first + 1] in _STARTS_ANOTHER
    ):
        first += 1
    if any(passage.classes[at] in _HEADS or passage.classes[at] in _BARE_ENDS for at in range(first, end)):
        return Words(first, end)
    return None


def _after_circumstance(passage: Passage, first: int, end: int) -> int:
    """Where the subject begins after a circumstance that opens the sentence: "On the eve of | Orlov said"."""
    opens = first and passage.classes[first - 1] is WordClass.PREPOSITION
    if opens and passage.sentence_at(first)[0] == first - 1:
        for at in range(end - 2, first, -1):
            if passage.classes[at] is WordClass.OF and passage.classes[at + 1] in CAPITALISED:
                return at + 1
    return first


def _phrase_with_aside(passage: Passage, end: int, limit: int) -> Words | None:
    """ "Orlov, the mediator, (said)" and "Orlov (the mediator) (said)"."""
    opener = "," if passage.words[end - 1] == "," else "("
    at = end - 2
    while at > limit and passage.words[at] != opener and end - at < LONGEST_ASIDE and not passage.inside[at]:
        at -= 1
    if at <= limit or passage.words[at] != opener:
        return None
    phrase = phrase_before(passage, at, limit)
    return Words(phrase.first, end) if phrase else None


def _belongs_before(passage: Passage, first: int, end: int, limit: int) -> bool:
    """Whether the word before `first` is part of the phrase `first:end`."""
    at = first - 1
    found = passage.classes[at]
    if passage.inside[at] or (found is WordClass.ED and passage.classes[first] in _OPENS_A_PHRASE):
        return False  # "issued a statement": a verb and its object
    if passage.classes[first] is WordClass.DETERMINER and found in _ENDS_A_PHRASE:
        return False  # "on the eve | the secretary"
    if found in _PARTS:
        return True
    if at <= limit:
        return False
    if found is WordClass.COORDINATOR:
        return _joins_like(passage, at)
    if passage.classes[at - 1] is WordClass.ED and passage.lower[at] in passage.grammar.helper("agent"):
        return True  # "a resident reached by telephone"
    return (
        passage.lower[at] in passage.grammar.helper("binding")
        and end - at <= 9
        and passage.classes[at - 1] in _HOLDERS
        and any(
            passage.classes[held]
            in (WordClass.DETERMINER, WordClass.POSSESSIVE, WordClass.TITLE, WordClass.GROUP)
            for held in range(max(limit, at - 4), at)
        )
    )


def _joins_like(passage: Passage, at: int) -> bool:
    """Whether the coordinator at this place joins two names, or two common nouns."""
    before, after = passage.classes[at - 1], passage.classes[at + 1]
    if before not in _HEADS or after not in _STARTS_ANOTHER:
        return False
    return after not in CAPITALISED or before in CAPITALISED


def phrase_after(passage: Passage, start: int, limit: int, *, aside: bool = True) -> Words | None:
    """The noun phrase that begins at the word `start` and ends no later than `limit`, with its aside
    ("Orlov, the head of the mission,") unless told otherwise."""
    if start >= limit or passage.inside[start]:
        return None
    if passage.classes[start] is WordClass.PRONOUN:
        return Words(start, start + 1)
    end = start
    while end < limit and not passage.inside[end] and _belongs_after(passage, end, start, limit):
        end += 1
    while end > start and passage.classes[end - 1] in _NOT_LAST:
        end -= 1
    if not any(passage.classes[at] in _HEADS for at in range(start, end)):
        return None
    return Words(start, _end_of_aside(passage, end, limit) if aside else end)


def _belongs_after(passage: Passage, at: int, start: int, limit: int) -> bool:
    found = passage.classes[at]
    if found in _PARTS and (
        found is not WordClass.ING or (at > start and passage.classes[at - 1] in _OPENS_A_PHRASE)
    ):
        return True
    if at + 1 >= limit or at == start:
        return False
    following = passage.classes[at + 1]
    if found is WordClass.COORDINATOR:
        return following in _STARTS_ANOTHER and following is not WordClass.POSSESSIVE
    binds = passage.lower[at] in passage.grammar.helper("binding after")
    return binds and passage.classes[at - 1] in _HOLDERS and following in _STARTS_ANOTHER


def _end_of_aside(passage: Passage, end: int, limit: int) -> int:
    """Where the phrase ends with its aside, as in "Orlov, a spokesman for the mission"."""
    if not (passage.is_word(end, ",") and end + 1 < limit):
        return end
    if passage.classes[end + 1] not in _ASIDE_STARTS or passage.inside[end + 1]:
        return end
    at = end + 1
    while at < limit and not passage.inside[at] and passage.words[at] not in _ASIDE_ENDS and at - end < 25:
        at += 1
    if at == limit or passage.words[at] == ".":
        return at
    if passage.words[at] == ",":
        return at + 1 if at + 1 < limit else at
    return end
