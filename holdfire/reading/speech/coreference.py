"""Whom a pronoun or a bare office stands for, from what the report has said; never without a reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from holdfire.model.actor import ActorRef, RefBasis
from holdfire.reading.speech.grammar import Grammar
from holdfire.reading.speech.people import ANYONE, Introduction, NameAt, People, Person
from holdfire.reading.speech.roles import BODY

REACH = 40
"""How many names back a pronoun is looked up; farther ones never win against nearer."""

_GENERAL = "other office"
_SEAT = "seat"
_HEADS_OF_STATE = ("president", "prime minister", "monarch")

# Weights of the signs that a name is the pronoun's antecedent, set by hand and checked on news text.
_PER_CHARACTER = -0.0025
_PER_PARAGRAPH = -0.35
_WITHIN_QUOTATION = -1.6
_GENDER_FITS = 1.0
_SPOKE_BEFORE = 1.3
_BEGINS_A_SENTENCE = 0.7
_OBLIQUE = -0.5
_NEW = 0.5  # for one named since anyone spoke, in the paragraph
_NEW_SUBJECT = 1.2  # the same for one who begins a sentence there or in the paragraph before
_OF_UNKNOWN_GENDER = -1.3  # for a last speaker of an earlier paragraph
_LAST_SPEAKER = 2.8  # what a name that spoke and begins a sentence would have
_FARTHEST_PARAGRAPH = 6
_SPEAKERS_REMEMBERED = 6


@dataclass(slots=True)
class Memory:
    """Who has spoken so far: places of the speakers' names, latest last, and the persons. `mentions` are the
    names and the bare roles of the report in order, `roles` the persons of those roles by key."""

    people: People
    mentions: Sequence[NameAt]
    roles: Mapping[str, Person]
    spoken: list[tuple[int, int, Person]] = field(default_factory=list)
    known_at: dict[int, Person] = field(default_factory=dict)  # whom the speaker's words that begin here name

    def heard(self, start: int, passage: int, person: Person) -> None:
        """Notes that this person spoke here."""
        self.spoken.append((start, passage, person))
        self.known_at[start] = person

    def person(self, mention: NameAt) -> Person:
        """Whom a name or a bare role names."""
        role = self.roles.get(mention.key)
        if role is None:
            return self.people.persons[mention.key]
        return self.known_at.get(mention.start, role)


def antecedent(memory: Memory, start: int, passage: int, gender: str, *, goes_on: bool) -> Person | None:
    """The person a pronoun of this gender at character `start` stands for, None where nobody fits; the last
    speaker before all where the cue says that he `goes_on`."""
    last = memory.spoken[-1] if memory.spoken else None
    if last is not None and (not _fits(last[2], gender) or passage - last[1] > _FARTHEST_PARAGRAPH):
        last = None
    if last is not None and goes_on:
        return last[2]
    recent = {id(person) for _, _, person in memory.spoken[-_SPEAKERS_REMEMBERED:]}
    scored = [
        (_score(memory, name, start, passage, gender), -name.start, name)
        for name in _names_before(memory.mentions, start)
        if _may_be(memory, person := memory.person(name), gender, spoke=id(person) in recent)
    ]
    best = max(scored, default=None, key=_first_two)
    if last is not None:
        score = _LAST_SPEAKER + _PER_CHARACTER * (start - last[0]) + _PER_PARAGRAPH * (passage - last[1])
        if not last[2].gender and last[1] < passage:
            score += _OF_UNKNOWN_GENDER
        if best is None or score > best[0]:
            return last[2]
    return memory.person(best[2]) if best else None


def _first_two(scored: tuple[float, int, NameAt]) -> tuple[float, int]:
    return scored[:2]


def _names_before(names: Sequence[NameAt], start: int) -> Sequence[NameAt]:
    low, high = 0, len(names)
    while low < high:
        middle = (low + high) // 2
        if names[middle].start < start:
            low = middle + 1
        else:
            high = middle
    return names[max(0, low - REACH) : low]


def _may_be(memory: Memory, person: Person, gender: str, *, spoke: bool) -> bool:
    """Whether the report treats this name as a person's, of a gender that fits; `spoke`: it spoke lately."""
    known = bool(person.gender or person.offices or person.key in memory.roles)
    return (known or spoke) and _fits(person, gender)


