"""What eight answers amount to: the order of the tests, and which answer decides."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from holdfire.judging.questions.inquiry import Answered
from holdfire.model.finding import Hinge, Outcome, TestName
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
    return settle({**answers, TestName.TARGET: target._replace(answer=Truth.NO)})


def over_all(outcomes: Sequence[Outcome], evidence: EvidenceState) -> Outcome:
    """The outcome over all versions of an incident, or all texts: contested where they lead to settled
    outcomes that differ, or where it is contested that an apparent breach happened at all."""
    if len(outcomes) == 1 and evidence is not EvidenceState.CONTESTED:
        return outcomes[0]
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


def turns(outcome: Outcome, answers: Mapping[TestName, Answered]) -> tuple[Hinge, ...]:
    """What the open outcome of one telling would turn to with each thing that is still missing: tests that
    lack the same are settled together."""
    if outcome not in OPEN:
        return ()
    lacking: dict[tuple[str, ...], list[TestName]] = {}
    for test in _DECIDING:
        if answers[test].missing:
            lacking.setdefault(answers[test].missing, []).append(test)
    signature = tuple(
        [(answers[test].answer, answers[test].leads_to, answers[test].if_no) for test in _DECIDING]
    )
    return tuple(
        Hinge(
            tests=tuple(tests),
            hangs_on="; ".join(named),
            if_so=_turned(signature, tuple(tests), Truth.YES),
            if_not=_turned(signature, tuple(tests), Truth.NO),
        )
        for named, tests in lacking.items()
    )


Signature = tuple[tuple[Truth, Outcome | None, Outcome | None], ...]
"""What the outcome hangs on: the answers of substance and the exception, each with what it leads to, and what
a no would lead to."""


@lru_cache(maxsize=4096)
def _turned(signature: Signature, tests: tuple[TestName, ...], settled: Truth) -> Outcome:
    """The outcome with these tests settled for or against a breach, the others staying as they are."""
    given: dict[TestName, Answered] = {}
    for test, (answer, led, if_no) in zip(_DECIDING, signature, strict=True):
        if test in tests and test is TestName.EXCEPTION:
            leads_to = Outcome.CONSISTENT_WITH_TERMS if settled is Truth.NO else None
            given[test] = Answered(test=test, answer=~settled, reason="", leads_to=leads_to)
        elif test in tests:
            against = led or if_no or _IF_NOT[test] if settled is Truth.NO else None
            given[test] = Answered(test=test, answer=settled, reason="", leads_to=against)
        else:
            given[test] = Answered(test=test, answer=answer, reason="", leads_to=led)
    return settle(given)
