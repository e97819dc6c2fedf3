"""When a report was published: who said so, in which zone, and what is left unknown."""

import json
from datetime import UTC, date, datetime

import pytest

from holdfire.model.capture import MediaType
from holdfire.model.when import Precision, TimeBasis
from holdfire.reading.pages.page_data import Stamp
from holdfire.reading.pages.published import Zones, line_when, reference_day, stamp_when
from tests.reading.laying import lay, lay_page

BERLIN = Zones(publisher="Europe/Berlin", case="Europe/Vienna")
HEADLINE = "Truce in Orvel holds for a second day"
LEAD = "The truce in Orvel held for a second day on Wednesday, the mayor of the town said."


@pytest.mark.parametrize(
    ("raw", "instant"),
    [
        ("2024-03-13T18:05:00+01:00", datetime(2024, 3, 13, 17, 5, tzinfo=UTC)),
        ("2024-03-13T17:05:00Z", datetime(2024, 3, 13, 17, 5, tzinfo=UTC)),
        ("2024-03-13 18:05", datetime(2024, 3, 13, 17, 5, tzinfo=UTC)),
        ("Wed, 13 Mar 2024 18:05:00 +0100", datetime(2024, 3, 13, 17, 5, tzinfo=UTC)),
        ("March 13, 2024 6:05 p.m.", datetime(2024, 3, 13, 17, 5, tzinfo=UTC)),
    ],
)
def test_a_stamp_is_read_in_the_forms_that_pages_use(raw: str, instant: datetime) -> None:
    when = stamp_when(Stamp(raw=raw, giver="meta"), BERLIN)
    assert when is not None
    assert (when.earliest, when.latest, when.basis) == (instant, instant, TimeBasis.METADATA)


@pytest.mark.parametrize(
    "raw", ["", "yesterday", "2024-13-45", "02/03/2024", "9999-99-99T00:00", "0001-01-01T00:00:00+14:00"]
)
def test_a_stamp_in_no_form_that_is_known_gives_nothing(raw: str) -> None:
    assert stamp_when(Stamp(raw=raw, giver="meta"), Zones()) is None


def test_a_bare_day_runs_from_midnight_to_midnight_in_the_publishers_zone() -> None:
    when = stamp_when(Stamp(raw="2024-03-13", giver="meta"), BERLIN)
    assert when is not None
    assert when.earliest == datetime(2024, 3, 12, 23, tzinfo=UTC)
    assert when.latest == datetime(2024, 3, 13, 23, tzinfo=UTC)
    assert (when.precision, when.zone) == (Precision.DAY, "Europe/Berlin")


def test_a_wall_time_without_any_zone_may_be_anywhere() -> None:
    when = line_when("13 March 2024, 18:05", "en", Zones())
    assert when is not None
    assert when.zone is None
    assert when.earliest == datetime(2024, 3, 13, 4, 5, tzinfo=UTC)
    assert when.latest == datetime(2024, 3, 14, 6, 5, tzinfo=UTC)


def test_the_zone_of_the_case_stands_in_and_says_so() -> None:
    when = line_when("13 March 2024, 18:05", "en", Zones(case="Europe/Vienna"))
    assert when is not None
    assert (when.zone, when.basis) == ("Europe/Vienna", TimeBasis.ASSUMED_ZONE)


def test_a_line_that_names_its_zone_is_believed() -> None:
    when = line_when("Published: 13 March 2024, 18:05 (UTC+2)", "en", BERLIN)
    assert when is not None
    assert when.earliest == datetime(2024, 3, 13, 16, 5, tzinfo=UTC)
    assert when.wall == "13 March 2024, 18:05 (UTC+2)"


def test_structured_data_goes_before_what_the_page_shows() -> None:
    report, _ = lay_page("agency.html")
    assert report.published is not None
    assert report.published.earliest == datetime(2024, 3, 13, 17, 5, tzinfo=UTC)
    assert report.published.zone == "Europe/Berlin"
    assert report.updated is not None
    assert report.updated.earliest == datetime(2024, 3, 13, 18, 40, tzinfo=UTC)


