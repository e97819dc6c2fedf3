"""All forms of the workbench, and what answers to one: nothing is done without the session's token."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import fields
from http import HTTPStatus
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from holdfire.model.errors import RecordError
from holdfire.showing.workbench.decision_sent import DecisionSent
from holdfire.web.answers import in_layout
from holdfire.web.asked import understood
from holdfire.web.decide import ClaimSent, RunSent, claim, decide, release, run_now, told_again
from holdfire.web.form_at import FormAt
from holdfire.web.gate import admitted, desk_of, seat_of, sent_form
from holdfire.web.noting import note
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


def form_sent(form: FormAt) -> Callable[[Request], Awaitable[Response]]:
    """What answers to a form: it is done, and the browser goes on elsewhere. Raises RefusedError for another
    session's form and for those whose role may not send it."""

    async def answer(request: Request) -> Response:
        desk, _ = admitted(request, form.role)
        given = await sent_form(request)
        try:
            onward = await done(form, request, given)
        except RecordError as error:
            if form.again is None:
                raise
            return await run_in_threadpool(_told_again, form, request, given, error)
        return RedirectResponse(f"/{desk.name}/{onward}", status_code=HTTPStatus.SEE_OTHER)

    return answer


async def done(form: FormAt, request: Request, given: Mapping[str, Any]) -> str:
    """Does what a form asks, and gives the address to go on at, relative to the case. Raises RefusedError for
    those whose role may not send it."""
    desk, seat = admitted(request, form.role)
    asked = _asked(form, request, given)
    onward = await run_in_threadpool(form.do, desk, seat, request.app.state.clock(), asked)
    await run_in_threadpool(note, request, form.noted, f"{form.name}: {_told(asked)}")
    return onward


def _asked(form: FormAt, request: Request, given: Mapping[str, Any]) -> Any:
    path = {key: value for key, value in request.path_params.items() if key != "case"}
    return understood(form.asked, dict(given) | path)


def _told_again(form: FormAt, request: Request, given: Mapping[str, Any], error: RecordError) -> Response:
    """The page of what was not taken, with all that was typed."""
    assert form.again is not None
    desk, seat, now = desk_of(request), seat_of(request), request.app.state.clock()
    shown = form.again(desk, seat, now, _asked(form, request, given), error)
    status = HTTPStatus.CONFLICT if shown.conflict else HTTPStatus.BAD_REQUEST
    teller = desk.teller(now, told_in=seat.language)
    return in_layout(request, "decide_again.html", status=status, page=shown, teller=teller)


def _told(asked: Any) -> str:
    """What was asked, for the audit; fields that their dataclass does not show (`repr=False`), such as
    passwords, are left out."""
    shown = ((field.name, getattr(asked, field.name)) for field in fields(asked) if field.repr)
    return ", ".join(f"{name} {value}" for name, value in shown if value not in {None, ""})
