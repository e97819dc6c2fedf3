"""Explains any line of the record: what it says and what it rests on, down to passages and captures."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property

from holdfire.model.agreement import Agreement
from holdfire.model.ban import Permission, Prohibition, Protection
from holdfire.model.comparison import ClaimedCount
from holdfire.model.count import bounds_words
from holdfire.model.decision import Decision
from holdfire.model.duty import Ceiling, Exchange, Humanitarian, Obligation
from holdfire.model.duty_status import ObligationStatus
from holdfire.model.errors import UnknownIdError
from holdfire.model.finding import Finding
from holdfire.model.history import Explanation
from holdfire.model.incident import Incident
from holdfire.model.instrument import Provenance
from holdfire.model.oversight import Reporting
from holdfire.model.reconciled import Disagreement, Equivalence
from holdfire.model.relation import Dealings
from holdfire.model.statement import Statement
from holdfire.model.status import Status, TriggerStatus
from holdfire.model.story import Story
from holdfire.model.trigger import Contingency, Trigger
from holdfire.model.truce_life import Phase, Precondition
from holdfire.record import lines
from holdfire.record.anchoring import decisions_about
from holdfire.record.explain_found import Ground
from holdfire.record.paging import things_about
from holdfire.record.state import State

Clause = (
    Prohibition
    | Permission
    | Protection
    | Obligation
    | Precondition
    | Phase
    | Humanitarian
    | Exchange
    | Ceiling
    | Reporting
    | Trigger
    | Contingency
)
"""Clauses of an agreement that have an id and words."""

Ask = Callable[[str], Explanation | None]


def explain(state: State, line_id: str) -> Explanation:
    """What the line of this id rests on, with the decisions taken about it.

    Raises UnknownIdError where the state holds no such id.
    """
    explanation = _Explainer(state).any(line_id)
    if explanation is None:
        raise UnknownIdError(f"nothing on record has the id {line_id!r} as of then")
    about = tuple(_decided(item) for item in decisions_about(state, line_id))
    return replace(explanation, id=line_id, children=explanation.children + about)


def decisions_in_words(state: State, *ids: str) -> tuple[str, ...]:
    """The decisions taken about any of these lines, in words."""
    about = (item for line_id in ids for item in decisions_about(state, line_id))
    return tuple(dict.fromkeys(_decided(item).text for item in about))


class _Explainer:
    """Goes down from a line, never up, so that it comes to an end."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._ground = Ground(state)
        self._of_lines: dict[str, Ask] = {
            lines.FINDING.name: self._of(lines.FINDING, self._finding),
            lines.INCIDENT.name: self._of(lines.INCIDENT, self._incident),
            lines.STATEMENT.name: self._of(lines.STATEMENT, self._statement),
            lines.STORY.name: self._of(lines.STORY, self._story),
            lines.EQUIVALENCE.name: self._of(lines.EQUIVALENCE, self._equivalence),
            lines.DISAGREEMENT.name: self._of(lines.DISAGREEMENT, self._disagreement),
            lines.OBLIGATION.name: self._of(lines.OBLIGATION, self._obligation),
            lines.TRIGGER.name: self._of(lines.TRIGGER, self._trigger),
            lines.STATUS.name: self._of(lines.STATUS, self._status),
            lines.COUNT.name: self._of(lines.COUNT, self._count),
            lines.RELATION.name: self._of(lines.RELATION, self._relation),
        }
        self._others: tuple[Ask, ...] = (
            self._ground.found,
            self._ground.report,
            self._ground.capture,
            self._clause,
            self._decision,
        )

    @cached_property
    def _clauses(self) -> dict[str, Explanation]:
        """Every clause of the agreement by id, with the document it comes from."""
        agreement = self._state.thing(lines.AGREEMENT, lines.AGREEMENT.name)
        return {clause.id: clause for clause in _clauses(agreement)} if agreement else {}

    def any(self, line_id: str) -> Explanation | None:
        """The explanation of an id of whatever kind, None where nothing has it."""
        kinds = self._state.kinds_of(line_id)
        asks = (*(ask for kind, ask in self._of_lines.items() if kind in kinds), *self._others)
        return next((answer for ask in asks if (answer := ask(line_id)) is not None), None)

    def _of(self, kind: lines.LineKind[lines.T], tell: Callable[[lines.T], Explanation]) -> Ask:
        def ask(line_id: str) -> Explanation | None:
            thing = self._state.thing(kind, line_id)
            return None if thing is None else tell(thing)

        return ask

    def _all(self, ids: Iterable[str]) -> tuple[Explanation, ...]:
        """Each of these lines; one that the record does not hold is said, not passed over."""
        return tuple(self.any(each) or _not_there(each) for each in ids)

    def _found(self, ids: Iterable[str]) -> tuple[Explanation, ...]:
        """The same of what was found in reports."""
        return tuple(self._ground.found(each) or _not_there(each) for each in ids)

    def _finding(self, finding: Finding) -> Explanation:
        tests = tuple(
            Explanation(
                id=finding.id,
                kind="test",
                text=f"{result.test}: {result.answer}. {result.reason}" + _missing(result.missing),
                children=self._ground.passages(result.citations) + self._terms(result.terms),
            )
            for result in finding.tests
        )
        unknown = _missing(", ".join(finding.missing))
        return Explanation(
            id=finding.id,
            kind="finding",
            text=f"{finding.outcome.replace('_', ' ')} under {finding.agreement}{unknown}",
            children=tests + self._all((finding.incident,)),
        )

    def _incident(self, incident: Incident) -> Explanation:
        states = f"{incident.evidence}, {incident.attribution}".replace("_", " ")
        grounds = tuple(
            Explanation(id=incident.id, kind="ground", text=ground) for ground in incident.grounds
        )
        self._state.recall({account.report for account in incident.accounts})
        mentions = self._found(account.mention for account in incident.accounts)
        accounts = tuple(
            Explanation(
                id=account.mention,
                kind="account",
                text=f"{account.outlet or 'outlet unknown'}, origin {account.origin}"
                + (", against its own interest" if account.against_interest else ""),
                children=(mention,),
            )
            for account, mention in zip(incident.accounts, mentions, strict=True)
        )
        return Explanation(
            id=incident.id,
            kind="incident",
            text=f"{lines.label_of_incident(incident)} ({states})",
            children=grounds + accounts + self._disagreements_about(incident.id),
        )

    def _statement(self, statement: Statement) -> Explanation:
        self._state.recall({rendering.report for rendering in statement.renderings})
        quotations = self._found(rendering.quotation for rendering in statement.renderings)
        renderings = tuple(
            Explanation(
                id=rendering.quotation,
                kind="rendering",
                text=f"{rendering.siglum} ({rendering.fit}): {rendering.words}",
                children=(quotation,),
            )
            for rendering, quotation in zip(statement.renderings, quotations, strict=True)
        )
        entries = tuple(
            Explanation(
                id=statement.id,
                kind="variant",
                text=f"{entry.kind}: {entry.base or '(nothing)'} ] "
                + "; ".join(f"{v.words or '(nothing)'} {' '.join(v.witnesses)}" for v in entry.variants),
            )
            for entry in statement.apparatus
        )
        return Explanation(
            id=statement.id,
            kind="statement",
            text=lines.label_of_statement(statement),
            children=renderings + entries + self._disagreements_about(statement.id),
        )

    def _story(self, story: Story) -> Explanation:
        descents = tuple(
            Explanation(
                id=descent.copy,
                kind="descent",
                text=f"{descent.copy} goes back to {descent.original} ({descent.kind}): {descent.reason}",
            )
            for descent in story.descents
        )
        text = f"{story.label} ({len(story.reports)} reports, {len(story.origins)} origins)"
        return Explanation(id=story.id, kind="story", text=text, children=self._all(story.reports) + descents)

    def _equivalence(self, equivalence: Equivalence) -> Explanation:
        evidence = tuple(
            Explanation(
                id=equivalence.id,
                kind="evidence",
                text=f"{item.kind.replace('_', ' ')}: {item.detail}",
                children=self._ground.passages(item.citations),
            )
            for item in equivalence.evidence
        )
        against = tuple(
            Explanation(id=equivalence.id, kind="against", text=text) for text in equivalence.against
        )
        return Explanation(
            id=equivalence.id,
            kind="equivalence",
            text=f"{equivalence.here} is {equivalence.there} ({equivalence.status}, "
            f"{len(equivalence.kinds)} kinds of evidence, {equivalence.segments} places)",
            children=evidence + against,
        )

    def _disagreement(self, disagreement: Disagreement) -> Explanation:
        return Explanation(
            id=disagreement.about,
            kind="disagreement",
            text=f"{disagreement.kind}: {disagreement.detail}",
            children=self._ground.passages(disagreement.citations),
        )

    def _disagreements_about(self, line_id: str) -> tuple[Explanation, ...]:
        differing = things_about(self._state, lines.DISAGREEMENT, line_id)
        return tuple(self._disagreement(item) for item in differing)

    def _obligation(self, status: ObligationStatus) -> Explanation:
        return Explanation(
            id=status.obligation,
            kind="obligation",
            text=f"{status.state.replace('_', ' ')}: {status.reason}",
            children=self._terms((status.obligation.partition("/")[0],))
            + self._ground.passages(status.citations)
            + self._all(status.incidents),
        )

    def _trigger(self, status: TriggerStatus) -> Explanation:
        return Explanation(
            id=status.trigger,
            kind="trigger",
            text=f"by allegations: {status.by_allegations}, by facts: {status.by_facts}. {status.reason}",
            children=self._terms((status.trigger,))
            + self._ground.passages(status.citations)
            + self._all(status.counted),
        )

    def _count(self, count: ClaimedCount) -> Explanation:
        bounds = bounds_words(count.low, count.high)
        said = " ".join(part for part in (count.breakdown, count.outside) if part)
        return Explanation(
            id=count.id,
            kind="count",
            text=f"{bounds} {count.unit} by the count of {count.claimant}. {said}".strip(),
            children=self._all(count.tallies),
        )

    def _relation(self, relation: Dealings) -> Explanation:
        between = (incident for week in relation.acts for incident in week.incidents)
        accused = (accusation.incident for accusation in relation.accusations)
        incidents = dict.fromkeys((*between, *relation.contacts, *relation.steps, *accused))
        return Explanation(
            id=relation.id,
            kind="relation",
            text=f"{relation.one} and {relation.other}: {len(incidents)} incidents that bear on it",
            children=self._ground.passages(told.citation for told in relation.likenesses)
            + self._all(incidents),
        )

    def _status(self, status: Status) -> Explanation:
        grounds = tuple(
            Explanation(
                id="status",
                kind="ground",
                text=ground.text,
                children=self._ground.passages(ground.citations) + self._all(ground.ids),
            )
            for ground in (*status.formal_grounds, *status.holding_grounds)
        )
        unknowns = tuple(
            Explanation(id="status", kind="unknown", text=unknown) for unknown in status.unknowns
        )
        text = f"formally {status.formal}, in fact {status.holding}".replace("_", " ")
        return Explanation(id="status", kind="status", text=text, children=grounds + unknowns)

    def _terms(self, ids: Iterable[str]) -> tuple[Explanation, ...]:
        return tuple(clause for each in ids if (clause := self._clause(each)) is not None)

    def _clause(self, clause_id: str) -> Explanation | None:
        return self._clauses.get(clause_id)

    def _decision(self, decision_id: str) -> Explanation | None:
        decision = next((item for item in self._state.decisions() if item.id == decision_id), None)
        if decision is None:
            return None
        about = (decision.target, decision.other) if decision.other else (decision.target,)
        return replace(_decided(decision), children=self._all(about))


def _clauses(agreement: Agreement) -> tuple[Explanation, ...]:
    every: tuple[Clause, ...] = (
        *agreement.prohibitions,
        *agreement.permissions,
        *agreement.protections,
        *agreement.obligations,
        *agreement.preconditions,
        *agreement.phases,
        *agreement.humanitarian,
        *agreement.exchanges,
        *agreement.ceilings,
        *agreement.reporting,
        *agreement.triggers,
        *agreement.contingencies,
    )
    return tuple(
        Explanation(id=clause.id, kind="clause", text=f"{clause.text} ({_document(clause.source)})")
        for clause in every
    )


def _document(source: Provenance) -> str:
    article = f", {source.article}" if source.article else ""
    checked = "checked" if source.checked else "not checked against the document"
    return f"{source.document}{article}, {checked}"


def _decided(decision: Decision) -> Explanation:
    return Explanation(
        id=decision.id,
        kind="decision",
        text=f"{decision.what} by {decision.by} at {decision.at.isoformat()}: {decision.reason}",
    )


def _not_there(line_id: str) -> Explanation:
    return Explanation(id=line_id, kind="missing", text=f"{line_id} is not on record")


def _missing(what: str | None) -> str:
    return f" Missing: {what}." if what else ""
