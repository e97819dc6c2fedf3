"""A case opened to be looked into and decided about: its record, read by anyone, and the reviewer's hand."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Self

from holdfire.config import Config
from holdfire.model.decision import Decision
from holdfire.model.errors import CaseError
from holdfire.record.database import open_record
from holdfire.record.sense import refuse_senseless
from holdfire.record.vault import Vault
from holdfire.record.view import View
from holdfire.record.writer import Writer


class OpenCase:
    """A case whose record stays open; many threads may ask it at once."""

    def __init__(self, config: Config) -> None:
        """Opens the record. Raises CaseError where the case has none yet, RecordError where it is none."""
        if not config.has_record:
            raise CaseError(f"{config.folder} has no record yet; make it with: holdfire run {config.folder}")
        self.config = config
        self._record = open_record(config.record)
        self._vault = Vault(config.vault)

    def view(self, as_of: datetime | None = None, run: int | None = None) -> View:
        """The record as of a moment (None: now), without what runs after `run` wrote, where one is said."""
        return View(self._record, self._vault, as_of, run)

    def decide(self, decision: Decision) -> Decision:
        """Appends a reviewer's decision to the record and gives it as it was kept; the next run follows it.

        Raises UnknownIdError where the record holds nothing of its ids, RecordError where it makes no sense,
        and ConflictError where another reviewer decided about the same meanwhile, or holds a lock on it."""
        refuse_senseless(self.view(), decision, self.config.case)
        return Writer(self._record, self._vault).decide(decision)

    def close(self) -> None:
        """Lets the record go."""
        self._record.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


@contextmanager
def viewing(config: Config, as_of: datetime | None = None) -> Iterator[View]:
    """The record of a case, read-only, as of a moment (None: now). Raises as `OpenCase` does."""
    with OpenCase(config) as case:
        yield case.view(as_of)


def decide(config: Config, decision: Decision) -> Decision:
    """What `OpenCase.decide` does, for one decision."""
    with OpenCase(config) as case:
        return case.decide(decision)
