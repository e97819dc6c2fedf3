"""The agreement made ready to be asked: its members, life, phases, terrain, rules, and rulings on record."""

from collections.abc import Sequence
from datetime import datetime

from holdfire.judging.life import life_of
from holdfire.judging.members import Members
from holdfire.judging.phases import Phases
from holdfire.judging.questions.inquiry import Terms
from holdfire.judging.rules import offensive_acts, rules_of
from holdfire.judging.stretches import Stretches
from holdfire.judging.terrain import Terrain
from holdfire.lexicon.tables import Lexicon, languages
from holdfire.model.agreement import Agreement
from holdfire.model.case import Case
from holdfire.model.decision import Decision, DecisionKind

SELF_DEFENCE = "self_defence"


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
