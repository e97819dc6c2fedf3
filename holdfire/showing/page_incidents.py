"""Incidents as rows of the bulletin's tables: each in the one table it belongs to."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from holdfire.lexicon.tables import SHARED, Lexicon
from holdfire.model.act import SAID_TO_BE_SO
from holdfire.model.finding import Finding, Outcome
from holdfire.model.incident import Account, Incident
from holdfire.model.mention import Mention
from holdfire.showing.moments import TimeShown
from holdfire.showing.teller import Passage, Teller

WITHIN = (
    Outcome.APPARENT_BREACH,
    Outcome.CONTESTED,
    Outcome.EXCEPTED_CLAIMED,
    Outcome.CANNOT_DETERMINE,
)
"""Outcomes of the main table, the gravest first."""

DRAWN = ("within", "vague", "outside", "keeping")
"""The tables whose incidents a drawing shows: what somebody says happened, and that is more than words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidOf:
    """A value that sources give (an actor, a target, a harm) and whose word it is."""

    value: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRow:
    """One incident in a table. `number` is its number in this bulletin or list, also on the drawings, 0 where
    it bears none. `actors`,
    `targets` and `harm` keep every value an account gives, each with whose word it is; `outcome` is the
    finding in words with what is `missing`; `mark` names its shape."""

    id: str
    number: int
    href: str
    act: str
    when: TimeShown | None
    places: str
    actors: tuple[SaidOf, ...]
    targets: tuple[SaidOf, ...]
    harm: tuple[SaidOf, ...]
    evidence: str
    attribution: str
    outcome: str
    mark: str
    missing: tuple[str, ...]
    origins: int
    reports: int
    passage: Passage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentTables:
    """Incidents by what the terms make of them: `within` the truce, `vague` where neither time nor place
    is told so that the terms cannot be applied, `outside` it (excluded actors, before
    the start, places or acts not covered), `keeping` with the terms, `words` (talks, declarations: not
    held against the terms), and `uncounted`, which nobody says happened: denied, planned, conditional."""

    within: tuple[IncidentRow, ...]
    vague: tuple[IncidentRow, ...]
    outside: tuple[IncidentRow, ...]
    keeping: tuple[IncidentRow, ...]
    words: tuple[IncidentRow, ...]
    uncounted: tuple[IncidentRow, ...]

    @property
    def drawn(self) -> tuple[IncidentRow, ...]:
        """The rows that a drawing shows."""
        return tuple(row for name in DRAWN for row in getattr(self, name))

    @property
    def numbered(self) -> tuple[IncidentRow, ...]:
        """All rows in the order of their numbers."""
        return (*self.drawn, *self.words, *self.uncounted)


def incident_tables(teller: Teller) -> IncidentTables:
    """Every incident in the one table it belongs to, numbered through."""
    sorted_out: dict[str, list[Incident]] = {
        name: [] for name in ("within", "vague", "outside", "keeping", "words", "uncounted")
    }
    for incident in teller.dossier.reconciled.incidents:
        sorted_out[table_of(teller, incident)].append(incident)
    number = 0
    tables: dict[str, tuple[IncidentRow, ...]] = {}
    for name, incidents in sorted_out.items():
        rows = []
        for incident in sorted(incidents, key=lambda item: _order(teller, item)):
            number += 1
            rows.append(incident_row(teller, incident, number))
        tables[name] = tuple(rows)
    return IncidentTables(**tables)


def incident_row(teller: Teller, incident: Incident, number: int, *, quoted: bool = True) -> IncidentRow:
    """An incident as the table it belongs to shows it; with its first passage where it is to be `quoted`."""
    row = _row(teller, incident, number)
    quoting = replace(row, passage=_first_passage(teller, incident)) if quoted else row
    return _as_listed(teller, quoting, incident, table_of(teller, incident))


def _as_listed(teller: Teller, row: IncidentRow, incident: Incident, table: str) -> IncidentRow:
    """The row as its table shows it: what nobody says happened bears no finding."""
    if table in {"within", "vague"} and row.mark == "plain":
        return replace(row, mark="open")
    if table != "uncounted":
        return row
    told = dict.fromkeys(teller.words.of(account.modality) for account in incident.accounts)
    return replace(
        row, outcome=teller.say("not counted: {words}", words=", ".join(told)), mark="plain", missing=()
    )


