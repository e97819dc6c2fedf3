"""Finds the actors of a sentence as its grammar joins them: titles, parts of forces, their weapons."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from holdfire.lexicon.actor_words import actor_words
from holdfire.lexicon.clause_words import ClauseWords
from holdfire.lexicon.lemmas import Lemmas
from holdfire.model.actor import ActorRef, RefBasis
from holdfire.reading.sentence_words import SentenceWords

_FURTHEST_PREPOSITION = 4
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d")
_PART_OF = (("of",), ("of", "the"))
_JOINING_ADJECTIVES = frozenset({"and", "or"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An actor in a sentence: words `first` to `last` (exclusive), the preposition it hangs on ("" for none),
    and whether it stands as a possessive or adjective before a noun."""

    ref: ActorRef
    first: int
    last: int
    preposition: str
    possessive: bool


def parties_in(
    sentence: SentenceWords, refs: Sequence[ActorRef], small: ClauseWords, lemmas: Lemmas
) -> tuple[Party, ...]:
    """The actors of a sentence, in order of place.

    Of several that run on ("Foreign Minister Lavrov") the last counts; a group "of" a known actor is a part
    of that actor; an adjective joined to another ("Russian and Syrian aircraft") plays its part too.
    """
    placed = sorted(
        (sentence.at(ref.span.start), sentence.at(ref.span.end - 1) + 1, number)
        for number, ref in enumerate(refs)
        if ref.span is not None
    )
    runs: list[list[tuple[int, int, int]]] = []
    for first, last, number in placed:
        if runs and _runs_on(sentence, runs[-1][-1][1], first) and refs[number].basis is not RefBasis.PRONOUN:
            runs[-1].append((first, last, number))
        else:
            runs.append([(first, last, number)])
    found = [_party(sentence, run, refs, small, lemmas) for run in runs]
    return tuple(_adjectives_joined(sentence, _parts_of_known(sentence, found, lemmas), lemmas))


def _runs_on(sentence: SentenceWords, last: int, first: int) -> bool:
    """Whether only a title in capitals stands between two names: "US Secretary of State John Kerry"."""
    gap = sentence.words[last:first]
    return all(word.capital or word.lower == "of" for word in gap) and (not gap or gap[0].capital)


def _parts_of_known(sentence: SentenceWords, parties: Sequence[Party], lemmas: Lemmas) -> list[Party]:
    """ "a patrol of the National Guard": the known actor behind "of", with its part."""
    found: list[Party] = []
    for party in parties:
        whole = found[-1] if found else None
        if whole and _is_part_of(sentence, whole, party, lemmas):
            unit = party.ref.unit or whole.ref.name
            found[-1] = replace(whole, ref=replace(party.ref, unit=unit), last=party.last)
        else:
            found.append(party)
    return found


def _is_part_of(sentence: SentenceWords, part: Party, whole: Party, lemmas: Lemmas) -> bool:
    head = lemmas.noun(sentence.words[part.last - 1].text)
    gap = tuple(word.lower for word in sentence.words[part.last : whole.first])
    unknown = part.ref.basis is RefBasis.DESCRIPTION and part.ref.actor is None
    fights = head in actor_words().groups | actor_words().weapons
    return unknown and fights and whole.ref.actor is not None and gap in _PART_OF


def _adjectives_joined(sentence: SentenceWords, parties: Sequence[Party], lemmas: Lemmas) -> list[Party]:
    """ "Russian and Syrian aircraft": the first adjective belongs to the same noun as the second."""
    found = list(parties)
    for number in range(len(found) - 2, -1, -1):
        one, other = found[number], found[number + 1]
        gap = [word.lower for word in sentence.words[one.last : other.first]]
        joined = len(gap) == 1 and gap[0] in _JOINING_ADJECTIVES
        armed = lemmas.noun(sentence.lower(other.last - 1)) in actor_words().weapons
        if joined and armed and one.ref.basis is RefBasis.DEMONYM and not one.ref.unit:
            ref = replace(one.ref, unit=other.ref.unit or sentence.words[other.last - 1].text)
            found[number] = replace(one, ref=ref, possessive=other.possessive)
    return found


def _party(
    sentence: SentenceWords,
    run: list[tuple[int, int, int]],
    refs: Sequence[ActorRef],
    small: ClauseWords,
    lemmas: Lemmas,
) -> Party:
    first, last, head = (
        run[0][0],
        max(end for _, end, _ in run),
        _head_of([refs[number] for *_, number in run]),
    )
    if head.unit and last - first < 2:
        last += len(head.unit.split())
    weapons = _weapons_behind(sentence, last, lemmas) if head.actor else 0
    if weapons:
        unit = " ".join(word.text for word in sentence.words[last : last + weapons])
        head, last = replace(head, unit=head.unit or unit), last + weapons
    following = sentence.lower(last)
    genitive = sentence.lower(last - 1).endswith(("'s", "’s", "s'", "s’")) or following in ("'", "’")
    adjective = head.basis is RefBasis.DEMONYM and not head.unit and following.isalpha()
    attributive = adjective and not lemmas.is_verb(following) and not small.plays("preposition", following)
    known_noun = adjective and following.endswith(("ing", "strike", "strikes", "attack", "attacks", "raids"))
    return Party(
        ref=head,
        first=first,
        last=min(last, len(sentence)),
        preposition=_preposition_of(sentence, first, small, lemmas),
        possessive=genitive or attributive or known_noun,
    )


def _weapons_behind(sentence: SentenceWords, last: int, lemmas: Lemmas) -> int:
    """How many words behind an actor's name are its weapons or posts ("Russian aircraft"), 0 where they are
    part of a blow's name ("Russian rocket fire")."""
    words, number = actor_words(), last
    while lemmas.noun(sentence.lower(number)) in words.weapons:
        number += 1
    if number == last and lemmas.noun(sentence.lower(number)) in words.posts:
        return 1
    part_of_a_blow = lemmas.noun(sentence.lower(number)) in words.blows
    return 0 if part_of_a_blow else number - last


def _head_of(run: list[ActorRef]) -> ActorRef:
    """The last actor of a run; of a name and a description ("Nusra fighters") the name, with its part."""
    head = run[-1]
    known = [ref for ref in run if ref.actor is not None]
    if head.basis is not RefBasis.DESCRIPTION or not known:
        return head
    return replace(known[-1], unit=known[-1].unit or head.name)


def _preposition_of(sentence: SentenceWords, first: int, small: ClauseWords, lemmas: Lemmas) -> str:
    """The preposition a noun hangs on, looking back over its determiners and adjectives; a date or clock
    time ("at 10:30 a patrol") has taken the preposition before it for its own."""
    for number in range(first - 1, max(-1, first - 1 - _FURTHEST_PREPOSITION), -1):
        word = sentence.lower(number)
        if word == "of" and _counts(sentence.lower(number - 1)):
            continue
        if small.plays("preposition", word) or word == "as":
            return word
        if sentence.words[number].mark and word not in "“\"'‘":
            return ""
        if _CLOCK.fullmatch(word) or small.plays("calendar", word):
            return ""
        if lemmas.is_verb(word) or small.plays("subordinator", word) or word in ("and", "or", "to"):
            return ""
    return ""


def _counts(word: str) -> bool:
    """ "two of its men", "dozens of rebels": what stands before "of" only says how many."""
    return word.isdigit() or word in actor_words().quantities
