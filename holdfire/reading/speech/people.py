"""The people a report names: their names in full, their gender where the words tell it, their offices."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from holdfire.model.actor import ActorRef, RefBasis
from holdfire.reading.speech.grammar import CAPITALISED, Grammar, Office, WordClass
from holdfire.reading.speech.nominative import nominative
from holdfire.reading.speech.noun_phrases import phrase_before
from holdfire.reading.speech.passages import Passage

LONGEST_NAME = 5
"""Words a person's name may have; more capitalised words in a row are cut there."""

LONGEST_OFFICE = 8
"""Words from an office to the name of its holder ("minister of information of Syria")."""

SHORTEST_BODY_AND_NAME = 3
"""Capitalised words in a row that hold a body and its head's name ("minister of Public Works Orlov")."""

ANYONE = "anyone"
"""The group of words that fit the holder of any office ("the official")."""

_ADDRESS = "address"
_BODIES = frozenset({"institution", "seat"})
_IN_A_BODY = CAPITALISED | {WordClass.GROUP, WordClass.NOUN, WordClass.TITLE, WordClass.ADJECTIVE}
_IN_AN_INFLECTED_BODY = _IN_A_BODY | {WordClass.OBLIQUE}
_IN_A_NAME = CAPITALISED - {WordClass.CAPITAL_GROUP}
_IN_AN_INFLECTED_NAME = frozenset({WordClass.NAME})
_NOUNS = frozenset({WordClass.NOUN, WordClass.GROUP, WordClass.TITLE, WordClass.OBLIQUE})
_NOT_A_PERSON = frozenset({RefBasis.METONYM, RefBasis.DEMONYM})


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeAt:
    """The words of an office in a passage, as a range of words."""

    office: Office
    first: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """An office that the report gives to someone: `phrase` as it stands there, `body` the words that say
    whose office it is ("Kremlin", "foreign ministry"), in lower case."""

    office: Office
    phrase: str
    body: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameAt:
    """A name in a passage: characters `start:end`, and the office that stands beside it, if one does."""

    passage: int
    start: int
    end: int
    words: tuple[str, ...]
    key: str  # the last name without its endings: what a person is known by in the rest of a report
    introduced: Introduction | None
    quoted: bool
    begins: bool  # whether it begins a sentence
    oblique: bool  # after a preposition, or before 's


@dataclass(slots=True, kw_only=True)
class Person:
    """A person of the report, under all the forms of the name that it uses."""

    key: str
    name: str
    gender: str = ""
    actor: str | None = None
    offices: dict[str, Introduction] = field(default_factory=dict)  # by group of offices
    given: set[str] = field(default_factory=set)  # first words of its full forms: two mean two people

    @property
    def is_ambiguous(self) -> bool:
        """Whether the report gives this last name to several people."""
        return len(self.given) > 1 and self.actor is None


@dataclass(frozen=True, slots=True)
class People:
    """Every name of a report in order, and the persons they name."""

    names: tuple[NameAt, ...]
    persons: dict[str, Person]
    by_start: dict[int, NameAt]
    by_end: dict[int, NameAt]
    office_holders: tuple[Person, ...]


def offices_in(passage: Passage, first: int, end: int) -> Iterator[OfficeAt]:
    """The offices named in a range of words, longest first, never overlapping."""
    offices, base = passage.grammar.offices, passage.base
    free = first
    for at in [at for at, word in enumerate(base[first:end], first) if word in offices]:
        if at < free:
            continue
        for words, office in offices[base[at]]:
            free = at + len(words)
            if free <= end and base[at:free] == words:
                yield OfficeAt(office=office, first=at, end=free)
                break
        else:
            free = at + 1


