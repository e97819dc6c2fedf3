"""What docs/record.md tells a reader to type works, and its list of tables is complete."""

import re
from pathlib import Path

import pytest

from holdfire.record.schema import metadata
from tests.record.conftest import Keeper
from tests.record.factories import DENIED, MONDAY, SHELLED

PAGE = (Path(__file__).parents[2] / "docs" / "record.md").read_text(encoding="utf-8")
QUESTIONS = re.findall(r"--[^\n]*\n(.*?;)", PAGE.split("```sql")[1].split("```")[0], re.DOTALL)


def test_every_table_has_its_line() -> None:
    told = re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)
    assert sorted(told) == sorted(metadata.tables)


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_shown_has_an_answer(keeper: Keeper, question: str) -> None:
    (reading, _) = keeper.run(MONDAY, SHELLED, DENIED)
    asked = question.replace("incident-…", f"incident-{reading.mentions[0].id}")
    asked = asked.replace('"truce" "Aleppo"', '"shells" "Marat"')
    with keeper.record.connection() as connection:
        assert connection.exec_driver_sql(asked).fetchall()


def test_the_page_shows_questions() -> None:
    assert len(QUESTIONS) == 5
