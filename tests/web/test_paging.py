"""Lists in parts name the next part and the previous one."""

from dataclasses import dataclass

import pytest
from starlette.requests import Request
from starlette.testclient import TestClient

from holdfire.web.paging import links_of, ways_of


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
    assert links_of(request(), ways_of(Asked(skip=10), data)) == {"Link": f"{following}, {previous}"}


def test_the_last_part_names_no_next_one() -> None:
    assert 'rel="next"' not in links_of(request(), ways_of(Asked(skip=20), Part(total=25)))["Link"]
    assert 'rel="next"' not in links_of(request(), ways_of(Asked(skip=15), Part(total=25)))["Link"]


def test_behind_the_end_the_previous_part_is_the_last_one() -> None:
    assert links_of(request(b""), ways_of(Asked(skip=500), Part(total=25))) == {
        "Link": '</api/c/incidents?skip=15>; rel="prev"'
    }


def test_what_is_whole_or_no_list_names_nothing() -> None:
    assert links_of(request(), ways_of(Asked(), Part(total=10))) == {}
    assert links_of(request(), ways_of(object(), Part(total=10))) == {}
    assert links_of(request(), ways_of(Asked(), Around(title="", list=None))) == {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A page by its number."""

    page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Which lines of a list are shown, or how many pages it has."""

    last: int | None = None
    total: int | None = None
    pages: int | None = None


@pytest.mark.parametrize(
    ("page", "data", "rels"),
    [
        (1, Shown(last=50, total=60), {"next": 2}),
        (2, Shown(last=60, total=60), {"prev": 1}),
        (2, Shown(total=500, pages=3), {"next": 3, "prev": 1}),
        (9, Shown(total=500, pages=3), {"prev": 3}),
        (1, Shown(total=0, pages=1), {}),
    ],
)
def test_pages_that_are_numbered_name_their_neighbours(page: int, data: Shown, rels: dict[str, int]) -> None:
    told = links_of(request(b""), ways_of(Numbered(page=page), data)).get("Link", "")
    assert told == ", ".join(f'</api/c/incidents?page={to}>; rel="{rel}"' for rel, to in rels.items())


@pytest.mark.parametrize("address", ["statements?most=7", "reports?most=7", "incidents?act=shelling&page=1"])
def test_following_the_links_of_a_real_list_shows_every_line_once(client: TestClient, address: str) -> None:
    way, seen = f"/api/syria-2016/{address}", []
    while way:
        answer = client.get(way)
        assert answer.status_code == 200, answer.text
        seen += [line["id"] for name in ("rows", "lines") for line in answer.json().get(name, ())]
        way = answer.links.get("next", {}).get("url")
    assert len(seen) > 7
    assert len(set(seen)) == len(seen)
