"""Reads the line that signs a reader's comment: "Ann says:", "Ann · 3 hours ago · in reply to Lev"."""

import re
from dataclasses import dataclass

from holdfire.reading.pages.date_lines import filling_words, find_days, find_moment, is_date_line
from holdfire.reading.pages.furniture import Furniture

_BULLET = re.compile(r"^\s*(?:[•·▪◦‣●○*–—-]\s*)?(?:#?\d{1,4}[.):]?\s+(?=[^\W\d]))?")
_CONTROLS = re.compile(r"\((?P<said>[^()]{1,60})\)\s*$")
_BARS = re.compile(r"\s*[|•·]\s*|\s+[–—]\s+")
_BARS_OR_COMMA = re.compile(rf"{_BARS.pattern}|,\s+")
_PARTING_SIGN = re.compile(r"[|•·–—,]")
_BEFORE_SIGN = re.compile(r"[^|•·(),\[\]]+")
_CLOCK = re.compile(r"\b[0-2]?\d[:.][0-5]\d\b")
_SHORT_AGO = re.compile(r"(?<!\w)\d{1,3}\s?[smhdw]$")
_BEFORE_TIME = " \t0123456789,([–—-·•|"
_EDGES = " \t\u00a0•·|:,"
_INITIAL = re.compile(r"(?:^|\s)[^\W\d_]\.$")
_NO_NAME = re.compile(r"[\"“”«»?!;:]|[.…]$")
_NAME_WORDS = 4
_HEADING_WORDS = 12
_LONGEST_NAME = 40
_LONGEST_LINE = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """Who wrote a comment and whom it answers, None for what is not told; `dated` where only a day and a
    place for a name speak for its being one, as they do for an entry of a log."""

    author: str | None
    reply_to: str | None
    dated: bool = False


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
    parts = [part for part in _BARS.split(line) if part.strip()]
    return bool(parts) and all(
        _is_while_ago(part, furniture) or is_date_line(part, language) for part in parts
    )


def _is_while_ago(words: str, furniture: Furniture) -> bool:
    """Whether words are "3 hours ago" or "3h" and nothing else."""
    if _SHORT_AGO.fullmatch(words.strip()):
        return True
    ago = furniture.find("ago", words)
    return ago is not None and not (words[: ago.start()] + words[ago.end() :]).strip(" 0123456789.,")


def signed_line(text: str, language: str | None, furniture: Furniture) -> Signed | None:
    """Who signs a comment by a line that could be nothing else: a name with a verb and a colon, with a
    time beside it, or with a day and a clock time after it. None for any other line."""
    if len(text) > _LONGEST_LINE:
        return None
    line = _BULLET.sub("", text, count=1).strip()
    return (
        _by_verb(line, language, furniture)
        or _by_bars(line, language, furniture)
        or _by_moment(line, language)
    )


def spoken_line(text: str, language: str | None, furniture: Furniture) -> tuple[Signed, int] | None:
    """Who signs by the words before a comment's first colon, and where its own words begin: "Ann: not
    so", "Lev (in reply to Ann): it was"."""
    head, colon, words = text[:_LONGEST_LINE].partition(": ")
    if not colon or not words.strip() or not names_author(head, language, furniture):
        return None
    begin = len(head) + len(colon)
    return heading_line(head, language, furniture), begin + len(text[begin:]) - len(text[begin:].lstrip())


def heading_line(text: str, language: str | None, furniture: Furniture) -> Signed:
    """The author and the one answered that a line names: "Ann in reply to Lev (Show comment)"; a label
    before the name, a verb and a time after it are left out ("Posted by Ann on 5 May 2024")."""
    line = bare_line(text)
    controls = _CONTROLS.search(line)
    if controls and furniture.find("control", controls["said"]):
        line = line[: controls.start()].strip(_EDGES)
    reply = furniture.find("reply", line)
    if reply is None:
        return Signed(author=_author(line, language, furniture), reply_to=None)
    answered = _BEFORE_SIGN.match(line[reply.end() :].strip(f"{_EDGES}@"))
    return Signed(
        author=_author(line[: reply.start()], language, furniture),
        reply_to=_author(answered.group() if answered else "", language, furniture),
    )


