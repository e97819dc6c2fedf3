"""Statements: quotations of several reports that render one utterance, joined and collated."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from holdfire.model.identity import content_id
from holdfire.model.pairing import Feature, Pairing, PairKind, Sameness
from holdfire.model.quotation import Quotation, QuotationKind
from holdfire.model.reading import Reading
from holdfire.model.report import Report
from holdfire.model.statement import Rendering, RenderingFit, Statement
from holdfire.model.story import Story
from holdfire.reconciling.apparatus import apparatus, coverage
from holdfire.reconciling.assignment import assign
from holdfire.reconciling.clustering import Pair, clusters, pair_of
from holdfire.reconciling.decided import Decided
from holdfire.reconciling.features import IS_COUNTERPART, SAME_WORDS, Ranked
from holdfire.reconciling.lineage import Lineage
from holdfire.reconciling.order import anchor_order
from holdfire.reconciling.shelf import Closeness, Shelf
from holdfire.reconciling.speakers import SpeakerFit, Speakers
from holdfire.reconciling.words import content_stems

IN_STORY_FLOOR = 0.12
"""Score of words at which two utterances of one speaker in one story are one: the story and the speaker
have already ruled most others out."""
ACROSS_FLOOR = 0.5
"""Across stories the words alone must say so."""
UNNAMED_FLOOR = 0.35
"""Where one of the two speakers is not known, or only the body is named."""
ABRIDGED_BELOW = 0.5
"""Share of the shorter rendering's words with a counterpart, below which it is another abridgement."""
ABRIDGED_FLOOR, ABRIDGED_FEWEST = 0.4, 5
"""Share and number of shared words at which two marked quotations of one speaker, left over when all else
is joined, are abridgements of one utterance."""
_FEWEST_STEMS = 3
"""Shorter utterances ("yes", "of course") recur; they are joined by a reviewer only."""
_WORTH_COLLATING = 3
"""Equal stems two left-over quotations must share before they are collated at all."""
_LOOK_ACROSS = 0.25  # cosine of words below which utterances of two stories are not compared
_CLUSTER_FLOOR = 0.5


@dataclass(frozen=True, slots=True)
class Utterance:
    """A quotation with the report it stands in."""

    quotation: Quotation
    report: Report

    @property
    def id(self) -> str:
        """The quotation's id."""
        return self.quotation.id


@dataclass(frozen=True, slots=True)
class Utterances:
    """All utterances in order of id, shelved by their words."""

    items: tuple[Utterance, ...]
    shelf: Shelf
    places: Mapping[str, int]

    @classmethod
    def of(cls, readings: Sequence[Reading]) -> "Utterances":
        """The utterances of these readings that are long enough to compare."""
        items = tuple(
            sorted(
                (
                    Utterance(quotation, reading.report)
                    for reading in readings
                    for quotation in reading.quotations
                ),
                key=lambda item: item.id,
            )
        )
        shelf = Shelf([(item.quotation.words, item.report.language) for item in items])
        return cls(items, shelf, {item.id: place for place, item in enumerate(items)})

    def is_long_enough(self, place: int) -> bool:
        """Whether it has enough content words to be told from others."""
        return len(self.shelf.items[place].words) >= _FEWEST_STEMS


def counterparts(
    queries: Sequence[tuple[str, str | None]], pool: Sequence[tuple[str, str | None]], most: int = 10
) -> Iterator[tuple[tuple[int, float], ...]]:
    """For each query text the pool's places that may render it, best first with a score: the first's says
    whether it is the counterpart (0.5 and above), the others' how near they come below it."""
    shelf = Shelf(pool)
    for text, language in queries:
        yield best_of(shelf.nearest(shelf.shelve(text, language), most + 2))[:most]


def best_of(near: Mapping[int, Closeness]) -> tuple[tuple[int, float], ...]:
    """Candidates in order of how their words lean, the best scored by its lead over the next."""
    ranked = sorted(((-round(SAME_WORDS.leaning(item), 9), place) for place, item in near.items()))
    if not ranked:
        return ()
    best, place = -ranked[0][0], ranked[0][1]
    following = -ranked[1][0] if len(ranked) > 1 else best - 8.0
    top = IS_COUNTERPART.score(Ranked(leaning=best, lead=best - following))
    rest = ((other, min(0.49, top / 2) / rank) for rank, (_, other) in enumerate(ranked[1:], start=1))
    return ((place, top), *rest)


