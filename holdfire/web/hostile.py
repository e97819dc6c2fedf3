"""Bytes from outside, answered so that a browser shows them and obeys nothing in them."""

from starlette.responses import Response

_CAGE = "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'self'"
"""No scripts, no forms, no origin of its own, nothing fetched; the page's own inline style alone."""

_PAGES = frozenset({"text/html", "application/xhtml+xml"})


def hostile(content: bytes, media_type: str) -> Response:
    """A captured original as it came: a web page in a cage that runs and fetches nothing, other text as plain
    text, anything else as a file to keep. `media_type` may be what the capture's own server said of it."""
    kind = media_type.partition(";")[0].strip().lower()
    headers = {
        "content-security-policy": _CAGE,
        "x-content-type-options": "nosniff",
        "x-frame-options": "SAMEORIGIN",
        "referrer-policy": "no-referrer",
        "content-disposition": "inline",
    }
    if kind in _PAGES:
        return Response(content, headers=headers | {"content-type": "text/html"})
    if kind.startswith("text/") or kind == "application/json":
        return Response(content, headers=headers | {"content-type": "text/plain"})
    return Response(
        content,
        headers=headers
        | {"content-type": "application/octet-stream", "content-disposition": "attachment; filename=capture"},
    )
