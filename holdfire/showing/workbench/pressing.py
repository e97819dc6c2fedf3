"""Duties that are overdue, each in one line."""

from dataclasses import dataclass

from holdfire.model.duty_status import ObligationState
from holdfire.showing.moments import TimeShown
from holdfire.showing.page_calendar import calendar_entry, score_words
from holdfire.showing.teller import Link, Teller


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressing:
    """A duty that is overdue: what it asks of whom, when it was due, and how far it is done (0 to 3)."""

    about: Link
    text: str
    owners: str
    at: TimeShown | None
    score: str


def overdue(teller: Teller) -> tuple[Pressing, ...]:
    """The duties that the calendar has as overdue."""
    judgement = teller.dossier.judgement
    if judgement is None:
        return ()
    shown = []
    for entry in judgement.calendar:
        if entry.state is ObligationState.OVERDUE:
            told = calendar_entry(teller, entry)
            shown.append(
                Pressing(
                    about=told.about,
                    text=told.text,
                    owners=told.owners,
                    at=told.at,
                    score=told.score or score_words(None),
                )
            )
    return tuple(shown)
