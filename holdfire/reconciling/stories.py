"""Stories: reports of one matter, joined by what they share inside a window of days."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from holdfire.lexicon.embeddings import Encoder
from holdfire.model.case import Case
from holdfire.model.identity import content_id
from holdfire.model.pairing import Pairing, PairKind, Sameness
from holdfire.model.reading import Reading
from holdfire.model.report import Report
from holdfire.model.story import Story
from holdfire.reconciling.decided import Decided
from holdfire.reconciling.features import OF_ONE_MATTER, SAME_MATTER
from holdfire.reconciling.known_things import known_things, sharing_pairs
from holdfire.reconciling.lineage import Lineage
from holdfire.reconciling.linkage import drawn_together
from holdfire.reconciling.order import LONG_AFTER, anchor_order, first_within, published_at
from holdfire.reconciling.passages import evidence_text
from holdfire.reconciling.scoring import as_features
from holdfire.reconciling.shelf import Shelf, TextPair
from holdfire.reconciling.speakers import Speakers
from holdfire.reconciling.trees import Pair, closest, pair_of, trees
from holdfire.reconciling.utterances import Utterances

WINDOW = timedelta(days=4)
"""Reports further apart in time tell of other matters, however alike: a truce has a daily form of words."""
SURE = 0.9
"""At this score a report joins the one before it that it is most like, whatever comes later."""
DRAWN = 0.12
"""Groups whose reports score this on average are of one matter, as far as is known now."""
SHORT = 40
"""Content words below which the verdict on a pair stays UNSURE, whatever it scores."""
MOST_ALIKE = 30
"""With how many of those before it, the most alike by words, a report is compared in full."""
_LOOK = 0.02  # cosine of words below which a pair is not looked at
_LEAST = 0.01  # score below which a pair counts as not alike at all
_ACROSS_LANGUAGES = 0.5  # what a pair in two languages scores that shares enough known things
_SHARED_SPEECH, _FEWEST_SHARED = 0.5, 2
"""What a pair of reports scores that gives two or more utterances of one speaker in common: one rendering
of a press statement may be cut to a third of another, and its own words then tell little."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """Which text belongs with which: groups of ids, the pairs that may be of one matter with their scores,
    what those score by themselves, whatever the record holds besides, which were scored by their `worded`
    likeness, and the shelf with the place of each text."""

    groups: tuple[tuple[str, ...], ...]
    scores: Mapping[Pair, float]
    alone: Mapping[Pair, float]
    worded: frozenset[Pair]
    shelf: Shelf
    places: Mapping[str, int]

    def texts(self, pairs: Collection[Pair]) -> Iterator[tuple[Pair, TextPair | None]]:
        """The two texts of each pair compared, None where their likeness in words is not what was asked."""
        worded = {(self.places[pair[0]], self.places[pair[1]]): pair for pair in pairs if pair in self.worded}
        yield from ((pair, None) for pair in pairs if pair not in self.worded)
        yield from ((worded[places], texts) for places, texts in self.shelf.each(worded))


@dataclass(frozen=True, slots=True)
class Matters:
    """The stories, the verdicts behind them, how surely pairs of reports are of one matter by themselves,
    whatever story either is in, and all utterances."""

    stories: tuple[Story, ...]
    pairings: tuple[Pairing, ...]
    scores: Mapping[Pair, float]
    utterances: Utterances

    @property
    def of_one_matter(self) -> frozenset[Pair]:
        """The pairs of reports that are of one matter by themselves."""
        return frozenset(pair for pair, score in self.scores.items() if score >= OF_ONE_MATTER)


def group(
    texts: Mapping[str, tuple[str, str | None]],
    *,
    since: Sequence[int] | None = None,
    extra: Mapping[Pair, float] | None = None,
    together: frozenset[Pair] = frozenset(),
    apart: frozenset[Pair] = frozenset(),
) -> Grouping:
    """Groups texts (id -> text, language) that tell of one matter. First each joins the most alike of those
    before it in the mapping, where that is SURE: what comes later does not undo it. Then these groups are
    drawn together as far as they are alike on average. `since` says for each the place of the first of those
    before it that it is compared with; `extra` are scores known by other means, `together` and `apart` what
    reviewers decided."""
    ids = list(texts)
    shelf = Shelf(list(texts.values()), learning=True)
    scores: dict[Pair, float] = {}
    alone: dict[Pair, float] = {}
    for place, item in enumerate(ids):
        for other, score, by_itself in _scored(shelf, place, since[place] if since else 0):
            pair = pair_of(item, ids[other])
            scores[pair], alone[pair] = score, by_itself
    worded = frozenset(scores)
    scores |= extra or {}
    sure = trees(
        [[item] for item in ids],
        scores,
        floor=SURE,
        together=together,
        apart=lambda one, other: pair_of(one, other) in apart,
    )
    groups = drawn_together(ids, sure, scores, floor=DRAWN, apart=apart)
    return Grouping(groups, scores, alone, worded, shelf, {item: place for place, item in enumerate(ids)})


def _scored(shelf: Shelf, place: int, since: int) -> Iterator[tuple[int, float, float]]:
    """The most alike of those before it: their places, how surely they are of one matter, and how surely by
    themselves."""
    near = [other for other, _ in shelf.before(place, floor=_LOOK, most=MOST_ALIKE, since=since)]
    scores = zip(near, (SAME_MATTER.score(pair) for pair in shelf.pairs(place, near)), strict=True)
    kept = {other: score for other, score in scores if score >= _LEAST}
    alone = shelf.pairs_alone(place, list(kept))
    for (other, score), by_itself in zip(kept.items(), alone, strict=True):
        yield other, score, SAME_MATTER.score(by_itself)


def find_stories(
    readings: Sequence[Reading],
    lineage: Lineage,
    decided: Decided,
    case: Case,
    encoder: Encoder | None = None,
) -> Matters:
    """The stories of these readings, each report in exactly one, named after the report published first.
    `encoder` is the embeddings model of the case, if it names one."""
    in_order = sorted(readings, key=lambda reading: anchor_order(reading.report))
    utterances = Utterances.of(in_order, Speakers(case, {}), encoder)
    reports = {reading.report.id: reading.report for reading in in_order}
    together = decided.together() | _copied(lineage, reports)
    since = first_within([published_at(report) for report in reports.values()], WINDOW)
    extra = _across_languages(in_order, since) | _sharing_speech(in_order, utterances)
    grouping = group(
        {report_id: (evidence_text(report), report.language) for report_id, report in reports.items()},
        since=since,
        extra=extra,
        together=together,
        apart=decided.apart(),
    )
    stories = tuple(_story(members, reports, lineage) for members in grouping.groups)
    story_of = {report: story.id for story in stories for report in story.reports}
    ruled = {pair: 1.0 for pair in decided.pairs if pair[0] in reports and pair[1] in reports}
    in_one = {
        pair: score for pair, score in grouping.scores.items() if story_of[pair[0]] == story_of[pair[1]]
    }
    kept = closest(in_one, list(reports)) | ruled
    pairings = (_pairing(pair, kept[pair], texts, decided) for pair, texts in grouping.texts(kept))
    scores = {
        **grouping.alone,
        **extra,
        **dict.fromkeys(together, 1.0),
        **dict.fromkeys(decided.apart(), 0.0),
    }
    in_order_of_ids = tuple(sorted(pairings, key=lambda item: (item.left, item.right)))
    return Matters(stories, in_order_of_ids, scores, utterances)


def _across_languages(in_order: Sequence[Reading], since: Sequence[int]) -> dict[Pair, float]:
    """Pairs in two languages, published within the window, that name many of the same things."""
    languages = [reading.report.language for reading in in_order]
    if len({*languages} - {None}) < 2:
        return {}
    things = [known_things(reading) for reading in in_order]
    return {
        pair_of(in_order[one].report.id, in_order[other].report.id): _ACROSS_LANGUAGES
        for one, other in sharing_pairs(things, languages, since)
    }


def _sharing_speech(in_order: Sequence[Reading], utterances: Utterances) -> dict[Pair, float]:
    """Pairs published within the window that share utterances, each counted once on either side."""
    times = {reading.report.id: published_at(reading.report) for reading in in_order}

    def near(one: str, other: str) -> bool:
        return LONG_AFTER in (times[one], times[other]) or abs(times[one] - times[other]) <= WINDOW

    report_of = {said.id: reading.report.id for reading in in_order for said in reading.quotations}
    sides: dict[Pair, tuple[set[str], set[str]]] = {}
    for one, other in utterances.links():
        pair = pair_of(report_of[one], report_of[other])
        left, right = sides.setdefault(pair, (set(), set()))
        left.add(one if report_of[one] == pair[0] else other)
        right.add(one if report_of[one] == pair[1] else other)
    return {
        pair: _SHARED_SPEECH
        for pair, (left, right) in sides.items()
        if min(len(left), len(right)) >= _FEWEST_SHARED and near(*pair)
    }


def _copied(lineage: Lineage, reports: Mapping[str, Report]) -> frozenset[Pair]:
    return frozenset(
        pair_of(copy, descent.original)
        for copy, descent in lineage.descents.items()
        if descent.original in reports
    )


def _story(members: Sequence[str], reports: Mapping[str, Report], lineage: Lineage) -> Story:
    fullest = max(
        (reports[member] for member in members), key=lambda report: (len(evidence_text(report)), report.id)
    )
    groups: dict[str, list[str]] = {}
    for member in sorted(members):
        groups.setdefault(lineage.origins[member], []).append(member)
    return Story(
        id=content_id("story", members[0]),
        label=fullest.title,
        reports=tuple(sorted(members)),
        descents=tuple(lineage.descents[member] for member in sorted(members) if member in lineage.descents),
        origins=tuple(sorted(tuple(group) for group in groups.values())),
    )


def _pairing(pair: Pair, score: float, texts: TextPair | None, decided: Decided) -> Pairing:
    ruling = decided.pairs.get(pair)
    if ruling is not None:
        same = Sameness.SAME if pair in decided.together() else Sameness.DIFFERENT
        return Pairing(
            left=pair[0], right=pair[1], kind=PairKind.REPORTS, sameness=same, score=1.0, by=ruling.by
        )
    sure = texts is not None and score >= SURE and texts.shortest >= SHORT
    features = (
        SAME_MATTER.answers(texts)
        if texts
        else as_features({"known_things": (score, "They name the same actors, places, numbers and dates.")})
    )
    return Pairing(
        left=pair[0],
        right=pair[1],
        kind=PairKind.REPORTS,
        sameness=Sameness.SAME if sure else Sameness.UNSURE,
        score=round(score, 4),
        features=features,
    )
