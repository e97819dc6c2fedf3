"""Gathers captures from folders and files, in an order that is always the same."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from holdfire.model.capture import FailedCapture, Gathered
from holdfire.sources.feeds import read_entry, read_feed, reads_entry, reads_feed
from holdfire.sources.files import read_file, reads_file
from holdfire.sources.json_lines import read_json_lines, reads_json_lines
from holdfire.sources.mail import read_mail, reads_mail
from holdfire.sources.tables import read_table, reads_table
from holdfire.sources.wacz import read_wacz, reads_wacz
from holdfire.sources.warc import read_warc, reads_warc


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of source: `reads` tells by a file's name whether it is one, `read` yields what is in it,
    under the origin given."""

    name: str
    reads: Callable[[Path], bool]
    read: Callable[[Path, str], Iterator[Gathered]]


READERS: tuple[Kind, ...] = (
    Kind(name="page or text", reads=reads_file, read=read_file),
    Kind(name="web archive", reads=reads_warc, read=read_warc),
    Kind(name="web archive collection", reads=reads_wacz, read=read_wacz),
    Kind(name="letter or mailbox", reads=reads_mail, read=read_mail),
    Kind(name="JSON Lines", reads=reads_json_lines, read=read_json_lines),
    Kind(name="table of events", reads=reads_table, read=read_table),
    Kind(name="feed", reads=reads_feed, read=read_feed),
    Kind(name="entry of a feed", reads=reads_entry, read=read_entry),
)
"""The kinds of source, asked in this order."""


def gather(paths: Iterable[Path]) -> Iterator[Gathered]:
    """Every capture under the paths given, every file that is none with the reason, and what containers
    hold beside reports, counted.

    Folders are walked in order of name; hidden files and folders are passed over. An origin is the path
    relative to the folder given, or the name of a file given itself. The same bytes in two files come twice.
    """
    for path in paths:
        if path.is_dir():
            for file in _files_under(path):
                yield from _read(file, file.relative_to(path).as_posix())
        elif path.exists():
            yield from _read(path, path.name)
        else:
            yield FailedCapture(origin=str(path), reason="there is no such file or folder: check the path")


def _files_under(folder: Path) -> Iterator[Path]:
    """The files of a folder and its folders in order of name, the hidden ones left out."""
    waiting = [folder]
    while waiting:
        entry = waiting.pop()
        if entry.is_dir() and not (entry.is_symlink() and entry != folder):
            inside = (child for child in entry.iterdir() if not child.name.startswith("."))
            waiting.extend(sorted(inside, key=lambda child: child.name, reverse=True))
        else:
            yield entry


def _read(file: Path, origin: str) -> Iterator[Gathered]:
    if not file.is_file():
        yield FailedCapture(
            origin=origin, reason="this is not a file that can be read: link or copy the file itself"
        )
        return
    for kind in READERS:
        if kind.reads(file):
            yield from kind.read(file, origin)
            return
    yield FailedCapture(
        origin=origin,
        reason=f"files of type {file.suffix or 'without ending'!r} are not read: "
        "give .html, .htm, .xhtml, .txt, .pdf, .warc, .warc.gz, .wacz, .eml, .mbox, .jsonl, .ndjson, "
        ".csv, .tsv, .xml, .rss or .atom",
    )
