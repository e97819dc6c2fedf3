"""An incident under each text of the agreement, where the texts have a clause on its act differently."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from holdfire.judging.outcome import OPEN, at_its_word, over_all, settle
from holdfire.judging.questions.all import ask_again
from holdfire.judging.questions.inquiry import Answered, Answers, Inquiry, Terms
from holdfire.judging.rules import Rules
from holdfire.judging.wording import listed
from holdfire.model.ban import Permission, Prohibition
from holdfire.model.finding import Outcome, TestName, TestResult, UnderText
from holdfire.model.incident import EvidenceState
from holdfire.model.truth import NO

_HANGING = (TestName.TIME, TestName.ACT, TestName.EXCEPTION)
"""The tests whose answer may hang on how a text has a clause."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextsApart:
    """The outcome over all texts, each with its own, and what is missing where they lead apart."""

    outcome: Outcome
    readings: tuple[UnderText, ...]
    missing: tuple[str, ...] = ()


def texts_apart(
    inquiries: Sequence[Inquiry], versions: Sequence[Answers], outcome: Outcome
) -> TextsApart | None:
    """The incident under each text; None where no text has another rule on its act. `outcome` is that under
    the first text."""
    terms, incident = inquiries[0].terms, inquiries[0].incident
    first = terms.texts[0]
    others = [rules for rules in terms.texts[1:] if first.differs(rules, incident.act)]
    if not others:
        return None
    asked = [
        [
            ask_again(inquiry._replace(rules=rules), answers)
            for inquiry, answers in zip(inquiries, versions, strict=True)
        ]
        for rules in others
    ]
    differing = _bearing(_differing(first, others), [*versions, *chain.from_iterable(asked)])
    readings = [_under(first, outcome, versions, differing, terms)]
    for rules, found in zip(others, asked, strict=True):
        taken = settle if len(found) == 1 else at_its_word
        under = over_all([taken(answers) for answers in found], incident.evidence)
        readings.append(_under(rules, under, found, differing, terms))
    whole = over_all([reading.outcome for reading in readings], EvidenceState.ALLEGED)
    apart = {reading.outcome for reading in readings}
    asked_for: tuple[str, ...] = ()
    if len(apart) > 1 and whole in OPEN:
        open_points = (
            test.missing
            for reading in readings
            if reading.outcome in OPEN
            for test in reading.tests
            if test.missing
        )
        asked_for = (*open_points, f"which text holds: {_each_wording(readings, terms)}")
    return TextsApart(outcome=whole, readings=tuple(readings), missing=asked_for)


def _differing(first: Rules, others: Sequence[Rules]) -> tuple[str, ...]:
    """The clauses that some text has in other words."""
    return tuple(
        clause
        for clause, words in first.wording.items()
        if any(rules.wording.get(clause) != words for rules in others)
    )


def _bearing(differing: tuple[str, ...], versions: Sequence[Answers]) -> tuple[str, ...]:
    """Those of the clauses on which an answer rests under some text; all of them where none does."""
    rests_on = {term for answers in versions for test in _HANGING for term in answers.to(test).terms}
    return tuple(clause for clause in differing if clause in rests_on) or differing


def _under(
    rules: Rules, outcome: Outcome, versions: Sequence[Answers], differing: tuple[str, ...], terms: Terms
) -> UnderText:
    tests = [_result(answers.to(test)) for answers in versions for test in _HANGING]
    return UnderText(
        text=rules.text or _first_text(differing, terms),
        outcome=outcome,
        wording=tuple(rules.wording[clause] for clause in differing if clause in rules.wording),
        tests=tuple(dict.fromkeys(test for test in tests if _hangs(test, differing))),
    )


def _hangs(test: TestResult, differing: tuple[str, ...]) -> bool:
    return test.test is TestName.ACT or (test.answer is not NO and not set(test.terms).isdisjoint(differing))


def _result(answer: Answered) -> TestResult:
    return TestResult(
        test=answer.test,
        answer=answer.answer,
        reason=answer.reason,
        missing=listed(answer.missing) or None,
        terms=answer.terms,
    )


def _first_text(differing: tuple[str, ...], terms: Terms) -> str:
    """The text in which the clauses are given first: the one their source names."""
    agreement = terms.agreement
    clauses: tuple[Prohibition | Permission, ...] = (*agreement.prohibitions, *agreement.permissions)
    document = next((clause.source.document for clause in clauses if clause.id in differing), agreement.name)
    return next((text.id for text in agreement.texts if text.where.document == document), document)


def _each_wording(readings: Sequence[UnderText], terms: Terms) -> str:
    """How the clauses are put, each wording once with the texts that have it."""
    having: dict[tuple[str, ...], list[str]] = {}
    for reading in readings:
        having.setdefault(reading.wording, []).append(terms.agreement.title_of(reading.text))
    each = [
        f"{listed(texts)} ({'; '.join(f'“{words}”' for words in said)})" for said, texts in having.items()
    ]
    return listed(each, "or")
