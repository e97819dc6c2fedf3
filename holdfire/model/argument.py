"""An argument: a finding as a person would tell it, from what is said to what would flip it."""

from dataclasses import dataclass

from holdfire.model.span import Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One account: whose word it is, what it tells in short, and its passage with the capture it stands
    in."""

    who: str
    tells: str
    citation: Citation | None = None
    capture: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """A finding in sentences. `grade` is that of the information, `clauses` are those it rests on, `tests` a
    line for each that matters, `outcome` and `responsible` what it comes to, `missing` what is not known,
    `flips` what would turn it; `versions` and `texts` stand where accounts or texts of the agreement lead
    apart; `decided` are decisions about it."""

    finding: str
    incident: str
    title: str
    said: tuple[Said, ...]
    clauses: tuple[str, ...]
    tests: tuple[str, ...]
    outcome: str
    responsible: str
    grade: str
    missing: tuple[str, ...]
    flips: tuple[str, ...]
    versions: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    decided: tuple[str, ...] = ()
