"""Stories: the reports of one matter, which of them copy which, and how many origins they have."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from holdfire.model.errors import UnknownIdError
from holdfire.model.story import Descent, Story
from holdfire.showing.page_coverage import side_of
from holdfire.showing.teller import Link, Teller, direction
from holdfire.showing.workbench.listed import stories_listed
from holdfire.showing.workbench.paged import LINES, Paging, of_page, paging

MOST_ASKED = 20
"""Reports that are looked at for the language of a story's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoriesAsked:
    """Which lines of the list."""

    skip: int = 0
    most: int = LINES


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLine:
    """A story by the headline of its fullest report, with how many reports, copies among them and
    independent origins it has."""

    id: str
    label: str
    language: str | None
    direction: str
    reports: int
    copies: int
    origins: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoriesPage:
    """A page of stories, the newest on record first."""

    lines: tuple[StoryLine, ...]
    paging: Paging


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryAsked:
    """`id` of a story, and which of its origins."""

    id: str = ""
    skip: int = 0
    most: int = LINES


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldLine:
    """A report of a story with those that go back to it; `why` says how it goes back to the one above, in
    words and with its score from 0 to 1, empty for a report that is an origin of its own."""

    id: str
    title: str
    lang: str | None
    direction: str
    outlet: str
    side: str
    published: str
    why: str
    copies: "tuple[ToldLine, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginShown:
    """An independent origin: the reports that go back to it, as trees; `from_elsewhere` names what stands
    outside them and is gone back to."""

    reports: int
    trees: tuple[ToldLine, ...]
    from_elsewhere: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPage:
    """A story, its origins counted, each with its tree of copies."""

    id: str
    label: str
    lang: str | None
    direction: str
    reports: int
    copies: int
    total_origins: int
    origins: tuple[OriginShown, ...]
    paging: Paging


def stories(teller: Teller, asked: StoriesAsked) -> StoriesPage:
    """The list of stories."""
    found, shown = stories_listed(teller.dossier.view, asked)
    return StoriesPage(lines=tuple(_line(teller, one) for one in found), paging=shown)


def story(teller: Teller, asked: StoryAsked) -> StoryPage:
    """One story. Raises UnknownIdError where there is none of this id."""
    found = teller.dossier.stories.get(asked.id)
    if found is None:
        raise UnknownIdError(f"no story {asked.id} is on record as of then")
    groups = origins_of(found)
    shown = paging(asked, len(groups), path=("id",))
    language = _language(teller, found)
    return StoryPage(
        id=found.id,
        label=found.label,
        lang=language,
        direction=direction(language),
        reports=len(found.reports),
        copies=_copies(found),
        total_origins=len(groups),
        origins=tuple(_origin(teller, found, group) for group in of_page(groups, shown)),
        paging=shown,
    )


def origins_of(found: Story) -> tuple[tuple[str, ...], ...]:
    """The reports of a story by independent origin; a report in none of its groups is one of its own."""
    grouped = {report for group in found.origins for report in group}
    return (*found.origins, *((report,) for report in found.reports if report not in grouped))


def _copies(found: Story) -> int:
    return len({descent.copy for descent in found.descents})


def _language(teller: Teller, found: Story) -> str | None:
    """The language of the report that gave the story its name."""
    reports = (teller.dossier.readings[report].report for report in found.reports[:MOST_ASKED])
    return next((report.language for report in reports if report.title == found.label), None)


def _line(teller: Teller, found: Story) -> StoryLine:
    language = _language(teller, found)
    return StoryLine(
        id=found.id,
        label=found.label,
        language=language,
        direction=direction(language),
        reports=len(found.reports),
        copies=_copies(found),
        origins=len(origins_of(found)),
    )


def _origin(teller: Teller, found: Story, group: Iterable[str]) -> OriginShown:
    members = tuple(group)
    publishers = _publishers(teller, members)
    below: dict[str, list[Descent]] = {}
    placed: set[str] = set()
    elsewhere: list[str] = []
    for descent in found.descents:
        if descent.copy not in publishers or descent.copy in placed:
            continue
        original = _in_group(descent, publishers)
        if original is None:
            elsewhere.append(descent.original)
        else:
            below.setdefault(original, []).append(descent)
            placed.add(descent.copy)
    roots = [report for report in members if report not in placed] or list(members[:1])
    seen: set[str] = set()
    return OriginShown(
        reports=len(members),
        trees=tuple(
            _told(teller, root, _elsewhere(teller, found, root, placed), below, seen) for root in roots
        ),
        from_elsewhere=tuple(dict.fromkeys(_where(teller, one) for one in elsewhere)),
    )


def _publishers(teller: Teller, members: Iterable[str]) -> dict[str, set[str]]:
    """By the reports of a group the names under which a copy may credit them: id and name of the outlet."""
    reports = (teller.dossier.readings[member].report for member in members)
    return {report.id: {report.outlet or "", teller.outlet(report)} for report in reports}


def _in_group(descent: Descent, publishers: Mapping[str, set[str]]) -> str | None:
    """The report of a group that a copy goes back to: the one named, or the first of the outlet named."""
    if descent.original in publishers:
        return descent.original
    others = (
        report for report, names in publishers.items() if report != descent.copy and descent.original in names
    )
    return next(others, None)


def _told(
    teller: Teller, report_id: str, why: str, below: dict[str, list[Descent]], seen: set[str]
) -> ToldLine:
    seen.add(report_id)
    report = teller.dossier.readings[report_id].report
    return ToldLine(
        id=report_id,
        title=report.title,
        lang=report.language,
        direction=direction(report.language),
        outlet=teller.outlet(report),
        side=side_of(teller, report),
        published=teller.published(report),
        why=why,
        copies=tuple(
            _told(teller, descent.copy, why_copied(teller, descent), below, seen)
            for descent in below.get(report_id, ())
            if descent.copy not in seen
        ),
    )


def why_copied(teller: Teller, descent: Descent) -> str:
    """How a report goes back to another, with its score from 0 to 1 and the reason."""
    return f"{teller.words.of(descent.kind)}, {descent.score:.2f}: {descent.reason}"


def _elsewhere(teller: Teller, found: Story, report_id: str, placed: set[str]) -> str:
    """How a report at the head of a tree goes back to what stands in no tree of its origin."""
    told = (item for item in found.descents if item.copy == report_id and report_id not in placed)
    return "; ".join(f"{why_copied(teller, item)} ({_where(teller, item.original)})" for item in told)


def _where(teller: Teller, original: str) -> str:
    """An original outside the group, by its outlet."""
    reading = teller.dossier.readings.get(original)
    return teller.outlet(reading.report) if reading else f"{teller.origin(original)}, its report not captured"


def story_link(teller: Teller, story_id: str | None) -> Link | None:
    """The way to a story by its name, None where there is none."""
    found = teller.dossier.stories.get(story_id) if story_id else None
    return Link(label=found.label, href=f"stories/{found.id}") if found else None
