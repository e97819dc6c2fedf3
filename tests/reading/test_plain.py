"""Plain text: paragraphs are lines, or lines wrapped to a width, and nothing is changed."""

from hypothesis import given
from hypothesis import strategies as st

from holdfire.reading.pages.plain import read_plain

PROSE = "the guns along the river fell silent at midnight and stayed so until the morning of the next day "


def _texts(text: str) -> list[str]:
    return [paragraph.text for paragraph in read_plain(text)]


def test_each_line_is_a_paragraph_whatever_ends_it() -> None:
    assert _texts("one\r\ntwo\rthree\n\n  four\u2028five") == ["one", "two", "three", "four", "five"]


def test_an_empty_line_before_a_paragraph_is_known() -> None:
    assert [paragraph.gap for paragraph in read_plain("one\ntwo\r\n\r\nthree\n \nfour")] == [
        True,
        False,
        True,
        True,
    ]


def test_bullets_and_indentation_are_known() -> None:
    listed = [(paragraph.listed, paragraph.depth) for paragraph in read_plain("• a\n    • b\n\tc\n– d")]
    assert listed == [(True, 0), (True, 4), (False, 4), (True, 0)]


def test_lines_that_were_wrapped_are_one_paragraph_and_titles_are_not() -> None:
    words = (PROSE * 8).split()
    lines, line = [], ""
    for word in words:
        if len(line) + 1 + len(word) > 60:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    wrapped = "\n".join([*lines, line])
    assert _texts(wrapped) == [wrapped]
    titles = "A Truce Holds in the Upper Valley\nA Bridge for Both of the Sides\nThe Mayor Counts His Hours"
    assert len(_texts(titles)) == 3


@given(st.text(alphabet="ab \t\r\n\u2028•-1.", max_size=200))
def test_paragraphs_stand_where_they_say_and_hold_every_word(text: str) -> None:
    paragraphs = read_plain(text)
    end = 0
    for paragraph in paragraphs:
        assert text[paragraph.start : paragraph.end] == paragraph.text
        assert not text[end : paragraph.start].strip()
        end = paragraph.end
    assert not text[end:].strip()
