"""Accounts: one report's telling of an incident, with the origin its information is counted under."""

from dataclasses import dataclass, field
from datetime import datetime

from holdfire.model.act import SAID_TO_BE_SO
from holdfire.model.actor import ActorKind, ActorRef
from holdfire.model.case import Case
from holdfire.model.incident import Account, Circumstances
from holdfire.model.listing import Listing
from holdfire.model.mention import Mention
from holdfire.model.outlet import Outlet
from holdfire.model.report import Report
from holdfire.model.truth import Truth
from holdfire.reconciling.act_families import HOSTILE
from holdfire.reconciling.borrowings import quoted_outlet
from holdfire.reconciling.lineage import Lineage
from holdfire.reconciling.order import anchor_order
from holdfire.reconciling.speakers import camp_named_in, camp_of
from holdfire.reconciling.voices import Voices
from holdfire.reconciling.words import fold

WATCHERS = frozenset({ActorKind.MONITOR, ActorKind.INTERNATIONAL_BODY})
"""Who assesses rather than accuses, where it belongs to no side."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A mention as an account, on whose voice it is told, and the order and language of its report: all that
    is kept of the report."""

    account: Account
    voice: ActorRef | None
    order: tuple[datetime, str]
    language: str | None


@dataclass(frozen=True, slots=True)
class Teller:
    """Makes accounts of mentions: whose word, which camp, which origin."""

    case: Case
    lineage: Lineage
    _camps_told: dict[str, str | None] = field(default_factory=dict)

    def telling(self, mention: Mention, voices: Voices) -> Telling:
        """A mention with what is to be known of its report, given with the voices in it."""
        report, voice = voices.report, voices.behind(mention.claimant, mention.trigger)
        return Telling(self._account(mention, voice, voices), voice, anchor_order(report), report.language)

    def _account(self, mention: Mention, voice: ActorRef | None, voices: Voices) -> Account:
        """A mention as an account. The camp is the claimant's side, else the side for which the outlet
        speaks, or the one the report goes back to.
        Of a claimant the origin is the claimant (or its camp), however many outlets carry the word; an outlet
        that is quoted stands for itself. The origin that a table names goes before its source."""
        report, named = voices.report, mention.listing.origin if mention.listing else None
        source = named or voice
        quoted = quoted_outlet(source, report, self.case)
        camp = self._camp(source, quoted, voices)
        return Account(
            mention=mention.id,
            report=report.id,
            origin=camp or self._origin(source, quoted, report, named=named is not None),
            modality=mention.modality,
            outlet=report.outlet,
            camp=camp,
            claimant=mention.claimant,
            actors=mention.actors,
            targets=mention.targets,
            place=mention.place,
            when=mention.when,
            harm=mention.harm,
            against_interest=self._against_interest(mention, camp),
            circumstances=_circumstances(mention.listing),
        )

    def _camp(self, claimant: ActorRef | None, quoted: Outlet | None, voices: Voices) -> str | None:
        if claimant is not None and claimant.actor is not None:
            return camp_of(claimant.actor, self.case)
        if claimant is not None and (named := self._camp_told_of(claimant, voices)):
            return named
        if quoted is not None:
            return camp_of(quoted.affiliation, self.case)
        report = voices.report
        outlets = (self.case.outlet(held) for held in (report.outlet, self.lineage.roots[report.id]) if held)
        camps = (camp_of(outlet.affiliation, self.case) for outlet in outlets if outlet)
        return next(filter(None, camps), None)

    def _camp_told_of(self, claimant: ActorRef, voices: Voices) -> str | None:
        """The side that a name shows ("a Turkish military source"), or what is told of its bearer."""
        for told in (claimant.name, voices.description(claimant)):
            if told not in self._camps_told:
                self._camps_told[told] = camp_named_in(told, self.case)
            if self._camps_told[told] is not None:
                return self._camps_told[told]
        return None

    def _origin(
        self, claimant: ActorRef | None, quoted: Outlet | None, report: Report, *, named: bool
    ) -> str:
        """An origin that a table has `named` counts as such, known or not. Where no camp speaks: a claimant
        the table does not know ("a source") is only as many as the outlets that quote it."""
        if claimant is not None and claimant.actor is not None:
            return claimant.actor
        if quoted is not None:
            return quoted.publisher
        if named and claimant is not None:
            return fold(claimant.name)
        return self.lineage.origins[report.id]

    def _against_interest(self, mention: Mention, camp: str | None) -> bool:
        """A side that tells of its own hostile act speaks against its interest."""
        if camp is None or mention.act not in HOSTILE or mention.modality not in SAID_TO_BE_SO:
            return False
        return any(camp_of(actor.actor, self.case) == camp for actor in mention.actors)

    def is_watcher(self, account: Account) -> bool:
        """Whether the word is a monitor's or an international body's that takes no side."""
        if account.camp is not None:
            return False
        claimant = (
            self.case.actor(account.claimant.actor) if account.claimant and account.claimant.actor else None
        )
        if claimant is not None:
            return claimant.kind in WATCHERS
        outlet = self.case.outlet(account.outlet) if account.outlet else None
        owner = self.case.actor(outlet.affiliation) if outlet and outlet.affiliation else None
        return owner is not None and owner.kind in WATCHERS


def _circumstances(listing: Listing | None) -> Circumstances | None:
    """What a table states of the act that a report does not."""
    if listing is None or (listing.self_defence is None and listing.offensive is None):
        return None
    offensive = {None: Truth.UNKNOWN, True: Truth.YES, False: Truth.NO}[listing.offensive]
    return Circumstances(offensive=offensive, self_defence=listing.self_defence)
