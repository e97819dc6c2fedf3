"""Rows of tables: one event one incident, two events two, and reports join them by what they tell."""

from dataclasses import replace

import pytest

from holdfire.model.capture import Capture, MediaType
from holdfire.model.decision import RESTORED, DecisionKind
from holdfire.model.incident import AttributionState, EvidenceState
from holdfire.model.reading import Reading
from holdfire.reading.read import Reader
from holdfire.reconciling.reconcile import reconcile
from tests.reconciling.cases import CASE, day, decision, reading, telling

COLUMNS = "incident_id,date,zone,place,act,actor,source,killed"
READER = Reader(CASE)


def row(
    event: str = "V-1",
    *,
    date: str = "2021-03-01",
    place: str = "Arda",
    act: str = "shelling",
    actor: str = "north-army",
    source: str = "",
    killed: str = "4",
    **more: str,
) -> Reading:
    columns = ",".join((COLUMNS, *more))
    cells = ",".join((event, date, "UTC", place, act, actor, source, killed, *more.values()))
    data = f"{columns}\n{cells}".encode()
    return READER.read(Capture(data=data, origin="incidents.csv#2", media_type=MediaType.ROW))


def reported(outlet: str | None = "globe", place: str = "arda", number: int = 0) -> Reading:
    """A report of a shelling on the day of the rows, that many days later if so told."""
    words = "Shells fell on the town killing four"
    text = f"News of {outlet} on day {number}\n{words}, it was reported from the valley."
    return telling(
        reading(text, outlet=outlet), words, place=place, when=day(number), by="north-army", killed=4
    )


def listed(*readings: Reading, decisions=()) -> list[tuple[str, ...]]:
    """The events of each incident, in order."""
    return sorted(incident.listed for incident in reconcile(readings, CASE, decisions).incidents)


def only(*readings: Reading, decisions=()):
    (incident,) = reconcile(readings, CASE, decisions).incidents
    return incident


def test_rows_of_one_event_are_one_incident_whatever_they_say() -> None:
    incident = only(
        row(date="2021-03-01"),
        row(date="2021-03-20", place="Bela", act="arrest", actor="south"),
        row(date="2021-03-09", place="", act="shelling", actor=""),
    )
    assert incident.listed == ("incidents:V-1",)
    assert len(incident.accounts) == 3


def test_rows_of_two_events_are_two_incidents_however_alike() -> None:
    assert listed(row("V-1"), row("V-2")) == [("incidents:V-1",), ("incidents:V-2",)]


def test_a_report_does_not_bridge_two_events() -> None:
    found = listed(row("V-1"), row("V-2"), reported("globe"), reported("herald"))
    assert len([events for events in found if events]) == 2


def test_a_report_of_the_same_joins_the_row_by_score() -> None:
    incident = only(row(), reported())
    assert incident.listed == ("incidents:V-1",)
    assert len(incident.accounts) == 2


@pytest.mark.parametrize("other", [{"place": "bela"}, {"number": 3}])
def test_a_report_of_another_place_or_day_does_not(other: dict[str, object]) -> None:
    assert listed(row(), reported(**other)) == [(), ("incidents:V-1",)]  # type: ignore[arg-type]


def test_events_of_two_tables_join_by_score_and_keep_both_ids() -> None:
    assert listed(row("V-1", table="north"), row("7", table="south")) == [("north:V-1", "south:7")]


def test_one_id_in_two_tables_is_no_sign_that_they_are_one() -> None:
    assert len(listed(row("1", table="north"), row("1", table="south", place="Bela"))) == 2


def test_a_reviewers_word_goes_before_the_tables() -> None:
    one, other = row("V-1"), row("V-2")
    same = decision(DecisionKind.SAME, one.mentions[0].id, other.mentions[0].id)
    assert listed(one, other, decisions=[same]) == [("incidents:V-1", "incidents:V-2")]
    again = row("V-1", killed="5")
    apart = decision(DecisionKind.DIFFERENT, one.mentions[0].id, again.mentions[0].id)
    assert listed(one, again, decisions=[apart]) == [("incidents:V-1",), ("incidents:V-1",)]


def test_a_row_without_place_time_or_names_is_an_incident_all_the_same() -> None:
    assert listed(row(date="", place="", actor="", killed="")) == [("incidents:V-1",)]


def test_the_order_of_rows_and_reports_does_not_matter() -> None:
    readings = [row("V-1"), row("V-2", place="Bela"), reported(), reported("herald", "bela")]
    assert reconcile(readings, CASE) == reconcile(readings[::-1], CASE)


def test_rows_are_no_copies_of_one_another_and_stand_in_no_story() -> None:
    note = "Mortars fell on the old mill by the river and on the road to the south of the town at night."
    found = reconcile([row("V-1", note=note), row("V-2", note=note)], CASE)
    assert (len(found.incidents), found.stories) == (2, ())


def test_two_known_independent_sources_of_one_row_are_two_origins() -> None:
    incident = only(row(source="The Globe; World Wire"))
    assert incident.origins == ("globe", "wire")
    assert incident.evidence is EvidenceState.CORROBORATED


def test_sources_of_one_family_or_side_are_one_origin() -> None:
    assert only(row(source="North TV; North News; Northland")).origins == ("north-side",)


