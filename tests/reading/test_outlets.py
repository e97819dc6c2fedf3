"""Who published a report and to whom it credits itself."""

import json

import pytest

from holdfire.model.capture import MediaType
from holdfire.reading.pages.outlets import OutletNames
from tests.reading.laying import CASE, lay, lay_page

LEAD = "The truce in Orvel held for a second day on Wednesday, the mayor of the town said."
HEAD = "Truce in Orvel holds for a second day"


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}\n\nORVEL (Eastern Dispatch) – {LEAD}\n",
        f"{HEAD}\n\nEastern Dispatch\n\n{LEAD}\n",
        f"{HEAD}\n\nSource: Eastern Dispatch\n\n{LEAD}\n",
        f"{HEAD}\n\n{LEAD}\n\n© 2024 Eastern Dispatch. All rights reserved.\n",
    ],
)
def test_the_outlet_of_a_text_is_told_by_its_own_lines(text: str) -> None:
    report, _ = lay(text)
    assert (report.outlet, report.zone, report.credits) == ("eastern-dispatch", "Europe/Berlin", ())


def test_the_outlet_of_a_page_is_told_by_its_address_before_its_dateline() -> None:
    page = f"<h1>{HEAD}</h1><p>ORVEL (Eastern Dispatch) – {LEAD}</p>"
    report, _ = lay(page, MediaType.HTML, url="https://news.valleyvoice.example/a")
    assert report.outlet == "valley-voice"
    assert report.credits == ("Eastern Dispatch",)
    assert lay_page("agency.html")[0].outlet == "eastern-dispatch"


def test_an_outlet_the_case_does_not_know_is_not_guessed_but_its_credit_is_kept() -> None:
    report, _ = lay(f"{HEAD}\n\nORVEL (Orvel Gazette) – {LEAD}\n")
    assert (report.outlet, report.credits) == (None, ("Orvel Gazette",))


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        (f"{HEAD}\n\nThe Valley Voice\n\nORVEL (Reuters) - {LEAD}\n", "Thomson Reuters"),
        (f"{HEAD}\n\nThe Valley Voice\nBy Ilse Kraan, Eastern Dispatch\n\n{LEAD}\n", "Eastern Dispatch"),
        (f"{HEAD}\n\nThe Valley Voice\n\n{LEAD} (AFP)\n", "Agence France-Presse"),
        (
            f"{HEAD}\n\nThe Valley Voice\n\n{LEAD}\n\nWith reporting by Eastern Dispatch.\n",
            "Eastern Dispatch",
        ),
        (f"{HEAD}\n\nThe Valley Voice\n\n{LEAD}\n\n(c) Eastern Dispatch\n", "Eastern Dispatch"),
    ],
)
def test_credits_to_another_house(text: str, credit: str) -> None:
    report, _ = lay(text)
    assert (report.outlet, report.credits) == ("valley-voice", (credit,))


def test_the_field_of_an_item_names_its_outlet_by_any_of_its_names() -> None:
    for name in ("Eastern Dispatch", "ED", "eastern-dispatch"):
        report, _ = lay(json.dumps({"id": "1", "text": LEAD, "outlet": name}), MediaType.ITEM)
        assert report.outlet == "eastern-dispatch"


@pytest.mark.parametrize(
    "url", ["https://easterndispatch.example.org/", "https://noteasterndispatch.example/", "http://[", ""]
)
def test_an_address_that_only_looks_like_a_domain_is_not_taken_for_it(url: str) -> None:
    assert OutletNames(CASE.outlets).of_url(url) is None
