"""Dispatches as a user sends them: what they say is on record, and what is kept back is nowhere in them."""

import re
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from holdfire.commands.asked import config_of
from holdfire.open_case import viewing
from holdfire.showing.dispatches.document import Dispatch, Occasion
from holdfire.showing.dispatches.send import FORMS, dispatch
from holdfire.showing.dossier import Dossier
from holdfire.showing.pages import passages_in
from holdfire.showing.redaction import Redaction
from tests.functional.conftest import Holdfire
from tests.showing.html_reader import PageReader

NOW = datetime(2016, 3, 1, 16, tzinfo=UTC)


def made(folder: Path, occasion: Occasion = Occasion.DAILY, redaction: Redaction | None = None) -> Dispatch:
    with viewing(config_of(folder)) as view:
        return dispatch(Dossier(view, NOW), occasion, redaction=redaction or Redaction())


def section_of(told: Dispatch, name: str) -> str:
    return next(str(section) for section in told.sections if section.id == name)


@pytest.mark.parametrize("occasion", list(Occasion))
def test_each_occasion_prints_its_cut_off_with_the_zone_the_method_and_the_rules(
    syria_run: Path, holdfire: Holdfire, occasion: Occasion
) -> None:
    result = holdfire("dispatch", syria_run, "--occasion", occasion)
    assert result.exit_code == 0, result.output
    assert "Cut-off: 1 Mar 2016, 18:00 (Asia/Damascus, UTC+02:00), 1 Mar 2016, 16:00 UTC" in result.stdout
    assert "judging rules" in result.stdout
    assert "only a competent body rules" in result.stdout


def test_the_first_line_is_the_answer_the_status_command_gives(syria_run: Path, holdfire: Holdfire) -> None:
    first = holdfire("dispatch", syria_run).stdout.splitlines()[0].removeprefix("# ")
    assert first in " ".join(holdfire("status", syria_run).stdout.split())


def test_every_number_of_the_daily_table_leads_to_a_list_as_long(syria_run: Path) -> None:
    told = made(syria_run, Occasion.WEEKLY)
    incidents = next(section for section in told.sections if section.id == "incidents")
    lists = {group.anchor: group.lines for group in incidents.groups}
    rows = [row for table in incidents.tables for row in table.rows]
    assert rows
    for row in rows:
        counted = sum(int(cell.text) for cell in row[2:-1] if cell.text != "–")
        assert counted == len(lists[row[1].to])


def test_every_link_within_the_page_finds_its_anchor(syria_run: Path) -> None:
    page = PageReader(FORMS["html"](made(syria_run, Occasion.WEEKLY)).decode())
    assert page.faults == []
    assert all(href.startswith("#") for href in page.links)
    asked = {href.removeprefix("#") for href in page.links if href.startswith("#")}
    assert asked
    assert asked <= set(page.ids)


def test_a_pdf_has_numbered_pages_the_cut_off_and_is_the_same_twice(syria_run: Path, tmp_path: Path) -> None:
    told = made(syria_run)
    pdf = FORMS["pdf"](told)
    assert pdf == FORMS["pdf"](told)
    pages = PdfReader(BytesIO(pdf)).pages
    assert len(pages) > 1
    assert f"1 / {len(pages)}" in pages[0].extract_text()
    assert "Cut-off: 1 Mar 2016, 18:00" in " ".join(pages[0].extract_text().split())


def test_nothing_of_the_last_hours_is_told_where_they_are_kept_back(syria_run: Path) -> None:
    whole, later = made(syria_run), made(syria_run, redaction=Redaction(delay=timedelta(hours=24)))
    assert "Daraya" in section_of(whole, "incidents")
    assert "Daraya" not in section_of(later, "incidents")
    assert "Daraya" not in section_of(later, "statements")
    assert "last 24 hours" in " ".join(later.withheld)


@pytest.mark.parametrize("occasion", list(Occasion))
def test_no_line_of_a_later_dispatch_rests_on_what_is_kept_back(syria_run: Path, occasion: Occasion) -> None:
    delay = timedelta(hours=24)
    told = made(syria_run, occasion, Redaction(delay=delay))
    with viewing(config_of(syria_run)) as view:
        published = {each.report.id: each.report.published for each in view.readings()}
    cited = {passage.report for passage in passages_in(told)}
    fresh = {key for key, when in published.items() if when and when.latest and when.latest > NOW - delay}
    assert cited
    assert fresh
    assert not cited & fresh
    assert "Daraya on 1 March" not in str(told)


def test_exact_places_are_told_by_what_they_lie_in_and_nothing_is_quoted(syria_run: Path) -> None:
    told = made(syria_run, Occasion.WEEKLY, Redaction(coarsen_km=30))
    text = FORMS["markdown"](told).decode()
    for exact in ("Daraya", "Hreitan", "Kinsabba", "Sheikh Maqsoud", "Kafr Hamra"):
        assert exact not in text
    assert "Aleppo governorate" in text
    assert "governorate governorate" not in text
    assert "Asia/Damascus" in text
    assert "Damascus Courier Agency" in text
    assert "no more exactly than 30 km" in text


def test_names_of_persons_are_kept_back_and_it_is_said(syria_run: Path) -> None:
    whole = FORMS["markdown"](made(syria_run)).decode()
    told = FORMS["markdown"](made(syria_run, redaction=Redaction(names=True))).decode()
    assert "Kuralenko" in whole
    assert "Kuralenko" not in told
    assert "Names of persons are kept back." in told


def test_a_flash_says_why_or_that_nothing_calls_for_one(syria_run: Path) -> None:
    told = section_of(made(syria_run, Occasion.FLASH), "now")
    assert "10 or more are said to have been killed" in told


def test_a_report_cannot_mark_up_a_mail(syria_run: Path, tmp_path: Path) -> None:
    told = FORMS["markdown"](made(syria_run)).decode()
    body = re.sub(r"^(#+ .*|\|.*\||- \*\*.*?:\*\*|\*\*Redacted\.\*\*)", "", told, flags=re.MULTILINE)
    assert not re.search(r"(?<!\\)[*_`<>]", re.sub(r"\*\*.*?:\*\*", "", body))


def test_pdf_needs_a_file_and_says_so(syria_run: Path, holdfire: Holdfire) -> None:
    result = holdfire("dispatch", syria_run, "--format", "pdf")
    assert result.exit_code == 2
    assert "--output" in result.output