def _fits(person: Person, gender: str) -> bool:
    """Whether the pronoun may stand for this one: "it" and "they" for nobody with an office or two names."""
    if gender == BODY and not person.gender:
        return not person.offices and " " not in person.name
    return person.gender in ("", gender)


def _score(memory: Memory, name: NameAt, start: int, passage: int, gender: str) -> float:
    score = _PER_CHARACTER * (start - name.start)
    score += _PER_PARAGRAPH * min(passage - name.passage, _FARTHEST_PARAGRAPH)
    if name.quoted:
        score += _WITHIN_QUOTATION
    if memory.person(name).gender == gender:
        score += _GENDER_FITS
    if any(place <= name.start < place + 60 for place, _, _ in memory.spoken[-_SPEAKERS_REMEMBERED:]):
        score += _SPOKE_BEFORE
    if name.begins:
        score += _BEGINS_A_SENTENCE
    if name.passage >= passage - name.begins and not any(at > name.start for at, _, _ in memory.spoken[-1:]):
        score += _NEW_SUBJECT if name.begins else _NEW
    if name.oblique:
        score += _OBLIQUE
    return score


def holder(memory: Memory, bare: Introduction, roles: Sequence[ActorRef], grammar: Grammar) -> ActorRef:
    """Who a bare office stands for ("the representative of the Kremlin", "the official").

    Only one person whom the report, or the case's table (`roles` found in the report), gives a like office
    of the same body is taken; with none or with several the words stay, and the reason says so.
    """
    if bare.office.group == ANYONE:
        return _last_office_holder(memory, bare)
    fitting = [
        (person, introduced)
        for person in memory.people.office_holders
        for introduced in person.offices.values()
        if _is_like(bare, introduced, grammar)
    ]
    if len(fitting) == 1:
        person, introduced = fitting[0]
        reason = f"the report introduces one such office: “{introduced.phrase}”"
        return _role(person.name, person.actor, reason)
    if fitting:
        return _role(bare.phrase, None, "the report introduces several people with such an office")
    known = {ref.actor: ref for ref in roles if ref.span and _names(ref.span.text.lower(), bare)}
    if len(known) == 1:
        ref = next(iter(known.values()))
        return _role(ref.name, ref.actor, ref.reason or "the case's table gives this office to one person")
    return _role(bare.phrase, None, "the report names nobody with this office")


def _is_like(bare: Introduction, introduced: Introduction, grammar: Grammar) -> bool:
    """Whether a bare office can be the one introduced: a like office, and no other body named.

    A head of state's seat stands for its holder: "the Kremlin spokesman" is "the President's spokesman".
    """
    general = bare.office.group == _GENERAL and bare.office.words in introduced.office.words
    if bare.office.group != introduced.office.group and not general:
        return False
    if not bare.body or bare.body & introduced.body:
        return True
    if bare.body.isdisjoint(grammar.office_words.get(_SEAT, frozenset())):
        return False
    return any(introduced.body & grammar.office_words.get(group, frozenset()) for group in _HEADS_OF_STATE)


def _names(words: str, bare: Introduction) -> bool:
    return bare.office.words in words and (not bare.body or any(word in words for word in bare.body))


def _last_office_holder(memory: Memory, bare: Introduction) -> ActorRef:
    """The last speaker of whom the report tells an office, or, for "the woman", the gender."""
    gender = bare.office.gender
    for _, _, person in reversed(memory.spoken[-_SPEAKERS_REMEMBERED:]):
        fits = person.gender == gender if gender else bool(person.offices or person.actor)
        if fits:
            known = "to be such" if gender else "by office or name"
            return _role(person.name, person.actor, f"the last speaker before who is known {known}")
    return _role(bare.phrase, None, "nobody with an office has spoken before")


def _role(name: str, actor: str | None, reason: str) -> ActorRef:
    return ActorRef(name=name, basis=RefBasis.ROLE, actor=actor, reason=reason)
