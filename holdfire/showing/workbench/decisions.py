"""All decisions, the newest first, by reviewer, kind and line."""

from dataclasses import dataclass, replace

from holdfire.model.decision import DecisionKind
from holdfire.showing.teller import Teller
from holdfire.showing.workbench.deciding import Choice
from holdfire.showing.workbench.decisions_told import DecisionTold, told
from holdfire.showing.workbench.waiting import Waiting, waiting

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionsAsked:
    """`by` whom, of which `kind`, `about` which line or decision; `page` counts from 1."""

    by: str | None = None
    kind: DecisionKind | None = None
    about: str | None = None
    page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """A page of decisions, of `total` that meet what was asked; `reviewers` are all who ever decided."""

    asked: DecisionsAsked
    decisions: tuple[DecisionTold, ...]
    total: int
    pages: int
    kinds: tuple[Choice, ...]
    reviewers: tuple[str, ...]
    waiting: Waiting
    on: str


def decisions(teller: Teller, asked: DecisionsAsked) -> Decisions:
    """A page of decisions."""
    view = teller.dossier.view
    everything = view.decisions()
    wanted = [
        item
        for item in reversed(everything)
        if (asked.by is None or item.by == asked.by)
        and (asked.kind is None or item.kind is asked.kind)
        and (asked.about is None or asked.about == item.id or asked.about in item.touches)
    ]
    pages = max(-(-len(wanted) // ON_A_PAGE), 1)
    page = min(max(asked.page, 1), pages)
    return Decisions(
        asked=replace(asked, page=page),
        decisions=tuple(told(teller, wanted[(page - 1) * ON_A_PAGE : page * ON_A_PAGE], everything)),
        total=len(wanted),
        pages=pages,
        kinds=tuple(Choice(value=kind, words=teller.words.of(kind)) for kind in DecisionKind),
        reviewers=tuple(sorted({item.by for item in everything})),
        waiting=waiting(teller),
        on=view.last_decision,
    )
