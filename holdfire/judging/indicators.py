"""All that status and triggers may look at, as known at one moment; nothing in it is judged anew."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from holdfire.judging.coverage import Coverage
from holdfire.judging.lines import Index, Lines, middle
from holdfire.judging.members import Members
from holdfire.judging.questions.inquiry import Terms
from holdfire.model.act import SAID_TO_BE_SO, Act
from holdfire.model.decision import Decision
from holdfire.model.duty_status import ObligationStatus
from holdfire.model.incident import Incident
from holdfire.model.mention import Mention
from holdfire.model.reading import Reading
from holdfire.model.span import Citation
from holdfire.model.when import When

_Stretch = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Indicators:
    """The terms as known at their `now`, the counted lines, and all that reports and reviewers told by then;
    `publishers` by report. What is asked of it often is kept."""

    terms: Terms
    lines: Lines
    incidents: tuple[Incident, ...]
    obligations: tuple[ObligationStatus, ...]
    mentions: Mapping[str, Mention]
    readings: Sequence[Reading]
    publishers: Mapping[str, str]
    coverage: Coverage
    decisions: tuple[Decision, ...] = ()

    @property
    def members(self) -> Members:
        """Who stands where."""
        return self.terms.members

    @property
    def now(self) -> datetime:
        """The moment (UTC) judged at."""
        return self.terms.now

    def told(self, acts: frozenset[Act]) -> list[Incident]:
        """Incidents of these acts that somebody says are so and nothing has withdrawn."""
        chosen = (self._by_act.get(act, ()) for act in Act if act in acts)
        return [incident for some in chosen for incident in some if _told(incident)]

    @cached_property
    def _by_act(self) -> Mapping[Act, list[Incident]]:
        by_act: dict[Act, list[Incident]] = {}
        for incident in self.incidents:
            by_act.setdefault(incident.act, []).append(incident)
        return by_act

    def could_be_breaches(self, acts: Collection[Act], *, timeless: bool = False) -> Index:
        """The lines of apparent breaches and open findings of these acts (none: of all), in order of time up
        to now; or those without a time."""
        chosen = self.lines.timeless if timeless else self.lines.by(self.now)
        could_be = (self.lines.table["breach"] | self.lines.table["doubt"])[chosen]
        return self.lines.of_acts(chosen[could_be], acts)

    def capacities(self, actor: str, when: When | None) -> frozenset[str]:
        """All ids and roles under which an actor may be meant at a time."""
        first, last = (when.earliest, when.latest) if when else (None, None)
        key = (actor, self._stretch(first), self._stretch(last))
        if key not in self._capacities:
            self._capacities[key] = self.members.stand(actor, when).capacities
        return self._capacities[key]

    @cached_property
    def _capacities(self) -> dict[tuple[str, _Stretch | None, _Stretch | None], frozenset[str]]:
        return {}

    def _stretch(self, moment: datetime | None) -> _Stretch | None:
        """Between which changes of membership and belonging a moment lies: no standing changes there."""
        if moment is None:
            return None
        return bisect_left(self._changes, moment), bisect_right(self._changes, moment)

    @cached_property
    def _changes(self) -> list[datetime]:
        agreement = self.terms.agreement
        held = (when for member in agreement.memberships for when in (member.since, member.until))
        moments = {end for when in held if when for end in (when.earliest, when.latest) if end}
        actors = self.members.actors.values()
        days = {day for actor in actors for held in actor.belongings for day in (held.since, held.until)}
        days |= {day for actor in actors for held in actor.offices for day in (held.since, held.until)}
        zone = ZoneInfo(agreement.zone)
        for day in filter(None, days):
            for begins in (day, day + timedelta(days=1)):
                moments.add(datetime.combine(begins, time(), zone).astimezone(UTC))
        return sorted(moments)

    def above(self, actor: str) -> frozenset[str]:
        """The actor and all it belongs to at `now`."""
        if actor not in self._above:
            day = self.members.local_day(self.now)
            self._above[actor] = frozenset(step.id for step in self.members.chain(actor, day))
        return self._above[actor]

    @cached_property
    def _above(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def claiming(self) -> tuple[Reading, ...]:
        """The readings of reports that count violations or claim something of the terms: few, and asked for
        often."""
        return tuple(reading for reading in self.readings if reading.tallies or reading.term_claims)

    @cached_property
    def published(self) -> Mapping[str, datetime]:
        """When each dated report was published."""
        told = ((reading.report.id, middle(reading.report.published)) for reading in self.readings)
        return {report: at for report, at in told if at is not None}

    def passages(self, incident: Incident) -> list[Citation]:
        """Where an incident is told."""
        told = (self.mentions.get(account.mention) for account in incident.accounts)
        return [Citation(report=mention.report, span=mention.clause) for mention in told if mention]


def _told(incident: Incident) -> bool:
    return incident.evidence.rank > 0 and any(
        account.modality in SAID_TO_BE_SO for account in incident.accounts
    )
