"""Drafts an agreement file from readings: every value with its passages and what others say instead."""

from collections.abc import Iterator, Sequence

from holdfire.judging.drafting.duties import (
    ASK_PROTECTED,
    ASK_TRIGGERS,
    contingencies_section,
    duties_section,
    silence_section,
    status_claims_section,
)
from holdfire.judging.drafting.evidence import Evidence, once
from holdfire.judging.drafting.members import exclusions_section, parties_section
from holdfire.judging.drafting.rivals import ranked
from holdfire.judging.drafting.turns import ending_section, start_section, zone_of
from holdfire.lexicon.tables import Lexicon
from holdfire.model.case import Case
from holdfire.model.draft import Alternative, Draft, DraftField, DraftPassage, Form, Proposal, Section
from holdfire.model.reading import Reading
from holdfire.model.term_claim import TermKind

UNSAID = "UTC"
"""The clock in which moments are written while nobody has said the agreement's zone."""

WANTED_ID = "the agreement's own id: lower-case letters, digits and hyphens"
WANTED_NAME = "what it is called"
WANTED_KIND = "unilateral, reciprocal_declarations, bilateral, multilateral, third_party_statement or imposed"
WANTED_CLASS = "cessation, preliminary, definitive, humanitarian_pause or armistice"
WANTED_ZONE = "the IANA zone that whole days mean, such as Asia/Damascus"
ASK_AREA = "The reports name no area; without `area` the whole country of the case is meant. Ask."
ASK_MONITORING = "The reports do not say who watches: ask."


def draft_agreement(readings: Sequence[Reading], case: Case) -> Draft:
    """What reports say of an agreement's terms, as a file for a person to confirm.

    Nothing is taken from anywhere but the readings; what no report says is asked for. Identity, kind and
    class are always left to a person. Of several values for one thing the one that most publishers give is
    proposed and the others stand beside it.
    """
    evidence = Evidence.of(readings, case)
    zone = case.zone or zone_of(evidence) or UNSAID
    sections = (
        _head(evidence),
        start_section(evidence, zone),
        ending_section(evidence, zone),
        parties_section(evidence),
        exclusions_section(evidence),
        duties_section(evidence, "prohibitions", TermKind.PROHIBITION, zone),
        duties_section(evidence, "permissions", TermKind.PERMISSION, zone),
        Section(key="protections", form=Form.LIST, questions=(ASK_PROTECTED,)),
        duties_section(evidence, "obligations", TermKind.OBLIGATION, zone),
        Section(key="triggers", form=Form.LIST, questions=(ASK_TRIGGERS,)),
        contingencies_section(evidence),
        status_claims_section(evidence),
        silence_section(evidence),
    )
    cited = {passage.source for passage in _passages(sections)}
    unread = [
        reading.report.language or "unknown" for reading in readings if not _knows(reading.report.language)
    ]
    return Draft(
        reports=len(readings),
        unread=len(unread),
        languages=tuple(sorted(set(unread))),
        on_terms=sum(1 for reading in readings if reading.term_claims),
        sources=tuple(source for source in evidence.sources.values() if source.id in cited),
        sections=sections,
    )


def _knows(language: str | None) -> bool:
    """Whether there is a table of the words for terms in a language (ISO 639-1)."""
    return language is not None and Lexicon(language=language).has("term_cues")


def _passages(sections: Sequence[Section]) -> Iterator[DraftPassage]:
    for section in sections:
        for remark in section.remarks:
            yield from remark.passages
        for proposal in section.proposals:
            yield from proposal.passages
            for other in proposal.alternatives:
                yield from other.passages


def _head(evidence: Evidence) -> Section:
    area, monitoring = _area(evidence), _monitoring(evidence)
    identity = [
        DraftField(key="id", wanted=WANTED_ID),
        DraftField(key="name", wanted=WANTED_NAME),
        DraftField(key="kind", wanted=WANTED_KIND),
        DraftField(key="class", wanted=WANTED_CLASS),
        DraftField(key="zone", value=evidence.case.zone or zone_of(evidence), wanted=WANTED_ZONE),
    ]
    return Section(
        key="head",
        form=Form.HEAD,
        proposals=(*(Proposal(fields=(field,)) for field in identity), *area, *monitoring),
        questions=(*(() if area else (ASK_AREA,)), *(() if monitoring else (ASK_MONITORING,))),
    )


def _area(evidence: Evidence) -> tuple[Proposal, ...]:
    """The places that passages have it cover; the file takes those that the case knows."""
    given = [
        (place.place or place.name, evidence.of_claim(claim))
        for claim in evidence.claims(TermKind.AREA)
        for place in evidence.readings[claim.report].places
        if claim.span.holds(place.span)
    ]
    found = ranked(given, evidence)
    known = [(place, told) for place, told in found if evidence.case.place(place)]
    if not found:
        return ()
    passages = tuple(passage for _, told in known or found for passage in told)
    value = tuple(place for place, _ in known)
    unknown = tuple(
        Alternative(
            fields=(DraftField(key="area", value=(place,)),),
            passages=told,
            weight=evidence.weight(told),
            how="no place of this name in places.yaml",
        )
        for place, told in found
        if not evidence.case.place(place)
    )
    if not known:
        return (Proposal(fields=(), alternatives=unknown),)
    return (
        Proposal(
            fields=(DraftField(key="area", value=value),),
            passages=passages,
            weight=evidence.weight(passages),
            alternatives=unknown,
        ),
    )


def _monitoring(evidence: Evidence) -> tuple[Proposal, ...]:
    """Who watches, in the words of the first report that says so."""
    passages = once(evidence.of_claim(claim) for claim in evidence.claims(TermKind.MONITORING))
    if not passages:
        return ()
    field = DraftField(key="monitoring", value=passages[0].words, quoted=True)
    return (Proposal(fields=(field,), passages=passages, weight=evidence.weight(passages)),)
