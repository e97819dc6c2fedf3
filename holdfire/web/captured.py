"""The captured original behind a report, byte for byte, as something that must not be believed."""

from starlette.requests import Request
from starlette.responses import Response

from holdfire.web.answers import moment_asked
from holdfire.web.gate import desk_of
from holdfire.web.hostile import hostile


def captured_original(request: Request) -> Response:
    """The bytes of a capture. Raises UnknownIdError where none is on record as of then."""
    desk = desk_of(request)
    view = desk.case.view(moment_asked(request, desk.case.config.case.zone or "UTC"))
    entry = view.capture(request.path_params["sha256"])
    return hostile(view.bytes_of(entry.sha256), entry.media_type.value)
