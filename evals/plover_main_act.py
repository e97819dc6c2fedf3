"""Chooses the one act a sentence is about, and its type in PLOVER's older list of eighteen types."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from holdfire.lexicon.trigger_patterns import TriggerKind
from holdfire.model.act import SAID_NOT_TO_BE_SO, Modality
from holdfire.model.actor import ActorRef
from holdfire.reading.acts.acts_told import ActTold
from holdfire.reading.acts.participants import Participants
from holdfire.reading.acts.sentence_reader import SentenceReader, speaker_in

COOPERATIVE = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
"""Types of the two cooperative quarters of PLOVER; the others are of conflict."""

SPOKEN = frozenset(
    {"AGREE", "DEMAND", "REJECT", "THREATEN", "DISAPPROVE", "SUPPORT", "CONSULT", "INVESTIGATE"}
)
"""Types that stay what they are when they are to come, asked for or refused."""

_PER_WORD, _SUBORDINATE, _NOUN, _LONGEST_COUNTED = 0.8, 30.0, 8.0, 4
_OBJECT_NOUN = 10.0


_NOT_YET = frozenset(
    {
        Modality.FUTURE,
        Modality.PROMISED,
        Modality.THREATENED,
        Modality.CONDITIONAL,
        Modality.HYPOTHETICAL,
    }
)
_OBLIGING = frozenset({"must", "should", "need"})


@dataclass(frozen=True, slots=True, kw_only=True)
class MainAct:
    """The act a sentence is about and its type; `told` gives the words and the participants."""

    told: ActTold
    plover_18: str


def main_act_of(reader: SentenceReader, acts: Sequence[ActTold]) -> MainAct | None:
    """The main act among `acts`; None where none is told, or only in a condition."""
    types = {told.trigger.plover_18 for told in acts}
    ranked = sorted(
        (told for told in acts if told.trigger.plover_18),
        key=lambda told: _weight(reader, told),
    )
    for told in ranked:
        plover = _type_of(reader, told, acts)
        if plover == "ASSAULT" and "FIGHT" in types:
            plover = "FIGHT"
        if plover is not None:
            return MainAct(told=told, plover_18=plover)
    return None


def participants_of_main(reader: SentenceReader, main: MainAct) -> Participants:
    """Who does the main act to whom; "A said B must" is a demand of A on B."""
    plain = _with_source(reader, main.told, reader.participants.of_act(main.told))
    plain = _with_named_target(reader, main.told, plain)
    if reader.words.lemma(main.told.first) not in _OBLIGING:
        return plain
    speaker = speaker_in(reader, main.told.first, main.told.last)
    if speaker is None or speaker in plain.actors:
        return plain
    return Participants(actors=(speaker,), targets=plain.actors)


def _with_source(reader: SentenceReader, told: ActTold, found: Participants) -> Participants:
    """Where grammar gives no doer ("troops remained on alert"), the last one named before the act."""
    if found.actors:
        return found
    before = [
        party.ref
        for party in reader.participants.parties
        if party.last <= told.first and not party.preposition and party.ref not in found.targets
    ]
    return replace(found, actors=tuple(before[-1:]))


def _with_named_target(reader: SentenceReader, told: ActTold, found: Participants) -> Participants:
    """PLOVER codes whom an act concerns by name: of "sent troops to Lebanon" that is Lebanon."""
    if any(_is_named(ref) for ref in found.targets):
        return found
    behind = (
        party.ref
        for party in reader.participants.parties
        if party.first >= told.first
        and _is_named(party.ref)
        and party.ref not in found.actors
        and not reader.participants.tells(party.ref, told)
    )
    named = next(behind, None)
    return replace(found, targets=(named,)) if named else found


def _is_named(ref: ActorRef) -> bool:
    return any(letter.isupper() for letter in ref.name)


def _weight(reader: SentenceReader, told: ActTold) -> float:
    """The lower the nearer to being the main act: early, in a main clause, a verb, told in many words."""
    weight = told.first * _PER_WORD - min(told.length, _LONGEST_COUNTED) * 0.3
    if reader.clauses.subordinate(told.first):
        weight += _SUBORDINATE
    if told.trigger.kind is TriggerKind.NOUN:
        weight += _NOUN
        if reader.participants.lemmas.is_verb(reader.words.lower(told.first - 1)):
            weight += _OBJECT_NOUN
    return weight


def _type_of(reader: SentenceReader, told: ActTold, acts: Sequence[ActTold]) -> str | None:
    """The trigger's own type, turned by modality: to help later is AGREE, to harm later THREATEN."""
    own = told.trigger.plover_18
    modality = reader.modality.of(told)
    if modality is Modality.CONDITIONAL and reader.clauses.conditional(told.first):
        return None
    if own == "DEMAND" and modality in SAID_NOT_TO_BE_SO:
        return "REJECT"
    if own == "AGREE" and _offers_harm(told, acts):
        return "THREATEN"
    if own is None or own in SPOKEN:
        return "REJECT" if own in ("AGREE", "SUPPORT") and modality in SAID_NOT_TO_BE_SO else own
    cooperative = own in COOPERATIVE
    if modality is Modality.DEMANDED:
        return "DEMAND"
    if modality in SAID_NOT_TO_BE_SO:
        return "REJECT" if cooperative else own
    if modality in _NOT_YET:
        unless = "unless" in reader.words.lemmas(0, len(reader.words))
        return "AGREE" if cooperative and modality is not Modality.THREATENED and not unless else "THREATEN"
    return own


def _offers_harm(told: ActTold, acts: Sequence[ActTold]) -> bool:
    """Whether what is offered straight behind ("ready to strike") is an act of conflict."""
    content = [act for act in acts if told.last <= act.first <= told.last + 1]
    return any(act.trigger.plover_18 not in COOPERATIVE | SPOKEN for act in content if act.trigger.plover_18)
