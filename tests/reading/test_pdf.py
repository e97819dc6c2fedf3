"""PDFs: the text layer as it stands, page by page; no text layer, no report."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.errors import DependencyError

from holdfire.model.capture import MediaType
from holdfire.model.errors import CaptureError
from holdfire.model.report import BlockKind, Report
from holdfire.reading.pages import pdf as pdf_reading
from tests.reading.laying import assert_whole, lay, texts
from tests.reading.pdfs import pdf

HEADLINE = "Centre counts seven violations in a day"
FIRST = [
    HEADLINE,
    "",
    "DAMASCUS, 29 February 2016. The reconciliation centre counted seven",
    "violations of the truce in the last twenty-four hours, its chief said in",
    "a state-",
    "ment to the press.",
    "",
    "Four of them were in the north (in two towns), and three near the coast,",
    "he said.",
    "• The guns were silent at noon.",
    "• The road was open at dusk.",
]
SECOND = ["The opposition gave another count on Monday and said the army had fired", "first."]


def report_of(data: bytes) -> Report:
    report, _ = lay(data, MediaType.PDF)
    assert_whole(report)
    return report


def test_lines_that_fill_their_column_are_one_paragraph_and_keep_every_character() -> None:
    report = report_of(pdf(FIRST))
    assert report.headline is not None
    assert report.headline.text == HEADLINE
    assert report.dateline is not None
    assert texts(report, BlockKind.BODY) == [
        "\n".join(["The reconciliation centre counted seven", *FIRST[3:6]]),
        "Four of them were in the north (in two towns), and three near the coast,\nhe said.",
        "• The guns were silent at noon.",
        "• The road was open at dusk.",
    ]


def test_pages_are_parted_by_a_page_break_and_no_paragraph_crosses_it() -> None:
    report = report_of(pdf(FIRST[:8], SECOND))  # the last line of the first page fills its column
    first, second = report.text.split(pdf_reading.PAGE_BREAK)
    assert first.startswith(HEADLINE)
    assert second == "\n".join(SECOND)
    assert texts(report, BlockKind.BODY)[-1] == second


def test_running_heads_and_page_numbers_are_furniture() -> None:
    pages = [["Daily bulletin, page 1", *FIRST, "1"], ["Daily bulletin, page 2", *SECOND, "2"]]
    report = report_of(pdf(*pages))
    furniture = texts(report, BlockKind.NAVIGATION)
    assert furniture == ["Daily bulletin, page 1", "1", "Daily bulletin, page 2", "2"]
    assert texts(report, BlockKind.BODY)[-1] == "\n".join(SECOND)


def test_a_title_of_the_file_names_the_headline() -> None:
    lines = ["Ministry of Peace and Quiet", HEADLINE, *FIRST[1:]]
    report = report_of(pdf(lines, title=HEADLINE))
    assert report.headline is not None
    assert report.headline.text == HEADLINE


def test_a_page_without_a_text_layer_is_noted_among_others() -> None:
    assert any("pages without a text layer: 2" in note for note in report_of(pdf(FIRST, [], SECOND)).notes)


def test_a_page_that_is_a_large_drawing_is_passed_over_and_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_reading, "MOST_DRAWING", 2000)
    mixed = pdf(SECOND, FIRST * 9)
    assert any("large drawings: 2" in note for note in report_of(mixed).notes)


def encrypted() -> bytes:
    writer = PdfWriter(clone_from=BytesIO(pdf(FIRST)))
    writer.encrypt("secret", algorithm="RC4-128")
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf([]), "no text layer"),
        (pdf([], drawing=b"0 0 m 100 100 l S "), "no text layer"),
        (encrypted(), "is encrypted"),
        (b"%PDF-1.4\n", "malformed"),
        (b"%PDF-1.4\n" + b"1 0 obj\n" * 500, "malformed"),
        (pdf(*[["x"]] * (pdf_reading.MOST_PAGES + 1)), "501 pages"),
    ],
)
def test_a_pdf_that_gives_no_text_is_told_why(data: bytes, reason: str) -> None:
    with pytest.raises(CaptureError, match=reason):
        lay(data, MediaType.PDF)


def test_a_pdf_encrypted_in_a_way_that_cannot_be_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(reader: PdfReader, password: str) -> int:
        raise DependencyError("cryptography is required")

    monkeypatch.setattr(PdfReader, "decrypt", refuse)
    with pytest.raises(CaptureError, match="is encrypted"):
        lay(encrypted(), MediaType.PDF)


WHOLE = pdf(FIRST, SECOND, title="Bulletin")


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_damage_anywhere_gives_a_whole_report_or_a_reason(damage: list[tuple[int, int]]) -> None:
    data = bytearray(WHOLE)
    for place, value in damage:
        data[place] = value
    try:
        report_of(bytes(data))
    except CaptureError:
        return


@settings(deadline=None)
@given(st.integers(0, len(WHOLE)), st.binary(max_size=60))
def test_a_cut_and_whatever_follows_gives_a_whole_report_or_a_reason(cut: int, junk: bytes) -> None:
    try:
        report_of(WHOLE[:cut] + junk)
    except CaptureError:
        return
