"""Stories: reports of one matter, joined by what they share inside a window of days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from holdfire.lexicon.embeddings import Encoder
from holdfire.model.case import Case
from holdfire.model.identity import content_id
from holdfire.model.pairing import Pairing, PairKind, Sameness
from holdfire.model.story import Story
from holdfire.reconciling.decided import Decided
from holdfire.reconciling.desk import SURE, WINDOW, Arrival, Compared, Desk
from holdfire.reconciling.features import OF_ONE_MATTER
from holdfire.reconciling.heads import Head, Headed
from holdfire.reconciling.known_things import known_things, sharing_pairs
from holdfire.reconciling.lineage import Lineage
from holdfire.reconciling.order import LONG_AFTER, first_within, published_at
from holdfire.reconciling.passages import evidence_text
from holdfire.reconciling.scoring import as_features
from holdfire.reconciling.speakers import Speakers
from holdfire.reconciling.trees import Pair, closest, pair_of
from holdfire.reconciling.utterances import Utterances

Numbers = NDArray[np.int64]

SHORT = 40
"""Content words below which the verdict on a pair stays UNSURE, whatever it scores."""
_ACROSS_LANGUAGES = 0.5  # what a pair in two languages scores that shares enough known things
_SHARED_SPEECH, _FEWEST_SHARED = 0.5, 2
"""What a pair of reports scores that gives two or more utterances of one speaker in common: one rendering
of a press statement may be cut to a third of another, and its own words then tell little."""


@dataclass(frozen=True, slots=True)
class Matters:
    """The stories, the verdicts behind them, and how surely pairs of reports are of one matter by themselves,
    whatever story either is in."""

    stories: tuple[Story, ...]
    pairings: tuple[Pairing, ...]
    scores: Mapping[Pair, float]

    @property
    def of_one_matter(self) -> frozenset[Pair]:
        """The pairs of reports that are of one matter by themselves."""
        return frozenset(pair for pair, score in self.scores.items() if score >= OF_ONE_MATTER)


def find_stories(
    told: Headed,
    lineage: Lineage,
    decided: Decided,
    case: Case,
    encoder: Encoder | None = None,
) -> tuple[Matters, Utterances]:
    """The stories of these reports, each report in exactly one, named after the report published first; and
    all that is said in them. `encoder` is the embeddings model of the case, if it names one."""
    told = told.in_order(lambda head: head.order)
    reports = told.by_id()
    together = decided.together() | _copied(lineage, reports)
    desk = Desk(
        together=together,
        apart=decided.apart(),
        forgetting=all(report.published != LONG_AFTER for report in reports.values()),
    )
    desk.lay(
        Arrival(report.id, evidence_text(report), report.language, published_at(report))
        for report in (reading.report for reading in told.readings)
    )
    desk.put_away()  # the texts of a week fill much memory, and so does what is said in all
    utterances = Utterances.of(told.readings, Speakers(case, {}), encoder)
    extra = _sharing_speech(reports, utterances)
    if len({report.language for report in reports.values()} - {None}) > 1:
        extra = _across_languages(told) | extra
    stories = tuple(_story(members, reports, lineage) for members in desk.groups(reports, extra))
    story_of = {report: story.id for story in stories for report in story.reports}
    ruled = {pair: 1.0 for pair in decided.pairs if pair[0] in reports and pair[1] in reports}
    in_one = {pair: score for pair, score in desk.scores.items() if story_of[pair[0]] == story_of[pair[1]]}
    kept = closest(in_one, list(reports)) | ruled
    pairings = (_pairing(pair, score, desk.compared.get(pair), decided) for pair, score in kept.items())
    scores = {
        **desk.alone,
        **extra,
        **dict.fromkeys(together, 1.0),
        **dict.fromkeys(decided.apart(), 0.0),
    }
    in_order_of_ids = tuple(sorted(pairings, key=lambda item: (item.left, item.right)))
    return Matters(stories, in_order_of_ids, scores), utterances


def _across_languages(told: Headed) -> dict[Pair, float]:
    """Pairs in two languages, published within the window, that name many of the same things."""
    since = first_within([head.published for head in told.heads], WINDOW)
    languages = [head.language for head in told.heads]
    things = [known_things(reading) for reading in told.readings]
    return {
        pair_of(told.heads[one].report, told.heads[other].report): _ACROSS_LANGUAGES
        for one, other in sharing_pairs(things, languages, since)
    }


def _sharing_speech(reports: Mapping[str, Head], utterances: Utterances) -> dict[Pair, float]:
    """Pairs published within the window that share utterances, each counted once on either side."""

    def near(one: str, other: str) -> bool:
        left, right = reports[one].published, reports[other].published
        return LONG_AFTER in (left, right) or abs(left - right) <= WINDOW

    ids = list(reports)
    numbers = {report: number for number, report in enumerate(ids)}
    told_in = np.array([numbers[said.report] for said in utterances.items], np.int64)
    linked = (utterances.places[said] for pair in utterances.links() for said in pair)
    ends = np.fromiter(linked, np.int64).reshape(-1, 2)
    ends = np.take_along_axis(ends, told_in[ends].argsort(axis=1), axis=1)  # the earlier report's first
    pairs = told_in[ends[:, 0]] * len(ids) + told_in[ends[:, 1]]
    (found, ones), (_, others) = (_distinct(pairs, said, len(told_in)) for said in ends.T)
    sharing = (divmod(pair, len(ids)) for pair in found[np.minimum(ones, others) >= _FEWEST_SHARED].tolist())
    both = ((ids[one], ids[other]) for one, other in sharing)
    return {pair_of(*pair): _SHARED_SPEECH for pair in both if near(*pair)}


def _distinct(pairs: Numbers, said: Numbers, many: int) -> tuple[Numbers, Numbers]:
    """Each of these pairs of reports once, and how many utterances it is given with, of so `many` in all."""
    each_once = np.unique(pairs * many + said)
    found, counts = np.unique(each_once // max(1, many), return_counts=True)
    return found, counts


def _copied(lineage: Lineage, reports: Mapping[str, Head]) -> frozenset[Pair]:
    return frozenset(
        pair_of(copy, descent.original)
        for copy, descent in lineage.descents.items()
        if descent.original in reports
    )


def _story(members: Sequence[str], reports: Mapping[str, Head], lineage: Lineage) -> Story:
    fullest = max(members, key=lambda member: (reports[member].length, member))
    groups: dict[str, list[str]] = {}
    for member in sorted(members):
        groups.setdefault(lineage.origins[member], []).append(member)
    return Story(
        id=content_id("story", members[0]),
        label=reports[fullest].title,
        reports=tuple(sorted(members)),
        descents=tuple(lineage.descents[member] for member in sorted(members) if member in lineage.descents),
        origins=tuple(sorted(tuple(group) for group in groups.values())),
    )


def _pairing(pair: Pair, score: float, compared: Compared | None, decided: Decided) -> Pairing:
    ruling = decided.pairs.get(pair)
    if ruling is not None:
        same = Sameness.SAME if pair in decided.together() else Sameness.DIFFERENT
        return Pairing(
            left=pair[0], right=pair[1], kind=PairKind.REPORTS, sameness=same, score=1.0, by=ruling.by
        )
    sure = compared is not None and score >= SURE and compared.shortest >= SHORT
    features = (
        compared.features()
        if compared
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
