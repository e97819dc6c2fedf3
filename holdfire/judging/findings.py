"""Holds incidents against the terms: eight questions to every version of each, and one finding."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from holdfire.judging.acts import JUDGED
from holdfire.judging.members import Bond, Stand, unidentified
from holdfire.judging.outcome import missing, over_tellings, settle
from holdfire.judging.questions.all import QUESTIONS
from holdfire.judging.questions.inquiry import Answered, Inquiry, Terms
from holdfire.judging.telling import Telling, tellings_of
from holdfire.judging.wording import listed
from holdfire.model.act import SAID_TO_BE_SO
from holdfire.model.actor import ActorRef
from holdfire.model.finding import Finding, Responsibility, TestName, TestResult, Version
from holdfire.model.identity import content_id
from holdfire.model.incident import AttributionState, EvidenceState, Incident
from holdfire.model.mention import Mention
from holdfire.model.truth import Truth

RULES = "1"
"""The version of the judging rules; it changes when the same incident could be judged otherwise."""

WITHDRAWN = frozenset({EvidenceState.REFUTED, EvidenceState.RETRACTED, EvidenceState.DUPLICATE})
"""Evidence states of what did not happen, or is told elsewhere: nothing is left to judge."""


def findings_of(
    incidents: Iterable[Incident], mentions: Mapping[str, Mention], terms: Terms
) -> Iterator[Finding]:
    """A finding for every incident that can be one: an act and not mere words, said to be so by someone,
    and neither refuted nor retracted."""
    for incident in incidents:
        told = any(account.modality in SAID_TO_BE_SO for account in incident.accounts)
        if incident.act in JUDGED and told and incident.evidence not in WITHDRAWN:
            yield judge_incident(incident, mentions, terms)


def judge_incident(incident: Incident, mentions: Mapping[str, Mention], terms: Terms) -> Finding:
    """The finding on one incident; `mentions` (by id) give the passages of its accounts."""
    inquiries = [
        _inquiry(incident, telling, terms) for telling in tellings_of(incident, mentions, terms.places)
    ]
    versions = [_ask(inquiry) for inquiry in inquiries]
    outcomes = [settle(answers) for answers in versions]
    outcome = over_tellings(outcomes, incident.evidence)
    merged = tuple(_merge(test, [answers[test] for answers in versions]) for test, _ in QUESTIONS)
    responsibility, responsible = _responsibility(incident, inquiries)
    return Finding(
        id=content_id("finding", incident.id, terms.agreement.id),
        incident=incident.id,
        agreement=terms.agreement.id,
        outcome=outcome,
        tests=tuple(answer.result for answer in merged),
        terms=tuple(dict.fromkeys(term for answer in merged for term in answer.result.terms)),
        missing=missing(outcome, merged),
        responsibility=responsibility,
        responsible=responsible,
        rules=RULES,
        versions=tuple(
            Version(
                mentions=inquiry.telling.mentions,
                outcome=settled,
                tests=tuple(answers[test].result for test, _ in QUESTIONS),
            )
            for inquiry, settled, answers in zip(inquiries, outcomes, versions, strict=True)
        )
        if len(versions) > 1
        else (),
    )


def _inquiry(incident: Incident, telling: Telling, terms: Terms) -> Inquiry:
    return Inquiry(
        terms=terms,
        incident=incident,
        telling=telling,
        doers=tuple(_stand(ref, telling, terms) for ref in telling.actors),
        done_to=tuple(_stand(ref, telling, terms) for ref in telling.targets),
    )


def _stand(ref: ActorRef, telling: Telling, terms: Terms) -> Stand:
    if ref.actor is None:
        return unidentified(ref.name, ref.kind)
    words = ref.span.text if ref.span else ref.name
    return terms.members.stand(ref.actor, telling.when, words)


def _ask(inquiry: Inquiry) -> dict[TestName, Answered]:
    passages = inquiry.telling.citations
    return {
        test: replace(answer, result=replace(answer.result, citations=passages))
        for test, answer in ((test, ask(inquiry)) for test, ask in QUESTIONS)
    }


def _merge(test: TestName, answers: Sequence[Answered]) -> Answered:
    """One answer over all versions; where they differ, UNKNOWN with each version's reason."""
    first = answers[0]
    citations = tuple(dict.fromkeys(passage for answer in answers for passage in answer.result.citations))
    reasons = list(dict.fromkeys(answer.result.reason for answer in answers))
    terms = tuple(dict.fromkeys(term for answer in answers for term in answer.result.terms))
    if len({answer.result.answer for answer in answers}) == 1:
        asked = [answer.result.missing for answer in answers if answer.result.missing]
        result = replace(
            first.result,
            reason=" Another account: ".join(reasons),
            missing=listed(asked) or None,
            citations=citations,
            terms=terms,
        )
        return replace(first, result=result)
    result = TestResult(
        test=test,
        answer=Truth.UNKNOWN,
        reason="The accounts differ. " + " Another account: ".join(reasons),
        missing=f"which account is right ({test.value})",
        citations=citations,
        terms=terms,
    )
    return Answered(result=result)


def _responsibility(
    incident: Incident, inquiries: Sequence[Inquiry]
) -> tuple[Responsibility, tuple[str, ...]]:
    """Who is said to answer for it: a party, nobody known, or disputed."""
    bound = [{stand.actor for stand in inquiry.doers if stand.bond is Bond.BOUND} for inquiry in inquiries]
    named = tuple(sorted({actor for actors in bound for actor in actors if actor}))
    if not named:
        return Responsibility.UNATTRIBUTED, ()
    denied = incident.attribution is AttributionState.DENIED
    if denied or not _one_side(named, inquiries[0]) or any(not actors for actors in bound):
        return Responsibility.DISPUTED, named
    return Responsibility.PARTY, named


def _one_side(named: tuple[str, ...], inquiry: Inquiry) -> bool:
    """Whether all the accused belong together, or one account names them all as acting together."""
    together = {stand.actor for stand in inquiry.doers}
    if together >= set(named):
        return True
    day = inquiry.days()[0]
    members = inquiry.terms.members
    return all(members.related(named[0], other, day) for other in named[1:])
