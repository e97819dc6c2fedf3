"""A page of an agreement file while it is being read: what it may refer to, and the faults found so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from holdfire.lexicon.hand_file import HandFile, Where
from holdfire.model.case import Case
from holdfire.model.errors import Fault
from holdfire.model.instrument import TextVersion

UNSAID_ZONE = "UTC"
"""What clock times are read in while the file's own zone is itself a fault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The parsed file with the case it speaks of. `zone` is what `local` means; `texts` are the documents
    the file names once and cites by id; `faults` grows while fields are read."""

    file: HandFile
    case: Case
    zone: str = UNSAID_ZONE
    texts: Mapping[str, TextVersion] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def refuse(self, path: Where, found: object, expected: str) -> None:
        """Notes a fault at `path`."""
        self.faults.append(self.file.fault(path, str(found), expected))

    def entries(self, key: str) -> tuple[tuple[Where, Mapping[str, Any]], ...]:
        """The mappings of the list under `key`, each with its path; what is not a mapping is left to the
        schema to refuse."""
        listed = self.file.data.get(key) if isinstance(self.file.data, dict) else None
        if not isinstance(listed, list):
            return ()
        return tuple(((key, place), entry) for place, entry in enumerate(listed) if isinstance(entry, dict))

    def ids(self, key: str) -> frozenset[str]:
        """The ids of the entries under `key`."""
        return frozenset(str(entry["id"]) for _, entry in self.entries(key) if "id" in entry)

    def head(self, key: str) -> object:
        """What stands under `key` at the head of the file, None where nothing does."""
        return self.file.data.get(key) if isinstance(self.file.data, dict) else None

    def entry(self, key: str) -> Mapping[str, Any]:
        """The mapping under `key`, empty where there is none."""
        found = self.file.data.get(key) if isinstance(self.file.data, dict) else None
        return found if isinstance(found, dict) else {}
