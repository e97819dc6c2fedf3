"""Reads the cells that name actors, targets and sources: by id, by a name of the case, or in own words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from holdfire.lexicon.event_tables import kind_of_target
from holdfire.lexicon.names import Named, NameFinder
from holdfire.model.actor import ActorRef, RefBasis
from holdfire.model.case import Case
from holdfire.model.outlet import Outlet
from holdfire.reading.tables.cells import Cell, Part

NOBODY = frozenset(
    {
        "unknown",
        "unidentified",
        "not known",
        "unattributed",
        "nobody",
        "none",
        "n/a",
        "?",
        "-",
        "unidentified armed group",
    }
)
"""What stands in a cell where nobody is named."""


@dataclass(frozen=True, slots=True)
class Who:
    """Looks names up in a case."""

    case: Case
    finder: NameFinder

    def named(self, cell: Cell | None, on: date | None = None) -> tuple[ActorRef, ...]:
        """Everybody a cell names, in order, each once; `on` is the day offices are held on."""
        parts = cell.parts() if cell else ()
        refs = [self.actor(part, on) for part in parts if part.name.casefold() not in NOBODY]
        return tuple({ref.actor or ref.name.casefold(): ref for ref in reversed(refs)}.values())[::-1]

    def actor(self, part: Part, on: date | None = None) -> ActorRef:
        """The actor that words name: an id, a name of the case, or the one actor in them; else the words."""
        words, span = part.name, part.span
        known = self.case.actor(words) or self.case.actor(words.casefold().replace(" ", "-"))
        if known is not None:
            return ActorRef(
                name=known.name, basis=RefBasis.ALIAS, span=span, actor=known.id, reason="by its id"
            )
        hits = list(self.finder.find(words))
        resembling = None if hits else self.finder.resembling(words)
        if resembling is not None:
            hits.append(resembling)
        namings = [
            next(naming for naming in hit.of(Named.ACTOR) if naming.holds_on(on))
            for hit in hits
            if any(naming.holds_on(on) for naming in hit.of(Named.ACTOR))
        ]
        sure = [naming for naming in namings if naming.basis is RefBasis.ALIAS] or namings
        if len({naming.id for naming in sure}) != 1:
            return ActorRef(
                name=words,
                basis=RefBasis.DESCRIPTION,
                span=span,
                reason="not in the case",
                kind=kind_of_target(words),
            )
        naming = sure[0]
        whole = naming.words.casefold() == words.casefold()
        return ActorRef(
            name=naming.display,
            basis=naming.basis if resembling is None else RefBasis.SPELLING,
            span=span,
            actor=naming.id,
            reason=f"named {naming.words!r} in the case",
            unit=None if whole else words,
        )

    def source(self, part: Part) -> ActorRef:
        """Who tells it: an outlet of the case goes before an actor, and stands under its own name."""
        outlet = self.outlet(part.name)
        if outlet is not None:
            return ActorRef(
                name=outlet.name, basis=RefBasis.DESCRIPTION, span=part.span, reason="an outlet of the case"
            )
        ref = self.actor(part)
        whole = ref.unit is None
        return ref if ref.actor is None or whole else replace(ref, reason=f"named in {part.name!r}")

    def outlet(self, words: str) -> Outlet | None:
        """The outlet of this id or name."""
        plain = words.casefold()
        for outlet in self.case.outlets:
            if plain in (known.casefold() for known in (outlet.id, outlet.name, *outlet.aka)):
                return outlet
        return None

    def sources(self, cell: Cell | None) -> tuple[ActorRef, ...]:
        """Everybody on whose word a row tells, in order."""
        parts: Sequence[Part] = tuple(cell.parts()) if cell else ()
        return tuple(self.source(part) for part in parts if part.name.casefold() not in NOBODY)
