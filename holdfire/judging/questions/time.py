"""The test of time: did it happen while the agreement was in force?"""

from collections.abc import Sequence
from datetime import datetime

from holdfire.judging.life import OVER, Life, claim_words
from holdfire.judging.questions.inquiry import Answered, Inquiry, answered
from holdfire.judging.wording import listed, stretch_words, when_words
from holdfire.model.agreement import StatusClaim
from holdfire.model.finding import Outcome, TestName
from holdfire.model.truth import Truth
from holdfire.model.when import TimeBasis, When


def ask_time(inquiry: Inquiry) -> Answered:
    """YES inside the time of the agreement, NO before its start or after its end, UNKNOWN where the time
    told lies on both sides, where clocks conflict, or where it is disputed that the truce still stood."""
    when, life = inquiry.telling.when, inquiry.terms.life
    zone = inquiry.terms.agreement.zone
    if life.begins is None:
        return _unknown("The agreement names no start.", "when the agreement starts")
    if when is None:
        return _unknown("No account says when it happened.", "when it happened")
    readings = (when, *when.alternatives)
    answers = [_held_against(reading, life, zone) for reading in readings]
    if len({answer.result.answer for answer in answers}) > 1:
        apart = f", {when.conflict_minutes} minutes apart" if when.conflict_minutes else ""
        reason = f"The time told, “{when.wall}”, can be read in {len(readings)} ways{apart}, and they differ."
        return _unknown(reason, "which reading of the time is right")
    return answers[0]


def _held_against(when: When, life: Life, zone: str) -> Answered:
    begins = life.begins
    assert begins is not None
    told, start = when_words(when, zone), when_words(begins, zone)
    before = _before_start(when, begins)
    if before is Truth.YES:
        gap = _gap(when.latest, begins.earliest)
        return _no(f"It happened {gap} before the start: {told}, against {start}.")
    if when.basis is TimeBasis.PUBLISHED:
        reason = f"No account says when it happened; the report was published {told}."
        return _unknown(reason, "when it happened, not only when it was reported")
    if before is Truth.UNKNOWN:
        reason = f"The time told, {told}, lies on both sides of the start, {start}."
        return _unknown(reason, f"whether it happened before or after {start}")
    return _against_end(when, life, zone) or _against_claims(
        when, life, zone, f"It happened {told}, after the start, {start}."
    )


def _before_start(when: When, begins: When) -> Truth:
    """Before the start; the very instant of the start lies inside."""
    return (
        Truth.YES
        if when.latest and begins.earliest and when.latest < begins.earliest
        else when.before(begins)
    )


def _gap(earlier: datetime | None, later: datetime | None) -> str:
    return stretch_words(later - earlier) if earlier and later else "some time"


def _against_end(when: When, life: Life, zone: str) -> Answered | None:
    if life.ends is None:
        return None
    after = life.ends.before(when)
    ended, told = when_words(life.ends, zone), when_words(when, zone)
    if after is Truth.YES or (when.earliest and life.ends.latest and when.earliest >= life.ends.latest):
        return _no(f"The agreement had ended: it happened {told}, and its end was {ended}.")
    if when.before(life.ends) is not Truth.YES:
        reason = f"The time told, {told}, lies on both sides of the end, {ended}."
        return _unknown(reason, f"whether it happened before or after {ended}")
    return None


def _against_claims(when: When, life: Life, zone: str, inside: str) -> Answered:
    moment = when.earliest or when.latest
    over = life.over_by(moment) if moment else ()
    binding = [claim for claim in over if claim.competent]
    if binding:
        return _no(f"The truce was no longer in force: {_said(binding, zone)}.")
    if over:
        against = [claim for claim in life.claims if claim.status not in OVER and claim not in over]
        stands = f"; against that stands: {_said(against, zone)}" if against else ""
        reason = f"Whether the truce was still in force is disputed: {_said(over, zone)}{stands}."
        return _unknown(reason, "whether the truce was still in force, and who may say so")
    return answered(TestName.TIME, Truth.YES, inside)


def _said(claims: Sequence[StatusClaim], zone: str) -> str:
    return listed([claim_words(claim, zone) for claim in claims])


def _unknown(reason: str, missing: str) -> Answered:
    return answered(TestName.TIME, Truth.UNKNOWN, reason, missing=missing)


def _no(reason: str) -> Answered:
    return answered(TestName.TIME, Truth.NO, reason, leads_to=Outcome.OUT_OF_SCOPE_TIME)
