"""The workbench is told in the reader's language; files and the API stay in the case's."""

import html
import re
from datetime import UTC, datetime

import pytest
from starlette.testclient import TestClient

from holdfire.model.decision import Decision, DecisionKind
from holdfire.showing.teller import Teller
from holdfire.web.desk import Desk

FRENCH = {"Accept-Language": "fr-FR, fr;q=0.9, en;q=0.5"}


def navigation(page: str) -> str:
    return page[page.index("<nav") : page.index("</nav>")]


def test_a_page_asked_by_a_french_seat_is_french(client: TestClient) -> None:
    page = client.get("/syria-2016/", headers=FRENCH).text
    assert '<html lang="fr">' in page
    assert "Aujourd’hui" in navigation(page)
    assert "File d’examen" in navigation(page)
    assert not re.search(r">(Today|Incidents with|Review queue|Tallies|Search)<", navigation(page))


def test_a_page_asked_without_a_wish_is_english(client: TestClient) -> None:
    page = client.get("/syria-2016/").text
    assert '<html lang="en">' in page
    assert ">Today<" in navigation(page)


def test_the_values_of_the_record_are_told_in_the_readers_language(client: TestClient) -> None:
    page = client.get("/syria-2016/incidents", headers=FRENCH).text
    assert "violation apparente" in page
    assert "apparent breach" not in page
    assert "févr. 2016" in page
    assert not re.search(r"\d (Jan|Feb|Mar) 2016", page)


def test_one_reader_does_not_set_the_language_of_the_next(client: TestClient) -> None:
    french = client.get("/syria-2016/queue", headers=FRENCH).text
    english = client.get("/syria-2016/queue").text
    assert "Son issue" in french
    assert "ne peut être déterminé" not in english
    assert client.get("/syria-2016/queue", headers=FRENCH).text == french


def test_a_page_kept_in_one_language_is_not_taken_for_another(client: TestClient) -> None:
    english = client.get("/syria-2016/incidents")
    asked = {**FRENCH, "If-None-Match": english.headers["ETag"]}
    assert client.get("/syria-2016/incidents", headers=asked).status_code == 200
    assert "Accept-Language" in english.headers["Vary"]


def test_what_programs_and_files_get_is_in_the_language_of_the_case(client: TestClient) -> None:
    for path in ("/api/syria-2016/incidents", "/syria-2016/dispatches/daily.md"):
        asked, unasked = (client.get(path, headers=headers) for headers in (FRENCH, {}))
        assert asked.status_code == 200
        assert asked.text == unasked.text


def test_what_is_not_there_is_told_of_in_the_readers_language(client: TestClient) -> None:
    assert "<h1>Introuvable</h1>" in client.get("/syria-2016/no-such-page", headers=FRENCH).text


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        (DecisionKind.SET_EVIDENCE, "verified", "état de la preuve fixé\u00a0: vérifié"),
        (DecisionKind.CONFIRM_TRIGGER, "not met", "déclencheur confirmé ou non\u00a0: non rempli"),
        (DecisionKind.RECORD_RULING, "no breach", "décision d’organe consignée\u00a0: no breach"),
        (DecisionKind.LOCK, None, "prise en charge"),
    ],
)
def test_a_decision_is_told_in_the_readers_language(
    desk: Desk, kind: DecisionKind, value: str | None, words: str
) -> None:
    now = datetime.now(UTC)
    made = Decision(id="decision-1", kind=kind, target="x", by="ada", at=now, reason="seen", value=value)
    assert desk.teller(now, told_in="fr").decided(made) == words


def test_a_language_without_words_is_told_in_that_of_the_case(desk: Desk) -> None:
    now = datetime.now(UTC)
    teller: Teller = desk.teller(now, told_in="xx")
    assert teller.words.language == desk.case.config.case.language


SENTENCES = "Les phrases en anglais sur ces pages"
MARKED = re.compile(r'<span lang="en">(.+?)</span>', re.DOTALL)


def test_a_sentence_of_the_record_is_marked_as_english_on_a_page_in_another_language(
    client: TestClient, desk: Desk
) -> None:
    finding = desk.case.view().findings()[0]
    address = f"/syria-2016/incidents/{finding.incident}"
    french, english = (client.get(address, headers=headers).text for headers in (FRENCH, {}))
    marked = {html.unescape(words) for words in MARKED.findall(french)}

    assert {test.reason for test in finding.tests} <= marked
    assert french.count(SENTENCES) == 1
    assert MARKED.search(english) is None
    assert "Sentences in English" not in english


@pytest.mark.parametrize(
    ("address", "french", "english"),
    [
        ("/", "rapportés hors du panel seulement", "told only outside the panel"),
        ("/agreement", "comme le dit l’accord", "as the agreement says"),
        ("/claims", "ne peut être dit", "cannot be told"),
        ("/actors", "organe de suivi (", "monitor ("),
        ("/incidents?view=map", "indéterminé, contesté ou sous exception", "contested or excepted"),
        ("/incidents?view=timeline", "Chronologie de la trêve", "Timeline of the truce"),
        ("/claims", "l’article lui-même (", "the report itself ("),
    ],
)
def test_what_a_page_says_of_its_own_is_in_the_readers_language(
    client: TestClient, address: str, french: str, english: str
) -> None:
    asked, unasked = (
        html.unescape(client.get(f"/syria-2016{address}", headers=headers).text) for headers in (FRENCH, {})
    )
    assert french in asked
    assert english not in asked
    assert english in unasked
