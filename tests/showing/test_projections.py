"""Maps over tiles: points, lengths and squares lie where Web Mercator puts them."""

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.model.tiles import Tiles
from holdfire.showing.land import Box
from holdfire.showing.projections import Mercator, Projection

SYRIA = Box(west=35.0, south=32.0, east=43.0, north=38.0)
TILES = Tiles(address="/tiles/{z}/{x}/{y}.png", attribution="the team")


def test_the_tiles_of_a_map_cover_all_of_it() -> None:
    over = Mercator(box=SYRIA, across=90.0)
    placed = list(over.tiles(TILES))

    assert min(x for _, (x, _), _ in placed) <= 0
    assert min(y for _, (_, y), _ in placed) <= 0
    assert max(x + side for _, (x, _), side in placed) >= 8 * 90.0
    assert max(y + side for _, (_, y), side in placed) >= over.height
    assert len(placed) == len({href for href, _, _ in placed})


def test_a_tile_lies_where_the_world_puts_it() -> None:
    """Damascus (33.513 N, 36.292 E) is in tile 76/51 of zoom 7: asinh and the rule of slippy maps."""
    over = Mercator(box=SYRIA, across=90.0)
    x, y = over.point(36.292, 33.513)
    at = {href: (corner, side) for href, corner, side in over.tiles(TILES)}
    (left, top), side = at["/tiles/7/76/51.png"]

    assert left <= x < left + side
    assert top <= y < top + side


def test_no_tile_is_asked_that_the_server_has_not() -> None:
    coarse = Tiles(address="/t/{z}/{x}/{y}", attribution="the team", finest=5)

    assert {href.split("/")[2] for href, _, _ in Mercator(box=SYRIA, across=90.0).tiles(coarse)} == {"5"}


def test_over_the_date_line_the_tiles_go_on_from_the_west() -> None:
    over = Mercator(box=Box(west=176.0, south=-20.0, east=184.0, north=-14.0), across=90.0)
    columns = {int(href.split("/")[3]) for href, _, _ in over.tiles(TILES)}

    assert {0, 127} <= columns <= set(range(128))


def test_a_length_grows_toward_the_pole_as_the_map_does() -> None:
    over = Mercator(box=SYRIA, across=90.0)

    assert over.length(10, 60.0) == pytest.approx(2 * over.length(10, 0.0))
    assert Projection(box=SYRIA, across=90.0).length(10, 60.0) == Projection(box=SYRIA, across=90.0).length(
        10, 0.0
    )


@given(st.floats(35.0, 43.0), st.floats(32.0, 38.0))
def test_a_short_way_north_is_as_long_as_the_length_says(lon: float, lat: float) -> None:
    over = Mercator(box=SYRIA, across=90.0)
    step = 0.01
    (_, start), (_, end) = over.point(lon, lat), over.point(lon, lat + step)

    assert isclose(start - end, over.length(step * 111.32, lat), rel_tol=0.001)


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("https://tiles.example.org:8443/{z}/{x}/{y}.png", "https://tiles.example.org:8443"),
        ("http://127.0.0.1:8080/{z}/{x}/{y}.png", "http://127.0.0.1:8080"),
        ("/tiles/{z}/{x}/{y}.png", None),
    ],
)
def test_tiles_say_from_which_server_they_come(address: str, origin: str | None) -> None:
    assert Tiles(address=address, attribution="the team").origin == origin
