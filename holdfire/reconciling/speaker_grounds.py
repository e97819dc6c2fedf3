"""Grounds for speakers: a name the table does not know may be a known speaker under a mistaken name."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from holdfire.lexicon.spelling import likeness
from holdfire.lexicon.tables import Lexicon
from holdfire.model.actor import Actor, ActorRef
from holdfire.model.case import Case
from holdfire.model.quotation import Quotation
from holdfire.model.reading import Reading
from holdfire.model.reconciled import EvidenceKind
from holdfire.model.report import Report
from holdfire.model.span import Citation, Span
from holdfire.model.statement import ReadingKind, Statement
from holdfire.reconciling.ledger import Ground
from holdfire.reconciling.passages import cite, evidence_text
from holdfire.reconciling.words import content_stems, fold

SAME_WORDS_SHARE, SAME_WORDS_FEWEST = 0.4, 4
"""Share of the shorter utterance's content words, and how many at least, that the other must have too."""
_MAY_BE_PROPER = re.compile(r"[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*)?")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quotation with its report and content stems."""

    quotation: Quotation
    report: Report
    stems: frozenset[str]

    @property
    def speaker(self) -> ActorRef | None:
        """Who is said to speak."""
        return self.quotation.speaker

    @property
    def citation(self) -> Citation:
        """The first stretch of what was said."""
        return cite(self.report, self.quotation.contents[0])


def speaker_grounds(readings: Iterable[Reading], persons: dict[str, Actor]) -> Iterator[Ground]:
    """Grounds from who speaks where in the reports of a story; `persons` are those of the case, by id."""
    told = list(readings)
    speaking = [
        (item.speaker, reading.report.language)
        for reading in told
        for item in reading.quotations
        if item.speaker
    ]
    strangers = sorted({speaker.name for speaker, language in speaking if is_stranger(speaker, language)})
    known = sorted({speaker.actor for speaker, _ in speaking if speaker.actor in persons})
    if not (strangers and known):
        return
    spoken = [item for reading in told for item in _spoken(reading)]
    for name in strangers:
        own = [
            item
            for item in spoken
            if item.speaker and item.speaker.name == name and item.speaker.actor is None
        ]
        for actor_id in known:
            theirs = [item for item in spoken if item.speaker and item.speaker.actor == actor_id]
            yield from _of_pair(name, persons[actor_id], own, theirs, spoken)


def is_stranger(speaker: ActorRef, language: str | None) -> bool:
    """Whether the speaker is a proper name, not an office, that the table does not know."""
    return (
        speaker.actor is None
        and speaker.name[:1].isupper()
        and not speaker.name.isupper()
        and bool(_MAY_BE_PROPER.fullmatch(speaker.name))
        and not any(fold(word) in _offices(language) for word in speaker.name.split())
    )


def _spoken(reading: Reading) -> Iterator[Spoken]:
    for quotation in sorted(reading.quotations, key=lambda item: (item.start, item.id)):
        stems = frozenset(content_stems(quotation.words, reading.report.language))
        yield Spoken(quotation, reading.report, stems)


def _of_pair(
    name: str, actor: Actor, own: Sequence[Spoken], theirs: Sequence[Spoken], spoken: Sequence[Spoken]
) -> Iterator[Ground]:
    """Every ground that `name` is the actor."""
    asked = (
        *_continuity(own, theirs, spoken),
        *_same_words(own, theirs),
        *_same_role(name, actor, own),
        *_never_introduced(name, actor, own),
        *_spelling(name, actor),
    )
    for kind, detail, citations in asked:
        yield Ground(
            here=name, there=actor.name, actor=actor.id, kind=kind, detail=detail, citations=citations
        )


Finding = tuple[EvidenceKind, str, tuple[Citation, ...]]


def _continuity(
    own: Sequence[Spoken], theirs: Sequence[Spoken], spoken: Sequence[Spoken]
) -> Iterator[Finding]:
    """A quotation that goes on ("added") from the one before it in the same report."""
    for item in own:
        cue = item.quotation.cue
        if cue is None or not _goes_on(cue.text, item.report.language):
            continue
        earlier = [
            other
            for other in spoken
            if other.report.id == item.report.id
            and other.quotation.start < item.quotation.start
            and other.quotation.nested_in is None
        ]
        if not earlier or earlier[-1] not in theirs:
            continue
        before = earlier[-1]
        words = before.speaker.span.text if before.speaker and before.speaker.span else ""
        yield (
            EvidenceKind.SPEAKER_CONTINUITY,
            f"“{cue.text}” goes on with what “{words}” said just before",
            (before.citation, item.citation),
        )


def _same_words(own: Sequence[Spoken], theirs: Sequence[Spoken]) -> Iterator[Finding]:
    """The same words are given to both."""
    for item in own:
        for other in theirs:
            if _overlap(item, other):
                continue
            shared = item.stems & other.stems
            fewest = min(len(item.stems), len(other.stems))
            if len(shared) >= SAME_WORDS_FEWEST and len(shared) / fewest >= SAME_WORDS_SHARE:
                yield (
                    EvidenceKind.SAME_WORDS,
                    f"the same words are given to both: {', '.join(sorted(shared))}",
                    (item.citation, other.citation),
                )


def _overlap(one: Spoken, other: Spoken) -> bool:
    """Whether the two stand in one another: words within words are no second giving of them."""
    return one.report.id == other.report.id and any(
        span.overlaps(other_span)
        for span in one.quotation.contents
        for other_span in other.quotation.contents
    )


def _same_role(name: str, actor: Actor, own: Sequence[Spoken]) -> Iterator[Finding]:
    """A title the actor holds stands right before the name."""
    titles = sorted(
        {title for office in actor.offices for title in office.titles}, key=lambda item: (-len(item), item)
    )
    for report in {item.report.id: item.report for item in own}.values():
        for title in titles:
            match = re.search(rf"\b{re.escape(title)},? {re.escape(name)}\b", report.text, re.IGNORECASE)
            if match:
                span = Span.of(report.text, match.start(), match.end())
                yield EvidenceKind.SAME_ROLE, f"is called “{title}”", (cite(report, span),)
                break


def _never_introduced(name: str, actor: Actor, own: Sequence[Spoken]) -> Iterator[Finding]:
    """The name speaks but is nowhere introduced by a forename or an office, while the actor is, in the
    same report."""
    full_names = [item.text for item in actor.names if " " in item.text]
    for report in {item.report.id: item.report for item in own}.values():
        text = evidence_text(report)
        introduced = next((full for full in full_names if fold(full) in fold(text)), None)
        if introduced and not _is_introduced(name, text, report.language):
            first = next(item for item in own if item.report.id == report.id)
            speaker = first.speaker.span if first.speaker else None
            yield (
                EvidenceKind.NEVER_INTRODUCED,
                f"“{name}” speaks without forename or office; “{introduced}” is introduced",
                (cite(report, speaker) if speaker else first.citation,),
            )


def _is_introduced(name: str, text: str, language: str | None) -> bool:
    """Whether any place gives the name a capitalised word or an office before it, or an office after it."""
    if " " in name:
        return True
    for match in re.finditer(rf"\b{re.escape(name)}\b", text):
        before = re.search(r"(\w+) $", text[max(0, match.start() - 30) : match.start()])
        if before and (before.group(1)[0].isupper() or fold(before.group(1)) in _offices(language)):
            return True
        after = re.match(r", (?:the |a |an )?((?:\w+ ){0,2}\w+)", text[match.end() : match.end() + 40])
        if after and any(fold(word) in _offices(language) for word in after.group(1).split()):
            return True
    return False


def _spelling(name: str, actor: Actor) -> Iterator[Finding]:
    for known in actor.names:
        for part in (known.text, known.text.split()[-1]):
            like = likeness(name, part)
            if like.one_name:
                yield EvidenceKind.SPELLING, f"spelled like “{part}”: {like.reason}", ()
                return


def _goes_on(cue: str, language: str | None) -> bool:
    return fold(cue) in _continuing(language)


@cache
def _continuing(language: str | None) -> frozenset[str]:
    return _words(language, "continuing_cues")


@cache
def _offices(language: str | None) -> frozenset[str]:
    """The last words of offices: "secretary" for "press secretary"."""
    return frozenset(word.split()[-1] for word in _words(language, "offices"))


def _words(language: str | None, table: str) -> frozenset[str]:
    lexicon = Lexicon(language=language or "")
    return frozenset(lexicon.words(table)) if language and lexicon.has(table) else frozenset()


def name_grounds(
    statements: Sequence[Statement], readings: Mapping[str, Reading], case: Case
) -> Iterator[Ground]:
    """Names that stand in one slot of an apparatus; the name here is the one the table does not know."""
    known = {fold(name.text): actor.id for actor in case.actors for name in actor.names}
    known |= {fold(name.text.split()[-1]): actor.id for actor in case.actors for name in actor.names}
    for statement in statements:
        for entry in statement.apparatus:
            if entry.kind is not ReadingKind.NAME:
                continue
            for variant in entry.variants:
                pair = sorted((entry.base, variant.words), key=lambda word: (fold(word) in known, fold(word)))
                here, there = pair
                if not _is_one_word(here) or not _is_one_word(there) or known.get(fold(here)):
                    continue
                yield Ground(
                    here=here,
                    there=there,
                    actor=known.get(fold(there)),
                    kind=EvidenceKind.SAME_SLOT,
                    detail=f"“{here}” stands where “{there}” stands in another rendering of one statement",
                    citations=_rendered(statement, variant.witnesses, readings),
                )


def _is_one_word(words: str) -> bool:
    return words[:1].isupper() and " " not in words


def _rendered(
    statement: Statement, witnesses: Sequence[str], readings: Mapping[str, Reading]
) -> tuple[Citation, ...]:
    """The first stretch of the base and of each witness."""
    chosen = [item for item in statement.renderings if item.siglum in witnesses or item is statement.base]
    return tuple(
        cite(readings[rendering.report].report, quotation.contents[0])
        for rendering in chosen
        for quotation in readings[rendering.report].quotations
        if quotation.id == rendering.quotation
    )
