"""A finding as an argument, and what a supposition would change, in lines for a terminal."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from holdfire.model.argument import Argument, Said
from holdfire.model.supposition import Consequences, Flip

WIDTH = 100
"""So many signs a line, where no narrower terminal is asked for."""

MANY = 8
"""How many accounts are quoted before the rest is only counted."""


def argument_lines(argument: Argument, width: int = WIDTH) -> Iterator[str]:
    """The argument: what is said and by whom, which clause, the tests, the outcome, what would flip it."""
    yield argument.title
    yield f"{argument.finding} on {argument.incident}"
    yield from _part("Said to have happened", [_quoted(said) for said in argument.said[:MANY]], width)
    more = len(argument.said) - MANY
    if more > 0:
        yield f"  and {more} more accounts"
    yield f"  {argument.grade}"
    yield from _part("Held against", argument.clauses, width)
    yield from _part("Tests", argument.tests, width)
    yield from _part("Outcome", [argument.outcome, argument.responsible], width)
    yield from _part("By account", argument.versions, width)
    yield from _part("By text of the agreement", argument.texts, width)
    yield from _part("Not known", argument.missing, width)
    yield from _part("What would flip it", argument.flips, width)
    yield from _part("Decided", argument.decided, width)


def consequence_lines(found: Consequences, width: int = WIDTH) -> Iterator[str]:
    """What would change, or that nothing would."""
    yield from _part("Supposed", found.supposed, width)
    if found.nothing:
        yield ""
        yield "Nothing would change: no finding, status, obligation or trigger hangs on it."
        return
    for heading, flips in (
        (f"Findings that flip: {len(found.findings)}", found.findings),
        ("Status", found.status),
        ("Obligations", found.obligations),
        ("Triggers", found.triggers),
    ):
        yield from _part(heading, [_flip(flip) for flip in flips], width)
    if not found.findings:
        yield ""
        yield "No finding flips."


def _quoted(said: Said) -> str:
    if said.citation is None:
        return f"{said.who}: {said.tells}"
    span = said.citation.span
    words = " ".join(span.text.split())
    return f"{said.who}: {said.tells}. “{words}” ({said.citation.report} {span.start}-{span.end})"


def _flip(flip: Flip) -> str:
    about = flip.id if flip.about == flip.id else f"{flip.about} ({flip.id})"
    change = f"{flip.was or 'not on record'} → {flip.would_be or 'not on record'}"
    why = " ".join(flip.why)
    return f"{about}: {change}. {why}".strip()


def _part(heading: str, lines: Sequence[str], width: int) -> Iterator[str]:
    if not lines:
        return
    yield ""
    yield heading
    for line in lines:
        yield from wrap(line, width, initial_indent="  ", subsequent_indent="    ")
