"""Lists in parts name the next part and the previous one."""

from dataclasses import dataclass

import pytest
from starlette.requests import Request

from holdfire.web.paging import links_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """So many from here on."""

    skip: int = 0
    most: int = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a list."""

    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """A page with a list in it."""

    title: str
    list: Part


def request(query: bytes = b"actor=a&skip=10") -> Request:
    return Request(
        {
            "type": "http",
            "method": "GET",
            "scheme": "http",
            "server": ("here", 80),
            "path": "/api/c/incidents",
            "query_string": query,
            "headers": [],
        }
    )


@pytest.mark.parametrize("data", [Part(total=25), Around(title="", list=Part(total=25))])
def test_a_part_in_the_middle_names_both_ways_and_keeps_what_else_was_asked(data: object) -> None:
    following = '</api/c/incidents?actor=a&skip=20>; rel="next"'
    previous = '</api/c/incidents?actor=a&skip=0>; rel="prev"'
    assert links_of(request(), Asked(skip=10), data) == {"Link": f"{following}, {previous}"}


def test_the_last_part_names_no_next_one() -> None:
    assert 'rel="next"' not in links_of(request(), Asked(skip=20), Part(total=25))["Link"]
    assert 'rel="next"' not in links_of(request(), Asked(skip=15), Part(total=25))["Link"]


def test_behind_the_end_the_previous_part_is_the_last_one() -> None:
    assert links_of(request(b""), Asked(skip=500), Part(total=25)) == {
        "Link": '</api/c/incidents?skip=15>; rel="prev"'
    }


def test_what_is_whole_or_no_list_names_nothing() -> None:
    assert links_of(request(), Asked(), Part(total=10)) == {}
    assert links_of(request(), object(), Part(total=10)) == {}
    assert links_of(request(), Asked(), Around(title="", list=None)) == {}
