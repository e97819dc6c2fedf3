"""The one tree of Holdfire's errors; every message says what was found and what to do.

HoldfireError
├── CaseError             a case folder, or what it holds, cannot be used
│   └── FileFaultsError   a hand-written file has faults: all of them, each with its line
├── CaptureError          one capture cannot be read; the run goes on without it
│   └── RowFaultsError    a row of a table has faults: all of them, each with its column
├── FetchError            nothing, or nothing whole, came from an address of the web
│   └── AddressRefusedError   an address that is not to be asked: nothing was sent to it
├── AskedError            a page is asked what cannot be asked
├── LexiconError          a table of words is not as its columns promise
└── RecordError           the record cannot be opened, read or written
    ├── NewerRecordError  the record was written by a newer Holdfire
    ├── UnknownIdError    no line of the record has this id
    ├── ConflictError     another reviewer decided about the same meanwhile, or holds a lock on it
    └── VaultError        bytes in the vault are missing or not what their name says
"""

from dataclasses import dataclass


class HoldfireError(Exception):
    """Anything Holdfire says no to."""


class CaseError(HoldfireError):
    """A case folder, or what it holds, cannot be used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing wrong in a hand-written file, where it stands and what was expected instead."""

    file: str
    line: int
    column: int
    where: str
    found: str
    expected: str

    def __str__(self) -> str:
        return (
            f"{self.file}:{self.line}:{self.column}: {self.where}: "
            f"found {self.found}; expected {self.expected}"
        )


class FileFaultsError(CaseError):
    """A hand-written file was refused; `faults` holds every fault at once, in order of line."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = tuple(sorted(faults, key=lambda fault: (fault.file, fault.line, fault.column)))
        super().__init__("\n".join(str(fault) for fault in self.faults))


class CaptureError(HoldfireError):
    """One capture cannot be read; the message is the reason that goes on record."""


class RowFaultsError(CaptureError):
    """A row of a table was refused; `faults` holds every fault of it, in order of column."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        told = (f"{item.where}: found {item.found}; expected {item.expected}" for item in faults)
        super().__init__("; ".join(told))


class FetchError(HoldfireError):
    """Nothing, or nothing whole, came from an address of the web; `status` is the server's answer and
    `retry_after` its header of that name (seconds or a date), None where there was none."""

    def __init__(self, message: str, *, status: int | None = None, retry_after: str | None = None) -> None:
        self.status = status
        self.retry_after = retry_after
        super().__init__(message)


class AddressRefusedError(FetchError):
    """An address that is not to be asked, such as one of a private network: nothing was sent to it."""


class AskedError(HoldfireError):
    """A page is asked what cannot be asked; the message says what can."""


class LexiconError(HoldfireError):
    """A table of words is not as its columns promise."""


class RecordError(HoldfireError):
    """The record cannot be opened, read or written."""


class NewerRecordError(RecordError):
    """The record was written by a newer Holdfire than this one."""


class UnknownIdError(RecordError):
    """No line of the record has this id."""


class ConflictError(RecordError):
    """Another reviewer decided about the same meanwhile, or holds a lock on it; the message says who, when
    and what to do."""


class VaultError(RecordError):
    """Bytes in the vault are missing or not what their name says."""
