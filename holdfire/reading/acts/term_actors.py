"""Finds the actors that a term names: parties, the excluded, guarantors, mediators, an outside list."""

from collections.abc import Iterator, Sequence
from functools import cache

from holdfire.lexicon.cues import cues_among
from holdfire.lexicon.tables import Lexicon
from holdfire.model.actor import Actor, ActorRef, RefBasis
from holdfire.model.span import Span
from holdfire.model.term_claim import TermKind
from holdfire.reading.acts.parties import Party
from holdfire.reading.acts.sentence_reader import SentenceReader

_LISTS_BEHIND = frozenset({TermKind.PARTIES, TermKind.EXCLUSION})
_SUBJECTS = frozenset(
    {
        TermKind.ACCEPTANCE,
        TermKind.DEADLINE,
        TermKind.GUARANTORS,
        TermKind.MEDIATORS,
        TermKind.MONITORING,
        TermKind.OBLIGATION,
        TermKind.PROHIBITION,
    }
)
_NAMES_BEHIND = frozenset({TermKind.GUARANTORS, TermKind.MEDIATORS})


def actors_of_term(
    kind: TermKind, reader: SentenceReader, first: int, last: int, language: str
) -> tuple[ActorRef, ...]:
    """The actors that a term names: those listed behind the words for parties and exclusions, the subject of
    a duty, an acceptance or a watch, guarantors and mediators on either side. `first` to `last` (exclusive)
    are the words of the cue; behind one that ends in a preposition ("brokered by") nobody before it is meant.
    """
    same = _in_clause(kind, reader, first, language)
    behind = _until_told_more(reader, [party for party in same if party.first >= first])
    if kind in _LISTS_BEHIND:
        return behind or tuple(party.ref for party in same if party.last <= first)
    if kind not in _SUBJECTS:
        return ()
    if reader.participants.small.plays("preposition", reader.words.lower(last - 1)):
        return _listed_from(reader, last)
    told = max([number for number in reader.participants.sayings if number < first], default=-1)
    subjects = _subjects(reader, [party for party in same if told < party.first and party.last <= first])
    return subjects or _of_the_clause_above(kind, reader, first) or (behind if kind in _NAMES_BEHIND else ())


def _subjects(reader: SentenceReader, parties: list[Party]) -> tuple[ActorRef, ...]:
    """Those that no preposition governs: not a member of a list behind one ("three from Rome and Athens")."""
    subjects: list[ActorRef] = []
    governed, end = False, -1
    for party in parties:
        listed = end >= 0 and all(_joins(reader, place) for place in range(end, party.first))
        governed = bool(party.preposition) or (listed and governed)
        if not governed:
            subjects.append(party.ref)
        end = party.last
    return tuple(subjects)


def _listed_from(reader: SentenceReader, number: int) -> tuple[ActorRef, ...]:
    """The actors of a list that begins at a word: "Russia, Iran and the United States"."""
    listed: list[ActorRef] = []
    for party in reader.participants.parties:
        if party.first < number:
            continue
        if not all(_joins(reader, place) for place in range(number, party.first)):
            break
        listed.append(party.ref)
        number = party.last
    return tuple(listed)


def _joins(reader: SentenceReader, number: int) -> bool:
    """Whether a word only joins two names of a list, or opens one."""
    word, small = reader.words.lower(number), reader.participants.small
    return word == "," or small.plays("coordinating", word) or small.plays("determiner", word)


def _of_the_clause_above(kind: TermKind, reader: SentenceReader, first: int) -> tuple[ActorRef, ...]:
    """ "Turkey acts | as guarantor of the truce": who stands before a guarantor's or mediator's clause."""
    above = reader.clauses.at(first).parent
    if kind not in _NAMES_BEHIND or above is None:
        return ()
    return tuple(
        party.ref
        for party in reader.participants.parties
        if party.last <= first and not party.preposition and reader.clauses.of_word[party.first] == above
    )


