"""The formal side of status: is the truce in force, since when, until when, on whose word?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from holdfire.judging.claims import claims_told, renewal_told, state_by_claims
from holdfire.judging.life import OVER
from holdfire.judging.phase_statuses import phase_statuses
from holdfire.judging.questions.inquiry import Terms
from holdfire.judging.wording import count_words, instant_words, listed, stretch_words, when_words
from holdfire.model.incident import Incident
from holdfire.model.mention import Mention
from holdfire.model.status import ClaimTold, Formal, Ground, PhaseState, PhaseStatus
from holdfire.model.truce_life import ClaimedStatus, Precondition, Renewal
from holdfire.model.truth import Truth
from holdfire.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalState:
    """The formal state with its grounds, the claims on it side by side, the phases, and what is not known."""

    formal: Formal
    grounds: tuple[Ground, ...]
    claims: tuple[ClaimTold, ...] = ()
    phases: tuple[PhaseStatus, ...] = ()
    unknowns: tuple[str, ...] = ()


def legal_state(terms: Terms, incidents: Iterable[Incident], mentions: Mapping[str, Mention]) -> LegalState:
    """In force from the start to the end, unless someone says otherwise: the last word of whoever has the say
    ends it, any other makes it contested. An end that has passed lets it lapse, unless it was renewed."""
    claims = claims_told(terms, incidents, mentions)
    early = _before_the_start(terms)
    if early is not None:
        return LegalState(formal=early[0], grounds=(early[1], *_preconditions(terms)), claims=claims)
    formal, ending = _by_the_end(terms, claims)
    disputed = _start_disputed_now(terms)
    in_effect = [claim for claim in claims if _effect_to_come(claim, terms) is None]
    formal = state_by_claims(in_effect) or disputed or formal if formal is not Formal.LAPSED else formal
    phases = phase_statuses(terms.phases, terms.now)
    grounds = (
        _start_ground(terms),
        *ending,
        *_preconditions(terms),
        *_phase_grounds(phases),
    )
    if formal is Formal.LAPSED:
        grounds = (*ending, _start_ground(terms), *grounds[1 + len(ending) :])
    grounds = (*(_claim_ground(claim, terms) for claim in _deciding(claims)), *grounds)
    unknowns = tuple(_unknowns(terms, formal, phases))
    return LegalState(formal=formal, grounds=grounds, claims=claims, phases=phases, unknowns=unknowns)


def _before_the_start(terms: Terms) -> tuple[Formal, Ground] | None:
    """The state where it has not begun: no start, a start to come, one put off by a precondition not met."""
    begins, zone = terms.life.begins, terms.agreement.zone
    if begins is None or begins.earliest is None:
        return Formal.NOT_AGREED, Ground(text="The agreement names no start.")
    if terms.now < begins.earliest:
        gap = stretch_words(begins.earliest - terms.now)
        return Formal.NOT_STARTED, Ground(text=f"It starts at {when_words(begins, zone)}, in {gap}.")
    unmet = [term.id for term in terms.agreement.preconditions if term.met is Truth.NO]
    if unmet and terms.agreement.start.actual is None:
        text = (
            f"It was to start at {when_words(begins, zone)}; {listed(unmet)} was not met, and nobody's "
            "word for its start is on file."
        )
        return Formal.NOT_STARTED, Ground(text=text)
    return None


def _by_the_end(terms: Terms, claims: tuple[ClaimTold, ...]) -> tuple[Formal, tuple[Ground, ...]]:
    """In force or lapsed by its end, with the end and the renewals as sentences."""
    life, zone, ending = terms.life, terms.agreement.zone, terms.agreement.ending
    ends = life.ends
    if ends is None or ends.latest is None:
        silent = (Ground(text=f"The text names no end: {ending.source.document}."),) if ending.silent else ()
        return Formal.IN_FORCE, silent
    renewed = (
        f" after {count_words(len(life.renewed), 'renewal')} "
        f"(before: {listed([when_words(end, zone) for end in life.renewed])})"
        if life.renewed
        else ""
    )
    if terms.now < ends.latest:
        return Formal.IN_FORCE, (
            Ground(text=f"It runs until {when_words(ends, zone)}{renewed}.{_notice(terms, ends)}"),
        )
    text = f"It ended at {when_words(ends, zone)}{renewed}: {ending.source.document}."
    told = renewal_told(claims, life.renewed[-1] if life.renewed else None)
    if told is not None:
        said = f"{text} {told.claimant} said that it was renewed; no new end is on file."
        return Formal.CONTESTED, (Ground(text=said, citations=told.citations, ids=told.ids),)
    if ending.renewed is Renewal.TACIT:
        tacit = f"{text} By the text it goes on unless notice is given, and none is on file."
        return Formal.IN_FORCE, (Ground(text=tacit),)
    effect = f" What follows by the text: {ending.effect}" if ending.effect else ""
    return Formal.LAPSED, (Ground(text=text + effect),)


def _notice(terms: Terms, ends: When) -> str:
    notice = terms.agreement.ending.notice
    if notice is None or ends.earliest is None:
        return ""
    last = notice.before(ends.earliest, terms.agreement.zone)
    verb = "must be given" if terms.now < last else "had to be given"
    return f" Notice of its end {verb} by {instant_words(last, terms.agreement.zone)} ({notice.text} before)."


def _start_disputed_now(terms: Terms) -> Formal | None:
    """Contested while some versions of a disputed start are past and others not."""
    begins = terms.life.begins
    latest = begins.latest if begins else None
    between = latest is not None and terms.now < latest
    return Formal.CONTESTED if terms.agreement.start.disputed and between else None


def _start_ground(terms: Terms) -> Ground:
    start, zone = terms.agreement.start, terms.agreement.zone
    assert terms.life.begins is not None
    names = [terms.members.name(actor) for actor in start.attested_by]
    word = f" on the word of {listed(names)}" if names else ""
    text = f"In force since {when_words(terms.life.begins, zone)}{word}"
    if start.disputed:
        versions = {"by the text": start.stated, "as planned": start.scheduled, "in fact": start.actual}
        told = [f"{when_words(moment, zone)} {how}" for how, moment in versions.items() if moment]
        text += f"; the start is disputed: {listed(told)}"
    return Ground(text=f"{text}.")


def _preconditions(terms: Terms) -> Iterator[Ground]:
    """Preconditions that are not met, or not known to be."""
    for term in terms.agreement.preconditions:
        if term.met is not Truth.YES:
            yield Ground(text=precondition_words(term, terms))


def precondition_words(term: Precondition, terms: Terms) -> str:
    """Where a precondition stands, as a sentence."""
    whose = listed([terms.members.name(owner) for owner in term.owners])
    due = f" by {when_words(term.due, terms.agreement.zone)}" if term.due else ""
    met = {Truth.YES: "met", Truth.NO: "not met", Truth.UNKNOWN: "not known to be met"}[term.met]
    entry = f" On file: {term.reported}" if term.reported else ""
    return f"Precondition {term.id}{f' of {whose}' if whose else ''}{due}: {met}.{entry}"


def _phase_grounds(phases: tuple[PhaseStatus, ...]) -> Iterator[Ground]:
    """The phases that run or wait, and the first to come."""
    shown = [phase for phase in phases if phase.state in {PhaseState.RUNNING, PhaseState.WAITING}]
    shown += [phase for phase in phases if phase.state is PhaseState.TO_COME][:1]
    for phase in shown:
        yield Ground(text=f"Phase {phase.phase}: {phase.reason}", ids=(phase.phase,))


def _deciding(claims: tuple[ClaimTold, ...]) -> Iterator[ClaimTold]:
    """Where somebody calls it over: the last word of each who does, and of each who has since said that it
    goes on. Nothing where nobody calls it over."""
    last = {claim.actor or claim.claimant: claim for claim in claims}
    if any(claim.status in OVER for claim in last.values()):
        yield from (claim for claim in last.values() if claim.status is not ClaimedStatus.AGREED)


def _effect_to_come(claim: ClaimTold, terms: Terms) -> datetime | None:
    """When the word of whoever may end it takes effect, where the notice it gives still runs."""
    if claim.competent is not Truth.YES or claim.at is None:
        return None
    effect = terms.life.effect(claim.status, claim.at)
    return effect if effect > terms.now else None


def _claim_ground(claim: ClaimTold, terms: Terms) -> Ground:
    effect = _effect_to_come(claim, terms)
    runs = f" The notice runs until {instant_words(effect, terms.agreement.zone)}." if effect else ""
    at = f" ({when_words(claim.at, terms.agreement.zone)})" if claim.at else ""
    called = f"{claim.claimant} called it {claim.status.value.replace('_', ' ')}{at}; {claim.authority}"
    source = f": {claim.entry.document}." if claim.entry else ", as reported."
    evidence = f" Evidence: {claim.evidence.value.replace('_', ' ')}." if claim.evidence else ""
    return Ground(text=called + source + evidence + runs, citations=claim.citations, ids=claim.ids)


def _unknowns(terms: Terms, formal: Formal, phases: tuple[PhaseStatus, ...]) -> Iterator[str]:
    agreement = terms.agreement
    if agreement.start.disputed:
        yield "when it came into force: the start is disputed"
    if formal is Formal.CONTESTED and not agreement.ending.who_may_end_it:
        yield "who may say that it is over: the text does not tell"
    if agreement.ending.silent:
        yield "when it ends: the text names no end"
    if agreement.ending.renewed is Renewal.TACIT and terms.life.ends and formal is Formal.IN_FORCE:
        yield "whether anybody gave notice of its end"
    if agreement.start.actual is None:
        now = instant_words(terms.now, agreement.zone)
        yield f"whether it came into effect as planned: nobody's word for it is on file at {now}"
    for term in agreement.preconditions:
        if term.met is Truth.UNKNOWN:
            yield f"whether the precondition {term.id} was met"
    for hidden in agreement.undisclosed:
        yield f"what a text that was not published says: {hidden.text.rstrip('.')}"
    for phase in phases:
        if phase.state is PhaseState.WAITING:
            yield f"whether the condition of phase {phase.phase} was met"
