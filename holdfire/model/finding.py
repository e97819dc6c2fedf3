"""A finding: an incident held against the terms by eight tests, each answered yes, no or unknown."""

from dataclasses import dataclass
from enum import StrEnum

from holdfire.model.span import Citation
from holdfire.model.truth import Truth


class TestName(StrEnum):
    """The eight tests, in their order."""

    TIME = "time"
    PLACE = "place"
    ACTOR = "actor"
    TARGET = "target"
    ACT = "act"
    EXCEPTION = "exception"
    EVIDENCE = "evidence"
    RULING = "ruling"


class Outcome(StrEnum):
    """What the tests amount to. We say "apparent" breach: only a competent body rules."""

    APPARENT_BREACH = "apparent_breach"
    CONSISTENT_WITH_TERMS = "consistent_with_terms"
    EXCLUDED_ACTOR = "excluded_actor"
    OUT_OF_SCOPE_TIME = "out_of_scope_time"
    OUT_OF_SCOPE_PLACE = "out_of_scope_place"
    OUT_OF_SCOPE_ACTOR = "out_of_scope_actor"
    OUT_OF_SCOPE_ACT = "out_of_scope_act"
    EXCEPTED_CLAIMED = "excepted_claimed"
    CANNOT_DETERMINE = "cannot_determine"
    CONTESTED = "contested"


class Contested(StrEnum):
    """Over what an outcome is contested."""

    ACCOUNTS = "accounts"  # they lead to different outcomes
    TEXTS = "texts"  # those of the agreement do
    FACT = "fact"  # whether what would be a breach happened at all


class Responsibility(StrEnum):
    """Whether someone can be said to answer for it."""

    PARTY = "party"
    UNATTRIBUTED = "unattributed"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True, kw_only=True)
class TestResult:
    """The answer to one test with its reason as a sentence; `missing` names what would settle an UNKNOWN."""

    test: TestName
    answer: Truth
    reason: str
    missing: str | None = None
    citations: tuple[Citation, ...] = ()
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What the agreement makes of an incident as some of its accounts (`mentions`) tell it."""

    mentions: tuple[str, ...]
    outcome: Outcome
    tests: tuple[TestResult, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnderText:
    """What one text of the agreement makes of an incident: `text` is its id (the document's title for one
    without), `wording` how it has the clauses that the texts put differently, `tests` the answers that hang
    on them."""

    text: str
    outcome: Outcome
    wording: tuple[str, ...] = ()
    tests: tuple[TestResult, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hinge:
    """What an open outcome would turn to, once it is known what `hangs_on` names: with a yes to the `tests`
    that hang on it (a no to that of the exception), and the other way round. Other open points stay open."""

    tests: tuple[TestName, ...]
    hangs_on: str
    if_so: Outcome
    if_not: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What the agreement makes of an incident. `terms` are clause ids; `missing` names every unknown that
    could change the outcome; `responsible` are actor ids; `rules` the version of the judging rules.
    `versions` hold the outcome on each telling where accounts differ, `readings` that under each text of the
    agreement where the texts do, `turns` what an open outcome hangs on."""

    id: str
    incident: str
    agreement: str
    outcome: Outcome
    tests: tuple[TestResult, ...]
    terms: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    responsibility: Responsibility = Responsibility.UNATTRIBUTED
    responsible: tuple[str, ...] = ()
    rules: str = "1"
    versions: tuple[Version, ...] = ()
    readings: tuple[UnderText, ...] = ()
    turns: tuple[Hinge, ...] = ()

    @property
    def contested_over(self) -> Contested | None:
        """Over what it is contested; None for an outcome that is not."""
        if self.outcome is not Outcome.CONTESTED:
            return None
        if len({under.outcome for under in self.readings}) > 1:
            return Contested.TEXTS
        told = {version.outcome for version in self.versions}
        return Contested.FACT if told <= {Outcome.APPARENT_BREACH} else Contested.ACCOUNTS

    def answer(self, test: TestName) -> TestResult:
        """The result of one test. Raises StopIteration where it was not asked."""
        return next(result for result in self.tests if result.test is test)
