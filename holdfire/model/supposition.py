"""A supposition: inputs of judging taken otherwise than the record has them, and what would follow."""

from collections.abc import Sequence
from dataclasses import dataclass

from holdfire.model.finding import Outcome
from holdfire.model.membership import Standing
from holdfire.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class SupposedRuling:
    """That a body ruled so on an incident."""

    incident: str
    body: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Supposition:
    """What to suppose: who held which place (`control`, ids of place and actor), who stood how in the
    agreement (`members`), who was `excluded`, when it started, what was ruled; `without` are reports or
    outlets whose word is left aside. The rest stands as it is."""

    control: tuple[tuple[str, str], ...] = ()
    members: tuple[tuple[str, Standing], ...] = ()
    excluded: tuple[str, ...] = ()
    start: When | None = None
    without: tuple[str, ...] = ()
    rulings: tuple[SupposedRuling, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """A supposition as it is typed: `PLACE=ACTOR`, `ACTOR=STANDING`, names, moments."""

    control: Sequence[str] = ()
    members: Sequence[str] = ()
    excluded: Sequence[str] = ()
    start: str | None = None
    without: Sequence[str] = ()
    rulings: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """A line that would change: `about` what it is about, `was` and `would_be` its state in words (None: not
    on record), `why` the reasons that changed. `outcome` is the new one of a finding; `turns` is whether the
    answer is another one, and not only how far it is from another."""

    id: str
    about: str
    was: str | None
    would_be: str | None
    why: tuple[str, ...] = ()
    outcome: Outcome | None = None
    turns: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequences:
    """What would follow from a supposition, told in `supposed`: findings that flip, and lines of status,
    obligations and triggers that change."""

    supposed: tuple[str, ...]
    findings: tuple[Flip, ...] = ()
    status: tuple[Flip, ...] = ()
    obligations: tuple[Flip, ...] = ()
    triggers: tuple[Flip, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether nothing would change."""
        return not (self.findings or self.status or self.obligations or self.triggers)
