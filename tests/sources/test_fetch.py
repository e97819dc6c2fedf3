"""Fetching: whole answers from public addresses within limits, and from nowhere else."""

import gzip
import socket
import time
import zlib
from collections.abc import Mapping, Sequence
from http.server import BaseHTTPRequestHandler

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.model.errors import AddressRefusedError, FetchError
from holdfire.sources.fetch import Fetcher, Limits
from tests.sources.local_server import LOOPBACK, Answer, LocalServer, serving


def _fetcher(server: LocalServer, limits: Limits | None = None) -> Fetcher:
    return Fetcher(allow=server.allow, limits=limits, resolver=_here)


def _here(host: str, port: int) -> Sequence[str]:
    """Every name is this machine; addresses are themselves."""
    return (host,) if host[0].isdigit() or ":" in host else (LOOPBACK,)


def _never(host: str, port: int) -> Sequence[str]:
    raise AssertionError("nobody is to be asked")


def test_an_answer_comes_with_what_the_server_said_of_it() -> None:
    headers = {
        "Content-Type": 'Text/HTML; Charset="windows-1251"',
        "ETag": '"v1"',
        "Last-Modified": "Mon, 22 Feb 2016 20:40:00 GMT",
    }
    with serving(lambda path, _: Answer(data=b"<p>one", headers=headers)) as server:
        found = _fetcher(server).fetch(server.url("/a?b=1#part", "wire.example"))
    assert found.data == b"<p>one"
    assert (found.media_type, found.charset) == ("text/html", "windows-1251")
    assert (found.etag, found.last_modified) == ('"v1"', "Mon, 22 Feb 2016 20:40:00 GMT")
    assert found.url == server.url("/a?b=1", "wire.example")
    (path, asked) = server.asked[0]
    assert path == "/a?b=1"
    assert asked["host"] == f"wire.example:{server.port}"
    assert asked["user-agent"].startswith("Holdfire/")
    assert "cookie" not in asked


def test_a_name_and_a_path_in_another_script_are_asked_for_in_ascii() -> None:
    with serving(lambda path, _: Answer(data=b"x")) as server:
        _fetcher(server).fetch(server.url("/هدنة", "пример.example"))
    path, asked = server.asked[0]
    assert path == "/%D9%87%D8%AF%D9%86%D8%A9"
    assert asked["host"] == f"xn--e1afmkfd.example:{server.port}"


def test_what_has_not_changed_is_not_sent_again() -> None:
    def answering(path: str, headers: Mapping[str, str]) -> Answer:
        same = headers.get("if-none-match") == '"v1"' and headers.get("if-modified-since") == "then"
        return Answer(status=304) if same else Answer(data=b"new")

    with serving(answering) as server:
        again = _fetcher(server).fetch(server.url(), etag='"v1"', last_modified="then")
        other = _fetcher(server).fetch(server.url(), etag='"v0"')
    assert (again.unchanged, again.data) == (True, b"")
    assert (other.unchanged, other.data) == (False, b"new")


def test_a_redirect_is_followed_and_the_last_address_told() -> None:
    def answering(path: str, _: Mapping[str, str]) -> Answer:
        return Answer(data=b"here") if path == "/b" else Answer(status=301, headers={"Location": "b"})

    with serving(answering) as server:
        found = _fetcher(server).fetch(server.url("/a"))
    assert (found.data, found.url) == (b"here", server.url("/b"))


def test_redirects_without_end_are_given_up() -> None:
    with (
        serving(lambda path, _: Answer(status=302, headers={"Location": path + "a"})) as server,
        pytest.raises(FetchError, match="more than 3 redirects"),
    ):
        _fetcher(server, Limits(redirects=3)).fetch(server.url("/"))
    assert len(server.asked) == 4


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://[::ffff:10.0.0.1]/",
        "http://127.0.0.1:22/",
        "ftp://wire.example/",
        "file:///etc/hosts",
        "http://user:word@wire.example/",
        "http://[",
    ],
)
def test_a_redirect_to_what_is_not_public_is_refused(location: str) -> None:
    with (
        serving(lambda path, _: Answer(status=302, headers={"Location": location})) as server,
        pytest.raises(AddressRefusedError),
    ):
        _fetcher(server).fetch(server.url())


