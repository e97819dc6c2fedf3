"""What is claimed of the truce's legal life, side by side: who said it, when, and was it theirs to say?"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime

from holdfire.judging.life import OVER
from holdfire.judging.members import Bond, Stand
from holdfire.judging.questions.evidence import STANDS
from holdfire.judging.questions.inquiry import Terms
from holdfire.judging.wording import listed, utc
from holdfire.model.act import SAID_TO_BE_SO, Act
from holdfire.model.incident import Incident
from holdfire.model.mention import Mention
from holdfire.model.span import Citation
from holdfire.model.status import ClaimTold, Formal
from holdfire.model.truce_life import ClaimedStatus, StatusClaim
from holdfire.model.truth import Truth
from holdfire.model.when import When

SAYS = {
    Act.TRUCE_ENDED_BY_WORD: ClaimedStatus.ENDED,
    Act.TRUCE_LAPSED: ClaimedStatus.ENDED,
    Act.TRUCE_SUSPENDED: ClaimedStatus.SUSPENDED,
    Act.TRUCE_EXTENDED: ClaimedStatus.RENEWED,
}
"""What an act of words says of the truce."""


def claims_told(
    terms: Terms, incidents: Iterable[Incident], mentions: Mapping[str, Mention]
) -> tuple[ClaimTold, ...]:
    """The claims that the agreement file holds and those that reports tell of members of the agreement, in
    order of time."""
    entered = (_entered(claim, terms) for claim in terms.life.claims)
    return tuple(sorted((*entered, *_reported(terms, incidents, mentions)), key=_moment))


def state_by_claims(claims: Iterable[ClaimTold]) -> Formal | None:
    """Over by the last word of whoever has the say, if that word stands; contested while anybody else calls
    it over; None where nobody does. Whoever has since said otherwise no longer counts."""
    last: dict[str, ClaimTold] = {}
    say: ClaimTold | None = None
    for claim in claims:
        last[claim.actor or claim.claimant] = claim
        if claim.competent is Truth.YES and _stands(claim) and claim.status is not ClaimedStatus.AGREED:
            say = claim
    if say is not None and say.status in OVER:
        return Formal.ENDED if say.status is ClaimedStatus.ENDED else Formal.SUSPENDED
    return Formal.CONTESTED if any(claim.status in OVER for claim in last.values()) else None


def renewal_told(claims: Iterable[ClaimTold], after: When | None) -> ClaimTold | None:
    """The last claim that it was renewed, where it may be of the renewal due at this end: not said of an
    earlier one, which `after` had come to its end."""
    told = [claim for claim in claims if claim.status is ClaimedStatus.RENEWED and claim.at]
    return next((claim for claim in reversed(told) if after is None or _moment(claim) > utc(after)), None)


def _entered(claim: StatusClaim, terms: Terms) -> ClaimTold:
    competent, authority = _authority(terms.members.stand(claim.claimant, claim.at), claim.status, terms)
    if claim.competent is not None and competent is not Truth.of(claim.competent):
        competent = Truth.of(claim.competent)
        authority = "the text gives it that say" if claim.competent else "the text does not give it that say"
    return ClaimTold(
        status=claim.status,
        claimant=terms.members.name(claim.claimant),
        actor=claim.claimant,
        competent=competent,
        authority=authority,
        at=claim.at,
        entry=claim.source,
    )


def _reported(
    terms: Terms, incidents: Iterable[Incident], mentions: Mapping[str, Mention]
) -> Iterator[ClaimTold]:
    """What members are reported to have said since it began; of others a word changes nothing."""
    begins = terms.life.begins
    for incident in incidents:
        if incident.act not in SAYS or not _told(incident):
            continue
        early = incident.when and begins and incident.when.before(begins) is Truth.YES
        late = incident.when and incident.when.earliest and incident.when.earliest > terms.now
        for actor in dict.fromkeys(ref.actor for ref in incident.actors if ref.actor):
            stand = terms.members.stand(actor, incident.when)
            competent, authority = _authority(stand, SAYS[incident.act], terms)
            if early or late or (competent is not Truth.YES and stand.bond is not Bond.BOUND):
                continue
            yield ClaimTold(
                status=SAYS[incident.act],
                claimant=stand.name,
                actor=actor,
                competent=competent,
                authority=authority,
                at=incident.when,
                evidence=incident.evidence,
                citations=tuple(_passages(incident, mentions)),
                ids=(incident.id,),
            )


def _authority(stand: Stand, status: ClaimedStatus, terms: Terms) -> tuple[Truth, str]:
    """Whether the text gives someone the say over its end. It never tells who may say that it goes on."""
    may_end = terms.agreement.ending.who_may_end_it
    if not may_end or status not in OVER:
        return Truth.UNKNOWN, "the text does not tell whether it may say so"
    if stand.capacities & set(may_end):
        return Truth.YES, "the text lets it end the truce"
    who = listed([terms.members.name(actor) for actor in may_end], "or")
    return Truth.NO, f"by the text only {who} may end it"


def _told(incident: Incident) -> bool:
    said = any(account.modality in SAID_TO_BE_SO for account in incident.accounts)
    return said and incident.evidence.rank > 0


def _stands(claim: ClaimTold) -> bool:
    return claim.evidence is None or claim.evidence.rank >= STANDS


def _moment(claim: ClaimTold) -> datetime:
    """When it was said, by which claims are ordered; one without a time comes first."""
    return utc(claim.at) if claim.at else datetime.min.replace(tzinfo=UTC)


def _passages(incident: Incident, mentions: Mapping[str, Mention]) -> Iterator[Citation]:
    for account in incident.accounts:
        mention = mentions.get(account.mention)
        if mention is not None:
            yield Citation(report=mention.report, span=mention.clause)
