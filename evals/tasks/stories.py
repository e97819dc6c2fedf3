"""Stories, incidents and origins over independent reports of one war, each case's reports in one record."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import yaml

from evals.tasks.sentence import ratio
from holdfire.config import HAND_WRITTEN
from holdfire.lexicon.casebook import read_case
from holdfire.model.act import Act
from holdfire.model.capture import Capture, MediaType
from holdfire.model.case import Case
from holdfire.model.incident import Incident
from holdfire.model.mention import Mention
from holdfire.model.reading import Reading
from holdfire.reading.read import Reader
from holdfire.reconciling.act_families import HAPPENINGS
from holdfire.reconciling.reconcile import reconcile

_CASES = Path(__file__).parents[2] / "examples"
Labels = Mapping[str, Any]


@dataclass(frozen=True)
class Told:
    """A report's telling of a labelled event, and the incidents that were made of it."""

    event: str
    report: str
    incidents: frozenset[str]


def score(gold: Path) -> dict[str, float]:
    """By part; `gold` is a folder of one file a story (README.md there).

    `stories`: B-cubed F1 over reports. `told`: of the reports that tell a happening, those of which an
    incident was made of it; `incidents`: B-cubed F1 over these. `origins`: of the events told by two reports
    or more and made one incident, those whose number of independent origins is right, as far as it was read.
    """
    figures: dict[str, float] = {}
    for part in ("dev", "held"):
        counted = [_figures(case, files) for case, files in _files(gold, part)]
        for name in counted[0] if counted else ():
            figures[f"{part}.{name}"] = sum(one[name] for one in counted) / len(counted)
    return figures


def _files(gold: Path, part: str) -> Iterator[tuple[str, dict[str, Labels]]]:
    """The stories of each case: odd numbers are for developing, even ones are held out."""
    cases: dict[str, dict[str, Labels]] = defaultdict(dict)
    for path in sorted(gold.glob("*.yaml")):
        case, _, number = path.stem.rpartition("-")
        if (int(number) % 2 == 1) == (part == "dev"):
            cases[case][path.stem] = yaml.safe_load(path.read_text(encoding="utf-8"))
    yield from sorted(cases.items())


def _figures(case_name: str, files: Mapping[str, Labels]) -> dict[str, float]:
    case = case_of(case_name)
    readings = {key: reading_of(case_name, report) for key, report in _reports(files)}
    found = reconcile(list(readings.values()), case)
    story_of = {report: story.id for story in found.stories for report in story.reports}
    by_story = {key: story_of[reading.report.id] for key, reading in readings.items()}
    told = list(_told(files, readings, found.incidents))
    made = {f"{one.event} {one.report}": min(one.incidents) for one in told if one.incidents}
    return {
        "stories": b_cubed(_stories(files), by_story),
        "told": ratio(len(made), len(told)),
        "incidents": b_cubed({key: key.split()[0] for key in made}, made),
        "origins": _origins(files, readings, told, found.incidents),
    }


@cache
def case_of(name: str) -> Case:
    """The example case the reports of a story are read with."""
    folder = _CASES / name
    return read_case(
        {
            file: (folder / file).read_text(encoding="utf-8")
            for file in HAND_WRITTEN
            if (folder / file).exists()
        }
    )


def reading_of(case_name: str, report: Labels) -> Reading:
    """What the pipeline reads of a labelled report, given as the page an outlet would show."""
    outlet = case_of(case_name).outlet(report["outlet"]) if report.get("outlet") else None
    named = outlet.name if outlet else report.get("publisher", "")
    paragraphs = "".join(f"<p>{escape(text)}</p>" for text in report["text"].split("\n\n"))
    published = report["published"]
    moment = published if isinstance(published, str) else datetime.isoformat(published)
    page = (
        f"<html lang=en><head><meta charset=utf-8><title>{escape(report['title'])}</title>"
        f'<meta property="og:site_name" content="{escape(named)}">'
        f'<meta property="article:published_time" content="{moment}"></head>'
        f"<body><article><h1>{escape(report['title'])}</h1>{paragraphs}</article></body></html>"
    )
    capture = Capture(data=page.encode(), origin="labelled", media_type=MediaType.HTML)
    return _reader(case_name).read(capture)


@cache
def _reader(case_name: str) -> Reader:
    return Reader(case_of(case_name))


def _reports(files: Mapping[str, Labels]) -> Iterator[tuple[str, Labels]]:
    for name, file in files.items():
        for report in file["reports"]:
            yield f"{name}.{report['id']}", report


def _stories(files: Mapping[str, Labels]) -> dict[str, str]:
    return {
        f"{name}.{report['id']}": f"{name} {report['story']}"
        for name, file in files.items()
        for report in file["reports"]
    }


def _told(
    files: Mapping[str, Labels], readings: Mapping[str, Reading], incidents: Sequence[Incident]
) -> Iterator[Told]:
    of_mention = {account.mention: item.id for item in incidents for account in item.accounts}
    for name, file in files.items():
        for event in file["events"]:
            if Act(event["act"]) not in HAPPENINGS:
                continue
            for report, passages in event["told"].items():
                if report in event.get("denied_by", ()):
                    continue
                reading = readings[f"{name}.{report}"]
                mentions = _mentions_in(reading, [passages] if isinstance(passages, str) else passages)
                ids = frozenset(of_mention[one.id] for one in mentions if one.id in of_mention)
                yield Told(f"{name}.{event['id']}", f"{name}.{report}", ids)


def _mentions_in(reading: Reading, passages: Iterable[str]) -> Iterator[Mention]:
    text = reading.report.text
    for passage in passages:
        start = text.find(passage)
        for mention in reading.mentions:
            if start <= mention.trigger.start < start + len(passage):
                yield mention


def _origins(
    files: Mapping[str, Labels],
    readings: Mapping[str, Reading],
    told: Iterable[Told],
    incidents: Sequence[Incident],
) -> float:
    keys = {reading.report.id: key for key, reading in readings.items()}
    by_id = {item.id: item for item in incidents}
    tellings: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        tellings[one.event].append(one)
    right = counted = 0
    for name, file in files.items():
        for event in file["events"]:
            held = Counter(item for one in tellings[f"{name}.{event['id']}"] for item in one.incidents)
            most = held.most_common(1)
            if len(event["told"]) < 2 or not most or most[0][1] < 2:
                continue
            incident = by_id[most[0][0]]
            reports = {keys[account.report] for account in incident.accounts}
            known = [group for group in event["origins"] if any(f"{name}.{one}" in reports for one in group)]
            counted += 1
            right += len(incident.origins) == len(known)
    return ratio(right, counted)


def b_cubed(gold: Mapping[str, str], found: Mapping[str, str]) -> float:
    """F1 of B-cubed precision and recall (Bagga and Baldwin 1998) of a grouping of the same keys."""
    cells = Counter((gold[key], found[key]) for key in gold)
    by_gold, by_found = Counter(gold.values()), Counter(found[key] for key in gold)
    precision = sum(count**2 / by_found[there] for (_, there), count in cells.items()) / (len(gold) or 1)
    recall = sum(count**2 / by_gold[here] for (here, _), count in cells.items()) / (len(gold) or 1)
    return ratio(2 * precision * recall, precision + recall)
