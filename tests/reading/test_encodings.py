"""Encodings as found in the wild: every capture becomes the right characters or a CaptureError."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.model.errors import CaptureError
from holdfire.reading.pages.encodings import decode, oddness

RUSSIAN = "Перемирие в долине соблюдается, заявил в среду мэр города. Мост открыт с 27 февраля."
ARABIC = "قال رئيس البلدية إن الهدنة في الوادي صامدة منذ منتصف الليل"
FRENCH = "L’accord négocié à Genève a été signé « sans réserve » par les délégués"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "utf-16"),
        (RUSSIAN, "utf-16-le"),
        (RUSSIAN, "utf-8"),
        (ARABIC, "windows-1256"),
        (FRENCH, "windows-1252"),
    ],
)
@pytest.mark.parametrize(
    "declared", [None, "iso-8859-1", "utf-8", "windows-1251", "koi8-r", "no-such-charset"]
)
def test_text_is_read_whatever_charset_was_declared(text: str, encoding: str, declared: str | None) -> None:
    assert decode(text.encode(encoding), declared=declared).text == text


def test_a_page_names_its_own_charset() -> None:
    page = f'<html><head><meta charset="windows-1251"></head><p>{RUSSIAN}</p>'
    found = decode(page.encode("windows-1251"), markup=True)
    assert (found.text, found.encoding) == (page, "cp1251")


def test_a_wrong_declaration_is_noted() -> None:
    found = decode(RUSSIAN.encode("koi8-r"), declared="windows-1251")
    assert any("cp1251" in note and "koi8-r" in note for note in found.notes)


def test_a_byte_order_mark_is_no_character_and_line_ends_stay() -> None:
    assert decode(b"\xef\xbb\xbfone\r\ntwo").text == "one\r\ntwo"


def test_a_cut_off_last_character_is_left_out_and_noted() -> None:
    found = decode(RUSSIAN.encode()[:-2])
    assert found.text == RUSSIAN[:-2]
    assert "cut off" in found.notes[0]


def test_broken_bytes_at_the_end_do_not_make_another_encoding_of_it() -> None:
    found = decode(RUSSIAN.encode()[:-2] + "ж".encode()[:1])
    assert found.text.startswith(RUSSIAN[:-2])
    assert found.encoding == "utf-8"


def test_a_few_broken_bytes_stand_as_replacement_characters() -> None:
    text = (RUSSIAN + "\n") * 40
    data = text.encode()
    found = decode(data[:150] + b"\xff" + data[150:])
    assert found.text.count("\ufffd") >= 1
    assert found.text.replace("\ufffd", "")[-200:] == text[-200:]
    assert "U+FFFD" in found.notes[-1]


@pytest.mark.parametrize("data", [b"", b" \n\t", b"\xef\xbb\xbf", bytes(range(32)) * 20])
def test_what_is_empty_or_binary_is_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(CaptureError, match="capture"):
        decode(data)


def test_a_declared_codec_that_is_no_charset_is_not_used() -> None:
    found = decode(b"plain text, no secret", declared="rot13")
    assert found.text == "plain text, no secret"
    assert "rot13" in found.notes[0]


def test_text_read_in_the_wrong_charset_is_odd() -> None:
    assert oddness(RUSSIAN) == 0
    assert oddness(RUSSIAN.encode("windows-1251").decode("koi8-r")) > 0.1
    assert oddness(RUSSIAN.encode("windows-1251").decode("iso-8859-1")) > 0.5


@given(
    data=st.binary(max_size=400),
    declared=st.sampled_from([None, "utf-8", "windows-1251", "utf-16", "x-none", "\x00"]),
)
def test_bytes_of_any_kind_become_text_or_a_capture_error(data: bytes, declared: str | None) -> None:
    try:
        found = decode(data, declared=declared, markup=True)
    except CaptureError:
        return
    assert found.text.strip()


@given(text=st.text(min_size=1).filter(str.strip).filter(lambda text: "\x00" not in text))
def test_what_was_written_in_utf_8_comes_back(text: str) -> None:
    data = text.encode("utf-8", "ignore")
    try:
        found = decode(data)
    except CaptureError:
        return
    assert found.text == data.decode().removeprefix("\ufeff") or found.encoding.startswith("utf-16")
