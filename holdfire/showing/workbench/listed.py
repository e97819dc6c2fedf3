"""Lists of the record a page at a time, and what became of a report: asked here alone."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

from holdfire.model.report import Report
from holdfire.model.statement import Statement
from holdfire.model.story import Story
from holdfire.showing.dossier import Dossier
from holdfire.showing.workbench.paged import Paging, of_page, paging

T = TypeVar("T")
NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Became:
    """What became of what a report says: ids of incidents by mention, of statements by quotation, and the
    story it belongs to."""

    incidents: dict[str, str]
    statements: dict[str, str]
    story: str | None


def statements_listed(dossier: Dossier, speaker: str, asked: Any) -> tuple[Sequence[Statement], Paging]:
    """Statements of a speaker (an actor's id, or the name of one the case does not know; empty: of all)."""
    found = dossier.reconciled.statements
    if speaker:
        found = tuple(one for one in found if (one.speaker or one.speaker_name) == speaker)
    return _page(found, asked)


def stories_listed(dossier: Dossier, asked: Any) -> tuple[Sequence[Story], Paging]:
    """Stories, those of most reports first."""
    return _page(sorted(dossier.reconciled.stories, key=lambda one: -len(one.reports)), asked)


def reports_listed(
    dossier: Dossier, takes: Callable[[Report], bool], asked: Any
) -> tuple[Sequence[Report], Paging]:
    """Reports that are taken, in order of publication, those of unknown date at the end."""
    found = (reading.report for reading in dossier.readings.values())
    return _page(sorted(filter(takes, found), key=_published), asked)


def became(dossier: Dossier, report_id: str) -> Became:
    """What became of what a report says."""
    found = dossier.reconciled
    return Became(
        incidents={
            account.mention: incident.id
            for incident in found.incidents
            for account in incident.accounts
            if account.report == report_id
        },
        statements={
            rendering.quotation: statement.id
            for statement in found.statements
            for rendering in statement.renderings
            if rendering.report == report_id
        },
        story=next((story.id for story in found.stories if report_id in story.reports), None),
    )


def _published(report: Report) -> tuple[datetime, str]:
    return (report.published and report.published.earliest) or NEVER, report.id


def _page(found: Iterable[T], asked: Any) -> tuple[Sequence[T], Paging]:
    every = tuple(found)
    shown = paging(asked, asked.page, len(every))
    return of_page(every, shown), shown
