"""The test of time: did it happen while the agreement was in force?"""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from holdfire.judging.life import OVER, claim_words
from holdfire.judging.point import Point
from holdfire.judging.questions.inquiry import Answered, Inquiry, Terms, answered
from holdfire.judging.rules import Ban
from holdfire.judging.spell import in_time, spell_words
from holdfire.judging.wording import listed, stretch_words, utc, when_words
from holdfire.model.finding import Outcome, TestName
from holdfire.model.truce_life import ClaimedStatus, StatusClaim
from holdfire.model.truth import NO, UNKNOWN, YES
from holdfire.model.when import TimeBasis, When


class Timed(NamedTuple):
    """The answer to the test of time, and what to say of clauses without a time of their own where only those
    with one hold (None: the agreement was in force, or nothing else holds)."""

    answer: Answered
    others: Point | None = None


def timed(inquiry: Inquiry) -> Timed:
    """YES inside the time of the agreement or of a clause on this act that has its own (duties between
    signature and start), NO before its start or after its end, UNKNOWN where the time told lies on both
    sides, where clocks conflict, where it is open whether it took effect, or disputed that it still stood."""
    whole = _in_force(inquiry)
    if whole.answer is YES:
        return Timed(whole)
    beyond = [ban for ban in inquiry.rules.bans[inquiry.telling.act] if _reaches_beyond(ban, inquiry.terms)]
    found = [(ban, _in_own_time(ban, inquiry)) for ban in beyond]
    holding = [ban for ban, point in found if point.so is YES]
    if holding:
        clauses = " ".join(f"{ban.text} ({_own_time(ban, inquiry.terms)})" for ban in holding)
        reason = f"{whole.reason} A clause holds in a time of its own, though: {clauses}"
        answer = answered(TestName.TIME, YES, reason, terms=tuple(ban.id for ban in holding))
        return Timed(answer=answer, others=Point(so=whole.answer, reason=whole.reason, missing=whole.missing))
    maybe = [point for _, point in found if point.so is UNKNOWN]
    if whole.answer is NO and maybe:
        reason = f"{whole.reason} {' '.join(point.reason for point in maybe)}"
        missing = tuple(name for point in maybe for name in point.missing)
        others = Point(so=NO, reason=whole.reason)
        return Timed(answer=answered(TestName.TIME, UNKNOWN, reason, missing=missing), others=others)
    return Timed(answer=whole)


def _reaches_beyond(ban: Ban, terms: Terms) -> bool:
    """Whether a clause holds before the agreement starts, or after it ends."""
    begins, ends = terms.life.begins, terms.life.ends
    early = ban.since and (begins is None or utc(ban.since) < utc(begins))
    late = ban.until and ends and (ban.until.latest or utc(ban.until)) > (ends.latest or utc(ends))
    return bool(early or late)


def _in_own_time(ban: Ban, inquiry: Inquiry) -> Point:
    life, zone = inquiry.terms.life, inquiry.terms.agreement.zone
    since, until = ban.since or life.begins, ban.until or life.ends
    return in_time(since, until, inquiry.when, f"the clause “{ban.id}” held", zone)


def _own_time(ban: Ban, terms: Terms) -> str:
    return spell_words(ban.since or terms.life.begins, ban.until or terms.life.ends, terms.agreement.zone)


def _in_force(inquiry: Inquiry) -> Answered:
    when, terms = inquiry.telling.when, inquiry.terms
    begins = terms.life.begins
    if begins is None:
        return _unknown("The agreement names no start.", "when the agreement starts")
    if when is None:
        return _unknown("No account says when it happened.", "when it happened")
    if not when.alternatives:
        return _at(when, begins, terms)
    readings = (when, *when.alternatives)
    answers = [_at(reading, begins, terms) for reading in readings]
    if len({answer.answer for answer in answers}) > 1:
        apart = f", {when.conflict_minutes} minutes apart" if when.conflict_minutes else ""
        reason = f"The time told, “{when.wall}”, can be read in {len(readings)} ways{apart}, and they differ."
        return _unknown(reason, "which reading of the time is right")
    return answers[0]


def _at(when: When, begins: When, terms: Terms) -> Answered:
    """Whether the agreement was in force at one reading of the time."""
    if when.basis is not TimeBasis.PUBLISHED and terms.life.surely_in_force(when):
        return _in_it(when, terms)
    return _against_start(when, begins, terms) or _against_end(when, terms) or _against_claims(when, terms)


