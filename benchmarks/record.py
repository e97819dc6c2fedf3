"""The record measured: how long it takes to keep many reports, and to answer what a workbench asks."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from sqlalchemy import Connection, text

from benchmarks import many
from benchmarks.measure import worked_by
from holdfire.model.act import Act
from holdfire.model.agreement import Agreement, AgreementClass, AgreementKind
from holdfire.model.capture import Capture, MediaType
from holdfire.model.case import Case
from holdfire.model.finding import Finding, Outcome, TestName, TestResult
from holdfire.model.incident import Account, EvidenceState, Incident
from holdfire.model.instrument import Provenance
from holdfire.model.page import IncidentOrder, IncidentsWanted
from holdfire.model.quotation import SpeechModality
from holdfire.model.reading import Reading
from holdfire.model.reconciled import Reconciled
from holdfire.model.statement import Rendering, RenderingFit, Statement
from holdfire.model.status import Formal, Holding, Judgement, Status
from holdfire.model.story import Story
from holdfire.model.truce_life import Ending, Start
from holdfire.model.truth import Truth
from holdfire.pipeline import seldom_searching_for_cycles
from holdfire.record.database import Record, open_record
from holdfire.record.vault import Vault
from holdfire.record.view import View
from holdfire.record.writer import Writer
from tests.postgresql_server import programs, running

SAID = 10
"""Quotations of each report."""

ASKED = 60
"""How often each question is asked, of others each time."""

NOW = datetime(2026, 1, 1, tzinfo=UTC)
_SOURCE = Provenance(document="Made up", checked=True, line=1)
_AGREEMENT = Agreement(
    id="truce",
    name="The truce",
    kind=AgreementKind.MULTILATERAL,
    agreement_class=AgreementClass.CESSATION,
    zone="Asia/Damascus",
    start=Start(source=_SOURCE),
    ending=Ending(source=_SOURCE, silent=True),
)
_OUTCOMES = tuple(Outcome)[:4]
_STATES = (EvidenceState.ALLEGED, EvidenceState.ALLEGED, EvidenceState.CORROBORATED, EvidenceState.CONTESTED)


@dataclass(slots=True)
class Derived:
    """What is made of the stories: reconciling and judging are measured elsewhere."""

    stories: list[Story] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    incidents: list[Incident] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def add(self, told: tuple[Reading, ...]) -> None:
        """One story, a statement of each utterance, an incident with its finding."""
        key = told[0].mentions[0].id.split("-")[1]
        reports = tuple(reading.report.id for reading in told)
        headline = told[0].report.title
        self.stories.append(Story(id=f"story-{key}", label=headline, reports=reports, origins=(reports,)))
        self.statements += _statements(key, told)
        number = len(self.incidents)
        self.incidents.append(_incident(key, told, _STATES[number % len(_STATES)]))
        self.findings.append(_finding(key, _OUTCOMES[number // 3 % len(_OUTCOMES)]))

    @property
    def reconciled(self) -> Reconciled:
        """As reconciling would give it."""
        return Reconciled(
            stories=tuple(self.stories),
            statements=tuple(self.statements),
            incidents=tuple(self.incidents),
        )

    @property
    def judgement(self) -> Judgement:
        """As judging would give it."""
        status = Status(
            formal=Formal.IN_FORCE, formal_grounds=(), holding=Holding.STRAINED, holding_grounds=()
        )
        return Judgement(at=NOW, findings=tuple(self.findings), status=status)


def _statements(key: str, told: tuple[Reading, ...]) -> Iterator[Statement]:
    for place, base in enumerate(told[0].quotations):
        yield Statement(
            id=f"statement-{key}-{place}",
            speaker=base.speaker.actor if base.speaker else None,
            speaker_name=base.speaker.name if base.speaker else "nobody named",
            modality=SpeechModality.SAID,
            renderings=tuple(
                Rendering(
                    siglum=f"W{witness}",
                    quotation=reading.quotations[place].id,
                    report=reading.report.id,
                    words=reading.quotations[place].words,
                    fit=RenderingFit.SAME if witness else RenderingFit.BASE,
                    language="en",
                )
                for witness, reading in enumerate(told)
            ),
            story=f"story-{key}",
        )


def _incident(key: str, told: tuple[Reading, ...], evidence: EvidenceState) -> Incident:
    mentions = [reading.mentions[0] for reading in told]
    return Incident(
        id=f"incident-{key}",
        act=mentions[0].act,
        accounts=tuple(
            Account(
                mention=mention.id,
                report=mention.report,
                origin=f"origin {place}",
                modality=mention.modality,
                actors=mention.actors,
                place=mention.place,
                when=mention.when,
                harm=mention.harm,
            )
            for place, mention in enumerate(mentions)
        ),
        when=mentions[0].when,
        places=tuple(mention.place for mention in mentions[:1] if mention.place),
        actors=mentions[0].actors,
        harm=mentions[0].harm,
        evidence=evidence,
        grounds=("told by several",),
        story=f"story-{key}",
    )


def _finding(key: str, outcome: Outcome) -> Finding:
    return Finding(
        id=f"finding-{key}",
        incident=f"incident-{key}",
        agreement=_AGREEMENT.id,
        outcome=outcome,
        tests=tuple(
            TestResult(test=test, answer=Truth.UNKNOWN, reason="no report says it", missing="who held it")
            for test in TestName
        ),
    )


class Clock:
    """Adds up what pieces of work take: the processor time of this process and of the server's that serves
    it, and the time by the clock on the wall, in seconds."""

    def __init__(self, serving: int | None = None) -> None:
        self._serving = serving
        self.worked = self.passed = 0.0

    @contextmanager
    def running(self) -> Iterator[None]:
        """Counts what happens within."""
        worked, passed = self._worked(), perf_counter()
        yield
        self.worked += self._worked() - worked
        self.passed += perf_counter() - passed

    def _worked(self) -> float:
        return process_time() + (worked_by(self._serving) if self._serving else 0.0)


def _serving(connection: Connection) -> int | None:
    """The process of the server that serves a connection; None where there is no server."""
    if connection.dialect.name == "sqlite":
        return None
    return int(connection.execute(text("SELECT pg_backend_pid()")).scalar_one())


@seldom_searching_for_cycles()
def fill(record: Record, vault: Vault, case: Case, count: int, said: int = SAID) -> Clock:
    """Keeps so many reports, in one run; what keeping them took, without making them up."""
    with record.connection() as connection:
        clock = Clock(_serving(connection))  # the pool gives the writer the same connection
    derived = Derived()
    with ExitStack() as stack:
        run = stack.enter_context(Writer(record, vault).run(now=NOW, by="bench", version="1"))
        run.keep_case_files({}, case, _AGREEMENT)
        for told in many.stories(count, case, said):
            derived.add(told)
            captures = [_capture(item) for item in told]
            with clock.running():
                for capture, reading in zip(captures, told, strict=True):
                    run.keep_capture(capture)
                    run.keep_reading(reading)
        reconciled, judgement = derived.reconciled, derived.judgement
        with clock.running():
            run.keep_joined(reconciled)
            run.keep_judged(judgement)
            stack.close()
    return clock


def _capture(reading: Reading) -> Capture:
    name = f"{reading.mentions[0].id}.txt"
    return Capture(data=reading.report.text.encode(), origin=name, media_type=MediaType.TEXT)


def questions(view: View, case: Case, random: Random) -> dict[str, Callable[[], object]]:
    """What a workbench asks, each time of something else."""
    told = [row.day for row in view.timeline() if row.day]
    since = datetime.combine(random.choice(told), time(random.randint(0, 23)), UTC)
    actor, place = random.choice(case.actors).id, random.choice(case.places).id
    act = random.choice((Act.SHELLING, Act.AIR_STRIKE, Act.ARREST))
    evidence, outcome = random.choice(_STATES), random.choice(_OUTCOMES)
    days = IncidentsWanted(since=since, until=since + timedelta(days=2))
    weeks = IncidentsWanted(since=since, until=since + timedelta(days=14), act=act)
    incident = random.choice(view.incidents(skip=random.randint(0, 500), most=1).items).id
    words = random.sample(("killed", "agreed", "used", *(place.name for place in case.places)), k=2)
    lists = {
        "first page of all incidents": IncidentsWanted(),
        "incidents of two days": days,
        "incidents of two weeks by act": weeks,
        "incidents by actor": IncidentsWanted(actor=actor),
        "incidents by place": IncidentsWanted(place=place),
        "incidents by act": IncidentsWanted(act=act),
        "incidents by state": IncidentsWanted(evidence=evidence),
        "incidents by outcome": IncidentsWanted(outcome=outcome),
        "incidents by words": IncidentsWanted(words=" ".join(words)),
        "incidents, most killed first": IncidentsWanted(order=IncidentOrder.KILLED),
        "incidents, best evidence first": IncidentsWanted(order=IncidentOrder.EVIDENCE),
        "incidents by all of these": IncidentsWanted(
            actor=actor, place=place, act=act, evidence=evidence, outcome=outcome
        ),
    }
    return {
        "timeline of all incidents": view.timeline,
        "timeline of two weeks, by act": partial(view.timeline, weeks),
        "timeline of an actor": partial(view.timeline, IncidentsWanted(actor=actor)),
        **{name: partial(view.incidents, wanted) for name, wanted in lists.items()},
        "page 100 of all incidents": partial(view.incidents, skip=4950),
        "first page of all statements": view.statements,
        "first page of all reports": view.reports_page,
        "statements of a speaker": partial(view.statements, speaker=actor),
        "reports of an outlet": partial(view.reports_page, outlet=random.choice(case.outlets).id),
        "search for two words, 20 passages": partial(view.search, " ".join(words), most=20),
        "one incident with its chain": partial(view.explain, incident),
    }


def answers(record: Record, vault: Vault, case: Case) -> dict[str, tuple[float, float]]:
    """The seconds in which half of the answers, and 95 of 100, are there, of each question."""
    random = Random(1)
    times: dict[str, list[float]] = {}
    for asked in range(ASKED + 5):
        for name, ask in questions(View(record, vault), case, random).items():
            clock = Clock()
            with clock.running():
                ask()
            if asked >= 5:  # the first warm up
                times.setdefault(name, []).append(clock.worked)
    return {
        name: (sorted(taken)[ASKED // 2], sorted(taken)[ASKED * 95 // 100]) for name, taken in times.items()
    }


@contextmanager
def servers() -> Iterator[dict[str, str]]:
    """The address of an empty database of each kind that is here."""
    with TemporaryDirectory() as folder:
        there = {"SQLite": f"sqlite:///{folder}/record.db"}
        found = programs()
        if found is None:
            yield there
            return
        with running(found) as server:
            yield there | {"PostgreSQL": server.new_schema().render_as_string()}


def figures(case: Case, reports: int) -> Iterator[str]:
    """Lines of the table of results: keeping so many reports, and answering, in each database."""
    with servers() as addresses:
        for database, address in addresses.items():
            with TemporaryDirectory() as folder, closing(open_record(address)) as record:
                vault = Vault(Path(folder))
                took = fill(record, vault, case, reports)
                yield (
                    f"| keeping {reports:,} reports, {database} | {took.worked:.1f} s | "
                    f"{took.worked / reports * 1e3:.2f} ms each; {took.passed:.1f} s by the clock |"
                )
                told = answers(record, vault, case) if database == "SQLite" else {}
                for name, (half, most) in told.items():
                    yield f"| {name} | {half * 1e3:.1f} ms | {most * 1e3:.1f} ms |"
