"""A small identity provider of the tests' own, on a real socket: it keeps the rules, or breaks one."""

import json
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwk, jwt

CLIENT, SECRET = "the workbench", "a secret: of two"


class IdentityProvider(ThreadingHTTPServer):
    """`subject` is who it takes every browser for; `claims` goes over what a token says; `key` signs it, or,
    where `signs` is given, that does."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.issuer = f"http://127.0.0.1:{self.server_port}"
        self.subject = "sub-ann"
        self.now = 0
        self.known = jwk.RSAKey.generate_key(2048, {"kid": "one"})
        self.key: Any = self.known
        self.signs: Callable[[dict[str, Any]], str] | None = None
        self.claims: dict[str, Any] = {}
        self.says: dict[str, Any] = {}
        self.codes: dict[str, dict[str, str]] = {}
        self.refused: list[str] = []

    def token(self, asked: dict[str, str]) -> str:
        """The token for a log-in."""
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": self.subject,
            "iat": self.now,
            "exp": self.now + 300,
            "nonce": asked["nonce"],
        }
        told = {name: value for name, value in (claims | self.claims).items() if value is not None}
        if self.signs is not None:
            return self.signs(told)
        return jwt.encode({"alg": "RS256", "kid": "one"}, told, self.key, algorithms=["RS256"])


class _Answers(BaseHTTPRequestHandler):
    server: IdentityProvider

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        provider = self.server
        if url.path == "/.well-known/openid-configuration":
            self._json(
                {
                    "issuer": provider.issuer,
                    "authorization_endpoint": f"{provider.issuer}/authorize",
                    "token_endpoint": f"{provider.issuer}/token",
                    "jwks_uri": f"{provider.issuer}/keys",
                }
                | provider.says
            )
        elif url.path == "/keys":
            self._json({"keys": [provider.known.as_dict(private=False)]})
        elif url.path == "/authorize":
            asked = {name: values[0] for name, values in parse_qs(url.query).items()}
            assert asked["code_challenge_method"] == "S256"
            assert asked["client_id"] == CLIENT
            code = f"code-{len(provider.codes)}"
            provider.codes[code] = asked
            back = urlencode({"code": code, "state": asked["state"], "iss": provider.issuer})
            self.send_response(302)
            self.send_header("Location", f"{asked['redirect_uri']}?{back}")
            self.end_headers()

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        form = {name: values[0] for name, values in parse_qs(body).items()}
        given = b64decode(self.headers["Authorization"].removeprefix("Basic ")).decode()
        asked = self.server.codes.pop(form["code"], {})
        digest = sha256(form["code_verifier"].encode()).digest()
        challenge = urlsafe_b64encode(digest).rstrip(b"=").decode()
        faults = {
            "client": parse_qs(f"x={given.partition(':')[2]}")["x"][0] != SECRET,
            "code": not asked,
            "challenge": bool(asked) and asked["code_challenge"] != challenge,
            "redirect_uri": bool(asked) and asked["redirect_uri"] != form["redirect_uri"],
        }
        self.server.refused += [name for name, is_so in faults.items() if is_so]
        if any(faults.values()):
            self.send_error(400)
        else:
            self._json({"id_token": self.server.token(asked), "token_type": "Bearer"})

    def _json(self, thing: object) -> None:
        content = json.dumps(thing).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def providing() -> Iterator[IdentityProvider]:
    """A provider while the tests run."""
    with IdentityProvider() as provider:
        thread = Thread(target=provider.serve_forever, daemon=True)
        thread.start()
        try:
            yield provider
        finally:
            provider.shutdown()
            thread.join()
