"""Noun phrases in a language whose endings tell the subject: which words may begin one, and where it ends."""

from holdfire.reading.speech.grammar import CAPITALISED, WordClass
from holdfire.reading.speech.noun_phrases import LONGEST_ASIDE, Words
from holdfire.reading.speech.passages import QUOTATION_MARKS, Passage

_LISTED = frozenset(
    {WordClass.TITLE, WordClass.CAPITAL_TITLE, WordClass.GROUP, WordClass.CAPITAL_GROUP, WordClass.CAPITALS}
)
_MODIFIERS = frozenset({WordClass.ADJECTIVE, WordClass.DETERMINER, WordClass.POSSESSIVE, WordClass.NUMBER})
_NOUNS = CAPITALISED | {WordClass.TITLE, WordClass.GROUP, WordClass.NOUN, WordClass.OBLIQUE}
_PARTS = _NOUNS | _MODIFIERS | {WordClass.SPEECH_NOUN}
_ON_AN_OCCASION = frozenset({WordClass.DAY, WordClass.SPEECH_NOUN, WordClass.NUMBER, WordClass.ADVERB})
_OF_AN_ADJECTIVE = frozenset({WordClass.ADJECTIVE, WordClass.OBLIQUE})
_OF_A_CIRCUMSTANCE = _PARTS | {WordClass.DAY, WordClass.PRONOUN}
_BEFORE_ITS_NOUN = _MODIFIERS | {WordClass.OBLIQUE, WordClass.ADVERB}
_LISTED_OR_NAMED = _LISTED | {WordClass.NAME}
_LONGEST_NAME_IN_MARKS = 6


def may_be_subject(passage: Passage, at: int) -> bool:
    """Whether nothing in the word's ending keeps it from beginning a subject."""
    found = passage.classes[at]
    if found is WordClass.PRONOUN:
        return True
    if found in _LISTED:
        return not _is_oblique(passage, at)
    if found is WordClass.NAME:
        return not _is_oblique_name(passage, at)
    if found in _MODIFIERS:
        following = at + 1 < len(passage)
        of_several = following and passage.lower[at + 1] in passage.grammar.helper("of several")
        return of_several or (following and may_be_subject(passage, at + 1))
    return found is WordClass.NOUN


def _is_oblique(passage: Passage, at: int) -> bool:
    """Whether a listed word is no subject: by its form, or, where this leaves it open, after a noun that it
    may belong to ("head of the | militia's staff")."""
    grammar, lower = passage.grammar, passage.lower[at]
    if lower in grammar.oblique_forms:
        return True
    may_depend = lower in grammar.ambiguous_forms or passage.words[at].isupper()
    return may_depend and at > 0 and _takes_a_dependent(passage, at - 1)


def _takes_a_dependent(passage: Passage, at: int) -> bool:
    found = passage.classes[at]
    if passage.lower[at] in passage.grammar.helper("addressee"):
        return False
    return found in (WordClass.NOUN, WordClass.SPEECH_NOUN, WordClass.OBLIQUE) or (
        found in _LISTED and found is not WordClass.CAPITALS
    )


def is_surely_subject(passage: Passage, at: int) -> bool:
    """Whether a table or a capital, and not only the lack of an ending, makes the word a likely subject."""
    found = passage.classes[at]
    if found in _MODIFIERS:
        return at + 1 < len(passage) and is_surely_subject(passage, at + 1)
    return found is not WordClass.NOUN and may_be_subject(passage, at)


def _is_oblique_name(passage: Passage, at: int) -> bool:
    lower = passage.lower[at]
    if lower in passage.grammar.base_forms:
        return lower in passage.grammar.oblique_forms
    return lower.endswith(passage.grammar.oblique_name_endings)


def phrase_from(passage: Passage, start: int, limit: int) -> Words | None:
    """The noun phrase that begins at the word `start` and ends no later than `limit`, in whatever case."""
    if start >= limit or passage.inside[start]:
        return None
    if passage.classes[start] is WordClass.PRONOUN:
        return Words(start, start + 1)
    end = start
    while end < limit and not passage.inside[end]:
        step = _step(passage, start, end, limit)
        if not step:
            break
        end += step
    if not any(passage.classes[at] in _NOUNS for at in range(start, end)):
        return None
    return Words(start, end)


def _step(passage: Passage, start: int, at: int, limit: int) -> int:
    """How many words from this place on belong to the phrase begun at `start`; 0 where it is over."""
    found = passage.classes[at]
    if passage.words[at] in QUOTATION_MARKS:
        return _name_in_marks(passage, at, limit) if at > start else 0
    if at > start and found in _PARTS and _ends_with_a_person(passage, start, at):
        return 0
    if found in _PARTS:
        return 0 if at > start and passage.lower[at] in passage.grammar.helper("addressee") else 1
    if at == start or at + 1 >= limit:
        return 0
    if found is WordClass.COORDINATOR:
        return 1 if _joins(passage, at) else 0
    return 1 if _binds(passage, at) else 0


