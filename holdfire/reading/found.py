"""What has been found in a report before its acts are read."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from operator import itemgetter

from holdfire.model.actor import Actor, ActorRef
from holdfire.model.count import Count
from holdfire.model.place import PlaceRef
from holdfire.model.quotation import Quotation
from holdfire.model.span import Span
from holdfire.model.when import TimeRef


@dataclass(frozen=True, kw_only=True)
class Found:
    """Actors, places, times, counts and quotations of one report, each in order of its place; `known` are the
    actors of the case. Without slots, which would not allow what is worked out when first asked for."""

    actors: tuple[ActorRef, ...] = ()
    places: tuple[PlaceRef, ...] = ()
    times: tuple[TimeRef, ...] = ()
    counts: tuple[Count, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    known: tuple[Actor, ...] = ()

    def quotation_of(self, start: int, end: int) -> Quotation | None:
        """The innermost quotation whose words hold a stretch of the report."""
        contents, reaches = self._contents
        holding: list[tuple[int, int]] = []
        for place in range(bisect_right(contents, start, key=itemgetter(0)) - 1, -1, -1):
            begins, ends, number = contents[place]
            if reaches[place] < end:
                break
            if end <= ends:
                holding.append((ends - begins, number))
        return self.quotations[min(holding)[1]] if holding else None

    @cached_property
    def _contents(self) -> tuple[list[tuple[int, int, int]], list[int]]:
        """Where each stretch of quoted words begins and ends, with the number of its quotation, in order;
        and how far those up to each of them reach."""
        contents = sorted(
            (span.start, span.end, number)
            for number, quotation in enumerate(self.quotations)
            for span in quotation.contents
        )
        return contents, list(accumulate((ends for _, ends, _ in contents), max))

    def claimant_of(self, span: Span) -> ActorRef | None:
        """Whose word a passage is: the speaker of the quotation that holds it."""
        quotation = self.quotation_of(span.start, span.end)
        return quotation.speaker if quotation else None
