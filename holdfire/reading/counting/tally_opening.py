"""Where between two numbers a breakdown begins."""

from holdfire.reading.counting.quantities import read_quantity
from holdfire.reading.counting.tally_line import Line


def opening(line: Line, start: int, stop: int) -> int | None:
    """The first word of the phrase between two numbers by which a breakdown begins, None where none does or
    another clause begins first."""
    at = start
    while at < stop:
        passed = line.is_at("be", at)
        if passed:
            at = passed
            continue
        if any(line.is_at(role, at) for role in ("opens", "breakdown", "partial")) or _opens_here(line, at):
            return at
        if _goes_on(line, at):
            return at
        if line.is_at("closes", at) or _claims(line, at):
            return _colon(line, at, stop)
        at += 1
    return None


def _goes_on(line: Line, at: int) -> bool:
    """Whether a semicolon or a dash with spaces opens a breakdown: a bare number follows at once."""
    if at + 1 >= len(line.words) or line.words[at].key not in (";", "-"):
        return False
    if line.words[at].key == "-" and (line.words[at].glued or line.words[at + 1].glued):
        return False
    quantity = read_quantity(line.words, at + 1, line.vocabulary.counts)
    leads = ("label_lead", "of known")
    bare = quantity is not None and any(line.is_at(role, quantity.stop) for role in leads)
    return bare and at + 1 not in line.dated


def _colon(line: Line, start: int, stop: int) -> int | None:
    """The colon that opens a breakdown after all ("the bulletin says: eight in ..."), before any number."""
    for at in range(start, stop):
        if line.words[at].key == ":":
            return at
        if at in line.breaks or (line.words[at].digits and at not in line.dated):
            return None
    return None


def _claims(line: Line, at: int) -> bool:
    """Whether someone else's claim begins: not "were recorded", nor "recorded by"."""
    found = line.vocabulary.claims.longest(line.words, at)
    if not found or line.is_before("be", at) is not None:
        return False
    return line.is_at("agent", found[1]) is None


def _opens_here(line: Line, at: int) -> bool:
    """ "with 6 of them", "with more than 1,500 shots": where a number follows at once."""
    stop = line.is_at("opens a number", at)
    return stop is not None and (
        read_quantity(line.words, stop, line.vocabulary.counts) is not None
        and line.vocabulary.counts.openings.among(line.words[stop : stop + 3]) != []
    )
