"""The bulletin as a folder: well-formed, self-contained, linked throughout, the same for the same view."""

import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import urldefrag
from xml.etree import ElementTree as ET

import pytest

from holdfire.record.view import View
from holdfire.showing.bulletin import write_bulletin
from tests.showing.factories import EMPTY, NOW, FakeView, reconciled
from tests.showing.html_reader import PageReader

SECTIONS = (
    "status",
    "changes",
    "triggers",
    "incidents",
    "statements",
    "names",
    "positions",
    "tallies",
    "duties",
    "checks",
    "disagreements",
    "coverage",
    "unknowns",
    "terms",
    "method",
)


def written(view: FakeView, folder: Path) -> dict[str, str]:
    """Writes a bulletin; gives its files by name."""
    as_view: View = view  # type: ignore[assignment]
    write_bulletin(as_view, folder, NOW)
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(params=["full", "empty"])
def files(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, str]:
    return written(FakeView() if request.param == "full" else EMPTY, tmp_path / "bulletin")


@pytest.fixture
def full(tmp_path: Path) -> dict[str, str]:
    return written(FakeView(), tmp_path / "bulletin")


def pages(files: dict[str, str]) -> dict[str, PageReader]:
    return {name: PageReader(text) for name, text in files.items() if name.endswith(".html")}


def test_every_tag_closes_as_it_opened(files: dict[str, str]) -> None:
    assert {name: page.faults for name, page in pages(files).items() if page.faults} == {}


def test_no_id_stands_twice_on_a_page(files: dict[str, str]) -> None:
    twice = {name: {i for i in page.ids if page.ids.count(i) > 1} for name, page in pages(files).items()}
    assert {name: ids for name, ids in twice.items() if ids} == {}


def test_every_section_is_there_in_its_order_even_of_an_empty_record(files: dict[str, str]) -> None:
    ids = PageReader(files["index.html"]).ids
    assert [name for name in ids if name in SECTIONS] == list(SECTIONS)


def test_an_empty_record_says_plainly_that_there_is_nothing(tmp_path: Path) -> None:
    index = written(EMPTY, tmp_path / "bulletin")["index.html"]
    for said in (
        "Nothing has been judged yet.",
        "Nothing on record is told only as denied, planned or conditional.",
        "No run is on record.",
        "No trigger is on record.",
        "No incident within the truce is on record.",
        "No statement is on record.",
        "No equivalence of names is offered.",
        "No report compares positions.",
        "No count is on record.",
        "No duty is overdue.",
        "No report says what the agreement says.",
        "No disagreement between reports is on record.",
        "Every capture could be read.",
        "No unknown is named on the record.",
        "No map: fewer than two places",
    ):
        assert said in index


def test_nothing_is_fetched_from_outside_and_no_script_runs(files: dict[str, str]) -> None:
    for name, page in pages(files).items():
        assert [url for url in page.fetched if url not in {"bulletin.css", "../bulletin.css"}] == [], name
        assert [tag for tag, _ in page.tags if tag == "script"] == [], name
        assert [key for _, given in page.tags for key in given if key.startswith("on")] == [], name
        assert [link for link in page.links if re.match(r"[a-z]+:|//", link)] == [], name
    assert re.search(r"url\(|@import", files["bulletin.css"]) is None


def test_every_link_finds_its_page_and_its_anchor(files: dict[str, str]) -> None:
    read = pages(files)
    lost = []
    for name, page in read.items():
        for link in page.links:
            target, anchor = urldefrag(link)
            there = (Path(name).parent / target).as_posix() if target else name
            there = re.sub(r"^[^/]+/\.\./", "", there)
            if there not in files or (anchor and anchor not in read[there].ids):
                lost.append(f"{name} -> {link}")
    assert lost == []


def test_a_page_is_reached_from_the_front_for_every_incident_and_report(full: dict[str, str]) -> None:
    links = {urldefrag(link)[0] for link in PageReader(full["index.html"]).links}
    assert {name for name in full if name.startswith(("incidents/", "reports/"))} <= links


def test_the_words_of_a_hostile_report_stay_words(full: dict[str, str]) -> None:
    for name, text in full.items():
        assert "<script" not in text, name
        assert "<img" not in text, name
    assert "<script>alert('headline')</script>" in PageReader(full["reports/report-c.html"]).text


def test_the_same_view_gives_the_same_bytes(tmp_path: Path) -> None:
    first = written(FakeView(), tmp_path / "one")
    assert written(FakeView(), tmp_path / "two") == first


def test_a_second_bulletin_takes_the_place_of_the_first_and_leaves_nothing_behind(tmp_path: Path) -> None:
    folder = tmp_path / "bulletin"
    assert "incidents/incident-1.html" in written(FakeView(), folder)
    fewer = replace(reconciled(), incidents=(), disagreements=())
    files = written(FakeView(the_reconciled=fewer), folder)
    assert [name for name in files if name.startswith("incidents/")] == []
    assert [path.name for path in tmp_path.iterdir()] == ["bulletin"]


def test_a_bulletin_that_fails_leaves_the_old_one_standing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "bulletin"
    before = written(FakeView(), folder)

    def break_off(*given: object) -> str:
        raise OSError("the disk is full")

    monkeypatch.setattr("holdfire.showing.bulletin.report_html", break_off)
    with pytest.raises(OSError, match="the disk is full"):
        write_bulletin(FakeView(), folder, NOW)  # type: ignore[arg-type]
    after = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }
    assert after == before
    assert [path.name for path in tmp_path.iterdir()] == ["bulletin"]


def test_drawings_are_well_formed_and_tell_what_they_show(full: dict[str, str]) -> None:
    drawings = re.findall(r"<svg xmlns=.*?</svg>", full["index.html"], re.DOTALL)
    assert len(drawings) == 2
    for drawing in drawings:
        root = ET.fromstring(drawing)
        names = {child.tag.rpartition("}")[2]: child.text for child in root}
        assert names["title"]
        assert names["desc"]
        assert root.get("role") == "group"


def test_arabic_runs_from_right_to_left_and_english_does_not(full: dict[str, str]) -> None:
    arabic, english = (PageReader(full[f"reports/report-{name}.html"]) for name in "ba")
    assert {"dir": "rtl", "lang": "ar"} in [given for tag, given in arabic.tags if tag == "h1"]
    assert {"dir": "ltr", "lang": "en"} in [given for tag, given in english.tags if tag == "h1"]
    quotes = [given for tag, given in PageReader(full["incidents/incident-1.html"]).tags if tag == "q"]
    assert {"dir": "rtl", "lang": "ar"} in quotes
