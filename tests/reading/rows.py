"""A small case and the reading of single rows, for the tests of tables."""

from holdfire.lexicon.casebook import read_case
from holdfire.model.capture import Capture, MediaType
from holdfire.model.errors import RowFaultsError
from holdfire.model.mention import Mention
from holdfire.model.reading import Reading
from holdfire.reading.read import Reader

CASE = read_case(
    {
        "holdfire.yaml": "name: Valley\nzone: Asia/Damascus\ncountry: SY\n",
        "actors.yaml": """
actors:
  - {id: north-army, kind: armed_force, names: [Northern Army], side: north}
  - {id: front, kind: armed_group, names: [Southern Front, SF], side: south}
  - {id: observatory, kind: organisation, names: [Valley Observatory]}
""",
        "outlets.yaml": "outlets:\n  - {id: world-wire, name: World Wire, aka: [WW]}\n",
        "places.yaml": """
places:
  - {id: valley, names: [the Valley], country: SY}
  - {id: arda, names: [Arda], within: valley, lat: 36.0, lon: 37.0}
  - {id: bela, names: [Bela], within: valley, lat: 35.85, lon: 37.0}
  - {id: plain, names: [the Plain], country: SY}
  - {id: cora, names: [Cora], within: plain, lat: 35.6, lon: 37.0}
""",
    }
)
READER = Reader(CASE)


def reading(columns: str, row: str, origin: str = "incidents.csv#2") -> Reading:
    data = f"{columns}\n{row}".encode()
    return READER.read(Capture(data=data, origin=origin, media_type=MediaType.ROW))


def mention(columns: str, row: str) -> Mention:
    """The only mention of a row."""
    (found,) = reading(columns, row).mentions
    return found


def faults(columns: str, row: str) -> dict[str, tuple[int, str]]:
    """The columns at fault, each with its number and what is expected."""
    try:
        reading(columns, row)
    except RowFaultsError as error:
        return {fault.where: (fault.column, fault.expected) for fault in error.faults}
    return {}
