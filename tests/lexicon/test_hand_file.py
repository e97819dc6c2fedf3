"""A hand-written file is read as people mean it, and every fault is told with its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.lexicon.hand_file import HandFile
from holdfire.model.errors import FileFaultsError

SCHEMA = {
    "type": "object",
    "properties": {"party": {"type": "string"}, "count": {"type": "integer"}},
    "required": ["party"],
    "additionalProperties": False,
}


def test_no_is_a_word_and_a_clock_time_is_a_text() -> None:
    data = HandFile.parse("a: NO\nb: 08:30\nc: 2016-02-27\nd: true\ne: 12\n", "x.yaml").data
    assert data == {"a": "NO", "b": "08:30", "c": "2016-02-27", "d": True, "e": 12}


def test_all_faults_come_at_once_each_with_its_line() -> None:
    file = HandFile.parse("count: many\ncolour: red\n", "agreement.yaml")
    told = [str(fault) for fault in file.faults_against(SCHEMA)]
    assert told == [
        "agreement.yaml:1:1: count: found 'many'; expected a whole number",
        "agreement.yaml:1:1: the file: found no party; expected party to be given",
        "agreement.yaml:2:1: colour: found the unknown key colour; expected one of count, party",
    ]


def test_a_key_that_stands_twice_is_a_fault() -> None:
    with pytest.raises(FileFaultsError, match=r"x.yaml:2:1: a: found 'a' a second time"):
        HandFile.parse("a: 1\na: 2\n", "x.yaml")


def test_an_alias_is_refused_so_that_a_small_file_cannot_unfold_without_end() -> None:
    with pytest.raises(FileFaultsError, match="found an alias"):
        HandFile.parse("a: &x [1]\nb: *x\n", "x.yaml")


def test_broken_yaml_names_the_line() -> None:
    with pytest.raises(FileFaultsError) as refused:
        HandFile.parse("a: 1\nb: [1, 2\n", "x.yaml")
    assert refused.value.faults[0].line == 3


def test_a_fault_below_a_missing_value_points_at_the_nearest_thing_above() -> None:
    file = HandFile.parse("a:\n  - b: 1\n", "x.yaml")
    assert file.fault(("a", 0, "c"), "no c", "c").line == 2


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.integers(), min_size=1))
def test_every_value_has_the_line_it_stands_on(data: dict[str, int]) -> None:
    text = "".join(f"k{key}: {value}\n" for key, value in data.items())
    file = HandFile.parse(text, "x.yaml")
    assert [file.line((key,)) for key in file.data] == list(range(1, len(data) + 1))