def is_said_to_be_so(incident: Incident) -> bool:
    """Whether any account says that it happened, rather than that it might, will or did not."""
    return any(account.modality in SAID_TO_BE_SO for account in incident.accounts)


@cache
def _forceful() -> frozenset[str]:
    """The acts of force."""
    return frozenset(row["act"] for row in Lexicon(language=SHARED).table("acts") if row["family"] == "force")


def table_of(teller: Teller, incident: Incident) -> str:
    """The one table (a field of IncidentTables) that an incident belongs to."""
    finding, forceful = teller.dossier.findings.get(incident.id), _forceful()
    if not is_said_to_be_so(incident):
        return "uncounted"
    if finding is None and incident.act.value not in forceful:
        return "words"
    if finding is None or finding.outcome in WITHIN:
        is_open = finding is None or finding.outcome is Outcome.CANNOT_DETERMINE
        return "vague" if is_open and incident.when is None and not incident.places else "within"
    if finding.outcome is Outcome.CONSISTENT_WITH_TERMS:
        return "keeping"
    return "outside" if incident.act.value in forceful else "words"


def _order(teller: Teller, incident: Incident) -> tuple[int, float, str]:
    finding = teller.dossier.findings.get(incident.id)
    gravity = WITHIN.index(finding.outcome) if finding and finding.outcome in WITHIN else len(WITHIN)
    start = incident.when.earliest or incident.when.latest if incident.when else None
    return gravity, start.timestamp() if start else float("inf"), incident.id


def _row(teller: Teller, incident: Incident, number: int) -> IncidentRow:
    finding = teller.dossier.findings.get(incident.id)
    return IncidentRow(
        id=incident.id,
        number=number,
        href=teller.addresses.incident(incident.id),
        act=teller.words.of(incident.act),
        when=teller.when(incident.when),
        places=", ".join(dict.fromkeys(place.name for place in incident.places))
        or teller.say("place not told"),
        actors=said_of(
            (teller.named(actor), whose_word(teller, account))
            for account in incident.accounts
            for actor in account.actors
        ),
        targets=said_of(
            (teller.named(target), whose_word(teller, account))
            for account in incident.accounts
            for target in account.targets
        ),
        harm=said_of(
            (teller.count(count), whose_word(teller, account))
            for account in incident.accounts
            for count in account.harm
        ),
        evidence=teller.words.of(incident.evidence),
        attribution=teller.words.of(incident.attribution),
        outcome=teller.words.of(finding.outcome) if finding else teller.say("not held against the terms"),
        mark=mark_of(finding),
        missing=finding.missing if finding else (),
        origins=len(incident.origins),
        reports=len({account.report for account in incident.accounts}),
    )


def mark_of(finding: Finding | None) -> str:
    """The shape a finding is drawn with: breach, open, outside, keeping or plain."""
    if finding is None:
        return "plain"
    if finding.outcome is Outcome.APPARENT_BREACH:
        return "breach"
    if finding.outcome in WITHIN:
        return "open"
    return "keeping" if finding.outcome is Outcome.CONSISTENT_WITH_TERMS else "outside"


def said_of(pairs: Iterable[tuple[str, str]]) -> tuple[SaidOf, ...]:
    """Values with the sources that give each, in order of appearance."""
    sources: dict[str, dict[str, None]] = {}
    for value, source in pairs:
        sources.setdefault(value, {})[source] = None
    return tuple(SaidOf(value=value, sources=tuple(given)) for value, given in sources.items())


def whose_word(teller: Teller, account: Account) -> str:
    """On whose word an account tells what it tells: its claimant, or the report itself."""
    if account.claimant:
        return teller.named(account.claimant)
    return teller.outlet_named(account.outlet)


def mention_of(teller: Teller, account: Account) -> Mention | None:
    """What an account rests on, None where its report is not on record."""
    reading = teller.dossier.readings.get(account.report)
    mentions = reading.mentions if reading else ()
    return next((mention for mention in mentions if mention.id == account.mention), None)


def _first_passage(teller: Teller, incident: Incident) -> Passage | None:
    told = (mention_of(teller, account) for account in incident.accounts)
    mention = next((mention for mention in told if mention), None)
    return teller.passage(mention.report, mention.clause) if mention else None