def names_author(text: str, language: str | None, furniture: Furniture) -> bool:
    """Whether a line, freed of labels and times, is a name and nothing else."""
    if len(text) > _LONGEST_LINE or len(text.split()) > _HEADING_WORDS:
        return False
    author = heading_line(text, language, furniture).author
    return author is not None and may_be_name(author)


def _author(words: str, language: str | None, furniture: Furniture) -> str | None:
    line = words.strip(f"{_EDGES}([")
    line = line[furniture.label_length("byline", line) :].strip(_EDGES) or line
    return _name(_without_verb(_without_time(line, language, furniture), furniture), furniture)


def _name(words: str, furniture: Furniture) -> str | None:
    """A name without the placeholder of its picture, None where nothing is left."""
    name = words.strip(_EDGES)
    first, _, rest = name.partition(" ")
    if furniture.is_placeholder(first):
        name = rest.strip(_EDGES)
    return name if name and not furniture.is_placeholder(name) else None


def _without_time(line: str, language: str | None, furniture: Furniture) -> str:
    """A line without the day, the clock time or the "3 hours ago" that ends it."""
    ago, clock = furniture.find("ago", line), _CLOCK.search(line)
    cuts = [day.start for day in find_days(line, language)]
    cuts += [found.start() for found in (ago, clock, _SHORT_AGO.search(line)) if found]
    name = line[: min(cuts)].rstrip(_BEFORE_TIME) if cuts else line
    while cuts and name and name.split()[-1].casefold() in filling_words(language):
        name = name.rpartition(" ")[0].strip(_BEFORE_TIME)
    return name if may_be_name(name) else line


def _without_verb(line: str, furniture: Furniture) -> str:
    verb = furniture.find("comment_verb", line)
    ends = verb is not None and verb.end() == len(line) and line[: verb.start()].endswith(" ")
    return line[: verb.start()].rstrip() if verb and ends else line


def _by_verb(line: str, language: str | None, furniture: Furniture) -> Signed | None:
    """ "Ann says:" and "Ann wrote in reply to Lev:"."""
    verb = furniture.find("comment_verb", line) if line.endswith(":") else None
    if verb is None or not line[: verb.start()].endswith(" "):
        return None
    name, rest = line[: verb.start()].strip(), line[verb.end() : -1].strip()
    reply = furniture.find("reply", rest)
    timed = says_when(_CLOCK.sub("", rest), language, furniture) or _CLOCK.search(rest) is not None
    if not may_be_name(name) or (rest and not timed and (reply is None or reply.start())):
        return None
    return Signed(author=name, reply_to=_name(rest[reply.end() :].lstrip(" @"), furniture) if reply else None)


def _by_bars(line: str, language: str | None, furniture: Furniture) -> Signed | None:
    """ "Ann · 3 hours ago · in reply to Lev"."""
    name, *rest = _BARS_OR_COMMA.split(line) if _PARTING_SIGN.search(line) else (line,)
    if not rest or not may_be_name(name) or not any(says_when(part, language, furniture) for part in rest):
        return None
    replies = (furniture.find("reply", part) for part in rest)
    answered = next(
        (_name(reply.string[reply.end() :].lstrip(" @"), furniture) for reply in replies if reply), None
    )
    dated = not answered and not any(_is_while_ago(part, furniture) for part in rest)
    return Signed(author=name.strip(), reply_to=answered, dated=dated)


def _by_moment(line: str, language: str | None) -> Signed | None:
    """ "Ann 24 July 2018 at 9:12 pm"."""
    moment = find_moment(line, language)
    if moment is None or moment.clock is None or line[moment.end :].strip(" .)"):
        return None
    name = line[: moment.start].strip(" ,(–—-")
    while name and name.split()[-1].casefold() in filling_words(language):
        name = name.rpartition(" ")[0].strip(" ,(")
    return Signed(author=name, reply_to=None, dated=True) if may_be_name(name) else None
