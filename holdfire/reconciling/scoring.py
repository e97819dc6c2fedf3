"""Scores a pair from the answers to its questions: a logistic form whose few weights stand in the open."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import exp
from typing import Generic, TypeVar

from holdfire.model.pairing import Feature

P = TypeVar("P")


@dataclass(frozen=True, slots=True)
class Question(Generic[P]):
    """One question about a pair: `ask` answers with a number, its docstring is what a reader is told."""

    ask: Callable[[P], float]
    weight: float

    @property
    def name(self) -> str:
        """What the answer is called."""
        return self.ask.__name__

    @property
    def reason(self) -> str:
        """The question as a reader sees it."""
        return _first_line(self.ask.__doc__ or self.name)

    def feature(self, answer: float) -> Feature:
        """The question with an answer, for the record."""
        return _feature(self.name, answer, self.reason)


@cache
def _first_line(text: str) -> str:
    return text.strip().splitlines()[0]


@lru_cache(maxsize=1 << 16)
def _feature(name: str, answer: float, reason: str) -> Feature:
    """Kept, since most answers are given to very many pairs."""
    return Feature(name=name, score=answer, detail=reason)


@dataclass(frozen=True, slots=True)
class Scale(Generic[P]):
    """Questions with their weights and the bias: `score` runs from 0 to 1."""

    questions: tuple[Question[P], ...]
    bias: float

    def leaning(self, pair: P) -> float:
        """The sum of weighted answers: positive leans to yes."""
        leaning = 0.0
        for question in self.questions:
            leaning += question.weight * question.ask(pair)
        return self.bias + leaning

    def score(self, pair: P) -> float:
        """How sure the answers make it that the two are one, from 0 to 1."""
        return logistic(self.leaning(pair))

    def scores(self, pairs: Sequence[P]) -> list[float]:
        """The scores of many pairs, each as `score` gives it."""
        leanings = [0.0] * len(pairs)
        for ask, weight in [(question.ask, question.weight) for question in self.questions]:
            leanings = [leaning + weight * ask(pair) for leaning, pair in zip(leanings, pairs, strict=True)]
        return [logistic(self.bias + leaning) for leaning in leanings]

    def told(self, pair: P) -> tuple[float, ...]:
        """The answer to each question, to four digits; one that rounds to nothing has no sign."""
        return tuple([round(question.ask(pair), 4) + 0.0 for question in self.questions])

    def features(self, answers: Sequence[float]) -> tuple[Feature, ...]:
        """Each question with its answer, for the record."""
        return tuple(
            question.feature(answer) for question, answer in zip(self.questions, answers, strict=True)
        )

    def answers(self, pair: P) -> tuple[Feature, ...]:
        """Asks each question for the record."""
        return self.features(self.told(pair))


def logistic(leaning: float) -> float:
    """From the whole line to 0..1."""
    return 1.0 / (1.0 + exp(-max(-60.0, min(60.0, leaning))))


def weighted(questions: Sequence[tuple[Callable[[P], float], float]], bias: float) -> Scale[P]:
    """A scale from (question, weight) pairs."""
    return Scale(tuple(Question(ask, weight) for ask, weight in questions), bias)


def as_features(scores: Mapping[str, tuple[float, str]]) -> tuple[Feature, ...]:
    """Features from name -> (score, detail)."""
    return tuple(
        Feature(name=name, score=round(score, 4), detail=detail) for name, (score, detail) in scores.items()
    )
