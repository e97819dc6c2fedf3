"""Decisions about whole statements and outlets hold over every run, show in pages, and are taken back."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.functional.conftest import Holdfire
from tests.functional.test_deciding import decided

Line = Mapping[str, Any]


def saying(statements: list[Line], words: str) -> Line:
    """The one statement with a rendering that has these words."""
    (found,) = [
        line for line in statements if any(words in rendering["words"] for rendering in line["renderings"])
    ]
    return found


def quotations(statement: Line) -> set[str]:
    return {rendering["quotation"] for rendering in statement["renderings"]}


def shown(folder: Path, statement: str) -> str:
    """How the page of all statements shows one."""
    page = (folder / "bulletin" / "statements.html").read_text(encoding="utf-8")
    found = re.search(rf'<(article|tr)[^>]* id="{statement}">.*?</\1>', page, re.DOTALL)
    assert found, statement
    return found.group()


RUSSIAN = "значит заранее расписаться"
ENGLISH = "is to admit defeat in advance"
BY_MACHINE = "means in advance to sign"


def test_statements_that_a_reviewer_joins_are_one_after_every_run_and_on_the_page(
    syria: Path, holdfire: Holdfire, export
) -> None:
    holdfire("run", syria)
    before = export(syria, "statements")
    russian, english, by_machine = (saying(before, words) for words in (RUSSIAN, ENGLISH, BY_MACHINE))
    assert len({russian["id"], english["id"], by_machine["id"]}) == 3
    decided(holdfire, syria, "merge", russian["id"], "--other", english["id"])
    last = decided(holdfire, syria, "merge", russian["id"], "--other", by_machine["id"])
    holdfire("run", syria)
    joined = saying(export(syria, "statements"), RUSSIAN)
    assert quotations(joined) == quotations(russian) | quotations(english) | quotations(by_machine)
    told = shown(syria, joined["id"])
    assert told.count("<figcaption>") == 3
    assert "3 renderings" in told

    again = export(syria, "statements")
    holdfire("run", syria)
    assert export(syria, "statements") == again

    decided(holdfire, syria, "withdraw", last)
    holdfire("run", syria)
    after = export(syria, "statements")
    assert quotations(saying(after, RUSSIAN)) == quotations(russian) | quotations(english)
    assert saying(after, BY_MACHINE) == by_machine
    assert "<figcaption>" not in shown(syria, by_machine["id"])


def test_a_rendering_that_a_reviewer_parts_stays_apart_after_every_run_and_on_the_page(
    syria: Path, holdfire: Holdfire, export
) -> None:
    holdfire("run", syria)
    before = export(syria, "statements")
    whole = next(line for line in before if len(line["renderings"]) > 2)
    gone = whole["renderings"][-1]
    assert shown(syria, whole["id"]).count("<figcaption>") == len(whole["renderings"])
    split = decided(holdfire, syria, "split", whole["id"], "--other", gone["quotation"])
    holdfire("run", syria)
    after = export(syria, "statements")
    (rest,) = [line for line in after if whole["renderings"][0]["quotation"] in quotations(line)]
    assert quotations(rest) == quotations(whole) - {gone["quotation"]}
    (alone,) = [line for line in after if gone["quotation"] in quotations(line)]
    assert quotations(alone) == {gone["quotation"]}
    assert "<figcaption>" not in shown(syria, alone["id"])

    holdfire("run", syria)
    assert export(syria, "statements") == after

    decided(holdfire, syria, "withdraw", split)
    holdfire("run", syria)
    assert export(syria, "statements") == before


@pytest.mark.parametrize("outlet", ["snhr", "damascus-courier"])
def test_a_retracted_outlet_tells_nothing_any_more_until_a_new_decision_restores_it(
    syria: Path, holdfire: Holdfire, export, outlet: str
) -> None:
    holdfire("run", syria)
    before = export(syria, "incidents")
    own = {
        account["mention"] for line in before for account in line["accounts"] if account["outlet"] == outlet
    }
    shared = [line for line in before if {account["outlet"] for account in line["accounts"]} > {outlet}]
    assert own
    assert shared, "another outlet tells of one of them too"
    decided(holdfire, syria, "retract_outlet", outlet)
    holdfire("run", syria)
    after = export(syria, "incidents")
    counted = {
        account["mention"]
        for line in after
        if line["evidence"] != "retracted"
        for account in line["accounts"]
        if account["outlet"] == outlet
    }
    assert not counted
    for line in shared:
        others = {a["mention"] for a in line["accounts"] if a["outlet"] != outlet}
        kept = {a["mention"] for one in after for a in one["accounts"]}
        assert others <= kept
    assert export(syria, "incidents", "--as-of", "1 minute ago") == []

    holdfire("run", syria)
    assert export(syria, "incidents") == after

    decided(holdfire, syria, "retract_outlet", outlet, "--value", "restored")
    holdfire("run", syria)
    assert export(syria, "incidents") == before
    assert holdfire("decisions", syria).output.count("retract outlet") == 2, "both stay on record"