@pytest.mark.parametrize(
    "url",
    [
        "", "wire.example", "//wire.example/", "ftp://wire.example/", "file:///etc/hosts", "http://",
        "gopher://wire.example:80/", "http://user@wire.example/", "http://user:word@wire.example/",
        "http://wire.example:22/", "http://wire.example:0/", "https://wire.example:8443/", "http://[::1",
        "http://wire.example:99999999/", "http://wi re.example/", "http://wire.example/\r\nHost: x",
    ],
)  # fmt: skip
def test_what_is_no_plain_web_address_is_refused_before_anybody_is_asked(url: str) -> None:
    with pytest.raises(AddressRefusedError):
        Fetcher(resolver=_never).fetch(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/", "http://127.1/",
        "http://0/", "http://[::1]/", "http://[::]/", "http://[::ffff:7f00:1]/", "http://[64:ff9b::7f00:1]/",
        "http://169.254.169.254/", "http://[fd00:ec2::254]/", "http://10.1.2.3/", "http://192.168.0.1/",
        "http://100.64.0.1/", "http://localhost/", "https://127.0.0.1/",
    ],
)  # fmt: skip
def test_without_an_allowance_no_way_of_writing_a_private_address_is_asked(url: str) -> None:
    with pytest.raises(FetchError, match=r"not public|no address"):
        Fetcher().fetch(url)


@pytest.mark.parametrize("inner", ["10.0.0.1", "::1", "169.254.169.254", "::ffff:192.168.0.1", "0.0.0.0"])
@pytest.mark.parametrize("first", [True, False])
def test_a_name_with_one_address_that_is_not_public_is_refused_whole(inner: str, first: bool) -> None:
    found = (inner, LOOPBACK) if first else (LOOPBACK, inner)
    with serving(lambda path, _: Answer(data=b"x")) as server:
        fetcher = Fetcher(allow=server.allow, resolver=lambda host, port: found)
        with pytest.raises(AddressRefusedError, match="not public"):
            fetcher.fetch(server.url("/", "mixed.example"))
        assert server.asked == []


def test_a_name_is_asked_for_once_and_the_answer_that_was_checked_is_the_one_used() -> None:
    answers = iter([(LOOPBACK,), ("127.0.0.2",)])
    with serving(lambda path, _: Answer(data=b"x")) as server:
        fetcher = Fetcher(allow=server.allow, resolver=lambda host, port: next(answers))
        assert fetcher.fetch(server.url("/", "turning.example")).data == b"x"
        with pytest.raises(AddressRefusedError, match=r"127\.0\.0\.2"):
            fetcher.fetch(server.url("/", "turning.example"))


def test_a_name_that_turns_to_another_address_between_two_redirects_is_refused() -> None:
    answers = iter([(LOOPBACK,), ("10.0.0.1",)])
    headers = {"Location": "/b", "Connection": "close"}
    with serving(lambda path, _: Answer(status=302, headers=headers)) as server:
        fetcher = Fetcher(allow=server.allow, resolver=lambda host, port: next(answers))
        with pytest.raises(AddressRefusedError, match=r"10\.0\.0\.1"):
            fetcher.fetch(server.url("/a", "turning.example"))


def test_an_allowance_holds_for_one_port_of_one_address() -> None:
    with serving(lambda path, _: Answer(data=b"x")) as server, pytest.raises(AddressRefusedError):
        Fetcher(allow=frozenset({(LOOPBACK, server.port + 1)}), resolver=_here).fetch(server.url())


def test_an_encrypted_address_does_not_lead_to_one_that_is_not() -> None:
    with pytest.raises(AddressRefusedError, match="not encrypted"):
        Fetcher()._redirected(Fetcher()._checked("https://wire.example/"), "http://wire.example/")


def test_what_the_environment_says_of_proxies_counts_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with serving(lambda path, _: Answer(data=b"x")) as server:
        assert _fetcher(server).fetch(server.url()).data == b"x"


def test_a_name_nobody_knows_is_told() -> None:
    def unknown(host: str, port: int) -> Sequence[str]:
        raise socket.gaierror("Name or service not known")

    for resolver in (unknown, lambda host, port: ()):
        with pytest.raises(FetchError, match="the name has no address"):
            Fetcher(resolver=resolver).fetch("http://gone.example/")


def test_a_server_that_refuses_is_told_with_its_answer_and_its_wish() -> None:
    with (
        serving(lambda path, _: Answer(status=503, headers={"Retry-After": "120"})) as server,
        pytest.raises(FetchError, match="503") as caught,
    ):
        _fetcher(server).fetch(server.url())
    assert (caught.value.status, caught.value.retry_after) == (503, "120")


