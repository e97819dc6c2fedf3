"""What a question is asked about, and what an answer is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from holdfire.judging.life import Life
from holdfire.judging.members import Members, Stand
from holdfire.judging.telling import Telling
from holdfire.model.agreement import Agreement
from holdfire.model.case import Case
from holdfire.model.decision import Decision
from holdfire.model.finding import Outcome, TestName, TestResult
from holdfire.model.incident import Incident
from holdfire.model.place import Place
from holdfire.model.truth import Truth


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The agreement made ready to be asked: its members, its life as known at `now`, the case's places,
    the rulings on record by incident, and the phrases by which someone claims self-defence."""

    agreement: Agreement
    case: Case
    members: Members
    life: Life
    places: Mapping[str, Place]
    rulings: Mapping[str, Sequence[Decision]]
    self_defence: Sequence[str]
    now: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """One telling of one incident, with where those who did it and those it was done to stand."""

    terms: Terms
    incident: Incident
    telling: Telling
    doers: tuple[Stand, ...]
    done_to: tuple[Stand, ...]

    def days(self) -> tuple[date, date]:
        """The first and last local day it may have happened on; without a time the day of the start."""
        when = self.telling.when or self.terms.life.begins
        first = (when and when.earliest) or self.terms.now
        last = (when and when.latest) or first
        return self.terms.members.local_day(first), self.terms.members.local_day(last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A result, and the outcome it leads to where it is the one that decides."""

    result: TestResult
    leads_to: Outcome | None = None


def answered(
    test: TestName,
    answer: Truth,
    reason: str,
    *,
    missing: str | None = None,
    leads_to: Outcome | None = None,
    terms: tuple[str, ...] = (),
) -> Answered:
    """An answer with its reason; the passages are added by whoever asked."""
    result = TestResult(test=test, answer=answer, reason=reason, missing=missing, terms=terms)
    return Answered(result=result, leads_to=leads_to)
