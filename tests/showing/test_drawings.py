"""The drawings: bars as long as time is uncertain, places within the frame, land where it belongs."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from importlib.resources import files
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from holdfire.model.place import PlaceRef
from holdfire.model.reconciled import Reconciled
from holdfire.model.span import Span
from holdfire.showing.dossier import read_dossier
from holdfire.showing.drawings import MARKS, Drawing
from holdfire.showing.land import Box, middle_of, outlines_in
from holdfire.showing.page_incidents import incident_tables
from holdfire.showing.place_map import draw_map
from holdfire.showing.teller import Teller
from holdfire.showing.timeline import draw_timeline
from tests.showing.factories import NOW, FakeView, incidents, reconciled

SVG = "{http://www.w3.org/2000/svg}"
LEVANT = Box(west=35, south=32, east=42.5, north=37.5)


def drawn(found: Reconciled | None = None) -> tuple[ET.Element, str | None, str]:
    view = FakeView(the_reconciled=found or reconciled())
    teller = Teller(read_dossier(view, NOW))  # type: ignore[arg-type]
    tables = incident_tables(teller)
    return ET.fromstring(draw_timeline(teller, tables.drawn)[0]), *draw_map(teller, tables.drawn)


def bars(timeline: ET.Element) -> dict[str, ET.Element]:
    return {
        link.get("href", ""): bar
        for link in timeline.iter(f"{SVG}a")
        for bar in link.iter(f"{SVG}rect")
        if "bar" in (bar.get("class") or "").split()
    }


def test_a_bar_is_as_long_as_the_time_is_uncertain() -> None:
    longer, *rest = incidents()
    assert longer.when
    assert longer.when.latest
    longer = replace(longer, when=replace(longer.when, latest=longer.when.latest + timedelta(days=1)))
    before = bars(drawn()[0])["incidents/incident-1.html"]
    after = bars(drawn(replace(reconciled(), incidents=(longer, *rest)))[0])["incidents/incident-1.html"]
    ratio = float(after.get("width", 0)) / float(before.get("width", 1))
    assert abs(ratio - 2) < 0.02


def test_the_timeline_names_start_cut_off_and_deadlines() -> None:
    words = {text.text for text in drawn()[0].iter(f"{SVG}text")}
    assert {"start", "cut-off", "due"} <= words


def test_what_is_not_said_to_have_happened_is_not_drawn() -> None:
    timeline, drawing, _ = drawn()
    assert "incidents/incident-3.html" not in {link.get("href") for link in timeline.iter(f"{SVG}a")}
    assert drawing
    assert "incident-3" not in drawing


def test_an_incident_of_another_year_is_counted_as_left_out() -> None:
    first, *rest = incidents()
    assert first.when
    long_ago = datetime(2011, 3, 15, tzinfo=UTC)
    first = replace(first, when=replace(first.when, earliest=long_ago, latest=long_ago))
    timeline = drawn(replace(reconciled(), incidents=(first, *rest)))[0]
    assert "no time in this stretch is told: 1." in (timeline.findtext(f"{SVG}desc") or "")


def test_the_map_draws_places_within_its_frame_with_their_uncertainty() -> None:
    _, drawing, told = drawn()
    assert told == ""
    assert drawing
    root = ET.fromstring(drawing)
    _, _, width, height = (float(part) for part in root.get("viewBox", "").split())
    circles = [c for c in root.iter(f"{SVG}circle") if c.get("class") == "uncertainty"]
    assert len(circles) == 2
    for circle in circles:
        assert 0 < float(circle.get("cx", -1)) < width
        assert 0 < float(circle.get("cy", -1)) < height
    radii = sorted(float(circle.get("r", 0)) for circle in circles)
    assert abs(radii[1] / radii[0] - 4) < 0.1, "8 km against 2 km"


def test_a_case_with_one_known_place_says_so_instead_of_drawing() -> None:
    only = replace(reconciled(), incidents=incidents()[:1])
    _, drawing, told = drawn(only)
    assert drawing is None
    assert told.startswith("No map: fewer than two places")


def test_incidents_without_a_place_are_named_beside_the_map() -> None:
    nowhere = replace(incidents()[0], id="incident-4", places=())
    unknown = PlaceRef(span=Span(start=0, end=4, text="Oz!!"), name="Oz")
    strange = replace(incidents()[0], id="incident-5", places=(unknown,))
    _, drawing, told = drawn(replace(reconciled(), incidents=(*incidents(), nowhere, strange)))
    assert drawing
    assert re.search(r"Not on the map.*: 2, 3\.$", told)


def test_marks_differ_in_shape_and_not_only_in_colour() -> None:
    shapes = set()
    for kind in MARKS:
        drawing = Drawing(name="x", title="x", description="x", width=9, height=9)
        drawing.mark(kind, (5, 5), 4)
        shape = list(drawing.root)[-1]
        shapes.add((shape.tag, re.sub(r"[\d.\s-]", "", shape.get("d") or "")))
    assert len(shapes) == len(MARKS)


def test_the_words_of_a_drawing_are_escaped() -> None:
    drawing = Drawing(name="x", title="<script>", description="&", width=9, height=9)
    drawing.text((1, 1), "</svg><script>", "label")
    assert "<script>" not in drawing.svg()
    ET.fromstring(drawing.svg())


def test_the_atlas_knows_the_countries_round_a_place() -> None:
    names = {outline.name for outline in outlines_in(LEVANT)}
    assert {"Syria", "Turkey", "Lebanon", "Iraq", "Jordan"} <= names
    assert "Brazil" not in names


def test_syria_lies_where_it_lies() -> None:
    (syria,) = (o for o in outlines_in(Box(west=30, south=30, east=45, north=40)) if o.name == "Syria")
    area, lon, lat = max(middle_of(ring) for ring in syria.rings)
    assert abs(lon - 38.5) < 0.5
    assert abs(lat - 35.0) < 0.5
    assert 16 < area < 20, "about 185 000 square kilometres, 10 200 to a square degree here"


@given(st.floats(-170, 150), st.floats(-80, 60), st.floats(0.5, 20))
def test_outlines_are_cut_to_their_box(west: float, south: float, span: float) -> None:
    box = Box(west=west, south=south, east=west + span, north=south + span)
    for outline in outlines_in(box):
        for ring in outline.rings:
            for lon, lat in ring:
                assert box.west - 1e-6 <= lon <= box.east + 1e-6
                assert box.south - 1e-6 <= lat <= box.north + 1e-6


def test_what_is_vendored_is_what_the_lock_says() -> None:
    vendor = files("holdfire.showing") / "static" / "vendor"
    lines = [line.split() for line in (vendor / "vendor.lock").read_text().splitlines() if line[0] != "#"]
    assert lines
    for _, _, path, _, digest in lines:
        assert sha256((vendor / path).read_bytes()).hexdigest() == digest
        assert (vendor / path).parent.joinpath("LICENSE").is_file()  # type: ignore[attr-defined]
