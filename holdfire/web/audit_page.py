"""The page of the audit: what was decided, as the record holds it, and what went on at the doors."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from holdfire.model.decision import Decision
from holdfire.showing.teller import Teller
from holdfire.web.desk import Desk
from holdfire.web.page_at import PageAt
from holdfire.web.people.audit import AuditKind, Noted, Wanted
from holdfire.web.people.people import People
from holdfire.web.roles import Role
from holdfire.web.seat import Seat

MOST = 200
"""Lines a page shows at most."""


class Section(StrEnum):
    """The two parts of the audit."""

    DECISIONS = "decisions"
    DOORS = "doors"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditAsked:
    """Which part, by whom, of which kind (of the doors alone), and from which line on."""

    of: Section = Section.DECISIONS
    by: str | None = None
    kind: AuditKind | None = None
    skip: int = 0
    most: int = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditShown:
    """Lines of one part, the last first. `kept` tells whether this workbench keeps what goes on at its doors;
    `reads` whether it notes who reads what."""

    of: Section
    by: str | None
    kind: AuditKind | None
    kinds: tuple[AuditKind, ...]
    decisions: tuple[Decision, ...]
    noted: tuple[Noted, ...]
    skip: int
    most: int
    total: int
    kept: bool
    reads: bool


def audit_page(people: People | None) -> PageAt:
    """The page, over these accounts, or over the record's decisions alone where there are none."""
    return PageAt(
        name="audit",
        path="/audit",
        asked=AuditAsked,
        gives=AuditShown,
        build=_over(people),
        nav="Audit",
        about="Who decided what, when and why; who came in, was kept out, changed something about people.",
        role=Role.EDITOR,
        at_desk=True,
    )


def _over(people: People | None) -> Callable[[Desk, Seat, Teller, AuditAsked], AuditShown]:
    def shown(desk: Desk, seat: Seat, teller: Teller, asked: AuditAsked) -> AuditShown:
        skip, most = max(asked.skip, 0), min(max(asked.most, 1), MOST)
        decisions: tuple[Decision, ...] = ()
        noted: tuple[Noted, ...] = ()
        total = 0
        if asked.of is Section.DECISIONS:
            decided = [item for item in teller.dossier.view.decisions() if asked.by in {None, item.by}]
            decisions, total = tuple(decided[::-1][skip : skip + most]), len(decided)
        elif people:
            wanted = Wanted(
                case=desk.name,
                of_no_case=seat.role.may(Role.ADMINISTRATOR),
                kind=asked.kind,
                by=asked.by,
            )
            noted = people.audit.lines(wanted, skip=skip, most=most)
            total = people.audit.count(wanted)
        return AuditShown(
            of=asked.of,
            by=asked.by,
            kind=asked.kind,
            kinds=tuple(AuditKind),
            decisions=decisions,
            noted=noted,
            skip=skip,
            most=most,
            total=total,
            kept=people is not None,
            reads=desk.case.config.audit_reads,
        )

    return shown
