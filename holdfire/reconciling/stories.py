"""Stories: reports of one matter, joined by what they share inside a window of days."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations, islice

from holdfire.lexicon.embeddings import Encoder
from holdfire.model.case import Case
from holdfire.model.identity import content_id
from holdfire.model.pairing import Pairing, PairKind, Sameness
from holdfire.model.reading import Reading
from holdfire.model.report import Report
from holdfire.model.story import Story
from holdfire.reconciling.decided import Decided
from holdfire.reconciling.features import OF_ONE_MATTER, SAME_MATTER
from holdfire.reconciling.known_things import known_things, share_things
from holdfire.reconciling.lineage import Lineage
from holdfire.reconciling.linkage import drawn_together
from holdfire.reconciling.order import LONG_AFTER, anchor_order, published_at
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
    the two texts of those scored by their words, and what these score by themselves, whatever the record
    holds besides."""

    groups: tuple[tuple[str, ...], ...]
    scores: Mapping[Pair, float]
    pairs: Mapping[Pair, TextPair]
    alone: Mapping[Pair, float]


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
    too_far: Callable[[str, str], bool] | None = None,
    extra: Mapping[Pair, float] | None = None,
    together: frozenset[Pair] = frozenset(),
    apart: frozenset[Pair] = frozenset(),
) -> Grouping:
    """Groups texts (id -> text, language) that tell of one matter. First each joins the most alike of those
    before it in the mapping, where that is SURE: what comes later does not undo it. Then these groups are
    drawn together as far as they are alike on average. Two that are `too_far` are not scored; `extra` are
    scores known by other means, `together` and `apart` what reviewers decided."""
    ids = list(texts)
    shelf = Shelf(list(texts.values()), learning=True)
    pairs: dict[Pair, TextPair] = {}
    scores: dict[Pair, float] = {}
    alone: dict[Pair, float] = {}
    for place, item in enumerate(ids):
        alike = shelf.before(place, floor=_LOOK)
        near = (other for other, _ in alike if not (too_far and too_far(item, ids[other])))
        for other in islice(near, MOST_ALIKE):
            pair = pair_of(item, ids[other])
            texts_of_pair = shelf.pair(place, other)
            score = SAME_MATTER.score(texts_of_pair)
            if score >= _LEAST:
                scores[pair], pairs[pair] = score, texts_of_pair
                alone[pair] = SAME_MATTER.score(shelf.pair_alone(place, other))
    scores |= extra or {}
    sure = trees(
        [[item] for item in ids],
        scores,
        floor=SURE,
        together=together,
        apart=lambda one, other: pair_of(one, other) in apart,
    )
    return Grouping(drawn_together(ids, sure, scores, floor=DRAWN, apart=apart), scores, pairs, alone)


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
    extra = _across_languages(in_order) | _sharing_speech(in_order, utterances)
    grouping = group(
        {report_id: (evidence_text(report), report.language) for report_id, report in reports.items()},
        too_far=_too_far(in_order),
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
    pairings = tuple(
        _pairing(pair, score, grouping, decided)
        for pair, score in sorted((closest(in_one, list(reports)) | ruled).items())
    )
    scores = {
        **grouping.alone,
        **extra,
        **dict.fromkeys(together, 1.0),
        **dict.fromkeys(decided.apart(), 0.0),
    }
    return Matters(stories, pairings, scores, utterances)


def _too_far(readings: Sequence[Reading]) -> Callable[[str, str], bool]:
    """Whether two reports were published further apart than the window; unknown times are never far."""
    times = {reading.report.id: published_at(reading.report) for reading in readings}

    def too_far(left: str, right: str) -> bool:
        one, other = times[left], times[right]
        return LONG_AFTER not in (one, other) and abs(one - other) > WINDOW

    return too_far


def _across_languages(in_order: Sequence[Reading]) -> dict[Pair, float]:
    """Pairs in two languages, published within the window, that name many of the same things."""
    too_far = _too_far(in_order)
    things = {reading.report.id: known_things(reading) for reading in in_order}
    by_language: dict[str, list[str]] = {}
    for reading in in_order:
        if reading.report.language:
            by_language.setdefault(reading.report.language, []).append(reading.report.id)
    return {
        pair_of(one, other): _ACROSS_LANGUAGES
        for left, right in combinations(sorted(by_language), 2)
        for one in by_language[left]
        for other in by_language[right]
        if share_things(things[one], things[other]) and not too_far(one, other)
    }


def _sharing_speech(in_order: Sequence[Reading], utterances: Utterances) -> dict[Pair, float]:
    """Pairs published within the window that share utterances, each counted once on either side."""
    too_far = _too_far(in_order)
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
        if min(len(left), len(right)) >= _FEWEST_SHARED and not too_far(*pair)
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


def _pairing(pair: Pair, score: float, grouping: Grouping, decided: Decided) -> Pairing:
    ruling = decided.pairs.get(pair)
    texts = grouping.pairs.get(pair)
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
