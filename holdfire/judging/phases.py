"""The stages of an agreement: when each opens and closes, and whether something happened within one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from holdfire.judging.day_count import runs_out
from holdfire.judging.entries import read_entry
from holdfire.judging.point import Point
from holdfire.judging.spell import in_time
from holdfire.model.agreement import Agreement
from holdfire.model.truce_life import Phase
from holdfire.model.truth import NO, UNKNOWN, YES
from holdfire.model.when import When

START = "start"
"""The event with which the first stage opens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A phase with its time: `opens` None where nobody can say when, `closes` None where it has no end of its
    own. `unentered` is the condition on which it opens, where nobody entered that it was met; `after` the
    phase that goes on meanwhile."""

    phase: Phase
    opens: When | None
    closes: When | None
    unentered: str | None = None
    carries: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Phases:
    """The stages of an agreement by id; `zone` is its IANA zone."""

    stages: Mapping[str, Stage]
    zone: str

    @classmethod
    def of(cls, agreement: Agreement, begins: When | None) -> Self:
        """The stages of an agreement that began at `begins`."""
        stages: dict[str, Stage] = {}
        for phase in _in_order(agreement.phases):
            stages[phase.id] = _stage(phase, stages, begins, agreement)
        return cls(stages=stages, zone=agreement.zone)

    def within(self, phase_id: str | None, when: When | None) -> Point:
        """Whether it happened in a phase, or in a later one during which that phase goes on; None asks for no
        phase. UNKNOWN where the phase opens on a condition that nobody entered as met."""
        if phase_id is None:
            return Point(so=YES)
        own = self._in(self.stages[phase_id], when)
        later = next((stage for stage in self.stages.values() if stage.carries == phase_id), None)
        if later is None or own.so is YES:
            return own
        carried = self.within(later.phase.id, when)
        if carried.so is NO:
            return own
        return carried if own.so is NO else own

    def _in(self, stage: Stage, when: When | None) -> Point:
        what = f"the phase “{stage.phase.text}” ran"
        if stage.opens is None:
            missing = f"when the phase “{stage.phase.text}” opened"
            return Point(so=UNKNOWN, reason=f"It is not known {missing}.", missing=(missing,))
        inside = in_time(stage.opens, stage.closes, when, what, self.zone)
        if stage.unentered is None or inside.so is NO:
            return inside
        missing = f"whether the phase “{stage.phase.text}” was entered: {stage.unentered}"
        reason = (
            f"The phase “{stage.phase.text}” opens on a condition ({stage.unentered}), and nobody entered "
            "that it was met."
        )
        return Point(so=UNKNOWN, reason=reason, missing=(missing,))


def _in_order(phases: Sequence[Phase]) -> list[Phase]:
    """Each phase behind the one it follows; what follows a ring or nothing known comes last."""
    rest, placed = list(phases), list[Phase]()
    while rest:
        done = {phase.id for phase in placed}
        ready = [
            phase for phase in rest if phase.after is None or phase.after == START or phase.after in done
        ]
        placed += ready or rest
        rest = [phase for phase in rest if phase not in placed]
    return placed


def _stage(phase: Phase, before: Mapping[str, Stage], begins: When | None, agreement: Agreement) -> Stage:
    follows = before.get(phase.after or "")
    entry = read_entry(phase.entered, agreement.zone)
    dated = (entry.at if entry else None) or phase.since
    opens = dated or (begins if phase.after == START else follows.closes if follows else None)
    unentered = phase.entry if phase.entry and not phase.entered else None
    if follows is not None and unentered is None and follows.unentered and dated is None:
        unentered = follows.unentered
    closes = None
    if opens and phase.length:
        closes = runs_out(opens, phase.length, agreement.day_count, agreement.zone)
    carries = follows.phase.id if follows and phase.carries_on else None
    return Stage(phase=phase, opens=opens, closes=closes, unentered=unentered, carries=carries)
