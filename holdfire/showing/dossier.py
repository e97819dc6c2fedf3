"""All that a bulletin draws on, read once from a View and indexed by id."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Protocol, TypeVar

from holdfire.model.agreement import Agreement
from holdfire.model.capture import CaptureEntry, FailedCapture
from holdfire.model.case import Case
from holdfire.model.finding import Finding
from holdfire.model.history import Changes, Run
from holdfire.model.incident import Incident
from holdfire.model.mention import Mention
from holdfire.model.quotation import Quotation
from holdfire.model.reading import Reading
from holdfire.model.reconciled import Reconciled
from holdfire.model.statement import Statement
from holdfire.model.status import Judgement
from holdfire.model.story import Descent
from holdfire.model.tally import Tally
from holdfire.model.term_claim import TermClaim
from holdfire.record.view import View


class Identified(Protocol):
    """Anything of the record that has an id."""

    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=Identified)
V = TypeVar("V")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """What a View holds at its moment. `cut_off` (UTC) is the moment judged at, or the moment asked for
    where nothing was judged yet; `changes` are those of the last run; `digests` name the case's
    hand-written files by SHA-256."""

    case: Case
    agreement: Agreement
    cut_off: datetime
    readings: Mapping[str, Reading]
    captures: tuple[CaptureEntry, ...]
    failures: tuple[FailedCapture, ...]
    reconciled: Reconciled
    judgement: Judgement | None
    runs: tuple[Run, ...]
    changes: Changes
    digests: Mapping[str, str]
    mentions: Mapping[str, Mention]
    quotations: Mapping[str, Quotation]
    tallies: Mapping[str, Tally]
    term_claims: Mapping[str, TermClaim]
    incidents: Mapping[str, Incident]
    statements: Mapping[str, Statement]
    findings: Mapping[str, Finding]
    descents: Mapping[str, tuple[Descent, ...]]
    origins_of: Mapping[str, tuple[str, ...]]

    @property
    def origins(self) -> int:
        """How many independent origins the reports have, copies counted once."""
        grouped = {report for story in self.reconciled.stories for report in story.reports}
        groups = sum(len(story.origins) or len(story.reports) for story in self.reconciled.stories)
        return groups + len(self.readings.keys() - grouped)


def read_dossier(view: View, now: datetime) -> Dossier:
    """Reads a View once. `findings` are keyed by their incident, `descents` by the copy, `origins_of` by
    the SHA-256 of a capture, all else by its own id."""
    readings = view.readings()
    reconciled = view.reconciled()
    judgement = view.judgement()
    captures = view.captures()
    return Dossier(
        case=view.case(),
        agreement=view.agreement(),
        cut_off=judgement.at if judgement else now,
        readings={reading.report.id: reading for reading in readings},
        captures=captures,
        failures=view.failures(),
        reconciled=reconciled,
        judgement=judgement,
        runs=view.runs(),
        changes=view.changes(),
        digests={name: sha256(text.encode()).hexdigest() for name, text in view.case_files().items()},
        mentions=_by_id(mention for reading in readings for mention in reading.mentions),
        quotations=_by_id(quotation for reading in readings for quotation in reading.quotations),
        tallies=_by_id(tally for reading in readings for tally in reading.tallies),
        term_claims=_by_id(claim for reading in readings for claim in reading.term_claims),
        incidents=_by_id(reconciled.incidents),
        statements=_by_id(reconciled.statements),
        descents=_gathered(
            (descent.copy, descent) for story in reconciled.stories for descent in story.descents
        ),
        origins_of=_gathered((entry.sha256, entry.origin) for entry in captures),
        findings={finding.incident: finding for finding in judgement.findings} if judgement else {},
    )


def _by_id(things: Iterable[T]) -> dict[str, T]:
    return {thing.id: thing for thing in things}


def _gathered(pairs: Iterable[tuple[str, V]]) -> dict[str, tuple[V, ...]]:
    """The values of each key, in order."""
    lists: dict[str, list[V]] = {}
    for key, value in pairs:
        lists.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in lists.items()}
