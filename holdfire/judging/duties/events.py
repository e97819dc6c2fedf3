"""Events from which lengths are counted: the start, a phase entered, a duty done, a condition met."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from holdfire.judging.day_count import due_after
from holdfire.judging.entries import read_entry
from holdfire.judging.life import effective_start
from holdfire.judging.phases import START, Phases
from holdfire.judging.wording import when_words
from holdfire.model.agreement import Agreement
from holdfire.model.truce_life import Phase, Precondition, Within
from holdfire.model.truth import Truth
from holdfire.model.when import When

SIGNATURE = "signature"
"""The event that every agreement has beside its start (see the clauses' fields)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Whether something has `happened` and `when`, as far as is known; `words` name it. A moment ahead may be
    known: `happened` is then NO. `missing` names what would settle an unknown."""

    words: str
    happened: Truth
    when: When | None = None
    missing: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """By when something is due; None with `waits` (the event has not come) or `missing` (nobody knows when it
    came, or how days are counted). `counted` says how it was reckoned from an event."""

    due: When | None = None
    inclusive: bool = True
    counted: str | None = None
    waits: str | None = None
    missing: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Events:
    """The events of an agreement as known at `now` (UTC); `done` tells of obligations and exchanges."""

    agreement: Agreement
    phases: Phases
    done: Mapping[str, Event]
    now: datetime

    def deadline(self, due: When | None, within: Within | None, *, inclusive: bool = True) -> Deadline:
        """The deadline a clause sets: the moment it names, or a length after an event."""
        if within is None:
            return Deadline(due=due, inclusive=inclusive)
        event = self.event(within.after)
        counted = f"{within.length.text} after {event.words}"
        if event.when is None:
            missing = event.missing if event.happened is not Truth.NO else None
            return Deadline(counted=counted, missing=missing, waits=None if missing else event.words)
        zone, convention = self.agreement.zone, self.agreement.day_count
        reckoned = due_after(event.when, within.length, convention, zone)
        if reckoned is None:
            return Deadline(counted=counted, missing="how days are counted, or when exactly the event came")
        how = f", days counted {convention.value}" if convention and within.length.days is not None else ""
        return Deadline(due=reckoned, counted=f"{counted} ({when_words(event.when, zone)}{how})")

    def event(self, name: str) -> Event:
        """The event of this name: `start`, `signature`, or the id of a clause."""
        if name == START:
            return self._dated("the start", effective_start(self.agreement), "when it began")
        if name == SIGNATURE:
            signed = self.agreement.signature
            return self._dated("the signature", signed.at if signed else None, "when it was signed")
        if name in self.done:
            return self.done[name]
        phase = next((phase for phase in self.agreement.phases if phase.id == name), None)
        if phase is not None:
            return self.opening(phase)
        met = next((item for item in self.agreement.preconditions if item.id == name), None)
        return self._met(met) if met else Event(words=name, happened=Truth.UNKNOWN, missing=f"what {name} is")

    def opening(self, phase: Phase) -> Event:
        """When a phase opens and whether it has: on its day, or, where it has a condition, not until a person
        enters so."""
        stage, words = self.phases.stages[phase.id], f"the opening of phase {phase.id}"
        if stage.unentered is None:
            return self._dated(words, stage.opens, f"when phase {phase.id} opened")
        if stage.opens and stage.opens.earliest and stage.opens.earliest > self.now:
            return Event(words=words, happened=Truth.NO)
        missing = f"whether phase {phase.id} was opened ({stage.unentered.rstrip('.')})"
        return Event(words=words, happened=Truth.UNKNOWN, missing=missing)

    def end_of(self, phase: Phase) -> When | None:
        """When a phase runs out; None where it is not known to have opened, or has no end of its own."""
        stage = self.phases.stages[phase.id]
        return stage.closes if stage.unentered is None else None

    def _met(self, condition: Precondition) -> Event:
        entry = read_entry(condition.reported, self.agreement.zone)
        at = entry.at if entry else None
        words = f"{condition.id} being met"
        missing = f"whether {condition.id} was met" if condition.met is Truth.UNKNOWN else None
        if condition.met is Truth.YES and at is None:
            missing = f"when {condition.id} was met"
        when = at if condition.met is Truth.YES else None
        return Event(words=words, happened=condition.met, when=when, missing=missing)

    def _dated(self, words: str, when: When | None, missing: str) -> Event:
        if when is None or when.earliest is None:
            return Event(words=words, happened=Truth.UNKNOWN, when=when, missing=missing)
        come = when.latest is not None and when.latest <= self.now
        ahead = when.earliest > self.now
        happened = Truth.YES if come else Truth.NO if ahead else Truth.UNKNOWN
        return Event(words=words, happened=happened, when=when)
