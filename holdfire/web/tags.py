"""Tags of answers: who has a page already is told so, and no page is made."""

from collections.abc import Mapping
from hashlib import sha256

from starlette.requests import Request

from holdfire import __version__
from holdfire.web.seat import Seat

KEPT: Mapping[str, str] = {
    "Cache-Control": "private, no-cache",
    "Vary": "Accept-Language, Authorization, Cookie",
}
"""An asker may keep an answer for themselves, and asks each time whether it still holds."""


def tag_of(request: Request, seat: Seat, edition: str) -> str:
    """The tag of what a request would be answered: another one as soon as the code, the record, the address
    or who asks is another. `edition` is that of the view."""
    parts = (
        __version__,
        edition,
        request.url.path,
        request.url.query,
        seat.name,
        seat.role.value,
        seat.language,
        seat.form_token,
    )
    digest = sha256("\n".join(parts).encode()).hexdigest()
    return f'"{digest[:32]}"'


def has_already(request: Request, tag: str) -> bool:
    """Whether the asker says to have the answer of this tag (RFC 9110, 13.1.2: compared weakly)."""
    named = (each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(","))
    return any(each in (tag, "*") for each in named)
