"""Bytes from outside, answered so that a browser shows them and obeys nothing in them."""

import re

from starlette.responses import Response

_CAGE = "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'self'"
"""No scripts, no forms, no origin of its own, nothing fetched; the page's own inline style alone."""

_CHARSET = re.compile(r";\s*charset=\"?([A-Za-z0-9_-]+)\"?\s*(?:;|$)", re.ASCII | re.IGNORECASE)

_PAGES = frozenset({"text/html", "application/xhtml+xml"})


def hostile(content: bytes, media_type: str) -> Response:
    """A captured original as it came: a web page in a cage that runs and fetches nothing, other text as plain
    text, anything else as a file to keep. `media_type` may be what the capture's own server said of it, with
    its charset."""
    kind = media_type.partition(";")[0].strip().lower()
    headers = {
        "content-security-policy": _CAGE,
        "x-content-type-options": "nosniff",
        "x-frame-options": "SAMEORIGIN",
        "referrer-policy": "no-referrer",
        "content-disposition": "inline",
    }
    if kind in _PAGES:
        return Response(content, headers=headers | {"content-type": f"text/html{_charset(media_type)}"})
    if kind.startswith(("text/", "message/")) or kind.endswith(("/json", "+json")):
        return Response(content, headers=headers | {"content-type": f"text/plain{_charset(media_type)}"})
    return Response(
        content,
        headers=headers
        | {"content-type": "application/octet-stream", "content-disposition": "attachment; filename=capture"},
    )


def _charset(media_type: str) -> str:
    """The charset that a media type names, as a parameter; empty where it names none, or no plain name."""
    found = _CHARSET.search(media_type)
    return f"; charset={found[1]}" if found else ""
