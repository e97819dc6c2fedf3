"""The terms as this case holds them, what reports say of them, and where reports disagree."""

from collections.abc import Iterator
from dataclasses import dataclass

from holdfire.model.agreement import Agreement, Provenance
from holdfire.model.status import TermCheck
from holdfire.model.truth import Truth
from holdfire.showing.page_incident import term_link
from holdfire.showing.teller import Link, Passage, Teller

AGREES = {
    Truth.YES: "as the agreement says",
    Truth.NO: "not as the agreement says",
    Truth.UNKNOWN: "cannot be told",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TermCheckShown:
    """What a report says of a term, held against the agreement: whether it says so, and by how much not."""

    part: str
    agrees: str
    mark: str
    detail: str
    claimant: str
    terms: tuple[Link, ...]
    passage: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class TermShown:
    """A term of the agreement in the words of its file, and where it comes from."""

    id: str
    kind: str
    text: str
    source: str
    checked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsShown:
    """Term checks (the differing first), the terms themselves, and what the text does not say."""

    checks: tuple[TermCheckShown, ...]
    terms: tuple[TermShown, ...]
    silences: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DisagreementShown:
    """A point on which reports differ, about which line, with a passage for each side."""

    kind: str
    about: Link
    detail: str
    passages: tuple[Passage, ...]


def terms(teller: Teller) -> TermsShown:
    """The terms and what is said of them."""
    judgement, agreement = teller.dossier.judgement, teller.dossier.agreement
    order = (Truth.NO, Truth.UNKNOWN, Truth.YES)
    checks = sorted(judgement.term_checks if judgement else (), key=lambda check: order.index(check.agrees))
    return TermsShown(
        checks=tuple(
            _check(teller, check) for check in checks if check.term_claim in teller.dossier.term_claims
        ),
        terms=tuple(_terms_of(agreement)),
        silences=tuple((silence.about, silence.note or "") for silence in agreement.silences),
    )


def disagreements(teller: Teller) -> tuple[DisagreementShown, ...]:
    """Where reports differ, in the record's order."""
    return tuple(
        DisagreementShown(
            kind=teller.words.of(item.kind),
            about=teller.link(item.about),
            detail=item.detail,
            passages=teller.passages(item.citations),
        )
        for item in teller.dossier.reconciled.disagreements
    )


def _check(teller: Teller, check: TermCheck) -> TermCheckShown:
    claim = teller.dossier.term_claims[check.term_claim]
    report = teller.dossier.readings[claim.report].report
    return TermCheckShown(
        part=teller.words.of(claim.kind),
        agrees=AGREES[check.agrees],
        mark=check.agrees.value,
        detail=check.detail,
        claimant=teller.named(claim.claimant, f"the report itself ({teller.outlet(report)})"),
        terms=tuple(term_link(term) for term in check.terms),
        passage=teller.passage(claim.report, claim.span),
    )


def _terms_of(agreement: Agreement) -> Iterator[TermShown]:
    for prohibition in agreement.prohibitions:
        yield _term(prohibition.id, "forbidden", prohibition.text, prohibition.source)
    for permission in agreement.permissions:
        yield _term(permission.id, "allowed", permission.text, permission.source)
    for protection in agreement.protections:
        yield _term(protection.id, "protected", protection.text, protection.source)
    for obligation in agreement.obligations:
        yield _term(obligation.id, "duty", obligation.text, obligation.source)
    for trigger in agreement.triggers:
        yield _term(trigger.id, "trigger", trigger.text, trigger.source)
    for contingency in agreement.contingencies:
        yield _term(contingency.id, "contingency", contingency.text, contingency.source)


def _term(term_id: str, kind: str, text: str, source: Provenance) -> TermShown:
    return TermShown(
        id=term_id,
        kind=kind,
        text=text,
        source=", ".join(part for part in (source.document, source.article) if part),
        checked="held against the document" if source.checked else "not yet held against the document",
    )
