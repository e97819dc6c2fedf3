"""Full-text search finds words in any script and shows the passages that hold them."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import URL

from holdfire.model.act import Act
from holdfire.model.actor import Name
from holdfire.model.errors import UnknownIdError
from holdfire.model.place import Place
from holdfire.model.reading import Reading
from holdfire.model.search import Sought, Wanted
from holdfire.model.when import When
from holdfire.record.database import open_database
from holdfire.record.dialect import asked_for
from holdfire.record.folding import folded, marks_in
from holdfire.record.vault import Vault
from tests.record.conftest import Keeper
from tests.record.factories import (
    AGREEMENT,
    CASE,
    DENIED,
    FILES,
    MONDAY,
    SHELLED,
    TUESDAY,
    WEDNESDAY,
    capture_of,
    reading_of,
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
    monkeypatch.setattr("holdfire.record.search.BATCH", 2)
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


@pytest.mark.parametrize(
    ("headline", "words"),
    [
        ("هُدْنَة في حلب", "هدنة"),
        ("هدنة في حلب", "هُدْنَة"),
        ("إطلاق النار", "اطلاق"),
        ("Ещё одно перемирие", "еще"),
        ("Перемирие со́рвано", "сорвано"),
        ("Сорвано перемирие", "со́рвано"),
        ("cease-fire, 7.5 km off; see www.example.org/a", "fire"),
        ("cease-fire, 7.5 km off; see www.example.org/a", "5 km"),
        ("cease-fire, 7.5 km off; see www.example.org/a", "example"),
        ("cease-fire, 7.5 km off; see www.example.org/a", '"cease fire"'),
    ],
)
def test_marks_and_signs_are_alike_in_both_databases(keeper: Keeper, headline: str, words: str) -> None:
    keeper.run(MONDAY, SHELLED, ELSEWHERE.format(headline))
    (found,) = keeper.view().search(words)
    assert found.span.text == headline
    assert found.marks


@given(
    text=st.text(alphabet=st.sampled_from("aÉßй\u0301ё \u064eهإ-.1"), max_size=20),
    asked=st.text(alphabet=st.sampled_from("aeßи\u0301е هإ"), min_size=1, max_size=4),
)
def test_what_is_marked_reads_as_the_words_asked_for(text: str, asked: str) -> None:
    parts = asked_for(asked)
    ends = 0
    for start, end in marks_in(text, parts):
        assert ends <= start < end <= len(text)
        ends = end
        wanted = {folded(part.words).strip() for part in parts}
        assert any(folded(text[start:end]).split() == words.split() for words in wanted)


def test_the_words_are_marked_in_the_passage(keeper: Keeper) -> None:
    keeper.run(MONDAY, ELSEWHERE.format("Ещё одно перемирие в Алеппо"))
    (found,) = keeper.view().search('"еще одно" алепп*')
    assert [found.span.text[start:end] for start, end in found.marks] == ["Ещё одно", "Алеппо"]


def test_a_search_looks_in_one_kind_alone_where_it_is_told_to(keeper: Keeper) -> None:
    readings = keeper.run(MONDAY, SHELLED, DENIED)
    view = keeper.view()
    assert {found.kind for found in view.search("marat", Wanted(within=Sought.REPORTS))} == {Sought.REPORTS}
    incidents = view.search("marat", Wanted(within=Sought.INCIDENTS))
    assert {found.id for found in incidents} == {f"incident-{r.mentions[0].id}" for r in readings}
    statements = view.search("fired", Wanted(within=Sought.STATEMENTS))
    assert {(found.kind, found.id) for found in statements} == {(Sought.STATEMENTS, "statement-1")}
    assert len(statements) == len(readings)


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (Wanted(act=Act.SHELLING), 2),
        (Wanted(act=Act.SIEGE), 0),
        (Wanted(state="alleged"), 2),
        (Wanted(state="new", within=Sought.INCIDENTS), 2),
        (Wanted(state="verified"), 0),
        (Wanted(actor="north"), 0),
        (Wanted(since=MONDAY), 0),
    ],
)
def test_what_else_is_wanted_sifts_what_has_the_words(keeper: Keeper, wanted: Wanted, count: int) -> None:
    keeper.run(MONDAY, SHELLED, DENIED)
    assert len(keeper.view().search("marat", wanted)) == count


def test_the_speaker_is_the_actor_of_what_is_said(keeper: Keeper) -> None:
    keeper.run(MONDAY, SHELLED, DENIED)
    (found,) = keeper.view().search("nobody", Wanted(actor="north", within=Sought.REPORTS))
    assert "nobody fired" in found.span.text
    assert keeper.view().search("nobody", Wanted(actor="north", act=Act.SHELLING)) == ()


def test_an_actor_or_place_unknown_to_the_case_is_told_and_not_taken_for_nothing_found(
    keeper: Keeper,
) -> None:
    keeper.run(MONDAY, SHELLED)
    for wanted in (Wanted(actor="nroth"), Wanted(place="nowhere")):
        with pytest.raises(UnknownIdError, match="by its id"):
            keeper.view().search("marat", wanted)


def test_a_place_holds_what_lies_in_it(keeper: Keeper) -> None:
    places = (
        Place(id="valley", names=(Name(text="Valley"),)),
        Place(id="marat", names=(Name(text="Marat"),), within="valley"),
        Place(id="hill", names=(Name(text="Hill"),)),
    )
    reading = reading_of(SHELLED)
    with keeper.writer.run(now=MONDAY, by="ann", version="1") as run:
        run.keep_case_files(FILES, replace(CASE, places=places), AGREEMENT)
        run.keep_capture(capture_of(SHELLED))
        run.keep_reading(reading)
    found = {
        place: len(keeper.view().search("marat", Wanted(place=place)))
        for place in ("valley", "marat", "hill")
    }
    assert found == {"valley": 1, "marat": 1, "hill": 0}


def test_reports_are_bounded_by_when_they_were_published(keeper: Keeper) -> None:
    published = When.at(TUESDAY, wall="Tuesday")
    reading = reading_of(SHELLED)
    with keeper.writer.run(now=MONDAY, by="ann", version="1") as run:
        run.keep_case_files(FILES, CASE, AGREEMENT)
        run.keep_capture(capture_of(SHELLED))
        run.keep_reading(replace(reading, report=replace(reading.report, published=published)))
    view = keeper.view()
    assert len(view.search("marat", Wanted(since=TUESDAY, until=TUESDAY))) == 1
    assert view.search("marat", Wanted(until=MONDAY)) == ()
    assert view.search("marat", Wanted(since=WEDNESDAY)) == ()


def test_pages_are_parts_of_the_whole(keeper: Keeper) -> None:
    keeper.run(MONDAY, *(ELSEWHERE.format(f"Truce, day {day}.") for day in range(7)))
    view = keeper.view()
    whole = view.search("truce")
    assert tuple(f for skip in (0, 3, 6) for f in view.search("truce", skip=skip, most=3)) == whole


def test_a_record_whose_words_were_not_folded_is_indexed_anew(tmp_path: Path) -> None:
    """A record of the code before: the index held the words as they were written."""
    url = URL.create("sqlite", database=str(tmp_path / "record.db"))
    record = open_database(url)
    keeper = Keeper(record=record, vault=Vault(tmp_path / "vault"), url=url)
    keeper.run(MONDAY, ELSEWHERE.format("هُدْنَة في حلب"))
    record.close()
    with closing(sqlite3.connect(tmp_path / "record.db")) as old:
        old.executescript(
            "DROP TRIGGER steps_refuses_delete; DELETE FROM steps WHERE number = 5; "
            "DROP TRIGGER passages_are_found; DROP TABLE passages_found; "
            "CREATE VIRTUAL TABLE passages_found USING "
            "fts5(text, content='passages', content_rowid='number');"
            "INSERT INTO passages_found (rowid, text) SELECT number, text FROM passages WHERE id IS NULL;"
            "CREATE TRIGGER passages_are_found AFTER INSERT ON passages WHEN new.id IS NULL "
            "BEGIN INSERT INTO passages_found (rowid, text) VALUES (new.number, new.text); END"
        )
    keeper.record = open_database(url)
    assert [found.span.text for found in keeper.view().search("هدنة")] == ["هُدْنَة في حلب"]
    keeper.run(TUESDAY, ELSEWHERE.format("هُدْنَة جديدة"))
    assert len(keeper.view().search("هدنة")) == 2
    keeper.record.close()
