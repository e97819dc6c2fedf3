"""The one way to read the record: every question a page, an export or a command has, as of any moment."""

from collections.abc import Collection, Mapping
from datetime import datetime
from itertools import islice

from sqlalchemy import func, select

from holdfire.model.agreement import Agreement
from holdfire.model.argument import Argument
from holdfire.model.case import Case
from holdfire.model.errors import RecordError, UnknownIdError
from holdfire.model.finding import Finding, Outcome
from holdfire.model.history import Changes, Difference, Explanation, LineVersion, Run
from holdfire.model.incident import Incident
from holdfire.model.page import ALL_INCIDENTS, DayCount, IncidentsWanted, Page, StateCount, ToldIn
from holdfire.model.pairing import Pairing, PairKind, Sameness
from holdfire.model.reading import Reading
from holdfire.model.reconciled import Disagreement, Equivalence, Reconciled
from holdfire.model.report import Report
from holdfire.model.search import EVERYTHING, Found, Wanted
from holdfire.model.statement import Statement
from holdfire.model.status import Judgement
from holdfire.model.story import Story
from holdfire.record import lines, paging, rows
from holdfire.record.captures_seen import CapturesSeen
from holdfire.record.changes import changes_between
from holdfire.record.citations import found_by
from holdfire.record.database import Record
from holdfire.record.decisions_seen import DecisionsSeen
from holdfire.record.difference import Differing, difference, differing
from holdfire.record.explain import decisions_in_words, explain
from holdfire.record.explain_finding import Ground, argument
from holdfire.record.facets import spoken_by
from holdfire.record.incidents_by_words import incidents_with
from holdfire.record.index_tables import EVERY
from holdfire.record.judged import judgement_of, outcomes_by_term
from holdfire.record.line_history import history_of
from holdfire.record.open_run import case_digest
from holdfire.record.packed import PackedReadings
from holdfire.record.schema import (
    captures,
    case_files,
    marks,
    runs,
)
from holdfire.record.state import State
from holdfire.record.vault import Vault


