"""All forms of the workbench, and what answers to one: nothing is done without the session's token."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import fields
from http import HTTPStatus
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from holdfire.web.asked import understood
from holdfire.web.form_at import FormAt
from holdfire.web.gate import admitted, sent_form
from holdfire.web.noting import note

FORMS: tuple[FormAt, ...] = ()
"""A new form is a line here."""


def form_sent(form: FormAt) -> Callable[[Request], Awaitable[Response]]:
    """What answers to a form: it is done, and the browser goes on elsewhere. Raises RefusedError for another
    session's form and for those whose role may not send it."""

    async def answer(request: Request) -> Response:
        desk, _ = admitted(request, form.role)
        given = await sent_form(request)
        onward = await done(form, request, given)
        return RedirectResponse(f"/{desk.name}/{onward}", status_code=HTTPStatus.SEE_OTHER)

    return answer


async def done(form: FormAt, request: Request, given: Mapping[str, Any]) -> str:
    """Does what a form asks, and gives the address to go on at, relative to the case. Raises RefusedError for
    those whose role may not send it."""
    desk, seat = admitted(request, form.role)
    path = {key: value for key, value in request.path_params.items() if key != "case"}
    asked = understood(form.asked, dict(given) | path)
    onward = await run_in_threadpool(form.do, desk, seat, request.app.state.clock(), asked)
    await run_in_threadpool(note, request, form.noted, f"{form.name}: {_told(asked)}")
    return onward


def _told(asked: Any) -> str:
    """What was asked, for the audit; fields that their dataclass does not show (`repr=False`), such as
    passwords, are left out."""
    shown = ((field.name, getattr(asked, field.name)) for field in fields(asked) if field.repr)
    return ", ".join(f"{name} {value}" for name, value in shown if value not in {None, ""})
