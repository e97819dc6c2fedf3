"""The captured original behind a report, byte for byte, as something that must not be believed."""

from starlette.requests import Request
from starlette.responses import Response

from holdfire.web.answers import moment_asked
from holdfire.web.gate import desk_of
from holdfire.web.hostile import hostile
from holdfire.web.noting import note_reading


def captured_original(request: Request) -> Response:
    """The bytes of a capture. Raises UnknownIdError where none is on record as of then."""
    desk = desk_of(request)
    view = desk.case.view(moment_asked(request, desk.case.config.case.zone or "UTC"))
    capture = view.whole_capture(request.path_params["sha256"])
    note_reading(request, desk, "capture", {"sha256": capture.sha256})
    charset = capture.declared_charset or _charset_seen(capture.data)
    return hostile(
        capture.data, f"{capture.media_type.value}; charset={charset}" if charset else capture.media_type
    )


def _charset_seen(data: bytes) -> str | None:
    """UTF-8 where the bytes are that, which those of no other charset are by chance; None else."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return None
    return "utf-8"
