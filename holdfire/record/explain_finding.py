"""Explains a finding as a short argument: who says what, which clause, what follows, what would flip it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from holdfire.model.agreement import Agreement
from holdfire.model.argument import Argument, Said
from holdfire.model.case import Case
from holdfire.model.finding import (
    Contested,
    Finding,
    Outcome,
    Responsibility,
    TestName,
    TestResult,
    UnderText,
    Version,
)
from holdfire.model.incident import Account, Incident
from holdfire.model.instrument import Provenance
from holdfire.model.mention import Mention
from holdfire.model.reading import Reading
from holdfire.model.span import Citation
from holdfire.model.truth import Truth

IN_ORDER = (TestName.TIME, TestName.PLACE, TestName.ACTOR, TestName.TARGET, TestName.ACT)

OUTCOMES = {
    Outcome.APPARENT_BREACH: "If it happened as told, it is an apparent breach. Only a competent body rules.",
    Outcome.CONSISTENT_WITH_TERMS: "It is consistent with the terms.",
    Outcome.EXCLUDED_ACTOR: "Someone whom the agreement excludes did it or was hit: no party broke it.",
    Outcome.OUT_OF_SCOPE_TIME: "It lies outside the time of the agreement.",
    Outcome.OUT_OF_SCOPE_PLACE: "It lies outside the area of the agreement.",
    Outcome.OUT_OF_SCOPE_ACTOR: "Someone whom the agreement neither binds nor protects did it or was hit.",
    Outcome.OUT_OF_SCOPE_ACT: "The terms do not forbid it.",
    Outcome.EXCEPTED_CLAIMED: "It would be a breach, but an exception is claimed that would cover it.",
    Outcome.CANNOT_DETERMINE: "What the terms make of it cannot be determined yet.",
}

CONTESTED = {
    Contested.ACCOUNTS: "It is contested: the accounts lead to different outcomes.",
    Contested.TEXTS: "It is contested: the texts of the agreement lead to different outcomes.",
    Contested.FACT: "If it happened as told, it is an apparent breach; whether it did is contested.",
}

NO_FROM = {
    Outcome.OUT_OF_SCOPE_TIME: (TestName.TIME,),
    Outcome.OUT_OF_SCOPE_PLACE: (TestName.PLACE,),
    Outcome.OUT_OF_SCOPE_ACT: (TestName.ACT,),
    Outcome.CONSISTENT_WITH_TERMS: (TestName.ACT, TestName.EXCEPTION),
    Outcome.EXCLUDED_ACTOR: (TestName.ACTOR, TestName.TARGET),
    Outcome.OUT_OF_SCOPE_ACTOR: (TestName.ACTOR, TestName.TARGET),
}
"""The tests from which an outcome may come; one of them decides, and the others no longer matter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What an argument is told from: the case, the agreement, and the readings of its reports."""

    case: Case
    agreement: Agreement
    readings: Mapping[str, Reading]

    def mention(self, account: Account) -> Mention | None:
        """The mention an account was made of."""
        reading = self.readings.get(account.report)
        found = reading.mentions if reading else ()
        return next((mention for mention in found if mention.id == account.mention), None)

    def capture(self, report: str) -> str | None:
        """The SHA-256 of the capture that holds a report."""
        reading = self.readings.get(report)
        return reading.report.capture if reading else None

    def name(self, actor: str) -> str:
        """The display name of an actor."""
        found = self.case.actor(actor)
        return found.name if found else actor


def argument(finding: Finding, incident: Incident, ground: Ground, decided: tuple[str, ...]) -> Argument:
    """The argument of one finding on its incident."""
    return Argument(
        finding=finding.id,
        incident=incident.id,
        title=_title(incident),
        said=tuple(_said(account, ground) for account in incident.accounts),
        grade=f"All in all: information grade {incident.grade.words}.",
        clauses=tuple(_clauses(finding, ground.agreement)),
        tests=tuple(_line(result) for result in _that_matter(finding)),
        outcome=f"{_words(finding.outcome).capitalize()}. {_meaning(finding)}",
        responsible=_responsible(finding, ground),
        missing=finding.missing,
        flips=tuple(_flips(finding)),
        versions=tuple(_version(version, incident, ground) for version in finding.versions),
        texts=tuple(_text(under, ground.agreement) for under in finding.readings),
        decided=decided,
    )


def _meaning(finding: Finding) -> str:
    over = finding.contested_over
    return CONTESTED[over] if over else OUTCOMES[finding.outcome]


def _title(incident: Incident) -> str:
    where = ", ".join(dict.fromkeys(place.name for place in incident.places))
    parts = (_words(incident.act).capitalize(), where, incident.when.wall if incident.when else "")
    return ", ".join(part for part in parts if part)


def _said(account: Account, ground: Ground) -> Said:
    mention = ground.mention(account)
    told = (
        ("by", ", ".join(ref.name for ref in account.actors) or "nobody named"),
        ("on", ", ".join(ref.name for ref in account.targets)),
        ("at", account.place.name if account.place else ""),
        ("when:", account.when.wall if account.when else ""),
    )
    return Said(
        who=_whose(account, ground),
        tells="; ".join(f"{word} {value}" for word, value in told if value),
        citation=Citation(report=mention.report, span=mention.clause) if mention else None,
        capture=ground.capture(account.report),
    )


def _whose(account: Account, ground: Ground) -> str:
    """Whose word it is, by which outlet, of which side, with the outlet's grade (A-F) as it stands."""
    outlet = ground.case.outlet(account.outlet or "")
    paper = f"{outlet.name} (source grade {outlet.grade})" if outlet else "a report of no known outlet"
    word = f"{account.claimant.name}, by {paper}" if account.claimant else paper
    side = f", of the camp “{account.camp}”" if account.camp else ""
    against = ", against its own interest" if account.against_interest else ""
    return f"{word}{side}{against} [{_words(account.modality)}]"