def test_a_machine_that_does_not_listen_is_told() -> None:
    with serving(lambda path, _: Answer()) as server:
        pass
    with pytest.raises(FetchError, match="no whole answer came"):
        _fetcher(server).fetch(server.url())


def test_gzip_is_unpacked_also_in_several_members() -> None:
    data = gzip.compress(b"one ", mtime=0) + gzip.compress(b"two", mtime=0)
    with serving(lambda path, _: Answer(data=data, headers={"Content-Encoding": "gzip"})) as server:
        assert _fetcher(server).fetch(server.url()).data == b"one two"


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    data = gzip.compress(bytes(50_000_000))
    limits = Limits(bytes=100_000)
    with (
        serving(lambda path, _: Answer(data=data, headers={"Content-Encoding": "gzip"})) as server,
        pytest.raises(FetchError, match="more than 100,000 bytes"),
    ):
        _fetcher(server, limits).fetch(server.url())


def test_no_step_of_unpacking_gives_more_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    class Counting:
        def __init__(self, wbits: int) -> None:
            self._inner = zlib_decompressobj(wbits=wbits)

        def decompress(self, data: bytes, most: int) -> bytes:
            asked.append(most)
            return self._inner.decompress(data, most)

        def __getattr__(self, name: str) -> object:
            return getattr(self._inner, name)

    zlib_decompressobj = zlib.decompressobj
    monkeypatch.setattr(zlib, "decompressobj", Counting)
    data = gzip.compress(bytes(5_000_000))
    with (
        serving(lambda path, _: Answer(data=data, headers={"Content-Encoding": "gzip"})) as server,
        pytest.raises(FetchError, match="more than"),
    ):
        _fetcher(server, Limits(bytes=1000)).fetch(server.url())
    assert asked == [1001]


@pytest.mark.parametrize("size", [1000, 1001])
def test_the_limit_of_bytes_is_exact(size: int) -> None:
    with serving(lambda path, _: Answer(data=b"x" * size)) as server:
        if size > 1000:
            with pytest.raises(FetchError, match="more than 1,000 bytes"):
                _fetcher(server, Limits(bytes=1000)).fetch(server.url())
        else:
            assert len(_fetcher(server, Limits(bytes=1000)).fetch(server.url()).data) == size


@pytest.mark.parametrize(
    ("data", "coding", "reason"),
    [
        (gzip.compress(b"one two three" * 99, mtime=0)[:-9], "gzip", "broke off"),
        (b"not gzip", "gzip", "no sound gzip"),
        (b"x", "br", "was not asked for"),
        (gzip.compress(gzip.compress(b"x", mtime=0), mtime=0), "gzip, gzip", "was not asked for"),
    ],
)
def test_an_answer_that_is_not_as_it_says_is_told(data: bytes, coding: str, reason: str) -> None:
    with (
        serving(lambda path, _: Answer(data=data, headers={"Content-Encoding": coding})) as server,
        pytest.raises(FetchError, match=reason),
    ):
        _fetcher(server).fetch(server.url())


def test_an_answer_that_breaks_off_is_no_answer() -> None:
    def half(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"half")

    with (
        serving(lambda path, _: Answer(headers={"Content-Length": "8"}, write=half)) as server,
        pytest.raises(FetchError, match="no whole answer came"),
    ):
        _fetcher(server).fetch(server.url())


def test_a_server_that_falls_silent_is_left() -> None:
    def silent(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(0.5)

    with (
        serving(lambda path, _: Answer(write=silent)) as server,
        pytest.raises(FetchError, match="in time"),
    ):
        _fetcher(server, Limits(silence=0.05)).fetch(server.url())


def test_a_server_that_drips_is_left_when_the_time_is_over() -> None:
    """Every byte comes well before the silence is too long: only the time in all can end it."""
    seconds = iter(range(10_000))

    def drip(handler: BaseHTTPRequestHandler) -> None:
        for _ in range(2000):
            handler.wfile.write(b"x")
            time.sleep(0.001)

    with serving(lambda path, _: Answer(write=drip)) as server:
        fetcher = Fetcher(
            allow=server.allow, limits=Limits(seconds=50), clock=lambda: float(next(seconds)), resolver=_here
        )
        with pytest.raises(FetchError, match="in time"):
            fetcher.fetch(server.url())


INWARD = Fetcher(resolver=lambda host, port: ("10.0.0.1",))


@given(st.text())
def test_no_text_given_as_an_address_ends_in_anything_but_a_refusal(text: str) -> None:
    with pytest.raises(FetchError):
        INWARD.fetch(f"http://{text}")
