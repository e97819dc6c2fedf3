"""Who is said to hold a place on a day; where the claims clash it is not known."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from holdfire.judging.wording import listed, sentence
from holdfire.model.place import Control, Place
from holdfire.model.truth import NO, UNKNOWN, YES, Truth


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """`known` is YES with one `holder`, UNKNOWN where claims clash, NO where nobody is said to hold it.
    `claimants` are all who are said to."""

    place: str
    known: Truth
    reason: str
    holder: str | None = None
    claimants: tuple[str, ...] = ()


def holder_on(place: Place, first: date, last: date, name: Callable[[str], str]) -> Held:
    """Who is said to hold the place on every day from `first` to `last` (local days); `name` gives the
    display name of an actor or an outlet, and other words as they are."""
    claims = [claim for claim in place.control if _touches(claim, first, last)]
    claimants = tuple(dict.fromkeys(claim.holder for claim in claims))
    said = listed([f"{name(claim.holder)} ({name(claim.source)})" for claim in claims])
    known, reason, holder = UNKNOWN, f"Who held {place.name} is disputed: {said}.", None
    if not claims:
        known, reason = NO, f"Nothing is on record about who held {place.name}."
    elif len({claim.holder for claim in claims}) == 1 and not any(claim.disputed for claim in claims):
        if all(_spans(claim, first, last) for claim in claims):
            known, reason, holder = YES, sentence(f"{place.name} was held by {said}."), claims[0].holder
        else:
            reason = sentence(f"{place.name} changed hands in those days: {said}.")
    return Held(place=place.name, known=known, reason=reason, holder=holder, claimants=claimants)


def change_days(place: Place) -> tuple[date, ...]:
    """The days, in order, from which on it may be held by somebody else than before."""
    claims = place.control
    begun = {claim.since for claim in claims if claim.since}
    return tuple(
        sorted(
            begun
            | {claim.until + timedelta(days=1) for claim in claims if claim.until and claim.until < date.max}
        )
    )


def _touches(claim: Control, first: date, last: date) -> bool:
    return (claim.since is None or claim.since <= last) and (claim.until is None or first <= claim.until)


def _spans(claim: Control, first: date, last: date) -> bool:
    return (claim.since is None or claim.since <= first) and (claim.until is None or last <= claim.until)
