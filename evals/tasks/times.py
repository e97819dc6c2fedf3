"""Times: what the reader of times makes of phrases, in the form the scorers ask for."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from evals.tasks.sentence import Labels, by_part, ratio, reading_of
from holdfire.model.case import Case
from holdfire.model.when import Precision, TimeRef, When
from holdfire.reading.moments.time_span_words import read_span
from holdfire.reading.moments.time_words import time_words
from holdfire.reading.moments.times import Reference, find_times
from holdfire.reading.moments.zones import EASTERNMOST, WESTERNMOST, clock_of
from holdfire.reading.word_stream import words_of

GRAINS = {
    Precision.MINUTE: "minute",
    Precision.HOUR: "hour",
    Precision.PART_OF_DAY: "part",
    Precision.DAY: "day",
    Precision.WEEK: "week",
    Precision.MONTH: "month",
    Precision.YEAR: "year",
    Precision.RANGE: "fuzzy",
}
ISO_UNITS = {
    "hour": "PT{}H",
    "minute": "PT{}M",
    "day": "P{}D",
    "week": "P{}W",
    "month": "P{}M",
    "year": "P{}Y",
}


ISO_HALVES = {"hour": "30M", "day": "T12H", "year": "6M"}
"""What "and a half" adds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A text as one sentence."""

    start: int
    end: int
    paragraph: int = 0


def predict(source: Path) -> Iterator[dict[str, object]]:
    """One object a phrase of a JSON list of {"id", "text", "reference", "zone"}."""
    for phrase in json.loads(source.read_text(encoding="utf-8")):
        yield {"id": phrase["id"], "times": [_as_object(time) for time in _times(phrase)]}


def _times(phrase: Mapping[str, str | None]) -> tuple[TimeRef, ...]:
    text = phrase["text"] or ""
    sentences = (Whole(start=0, end=len(text)),)
    return find_times(text, sentences, _reference(phrase), phrase.get("language") or "en")


def _reference(phrase: Mapping[str, str | None]) -> Reference:
    """The report's day, its hour where the labels tell it, its zone, and the day its truce began."""
    day, hour, truce = (phrase.get(key) for key in ("reference", "published", "start_of_truce"))
    zone = phrase.get("zone")
    return Reference(
        date=date.fromisoformat(day) if day else None,
        zone=zone,
        case=Case(name="labelled phrases", truce_since=date.fromisoformat(truce)) if truce else None,
        moment=datetime.fromisoformat(hour).replace(tzinfo=clock_of(zone)) if hour and zone else None,
    )


def _as_object(time: TimeRef) -> dict[str, object]:
    when = time.when
    start, end = _wall_times(when) if when else (None, None)
    exact = when is not None and when.precision in (Precision.MINUTE, Precision.HOUR, Precision.PART_OF_DAY)
    known = _reading(when) if when else None
    utc = known.earliest if exact and known and known.zone else None
    if exact and known and known.earliest == known.latest:
        utc = known.earliest
    return {
        "text": time.span.text,
        "start": start.isoformat() if start else None,
        "end": end.isoformat() if end else None,
        "utc": utc.replace(tzinfo=None).isoformat() if utc else None,
        "grain": GRAINS[when.precision] if when else "duration",
        "duration": _iso_duration(time),
        "conflict": when.conflict_minutes if when else None,
    }


def _reading(when: When) -> When:
    """The first reading of an ambiguous zone or of a time left open; else the time itself."""
    first = when.alternatives[0] if when.alternatives else when
    is_open = when.earliest is None and when.latest is None
    return first if is_open or (when.zone is None and first.zone) else when


