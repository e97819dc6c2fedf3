"""Incidents in the workbench: filters, numbers, drawings and links of a selection, and one of them whole."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from itertools import combinations
from typing import Any, NoReturn
from urllib.parse import urljoin, urlsplit

import pytest
from starlette.testclient import TestClient

from holdfire.model.count import bounds_words
from holdfire.model.finding import Finding
from holdfire.model.incident import Incident
from holdfire.model.search import Sought, Wanted
from holdfire.record.view import View
from holdfire.web.desk import Desk

HERE = "/syria-2016/"
LISTED = "/api/syria-2016/incidents"
LINK = re.compile(r'<a\b[^>]*? href="([^"]+)"')
VIEWS = ("table", "map", "timeline")


@pytest.fixture(scope="module")
def on_record(desk: Desk) -> tuple[tuple[Incident, ...], Mapping[str, Finding]]:
    """Every incident and its finding, read whole."""
    view = desk.case.view()
    incidents = view.reconciled().incidents
    return incidents, view.findings_of([incident.id for incident in incidents])


def held(value: str, incident: Incident, findings: Mapping[str, Finding]) -> Mapping[str, bool]:
    """Whether an incident meets each filter, told by hand."""
    finding = findings.get(incident.id)
    refs = (*incident.actors, *incident.targets)
    return {
        "actor": value in {ref.actor for ref in refs},
        "act": incident.act.value == value,
        "evidence": incident.evidence.value == value,
        "attribution": incident.attribution.value == value,
        "outcome": finding is not None and finding.outcome.value == value,
    }


def all_ids(client: TestClient, **asked: str) -> list[str]:
    found: list[str] = []
    page = 1
    while True:
        told = client.get(LISTED, params={**asked, "page": str(page)}).json()
        found += [row["id"] for row in told["rows"]]
        if told["after"] is None:
            assert len(found) == told["total"]
            return found
        page += 1


def test_every_filter_and_every_two_of_them_select_what_filtering_by_hand_does(
    client: TestClient, on_record: tuple[tuple[Incident, ...], Mapping[str, Finding]]
) -> None:
    incidents, findings = on_record
    values = {
        "actor": {ref.actor for each in incidents for ref in each.actors if ref.actor},
        "act": {each.act.value for each in incidents},
        "evidence": {each.evidence.value for each in incidents},
        "attribution": {each.attribution.value for each in incidents},
        "outcome": {finding.outcome.value for finding in findings.values()},
    }
    single = [{name: value} for name, several in values.items() for value in sorted(several)]
    double = [{**one, **two} for one, two in combinations(single, 2) if one.keys() != two.keys()]
    for asked in (*single, *double[::7]):
        by_hand = {
            each.id
            for each in incidents
            if all(held(value, each, findings)[name] for name, value in asked.items())
        }
        assert set(all_ids(client, **asked)) == by_hand, asked


@pytest.mark.parametrize("words", ["shelling", "Aleppo", '"cessation of hostilities"', "air strike*"])
def test_words_select_what_they_are_found_with_in_every_view(
    client: TestClient, desk: Desk, on_record: tuple[tuple[Incident, ...], Mapping[str, Finding]], words: str
) -> None:
    incidents, _ = on_record
    wanted = Wanted(within=Sought.INCIDENTS)
    known = {found.id for found in desk.case.view().search(words, wanted)}
    told = {
        (found.report, found.span.start, found.span.end)
        for found in desk.case.view().search(words, Wanted(within=Sought.REPORTS))
    }
    clauses = {
        mention.id: mention.clause for each in desk.case.view().readings() for mention in each.mentions
    }
    known |= {
        each.id
        for each in incidents
        for account in each.accounts
        for report, start, end in told
        if account.report == report
        and clauses[account.mention].start < end
        and clauses[account.mention].end > start
    }
    assert 0 < len(known) < len(incidents)
    for view in VIEWS:
        assert set(all_ids(client, words=words, view=view)) == known


def test_incidents_come_by_evidence_and_by_the_killed_as_asked(
    client: TestClient, on_record: tuple[tuple[Incident, ...], Mapping[str, Finding]]
) -> None:
    by_id = {each.id: each for each in on_record[0]}
    ranks = [by_id[each].evidence.rank for each in all_ids(client, sort="evidence")]
    killed = [by_id[each].at_least("killed") for each in all_ids(client, sort="killed", view="map")]

    assert ranks == sorted(ranks, reverse=True)
    assert len(set(ranks)) > 1
    assert [-1 if each is None else each for each in killed] == sorted(
        (-1 if each is None else each for each in killed), reverse=True
    )
    assert (killed[0] or 0) > 0


def test_a_page_says_by_which_words_it_selects_and_leads_to_the_rest(client: TestClient) -> None:
    page = client.get(f"{HERE}incidents", params={"words": "Aleppo <b>", "sort": "killed"}).text

    assert "“Aleppo &lt;b&gt;”" in page
    assert 'value="Aleppo &lt;b&gt;"' in page
    assert all("words=Aleppo" in href for href in LINK.findall(page) if "view=" in href or "act=" in href)


def test_the_numbers_of_a_selection_are_those_of_its_incidents(
    client: TestClient, on_record: tuple[tuple[Incident, ...], Mapping[str, Finding]]
) -> None:
    incidents, _ = on_record
    told = client.get(LISTED, params={"act": "shelling"}).json()
    of = {
        side["label"]: {each["label"]: each["count"] for each in side["numbers"]} for side in told["numbers"]
    }
    shelled = [each for each in incidents if each.act.value == "shelling"]
    assert of["Act"] == {"shelling": len(shelled)}
    assert Counter(of["Evidence"]) == Counter(each.evidence.value for each in shelled)
    assert all(sum(numbers.values()) == len(shelled) for numbers in of.values())


def test_places_are_told_with_what_lies_in_them(client: TestClient) -> None:
    inside = set(all_ids(client, place="aleppo"))
    around = set(all_ids(client, place="aleppo-governorate"))
    assert inside
    assert inside < around


def test_the_two_orders_are_the_reverse_of_one_another(client: TestClient) -> None:
    assert all_ids(client, sort="latest") == all_ids(client)[::-1]


@pytest.mark.parametrize("look", VIEWS)
def test_every_way_on_from_a_selection_keeps_it(client: TestClient, look: str) -> None:
    told = client.get(LISTED, params={"act": "shelling", "view": look}).json()
    ways = [way["href"] for way in (*told["looks"], *told["sorts"])]
    ways += [each["href"] for side in told["numbers"] if side["label"] != "Act" for each in side["numbers"]]
    assert all("act=shelling" in way for way in ways if way)
    assert "act=shelling" not in told["in_words"][0]["href"]


def test_what_nobody_says_happened_is_listed_but_not_drawn(client: TestClient) -> None:
    rows = client.get(LISTED).json()["rows"]
    for look in ("map", "timeline"):
        told = client.get(LISTED, params={"view": look}).json()
        plain = [row for row in rows if row["mark"] == "plain"]
        assert plain
        assert f"Not drawn: {len(plain)}" in " ".join(told["left_out"])
        assert not any(row["href"] in told["drawing"] for row in plain)


@pytest.mark.parametrize(
    ("asked", "status", "says"),
    [
        ({"actor": "nobody-at-all"}, 404, "no actor nobody-at-all"),
        ({"place": "nowhere"}, 404, "no place nowhere"),
        ({"page": "900"}, 404, "no page 900"),
        ({"page": "0"}, 404, "no page 0"),
        ({"act": "dancing"}, 400, "act"),
        ({"since": "someday"}, 400, "since"),
        ({"colour": "red"}, 400, "colour"),
    ],
)
def test_what_cannot_be_asked_is_answered_with_why(
    client: TestClient, asked: dict[str, str], status: int, says: str
) -> None:
    answer = client.get(f"{HERE}incidents", params=asked)
    assert answer.status_code == status
    assert says in unescape(answer.text)


def links_of(client: TestClient, address: str) -> Iterator[str]:
    """The addresses of this workbench that a page leads to, without their places within the page."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    for href in LINK.findall(answer.text):
        whole = urlsplit(urljoin(f"http://x{address}", unescape(href)))
        if whole.netloc == "x":
            yield whole.path + (f"?{whole.query}" if whole.query else "")


