"""The layout of the two captured press reports that lie beside the checkout, where they do."""

from pathlib import Path

import pytest

from holdfire.model.capture import Capture
from holdfire.model.case import Case
from holdfire.model.outlet import Outlet
from holdfire.model.report import BlockKind, Comment, Report
from holdfire.reading.pages.layout import lay_out
from holdfire.sources.gather import gather

FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "captures"
CASE = Case(
    name="Syria", zone="Asia/Damascus", outlets=(Outlet(id="sputnik", name="Sputnik", zone="Europe/Moscow"),)
)

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the captures are not beside this checkout")


def _laid(number: str) -> tuple[Report, tuple[Comment, ...]]:
    (path,) = FOLDER.glob(f"{number}_*.txt")
    (capture,) = gather([path])
    assert isinstance(capture, Capture)
    report, comments = lay_out(capture, CASE)
    assert report.text == path.read_bytes().decode("utf-8")
    return report, comments


def _texts(report: Report, kind: BlockKind) -> list[str]:
    return [report.text[block.start : block.end] for block in report.blocks_of(kind)]


def test_the_translated_report_has_its_headline_twice_a_dateline_and_two_see_also_lists() -> None:
    report, comments = _laid("000")
    kinds = [block.kind for block in report.blocks]
    assert kinds[:3] == [BlockKind.HEADLINE, BlockKind.HEADLINE_REPEAT, BlockKind.DATELINE]
    assert [len(text) for text in _texts(report, BlockKind.HEADLINE)] == [115]
    assert _texts(report, BlockKind.DATELINE) == ["MOSCOW, February 24."]
    assert [text[:8] for text in _texts(report, BlockKind.SEE_ALSO)] == [
        "See also",
        "A source",
        "See also",
        "The Syri",
    ]
    assert [text.split()[:2] for text in _texts(report, BlockKind.SUBHEAD)] == [
        ["The", "Washington"],
        ["The", "agreement"],
        ["The", "main"],
        ["“Moscow", "and"],
    ]
    assert len(_texts(report, BlockKind.BODY)) == 13
    assert set(kinds) == {
        BlockKind.HEADLINE,
        BlockKind.HEADLINE_REPEAT,
        BlockKind.DATELINE,
        BlockKind.BODY,
        BlockKind.SUBHEAD,
        BlockKind.SEE_ALSO,
    }
    assert not comments


def test_a_dateline_without_a_year_is_not_given_one() -> None:
    report, _ = _laid("000")
    assert report.published is None
    assert any("no year" in note for note in report.notes)


def test_the_agency_page_is_parted_from_its_furniture() -> None:
    report, _ = _laid("002")
    assert [text[:9] for text in _texts(report, BlockKind.PAGE_CLOCK)] == ["07:30 GMT"]
    assert [text[:8] for text in _texts(report, BlockKind.CAPTION)] == ["A view o", "© Sputni"]
    assert [text[:15] for text in _texts(report, BlockKind.HEADLINE)] == ["Kremlin Comment"]
    assert _texts(report, BlockKind.DATELINE) == ["MOSCOW (Sputnik) –"]
    assert len(_texts(report, BlockKind.BODY)) == 7
    assert [text.split()[0] for text in _texts(report, BlockKind.SEE_ALSO)] == [
        "Putin,",
        "Ceasefire",
        "US-Russian",
    ]
    assert [text[:11] for text in _texts(report, BlockKind.TAGS)] == ["ceasefire, "]
    assert len(_texts(report, BlockKind.NAVIGATION)) == 6
    assert report.outlet == "sputnik"


def test_the_page_clock_of_another_year_is_no_publication_date() -> None:
    report, _ = _laid("002")
    assert report.published is None


def test_every_comment_has_its_author_where_one_is_given_and_whom_it_answers() -> None:
    report, comments = _laid("002")
    assert [(comment.author, comment.reply_to) for comment in comments] == [
        (None, None),
        (None, None),
        ("megargy", "jj42"),
        ("Huh?", None),
        (None, None),
        (None, None),
        (None, "dvdgrg09"),
        (None, None),
        ("Ann", "jj42"),
        ("dvdgrg09", None),
        (None, None),
        ("Pentagonisabeast", "Mitach2002"),
    ]
    blocks = report.blocks_of(BlockKind.COMMENT)
    assert all(
        block.start <= one.span.start < one.span.end <= block.end
        for block, one in zip(blocks, comments, strict=True)
    )
    assert all("avatar" not in comment.span.text for comment in comments)
