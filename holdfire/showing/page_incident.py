"""The page of one incident: its accounts side by side, and the eight tests as a short argument."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from holdfire.model.act import SAID_TO_BE_SO
from holdfire.model.finding import Finding
from holdfire.model.incident import Account
from holdfire.model.reconciled import Disagreement
from holdfire.showing.moments import TimeShown
from holdfire.showing.page_incidents import IncidentRow, mention_of, whose_word
from holdfire.showing.teller import Link, Passage, Teller


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountShown:
    """One report's telling: whose word, how it is put (`modality`), what it gives for who, whom, where,
    when and harm, the origin it goes back to, the passage, and the `outcome` as it tells it, where accounts
    lead apart."""

    source: str
    outlet: str
    side: str
    modality: str
    counted: bool
    actors: str
    targets: str
    place: str
    when: TimeShown | None
    harm: str
    origin: str
    against_interest: bool
    outcome: str
    passage: Passage | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TestShown:
    """One of the eight tests as a line of an argument: the question, the answer, why, and what is missing."""

    question: str
    answer: str
    reason: str
    missing: str | None
    terms: tuple[Link, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextShown:
    """The outcome under one text of the agreement, and how that text puts it."""

    name: str
    outcome: str
    wording: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnShown:
    """What an open outcome hangs on, and what it would be for and against a breach."""

    hangs_on: str
    if_so: str
    if_not: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentPage:
    """An incident in all its accounts, side by side, with the argument of the eight tests and the
    points on which reports differ. `grade` is that of the information; `responsible` names whom the finding
    would concern; `texts` stand where the texts of the agreement differ on it, `turns` where the outcome is
    open."""

    row: IncidentRow
    title: str
    accounts: tuple[AccountShown, ...]
    grounds: tuple[str, ...]
    grade: str
    work: str
    tests: tuple[TestShown, ...]
    responsible: str
    terms: tuple[Link, ...]
    rules: str
    texts: tuple[TextShown, ...]
    turns: tuple[TurnShown, ...]
    disagreements: tuple[tuple[str, str, tuple[Passage, ...]], ...]


def incident_page_of(teller: Teller, row: IncidentRow, differing: Iterable[Disagreement]) -> IncidentPage:
    """The page of one incident; `differing` are the disagreements about it."""
    incident = teller.dossier.incidents[row.id]
    finding = teller.dossier.findings.get(row.id)
    outcomes = {
        mention: teller.words.of(version.outcome)
        for version in (finding.versions if finding else ())
        for mention in version.mentions
    }
    return IncidentPage(
        row=row,
        title=f"{row.act[:1].upper()}{row.act[1:]}, {row.places}",
        accounts=tuple(_account(teller, account, outcomes) for account in incident.accounts),
        grounds=incident.grounds,
        grade=teller.words.of(incident.grade),
        work=teller.words.of(incident.work),
        tests=_tests(teller, finding),
        responsible=_responsible(teller, finding),
        terms=tuple(teller.term(term) for term in finding.terms) if finding else (),
        rules=finding.rules if finding else "",
        texts=tuple(_texts(teller, finding)) if finding else (),
        turns=tuple(_turns(teller, finding)) if finding else (),
        disagreements=tuple(
            (teller.words.of(item.kind), item.detail, teller.passages(item.citations)) for item in differing
        ),
    )


def _texts(teller: Teller, finding: Finding) -> Iterator[TextShown]:
    for under in finding.readings:
        yield TextShown(
            name=teller.dossier.agreement.title_of(under.text),
            outcome=teller.words.of(under.outcome),
            wording=under.wording,
        )


def _turns(teller: Teller, finding: Finding) -> Iterator[TurnShown]:
    for turn in finding.turns:
        yield TurnShown(
            hangs_on=turn.hangs_on,
            if_so=teller.words.of(turn.if_so),
            if_not=teller.words.of(turn.if_not),
        )


def _responsible(teller: Teller, finding: Finding | None) -> str:
    if finding is None:
        return ""
    told = teller.words.of(finding.responsibility)
    return f"{told} ({teller.actors(finding.responsible)})" if finding.responsible else told


def _tests(teller: Teller, finding: Finding | None) -> tuple[TestShown, ...]:
    return tuple(
        TestShown(
            question=teller.words.of(result.test),
            answer=result.answer.value,
            reason=result.reason,
            missing=result.missing,
            terms=tuple(teller.term(term) for term in result.terms),
            passages=teller.passages(result.citations),
        )
        for result in (finding.tests if finding else ())
    )


def _account(teller: Teller, account: Account, outcomes: Mapping[str, str]) -> AccountShown:
    dossier = teller.dossier
    mention = mention_of(teller, account)
    reading = dossier.readings.get(account.report)
    return AccountShown(
        source=whose_word(teller, account),
        outlet=teller.outlet(reading.report) if reading else teller.say("a report that is not on record"),
        side=teller.actor(account.camp) if account.camp else teller.say("no side known"),
        modality=teller.words.of(account.modality),
        counted=account.modality in SAID_TO_BE_SO,
        actors=", ".join(teller.named(actor) for actor in account.actors) or teller.say("not told"),
        targets=", ".join(teller.named(target) for target in account.targets) or teller.say("not told"),
        place=account.place.name if account.place else teller.say("not told"),
        when=teller.when(account.when),
        harm="; ".join(teller.count(count) for count in account.harm) or teller.say("not told"),
        origin=teller.origin(account.origin),
        against_interest=account.against_interest,
        outcome=outcomes.get(account.mention, ""),
        passage=teller.passage(mention.report, mention.clause) if mention else None,
    )
