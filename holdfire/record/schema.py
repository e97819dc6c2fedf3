"""The tables of the record, each column with its reason; `migrations/` builds them, step by step."""

from datetime import UTC, datetime

from sqlalchemy import Column, Dialect, ForeignKey, Integer, MetaData, Table, Text
from sqlalchemy.types import TypeDecorator

metadata = MetaData()


def stored_moment(value: datetime) -> str:
    """A moment as it is stored. Raises ValueError for a time without a zone."""
    if value.utcoffset() is None:
        raise ValueError(f"{value!r} has no zone; the record keeps moments, not wall clocks")
    return value.astimezone(UTC).isoformat(timespec="microseconds")


class Moment(TypeDecorator[datetime]):
    """A moment as UTC text of one width, so that text order is time order in every database."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> str | None:
        """The text to store. Raises ValueError for a time without a zone."""
        return None if value is None else stored_moment(value)

    def process_result_value(self, value: str | None, _dialect: Dialect) -> datetime | None:
        """The moment again, aware and in UTC."""
        return None if value is None else datetime.fromisoformat(value)


def _number(what: str) -> Column[int]:
    return Column("number", Integer, primary_key=True, autoincrement=False, comment=f"order of {what}")


def _run() -> Column[int]:
    return Column("run", ForeignKey("runs.number"), nullable=False, comment="the run that brought it")


steps = Table(
    "steps",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False, comment="the migration's number"),
    Column("name", Text, nullable=False, comment="its file, for a person to find it"),
)

runs = Table(
    "runs",
    metadata,
    _number("runs"),
    Column("at", Moment, nullable=False, comment="recorded_at of all the run brought; as_of compares it"),
    Column("by", Text, nullable=False, comment="who ran it"),
    Column("version", Text, nullable=False, comment="the code's version, which also read the reports"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("run", ForeignKey("runs.number"), primary_key=True, comment="the run that judged"),
    Column("at", Moment, nullable=False, comment="the moment judged at; kept out of the lines' digests"),
)

captures = Table(
    "captures",
    metadata,
    Column("sha256", Text, primary_key=True, comment="name of the bytes in the vault"),
    Column("size", Integer, nullable=False, comment="bytes, to see at a glance what came"),
    _run(),
)

origins = Table(
    "origins",
    metadata,
    Column("sha256", ForeignKey("captures.sha256"), primary_key=True, comment="the bytes that came"),
    Column("origin", Text, primary_key=True, comment="whence; the same bytes may come from two places"),
    Column("media_type", Text, nullable=False, comment="how the bytes are to be read"),
    Column("url", Text, comment="address the source gave, if any"),
    Column("declared_charset", Text, comment="charset a transport named; needed to read the bytes again"),
    _run(),
)

failures = Table(
    "failures",
    metadata,
    _number("failures"),
    Column("origin", Text, nullable=False, comment="what could not be read"),
    Column("reason", Text, nullable=False, comment="why, in words for the user"),
    Column("sha256", Text, comment="the bytes, where they could be had"),
    Column("size", Integer, comment="bytes, where known"),
    _run(),
)

skips = Table(
    "skips",
    metadata,
    _number("counts; the last of an origin and kind is the one that counts"),
    Column("origin", Text, nullable=False, comment="the container"),
    Column("kind", Text, nullable=False, comment="what it held beside reports, in words for the user"),
    Column("count", Integer, nullable=False, comment="how many"),
    _run(),
)

case_files = Table(
    "case_files",
    metadata,
    _number("versions of files"),
    Column("name", Text, nullable=False, comment="the file's name in the case folder"),
    Column("text", Text, comment="its text as it stood; null once the file is gone"),
    _run(),
)

readings = Table(
    "readings",
    metadata,
    _number("readings; the last of a capture, and of a report, is the one that counts"),
    Column("capture", ForeignKey("captures.sha256"), nullable=False, comment="the bytes that were read"),
    Column("report", Text, nullable=False, comment="id of the report they hold"),
    Column("digest", Text, nullable=False, comment="SHA-256 of body: an equal reading is not kept twice"),
    Column("body", Text, nullable=False, comment="the Reading as JSON"),
    _run(),
)

marks = Table(
    "marks",
    metadata,
    _number("marks"),
    Column("capture", ForeignKey("captures.sha256"), nullable=False, comment="the capture that was read"),
    Column("reader", Text, nullable=False, comment="version of the code that read it"),
    Column("case_digest", Text, nullable=False, comment="SHA-256 of the Case it was read with"),
    Column("reading", ForeignKey("readings.number"), nullable=False, comment="the reading it gave"),
    _run(),
)

passages = Table(
    "passages",
    metadata,
    _number("passages"),
    Column("reading", ForeignKey("readings.number"), nullable=False, comment="the reading it belongs to"),
    Column("kind", Text, nullable=False, comment="a kind of block, or what was found: quotation, tally ..."),
    Column("id", Text, comment="id of what was found; null for a block, which full-text search covers"),
    Column("start", Integer, nullable=False, comment="first code point in the report's text"),
    Column("end", Integer, nullable=False, comment="code point after the last"),
    Column("text", Text, nullable=False, comment="the words themselves"),
)

lines = Table(
    "lines",
    metadata,
    _number("lines; the last of a kind and id is the one that counts"),
    Column("kind", Text, nullable=False, comment="story, statement, incident, finding ..."),
    Column("id", Text, nullable=False, comment="id from content, the same in every run"),
    Column("digest", Text, comment="SHA-256 of body: a line is appended only when it differs"),
    Column("label", Text, nullable=False, comment="the line in a few words, for people"),
    Column("words", Text, nullable=False, comment="what full-text search finds it by; empty for none"),
    Column("body", Text, comment="the object as JSON; null where the run withdrew the line"),
    _run(),
)

decisions = Table(
    "decisions",
    metadata,
    _number("decisions"),
    Column("id", Text, nullable=False, unique=True, comment="id from content: one decision, one row"),
    Column("kind", Text, nullable=False, comment="what was decided"),
    Column("target", Text, nullable=False, comment="about which line"),
    Column("other", Text, comment="the second line of a pair"),
    Column("value", Text, comment="the state or ruling set"),
    Column("reason", Text, nullable=False, comment="why, in the reviewer's words"),
    Column("by", Text, nullable=False, comment="the reviewer, by name or pseudonym"),
    Column("at", Moment, nullable=False, comment="when it was recorded"),
    Column("slot", Text, comment="what of a mention a correction corrects"),
    Column("until", Moment, comment="when a lock ends"),
    Column("on", Text, comment="the last decision its reviewer had seen; null where that was not said"),
)

anchors = Table(
    "anchors",
    metadata,
    _number("anchors"),
    Column("decision", ForeignKey("decisions.id"), nullable=False, comment="the decision that holds by it"),
    Column("side", Text, nullable=False, comment="whether its target or its other rested on it"),
    Column("kind", Text, nullable=False, comment="what was found there: mention, quotation, report"),
    Column("id", Text, nullable=False, comment="its id when the decision was made"),
    Column("capture", ForeignKey("captures.sha256"), nullable=False, comment="the bytes that hold it"),
    Column("start", Integer, comment="first code point in the report's text; null for a whole report"),
    Column("end", Integer, comment="code point after the last"),
    Column("text", Text, comment="the words themselves, by which it is found again"),
    Column("trigger_start", Integer, comment="where the words that told a mention begin"),
    Column("trigger_end", Integer, comment="code point after them"),
    Column("trigger_text", Text, comment="those words"),
    Column("act", Text, comment="the act the mention was read as"),
)

links = Table(
    "links",
    metadata,
    _number("links; each head is made of the one before"),
    Column("kind", Text, nullable=False, comment="the table of the row it binds"),
    Column("item", Text, nullable=False, comment="that row's key; a run also binds all it brought"),
    Column("digest", Text, nullable=False, comment="SHA-256 of the row as JSON"),
    Column("head", Text, nullable=False, unique=True, comment="SHA-256 of the head before and this link"),
)
