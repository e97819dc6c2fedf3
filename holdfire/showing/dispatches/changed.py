"""What was withdrawn, came or changed in the record, as dispatches tell it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from holdfire.model.history import ChangedLine, Difference, LineChange
from holdfire.showing.dispatches.document import Group, Line, Section
from holdfire.showing.dispatches.parts import MOST_LINES, more
from holdfire.showing.teller import Teller

C = TypeVar("C", bound=ChangedLine | LineChange)

TOLD_OF = frozenset({"incident", "statement", "obligation", "trigger", "status", "equivalence"})
"""Kinds of line whose changes a dispatch tells."""


def changes_section(teller: Teller, found: Difference | None) -> Section:
    """What is withdrawn, new and changed: since a moment of the record, or in its last run."""
    if found is None:
        return _last_run(teller)
    groups = [
        _changed(title, changes, teller, partial(_told_of, teller))
        for title, changes in (
            ("Withdrawn", found.withdrawn),
            ("New", found.new),
            ("Changed", found.changed),
        )
    ]
    return Section(
        id="changes",
        title="What changed",
        note=f"Since {teller.clock.moment(found.since)}." if found.since else "Since the beginning.",
        nothing="Nothing came, changed or went.",
        groups=tuple(group for group in groups if group.lines),
    )


def _last_run(teller: Teller) -> Section:
    found, runs = teller.dossier.changes, teller.dossier.runs
    groups = [
        _changed(title, lines, teller, lambda line: teller.link(line.id).label)
        for title, lines in (("Withdrawn", found.withdrawn), ("New", found.new), ("Changed", found.changed))
    ]
    note = f"In the last run, {teller.clock.moment(runs[-1].at)}." if runs else ""
    first = "This was the first run: everything is new."
    return Section(
        id="changes",
        title="What changed",
        note=note,
        nothing=first if len(runs) == 1 else "Nothing came, changed or went.",
        groups=() if len(runs) == 1 else tuple(group for group in groups if group.lines),
    )


def _changed(title: str, changes: Sequence[C], teller: Teller, told_of: Callable[[C], str]) -> Group:
    """Lines that a reader can look up; what follows from them (findings, pairings) goes without saying, and
    so does what is kept back."""
    told = [
        change for change in changes if change.kind in TOLD_OF and change.id not in teller.dossier.kept_back
    ]
    lines = (Line(lead=item.kind.replace("_", " "), text=told_of(item)) for item in told[:MOST_LINES])
    return Group(title=f"{title}: {len(told)}", lines=(*lines, *more(len(told))))


def _told_of(teller: Teller, change: LineChange) -> str:
    """A line with what changed in it and why; by its name alone where anything is kept back, since that may
    be the reason."""
    link = teller.link(change.id)
    if teller.dossier.is_delayed:
        return link.label
    told = [link.label if link.href else change.label]
    told += [f"{item.field}: {item.old} → {item.new}" for item in change.fields]
    told += [f"because {reason.text}" for reason in change.reasons]
    return "; ".join(told)