def _wall_times(when: When) -> tuple[datetime | None, datetime | None]:
    """Start and end on the clock of the time's own zone; without a zone the bounds are those of the clocks
    furthest apart, so that they give the wall times back."""
    reading = _reading(when)
    if reading.earliest is None or reading.latest is None:
        return None, None
    starts_on = clock_of(reading.zone) if reading.zone else EASTERNMOST
    ends_on = clock_of(reading.zone) if reading.zone else WESTERNMOST
    if reading.zone is None and reading.earliest == reading.latest:
        starts_on = ends_on = UTC
    start, end = reading.earliest.astimezone(starts_on), reading.latest.astimezone(ends_on)
    if end.second == 59:  # the last second of a day stands for its end
        end += timedelta(seconds=1)
    return start.replace(tzinfo=None), end.replace(tzinfo=None)


def _iso_duration(time: TimeRef) -> str | None:
    book = time_words("en")
    if time.duration is None or book is None:
        return None
    words = words_of(time.span.text, 0, len(time.span.text))
    for at in range(len(words)):
        said = read_span(words, at, book)
        if said and said[0].unit in ISO_UNITS:
            unit = said[0].unit
            return ISO_UNITS[unit].format(said[0].number) + (ISO_HALVES.get(unit, "") * said[0].and_a_half)
    return None


def score(gold: Path) -> dict[str, float]:
    """Shares of the labelled phrases: `date` the day (or length, or nothing) right, `full` also clock or part
    of day, UTC, end and conflict; `conflicts` the stated conflicts found with their size, `calm` the other
    phrases that were given none. By part where the labels have parts."""
    phrases = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line]
    return by_part(gold, _figures) if "part" in phrases[0] else _figures(phrases)


def score_clocks(gold: Path) -> dict[str, float]:
    """By part, for sentences that give one instant by two clocks: `conflicts` found with their minutes;
    `calm` those whose clocks agree and that were given no conflict."""
    return by_part(gold, _clock_figures)


def _clock_figures(lines: Iterable[Labels]) -> dict[str, float]:
    found: list[bool] = []
    calm: list[bool] = []
    for labels in lines:
        whens = [time.when for time in reading_of(labels).times]
        minutes = [when.conflict_minutes for when in whens if when and when.conflict_minutes]
        if labels["conflict"]:
            found.append(labels["minutes"] in minutes)
        else:
            calm.append(not minutes)
    return {"conflicts": _share(found), "calm": _share(calm)}


def _figures(lines: Iterable[Labels]) -> dict[str, float]:
    phrases = list(lines)
    read = [[_as_object(time) for time in _times(phrase)] for phrase in phrases]
    judged = [_judged(phrase, times) for phrase, times in zip(phrases, read, strict=True)]
    found = [
        (phrase.get("conflict"), [time["conflict"] for time in times])
        for phrase, times in zip(phrases, read, strict=True)
    ]
    figures = {"date": _share([day for day, _ in judged]), "full": _share([full for _, full in judged])}
    stated = [said in minutes for said, minutes in found if said is not None]
    others = [not any(minutes) for said, minutes in found if said is None]
    return figures | {"conflicts": _share(stated), "calm": _share(others)}


def _share(answers: list[bool]) -> float:
    return ratio(sum(answers), len(answers))


def _judged(phrase: Labels, times: list[dict[str, object]]) -> tuple[bool, bool]:
    """Whether the day is right, and whether all that the label asks for is."""
    if phrase.get("none"):
        clean = not any(time["start"] for time in times)
        return clean, clean
    if phrase.get("dur"):
        right = any(time["duration"] == phrase["dur"] for time in times)
        return right, right
    dated = [time for time in times if str(time["start"])[:10] == phrase["date"]]
    return bool(dated), any(_is_complete(phrase, time) for time in dated)


def _is_complete(phrase: Labels, time: dict[str, object]) -> bool:
    said = str(phrase.get("time") or "")
    clock_right = str(time["start"])[11:16] == said if ":" in said else not said or time["grain"] == "part"
    utc_right = not phrase.get("utc") or str(time["utc"])[:16] == phrase["utc"]
    end_right = "end" not in phrase or str(time["end"])[:16] == phrase["end"]
    conflict_right = "conflict" not in phrase or time["conflict"] == phrase["conflict"]
    return clock_right and utc_right and end_right and conflict_right
