"""Reads an agreement file: its form, then its meaning, every fault at once with its line."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from holdfire.judging.clauses.field import read_fields
from holdfire.judging.clauses.kind import ClauseKind
from holdfire.judging.clauses.kinds import CLAUSE_KINDS
from holdfire.judging.clauses.page import UNSAID_ZONE, Page
from holdfire.judging.moments import is_zone
from holdfire.judging.schema import HEAD_FIELDS, TEXT_FIELDS, agreement_schema
from holdfire.lexicon.hand_file import HandFile, Where
from holdfire.model.agreement import Agreement
from holdfire.model.case import Case
from holdfire.model.errors import Fault, FileFaultsError
from holdfire.model.instrument import Provenance, TextVersion
from holdfire.model.membership import Exclusion, Membership
from holdfire.model.truce_life import Ending, Start
from holdfire.model.truth import Truth
from holdfire.model.when import When

_Stretch = tuple[When | None, When | None]


def read_agreement(text: str, file_name: str, case: Case) -> Agreement:
    """The agreement that a file tells; `case` gives the actors and places it may name.

    Raises FileFaultsError with every fault at once: keys and values that do not fit the published
    schema, ids that stand nowhere or twice, times without a zone, clocks that disagree, ends before
    beginnings, an excluded actor that is also a member.
    """
    file = HandFile.parse(text, file_name)
    page = _page(file, case)
    values = read_fields(HEAD_FIELDS, page, (), file.data if isinstance(file.data, dict) else {})
    clauses = {kind.into: kind.read(page) for kind in CLAUSE_KINDS}
    _check_ids(page)
    _check_references(page)
    _check_excluded_members(page, clauses["memberships"], clauses["exclusions"])
    _check_span(page, clauses.get("start"), clauses.get("ending"))
    faults = {_same(fault): fault for fault in chain(file.faults_against(agreement_schema()), page.faults)}
    if faults:
        raise FileFaultsError(tuple(faults.values()))
    return Agreement(**values, **clauses, texts=tuple(page.texts.values()))


def _same(fault: Fault) -> tuple[int, int, str, str]:
    return (fault.line, fault.column, fault.where, fault.expected)


def _page(file: HandFile, case: Case) -> Page:
    zone = file.data.get("zone") if isinstance(file.data, dict) else None
    known = isinstance(zone, str) and is_zone(zone)
    page = Page(file=file, case=case, zone=str(zone) if known else UNSAID_ZONE)
    if isinstance(zone, str) and not known:
        page.refuse(("zone",), zone, "an IANA time zone such as Asia/Damascus")
    texts = dict(_texts(page))
    return replace(page, texts=texts)


def _texts(page: Page) -> Iterator[tuple[str, TextVersion]]:
    for path, entry in page.entries("texts"):
        values = read_fields(TEXT_FIELDS, page, path, entry)
        where = Provenance(
            document=values.pop("document", ""),
            url=values.pop("url", None),
            checked=values.pop("checked", False),
            line=page.file.line(path),
        )
        if "id" in values and where.document:
            yield values["id"], TextVersion(**values, where=where)


def _with_ids() -> tuple[ClauseKind, ...]:
    return tuple(kind for kind in CLAUSE_KINDS if any(field.key == "id" for field in kind.fields))


def _check_ids(page: Page) -> None:
    """An id stands once in the whole file, whatever the kind of clause; so do the ids of texts."""
    _check_once(page, chain.from_iterable(page.entries(kind.key) for kind in _with_ids()))
    _check_once(page, page.entries("texts"))


def _check_once(page: Page, entries: Any) -> None:
    first: dict[str, Where] = {}
    for path, entry in entries:
        given = entry.get("id")
        if not isinstance(given, str):
            continue
        if given in first:
            line = page.file.line(first[given])
            page.refuse((*path, "id"), f"{given!r} a second time (first in line {line})", "an id of its own")
        first.setdefault(given, path)


def _check_references(page: Page) -> None:
    """Obligations and contingencies that triggers lean on must stand in the file."""
    for path, entry in page.entries("triggers"):
        contingency = entry.get("contingency")
        given = [contingency] if contingency is not None else []
        _check_known(page, (*path, "contingency"), given, "contingencies", "contingency")
        when = entry.get("when")
        overdue = when.get("obligation_overdue") if isinstance(when, dict) else None
        named = overdue.get("obligations") if isinstance(overdue, dict) else None
        where = (*path, "when", "obligation_overdue", "obligations")
        _check_known(page, where, named, "obligations", "obligation")


def _check_known(page: Page, path: Where, given: object, key: str, noun: str) -> None:
    for place, name in enumerate(given if isinstance(given, list) else ()):
        if isinstance(name, str) and name not in page.ids(key):
            page.refuse((*path, place), name, f"the id of an {noun} of this file")


def _check_excluded_members(
    page: Page, members: Sequence[Membership], exclusions: Sequence[Exclusion]
) -> None:
    """Nobody is excluded and a member at one time: a party may be excluded later on."""
    for place, exclusion in enumerate(exclusions):
        by_name = (exclusion.actor, exclusion.since, exclusion.until)
        listed = ((entry.actor, entry.since, entry.until) for entry in exclusion.listed)
        for actor, since, until in (by_name, *listed):
            for member in members:
                if member.actor == actor and _overlap((since, until), (member.since, member.until)):
                    found = f"{actor}, who is a member at that time (line {member.source.line})"
                    page.refuse(("exclusions", place), found, "nobody excluded and a member at once")


def _overlap(one: _Stretch, other: _Stretch) -> bool:
    return _not_over(one[0], other[1]) and _not_over(other[0], one[1])


def _not_over(since: When | None, until: When | None) -> bool:
    """Whether something that lasts `until` may last when something else begins."""
    return not (since and until and since.earliest and until.earliest and since.earliest > until.earliest)


def _check_span(page: Page, start: Start | None, ending: Ending | None) -> None:
    """It does not end before it starts."""
    begins = start.stated or start.scheduled or start.actual if start else None
    ends = ending.at if ending else None
    if begins and ends and ends.before(begins) is Truth.YES:
        found = f"an end ({ends.wall}) before the start ({begins.wall})"
        page.refuse(("ending", "at"), found, "an end after the start")
