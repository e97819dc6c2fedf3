"""An agreement: who is bound to what, since when, where, with which exceptions and contingencies."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from zoneinfo import ZoneInfo

from holdfire.model.ban import Permission, Prohibition, Protection
from holdfire.model.duty import Ceiling, Exchange, Humanitarian, Obligation
from holdfire.model.instrument import Definition, Endorsement, RelatedInstrument, TextVersion, Undisclosed
from holdfire.model.membership import Acceptance, Exclusion, Membership
from holdfire.model.oversight import Complaints, DisputeStep, Liaison, Monitor, Reporting, Sanction
from holdfire.model.terrain import Domain, Line, Zone
from holdfire.model.trigger import Contingency, Trigger
from holdfire.model.truce_life import (
    DayCount,
    Ending,
    Phase,
    Precondition,
    ReviewPoint,
    Signature,
    Silence,
    Start,
    StatusClaim,
)


class AgreementClass(StrEnum):
    """How far it goes (Clayton and Sticher 2021)."""

    CESSATION = "cessation"
    PRELIMINARY = "preliminary"
    DEFINITIVE = "definitive"
    HUMANITARIAN_PAUSE = "humanitarian_pause"
    ARMISTICE = "armistice"


class AgreementKind(StrEnum):
    """Who made it."""

    UNILATERAL = "unilateral"
    RECIPROCAL_DECLARATIONS = "reciprocal_declarations"
    BILATERAL = "bilateral"
    MULTILATERAL = "multilateral"
    THIRD_PARTY_STATEMENT = "third_party_statement"
    IMPOSED = "imposed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """An agreement as data, read from one file. `zone` is the IANA zone its clock times mean; `area` the
    ids of the places it covers (empty: the whole country of the case), `outside` those in it that it does
    not, `domains` where its rules hold (empty: in all); `day_count` how it counts days, None where the text
    does not tell; `interpreted_by` who has the last word on what it means. The last rung of `disputes` is the
    highest."""

    id: str
    name: str
    kind: AgreementKind
    agreement_class: AgreementClass
    zone: str
    start: Start
    ending: Ending
    aliases: tuple[str, ...] = ()
    area: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    domains: tuple[Domain, ...] = ()
    day_count: DayCount | None = None
    texts: tuple[TextVersion, ...] = ()
    undisclosed: tuple[Undisclosed, ...] = ()
    related: tuple[RelatedInstrument, ...] = ()
    endorsements: tuple[Endorsement, ...] = ()
    definitions: tuple[Definition, ...] = ()
    signature: Signature | None = None
    memberships: tuple[Membership, ...] = ()
    acceptance: Acceptance | None = None
    exclusions: tuple[Exclusion, ...] = ()
    preconditions: tuple[Precondition, ...] = ()
    phases: tuple[Phase, ...] = ()
    lines: tuple[Line, ...] = ()
    zones: tuple[Zone, ...] = ()
    prohibitions: tuple[Prohibition, ...] = ()
    permissions: tuple[Permission, ...] = ()
    protections: tuple[Protection, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    humanitarian: tuple[Humanitarian, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    ceilings: tuple[Ceiling, ...] = ()
    monitors: tuple[Monitor, ...] = ()
    reporting: tuple[Reporting, ...] = ()
    complaints: tuple[Complaints, ...] = ()
    liaison: tuple[Liaison, ...] = ()
    disputes: tuple[DisputeStep, ...] = ()
    sanctions: tuple[Sanction, ...] = ()
    review: tuple[ReviewPoint, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    contingencies: tuple[Contingency, ...] = ()
    status_claims: tuple[StatusClaim, ...] = ()
    silences: tuple[Silence, ...] = ()
    monitoring: str | None = None
    who_may_judge: tuple[str, ...] = ()
    interpreted_by: tuple[str, ...] = ()

    @property
    def starts_on(self) -> date | None:
        """The day in its own zone on which the text says the truce starts, else the planned or the actual
        one; None where no start has a beginning. Raises ZoneInfoNotFoundError for a zone that is none."""
        starts = (self.start.stated, self.start.scheduled, self.start.actual)
        first = next((when.earliest for when in starts if when and when.earliest), None)
        return first.astimezone(ZoneInfo(self.zone)).date() if first else None

    def title_of(self, text: str) -> str:
        """The title of one of its texts by its id; other words as they are."""
        return next((version.where.document for version in self.texts if version.id == text), text)
