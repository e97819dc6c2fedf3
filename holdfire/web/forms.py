"""All forms of the workbench, and what answers to one: nothing is done without the session's token."""

from collections.abc import Awaitable, Callable, Mapping
from hmac import compare_digest
from http import HTTPStatus
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from holdfire.web.answers import desk_of, seat_of
from holdfire.web.asked import understood
from holdfire.web.form_at import FormAt
from holdfire.web.refusals import RefusedError

FORMS: tuple[FormAt, ...] = ()
"""A new form is a line here."""

TOKEN = "form_token"  # noqa: S105 - the name of a field
"""The field in which a form brings back its session's token."""


def form_sent(form: FormAt) -> Callable[[Request], Awaitable[Response]]:
    """What answers to a form: it is done, and the browser goes on elsewhere. Raises RefusedError for another
    session's form and for those whose role may not send it."""

    async def answer(request: Request) -> Response:
        seat = seat_of(request)
        async with request.form(max_files=0, max_fields=100) as sent:
            given = {name: value for name, value in sent.items() if isinstance(value, str)}
        if not compare_digest(given.pop(TOKEN, "").encode(), seat.form_token.encode()):
            raise RefusedError("this form is not of your session; load the page again, then send it again")
        onward = await done(form, request, given)
        return RedirectResponse(f"/{desk_of(request).name}/{onward}", status_code=HTTPStatus.SEE_OTHER)

    return answer


async def done(form: FormAt, request: Request, given: Mapping[str, Any]) -> str:
    """Does what a form asks, and gives the address to go on at, relative to the case. Raises RefusedError for
    those whose role may not send it."""
    desk, seat = desk_of(request), seat_of(request)
    if not seat.role.may(form.role):
        raise RefusedError(f"this is for those who are {form.role.value} or more")
    path = {key: value for key, value in request.path_params.items() if key != "case"}
    asked = understood(form.asked, dict(given) | path)
    return await run_in_threadpool(form.do, desk, seat, request.app.state.clock(), asked)
