"""Statements: quotations of several reports that render one utterance, joined and collated."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from holdfire.model.identity import content_id
from holdfire.model.pairing import Feature, Pairing, PairKind, Sameness
from holdfire.model.statement import Rendering, RenderingFit, Statement
from holdfire.reconciling.apparatus import agreements, apparatus, coverage
from holdfire.reconciling.decided import Decided
from holdfire.reconciling.lineage import Lineage
from holdfire.reconciling.speakers import Speakers
from holdfire.reconciling.stories import Matters
from holdfire.reconciling.told_apart import ToldApart
from holdfire.reconciling.trees import Pair, closest, pair_of, trees
from holdfire.reconciling.utterances import Utterance, Utterances
from holdfire.reconciling.words import content_stems

ABRIDGED_BELOW = 0.5
"""Share of the shorter rendering's words with a counterpart, below which it is another abridgement."""


def find_statements(
    said: Utterances,
    matters: Matters,
    lineage: Lineage,
    speakers: Speakers,
    decided: Decided,
    told: ToldApart,
) -> tuple[tuple[Statement, ...], tuple[Pairing, ...]]:
    """Joins the utterances of different reports; two quotations of one report are two utterances unless a
    reviewer holds them to be one, and so are two that tell of two happenings. A statement is named after its
    rendering that was published first."""
    utterances = said.within(speakers, matters.of_one_matter)
    together, apart = decided.together(), decided.apart()
    report_of = {item.id: item.report for item in utterances.items}
    links = utterances.links()

    def are_two(one: str, other: str) -> bool:
        pair = pair_of(one, other)
        if pair in apart or pair in together:
            return pair in apart
        return report_of[one] == report_of[other] or told.are_two(one, other)

    joined = trees(utterances.batches(), links, floor=0.0, together=together, apart=are_two)
    story_of = {report: story.id for story in matters.stories for report in story.reports}
    statements = tuple(
        _statement([utterances.items[utterances.places[member]] for member in members], story_of, lineage)
        for members in joined
    )
    grouped = {member: number for number, members in enumerate(joined) for member in members}
    in_one = {pair: score for pair, score in links.items() if grouped[pair[0]] == grouped[pair[1]]}
    kept = closest(in_one, [item.id for item in utterances.items])
    pairings = (_pairing(pair, kept[pair], answers) for pair, answers in utterances.answers(kept))
    return statements, tuple(sorted(pairings, key=lambda item: (item.left, item.right)))


def _statement(members: Sequence[Utterance], story_of: Mapping[str, str], lineage: Lineage) -> Statement:
    base = _base(members)
    renderings = _renderings(base, members, lineage)
    comparable = {
        rendering.siglum: rendering.words
        for rendering in renderings[1:]
        if rendering.language == base.language
    }
    speaker = _speaker(base, members)
    return Statement(
        id=content_id("statement", members[0].id),
        speaker=speaker[0],
        speaker_name=speaker[1],
        modality=base.modality,
        renderings=renderings,
        apparatus=apparatus(base.words, comparable, base.language) if comparable else (),
        story=story_of[base.report],
        origins=len({lineage.origins[item.report] for item in members}),
    )


def _base(members: Sequence[Utterance]) -> Utterance:
    """The rendering that shares most with the others; of equals the longest, then the earliest."""
    if len(members) == 1:
        return members[0]
    bags = Counter(frozenset(content_stems(item.words, item.language)) for item in members)

    @cache
    def shared(own: frozenset[str]) -> float:
        common = sum(many * len(own & bag) / max(1, len(own | bag)) for bag, many in bags.items())
        return round(common, 9)

    def closeness(item: Utterance) -> tuple[float, int]:
        own = frozenset(content_stems(item.words, item.language))
        return shared(own), len(item.words)

    return max(members, key=closeness)


def _renderings(base: Utterance, members: Sequence[Utterance], lineage: Lineage) -> tuple[Rendering, ...]:
    others = [item for item in members if item is not base]
    firsts = {base.language: base}
    renderings = [_rendering("A", base, RenderingFit.BASE)]
    for number, item in enumerate(others, start=1):
        rendering = _rendering(siglum(number), item, _fit(base, item, lineage))
        language = item.language
        first = firsts.setdefault(language, item)
        if first is not item:
            shared = agreements(first.words, item.words, language)
            rendering = replace(rendering, agreements=shared)
        renderings.append(rendering)
    return tuple(renderings)


def siglum(number: int) -> str:
    """A, B, ... Z, A1, B1, ...: the short name of a witness."""
    letter = chr(ord("A") + number % 26)
    return letter if number < 26 else f"{letter}{number // 26}"


def _rendering(name: str, item: Utterance, fit: RenderingFit) -> Rendering:
    return Rendering(
        siglum=name,
        quotation=item.id,
        report=item.report,
        words=item.words,
        fit=fit,
        language=item.language,
    )


def _fit(base: Utterance, item: Utterance, lineage: Lineage) -> RenderingFit:
    one, other = base.report, item.report
    descends = any(
        descent is not None and descent.original in (one, other)
        for descent in (lineage.descents.get(one), lineage.descents.get(other))
    )
    if descends and base.words == item.words:
        return RenderingFit.COPY
    if base.language != item.language:
        return RenderingFit.SAME
    covered = coverage(base.words, item.words, base.language).share
    return RenderingFit.ABRIDGED if covered < ABRIDGED_BELOW else RenderingFit.SAME


def _speaker(base: Utterance, members: Sequence[Utterance]) -> tuple[str | None, str]:
    """The speaker most renderings know by the table; else the name the base gives."""
    known = Counter(
        (item.speaker.actor, item.speaker.name) for item in members if item.speaker and item.speaker.actor
    )
    if known:
        (actor, name), _ = min(known.items(), key=lambda pair: (-pair[1], pair[0][0] or "", pair[0][1]))
        return actor, name
    named = (item.speaker for item in (base, *members) if item.speaker)
    return None, next((speaker.name for speaker in named), "not named")


def _pairing(pair: Pair, score: float, answers: tuple[Feature, ...]) -> Pairing:
    return Pairing(
        left=pair[0],
        right=pair[1],
        kind=PairKind.QUOTATIONS,
        sameness=Sameness.SAME,
        score=round(score, 4),
        features=answers,
    )
