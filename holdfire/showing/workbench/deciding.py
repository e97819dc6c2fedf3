"""What the forms to decide need of a line: what it rests on, how it stands, what was decided about it."""

from collections.abc import Iterable
from dataclasses import dataclass

from holdfire.model.decision import RESTORED, Decision, DecisionKind, Slot
from holdfire.model.incident import EvidenceState, WorkState
from holdfire.model.membership import PartyRole
from holdfire.model.put_right import slot_in_words
from holdfire.model.standing import in_force
from holdfire.showing.teller import Passage, Teller
from holdfire.showing.workbench.decisions_told import DecisionTold, told


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A value that can be chosen, in words."""

    value: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotRead:
    """What a mention says in one slot, as it was read."""

    slot: Slot
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartToDecide:
    """A mention or a rendering: the passage it was read in, what its slots say, and whether a reviewer
    accepted or rejected it."""

    id: str
    passage: Passage
    slots: tuple[SlotRead, ...] = ()
    stands: DecisionKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToDecide:
    """A line and what decisions about it need: `parts` it rests on, `state` it is in, `choices` to set,
    `bodies` that may rule, and the decisions so far."""

    id: str
    on: str
    parts: tuple[PartToDecide, ...] = ()
    evidence: EvidenceState | None = None
    work: WorkState | None = None
    evidences: tuple[Choice, ...] = ()
    works: tuple[Choice, ...] = ()
    bodies: tuple[Choice, ...] = ()
    outlet: Choice | None = None
    withdrawn: bool = False
    outlet_withdrawn: bool = False
    decisions: tuple[DecisionTold, ...] = ()


@dataclass(frozen=True, slots=True)
class Deciding:
    """Asked by the templates of forms, which stand on the pages of lines."""

    teller: Teller

    def incident(self, incident_id: str) -> ToDecide:
        """Accept, reject and correct its mentions, part and join it, set its states, record a ruling."""
        teller = self.teller
        incident = teller.dossier.incidents[incident_id]
        decisions = self._about(incident_id, *(account.mention for account in incident.accounts))
        teller.dossier.view.recall(list(dict.fromkeys(account.report for account in incident.accounts)))
        parts = (self._mention(account.mention, decisions) for account in incident.accounts)
        return ToDecide(
            id=incident_id,
            on=teller.dossier.view.last_decision,
            parts=tuple(part for part in parts if part),
            evidence=incident.evidence,
            work=incident.work,
            evidences=tuple(Choice(value=each, words=teller.words.of(each)) for each in EvidenceState),
            works=tuple(Choice(value=each, words=teller.words.of(each)) for each in WorkState),
            bodies=self._bodies(),
            decisions=self._told(decisions),
        )

    def statement(self, statement_id: str) -> ToDecide:
        """Part it and join it."""
        statement = self.teller.dossier.statements[statement_id]
        renderings = statement.renderings
        decisions = self._about(statement_id, *(each.quotation for each in renderings))
        found = ((each, self.teller.dossier.quotations.get(each.quotation)) for each in renderings)
        return ToDecide(
            id=statement_id,
            on=self.teller.dossier.view.last_decision,
            parts=tuple(
                PartToDecide(id=each.quotation, passage=self.teller.passage(each.report, said.contents[0]))
                for each, said in found
                if said
            ),
            decisions=self._told(decisions),
        )

    def report(self, report_id: str) -> ToDecide:
        """Retract it or its outlet, and restore them."""
        report = self.teller.dossier.readings[report_id].report
        decisions = self._about(report_id, *((report.outlet,) if report.outlet else ()))
        outlet = Choice(value=report.outlet, words=self.teller.outlet(report)) if report.outlet else None
        return ToDecide(
            id=report_id,
            on=self.teller.dossier.view.last_decision,
            outlet=outlet,
            withdrawn=_retracted(decisions, report_id),
            outlet_withdrawn=bool(report.outlet) and _retracted(decisions, report.outlet or ""),
            decisions=self._told(decisions),
        )

    def line(self, line_id: str, *others: str) -> ToDecide:
        """A trigger, an equivalence, a pair: whatever is decided with a word."""
        decisions = self._about(line_id, *others)
        return ToDecide(
            id=line_id, on=self.teller.dossier.view.last_decision, decisions=self._told(decisions)
        )

    def _mention(self, mention_id: str, decisions: Iterable[Decision]) -> PartToDecide | None:
        mention = self.teller.dossier.mentions.get(mention_id)
        if mention is None:
            return None
        answers = (DecisionKind.ACCEPT_MENTION, DecisionKind.REJECT_MENTION)
        held = [
            item.kind for item in in_force(decisions) if item.kind in answers and mention_id in item.touches
        ]
        return PartToDecide(
            id=mention_id,
            passage=self.teller.passage(mention.report, mention.clause),
            slots=tuple(SlotRead(slot=slot, words=slot_in_words(mention, slot)) for slot in Slot),
            stands=held[-1] if held else None,
        )

    def _about(self, *ids: str) -> tuple[Decision, ...]:
        return self.teller.dossier.view.decisions_touching(*ids)

    def _told(self, decisions: tuple[Decision, ...]) -> tuple[DecisionTold, ...]:
        return tuple(reversed(told(self.teller, decisions, decisions)))

    def _bodies(self) -> tuple[Choice, ...]:
        """Who may rule: those who oversee the agreement first, then everybody the case knows."""
        dossier = self.teller.dossier
        above = [each.actor for each in dossier.agreement.memberships if each.role is not PartyRole.PARTY]
        known = dict.fromkeys((*above, *(actor.id for actor in dossier.case.actors)))
        return tuple(Choice(value=each, words=self.teller.actor(each)) for each in known)


def _retracted(decisions: Iterable[Decision], target: str) -> bool:
    kinds = (DecisionKind.RETRACT_REPORT, DecisionKind.RETRACT_OUTLET)
    last = [item for item in in_force(decisions) if item.kind in kinds and item.target == target]
    return bool(last) and last[-1].value != RESTORED
