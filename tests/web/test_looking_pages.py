"""Statements, actors, agreement, tallies, stories and search at the workbench, over the Syrian example."""

from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import pytest
from starlette.testclient import TestClient

from holdfire.showing.addresses import InWorkbench
from holdfire.showing.page_agreement import terms_of
from holdfire.web.desk import Desk
from tests.showing.html_reader import PageReader

CASE = "/syria-2016"


def page(client: TestClient, address: str) -> PageReader:
    response = client.get(f"{CASE}/{address}")
    assert response.status_code == 200, response.text
    return PageReader(response.text)


def data(client: TestClient, address: str) -> dict[str, Any]:
    response = client.get(f"/api{CASE}/{address}")
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.json()
    return found


def test_the_pages_of_statements_hold_each_statement_once(client: TestClient, desk: Desk) -> None:
    every = [one.id for one in desk.case.view().reconciled().statements]
    seen = [
        line["id"]
        for skip in range(0, len(every), 50)
        for line in data(client, f"statements?skip={skip}")["lines"]
    ]
    assert sorted(seen) == sorted(every)


def test_a_speaker_asked_for_is_the_only_one_shown(client: TestClient, desk: Desk) -> None:
    spoken = [one for one in desk.case.view().reconciled().statements if one.speaker == "hnc"]
    shown = data(client, "statements?speaker=hnc")
    assert {line["id"] for line in shown["lines"]} == {one.id for one in spoken}


def test_the_way_to_the_next_page_keeps_what_was_asked(client: TestClient) -> None:
    links = page(client, "statements?speaker=gleb-orlov&most=1").links
    assert "?speaker=gleb-orlov&most=1&skip=1" in links


def test_more_lines_than_are_given_at_once_are_refused(client: TestClient) -> None:
    response = client.get(f"{CASE}/statements?most=100000")
    assert response.status_code == 400
    assert "most runs from 1 to 200" in response.text


def test_one_statement_shows_every_rendering_and_every_difference(client: TestClient, desk: Desk) -> None:
    statements = desk.case.view().reconciled().statements
    richest = sorted(statements, key=lambda one: len(one.apparatus))[-5:]
    for statement in richest:
        shown = page(client, f"statements/{statement.id}")
        for rendering in statement.renderings:
            assert rendering.siglum in shown.words
        entries = [
            words for entry in statement.apparatus for variant in entry.variants if (words := variant.words)
        ]
        assert [words for words in entries if " ".join(words.split()) not in shown.text] == []


def test_a_statement_on_an_issue_stands_among_what_else_is_said_on_it(client: TestClient, desk: Desk) -> None:
    view = desk.case.view()
    judgement = view.judgement()
    assert judgement is not None
    russia = next(one for one in judgement.relations.standpoints if one.actor == "russia")
    said = [one for one in russia.positions if one.statement]
    own = said[0]
    history = data(client, f"statements/{own.statement}")["history"]
    row = next(each for each in history if each["actor_id"] == "russia")
    assert [line["is_this"] for line in row["lines"]].count(True) == 1
    assert len(row["lines"]) == sum(one.issue is own.issue for one in russia.positions)
    dated = [line["passage"]["published"] for line in row["lines"]]
    assert len(dated) == len(row["lines"])


def test_two_actors_side_by_side_show_what_either_says(client: TestClient) -> None:
    shown = data(client, "actors/hnc?beside=russia")["beside"]
    assert {shown["one"], shown["other"]} == {"High Negotiations Committee", "Russia"}
    assert any(issue["one"] and issue["other"] for issue in shown["issues"])


def test_names_offered_for_an_actor_come_with_their_evidence(client: TestClient) -> None:
    shown = page(client, "actors/gleb-orlov")
    assert "Eagles" in shown.text
    assert "never introduced" in shown.text or "speaks without forename" in shown.text


def test_an_actor_the_case_does_not_know_is_not_found(client: TestClient) -> None:
    assert client.get(f"{CASE}/actors/nobody-we-know").status_code == 404
    assert client.get(f"{CASE}/actors/russia?beside=nobody-we-know").status_code == 404


