"""Holds incidents against the terms: eight questions to every version of each, and one finding."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from holdfire.judging.acts import JUDGED
from holdfire.judging.members import Bond, Stand
from holdfire.judging.outcome import at_its_word, missing, over_all, settle, turns
from holdfire.judging.questions.all import ask_all
from holdfire.judging.questions.inquiry import Answered, Answers, Inquiry, Terms
from holdfire.judging.telling import Telling, tellings_of
from holdfire.judging.texts import TextsApart, texts_apart
from holdfire.judging.wording import listed
from holdfire.model.act import SAID_TO_BE_SO
from holdfire.model.actor import ActorRef
from holdfire.model.finding import Finding, Outcome, Responsibility, TestResult, Version
from holdfire.model.identity import content_id
from holdfire.model.incident import WITHDRAWN, AttributionState, Incident
from holdfire.model.mention import Mention
from holdfire.model.span import Citation
from holdfire.model.truth import UNKNOWN
from holdfire.model.when import TimeBasis, When

RULES = "3"
"""The version of the judging rules; it changes when the same incident could be judged otherwise."""


def findings_of(
    incidents: Iterable[Incident], mentions: Mapping[str, Mention], terms: Terms
) -> Iterator[Finding]:
    """A finding for every incident that can be one: an act and not mere words, said to be so by someone,
    and neither refuted nor retracted."""
    for incident in incidents:
        if is_judged(incident):
            yield judge_incident(incident, mentions, terms)


def is_judged(incident: Incident) -> bool:
    """Whether there is a finding on it."""
    if incident.act not in JUDGED or incident.evidence in WITHDRAWN:
        return False
    return any(account.modality in SAID_TO_BE_SO for account in incident.accounts)


def judge_incident(incident: Incident, mentions: Mapping[str, Mention], terms: Terms) -> Finding:
    """The finding on one incident; `mentions` (by id) give the passages of its accounts."""
    inquiries = [
        _inquiry(incident, telling, terms) for telling in tellings_of(incident, mentions, terms.places)
    ]
    versions = ask_all(inquiries)
    if len(versions) == 1:
        outcomes, merged = [settle(versions[0])], versions[0]
    else:
        outcomes = [at_its_word(answers) for answers in versions]
        merged = Answers._make([_merge(told) for told in zip(*versions, strict=True)])
    outcome = over_all(outcomes, incident.evidence)
    apart = texts_apart(inquiries, versions, outcome) if len(terms.texts) > 1 else None
    return _finding(incident, inquiries, versions, merged, outcome, apart)


def _finding(
    incident: Incident,
    inquiries: Sequence[Inquiry],
    versions: Sequence[Answers],
    merged: Answers,
    outcome: Outcome,
    apart: TextsApart | None,
) -> Finding:
    terms = inquiries[0].terms
    open_points = missing(outcome, merged)
    outcome = apart.outcome if apart else outcome
    responsibility, responsible = _responsibility(incident, inquiries)
    citations = _citations(inquiries)
    return Finding(
        id=content_id("finding", incident.id, terms.agreement.id),
        incident=incident.id,
        agreement=terms.agreement.id,
        outcome=outcome,
        tests=_results(merged, citations),
        terms=_terms_of(merged),
        missing=tuple(dict.fromkeys((*open_points, *apart.missing))) if apart else open_points,
        responsibility=responsibility,
        responsible=responsible,
        rules=RULES,
        versions=_versions(inquiries, versions) if len(versions) > 1 else (),
        readings=apart.readings if apart else (),
        turns=turns(outcome, merged) if len(versions) == 1 else (),
    )


def _inquiry(incident: Incident, telling: Telling, terms: Terms) -> Inquiry:
    place, when = telling.place, _for_clauses(telling.when)
    return Inquiry(
        terms=terms,
        incident=incident,
        telling=telling,
        doers=tuple([_stand(ref, telling, terms) for ref in telling.actors]),
        done_to=tuple([_stand(ref, telling, terms) for ref in telling.targets]),
        rules=terms.texts[0],
        place=terms.places.get(place.place) if place and place.place else None,
        when=when,
        stretch=terms.stretches.number(when),
    )


def _for_clauses(told: When | None) -> When | None:
    """When it happened, for clauses with a time of their own: of what is only known to have been reported by
    a moment, nothing but that it was not later."""
    if told is not None and told.basis is TimeBasis.PUBLISHED:
        return replace(told, earliest=None)
    return told


def _stand(ref: ActorRef, telling: Telling, terms: Terms) -> Stand:
    if ref.actor is None:
        return terms.members.stranger(ref.name, ref.kind)
    words = ref.span.text if ref.span else ref.name
    return terms.members.stand(ref.actor, telling.when, words)


def _citations(inquiries: Sequence[Inquiry]) -> tuple[Citation, ...]:
    if len(inquiries) == 1:
        return inquiries[0].telling.citations
    return tuple(dict.fromkeys(passage for inquiry in inquiries for passage in inquiry.telling.citations))


def _results(answers: Answers, citations: tuple[Citation, ...]) -> tuple[TestResult, ...]:
    """The answers with the passages they rest on."""
    return tuple(
        [
            TestResult(
                test=test,
                answer=answer,
                reason=reason,
                missing=listed(missed) if missed else None,
                citations=citations,
                terms=terms,
            )
            for test, answer, reason, missed, _, terms, _ in answers
        ]
    )


def _terms_of(answers: Answers) -> tuple[str, ...]:
    named = [answer.terms for answer in answers if answer.terms]
    if len(named) < 2:
        return named[0] if named else ()
    return tuple(dict.fromkeys([term for terms in named for term in terms]))


def _versions(inquiries: Sequence[Inquiry], versions: Sequence[Answers]) -> tuple[Version, ...]:
    """Each version with its own outcome and answers, so that accounts can be set side by side."""
    return tuple(
        Version(
            mentions=inquiry.telling.mentions,
            outcome=settle(answers),
            tests=_results(answers, inquiry.telling.citations),
        )
        for inquiry, answers in zip(inquiries, versions, strict=True)
    )


def _merge(answers: Sequence[Answered]) -> Answered:
    """One answer over all versions; where they differ, UNKNOWN with each version's reason."""
    first = answers[0]
    if all(answer is first for answer in answers):
        return first
    reasons = " Another account: ".join(dict.fromkeys([answer.reason for answer in answers]))
    terms = tuple(dict.fromkeys([term for answer in answers for term in answer.terms]))
    if all(answer.answer is first.answer for answer in answers):
        missed = tuple(dict.fromkeys([name for answer in answers for name in answer.missing]))
        return first._replace(reason=reasons, missing=missed, terms=terms)
    return Answered(
        test=first.test,
        answer=UNKNOWN,
        reason=f"The accounts differ. {reasons}",
        missing=(f"which account is right ({first.test.value})",),
        terms=terms,
    )


def _responsibility(
    incident: Incident, inquiries: Sequence[Inquiry]
) -> tuple[Responsibility, tuple[str, ...]]:
    """Who is said to answer for it: a party, nobody known, or disputed."""
    bound = [[stand.actor for stand in inquiry.doers if stand.bond is Bond.BOUND] for inquiry in inquiries]
    named = tuple(sorted({actor for actors in bound for actor in actors if actor}))
    if not named:
        return Responsibility.UNATTRIBUTED, ()
    denied = incident.attribution is AttributionState.DENIED
    if denied or [] in bound or not _one_side(named, inquiries[0]):
        return Responsibility.DISPUTED, named
    return Responsibility.PARTY, named


def _one_side(named: tuple[str, ...], inquiry: Inquiry) -> bool:
    """Whether all the accused belong together, or one account names them all as acting together."""
    if len(named) == 1:
        return True
    together = {stand.actor for stand in inquiry.doers}
    if together >= set(named):
        return True
    day = inquiry.days()[0]
    members = inquiry.terms.members
    return all(members.related(named[0], other, day) for other in named[1:])