def _that_matter(finding: Finding) -> Iterator[TestResult]:
    """For what one no decides, that test alone; else every test of substance and the exception. The evidence
    always, a ruling where there is one."""
    given = {result.test: result for result in finding.tests}
    decisive = next((test for test in NO_FROM.get(finding.outcome, ()) if _decides(test, given)), None)
    shown = (decisive,) if decisive else (*IN_ORDER, TestName.EXCEPTION)
    for test in (*shown, TestName.EVIDENCE):
        if test in given:
            yield given[test]
    ruling = given.get(TestName.RULING)
    if ruling and (ruling.answer is not Truth.NO or " said of it: " in ruling.reason):
        yield ruling


def _decides(test: TestName, given: Mapping[TestName, TestResult]) -> bool:
    """Whether the answer to this test is one that settles an outcome alone."""
    settling = Truth.YES if test is TestName.EXCEPTION else Truth.NO
    return test in given and given[test].answer is settling


def _line(result: TestResult) -> str:
    return f"{result.test.value}: {result.answer.value}. {result.reason}"


def _clauses(finding: Finding, agreement: Agreement) -> Iterator[str]:
    every = (
        *((clause.id, clause.text, clause.source) for clause in agreement.prohibitions),
        *((clause.id, clause.text, clause.source) for clause in agreement.permissions),
        *((clause.id, clause.text, clause.source) for clause in agreement.protections),
        *((clause.id, clause.text, clause.source) for clause in agreement.zones),
        *((clause.id, clause.text, clause.source) for clause in agreement.humanitarian),
    )
    named = {*finding.terms, *(term for result in finding.tests for term in result.terms)}
    for clause_id, text, source in every:
        if clause_id in named:
            yield f"{clause_id}: {text} ({_document(source)})"


def _document(source: Provenance) -> str:
    article = f", {source.article}" if source.article else ""
    return f"{source.document}{article}; {'' if source.checked else 'not '}held against the document"


def _responsible(finding: Finding, ground: Ground) -> str:
    named = ", ".join(ground.name(actor) for actor in finding.responsible)
    return {
        Responsibility.PARTY: f"It is told of {named}.",
        Responsibility.DISPUTED: f"Who answers for it is disputed; named: {named}.",
        Responsibility.UNATTRIBUTED: "No party is named for it.",
    }[finding.responsibility]


def _flips(finding: Finding) -> Iterator[str]:
    """What would turn the finding: each open point with both answers, or the tests a settled one stands
    on."""
    for turn in finding.turns:
        tests = " and ".join(test.value for test in turn.tests)
        yield (
            f"{turn.hangs_on} ({tests}): if that speaks for a breach, {_still(turn.if_so)}; "
            f"if against, {_still(turn.if_not)}"
        )
    if finding.turns or finding.versions or len({under.outcome for under in finding.readings}) > 1:
        return
    if finding.outcome is Outcome.APPARENT_BREACH:
        tests = ", ".join(test.value for test in IN_ORDER)
        yield f"a no to any of the tests of {tests}, or an exception that covers it"
        return
    given = {result.test: result.answer for result in finding.tests}
    deciding = [test for test in NO_FROM.get(finding.outcome, ()) if given.get(test) is Truth.NO]
    for test in deciding:
        yield f"a yes to the test of {test.value}: then the other tests would decide"


def _still(outcome: Outcome) -> str:
    if outcome is Outcome.CANNOT_DETERMINE:
        return "the rest still leaves it open"
    if outcome is Outcome.OUT_OF_SCOPE_ACTOR:
        return "out of scope or excluded actor"
    return _words(outcome)


def _version(version: Version, incident: Incident, ground: Ground) -> str:
    tellers = (account for account in incident.accounts if account.mention in version.mentions)
    who = "; ".join(dict.fromkeys(_whose(account, ground) for account in tellers))
    answers = ", ".join(f"{result.test.value} {result.answer.value}" for result in version.tests[:6])
    return f"as {who} tells it: {_words(version.outcome)} ({answers})"


def _text(under: UnderText, agreement: Agreement) -> str:
    titles = {text.id: f"{text.where.document} ({text.status})" for text in agreement.texts}
    worded = "; ".join(f"“{words}”" for words in under.wording)
    return f"under {titles.get(under.text, under.text)}, {worded}: {_words(under.outcome)}"


def _words(value: str) -> str:
    return str(value).replace("_", " ")
