"""A case at hand in Python: `import holdfire; case = holdfire.open("folder")`, then lists and data frames."""

import os
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Self, TypeVar

from holdfire.config import read_config
from holdfire.frames import Lines, kept
from holdfire.model.act import Act
from holdfire.model.decision import Decision
from holdfire.model.errors import CaseError, RecordError
from holdfire.model.finding import Finding, Outcome
from holdfire.model.incident import EvidenceState, Incident
from holdfire.model.page import DayCount, IncidentsWanted
from holdfire.model.report import Report
from holdfire.model.said_moment import said_moment
from holdfire.model.search import Found, Sought, Wanted
from holdfire.model.statement import Statement
from holdfire.model.status import Judgement, Status
from holdfire.model.tally import Tally
from holdfire.open_case import OpenCase
from holdfire.showing.columns import (
    DAY_COLUMNS,
    DECISION_COLUMNS,
    FINDING_COLUMNS,
    FOUND_COLUMNS,
    REPORT_COLUMNS,
    STATEMENT_COLUMNS,
    TALLY_COLUMNS,
    incident_columns,
)

Moment = datetime | str
"""With its offset; or as on the command line: `yesterday`, or `2016-03-01` for a day of the case's zone."""

E = TypeVar("E", bound=StrEnum)


class CaseAtHand:
    """A case, looked at as its record stood at one moment; what is written later shows in a new one
    (`at()`). Use it in a `with` statement, or close it."""

    def __init__(self, case: OpenCase, as_of: Moment | None = None) -> None:
        """`as_of` is the moment (None: now)."""
        self._case = case
        self._as_of = self._moment(as_of)
        self._view = case.view(self._as_of)

    def at(self, as_of: Moment | None = None) -> "CaseAtHand":
        """The same case at another moment (None: now); it is closed with this one."""
        return CaseAtHand(self._case, as_of)

    @property
    def name(self) -> str:
        """What the case is called."""
        return self._view.case().name

    def status(self) -> Status:
        """Whether the truce is in force and holding, and on whose word. Raises as `judgement` does."""
        return self.judgement().status

    def judgement(self) -> Judgement:
        """All that was judged: status, findings, obligations, triggers, and the moment judged at. Raises
        RecordError where nothing was judged by then."""
        judgement = self._view.judgement()
        if judgement is None:
            raise RecordError("nothing was judged by then; choose a later moment, or run the case first")
        return judgement

    def incidents(
        self,
        *,
        actor: str | None = None,
        place: str | None = None,
        act: Act | str | None = None,
        since: Moment | None = None,
        until: Moment | None = None,
        evidence: EvidenceState | str | None = None,
        outcome: Outcome | str | None = None,
    ) -> Lines[Incident]:
        """Incidents in order of time: those that an actor (its id) did or suffered, at a place or in it (its
        id), that may have happened between two moments; an unknown time is between none. Raises CaseError for
        a word that is none; what is read, UnknownIdError for an actor or a place that the case does not
        know."""
        wanted = IncidentsWanted(
            actor=actor,
            place=place,
            act=_one_of(Act, act),
            since=self._moment(since),
            until=self._moment(until),
            evidence=_one_of(EvidenceState, evidence),
            outcome=_one_of(Outcome, outcome),
        )
        return Lines(
            lambda skip, most: self._view.incidents(wanted, skip=skip, most=most),
            incident_columns(self._view.case()),
        )

    def timeline(
        self, *, actor: str | None = None, place: str | None = None, act: Act | str | None = None
    ) -> Lines[DayCount]:
        """How many incidents began on each day, by act; those of unknown time come last."""
        wanted = IncidentsWanted(actor=actor, place=place, act=_one_of(Act, act))
        return Lines(kept(lambda: self._view.timeline(wanted)), DAY_COLUMNS)

    def statements(self, *, speaker: str | None = None) -> Lines[Statement]:
        """Statements, the newest on record first; of one speaker, by id, or by the name of one that the case
        does not know."""
        return Lines(
            lambda skip, most: self._view.statements(skip=skip, most=most, speaker=speaker), STATEMENT_COLUMNS
        )

    def findings(self) -> Lines[Finding]:
        """What the terms make of each incident. Raises, when read, as `judgement` does."""
        return Lines(kept(lambda: self.judgement().findings), FINDING_COLUMNS)

    def tallies(self) -> Lines[Tally]:
        """Counts of others, in order of report; reads every report once."""
        return Lines(
            kept(lambda: [tally for reading in self._view.readings() for tally in reading.tallies]),
            TALLY_COLUMNS,
        )

    def reports(
        self, *, outlet: str | None = None, since: Moment | None = None, until: Moment | None = None
    ) -> Lines[Report]:
        """Reports in order of publication, of an outlet (its id) or published between two moments; those of
        unknown date come last, and are between none."""
        first, last = self._moment(since), self._moment(until)
        return Lines(
            lambda skip, most: self._view.reports_page(
                skip=skip, most=most, outlet=outlet, since=first, until=last
            ),
            REPORT_COLUMNS,
        )

    def search(self, words: str, *, within: Sought | str | None = None) -> Lines[Found]:
        """Passages with all these words: paragraphs of reports, then what statements and incidents rest on.
        `"a phrase"` stays together, `word*` asks for beginnings."""
        wanted = Wanted(within=_one_of(Sought, within))
        return Lines(kept(lambda: self._view.search(words, wanted)), FOUND_COLUMNS)

    def decisions(self) -> Lines[Decision]:
        """What reviewers decided, in the order it was recorded."""
        return Lines(kept(self._view.decisions), DECISION_COLUMNS)

    def close(self) -> None:
        """Lets the record go."""
        self._case.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<case {self._case.config.folder.name}, {'now' if self._as_of is None else self._as_of}>"

    def _moment(self, given: Moment | None) -> datetime | None:
        if given is None:
            return None
        said = given if isinstance(given, str) else given.isoformat()
        try:
            return said_moment(said, datetime.now(UTC), self._case.config.case.zone)
        except ValueError as error:
            raise CaseError(str(error)) from error


def open_folder(folder: str | os.PathLike[str], *, as_of: Moment | None = None) -> CaseAtHand:
    """The case in a folder, as its record stood at a moment (None: now). It is only read: `holdfire run`
    and `holdfire decide` write.

    Raises CaseError where the folder is no case or has no record yet, RecordError where that is none."""
    case = OpenCase(read_config(Path(folder), os.environ))
    try:
        return CaseAtHand(case, as_of)
    except CaseError:
        case.close()
        raise


def _one_of(kind: type[E], given: str | None) -> E | None:
    """A word as one of an enum's values. Raises CaseError with those there are."""
    try:
        return None if given is None else kind(given)
    except ValueError as error:
        raise CaseError(f"{given!r} is none of: {', '.join(kind)}") from error
