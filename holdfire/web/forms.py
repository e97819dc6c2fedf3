"""All forms of the workbench, and what answers to one: nothing is done without the session's token."""

from collections.abc import Awaitable, Callable, Mapping
from hmac import compare_digest
from http import HTTPStatus
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from holdfire.model.errors import RecordError
from holdfire.showing.workbench.decision_sent import DecisionSent
from holdfire.web.answers import desk_of, in_layout, seat_of
from holdfire.web.asked import understood
from holdfire.web.decide import ClaimSent, RunSent, claim, decide, release, run_now, told_again
from holdfire.web.form_at import FormAt
from holdfire.web.refusals import RefusedError
from holdfire.web.roles import Role

FORMS: tuple[FormAt, ...] = (
    FormAt(
        name="decide",
        path="/decide",
        asked=DecisionSent,
        do=decide,
        role=Role.ANALYST,
        again=told_again,
    ),
    FormAt(name="claim", path="/claim", asked=ClaimSent, do=claim, role=Role.ANALYST),
    FormAt(name="release", path="/release", asked=ClaimSent, do=release, role=Role.ANALYST),
    FormAt(name="run-now", path="/run", asked=RunSent, do=run_now, role=Role.EDITOR),
)
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
        try:
            onward = await done(form, request, given)
        except RecordError as error:
            if form.again is None:
                raise
            return await run_in_threadpool(_told_again, form, request, given, error)
        return RedirectResponse(f"/{desk_of(request).name}/{onward}", status_code=HTTPStatus.SEE_OTHER)

    return answer


async def done(form: FormAt, request: Request, given: Mapping[str, Any]) -> str:
    """Does what a form asks, and gives the address to go on at, relative to the case. Raises RefusedError for
    those whose role may not send it."""
    desk, seat = desk_of(request), seat_of(request)
    if not seat.role.may(form.role):
        raise RefusedError(f"this is for those who are {form.role.value} or more")
    asked = _asked(form, request, given)
    return await run_in_threadpool(form.do, desk, seat, request.app.state.clock(), asked)


def _asked(form: FormAt, request: Request, given: Mapping[str, Any]) -> Any:
    path = {key: value for key, value in request.path_params.items() if key != "case"}
    return understood(form.asked, dict(given) | path)


def _told_again(form: FormAt, request: Request, given: Mapping[str, Any], error: RecordError) -> Response:
    """The page of what was not taken, with all that was typed."""
    assert form.again is not None
    desk, now = desk_of(request), request.app.state.clock()
    shown = form.again(desk, seat_of(request), now, _asked(form, request, given), error)
    status = HTTPStatus.CONFLICT if shown.conflict else HTTPStatus.BAD_REQUEST
    return in_layout(request, "decide_again.html", status=status, page=shown, teller=desk.teller(now))
