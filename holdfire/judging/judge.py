"""Holds what was reconciled against the agreement: findings, status, obligations, triggers, term checks."""

from collections.abc import Sequence
from datetime import UTC, datetime

from holdfire.judging.coverage import coverage_of, publishers_of
from holdfire.judging.duties.all import duties_at
from holdfire.judging.duties.evidence import Told
from holdfire.judging.findings import findings_of
from holdfire.judging.indicators import Indicators
from holdfire.judging.life import life_of
from holdfire.judging.lines import LineMaker
from holdfire.judging.members import Members
from holdfire.judging.phases import Phases
from holdfire.judging.questions.inquiry import Terms
from holdfire.judging.relations import relations_of
from holdfire.judging.rules import offensive_acts, rules_of
from holdfire.judging.stretches import Stretches
from holdfire.judging.tallies import count_table
from holdfire.judging.term_checks import term_checks
from holdfire.judging.terrain import Terrain
from holdfire.judging.triggers import trigger_statuses
from holdfire.judging.truce_status import truce_status
from holdfire.lexicon.tables import Lexicon, languages
from holdfire.model.agreement import Agreement
from holdfire.model.case import Case
from holdfire.model.decision import Decision, DecisionKind
from holdfire.model.reading import Reading
from holdfire.model.reconciled import Reconciled
from holdfire.model.status import Judgement

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
    case = case.with_places(ref.given for reading in readings for ref in reading.places if ref.given)
    terms = terms_of(agreement, case, decisions, moment)
    mentions = {mention.id: mention for reading in readings for mention in reading.mentions}
    findings = tuple(findings_of(reconciled.incidents, mentions, terms))
    publishers = publishers_of(readings, case)
    maker = LineMaker(places=terms.places, publishers=publishers)
    duties = duties_at(Told.of(terms.members, case, reconciled.incidents, mentions, readings, moment))
    indicators = Indicators(
        terms=terms,
        lines=maker.lines(findings, {incident.id: incident for incident in reconciled.incidents}),
        incidents=reconciled.incidents,
        obligations=duties.statuses,
        mentions=mentions,
        readings=tuple(readings),
        publishers=publishers,
        coverage=coverage_of(readings, publishers, moment),
        decisions=tuple(decision for decision in decisions if decision.at <= moment),
    )
    return Judgement(
        at=moment,
        findings=findings,
        status=truce_status(indicators, reconciled),
        obligations=duties.statuses,
        triggers=trigger_statuses(indicators),
        term_checks=tuple(term_checks(readings, terms.members, case)),
        rates=duties.rates,
        counts=count_table(readings, terms.members, case, moment),
        relations=relations_of(terms.members, reconciled, readings, mentions, moment),
        calendar=duties.calendar,
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
