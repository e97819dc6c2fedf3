"""Small things to put on record: a capture, what was read in it, what was derived from it."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256

from holdfire.model.act import Act, Modality
from holdfire.model.actor import Actor, ActorKind, ActorRef, Name, RefBasis
from holdfire.model.agreement import Agreement, AgreementClass, AgreementKind
from holdfire.model.ban import Prohibition
from holdfire.model.capture import Capture, MediaType
from holdfire.model.case import Case
from holdfire.model.count import Count
from holdfire.model.duty import Obligation
from holdfire.model.duty_status import ObligationState, ObligationStatus
from holdfire.model.finding import Finding, Outcome, TestName, TestResult
from holdfire.model.identity import content_id
from holdfire.model.incident import Account, Incident
from holdfire.model.instrument import Provenance
from holdfire.model.length import Length
from holdfire.model.mention import Mention
from holdfire.model.place import PlaceRef
from holdfire.model.quotation import Quotation, QuotationKind, SpeechModality
from holdfire.model.reading import Reading
from holdfire.model.reconciled import Equivalence, EquivalenceEvidence, EvidenceKind, Reconciled
from holdfire.model.report import Block, BlockKind, Report
from holdfire.model.span import Citation, Span
from holdfire.model.statement import Entry, ReadingKind, Rendering, RenderingFit, Statement, Variant
from holdfire.model.status import Formal, Ground, Holding, Judgement, Status, TermCheck, TriggerStatus
from holdfire.model.story import Story
from holdfire.model.tally import Tally
from holdfire.model.term_claim import TermClaim, TermKind
from holdfire.model.trigger import Condition, Trigger, TriggerKind
from holdfire.model.truce_life import Ending, Start
from holdfire.model.truth import Truth

MONDAY = datetime(2016, 2, 29, 8, 0, tzinfo=UTC)
TUESDAY = MONDAY + timedelta(days=1)
WEDNESDAY = MONDAY + timedelta(days=2)

SHELLED = (
    "Shells hit Marat.\nThe spokesman said: it was not us. Monitors count 7 violations since 27 February."
)
DENIED = (
    "No shells at Marat.\nThe spokesman said: nobody fired. Monitors count 9 violations since 27 February."
)

SOURCE = Provenance(document="Joint statement", article="2", checked=True, line=4)

CASE = Case(
    name="A truce",
    zone="Asia/Damascus",
    actors=(Actor(id="north", kind=ActorKind.STATE, names=(Name(text="The North"),)),),
)

AGREEMENT = Agreement(
    id="truce",
    name="The truce",
    kind=AgreementKind.MULTILATERAL,
    agreement_class=AgreementClass.CESSATION,
    zone="Asia/Damascus",
    start=Start(source=SOURCE),
    ending=Ending(source=SOURCE, length=Length(text="14 days", days=14), silent=True),
    prohibitions=(Prohibition(id="no-fire", text="No shelling.", acts=(Act.SHELLING,), source=SOURCE),),
    obligations=(Obligation(id="lists", text="Exchange lists.", owners=("north",), source=SOURCE),),
    triggers=(
        Trigger(
            id="plan-b",
            text="Ten breaches in a week.",
            condition=Condition(kind=TriggerKind.APPARENT_BREACHES, count=10, window=timedelta(days=7)),
            source=SOURCE,
        ),
    ),
)

FILES = {"holdfire.yaml": "name: A truce\n", "agreement.yaml": "id: truce\n"}


def capture_of(text: str, origin: str = "captures/one.txt") -> Capture:
    return Capture(data=text.encode(), origin=origin, media_type=MediaType.TEXT)


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words), text=words)


def reading_of(text: str, outlet: str = "agency") -> Reading:
    """The first line is the headline and a mention; what follows a colon up to a full stop is a quotation;
    a number before "violations" is a tally."""
    capture = sha256(text.encode()).hexdigest()
    report = content_id("report", capture)
    headline, body = text.split("\n", 1)
    clause = span_of(text, headline)
    said = span_of(text, body.split(": ")[1].split(".")[0])
    counted = span_of(text, body.split("count ")[1].split(" ")[0])
    speaker = ActorRef(name="the spokesman", basis=RefBasis.ROLE, actor="north")
    return Reading(
        report=Report(
            id=report,
            capture=capture,
            text=text,
            blocks=(
                Block(kind=BlockKind.HEADLINE, start=0, end=len(headline)),
                Block(kind=BlockKind.BODY, start=len(headline) + 1, end=len(text)),
            ),
            headline=clause,
            language="en",
            outlet=outlet,
        ),
        quotations=(
            Quotation(
                id=content_id("quotation", report, said.start),
                report=report,
                kind=QuotationKind.DIRECT,
                contents=(said,),
                speaker=speaker,
            ),
        ),
        mentions=(
            Mention(
                id=content_id("mention", report, clause.start),
                report=report,
                act=Act.SHELLING,
                trigger=clause,
                clause=clause,
                modality=Modality.ALLEGED,
                place=PlaceRef(span=clause, name="Marat", place="marat"),
            ),
        ),
        tallies=(
            Tally(
                id=content_id("tally", report, counted.start),
                report=report,
                span=counted,
                total=Count(low=int(counted.text), high=int(counted.text), what="violations", span=counted),
                unit="violations",
            ),
        ),
        term_claims=(
            TermClaim(
                id=content_id("term-claim", report, "start"),
                report=report,
                kind=TermKind.START,
                span=span_of(text, "27 February"),
            ),
        ),
    )


def reconciled_of(*readings: Reading) -> Reconciled:
    """One story and one statement of all readings, an incident for each, an equivalence."""
    quotations = [reading.quotations[0] for reading in readings]
    return Reconciled(
        stories=(
            Story(
                id="story-1",
                label="Marat",
                reports=tuple(reading.report.id for reading in readings),
                origins=tuple((reading.report.id,) for reading in readings),
            ),
        ),
        statements=(
            Statement(
                id="statement-1",
                speaker="north",
                speaker_name="Zephyrin North",
                modality=SpeechModality.SAID,
                renderings=tuple(
                    Rendering(
                        siglum=siglum,
                        quotation=quotation.id,
                        report=quotation.report,
                        words=quotation.words,
                        fit=RenderingFit.BASE if siglum == "A" else RenderingFit.SAME,
                    )
                    for siglum, quotation in zip("ABCDEF", quotations, strict=False)
                ),
                apparatus=(
                    Entry(
                        start=0,
                        end=2,
                        base="it",
                        kind=ReadingKind.WORDING,
                        variants=(Variant(words="", witnesses=("B",)),),
                    ),
                ),
            ),
        ),
        incidents=tuple(_incident_of(reading) for reading in readings),
        equivalences=(
            Equivalence(
                id="equivalence-1",
                here="Sands",
                there="Zephyrin North",
                evidence=(
                    EquivalenceEvidence(
                        kind=EvidenceKind.SAME_SLOT,
                        detail="stands where the other stands",
                        citations=tuple(Citation(report=q.report, span=q.contents[0]) for q in quotations),
                    ),
                ),
            ),
        ),
    )


def _incident_of(reading: Reading) -> Incident:
    mention = reading.mentions[0]
    return Incident(
        id=f"incident-{mention.id}",
        act=mention.act,
        accounts=(
            Account(mention=mention.id, report=mention.report, origin="agency", modality=mention.modality),
        ),
        places=(mention.place,) if mention.place else (),
        grounds=("one account",),
    )


def judgement_of(reconciled: Reconciled, at: datetime) -> Judgement:
    """A finding for each incident, in reverse order, and something of all else that judging gives."""
    incidents = tuple(incident.id for incident in reconciled.incidents)
    return Judgement(
        at=at,
        findings=tuple(
            Finding(
                id=f"finding-{incident}",
                incident=incident,
                agreement="truce",
                outcome=Outcome.CANNOT_DETERMINE,
                tests=(
                    TestResult(
                        test=TestName.ACT, answer=Truth.YES, reason="shelling is named", terms=("no-fire",)
                    ),
                    TestResult(
                        test=TestName.PLACE, answer=Truth.UNKNOWN, reason="not said", missing="who held it"
                    ),
                ),
                missing=("who held it",),
            )
            for incident in reversed(incidents)
        ),
        status=Status(
            formal=Formal.IN_FORCE,
            formal_grounds=(),
            holding=Holding.STRAINED,
            holding_grounds=(Ground(text="shelling is alleged", ids=incidents),),
        ),
        obligations=(
            ObligationStatus(obligation="lists", state=ObligationState.OVERDUE, reason="nothing reported"),
        ),
        triggers=(
            TriggerStatus(
                trigger="plan-b",
                by_allegations=Truth.NO,
                by_facts=Truth.NO,
                distance="nine more",
                reason="one of ten",
                counted=incidents,
            ),
        ),
        term_checks=(
            TermCheck(term_claim="term-claim-none", report="none", agrees=Truth.UNKNOWN, detail="silent"),
        ),
    )
