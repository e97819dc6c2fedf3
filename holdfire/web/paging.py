"""Lists in parts: the ways from one part to the next and the previous, as a Link header (RFC 8288).

A page whose `asked` has `skip` and `most`, and whose data has a `total` (of its own or of a part of it), is a
list in parts."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from starlette.requests import Request


def links_of(request: Request, asked: object, data: object) -> Mapping[str, str]:
    """The header of a part of a list; nothing for what is no list in parts."""
    skip, most, total = getattr(asked, "skip", None), getattr(asked, "most", None), _total_of(data)
    if skip is None or not most or total is None:
        return {}
    ways = {}
    if skip + most < total:
        ways["next"] = skip + most
    if skip > 0:
        ways["prev"] = max(min(skip, total) - most, 0)
    links = (f'<{_at(request, start)}>; rel="{rel}"' for rel, start in ways.items())
    return {"Link": ", ".join(links)} if ways else {}


def _total_of(data: object) -> int | None:
    """How many a list has in all, None where this is no list in parts."""
    totals = (getattr(part, "total", None) for part in _with_parts(data))
    return next((total for total in totals if isinstance(total, int)), None)


def _with_parts(data: object) -> Iterator[object]:
    yield data
    if is_dataclass(data):
        yield from (getattr(data, field.name) for field in fields(data))


def _at(request: Request, skip: int) -> str:
    """The address of this list from another line on, relative to the host."""
    url = request.url.include_query_params(skip=skip)
    return f"{url.path}?{url.query}"