def _against_start(when: When, begins: When, terms: Terms) -> Answered | None:
    """Nothing for what happened at the very instant of the start or later, if it took effect."""
    before = when.before(begins)
    if before is NO and when.basis is not TimeBasis.PUBLISHED:
        return _on_conditions(terms) if terms.life.pending else None
    zone = terms.agreement.zone
    told, start = when_words(when, zone), when_words(begins, zone)
    if before is YES:
        gap = _gap(when.latest, begins.earliest)
        return _no(f"It happened {gap} before the start: {told}, against {start}.")
    if when.basis is TimeBasis.PUBLISHED:
        reason = f"No account says when it happened; the report was published {told}."
        return _unknown(reason, "when it happened, not only when it was reported")
    reason = f"The time told, {told}, lies on both sides of the start, {start}."
    return _unknown(reason, f"whether it happened before or after {start}")


def _on_conditions(terms: Terms) -> Answered:
    """The start hangs on conditions, and nobody attests that it came about."""
    pending = terms.life.pending
    unmet = [item for item in pending if item.met is NO]
    said = listed([f"{item.text} ({'not met' if item in unmet else 'not known'})" for item in pending])
    reason = f"The agreement was to take effect on a condition, and nobody attests that it did: {said}."
    return _unknown(
        reason, tuple(f"whether this was met, so that it took effect: {item.text}" for item in pending)
    )


def _gap(earlier: datetime | None, later: datetime | None) -> str:
    return stretch_words(later - earlier) if earlier and later else "some time"


def _against_end(when: When, terms: Terms) -> Answered | None:
    """Nothing for what happened before the end."""
    zone, ends = terms.agreement.zone, terms.life.ends
    before = when.before(ends) if ends else YES
    if ends is None or before is YES:
        return None
    told, ended = when_words(when, zone), when_words(ends, zone)
    if terms.life.tacit and not _given_notice(terms):
        reason = f"It happened {told}. The agreement goes on after its end, {ended}, unless notice was given."
        return _unknown(reason, f"whether notice was given before {ended}, so that it ended")
    if before is NO:
        return _no(f"The agreement had ended: it happened {told}, and its end was {ended}.")
    reason = f"The time told, {told}, lies on both sides of the end, {ended}."
    return _unknown(reason, f"whether it happened before or after {ended}")


def _given_notice(terms: Terms) -> bool:
    """Whether someone with the say called it ended in time."""
    ends = terms.life.ends
    return any(
        claim.competent and claim.status is ClaimedStatus.ENDED and ends and utc(claim.at) <= utc(ends)
        for claim in terms.life.claims
    )


def _against_claims(when: When, terms: Terms) -> Answered:
    """Whether somebody had by then called it over, and whether that somebody could."""
    moment = when.earliest or when.latest
    over = terms.life.over_by(moment) if moment else ()
    binding = [claim for claim in over if claim.competent]
    last = when.latest or when.earliest
    ended = [claim for claim in binding if moment and terms.life.takes_effect(claim) <= moment]
    if ended:
        return _no(f"The truce was no longer in force: {_said(ended, terms)}.")
    ending = [claim for claim in binding if last and terms.life.takes_effect(claim) <= last]
    if ending:
        reason = f"The notice to end it ran out in the time told: {_said(ending, terms)}."
        return _unknown(reason, "whether it happened before or after the notice ran out")
    over = tuple(claim for claim in over if not claim.competent)
    if over:
        against = [claim for claim in terms.life.claims if claim.status not in OVER]
        stands = f"; against that stands: {_said(against, terms)}" if against else ""
        reason = f"Whether the truce was still in force is disputed: {_said(over, terms)}{stands}."
        return _unknown(reason, "whether the truce was still in force, and who may say so")
    running = f" The notice was still running: {_said(binding, terms)}." if binding else ""
    return _in_it(when, terms, running)


def _in_it(when: When, terms: Terms, running: str = "") -> Answered:
    told = when_words(when, terms.agreement.zone)
    inside = f"It happened {told}, after the start, {terms.start_words}.{running}"
    return Answered(TestName.TIME, YES, inside)


def _said(claims: Sequence[StatusClaim], terms: Terms) -> str:
    zone, name = terms.agreement.zone, terms.members.name
    return listed([claim_words(claim, name(claim.claimant), zone) for claim in claims])


def _unknown(reason: str, missing: str | tuple[str, ...]) -> Answered:
    return answered(TestName.TIME, UNKNOWN, reason, missing=missing)


def _no(reason: str) -> Answered:
    return answered(TestName.TIME, NO, reason, leads_to=Outcome.OUT_OF_SCOPE_TIME)
