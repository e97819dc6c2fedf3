"""Lines of the record as flat rows: which columns each kind has, what each means, and how it is read."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from holdfire.model.actor import ActorRef
from holdfire.model.case import Case
from holdfire.model.decision import Decision
from holdfire.model.finding import Finding, TestName
from holdfire.model.incident import Incident
from holdfire.model.page import DayCount
from holdfire.model.report import Report
from holdfire.model.search import Found
from holdfire.model.statement import Statement
from holdfire.model.tally import Tally
from holdfire.model.truth import Truth
from holdfire.showing.points import Point, points_of

T = TypeVar("T")


class ColumnKind(StrEnum):
    """What a column holds; every kind may be null, which says that nobody knows, or that there is none."""

    TEXT = "text"
    WHOLE = "whole number"
    NUMBER = "number"
    MOMENT = "moment in UTC"
    DAY = "day"
    TRUTH = "yes or no"


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column: its name, what it holds, what that means, and how it is read off a line."""

    name: str
    kind: ColumnKind
    about: str
    of: Callable[[T], object]


Columns = tuple[Column[T], ...]
TEXT, WHOLE, NUMBER = ColumnKind.TEXT, ColumnKind.WHOLE, ColumnKind.NUMBER
MOMENT, DAY, TRUTH = ColumnKind.MOMENT, ColumnKind.DAY, ColumnKind.TRUTH


def row(columns: Iterable[Column[T]], line: T) -> Mapping[str, object]:
    """A line as a flat row."""
    return {column.name: column.of(line) for column in columns}


def incident_columns(case: Case) -> Columns[Incident]:
    """Those of incidents, in the words of a case."""

    def spot(incident: Incident) -> Point | None:
        points = points_of(incident, case)
        return points[0] if len(points) == 1 else None

    def off(name: str) -> Callable[[Incident], object]:
        return lambda incident: getattr(spot(incident), name, None)

    return (
        Column("id", TEXT, "the incident's id", lambda line: line.id),
        Column("act", TEXT, "what is said to have been done", lambda line: line.act.value),
        Column(
            "earliest",
            MOMENT,
            "the earliest it may have begun",
            lambda i: i.when.earliest if i.when else None,
        ),
        Column("latest", MOMENT, "the latest it may have ended", lambda i: i.when.latest if i.when else None),
        Column(
            "precision", TEXT, "how exact the time is", lambda i: i.when.precision.value if i.when else None
        ),
        Column("places", TEXT, "every place an account gives", lambda i: _joined(p.name for p in i.places)),
        Column("place_ids", TEXT, "those the case knows", lambda i: _joined(p.place for p in i.places)),
        Column("lat", NUMBER, "degrees north, where all accounts give one place", off("lat")),
        Column("lon", NUMBER, "degrees east, where all accounts give one place", off("lon")),
        Column("radius_km", NUMBER, "how far off that point may be", off("radius_km")),
        Column("actors", TEXT, "who is said to have done it", lambda i: _names(i.actors)),
        Column("actor_ids", TEXT, "those the case knows", lambda i: _ids(i.actors)),
        Column("targets", TEXT, "to whom or to what", lambda i: _names(i.targets)),
        Column("target_ids", TEXT, "those the case knows", lambda i: _ids(i.targets)),
        Column("killed_low", WHOLE, "the lowest number killed that is told", lambda i: _low(i, "killed")),
        Column("killed_high", WHOLE, "the highest; null where one is open", lambda i: _high(i, "killed")),
        Column("wounded_low", WHOLE, "the lowest number wounded that is told", lambda i: _low(i, "wounded")),
        Column("wounded_high", WHOLE, "the highest; null where one is open", lambda i: _high(i, "wounded")),
        Column("accounts", WHOLE, "how many passages tell it", lambda i: len(i.accounts)),
        Column("origins", WHOLE, "how many independent origins tell it", lambda i: len(i.origins)),
        Column("evidence", TEXT, "what the evidence amounts to", lambda i: i.evidence.value),
        Column("attribution", TEXT, "who is said to have done it, by whom", lambda i: i.attribution.value),
        Column("work", TEXT, "where the work on it stands", lambda i: i.work.value),
        Column("reports", TEXT, "ids of the reports", lambda i: _joined(a.report for a in i.accounts)),
    )


STATEMENT_COLUMNS: Columns[Statement] = (
    Column("id", TEXT, "the statement's id", lambda line: line.id),
    Column("speaker", TEXT, "the speaker's id, where the case knows them", lambda line: line.speaker),
    Column("speaker_name", TEXT, "the speaker's name", lambda line: line.speaker_name),
    Column("modality", TEXT, "what was done in saying it", lambda line: line.modality.value),
    Column("words", TEXT, "the rendering that others are read against", lambda line: line.base.words),
    Column("language", TEXT, "that rendering's language", lambda line: line.base.language),
    Column("renderings", WHOLE, "how many renderings there are", lambda line: len(line.renderings)),
    Column("origins", WHOLE, "how many do not go back to one another", lambda line: line.origins),
    Column("divergences", WHOLE, "differences that change what is said", lambda line: len(line.divergences)),
    Column("topics", TEXT, "what it is about", lambda line: _joined(line.topics)),
    Column("story", TEXT, "the id of its story", lambda line: line.story),
    Column(
        "reports", TEXT, "ids of the reports", lambda line: _joined(each.report for each in line.renderings)
    ),
)


def _answer(test: TestName) -> Callable[[Finding], object]:
    def read(finding: Finding) -> bool | None:
        answers = {result.test: result.answer for result in finding.tests}
        return {Truth.YES: True, Truth.NO: False}.get(answers.get(test, Truth.UNKNOWN))

    return read


