"""What a watch knows between two rounds: kept in one file, so that it goes on where it stopped."""

import json
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from holdfire.model.errors import CaseError
from holdfire.sources.keeping import write_whole

_SEEN = 1000
"""How many entries that left a feed are still known: some feeds bring old entries back."""


@dataclass(slots=True, kw_only=True)
class FeedState:
    """A feed: what its server gave to ask by, failures in a row, the moment before which it is left alone,
    and the SHA-256 of every entry that was kept."""

    etag: str | None = None
    last_modified: str | None = None
    failures: int = 0
    not_before: datetime | None = None
    seen: list[str] = field(default_factory=list)

    def remember(self, current: list[str]) -> None:
        """Takes down the entries the feed has now; of those that left it, the last ones stay."""
        here = set(current)
        left = [digest for digest in self.seen if digest not in here]
        self.seen = left[-_SEEN:] + list(dict.fromkeys(current))


@dataclass(slots=True, kw_only=True)
class PageState:
    """A page still to be fetched, for which outlet, and how often that failed."""

    outlet: str
    failures: int = 0
    not_before: datetime | None = None


@dataclass(slots=True, kw_only=True)
class WatchState:
    """Feeds and pages by their addresses."""

    feeds: dict[str, FeedState] = field(default_factory=dict)
    pages: dict[str, PageState] = field(default_factory=dict)

    def save(self, path: Path) -> None:
        """Writes the state as JSON, whole or not at all. Raises OSError."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True, default=str)
        write_whole(path, text.encode("utf-8"))


def read_state(path: Path) -> WatchState:
    """The state a file holds; a new one where there is no file. Raises CaseError where it is damaged."""
    if not path.is_file():
        return WatchState()
    try:
        found = json.loads(path.read_bytes().decode("utf-8"))
        return WatchState(
            feeds={url: FeedState(**_dated(entry)) for url, entry in found["feeds"].items()},
            pages={url: PageState(**_dated(entry)) for url, entry in found["pages"].items()},
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise CaseError(f"{path} is damaged ({error}): remove it, and the watch begins anew") from error


def _dated(entry: dict[str, Any]) -> dict[str, Any]:
    moment = entry.get("not_before")
    return entry | {"not_before": datetime.fromisoformat(moment) if moment else None}
