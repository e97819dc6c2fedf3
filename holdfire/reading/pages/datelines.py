"""Finds the dateline at the beginning of running text: "MOSCOW, February 24.", "GENEVA (Agency) -"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from holdfire.lexicon.tables import SHARED, Lexicon
from holdfire.reading.pages.date_lines import Day, filling_words, find_days, prepositions

_LONGEST = 110
_WORDS_ALONE = 7
_PARTING = frozenset(",.،/|")
"""Signs that part a place from the day after it."""
_DASH = r"(?:\s*[–—]\s*|\s*--\s*|\s+-\s+|\s?\.-+\s*)"
_PLACE = r"(?P<place>[^\W\d_][^()–—:;\d\n]{1,60}?)"
_CREDIT = r"\((?P<credit>[^()\n]{2,60})\)"
_CREDITED = re.compile(rf"(?:{_PLACE})?\s*{_CREDIT}\s*(?:{_DASH}|[.:]\s+)")
_AFTER_DATE = re.compile(rf"(?:\.?{_DASH}|\s*[.:]\s+)")
_CREDIT_AFTER = re.compile(rf"\s*[/,]?\s*{_CREDIT}\s*(?:{_DASH}|[.:]\s+)")
_AGENCY = re.compile(
    r"\s*(?:/(?P<slashed>[^/\n]{2,40})/\.?|(?P<plain>[^\W\d_][\w’'-]*(?: [^\W\d_][\w’'-]*){0,2})\.)(?=\s)"
)
_IN_A_LAND = re.compile(
    rf"(?P<place>[^\W\d_a-z][^()–—:;,\d\na-z]{{1,40}}),(?: [^\W\d_a-z][\w’'.-]+){{1,3}}{_DASH}(?=\S)"
)
_BEFORE_COLON = re.compile(r"(?P<place>[^\W\d_a-z][^()–—:;.?!\d\na-z]{2,30}):(?=\s+[\"“«]?[^\W\d_a-z])")
_BARE = re.compile(rf"(?P<place>[^\W\d_a-zа-я][^()–—:;\d\na-zа-я]{{2,40}}){_DASH}(?=[\"“«]?[^\W\d_a-zа-я])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """A dateline that is the first `length` characters of a paragraph, with the day and credit it gives."""

    length: int
    place: str | None = None
    day: Day | None = None
    credit: str | None = None


def find_dateline(text: str, language: str | None, names: Sequence[str] = ()) -> Dateline | None:
    """The dateline a paragraph begins with, None for none.

    It needs a place with a day, with a credit in brackets, or in capitals before a dash. `names` are
    outlets that may stand after the dash instead ("МОСКВА, 25 фев — Northern Wire. ...").
    """
    head = text[:_LONGEST]
    found = _credit_first(head, language) or _dated(head, language, names)
    found = found or _credited(head, language) or _bare(head) or _in_a_land(head)
    return found if found and text[found.length :].strip() else None


def colon_dateline(text: str) -> Dateline | None:
    """PLACE in capitals and a colon. A speaker in a transcript stands so too: ask this only of the first
    paragraph of a report in which no other paragraph begins so."""
    match = _BEFORE_COLON.match(text[:_LONGEST])
    if not match or not _is_capital(match["place"]):
        return None
    return Dateline(length=_bare_end(text, match.end()), place=match["place"].strip(" ,."))


def is_dateline(text: str, language: str | None) -> bool:
    """Whether a line is a dateline by itself: a place in capitals, a day, and a short name at most."""
    if len(text.split()) > _WORDS_ALONE:
        return False
    dated = _dated(f"{text} ", language, ())
    if dated is None or dated.place is None or not _is_capital(dated.place):
        return False
    return all(word[0].isupper() for word in re.findall(r"[^\W_]+", text[dated.length :]))


def _credit_first(head: str, language: str | None) -> Dateline | None:
    """(CREDIT) and a dash, then PLACE, DAY and another dash."""
    credit = _credited(head, language)
    if credit is None or credit.place:
        return None
    begin = len(head) - len(head[credit.length :].lstrip())
    dated = _dated(head[begin:], language, ())
    if dated is None or dated.day is None:
        return None
    day = replace(dated.day, start=dated.day.start + begin, end=dated.day.end + begin)
    return Dateline(length=begin + dated.length, place=dated.place, day=day, credit=credit.credit)


def _dated(head: str, language: str | None, names: Sequence[str]) -> Dateline | None:
    """PLACE, DAY and then a full stop, a dash, or a credit."""
    day = next(iter(find_days(head, language)), None)
    if day is None or day.start == 0:
        return None
    place = _without_filling(head[: day.start], language)
    parted = head[len(place) : day.start].strip()[:1] in _PARTING
    credit = _CREDIT_AFTER.match(head, day.end)
    has_no_capitals = place.upper() == place.lower()
    if not _is_place(place, language) or not (parted or _is_capital(place) or (has_no_capitals and credit)):
        return None
    if credit:
        return Dateline(
            length=_bare_end(head, credit.end()), place=place, day=day, credit=credit["credit"].strip()
        )
    after = _AFTER_DATE.match(head, day.end - 1 if head[day.end - 1] == "." else day.end)
    if not after or (after.group().startswith(".") and not _is_capital(place)):
        return None
    named = _named_after(head, after.end(), names)
    if named:
        return Dateline(length=named[0], place=place, day=day, credit=named[1])
    agency = _agency(head, after.end()) if after.group().strip() == "." else None
    if agency and _is_capital(place):
        return Dateline(length=agency[0], place=place, day=day, credit=agency[1])
    return Dateline(length=_bare_end(head, after.end()), place=place, day=day)


def _agency(head: str, place: int) -> tuple[int, str] | None:
    """An agency's name right after the day's full stop, in strokes or as a short name with a full stop:
    where it ends, and the name."""
    found = _AGENCY.match(head, _bare_end(head, place))
    if found is None:
        return None
    name = found["slashed"] or found["plain"]
    return (found.end(), name) if all(word[0].isupper() for word in name.split()) else None


def _without_filling(before: str, language: str | None) -> str:
    """What stands before a day without the words that only lead to it ("Damas, le 27 ...")."""
    place = before.rstrip(" ,./|،")
    while " " in place and place.rsplit(maxsplit=1)[1].casefold() in filling_words(language):
        place = place.rsplit(maxsplit=1)[0].rstrip(" ,./|،")
    return place


def _credited(head: str, language: str | None) -> Dateline | None:
    """PLACE (CREDIT) and a dash, or (CREDIT) and a dash."""
    match = _CREDITED.match(head)
    if not match or not _may_be_a_credit(match["credit"]):
        return None
    place = (match["place"] or "").strip(" ,.")
    if place and not _is_place(place, language):
        return None
    if not _is_capital(place) and not re.search(r"[–—-]\s*$", match.group()):
        return None
    credit = match["credit"].strip()
    day = next(iter(find_days(credit, language)), None)
    if day:
        credit = credit[: day.start].strip(" ,")
    return Dateline(length=_bare_end(head, match.end()), place=place or None, credit=credit or None)


def _may_be_a_credit(words: str) -> bool:
    """Whether words in brackets may name an outlet: with a capital, unless a wire service has none."""
    return words[:1].isalpha() and (not words[:1].islower() or words.strip() in _small_wires())


@cache
def _small_wires() -> frozenset[str]:
    return frozenset(word for word in Lexicon(language=SHARED).words("wire_services") if word[:1].islower())


def _bare(head: str) -> Dateline | None:
    """PLACE in capitals and a dash."""
    match = _BARE.match(head)
    if not match or not _is_capital(match["place"]) or len(match["place"].split()) > 4:
        return None
    return Dateline(length=_bare_end(head, match.end()), place=match["place"].strip(" ,."))


def _in_a_land(head: str) -> Dateline | None:
    """PLACE in capitals, the land it lies in, and a dash: "ORVEL, Upper Drano —"."""
    match = _IN_A_LAND.match(head)
    if not match or not _is_capital(match["place"]):
        return None
    return Dateline(length=_bare_end(head, match.end()), place=match["place"].strip(" ,."))


def _named_after(head: str, place: int, names: Sequence[str]) -> tuple[int, str] | None:
    """An outlet's name and a full stop right after the dash: where it ends, and the name."""
    for name in names:
        end = place + len(name)
        if head[place:end].casefold() == name.casefold() and re.match(r"\.(?:\s|$)", head[end : end + 2]):
            return min(len(head), end + 1), name
    return None


def _is_place(words: str, language: str | None) -> bool:
    """Whether words may name a place: few, and each with a capital or of a script without capitals."""
    parts = re.split(r"[\s/,-]+", words.strip(" ,./"))
    if parts[0].casefold() in prepositions(language):
        return False
    names = [part for part in parts if part and part.casefold() not in _place_words(language)]
    return 0 < len(names) <= 6 and all(not name[0].islower() and not name[0].isdigit() for name in names)


@cache
def _place_words(language: str | None) -> frozenset[str]:
    """The small words inside names of places ("Deir ez-Zor on the river")."""
    lexicon = Lexicon(language=language or "")
    rows = lexicon.words("layout", kind="place_word") if language and lexicon.has("layout") else ()
    return frozenset(rows)


def _is_capital(place: str) -> bool:
    return len(place) > 1 and place.upper() == place and place.lower() != place


def _bare_end(head: str, end: int) -> int:
    """Where the dateline ends without the white space after it."""
    return len(head[:end].rstrip())