def find_statements(
    readings: Sequence[Reading],
    stories: Sequence[Story],
    lineage: Lineage,
    speakers: Speakers,
    decided: Decided,
) -> tuple[tuple[Statement, ...], tuple[Pairing, ...]]:
    """Joins utterances inside each story one to one between reports, then across stories by words and
    speaker; two quotations of one report are two utterances unless a reviewer holds them to be one."""
    utterances = Utterances.of(readings)
    story_of = {report: story.id for story in stories for report in story.reports}
    scored = _within_stories(utterances, story_of, speakers)
    scored |= _across_stories(utterances, story_of, speakers)
    joined = clusters(
        [item.id for item in utterances.items],
        dict.fromkeys(scored, 1.0),
        floor=_CLUSTER_FLOOR,
        together=decided.together(),
        apart=decided.apart() | _of_one_report(utterances, decided),
    )
    statements = tuple(
        _statement([utterances.items[utterances.places[member]] for member in members], story_of, lineage)
        for members in joined
    )
    pairings = tuple(_pairing(pair, score, utterances) for pair, score in sorted(scored.items()))
    return statements, pairings


def _of_one_report(utterances: Utterances, decided: Decided) -> frozenset[Pair]:
    by_report: dict[str, list[str]] = defaultdict(list)
    for item in utterances.items:
        by_report[item.report.id].append(item.id)
    return frozenset(
        pair
        for members in by_report.values()
        for pair in combinations(members, 2)
        if pair not in decided.together()
    )


def _within_stories(
    utterances: Utterances, story_of: Mapping[str, str], speakers: Speakers
) -> dict[Pair, float]:
    by_story: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for place, item in enumerate(utterances.items):
        if utterances.is_long_enough(place):
            by_story[story_of[item.report.id]][item.report.id].append(place)
    found: dict[Pair, float] = {}
    for reports in by_story.values():
        for one, other in combinations(sorted(reports), 2):
            found |= _between_reports(utterances, reports[one], reports[other], speakers)
    return found


def _between_reports(
    utterances: Utterances, left: Sequence[int], right: Sequence[int], speakers: Speakers
) -> dict[Pair, float]:
    """One-to-one assignment of two reports' utterances by how far their words pass the floor."""
    scores: dict[tuple[int, int], float] = {}
    for row, one in enumerate(left):
        for column, other in enumerate(right):
            floor = _floor(utterances, one, other, speakers)
            score = _score(utterances, one, other) if floor is not None else 0.0
            if floor is not None and score >= floor:
                scores[row, column] = score
    found = _assigned(utterances, left, right, scores)
    taken = {item for pair in found for item in pair}
    free_left = [place for place in left if utterances.items[place].id not in taken]
    free_right = [place for place in right if utterances.items[place].id not in taken]
    shared = {
        (row, column): share
        for row, one in enumerate(free_left)
        for column, other in enumerate(free_right)
        if (share := _abridgement(utterances, one, other, speakers)) is not None
    }
    return found | _assigned(utterances, free_left, free_right, shared)


def _assigned(
    utterances: Utterances,
    left: Sequence[int],
    right: Sequence[int],
    scores: Mapping[tuple[int, int], float],
) -> dict[Pair, float]:
    """The best one-to-one choice among scored (row, column) pairs, by ids."""
    if not scores:
        return {}
    worth = [[scores.get((row, column), 0.0) for column in range(len(right))] for row in range(len(left))]
    return {
        pair_of(utterances.items[left[row]].id, utterances.items[right[column]].id): scores[row, column]
        for row, column in assign(worth)
    }


def _abridgement(utterances: Utterances, one: int, other: int, speakers: Speakers) -> float | None:
    """The share of words two marked quotations of one speaker have in common, where it is enough."""
    left, right = utterances.items[one], utterances.items[other]
    marked = QuotationKind.INDIRECT not in (left.quotation.kind, right.quotation.kind)
    if not marked or left.report.language != right.report.language:
        return None
    if speakers.fit(left.quotation.speaker, right.quotation.speaker) is not SpeakerFit.SAME:
        return None
    words = utterances.shelf.items[one].distinct, utterances.shelf.items[other].distinct
    if len(np.intersect1d(*words, assume_unique=True)) < _WORTH_COLLATING:
        return None
    covered = coverage(left.quotation.words, right.quotation.words, left.report.language)
    enough = covered.share >= ABRIDGED_FLOOR and covered.linked >= ABRIDGED_FEWEST
    return covered.share if enough else None


def _floor(utterances: Utterances, one: int, other: int, speakers: Speakers) -> float | None:
    """The score two utterances of one story need; None where their speakers rule it out."""
    left, right = utterances.items[one], utterances.items[other]
    fit = speakers.fit(left.quotation.speaker, right.quotation.speaker)
    if fit is SpeakerFit.OTHER:
        return None
    return IN_STORY_FLOOR if fit is SpeakerFit.SAME else UNNAMED_FLOOR


def _score(utterances: Utterances, one: int, other: int) -> float:
    left, right = utterances.items[one], utterances.items[other]
    between = utterances.shelf.between(one, other)
    if left.report.language == right.report.language:
        return SAME_WORDS.score(between)
    named = len(utterances.shelf.items[one].names) and len(utterances.shelf.items[other].names)
    return between.names if named else 0.0