def test_every_link_of_these_pages_is_answered(client: TestClient) -> None:
    rows = client.get(LISTED).json()["rows"]
    pages = [HERE, *(f"{HERE}incidents?view={look}" for look in VIEWS)]
    pages += [f"{HERE}incidents/{row['id']}" for row in rows]
    led_to = {link for page in pages for link in links_of(client, page)}
    assert len(led_to) > len(rows)
    broken = [link for link in sorted(led_to - set(pages)) if client.get(link).status_code != 200]
    assert not broken


def refusal(what: str) -> Callable[..., NoReturn]:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError(f"a page read {what} of the whole record")

    return refuse


def test_no_page_reads_the_whole_record(
    desk: Desk, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = client.get(LISTED).json()["rows"]
    for whole in ("readings", "reports", "reconciled", "captures"):
        monkeypatch.setattr(View, whole, refusal(whole))
    fresh = Desk(desk.name, desk.case)
    monkeypatch.setitem(client.app.state.desks, desk.name, fresh)  # type: ignore[attr-defined]
    for page in ("", "incidents", "incidents?view=map", "incidents?view=timeline"):
        assert client.get(f"{HERE}{page}").status_code == 200
    for row in rows[:8]:
        assert client.get(f"{HERE}{row['href']}").status_code == 200


def test_harm_is_told_and_drawn_as_the_range_it_is(
    client: TestClient, on_record: tuple[tuple[Incident, ...], Mapping[str, Finding]]
) -> None:
    wide = 0
    for incident in on_record[0]:
        told = client.get(f"{LISTED}/{incident.id}").json()["harm"]
        shown = [each for table in told for each in table["told"]]
        for count in incident.harm:
            words = bounds_words(count.low, count.high)
            drawn = next(each for each in shown if each["amount"] == words)
            if count.low != count.high:
                wide += 1
                assert drawn["high"] > drawn["low"]
                assert drawn["open"] is (count.high is None)
                assert words in client.get(f"{HERE}incidents/{incident.id}").text
    assert wide


def test_an_origin_is_told_once_with_every_report_that_goes_back_to_it(
    client: TestClient, on_record: tuple[tuple[Incident, ...], Mapping[str, Finding]]
) -> None:
    copied = 0
    for incident in on_record[0]:
        origins = client.get(f"{LISTED}/{incident.id}").json()["origins"]
        assert len(origins) == len({account.origin for account in incident.accounts})
        told = {(each["report"]["href"]) for origin in origins for each in origin["witnesses"]}
        assert told == {f"reports/{account.report}" for account in incident.accounts}
        copied += sum(len(each["copies"]) for origin in origins for each in origin["witnesses"])
    assert copied


def test_an_incident_says_which_run_brought_it(client: TestClient) -> None:
    first: dict[str, Any] = client.get(LISTED).json()["rows"][0]
    history = client.get(f"{LISTED}/{first['id']}").json()["history"]
    assert [(version["run"], version["what"]) for version in history] == [(1, "came")] * len(history)
    assert history
