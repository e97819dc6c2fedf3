"""Coming in through an identity provider: OpenID Connect's code flow with PKCE, state and nonce."""

import json
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hmac import compare_digest
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from importlib import import_module
from typing import Any

from starlette.datastructures import URL

from holdfire.model.errors import CaseError, HoldfireError
from holdfire.web.people.secrets_kept import new_secret

ISSUER, CLIENT, SECRET = "HOLDFIRE_OIDC_ISSUER", "HOLDFIRE_OIDC_CLIENT", "HOLDFIRE_OIDC_SECRET"
"""The environment variables that name the provider, us at the provider, and what only the two of us know."""

_SIGNED_BY = ("RS256", "PS256", "ES256", "EdDSA")
"""How a token may be signed: by the provider's own key, never by a shared secret and never not at all."""

_MOST_BYTES, _SECONDS, _LEEWAY = 1024 * 1024, 10, 60
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class ProviderError(HoldfireError):
    """The identity provider does not answer, or not as it must; nobody came in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnderWay:
    """A log-in under way: what binds the provider's answer to the browser that asked, and where it went."""

    state: str
    nonce: str
    verifier: str
    onward: str

    def kept(self) -> str:
        """As the text of a cookie."""
        return "~".join((self.state, self.nonce, self.verifier, self.onward.encode().hex()))


def under_way(cookie: str | None) -> UnderWay:
    """What a cookie kept. Raises ProviderError where it is none of ours."""
    try:
        state, nonce, verifier, onward = (cookie or "").split("~")
        return UnderWay(state=state, nonce=nonce, verifier=verifier, onward=bytes.fromhex(onward).decode())
    except ValueError as error:
        raise ProviderError("this log-in was not begun in this browser; begin again") from error


class Provider:
    """An identity provider. What it says of itself is asked once, when somebody first comes through it."""

    def __init__(self, issuer: str, client: str, secret: str) -> None:
        """Raises CaseError where the extra is not installed, or the issuer would be asked without TLS."""
        try:
            self._tokens = import_module("joserfc.jwt")
            self._keys = import_module("joserfc.jwk")
            self._refused = import_module("joserfc.errors").JoseError
            self._claims = import_module("authlib.oidc.core").CodeIDToken
            self._challenge = import_module("authlib.oauth2.rfc7636").create_s256_code_challenge
        except ImportError as error:
            raise CaseError("an identity provider needs an extra: pip install 'holdfire[oidc]'") from error
        _refuse_open(issuer)
        self.issuer, self._client, self._secret = issuer.rstrip("/"), client, secret
        self._said: Mapping[str, Any] = {}

    def begin(self, back: str, onward: str) -> tuple[str, UnderWay]:
        """The provider's address to send a browser to, and what the browser keeps meanwhile; `back` is our
        address to come back to. Raises ProviderError."""
        begun = UnderWay(state=new_secret(), nonce=new_secret(), verifier=new_secret(), onward=onward)
        address = URL(self._endpoint("authorization_endpoint")).include_query_params(
            response_type="code",
            client_id=self._client,
            redirect_uri=back,
            scope="openid",
            state=begun.state,
            nonce=begun.nonce,
            code_challenge=self._challenge(begun.verifier),
            code_challenge_method="S256",
        )
        return str(address), begun

    def subject(self, answer: Mapping[str, str], begun: UnderWay, back: str, now: datetime) -> str:
        """Who came back, as the provider names them. `answer` is the query they came back with. Raises
        ProviderError for an answer that is not the provider's own to this browser."""
        if not compare_digest(answer.get("state", "").encode(), begun.state.encode()):
            raise ProviderError("this log-in was not begun in this browser; begin again")
        if answer.get("iss", self.issuer).rstrip("/") != self.issuer:
            raise ProviderError("another provider answered than was asked; begin again")
        if "code" not in answer:
            raise ProviderError(f"the provider let nobody in: {answer.get('error', 'it gave no code')[:100]}")
        form = {
            "grant_type": "authorization_code",
            "code": answer["code"],
            "redirect_uri": back,
            "code_verifier": begun.verifier,
        }
        given = _asked(self._endpoint("token_endpoint"), form, self._authorization())
        return self._checked(given, begun.nonce, now)

    def _checked(self, given: Mapping[str, Any], nonce: str, now: datetime) -> str:
        """The subject of the token given, once signature, issuer, audience, time and nonce are right."""
        try:
            keys = self._keys.KeySet.import_key_set(_asked(self._endpoint("jwks_uri")))
            token = self._tokens.decode(str(given.get("id_token", "")), keys, algorithms=list(_SIGNED_BY))
            claims = self._claims(
                token.claims,
                token.header,
                options={
                    "iss": {"essential": True, "values": [self.issuer, f"{self.issuer}/"]},
                    "aud": {"essential": True, "value": self._client},
                },
                params={
                    "nonce": nonce,
                    "client_id": self._client,
                    "access_token": given.get("access_token"),
                },
            )
            claims.validate(now=int(now.timestamp()), leeway=_LEEWAY)
        except (self._refused, ValueError, KeyError, TypeError) as error:
            raise ProviderError("what the provider says of who came is not to be trusted") from error
        return f"{self.issuer}|{claims['sub']}"

    def _endpoint(self, name: str) -> str:
        if not self._said:
            said = _asked(f"{self.issuer}/.well-known/openid-configuration")
            if str(said.get("issuer", "")).rstrip("/") != self.issuer:
                raise ProviderError("the provider calls itself otherwise than HOLDFIRE_OIDC_ISSUER")
            self._said = said
        address = str(self._said.get(name, ""))
        _refuse_open(address)
        return address

    def _authorization(self) -> str:
        """Who we are, in the header of RFC 6749, 2.3.1."""
        pair = ":".join(_form({"x": part})[2:] for part in (self._client, self._secret))
        return f"Basic {b64encode(pair.encode()).decode()}"


