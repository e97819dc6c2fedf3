"""Tells the main event of a sentence in PLOVER's types, with the coder that reading uses; scores acts."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from evals.plover_main_act import main_act_of, participants_of_main
from holdfire.lexicon.names import NameFinder
from holdfire.model.act import SAID_TO_BE_SO
from holdfire.model.case import Case
from holdfire.model.mention import Mention
from holdfire.model.report import Block, BlockKind, Report
from holdfire.model.when import When
from holdfire.reading.acts.acts_told import ActFinder
from holdfire.reading.acts.mentions import find_mentions
from holdfire.reading.acts.sentence_reader import SentenceReader
from holdfire.reading.counting.counts import find_counts
from holdfire.reading.found import Found
from holdfire.reading.naming.actors import find_actors
from holdfire.reading.sentences import Sentence

_LANGUAGE = "en"
_DAY = When.at(datetime(2016, 3, 1, tzinfo=UTC), wall="1 March 2016")
"""The day on which all sentences of the labelled set are taken to be published."""


def predict(source: Path) -> Iterator[dict[str, object]]:
    """For each record {"id", "text"} of a JSON list, {"id", "event", "source", "target"}."""
    finder, acts = NameFinder.of(Case(name="none")), ActFinder.of(_LANGUAGE)
    assert acts is not None
    for record in json.loads(source.read_text(encoding="utf-8")):
        report, sentence = _as_report(record["id"], record["text"])
        found = Found(actors=find_actors(report.text, [sentence], finder))
        reader = SentenceReader.of(report, sentence, found, acts)
        main = main_act_of(reader, acts.all_in(reader.words))
        people = participants_of_main(reader, main) if main else None
        yield {
            "id": record["id"],
            "event": main.plover_18 if main else None,
            "source": [ref.name for ref in people.actors] if people else [],
            "target": [ref.name for ref in people.targets] if people else [],
            "trigger": reader.span(main.told.first, main.told.last).text if main else None,
        }


def score(gold: Path) -> dict[str, float]:
    """Precision, recall and F1 of acts that are said to be so, one sentence at a time, and the share of
    acts labelled as not said to be so (conditional, denied, to come) that came out as if they were."""
    hits = told = true = unreal = unreal_as_real = 0
    for line in gold.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        mentions = mentions_of(record["id"], record["text"])
        said = {mention.act.value for mention in mentions if mention.modality in SAID_TO_BE_SO}
        expected = {label["act"] for label in record["acts"] if label["real"]}
        not_real = {label["act"] for label in record["acts"] if not label["real"]} - expected
        hits += len(said & expected)
        told += len(said)
        true += len(expected)
        unreal += len(not_real)
        unreal_as_real += len(said & not_real)
    precision, recall = hits / told if told else 0.0, hits / true if true else 0.0
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / (precision + recall) if precision + recall else 0.0,
        "unreal_kept_apart": 1.0 - unreal_as_real / unreal if unreal else 1.0,
    }


def mentions_of(identifier: str, text: str) -> tuple[Mention, ...]:
    """The mentions of one sentence, with actors found without a case."""
    report, sentence = _as_report(identifier, text)
    found = Found(
        actors=find_actors(text, [sentence], NameFinder.of(Case(name="none"))),
        counts=find_counts(text, [sentence]),
    )
    return find_mentions(report, [sentence], found)


def _as_report(identifier: str, text: str) -> tuple[Report, Sentence]:
    report = Report(
        id=identifier,
        capture="none",
        text=text,
        blocks=(Block(kind=BlockKind.BODY, start=0, end=len(text)),),
        language=_LANGUAGE,
        published=_DAY,
    )
    return report, Sentence(start=0, end=len(text), kind=BlockKind.BODY, paragraph=0)
