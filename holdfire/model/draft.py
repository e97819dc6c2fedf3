"""A draft of an agreement file: what reports say its terms are, for a person to confirm."""

from dataclasses import dataclass
from enum import StrEnum

from holdfire.model.span import Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Clocks:
    """One instant as the file writes it, `at` on one clock and `also` on others."""

    at: str
    also: tuple[str, ...] = ()


DraftValue = str | bool | tuple[str, ...] | Clocks


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftField:
    """A key of a clause. `value` None means that no report gives it and a person must: `wanted` says what.
    A value in words of the report is `quoted`."""

    key: str
    value: DraftValue | None = None
    wanted: str = ""
    quoted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPassage:
    """A passage a value rests on: `words` are its sentence, `source` the id of its report among the draft's
    sources, `said_by` whose word it is where the report names someone, `note` what to mind."""

    citation: Citation
    words: str
    source: str
    said_by: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """How much says so: so many reports, of so many publishers known by name, in so many wordings."""

    reports: int
    publishers: int
    wordings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """What other passages give in place of some fields of a proposal: `how` says how it differs."""

    fields: tuple[DraftField, ...]
    passages: tuple[DraftPassage, ...]
    weight: Weight
    how: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """An entry of the file, the passages it rests on, and what others give in its place."""

    fields: tuple[DraftField, ...]
    passages: tuple[DraftPassage, ...] = ()
    weight: Weight | None = None
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What reports say that the file has no place for, or that names nobody: to be read, not a value."""

    text: str
    passages: tuple[DraftPassage, ...]


class Form(StrEnum):
    """How a section stands in the file."""

    HEAD = "head"  # its fields stand at the top of the file
    ENTRY = "entry"  # one mapping under its key
    LIST = "list"  # a list of mappings under its key


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the file in order. `questions` are what no report read says and somebody must be asked."""

    key: str
    form: Form
    proposals: tuple[Proposal, ...] = ()
    remarks: tuple[Remark, ...] = ()
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSource:
    """A report that the draft cites: its id in the file, its title with outlet and day, its address."""

    id: str
    report: str
    document: str
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An agreement file as far as reports tell it: `reports` read, of which `on_terms` speak of terms and
    `unread` are in `languages` whose words for terms are not known."""

    reports: int
    on_terms: int
    unread: int
    languages: tuple[str, ...]
    sources: tuple[DraftSource, ...]
    sections: tuple[Section, ...]

    def section(self, key: str) -> Section:
        """The section of a key of the file."""
        return next(section for section in self.sections if section.key == key)
