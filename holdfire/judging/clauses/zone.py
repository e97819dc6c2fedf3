"""The clause that sets a zone: by its places, by a drawing, or so wide along a line."""

from holdfire.judging.clauses.field import Field, choice_kind
from holdfire.judging.clauses.fields import (
    GEOMETRY,
    ID,
    KILOMETRES,
    MOMENT,
    NUMBER,
    PARTIES,
    PLACES,
    SOURCE_FIELD,
    TEXT,
    TEXTS,
    reference_kind,
)
from holdfire.judging.clauses.kind import ClauseKind, Values, check_order
from holdfire.judging.clauses.page import Page
from holdfire.lexicon.hand_file import Where
from holdfire.model.finding import TestName
from holdfire.model.terrain import Zone, ZoneKind


def _check(page: Page, path: Where, values: Values) -> None:
    check_order(page, path, values, "since", "until")
    told = [name for name in ("places", "geometry", "line") if name in values]
    if not told:
        page.refuse(path, "no ground", "places, a geometry, or a line with width_km")
    if ("line" in values) != ("width_km" in values):
        missing = "width_km" if "line" in values else "line"
        page.refuse(path, f"no {missing}", "a line and width_km together")


ZONE = ClauseKind(
    key="zones",
    into="zones",
    about="stretches of ground with rules of their own",
    fields=(
        Field(key="id", kind=ID, about="the clause's own id", required=True),
        Field(key="kind", kind=choice_kind(ZoneKind), about="what it is for", required=True),
        Field(key="text", kind=TEXT, about="the clause in plain words", required=True),
        Field(key="places", kind=PLACES, about="the places that lie in it"),
        Field(key="geometry", kind=GEOMETRY, about="its outline, a Polygon or MultiPolygon"),
        Field(key="line", kind=reference_kind("lines"), about="the line it runs along"),
        Field(key="width_km", kind=KILOMETRES, about="how far it reaches from the line on either side"),
        Field(key="parties", kind=PARTIES, about="whom its rules bind; absent: all"),
        Field(key="weapons", kind=TEXTS, about="what is barred from it, in plain words"),
        Field(key="from_calibre_mm", kind=NUMBER, about="the calibre from which guns are barred"),
        Field(key="from", kind=MOMENT, about="since when", into="since"),
        Field(key="to", kind=MOMENT, about="until when", into="until"),
        SOURCE_FIELD,
    ),
    make=lambda values: Zone(**values),
    check=_check,
    bears_on=(TestName.PLACE,),
)
