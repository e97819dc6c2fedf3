"""Bare roles a report speaks of ("a port worker", "the sergeant"), for the pronouns that stand for them."""

from collections.abc import Iterator, Sequence

from holdfire.reading.speech.grammar import CAPITALISED, Grammar, WordClass
from holdfire.reading.speech.noun_phrases import Words, phrase_before
from holdfire.reading.speech.passages import Passage
from holdfire.reading.speech.people import NameAt, Person

BODY = "body"
"""What stands in the place of a gender for a body or for several people: "it" or "they"."""

_INSTITUTION = "institution"
_BODIES = frozenset({WordClass.GROUP, WordClass.CAPITAL_GROUP, WordClass.SPEECH_NOUN})
_OPENS_A_ROLE = frozenset({WordClass.DETERMINER, WordClass.POSSESSIVE})
_GOES_ON = CAPITALISED | {WordClass.TITLE, WordClass.GROUP, WordClass.POSSESSIVE_MARK}
_OBLIQUE_AFTER = frozenset({WordClass.PREPOSITION, WordClass.OF, WordClass.TO})


def roles_in(text: str, passages: Sequence[Passage]) -> Iterator[tuple[NameAt, Person]]:
    """Each mention of a role with someone in it, in order, with the person it makes."""
    for index, passage in enumerate(passages):
        roles, inside = passage.grammar.person_words, passage.inside
        for at in [at for at, word in enumerate(passage.lower) if word in roles and not inside[at]]:
            phrase = _role_that_ends(passage, at)
            if phrase is not None:
                yield _mention(text, index, passage, phrase)


def _role_that_ends(passage: Passage, at: int) -> Words | None:
    """The phrase with an article of its own whose head is this word; None for "worker Orlov", "no worker"."""
    if at + 1 < len(passage) and passage.classes[at + 1] in _GOES_ON:
        return None
    phrase = phrase_before(passage, at + 1, passage.sentence_at(at)[0])
    if phrase is None:
        return None
    opened = (first for first in range(phrase.first, at) if passage.classes[first] in _OPENS_A_ROLE)
    first = next(opened, None)
    if first is None or passage.lower[first] in passage.grammar.helper("none"):
        return None
    return Words(first, phrase.end)


def _mention(text: str, index: int, passage: Passage, phrase: Words) -> tuple[NameAt, Person]:
    start, end = passage.starts[phrase.first], passage.ends[phrase.end - 1]
    key = f"the role at {start}"
    before = passage.classes[phrase.first - 1] if phrase.first else None
    mention = NameAt(
        passage=index,
        start=start,
        end=end,
        words=passage.words[phrase.first : phrase.end],
        key=key,
        introduced=None,
        quoted=False,
        begins=passage.sentence_at(phrase.first)[0] == phrase.first,
        oblique=before in _OBLIQUE_AFTER,
    )
    gender = gender_of_role(passage, phrase.end - 1)
    return mention, Person(key=key, name=text[start:end], gender=gender)


def gender_of_role(passage: Passage, head: int) -> str:
    """The gender that the head of a speaker's phrase tells; BODY for bodies, papers and several people."""
    grammar: Grammar = passage.grammar
    word = passage.lower[head]
    if word in grammar.person_words:
        return grammar.person_words[word]
    several = word.endswith("s") and word[:-1] in grammar.person_words
    is_body = passage.classes[head] in _BODIES or word in grammar.office_words.get(_INSTITUTION, ())
    return BODY if several or is_body else ""
