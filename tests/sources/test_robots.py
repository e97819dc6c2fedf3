"""A site's rules: asked for once a day, our name before everybody's, nothing allowed in times of trouble."""

from datetime import UTC, datetime, timedelta

import pytest

from holdfire.model.errors import FetchError
from holdfire.sources.fetch import Fetched
from holdfire.sources.robots import Robots

PAGE = "https://wire.example/news/1.html"


class Site:
    """A site with one page of rules, and a clock that a test moves."""

    def __init__(self, rules: str | FetchError) -> None:
        self.rules = rules
        self.asked: list[str] = []
        self.now = datetime(2016, 2, 27, tzinfo=UTC)
        self.robots = Robots(self._fetch, lambda: self.now)

    def _fetch(self, url: str) -> Fetched:
        self.asked.append(url)
        if isinstance(self.rules, FetchError):
            raise self.rules
        return Fetched(url=url, data=self.rules.encode())


def test_rules_for_our_name_count_before_those_for_everybody() -> None:
    site = Site("User-agent: *\nDisallow: /\n\nUser-agent: Holdfire\nDisallow: /private/\n")
    assert site.robots.allow(PAGE)
    assert not site.robots.allow("https://wire.example/private/2.html")


def test_wildcards_and_ends_are_understood() -> None:
    site = Site("User-agent: *\nDisallow: /*.html$\nAllow: /news/*.html$\n")
    assert site.robots.allow(PAGE)
    assert not site.robots.allow("https://wire.example/old/2.html")


def test_rules_are_asked_for_once_a_day_for_each_site() -> None:
    site = Site("")
    for url in (PAGE, PAGE, "https://WIRE.example/other", "https://paper.example/1"):
        assert site.robots.allow(url)
    assert site.asked == ["https://wire.example/robots.txt", "https://paper.example/robots.txt"]
    site.now += timedelta(days=1)
    site.rules = "User-agent: *\nDisallow: /\n"
    assert not site.robots.allow(PAGE)


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_site_that_has_no_rules_allows_everything(status: int) -> None:
    assert Site(FetchError("no", status=status)).robots.allow(PAGE)


@pytest.mark.parametrize("status", [500, 503, None])
def test_a_site_in_trouble_allows_nothing_until_it_answers(status: int | None) -> None:
    site = Site(FetchError("trouble", status=status))
    with pytest.raises(FetchError):
        site.robots.allow(PAGE)
    site.rules = ""
    assert site.robots.allow(PAGE)


@pytest.mark.parametrize(("wish", "pause"), [("3", 3), ("0.5", 0.5), ("86400", 60), ("soon", 0)])
def test_a_pause_is_kept_as_long_as_asked_but_a_minute_at_most(wish: str, pause: float) -> None:
    site = Site(f"User-agent: *\nCrawl-delay: {wish}\n")
    assert site.robots.pause(PAGE) == timedelta(0)
    site.robots.allow(PAGE)
    assert site.robots.pause(PAGE) == timedelta(seconds=pause)


def test_rules_that_are_no_text_allow_what_they_do_not_forbid() -> None:
    assert Site("\x00\xff<html>not rules</html>").robots.allow(PAGE)
