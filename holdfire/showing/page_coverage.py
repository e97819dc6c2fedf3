"""What the bulletin rests on: reports read and not read, what is unknown, and how it was made."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from holdfire import __version__
from holdfire.lexicon.tables import Lexicon
from holdfire.model.finding import Finding, Outcome
from holdfire.model.report import Report
from holdfire.showing.teller import Link, Teller
from holdfire.showing.words import Word

DEEP_TABLES = ("cues", "verbs", "months")
"""A language is read deeply where it has tables of speech, of acts and of dates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """A report that was read: who published it, for which side, in which language, when, in how many
    quotations and acts it was read, and what it goes back to."""

    link: Link
    outlet: str
    side: str
    kind: str
    language: str
    published: str
    quotations: int
    mentions: int
    descent: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FailureRow:
    """A capture that could not be read, and why."""

    origin: str
    reason: str
    sha256: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageTold:
    """Reports counted by side and by language, and which of their languages are read only in part."""

    by_side: tuple[tuple[str, int], ...]
    by_language: tuple[tuple[str, int], ...]
    shallow: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageShown:
    """Reports read, counted, their independent origins, and what failed."""

    reports: tuple[ReportRow, ...]
    captures: int
    origins: int
    told: CoverageTold
    failures: tuple[FailureRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownsShown:
    """What is not known: what would change the answer on the truce, what would decide open findings with
    the number of incidents it would decide, and gaps of the sources."""

    status: tuple[str, ...]
    missing: tuple[tuple[str, int], ...]
    gaps: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodShown:
    """How the bulletin was made: versions of the code and the judging rules, the run, SHA-256 of the
    case's own files, and the meaning of its words."""

    version: str
    rules: str
    run: str
    files: tuple[tuple[str, str], ...]
    glossary: tuple[Word, ...]


def coverage_of(teller: Teller, reports: Sequence[Report]) -> CoverageTold:
    """These reports by side and by language."""
    return CoverageTold(
        by_side=_counted(side_of(teller, report) for report in reports),
        by_language=_counted(teller.language(report.language) for report in reports),
        shallow=_shallow(teller, reports),
    )


def coverage(teller: Teller) -> CoverageShown:
    """What was read and what was not."""
    dossier = teller.dossier
    reports = [reading.report for reading in dossier.readings.values()]
    return CoverageShown(
        reports=tuple(
            sorted((_row(teller, report) for report in reports), key=lambda row: (row.outlet, row.published))
        ),
        captures=len({capture.sha256 for capture in dossier.captures}),
        origins=dossier.origins,
        told=coverage_of(teller, reports),
        failures=tuple(
            FailureRow(origin=failed.origin, reason=failed.reason, sha256=failed.sha256)
            for failed in dossier.failures
        ),
    )


def side_of(teller: Teller, report: Report) -> str:
    """The side a report's outlet belongs to or speaks for."""
    outlet = teller.dossier.case.outlet(report.outlet) if report.outlet else None
    return teller.actor(outlet.affiliation) if outlet and outlet.affiliation else teller.say("no side known")


def _row(teller: Teller, report: Report) -> ReportRow:
    reading = teller.dossier.readings[report.id]
    outlet = teller.dossier.case.outlet(report.outlet) if report.outlet else None
    return ReportRow(
        link=Link(label=report.title, href=teller.addresses.report(report.id)),
        outlet=teller.outlet(report),
        side=side_of(teller, report),
        kind=teller.words.of(outlet.kind) if outlet else "",
        language=teller.language(report.language),
        published=teller.published(report),
        quotations=len(reading.quotations),
        mentions=len(reading.mentions),
        descent=_descent(teller, report.id),
        notes=report.notes,
    )


def _descent(teller: Teller, report_id: str) -> str:
    told = []
    for descent in teller.dossier.descents.get(report_id, ()):
        original = teller.dossier.readings.get(descent.original)
        source = teller.outlet(original.report) if original else descent.original
        told.append(f"{teller.words.of(descent.kind)}: {source}")
    return "; ".join(told)


def _counted(values: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(values).items(), key=lambda item: (-item[1], item[0])))


def is_read_deeply(language: str) -> bool:
    """Whether the reader has what it needs for a language: tables of speech, of acts and of dates."""
    return all(Lexicon(language=language).has(table) for table in DEEP_TABLES)


def _shallow(teller: Teller, reports: Iterable[Report]) -> tuple[str, ...]:
    languages = sorted({report.language for report in reports if report.language})
    return tuple(teller.language(language) for language in languages if not is_read_deeply(language))


def unknowns(teller: Teller, findings: Iterable[Finding], reports: Sequence[Report]) -> UnknownsShown:
    """What is not known, what would decide these findings, and what these reports lack; not what the status
    lacks where anything is kept back, since that may name it."""
    judgement = teller.dossier.judgement
    open_ones = (f for f in findings if f.outcome in {Outcome.CANNOT_DETERMINE, Outcome.CONTESTED})
    told = judgement.status.unknowns if judgement and not teller.dossier.is_delayed else ()
    return UnknownsShown(
        status=told,
        missing=_counted(
            item for finding in open_ones for item in dict.fromkeys(finding.missing) if item not in told
        ),
        gaps=tuple(_gaps(reports)),
    )


def _gaps(reports: Sequence[Report]) -> Iterable[str]:
    questions = (
        ("no publication date", sum(report.published is None for report in reports)),
        ("no known outlet", sum(report.outlet is None for report in reports)),
        ("no known language", sum(report.language is None for report in reports)),
    )
    for gap, number in questions:
        if number:
            yield f"{number} of {len(reports)} reports: {gap}"


def method(teller: Teller, findings: Iterable[Finding]) -> MethodShown:
    """How the pages were made that show these findings."""
    dossier = teller.dossier
    last = dossier.runs[-1] if dossier.runs else None
    rules = sorted({finding.rules for finding in findings})
    return MethodShown(
        version=last.version if last else __version__,
        rules=", ".join(rules) or "none applied",
        run=f"run {last.number} of {teller.clock.moment(last.at)} by {last.by}" if last else "no run yet",
        files=tuple(sorted(dossier.digests.items())),
        glossary=teller.words.explained(),
    )
