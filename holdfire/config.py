"""One frozen Config from a case folder's `holdfire.yaml` and the environment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from holdfire.lexicon.casebook import ACTORS, OUTLETS, PLACES, SETTINGS, read_case, read_settings
from holdfire.model.case import Case
from holdfire.model.errors import CaseError
from holdfire.model.tiles import Tiles

AGREEMENT = "agreement.yaml"
HAND_WRITTEN = (SETTINGS, AGREEMENT, ACTORS, OUTLETS, PLACES)
REVIEWER = "HOLDFIRE_REVIEWER"
"""The environment variable that names who decides; without it decisions need `--by`."""

SERVER = "HOLDFIRE_RECORD"
"""The environment variable that names the database of the record; it goes before holdfire.yaml, and is where
an address with a password belongs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Where a case keeps what, and what its hand-written files say.

    `texts` holds the hand-written files as they are, by name; `as_of` the moment to stop at (with its
    offset), None for the clock; `reviewer` who decides, None where nobody said; `embeddings` the name or
    folder of the model that compares utterances in several languages, None for none; `server` the address
    of the database that holds the record, None for the case's own file; `vault` the folder of capture bytes;
    `audit_reads` whether the workbench notes who read which item; `tiles` where its maps get tiles from, None
    for nowhere.
    """

    folder: Path
    case: Case
    texts: Mapping[str, str]
    as_of: datetime | None = None
    reviewer: str | None = None
    embeddings: str | None = None
    server: str | None = None
    vault: Path
    audit_reads: bool = False
    tiles: Tiles | None = None

    @property
    def captures(self) -> Path:
        """The folder the captures lie in."""
        return self.folder / "captures"

    @property
    def record(self) -> Path | str:
        """The record's file, or the address of the database that holds it."""
        return self.server or self.folder / "record.db"

    @property
    def has_record(self) -> bool:
        """Whether there is a record to look into; a server's is made when it is first opened."""
        return isinstance(self.record, str) or self.record.is_file()

    @property
    def bulletin(self) -> Path:
        """The folder of the bulletin."""
        return self.folder / "bulletin"

    @property
    def agreement_text(self) -> str:
        """The agreement file. Raises CaseError where there is none."""
        if AGREEMENT not in self.texts:
            raise CaseError(
                f"{self.folder} has no {AGREEMENT}; write one (docs/agreements.md), "
                "or see what a new case holds with: holdfire new FOLDER"
            )
        return self.texts[AGREEMENT]


def read_config(folder: Path, environment: Mapping[str, str]) -> Config:
    """The configuration of the case in `folder`.

    Raises CaseError where the folder is no case folder, FileFaultsError where its files have faults.
    """
    if not folder.is_dir():
        raise CaseError(f"{folder} is not a folder; make a case with: holdfire new {folder}")
    if not (folder / SETTINGS).is_file():
        raise CaseError(
            f"{folder} has no {SETTINGS}, so it is not a case; make one with: holdfire new FOLDER"
        )
    texts = {name: text_of(folder / name) for name in HAND_WRITTEN if (folder / name).is_file()}
    settings = read_settings(texts[SETTINGS])
    return Config(
        folder=folder,
        case=read_case(texts),
        texts=texts,
        as_of=settings.as_of,
        reviewer=environment.get(REVIEWER),
        embeddings=settings.embeddings,
        server=environment.get(SERVER) or settings.record,
        vault=folder / (settings.vault or "vault"),
        audit_reads=settings.audit_reads,
        tiles=settings.tiles,
    )


def text_of(path: Path) -> str:
    """What a hand-written file says. Raises CaseError where it is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CaseError(f"{path} is not UTF-8 (byte {error.start}); save it as UTF-8") from error