def test_sources_that_nobody_knows_count_once_but_a_named_origin_counts() -> None:
    unknown = only(row(source="a farmer; a shepherd"))
    assert unknown.origins == ("unknown outlet",)
    named = only(
        row(source="a farmer", origin="the mill radio"), row(source="a shepherd", origin="World Wire")
    )
    assert named.origins == ("the mill radio", "wire")


def test_a_row_and_the_wire_it_goes_back_to_are_one_origin() -> None:
    incident = only(row(source="The Herald", origin="World Wire"), reported("wire"))
    assert incident.origins == ("wire",)
    assert incident.evidence is EvidenceState.ALLEGED


def test_a_denial_of_the_accused_in_the_table_bears_on_the_attribution() -> None:
    incident = only(row(), row(modality="denied", source="Northland", actor="north"))
    assert incident.attribution is AttributionState.DENIED
    assert len(incident.accounts) == 1


def test_what_the_table_states_holds_and_is_said() -> None:
    incident = only(row(evidence="verified", evidence_by="A. Reader", attribution="assessed"))
    assert incident.evidence is EvidenceState.VERIFIED
    assert incident.attribution is AttributionState.ASSESSED
    assert "incidents:V-1 states evidence verified, by A. Reader" in incident.grounds


def test_where_rows_state_different_things_neither_holds() -> None:
    incident = only(row(evidence="corroborated"), row(evidence="refuted", killed="5"))
    assert incident.evidence is EvidenceState.ALLEGED
    assert (
        "the table's rows state different things of the evidence: corroborated and refuted"
        in incident.grounds
    )


def test_a_reviewers_state_goes_before_the_tables() -> None:
    one = row(evidence="corroborated")
    ruled = decision(DecisionKind.SET_EVIDENCE, one.mentions[0].id, value="refuted")
    assert only(one, decisions=[ruled]).evidence is EvidenceState.REFUTED


def test_a_withdrawn_row_tells_nothing_until_it_is_restored() -> None:
    one = row()
    withdrawn = decision(DecisionKind.RETRACT_REPORT, one.report.id)
    assert reconcile([one], CASE, [withdrawn]).incidents == ()
    back = decision(DecisionKind.RETRACT_REPORT, one.report.id, value=RESTORED, number=1)
    assert only(one, decisions=[withdrawn, back]).listed == ("incidents:V-1",)


def test_of_two_versions_of_an_event_the_later_holds() -> None:
    old, new = row(killed="4"), row(killed="6")

    def versioned(reading: Reading, version: str) -> Reading:
        assert reading.report.row is not None
        held = replace(reading.report.row, version=version)
        return replace(reading, report=replace(reading.report, row=held))

    incident = only(versioned(old, "1456800000"), versioned(new, "1456900000"))
    assert [count.low for account in incident.accounts for count in account.harm] == [6]


def test_a_place_that_a_row_gives_is_near_or_far_by_its_point() -> None:
    near = row(place="the mill", latitude="36.02", longitude="37.01")
    far = row("V-2", place="the mill", latitude="36.9", longitude="37.01")
    assert listed(near, reported()) == [("incidents:V-1",)]
    assert listed(far, reported()) == [(), ("incidents:V-2",)]


ACLED = {
    "event_id_cnty": "VAL1",
    "event_date": "01 March 2021",
    "event_type": "Explosions/Remote violence",
    "sub_event_type": "Shelling/artillery/missile attack",
    "actor1": "Northern Army",
    "inter1": "1",
    "location": "Arda",
    "latitude": "36.0",
    "longitude": "37.0",
    "notes": "Shells fell on the town.",
    "fatalities": "4",
}


def coded(source: str, **changed: str) -> Reading:
    """A row as a dataset codes the shelling that `reported` reports."""
    cells = ACLED | {"source": source} | changed
    data = f"{','.join(cells)}\n{','.join(cells.values())}".encode()
    reader = Reader(replace(CASE, zone="UTC"))
    return reader.read(Capture(data=data, origin="acled.csv#2", media_type=MediaType.ROW))


def test_a_dataset_row_and_a_report_of_one_shelling_are_one_incident_with_two_accounts() -> None:
    incident = only(coded("World Wire"), reported("globe"))
    assert incident.listed == ("acled:VAL1",)
    assert len(incident.accounts) == 2
    assert incident.origins == ("globe", "wire")
    assert incident.evidence is EvidenceState.CORROBORATED


def test_a_dataset_that_codes_the_same_report_adds_no_origin() -> None:
    incident = only(coded("The Globe"), reported("globe"))
    assert len(incident.accounts) == 2
    assert incident.origins == ("globe",)
    assert incident.evidence is EvidenceState.ALLEGED


def test_the_coder_of_a_dataset_is_no_witness() -> None:
    incident = only(coded(""), coded("", event_id_cnty="VAL1", tags="x"), reported(None))
    assert incident.origins == ("unknown outlet",)
    assert incident.evidence is EvidenceState.ALLEGED


def test_a_dataset_and_an_own_table_join_with_the_report_and_keep_both_ids() -> None:
    incident = only(coded("World Wire"), row(source="The Herald"), reported("globe"))
    assert incident.listed == ("acled:VAL1", "incidents:V-1")
