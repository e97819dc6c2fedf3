"""Whether something held at the time told: from a moment, to a moment, or open on a side."""

from functools import lru_cache

from holdfire.judging.moments import TICK
from holdfire.judging.point import SURE, Point
from holdfire.judging.wording import when_words
from holdfire.model.truth import NO, UNKNOWN, YES, Truth
from holdfire.model.when import Precision, When


def in_time(since: When | None, until: When | None, when: When | None, what: str, zone: str) -> Point:
    """Whether `what` ("the clause held") was so at `when`: NO wholly before `since` or after `until`, UNKNOWN
    where the time told lies on both sides, or is not told at all. A day given as an edge belongs to the time;
    an edge that is itself a range (a disputed start) leaves what lies in it unknown."""
    if since is None and until is None:
        return SURE
    if when is None:
        return _untimed(what, spell_words(since, until, zone))
    so = _begun(since, when) & ~_ended(until, when)
    if so is YES:
        return SURE
    if so is NO:
        return _not_then(what, spell_words(since, until, zone))
    told, words = when_words(when, zone), f"{what} {spell_words(since, until, zone)}"
    return Point(
        so=so,
        reason=f"The time told, {told}, lies on both sides of an edge: {words}.",
        missing=(f"on which side of the edge it happened: {words}",),
    )


@lru_cache(maxsize=4096)
def _untimed(what: str, spell: str) -> Point:
    missing = f"when it happened: {what} {spell}"
    reason = f"No account says when it happened, and {what} {spell}."
    return Point(so=UNKNOWN, reason=reason, missing=(missing,))


@lru_cache(maxsize=4096)
def _not_then(what: str, spell: str) -> Point:
    return Point(so=NO, reason=f"It was not in that time: {what} {spell}.")


@lru_cache(maxsize=4096)
def spell_words(since: When | None, until: When | None, zone: str) -> str:
    """ "from 21:45 on 20 May 2023 (Africa/Khartoum) to ...", as far as known; "at all times" for no edge."""
    begins = f"from {when_words(since, zone)}" if since else ""
    ends = f"to {when_words(until, zone)}" if until else ""
    return " ".join(part for part in (begins, ends) if part) or "at all times"


def _begun(since: When | None, when: When) -> Truth:
    if since is None or since.earliest is None:
        return YES
    if when.latest and when.latest < since.earliest:
        return NO
    surely = (since.latest or since.earliest) if since.precision is Precision.RANGE else since.earliest
    return YES if when.earliest and when.earliest >= surely else UNKNOWN


def _ended(until: When | None, when: When) -> Truth:
    if until is None or until.latest is None:
        return NO
    instant = until.earliest == until.latest
    over = until.latest if instant else until.latest + TICK
    if when.earliest and when.earliest >= over:
        return YES
    surely = (until.earliest or over) if until.precision is Precision.RANGE else over
    return NO if when.latest and when.latest < surely else UNKNOWN
