"""A reading: all that was read in one report."""

from dataclasses import dataclass

from holdfire.model.actor import ActorRef
from holdfire.model.count import Count
from holdfire.model.mention import Mention
from holdfire.model.place import PlaceRef
from holdfire.model.quotation import Quotation
from holdfire.model.report import Comment, Report
from holdfire.model.tally import Tally
from holdfire.model.term_claim import PositionClaim, TermClaim
from holdfire.model.when import TimeRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A report and everything found in it, each in order of its place in the text."""

    report: Report
    quotations: tuple[Quotation, ...] = ()
    mentions: tuple[Mention, ...] = ()
    tallies: tuple[Tally, ...] = ()
    term_claims: tuple[TermClaim, ...] = ()
    positions: tuple[PositionClaim, ...] = ()
    comments: tuple[Comment, ...] = ()
    times: tuple[TimeRef, ...] = ()
    places: tuple[PlaceRef, ...] = ()
    actors: tuple[ActorRef, ...] = ()
    counts: tuple[Count, ...] = ()
