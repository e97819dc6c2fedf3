"""Notes in the audit what a request did; where the workbench keeps no accounts, there is no audit."""

from collections.abc import Mapping

from starlette.requests import Request

from holdfire.web.desk import Desk
from holdfire.web.gate import visitor_of
from holdfire.web.people.audit import AuditKind, Noted
from holdfire.web.people.people import People


def note(request: Request, kind: AuditKind, about: str) -> None:
    """Notes what the visitor did, with the case that the request is about."""
    people: People | None = request.app.state.people
    if people is None:
        return
    visitor = visitor_of(request)
    people.audit.note(
        Noted(
            at=request.app.state.clock(),
            kind=kind,
            by=visitor.name,
            address=visitor.address,
            case=request.path_params.get("case"),
            about=about,
        )
    )


def note_reading(request: Request, desk: Desk, page: str, item: Mapping[str, str]) -> None:
    """Notes that one item was read on a page, where the case asks for it (`audit_reads` in holdfire.yaml)."""
    if item and desk.case.config.audit_reads:
        note(request, AuditKind.READ, f"{page}: {', '.join(item.values())}")
