"""What the tests of layout share: a case with two outlets, and ways to lay text out."""

from pathlib import Path

from holdfire.model.capture import Capture, MediaType
from holdfire.model.case import Case
from holdfire.model.outlet import Outlet
from holdfire.model.report import BlockKind, Comment, Report
from holdfire.reading.pages.layout import lay_out

PAGES = Path(__file__).parent / "pages"
CASE = Case(
    name="valley",
    zone="Europe/Vienna",
    outlets=(
        Outlet(
            id="eastern-dispatch",
            name="Eastern Dispatch",
            aka=("ED",),
            domains=("easterndispatch.example",),
            zone="Europe/Berlin",
        ),
        Outlet(
            id="valley-voice", name="The Valley Voice", domains=("valleyvoice.example",), zone="Europe/Vienna"
        ),
    ),
)


def lay(
    text: str | bytes, kind: MediaType = MediaType.TEXT, url: str | None = None
) -> tuple[Report, tuple[Comment, ...]]:
    """The report and comments of a text, as if captured."""
    data = text if isinstance(text, bytes) else text.encode()
    return lay_out(Capture(data=data, origin="a", media_type=kind, url=url), CASE)


def lay_page(name: str) -> tuple[Report, tuple[Comment, ...]]:
    """The report and comments of a page in the folder of pages."""
    return lay((PAGES / name).read_bytes(), MediaType.HTML)


def texts(report: Report, *kinds: BlockKind) -> list[str]:
    """The texts of the blocks of these kinds."""
    return [report.text[block.start : block.end] for block in report.blocks_of(*kinds)]


def assert_whole(report: Report) -> None:
    """Blocks are in order, never overlap, and hold every character that is not white space."""
    end = 0
    for block in report.blocks:
        assert end <= block.start < block.end <= len(report.text)
        assert not report.text[end : block.start].strip()
        end = block.end
    assert not report.text[end:].strip()
    for span in (report.headline, report.dateline, report.byline):
        assert span is None or report.text[span.start : span.end] == span.text
