"""Reads the line that signs a reader's comment: "Ann says:", "Ann · 3 hours ago · in reply to Lev"."""

import re
from dataclasses import dataclass

from holdfire.reading.pages.date_lines import filling_words, find_days, find_moment, is_date_line
from holdfire.reading.pages.furniture import Furniture

_BULLET = re.compile(r"^\s*(?:[•·▪◦‣●○*–—-]\s*)?(?:#?\d{1,4}[.):]?\s+(?=[^\W\d]))?")
_CONTROLS = re.compile(r"\((?P<said>[^()]{1,60})\)\s*$")
_BARS = re.compile(r"\s*[|•·]\s*|\s+[–—]\s+")
_EDGES = " \t\u00a0•·|:,"
_INITIAL = re.compile(r"(?:^|\s)[^\W\d_]\.$")
_NO_NAME = re.compile(r"[\"“”«»?!;:]|[.…]$")
_NAME_WORDS = 4
_LONGEST_NAME = 40
_LONGEST_LINE = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """Who wrote a comment and whom it answers, None for what is not told."""

    author: str | None
    reply_to: str | None


def bare_line(text: str) -> str:
    """A line without its bullet and the signs at its edges."""
    return _BULLET.sub("", text, count=1).strip(_EDGES)


def is_short(line: str) -> bool:
    """Whether a line is as short as a name."""
    return 0 < len(line.split()) <= _NAME_WORDS and len(line) <= _LONGEST_NAME


def may_be_name(line: str) -> bool:
    """Whether a line by itself may be the name of one who comments: short and no sentence."""
    return is_short(line) and (not _NO_NAME.search(line) or _INITIAL.search(line) is not None)


def says_when(line: str, language: str | None, furniture: Furniture) -> bool:
    """Whether a line only says when a comment was written ("3 hours ago", "5 May 2024 at 9:12")."""
    ago = furniture.find("ago", line) if len(line.split()) <= _NAME_WORDS else None
    return ago is not None or is_date_line(line, language)


def signed_line(text: str, language: str | None, furniture: Furniture) -> Signed | None:
    """Who signs a comment by a line that could be nothing else: a name with a verb and a colon, with a
    time beside it, or with a day and a clock time after it. None for any other line."""
    if len(text) > _LONGEST_LINE:
        return None
    line = _BULLET.sub("", text, count=1).strip()
    return (
        _by_verb(line, furniture) or _by_bars(line, language, furniture) or _by_moment(line, language)
    )


def spoken_line(text: str) -> tuple[str, int] | None:
    """The author that a comment's only line begins with, and where the words begin: "Ann: not so"."""
    line = bare_line(text)
    name, colon, words = line.partition(": ")
    if not colon or not words.strip() or not may_be_name(name):
        return None
    return name, text.index(words.strip())


def heading_line(text: str, language: str | None, furniture: Furniture) -> Signed:
    """The author and the one answered that a line names: "Ann in reply to Lev (Show comment)"; a label
    before the name and a time after it are left out ("Posted by Ann on 5 May 2024")."""
    line = bare_line(text)
    line = line[furniture.label_length("byline", line) :].strip(_EDGES) or line
    line = _without_time(line, language, furniture)
    controls = _CONTROLS.search(line)
    if controls and furniture.find("control", controls["said"]):
        line = line[: controls.start()].strip(_EDGES)
    reply = furniture.find("reply", line)
    if reply is None:
        return Signed(author=_name(line, furniture), reply_to=None)
    return Signed(
        author=_name(line[: reply.start()], furniture), reply_to=_name(line[reply.end() :], furniture)
    )


def _name(words: str, furniture: Furniture) -> str | None:
    """A name without the placeholder of its picture, None where nothing is left."""
    name = words.strip(_EDGES)
    first, _, rest = name.partition(" ")
    if furniture.is_placeholder(first):
        name = rest.strip(_EDGES)
    return name if name and not furniture.is_placeholder(name) else None


def _without_time(line: str, language: str | None, furniture: Furniture) -> str:
    """A line without the day or the "3 hours ago" that ends it."""
    days = find_days(line, language)
    ago = furniture.find("ago", line)
    cuts = [day.start for day in days if day.start] + ([ago.start()] if ago else [])
    if not cuts:
        return line
    name = line[: min(cuts)].rstrip(" \t0123456789,(–—-·•|")
    while name and name.split()[-1].casefold() in filling_words(language):
        name = name.rpartition(" ")[0].strip(" ,(")
    return name if may_be_name(name) else line


def _by_verb(line: str, furniture: Furniture) -> Signed | None:
    """"Ann says:" and "Ann wrote in reply to Lev:"."""
    verb = furniture.find("comment_verb", line)
    if verb is None or not line.endswith(":") or not line[: verb.start()].endswith(" "):
        return None
    name, rest = line[: verb.start()].strip(), line[verb.end() : -1].strip()
    reply = furniture.find("reply", rest)
    if not may_be_name(name) or (rest and (reply is None or reply.start())):
        return None
    return Signed(author=name, reply_to=_name(rest[reply.end() :], furniture) if reply else None)


def _by_bars(line: str, language: str | None, furniture: Furniture) -> Signed | None:
    """"Ann · 3 hours ago · in reply to Lev"."""
    name, *rest = _BARS.split(line)
    if not rest or not may_be_name(name) or not any(says_when(part, language, furniture) for part in rest):
        return None
    replies = (furniture.find("reply", part) for part in rest)
    answered = next((_name(reply.string[reply.end() :], furniture) for reply in replies if reply), None)
    return Signed(author=name.strip(), reply_to=answered)


def _by_moment(line: str, language: str | None) -> Signed | None:
    """"Ann 24 July 2018 at 9:12 pm"."""
    moment = find_moment(line, language)
    if moment is None or moment.clock is None or line[moment.end :].strip(" .)"):
        return None
    name = line[: moment.start].strip(" ,(–—-")
    while name and name.split()[-1].casefold() in filling_words(language):
        name = name.rpartition(" ")[0].strip(" ,(")
    return Signed(author=name, reply_to=None) if may_be_name(name) else None
