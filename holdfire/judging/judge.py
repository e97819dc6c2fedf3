"""Holds what was reconciled against the agreement: findings, status, obligations, triggers, term checks."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from holdfire.judging.coverage import Coverage, coverage_of
from holdfire.judging.findings import findings_of
from holdfire.judging.formal import legal_state
from holdfire.judging.holding import Judged, how_it_holds, judged, tally_grounds
from holdfire.judging.life import life_of
from holdfire.judging.members import Members
from holdfire.judging.obligations import obligation_statuses
from holdfire.judging.phases import Phases
from holdfire.judging.questions.inquiry import Terms
from holdfire.judging.rules import offensive_acts, rules_of
from holdfire.judging.said import said_statuses
from holdfire.judging.stretches import Stretches
from holdfire.judging.term_checks import term_checks
from holdfire.judging.terrain import Terrain
from holdfire.judging.triggers import Indicators, trigger_statuses
from holdfire.lexicon.tables import Lexicon, languages
from holdfire.model.agreement import Agreement
from holdfire.model.case import Case
from holdfire.model.decision import Decision, DecisionKind
from holdfire.model.mention import Mention
from holdfire.model.reading import Reading
from holdfire.model.reconciled import Reconciled
from holdfire.model.status import Judgement, Status

SELF_DEFENCE = "self_defence"


def judge(
    agreement: Agreement,
    case: Case,
    reconciled: Reconciled,
    readings: Sequence[Reading],
    decisions: Sequence[Decision],
    now: datetime,
) -> Judgement:
    """All that the agreement makes of the record at the moment `now` (with its offset): a pure function.

    `readings` give the passages behind incidents; `decisions` the rulings a reviewer put on record.
    Raises ValueError where `now` carries no offset.
    """
    if now.tzinfo is None:
        raise ValueError("now needs its offset")
    moment = now.astimezone(UTC)
    terms = terms_of(agreement, case, decisions, moment)
    mentions = {mention.id: mention for reading in readings for mention in reading.mentions}
    findings = tuple(findings_of(reconciled.incidents, mentions, terms))
    lines = judged(findings, {incident.id: incident for incident in reconciled.incidents})
    coverage = coverage_of(readings, case, moment)
    obligations = obligation_statuses(terms.members, reconciled.incidents, mentions, moment)
    indicators = Indicators(
        members=terms.members,
        lines=lines,
        incidents=reconciled.incidents,
        obligations=obligations,
        mentions=mentions,
        readings=tuple(readings),
        publishers=_publishers(readings, case),
        coverage=coverage,
        now=moment,
    )
    return Judgement(
        at=moment,
        findings=findings,
        status=_status(terms, reconciled, readings, lines, mentions, coverage),
        obligations=obligations,
        triggers=trigger_statuses(indicators),
        term_checks=tuple(term_checks(readings, terms.members, case)),
    )


def terms_of(agreement: Agreement, case: Case, decisions: Sequence[Decision], now: datetime) -> Terms:
    """The agreement made ready to be asked, as known at `now` (UTC)."""
    rulings: dict[str, list[Decision]] = {}
    for decision in decisions:
        if decision.kind is DecisionKind.RECORD_RULING and decision.at <= now:
            rulings.setdefault(decision.target, []).append(decision)
    life = life_of(agreement, now)
    phases, texts = Phases.of(agreement, life.begins), rules_of(agreement)
    return Terms(
        agreement=agreement,
        case=case,
        members=Members.of(agreement, case),
        life=life,
        phases=phases,
        stretches=Stretches.of(texts, phases),
        terrain=Terrain.of(agreement, case),
        texts=texts,
        offensive=offensive_acts(agreement),
        protections=tuple(sorted(agreement.protections, key=lambda clause: clause.id)),
        rulings=rulings,
        self_defence=_self_defence(),
        now=now,
    )


def _self_defence() -> tuple[str, ...]:
    lexicons = (Lexicon(language=language) for language in languages())
    return tuple(
        phrase.casefold()
        for lexicon in lexicons
        if lexicon.has(SELF_DEFENCE)
        for phrase in lexicon.words(SELF_DEFENCE)
    )


def _publishers(readings: Sequence[Reading], case: Case) -> dict[str, str]:
    """Who stands behind each report: its outlet's family where known, else the report itself."""
    publishers = {outlet.id: outlet.publisher for outlet in case.outlets}
    reports = (reading.report for reading in readings)
    return {report.id: publishers.get(report.outlet or "", report.id) for report in reports}


def _status(
    terms: Terms,
    reconciled: Reconciled,
    readings: Sequence[Reading],
    lines: Sequence[Judged],
    mentions: Mapping[str, Mention],
    coverage: Coverage,
) -> Status:
    formal = legal_state(terms, reconciled.incidents, mentions)
    holding = how_it_holds(lines, coverage, terms.life, terms.now)
    return Status(
        formal=formal.formal,
        formal_grounds=formal.grounds,
        holding=holding.holding,
        holding_grounds=(*holding.grounds, *tally_grounds(readings, terms.life, terms.now)),
        since=terms.life.begins,
        until=terms.life.ends,
        claims=terms.life.claims,
        said=tuple(said_statuses(readings, reconciled)),
        unknowns=tuple(dict.fromkeys((*formal.unknowns, *holding.unknowns))),
    )
