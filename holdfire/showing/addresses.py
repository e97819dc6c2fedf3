"""Where a line of the record stands: in the folder of a bulletin, or in the workbench."""

from typing import Protocol


class Addresses(Protocol):
    """The ways to lines, relative to the place where the pages of a case begin."""

    def incident(self, incident_id: str) -> str:
        """The page of an incident."""

    def report(self, report_id: str, at: int | None = None) -> str:
        """The page of a report, at the passage that begins there."""

    def statement(self, statement_id: str) -> str:
        """Where a statement stands in all its renderings."""

    def tally(self, tally_id: str) -> str:
        """Where a count of somebody stands."""

    def term(self, term: str) -> str:
        """Where a term of the agreement stands."""

    def decision(self, decision_id: str) -> str | None:
        """Where a decision stands; None where decisions have no page."""


class InBulletin:
    """In the folder of a bulletin: files that open from a disk."""

    def incident(self, incident_id: str) -> str:
        """A file of its own."""
        return f"incidents/{incident_id}.html"

    def report(self, report_id: str, at: int | None = None) -> str:
        """A file of its own."""
        return f"reports/{report_id}.html" + _passage(at)

    def statement(self, statement_id: str) -> str:
        """On the page of all statements."""
        return f"statements.html#{statement_id}"

    def tally(self, tally_id: str) -> str:
        """In the bulletin itself."""
        return f"index.html#{tally_id}"

    def term(self, term: str) -> str:
        """In the bulletin itself."""
        return f"index.html#term-{term}"

    def decision(self, decision_id: str) -> None:
        """A bulletin has no list of them."""


class InWorkbench:
    """In the workbench: under the address of a case."""

    def incident(self, incident_id: str) -> str:
        """A page of its own."""
        return f"incidents/{incident_id}"

    def report(self, report_id: str, at: int | None = None) -> str:
        """A page of its own, which is told where a link arrives, so that it stands out there."""
        return f"reports/{report_id}" + ("" if at is None else f"?at={at}") + _passage(at)

    def statement(self, statement_id: str) -> str:
        """A page of its own."""
        return f"statements/{statement_id}"

    def tally(self, tally_id: str) -> str:
        """On the page of counts that holds it."""
        return f"tallies?tally={tally_id}#{tally_id}"

    def term(self, term: str) -> str:
        """On the page of the agreement."""
        return f"agreement#term-{term}"

    def decision(self, decision_id: str) -> str:
        """On the page of decisions."""
        return f"decisions?about={decision_id}#{decision_id}"


def _passage(at: int | None) -> str:
    return "" if at is None else f"#s{at}"
