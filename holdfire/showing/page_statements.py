"""Statements: one utterance in all its renderings, side by side, with what differs marked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from holdfire.model.statement import Entry, Rendering, RenderingFit, Statement
from holdfire.showing.teller import Passage, Teller, direction


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of a rendering's words. `kind` names in what it differs from another rendering ("number",
    "name"), None where it does not; `grave` where the difference changes what is said."""

    words: str
    kind: str | None = None
    grave: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderingShown:
    """One report's rendering: `siglum` its short name, `fit` how it relates to the base, its words cut in
    stretches, and the passage it stands on."""

    siglum: str
    fit: str
    is_copy: bool
    language: str
    direction: str
    stretches: tuple[Stretch, ...]
    passage: Passage | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingShown:
    """What some renderings have in one place, and which: short name and outlet. `words` is empty where they
    have nothing there."""

    words: str
    witnesses: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceShown:
    """A difference that changes what is said: its kind, and every reading of the place, the base's first."""

    kind: str
    readings: tuple[ReadingShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementShown:
    """An utterance: speaker, what the speaker did in saying it, every rendering (the base first),
    the differences that change what is said, and from how many independent origins it comes."""

    id: str
    speaker: str
    modality: str
    topics: str
    origins: int
    renderings: tuple[RenderingShown, ...]
    differences: tuple[DifferenceShown, ...]

    @property
    def is_alike(self) -> bool:
        """Whether all renderings have the same words."""
        words = {"".join(stretch.words for stretch in item.stretches) for item in self.renderings}
        return len(words) == 1 and not self.differences


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementsShown:
    """Statements whose renderings differ, those with grave differences first; those that several reports
    give word for word alike; and those that one report alone gives."""

    several: tuple[StatementShown, ...]
    alike: tuple[StatementShown, ...]
    single: tuple[StatementShown, ...]


def statements(teller: Teller) -> StatementsShown:
    """All statements."""
    shown = [statement_shown(teller, statement) for statement in teller.dossier.reconciled.statements]
    shown.sort(key=lambda item: (-len(item.differences), -item.origins, item.speaker.casefold()))
    repeated = [item for item in shown if len(item.renderings) > 1]
    return StatementsShown(
        several=tuple(item for item in repeated if not item.is_alike),
        alike=tuple(item for item in repeated if item.is_alike),
        single=tuple(item for item in shown if len(item.renderings) == 1),
    )


def statement_shown(teller: Teller, statement: Statement) -> StatementShown:
    """One statement with all its renderings."""
    renderings = tuple(
        _rendering(teller, rendering, _stretches(rendering, statement, teller))
        for rendering in statement.renderings
    )
    sources = sources_of(renderings)
    return StatementShown(
        id=statement.id,
        speaker=statement.speaker_name,
        modality=teller.words.of(statement.modality),
        topics=", ".join(statement.topics),
        origins=statement.origins,
        renderings=renderings,
        differences=differences_shown(teller, statement, statement.divergences, sources),
    )


def differences_shown(
    teller: Teller, statement: Statement, entries: Iterable[Entry], sources: Mapping[str, str]
) -> tuple[DifferenceShown, ...]:
    """Entries of a statement's apparatus; `sources` are the outlets of its renderings by short name."""
    return tuple(_difference(teller.words.of(entry.kind), entry, statement, sources) for entry in entries)


def sources_of(renderings: Iterable[RenderingShown]) -> dict[str, str]:
    """The outlet of each rendering by its short name."""
    return {item.siglum: item.passage.source for item in renderings if item.passage}


def _difference(kind: str, entry: Entry, statement: Statement, sources: Mapping[str, str]) -> DifferenceShown:
    """Renderings in the base's language that the entry does not name read as the base does."""
    named = {siglum for variant in entry.variants for siglum in variant.witnesses}
    collated = [item for item in statement.renderings if item.language == statement.base.language]
    as_base = [item.siglum for item in collated if item.siglum not in named]
    readings = [(entry.base, as_base), *((item.words, list(item.witnesses)) for item in entry.variants)]
    return DifferenceShown(
        kind=kind,
        readings=tuple(
            ReadingShown(words=words, witnesses=tuple(_named(siglum, sources) for siglum in sigla))
            for words, sigla in readings
        ),
    )


def _named(siglum: str, sources: Mapping[str, str]) -> str:
    """The short name of a rendering with its outlet."""
    return f"{siglum} {sources.get(siglum, '')}".rstrip()


def _rendering(teller: Teller, rendering: Rendering, stretches: tuple[Stretch, ...]) -> RenderingShown:
    quotation = teller.dossier.quotations.get(rendering.quotation)
    return RenderingShown(
        siglum=rendering.siglum,
        fit=teller.words.of(rendering.fit),
        is_copy=rendering.fit is RenderingFit.COPY,
        language=teller.language(rendering.language),
        direction=direction(rendering.language),
        stretches=stretches,
        passage=teller.passage(rendering.report, quotation.contents[0]) if quotation else None,
    )


def _stretches(rendering: Rendering, statement: Statement, teller: Teller) -> tuple[Stretch, ...]:
    """The rendering's words cut where they differ from another's, by the places the apparatus gives."""
    places = [
        (start, end, entry)
        for entry in statement.apparatus
        for start, end in _places(rendering, statement, entry)
    ]
    return _cut(rendering.words, sorted(places, key=lambda place: place[:2]), teller)


def _places(rendering: Rendering, statement: Statement, entry: Entry) -> Iterable[tuple[int, int]]:
    """Where a rendering has its reading of an entry: a variant, else the base reading."""
    if rendering is statement.base:
        return [(entry.start, entry.end)]
    if any(rendering.siglum in variant.witnesses for variant in entry.variants):
        stretches = (item for variant in entry.variants for item in variant.stretches)
        return [(item.start, item.end) for item in stretches if item.siglum == rendering.siglum]
    if rendering.language != statement.base.language:
        return []
    return [
        (item.own + entry.start - item.start, item.own + entry.end - item.start)
        for item in rendering.agreements
        if item.start <= entry.start and entry.end <= item.start + item.length
    ]


def _cut(words: str, places: Iterable[tuple[int, int, Entry]], teller: Teller) -> tuple[Stretch, ...]:
    stretches: list[Stretch] = []
    done = 0
    for start, end, entry in places:
        if start < done or end <= start:
            continue
        if start > done:
            stretches.append(Stretch(words=words[done:start]))
        stretches.append(
            Stretch(words=words[start:end], kind=teller.words.of(entry.kind), grave=entry.diverges)
        )
        done = end
    if done < len(words):
        stretches.append(Stretch(words=words[done:]))
    return tuple(stretches)
