"""The review queue: what is in it and why, in which order; and what could be supposed."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from starlette.testclient import TestClient

from holdfire.model.finding import Outcome
from holdfire.model.pairing import PairKind, Sameness
from holdfire.model.status import Judgement
from holdfire.showing.teller import Link, Teller
from holdfire.showing.workbench.queue_candidates import candidates
from holdfire.showing.workbench.queue_item import QueueItem, QueueKind, Weight
from holdfire.web.desk import Desk

HOME = "/syria-2016"
OPEN = {Outcome.CANNOT_DETERMINE, Outcome.CONTESTED}


@pytest.fixture
def teller(desk: Desk) -> Teller:
    return desk.teller(datetime.now(UTC))


@pytest.fixture
def judgement(desk: Desk) -> Judgement:
    judged = desk.case.view().judgement()
    assert judged
    return judged


def asked(client: TestClient, path: str) -> Any:
    answer = client.get(f"/api{HOME}/{path}")
    assert answer.status_code == 200, answer.text
    return json.loads(answer.text)


def test_every_open_finding_is_in_the_queue_with_why_and_what_would_change(
    teller: Teller, judgement: Judgement
) -> None:
    items = {item.target: item for item in candidates(teller).items if item.kind is QueueKind.INCIDENT}
    findings = {each.incident: each for each in judgement.findings if each.outcome in OPEN}
    assert items.keys() == findings.keys()
    for incident, item in items.items():
        assert item.why
        assert [hang.on for hang in item.hangs] == [turn.hangs_on for turn in findings[incident].turns]
    refuted = [change for item in items.values() for change in item.changes if change.would_be is None]
    assert len(refuted) == len(items)


def test_pairs_that_the_rules_were_unsure_of_are_in_the_queue_and_no_others(
    teller: Teller, desk: Desk
) -> None:
    kinds = {PairKind.MENTIONS, PairKind.QUOTATIONS, PairKind.COPY}
    pairings = desk.case.view().reconciled().pairings
    unsure = {
        (each.left, each.right)
        for each in pairings
        if each.sameness is Sameness.UNSURE and each.kind in kinds
    }
    assert unsure
    joins = [item for item in candidates(teller).items if item.kind is QueueKind.JOIN]
    assert {(item.target, item.other) for item in joins} == unsure
    assert all(len(item.passages) == 2 for item in joins)


def test_names_offered_as_one_are_in_the_queue_with_the_grounds_for_and_against(
    teller: Teller, desk: Desk
) -> None:
    offered = {each.id: each for each in desk.case.view().reconciled().equivalences}
    items = [item for item in candidates(teller).items if item.kind is QueueKind.EQUIVALENCE]
    assert {item.target for item in items} == offered.keys()
    for item in items:
        assert {each.detail for each in item.why} >= {
            each.detail for each in offered[item.target or ""].evidence
        }


def test_the_queue_is_in_the_order_of_its_rule() -> None:
    now = datetime(2016, 3, 1, tzinfo=UTC)

    def item(name: str, weight: Weight, **more: Any) -> QueueItem:
        return QueueItem(
            id=name, kind=QueueKind.INCIDENT, weight=weight, link=Link(label=name), why=(), **more
        )

    right = [
        item("turns", Weight.TURNS_THE_ANSWER),
        item("trigger", Weight.TRIGGER_NEAR),
        item("nine killed", Weight.HARM_AND_OPEN, killed=9),
        item("one killed, many hurt", Weight.HARM_AND_OPEN, killed=1, hurt=50),
        item("one killed, newest", Weight.HARM_AND_OPEN, killed=1, newest=now),
        item("a, undated", Weight.HARM_AND_OPEN, killed=1),
        item("b, undated", Weight.HARM_AND_OPEN, killed=1),
        item("open", Weight.OPEN, newest=now),
        item("unread", Weight.UNREAD, newest=now),
    ]
    right_backwards = right[::-1]
    assert sorted(right_backwards, key=lambda each: each.order) == right


def test_the_queue_is_narrowed_by_kind_and_told_as_data(client: TestClient) -> None:
    whole = asked(client, "queue")
    names = asked(client, "queue?kind=equivalence")
    counts = {each["kind"]: each["count"] for each in whole["kinds"]}
    assert names["total"] == counts["equivalence"]
    assert {each["item"]["kind"] for each in names["items"]} == {"equivalence"}
    assert whole["total"] == sum(counts.values())
    assert asked(client, "queue?by=nobody-here")["total"] == 0
    assert asked(client, "queue?page=99")["asked"]["page"] == whole["pages"]
    assert client.get(f"{HOME}/queue?kind=nonsense").status_code == 400


def test_the_next_item_is_the_first_after_the_one_skipped(client: TestClient) -> None:
    first, second = (asked(client, f"review?after={place}")["shown"] for place in (0, 1))
    assert (first["place"], second["place"]) == (1, 2)
    named = asked(client, f"review?item={second['item']['id']}")["shown"]
    assert named["item"]["id"] == second["item"]["id"]
    assert asked(client, "review?item=incident:none")["shown"] is None


def test_who_is_supposed_to_have_held_a_place_flips_findings_and_nothing_is_recorded(
    client: TestClient, desk: Desk
) -> None:
    before = desk.case.view().judgement()
    told = asked(client, "suppose?place=daraya&holder=jabhat-al-nusra")
    assert told["told"] == ["Jabhat al-Nusra held Daraya"]
    flips = {group["title"]: group["flips"] for group in told["changes"]}
    assert {flip["would_be"] for flip in flips["Incidents"]} == {"outside the truce: excluded actor"}
    assert desk.case.view().judgement() == before
    page = client.get(f"{HOME}/suppose?place=daraya&holder=jabhat-al-nusra").text
    assert "excluded actor" in page


def test_a_supposition_half_said_is_told_what_is_missing(client: TestClient) -> None:
    assert "who held it" in asked(client, "suppose?place=daraya")["refused"]
    assert "no moment" in asked(client, "suppose?start=never")["refused"]
    assert asked(client, "suppose")["told"] == []
