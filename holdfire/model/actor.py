"""An actor: who acts or speaks, under all names, in all scripts, with offices held at a date."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from holdfire.model.span import Span


class ActorKind(StrEnum):
    """What sort of actor it is."""

    STATE = "state"
    GOVERNMENT = "government"
    ARMED_FORCE = "armed_force"
    ARMED_GROUP = "armed_group"
    COALITION = "coalition"
    POLITICAL_BODY = "political_body"
    PERSON = "person"
    ORGANISATION = "organisation"
    MONITOR = "monitor"
    INTERNATIONAL_BODY = "international_body"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One spelling of a name; a rename is a name with a `since`."""

    text: str
    language: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Belonging:
    """That an actor belongs to another between two dates (None: open on that side)."""

    of: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office held: its titles, of whom, and when."""

    titles: tuple[str, ...]
    of: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An actor of the case. `names[0]` is the display name; `seats` are places that stand for it
    ("Moscow"), `demonyms` the words made from it ("Russian"); `side` is its camp in the case."""

    id: str
    kind: ActorKind
    names: tuple[Name, ...]
    demonyms: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    side: str | None = None
    belongings: tuple[Belonging, ...] = ()
    offices: tuple[Office, ...] = ()
    note: str | None = None

    @property
    def name(self) -> str:
        """The display name."""
        return self.names[0].text


class RefBasis(StrEnum):
    """How a passage was found to name an actor."""

    ALIAS = "alias"  # a name in the case's table
    SPELLING = "spelling"  # another spelling or transliteration of a name in the table
    DEMONYM = "demonym"
    METONYM = "metonym"  # a seat of government that acts or speaks
    ROLE = "role"  # an office or bare role ("the Kremlin spokesman")
    PRONOUN = "pronoun"
    CONTINUATION = "continuation"  # the speaker goes on without being named again
    SHORT_NAME = "short_name"  # a surname or acronym introduced earlier in the report
    DESCRIPTION = "description"  # unknown to the table: words of the report only
    THING = "thing"  # no actor: what an act was done to ("a market", "two trucks of flour")
    REVIEWER = "reviewer"  # set by a reviewer, in place of what was read
    INFERRED = "inferred"  # from an equivalence that a reviewer accepted


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRef:
    """Who a passage names. `actor` is an id of the case's table, None for one it does not know;
    `name` the display name or the words themselves; `reason` says why, for a reader. `kind` is what sort of
    actor words name that the case does not know ("civilians"), where a table of events says whom it hit."""

    name: str
    basis: RefBasis
    span: Span | None = None
    actor: str | None = None
    reason: str = ""
    unit: str | None = None  # the office or part named: "Foreign Ministry", "artillery units of"
    kind: ActorKind | None = None
