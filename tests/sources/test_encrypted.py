"""Encrypted addresses: a real handshake with a server on this machine, whose certificate must be its own."""

from ssl import PROTOCOL_TLS_CLIENT, PROTOCOL_TLS_SERVER, SSLContext

import pytest
import trustme

from holdfire.model.errors import FetchError
from holdfire.sources.fetch import Fetcher
from tests.sources.local_server import LOOPBACK, Answer, LocalServer, serving

NAME = "wire.example"


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def _server_side(authority: trustme.CA, name: str) -> SSLContext:
    context = SSLContext(PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return context


def _trusting(authority: trustme.CA) -> SSLContext:
    context = SSLContext(PROTOCOL_TLS_CLIENT)
    authority.configure_trust(context)
    return context


def _fetcher(server: LocalServer, tls: SSLContext | None) -> Fetcher:
    return Fetcher(allow=server.allow, resolver=lambda host, port: (LOOPBACK,), tls=tls)


def _answer(path: str, headers: object) -> Answer:
    return Answer(data=b"<p>The truce holds")


def test_an_encrypted_page_is_fetched_from_the_machine_its_certificate_names(authority: trustme.CA) -> None:
    with serving(_answer, _server_side(authority, NAME)) as server:
        answer = _fetcher(server, _trusting(authority)).fetch(server.url("/a", host=NAME))
    assert answer.data == b"<p>The truce holds"
    assert server.asked[0][1]["host"] == f"{NAME}:{server.port}"


def test_a_certificate_of_another_name_ends_the_fetch(authority: trustme.CA) -> None:
    with serving(_answer, _server_side(authority, "other.example")) as server:
        with pytest.raises(FetchError, match=r"(?i)certificate"):
            _fetcher(server, _trusting(authority)).fetch(server.url("/a", host=NAME))
        assert server.asked == []


def test_a_certificate_that_nobody_vouches_for_ends_the_fetch(authority: trustme.CA) -> None:
    with serving(_answer, _server_side(authority, NAME)) as server:
        with pytest.raises(FetchError, match=r"(?i)certificate"):
            _fetcher(server, None).fetch(server.url("/a", host=NAME))
        assert server.asked == []
