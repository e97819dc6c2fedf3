"""The test of time: did it happen while the agreement was in force?"""

from collections.abc import Sequence
from datetime import datetime

from holdfire.judging.life import OVER, claim_words
from holdfire.judging.questions.inquiry import Answered, Inquiry, Terms, answered
from holdfire.judging.wording import listed, stretch_words, when_words
from holdfire.model.finding import Outcome, TestName
from holdfire.model.truce_life import StatusClaim
from holdfire.model.truth import Truth
from holdfire.model.when import TimeBasis, When


def ask_time(inquiry: Inquiry) -> Answered:
    """YES inside the time of the agreement, NO before its start or after its end, UNKNOWN where the time
    told lies on both sides, where clocks conflict, or where it is disputed that the truce still stood."""
    when, terms = inquiry.telling.when, inquiry.terms
    begins = terms.life.begins
    if begins is None:
        return _unknown("The agreement names no start.", "when the agreement starts")
    if when is None:
        return _unknown("No account says when it happened.", "when it happened")
    readings = (when, *when.alternatives)
    answers = [
        _against_start(reading, begins, terms)
        or _against_end(reading, terms)
        or _against_claims(reading, begins, terms)
        for reading in readings
    ]
    if len({answer.result.answer for answer in answers}) > 1:
        apart = f", {when.conflict_minutes} minutes apart" if when.conflict_minutes else ""
        reason = f"The time told, “{when.wall}”, can be read in {len(readings)} ways{apart}, and they differ."
        return _unknown(reason, "which reading of the time is right")
    return answers[0]


def _against_start(when: When, begins: When, terms: Terms) -> Answered | None:
    """Nothing for what happened at the very instant of the start or later."""
    zone = terms.agreement.zone
    told, start = when_words(when, zone), when_words(begins, zone)
    before = when.before(begins)
    if before is Truth.YES:
        gap = _gap(when.latest, begins.earliest)
        return _no(f"It happened {gap} before the start: {told}, against {start}.")
    if when.basis is TimeBasis.PUBLISHED:
        reason = f"No account says when it happened; the report was published {told}."
        return _unknown(reason, "when it happened, not only when it was reported")
    if before is Truth.UNKNOWN:
        reason = f"The time told, {told}, lies on both sides of the start, {start}."
        return _unknown(reason, f"whether it happened before or after {start}")
    return None


def _gap(earlier: datetime | None, later: datetime | None) -> str:
    return stretch_words(later - earlier) if earlier and later else "some time"


def _against_end(when: When, terms: Terms) -> Answered | None:
    """Nothing for what happened before the end."""
    zone, ends = terms.agreement.zone, terms.life.ends
    before = when.before(ends) if ends else Truth.YES
    if ends is None or before is Truth.YES:
        return None
    told, ended = when_words(when, zone), when_words(ends, zone)
    if before is Truth.NO:
        return _no(f"The agreement had ended: it happened {told}, and its end was {ended}.")
    reason = f"The time told, {told}, lies on both sides of the end, {ended}."
    return _unknown(reason, f"whether it happened before or after {ended}")


def _against_claims(when: When, begins: When, terms: Terms) -> Answered:
    """Whether somebody had by then called it over, and whether that somebody could."""
    zone = terms.agreement.zone
    moment = when.earliest or when.latest
    over = terms.life.over_by(moment) if moment else ()
    binding = [claim for claim in over if claim.competent]
    if binding:
        return _no(f"The truce was no longer in force: {_said(binding, terms)}.")
    if over:
        against = [claim for claim in terms.life.claims if claim.status not in OVER]
        stands = f"; against that stands: {_said(against, terms)}" if against else ""
        reason = f"Whether the truce was still in force is disputed: {_said(over, terms)}{stands}."
        return _unknown(reason, "whether the truce was still in force, and who may say so")
    inside = f"It happened {when_words(when, zone)}, after the start, {when_words(begins, zone)}."
    return answered(TestName.TIME, Truth.YES, inside)


def _said(claims: Sequence[StatusClaim], terms: Terms) -> str:
    zone, name = terms.agreement.zone, terms.members.name
    return listed([claim_words(claim, name(claim.claimant), zone) for claim in claims])


def _unknown(reason: str, missing: str) -> Answered:
    return answered(TestName.TIME, Truth.UNKNOWN, reason, missing=missing)


def _no(reason: str) -> Answered:
    return answered(TestName.TIME, Truth.NO, reason, leads_to=Outcome.OUT_OF_SCOPE_TIME)
