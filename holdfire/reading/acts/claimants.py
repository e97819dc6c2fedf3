"""Tells whose word an act is where no quotation was found: "the army said that", "according to"."""

from holdfire.lexicon.trigger_patterns import Family
from holdfire.model.actor import ActorRef
from holdfire.reading.acts.acts_told import ActTold
from holdfire.reading.acts.participants import ParticipantReader
from holdfire.reading.acts.parties import Party
from holdfire.reading.sentence_words import SentenceWords

_FARTHEST_SUBJECT, _LONGEST_PART = 6, 6
"""How far before a verb of saying its subject may end, and how long "the press service of the" may be."""
_OF = frozenset({"of"})


def claimant_of(told: ActTold, reader: ParticipantReader) -> ActorRef | None:
    """Who vouches for an act in its own sentence; None where the report tells it in its own voice."""
    if told.trigger.family is Family.WORDS:
        return None
    sentence = reader.sentence
    if reader.vouching:
        return reader.vouching.ref
    for number in reader.sayings:
        if told.first <= number < told.last:
            continue
        if number < told.first and _governs(sentence, number, told, reader):
            return _subject_of(number, reader)
        if number > told.first and _closes_the_sentence(sentence, number):
            return _subject_of(number, reader) or _behind(number, reader)
    return None


def _governs(sentence: SentenceWords, verb: int, told: ActTold, reader: ParticipantReader) -> bool:
    """Whether a verb of saying opens the clause the act is told in, or accuses of it."""
    if reader.small.plays("accusing", sentence.lemma(verb)):
        return True
    return reader.clauses.same(verb, told.first) or reader.clauses.at(told.first).opener == "that"


def _closes_the_sentence(sentence: SentenceWords, verb: int) -> bool:
    """ "..., the army said on Monday": a comma before the speaker and no comma list after."""
    before = [word.text for word in sentence.words[max(0, verb - 8) : verb]]
    return any(mark in before for mark in (",", "”", '"'))


def _subject_of(verb: int, reader: ParticipantReader) -> ActorRef | None:
    before = [party for party in reader.parties if 0 <= verb - party.last <= _FARTHEST_SUBJECT]
    near = [party for party in before if party.preposition == ""]
    spoken_for = [party for party in before if _speaks_as_part(party, verb, reader)]
    return next((party.ref for party in (*near[::-1], *spoken_for[:1])), None)


def _speaks_as_part(party: Party, verb: int, reader: ParticipantReader) -> bool:
    """ "..., the press service of the National Police reports": behind the mark its part is the subject."""
    words = reader.sentence.words
    opening = next((n for n in range(party.first - 1, -1, -1) if words[n].mark), None)
    if opening is None or party.preposition not in _OF:
        return False
    part = party.first - opening
    return part <= _LONGEST_PART and not any(word.mark for word in words[opening + 1 : verb])


def _behind(verb: int, reader: ParticipantReader) -> ActorRef | None:
    behind = [party for party in reader.parties if 0 < party.first - verb <= 3]
    return behind[0].ref if behind else None
