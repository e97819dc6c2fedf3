"""Relations: for each pair of actors, positions by issue, acts by week, contacts, steps, accusations."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from holdfire.model.relation import (
    Accusation,
    Dealings,
    Issue,
    Likeness,
    Position,
    Standpoint,
    Tone,
    WeekOfActs,
)
from holdfire.showing.teller import Link, Passage, Teller

FEW = 3
"""So many statements of one side on an issue are shown with a pair."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionLine:
    """What somebody said for one side, and how: said, denied, threatened."""

    speaker: str
    how: str
    passage: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueShown:
    """One issue with what either side said on it; `one_more` and `other_more` are how many further
    statements stand on the page of all statements."""

    issue: str
    one: tuple[PositionLine, ...]
    other: tuple[PositionLine, ...]
    one_more: int
    other_more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekShown:
    """The acts of one kind in one week by one side toward the other, counted, and listed as far as asked."""

    week: str
    doer: str
    target: str
    act: str
    tone: str
    number: int
    links: tuple[Link, ...]

    @property
    def more(self) -> int:
        """How many are not listed."""
        return self.number - len(self.links)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccusationShown:
    """Who accuses whom of what, with passages, and whether the accused denies it."""

    accuser: str
    accused: str
    incident: Link
    passages: tuple[Passage, ...]
    denied: bool
    denials: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LikenessShown:
    """On whose word the two positions are how near."""

    closeness: str
    claimant: str
    passage: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationShown:
    """A pair of actors; `one_steps` and `other_steps` are easing steps of one side toward nobody named.
    `hostile` and `cooperative` are counts by act, never added up; `unlisted` is how many rows of acts,
    contacts, steps and accusations were left out, where only so many were asked for."""

    id: str
    one: str
    other: str
    hostile: str
    cooperative: str
    denied: int
    both_spoke: tuple[str, ...]
    issues: tuple[IssueShown, ...]
    weeks: tuple[WeekShown, ...]
    contacts: tuple[Link, ...]
    steps: tuple[Link, ...]
    one_steps: tuple[Link, ...]
    other_steps: tuple[Link, ...]
    accusations: tuple[AccusationShown, ...]
    likenesses: tuple[LikenessShown, ...]
    unlisted: int = 0

    @property
    def only_spoke(self) -> bool:
        """Whether nothing is on record between the two beside what either says on an issue."""
        return not (self.weeks or self.contacts or self.steps or self.accusations or self.likenesses)


def relations(teller: Teller) -> tuple[RelationShown, ...]:
    """Every pair the record knows anything of, by name."""
    judgement = teller.dossier.judgement
    if judgement is None:
        return ()
    standpoints = standpoints_of(teller)
    shown = [relation_shown(teller, pair, standpoints) for pair in judgement.relations.pairs]
    return tuple(sorted(shown, key=lambda pair: (pair.one, pair.other)))


def kinds_counted(teller: Teller, weeks: Iterable[WeekOfActs], tone: Tone) -> str:
    """Acts of a tone by kind: "shelling 3, arrest 1"; an incident of one pair counts once a kind."""
    counted: Counter[str] = Counter()
    for week in weeks:
        if week.tone is tone:
            counted[teller.words.of(week.act)] += len(set(week.incidents))
    return ", ".join(f"{act} {number}" for act, number in sorted(counted.items())) or "none"


def standpoints_of(teller: Teller) -> dict[str, Standpoint]:
    """What belongs to each actor alone, by the actor's id."""
    judgement = teller.dossier.judgement
    return {one.actor: one for one in judgement.relations.standpoints} if judgement else {}


def relation_shown(
    teller: Teller, pair: Dealings, standpoints: Mapping[str, Standpoint], most: int | None = None
) -> RelationShown:
    """A pair; with `most` at most so many rows of each kind (of acts the latest weeks), and so many links in
    a row."""
    one, other = (standpoints.get(actor, Standpoint(actor=actor)) for actor in (pair.one, pair.other))
    issues = tuple(_issues(teller, one.positions, other.positions))
    weeks = pair.acts[-most:] if most else pair.acts
    rows: tuple[Sequence[object], ...] = (pair.acts, pair.contacts, pair.steps, pair.accusations)
    rows += (one.steps, other.steps)
    return RelationShown(
        id=pair.id,
        one=teller.actor(pair.one),
        other=teller.actor(pair.other),
        hostile=kinds_counted(teller, pair.acts, Tone.HOSTILE),
        cooperative=kinds_counted(teller, pair.acts, Tone.COOPERATIVE),
        denied=sum(accusation.denied for accusation in pair.accusations),
        both_spoke=tuple(issue.issue for issue in issues if issue.one and issue.other),
        issues=issues,
        weeks=tuple(_week(teller, week, most) for week in weeks),
        contacts=teller.links(pair.contacts[:most]),
        steps=teller.links(pair.steps[:most]),
        one_steps=teller.links(one.steps[:most]),
        other_steps=teller.links(other.steps[:most]),
        accusations=tuple(_accusation(teller, told) for told in pair.accusations[:most]),
        likenesses=tuple(_likeness(teller, told) for told in pair.likenesses),
        unlisted=sum(len(row[most:]) for row in rows) if most else 0,
    )


def _accusation(teller: Teller, told: Accusation) -> AccusationShown:
    return AccusationShown(
        accuser=teller.actor(told.accuser),
        accused=teller.actor(told.accused),
        incident=teller.link(told.incident),
        passages=teller.passages(told.citations),
        denied=told.denied,
        denials=teller.passages(told.denials),
    )


def _issues(teller: Teller, one: Sequence[Position], other: Sequence[Position]) -> Iterable[IssueShown]:
    """The issues on which both sides are on record, then those on which one is."""
    spoken = [(issue, _on(one, issue), _on(other, issue)) for issue in Issue]
    both_first = sorted(spoken, key=lambda row: not (row[1] and row[2]))
    for issue, said, answered in both_first:
        if said or answered:
            yield IssueShown(
                issue=teller.words.of(issue),
                one=tuple(_line(teller, position) for position in said[:FEW]),
                other=tuple(_line(teller, position) for position in answered[:FEW]),
                one_more=max(len(said) - FEW, 0),
                other_more=max(len(answered) - FEW, 0),
            )


def _on(positions: Sequence[Position], issue: Issue) -> list[Position]:
    return [position for position in positions if position.issue is issue]


def _line(teller: Teller, position: Position) -> PositionLine:
    how = teller.words.of(position.stance) if position.stance else teller.words.of(position.modality)
    return PositionLine(
        speaker=position.speaker,
        how=how,
        passage=teller.passage(position.citation.report, position.citation.span),
    )


def _week(teller: Teller, week: WeekOfActs, most: int | None) -> WeekShown:
    return WeekShown(
        week=teller.clock.day(week.week) if week.week else "no time told",
        doer=teller.actor(week.doer),
        target=teller.actor(week.target),
        act=teller.words.of(week.act),
        tone=teller.words.of(week.tone),
        number=len(week.incidents),
        links=teller.links(week.incidents[:most]),
    )


def _likeness(teller: Teller, told: Likeness) -> LikenessShown:
    return LikenessShown(
        closeness=teller.words.of(told.closeness),
        claimant=told.claimant or "the report itself",
        passage=teller.passage(told.citation.report, told.citation.span),
    )
