"""Sending captures through the browser: a form that takes a file, and a page to release what was sent."""

from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from holdfire.showing.teller import Teller
from holdfire.web.asked import NotUnderstoodError
from holdfire.web.desk import Desk
from holdfire.web.form_at import FormAt
from holdfire.web.gate import TOKEN, admitted, refuse_foreign
from holdfire.web.guards import MOST_OF_A_FORM, at_most
from holdfire.web.noting import note
from holdfire.web.page_at import PageAt
from holdfire.web.people.audit import AuditKind
from holdfire.web.quarantine import Quarantine, Upload
from holdfire.web.roles import Role
from holdfire.web.seat import Seat

MOST_BYTES = 64 * 1024 * 1024
"""Of one file; larger ones, such as archives, are put into captures/ by who keeps the machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadsAsked:
    """Nothing may be asked of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadsShown:
    """What waits, the first sent first, and how large a file may be (bytes)."""

    waiting: tuple[Upload, ...]
    most_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadAsked:
    """A file that waits, by the SHA-256 of its bytes."""

    sha256: str


def quarantine_of(desk: Desk) -> Quarantine:
    """What was sent to a case."""
    config = desk.case.config
    return Quarantine(config.folder / "uploads", config.captures)


def _shown(desk: Desk, _seat: Seat, _teller: Teller, _asked: UploadsAsked) -> UploadsShown:
    return UploadsShown(waiting=tuple(quarantine_of(desk).waiting()), most_bytes=MOST_BYTES)


def _release(desk: Desk, _seat: Seat, _now: datetime, asked: UploadAsked) -> str:
    quarantine_of(desk).release(asked.sha256)
    return "uploads"


def _discard(desk: Desk, _seat: Seat, _now: datetime, asked: UploadAsked) -> str:
    quarantine_of(desk).discard(asked.sha256)
    return "uploads"


async def _sent(request: Request) -> Response:
    """Takes one file. Its size is limited while it comes; it is read by nothing before it is released."""
    desk, seat = admitted(request, Role.EDITOR)
    limited = Request(request.scope, at_most(request.receive, MOST_BYTES + MOST_OF_A_FORM))
    async with limited.form(max_files=1, max_fields=10) as sent:
        token, file = sent.get(TOKEN, ""), sent.get("file")
        refuse_foreign(request, token if isinstance(token, str) else "")
        if not isinstance(file, UploadFile) or not file.filename:
            raise NotUnderstoodError("no file came with the form; choose one, then send it again")
        upload = await run_in_threadpool(
            quarantine_of(desk).keep,
            file.file,
            file.filename,
            MOST_BYTES,
            seat.name,
            request.app.state.clock(),
        )
    await run_in_threadpool(note, request, AuditKind.UPLOAD, f"sent {upload.name}, SHA-256 {upload.sha256}")
    return RedirectResponse(f"/{desk.name}/uploads", HTTPStatus.SEE_OTHER)


UPLOAD_ROUTES = (Route("/{case}/captures", _sent, methods=["POST"], name="upload"),)

UPLOAD_PAGES = (
    PageAt(
        name="uploads",
        path="/uploads",
        asked=UploadsAsked,
        gives=UploadsShown,
        build=_shown,
        nav="Uploads",
        about="Files that were sent and wait for an editor to release them to the captures.",
        role=Role.EDITOR,
        at_desk=True,
    ),
)

UPLOAD_FORMS = tuple(
    FormAt(
        name=f"uploads-{name}",
        path=f"/uploads/{name}",
        asked=UploadAsked,
        do=do,
        role=Role.EDITOR,
        noted=AuditKind.UPLOAD,
    )
    for name, do in (("release", _release), ("discard", _discard))
)
