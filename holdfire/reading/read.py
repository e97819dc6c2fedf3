"""Reading, the stage: one capture in, all that its report says out."""

from holdfire.lexicon.gazetteer import towns_by_name
from holdfire.lexicon.names import NameFinder
from holdfire.model.capture import Capture, MediaType
from holdfire.model.case import Case
from holdfire.model.reading import Reading
from holdfire.model.report import Comment, Report
from holdfire.reading.acts.mentions import mentions_in
from holdfire.reading.acts.positions import positions_in
from holdfire.reading.acts.sentence_reader import readers_of
from holdfire.reading.acts.term_claims import term_claims_in
from holdfire.reading.counting.counts import find_counts
from holdfire.reading.counting.tallies import find_tallies
from holdfire.reading.found import Found
from holdfire.reading.moments.times import Reference, find_times
from holdfire.reading.naming.actors import find_actors
from holdfire.reading.naming.places import find_places
from holdfire.reading.pages.layout import lay_out
from holdfire.reading.pages.published import reference_day, reference_moment
from holdfire.reading.sentences import sentences_of
from holdfire.reading.speech.quotations import find_quotations
from holdfire.reading.tables.rows import RowReader


class Reader:
    """Reads captures knowing the actors, outlets and places of one case."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._finder = NameFinder.of(case)
        self._towns = towns_by_name(case.places)
        self._rows = RowReader.of(case, self._finder)

    def read(self, capture: Capture) -> Reading:
        """All that the report in a capture says, each thing pinned to its passage.

        Raises CaptureError, with the reason, where the capture cannot be read; RowFaultsError, with every
        fault, for a row of a table.
        """
        if capture.media_type is MediaType.ROW:
            return self._rows.read(capture)
        report, comments = lay_out(capture, self._case)
        return self.read_report(report, comments)

    def read_report(self, report: Report, comments: tuple[Comment, ...] = ()) -> Reading:
        """All that a report says whose page is laid out already."""
        sentences = sentences_of(report)
        text, language = report.text, report.language or ""
        reference = self._reference(report)
        actors = find_actors(text, sentences, self._finder, reference.date)
        places = find_places(text, sentences, self._finder, actors, language, self._towns)
        times = find_times(text, sentences, reference, language)
        counts = find_counts(text, sentences, language)
        quotations = find_quotations(report, sentences, actors)
        found = Found(
            actors=actors,
            places=places,
            times=times,
            counts=counts,
            quotations=quotations,
            known=self._case.actors,
        )
        readers = readers_of(report, sentences, found)
        return Reading(
            report=report,
            quotations=quotations,
            mentions=mentions_in(report, sentences, readers, found),
            tallies=find_tallies(report, sentences, found, reference),
            term_claims=term_claims_in(report, readers, found),
            positions=positions_in(report, readers, found),
            comments=comments,
            times=times,
            places=places,
            actors=actors,
            counts=counts,
        )

    def _reference(self, report: Report) -> Reference:
        """The day a report's own words are counted from, and the zone its clocks mean where they say none:
        the case's, since reports of a truce give local time, else the report's."""
        zone = self._case.zone or report.zone
        return Reference(
            date=reference_day(report), zone=zone, case=self._case, moment=reference_moment(report)
        )
