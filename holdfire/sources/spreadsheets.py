"""The text of a table in the ways that spreadsheet programs save it."""

import re
from dataclasses import dataclass

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_WESTERN = "windows-1252"
_PARTED_BY = re.compile(r'"?sep=.?"?\r?\n', re.IGNORECASE)
"""A line that some programs put above the heading, for others of their kind to know the delimiter."""

_NO_WESTERN = re.compile(
    r"[À-ÖØ-öø-ÿ]{3}"  # no language of the west has three such letters in a row; in others most words do
    r"|[ÐÝÞðýþ]"  # of Western languages only Icelandic has these; here they mostly are Turkish or Czech
    r"|[^\W\d_][¡-©¬-³µ¶¸¹¼-¿‚ƒ†‡‰][^\W\d_]|[ˆ˜]"  # signs in words are letters of elsewhere
    r"|(?<!\d)(?<!\d )[£¤¦§¨¯°±²³¶¹¼½¾][^\W\d_]"  # and so are signs before words, but for units (30 °C)
)
_WITH_SUCH_LETTERS = re.compile(r"\w*[^\W\x00-\x7f]\w*")
_SHOWN = 5


class UnreadableText(ValueError):  # noqa: N818 - the name says what is wrong
    """The text of a table cannot be told from its bytes; `line`, counted from 1, is where that shows."""

    def __init__(self, line: int) -> None:
        self.line = line
        super().__init__("the charset of this table cannot be told: save it as “CSV UTF-8”")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableText:
    """The text of a table without what stands before its heading: so many `lines_before`. `guess` says what
    charset was taken for granted, with the words a reader should look at; empty where none was."""

    text: str
    lines_before: int = 0
    guess: str = ""


def text_of_table(data: bytes) -> TableText:
    """The text, by its byte order mark, as UTF-8, or as the Windows-1252 that spreadsheet programs write in
    Western Europe and the Americas, where no letter speaks against it. Raises UnreadableText."""
    text, guess = _decoded(data)
    above = _PARTED_BY.match(text)
    if above:
        return TableText(text=text[above.end() :], lines_before=1, guess=guess)
    return TableText(text=text, guess=guess)


def _decoded(data: bytes) -> tuple[str, str]:
    charset = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(charset), ""
    except UnicodeDecodeError as error:
        at = error.start
    line = data.count(b"\n", 0, at) + 1
    if charset != "utf-8":
        raise UnreadableText(line)
    try:
        text = data.decode(_WESTERN)
    except UnicodeDecodeError as error:
        raise UnreadableText(data.count(b"\n", 0, error.start) + 1) from error
    if _NO_WESTERN.search(text):
        raise UnreadableText(line)
    words = list(dict.fromkeys(_WITH_SUCH_LETTERS.findall(text)))[:_SHOWN]
    return (
        text,
        f"read as Windows-1252, which its bytes do not say; look at {', '.join(words) or 'its signs'}",
    )
