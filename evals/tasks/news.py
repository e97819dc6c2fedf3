"""Running news of truces: which acts a sentence tells, who did them to whom, where, on whose word."""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from evals.tasks.sentence import Labels, by_part, f1, ratio, reading_of, share_words
from holdfire.model.act import SAID_TO_BE_SO
from holdfire.model.mention import Mention
from holdfire.model.quotation import Tier

_REAL = {modality.value for modality in SAID_TO_BE_SO}


def score(gold: Path) -> dict[str, float]:
    """By part. `acts f1` (with `precision`, `recall`): acts said to be so, by code, of all sentences. `tier A
    precision` and `tier A coverage`: of the acts read with tier A, those right; and how many they are of all
    that are read. `unreal kept apart`: labelled acts that are not said to be so, and were not read as if so.
    `place`, `actor`, `target`, `claimant`: F1 of each slot over the acts of the right code that hold one by
    label or by reading; words agree where one phrase holds the other."""
    return by_part(gold, _figures)


def score_acts(gold: Path) -> dict[str, float]:
    """The same figures without the slots, of sentences that have none labelled."""
    count: Counter[str] = Counter()
    for line in gold.read_text(encoding="utf-8").splitlines():
        labels = json.loads(line)
        _count_acts(labels, reading_of(labels).mentions, count)
    return _of_acts(count)


def _figures(lines: Iterable[Labels]) -> dict[str, float]:
    count: Counter[str] = Counter()
    for labels in lines:
        mentions = reading_of(labels).mentions
        _count_acts(labels, mentions, count)
        for label in labels["acts"]:
            told = next((mention for mention in mentions if mention.act == label["act"]), None)
            if told is not None:
                _count_slots(label, told, count)
    slots = ("place", "actor", "target", "claimant")
    return _of_acts(count) | {
        slot: f1(count[f"{slot} right"], count[f"{slot} read"], count[f"{slot} labelled"]) for slot in slots
    }


def _of_acts(count: Counter[str]) -> dict[str, float]:
    return {
        "precision": ratio(count["right"], count["read"]),
        "recall": ratio(count["right"], count["labelled"]),
        "acts f1": f1(count["right"], count["read"], count["labelled"]),
        "tier A precision": ratio(count["A right"], count["A"]),
        "tier A coverage": ratio(count["A"], count["read"]),
        "unreal kept apart": 1.0 - ratio(count["unreal as real"], count["unreal"]),
    }


def _count_acts(labels: Labels, mentions: Iterable[Mention], count: Counter[str]) -> None:
    real = {label["act"] for label in labels["acts"] if label["modality"] in _REAL}
    unreal = {label["act"] for label in labels["acts"]} - real
    said = {mention.act.value: mention.tier for mention in mentions if mention.modality in SAID_TO_BE_SO}
    surest = {act for act, tier in said.items() if tier is Tier.A}
    count["right"] += len(real & said.keys())
    count["read"] += len(said)
    count["labelled"] += len(real)
    count["A"] += len(surest)
    count["A right"] += len(surest & real)
    count["unreal"] += len(unreal)
    count["unreal as real"] += len(unreal & said.keys())


def _count_slots(label: Labels, told: Mention, count: Counter[str]) -> None:
    read = {
        "place": [told.place.span.text] if told.place else [],
        "actor": [ref.span.text if ref.span else ref.name for ref in told.actors],
        "target": [ref.span.text if ref.span else ref.name for ref in told.targets],
        "claimant": [told.claimant.span.text if told.claimant.span else told.claimant.name]
        if told.claimant
        else [],
    }
    for slot, phrases in read.items():
        count[f"{slot} labelled"] += label[slot] is not None
        count[f"{slot} read"] += bool(phrases)
        count[f"{slot} right"] += any(share_words(phrase, label[slot]) for phrase in phrases)