def test_a_visible_time_makes_a_bare_day_finer() -> None:
    visible = '<p class="date">18:05 13.03.2024</p>'
    page = f'<meta name="date" content="2024-03-13"><h1>{HEADLINE}</h1>{visible}<p>{LEAD}</p>'
    report, _ = lay(page, MediaType.HTML, url="https://easterndispatch.example/1")
    assert report.published is not None
    assert report.published.earliest == datetime(2024, 3, 13, 17, 5, tzinfo=UTC)


def test_a_page_clock_is_no_publication_time() -> None:
    report, _ = lay(f"11:42 GMT +2 05 July 2026\n\n{HEADLINE}\n\n{LEAD}\n")
    assert report.published is None


def test_a_date_above_the_headline_is_the_pages_and_not_the_reports() -> None:
    report, _ = lay(f"Sunday 5 July 2026\n\n{HEADLINE}\n\nORVEL, March 13, 2024 (ED) – {LEAD}\n")
    assert report.published is not None
    assert reference_day(report) == date(2024, 3, 13)


def test_a_dateline_takes_its_year_from_the_only_one_the_report_names() -> None:
    report, _ = lay(f"{HEADLINE}\n\nORVEL, March 13. {LEAD} It was signed on 11 March 2024.\n")
    assert reference_day(report) == date(2024, 3, 13)
    assert report.published is not None
    assert report.published.basis is TimeBasis.DATELINE
    assert any("2024" in note for note in report.notes)


def test_a_dateline_whose_year_nothing_tells_stays_without_one() -> None:
    report, _ = lay(f"{HEADLINE}\n\nORVEL, March 13. {LEAD} The last one, of 2019 or 2021, did not.\n")
    assert report.published is None
    assert any("no year" in note for note in report.notes)


def test_two_years_in_the_text_are_not_chosen_between() -> None:
    report, _ = lay(f"{HEADLINE}\n\nORVEL, March 13. {LEAD} Signed 11 March 2024, broken 3 May 2023.\n")
    assert report.published is None


def test_a_dateline_in_december_under_a_stamp_of_january_is_of_the_year_before() -> None:
    item = {
        "id": "1",
        "text": f"ORVEL, Dec. 31 (ED) – {LEAD}",
        "published": "2024-01-01T00:10:00+01:00",
        "outlet": "ED",
    }
    report, _ = lay(json.dumps(item), MediaType.ITEM)
    assert reference_day(report) == date(2024, 1, 1)
    assert any("dateline" in note for note in report.notes)


def test_a_page_brought_out_again_years_later_keeps_the_day_of_its_dateline() -> None:
    item = {
        "id": "1",
        "text": f"ORVEL, March 13 (ED) – {LEAD}",
        "published": "2026-02-05T07:30:00+01:00",
        "outlet": "ED",
    }
    report, _ = lay(json.dumps(item), MediaType.ITEM)
    assert report.published is not None
    assert report.published.basis is TimeBasis.DATELINE
    assert reference_day(report) == date(2025, 3, 13)
    assert [other.wall for other in report.published.alternatives] == ["2026-02-05T07:30:00+01:00"]


def test_the_address_of_a_page_gives_its_day_where_nothing_else_does() -> None:
    page = f"<h1>{HEADLINE}</h1><p>{LEAD}</p>"
    report, _ = lay(page, MediaType.HTML, url="https://easterndispatch.example/2024/03/13/truce")
    assert reference_day(report) == date(2024, 3, 13)


def test_a_time_in_a_comment_is_no_publication_time() -> None:
    comment = '<div class="comment"><time datetime="2026-05-05">5 May 2026</time><p>Not so.</p></div>'
    page = f'<h1>{HEADLINE}</h1><p>{LEAD}</p><p>{LEAD} Again.</p><div class="comments">{comment}</div>'
    report, _ = lay(page, MediaType.HTML)
    assert report.published is None
