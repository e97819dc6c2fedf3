"""What has been found in a report before its acts are read."""

from dataclasses import dataclass

from holdfire.model.actor import Actor, ActorRef
from holdfire.model.count import Count
from holdfire.model.place import PlaceRef
from holdfire.model.quotation import Quotation
from holdfire.model.span import Span
from holdfire.model.when import TimeRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Actors, places, times, counts and quotations of one report, each in order of its place; `known` are the
    actors of the case."""

    actors: tuple[ActorRef, ...] = ()
    places: tuple[PlaceRef, ...] = ()
    times: tuple[TimeRef, ...] = ()
    counts: tuple[Count, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    known: tuple[Actor, ...] = ()

    def quotation_of(self, start: int, end: int) -> Quotation | None:
        """The innermost quotation whose words hold a stretch of the report."""
        holding = [
            (span.end - span.start, number)
            for number, quotation in enumerate(self.quotations)
            for span in quotation.contents
            if span.start <= start and end <= span.end
        ]
        return self.quotations[min(holding)[1]] if holding else None

    def claimant_of(self, span: Span) -> ActorRef | None:
        """Whose word a passage is: the speaker of the quotation that holds it."""
        quotation = self.quotation_of(span.start, span.end)
        return quotation.speaker if quotation else None