def _across_stories(
    utterances: Utterances, story_of: Mapping[str, str], speakers: Speakers
) -> dict[Pair, float]:
    found: dict[Pair, float] = {}
    for place, item in enumerate(utterances.items):
        if not utterances.is_long_enough(place):
            continue
        for other in utterances.shelf.alike(place, floor=_LOOK_ACROSS):
            rival = utterances.items[other]
            if story_of[item.report.id] == story_of[rival.report.id]:
                continue
            if not utterances.is_long_enough(other):
                continue
            if speakers.fit(item.quotation.speaker, rival.quotation.speaker) is not SpeakerFit.SAME:
                continue
            score = SAME_WORDS.score(utterances.shelf.between(place, other))
            if score >= ACROSS_FLOOR:
                found[pair_of(item.id, rival.id)] = score
    return found


def _statement(members: Sequence[Utterance], story_of: Mapping[str, str], lineage: Lineage) -> Statement:
    in_order = sorted(members, key=lambda item: (anchor_order(item.report), item.id))
    base = _base(in_order)
    renderings = _renderings(base, in_order, lineage)
    comparable = {
        rendering.siglum: rendering.words
        for rendering in renderings[1:]
        if rendering.language == base.report.language
    }
    speaker = _speaker(base, in_order)
    return Statement(
        id=content_id("statement", in_order[0].id),
        speaker=speaker[0],
        speaker_name=speaker[1],
        modality=base.quotation.modality,
        renderings=renderings,
        apparatus=apparatus(base.quotation.words, comparable, base.report.language) if comparable else (),
        story=story_of[base.report.id],
        origins=len({lineage.origins[item.report.id] for item in members}),
    )


def _base(members: Sequence[Utterance]) -> Utterance:
    """The rendering that shares most with the others; of equals the longest, then the earliest."""
    if len(members) == 1:
        return members[0]
    bags = {item.id: frozenset(content_stems(item.quotation.words, item.report.language)) for item in members}

    def closeness(item: Utterance) -> tuple[float, int]:
        own = bags[item.id]
        shared = sum(
            len(own & bags[other.id]) / max(1, len(own | bags[other.id]))
            for other in members
            if other is not item
        )
        return round(shared, 9), len(item.quotation.words)

    return max(members, key=closeness)


def _renderings(base: Utterance, members: Sequence[Utterance], lineage: Lineage) -> tuple[Rendering, ...]:
    others = [item for item in members if item is not base]
    renderings = [_rendering("A", base, RenderingFit.BASE)]
    for number, item in enumerate(others, start=1):
        renderings.append(_rendering(siglum(number), item, _fit(base, item, lineage)))
    return tuple(renderings)


def siglum(number: int) -> str:
    """A, B, ... Z, A1, B1, ...: the short name of a witness."""
    letter = chr(ord("A") + number % 26)
    return letter if number < 26 else f"{letter}{number // 26}"


def _rendering(name: str, item: Utterance, fit: RenderingFit) -> Rendering:
    return Rendering(
        siglum=name,
        quotation=item.id,
        report=item.report.id,
        words=item.quotation.words,
        fit=fit,
        language=item.report.language,
    )


def _fit(base: Utterance, item: Utterance, lineage: Lineage) -> RenderingFit:
    one, other = base.report.id, item.report.id
    descends = any(
        descent is not None and descent.original in (one, other)
        for descent in (lineage.descents.get(one), lineage.descents.get(other))
    )
    if descends and base.quotation.words == item.quotation.words:
        return RenderingFit.COPY
    if base.report.language != item.report.language:
        return RenderingFit.SAME
    covered = coverage(base.quotation.words, item.quotation.words, base.report.language).share
    return RenderingFit.ABRIDGED if covered < ABRIDGED_BELOW else RenderingFit.SAME


def _speaker(base: Utterance, members: Sequence[Utterance]) -> tuple[str | None, str]:
    """The speaker most renderings know by the table; else the name the base gives."""
    known = Counter(
        (item.quotation.speaker.actor, item.quotation.speaker.name)
        for item in members
        if item.quotation.speaker and item.quotation.speaker.actor
    )
    if known:
        (actor, name), _ = min(known.items(), key=lambda pair: (-pair[1], pair[0][0] or "", pair[0][1]))
        return actor, name
    named = (item.quotation.speaker for item in (base, *members) if item.quotation.speaker)
    return None, next((speaker.name for speaker in named), "not named")


def _pairing(pair: Pair, score: float, utterances: Utterances) -> Pairing:
    one, other = (utterances.places[item] for item in pair)
    answers: tuple[Feature, ...] = SAME_WORDS.answers(utterances.shelf.between(one, other))
    return Pairing(
        left=pair[0],
        right=pair[1],
        kind=PairKind.QUOTATIONS,
        sameness=Sameness.SAME,
        score=round(score, 4),
        features=answers,
    )
