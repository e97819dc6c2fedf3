"""Ids that come from content, so that a second run over the same captures changes nothing."""

from hashlib import sha256

ID_DIGITS = 16
_SEPARATOR = "\x1f"


def content_id(prefix: str, *parts: str | int) -> str:
    """`prefix-` and 16 hexadecimal digits of the SHA-256 of the parts.

    Raises ValueError for a missing (empty) part: an id made from nothing would join strangers.
    """
    if not parts or "" in parts:
        raise ValueError(f"an id of kind {prefix!r} needs every part, got {parts!r}")
    digest = sha256(_SEPARATOR.join(map(str, parts)).encode()).hexdigest()
    return f"{prefix}-{digest[:ID_DIGITS]}"
