"""A page of the workbench: its address, what may be asked of it, who makes it, and what it gives."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from holdfire.web.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class PageAt:
    """One page, as HTML under the case's address and as JSON under the same address of the API.

    `path` begins with a slash and may hold `{names}`; `asked` is the frozen dataclass of what path and query
    may say, each field a string, number, enum, date, bool or None with a default; `gives` the frozen
    dataclass of the page, laid out by the template `workbench/NAME.html`; `build` makes it. `nav` is its name
    in the navigation, None where it stands behind another page; `about` says in a sentence what it shows.
    A page `of_run` shows what changes with a run alone, the same to all who may see it: it is made once for
    those who ask in one language, and its template, which extends `_shared.html`, knows of no seat.
    A page `at_desk` shows more than the record: it is made anew each time, by a builder that gets desk and
    seat before the teller. Where `maps`, it may show tiles of the server that the case names."""

    name: str
    path: str
    asked: type[Any]
    gives: type[Any]
    build: Callable[..., object]
    about: str
    nav: str | None = None
    role: Role = Role.READER
    of_run: bool = False
    at_desk: bool = False
    maps: bool = False