def mediators_joined(
    reader: SentenceReader, known: Sequence[Actor], language: str
) -> Iterator[tuple[int, ActorRef]]:
    """ "the UN-brokered truce": the number of such a word, and who is named in it, by a name or demonym of a
    `known` actor where it is one."""
    endings = _mediating(language)
    for number, word in enumerate(reader.words.words):
        if word.lower.endswith(endings):
            name = word.text.rpartition("-")[0]
            actor = next((actor for actor in known if name in _names_of(actor)), None)
            yield (
                number,
                ActorRef(
                    name=actor.name if actor else name,
                    basis=RefBasis.ALIAS if actor else RefBasis.DESCRIPTION,
                    span=Span.of(reader.words.text, word.start, word.start + len(name)),
                    actor=actor.id if actor else None,
                ),
            )


@cache
def _mediating(language: str) -> tuple[str, ...]:
    """How the words end that tell who brokered a truce; none where the language has no table of them."""
    lexicon = Lexicon(language=language)
    words = lexicon.words("term_words", kind="mediated") if lexicon.has("term_words") else ()
    return tuple(f"-{word}" for word in words)


def _names_of(actor: Actor) -> tuple[str, ...]:
    return (*(name.text for name in actor.names), *actor.demonyms)


def outside_list_in(reader: SentenceReader, first: int, language: str) -> str | None:
    """ "other groups that the council has designated": the words for a list that somebody else keeps, from
    what follows the last excluded actor that is named; None where a clause on exclusions names no list."""
    lexicon = Lexicon(language=language)
    if not lexicon.has("term_words"):
        return None
    listing = frozenset(lexicon.words("term_words", kind="listing"))
    at = [n for n in range(first, len(reader.words)) if reader.words.lemma(n) in listing]
    if not at:
        return None
    start = _described_before(reader, first, at[0])
    marks = (n for n in range(at[0], len(reader.words)) if reader.words.words[n].mark)
    return " ".join(reader.span(start, next(marks, len(reader.words))).text.split())


def _described_before(reader: SentenceReader, first: int, listed: int) -> int:
    """The first word of those who are on a list: behind the last actor that is named from `first` on."""
    small = reader.participants.small
    relative = [n for n in range(first, listed) if small.plays("relative", reader.words.lower(n))]
    end = relative[-1] if relative else listed
    named = [party.last for party in reader.participants.parties if party.ref.actor and party.last <= end]
    start = max([first, *named])
    while start < listed and _joins(reader, start):
        start += 1
    return start


def where_term_begins(reader: SentenceReader, language: str, *kinds: TermKind) -> int:
    """The first word of the cues of these kinds in a sentence; its end where it has none."""
    starts = [
        reader.words.at_line(match.start())
        for cue in cues_among(reader.words.forms, language, "term_cues", "kind")
        if cue.tells in kinds
        for match in cue.matches(reader.words.line)
    ]
    return min(starts, default=len(reader.words))


def _in_clause(kind: TermKind, reader: SentenceReader, first: int, language: str) -> list[Party]:
    """The actors in the clause of a cue; of parties those before who is excluded or mediates."""
    bracketed = _in_brackets(reader)
    same = [
        party
        for party in reader.participants.parties
        if party.first not in bracketed and reader.clauses.same(party.first, first)
    ]
    if kind is not TermKind.PARTIES:
        return same
    end = where_term_begins(reader, language, TermKind.EXCLUSION, *_NAMES_BEHIND)
    return [party for party in same if party.first < end]


def _until_told_more(reader: SentenceReader, parties: list[Party]) -> tuple[ActorRef, ...]:
    """The actors up to a relative clause, which tells of the last: "groups that the UN has listed"."""
    kept: list[Party] = []
    for party in parties:
        between = reader.words.words[kept[-1].last : party.first] if kept else ()
        if any(reader.participants.small.plays("relative", word.lower) for word in between):
            break
        kept.append(party)
    return tuple(party.ref for party in kept)


def _in_brackets(reader: SentenceReader) -> frozenset[int]:
    """The words in brackets: an aside ("both banned in Russia") names nobody as party or excluded."""
    depth, inside_of = 0, set[int]()
    for number, word in enumerate(reader.words.words):
        depth += (word.text == "(") - (word.text == ")")
        if depth > 0:
            inside_of.add(number)
    return frozenset(inside_of)
