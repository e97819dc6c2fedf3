"""A small view for the pages to be built from: three reports, one in Arabic, one hostile."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from holdfire.model.act import Act, Modality
from holdfire.model.actor import Actor, ActorKind, ActorRef, Name, RefBasis
from holdfire.model.agreement import Agreement, AgreementClass, AgreementKind
from holdfire.model.ban import Prohibition
from holdfire.model.calendar import CalendarEntry, CalendarKind
from holdfire.model.capture import CaptureEntry, FailedCapture, MediaType
from holdfire.model.case import Case
from holdfire.model.count import Count
from holdfire.model.duty import Obligation
from holdfire.model.duty_status import ObligationState, ObligationStatus
from holdfire.model.errors import UnknownIdError
from holdfire.model.finding import Finding, Outcome, TestName, TestResult
from holdfire.model.history import ChangedLine, Changes, Run
from holdfire.model.incident import Account, AttributionState, EvidenceState, Incident
from holdfire.model.instrument import Provenance
from holdfire.model.mention import Mention
from holdfire.model.outlet import Outlet, OutletKind
from holdfire.model.place import Place, PlaceRef
from holdfire.model.quotation import Quotation, QuotationKind, SpeechModality
from holdfire.model.reading import Reading
from holdfire.model.reconciled import (
    Disagreement,
    DisagreementKind,
    Equivalence,
    EquivalenceEvidence,
    EvidenceKind,
    Reconciled,
    Rival,
)
from holdfire.model.report import Block, BlockKind, Comment, Report
from holdfire.model.span import Citation, Span
from holdfire.model.statement import (
    Entry,
    ReadingKind,
    Rendering,
    RenderingFit,
    Statement,
    Stretch,
    Variant,
)
from holdfire.model.status import (
    ClaimTold,
    Formal,
    Ground,
    Holding,
    Judgement,
    SaidStatus,
    Status,
    TermCheck,
    TriggerStatus,
)
from holdfire.model.story import CopyKind, Descent, Story
from holdfire.model.tally import Tally, TallyPart
from holdfire.model.term_claim import Closeness, ContingencyStance, PositionClaim, TermClaim, TermKind
from holdfire.model.trigger import Condition, Contingency, Trigger, TriggerKind
from holdfire.model.truce_life import ClaimedStatus, Ending, Silence, Start, StatusClaim
from holdfire.model.truth import Truth
from holdfire.model.when import Precision, TimeBasis, When
from holdfire.reconciling.apparatus import agreements

NOW = datetime(2016, 2, 29, 16, tzinfo=UTC)
START = datetime(2016, 2, 26, 22, tzinfo=UTC)
SOURCE = Provenance(document="The terms", article="2(a)")

WIRE = (
    "Truce strained after shelling\n"
    "DAMASCUS (Wire) – Shells killed three to five people in Kafr Hamra on Sunday, rebels said. "
    '"We counted 14 violations in 24 hours," the council said. '
    "If the truce failed, the ministry said, Plan B was being considered. "
    "Moscow and Damascus hold similar, not identical positions, Orlov said. "
    "The truce began at 01:00 GMT. "
    '"There is no plan B and 9 ships left," Orlov said.\n'
    "reader1: <b>lies</b>"
)
ARABIC = "قصف على كفر حمرة\nقال المجلس إن القصف قتل ثلاثة أشخاص."
HOSTILE = (
    "<script>alert('headline')</script>\n"
    '"><img src=x onerror=alert(1)> Sands said: "There is a plan B and 19 ships left" & \'more\' <b>bold</b>.'
)


def span(text: str, words: str) -> Span:
    """The span of the first occurrence of some words."""
    start = text.index(words)
    return Span(start=start, end=start + len(words), text=words)


def day(number: int) -> When:
    """A day of February 2016 in Damascus."""
    start = datetime(2016, 2, number, tzinfo=UTC) - timedelta(hours=2)
    return When(
        earliest=start,
        latest=start + timedelta(days=1),
        wall="Sunday",
        precision=Precision.DAY,
        basis=TimeBasis.RELATIVE,
        zone="Asia/Damascus",
    )


def who(name: str, actor: str | None = None) -> ActorRef:
    """Someone named in a report."""
    return ActorRef(name=name, actor=actor, basis=RefBasis.ALIAS)


def count(text: str, words: str, bounds: tuple[int, int | None], what: str) -> Count:
    """A count with the words it was read from."""
    return Count(low=bounds[0], high=bounds[1], what=what, span=span(text, words))


CASE = Case(
    name="A case",
    zone="Asia/Damascus",
    country="SY",
    actors=(
        Actor(id="rebels", kind=ActorKind.ARMED_GROUP, names=(Name(text="Rebels"),), side="opposition"),
        Actor(id="russia", kind=ActorKind.STATE, names=(Name(text="Russia"),), side="guarantor"),
        Actor(id="army", kind=ActorKind.ARMED_FORCE, names=(Name(text="Syrian army"),), side="government"),
    ),
    outlets=(
        Outlet(id="wire", name="The Wire", kind=OutletKind.AGENCY, affiliation="russia"),
        Outlet(id="nahr", name="Nahr", kind=OutletKind.BROADCASTER, language="ar"),
    ),
    places=(
        Place(
            id="kafr-hamra", names=(Name(text="Kafr Hamra"),), country="SY", lat=36.26, lon=37.08, radius_km=2
        ),
        Place(id="latakia", names=(Name(text="Latakia"),), country="SY", lat=35.52, lon=35.79, radius_km=8),
    ),
)

AGREEMENT = Agreement(
    id="truce",
    name="The Terms of the Truce",
    aliases=("the truce",),
    kind=AgreementKind.RECIPROCAL_DECLARATIONS,
    agreement_class=AgreementClass.CESSATION,
    zone="Asia/Damascus",
    start=Start(source=SOURCE, stated=When.at(START, wall="27 February 00:00", zone="Asia/Damascus")),
    ending=Ending(source=SOURCE, silent=True),
    prohibitions=(
        Prohibition(id="no-attack", text="No attack of any kind.", acts=(Act.SHELLING,), source=SOURCE),
    ),
    obligations=(
        Obligation(id="aid", text="Let aid pass.", owners=("army",), source=SOURCE),
        Obligation(id="lists", text="Hand over lists.", owners=("rebels",), source=SOURCE),
    ),
    triggers=(
        Trigger(
            id="plan-b-review",
            text="Three apparent breaches in a week.",
            condition=Condition(kind=TriggerKind.APPARENT_BREACHES, count=3),
            source=SOURCE,
            confirmed_by=("russia",),
        ),
    ),
    contingencies=(
        Contingency(
            id="plan-b", names=("Plan B",), text="What would follow.", source=SOURCE, owner=("rebels",)
        ),
    ),
    silences=(Silence(about="how long it lasts"),),
)

_SPOKEN, _SPOKEN_TOO = "There is no plan B and 9 ships left", "There is a plan B and 19 ships left"
_SHELLED = "Shells killed three to five people in Kafr Hamra on Sunday"
_TOLD_AR = "القصف قتل ثلاثة أشخاص"


def _report(report_id: str, text: str, outlet: str | None, language: str) -> Report:
    first = text.index("\n")
    body_end = text.index("\nreader1") if "\nreader1" in text else len(text)
    blocks = [
        Block(kind=BlockKind.HEADLINE, start=0, end=first),
        Block(kind=BlockKind.BODY, start=first + 1, end=body_end),
    ]
    if body_end < len(text):
        blocks.append(Block(kind=BlockKind.COMMENT, start=body_end + 1, end=len(text)))
    return Report(
        id=report_id,
        capture=(report_id[-1] * 64),
        text=text,
        blocks=tuple(blocks),
        headline=Span.of(text, 0, first),
        published=day(28),
        language=language,
        outlet=outlet,
    )


def readings() -> tuple[Reading, ...]:
    """What was read in the three reports."""
    council = who("the council", "rebels")
    wire = Reading(
        report=_report("report-a", WIRE, "wire", "en"),
        quotations=(
            Quotation(
                id="quotation-a",
                report="report-a",
                kind=QuotationKind.DIRECT,
                contents=(span(WIRE, _SPOKEN),),
                speaker=who("Orlov", "russia"),
            ),
        ),
        mentions=(
            Mention(
                id="mention-a",
                report="report-a",
                act=Act.SHELLING,
                trigger=span(WIRE, "Shells"),
                clause=span(WIRE, _SHELLED),
                modality=Modality.ALLEGED,
            ),
        ),
        tallies=(
            Tally(
                id="tally-a",
                report="report-a",
                span=span(WIRE, "We counted 14 violations in 24 hours"),
                total=count(WIRE, "14", (14, 14), "violations"),
                unit="violations",
                claimant=council,
                window=day(27),
                parts=(TallyPart(label="Hama", count=count(WIRE, "14", (3, None), "violations")),),
                arithmetic="the parts add up to 3, the whole is 14",
            ),
        ),
        term_claims=(
            TermClaim(
                id="claim-b",
                report="report-a",
                kind=TermKind.CONTINGENCY,
                span=span(WIRE, "Plan B was being considered"),
                label="Plan B",
                stance=ContingencyStance.CONSIDERED,
                claimant=who("the ministry"),
            ),
            TermClaim(
                id="claim-start",
                report="report-a",
                kind=TermKind.START,
                span=span(WIRE, "The truce began at 01:00 GMT"),
            ),
        ),
        positions=(
            PositionClaim(
                id="position-a",
                report="report-a",
                span=span(WIRE, "Moscow and Damascus hold similar, not identical positions"),
                actors=(who("Moscow", "russia"), who("Damascus")),
                closeness=Closeness.SIMILAR_NOT_IDENTICAL,
                claimant=who("Orlov"),
            ),
        ),
        comments=(Comment(author="reader1", reply_to=None, span=span(WIRE, "<b>lies</b>")),),
    )
    arabic = Reading(
        report=_report("report-b", ARABIC, "nahr", "ar"),
        mentions=(
            Mention(
                id="mention-b",
                report="report-b",
                act=Act.SHELLING,
                trigger=span(ARABIC, "القصف"),
                clause=span(ARABIC, _TOLD_AR),
                modality=Modality.ACTUAL,
            ),
        ),
    )
    hostile = Reading(
        report=_report("report-c", HOSTILE, None, "en"),
        quotations=(
            Quotation(
                id="quotation-c",
                report="report-c",
                kind=QuotationKind.DIRECT,
                contents=(span(HOSTILE, _SPOKEN_TOO),),
                speaker=who("Sands"),
            ),
        ),
        mentions=(
            Mention(
                id="mention-c",
                report="report-c",
                act=Act.AIR_STRIKE,
                trigger=span(HOSTILE, "plan"),
                clause=span(HOSTILE, "<img src=x onerror=alert(1)>"),
                modality=Modality.CONDITIONAL,
            ),
        ),
    )
    return (wire, arabic, hostile)


def _account(mention: str, report: str, modality: Modality, harm: tuple[Count, ...] = ()) -> Account:
    return Account(
        mention=mention,
        report=report,
        origin="wire" if report == "report-a" else "nahr",
        outlet="wire" if report == "report-a" else "nahr",
        modality=modality,
        claimant=who("rebels", "rebels") if report == "report-a" else None,
        actors=(who("the army", "army"),),
        harm=harm,
        when=day(28),
    )


def incidents() -> tuple[Incident, ...]:
    """An apparent breach with two accounts, an event outside the truce, and one that is only conditional."""
    here = PlaceRef(span=span(WIRE, "Kafr Hamra"), name="Kafr Hamra", place="kafr-hamra")
    there = PlaceRef(span=span(WIRE, "Damascus"), name="Latakia", place="latakia")
    shelling = Incident(
        id="incident-1",
        act=Act.SHELLING,
        accounts=(
            _account(
                "mention-a", "report-a", Modality.ALLEGED, (count(WIRE, "three to five", (3, 5), "killed"),)
            ),
            _account(
                "mention-b", "report-b", Modality.ACTUAL, (count(ARABIC, "ثلاثة", (3, None), "killed"),)
            ),
        ),
        when=day(28),
        places=(here,),
        actors=(who("the army", "army"),),
        origins=("wire", "nahr"),
        evidence=EvidenceState.CORROBORATED,
        attribution=AttributionState.ACCUSED,
        grounds=("two independent origins agree",),
    )
    return (
        shelling,
        replace(shelling, id="incident-2", places=(there,), accounts=shelling.accounts[:1], when=day(26)),
        Incident(
            id="incident-3",
            act=Act.AIR_STRIKE,
            accounts=(_account("mention-c", "report-c", Modality.CONDITIONAL),),
        ),
    )


def _variant(start: int, words: str) -> Variant:
    """What the second rendering has, from `start` on."""
    stretch = Stretch(siglum="B", start=start, end=start + len(words))
    return Variant(words=words, witnesses=("B",), stretches=(stretch,))


def reconciled() -> Reconciled:
    """What the three reports amount to."""
    renderings = (
        Rendering(
            siglum="A",
            quotation="quotation-a",
            report="report-a",
            words=_SPOKEN,
            fit=RenderingFit.BASE,
            language="en",
        ),
        Rendering(
            siglum="B",
            quotation="quotation-c",
            report="report-c",
            words=_SPOKEN_TOO,
            fit=RenderingFit.SAME,
            language="en",
            agreements=agreements(_SPOKEN, _SPOKEN_TOO, "en"),
        ),
    )
    nine = _SPOKEN.index("9")
    statement = Statement(
        id="statement-1",
        speaker="russia",
        speaker_name="Orlov",
        modality=SpeechModality.SAID,
        renderings=renderings,
        apparatus=(
            Entry(
                start=_SPOKEN.index("no"),
                end=_SPOKEN.index("no") + 2,
                base="no",
                kind=ReadingKind.NEGATION,
                variants=(_variant(_SPOKEN_TOO.index(" a ") + 1, "a"),),
            ),
            Entry(
                start=nine,
                end=nine + 1,
                base="9",
                kind=ReadingKind.NUMBER,
                variants=(_variant(_SPOKEN_TOO.index("19"), "19"),),
            ),
        ),
    )
    cited = Citation(report="report-c", span=span(HOSTILE, "Sands"))
    return Reconciled(
        stories=(
            Story(
                id="story-1",
                label="Truce strained",
                reports=("report-a", "report-b"),
                descents=(
                    Descent(
                        copy="report-b",
                        original="report-a",
                        kind=CopyKind.TRANSLATION,
                        score=0.9,
                        reason="same words",
                    ),
                ),
                origins=(("report-a", "report-b"),),
            ),
        ),
        statements=(statement,),
        incidents=incidents(),
        equivalences=(
            Equivalence(
                id="equivalence-1",
                here="Sands",
                there="Orlov",
                evidence=(
                    EquivalenceEvidence(
                        kind=EvidenceKind.SAME_SLOT, detail="stands in one place", citations=(cited,)
                    ),
                ),
                segments=3,
                reports=2,
                outlets=2,
                rivals=(Rival(there="Ivanov", kinds=1),),
            ),
        ),
        disagreements=(
            Disagreement(
                kind=DisagreementKind.HARM,
                about="incident-1",
                detail="three to five killed against at least three",
                citations=(Citation(report="report-a", span=span(WIRE, "three to five people")),),
            ),
        ),
    )


def judgement() -> Judgement:
    """What the agreement makes of it."""
    tests = tuple(
        TestResult(test=test, answer=Truth.YES, reason=f"reason of {test}", terms=("no-attack",))
        for test in TestName
    )
    here = Citation(report="report-a", span=span(WIRE, _SHELLED))
    return Judgement(
        at=NOW,
        findings=(
            Finding(
                id="finding-1",
                incident="incident-1",
                agreement="truce",
                outcome=Outcome.CANNOT_DETERMINE,
                tests=tests,
                terms=("no-attack",),
                missing=("who held the place",),
            ),
            Finding(
                id="finding-2",
                incident="incident-2",
                agreement="truce",
                outcome=Outcome.OUT_OF_SCOPE_TIME,
                tests=tests,
            ),
            Finding(
                id="finding-3",
                incident="incident-3",
                agreement="truce",
                outcome=Outcome.CANNOT_DETERMINE,
                tests=tests,
            ),
        ),
        status=Status(
            formal=Formal.CONTESTED,
            formal_grounds=(Ground(text="Two parties differ.", citations=(here,)),),
            holding=Holding.STRAINED,
            holding_grounds=(Ground(text="One breach is alleged.", ids=("incident-1",)),),
            since=When.at(START, wall="27 February 00:00", zone="Asia/Damascus"),
            claims=(
                StatusClaim(
                    status=ClaimedStatus.ENDED,
                    claimant="army",
                    at=day(29),
                    source=SOURCE,
                    competent=False,
                ),
            ),
            told=(
                ClaimTold(
                    status=ClaimedStatus.ENDED,
                    claimant="Syrian army",
                    actor="army",
                    competent=Truth.NO,
                    authority="the text does not give it that say",
                    at=day(29),
                    entry=SOURCE,
                ),
            ),
            said=(SaidStatus(speaker_name="Orlov", says="by and large holding", citation=here),),
            unknowns=("who held the place",),
        ),
        obligations=(
            ObligationStatus(
                obligation="aid", state=ObligationState.OVERDUE, reason="not reported", score=0, due=day(27)
            ),
            ObligationStatus(
                obligation="lists",
                state=ObligationState.NOT_YET_DUE,
                reason="due later",
                due=When.at(NOW + timedelta(hours=48), wall="2 March"),
            ),
        ),
        calendar=tuple(
            CalendarEntry(
                kind=CalendarKind.OBLIGATION,
                about=about,
                text="A duty.",
                zone="Asia/Damascus",
                at=at,
                state=state,
            )
            for about, at, state in (
                ("aid", day(27), ObligationState.OVERDUE),
                ("lists", When.at(NOW + timedelta(hours=48), wall="2 March"), ObligationState.NOT_YET_DUE),
            )
        ),
        triggers=(
            TriggerStatus(
                trigger="plan-b-review",
                by_allegations=Truth.YES,
                by_facts=Truth.NO,
                distance="two short",
                reason="one is corroborated",
                counted=("incident-1",),
                citations=(here,),
            ),
        ),
        term_checks=(
            TermCheck(
                term_claim="claim-start",
                report="report-a",
                agrees=Truth.NO,
                detail="180 minutes later than the agreement says",
                terms=("no-attack",),
            ),
        ),
    )


CHANGES = Changes(
    new=(ChangedLine(kind="incident", id="incident-1", label="shelling of Kafr Hamra"),),
    withdrawn=(ChangedLine(kind="incident", id="incident-9", label="a report taken back"),),
)


@dataclass(frozen=True, kw_only=True)
class FakeView:
    """Answers the questions a bulletin asks of a View."""

    the_readings: tuple[Reading, ...] = field(default_factory=readings)
    the_reconciled: Reconciled = field(default_factory=reconciled)
    the_judgement: Judgement | None = field(default_factory=judgement)
    the_failures: tuple[FailedCapture, ...] = (FailedCapture(origin="broken.html", reason="it is empty"),)
    the_runs: tuple[Run, ...] = (
        Run(number=1, at=START, by="test", version="0.1"),
        Run(number=2, at=NOW, by="test", version="0.1", new_captures=1),
    )
    the_changes: Changes = CHANGES
    the_case: Case = CASE
    the_agreement: Agreement = AGREEMENT

    def case(self) -> Case:
        return self.the_case

    def agreement(self) -> Agreement:
        return self.the_agreement

    def readings(self) -> tuple[Reading, ...]:
        return self.the_readings

    def equivalences(self) -> tuple[Equivalence, ...]:
        return self.reconciled().equivalences

    def reconciled(self) -> Reconciled:
        return self.the_reconciled

    def judgement(self, *, findings: bool = True) -> Judgement | None:
        judged = self.the_judgement
        return judged if findings or judged is None else replace(judged, findings=())

    def origins_of(self, sha256: str) -> tuple[str, ...]:
        return tuple(entry.origin for entry in self.captures() if entry.sha256 == sha256)

    def captures(self) -> tuple[CaptureEntry, ...]:
        return tuple(
            CaptureEntry(
                sha256=reading.report.capture,
                origin=f"{reading.report.id}.html",
                media_type=MediaType.HTML,
                size=len(reading.report.text),
            )
            for reading in self.the_readings
        )

    def failures(self) -> tuple[FailedCapture, ...]:
        return self.the_failures

    def runs(self) -> tuple[Run, ...]:
        return self.the_runs

    def changes(self, since_run: int | None = None) -> Changes:
        return self.the_changes

    def case_files(self) -> dict[str, str]:
        return {"agreement.yaml": "id: truce"}

    def reading(self, report_id: str) -> Reading:
        return _the_one(self.the_readings, lambda reading: reading.report.id == report_id)

    def reading_that_found(self, found_id: str) -> Reading:
        return _the_one(self.the_readings, lambda reading: found_id in _found_in(reading))

    def incident(self, incident_id: str) -> Incident:
        return _the_one(self.the_reconciled.incidents, lambda incident: incident.id == incident_id)

    def statement(self, statement_id: str) -> Statement:
        return _the_one(self.the_reconciled.statements, lambda statement: statement.id == statement_id)

    def findings(self) -> tuple[Finding, ...]:
        return self.the_judgement.findings if self.the_judgement else ()

    def finding_of(self, incident_id: str) -> Finding:
        return _the_one(self.findings(), lambda finding: finding.incident == incident_id)


T = TypeVar("T")


def _the_one(things: tuple[T, ...], is_it: Callable[[T], bool]) -> T:
    for thing in things:
        if is_it(thing):
            return thing
    raise UnknownIdError("no such id")


def _found_in(reading: Reading) -> set[str]:
    found = (*reading.mentions, *reading.quotations, *reading.tallies, *reading.term_claims)
    return {item.id for item in found}


EMPTY = FakeView(
    the_readings=(),
    the_reconciled=Reconciled(),
    the_judgement=None,
    the_failures=(),
    the_runs=(),
    the_changes=Changes(),
    the_case=Case(name="An empty case"),
    the_agreement=Agreement(
        id="truce",
        name="A truce",
        kind=AgreementKind.BILATERAL,
        agreement_class=AgreementClass.CESSATION,
        zone="UTC",
        start=Start(source=SOURCE),
        ending=Ending(source=SOURCE),
    ),
)
"""A view of a record that holds nothing yet."""
