"""Who is said to hold a place on a day; where the claims clash it is not known."""

from dataclasses import dataclass
from datetime import date

from holdfire.judging.wording import listed
from holdfire.model.place import Control, Place
from holdfire.model.truth import Truth


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """`known` is YES with one `holder`, UNKNOWN where claims clash, NO where nobody is said to hold it."""

    place: str
    known: Truth
    reason: str
    holder: str | None = None


def holder_on(place: Place, first: date, last: date) -> Held:
    """Who is said to hold the place on every day from `first` to `last` (local days)."""
    claims = [claim for claim in place.control if _touches(claim, first, last)]
    if not claims:
        return Held(
            place=place.name, known=Truth.NO, reason=f"Nothing is on record about who held {place.name}."
        )
    said = listed([f"{claim.holder} ({claim.source})" for claim in claims])
    holders = {claim.holder for claim in claims}
    if len(holders) > 1 or any(claim.disputed for claim in claims):
        return Held(
            place=place.name, known=Truth.UNKNOWN, reason=f"Who held {place.name} is disputed: {said}."
        )
    if not all(_spans(claim, first, last) for claim in claims):
        return Held(
            place=place.name, known=Truth.UNKNOWN, reason=f"{place.name} changed hands in those days: {said}."
        )
    return Held(
        place=place.name, known=Truth.YES, reason=f"{place.name} was held by {said}.", holder=claims[0].holder
    )


def _touches(claim: Control, first: date, last: date) -> bool:
    return (claim.since is None or claim.since <= last) and (claim.until is None or first <= claim.until)


def _spans(claim: Control, first: date, last: date) -> bool:
    return (claim.since is None or claim.since <= first) and (claim.until is None or last <= claim.until)
