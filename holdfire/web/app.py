"""The workbench as one application: its routes, put together from the tables of pages and forms."""

from collections.abc import Iterator, Mapping
from importlib.resources import files

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from holdfire.model.errors import HoldfireError
from holdfire.web.answers import Clock, in_layout, page_as_html, told_error, told_status
from holdfire.web.api import api_routes
from holdfire.web.captured import captured_original
from holdfire.web.desk import Desk
from holdfire.web.downloads import dispatch_file
from holdfire.web.forms import FORMS, form_sent
from holdfire.web.pages import PAGES
from holdfire.web.seating import AloneHere


def workbench(desks: Mapping[str, Desk], clock: Clock, reviewer: str) -> Starlette:
    """The application over these cases. `clock` gives the moment (aware); `reviewer` is who sits here."""
    app = Starlette(
        routes=list(_routes()),
        middleware=[Middleware(AloneHere, name=reviewer)],
        exception_handlers={HoldfireError: told_error, HTTPException: told_status},
    )
    app.state.desks, app.state.clock, app.state.pages = dict(desks), clock, PAGES
    return app


def _routes() -> Iterator[BaseRoute]:
    yield Mount("/static", StaticFiles(directory=str(files("holdfire.showing") / "static")), name="static")
    yield Route("/", _front)
    yield from api_routes()
    for form in FORMS:
        yield Route(f"/{{case}}{form.path}", form_sent(form), methods=["POST"], name=form.name)
    for before in ("/{case}/as-of/{moment}", "/{case}"):
        yield Route(f"{before}/dispatches/{{occasion}}.{{ending}}", dispatch_file)
    for page in PAGES:
        yield Route(f"/{{case}}/as-of/{{moment}}{page.path}", page_as_html(page), name=f"{page.name}-as-of")
        yield Route(f"/{{case}}{page.path}", page_as_html(page), name=page.name)
    for start in ("/{case}", "/{case}/as-of/{moment}"):
        yield Route(f"{start}/captures/{{sha256}}", captured_original)


def _front(request: Request) -> Response:
    """The one case, or the list of them."""
    desks = request.app.state.desks
    if len(desks) == 1:
        return RedirectResponse(f"/{next(iter(desks))}/")
    return in_layout(request, "cases.html")
