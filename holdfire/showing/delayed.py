"""A dossier that keeps back what is too fresh to be sent: it tells what older reports tell."""

from collections.abc import Callable, Collection, Container, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import Protocol, TypeVar

from holdfire.model.errors import UnknownIdError
from holdfire.model.finding import Finding
from holdfire.model.incident import Account, Incident
from holdfire.model.mention import Mention
from holdfire.model.quotation import Quotation
from holdfire.model.reading import Reading
from holdfire.model.report import Report
from holdfire.model.statement import RenderingFit, Statement
from holdfire.model.tally import Tally
from holdfire.model.term_claim import TermClaim
from holdfire.model.when import When, span_of
from holdfire.showing.dossier import Dossier
from holdfire.showing.kept import Kept

V = TypeVar("V")


class InReport(Protocol):
    """Anything found in a report."""

    @property
    def report(self) -> str: ...


P = TypeVar("P", bound=InReport)


class Delayed(Dossier):
    """A dossier without reports published, and incidents that may have happened, after `horizon` (aware).
    Incidents and statements that fresh reports tell as well are told as the others tell them."""

    def __init__(self, whole: Dossier, horizon: datetime) -> None:
        super().__init__(whole.view, whole.now)
        self._whole, self._horizon = whole, horizon

    @property
    def is_delayed(self) -> bool:
        """It is."""
        return True

    @property
    def kept_back(self) -> Container[str]:
        """The ids of what is on record and too fresh."""
        return KeptBack(self._whole, self)

    def tells_of(self, report: Report) -> bool:
        """Whether a report was published by the horizon, or bears no date."""
        return not self._is_fresh(report.published)

    def _is_fresh(self, when: When | None) -> bool:
        """Whether something may be later than the horizon; what bears no date is not."""
        moment = (when.latest or when.earliest) if when else None
        return moment is not None and moment > self._horizon

    def incidents_told(self, incidents: Sequence[Incident]) -> Sequence[Incident]:
        """Incidents as reports that are told of tell them, without those too fresh."""
        self.view.recall({account.report for item in incidents for account in item.accounts})
        self._whole.incidents.keep({item.id: item for item in incidents})
        return [told for item in incidents if (told := self._incident(item))]

    def findings_told(self, incidents: Collection[str]) -> Mapping[str, Finding]:
        """What the terms make of these incidents, those too fresh left out."""
        found = super().findings_told(incidents)
        return {key: told for key, finding in found.items() if (told := self._finding(finding))}

    def statements_told(self, statements: Sequence[Statement]) -> Sequence[Statement]:
        """Statements as reports that are told of render them. What was collated with others is left out with
        them."""
        self.view.recall({rendering.report for item in statements for rendering in item.renderings})
        return [told for item in statements if (told := self._statement(item))]

    def _incident(self, incident: Incident) -> Incident | None:
        accounts = tuple(account for account in incident.accounts if account.report in self.readings)
        told = incident if len(accounts) == len(incident.accounts) else _as_told_by(incident, accounts)
        return None if not accounts or self._is_fresh(told.when) else told

    def _finding(self, finding: Finding) -> Finding | None:
        """A finding without what it hangs on where fresh reports tell of its incident too: those may be what
        says so."""
        told = self.incidents.get(finding.incident)
        if told is None:
            return None
        every = self._whole.incidents[finding.incident].accounts
        return finding if len(told.accounts) == len(every) else replace(finding, missing=(), turns=())

    def _statement(self, statement: Statement) -> Statement | None:
        renderings = tuple(item for item in statement.renderings if item.report in self.readings)
        if len(renderings) == len(statement.renderings):
            return statement
        if not renderings:
            return None
        origins = max(1, sum(item.fit is not RenderingFit.COPY for item in renderings))
        return replace(
            statement, renderings=renderings, apparatus=(), origins=min(statement.origins, origins)
        )

    @cached_property
    def readings(self) -> Mapping[str, Reading]:
        """All that was read in each report that is told of."""
        return _of(self._whole.readings, lambda reading: reading if self.tells_of(reading.report) else None)

    @cached_property
    def incidents(self) -> Kept[Incident]:
        """What is said to have happened."""
        return _of(self._whole.incidents, self._incident)

    @cached_property
    def statements(self) -> Mapping[str, Statement]:
        """What was said."""
        return _of(self._whole.statements, self._statement)

    @cached_property
    def findings(self) -> Kept[Finding]:
        """What the terms make of each incident that is told of."""
        return _of(self._whole.findings, self._finding)

    @cached_property
    def mentions(self) -> Mapping[str, Mention]:
        """What is said to have happened, passage by passage."""
        return self._in_readings(self._whole.mentions)

    @cached_property
    def quotations(self) -> Mapping[str, Quotation]:
        """Who is quoted, passage by passage."""
        return self._in_readings(self._whole.quotations)

    @cached_property
    def tallies(self) -> Mapping[str, Tally]:
        """Counts of others, passage by passage."""
        return self._in_readings(self._whole.tallies)

    @cached_property
    def term_claims(self) -> Mapping[str, TermClaim]:
        """What reports say that the agreement says, passage by passage."""
        return self._in_readings(self._whole.term_claims)

    def _in_readings(self, whole: Mapping[str, P]) -> Mapping[str, P]:
        return _of(whole, lambda found: found if found.report in self.readings else None)


def _as_told_by(incident: Incident, accounts: Sequence[Account]) -> Incident:
    """The incident with what these accounts tell and nothing of others. How it was weighed stays as it was,
    but for its grounds, which may speak of others."""
    return replace(
        incident,
        accounts=tuple(accounts),
        when=span_of([account.when for account in accounts]),
        places=tuple(dict.fromkeys(account.place for account in accounts if account.place)),
        actors=tuple(dict.fromkeys(ref for account in accounts for ref in account.actors)),
        targets=tuple(dict.fromkeys(ref for account in accounts for ref in account.targets)),
        harm=tuple(dict.fromkeys(count for account in accounts for count in account.harm)),
        origins=tuple(dict.fromkeys(account.origin for account in accounts)),
        grounds=(),
    )


class KeptBack(Container[str]):
    """The ids of reports, incidents, findings and statements that a dossier tells of and another does not."""

    def __init__(self, whole: Dossier, told: Dossier) -> None:
        self._whole, self._told = whole, told

    def __contains__(self, line_id: object) -> bool:
        whole, told = self._whole, self._told
        sides: tuple[tuple[Mapping[str, object], Mapping[str, object]], ...] = (
            (whole.readings, told.readings),
            (whole.incidents, told.incidents),
            (whole.statements, told.statements),
        )
        for all_of, some in sides:
            if line_id in all_of:
                return line_id not in some
        return self._judges_one(str(line_id))

    def _judges_one(self, line_id: str) -> bool:
        """Whether it is the finding of an incident that is not told of."""
        try:
            return self._whole.view.finding(line_id).incident not in self._told.incidents
        except UnknownIdError:
            return False


def _of(whole: Mapping[str, V], told: Callable[[V], V | None]) -> Kept[V]:
    """What is told of lines, those that it is None of left out."""

    def one(key: str) -> V:
        line = whole.get(key)
        found = told(line) if line is not None else None
        if found is None:
            raise UnknownIdError(f"{key} is kept back, or not on record")
        return found

    def everything() -> Mapping[str, V]:
        each = ((key, told(line)) for key, line in whole.items())
        return {key: line for key, line in each if line is not None}

    return Kept(one, everything)
