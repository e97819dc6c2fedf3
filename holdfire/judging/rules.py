"""The rules of an agreement by act, as each of its texts has them: what they forbid, what they allow."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Self, TypeVar

from holdfire.judging.acts import AGAINST_PROTECTED, UNSPECIFIED
from holdfire.model.act import FIRE, Act
from holdfire.model.agreement import Agreement
from holdfire.model.ban import Permission, Prohibition, Protection
from holdfire.model.duty import Humanitarian
from holdfire.model.terrain import Domain, Line, Zone
from holdfire.model.when import When

OFFENSIVE = "offensive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ban:
    """What forbids an act, from whatever clause it follows: a prohibition, a zone from which weapons are
    barred, the protection of someone (`protects`), a term of aid that an act would break. `local` marks one
    that hangs on where it was, or on whom it was done to."""

    id: str
    text: str
    acts: tuple[Act, ...]
    binds: tuple[str, ...] = ()
    toward: tuple[str, ...] = ()
    offensive_only: bool = False
    since: When | None = None
    until: When | None = None
    phase: str | None = None
    zones: tuple[str, ...] = ()
    domains: tuple[Domain, ...] = ()
    weapons: tuple[str, ...] = ()
    from_calibre_mm: int | None = None
    protects: Protection | None = None
    local: bool = False

    @property
    def abroad_only(self) -> bool:
        """Whether it means acts abroad alone."""
        return self.domains == (Domain.ABROAD,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """One text's rules. `text` is its id, None for the text the clauses are given in first; `wording` how it
    puts the clauses that the texts have differently, by clause; `kinds_of_fire` the bans that a reader who
    is not told the kind of attack must think of. Clauses stand in order of id, so that the order of a file
    changes nothing."""

    text: str | None
    bans: Mapping[Act, tuple[Ban, ...]]
    permissions: Mapping[Act, tuple[Permission, ...]]
    self_defence: tuple[Permission, ...]
    kinds_of_fire: tuple[Ban, ...]
    wording: Mapping[str, str]

    @classmethod
    def of(cls, agreement: Agreement, text: str | None) -> Self:
        """The rules as a text of the agreement has them."""
        wording: dict[str, str] = {}
        prohibitions = [_as_read(clause, text, wording) for clause in agreement.prohibitions]
        permissions = [_as_read(clause, text, wording) for clause in agreement.permissions]
        bans = [
            *(_of_prohibition(clause) for clause in prohibitions),
            *_of_zones(agreement),
            *(_of_protection(clause) for clause in agreement.protections),
            *(_of_aid(clause) for clause in agreement.humanitarian if clause.hindered_by),
        ]
        bans.sort(key=lambda ban: ban.id)
        permissions.sort(key=lambda permission: permission.id)
        of_fire = FIRE - UNSPECIFIED
        return cls(
            text=text,
            bans={act: tuple(ban for ban in bans if act in ban.acts) for act in Act},
            permissions={
                act: tuple(item for item in permissions if act in item.acts and not item.self_defence)
                for act in Act
            },
            self_defence=tuple(item for item in permissions if item.self_defence),
            kinds_of_fire=tuple(ban for ban in bans if of_fire & set(ban.acts) and not ban.protects),
            wording=wording,
        )

    def differs(self, other: "Rules", act: Act) -> bool:
        """Whether the two texts may judge an act differently."""
        if act in UNSPECIFIED and self.kinds_of_fire != other.kinds_of_fire:
            return True
        return (
            self.bans[act] != other.bans[act]
            or self.permissions[act] != other.permissions[act]
            or self.self_defence != other.self_defence
        )


def rules_of(agreement: Agreement) -> tuple[Rules, ...]:
    """The rules of every text that has some clause in its own way; those of the first text come first."""
    clauses: tuple[Prohibition | Permission, ...] = (*agreement.prohibitions, *agreement.permissions)
    others = {reading.text for clause in clauses for reading in clause.other_readings}
    return tuple(Rules.of(agreement, text) for text in (None, *sorted(others)))


Clause = TypeVar("Clause", Prohibition, Permission)


def _as_read(clause: Clause, text: str | None, wording: dict[str, str]) -> Clause:
    """The clause as a text has it; where other texts differ, how it is put goes into `wording`."""
    if clause.other_readings:
        wording[clause.id] = clause.text
    reading = next((reading for reading in clause.other_readings if reading.text == text), None)
    if reading is None:
        return clause
    wording[clause.id] = reading.wording
    changed = replace(clause, text=reading.wording, other_readings=())
    if reading.acts is not None:
        changed = replace(changed, acts=reading.acts)
    if reading.quantifier is not None and isinstance(changed, Prohibition):
        changed = replace(changed, quantifier=reading.quantifier)
    return changed


def _of_prohibition(clause: Prohibition) -> Ban:
    return Ban(
        id=clause.id,
        text=clause.text,
        acts=clause.acts,
        binds=clause.binds,
        toward=clause.toward,
        offensive_only=clause.quantifier == OFFENSIVE,
        since=clause.since,
        until=clause.until,
        phase=clause.phase,
        zones=clause.zones,
        domains=clause.domains,
        weapons=clause.weapons,
        local=bool(clause.toward or clause.zones or clause.domains == (Domain.ABROAD,)),
    )


def _of_zones(agreement: Agreement) -> Iterator[Ban]:
    """A zone that bars weapons forbids bringing them in, to those for whom it or its line counts."""
    lines = {line.id: line for line in agreement.lines}
    for zone in agreement.zones:
        if zone.weapons or zone.from_calibre_mm:
            yield Ban(
                local=True,
                id=zone.id,
                text=zone.text,
                acts=(Act.WEAPONS_MOVED,),
                binds=zone.parties or _parties_of_line(zone, lines),
                since=zone.since,
                until=zone.until,
                zones=(zone.id,),
                weapons=zone.weapons,
                from_calibre_mm=zone.from_calibre_mm,
            )


def _parties_of_line(zone: Zone, lines: Mapping[str, Line]) -> tuple[str, ...]:
    line = lines.get(zone.line or "")
    return line.parties if line else ()


def _of_protection(clause: Protection) -> Ban:
    return Ban(id=clause.id, text=clause.text, acts=tuple(AGAINST_PROTECTED), protects=clause)


def _of_aid(clause: Humanitarian) -> Ban:
    return Ban(
        id=clause.id,
        text=clause.text,
        acts=clause.hindered_by,
        binds=clause.owners,
        since=clause.since,
        until=clause.until,
        zones=clause.zones,
        local=bool(clause.zones),
    )


def offensive_acts(agreement: Agreement) -> frozenset[Act] | None:
    """The acts that the text's own definition of "offensive" names; None where it defines none."""
    defined: Iterable[Act] = (
        act for item in agreement.definitions if OFFENSIVE in item.term.casefold() for act in item.acts
    )
    return frozenset(defined) or None
