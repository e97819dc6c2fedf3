"""The passages of all reports that speak of terms, and how much weight several of them have together."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from textwrap import shorten
from zoneinfo import ZoneInfo

from holdfire.lexicon.tables import Lexicon
from holdfire.model.act import Act, Modality
from holdfire.model.actor import ActorKind, ActorRef, RefBasis
from holdfire.model.case import Case
from holdfire.model.draft import DraftPassage, DraftSource, Remark, Weight
from holdfire.model.mention import Mention
from holdfire.model.reading import Reading
from holdfire.model.report import BlockKind, Report
from holdfire.model.span import Citation, Span
from holdfire.model.term_claim import TermClaim, TermKind

_SENTENCE_ENDS = re.compile(r"(?<=[.!?…])[\"”»’)]*\s+(?=[\"“«(]*(?![a-zа-яёґєії\d])\w)|\n\s*\n")
"""A full stop before a word that does not go on in small letters, or an empty line."""
_TITLE = 80
"""How many characters of a report without a headline stand for its title."""

_NO_ID = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """The readings by report, the id under which the draft cites each report, and `names`: words for actors
    that bear a capital where no sentence and no headline asks for one."""

    case: Case
    readings: Mapping[str, Reading]
    sources: Mapping[str, DraftSource]
    names: Set[str]

    @classmethod
    def of(cls, readings: Sequence[Reading], case: Case) -> "Evidence":
        """The evidence of some readings, in order of publication."""
        ordered = sorted(readings, key=lambda reading: (_published(reading.report), reading.report.id))
        sources: dict[str, DraftSource] = {}
        taken: set[str] = set()
        for reading in ordered:
            source = _source_of(reading.report, case, taken)
            taken.add(source.id)
            sources[reading.report.id] = source
        return cls(
            case=case,
            readings={reading.report.id: reading for reading in ordered},
            sources=sources,
            names=frozenset(
                ref.name
                for reading in ordered
                for ref in reading.actors
                if ref.name[:1].isupper() and ref.span and not _asks_capital(reading.report, ref.span)
            ),
        )

    def claims(self, *kinds: TermKind) -> Iterator[TermClaim]:
        """The claims of these kinds, in order of publication."""
        for reading in self.readings.values():
            yield from (claim for claim in reading.term_claims if claim.kind in kinds)

    def mentions(self, acts: Iterable[Act], modalities: Iterable[Modality]) -> Iterator[Mention]:
        """What is told of these acts in these modalities, in order of publication."""
        wanted, so = frozenset(acts), frozenset(modalities)
        for reading in self.readings.values():
            yield from (found for found in reading.mentions if found.act in wanted and found.modality in so)

    def within(self, claim: TermClaim) -> tuple[Mention, ...]:
        """The acts that a claim's own words tell."""
        mentions = self.readings[claim.report].mentions
        return tuple(mention for mention in mentions if claim.span.holds(mention.trigger))

    def passage(
        self, report: str, span: Span, said_by: ActorRef | None = None, note: str = ""
    ) -> DraftPassage:
        """A passage with its whole sentence; whoever is only described ("an official") is said by nobody."""
        text = self.readings[report].report
        return DraftPassage(
            citation=Citation(report=report, span=span),
            words=_sentence_of(text, span),
            source=self.sources[report].id,
            said_by=said_by.name if said_by and _is_named(said_by) else None,
            note=note,
        )

    def of_claim(self, claim: TermClaim, note: str = "") -> DraftPassage:
        """The passage of a claim."""
        return self.passage(claim.report, claim.span, claim.claimant, note)

    def of_mention(self, mention: Mention, note: str = "") -> DraftPassage:
        """The passage that tells an act."""
        return self.passage(mention.report, mention.clause, mention.claimant, note)

    def weight(self, passages: Iterable[DraftPassage]) -> Weight:
        """How many reports, publishers and wordings some passages are; outlets of one family are one
        publisher, those that nobody names are none."""
        listed = list(passages)
        reports = {passage.citation.report for passage in listed}
        publishers = {_publisher(self.readings[report].report, self.case) for report in reports}
        return Weight(
            reports=len(reports),
            publishers=len(publishers - {None}),
            wordings=len({" ".join(passage.words.casefold().split()) for passage in listed}),
        )

    def actor_of(self, ref: ActorRef, report: str) -> str:
        """The id under which the file names an actor: the case's, for an office's holder that of whose office
        it is; of a name that the case does not know one made from it. "" for words that name nobody."""
        if ref.actor is None:
            inner = any(letter.isupper() for letter in ref.name[1:])
            text = self.readings[report].report
            whole = inner and not _is_in_headline(text, ref.span)
            known = ref.name in self.names or ref.name in _countries(text.language)
            return as_id(ref.name) if whole or known else ""
        actor = self.case.actor(ref.actor)
        if actor is None or actor.kind is not ActorKind.PERSON:
            return ref.actor
        bodies = {office.of for office in actor.offices if office.of}
        return bodies.pop() if len(bodies) == 1 else ref.actor

    def day_of(self, report: str) -> str:
        """The day a report came out, as 2016-02-27; "" where nobody knows."""
        day = _day(self.readings[report].report)
        return f"{day:%Y-%m-%d}" if day else ""

    def remark(self, text: str, claims: Iterable[TermClaim]) -> tuple[Remark, ...]:
        """A remark that rests on claims; none without any."""
        passages = once(self.of_claim(claim) for claim in claims)
        return (Remark(text=text, passages=passages),) if passages else ()