def _name_in_marks(passage: Passage, at: int, limit: int) -> int:
    """The words of a name in marks with both marks: «Northern Courier»."""
    for end in range(at + 2, min(limit, at + 2 + _LONGEST_NAME_IN_MARKS)):
        if passage.words[end] in QUOTATION_MARKS:
            return end + 1 - at
    return 0


def _ends_with_a_person(passage: Passage, start: int, at: int) -> bool:
    """Whether the phrase has come to a person's name and the word at this place is no part of it."""
    if passage.classes[at] in CAPITALISED or passage.classes[at - 1] is not WordClass.NAME:
        return False
    after_a_given_name = at - 2 >= start and passage.classes[at - 2] is WordClass.NAME
    return after_a_given_name or passage.grammar.ending_class(passage.lower[at - 1]) not in _OF_AN_ADJECTIVE


def _joins(passage: Passage, at: int) -> bool:
    """ "Russia and the United States": names or like nouns on both sides, the second no verb's object."""
    before, after = passage.classes[at - 1], passage.classes[at + 1]
    if before in CAPITALISED:
        return after in CAPITALISED
    return before in _NOUNS and after in _NOUNS and after not in CAPITALISED


def _binds(passage: Passage, at: int) -> bool:
    """Whether a preposition goes on with the phrase ("envoy to the UN") and tells no occasion or day."""
    if passage.classes[at] is not WordClass.PREPOSITION:
        return False
    following = passage.classes[at + 1]
    return (
        passage.lower[at] in passage.grammar.helper("binding")
        and passage.classes[at - 1] is not WordClass.NAME
        and following not in _ON_AN_OCCASION
        and following not in (WordClass.POSSESSIVE, WordClass.PRONOUN)
        and passage.lower[at - 1] not in passage.grammar.helper("addressee")
    )


def with_aside(passage: Passage, phrase: Words, limit: int) -> Words:
    """The phrase with an aside between commas that describes it: "the commander, who gave his name, "."""
    if not passage.is_word(phrase.end, ",") or phrase.end + 1 >= limit:
        return phrase
    if passage.classes[phrase.end + 1] not in (WordClass.RELATIVE, WordClass.ADJECTIVE, WordClass.OBLIQUE):
        return phrase
    for at in range(phrase.end + 2, min(limit, phrase.end + LONGEST_ASIDE)):
        if passage.inside[at]:
            return phrase
        if passage.words[at] == ",":
            return Words(phrase.first, at)
    return phrase


def circumstance_end(passage: Passage, start: int, limit: int) -> int:
    """Where a circumstance that begins at this place ends: "in | his | blog", "on Monday", "to journalists";
    `start` itself where there is none."""
    found = passage.classes[start]
    if found in (
        WordClass.ADVERB,
        WordClass.DAY,
        WordClass.NUMBER,
        WordClass.COORDINATOR,
        WordClass.CONJUNCTION,
    ):
        return start + 1
    if passage.lower[start] in passage.grammar.helper("addressee") or found is WordClass.OBLIQUE:
        return start + 1
    if found in _LISTED and _is_oblique(passage, start):
        return start + 1
    if _is_addressed_outlet(passage, start, limit):
        return start + 1
    if found is WordClass.NAME and _is_oblique_name(passage, start):
        return start + 1
    if passage.words[start] in QUOTATION_MARKS and not passage.inside[start]:
        return start + max(1, _name_in_marks(passage, start, limit))
    return _prepositional_end(passage, start, limit) if found is WordClass.PREPOSITION else start


def _is_addressed_outlet(passage: Passage, at: int, limit: int) -> bool:
    """Whether it is to an outlet that a source after it spoke: "told RBC | a source"."""
    if not passage.words[at].isupper() or at + 1 >= limit:
        return False
    return passage.words[at + 1][0].islower() and is_surely_subject(passage, at + 1)


def _prepositional_end(passage: Passage, start: int, limit: int) -> int:
    """Where preposition, modifiers, noun and the nouns that belong to it end."""
    at = start + 1
    while at < limit and passage.classes[at] in _BEFORE_ITS_NOUN:
        modifier = passage.classes[at]
        at += 1
        if modifier is WordClass.OBLIQUE and at < limit and passage.classes[at] in _LISTED_OR_NAMED:
            break
    is_noun = at < limit and passage.classes[at] in _OF_A_CIRCUMSTANCE
    if is_noun and not (at > start + 1 and is_surely_subject(passage, at)):
        at += 1
    while at < limit and _is_dependent(passage, at):
        at += max(1, _name_in_marks(passage, at, limit)) if passage.words[at] in QUOTATION_MARKS else 1
    return at


def _is_dependent(passage: Passage, at: int) -> bool:
    if passage.inside[at]:
        return False
    if passage.words[at] in QUOTATION_MARKS or passage.classes[at] in (WordClass.OBLIQUE, WordClass.DAY):
        return True
    after_a_noun = passage.classes[at - 1] in (WordClass.NOUN, WordClass.SPEECH_NOUN, WordClass.OBLIQUE)
    if passage.classes[at] in (WordClass.NOUN, WordClass.SPEECH_NOUN):
        return after_a_noun
    return passage.classes[at] in _NOUNS and not may_be_subject(passage, at)
