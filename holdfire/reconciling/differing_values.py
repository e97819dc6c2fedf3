"""Numbers and dates in which two renderings of one utterance differ, however they are written."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from holdfire.reconciling.same_place import Candidates, SamePlace
from holdfire.reconciling.words import Word, WordKind

_NUMBER_FLOOR, _DATE_FLOOR = 0.2, -1.0
_SAME_LENGTH = 0.6  # what two numbers of as many digits need less
_CLOCK = re.compile(r"(\d{1,2})[:.](\d\d)")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+")  # thousands, as many languages write them
_YEAR_ENDING = 2  # digits
_GROUP = re.compile(r"\d{3}")


def differing_numbers(places: SamePlace) -> Iterator[tuple[int, int]]:
    """Numbers that stand for each other and are two."""
    left, right = places.alignment.left, places.alignment.right
    links, back = places.alignment.links, places.alignment.back

    def likeness(row: int, column: int) -> float:
        one, other = left[row].text, right[column].text
        return _SAME_LENGTH if one[0].isdigit() and other[0].isdigit() and len(one) == len(other) else 0.0

    rows = _numbers_without_counterpart(left, right, links)
    columns = _numbers_without_counterpart(right, left, back)
    yield from places.paired(rows, columns, _NUMBER_FLOOR, likeness)


def _numbers_without_counterpart(
    words: Sequence[Word], others: Sequence[Word], links: Mapping[int, int]
) -> Candidates:
    ways = [_ways_written(words, place) for place in range(len(words))]
    written = [_ways_written(others, place) for place in range(len(others))]
    everywhere = frozenset[str]().union(*written)
    strange, spent = [], []
    for place, word in enumerate(words):
        if word.value is None or word.kind not in (WordKind.NUMBER, WordKind.CONTENT):
            continue
        linked = links.get(place)
        if linked is not None and ways[place] & written[linked]:
            continue
        if (
            not ways[place] & everywhere
            and word.kind is WordKind.NUMBER
            and not _is_in_a_name_of_its_own(words, place, others)
        ):
            strange.append(place)
        else:
            spent.append(place)
    tails = {place + 2 for place in strange if _is_joined(words, place)}
    return Candidates([place for place in strange if place not in tails], spent)


def _is_joined(words: Sequence[Word], place: int) -> bool:
    """Whether a number goes on beyond a mark: "19, 000", "9: 7"."""
    if place + 2 >= len(words) or words[place + 2].kind is not WordKind.NUMBER:
        return False
    mark, second = words[place + 1].text, words[place + 2].text
    return mark == ":" or (mark == "," and _GROUP.fullmatch(second) is not None)


def _is_in_a_name_of_its_own(words: Sequence[Word], place: int, others: Sequence[Word]) -> bool:
    """Whether a number is the end of a name ("COVID-19") that the other rendering lacks."""
    if place < 2 or words[place - 1].text not in "-–":
        return False
    head, hyphen = words[place - 2 : place]
    is_one = head.end == hyphen.start and hyphen.end == words[place].start and head.text[0].isalpha()
    return is_one and all(other.folded != head.folded for other in others)


def _ways_written(words: Sequence[Word], place: int) -> frozenset[str]:
    """The values a number may be read as: "19, 000" is 19000, "2-1" is 2:1, "20:00" is 8, and what stands
    before a word for thousands or millions that the other rendering misspells is a number too."""
    word = words[place]
    if word.value is None or word.kind not in (WordKind.NUMBER, WordKind.CONTENT):
        return frozenset()
    ways = {word.value, *_parts(word.text)}
    for first, second in ((place - 2, place), (place, place + 2)):
        if not 0 <= first < second < len(words) or words[first + 1].kind is not WordKind.PUNCTUATION:
            continue
        if words[first].kind is words[second].kind is WordKind.NUMBER:
            ways.update(_joined(words[first].text, words[first + 1].text, words[second].text))
            if second == place and _is_year(words[first].text) and _is_year(word.text):
                ways.add(word.text[-_YEAR_ENDING:])
    return frozenset(ways)


def _joined(first: str, mark: str, second: str) -> Iterator[str]:
    """What two numbers with a mark between are as one."""
    if mark == "," and _GROUP.fullmatch(second):
        yield first + second
    else:
        yield f"{first}:{second}"
        yield from _parts(f"{first}:{second}")


def _is_year(text: str) -> bool:
    return text.isdigit() and len(text) == 2 * _YEAR_ENDING


def _parts(text: str) -> Iterator[str]:
    """Other values of a number that is written with marks: thousands, hours and minutes, parts of a date."""
    clock = _CLOCK.fullmatch(text)
    if clock:
        hour, minutes = int(clock[1]), clock[2]
        yield f"{hour}:{minutes}"
        if minutes == "00":
            yield from (str(hour), str(hour % 12))
    if _DOTTED.fullmatch(text):
        yield text.replace(".", "")
    elif text.count(".") > 1:
        yield from (part.lstrip("0") for part in text.split("."))


def differing_dates(places: SamePlace) -> Iterator[tuple[int, int]]:
    """Months, and days of the week, that stand for each other and are two."""
    left, right = places.alignment.left, places.alignment.right
    for kind in (WordKind.MONTH, WordKind.WEEKDAY):
        rows, columns = _surplus(left, right, kind), _surplus(right, left, kind)
        yield from places.paired(Candidates(rows, ()), Candidates(columns, ()), _DATE_FLOOR)


def _surplus(words: Sequence[Word], others: Sequence[Word], kind: WordKind) -> list[int]:
    """Places of values that this rendering has more often than the other."""
    here = Counter(word.value for word in words if word.kind is kind)
    there = Counter(word.value for word in others if word.kind is kind)
    return [
        place
        for place, word in enumerate(words)
        if word.kind is kind and here[word.value] > there[word.value]
    ]