def once(passages: Iterable[DraftPassage]) -> tuple[DraftPassage, ...]:
    """Each sentence of each report once, the first of them with its note."""
    kept: dict[tuple[str, str], DraftPassage] = {}
    for passage in passages:
        kept.setdefault((passage.citation.report, passage.words), passage)
    return tuple(kept.values())


def as_id(words: str) -> str:
    """Words as an id of the file: "High Council" as high-council; "" where it has no Latin letter."""
    return _NO_ID.sub("-", words.casefold()).strip("-")


@cache
def _countries(language: str | None) -> Set[str]:
    """The names of countries in a language; none where it has no table of them."""
    lexicon = Lexicon(language=language or "")
    return frozenset(lexicon.words("countries", kind="name")) if lexicon.has("countries") else frozenset()


def _is_in_headline(report: Report, span: Span | None) -> bool:
    block = report.block_at(span.start) if span else None
    return block is not None and block.kind is BlockKind.HEADLINE


def _asks_capital(report: Report, span: Span) -> bool:
    """Whether any words would bear a capital there: in a headline, or first in a sentence or block."""
    block = report.block_at(span.start)
    if block is None or block.kind is not BlockKind.BODY:
        return True
    before = report.text[block.start : span.start].rstrip()
    return not before or not (before[-1].isalnum() or before[-1] == ",")


def _is_named(ref: ActorRef) -> bool:
    """Whether a speaker is somebody, not only described ("an official", "a spokesman")."""
    return ref.basis is not RefBasis.DESCRIPTION and any(letter.isupper() for letter in ref.name)


def _published(report: Report) -> str:
    published = report.published.earliest if report.published else None
    return published.isoformat() if published else "9999"


def _day(report: Report) -> datetime | None:
    """The middle of the time at which a report came out, on its own clock."""
    when = report.published
    if when is None or when.earliest is None:
        return None
    middle = when.earliest + ((when.latest or when.earliest) - when.earliest) / 2
    return middle.astimezone(ZoneInfo(when.zone)) if when.zone else middle


def _publisher(report: Report, case: Case) -> str | None:
    outlet = case.outlet(report.outlet) if report.outlet else None
    return outlet.publisher if outlet else report.outlet or _host(report.url)


def _host(url: str | None) -> str | None:
    """The name of the host in an address, without its "www."."""
    match = re.match(r"[a-z]+://(?:www\.)?([^/:?#]+)", url or "", re.IGNORECASE)
    return match[1].lower() if match else None


def _source_of(report: Report, case: Case, taken: set[str]) -> DraftSource:
    outlet = case.outlet(report.outlet) if report.outlet else None
    publisher = outlet.name if outlet else report.outlet or _host(report.url) or "unnamed outlet"
    published = _day(report)
    day = f"{published.day} {published:%B %Y}" if published else "day unknown"
    number, stem = 1, as_id(f"{publisher} {published:%Y-%m-%d}" if published else publisher) or "report"
    identifier = stem
    while identifier in taken:
        number += 1
        identifier = f"{stem}-{number}"
    title = (
        " ".join(report.headline.text.split())
        if report.headline
        else shorten(report.text, _TITLE, placeholder=" …")
    )
    return DraftSource(
        id=identifier, report=report.id, document=f"{publisher}, {day}: {title}", url=report.url
    )


def _sentence_of(report: Report, span: Span) -> str:
    """The sentence around a passage, as far as its block reaches; a full stop inside a name may cut it short,
    never shorter than the passage."""
    block = report.block_at(span.start)
    first, last = (block.start, block.end) if block else (span.start, span.end)
    ends = list(_SENTENCE_ENDS.finditer(report.text, first, last))
    begin = max((match.end() for match in ends if match.end() <= span.start), default=first)
    end = min((match.start() for match in ends if match.start() >= span.end), default=last)
    return " ".join(report.text[begin:end].split())
