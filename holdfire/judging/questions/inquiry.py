"""What a question is asked about, and what an answer is."""

from bisect import bisect
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple

from holdfire.judging.acts import OFFENSIVE, UNSPECIFIED
from holdfire.judging.control import Held, change_days, holder_on
from holdfire.judging.life import Life
from holdfire.judging.members import Members, Stand
from holdfire.judging.phases import Phases
from holdfire.judging.point import Point
from holdfire.judging.rules import Ban, Rules
from holdfire.judging.stretches import Stretches
from holdfire.judging.telling import Telling
from holdfire.judging.terrain import Terrain
from holdfire.judging.wording import when_words
from holdfire.model.act import Act
from holdfire.model.agreement import Agreement
from holdfire.model.ban import Permission, Protection
from holdfire.model.case import Case
from holdfire.model.decision import Decision
from holdfire.model.finding import Outcome, TestName
from holdfire.model.incident import Incident
from holdfire.model.place import Place
from holdfire.model.truth import NO, UNKNOWN, YES, Truth
from holdfire.model.when import When


class Answered(NamedTuple):
    """The answer to a test with its reason, before its passages: what would settle an unknown, the clauses it
    rests on, the outcome it leads to where it is the one that decides, and that to which a no would lead."""

    test: TestName
    answer: Truth
    reason: str
    missing: tuple[str, ...] = ()
    leads_to: Outcome | None = None
    terms: tuple[str, ...] = ()
    if_no: Outcome | None = None


class Answers(NamedTuple):
    """The answers to the eight tests, in their order."""

    time: Answered
    place: Answered
    actor: Answered
    target: Answered
    act: Answered
    exception: Answered
    evidence: Answered
    ruling: Answered

    @property
    def substance(self) -> tuple[Answered, ...]:
        """The five that a breach needs a yes to."""
        return self[:5]

    def to(self, test: TestName) -> Answered:
        """The answer to one test."""
        return self[_ORDER[test]]


_ORDER = {test: number for number, test in enumerate(TestName)}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Struck:
    """Whom it was done to: the `stands` of those named, else of whoever held the ground (empty where that is
    not known, or told by the side that did it alone); the clause that `protects` one of them whoever attacks;
    and the answer to the test."""

    answer: Answered
    stands: tuple[Stand, ...] = ()
    protects: Protection | None = None


@dataclass(frozen=True, kw_only=True)
class Terms:
    """The agreement made ready to be asked: its members, its life as known at `now`, its phases, its terrain,
    its rules under each text (the first one's first), the acts that its own definition calls offensive (None:
    it defines none), the rulings on record by incident, and the phrases by which someone claims
    self-defence. `protections` stand in order of id. `known` keeps answers that many incidents share, by what
    they depend on; `named` and `holders` whom acts were done to, `asked` clauses with
    what hangs on neither place nor target, `meant` whether a clause means these, `allowed` the permissions on
    an act with whether they cover it."""

    agreement: Agreement
    case: Case
    members: Members
    life: Life
    phases: Phases
    terrain: Terrain
    texts: tuple[Rules, ...]
    offensive: frozenset[Act] | None
    stretches: Stretches
    rulings: Mapping[str, Sequence[Decision]]
    self_defence: Sequence[str]
    now: datetime
    known: dict[object, Answered] = field(default_factory=dict)
    named: dict[tuple[Stand, ...], Struck | None] = field(default_factory=dict)
    holders: dict[object, Struck] = field(default_factory=dict)
    asked: dict[object, Sequence[tuple[Ban, Point]]] = field(default_factory=dict)
    meant: dict[tuple[tuple[str, ...], tuple[Stand, ...]], Point] = field(default_factory=dict)
    allowed: dict[object, Sequence[tuple[Permission, Point]]] = field(default_factory=dict)
    protections: tuple[Protection, ...] = ()
    _held: dict[tuple[str, int, int], Held] = field(default_factory=dict)
    _changes: dict[str, Sequence[date]] = field(default_factory=dict)

    @property
    def places(self) -> Mapping[str, Place]:
        """The places of the case by id."""
        return self.terrain.places

    @cached_property
    def start_words(self) -> str:
        """The start of the agreement in words."""
        return when_words(self.life.begins, self.agreement.zone) if self.life.begins else "not known"

    def holder_on(self, place: Place, first: date, last: date) -> Held:
        """Who is said to hold a place on every day from `first` to `last`."""
        days = self._changes.get(place.id)
        if days is None:
            days = self._changes[place.id] = change_days(place)
        key = (place.id, bisect(days, first), bisect(days, last))
        found = self._held.get(key)
        if found is None:
            found = self._held[key] = holder_on(place, first, last, self._display_name)
        return found

    def _display_name(self, who: str) -> str:
        """The name of an actor or an outlet of the case; other words as they are."""
        outlet = self.case.outlet(who)
        return outlet.name if outlet and who not in self.members.actors else self.members.name(who)

    def is_offensive(self, act: Act, told: Truth) -> Truth:
        """Whether an act is offensive in this text's sense: its own definition settles it, else the kind of
        act, else what is `told` of it."""
        if self.offensive is not None:
            within = YES if act in self.offensive else NO
            return UNKNOWN if within is NO and act in UNSPECIFIED else within
        return YES if act in OFFENSIVE else told


class Inquiry(NamedTuple):
    """One telling of one incident, with where those who did it and those it was done to stand, under the
    `rules` of one text. `place` is the case's place where it happened (None where none is told, or the case
    does not know it), `when` when it happened for clauses with a time of their own, and `stretch` the number
    of the stretch of the agreement's time in which that lies (None: in more than one)."""

    terms: Terms
    incident: Incident
    telling: Telling
    doers: tuple[Stand, ...]
    done_to: tuple[Stand, ...]
    rules: Rules
    place: Place | None
    when: When | None
    stretch: int | None

    def days(self) -> tuple[date, date]:
        """The first and last local day it may have happened on: from the start on where no beginning is told,
        until now where no end is."""
        when, begins = self.when, self.terms.life.begins
        last = (when and when.latest) or self.terms.now
        first = (when and when.earliest) or min((begins and begins.earliest) or last, last)
        day = self.terms.members.local_day(first)
        return day, day if first == last else self.terms.members.local_day(last)


def answered(
    test: TestName,
    answer: Truth,
    reason: str,
    *,
    missing: str | Iterable[str] | None = None,
    leads_to: Outcome | None = None,
    terms: tuple[str, ...] = (),
) -> Answered:
    """An answer with its reason; the passages are added by whoever asked."""
    named: tuple[str, ...] = ()
    if missing is not None:
        named = (missing,) if isinstance(missing, str) else tuple(dict.fromkeys(missing))
    return Answered(test=test, answer=answer, reason=reason, missing=named, leads_to=leads_to, terms=terms)
