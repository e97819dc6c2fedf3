"""Watching: what is new is kept, servers are spared, and a watch goes on where it stopped."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import islice, pairwise
from pathlib import Path

import pytest

from holdfire.model.capture import Capture
from holdfire.model.errors import CaseError
from holdfire.model.outlet import Outlet
from holdfire.sources.fetch import Fetched, Fetcher
from holdfire.sources.gather import gather
from holdfire.sources.watch import Came, Rhythm, Watch, retry_after
from tests.sources.local_server import LOOPBACK, Answer, LocalServer, serving

START = datetime(2016, 2, 27, 9, 0, tzinfo=UTC)


@dataclass
class Hours:
    """A clock that stands still but when somebody sleeps."""

    now: datetime = START
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += timedelta(seconds=seconds)

    @property
    def rhythm(self) -> Rhythm:
        return Rhythm(clock=lambda: self.now, sleep=self.sleep, jitter=lambda: 0.0)


def _feed(*titles: str) -> bytes:
    items = (f"<item><title>{title}</title><link>/{title}.html</link></item>" for title in titles)
    return f"<rss><channel>{''.join(items)}</channel></rss>".encode()


def _watch(folder: Path, server: LocalServer, hours: Hours, *paths: str, follow: bool = False) -> Watch:
    feeds = tuple(server.url(path) for path in paths or ("/feed",))
    outlet = Outlet(id="wire", name="Wire", feeds=feeds, follow=follow)
    return Watch(folder, (outlet,), hours.rhythm, _fetcher(server))


def _fetcher(server: LocalServer) -> Fetcher:
    return Fetcher(allow=server.allow, resolver=lambda host, port: (LOOPBACK,))


def _titles(folder: Path) -> list[str]:
    found = (one for one in gather([folder / "captures"]) if isinstance(one, Capture))
    return sorted(json.loads(one.data)["title"] for one in found if one.origin.endswith(".entry.json"))


def _news(came: Iterator[Came]) -> list[int]:
    return [len(one.files) for one in came]


def test_new_entries_become_captures_and_old_ones_do_not_come_again(tmp_path: Path) -> None:
    feeds = [_feed("b", "a"), _feed("b", "a"), _feed("c", "b", "a")]
    with serving(lambda path, _: Answer(data=feeds.pop(0))) as server:
        watch = _watch(tmp_path, server, Hours())
        assert [_news(watch.once()) for _ in range(3)] == [[2], [0], [1]]
    assert _titles(tmp_path) == ["a", "b", "c"]
    names = [path.name for path in (tmp_path / "captures" / "wire").iterdir()]
    assert all(name.startswith("2016-02-27-") and name.endswith(".entry.json") for name in names)


def test_a_watch_begun_anew_goes_on_where_the_last_one_stopped(tmp_path: Path) -> None:
    with serving(lambda path, _: Answer(data=_feed("a"))) as server:
        assert _news(_watch(tmp_path, server, Hours()).once()) == [1]
        for path in (tmp_path / "captures" / "wire").iterdir():
            path.unlink()
        assert _news(_watch(tmp_path, server, Hours()).once()) == [0]


def test_a_round_broken_off_between_two_feeds_keeps_what_it_had(tmp_path: Path) -> None:
    with serving(lambda path, _: Answer(data=_feed(path.strip("/")))) as server:
        assert _news(islice(_watch(tmp_path, server, Hours(), "/one", "/two").once(), 1)) == [1]
        assert _news(_watch(tmp_path, server, Hours(), "/one", "/two").once()) == [1, 1]
        assert _news(_watch(tmp_path, server, Hours(), "/one", "/two").once()) == [0, 0]
    assert _titles(tmp_path) == ["one", "two"]


def test_a_feed_is_asked_with_what_its_server_gave_the_last_time(tmp_path: Path) -> None:
    def answering(path: str, headers: Mapping[str, str]) -> Answer:
        if headers.get("if-none-match") == '"v1"':
            return Answer(status=304)
        return Answer(data=_feed("a"), headers={"ETag": '"v1"', "Last-Modified": "then"})

    with serving(answering) as server:
        assert [_news(_watch(tmp_path, server, Hours()).once()) for _ in range(3)] == [[1], [0], [0]]
        assert [asked.get("if-none-match") for _, asked in server.asked] == [None, '"v1"', '"v1"']
        assert server.asked[2][1]["if-modified-since"] == "then"


def test_one_bad_feed_does_not_stop_the_others(tmp_path: Path) -> None:
    bad: dict[str, Answer] = {
        "/gone": Answer(status=404),
        "/page": Answer(data=b"<html><body>Log in</body></html>"),
        "/away": Answer(status=302, headers={"Location": "http://10.0.0.1/"}),
        "/empty": Answer(),
    }
    with serving(lambda path, _: bad.get(path, Answer(data=_feed("a")))) as server:
        came = list(_watch(tmp_path, server, Hours(), *bad, "/good").once())
    assert [bool(one.trouble) for one in came] == [True, True, True, True, False]
    assert "404" in (came[0].trouble or "")
    assert "a web page, not a feed" in (came[1].trouble or "")
    assert "left alone for 10 minutes" in (came[0].trouble or "")
    assert len(came[4].files) == 1


def _asked_at(folder: Path, answering: Callable[[], Answer], hours_long: int) -> list[float]:
    """The minutes from the start at which a feed is asked in rounds five minutes apart."""
    hours, asked = Hours(), []

    def noting(path: str, _: Mapping[str, str]) -> Answer:
        asked.append((hours.now - START).total_seconds() / 60)
        return answering()

    with serving(noting) as server:
        watch = _watch(folder, server, hours)
        while hours.now < START + timedelta(hours=hours_long):
            list(watch.once())
            hours.now += timedelta(minutes=5)
    return asked


def test_a_feed_that_fails_is_asked_more_and_more_seldom(tmp_path: Path) -> None:
    assert _asked_at(tmp_path, lambda: Answer(status=500), 6) == [0, 10, 30, 70, 150, 310]


def test_a_feed_that_never_recovers_is_still_asked_once_a_day(tmp_path: Path) -> None:
    asked = _asked_at(tmp_path, lambda: Answer(status=500), 24 * 8)
    assert max(after - before for before, after in pairwise(asked)) == 24 * 60


def test_a_success_ends_the_waiting(tmp_path: Path) -> None:
    answers = iter([Answer(status=500), Answer(status=500), *[Answer(data=_feed("a"))] * 99])
    assert _asked_at(tmp_path, lambda: next(answers), 1) == [0, 10, 30, 35, 40, 45, 50, 55]


def test_after_a_success_the_waiting_begins_as_short_as_at_first(tmp_path: Path) -> None:
    answers = iter([*[Answer(status=500)] * 2, Answer(data=_feed("a")), *[Answer(status=500)] * 9])
    assert _asked_at(tmp_path, lambda: next(answers), 1) == [0, 10, 30, 35, 45]


def test_an_entry_that_stands_twice_in_a_feed_is_kept_once(tmp_path: Path) -> None:
    with serving(lambda path, _: Answer(data=_feed("a", "b", "a"))) as server:
        assert _news(_watch(tmp_path, server, Hours()).once()) == [2]


@pytest.mark.parametrize("wish", ["7200", "Sat, 27 Feb 2016 11:00:00 GMT"])
def test_a_server_is_left_alone_as_long_as_it_asks(tmp_path: Path, wish: str) -> None:
    answers = iter([Answer(status=429, headers={"Retry-After": wish}), *[Answer(data=_feed("a"))] * 99])
    assert _asked_at(tmp_path, lambda: next(answers), 3)[:2] == [0, 120]


def test_chance_only_ever_lengthens_a_wait(tmp_path: Path) -> None:
    hours = Hours()
    rhythm = Rhythm(clock=lambda: hours.now, sleep=hours.sleep, jitter=lambda: 1.0)
    with serving(lambda path, _: Answer(status=500)) as server:
        outlet = Outlet(id="wire", name="Wire", feeds=(server.url("/feed"),))
        (came,) = Watch(tmp_path, (outlet,), rhythm, _fetcher(server)).once()
    assert "left alone for 15 minutes" in (came.trouble or "")


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120.0), (" 0 ", 0.0), ("99999999999999", 86400.0), ("Sat, 27 Feb 2016 09:01:00 GMT", 60.0),
        ("Sat, 27 Feb 2016 08:00:00 GMT", 0.0), (None, None), ("", None), ("soon", None), ("-5", None),
    ],
)  # fmt: skip
def test_a_wish_to_be_left_alone_is_understood_in_both_forms(
    header: str | None, seconds: float | None
) -> None:
    wait = retry_after(header, START)
    assert (wait.total_seconds() if wait is not None else None) == seconds


def test_one_host_is_given_a_pause_between_two_requests_and_another_is_not(tmp_path: Path) -> None:
    hours = Hours()
    with serving(lambda path, _: Answer(data=_feed("a"))) as server:
        feeds = tuple(
            server.url(f"/{n}", host) for n, host in enumerate(["a.example", "a.example", "b.example"])
        )
        outlet = Outlet(id="wire", name="Wire", feeds=feeds)
        list(Watch(tmp_path, (outlet,), hours.rhythm, _fetcher(server)).once())
    assert hours.slept == [2.0]


def test_the_pages_that_new_entries_lead_to_are_kept_where_the_outlet_says_so(tmp_path: Path) -> None:
    def answering(path: str, _: Mapping[str, str]) -> Answer:
        headers = {"Content-Type": "text/html; charset=windows-1251"}
        page = Answer(data="<p>Перемирие".encode("cp1251"), headers=headers)
        return Answer(data=_feed("a")) if path == "/feed" else page

    with serving(answering) as server:
        watch = _watch(tmp_path, server, Hours(), follow=True)
        assert [_news(watch.once()) for _ in range(2)] == [[1, 1], [0]]
        (page,) = (one for one in gather([tmp_path / "captures"]) if one.origin.endswith(".html"))
        assert isinstance(page, Capture)
        assert page.data.decode("cp1251") == "<p>Перемирие"
        assert (page.url, page.declared_charset) == (server.url("/a.html"), "windows-1251")


def test_a_page_that_could_not_be_had_is_asked_for_again_and_given_up_in_the_end(tmp_path: Path) -> None:
    hours = Hours()
    with serving(
        lambda path, _: Answer(data=_feed("a")) if path == "/feed" else Answer(status=500)
    ) as server:
        watch, troubles = _watch(tmp_path, server, hours, follow=True), []
        for _ in range(9):
            troubles += [one.trouble for one in watch.once() if one.trouble]
            hours.now += timedelta(days=1)
    assert len(troubles) == 5
    assert all("asked again" in trouble for trouble in troubles[:4])
    assert "given up" in troubles[4]


def test_a_page_on_a_private_address_is_given_up_at_once(tmp_path: Path) -> None:
    feed = b"<rss><channel><item><title>a</title><link>http://10.0.0.1/x</link></item></channel></rss>"
    with serving(lambda path, _: Answer(data=feed)) as server:
        watch = _watch(tmp_path, server, Hours(), follow=True)
        watch.fetcher = Fetcher(allow=server.allow)
        came = list(watch.once())
    assert "not public; given up" in (came[1].trouble or "")


def test_what_is_neither_page_nor_text_is_not_kept(tmp_path: Path) -> None:
    film = Answer(data=b"x", headers={"Content-Type": "video/mp4"})
    with serving(lambda path, _: Answer(data=_feed("a")) if path == "/feed" else film) as server:
        came = list(_watch(tmp_path, server, Hours(), follow=True).once())
    assert "video/mp4" in (came[1].trouble or "")


def test_rounds_begin_as_far_apart_as_was_asked(tmp_path: Path) -> None:
    hours, begun = Hours(), []

    class Slow:
        def fetch(self, url: str, **_: object) -> Fetched:
            begun.append((hours.now - START).total_seconds())
            hours.now += timedelta(seconds=40)
            return Fetched(url=url, data=_feed("a"))

    outlet = Outlet(id="wire", name="Wire", feeds=("https://wire.example/feed",))
    watch = Watch(tmp_path, (outlet,), hours.rhythm, Slow())  # type: ignore[arg-type]
    list(islice(watch.rounds(timedelta(minutes=5)), 3))
    assert begun == [0, 300, 600]


def test_a_second_watch_of_a_case_is_refused_while_the_first_goes_on(tmp_path: Path) -> None:
    with serving(lambda path, _: Answer(data=_feed("a"))) as server:
        first = _watch(tmp_path, server, Hours()).rounds(timedelta(hours=1))
        assert next(first).files
        with pytest.raises(CaseError, match="another watch"):
            next(_watch(tmp_path, server, Hours()).rounds(None))
        first.close()
        assert list(_watch(tmp_path, server, Hours()).rounds(None))


def test_a_page_that_its_site_keeps_from_us_is_given_up_and_never_asked_for(tmp_path: Path) -> None:
    rules = Answer(data=b"User-agent: *\nDisallow: /a.html\nCrawl-delay: 7\n")
    answers = {"/feed": Answer(data=_feed("b", "a")), "/robots.txt": rules}
    hours = Hours()
    with serving(lambda path, _: answers.get(path, Answer(data=b"<p>x"))) as server:
        came = list(_watch(tmp_path, server, hours, follow=True).once())
        assert [path for path, _ in server.asked] == ["/feed", "/robots.txt", "/b.html"]
    assert [one.trouble for one in came if one.trouble] == [
        "its site asks not to be fetched from (robots.txt); given up"
    ]
    assert hours.slept[-1] == 7


def test_while_the_rules_of_a_site_cannot_be_had_its_pages_wait(tmp_path: Path) -> None:
    answers = {"/feed": Answer(data=_feed("a")), "/robots.txt": Answer(status=503)}
    hours = Hours()
    with serving(lambda path, _: answers.get(path, Answer(data=b"<p>x"))) as server:
        watch = _watch(tmp_path, server, hours, follow=True)
        assert "asked again" in (list(watch.once())[1].trouble or "")
        answers["/robots.txt"] = Answer(status=404)
        hours.now += timedelta(hours=1)
        assert _news(watch.once()) == [0, 1]


def test_a_case_without_feeds_says_what_to_write(tmp_path: Path) -> None:
    watch = Watch(tmp_path, (Outlet(id="wire", name="Wire"),), Hours().rhythm, Fetcher())
    with pytest.raises(CaseError, match="feeds:"):
        list(watch.rounds(None))


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"feeds": {"u": {"no": 1}}, "pages": {}}', '{"feeds": 3}'])
def test_a_damaged_state_is_told_and_not_overwritten(tmp_path: Path, text: str) -> None:
    (tmp_path / "watch.json").write_text(text)
    with (
        serving(lambda path, _: Answer(data=_feed("a"))) as server,
        pytest.raises(CaseError, match="damaged"),
    ):
        list(_watch(tmp_path, server, Hours()).once())
    assert (tmp_path / "watch.json").read_text() == text


def test_no_part_of_a_file_is_left_behind(tmp_path: Path) -> None:
    with serving(lambda path, _: Answer(data=_feed("a"))) as server:
        list(_watch(tmp_path, server, Hours()).once())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["captures", "watch.json"]
    assert [path.name[:5] for path in (tmp_path / "captures" / "wire").iterdir()] == ["2016-"]
