"""The terms as this case holds them, what reports say of them, and where reports disagree."""

from dataclasses import dataclass

from holdfire.model.status import TermCheck
from holdfire.model.truth import Truth
from holdfire.showing.page_agreement import TermShown, terms_of
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
            term_check_shown(teller, check)
            for check in checks
            if check.term_claim in teller.dossier.term_claims
        ),
        terms=tuple(terms_of(teller)),
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


def term_check_shown(teller: Teller, check: TermCheck) -> TermCheckShown:
    """What a report says of a term, held against it."""
    claim = teller.dossier.term_claims[check.term_claim]
    report = teller.dossier.readings[claim.report].report
    return TermCheckShown(
        part=teller.words.of(claim.kind),
        agrees=teller.say(AGREES[check.agrees]),
        mark=check.agrees.value,
        detail=check.detail,
        claimant=teller.named(claim.claimant, teller.itself(report)),
        terms=tuple(teller.term(term) for term in check.terms),
        passage=teller.passage(claim.report, claim.span),
    )
