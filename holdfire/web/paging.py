"""Lists in parts: the ways from one part to the next and the previous, as a Link header (RFC 8288).

A page is a list in parts where its `asked` has `skip` and `most`, or a `page` that counts from 1, and its
data tells, itself or in a part of it, how many there are: `total` lines, or so many `pages`, or the `last` of
`total` lines shown."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from itertools import chain
from urllib.parse import quote

from starlette.requests import Request

Ways = Mapping[str, tuple[str, int]]
"""Of each way from a part to another what must be asked: the name and its number."""


def ways_of(asked: object, data: object) -> Ways:
    """The ways from a part of a list; none from what is no list in parts."""
    return _by_lines(asked, data) or _by_pages(asked, data)


def links_of(request: Request, ways: Ways) -> Mapping[str, str]:
    """The header that tells these ways."""
    links = (f'<{_at(request, name, value)}>; rel="{rel}"' for rel, (name, value) in sorted(ways.items()))
    return {"Link": ", ".join(links)} if ways else {}


def _by_lines(asked: object, data: object) -> Ways:
    skip, most, total = _number(asked, "skip"), _number(asked, "most"), _told(data, "total")
    if skip is None or not most or total is None:
        return {}
    ways = {}
    if skip + most < total:
        ways["next"] = ("skip", skip + most)
    if skip > 0:
        ways["prev"] = ("skip", max(min(skip, total) - most, 0))
    return ways


def _by_pages(asked: object, data: object) -> Ways:
    page, pages = _number(asked, "page"), _told(data, "pages")
    last, total = _told(data, "last"), _told(data, "total")
    if page is None:
        return {}
    more = page < pages if pages is not None else last is not None and total is not None and last < total
    ways = {"next": ("page", page + 1)} if more else {}
    if page > 1:
        ways["prev"] = ("page", page - 1 if pages is None else min(page - 1, pages))
    return ways


def _told(data: object, name: str) -> int | None:
    """A number that data tell of themselves, or the first of their parts that does."""
    parts = (getattr(data, field.name) for field in fields(data)) if is_dataclass(data) else ()
    numbers = (_number(part, name) for part in chain((data,), parts))
    return next((number for number in numbers if number is not None), None)


def _number(thing: object, name: str) -> int | None:
    number = getattr(thing, name, None)
    return number if isinstance(number, int) else None


def _at(request: Request, name: str, value: int) -> str:
    """The address of this list from another place on, relative to the host, in the signs of a header."""
    return f"{quote(request.scope['path'])}?{request.url.include_query_params(**{name: value}).query}"
