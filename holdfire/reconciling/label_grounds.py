"""Grounds for labels: plan X here is plan Y there, where aligned sentences put one in the other's place."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from holdfire.lexicon.tables import Lexicon, languages
from holdfire.model.reconciled import EvidenceKind
from holdfire.model.report import Report
from holdfire.model.span import Span
from holdfire.reconciling.gist import names_a_label_noun
from holdfire.reconciling.ledger import Ground, Objection
from holdfire.reconciling.passages import cite, sentences
from holdfire.reconciling.vocabulary import vocabulary
from holdfire.reconciling.words import OPENING, Word, WordKind, fold, words_of

_SIGN_OF_A_LABEL = re.compile(rf"[{re.escape(''.join(sorted(OPENING)))}]|(?<!\w)[^\W\d_](?!\w)")
_GOVERNING = 3
"""Content words before a label among which the word that governs it is sought."""
_MOST_SENTENCES = 60
"""Sentences with labels of one noun that are compared in a story; a longer list adds nothing new."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence that names something by a label: the noun ("plan"), the label's place, the words."""

    noun: str
    label: str
    place: int
    words: tuple[Word, ...]
    report: Report
    span: Span

    @property
    def full(self) -> str:
        """Noun and label as a reader sees them."""
        return f"{self.noun} “{self.label}”"


def label_grounds(reports: Iterable[Report]) -> tuple[list[Ground], list[Objection]]:
    """Grounds and objections from the reports of a story. The name here is the label that fewer reports have;
    of equals the longer word, since a label is short."""
    grounds: list[Ground] = []
    objections: list[Objection] = []
    by_noun: dict[tuple[str, str | None], list[Labelled]] = defaultdict(list)
    for report in reports:
        for item in labelled(report):
            by_noun[item.noun, report.language].append(item)
    for _, items in sorted(by_noun.items(), key=lambda entry: (entry[0][0], entry[0][1] or "")):
        grounds += _grounds(items[:_MOST_SENTENCES])
        objections += _objections(items[:_MOST_SENTENCES])
    return grounds, objections


def labelled(report: Report) -> Iterator[Labelled]:
    """Every label of a report's evidence that stands after a noun that takes labels, or is quoted with it."""
    nouns = vocabulary(report.language).label_nouns
    if not names_a_label_noun(report.text, report.language):
        return
    for span in sentences(report):
        if not (_may_hold_a_label(span.text) and names_a_label_noun(span.text, report.language)):
            continue
        words = words_of(span.text, report.language)
        for place, word in enumerate(words):
            if word.kind is not WordKind.LABEL:
                continue
            noun = next(
                (
                    other.folded
                    for other in reversed(words[max(0, place - 2) : place])
                    if other.folded in nouns
                ),
                None,
            )
            if noun:
                yield Labelled(noun, word.text, place, words, report, span)


def _may_hold_a_label(text: str) -> bool:
    """Whether a word may be quoted alone or be a single capital: no other is a label."""
    return any(not sign.islower() for sign in _SIGN_OF_A_LABEL.findall(text))


def _grounds(items: Sequence[Labelled]) -> Iterator[Ground]:
    spread = Counter(label for label, _ in {(item.label, item.report.id) for item in items})
    slips = letter_slips()
    for one, other in combinations(items, 2):
        if one.label == other.label or one.span == other.span:
            continue
        here, there = sorted(
            (one, other), key=lambda item: (spread[item.label], -len(item.label), item.label)
        )
        shared = sorted(_governing_words(here) & _governing_words(there))
        if not shared:
            continue
        citations = (cite(here.report, here.span), cite(there.report, there.span))
        yield Ground(
            here=here.full,
            there=there.full,
            kind=EvidenceKind.SAME_SLOT,
            detail=f"“{here.label}” stands where “{there.label}” stands: {', '.join(shared)} ... {here.noun}",
            citations=citations,
        )
        for letter in slips.get((here.label, there.label), ()):
            yield Ground(
                here=here.full,
                there=there.full,
                kind=EvidenceKind.KNOWN_SLIP,
                detail=f"machine translation is known to render the letter “{letter}” as “{here.label}”",
                citations=citations[:1],
            )


def _governing_words(item: Labelled) -> frozenset[str]:
    """Stems of the content words just before the label, its noun left out: "focus" in "focus on plan A"."""
    before = [
        word.stem
        for word in item.words[: item.place]
        if word.kind in (WordKind.CONTENT, WordKind.NEGATION) and word.folded != item.noun
    ]
    return frozenset(before[-_GOVERNING:])


def _objections(items: Sequence[Labelled]) -> Iterator[Objection]:
    """Two labels of one noun in one sentence are told apart by it, so neither stands for the other."""
    for one, other in combinations(items, 2):
        if one.span == other.span and one.report.id == other.report.id and one.label != other.label:
            detail = f"one sentence sets “{one.label}” and “{other.label}” against each other"
            yield Objection(here=one.full, other=fold(other.full), detail=detail)
            yield Objection(here=other.full, other=fold(one.full), detail=detail)


@cache
def letter_slips() -> dict[tuple[str, str], tuple[str, ...]]:
    """(what a letter is wrongly rendered as, the label it is) -> the letters, over all languages' tables."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for language in languages():
        lexicon = Lexicon(language=language)
        for row in lexicon.table("letter_slips") if lexicon.has("letter_slips") else ():
            found[row["rendered"], row["label"]].append(row["letter"])
    return {key: tuple(letters) for key, letters in found.items()}
