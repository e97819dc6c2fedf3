"""Tables of events: which table a heading is of, its columns, and the acts they tell."""

import pytest

from holdfire.lexicon.countries import country_code
from holdfire.lexicon.event_tables import acled_acts, act_of, columns_of, heading_of, kind_of_target, template
from holdfire.lexicon.tables import Lexicon
from holdfire.model.act import Act
from holdfire.model.actor import ActorKind
from holdfire.model.csv_text import BadQuotes
from holdfire.model.listing import TableKind


def known(kind: TableKind) -> str:
    """A heading with every column the table has today."""
    return ",".join(column.name for column in columns_of(kind) if column.status != "gone")


@pytest.mark.parametrize("kind", TableKind)
def test_a_table_is_known_by_its_heading(kind: TableKind) -> None:
    heading = heading_of(known(kind) + "\n")
    assert heading is not None
    assert (heading.kind, heading.missing, heading.twice, heading.drift) == (kind, (), (), ())


def test_the_template_is_the_heading_of_an_own_table() -> None:
    heading = heading_of(template())
    assert heading is not None
    assert heading.kind is TableKind.OWN
    assert heading.columns == tuple(column.name for column in columns_of(TableKind.OWN))


def test_other_names_delimiters_and_ways_of_writing_are_understood() -> None:
    heading = heading_of("ID;Date;Perpetrator;What;LAT;Long;my own\n")
    assert heading is not None
    assert heading.delimiter == ";"
    assert heading.columns == ("incident_id", "date", "actor", "act", "latitude", "longitude", "my own")


def test_no_two_columns_of_a_table_share_a_name() -> None:
    for kind in TableKind:
        names = [name for column in columns_of(kind) for name in (column.name, *column.also)]
        assert len(names) == len(set(names))


@pytest.mark.parametrize("text", ["", "a,b,c\n", "the truce held\n"])
def test_a_text_that_is_no_table_of_events_has_no_heading(text: str) -> None:
    assert heading_of(text) is None


def test_a_column_may_bear_marks_that_under_another_delimiter_would_open_a_cell() -> None:
    heading = heading_of('incident_id,date,act,x ;"note,x\t"seen\n')
    assert heading
    assert heading.columns == ("incident_id", "date", "act", 'x ;"note', 'x\t"seen')


def test_a_cell_of_the_heading_that_is_not_closed_is_a_fault() -> None:
    with pytest.raises(BadQuotes):
        heading_of('incident_id,"date,act\n1,2016-02-28,siege\n')


def test_a_lacking_column_is_named() -> None:
    heading = heading_of("incident_id,date,place,note\n")
    assert heading is not None
    assert heading.missing == ("act",)


def test_drift_of_a_table_is_told() -> None:
    columns = known(TableKind.ACLED).replace("disorder_type,", "").replace("tags", "data_id,labels")
    heading = heading_of(columns)
    assert heading is not None
    assert heading.drift == (
        ("columns not known, kept as they are", ("labels",)),
        ("columns of an older release", ("data_id",)),
        ("columns this table used to have and this file lacks", ("disorder_type", "tags")),
    )


def test_every_example_of_the_words_for_acts_is_understood() -> None:
    for row in Lexicon(language="shared").table("act_words"):
        assert act_of(row["example"]) == Act(row["act"]), row


@pytest.mark.parametrize("words", ["air_strike", "Air strike", "AIR-STRIKE", " airstrike "])
def test_an_act_is_known_however_written(words: str) -> None:
    assert act_of(words) is Act.AIR_STRIKE


def test_words_that_tell_no_act_are_none() -> None:
    assert act_of("a quiet day") is None


def test_every_act_with_a_sub_event_type_of_acled_comes_back_to_its_family() -> None:
    back = acled_acts()
    assert len(back) == 25
    rows = [row for row in Lexicon(language="shared").table("acts") if row["acled_sub_event"]]
    assert [
        row["act"] for row in rows if (row["acled_event"].lower(), row["acled_sub_event"].lower()) not in back
    ] == []


@pytest.mark.parametrize(
    ("words", "code"),
    [("SY", "SY"), ("syria", "SY"), ("Yemen (North Yemen)", "YE"), ("Ukraine", "UA"), ("Nowhere", None)],
)
def test_a_country_is_known_by_code_and_name(words: str, code: str | None) -> None:
    assert country_code(words) == code


def test_every_example_of_the_kinds_of_target_is_understood() -> None:
    for row in Lexicon(language="shared").table("kinds_of_target"):
        assert kind_of_target(row["example"]) == ActorKind(row["kind"]), row


def test_words_that_name_no_kind_of_target_have_none() -> None:
    assert kind_of_target("the old mill") is None
