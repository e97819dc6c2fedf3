"""The agreement clause by clause with what bears on each, its texts compared, its silences, its calendar."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from holdfire.model.ban import Permission, Prohibition
from holdfire.model.duty_status import ObligationStatus
from holdfire.model.errors import UnknownIdError
from holdfire.model.status import TermCheck
from holdfire.model.truth import Truth
from holdfire.showing.moments import TimeShown
from holdfire.showing.page_agreement import TermShown, terms_of
from holdfire.showing.page_calendar import CalendarShown, calendar, score_words
from holdfire.showing.page_terms import AGREES, TermCheckShown, term_check_shown
from holdfire.showing.teller import Link, Passage, Teller
from holdfire.showing.workbench.paged import LINES, Paging, of_page, paging

FEW = 8
"""So many incidents and passages are shown with a duty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementAsked:
    """Nothing may be asked of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyShown:
    """Where a duty stands, why, and what is reported of it; `step` is that of an exchange. `more` incidents
    bear on it beside `links`."""

    step: str
    state: str
    mark: str
    reason: str
    due: TimeShown | None
    score: str
    missing: tuple[str, ...]
    links: tuple[Link, ...]
    more: int
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingShown:
    """How one text of the agreement has a clause; `acts` and `quantifier` are empty where they stand as in
    the first."""

    text: str
    wording: str
    acts: str
    quantifier: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TermBorneOn:
    """A term and what bears on it: findings by their outcome, duties, and what reports say of it by whether
    the agreement says so. `anchor` is its name within the page, empty where an earlier part has it."""

    term: TermShown
    anchor: str
    wordings: tuple[WordingShown, ...]
    duties: tuple[DutyShown, ...]
    outcomes: tuple[tuple[str, int], ...]
    claims: tuple[tuple[str, str, int], ...]

    @property
    def is_borne_on(self) -> bool:
        """Whether anything on record bears on it."""
        return bool(self.duties or self.outcomes or self.claims)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextShown:
    """A text in which the agreement stands."""

    id: str
    document: str
    language: str
    status: str
    dated: TimeShown | None
    url: str | None
    sha256: str | None
    checked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AroundShown:
    """An instrument or body around the agreement, how it stands to it, when, and what is noted of it."""

    name: str
    relation: str
    when: TimeShown | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementPage:
    """The agreement; `no_term` is how many claims of reports point at no clause of it."""

    name: str
    aliases: str
    kind: str
    zone: str
    monitoring: str
    judges: str
    terms: tuple[TermBorneOn, ...]
    texts: tuple[TextShown, ...]
    around: tuple[AroundShown, ...]
    silences: tuple[tuple[str, str], ...]
    calendar: CalendarShown
    no_term: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TermAsked:
    """`id` of a term, and which of the incidents that bear on it."""

    id: str = ""
    skip: int = 0
    most: int = LINES


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentLine:
    """An incident that bears on a term, when and where, and what the agreement makes of it."""

    link: Link
    when: TimeShown | None
    outcome: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermPage:
    """One term with a page of the incidents that bear on it."""

    borne_on: TermBorneOn
    incidents: tuple[IncidentLine, ...]
    paging: Paging


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsAsked:
    """`term` asks for what is said of one term, `agrees` for one answer, `no_term` for what points at no
    term."""

    term: str = ""
    agrees: Truth | None = None
    no_term: bool = False
    skip: int = 0
    most: int = LINES


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsPage:
    """What reports say the agreement says, held against it, a page at a time."""

    term: str
    terms: tuple[str, ...]
    agrees: str
    answers: tuple[tuple[str, str], ...]
    no_term: bool
    checks: tuple[TermCheckShown, ...]
    paging: Paging


def agreement(teller: Teller, _asked: AgreementAsked) -> AgreementPage:
    """The agreement whole."""
    held = teller.dossier.agreement
    words = teller.words
    return AgreementPage(
        name=held.name,
        aliases=", ".join(held.aliases),
        kind=f"{held.agreement_class.replace('_', ' ')}, {held.kind.replace('_', ' ')}",
        zone=held.zone,
        monitoring=held.monitoring or "",
        judges=teller.actors(held.who_may_judge),
        terms=tuple(_terms(teller)),
        texts=tuple(
            TextShown(
                id=text.id,
                document=text.where.document,
                language=teller.language(text.language) if text.language else "",
                status=words.of(text.status),
                dated=teller.when(text.dated),
                url=text.where.url,
                sha256=text.sha256,
                checked=text.where.checked,
            )
            for text in held.texts
        ),
        around=tuple(_around(teller)),
        silences=tuple((silence.about, silence.note or "") for silence in held.silences),
        calendar=calendar(teller),
        no_term=len(teller.dossier.bearing.no_term),
    )


def term(teller: Teller, asked: TermAsked) -> TermPage:
    """One term. Raises UnknownIdError where the agreement has none of this name."""
    found = next((one for one in _terms(teller) if one.term.id == asked.id), None)
    if found is None:
        raise UnknownIdError(f"the agreement has no term {asked.id}; its page lists them")
    incidents = tuple(teller.dossier.outcomes.get(asked.id, ()))
    shown = paging(asked, len(incidents), path=("id",))
    return TermPage(
        borne_on=found,
        incidents=tuple(_incident(teller, each) for each in of_page(incidents, shown)),
        paging=shown,
    )


def claims(teller: Teller, asked: ClaimsAsked) -> ClaimsPage:
    """What reports say of the terms, those that differ first."""
    judgement, bearing = teller.dossier.judgement, teller.dossier.bearing
    found: Sequence[TermCheck] = judgement.term_checks if judgement else ()
    if asked.term:
        found = bearing.claims.get(asked.term, ())
    elif asked.no_term:
        found = bearing.no_term
    order = (Truth.NO, Truth.UNKNOWN, Truth.YES)
    taken = [check for check in found if asked.agrees in (None, check.agrees)]
    taken.sort(key=lambda check: order.index(check.agrees))
    shown = paging(asked, len(taken))
    checks = (check for check in of_page(taken, shown) if check.term_claim in teller.dossier.term_claims)
    return ClaimsPage(
        term=asked.term,
        terms=tuple(sorted(bearing.claims)),
        agrees=asked.agrees.value if asked.agrees else "",
        answers=tuple((answer.value, AGREES[answer]) for answer in order),
        no_term=asked.no_term,
        checks=tuple(term_check_shown(teller, check) for check in checks),
        paging=shown,
    )


def _terms(teller: Teller) -> Iterator[TermBorneOn]:
    bearing, seen = teller.dossier.bearing, set[str]()
    other_wordings = _wordings(teller)
    for shown in terms_of(teller):
        is_first = shown.id not in seen
        seen.add(shown.id)
        borne_on = teller.dossier.outcomes.get(shown.id, {}) if is_first else {}
        outcomes = Counter(borne_on.values())
        said = Counter(check.agrees for check in bearing.claims.get(shown.id, ()) if is_first)
        yield TermBorneOn(
            term=shown,
            anchor=f"term-{shown.id}" if is_first else "",
            wordings=other_wordings.get(shown.id, ()),
            duties=tuple(_duty(teller, one) for one in bearing.duties.get(shown.id, ()) if is_first),
            outcomes=tuple((teller.words.of(each), count) for each, count in outcomes.most_common()),
            claims=tuple((agrees.value, AGREES[agrees], said[agrees]) for agrees in Truth if said[agrees]),
        )


def _wordings(teller: Teller) -> dict[str, tuple[WordingShown, ...]]:
    """The clauses that the texts put differently, each with every text's wording."""
    held = teller.dossier.agreement
    clauses: Iterable[Prohibition | Permission] = (*held.prohibitions, *held.permissions)
    duties = {
        duty.id: tuple(
            WordingShown(text=other.text, wording=other.wording, acts="", quantifier="")
            for other in duty.other_readings
        )
        for duty in held.obligations
        if duty.other_readings
    }
    return duties | {
        clause.id: tuple(
            WordingShown(
                text=other.text,
                wording=other.wording,
                acts=", ".join(teller.words.of(act) for act in other.acts or ()),
                quantifier=other.quantifier or "",
            )
            for other in clause.other_readings
        )
        for clause in clauses
        if clause.other_readings
    }


