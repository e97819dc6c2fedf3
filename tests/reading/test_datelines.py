"""Datelines: place, day and credit at the beginning of a paragraph, and sentences that only look like one."""

import pytest

from holdfire.reading.pages.datelines import find_dateline


@pytest.mark.parametrize(
    ("dateline", "place", "day", "credit", "language"),
    [
        ("ORVEL, March 13.", "ORVEL", (13, 3), None, "en"),
        ("ORVEL (Eastern Dispatch) –", "ORVEL", None, "Eastern Dispatch", "en"),
        ("ORVEL/DRANO, Mar 13 (ED) -", "ORVEL/DRANO", (13, 3), "ED", "en"),
        ("UPPER ORVEL (ED) --", "UPPER ORVEL", None, "ED", "en"),
        ("ORVEL, Dranland (ED) —", "ORVEL, Dranland", None, "ED", "en"),
        ("ORVEL, March 13 (ED).", "ORVEL", (13, 3), "ED", "en"),
        ("ORVEL (ED, March 13) —", "ORVEL", None, "ED", "en"),
        ("(ED) -", None, None, "ED", "en"),
        ("ORVEL —", "ORVEL", None, None, "en"),
        ("ОРВЕЛЬ, 13 фев — Вестник.", "ОРВЕЛЬ", (13, 2), "Вестник", "ru"),
        ("ORVEL, Upper Drano —", "ORVEL", None, None, "en"),
        ("ORVEL, (ED)--", "ORVEL", None, "ED", "en"),
        ("ORVEL, 13 March. /Vestnik/.", "ORVEL", (13, 3), "Vestnik", "en"),
        ("ORVEL, 13 March. Valley News.", "ORVEL", (13, 3), "Valley News", "en"),
        ("دمشق (سانا) –", "دمشق", None, "سانا", "ar"),
    ],
)
def test_datelines_of_many_houses(
    dateline: str, place: str | None, day: tuple[int, int] | None, credit: str | None, language: str
) -> None:
    text = f"{dateline} The truce held."
    found = find_dateline(text, language, ("Вестник",))
    assert found is not None
    assert text[: found.length] == dateline
    assert (found.place, found.credit) == (place, credit)
    assert (found.day and (found.day.day, found.day.month)) == day


@pytest.mark.parametrize(
    "text",
    [
        "On March 13. The rest was noise.",
        "Holt (left) – who is the mayor – said so.",
        "The U.N. – a body – said so.",
        "ISIS - a group that is not covered - said so.",
        "In Orvel on Wednesday, 13 March – a quiet day – nothing moved.",
        "By Friday, 26 February. The guns fell silent.",
        "The truce (ED) held.",
        "ORVEL, March 13.",
    ],
)
def test_sentences_that_only_look_like_a_dateline(text: str) -> None:
    assert find_dateline(text, "en") is None
