"""Who may be who, and whose positions are said to be alike: inferred or claimed, never applied."""

from dataclasses import dataclass

from holdfire.model.reconciled import Equivalence
from holdfire.showing.teller import Passage, Teller


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundOfName:
    """One ground for an offered equivalence, with its passages."""

    kind: str
    detail: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EquivalenceShown:
    """That `here` may be `there`: how many kinds of evidence, over how many segments, reports and
    outlets; who else it might be (`rivals`), what speaks `against`, and whether a reviewer has decided."""

    id: str
    here: str
    there: str
    status: str
    kinds: int
    segments: int
    reports: int
    outlets: int
    evidence: tuple[GroundOfName, ...]
    rivals: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionShown:
    """That two or more actors' positions are said to be so close, on whose word."""

    actors: str
    closeness: str
    claimant: str
    passage: Passage


def equivalences(teller: Teller) -> tuple[EquivalenceShown, ...]:
    """Offered equivalences, those with most kinds of evidence first."""
    offered = sorted(
        teller.dossier.equivalences, key=lambda item: (-len(item.kinds), -item.segments, item.here)
    )
    return tuple(equivalence_shown(teller, item) for item in offered)


def equivalence_shown(teller: Teller, item: Equivalence) -> EquivalenceShown:
    """One offered equivalence with its grounds."""
    return EquivalenceShown(
        id=item.id,
        here=item.here,
        there=item.there,
        status=item.status,
        kinds=len(item.kinds),
        segments=item.segments,
        reports=item.reports,
        outlets=item.outlets,
        evidence=tuple(
            GroundOfName(
                kind=teller.words.of(ground.kind),
                detail=ground.detail,
                passages=teller.passages(ground.citations),
            )
            for ground in item.evidence
        ),
        rivals=tuple(
            f"{rival.there} ({rival.kinds} kind{'s' if rival.kinds != 1 else ''} of evidence)"
            for rival in item.rivals
        ),
        against=item.against,
    )


def positions(teller: Teller) -> tuple[PositionShown, ...]:
    """What is said of positions compared, in order of report."""
    return tuple(
        PositionShown(
            actors=" and ".join(dict.fromkeys(teller.named(actor) for actor in claim.actors)),
            closeness=teller.words.of(claim.closeness),
            claimant=teller.named(claim.claimant, teller.itself(reading.report)),
            passage=teller.passage(claim.report, claim.span),
        )
        for reading in teller.dossier.readings.values()
        for claim in reading.positions
    )
