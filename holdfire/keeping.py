"""What is done to a case's record as a whole: verify, migrate, back up, restore, copy."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from holdfire import __version__
from holdfire.config import Config
from holdfire.lexicon.casebook import SETTINGS
from holdfire.model.errors import CaseError, HoldfireError, RecordError
from holdfire.model.flaw import Flaw
from holdfire.record.batches import batches
from holdfire.record.chain import last_link
from holdfire.record.copying import capture_names, copy_record, fill_all, vault_of
from holdfire.record.database import Record, new_record, open_record, steps_ahead
from holdfire.record.indexing import index_what_exists
from holdfire.record.pack import Pack, opened_pack, write_pack
from holdfire.record.vault import Vault
from holdfire.record.verify import flaws_of
from holdfire.record.verify_chain import check_contains

RECORD, VAULT, BULLETIN, CAPTURES = "record.db", "vault", "bulletin", "captures"
_MADE_ANEW = re.compile(rf"{re.escape(RECORD)}.*|{VAULT}|{BULLETIN}")
_ELSEWHERE = re.compile(rb"(?m)^(record|vault):")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The end of a chain: how many links it has, and the last one's hash."""

    number: int
    head: str


@contextmanager
def opened(config: Config) -> Iterator[Record]:
    """The record of a case. Raises CaseError where it has none yet."""
    _check_has_record(config)
    record = open_record(config.record)
    try:
        yield record
    finally:
        record.close()


def verify(config: Config) -> Iterator[Flaw]:
    """Everything wrong with the record and the vault of a case; nothing where all is as it was written."""
    with opened(config) as record:
        yield from flaws_of(record, Vault(config.vault))


def head_of(config: Config) -> Head:
    """The end of the chain of a case, to be kept outside of the record."""
    with opened(config) as record, record.connection() as connection:
        number, head = last_link(connection)
    return Head(number=number, head=head)


def check_against(config: Config, head: str) -> int:
    """The number of the link that had this head. Raises RecordError where the chain no longer holds it."""
    with opened(config) as record, record.connection() as connection:
        return check_contains(connection, head)


def plan(config: Config) -> tuple[str, ...]:
    """The migrations that opening the record would run, by name."""
    _check_has_record(config)
    return steps_ahead(config.record)


def rebuild(config: Config) -> None:
    """Makes the index tables anew, by which lists are found, from the rows of the record."""
    with opened(config) as record, record.transaction() as connection:
        index_what_exists(connection)


def backup(config: Config, target: Path) -> tuple[str, ...]:
    """Packs a case into one file, as it stands at this moment; another run may go on meanwhile. Gives the
    captures whose bytes the vault could not give: all else is packed."""
    if target.exists():
        raise CaseError(f"{target} exists; name another file")
    part = target.with_name(f".{target.name}.part")
    with opened(config) as record, _removed_if_refused(part):
        with record.connection() as connection:
            files = _files_of(config, part)
            manifest = write_pack(part, connection, Vault(config.vault), files, __version__)
        part.replace(target)
    return manifest.lacking


def restore(source: Path, folder: Path) -> tuple[str, ...]:
    """Makes a case of a packed one, with its record and vault inside the folder; gives the captures that it
    was packed without. A pack that is damaged leaves nothing behind."""
    with opened_pack(source) as pack, _new_folder(folder) as part:
        pack.write_case_files(part)
        kept = pack.fill_vault(Vault(part / VAULT))
        _fill_record(pack, part / RECORD, kept)
        _settle(part)
        return pack.manifest.lacking


def copy_to_folder(config: Config, folder: Path) -> tuple[str, ...]:
    """Makes a case like this one, with record and vault inside its folder; gives the captures whose bytes
    the vault could not give."""
    lacking: list[str] = []
    with opened(config) as record, _new_folder(folder) as part:
        for name, path in _files_of(config, part):
            (part / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, part / name)
        with record.connection() as connection:
            copy_record(connection, part / RECORD)
            vault = Vault(part / VAULT)
            for some in batches(vault_of(connection, Vault(config.vault), lacking)):
                with vault.batch() as batch:
                    for _name, data in some:
                        batch.put(data)
        _settle(part)
    return tuple(lacking)


def copy_to_server(config: Config, address: str) -> None:
    """Copies the record of a case to a database address; its vault stays where it is."""
    with opened(config) as record, record.connection() as connection:
        copy_record(connection, address)


def _check_has_record(config: Config) -> None:
    if not config.has_record:
        raise CaseError(f"{config.folder} has no record yet; make it with: holdfire run {config.folder}")


def _fill_record(pack: Pack, place: Path, kept: frozenset[str]) -> None:
    """Makes the packed record and brings it up to date. Raises RecordError where it is not whole."""
    record = new_record(place, pack.steps())
    try:
        with record.transaction() as connection:
            fill_all(connection, pack.rows)
    finally:
        record.close()
    record = open_record(place)
    try:
        with record.connection() as connection:
            check_contains(connection, pack.manifest.head)
            lost = capture_names(connection) - kept - set(pack.manifest.lacking)
    finally:
        record.close()
    if lost:
        raise RecordError(f"{pack.path} is damaged: vault {min(lost)} is missing; use another backup")


def _files_of(config: Config, *but: Path) -> Iterator[tuple[str, Path]]:
    """The files of a case by name, without what Holdfire makes anew from the record, and without `but`."""
    left_out = {path.resolve() for path in (*but, config.vault)}
    for at, folders, files in os.walk(config.folder):
        here = Path(at)
        outer = here == config.folder
        folders[:] = sorted(
            name
            for name in folders
            if not (outer and _MADE_ANEW.fullmatch(name)) and (here / name).resolve() not in left_out
        )
        for name in sorted(files):
            path = here / name
            if (outer and _MADE_ANEW.fullmatch(name)) or name.endswith(".part") or not path.is_file():
                continue
            if path.resolve() not in left_out:
                yield path.relative_to(config.folder).as_posix(), path


@contextmanager
def _new_folder(folder: Path) -> Iterator[Path]:
    """A folder to fill, which bears its name once it is whole; where that fails, nothing is left of it."""
    if folder.exists():
        raise CaseError(f"{folder} exists; name a folder that is not there yet")
    if not folder.absolute().parent.is_dir():
        raise CaseError(f"{folder.absolute().parent} is no folder; make it first")
    part = folder.with_name(f".{folder.name}.part")
    if part.exists():
        shutil.rmtree(part)  # left over from one that was cut off
    with _removed_if_refused(part):
        part.mkdir()
        yield part
        part.replace(folder)


@contextmanager
def _removed_if_refused(part: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        _remove(part)
        raise RecordError(f"{part} cannot be written: {error}; nothing was left there") from error
    except HoldfireError:
        _remove(part)
        raise


def _remove(part: Path) -> None:
    if part.is_dir():
        shutil.rmtree(part)
    else:
        part.unlink(missing_ok=True)


def _settle(folder: Path) -> None:
    """Lets a case keep its record and vault in its own folder: a copy that wrote to the record it was made
    of would be none. The lines that named other places are kept as comments."""
    (folder / CAPTURES).mkdir(exist_ok=True)
    settings = folder / SETTINGS
    if settings.is_file():
        text = settings.read_bytes()
        settings.write_bytes(_ELSEWHERE.sub(rb"# before it was copied: \1:", text))
