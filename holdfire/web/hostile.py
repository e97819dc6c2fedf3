"""Bytes from outside, answered so that a browser obeys nothing in them."""

from starlette.responses import Response

_CAGE = "sandbox; default-src 'none'"
"""No scripts, no forms, no origin of its own, nothing fetched."""


def hostile(content: bytes, media_type: str) -> Response:
    """A captured original: whatever is text, a page too, as plain text; anything else as a file to keep."""
    headers = {"content-security-policy": _CAGE, "x-content-type-options": "nosniff"}
    if media_type.startswith(("text/", "message/")) or "json" in media_type:
        return Response(content, headers=headers, media_type="text/plain; charset=utf-8")
    headers["content-disposition"] = "attachment; filename=capture"
    return Response(content, headers=headers, media_type="application/octet-stream")
