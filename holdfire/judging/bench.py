"""The bench: a record once judged, held ready, so that a decision shows at once what it changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Self

from holdfire.judging.coverage import coverage_of, publishers_of
from holdfire.judging.duties.all import Duties, duties_at
from holdfire.judging.duties.evidence import Told
from holdfire.judging.findings import findings_of, is_judged, judge_incident
from holdfire.judging.indicators import Indicators
from holdfire.judging.lines import LineMaker
from holdfire.judging.questions.inquiry import Terms
from holdfire.judging.relations import relations_of
from holdfire.judging.tallies import count_table
from holdfire.judging.term_checks import term_checks
from holdfire.judging.terms import terms_of
from holdfire.judging.triggers import trigger_statuses
from holdfire.judging.truce_status import truce_status
from holdfire.model.agreement import Agreement
from holdfire.model.case import Case
from holdfire.model.decision import Decision, DecisionKind
from holdfire.model.finding import Finding
from holdfire.model.incident import AttributionState, EvidenceState, Incident
from holdfire.model.reading import Reading
from holdfire.model.reconciled import Reconciled
from holdfire.model.status import Judgement, Status, TriggerStatus

_STATES = {state.value: state for state in EvidenceState}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """The record as judged at the moment of its terms: incidents and findings by incident, and what status,
    duties and triggers are counted from."""

    terms: Terms
    case: Case
    reconciled: Reconciled
    incidents: Mapping[str, Incident]
    findings: Mapping[str, Finding]
    maker: LineMaker
    told: Told
    duties: Duties
    indicators: Indicators

    @classmethod
    def of(
        cls,
        agreement: Agreement,
        case: Case,
        reconciled: Reconciled,
        readings: Sequence[Reading],
        decisions: Sequence[Decision],
        now: datetime,
    ) -> Self:
        """All of the record judged at `now`. Raises ValueError where `now` carries no offset."""
        if now.tzinfo is None:
            raise ValueError("now needs its offset")
        moment = now.astimezone(UTC)
        case = case.with_places(ref.given for reading in readings for ref in reading.places if ref.given)
        terms = terms_of(agreement, case, decisions, moment)
        mentions = {mention.id: mention for reading in readings for mention in reading.mentions}
        incidents = {incident.id: incident for incident in reconciled.incidents}
        findings = {
            finding.incident: finding for finding in findings_of(reconciled.incidents, mentions, terms)
        }
        publishers = publishers_of(readings, case)
        maker = LineMaker(places=terms.places, publishers=publishers)
        told = Told.of(terms.members, case, reconciled.incidents, mentions, readings, moment)
        duties = duties_at(told)
        indicators = Indicators(
            terms=terms,
            lines=maker.lines(findings.values(), incidents),
            incidents=reconciled.incidents,
            obligations=duties.statuses,
            mentions=mentions,
            readings=readings,
            publishers=publishers,
            coverage=coverage_of(readings, publishers, moment),
            decisions=tuple(decision for decision in decisions if decision.at <= moment),
        )
        return cls(
            terms=terms,
            case=case,
            reconciled=reconciled,
            incidents=incidents,
            findings=findings,
            maker=maker,
            told=told,
            duties=duties,
            indicators=indicators,
        )

    def status(self) -> Status:
        """The status of the truce."""
        return truce_status(self.indicators, self.reconciled)

    def triggers(self) -> tuple[TriggerStatus, ...]:
        """The status of every trigger."""
        return trigger_statuses(self.indicators)

    def judgement(self) -> Judgement:
        """All that the agreement makes of the record."""
        readings, claiming = self.indicators.readings, self.indicators.claiming
        members, now = self.terms.members, self.terms.now
        return Judgement(
            at=now,
            findings=tuple(self.findings.values()),
            status=self.status(),
            obligations=self.duties.statuses,
            triggers=self.triggers(),
            term_checks=tuple(term_checks(claiming, members, self.case)),
            rates=self.duties.rates,
            counts=count_table(claiming, members, self.case, now),
            relations=relations_of(members, self.reconciled, readings, self.indicators.mentions, now),
            calendar=self.duties.calendar,
        )

    def after(self, decision: Decision) -> Self | None:
        """The bench with one more decision, taken as known at its moment: only what it touches is judged
        anew. None where a run is needed: what it decides bears on how accounts are joined or weighed (one or
        two, a mention rejected, a report retracted), or names what is not an incident here."""
        if decision.kind is DecisionKind.SET_WORK:
            return self
        if decision.kind is DecisionKind.CONFIRM_TRIGGER:
            decisions = (*self.indicators.decisions, decision)
            return replace(self, indicators=replace(self.indicators, decisions=decisions))
        incident = self.incidents.get(decision.target)
        if incident is None:
            return None
        if decision.kind is DecisionKind.SET_EVIDENCE and decision.value in _STATES:
            return self.reheard(replace(incident, evidence=_STATES[decision.value]))
        if decision.kind is DecisionKind.RECORD_RULING:
            earlier = self.terms.rulings.get(incident.id, ())
            terms = replace(self.terms, rulings={**self.terms.rulings, incident.id: (*earlier, decision)})
            return replace(self, terms=terms).reheard(replace(incident, attribution=AttributionState.RULED))
        return None

    def reheard(self, incident: Incident) -> Self:
        """The bench with an incident as it now stands in place of what it was: it alone is judged anew, and
        the duties only where its act bears on one."""
        incidents = {**self.incidents, incident.id: incident}
        findings, lines = dict(self.findings), self.indicators.lines
        if is_judged(incident):
            finding = judge_incident(incident, self.indicators.mentions, self.terms)
            findings[incident.id] = finding
            lines = self.maker.replaced(lines, finding, incident)
        elif findings.pop(incident.id, None):
            lines = self.maker.without(lines, incident.id)
        if len(findings) > len(self.findings):
            findings = {name: findings[name] for name in incidents if name in findings}
        in_order = tuple(incidents.values())
        told, duties = self.told, self.duties
        if incident.act in told.by_act:
            told = told.with_incidents(in_order)
            duties = duties_at(told)
        return replace(
            self,
            reconciled=replace(self.reconciled, incidents=in_order),
            incidents=incidents,
            findings=findings,
            told=told,
            duties=duties,
            indicators=replace(
                self.indicators,
                terms=self.terms,
                lines=lines,
                incidents=in_order,
                obligations=duties.statuses,
            ),
        )
