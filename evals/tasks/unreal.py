"""Acts that are conditional, negated, demanded, feared or planned: whether they are kept apart from deeds."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from evals.tasks.sentence import Labels, by_part, ratio, reading_of
from holdfire.model.act import SAID_TO_BE_SO, Act

_REAL = {modality.value for modality in SAID_TO_BE_SO}
_WORD_ACTS = frozenset({Act.DENIAL, Act.THREAT, Act.DEMAND, Act.PROMISE, Act.REFUSAL, Act.ACCUSATION})
"""Acts of words that may carry the labelled deed ("threatened to attack") and are done where it is not."""


def score(gold: Path) -> dict[str, float]:
    """By part: `kept apart` the share of unreal acts that were not read as said to be so; `deeds found` the
    share of real acts that were."""
    return by_part(gold, _figures)


def _figures(lines: Iterable[Labels]) -> dict[str, float]:
    count: Counter[str] = Counter()
    for labels in lines:
        mentions = reading_of(labels).mentions
        deeds = [mention for mention in mentions if mention.act not in _WORD_ACTS]
        said = [mention for mention in deeds if mention.modality in SAID_TO_BE_SO]
        for label in labels["acts"]:
            at = labels["text"].find(label["trigger"])
            end = at + len(label["trigger"])
            told = any(mention.trigger.start < end and at < mention.trigger.end for mention in said)
            kind = "deeds" if label["modality"] in _REAL else "unreal"
            count[kind] += 1
            count[f"{kind} as real"] += told
    return {
        "kept apart": 1.0 - ratio(count["unreal as real"], count["unreal"]),
        "deeds found": ratio(count["deeds as real"], count["deeds"]),
    }
