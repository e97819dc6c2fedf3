"""Watches feeds: asks them in turn, politely, and keeps what is new as captures of the case."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

from filelock import FileLock, Timeout

from holdfire.model.capture import Capture
from holdfire.model.errors import AddressRefusedError, CaptureError, CaseError, FetchError
from holdfire.model.outlet import Outlet
from holdfire.sources.addresses import host_of
from holdfire.sources.feeds import ENTRY_SUFFIX, captures_of
from holdfire.sources.fetch import Fetched, Fetcher
from holdfire.sources.keeping import Told, keep
from holdfire.sources.robots import Robots
from holdfire.sources.watch_state import FeedState, PageState, WatchState, read_state

_GAP = timedelta(seconds=2)
"""The least time between two requests to one host."""
_FIRST_WAIT, _LONGEST_WAIT = timedelta(minutes=10), timedelta(days=1)
_TRIES = 5
"""How often a page that cannot be had is asked for before it is given up."""
_SUFFIXES = {
    None: ".html",
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """How a watch tells and passes the time: the `clock` (aware), how to `sleep` for seconds, and `jitter`,
    a chance number from 0 to 1 that keeps many watches from asking at the same moment."""

    clock: Callable[[], datetime]
    sleep: Callable[[float], None]
    jitter: Callable[[], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """What came from one address: the files kept, or the trouble there was; neither where nothing is new."""

    outlet: str
    url: str
    files: tuple[Path, ...] = ()
    trouble: str | None = None


def watch(folder: Path, outlets: Sequence[Outlet], rhythm: Rhythm, every: timedelta | None) -> Iterator[Came]:
    """Rounds over the feeds of the outlets, one each `every`; None for a single round.

    New entries, and the pages they lead to where the outlet says `follow`, are kept in the `captures` of the
    case `folder`, the state in its `watch.json`. Raises CaseError where no outlet has a feed, another watch
    of the case goes on, or the state is damaged.
    """
    return Watch(folder, outlets, rhythm, Fetcher()).rounds(every)


@dataclass(slots=True)
class Watch:
    """A watch over the feeds of a case. One request goes out at a time; between two to the same host there
    is a gap; an address that failed is left alone for longer and longer, or as long as its server asks."""

    folder: Path
    outlets: Sequence[Outlet]
    rhythm: Rhythm
    fetcher: Fetcher
    _asked: dict[str, datetime] = field(default_factory=dict)
    _robots: Robots = field(init=False)

    def __post_init__(self) -> None:
        """Rules are asked for like anything else: in turn, after the pause of their host."""
        self._robots = Robots(self._fetch, self.rhythm.clock)

    def rounds(self, every: timedelta | None) -> Iterator[Came]:
        """What comes, round after round. Raises CaseError where no outlet has a feed, or another watch of
        the case goes on: two would ask twice, and each forget what the other kept."""
        if not any(outlet.feeds for outlet in self.outlets):
            raise CaseError("no outlet of outlets.yaml has feeds; give one e.g. feeds: [https://...]")
        try:
            with FileLock(self.folder / ".watch.lock", timeout=0):
                yield from self._rounds(every)
        except Timeout as error:
            raise CaseError(f"another watch of {self.folder} goes on; stop that one first") from error

    def _rounds(self, every: timedelta | None) -> Iterator[Came]:
        while True:
            begun = self.rhythm.clock()
            yield from self.once()
            if every is None:
                return
            self.rhythm.sleep(max(0.0, (begun + every - self.rhythm.clock()).total_seconds()))

    def once(self) -> Iterator[Came]:
        """One round: every feed that may be asked, then every page still to be fetched. The state is saved
        after each, so that a round broken off is gone on with."""
        state = read_state(self._state_file)
        for outlet in self.outlets:
            for url in outlet.feeds:
                feed = state.feeds.setdefault(url, FeedState())
                if self._due(feed):
                    yield self._ask_feed(outlet, url, feed, state)
                    state.save(self._state_file)
        for url, page in list(state.pages.items()):
            if self._due(page):
                yield self._ask_page(url, page, state)
                state.save(self._state_file)

    @property
    def _state_file(self) -> Path:
        return self.folder / "watch.json"

    def _due(self, asked: FeedState | PageState) -> bool:
        return asked.not_before is None or asked.not_before <= self.rhythm.clock()

    def _ask_feed(self, outlet: Outlet, url: str, feed: FeedState, state: WatchState) -> Came:
        try:
            answer = self._fetch(url, feed)
            kept = () if answer.unchanged else self._keep_entries(outlet, answer, feed, state)
        except (FetchError, CaptureError) as error:
            wait = self._fail(feed, error)
            return Came(outlet=outlet.id, url=url, trouble=f"{error}; left alone for {_told(wait)}")
        feed.failures, feed.not_before = 0, None
        if not answer.unchanged:
            feed.etag, feed.last_modified = answer.etag, answer.last_modified
        return Came(outlet=outlet.id, url=url, files=kept)

    def _keep_entries(
        self, outlet: Outlet, answer: Fetched, feed: FeedState, state: WatchState
    ) -> tuple[Path, ...]:
        """Keeps the entries that are new, the oldest first, and takes down the pages to follow."""
        gathered = captures_of(answer.data, answer.url, url=answer.url, charset=answer.charset)
        entries = [entry for entry in gathered if isinstance(entry, Capture)]
        known = set(feed.seen)
        kept = []
        for entry in reversed(entries):
            if entry.sha256 in known:
                continue
            known.add(entry.sha256)
            kept.append(self._keep(outlet.id, entry.data, ENTRY_SUFFIX, None))
            if outlet.follow and entry.url:
                state.pages.setdefault(entry.url, PageState(outlet=outlet.id))
        feed.remember([entry.sha256 for entry in entries])
        return tuple(kept)

    def _ask_page(self, url: str, page: PageState, state: WatchState) -> Came:
        try:
            if not self._robots.allow(url):
                del state.pages[url]
                told = "its site asks not to be fetched from (robots.txt); given up"
                return Came(outlet=page.outlet, url=url, trouble=told)
            answer = self._fetch(url)
        except FetchError as error:
            wait = self._fail(page, error)
            if page.failures < _TRIES and not isinstance(error, AddressRefusedError):
                return Came(outlet=page.outlet, url=url, trouble=f"{error}; asked again in {_told(wait)}")
            del state.pages[url]
            return Came(outlet=page.outlet, url=url, trouble=f"{error}; given up")
        del state.pages[url]
        suffix = _SUFFIXES.get(answer.media_type)
        if suffix is None:
            told = f"it is {answer.media_type}, no page, text or PDF; given up"
            return Came(outlet=page.outlet, url=url, trouble=told)
        told_by_server = Told(url=answer.url, charset=answer.charset)
        return Came(
            outlet=page.outlet, url=url, files=(self._keep(page.outlet, answer.data, suffix, told_by_server),)
        )

    def _keep(self, outlet: str, data: bytes, suffix: str, told: Told | None) -> Path:
        day = self.rhythm.clock().astimezone(UTC).date()
        return keep(self.folder / "captures" / outlet, day, data, suffix, told)

    def _fetch(self, url: str, feed: FeedState | None = None) -> Fetched:
        """The answer of an address, once its host has had its pause."""
        host = host_of(url)
        last = self._asked.get(host)
        if last is not None:
            gap = max(_GAP, self._robots.pause(url))
            self.rhythm.sleep(max(0.0, (last + gap - self.rhythm.clock()).total_seconds()))
        try:
            return self.fetcher.fetch(
                url, etag=feed.etag if feed else None, last_modified=feed.last_modified if feed else None
            )
        finally:
            self._asked[host] = self.rhythm.clock()

    def _fail(self, asked: FeedState | PageState, error: FetchError | CaptureError) -> timedelta:
        """Takes down a failure; the wait doubles each time, up to a day; to that, chance adds up to half."""
        now = self.rhythm.clock()
        doubled: timedelta = min(_LONGEST_WAIT, _FIRST_WAIT * 2 ** min(asked.failures, 16))
        bidden = retry_after(error.retry_after, now) if isinstance(error, FetchError) else None
        wait = max(doubled * (1 + self.rhythm.jitter() / 2), min(bidden or timedelta(0), _LONGEST_WAIT))
        asked.failures += 1
        asked.not_before = now + wait
        return wait


def retry_after(header: str | None, now: datetime) -> timedelta | None:
    """How long a server asks to be left alone, in seconds or until a date (RFC 9110, 10.2.3); None where
    it does not ask, or not so that it can be understood."""
    words = (header or "").strip()
    if words.isascii() and words.isdigit():
        return timedelta(seconds=min(int(words[:9]), _LONGEST_WAIT.total_seconds()))
    try:
        until = parsedate_to_datetime(words)
    except (ValueError, OverflowError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(until - now, timedelta(0))


def _told(wait: timedelta) -> str:
    minutes = round(wait.total_seconds() / 60)
    return f"{minutes} minutes" if minutes < 120 else f"{round(minutes / 60)} hours"
