"""What eight answers amount to: the order of the tests, and which answer decides."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from holdfire.judging.questions.inquiry import Answered, Answers
from holdfire.model.finding import Hinge, Outcome, TestName
from holdfire.model.incident import EvidenceState
from holdfire.model.truth import NO, UNKNOWN, YES, Truth

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


def settle(answers: Answers) -> Outcome:
    """The outcome for one telling: the first test in order that says no names the reason."""
    return _settled(answers.substance, answers.exception)


def _settled(substance: Sequence[Answered], exception: Answered) -> Outcome:
    if substance[-1].leads_to is Outcome.CONSISTENT_WITH_TERMS:
        return Outcome.CONSISTENT_WITH_TERMS
    for answer in substance:
        if answer.answer is NO and answer.leads_to:
            return answer.leads_to
    if exception.answer is YES:
        return exception.leads_to or Outcome.CONSISTENT_WITH_TERMS
    if all(answer.answer is YES for answer in substance):
        if exception.answer is NO:
            return Outcome.APPARENT_BREACH
        if exception.leads_to:
            return exception.leads_to
    return Outcome.CANNOT_DETERMINE


def at_its_word(answers: Answers) -> Outcome:
    """The outcome if a telling of which only the side that did it says who was hit is taken at its word: what
    it claims, to be set against what another claims."""
    target = answers.target
    if target.answer is not UNKNOWN or target.leads_to is None:
        return settle(answers)
    return settle(answers._replace(target=target._replace(answer=NO)))


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


def turns(outcome: Outcome, answers: Answers) -> tuple[Hinge, ...]:
    """What the open outcome of one telling would turn to with each thing that is still missing: tests that
    lack the same are settled together."""
    if outcome not in OPEN:
        return ()
    lacking: dict[tuple[str, ...], list[TestName]] = {}
    deciding = answers[: len(_DECIDING)]
    for answer in deciding:
        if answer.missing:
            lacking.setdefault(answer.missing, []).append(answer.test)
    signature = tuple([(answer.answer, answer.leads_to, answer.if_no) for answer in deciding])
    return tuple(
        Hinge(
            tests=tuple(tests),
            hangs_on="; ".join(named),
            if_so=_turned(signature, tuple(tests), YES),
            if_not=_turned(signature, tuple(tests), NO),
        )
        for named, tests in lacking.items()
    )


Signature = tuple[tuple[Truth, Outcome | None, Outcome | None], ...]
"""What the outcome hangs on: the answers of substance and the exception, each with what it leads to, and what
a no would lead to."""


@lru_cache(maxsize=4096)
def _turned(signature: Signature, tests: tuple[TestName, ...], settled: Truth) -> Outcome:
    """The outcome with these tests settled for or against a breach, the others staying as they are."""
    given = [
        _once_settled(test, settled, led or if_no) if test in tests else Answered(test, answer, "", (), led)
        for test, (answer, led, if_no) in zip(_DECIDING, signature, strict=True)
    ]
    return _settled(given[:-1], given[-1])


def _once_settled(test: TestName, settled: Truth, against: Outcome | None) -> Answered:
    """The answer to a test once it speaks for a breach, or against one: then it leads there, as far as that
    is known."""
    if test is TestName.EXCEPTION:
        allowed = Outcome.CONSISTENT_WITH_TERMS if settled is NO else None
        return Answered(test=test, answer=~settled, reason="", leads_to=allowed)
    leads_to = against or _IF_NOT[test] if settled is NO else None
    return Answered(test=test, answer=settled, reason="", leads_to=leads_to)
