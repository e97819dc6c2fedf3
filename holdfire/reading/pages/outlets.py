"""Recognises who published a report, and to whom it credits itself."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from holdfire.lexicon.tables import SHARED, Lexicon
from holdfire.model.outlet import Outlet
from holdfire.model.report import BlockKind
from holdfire.reading.pages.furniture import Furniture
from holdfire.reading.pages.paragraphs import Names, Paragraph, key

_HOST = re.compile(
    r"(?i)(?:[a-z][a-z0-9+.-]*:)?(?://)?(?:[^/@\s]*@)?([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?=[:/?#]|$)"
)
_COPYRIGHT = re.compile(r"(?i)(?:©|\(c\)|\bcopyright\b)")
_LAST_CREDIT = re.compile(r"\(([^()]{2,40})\)[.\s]*$")
_SLASH_CREDIT = re.compile(r"(?:^|\s)[/—–-]{1,2}\s*([^\W\d_][^/()]{1,30}?)\s*/?\.?$")


class OutletNames:
    """The outlets of a case under all their names and domains, and the wire services everyone knows."""

    def __init__(self, outlets: Sequence[Outlet]) -> None:
        self._outlets: dict[str, Outlet] = {}
        self._domains: dict[str, Outlet] = {}
        for outlet in outlets:
            for name in (outlet.name, *outlet.aka, outlet.id):
                self._outlets.setdefault(key(name), outlet)
            for domain in outlet.domains:
                self._domains.setdefault(domain.casefold().removeprefix("www."), outlet)
        self.keys = Names.of(self._outlets)
        self.names = tuple(
            dict.fromkeys(
                [name for outlet in outlets for name in (outlet.name, *outlet.aka)] + list(_wires().values())
            )
        )

    def of_name(self, name: str) -> Outlet | None:
        """The outlet of this name, also with "The" before it or an edition after it ("... International")."""
        words = key(name)
        bare = words.removeprefix("the ")
        return self._outlets.get(words) or self._outlets.get(bare) or self._outlets.get(f"the {bare}")

    def of_url(self, url: str) -> Outlet | None:
        """The outlet whose domain, or a domain above it, an address stands under."""
        labels = host(url).split(".")
        tries = (".".join(labels[at:]) for at in range(len(labels)))
        return next((self._domains[name] for name in tries if name in self._domains), None)

    def within(self, text: str) -> Outlet | None:
        """The outlet that a line such as a copyright names: the longest name that stands in it."""
        line = f" {key(text)} "
        named = [name for name in self._outlets if f" {name} " in line]
        return self._outlets[max(named, key=len)] if named else None

    def credit(self, name: str) -> str | None:
        """The display name of an outlet or wire service, None for words that name none."""
        outlet = self.of_name(name)
        return outlet.name if outlet else _wires().get(key(name))


@lru_cache(maxsize=8)
def outlet_names(outlets: tuple[Outlet, ...]) -> OutletNames:
    """The names of a case's outlets, made once for all its reports."""
    return OutletNames(outlets)


def host(url: str) -> str:
    """The host of an address in small letters, "" where there is none."""
    found = _HOST.match(url.strip())
    return found.group(1).casefold() if found else ""


@cache
def _wires() -> dict[str, str]:
    rows = Lexicon(language=SHARED).table("wire_services")
    return {key(row["word"]): row["name"] for row in rows}


def recognise(
    names: OutletNames,
    given: Sequence[str],
    urls: Iterable[str],
    lines: Sequence[tuple[Paragraph, BlockKind]],
    credit: str | None,
    furniture: Furniture,
) -> Outlet | None:
    """Who published the report: by its address, by the names `given` for it (site name, publisher, the
    item's own field), by a line at its head that is an outlet's name, by the `credit` of its dateline, by
    its copyright line; in this order."""
    by_url = next(filter(None, (names.of_url(url) for url in urls)), None)
    by_name = next(filter(None, (names.of_name(name) for name in given)), None)
    bylines = (paragraph.text for paragraph, kind in lines if kind is BlockKind.BYLINE)
    heads = (line[furniture.label_length("source", line) :] for line in bylines)
    by_head = next(filter(None, map(names.of_name, heads)), None)
    by_credit = names.of_name(credit) if credit else None
    feet = (
        line.text
        for line, kind in lines
        if kind is BlockKind.NAVIGATION and _COPYRIGHT.search(line.text[:40])
    )
    by_foot = next(filter(None, map(names.within, feet)), None)
    return by_url or by_name or by_head or by_credit or by_foot


def credits_of(
    names: OutletNames,
    publisher: Outlet | None,
    lines: Sequence[tuple[Paragraph, BlockKind]],
    dateline_credit: str | None,
    furniture: Furniture,
) -> tuple[str, ...]:
    """The wire services or outlets the report credits itself to, the publisher's own name left out: in its
    dateline (known to the case or not), its byline, its copyright, the brackets at a paragraph's end, or
    words such as "with reporting by"."""
    found: list[str | None] = [names.credit(dateline_credit) or dateline_credit] if dateline_credit else []
    for paragraph, kind in lines:
        if kind is BlockKind.BYLINE:
            source = furniture.label_length("source", paragraph.text)
            parts = re.split(r"[,|/]", paragraph.text[source:])
            found += [names.credit(part) for part in (parts if source else parts[1:])]
            found += _within(names, paragraph.text, furniture)
        elif kind is BlockKind.BODY:
            found += _within(names, paragraph.text, furniture)
        elif kind is BlockKind.NAVIGATION and _COPYRIGHT.search(paragraph.text[:40]):
            outlet = names.within(paragraph.text)
            found.append(outlet.name if outlet else None)
    own = publisher.name if publisher else None
    return tuple(dict.fromkeys(name for name in found if name and name != own))


def _within(names: OutletNames, text: str, furniture: Furniture) -> list[str | None]:
    last = _LAST_CREDIT.search(text)
    slash = _SLASH_CREDIT.search(text) if len(text) < 60 else None
    found: list[str | None] = [names.credit(match.group(1).split(",")[0]) for match in (last, slash) if match]
    told = furniture.find("credit", text)
    if told:
        words = re.split(r"\s+", text[told.start() :])
        tails = (
            " ".join(words[at:stop]).strip(".,;()")
            for at in range(len(words[:6]))
            for stop in range(at + 1, at + 4)
        )
        found += [names.credit(tail) for tail in tails if tail]
    return found