def people_of(text: str, passages: Sequence[Passage], actors: Sequence[ActorRef]) -> People:
    """The people that the passages of a report name; `actors` give ids to the names a case knows."""
    not_people = {ref.span.end for ref in actors if ref.basis in _NOT_A_PERSON and ref.span}
    names = tuple(
        name
        for index, passage in enumerate(passages)
        for name in _names_in(text, index, passage)
        if name.end not in not_people
    )
    persons: dict[str, Person] = {}
    if passages:
        for name in names:
            _introduce(persons, name, passages[0].grammar)
    _give_ids(persons, names, actors)
    by_start, by_end = {name.start: name for name in names}, {name.end: name for name in names}
    holders = tuple(person for person in persons.values() if person.offices)
    return People(names, persons, by_start, by_end, holders)


def _names_in(text: str, index: int, passage: Passage) -> Iterator[NameAt]:
    offices = {
        at: office
        for office in offices_in(passage, 0, len(passage))
        for at in range(office.first, office.end)
    }
    named = _IN_AN_INFLECTED_NAME if passage.grammar.is_inflected else _IN_A_NAME
    places = [at for at, found in enumerate(passage.classes) if found in named and at not in offices]
    if passage.grammar.is_inflected:
        places = [at for at in places if not _describes(passage, at)]
    particles = passage.grammar.helper("name particle")
    first = end = -1
    for at in places:
        joined = at == end + 1 and end > first and passage.lower[end] in particles
        if (at == end or joined) and at - first < LONGEST_NAME:
            end = at + 1
            continue
        if end > first:
            yield _name_at(text, index, passage, first, end, offices)
        first, end = at, at + 1
    if end > first:
        yield _name_at(text, index, passage, first, end, offices)


def _describes(passage: Passage, at: int) -> bool:
    """Whether a capitalised word is an adjective of the noun after it: "Supreme Committee"."""
    if passage.grammar.ending_class(passage.lower[at]) not in (WordClass.ADJECTIVE, WordClass.OBLIQUE):
        return False
    return at + 1 < len(passage) and passage.classes[at + 1] in _NOUNS


def _name_at(
    text: str, index: int, passage: Passage, first: int, end: int, offices: dict[int, OfficeAt]
) -> NameAt:
    held = _office_before(passage, first, end, offices) or _office_after(passage, end, offices)
    before = passage.classes[first - 1] if first else None
    return NameAt(
        passage=index,
        start=passage.starts[first],
        end=passage.ends[end - 1],
        words=passage.words[first:end],
        key=passage.grammar.name_key(passage.words[end - 1]),
        introduced=_introduction(text, passage, held, first, end) if held else None,
        quoted=bool(passage.inside[first]),
        begins=_begins_a_sentence(passage, first, end),
        oblique=before in (WordClass.PREPOSITION, WordClass.OF, WordClass.TO)
        or (end < len(passage) and passage.classes[end] is WordClass.POSSESSIVE_MARK),
    )


def _begins_a_sentence(passage: Passage, first: int, end: int) -> bool:
    """Whether a name, or the phrase with the offices before it, opens its sentence."""
    start = passage.sentence_at(first)[0]
    if start == first or passage.grammar.is_inflected or first - start > LONGEST_OFFICE:
        return start == first
    phrase = phrase_before(passage, end, start)
    return phrase is not None and phrase.first == start


def _office_before(passage: Passage, first: int, end: int, offices: dict[int, OfficeAt]) -> OfficeAt | None:
    """The office just before a name; where endings join words, the one its body's words follow: "minister
    of information of Syria Omran"."""
    if not passage.grammar.is_inflected:
        of_a_body = passage.classes[first - 1] is WordClass.OF and end - first >= SHORTEST_BODY_AND_NAME
        return offices.get(first - 2 if first and of_a_body else first - 1)
    farthest: OfficeAt | None = None
    for at in range(first - 1, max(-1, first - 1 - LONGEST_OFFICE), -1):
        held = offices.get(at)
        if held is not None and held.office.group not in _BODIES:
            farthest = held
        elif held is None and not _is_of_a_body(passage, at):
            break
    return farthest


