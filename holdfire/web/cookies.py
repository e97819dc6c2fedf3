"""The workbench's cookies: for the server alone, for this site alone, and over TLS bound to this host."""

from starlette.requests import HTTPConnection
from starlette.responses import Response

SESSION, ENTRY, PROVIDER = "holdfire", "holdfire-entry", "holdfire-provider"
"""A session; the token of the log-in's form; a log-in under way at the identity provider."""


def cookie_of(connection: HTTPConnection, name: str) -> str | None:
    """What a cookie holds, None where it was not sent."""
    return connection.cookies.get(_named(connection, name))


def set_cookie(response: Response, connection: HTTPConnection, name: str, value: str) -> None:
    """Sends a cookie that goes when the browser is closed."""
    response.set_cookie(
        _named(connection, name), value, path="/", secure=is_secure(connection), httponly=True, samesite="lax"
    )


def drop_cookie(response: Response, connection: HTTPConnection, name: str) -> None:
    """Takes a cookie back."""
    response.delete_cookie(
        _named(connection, name), path="/", secure=is_secure(connection), httponly=True, samesite="lax"
    )


def is_secure(connection: HTTPConnection) -> bool:
    """Whether the request came over TLS, to us or to the proxy we trust."""
    return connection.url.scheme == "https"


def _named(connection: HTTPConnection, name: str) -> str:
    """Browsers take a cookie named `__Host-` only over TLS, for one host and all its paths, so that no
    neighbouring host can plant one."""
    return f"__Host-{name}" if is_secure(connection) else name
