"""What the reports tell of a duty: the incidents that show it done, by those who owe it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Self

from holdfire.judging.members import Members
from holdfire.model.act import SAID_TO_BE_SO, Act
from holdfire.model.case import Case
from holdfire.model.incident import Incident
from holdfire.model.mention import Mention
from holdfire.model.reading import Reading
from holdfire.model.span import Citation
from holdfire.model.truth import Truth
from holdfire.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """All that is told by `now` (UTC), incidents by their act, so that a clause looks only at its own."""

    members: Members
    case: Case
    by_act: Mapping[Act, Sequence[Incident]]
    mentions: Mapping[str, Mention]
    readings: Mapping[str, Reading]
    now: datetime
    stands: dict[tuple[str, When | None], frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        members: Members,
        case: Case,
        incidents: Iterable[Incident],
        mentions: Mapping[str, Mention],
        readings: Iterable[Reading],
        now: datetime,
    ) -> Self:
        """The incidents and readings of the record, indexed once."""
        by_act: dict[Act, list[Incident]] = {}
        for incident in incidents:
            by_act.setdefault(incident.act, []).append(incident)
        return cls(
            members=members,
            case=case,
            by_act=by_act,
            mentions=mentions,
            readings={reading.report.id: reading for reading in readings},
            now=now,
        )

    def done_by(
        self, acts: Iterable[Act], owners: Iterable[str], since: When | None = None
    ) -> tuple[Incident, ...]:
        """Incidents of these acts that someone among the owners is said to have done, since a moment."""
        wanted = set(owners)
        return tuple(
            incident
            for incident in self.happened(acts, since)
            if any(
                self._capacities(ref.actor, incident.when) & wanted for ref in incident.actors if ref.actor
            )
        )

    def happened(self, acts: Iterable[Act], since: When | None = None) -> Iterator[Incident]:
        """Incidents of these acts that someone says happened, by whomever, since a moment; none that was
        refuted or retracted, or that lies ahead."""
        for act in dict.fromkeys(acts):
            for incident in self.by_act.get(act, ()):
                early = since and incident.when and incident.when.before(since) is Truth.YES
                ahead = incident.when and incident.when.earliest and incident.when.earliest > self.now
                said = any(account.modality in SAID_TO_BE_SO for account in incident.accounts)
                if said and not early and not ahead and incident.evidence.rank:
                    yield incident

    def passages(self, incidents: Iterable[Incident]) -> Iterator[Citation]:
        """Where the accounts of incidents stand."""
        for incident in incidents:
            for account in incident.accounts:
                mention = self.mentions.get(account.mention)
                if mention is not None:
                    yield Citation(report=mention.report, span=mention.clause)

    def _capacities(self, actor: str, when: When | None) -> frozenset[str]:
        key = (actor, when)
        if key not in self.stands:
            self.stands[key] = self.members.stand(actor, when).capacities
        return self.stands[key]


def first_told(incidents: Iterable[Incident]) -> When | None:
    """When the first of these incidents happened, None where no time is told of any."""
    times = [incident.when for incident in incidents if incident.when and incident.when.latest]
    return min(times, key=lambda when: (when.latest, when.earliest), default=None)
