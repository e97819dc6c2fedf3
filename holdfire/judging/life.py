"""The legal life of an agreement: when it began, when it ends, and who says that it is over."""

from dataclasses import dataclass, replace
from datetime import datetime

from holdfire.judging.wording import utc, when_words
from holdfire.model.agreement import Agreement
from holdfire.model.length import Length
from holdfire.model.truce_life import ClaimedStatus, Precondition, Renewal, StatusClaim
from holdfire.model.truth import Truth
from holdfire.model.when import Precision, When

OVER = frozenset({ClaimedStatus.ENDED, ClaimedStatus.SUSPENDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """`begins` and `ends` as far as known (a disputed start spans all its versions); `renewed` the ends that
    renewals replaced; `claims` are the claims of status made by now, in order of time, each with whether
    its claimant has that say. `pending` are preconditions not known to be met of a start that nobody attests;
    `notice` the time after a competent word at which an agreement without an end of its own ends; `tacit`
    that it goes on after its end unless notice is given."""

    begins: When | None
    ends: When | None
    claims: tuple[StatusClaim, ...]
    renewed: tuple[When, ...] = ()
    pending: tuple[Precondition, ...] = ()
    notice: Length | None = None
    tacit: bool = False
    zone: str = "UTC"

    def surely_in_force(self, when: When) -> bool:
        """Whether it began before all of this time on no condition, and no end and no claim fell by its end:
        then nothing more need be asked."""
        begins, ends, first, last = self.begins, self.ends, when.earliest, when.latest
        if begins is None or begins.latest is None or first is None or last is None or self.pending:
            return False
        if ends is not None and (ends.earliest is None or last >= ends.earliest):
            return False
        return first >= begins.latest and (not self.claims or last < utc(self.claims[0].at))

    def over_by(self, moment: datetime) -> tuple[StatusClaim, ...]:
        """The claims, made by `moment`, that it is over, where the claimant has not since said otherwise."""
        if not self.claims:
            return ()
        last: dict[str, StatusClaim] = {}
        for claim in self.claims:
            if utc(claim.at) <= moment:
                last[claim.claimant] = claim
        return tuple(claim for claim in last.values() if claim.status in OVER)

    def takes_effect(self, claim: StatusClaim) -> datetime:
        """When the word that it is over takes effect."""
        return self.effect(claim.status, claim.at)

    def effect(self, status: ClaimedStatus, said: When) -> datetime:
        """When a word said then takes effect: at once, or, that it is ended, after the notice that the text
        asks for; where the text has an end of its own and renews tacitly, notice ends it then."""
        if status is not ClaimedStatus.ENDED or self.notice is None:
            return utc(said)
        if self.ends is None:
            return self.notice.after(utc(said), self.zone)
        return max(utc(said), utc(self.ends)) if self.tacit else utc(said)


def life_of(agreement: Agreement, now: datetime) -> Life:
    """The life of the agreement as known at `now` (UTC): a claim made later is not yet known."""
    begins = effective_start(agreement)
    known = (claim for claim in agreement.status_claims if utc(claim.at) <= now)
    claims = sorted((_with_say(claim, agreement) for claim in known), key=_moment)
    pending = (item for item in agreement.preconditions if item.met is not Truth.YES)
    ends = _ends(agreement, begins)
    past = tuple(end for end in ends[:-1] if end.latest and end.latest <= now)
    return Life(
        begins=begins,
        ends=ends[len(past)] if ends else None,
        renewed=past,
        claims=tuple(claims),
        pending=tuple(pending) if agreement.start.actual is None else (),
        notice=agreement.ending.notice,
        tacit=agreement.ending.renewed is Renewal.TACIT,
        zone=agreement.zone,
    )


def _with_say(claim: StatusClaim, agreement: Agreement) -> StatusClaim:
    """The claim with whether its claimant may say so, where only the clause on the ending tells that."""
    may = set(agreement.ending.who_may_end_it)
    if claim.competent is not None or claim.status not in OVER or not may:
        return claim
    roles = {member.role.value for member in agreement.memberships if member.actor == claim.claimant}
    return replace(claim, competent=not may.isdisjoint({claim.claimant, *roles}))


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


def _moment(claim: StatusClaim) -> tuple[datetime, str]:
    return utc(claim.at), claim.claimant


def _ends(agreement: Agreement, begins: When | None) -> tuple[When, ...]:
    """The end that the text sets, then those that renewals set. A renewal shows only once the end it replaces
    has passed: before that nobody at the moment judged at need have known of it."""
    ending = agreement.ending
    first = ending.at
    if first is None and ending.length is not None and begins is not None and begins.earliest is not None:
        ends = ending.length.after(begins.earliest, agreement.zone)
        first = When.at(ends, wall=f"{ending.length.text} after the start")
    return ((first,) if first else ()) + tuple(sorted(ending.renewed_until, key=utc))
