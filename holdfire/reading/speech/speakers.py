"""Who speaks: the actor that a speaker's words name, or the words themselves, always with the reason."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from holdfire.model.actor import ActorRef, RefBasis
from holdfire.model.span import Span
from holdfire.reading.speech.coreference import Memory, antecedent, holder
from holdfire.reading.speech.grammar import CAPITALISED, Grammar, WordClass
from holdfire.reading.speech.noun_phrases import Words, phrase_before
from holdfire.reading.speech.passages import Passage
from holdfire.reading.speech.people import (
    Introduction,
    NameAt,
    OfficeAt,
    Person,
    body_of,
    offices_in,
    people_of,
)
from holdfire.reading.speech.roles import BODY, gender_of_role, roles_in

_INSTITUTION = "institution"
_ADDRESS = "address"
_SEAT = "seat"
_ENDS_HEAD = frozenset({WordClass.OF, WordClass.PREPOSITION, WordClass.TO, WordClass.RELATIVE})
_WORDS_ALONE = frozenset({RefBasis.DESCRIPTION, RefBasis.ROLE})
_COLLECTIVE = frozenset({RefBasis.DEMONYM, RefBasis.METONYM, RefBasis.ALIAS})


class Speakers:
    """Names the speakers of one report; ask in the order of the text, for later ones rest on earlier."""

    def __init__(self, text: str, passages: Sequence[Passage], actors: Sequence[ActorRef]) -> None:
        self._text = text
        self._place = {id(passage): index for index, passage in enumerate(passages)}
        self._actors = sorted((ref for ref in actors if ref.span), key=_where)
        self._starts = [_where(ref)[0] for ref in self._actors]
        self._roles = tuple(ref for ref in self._actors if ref.basis is RefBasis.ROLE and ref.actor)
        people = people_of(text, passages, self._actors)
        roles = tuple(roles_in(text, passages))
        mentions = sorted((*people.names, *(mention for mention, _ in roles)), key=_begins)
        self._memory = Memory(people, mentions, {mention.key: person for mention, person in roles})

    def named(self, passage: Passage, words: Words, *, goes_on: bool = False) -> ActorRef:
        """The speaker that these words of a passage name; the span is that of the words. `goes_on`: the cue
        says that the last speaker says more ("he added")."""
        words = Words(*passage.trimmed(words.first, words.end))
        span = Span.of(self._text, passage.starts[words.first], passage.ends[words.end - 1])
        found = self._found(passage, words, span, goes_on=goes_on)
        bare = span.text == found.name and not _is_oblique(passage, words)
        person = self._person(passage, found, is_bare=bare)
        person = person or self._described(passage, words, found)
        if person is not None:
            self._memory.heard(span.start, self._place[id(passage)], person)
        return replace(found, span=span)

    def _described(self, passage: Passage, words: Words, found: ActorRef) -> Person | None:
        """Who has spoken without a name ("a port worker", "the ministry"), for the pronouns that follow; a
        pronoun that stands for a role keeps that role in mind."""
        if passage.grammar.is_inflected:
            return None
        if found.basis is RefBasis.PRONOUN:
            last = self._memory.spoken[-1:]
            return last[0][2] if last and last[0][2].name == found.name else None
        head = head_of(passage, words)
        if found.basis not in _WORDS_ALONE or passage.classes[head] in (WordClass.NAME, WordClass.CAPITALS):
            return None
        several = _are_several(passage, words, head)
        gender = BODY if several else gender_of_role(passage, head)
        return Person(key=found.name, name=found.name, gender=gender)

    def _person(self, passage: Passage, found: ActorRef, *, is_bare: bool) -> Person | None:
        """The person who has spoken, for later pronouns; a name inside a longer phrase ("a report by
        Mashriq") is one only if the report or the case says more of it."""
        last = found.name.split()[-1:]
        key = passage.grammar.name_key(last[0]) if last else ""
        person = self._memory.people.persons.get(key)
        if person is None or not (
            found.name == person.name or (found.actor is not None and found.actor == person.actor)
        ):
            return None
        is_known = person.gender or person.offices or person.actor or found.basis is not RefBasis.DESCRIPTION
        return person if is_known or is_bare else None

    def _found(self, passage: Passage, words: Words, span: Span, *, goes_on: bool = False) -> ActorRef:
        if words.end - words.first == 1:
            single = self._single(passage, words.first, span, goes_on=goes_on)
            if single is not None:
                return single
        head = head_of(passage, words)
        if _are_several(passage, words, head):
            return ActorRef(name=span.text, basis=RefBasis.DESCRIPTION, reason="several speak together")
        return (
            self._of_the_case(passage, words, head)
            or self._of_the_report(passage, words, head)
            or self._by_office(passage, words, head, span)
            or ActorRef(name=span.text, basis=RefBasis.DESCRIPTION, reason="the words of the report")
        )

    # -- pronouns

    def _single(self, passage: Passage, at: int, span: Span, *, goes_on: bool) -> ActorRef | None:
        found = passage.classes[at]
        if found is WordClass.RELATIVE:
            return self._antecedent_of_relative(passage, at)
        if found not in (WordClass.PRONOUN, WordClass.POSSESSIVE):
            return None
        gender = _gender_of_pronoun(passage.grammar, passage.lower[at])
        if not gender:
            return _pronoun(span.text, None, "a pronoun that this reading does not resolve")
        person = antecedent(self._memory, span.start, self._place[id(passage)], gender, goes_on=goes_on)
        if person is None:
            return _pronoun(span.text, None, "no person named before fits the pronoun")
        return _pronoun(person.name, person.actor, f"“{span.text}” taken for the person named before it")

    def _antecedent_of_relative(self, passage: Passage, at: int) -> ActorRef | None:
        """The phrase before "who"."""
        end = at - 1 if passage.is_word(at - 1, ",") else at
        phrase = phrase_before(passage, end, passage.sentence_at(at)[0])
        if phrase is None or passage.classes[phrase.end - 1] is WordClass.RELATIVE:
            return None
        return self._found(
            passage, phrase, Span.of(self._text, passage.starts[phrase.first], passage.ends[phrase.end - 1])
        )

    # -- names

    def _of_the_case(self, passage: Passage, words: Words, head: int) -> ActorRef | None:
        """What the table of actors says of the head of the phrase, or of an institution's owner."""
        found = self._refs_in(passage.starts[words.first], passage.ends[words.end - 1])
        refs = [ref for ref in found if ref.actor is not None]
        at = passage.starts[head]
        covering = [ref for ref in refs if _where(ref)[0] <= at < _where(ref)[1]]
        if covering:
            return max(covering, key=lambda ref: (ref.actor is not None, _where(ref)[1] - _where(ref)[0]))
        office = _office_at(passage, words, head)
        if office is not None and office.office.group == _INSTITUTION:
            return self._institution(passage, words, refs)
        return self._named_in_aside(passage, words, head, refs)

    def _refs_in(self, start: int, end: int) -> list[ActorRef]:
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return self._actors[first:last]

    def _institution(self, passage: Passage, words: Words, refs: Sequence[ActorRef]) -> ActorRef | None:
        owners = {ref.actor for ref in refs if ref.basis in _COLLECTIVE and ref.actor}
        if len(owners) != 1:
            return None
        ref = next(ref for ref in refs if ref.actor in owners)
        unit = self._text[passage.starts[words.first] : passage.ends[words.end - 1]]
        return replace(ref, unit=unit, reason=f"an institution of {ref.name}: “{unit}”")

    def _named_in_aside(
        self, passage: Passage, words: Words, head: int, refs: Sequence[ActorRef]
    ) -> ActorRef | None:
        """ "The Kremlin spokesman, Dmitry Orlov,": the name follows the office."""
        aside = _aside_of(passage, words, head)
        if aside is None:
            return None
        start = passage.starts[aside]
        return next((ref for ref in refs if _where(ref)[0] == start), None)

    def _of_the_report(self, passage: Passage, words: Words, head: int) -> ActorRef | None:
        """A name the case does not know: the report's own fuller form of it, or the name as it stands."""
        people = self._memory.people
        aside = _aside_of(passage, words, head)
        name = people.by_start.get(passage.starts[aside]) if aside is not None else None
        name = name or people.by_end.get(passage.ends[head])
        if name is None:
            return None
        return _as_named(
            " ".join(name.words), people.persons[name.key], inflected=passage.grammar.is_inflected
        )

    # -- offices

    def _by_office(self, passage: Passage, words: Words, head: int, span: Span) -> ActorRef | None:
        held = _office_at(passage, words, head)
        if held is None or held.office.group in (_INSTITUTION, _ADDRESS, _SEAT):
            return None
        if not _is_definite(passage, words):
            return None
        body = body_of(passage, words.first, held.first) | body_of(passage, held.end, words.end)
        bare = Introduction(office=held.office, phrase=span.text, body=body)
        return holder(self._memory, bare, self._roles, passage.grammar)


def head_of(passage: Passage, words: Words) -> int:
    """The word a phrase is about: "spokesman" in "the spokesman of the ministry, who was there"."""
    if words.end - words.first == 1:
        return words.first
    if passage.grammar.is_inflected:
        return _head_by_case(passage, words)
    head = words.first
    for at in range(words.first, words.end):
        found = passage.classes[at]
        ends = at > words.first and (found in _ENDS_HEAD or passage.words[at] in ",(")
        if ends and _office_at(passage, words, at) is None:
            break
        if passage.words[at][0].isalnum() and found is not WordClass.POSSESSIVE_MARK:
            head = at
    return head


def _head_by_case(passage: Passage, words: Words) -> int:
    """The person's name that ends a phrase or its part before a comma; else the office or the first noun."""
    nouns = CAPITALISED | {WordClass.TITLE, WordClass.GROUP, WordClass.NOUN, WordClass.OBLIQUE}
    end = next((at for at in range(words.first + 1, words.end) if passage.words[at] in ",("), words.end)
    if (
        passage.classes[end - 1] is WordClass.NAME
        and passage.lower[end - 1] not in passage.grammar.base_forms
    ):
        return end - 1
    for held in offices_in(passage, words.first, end):
        return held.end - 1
    described = (WordClass.ADJECTIVE, WordClass.OBLIQUE)
    for at in range(words.first, end):
        is_last = at == end - 1
        if passage.classes[at] in nouns and (
            is_last or passage.grammar.ending_class(passage.lower[at]) not in described
        ):
            return at
    return words.first


def _is_oblique(passage: Passage, words: Words) -> bool:
    """Whether a preposition stands before the phrase, as in "a report by Mashriq"."""
    return words.first > 0 and passage.classes[words.first - 1] is WordClass.PREPOSITION


def _are_several(passage: Passage, words: Words, head: int) -> bool:
    """Whether the phrase names two speakers ("Orlov and Haddad"), and no office of theirs comes between."""
    for at in range(words.first + 1, words.end - 1):
        if passage.words[at] in ",(":
            return False
        if passage.classes[at] is WordClass.COORDINATOR:
            return at < head or passage.classes[at + 1] in CAPITALISED
    return False


def _begins(name: NameAt) -> int:
    return name.start


def _where(ref: ActorRef) -> tuple[int, int]:
    return (ref.span.start, ref.span.end) if ref.span else (-1, -1)


def _aside_of(passage: Passage, words: Words, head: int) -> int | None:
    """The first word of an aside that is a name, after an office ("the mission head, Dmitry Orlov")."""
    comma = next((at for at in range(head + 1, words.end - 1) if passage.words[at] == ","), None)
    if comma is not None and passage.classes[comma + 1] is WordClass.NAME:
        return comma + 1
    return None


def _office_at(passage: Passage, words: Words, head: int) -> OfficeAt | None:
    return next(
        (held for held in offices_in(passage, words.first, words.end) if held.first <= head < held.end), None
    )


def _is_definite(passage: Passage, words: Words) -> bool:
    """Whether the phrase speaks of a known holder: "the official", "Kremlin spokesman", not "an official"."""
    first = words.first
    if passage.grammar.is_inflected:
        return passage.lower[first] not in passage.grammar.helper("indefinite")
    if passage.classes[first] is WordClass.DETERMINER:
        return passage.lower[first] in passage.grammar.helper("definite")
    return passage.classes[first] in CAPITALISED or passage.classes[first] is WordClass.POSSESSIVE


def _gender_of_pronoun(grammar: Grammar, word: str) -> str:
    return next((gender for gender in ("male", "female", BODY) if word in grammar.helper(gender)), "")


def _as_named(words: str, person: Person, *, inflected: bool = False) -> ActorRef:
    if person.is_ambiguous and " " not in words:
        reason = "several people of the report bear this name"
        return ActorRef(name=words, basis=RefBasis.DESCRIPTION, reason=reason)
    if person.name != words and " " not in words:
        reason = f"short for “{person.name}”, whom the report names in full"
        return ActorRef(name=person.name, basis=RefBasis.SHORT_NAME, actor=person.actor, reason=reason)
    reason = "a name the case's table does not know"
    if inflected and " " in words:
        words = person.name
    return ActorRef(name=words, basis=RefBasis.DESCRIPTION, actor=person.actor, reason=reason)


def _pronoun(name: str, actor: str | None, reason: str) -> ActorRef:
    return ActorRef(name=name, basis=RefBasis.PRONOUN, actor=actor, reason=reason)
