"""The files of a case folder become actors, outlets and places; what is wrong is told all at once."""

import pytest

from holdfire.lexicon.casebook import read_case, read_settings
from holdfire.model.errors import FileFaultsError

SETTINGS = "name: A truce\nzone: Asia/Damascus\ncountry: SY\n"


def faults(**files: str) -> list[str]:
    with pytest.raises(FileFaultsError) as refused:
        read_case({"holdfire.yaml": SETTINGS, **{f"{name}.yaml": text for name, text in files.items()}})
    return [str(fault) for fault in refused.value.faults]


def test_only_the_settings_must_be_there() -> None:
    case = read_case({"holdfire.yaml": SETTINGS})
    assert (case.name, case.zone, case.actors) == ("A truce", "Asia/Damascus", ())


def test_a_rename_is_a_dated_name() -> None:
    names = "[The Front, {text: The Sham Front, from: 2016-07-28}]"
    text = f"actors:\n  - {{id: front, kind: armed_group, names: {names}}}\n"
    actor = read_case({"holdfire.yaml": SETTINGS, "actors.yaml": text}).actors[0]
    assert actor.name == "The Front"
    assert str(actor.names[1].since) == "2016-07-28"


def test_an_id_that_stands_nowhere_is_told_with_its_line() -> None:
    text = "outlets:\n  - id: wire\n    name: Wire\n    affiliation: nobody\n"
    assert faults(outlets=text) == [
        "outlets.yaml:4:5: outlets.0.affiliation: found nobody; expected an id that stands in actors.yaml"
    ]


def test_an_id_given_twice_is_told() -> None:
    text = "places:\n  - {id: hama, names: [Hama]}\n  - {id: hama, names: [Hamah]}\n"
    assert "found hama a second time" in faults(places=text)[0]


def test_a_date_that_does_not_exist_is_told() -> None:
    text = "actors:\n  - {id: a, kind: state, names: [A], memberships: [{of: a, from: 2016-02-30}]}\n"
    assert "a date that exists" in faults(actors=text)[0]


def test_faults_of_several_files_come_together() -> None:
    told = faults(actors="actors:\n  - {id: a}\n", outlets="outlets:\n  - {name: X}\n")
    assert {line.split(":")[0] for line in told} == {"actors.yaml", "outlets.yaml"}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("zone: Damascus", "an IANA time zone"),
        ("as_of: 2016-03-01T18:00", "a moment with its offset"),
        ("country: Syria", "an ISO 3166 code"),
    ],
)
def test_a_setting_that_does_not_fit_says_what_was_expected(line: str, expected: str) -> None:
    with pytest.raises(FileFaultsError, match=expected):
        read_settings(f"name: A truce\n{line}\n")


def _with_tiles(address: str, more: str = "") -> str:
    return f"name: A truce\ntiles:\n  address: {address!r}\n  attribution: the team\n{more}"


@pytest.mark.parametrize(
    "address",
    [
        "https://tiles.example.org/{z}/{x}/{y}.png",
        "https://tiles.example.org:8443/map?z={z}&x={x}&y={y}&key=k",
        "http://localhost:8080/{z}/{x}/{y}.png",
        "/tiles/{z}/{x}/{y}.png",
    ],
)
def test_map_tiles_may_come_from_ones_own_server_or_host(address: str) -> None:
    tiles = read_settings(_with_tiles(address, "  finest: 12\n")).tiles

    assert tiles is not None
    assert (tiles.address, tiles.attribution, tiles.finest) == (address, "the team", 12)


@pytest.mark.parametrize(
    "address",
    [
        "http://tiles.example.org/{z}/{x}/{y}.png",
        "//tiles.example.org/{z}/{x}/{y}.png",
        "/\\tiles.example.org/{z}/{x}/{y}.png",
        "tiles/{z}/{x}/{y}.png",
        "javascript:alert({z},{x},{y})",
        "https://tiles.example.org/{z}/{x}.png",
        "https://tiles.example.org/{z}/{x}/{y}/{y}.png",
        "https://{s}.tiles.example.org/{z}/{x}/{y}.png",
        "https://{z}.example.org/{x}/{y}.png",
        "https://*.example.org/{z}/{x}/{y}.png",
        "https://a.example.org; script-src https:/{z}/{x}/{y}.png",
        "https://who:word@tiles.example.org/{z}/{x}/{y}.png",
    ],
)
def test_an_address_of_tiles_that_cannot_be_is_refused_with_one_that_can(address: str) -> None:
    with pytest.raises(
        FileFaultsError, match=r"yaml:3:3: tiles\.address.*https://tiles\.example\.org/\{z\}/\{x\}/\{y\}\.png"
    ):
        read_settings(_with_tiles(address))


def test_tiles_without_attribution_are_refused() -> None:
    with pytest.raises(FileFaultsError, match="no attribution"):
        read_settings("name: A truce\ntiles:\n  address: /tiles/{z}/{x}/{y}.png\n")