def test_every_term_has_its_anchor_once(client: TestClient, desk: Desk) -> None:
    ids = page(client, "agreement").ids
    teller = desk.teller(datetime(2016, 3, 2, tzinfo=UTC))
    names = {term.id for term in terms_of(teller)}
    assert len(names) > 30
    for name in names:
        assert ids.count(urlsplit(InWorkbench().term(name)).fragment) == 1


def test_a_term_lists_exactly_the_incidents_whose_finding_rests_on_it(client: TestClient, desk: Desk) -> None:
    judgement = desk.case.view().judgement()
    assert judgement is not None
    term = "no-attacks-on-armed-opposition"
    resting = {one.incident for one in judgement.findings if term in one.terms}
    assert resting
    links = page(client, f"agreement/{term}").links
    assert {link.rpartition("/")[2] for link in links if f"{CASE}/incidents/" in link} == resting


def test_silences_and_duties_with_their_grade_stand_on_the_agreement(client: TestClient) -> None:
    text = page(client, "agreement").text
    assert "The text names no end" in text
    assert "3 of 3: done" in text
    assert "nothing reported" in text


@pytest.mark.parametrize("most", [1, 50])
def test_a_count_is_found_on_the_page_that_holds_it(client: TestClient, desk: Desk, most: int) -> None:
    tallies = [tally.id for reading in desk.case.view().readings() for tally in reading.tallies]
    for tally in tallies[:: 1 if most == 50 else 5]:
        path, _, anchor = InWorkbench().tally(tally).partition("#")
        assert anchor in page(client, f"{path}&most={most}").ids


def test_a_story_counts_its_reports_and_origins(client: TestClient, desk: Desk) -> None:
    for story in desk.case.view().reconciled().stories:
        shown = data(client, f"stories/{story.id}")
        assert shown["reports"] == len(story.reports)
        links = page(client, f"stories/{story.id}").links
        told = [link for link in links if link.startswith(f"{CASE}/reports/")]
        assert sorted(told) == sorted(f"{CASE}/reports/{report}" for report in story.reports)


def test_a_search_marks_its_words_and_counts_on(client: TestClient) -> None:
    lines = data(client, "search?q=ceasefire")["lines"]
    assert lines
    marked = [each["words"] for line in lines for each in line["stretches"] if each["marked"]]
    assert marked
    assert {words.casefold() for words in marked} == {"ceasefire"}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("q=%2B%2B%2B", "Write the words to look for."),
        ("actor=russia", "Write the words to look for."),
        ("q=truce&actor=nobody-we-know", "no actor nobody-we-know"),
        ("q=truce&state=imagined", "No incident has a state"),
        ("q=truce&since=2016-03-02&until=2016-03-01", "The last day lies before the first"),
        ("q=truce&skip=100000", "ask more closely"),
    ],
)
def test_what_cannot_be_searched_is_told_beside_the_form(
    client: TestClient, question: str, told: str
) -> None:
    shown = page(client, f"search?{question}")
    assert told in shown.text
    assert "trouble" in shown.ids


def test_a_search_that_finds_nothing_says_so(client: TestClient) -> None:
    assert "Nothing on record holds all these words" in page(client, "search?q=xylophone").text


def test_a_day_asked_for_is_within_the_search_to_its_last_moment(client: TestClient) -> None:
    days = data(client, "search?q=truce&within=reports&since=2016-02-28&until=2016-02-28")["lines"]
    assert {line["published"][:11] for line in days} == {"28 Feb 2016"}


@pytest.mark.parametrize(
    "name", ["statements", "actors", "agreement", "tallies", "stories", "reports", "search"]
)
def test_the_navigation_leads_here_and_marks_it(client: TestClient, name: str) -> None:
    shown = page(client, name)
    current = [at.get("href") for tag, at in shown.tags if tag == "a" and at.get("aria-current") == "page"]
    assert f"{CASE}/{name}" in current
