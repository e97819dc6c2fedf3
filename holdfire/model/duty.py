"""Duties an agreement lays on its parties: obligations, aid, exchanges, ceilings."""

from dataclasses import dataclass, replace
from datetime import timedelta

from holdfire.model.act import Act
from holdfire.model.instrument import Provenance
from holdfire.model.truce_life import Within
from holdfire.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """How often or how much: "600 trucks a day" is 600 trucks per 24 hours, "every 30 days" once in 30 days.
    `count` and `per` are None where the words give no number ("at once and sustained")."""

    text: str
    count: int | None = None
    unit: str | None = None
    per: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherDuty:
    """How another text of the agreement has the duty, in its own `wording`; what is None stands as in the
    first."""

    text: str
    wording: str
    due: When | None = None
    within: Within | None = None
    inclusive: bool = True
    quantity: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """A duty to do. `due` is when it must be done, or `within` a time after an event; `inclusive` whether
    "by" (True) or "before" (False) that moment; `fulfilled_by` the act whose incident shows it done, `rate`
    how much of it is owed how often. `mutual_with` are duties of the other side that go hand in hand with
    it."""

    id: str
    text: str
    owners: tuple[str, ...]
    source: Provenance
    fulfilled_by: tuple[Act, ...] = ()
    start: When | None = None
    due: When | None = None
    within: Within | None = None
    inclusive: bool = True
    quantity: int | None = None
    unit: str | None = None
    rate: Rate | None = None
    depends_on: tuple[str, ...] = ()
    mutual_with: tuple[str, ...] = ()
    phase: str | None = None
    zones: tuple[str, ...] = ()
    best_efforts: bool = False
    toward: tuple[str, ...] = ()
    reported: str | None = None  # a person's entry on how far it is done, with its source
    other_readings: tuple[OtherDuty, ...] = ()

    def under(self, reading: OtherDuty) -> "Obligation":
        """The duty as another text has it."""
        dated = reading.due is not None or reading.within is not None
        return replace(
            self,
            text=reading.wording,
            due=reading.due if dated else self.due,
            within=reading.within if dated else self.within,
            inclusive=reading.inclusive if dated else self.inclusive,
            quantity=self.quantity if reading.quantity is None else reading.quantity,
            other_readings=(),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Humanitarian:
    """A humanitarian term: access or supplies that `owners` owe, by `standards` such as rapid and unhindered,
    through `zones` (corridors), at a `rate`; `fulfilled_by` are acts that show it kept, `hindered_by` acts
    that break it."""

    id: str
    text: str
    source: Provenance
    owners: tuple[str, ...] = ()
    toward: tuple[str, ...] = ()
    standards: tuple[str, ...] = ()
    zones: tuple[str, ...] = ()
    rate: Rate | None = None
    fulfilled_by: tuple[Act, ...] = ()
    hindered_by: tuple[Act, ...] = ()
    since: When | None = None
    until: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeStep:
    """How many are to be handed over by when."""

    count: int
    due: When | None = None
    within: Within | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """Persons or things one side hands over for those of the other: how many in all, in what `ratio`, by what
    calendar. `fulfilled_by` are the acts that show it done."""

    id: str
    text: str
    giver: tuple[str, ...]
    receiver: tuple[str, ...]
    source: Provenance
    of_what: str | None = None
    count: int | None = None
    ratio: str | None = None
    steps: tuple[ExchangeStep, ...] = ()
    fulfilled_by: tuple[Act, ...] = ()
    reported: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceiling:
    """How many men or weapons of a class someone may have, in `zones` or in all; `at_most` 0 bars them."""

    id: str
    text: str
    of_what: str
    at_most: int
    source: Provenance
    binds: tuple[str, ...] = ()
    zones: tuple[str, ...] = ()
    from_calibre_mm: int | None = None
    since: When | None = None
    until: When | None = None
    reported: str | None = None
