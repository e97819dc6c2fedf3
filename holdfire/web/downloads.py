"""Files to take along: a dispatch as page, PDF or Markdown."""

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from holdfire.model.errors import UnknownIdError
from holdfire.showing.dispatches.send import FORMS
from holdfire.showing.workbench.dispatches import ENDINGS, DispatchAsked, dispatch_asked
from holdfire.web.answers import moment_asked
from holdfire.web.asked import understood
from holdfire.web.gate import admitted
from holdfire.web.noting import note
from holdfire.web.people.audit import AuditKind
from holdfire.web.roles import Role

MEDIA_TYPES = {"html": "text/html", "pdf": "application/pdf", "markdown": "text/markdown"}


def dispatch_file(request: Request) -> Response:
    """The file of a dispatch. Raises UnknownIdError for an ending that none has."""
    desk, _ = admitted(request, Role.READER)
    ending = request.path_params["ending"]
    form = next((form for form, known in ENDINGS.items() if known == ending), None)
    if form is None:
        raise UnknownIdError(f"a dispatch is written as {', '.join(ENDINGS.values())}, not as {ending}")
    given = {"occasion": request.path_params["occasion"], **request.query_params}
    as_of = moment_asked(request, desk.case.config.case.zone or "UTC")
    teller = desk.teller(request.app.state.clock(), as_of)
    made = FORMS[form](dispatch_asked(teller, understood(DispatchAsked, given)))
    name = f"{desk.name}-{given['occasion']}.{ending}"
    note(request, AuditKind.EXPORT, name)
    return Response(
        made,
        media_type=f"{MEDIA_TYPES[form]}; charset=utf-8" if form != "pdf" else MEDIA_TYPES[form],
        headers={"Content-Disposition": f"attachment; filename*=utf-8''{quote(name, safe='')}"},
    )
