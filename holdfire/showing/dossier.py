"""All that pages draw on, read from a View when it is first wanted, and indexed by id."""

from collections.abc import Callable, Collection, Container, Hashable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache, cached_property
from hashlib import sha256
from typing import Protocol, TypeVar

from holdfire.model.agreement import Agreement
from holdfire.model.capture import CaptureEntry, FailedCapture
from holdfire.model.case import Case
from holdfire.model.errors import UnknownIdError
from holdfire.model.finding import Finding, Outcome
from holdfire.model.history import Changes, Run
from holdfire.model.incident import Incident
from holdfire.model.mention import Mention
from holdfire.model.quotation import Quotation
from holdfire.model.reading import Reading
from holdfire.model.reconciled import Equivalence, Reconciled
from holdfire.model.report import Report
from holdfire.model.statement import Statement
from holdfire.model.status import Judgement
from holdfire.model.story import Descent, Story
from holdfire.model.tally import Tally
from holdfire.model.term_claim import TermClaim
from holdfire.record.remembered import Remembered
from holdfire.record.view import View
from holdfire.showing.bearing import Bearing, bearing_of
from holdfire.showing.kept import Kept
from holdfire.showing.once import Once


class Identified(Protocol):
    """Anything of the record that has an id."""

    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=Identified)
V = TypeVar("V")

MOST_SHOWN = 200
"""Pages that are remembered for all who ask: some 20 MB."""


