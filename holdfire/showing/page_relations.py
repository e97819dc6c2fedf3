"""Relations: for each pair of actors, positions by issue, acts by week, contacts, steps, accusations."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from holdfire.model.relation import Dealings, Issue, Likeness, Position, Standpoint, Tone, WeekOfActs
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
    """The acts of one kind in one week by one side toward the other, counted and listed."""

    week: str
    doer: str
    target: str
    act: str
    tone: str
    number: int
    links: tuple[Link, ...]


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
    `hostile` and `cooperative` are counts by act, never added up."""

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

    @property
    def only_spoke(self) -> bool:
        """Whether nothing is on record between the two beside what either says on an issue."""
        return not (self.weeks or self.contacts or self.steps or self.accusations or self.likenesses)


def relations(teller: Teller) -> tuple[RelationShown, ...]:
    """Every pair the record knows anything of, by name."""
    judgement = teller.dossier.judgement
    if judgement is None:
        return ()
    standpoints = {one.actor: one for one in judgement.relations.standpoints}
    shown = [_relation(teller, pair, standpoints) for pair in judgement.relations.pairs]
    return tuple(sorted(shown, key=lambda pair: (pair.one, pair.other)))


def kinds_counted(teller: Teller, weeks: Iterable[WeekOfActs], tone: Tone) -> str:
    """Acts of a tone by kind: "shelling 3, arrest 1"; an incident of one pair counts once a kind."""
    counted: Counter[str] = Counter()
    for week in weeks:
        if week.tone is tone:
            counted[teller.words.of(week.act)] += len(set(week.incidents))
    return ", ".join(f"{act} {number}" for act, number in sorted(counted.items())) or "none"


def _relation(teller: Teller, pair: Dealings, standpoints: dict[str, Standpoint]) -> RelationShown:
    one, other = (standpoints.get(actor, Standpoint(actor=actor)) for actor in (pair.one, pair.other))
    issues = tuple(_issues(teller, one.positions, other.positions))
    return RelationShown(
        id=pair.id,
        one=teller.actor(pair.one),
        other=teller.actor(pair.other),
        hostile=kinds_counted(teller, pair.acts, Tone.HOSTILE),
        cooperative=kinds_counted(teller, pair.acts, Tone.COOPERATIVE),
        denied=sum(accusation.denied for accusation in pair.accusations),
        both_spoke=tuple(issue.issue for issue in issues if issue.one and issue.other),
        issues=issues,
        weeks=tuple(_week(teller, week) for week in pair.acts),
        contacts=teller.links(pair.contacts),
        steps=teller.links(pair.steps),
        one_steps=teller.links(one.steps),
        other_steps=teller.links(other.steps),
        accusations=tuple(
            AccusationShown(
                accuser=teller.actor(told.accuser),
                accused=teller.actor(told.accused),
                incident=teller.link(told.incident),
                passages=teller.passages(told.citations),
                denied=told.denied,
                denials=teller.passages(told.denials),
            )
            for told in pair.accusations
        ),
        likenesses=tuple(_likeness(teller, told) for told in pair.likenesses),
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


def _week(teller: Teller, week: WeekOfActs) -> WeekShown:
    return WeekShown(
        week=f"{week.week:%-d %b %Y}" if week.week else "no time told",
        doer=teller.actor(week.doer),
        target=teller.actor(week.target),
        act=teller.words.of(week.act),
        tone=teller.words.of(week.tone),
        number=len(week.incidents),
        links=teller.links(week.incidents),
    )


def _likeness(teller: Teller, told: Likeness) -> LikenessShown:
    return LikenessShown(
        closeness=teller.words.of(told.closeness),
        claimant=told.claimant or "the report itself",
        passage=teller.passage(told.citation.report, told.citation.span),
    )