def _is_of_a_body(passage: Passage, at: int) -> bool:
    """Whether a word may stand between office and name: "envoy of Russia to the UN Vitaly Orlov"."""
    binds = passage.lower[at] in passage.grammar.helper("binding")
    return binds or passage.classes[at] in _IN_AN_INFLECTED_BODY


def _introduction(text: str, passage: Passage, held: OfficeAt, first: int, end: int) -> Introduction:
    before, after = _phrase_first(passage, held.first), max(end, held.end)
    outside = body_of(passage, before, held.first) | body_of(passage, held.end, min(after, held.end + 3))
    phrase = text[passage.starts[min(first, before)] : passage.ends[after - 1]]
    name = {word.lower() for word in passage.words[first:end]}
    return Introduction(office=held.office, phrase=phrase, body=outside - name)


def body_of(passage: Passage, first: int, end: int) -> frozenset[str]:
    """The words of a range that can name a body: no articles, prepositions or signs."""
    return frozenset(passage.base[at] for at in range(first, end) if passage.classes[at] in _IN_A_BODY)


def _office_after(passage: Passage, end: int, offices: dict[int, OfficeAt]) -> OfficeAt | None:
    """The office in an aside after the name: "Orlov, the Kremlin spokesman," (six words before it)."""
    if not passage.is_word(end, ","):
        return None
    for at in range(end + 1, min(end + 7, len(passage))):
        if at in offices:
            return offices[at]
        if passage.classes[at] is WordClass.MARK or passage.classes[at] is WordClass.RELATIVE:
            return None
    return None


def _phrase_first(passage: Passage, first: int) -> int:
    """Where the words that go with an office begin: "the President's press secretary"."""
    for _ in range(3):
        if first and passage.classes[first - 1] in (
            *_IN_A_BODY,
            WordClass.POSSESSIVE_MARK,
        ):
            first -= 1
    return first


def _introduce(persons: dict[str, Person], name: NameAt, grammar: Grammar) -> None:
    """Notes what this mention tells of its person; the longest form of a name is the one shown."""
    person = persons.get(name.key)
    office = name.introduced.office if name.introduced else None
    gender = (office.gender if office else "") or grammar.genders.get(name.words[0].lower(), "")
    if person is None:
        person = persons[name.key] = Person(key=name.key, name=" ".join(name.words))
    if len(name.words) > 1:
        person.given.add(grammar.base(name.words[0].lower()))
    if _is_fuller(name, person, grammar):
        person.name = " ".join(name.words)
    if gender and not person.gender and (len(name.words) > 1 or office):
        person.gender = gender
    if grammar.is_inflected:
        person.name = nominative(person.name.split(), person.gender, grammar)
    if name.introduced and name.introduced.office.group not in (_ADDRESS, ANYONE):
        person.offices.setdefault(name.introduced.office.group, name.introduced)


def _is_fuller(name: NameAt, person: Person, grammar: Grammar) -> bool:
    """Whether this form of the name is longer than the one shown, or as long and not in an oblique case."""
    shown = person.name.split()
    if grammar.is_inflected and len(name.words) == len(shown):
        return len(name.words[-1]) < len(shown[-1])
    longer = len(name.words) > len(shown)
    return longer and (grammar.is_inflected or name.words[-1] == shown[-1])


def _give_ids(persons: dict[str, Person], names: Sequence[NameAt], actors: Sequence[ActorRef]) -> None:
    """The ids of the case for the persons whose name an actor reference covers."""
    at_end = {
        ref.span.end: ref for ref in actors if ref.span and ref.actor and ref.basis not in _NOT_A_PERSON
    }
    for name in names:
        ref = at_end.get(name.end)
        person = persons[name.key]
        if ref is not None and person.actor is None and ref.basis is not RefBasis.ROLE:
            person.actor, person.name = ref.actor, ref.name
