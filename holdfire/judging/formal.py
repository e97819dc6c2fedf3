"""The formal side of status: is the truce in force, since when, on whose word?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from holdfire.judging.acts import WORDS_OF_ENDING
from holdfire.judging.life import claim_words
from holdfire.judging.members import Bond, Stand
from holdfire.judging.questions.evidence import STANDS
from holdfire.judging.questions.inquiry import Terms
from holdfire.judging.wording import act_words, count_words, instant_words, listed, stretch_words, when_words
from holdfire.model.act import SAID_TO_BE_SO, Act
from holdfire.model.incident import Incident
from holdfire.model.mention import Mention
from holdfire.model.span import Citation
from holdfire.model.status import Formal, Ground
from holdfire.model.truce_life import ClaimedStatus
from holdfire.model.truth import Truth


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalState:
    """The formal state with its grounds and what is not known about it."""

    formal: Formal
    grounds: tuple[Ground, ...]
    unknowns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    """That someone with a say is reported to have taken the truce away."""

    incident: Incident
    stand: Stand
    competent: bool
    citations: tuple[Citation, ...]


def legal_state(terms: Terms, incidents: Iterable[Incident], mentions: Mapping[str, Mention]) -> LegalState:
    """In force from the start to the end, unless someone says otherwise: a competent word ends it, any
    other makes it contested."""
    life, zone, now = terms.life, terms.agreement.zone, terms.now
    if life.begins is None or life.begins.earliest is None:
        return LegalState(formal=Formal.NOT_AGREED, grounds=(Ground(text="The agreement names no start."),))
    if now < life.begins.earliest:
        gap = stretch_words(life.begins.earliest - now)
        text = f"It starts at {when_words(life.begins, zone)}, in {gap}."
        return LegalState(formal=Formal.NOT_STARTED, grounds=(Ground(text=text),))
    started = (_start_ground(terms), *_claim_grounds(terms))
    if life.ends and life.ends.latest and life.ends.latest <= now:
        text = f"It ended at {when_words(life.ends, zone)}: {terms.agreement.ending.source.document}."
        return LegalState(formal=Formal.LAPSED, grounds=(Ground(text=text), *started))
    words = tuple(_words_of_ending(terms, incidents, mentions))
    grounds = (*started, *(_word_ground(word) for word in words))
    formal = _from_claims(terms) or _from_words(words) or Formal.IN_FORCE
    return LegalState(formal=formal, grounds=grounds, unknowns=tuple(_unknowns(terms, formal)))


def _start_ground(terms: Terms) -> Ground:
    start = terms.agreement.start
    assert terms.life.begins is not None
    names = [terms.members.name(actor) for actor in start.attested_by]
    word = f" on the word of {listed(names)}" if names else ""
    disputed = "; the start is disputed" if start.disputed else ""
    text = f"In force since {when_words(terms.life.begins, terms.agreement.zone)}{word}{disputed}."
    return Ground(text=text)


def _claim_grounds(terms: Terms) -> Iterator[Ground]:
    say = {True: ", which has that say,", False: ", to which the agreement gives no such say,", None: ""}
    for claim in terms.life.claims:
        claimant = terms.members.name(claim.claimant) + say[claim.competent]
        words = claim_words(claim, claimant, terms.agreement.zone)
        yield Ground(text=f"{words}: {claim.source.document}.")


def _from_claims(terms: Terms) -> Formal | None:
    over = terms.life.over_by(terms.now)
    for claim in over:
        if claim.competent:
            return Formal.ENDED if claim.status is ClaimedStatus.ENDED else Formal.SUSPENDED
    return Formal.CONTESTED if over else None


def _words_of_ending(
    terms: Terms, incidents: Iterable[Incident], mentions: Mapping[str, Mention]
) -> Iterator[_Word]:
    """Reports that someone bound, or with the say, took the truce away since it began."""
    may_end = set(terms.agreement.ending.who_may_end_it)
    begins = terms.life.begins
    for incident in incidents:
        told = any(account.modality in SAID_TO_BE_SO for account in incident.accounts)
        early = incident.when and begins and incident.when.before(begins) is Truth.YES
        if incident.act not in WORDS_OF_ENDING or not told or early:
            continue
        passages = tuple(_passages(incident, mentions))
        for ref in incident.actors:
            if ref.actor is None:
                continue
            stand = terms.members.stand(ref.actor, incident.when)
            competent = bool(stand.capacities & may_end)
            if competent or stand.bond is Bond.BOUND:
                yield _Word(incident=incident, stand=stand, competent=competent, citations=passages)


def _passages(incident: Incident, mentions: Mapping[str, Mention]) -> Iterator[Citation]:
    for account in incident.accounts:
        mention = mentions.get(account.mention)
        if mention is not None:
            yield Citation(report=mention.report, span=mention.clause)


def _word_ground(word: _Word) -> Ground:
    say = "who may end it" if word.competent else "a party to it"
    origins = count_words(len(word.incident.origins) or 1, "origin")
    text = (
        f"{word.stand.name}, {say}, is reported to have said so: {act_words(word.incident.act)} ({origins})."
    )
    return Ground(text=text, citations=word.citations, ids=(word.incident.id,))


def _from_words(words: Iterable[_Word]) -> Formal | None:
    """A corroborated word of someone with the say ends it; any other word makes it contested."""
    told = tuple(words)
    for word in told:
        if word.competent and word.incident.evidence.rank >= STANDS:
            return Formal.SUSPENDED if word.incident.act is Act.TRUCE_SUSPENDED else Formal.ENDED
    return Formal.CONTESTED if told else None


def _unknowns(terms: Terms, formal: Formal) -> Iterator[str]:
    agreement = terms.agreement
    if agreement.start.disputed:
        yield "when it came into force: the start is disputed"
    if formal is Formal.CONTESTED and not agreement.ending.who_may_end_it:
        yield "who may say that it is over: the text does not tell"
    if agreement.ending.silent:
        yield "when it ends: the text names no end"
    if agreement.start.actual is None:
        now = instant_words(terms.now, agreement.zone)
        yield f"whether it came into effect as planned: nobody's word for it is on file at {now}"
