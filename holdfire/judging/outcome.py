"""What eight answers amount to: the order of the tests, and which answer decides."""

from collections.abc import Iterable, Mapping, Sequence

from holdfire.judging.questions.inquiry import Answered
from holdfire.model.finding import Outcome, TestName
from holdfire.model.incident import EvidenceState
from holdfire.model.truth import Truth

SUBSTANCE = (TestName.TIME, TestName.PLACE, TestName.ACTOR, TestName.TARGET, TestName.ACT)
"""A breach needs a yes to each of these, and no exception."""

OPEN = frozenset({Outcome.CANNOT_DETERMINE, Outcome.EXCEPTED_CLAIMED, Outcome.CONTESTED})
"""Outcomes that an answer still missing could change."""


def breach(answers: Mapping[TestName, Answered]) -> Truth:
    """Whether the terms were broken, if it happened as told: Kleene's and over the tests of substance and
    no exception, so that one no settles it and an unknown never makes a breach."""
    substance = Truth.all(answers[test].result.answer for test in SUBSTANCE)
    return substance & ~answers[TestName.EXCEPTION].result.answer


def settle(answers: Mapping[TestName, Answered]) -> Outcome:
    """The outcome for one telling: the first test in order that says no names the reason."""
    exception = answers[TestName.EXCEPTION]
    if answers[TestName.ACT].leads_to is Outcome.CONSISTENT_WITH_TERMS:
        return Outcome.CONSISTENT_WITH_TERMS
    for test in SUBSTANCE:
        answer = answers[test]
        if answer.result.answer is Truth.NO and answer.leads_to:
            return answer.leads_to
    if exception.result.answer is Truth.YES:
        return exception.leads_to or Outcome.CONSISTENT_WITH_TERMS
    whole = breach(answers)
    if whole is Truth.YES:
        return Outcome.APPARENT_BREACH
    substance = Truth.all(answers[test].result.answer for test in SUBSTANCE)
    if substance is Truth.YES and exception.leads_to:
        return exception.leads_to
    return Outcome.CANNOT_DETERMINE


def over_tellings(outcomes: Sequence[Outcome], evidence: EvidenceState) -> Outcome:
    """The outcome over all versions of an incident: contested where accounts lead to settled outcomes that
    differ, or where it is contested that an apparent breach happened at all."""
    settled = {outcome for outcome in outcomes if outcome is not Outcome.CANNOT_DETERMINE}
    if len(settled) > 1:
        return Outcome.CONTESTED
    if Outcome.CANNOT_DETERMINE in outcomes or not settled:
        return Outcome.CANNOT_DETERMINE
    outcome = settled.pop()
    contested = outcome is Outcome.APPARENT_BREACH and evidence is EvidenceState.CONTESTED
    return Outcome.CONTESTED if contested else outcome


def missing(outcome: Outcome, answers: Iterable[Answered]) -> tuple[str, ...]:
    """What is still missing that could change an open outcome; nothing for a settled one."""
    if outcome not in OPEN:
        return ()
    asked = (*SUBSTANCE, TestName.EXCEPTION, *((TestName.EVIDENCE,) if outcome is Outcome.CONTESTED else ()))
    named = [answer.result.missing for answer in answers if answer.result.test in asked]
    return tuple(dict.fromkeys(name for name in named if name))
