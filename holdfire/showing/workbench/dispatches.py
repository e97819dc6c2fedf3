"""Dispatches in the workbench: what would be sent now, with what is kept back, to read and to take along."""

from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode

from holdfire.model.errors import CaseError
from holdfire.model.said_moment import said_moment
from holdfire.showing.dispatches.document import Dispatch, Occasion
from holdfire.showing.dispatches.send import FORMS, dispatch
from holdfire.showing.redaction import Redaction
from holdfire.showing.teller import Teller

ENDINGS = {"html": "html", "pdf": "pdf", "markdown": "md"}
"""The ending of a file's name for each form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DispatchAsked:
    """Which dispatch, and what it keeps back; `since` a moment of the record ("yesterday", a date)."""

    occasion: Occasion = Occasion.DAILY
    since: str | None = None
    delay_hours: float = 0.0
    coarsen_km: float = 0.0
    without_names: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DispatchPage:
    """The dispatch as it would be sent, what was asked, and the files to take along: name and address."""

    dispatch: Dispatch
    asked: DispatchAsked
    files: tuple[tuple[str, str], ...]


def dispatch_page(teller: Teller, asked: DispatchAsked) -> DispatchPage:
    """The page of a dispatch. Raises CaseError where `since` is no moment."""
    given = {
        "since": asked.since or "",
        "delay_hours": f"{asked.delay_hours:g}",
        "coarsen_km": f"{asked.coarsen_km:g}",
        "without_names": str(asked.without_names).lower(),
    }
    return DispatchPage(
        dispatch=dispatch_asked(teller, asked),
        asked=asked,
        files=tuple(
            (form, f"dispatches/{asked.occasion.value}.{ENDINGS[form]}?{urlencode(given)}") for form in FORMS
        ),
    )


def dispatch_asked(teller: Teller, asked: DispatchAsked) -> Dispatch:
    """The dispatch that was asked for. Raises CaseError where `since` is no moment."""
    redaction = Redaction(
        delay=timedelta(hours=asked.delay_hours), coarsen_km=asked.coarsen_km, names=asked.without_names
    )
    try:
        since = said_moment(asked.since, teller.dossier.now, teller.clock.zone) if asked.since else None
    except ValueError as error:
        raise CaseError(str(error)) from error
    return dispatch(teller.dossier, asked.occasion, since=since, redaction=redaction)
