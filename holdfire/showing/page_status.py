"""The head of the bulletin: is the truce in force, is it holding, on whose word, and what has changed."""

from collections.abc import Iterable
from dataclasses import dataclass

from holdfire.model.history import ChangedLine
from holdfire.model.status import Ground, Holding, Status
from holdfire.showing.moments import TimeShown
from holdfire.showing.status_lines import StatusLines
from holdfire.showing.teller import Link, Passage, Teller

MOST_CHANGES = 25
"""Lines of one sort of change that are listed; the rest are counted."""
MOST_UNKNOWNS = 6
"""Unknowns named in the head; all of them stand in their own section."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundShown:
    """A reason: the record's own sentence, its passages, and the lines it counts; `more` of both are not
    named."""

    text: str
    passages: tuple[Passage, ...]
    links: tuple[Link, ...]
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimShown:
    """What somebody declared of the truce's legal life: `claimant` said `status` at `when`, as `source` or
    the passages tell; `competent` says whether the agreement gives them that say."""

    claimant: str
    status: str
    when: TimeShown | None
    source: str
    competent: str
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidShown:
    """What somebody says of the truce as a whole, with the passage; `says` is empty where the passage
    itself says it."""

    speaker: str
    says: str
    passage: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadShown:
    """The answers a reader needs first; `answer` says both in one line. `cut_off` is the moment judged
    at, in the case's zone and in UTC. `formal` and `holding` are None where nothing was judged yet;
    `holding_mark` names the answer's shape (not only its colour). Counts of others are only numbered
    (`holding_counts`): they stand side by side in their own section. `phases` are those not over;
    `unknowns` the first of those named, `more_unknowns` how many others there are."""

    case: str
    agreement: str
    answer: str
    aliases: str
    cut_off: str
    zone: str
    cut_off_utc: str
    formal: str | None
    formal_grounds: tuple[GroundShown, ...]
    since: TimeShown | None
    until: TimeShown | None
    claims: tuple[ClaimShown, ...]
    phases: tuple[str, ...]
    holding: str | None
    holding_mark: str
    holding_grounds: tuple[GroundShown, ...]
    holding_counts: int
    said: tuple[SaidShown, ...]
    unknowns: tuple[str, ...]
    more_unknowns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeShown:
    """A line that came, changed or went; `link` has no way where the line is gone."""

    kind: str
    link: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesShown:
    """What the last run changed. `first` where it was the first run, so that everything is new; each
    list holds at most `MOST_CHANGES` lines, `counts` tells all of them by kind."""

    run: int | None
    at: str
    first: bool
    new: tuple[ChangeShown, ...]
    changed: tuple[ChangeShown, ...]
    withdrawn: tuple[ChangeShown, ...]
    counts: tuple[tuple[str, str], ...]
    nothing: bool


def head(teller: Teller, most: int | None = None) -> HeadShown:
    """The head of the bulletin; each reason with `most` passages and lines at most (None: with all)."""
    dossier, clock = teller.dossier, teller.clock
    status = dossier.judgement.status if dossier.judgement else None
    lines = StatusLines(words=teller.words, clock=clock)
    unknowns = status.unknowns if status else ()
    return HeadShown(
        case=dossier.case.name,
        agreement=dossier.agreement.name,
        answer=lines.answer(status) if status else "Nothing has been judged yet.",
        aliases=", ".join(dossier.agreement.aliases),
        cut_off=clock.moment(dossier.cut_off),
        zone=clock.zone_at(dossier.cut_off),
        cut_off_utc=clock.utc(dossier.cut_off),
        formal=teller.words.of(status.formal) if status else None,
        formal_grounds=grounds(teller, status.formal_grounds, most) if status else (),
        since=teller.when(status.since) if status else None,
        until=teller.when(status.until) if status else None,
        claims=_claims(teller, status) if status else (),
        phases=lines.phases(status) if status else (),
        holding=teller.words.of(status.holding) if status else None,
        holding_mark=(status.holding if status else Holding.CANNOT_SAY).value,
        holding_grounds=grounds(teller, status.holding_grounds, most) if status else (),
        holding_counts=len(status.tallies) if status else 0,
        said=_said(teller, status) if status else (),
        unknowns=unknowns[:MOST_UNKNOWNS],
        more_unknowns=len(unknowns[MOST_UNKNOWNS:]),
    )


def grounds(teller: Teller, given: Iterable[Ground], most: int | None = None) -> tuple[GroundShown, ...]:
    """Reasons as a reader sees them, each with `most` passages and lines at most (None: with all)."""
    return tuple(
        GroundShown(
            text=ground.text,
            passages=teller.passages(ground.citations[:most]),
            links=tuple(link for link in teller.links(ground.ids[:most]) if link.href),
            more=0 if most is None else max(0, len(ground.citations) - most) + max(0, len(ground.ids) - most),
        )
        for ground in given
    )


def _claims(teller: Teller, status: Status) -> tuple[ClaimShown, ...]:
    return tuple(
        ClaimShown(
            claimant=claim.claimant,
            status=teller.words.of(claim.status),
            when=teller.when(claim.at),
            source=claim.entry.told
            if claim.entry
            else teller.say("as reported, {evidence}", evidence=teller.words.of(claim.evidence))
            if claim.evidence
            else teller.say("as reported"),
            competent=claim.authority,
            passages=teller.passages(claim.citations),
        )
        for claim in status.told
    )


def _said(teller: Teller, status: Status) -> tuple[SaidShown, ...]:
    return tuple(
        SaidShown(
            speaker=said.speaker_name,
            says="" if _plain(said.says) in _plain(said.citation.span.text) else said.says,
            passage=teller.passage(said.citation.report, said.citation.span),
        )
        for said in status.said
    )


def _plain(words: str) -> str:
    """Words without the marks and case that do not tell two quotations apart."""
    return "".join(letter for letter in words.casefold() if letter.isalnum() or letter == " ").strip()


def changes(teller: Teller) -> ChangesShown:
    """What the last run changed."""
    found, runs = teller.dossier.changes, teller.dossier.runs
    last = runs[-1] if runs else None
    counted = (("new", found.new), ("changed", found.changed), ("withdrawn", found.withdrawn))
    return ChangesShown(
        run=last.number if last else None,
        at=teller.clock.moment(last.at) if last else "",
        first=len(runs) <= 1,
        new=_changed(teller, found.new),
        changed=_changed(teller, found.changed),
        withdrawn=_changed(teller, found.withdrawn),
        counts=tuple((name, _count(teller, lines)) for name, lines in counted),
        nothing=found.nothing,
    )


def _changed(teller: Teller, lines: tuple[ChangedLine, ...]) -> tuple[ChangeShown, ...]:
    return tuple(
        ChangeShown(
            kind=teller.words.named("ChangeKind", line.kind),
            link=Link(label=line.label, href=teller.link(line.id).href),
        )
        for line in lines[:MOST_CHANGES]
    )


def _count(teller: Teller, lines: tuple[ChangedLine, ...]) -> str:
    kinds = [teller.words.named("ChangeKind", line.kind) for line in lines]
    told = (f"{kind}: {kinds.count(kind)}" for kind in dict.fromkeys(kinds))
    return ", ".join(told) or "none"
