"""Pages that are made once for all who ask: of the run alone, with nothing of anybody in them, and let go."""

import gc
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from weakref import ref

import pytest
from jinja2 import UndefinedError
from starlette.testclient import TestClient

from holdfire.record.decisions_seen import DecisionsSeen
from holdfire.showing.html import shared_html
from holdfire.showing.workbench.incident import IncidentAsked, OneIncident, incident
from holdfire.showing.workbench.today import Today
from holdfire.web import answers
from holdfire.web.desk import Desk
from holdfire.web.pages import PAGES
from tests.web.attacks.browser import Browser
from tests.web.attacks.conftest import CASE, app, browser, case, clock, logged_in, people

__all__ = ("app", "browser", "case", "clock", "logged_in", "people")

OF_RUN = [page for page in PAGES if page.of_run and "{" not in page.path]
NAMES = [page.name for page in OF_RUN]
DECIDED = [name for name in vars(DecisionsSeen) if not name.startswith("_") and name != "edition"]
"""What a view answers about decisions; its edition stands in the tag of every page."""


@pytest.mark.parametrize("page", OF_RUN, ids=NAMES)
def test_what_is_made_for_all_asks_for_no_decision(
    page: object, client: TestClient, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "_read", None)
    monkeypatch.setattr("holdfire.web.desk.MOST_WEIGHED", 0)

    def refused(*_: object, **__: object) -> None:
        pytest.fail("a decision was asked for")

    for name in DECIDED:
        told = isinstance(vars(DecisionsSeen)[name], property)
        monkeypatch.setattr(DecisionsSeen, name, property(refused) if told else refused)
    for root in ("/syria-2016", "/api/syria-2016"):
        assert client.get(f"{root}{page.path}").status_code == 200  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", [page.path for page in OF_RUN], ids=NAMES)
def test_two_people_get_the_same_page_with_their_own_name_and_token_alone(
    path: str, logged_in: Callable[[str], Browser]
) -> None:
    asking = {name: logged_in(name) for name in ("reader", "administrator")}
    told = {name: one.get(f"/{CASE}{path}").text for name, one in asking.items()}
    tokens = {name: one.token("/account") for name, one in asking.items()}
    assert tokens["reader"] != tokens["administrator"]
    for name, other in (("reader", "administrator"), ("administrator", "reader")):
        assert f'<a href="/account">{name}</a>' in told[name]
        assert tokens[name] in told[name]
        assert tokens[other] not in told[name]
        assert f">{other}<" not in told[name]
    mains = {text.partition("<main")[2].partition("</main>")[0] for text in told.values()}
    assert len(mains) == 1
    assert f'href="/{CASE}/queue"' in told["administrator"]
    assert f'href="/{CASE}/queue"' not in told["reader"]


def test_who_may_not_enter_a_case_gets_none_of_what_was_made_for_others(
    logged_in: Callable[[str], Browser], browser: Callable[..., Browser]
) -> None:
    assert logged_in("reader").get(f"/{CASE}/incidents").status_code == 200
    assert logged_in("stranger").get(f"/{CASE}/incidents").status_code == 404
    assert browser().get(f"/{CASE}/incidents").status_code == 303


def test_a_template_that_is_made_for_all_cannot_name_who_asks(desk: Desk) -> None:
    teller = desk.teller(datetime.now(UTC))
    with pytest.raises(UndefinedError):
        shared_html("queue.html", language="en", page=None, teller=teller, root="/")


def test_equal_questions_are_answered_by_one_making_and_others_are_not(
    client: TestClient, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "_read", None)
    made: list[str] = []
    whole = answers.shared_html

    def counted(template: str, *, language: str, **shown: object) -> object:
        made.append(f"{template} {language}")
        return whole(template, language=language, **shown)

    monkeypatch.setattr(answers, "shared_html", counted)
    for asked in ("", "", "?sort=latest", "?sort=latest", "?sort=first"):
        client.get(f"/syria-2016/incidents{asked}")
    assert made == ["incidents.html en"] * 2
    french = client.get("/syria-2016/incidents", headers={"Accept-Language": "fr"}).text
    assert made[2:] == ["incidents.html fr"]
    assert 'lang="fr"' in french
    assert french != client.get("/syria-2016/incidents").text


def test_a_page_of_the_past_is_never_that_of_now(client: TestClient) -> None:
    now = client.get("/syria-2016/reports").text
    before = client.get("/syria-2016/as-of/2015-01-01/reports")
    assert before.status_code != 200 or before.text != now


def test_all_that_a_page_read_goes_with_it(desk: Desk, client: TestClient) -> None:
    """And not when Python next searches for reference cycles: that would stop all readers for long."""
    one = client.get("/api/syria-2016/incidents").json()["rows"][0]["id"]
    client.get(f"/syria-2016/incidents/{one}")
    gc.collect()
    gc.disable()
    try:
        teller = desk.teller(datetime.now(UTC))
        page = incident(teller, IncidentAsked(id=one))
        held = ref(teller.dossier)
        assert page.id == one
        del teller, page
        assert held() is None
        for path in (f"incidents/{one}", ""):
            client.get(f"/syria-2016/{path}")
        assert not [each for each in gc.get_objects() if isinstance(each, OneIncident | Today)]
    finally:
        gc.enable()


def test_before_anything_was_judged_nothing_is_remembered(desk: Desk) -> None:
    dossier = desk.teller(datetime.now(UTC)).dossier
    answers_given = iter(range(9))
    assert [dossier.shown("one", lambda: next(answers_given)) for _ in range(2)] == [0, 0]
    unjudged = dossier.on(dossier.view, dossier.now)
    unjudged.__dict__["judgement"] = None
    assert [unjudged.shown("two", lambda: next(answers_given)) for _ in range(2)] == [1, 2]
    assert replace(desk.teller(datetime.now(UTC))).dossier.shown("one", lambda: 9) == 0