def provider_named(environment: Mapping[str, str]) -> Provider | None:
    """The provider that the environment names, None where it names none. Raises CaseError where it names one
    in part."""
    given = {name: environment.get(name, "") for name in (ISSUER, CLIENT, SECRET)}
    if not any(given.values()):
        return None
    if missing := [name for name, value in given.items() if not value]:
        raise CaseError(f"an identity provider also needs {', '.join(missing)}: docs/security.md")
    return Provider(given[ISSUER], given[CLIENT], given[SECRET])


def _refuse_open(address: str) -> None:
    url = URL(address)
    if url.scheme != "https" and not (url.scheme == "http" and url.hostname in _LOOPBACK):
        raise CaseError(f"the identity provider must be asked over https, not at {address!r}")


def _asked(address: str, form: Mapping[str, str] | None = None, authorization: str = "") -> dict[str, Any]:
    """What the provider answers as JSON; it is led nowhere else. Raises ProviderError."""
    url = URL(address)
    kind = HTTPSConnection if url.scheme == "https" else HTTPConnection
    connection = kind(url.hostname or "", url.port, timeout=_SECONDS)
    headers = {"Accept": "application/json"} | ({"Authorization": authorization} if authorization else {})
    if form is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    path = f"{url.path}?{url.query}" if url.query else url.path
    try:
        body = None if form is None else _form(form)
        connection.request("GET" if form is None else "POST", path, body, headers)
        answer = connection.getresponse()
        content = answer.read(_MOST_BYTES)
        given = json.loads(content) if answer.status == 200 else None
    except (OSError, HTTPException, ValueError) as error:
        raise ProviderError(f"the identity provider at {url.hostname} does not answer; try again") from error
    finally:
        connection.close()
    if not isinstance(given, dict):
        raise ProviderError(f"the identity provider at {url.hostname} refused (status {answer.status})")
    return given


def _form(fields: Mapping[str, str]) -> str:
    return URL("").include_query_params(**fields).query