class Dossier:
    """What a View holds at its moment. Nothing is read before it is asked for, so that a page costs what it
    shows. Mappings are by id, but `findings` by their incident, `descents` by the copy and `origins_of` by
    the SHA-256 of a capture. What is read later is asked of the view and of nothing that holds the dossier,
    so that all it read goes with the page, and not when Python next searches for reference cycles."""

    def __init__(self, view: View, now: datetime) -> None:
        """`now` (aware) is the cut-off where nothing was judged yet, and the moment that locks are held
        at; `once` keeps what is made of the run and shared by all who read it."""
        self.view = view
        self.now = now
        self.once = Once()
        self._shown = Remembered(MOST_SHOWN)
        self._reconciled = cache(view.reconciled)
        self._captures = cache(view.captures)

    def prepare(self) -> None:
        """Reads now what every page wants, so that those who share this dossier read it once."""
        for name in ("case", "agreement", "judgement", "runs", "bearing"):
            getattr(self, name)

    def on(self, view: View, now: datetime) -> "Dossier":
        """What a later view of the same run holds, without reading again what this one has read."""
        renewed = Dossier(view, now)
        renewed.__dict__ |= {
            name: read for name, read in self.__dict__.items() if name not in ("view", "now")
        }
        return renewed

    @property
    def is_delayed(self) -> bool:
        """Whether what is too fresh is kept back from its reader."""
        return False

    @property
    def kept_back(self) -> Container[str]:
        """The ids of reports, incidents, findings and statements on record that its reader is not told of."""
        return frozenset()

    def tells_of(self, report: Report) -> bool:
        """Whether its reader is told of a report."""
        return report.id not in self.kept_back

    def incidents_told(self, incidents: Sequence[Incident]) -> Sequence[Incident]:
        """Incidents as its reader is told of them, without those kept back."""
        return incidents

    def findings_told(self, incidents: Collection[str]) -> Mapping[str, Finding]:
        """What the terms make of these incidents as its reader is told of them, by incident."""
        return self.view.findings_of(incidents)

    def statements_told(self, statements: Sequence[Statement]) -> Sequence[Statement]:
        """Statements as its reader is told of them, without those kept back."""
        return statements

    def shown(self, question: Hashable, make: Callable[[], V]) -> V:
        """What answers a question asked of the run alone, remembered for the others who ask it of late; not
        before anything was judged, as the cut-off is the moment asked at until then."""
        return self._shown.get(question, make) if self.judgement else make()

    @cached_property
    def case(self) -> Case:
        """Who is who."""
        return self.view.case()

    @cached_property
    def agreement(self) -> Agreement:
        """What was agreed."""
        return self.view.agreement()

    @cached_property
    def judgement(self) -> Judgement | None:
        """What was judged but for the findings, which are as many as incidents: those are in `findings`. None
        where nothing was judged yet."""
        return self.view.judgement(findings=False)

    @property
    def cut_off(self) -> datetime:
        """The moment judged at (UTC), or the moment asked for where nothing was judged yet."""
        return self.judgement.at if self.judgement else self.now

    @property
    def reconciled(self) -> Reconciled:
        """What the reports amount to together, read whole."""
        return self._reconciled()

    @property
    def captures(self) -> tuple[CaptureEntry, ...]:
        """Every capture."""
        return self._captures()

    @cached_property
    def failures(self) -> tuple[FailedCapture, ...]:
        """What could not be read."""
        return self.view.failures()

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """The runs that brought something."""
        return self.view.runs()

    @cached_property
    def changes(self) -> Changes:
        """What the last run changed."""
        return self.view.changes()

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """The SHA-256 of the case's hand-written files, by name."""
        return {name: sha256(text.encode()).hexdigest() for name, text in self.view.case_files().items()}

    @cached_property
    def readings(self) -> Mapping[str, Reading]:
        """All that was read in each report."""
        view = self.view
        return Kept(view.reading, lambda: {reading.report.id: reading for reading in view.readings()})

    @cached_property
    def mentions(self) -> Mapping[str, Mention]:
        """What is said to have happened, passage by passage."""
        return self._found(lambda reading: reading.mentions)

    @cached_property
    def quotations(self) -> Mapping[str, Quotation]:
        """Who is quoted, passage by passage."""
        return self._found(lambda reading: reading.quotations)

    @cached_property
    def tallies(self) -> Mapping[str, Tally]:
        """Counts of others, passage by passage."""
        return self._found(lambda reading: reading.tallies)

    @cached_property
    def term_claims(self) -> Mapping[str, TermClaim]:
        """What reports say that the agreement says, passage by passage."""
        return self._found(lambda reading: reading.term_claims)

    @cached_property
    def incidents(self) -> Kept[Incident]:
        """What is said to have happened, many accounts in one."""
        reconciled = self._reconciled
        return Kept(self.view.incident, lambda: _by_id(reconciled().incidents))

    @cached_property
    def statements(self) -> Mapping[str, Statement]:
        """What was said, many renderings in one."""
        reconciled = self._reconciled
        return Kept(self.view.statement, lambda: _by_id(reconciled().statements))

    @cached_property
    def findings(self) -> Kept[Finding]:
        """What the terms make of each incident."""
        view = self.view
        return Kept(view.finding_of, lambda: {item.incident: item for item in view.findings()})

    @property
    def outcomes(self) -> Mapping[str, Mapping[str, Outcome]]:
        """By each term that findings rest on, the outcome of each of their incidents; gone through once."""
        return self.once.get("outcomes", self.view.outcomes_by_term)

    @cached_property
    def descents(self) -> Mapping[str, tuple[Descent, ...]]:
        """From what each copy was copied."""
        return _gathered(
            (descent.copy, descent) for story in self.reconciled.stories for descent in story.descents
        )

    @cached_property
    def origins_of(self) -> Mapping[str, tuple[str, ...]]:
        """Where the bytes of each capture came from."""
        captures = self._captures
        return Kept(
            self.view.origins_of, lambda: _gathered((entry.sha256, entry.origin) for entry in captures())
        )

    @cached_property
    def stories(self) -> Mapping[str, Story]:
        """The reports of one matter."""
        reconciled = self._reconciled
        return Kept(self.view.story, lambda: _by_id(reconciled().stories))

    @cached_property
    def equivalences(self) -> tuple[Equivalence, ...]:
        """Names that may be one."""
        return self.view.equivalences()

    @cached_property
    def bearing(self) -> Bearing:
        """What was judged, by the terms and statements it bears on."""
        return bearing_of(self.judgement)

    @cached_property
    def origins(self) -> int:
        """How many independent origins the reports have, copies counted once."""
        grouped = {report for story in self.reconciled.stories for report in story.reports}
        groups = sum(len(story.origins) or len(story.reports) for story in self.reconciled.stories)
        return groups + len(self.readings.keys() - grouped)

    def _found(self, kind: Callable[[Reading], tuple[T, ...]]) -> Mapping[str, T]:
        """What was found of one kind in every report, asked for by its own id."""
        view, readings = self.view, self.readings

        def one(found_id: str) -> T:
            found = _by_id(kind(view.reading_that_found(found_id))).get(found_id)
            if found is None:
                raise UnknownIdError(f"{found_id} is of another kind")
            return found

        return Kept(one, lambda: _by_id(item for reading in readings.values() for item in kind(reading)))


def read_dossier(view: View, now: datetime) -> Dossier:
    """A view as a dossier that has read everything that a whole bulletin shows."""
    dossier = Dossier(view, now)
    for lines in (dossier.readings, dossier.incidents, dossier.statements, dossier.findings):
        len(lines)
    len(dossier.origins_of)
    for found in (dossier.mentions, dossier.quotations, dossier.tallies, dossier.term_claims):
        len(found)
    return dossier


def _by_id(things: Iterable[T]) -> dict[str, T]:
    return {thing.id: thing for thing in things}


def _gathered(pairs: Iterable[tuple[str, V]]) -> dict[str, tuple[V, ...]]:
    """The values of each key, in order."""
    lists: dict[str, list[V]] = {}
    for key, value in pairs:
        lists.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in lists.items()}
