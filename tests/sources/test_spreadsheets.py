"""Tables as spreadsheet programs save them: read where their charset can be told, refused where it cannot."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.model.capture import Capture, FailedCapture, Gathered, Skipped
from holdfire.sources.gather import gather
from holdfire.sources.spreadsheets import UnreadableText, text_of_table

HEAD = "incident_id;date;act;place;latitude;longitude;note"
ROWS = ("1;28.02.2016;shelling;Besançon;47,24;6,02;Fünf Tote – „Straße“", "2;29.02.2016;siege;Málaga;;;")
SHEET = "\r\n".join((HEAD, *ROWS)) + "\r\n;;;;;;\r\n"


def read(folder: Path, data: bytes) -> list[Gathered]:
    path = folder / "incidents.csv"
    path.write_bytes(data)
    return list(gather([path]))


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_a_sheet_says_the_same_in_every_charset_it_is_saved_in(charset: str, tmp_path: Path) -> None:
    found = [one for one in read(tmp_path, SHEET.encode(charset)) if isinstance(one, Capture)]
    assert [one.data.decode() for one in found] == [f"{HEAD}\r\n{row}" for row in ROWS]
    assert [one.origin for one in found] == ["incidents.csv#2", "incidents.csv#3"]


def test_a_guessed_charset_is_told_with_words_to_look_at(tmp_path: Path) -> None:
    (told,) = [one for one in read(tmp_path, SHEET.encode("windows-1252")) if isinstance(one, Skipped)]
    assert told.kind.startswith("read as Windows-1252")
    assert "Besançon, Fünf, Straße, Málaga" in told.kind
    assert not [one for one in read(tmp_path, SHEET.encode()) if isinstance(one, Skipped)]


def test_a_line_that_names_the_delimiter_is_no_heading_and_lines_are_those_of_the_file(
    tmp_path: Path,
) -> None:
    first, *_ = read(tmp_path, b"sep=;\r\n" + SHEET.encode())
    assert isinstance(first, Capture)
    assert (first.origin, first.data.decode()) == ("incidents.csv#3", f"{HEAD}\r\n{ROWS[0]}")
    (failed,) = read(tmp_path, b"sep=;\r\nincident_id;date;place;note\r\n")
    assert isinstance(failed, FailedCapture)
    assert failed.origin == "incidents.csv#2"


@pytest.mark.parametrize(
    ("words", "charset"),
    [
        ("Осада города", "windows-1251"),
        ("حصار المدينة", "windows-1256"),
        ("מצור על העיר", "windows-1255"),
        ("Πολιορκία της πόλης", "windows-1253"),
        ("Łódź oblężona", "windows-1250"),
        ("kuşatıldı, ateşkes bozuldu", "windows-1254"),
        ("包囲された町", "shift_jis"),
        ("Осада", "koi8-r"),
        ("包围", "gb18030"),
    ],
)
def test_words_of_other_charsets_are_refused_with_their_line_and_never_read_as_western(
    words: str, charset: str
) -> None:
    with pytest.raises(UnreadableText, match="CSV UTF-8") as refused:
        text_of_table(f"{HEAD}\n1;;;;;;plain\n2;;;;;;{words}\n".encode(charset))
    assert refused.value.line == 3


@given(st.text(st.characters(exclude_categories=["Cs"])).filter(lambda text: not text.startswith("\ufeff")))
def test_utf_8_is_never_taken_for_anything_else(text: str) -> None:
    found = text_of_table(text.encode())
    assert text.endswith(found.text)
    assert (len(found.text) == len(text)) is (found.lines_before == 0)
    assert not found.guess


@given(st.binary())
def test_damaged_bytes_are_read_or_refused_with_a_line_of_the_file(data: bytes) -> None:
    lines = data.count(b"\n") + 1
    found: int | None = None
    try:
        text_of_table(data)
    except UnreadableText as refused:
        found = refused.line
    assert found is None or 1 <= found <= lines
