"""Which pages of a site may be fetched: what its robots.txt says to us (RFC 9309)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from protego import Protego

from holdfire.model.errors import FetchError
from holdfire.sources.addresses import site_of
from holdfire.sources.fetch import CLIENT, Fetched

_KEPT = timedelta(days=1)
"""How long what a site said holds before it is asked again (RFC 9309, 2.4: no longer than a day)."""
_LONGEST_PAUSE = timedelta(minutes=1)
_REFUSALS = range(400, 500)


@dataclass(slots=True)
class Robots:
    """The rules of every site that was asked for them, each kept for a day by the `clock`."""

    fetch: Callable[[str], Fetched]
    clock: Callable[[], datetime]
    _said: dict[str, tuple[datetime, Protego]] = field(default_factory=dict)

    def allow(self, url: str) -> bool:
        """Whether the site lets us fetch this address.

        A site that has no rules (an answer of 400 to 499) allows everything. Raises FetchError where it is
        in trouble: until its rules can be had, nothing may be fetched from it.
        """
        site = site_of(url)
        known = self._said.get(site)
        if known is None or known[0] + _KEPT <= self.clock():
            known = self._said[site] = self.clock(), Protego.parse(self._rules_of(site))
        return bool(known[1].can_fetch(url, CLIENT))

    def pause(self, url: str) -> timedelta:
        """How long the site asks to be left alone between two requests, as far as it has been asked: a minute
        at most, else a page of rules could bring a watch to a stand."""
        known = self._said.get(site_of(url))
        seconds = known[1].crawl_delay(CLIENT) if known else None
        return min(timedelta(seconds=seconds or 0.0), _LONGEST_PAUSE)

    def _rules_of(self, site: str) -> str:
        try:
            return self.fetch(f"{site}/robots.txt").data.decode("utf-8", errors="replace")
        except FetchError as error:
            if error.status in _REFUSALS:
                return ""
            raise