class View(DecisionsSeen, CapturesSeen):
    """The record at one moment: that of `as_of` (with a zone), or the moment the view was made. What is
    written later does not show in it; make a new view after a run or a decision. What runs after `run` wrote
    is left out, where one is said."""

    def __init__(
        self, record: Record, vault: Vault, as_of: datetime | None = None, run: int | None = None
    ) -> None:
        self._vault = vault
        self._state = State(record, as_of, run)

    def case_files(self) -> dict[str, str]:
        """The text of each of the case's files, by name."""
        latest = (
            select(func.max(case_files.c.number))
            .where(case_files.c.run <= self._state.last_run)
            .group_by(case_files.c.name)
        )
        question = select(case_files).where(case_files.c.number.in_(latest), case_files.c.text.is_not(None))
        return {row["name"]: row["text"] for row in self._state.rows(question.order_by(case_files.c.name))}

    def case(self) -> Case:
        """Who is who, as of then. Raises RecordError where no run has kept it yet."""
        return self._kept(lines.CASE)

    def agreement(self) -> Agreement:
        """The agreement, as of then. Raises RecordError where no run has kept it yet."""
        return self._kept(lines.AGREEMENT)

    def read_already(self, reader_version: str, case_digest: str) -> frozenset[str]:
        """The SHA-256 of every capture whose reading on record is what this code and this case give; see
        `case_digest`."""
        by_these = (marks.c.reader == reader_version) & (marks.c.case_digest == case_digest)
        return frozenset(self._state.captures_marked(by_these))

    @staticmethod
    def case_digest(case: Case) -> str:
        """What `read_already` compares a case by: equal cases, and only those, have one digest."""
        return case_digest(case)

    def reports(self) -> tuple[Report, ...]:
        """Every report as last read, in order of id."""
        return tuple(reading.report for reading in self.packed_readings())

    def reading(self, report_id: str) -> Reading:
        """All that was read in a report. Raises UnknownIdError where there is none."""
        found = self._state.reading(report_id)
        if found is None:
            raise UnknownIdError(f"no report {report_id} is on record")
        return found

    def recall(self, report_ids: Collection[str]) -> None:
        """Reads these reports in one question, in place of those recalled before: what is asked of them, or
        of what was found in them, needs no other."""
        self._state.recall(report_ids)

    def readings(self) -> tuple[Reading, ...]:
        """All that was read in every report, in order of the report's id."""
        return self._state.readings()

    def packed_readings(self) -> PackedReadings:
        """The same, each made when it is asked for: for going through a large record."""
        return self._state.packed_readings()

    def reading_that_found(self, found_id: str) -> Reading:
        """The reading that holds the quotation, mention, tally, term claim or position of this id. Raises
        UnknownIdError where none does."""
        found = self._state.reading_that_found(found_id)
        if found is None:
            raise UnknownIdError(f"nothing found in a report has the id {found_id}")
        return found

    def reconciled(self) -> Reconciled:
        """Stories, statements, incidents and the rest as the last run derived them; pairings by id."""
        return Reconciled(
            stories=self._state.things(lines.STORY),
            statements=self._state.things(lines.STATEMENT),
            incidents=self._state.things(lines.INCIDENT),
            equivalences=self._state.things(lines.EQUIVALENCE),
            disagreements=self._state.things(lines.DISAGREEMENT),
            pairings=self._state.things(lines.PAIRING),
        )

    def incidents(
        self, wanted: IncidentsWanted = ALL_INCIDENTS, *, skip: int = 0, most: int = 50
    ) -> Page[Incident]:
        """A page of the incidents wanted. Raises UnknownIdError for an actor or a place that the case does
        not know."""
        return paging.incidents(self._state, wanted, skip, most)

    def holds_all_with(self, words: str) -> bool:
        """Whether incidents by these words come from all that holds them, not from the newest alone."""
        return incidents_with(self._state, words).whole

    def timeline(self, wanted: IncidentsWanted = ALL_INCIDENTS) -> tuple[DayCount, ...]:
        """How many of the incidents wanted began on each day, by act, in order of day and act; those of
        unknown time at the end. Raises as `incidents` does."""
        return paging.timeline(self._state, wanted)

    def counts(self, wanted: IncidentsWanted = ALL_INCIDENTS) -> tuple[StateCount, ...]:
        """How many of the incidents wanted are of each act, state and outcome. Raises as `incidents` does."""
        return paging.counts(self._state, wanted)

    def incident(self, incident_id: str) -> Incident:
        """The incident of this id. Raises UnknownIdError where there is none."""
        return self._line(lines.INCIDENT, incident_id)

    def finding(self, finding_id: str) -> Finding:
        """The finding of this id. Raises UnknownIdError where there is none."""
        return self._line(lines.FINDING, finding_id)

    def finding_of(self, incident_id: str) -> Finding:
        """What the terms make of an incident. Raises UnknownIdError where it is not held against them."""
        found = self.findings_of((incident_id,)).get(incident_id)
        if found is None:
            raise UnknownIdError(f"no finding of {incident_id} is on record")
        return found

    def findings_of(self, incident_ids: Collection[str]) -> dict[str, Finding]:
        """The finding of each of these incidents that has one, by the incident's id."""
        return paging.findings_of(self._state, incident_ids)

    def disagreements_about(self, line_id: str) -> tuple[Disagreement, ...]:
        """What reports differ on about an incident or a statement."""
        return paging.things_about(self._state, lines.DISAGREEMENT, line_id)

    def statement(self, statement_id: str) -> Statement:
        """The statement of this id. Raises UnknownIdError where there is none."""
        return self._line(lines.STATEMENT, statement_id)

    def statements(self, *, skip: int = 0, most: int = 50, speaker: str | None = None) -> Page[Statement]:
        """A page of the statements, the newest on record first; of one `speaker`, by the actor's id, or by
        the name of one that the case does not know."""
        facet = spoken_by(speaker) if speaker else EVERY
        return paging.page_of_lines(self._state, lines.STATEMENT, facet, skip, most)

    def stories(self, *, skip: int = 0, most: int = 50) -> Page[Story]:
        """A page of the stories, the newest on record first."""
        return paging.page_of_lines(self._state, lines.STORY, EVERY, skip, most)

    def told_in(self, report_id: str) -> ToldIn:
        """What the record made of a report."""
        return paging.made_of_report(self._state, report_id)

    def statements_of(self, report_ids: Collection[str]) -> tuple[Statement, ...]:
        """The statements that any of these reports renders, in order of id."""
        return paging.things_told_in(self._state, lines.STATEMENT, report_ids)

    def stories_of(self, report_ids: Collection[str]) -> tuple[Story, ...]:
        """The stories that any of these reports belongs to, in order of id."""
        return paging.things_told_in(self._state, lines.STORY, report_ids)

    def equivalences(self) -> tuple[Equivalence, ...]:
        """The names that may be one, in the order the run gave them."""
        return self._state.things(lines.EQUIVALENCE)

    def reports_page(
        self,
        *,
        skip: int = 0,
        most: int = 50,
        outlet: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> Page[Report]:
        """A page of the reports, of one outlet and published within a time (with a zone) where that is asked,
        in order of publication and id; those of unknown date come last, and are in no time."""
        return paging.reports(self._state, outlet=outlet, since=since, until=until, skip=skip, most=most)

    def equivalences_offered(self, most: int) -> tuple[Equivalence, ...]:
        """Names offered as one, at most so many, in order of id."""
        return self._state.labelled(lines.EQUIVALENCE, "%", "%", most)

    def unsure(self, kinds: Collection[PairKind], most: int) -> tuple[Pairing, ...]:
        """Pairs of these kinds of which the rules could not tell whether they are one, at most so many of
        each, in order of kind and id."""
        return tuple(
            pairing
            for kind in sorted(kinds)
            for pairing in self._state.labelled(lines.PAIRING, f"{kind}:%", f"% {Sameness.UNSURE} %", most)
        )

    def judgement(self, *, findings: bool = True) -> Judgement | None:
        """Findings, where they are wanted too, status and the rest, `at` the moment the last run judged; None
        before the first. There are as many findings as incidents."""
        return judgement_of(self._state, findings=findings)

    def findings(self) -> tuple[Finding, ...]:
        """Every finding, in the order the run gave them."""
        return self._state.things(lines.FINDING)

    def outcomes_by_term(self) -> Mapping[str, Mapping[str, Outcome]]:
        """By each term that findings rest on, the outcome of each of their incidents, in order of id."""
        return outcomes_by_term(self._state)

    @property
    def last_run(self) -> int:
        """The number of the last run seen here, 0 before the first."""
        return self._state.last_run

    def runs(self) -> tuple[Run, ...]:
        """Every run that brought something, the first one first."""
        brought = (
            select(captures.c.run, func.count().label("new_captures")).group_by(captures.c.run).subquery()
        )
        question = (
            select(runs, func.coalesce(brought.c.new_captures, 0).label("new_captures"))
            .outerjoin(brought, brought.c.run == runs.c.number)
            .where(runs.c.number <= self._state.last_run)
        )
        return tuple(rows.run(row) for row in self._state.rows(question.order_by(runs.c.number)))

    def changes(self, since_run: int | None = None) -> Changes:
        """What differs from the end of run `since_run` (0: from the empty record); None asks what the last
        run changed."""
        since = max(self._state.last_run - 1, 0) if since_run is None else since_run
        return changes_between(self._state, since)

    def difference(self, since: datetime) -> Difference:
        """What this view says and the record did not say at `since` (with a zone), each difference with its
        reason. Raises RecordError where this view is of an earlier moment."""
        return difference(State(self._state.record, since), self._state, self.runs())

    def differing(self, since: datetime) -> Differing:
        """Which lines differ from `since` on, each told when it is asked for. Raises as `difference` does."""
        return differing(State(self._state.record, since), self._state, self.runs())

    def history_of(self, line_id: str) -> tuple[LineVersion, ...]:
        """What the runs made of an incident, a statement, a story, a finding or another line that differences
        tell, the first version first; empty where there is none of this id."""
        return history_of(self._state, line_id)

    def story(self, story_id: str) -> Story:
        """The story of this id. Raises UnknownIdError where there is none."""
        return self._line(lines.STORY, story_id)

    def explain(self, line_id: str) -> Explanation:
        """What a line rests on, down to quoted passages and the SHA-256 of captures. The id may be of any
        line, of anything found in a report, of a report, a capture or a decision.

        Raises UnknownIdError where the record holds no such id as of then.
        """
        return explain(self._state, line_id)

    def argument(self, line_id: str) -> Argument | None:
        """A finding as a short argument, by its id or that of its incident; None for any other line, and for
        an incident that has no finding."""
        finding = self._state.thing(lines.FINDING, line_id) or self.findings_of((line_id,)).get(line_id)
        if finding is None:
            return None
        incident = self._state.thing(lines.INCIDENT, finding.incident)
        if incident is None:
            return None
        reports = {account.report for account in incident.accounts}
        readings = {report: found for report in reports if (found := self._state.reading(report)) is not None}
        ground = Ground(case=self.case(), agreement=self.agreement(), readings=readings)
        return argument(finding, incident, ground, decisions_in_words(self._state, finding.id, incident.id))

    def search(
        self, words: str, wanted: Wanted = EVERYTHING, *, skip: int = 0, most: int | None = None
    ) -> tuple[Found, ...]:
        """Passages with all these words that meet what else is wanted, from the one after `skip` on, at most
        so many: paragraphs of reports, then what statements and incidents known by the words rest on, each
        the newest on record first. `"a phrase"` stays together, `word*` asks for beginnings.

        Raises UnknownIdError for an actor or a place that the case does not know.
        """
        end = None if most is None else skip + most
        return tuple(islice(found_by(self._state, words, wanted), skip, end))

    def _line(self, kind: lines.LineKind[lines.T], line_id: str) -> lines.T:
        thing = self._state.thing(kind, line_id)
        if thing is None:
            raise UnknownIdError(f"no {kind.name} {line_id} is on record as of then")
        return thing

    def _kept(self, kind: lines.LineKind[lines.T]) -> lines.T:
        thing = self._state.thing(kind, kind.name)
        if thing is None:
            raise RecordError(f"no {kind.name} is on record as of then; run the case first")
        return thing
