"""Explains what was found in a report: its passage, the report that holds it, and the capture's SHA-256."""

from collections.abc import Iterable

from sqlalchemy import select

from holdfire.model.history import Explanation
from holdfire.model.mention import Mention
from holdfire.model.quotation import Quotation
from holdfire.model.reading import Reading
from holdfire.model.report import Report
from holdfire.model.span import Citation, Span
from holdfire.model.tally import Tally
from holdfire.model.term_claim import PositionClaim, TermClaim
from holdfire.record.changes import label_of_tally
from holdfire.record.lines import TERM_CHECK
from holdfire.record.paging import things_about
from holdfire.record.schema import captures, origins
from holdfire.record.state import State

Found = Quotation | Mention | Tally | TermClaim | PositionClaim


class Ground:
    """The ground of the record: passages, reports and captures of one state. Each report is read once."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._reports: dict[str, Explanation] = {}

    def found(self, found_id: str) -> Explanation | None:
        """The quotation, mention, tally, term claim or position of this id, None where there is none."""
        reading = self._state.reading_that_found(found_id)
        if reading is None:
            return None
        thing = next(thing for thing in _all_found(reading) if thing.id == found_id)
        if isinstance(thing, Quotation):
            return self._quotation(thing)
        if isinstance(thing, Mention):
            return self._mention(thing)
        return self._claim(thing)

    def passages(self, citations: Iterable[Citation]) -> tuple[Explanation, ...]:
        """Each passage with the report and the capture that hold it."""
        return tuple(self._passage(citation) for citation in citations)

    def report(self, report_id: str) -> Explanation | None:
        """The report of this id with its capture, None where there is none."""
        if report_id not in self._reports:
            reading = self._state.reading(report_id)
            if reading is None:
                return None
            self._reports[report_id] = self._read_report(reading.report)
        return self._reports[report_id]

    def capture(self, sha256: str) -> Explanation | None:
        """The capture of these bytes with every origin they came from, None where there is none."""
        question = (
            select(origins, captures.c.size)
            .join(captures, captures.c.sha256 == origins.c.sha256)
            .where(origins.c.sha256 == sha256, origins.c.run <= self._state.last_run)
            .order_by(origins.c.run, origins.c.origin)
        )
        rows = self._state.rows(question)
        if not rows:
            return None
        whence = ", also ".join(row["origin"] for row in rows)
        text = f"{whence} ({rows[0]['media_type']}, {rows[0]['size']} bytes)"
        return Explanation(id=sha256, kind="capture", text=text, capture=sha256)

    def _quotation(self, quotation: Quotation) -> Explanation:
        speaker = quotation.speaker.name if quotation.speaker else "nobody named"
        return Explanation(
            id=quotation.id,
            kind="quotation",
            text=f"{speaker} {quotation.modality} ({quotation.kind}): {quotation.words}",
            children=self._spans(quotation.report, *quotation.contents),
        )

    def _mention(self, mention: Mention) -> Explanation:
        claimant = f", on the word of {mention.claimant.name}" if mention.claimant else ""
        return Explanation(
            id=mention.id,
            kind="mention",
            text=f"{mention.act.replace('_', ' ')} ({mention.modality}){claimant}",
            children=self._spans(mention.report, mention.clause) + self._holder(mention.in_quotation),
        )

    def _claim(self, claim: Tally | TermClaim | PositionClaim) -> Explanation:
        kind, text = _kind_and_text(claim)
        checks = tuple(
            Explanation(
                id=claim.id, kind="term_check", text=f"the agreement says so: {check.agrees}; {check.detail}"
            )
            for check in things_about(self._state, TERM_CHECK, claim.id)
        )
        passage = self._spans(claim.report, claim.span)
        children = checks + passage + self._holder(claim.in_quotation)
        return Explanation(id=claim.id, kind=kind, text=text, children=children)

    def _holder(self, quotation_id: str | None) -> tuple[Explanation, ...]:
        """The quotation in which something was said."""
        holder = self.found(quotation_id) if quotation_id else None
        return (holder,) if holder else ()

    def _spans(self, report_id: str, *spans: Span) -> tuple[Explanation, ...]:
        return self.passages(Citation(report=report_id, span=span) for span in spans)

    def _passage(self, citation: Citation) -> Explanation:
        report = self.report(citation.report)
        return Explanation(
            id=f"{citation.report}:{citation.span.start}-{citation.span.end}",
            kind="passage",
            text=citation.span.text,
            citation=citation,
            capture=report.capture if report else None,
            children=(report,) if report else (),
        )

    def _read_report(self, report: Report) -> Explanation:
        published = report.published.wall if report.published else "date unknown"
        capture = self.capture(report.capture)
        return Explanation(
            id=report.id,
            kind="report",
            text=f"{report.title} ({report.outlet or 'outlet unknown'}, {published})",
            capture=report.capture,
            children=(capture,) if capture else (),
        )


def _all_found(reading: Reading) -> tuple[Found, ...]:
    return (
        *reading.quotations,
        *reading.mentions,
        *reading.tallies,
        *reading.term_claims,
        *reading.positions,
    )


def _kind_and_text(claim: Tally | TermClaim | PositionClaim) -> tuple[str, str]:
    if isinstance(claim, Tally):
        return "tally", label_of_tally(claim)
    whose = claim.claimant.name if claim.claimant else "the report"
    if isinstance(claim, TermClaim):
        about = ", ".join(part for part in (claim.kind, claim.stance, claim.label) if part)
        return "term_claim", f"{whose} on {about}: {claim.span.text}"
    actors = " and ".join(actor.name for actor in claim.actors)
    return "position", f"{whose} on {actors}: {claim.closeness.replace('_', ' ')}"