FINDING_COLUMNS: Columns[Finding] = (
    Column("id", TEXT, "the finding's id", lambda line: line.id),
    Column("incident", TEXT, "the id of its incident", lambda line: line.incident),
    Column("outcome", TEXT, "what the tests amount to", lambda line: line.outcome.value),
    *(
        Column(f"test_{test.value}", TRUTH, f"the answer to the test of {test.value}", _answer(test))
        for test in TestName
    ),
    Column("terms", TEXT, "ids of the clauses", lambda line: _joined(line.terms)),
    Column("missing", TEXT, "what could change the outcome", lambda line: _joined(line.missing)),
    Column("responsibility", TEXT, "whether someone answers for it", lambda line: line.responsibility.value),
    Column("responsible", TEXT, "ids of who does", lambda line: _joined(line.responsible)),
    Column("rules", TEXT, "the version of the judging rules", lambda line: line.rules),
)

TALLY_COLUMNS: Columns[Tally] = (
    Column("id", TEXT, "the tally's id", lambda line: line.id),
    Column("report", TEXT, "the id of its report", lambda line: line.report),
    Column("claimant", TEXT, "who counts", lambda line: line.claimant.name if line.claimant else None),
    Column(
        "claimant_id",
        TEXT,
        "their id, where known",
        lambda line: line.claimant.actor if line.claimant else None,
    ),
    Column("unit", TEXT, "what is counted", lambda line: line.unit),
    Column("total_low", WHOLE, "the least it says", lambda line: line.total.low),
    Column("total_high", WHOLE, "the most; null for “at least”", lambda line: line.total.high),
    Column("earliest", MOMENT, "where its window begins", lambda t: t.window.earliest if t.window else None),
    Column("latest", MOMENT, "where its window ends", lambda t: t.window.latest if t.window else None),
    Column("accused", TEXT, "whom it accuses", lambda line: _names(line.accused)),
    Column("arithmetic", TEXT, "what does not add up in it", lambda line: line.arithmetic),
    Column("text", TEXT, "the passage", lambda line: line.span.text),
)

REPORT_COLUMNS: Columns[Report] = (
    Column("id", TEXT, "the report's id", lambda line: line.id),
    Column("title", TEXT, "its headline, or its first words", lambda line: line.title),
    Column("outlet", TEXT, "who published it", lambda line: line.outlet),
    Column("language", TEXT, "its language", lambda line: line.language),
    Column(
        "earliest",
        MOMENT,
        "the earliest it may have been published",
        lambda line: line.published.earliest if line.published else None,
    ),
    Column(
        "latest",
        MOMENT,
        "the latest it may have been published",
        lambda line: line.published.latest if line.published else None,
    ),
    Column("url", TEXT, "where it stood", lambda line: line.url),
    Column("credits", TEXT, "whom it credits", lambda line: _joined(line.credits)),
    Column("characters", WHOLE, "how long its text is", lambda line: len(line.text)),
    Column("capture", TEXT, "the SHA-256 of its bytes", lambda line: line.capture),
)

FOUND_COLUMNS: Columns[Found] = (
    Column("kind", TEXT, "what was found: reports, statements, incidents", lambda line: line.kind.value),
    Column("id", TEXT, "its id", lambda line: line.id),
    Column("label", TEXT, "what to call it", lambda line: line.label),
    Column("report", TEXT, "the id of the report", lambda line: line.report),
    Column("start", WHOLE, "the passage's first character in the report", lambda line: line.span.start),
    Column("end", WHOLE, "the character after its last", lambda line: line.span.end),
    Column("text", TEXT, "the passage", lambda line: line.span.text),
    Column("published", MOMENT, "when the report was published", lambda line: line.published),
)

DECISION_COLUMNS: Columns[Decision] = (
    Column("id", TEXT, "the decision's id", lambda line: line.id),
    Column("kind", TEXT, "what was decided", lambda line: line.kind.value),
    Column("target", TEXT, "about which line", lambda line: line.target),
    Column("other", TEXT, "the second line of a pair", lambda line: line.other),
    Column("slot", TEXT, "what of it was corrected", lambda line: line.slot.value if line.slot else None),
    Column("value", TEXT, "the state, ruling or reading set", lambda line: line.value),
    Column("by", TEXT, "who decided", lambda line: line.by),
    Column("at", MOMENT, "when", lambda line: line.at),
    Column("reason", TEXT, "why", lambda line: line.reason),
    Column("until", MOMENT, "when a lock ends", lambda line: line.until),
    Column("on", TEXT, "the last decision that its reviewer had seen", lambda line: line.on),
)

DAY_COLUMNS: Columns[DayCount] = (
    Column("day", DAY, "the first day they may have happened on; null: unknown", lambda line: line.day),
    Column("act", TEXT, "what is said to have been done", lambda line: line.act.value),
    Column("incidents", WHOLE, "how many incidents", lambda line: line.count),
)


def _joined(texts: Iterable[str | None]) -> str | None:
    """Several texts in one, each once; null for none."""
    return "; ".join(dict.fromkeys(text.replace(";", ",") for text in texts if text)) or None


def _names(refs: Iterable[ActorRef]) -> str | None:
    return _joined(ref.name for ref in refs)


def _ids(refs: Iterable[ActorRef]) -> str | None:
    return _joined(ref.actor for ref in refs)


def _harm(incident: Incident, what: str) -> Iterable[tuple[int, int | None]]:
    return (
        (count.low, count.high)
        for account in incident.accounts
        for count in account.harm
        if count.what == what and not count.background
    )


def _low(incident: Incident, what: str) -> int | None:
    return min((low for low, _ in _harm(incident, what)), default=None)


def _high(incident: Incident, what: str) -> int | None:
    highs = [high for _, high in _harm(incident, what)]
    return None if None in highs else max((high for high in highs if high is not None), default=None)
