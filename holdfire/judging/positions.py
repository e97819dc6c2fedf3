"""Where each actor stands on each issue: its statements and what it does with a contingency."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from holdfire.judging.issues import issues_in
from holdfire.model.quotation import Quotation
from holdfire.model.reading import Reading
from holdfire.model.reconciled import Reconciled
from holdfire.model.relation import Issue, Position
from holdfire.model.span import Citation, Span
from holdfire.model.statement import Statement
from holdfire.model.term_claim import TermKind


def positions_of(
    reconciled: Reconciled, readings: Sequence[Reading], body: Callable[[str], str]
) -> Mapping[str, Sequence[Position]]:
    """The positions of each actor the case knows, by the issues of the truce; a person's are those of the
    body it speaks for. A statement on several issues stands under each."""
    asked = {statement.base.quotation for statement in reconciled.statements if statement.speaker}
    quotations: dict[str, Quotation] = {}
    languages: dict[str, str] = {}
    for reading in readings:
        languages[reading.report.id] = reading.report.language or ""
        quotations |= {said.id: said for said in reading.quotations if said.id in asked}
    found: dict[str, list[Position]] = {}
    for statement in reconciled.statements:
        for position in _of_statement(statement, quotations, languages, body):
            found.setdefault(position.actor, []).append(position)
    for position in _of_contingencies(readings, body):
        found.setdefault(position.actor, []).append(position)
    order = {issue: number for number, issue in enumerate(Issue)}
    return {actor: sorted(told, key=lambda one: order[one.issue]) for actor, told in found.items()}


def _of_statement(
    statement: Statement,
    quotations: Mapping[str, Quotation],
    languages: Mapping[str, str],
    body: Callable[[str], str],
) -> Iterator[Position]:
    quotation = quotations.get(statement.base.quotation)
    if statement.speaker is None or quotation is None:
        return
    words = statement.base.words
    for issue in issues_in(words, statement.base.language or languages.get(quotation.report, "")):
        yield Position(
            actor=body(statement.speaker),
            speaker=statement.speaker_name,
            issue=issue,
            words=words,
            citation=Citation(report=quotation.report, span=_first(quotation)),
            modality=statement.modality,
            statement=statement.id,
        )


def _of_contingencies(readings: Sequence[Reading], body: Callable[[str], str]) -> Iterator[Position]:
    for reading in readings:
        for claim in reading.term_claims:
            if claim.kind is TermKind.CONTINGENCY and claim.claimant and claim.claimant.actor:
                yield Position(
                    actor=body(claim.claimant.actor),
                    speaker=claim.claimant.name,
                    issue=Issue.CONTINGENCY,
                    words=claim.span.text,
                    citation=Citation(report=claim.report, span=claim.span),
                    stance=claim.stance,
                )


def _first(quotation: Quotation) -> Span:
    return quotation.contents[0]
