"""What eight answers amount to: the order of the tests, and which answer decides."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from holdfire.judging.questions.inquiry import Answered
from holdfire.model.finding import Outcome, TestName, Turn
from holdfire.model.incident import EvidenceState
from holdfire.model.truth import Truth

SUBSTANCE = (TestName.TIME, TestName.PLACE, TestName.ACTOR, TestName.TARGET, TestName.ACT)
"""A breach needs a yes to each of these, and no exception."""

_DECIDING = (*SUBSTANCE, TestName.EXCEPTION)

OPEN = frozenset({Outcome.CANNOT_DETERMINE, Outcome.EXCEPTED_CLAIMED, Outcome.CONTESTED})
"""Outcomes that an answer still missing could change."""

_IF_NOT = {
    TestName.TIME: Outcome.OUT_OF_SCOPE_TIME,
    TestName.PLACE: Outcome.OUT_OF_SCOPE_PLACE,
    TestName.ACTOR: Outcome.OUT_OF_SCOPE_ACTOR,
    TestName.TARGET: Outcome.OUT_OF_SCOPE_ACTOR,
    TestName.ACT: Outcome.OUT_OF_SCOPE_ACT,
}
"""What a no to a test would lead to, where the answer itself does not say."""


def breach(answers: Mapping[TestName, Answered]) -> Truth:
    """Whether the terms were broken, if it happened as told: Kleene's and over the tests of substance and
    no exception, so that one no settles it and an unknown never makes a breach."""
    return _substance(answers) & ~answers[TestName.EXCEPTION].answer


def _substance(answers: Mapping[TestName, Answered]) -> Truth:
    return Truth.all([answers[test].answer for test in SUBSTANCE])


def settle(answers: Mapping[TestName, Answered]) -> Outcome:
    """The outcome for one telling: the first test in order that says no names the reason."""
    if answers[TestName.ACT].leads_to is Outcome.CONSISTENT_WITH_TERMS:
        return Outcome.CONSISTENT_WITH_TERMS
    for test in SUBSTANCE:
        answer = answers[test]
        if answer.answer is Truth.NO and answer.leads_to:
            return answer.leads_to
    exception = answers[TestName.EXCEPTION]
    if exception.answer is Truth.YES:
        return exception.leads_to or Outcome.CONSISTENT_WITH_TERMS
    substance = _substance(answers)
    if substance is Truth.YES:
        if exception.answer is Truth.NO:
            return Outcome.APPARENT_BREACH
        if exception.leads_to:
            return exception.leads_to
    return Outcome.CANNOT_DETERMINE


def at_its_word(answers: Mapping[TestName, Answered]) -> Outcome:
    """The outcome if a telling of which only the side that did it says who was hit is taken at its word: what
    it claims, to be set against what another claims."""
    target = answers[TestName.TARGET]
    if target.answer is not Truth.UNKNOWN or target.leads_to is None:
        return settle(answers)
    return settle({**answers, TestName.TARGET: replace(target, answer=Truth.NO)})


def over_all(outcomes: Sequence[Outcome], evidence: EvidenceState) -> Outcome:
    """The outcome over all versions of an incident, or all texts: contested where they lead to settled
    outcomes that differ, or where it is contested that an apparent breach happened at all."""
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
    return tuple(dict.fromkeys(name for answer in answers if answer.test in asked for name in answer.missing))


Signature = tuple[tuple[Truth, Outcome | None], ...]
"""What the outcome hangs on: the answers of substance and the exception, each with what it leads to."""


def turns(outcome: Outcome, answers: Mapping[TestName, Answered]) -> tuple[Turn, ...]:
    """What the open outcome of one telling would turn to with each answer that is still missing."""
    if outcome not in OPEN:
        return ()
    signature = tuple([(answers[test].answer, answers[test].leads_to) for test in _DECIDING])
    return tuple(
        Turn(test=test, hangs_on="; ".join(answers[test].missing), if_so=if_so, if_not=if_not)
        for test, if_so, if_not in _turned(signature)
        if answers[test].missing
    )


@lru_cache(maxsize=4096)
def _turned(signature: Signature) -> tuple[tuple[TestName, Outcome, Outcome], ...]:
    """Each open test with what a yes and a no to it would lead to, the others staying as they are."""
    found = []
    for place, (test, (answer, led)) in enumerate(zip(_DECIDING, signature, strict=True)):
        if answer is not Truth.UNKNOWN:
            continue
        exception = test is TestName.EXCEPTION
        so = (Truth.YES, Outcome.CONSISTENT_WITH_TERMS if exception else None)
        no = (Truth.NO, None if exception else led or _IF_NOT[test])
        outcomes = [_settled((*signature[:place], told, *signature[place + 1 :])) for told in (so, no)]
        found.append((test, outcomes[0], outcomes[1]))
    return tuple(found)


def _settled(signature: Signature) -> Outcome:
    return settle(
        {
            test: Answered(test=test, answer=answer, reason="", leads_to=led)
            for test, (answer, led) in zip(_DECIDING, signature, strict=True)
        }
    )
