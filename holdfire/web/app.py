"""The workbench as one application: its routes, put together from the tables of pages and forms."""

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib.resources import files

from anyio.to_thread import current_default_thread_limiter
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from holdfire.model.errors import HoldfireError
from holdfire.web.account_routes import ACCOUNT_ROUTES
from holdfire.web.answers import Clock, in_layout, page_as_html, told_error, told_status, told_trouble
from holdfire.web.api import api_routes
from holdfire.web.audit_page import audit_page
from holdfire.web.captured import captured_original
from holdfire.web.desk import Desk
from holdfire.web.downloads import dispatch_file
from holdfire.web.form_at import FormAt
from holdfire.web.forms import FORMS, form_sent
from holdfire.web.gate import cases_of
from holdfire.web.guards import Guarded
from holdfire.web.oidc import Provider
from holdfire.web.page_at import PageAt
from holdfire.web.pages import PAGES
from holdfire.web.people.people import People
from holdfire.web.people_page import people_forms, people_page
from holdfire.web.provider_routes import PROVIDER_ROUTES
from holdfire.web.seating import Accounts, AloneHere
from holdfire.web.uploading import UPLOAD_FORMS, UPLOAD_PAGES, UPLOAD_ROUTES


@dataclass(frozen=True, kw_only=True)
class Doors:
    """How people come in: with accounts (None: whoever sits here, alone), also through an identity provider
    (None: by passwords alone), by these names of the host (none: any)."""

    people: People | None = None
    provider: Provider | None = None
    hosts: Sequence[str] = ()


ALONE = Doors()

AT_ONCE = 4
"""Requests worked on at once. Python works on one at a time but where it waits for the database; more threads
would only take turns, and all of their readers wait for the slowest."""

TAKEN = frozenset({"api", "static", "log-in", "log-out", "account"})
"""First parts of addresses that are no case's."""


def workbench(desks: Mapping[str, Desk], clock: Clock, reviewer: str, doors: Doors = ALONE) -> Starlette:
    """The application over these cases. `clock` gives the moment (aware); `reviewer` is who sits here where
    there are no accounts."""
    people = doors.people
    pages = (*PAGES, *UPLOAD_PAGES, audit_page(people), *([people_page(people)] if people else []))
    forms = (*FORMS, *UPLOAD_FORMS, *(people_forms(people) if people else []))
    seating = Middleware(Accounts, people=people) if people else Middleware(AloneHere, name=reviewer)
    app = Starlette(
        routes=list(_routes(pages, forms, with_accounts=people is not None)),
        lifespan=_few_at_once,
        middleware=[Middleware(Guarded, hosts=doors.hosts), seating],
        exception_handlers={
            HoldfireError: told_error,
            HTTPException: told_status,
            Exception: told_trouble,
        },
    )
    app.state.desks, app.state.clock, app.state.people = dict(desks), clock, people
    app.state.pages, app.state.forms, app.state.provider = pages, forms, doors.provider
    return app


@asynccontextmanager
async def _few_at_once(_app: Starlette) -> AsyncIterator[None]:
    """Limits how many requests are worked on at once; others wait their turn."""
    current_default_thread_limiter().total_tokens = AT_ONCE
    yield


def _routes(pages: Sequence[PageAt], forms: Sequence[FormAt], *, with_accounts: bool) -> Iterator[BaseRoute]:
    yield Mount("/static", StaticFiles(directory=str(files("holdfire.showing") / "static")), name="static")
    yield Route("/", _front)
    if with_accounts:
        yield from (*ACCOUNT_ROUTES, *PROVIDER_ROUTES)
    yield from api_routes(pages, forms)
    yield from UPLOAD_ROUTES
    for form in forms:
        yield Route(f"/{{case}}{form.path}", form_sent(form), methods=["POST"], name=form.name)
    for before in ("/{case}/as-of/{moment}", "/{case}"):
        yield Route(f"{before}/dispatches/{{occasion}}.{{ending}}", dispatch_file)
    for page in pages:
        yield Route(f"/{{case}}/as-of/{{moment}}{page.path}", page_as_html(page), name=f"{page.name}-as-of")
        yield Route(f"/{{case}}{page.path}", page_as_html(page), name=page.name)
    for start in ("/{case}", "/{case}/as-of/{moment}"):
        yield Route(f"{start}/captures/{{sha256}}", captured_original)


def _front(request: Request) -> Response:
    """The one case, or the list of them."""
    cases = cases_of(request)
    if len(cases) == 1:
        return RedirectResponse(f"/{cases[0]}/")
    return in_layout(request, "cases.html")
