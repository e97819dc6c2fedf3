"""The decisions that a view of the record sees: all, those that stand, fit no longer, or hold locks."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select

from holdfire.model.decision import NONE_YET, Decision, DecisionKind
from holdfire.model.errors import UnknownIdError
from holdfire.model.page import Page
from holdfire.model.standing import Standing, Unfit, captures_held, in_force, outlets_retracted
from holdfire.record.anchoring import HOLD_BY_ID, anchored, decisions_about, standing_decisions
from holdfire.record.deciding import locks_at
from holdfire.record.explain import explain
from holdfire.record.schema import decisions
from holdfire.record.state import State


class DecisionsSeen:
    """What a view answers about decisions, of the state it is a view of."""

    _state: State

    def decisions(self) -> tuple[Decision, ...]:
        """Every decision, in the order they were recorded, with the passages it holds by."""
        return standing_decisions(self._state)

    @property
    def last_decision(self) -> str:
        """The id of the last decision seen here, NONE_YET before the first: what a decision is made `on`."""
        return self._state.last_decision_id or NONE_YET

    def decision(self, decision_id: str) -> Decision | None:
        """One decision, None where there is none of this id."""
        return self._state.decision(decision_id)

    def decisions_touching(self, *ids: str) -> tuple[Decision, ...]:
        """The decisions about any of these, or about what rested on them, and withdrawals of such, in the
        order they were recorded."""
        return self._state.decisions_touching(ids)

    def standing(self) -> Standing:
        """The decisions that stand, said of what is read now, and those that fit nothing any more. Where no
        outlet is retracted, only the reports that they hold by are read."""
        decisions = self.decisions()
        if outlets_retracted(decisions):
            return Standing.of(decisions, self._state.packed_readings())
        return Standing.of(decisions, self._state.readings_of(captures_held(decisions)))

    def unfit(self) -> tuple[Unfit, ...]:
        """Decisions that stand and no longer fit: their passage is not read so any more, or nothing has the
        id they hold by."""
        gone = (
            Unfit(decision=item, reason=f"nothing on record has the id {item.target} any more")
            for item in in_force(self.decisions())
            if not item.anchors and item.kind in HOLD_BY_ID and not self._has(item.target)
        )
        return (*self.standing().unfit, *gone)

    def decisions_about(self, line_id: str) -> tuple[Decision, ...]:
        """The decisions about a line and about what it rests on, in the order they were recorded."""
        return decisions_about(self._state, line_id)

    def locks(self, now: datetime) -> tuple[Decision, ...]:
        """The locks that hold at `now`, the earliest first."""
        return locks_at(self._state.about_locks(now), now)

    def last_decisions(
        self, since: datetime, *, without: Collection[DecisionKind], most: int
    ) -> Page[Decision]:
        """A page of the decisions later than a moment (aware) and of no kind in `without`, the newest
        first."""
        found, total = self._state.last_decisions(since, without, most)
        return Page(items=found, total=total)

    def decisions_after(self, moment: datetime) -> tuple[Decision, ...]:
        """The decisions later than a moment (aware), in the order they were recorded."""
        return self._state.decisions_after(moment)

    def edition(self, now: datetime) -> str:
        """A short text that changes with whatever this view shows at `now`: its moment, the last run, the
        last decision, and which locks have not ended. It may change where nothing does."""
        held = select(decisions.c.id).where(decisions.c.kind == DecisionKind.LOCK, decisions.c.until > now)
        locks = [row["id"] for row in self._state.rows(held.order_by(decisions.c.number))]
        moment, run, decision = self._state.as_of, self._state.last_run, self._state.last_decision
        return " ".join((str(moment), str(run), str(decision), *locks))

    def anchored(self, decision: Decision) -> Decision:
        """A decision with the passages on which its target and other rest here."""
        return anchored(self._state, decision)

    def _has(self, line_id: str) -> bool:
        try:
            explain(self._state, line_id)
        except UnknownIdError:
            return False
        return True