def _duty(teller: Teller, status: ObligationStatus) -> DutyShown:
    return DutyShown(
        step=status.obligation.partition("/")[2],
        state=teller.words.of(status.state),
        mark=status.state.value,
        reason=status.reason,
        due=teller.when(status.due),
        score=score_words(status.score),
        missing=status.missing,
        links=teller.links(status.incidents[:FEW]),
        more=len(status.incidents[FEW:]),
        passages=teller.passages(status.citations[:FEW]),
    )


def _incident(teller: Teller, incident_id: str) -> IncidentLine:
    incident, finding = teller.dossier.incidents[incident_id], teller.dossier.findings[incident_id]
    return IncidentLine(
        link=teller.link(incident_id),
        when=teller.when(incident.when),
        outcome=teller.words.of(finding.outcome),
        missing=finding.missing,
    )


def _around(teller: Teller) -> Iterator[AroundShown]:
    held = teller.dossier.agreement
    if held.signature:
        place = held.signature.place or ""
        yield _one_around(teller.say("signed"), "", teller.when(held.signature.at), place)
    for related in held.related:
        when = teller.when(related.dated)
        yield _one_around(related.name, teller.words.of(related.relation), when, related.note or "")
    for body in held.endorsements:
        binding = {True: "binding", False: "not binding", None: "whether it binds is not said"}[body.binding]
        note = f"{teller.say(binding)} ({body.source.told})"
        yield _one_around(teller.actor(body.body), teller.say("took it up"), teller.when(body.at), note)


def _one_around(name: str, relation: str, when: TimeShown | None, note: str) -> AroundShown:
    return AroundShown(name=name, relation=relation, when=when, note=note)
