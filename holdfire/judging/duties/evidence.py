"""What the reports tell of a duty: the incidents that show it done, by those who owe it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Self

from holdfire.judging.members import Members
from holdfire.model.act import SAID_TO_BE_SO, Act
from holdfire.model.agreement import Agreement
from holdfire.model.case import Case
from holdfire.model.incident import Incident
from holdfire.model.mention import Mention
from holdfire.model.reading import Reading
from holdfire.model.readings import Readings
from holdfire.model.span import Citation
from holdfire.model.truth import Truth
from holdfire.model.when import When

Moment = tuple[date, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """All that is told by `now` (UTC), incidents by their act, so that a clause looks only at its own."""

    members: Members
    case: Case
    by_act: Mapping[Act, Sequence[Incident]]
    mentions: Mapping[str, Mention]
    readings: Mapping[str, Reading]
    tallied: tuple[Reading, ...]
    now: datetime
    begins: tuple[datetime, ...]
    ends: tuple[datetime, ...]
    stands: dict[tuple[str, Moment | None, Moment | None], frozenset[str]] = field(default_factory=dict)
    doers: dict[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        members: Members,
        case: Case,
        incidents: Iterable[Incident],
        mentions: Mapping[str, Mention],
        readings: Sequence[Reading],
        now: datetime,
    ) -> Self:
        """The incidents and readings of the record, indexed once: of incidents those that some duty speaks
        of and that someone says happened, none that was refuted or retracted, or that lies ahead."""
        held = members.agreement.memberships
        since, until = [one.since for one in held], [one.until for one in held]
        return cls(
            begins=tuple(sorted(when.earliest for when in since if when and when.earliest)),
            ends=tuple(sorted(when.latest for when in until if when and when.latest)),
            members=members,
            case=case,
            by_act=_by_act(incidents, members.agreement, now),
            mentions=mentions,
            readings=Readings.of(readings).by_report(),
            tallied=tuple(reading for reading in readings if reading.tallies),
            now=now,
        )

    def with_incidents(self, incidents: Iterable[Incident]) -> Self:
        """The same with these incidents, told of the same doers at the same times."""
        return replace(self, by_act=_by_act(incidents, self.members.agreement, self.now))

    def done_by(
        self, acts: Iterable[Act], owners: Iterable[str], since: When | None = None
    ) -> tuple[Incident, ...]:
        """Incidents of these acts that someone among the owners is said to have done, since a moment."""
        wanted = set(owners)
        return tuple(
            incident
            for incident in self.happened(acts, since)
            if not wanted.isdisjoint(self._doers(incident))
        )

    def happened(self, acts: Iterable[Act], since: When | None = None) -> Iterator[Incident]:
        """Incidents of these acts that someone says happened, by whomever, since a moment."""
        for act in dict.fromkeys(acts):
            for incident in self.by_act.get(act, ()):
                if not (since and incident.when and incident.when.before(since) is Truth.YES):
                    yield incident

    def passages(self, incidents: Iterable[Incident]) -> Iterator[Citation]:
        """Where the accounts of incidents stand."""
        for incident in incidents:
            for account in incident.accounts:
                mention = self.mentions.get(account.mention)
                if mention is not None:
                    yield Citation(report=mention.report, span=mention.clause)

    def _doers(self, incident: Incident) -> frozenset[str]:
        """In what capacities those stood who are said to have done it, looked up once for all duties."""
        if incident.id not in self.doers:
            named = (self._capacities(ref.actor, incident.when) for ref in incident.actors if ref.actor)
            self.doers[incident.id] = frozenset[str]().union(*named)
        return self.doers[incident.id]

    def _capacities(self, actor: str, when: When | None) -> frozenset[str]:
        """In what capacities an actor stood: those of a day and of memberships then are looked up once."""
        first = (when and when.earliest) or None
        last = (when and when.latest) or first
        key = (actor, self._moment(first), self._moment(last))
        if key not in self.stands:
            self.stands[key] = self.members.stand(actor, when).capacities
        return self.stands[key]

    def _moment(self, moment: datetime | None) -> Moment | None:
        """What the standing of actors at a moment hangs on: the day, and the memberships begun and ended."""
        if moment is None:
            return None
        day = self.members.local_day(moment)
        return day, bisect_right(self.begins, moment), bisect_left(self.ends, moment)


def _by_act(
    incidents: Iterable[Incident], agreement: Agreement, now: datetime
) -> Mapping[Act, Sequence[Incident]]:
    by_act: dict[Act, list[Incident]] = {act: [] for act in _acts_of_duties(agreement)}
    for incident in incidents:
        if incident.act in by_act and _stands(incident, now):
            by_act[incident.act].append(incident)
    return by_act


def _acts_of_duties(agreement: Agreement) -> Iterator[Act]:
    for duty in agreement.obligations:
        yield from duty.fulfilled_by
    for exchange in agreement.exchanges:
        yield from exchange.fulfilled_by
    for term in agreement.humanitarian:
        yield from (*term.fulfilled_by, *term.hindered_by)


def _stands(incident: Incident, now: datetime) -> bool:
    ahead = incident.when and incident.when.earliest and incident.when.earliest > now
    said = any(account.modality in SAID_TO_BE_SO for account in incident.accounts)
    return said and not ahead and incident.evidence.rank > 0


def first_told(incidents: Iterable[Incident]) -> When | None:
    """When the first of these incidents happened, None where no time is told of any."""
    times = [incident.when for incident in incidents if incident.when and incident.when.latest]
    return min(times, key=lambda when: (when.latest, when.earliest), default=None)
