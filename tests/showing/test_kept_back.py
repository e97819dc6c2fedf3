"""What rests on reports that are kept back goes out of a dispatch, and nothing else."""

from holdfire.showing.dispatches.document import Dispatch, Group, Line, Occasion, Section
from holdfire.showing.dispatches.kept_back import without_what_is_kept_back
from holdfire.showing.teller import Passage


def passage(report: str) -> Passage:
    return Passage(
        report=report,
        start=0,
        words="words",
        cut=False,
        source="a paper",
        published="",
        language=None,
        direction="auto",
        href=None,
    )


def with_lines(*lines: Line, groups: tuple[Group, ...] = ()) -> Dispatch:
    section = Section(id="status", title="Status", nothing="Nothing.", lines=lines, groups=groups)
    return Dispatch(
        occasion=Occasion.FLASH,
        title="Flash dispatch",
        case="a case",
        agreement="an agreement",
        answer="In force.",
        cut_off="",
        cut_off_utc="",
        window="",
        language="en",
        withheld=(),
        sections=(section,),
    )


def test_a_line_that_cites_a_report_kept_back_alone_goes_and_so_does_its_group() -> None:
    fresh = Line(text="it is over", quoted=(passage("fresh"),))
    told = with_lines(fresh, groups=(Group(title="Said", lines=(fresh,)),))
    (section,) = without_what_is_kept_back(told, {"fresh"}).sections
    assert section.is_empty


def test_a_line_that_others_bear_too_stays_with_their_passages() -> None:
    told = with_lines(Line(text="it holds", sources=(passage("old"), passage("fresh"))))
    (section,) = without_what_is_kept_back(told, {"fresh"}).sections
    assert [cited.report for cited in section.lines[0].sources] == ["old"]


def test_lines_of_old_reports_and_of_none_stay_as_they_are() -> None:
    told = with_lines(Line(text="it holds", quoted=(passage("old"),)), Line(text="the text names no end"))
    assert without_what_is_kept_back(told, {"fresh"}) == told
