"""A mention: something one report says has happened, will, might or did not."""

from dataclasses import dataclass

from holdfire.model.act import Act, Modality
from holdfire.model.actor import ActorRef
from holdfire.model.count import Count
from holdfire.model.listing import Listing
from holdfire.model.place import PlaceRef
from holdfire.model.quotation import Tier
from holdfire.model.span import Span
from holdfire.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One act as one report tells it. `trigger` are the words that tell it, `clause` the stretch it was
    read from; `plover` the PLOVER type the act maps to, None where PLOVER has none; `claimant` whose
    word it is when the report does not tell it in its own voice; `in_quotation` a quotation's id; `listing`
    what a table of events states of it, where the report is a row of one."""

    id: str
    report: str
    act: Act
    trigger: Span
    clause: Span
    modality: Modality
    plover: str | None = None
    actors: tuple[ActorRef, ...] = ()
    targets: tuple[ActorRef, ...] = ()
    place: PlaceRef | None = None
    when: When | None = None
    means: Span | None = None
    harm: tuple[Count, ...] = ()
    claimant: ActorRef | None = None
    in_quotation: str | None = None
    tier: Tier = Tier.B
    listing: Listing | None = None
