"""Stories: reports of one matter, joined by what they share inside a window of days."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from holdfire.model.identity import content_id
from holdfire.model.pairing import Pairing, PairKind, Sameness
from holdfire.model.reading import Reading
from holdfire.model.report import Report
from holdfire.model.story import Story
from holdfire.reconciling.clustering import Pair, clusters, pair_of
from holdfire.reconciling.decided import Decided
from holdfire.reconciling.features import SAME_ARTICLE, SAME_ARTICLE_FLOOR
from holdfire.reconciling.known_things import known_things, shared_things
from holdfire.reconciling.lineage import Lineage
from holdfire.reconciling.order import LONG_AFTER, anchor_order, published_at
from holdfire.reconciling.passages import evidence_text
from holdfire.reconciling.scoring import as_features
from holdfire.reconciling.shelf import Likenesses, Shelf

WINDOW = timedelta(days=4)
"""Reports further apart in time tell of other matters, however alike: a truce has a daily form of words."""
SURE = 0.5
SHORT = 40
"""Content words below which a report is joined only tentatively: it needs the score SURE, since in a record
of one conflict all reports share words, and its verdict stays UNSURE."""
_LOOK = 0.06  # cosine of words below which a pair is not looked at
_ACROSS_LANGUAGES = 0.3  # what a pair in two languages scores that shares enough known things


@dataclass(frozen=True, slots=True)
class Grouping:
    """Which text belongs with which: clusters of ids, and every pair that was scored."""

    clusters: tuple[tuple[str, ...], ...]
    scores: Mapping[Pair, float]
    likenesses: Mapping[Pair, Likenesses]


def group(
    texts: Mapping[str, tuple[str, str | None]],
    *,
    too_far: Callable[[Pair], bool] | None = None,
    short_floor: float = 0.0,
    extra: Mapping[Pair, float] | None = None,
    together: frozenset[Pair] = frozenset(),
    apart: frozenset[Pair] = frozenset(),
) -> Grouping:
    """Groups texts (id -> text, language) that tell of one matter. Pairs that are `too_far` are not scored,
    nor short ones below `short_floor`; `extra` are scores known by other means,
    `together` and `apart` what reviewers decided."""
    ids = sorted(texts)
    shelf = Shelf([texts[item] for item in ids])
    likenesses: dict[Pair, Likenesses] = {}
    for place, item in enumerate(ids):
        for other in shelf.alike(place, floor=_LOOK):
            pair = pair_of(item, ids[other])
            if not (too_far and too_far(pair)):
                likenesses[pair] = shelf.likenesses(place, other)
    scores = {
        pair: score
        for pair, likeness in likenesses.items()
        if (score := SAME_ARTICLE.score(likeness)) >= short_floor or likeness.shortest >= SHORT
    }
    scores |= extra or {}
    joined = clusters(ids, scores, floor=SAME_ARTICLE_FLOOR, together=together, apart=apart)
    return Grouping(joined, scores, likenesses)


def find_stories(
    readings: Sequence[Reading], lineage: Lineage, decided: Decided
) -> tuple[tuple[Story, ...], tuple[Pairing, ...]]:
    """The stories of these readings (sorted by report id), each report in exactly one."""
    reports = {reading.report.id: reading.report for reading in readings}
    grouping = group(
        {report_id: (evidence_text(report), report.language) for report_id, report in reports.items()},
        too_far=_too_far(readings),
        short_floor=SURE,
        extra=_across_languages(readings),
        together=decided.together() | _copied(lineage, reports),
        apart=decided.apart(),
    )
    stories = tuple(_story(members, reports, lineage) for members in grouping.clusters)
    story_of = {report: story.id for story in stories for report in story.reports}
    pairings = tuple(
        _pairing(pair, score, grouping, decided)
        for pair, score in sorted(grouping.scores.items())
        if story_of[pair[0]] == story_of[pair[1]] or pair in decided.pairs
    )
    return stories, pairings


def _too_far(readings: Sequence[Reading]) -> Callable[[Pair], bool]:
    """Whether two reports were published further apart than the window; unknown times are never far."""
    times = {reading.report.id: published_at(reading.report) for reading in readings}

    def too_far(pair: Pair) -> bool:
        one, other = times[pair[0]], times[pair[1]]
        return LONG_AFTER not in (one, other) and abs(one - other) > WINDOW

    return too_far


def _across_languages(readings: Sequence[Reading]) -> dict[Pair, float]:
    """Pairs in two languages that name many of the same actors, places, numbers and dates on one day."""
    things = {reading.report.id: known_things(reading) for reading in readings}
    languages = {reading.report.id: reading.report.language for reading in readings}
    return {
        pair: _ACROSS_LANGUAGES
        for pair in shared_things(things)
        if languages[pair[0]] != languages[pair[1]] and None not in (languages[pair[0]], languages[pair[1]])
    }


def _copied(lineage: Lineage, reports: Mapping[str, Report]) -> frozenset[Pair]:
    return frozenset(
        pair_of(copy, descent.original)
        for copy, descent in lineage.descents.items()
        if descent.original in reports
    )


def _story(members: Sequence[str], reports: Mapping[str, Report], lineage: Lineage) -> Story:
    by_age = sorted((reports[member] for member in members), key=anchor_order)
    fullest = max(by_age, key=lambda report: (len(evidence_text(report)), report.id))
    groups: dict[str, list[str]] = {}
    for member in members:
        groups.setdefault(lineage.origins[member], []).append(member)
    return Story(
        id=content_id("story", by_age[0].id),
        label=fullest.title,
        reports=tuple(members),
        descents=tuple(lineage.descents[member] for member in members if member in lineage.descents),
        origins=tuple(sorted(tuple(group) for group in groups.values())),
    )


def _pairing(pair: Pair, score: float, grouping: Grouping, decided: Decided) -> Pairing:
    ruling = decided.pairs.get(pair)
    likeness = grouping.likenesses.get(pair)
    if ruling is not None:
        same = Sameness.SAME if pair in decided.together() else Sameness.DIFFERENT
        return Pairing(
            left=pair[0], right=pair[1], kind=PairKind.REPORTS, sameness=same, score=1.0, by=ruling.by
        )
    sure = likeness is not None and score >= SURE and likeness.shortest >= SHORT
    features = (
        SAME_ARTICLE.answers(likeness)
        if likeness
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
