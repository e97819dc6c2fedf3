"""Lists of the record a page at a time: statements, stories and reports, asked by index."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from holdfire.model.page import Page
from holdfire.model.report import Report
from holdfire.model.statement import Statement
from holdfire.model.story import Story
from holdfire.record.view import View
from holdfire.showing.workbench.paged import Paging, lines_asked, paging

T = TypeVar("T")


def statements_listed(view: View, speaker: str, asked: Any) -> tuple[tuple[Statement, ...], Paging]:
    """Statements of a speaker (an actor's id, or the name of one the case does not know; empty: of all)."""
    return _listed(lambda skip, most: view.statements(skip=skip, most=most, speaker=speaker or None), asked)


def stories_listed(view: View, asked: Any) -> tuple[tuple[Story, ...], Paging]:
    """Stories, the newest on record first."""
    return _listed(lambda skip, most: view.stories(skip=skip, most=most), asked)


def reports_listed(
    view: View, outlet: str, since: datetime | None, until: datetime | None, asked: Any
) -> tuple[tuple[Report, ...], Paging]:
    """Reports in order of publication, those of unknown date at the end."""

    def ask(skip: int, most: int) -> Page[Report]:
        return view.reports_page(skip=skip, most=most, outlet=outlet or None, since=since, until=until)

    return _listed(ask, asked)


def _listed(ask: Callable[[int, int], Page[T]], asked: Any) -> tuple[tuple[T, ...], Paging]:
    """The lines asked for; the last ones where there are fewer than are to be skipped."""
    found = ask(asked.skip, lines_asked(asked))
    shown = paging(asked, found.total)
    if shown.skip != found.skip:
        found = ask(shown.skip, shown.most)
    return found.items, shown
