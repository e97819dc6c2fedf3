"""Full-text search finds words in any script and shows the passages that hold them."""

from dataclasses import replace

import pytest

from holdfire.model.reading import Reading
from tests.record.conftest import Keeper
from tests.record.factories import (
    AGREEMENT,
    CASE,
    DENIED,
    FILES,
    MONDAY,
    SHELLED,
    TUESDAY,
)

ELSEWHERE = "{}\nThe spokesman said: nothing else. Monitors count 1 violations since 27 February."


@pytest.mark.parametrize(
    ("headline", "words"),
    [
        ("Перемирие в Алеппо соблюдается.", "перемирие алеппо"),
        ("وقف إطلاق النار في حلب", "حلب"),
        ("وقف إطلاق النار في حلب", "إطلاق النار"),
        ("هُدْنَة في حلب", "هُدْنَة"),
        ("Großoffensive bei Dúma", "duma"),
        ("הפסקת אש", "אש"),
    ],
)
def test_words_of_every_script_are_found(keeper: Keeper, headline: str, words: str) -> None:
    keeper.run(MONDAY, SHELLED, ELSEWHERE.format(headline))
    (found,) = keeper.view().search(words)
    assert found.span.text == headline
    report = keeper.view().reading(found.report).report
    assert report.text[found.span.start : found.span.end] == headline


def test_all_words_must_stand_in_one_passage_and_the_newest_comes_first(keeper: Keeper) -> None:
    keeper.run(MONDAY, SHELLED)
    keeper.run(TUESDAY, SHELLED, DENIED)
    assert [found.span.text for found in keeper.view().search("marat shells")] == [
        "No shells at Marat.",
        "Shells hit Marat.",
    ]
    assert keeper.view().search("marat monitors") == ()


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ('"hit marat"', 1),
        ('"marat hit"', 0),
        ("mar*", 2),
        ("mar", 0),
        ("", 0),
        ("*", 0),
        ('"', 0),
        ('" "', 0),
    ],
)
def test_phrases_stay_together_and_a_star_asks_for_beginnings(keeper: Keeper, words: str, count: int) -> None:
    keeper.run(MONDAY, SHELLED, DENIED)
    assert len(keeper.view().search(words)) == count


@pytest.mark.parametrize(
    "words", ["OR marat", "NOT", "marat AND", "text:marat", "(marat", "a'b", '"marat', "^marat -x"]
)
def test_no_word_is_taken_for_an_operator(keeper: Keeper, words: str) -> None:
    keeper.run(MONDAY, SHELLED)
    assert isinstance(keeper.view().search(words), tuple)


def test_the_vowel_marks_of_arabic_do_not_cut_a_word_in_two(keeper: Keeper) -> None:
    keeper.run(MONDAY, ELSEWHERE.format("هُدْنَة في حلب"))
    assert keeper.view().search("ه") == ()


def test_a_quoted_passage_is_shown_by_its_paragraph_once(keeper: Keeper) -> None:
    keeper.run(MONDAY, DENIED)
    (found,) = keeper.view().search("nobody fired")
    assert found.span.text.startswith("The spokesman said: nobody fired.")


def test_words_of_one_rendering_lead_to_the_other_renderings_too(keeper: Keeper) -> None:
    (shelled, _) = keeper.run(MONDAY, SHELLED, DENIED)
    (_, other) = keeper.view().search("nobody fired")
    assert (other.report, other.span) == (shelled.report.id, shelled.quotations[0].contents[0])


def test_many_answers_come_newest_first_too(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper.run(MONDAY, *(ELSEWHERE.format(f"Truce, day {day}.") for day in range(9)))
    at_once = keeper.view().search("truce")
    assert [found.span.text for found in at_once] == [f"Truce, day {day}." for day in reversed(range(9))]
    monkeypatch.setattr("holdfire.record.batches.BATCH", 2)
    assert keeper.view().search("truce") == at_once


def test_an_incident_that_was_withdrawn_is_no_longer_found(keeper: Keeper) -> None:
    (_, denied) = keeper.run(MONDAY, SHELLED, DENIED)
    keeper.run(TUESDAY, SHELLED)
    assert denied.report.id not in {found.report for found in keeper.view().search("shelling")}
    assert denied.report.id in {found.report for found in keeper.view(as_of=MONDAY).search("shelling")}


def test_a_statement_is_found_by_its_speakers_name_where_no_report_has_it(keeper: Keeper) -> None:
    readings = keeper.run(MONDAY, SHELLED, DENIED)
    found = keeper.view().search("zephyrin")
    assert {citation.span for citation in found} == {
        reading.quotations[0].contents[0] for reading in readings
    }


def test_an_incident_is_found_by_its_act_where_no_report_names_it_so(keeper: Keeper) -> None:
    (reading,) = keeper.run(MONDAY, SHELLED)
    assert [citation.span for citation in keeper.view().search("shelling")] == [reading.mentions[0].clause]


def test_what_was_read_anew_is_found_by_its_last_reading_alone(keeper: Keeper) -> None:
    (reading,) = keeper.run(MONDAY, SHELLED)
    without_headline = replace(reading.report, blocks=reading.report.blocks[1:])
    with keeper.writer.run(now=TUESDAY, by="ann", version="2") as run:
        run.keep_case_files(FILES, CASE, AGREEMENT)
        run.keep_reading(Reading(report=without_headline))
    assert keeper.view().search("marat") == ()
    assert [found.span.text for found in keeper.view(as_of=MONDAY).search("marat")] == ["Shells hit Marat."]
    assert len(keeper.view().search("spokesman")) == 1
