"""An instrument: the texts an agreement stands in, its sources, and the instruments around it."""

from dataclasses import dataclass
from enum import StrEnum

from holdfire.model.act import Act
from holdfire.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where a term comes from: document, article, address; `checked` whether it was held against the
    document itself; `line` where it stands in the agreement file."""

    document: str
    article: str | None = None
    url: str | None = None
    checked: bool = False
    line: int = 0

    @property
    def told(self) -> str:
        """The document, and the article where one is named."""
        return f"{self.document}, {self.article}" if self.article else self.document


class TextStatus(StrEnum):
    """How a text came to be known."""

    OFFICIAL = "official"
    LEAKED = "leaked"
    TRANSLATION = "translation"
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextVersion:
    """A text the agreement stands in; `where` is the source that clauses cite by its id. `official` languages
    may differ from one another: clauses say so as variants. `sha256` is that of the document's bytes."""

    id: str
    where: Provenance
    language: str | None = None
    status: TextStatus = TextStatus.OFFICIAL
    dated: When | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Undisclosed:
    """A side letter or annex that is known of and not known: what it is said to hold, and who told."""

    text: str
    source: Provenance
    told_by: tuple[str, ...] = ()


class Relation(StrEnum):
    """How another instrument stands to this one: this one's parent, what it amends, what followed it."""

    PARENT = "parent"
    AMENDS = "amends"
    SUPERSEDES = "supersedes"
    REAFFIRMS = "reaffirms"
    BESIDE = "beside"
    SUCCESSOR = "successor"


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedInstrument:
    """Another instrument, its relation to this one, and `agreement`, its id where a file holds it."""

    name: str
    relation: Relation
    agreement: str | None = None
    dated: When | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Endorsement:
    """That a body took the agreement up; `binding` None where that is not said."""

    body: str
    source: Provenance
    at: When | None = None
    binding: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """What the text means by a term; `acts` are the acts that fall under it, so that "offensive" in a
    prohibition means what this text means by it."""

    term: str
    text: str
    source: Provenance
    acts: tuple[Act, ...] = ()
