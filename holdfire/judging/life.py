"""The legal life of an agreement: when it began, when it ends, and who says that it is over."""

from dataclasses import dataclass, replace
from datetime import datetime

from holdfire.judging.wording import utc, when_words
from holdfire.model.agreement import Agreement
from holdfire.model.truce_life import ClaimedStatus, StatusClaim
from holdfire.model.when import Precision, When

OVER = frozenset({ClaimedStatus.ENDED, ClaimedStatus.SUSPENDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """`begins` and `ends` as far as known (a disputed start spans all its versions); `claims` are the
    claims of status made by now, in order of time; `renewed` the earlier ends that renewals replaced."""

    begins: When | None
    ends: When | None
    claims: tuple[StatusClaim, ...]
    renewed: tuple[When, ...] = ()

    def over_by(self, moment: datetime) -> tuple[StatusClaim, ...]:
        """The claims, made by `moment`, that it is over, where the claimant has not since said otherwise."""
        last: dict[str, StatusClaim] = {}
        for claim in self.claims:
            if utc(claim.at) <= moment:
                last[claim.claimant] = claim
        return tuple(claim for claim in last.values() if claim.status in OVER)


def life_of(agreement: Agreement, now: datetime) -> Life:
    """The life of the agreement as known at `now` (UTC): a claim made later is not yet known."""
    begins = effective_start(agreement)
    claims = sorted((claim for claim in agreement.status_claims if utc(claim.at) <= now), key=_moment)
    ends = _ends(agreement, begins)
    past = tuple(end for end in ends[:-1] if end.latest and end.latest <= now)
    return Life(
        begins=begins,
        ends=ends[len(past)] if ends else None,
        claims=tuple(claims),
        renewed=past,
    )


def effective_start(agreement: Agreement) -> When | None:
    """When it began: in fact if known, else as planned, else as stated; all of them where disputed."""
    start = agreement.start
    told = [moment for moment in (start.actual, start.scheduled, start.stated) if moment]
    if not told:
        return None
    if not start.disputed:
        return told[0]
    return replace(
        told[0],
        earliest=min(utc(moment) for moment in told),
        latest=max(moment.latest or utc(moment) for moment in told),
        precision=Precision.RANGE,
    )


def claim_words(claim: StatusClaim, claimant: str, zone: str) -> str:
    """A claim of status as "The Army called it ended (19 September 2016)"."""
    return f"{claimant} called it {claim.status.value.replace('_', ' ')} ({when_words(claim.at, zone)})"


def _moment(claim: StatusClaim) -> datetime:
    return utc(claim.at)


def _ends(agreement: Agreement, begins: When | None) -> tuple[When, ...]:
    """The end that the text sets, then those that renewals set. A renewal shows only once the end it replaces
    has passed: before that nobody at the moment judged at need have known of it."""
    ending = agreement.ending
    first = ending.at
    if first is None and ending.length is not None and begins is not None and begins.earliest is not None:
        ends = ending.length.after(begins.earliest, agreement.zone)
        first = When.at(ends, wall=f"{ending.length.text} after the start")
    return ((first,) if first else ()) + tuple(sorted(ending.renewed_until, key=utc))
