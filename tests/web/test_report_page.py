"""A report at the workbench: passages and what they became, comments apart, scripts, the original."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from holdfire.model.reading import Reading
from holdfire.model.report import BlockKind
from holdfire.web.desk import Desk
from tests.showing.html_reader import PageReader

CASE = "/syria-2016"
Readings = tuple[Reading, ...]


@pytest.fixture
def readings(desk: Desk) -> Readings:
    return desk.case.view().readings()


def page_of(client: TestClient, reading: Reading, query: str = "") -> str:
    response = client.get(f"{CASE}/reports/{reading.report.id}{query}")
    assert response.status_code == 200
    return response.text


def directions(page: str) -> Iterator[tuple[str, str | None]]:
    for tag, attributes in PageReader(page).tags:
        if tag == "h1" or "block-text" in (attributes.get("class") or ""):
            yield tag, attributes.get("dir")


def test_each_passage_leads_to_what_it_became(client: TestClient, desk: Desk, readings: Readings) -> None:
    reconciled = desk.case.view().reconciled()
    for reading in readings[:12]:
        links = PageReader(page_of(client, reading)).links
        for incident in reconciled.incidents:
            told_here = any(account.report == reading.report.id for account in incident.accounts)
            assert (f"{CASE}/incidents/{incident.id}" in links) == told_here
        for statement in reconciled.statements:
            said_here = any(each.report == reading.report.id for each in statement.renderings)
            assert (f"{CASE}/statements/{statement.id}" in links) == said_here
        for tally in reading.tallies:
            assert f"{CASE}/tallies?tally={tally.id}#{tally.id}" in links


def test_what_a_report_became_is_found_by_index_as_by_looking_through_all(
    desk: Desk, readings: Readings
) -> None:
    view = desk.case.view()
    reconciled = view.reconciled()
    for reading in readings:
        told, report = view.told_in(reading.report.id), reading.report.id
        assert {one.id for one in told.incidents} == {
            one.id for one in reconciled.incidents if any(each.report == report for each in one.accounts)
        }
        assert {one.id for one in told.statements} == {
            one.id for one in reconciled.statements if any(each.report == report for each in one.renderings)
        }
        assert [one.id for one in told.stories] == [
            one.id for one in reconciled.stories if report in one.reports
        ]


def test_comments_stand_apart_and_nothing_is_read_in_them(client: TestClient, readings: Readings) -> None:
    commented = [reading for reading in readings if reading.comments]
    assert commented
    for reading in commented:
        text, _, apart = page_of(client, reading).partition('<section class="comments"')
        assert PageReader(text.partition('<div class="noted-text">')[2]).text
        for comment in reading.comments:
            words = " ".join(comment.span.text.split())
            assert words not in PageReader(text.partition('<div class="noted-text">')[2]).text
            assert words in PageReader(apart).text
        data = client.get(f"/api{CASE}/reports/{reading.report.id}").json()
        blocks = reading.report.blocks_of(BlockKind.COMMENT)
        starts = [note["start"] for block in data["blocks"] for note in block["notes"]]
        assert starts
        assert [at for at in starts for block in blocks if block.start <= at < block.end] == []


def test_an_arabic_report_runs_from_right_to_left(client: TestClient, readings: Readings) -> None:
    for reading in readings:
        expected = "rtl" if reading.report.language == "ar" else "ltr"
        text = page_of(client, reading).partition('<section class="comments"')[0]
        assert {direction for _, direction in directions(text)} == {expected}
    assert any(reading.report.language == "ar" for reading in readings)


@pytest.mark.parametrize("at", [0, 7, 261, 1_000_000])
def test_a_link_arrives_wherever_it_points(client: TestClient, readings: Readings, at: int) -> None:
    for reading in readings[:6]:
        assert PageReader(page_of(client, reading, f"?at={at}")).ids.count(f"s{at}") == 1


def test_the_text_of_a_report_is_shown_whole(client: TestClient, readings: Readings) -> None:
    for reading in readings[:8]:
        data = client.get(f"/api{CASE}/reports/{reading.report.id}").json()
        shown = "".join(piece["text"] for block in data["blocks"] for piece in block["pieces"])
        comments = {block.start for block in reading.report.blocks_of(BlockKind.COMMENT)}
        kept = [block for block in reading.report.blocks if block.start not in comments]
        for block in kept:
            assert reading.report.text[block.start : block.end].strip() in shown


def test_the_original_comes_byte_for_byte_in_a_cage(
    client: TestClient, desk: Desk, readings: Readings
) -> None:
    for reading in readings:
        sha256 = reading.report.capture
        response = client.get(f"{CASE}/captures/{sha256}")
        assert response.content == desk.case.view().bytes_of(sha256)
        policy = response.headers["content-security-policy"]
        assert policy.startswith("sandbox;")
        assert "allow-scripts" not in policy
        assert "default-src 'none'" in policy
        assert response.headers["x-content-type-options"] == "nosniff"
        is_utf8 = response.content.decode("utf-8", "replace").encode() == response.content
        assert response.headers["content-type"].endswith("; charset=utf-8") == is_utf8


def test_an_original_that_is_not_on_record_is_not_found(client: TestClient) -> None:
    assert client.get(f"{CASE}/captures/{'0' * 64}").status_code == 404
    assert client.get(f"{CASE}/captures/..%2F..%2Frecord.db").status_code == 404


def test_a_report_that_is_not_on_record_is_not_found(client: TestClient) -> None:
    assert client.get(f"{CASE}/reports/report-of-nothing").status_code == 404
