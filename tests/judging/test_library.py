"""The library of agreements: every file reads without a fault, says where it is from, and holds its facts."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from holdfire.judging.agreement_file import read_agreement
from holdfire.lexicon.casebook import read_case
from holdfire.model.act import Act
from holdfire.model.agreement import Agreement
from holdfire.model.ban import Prohibition
from holdfire.model.duty import Obligation
from holdfire.model.instrument import Provenance, TextVersion
from holdfire.model.oversight import Mandate
from holdfire.model.terrain import Zone
from holdfire.model.truce_life import ClaimedStatus, DayCount, Phase, Renewal, Within

EXAMPLES = Path(__file__).parents[2] / "examples"
LIBRARY = EXAMPLES / "agreements"
BESIDE = ("syria-2016", "minsk-2015", "yemen-2022")
NAMES = tuple(sorted(folder.name for folder in LIBRARY.iterdir() if folder.is_dir())) + BESIDE


@cache
def entry(name: str) -> Agreement:
    folder = EXAMPLES / name if name in BESIDE else LIBRARY / name
    texts = {file.name: file.read_text(encoding="utf-8") for file in folder.glob("*.yaml")}
    return read_agreement(texts["agreement.yaml"], f"{name}/agreement.yaml", read_case(texts))


def sources_in(found: object) -> Iterator[Provenance]:
    """The sources of all clauses, however deep; those of the texts themselves are not clauses."""
    if isinstance(found, Provenance):
        yield found
    elif isinstance(found, tuple):
        for one in found:
            yield from sources_in(one)
    elif is_dataclass(found) and not isinstance(found, TextVersion):
        for field in fields(found):
            yield from sources_in(getattr(found, field.name))


def row_of(name: str) -> str:
    """The entry's row in the table of the library."""
    link = f"(../{name})" if name in BESIDE else f"({name})"
    rows = (LIBRARY / "README.md").read_text(encoding="utf-8").splitlines()
    return next(row for row in rows if link in row)


def start(name: str) -> datetime | None:
    """When it came into effect, else when its text says."""
    found = entry(name).start
    when = found.actual or found.stated
    return when.earliest if when else None


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def zone(name: str, zone_id: str) -> Zone:
    return next(one for one in entry(name).zones if one.id == zone_id)


def phase(name: str, phase_id: str) -> Phase:
    return next(one for one in entry(name).phases if one.id == phase_id)


def duty(name: str, duty_id: str) -> Obligation:
    return next(one for one in entry(name).obligations if one.id == duty_id)


def ban(name: str, ban_id: str) -> Prohibition:
    return next(one for one in entry(name).prohibitions if one.id == ban_id)


def within(name: str, duty_id: str) -> tuple[str, str]:
    """How long after what a duty is due."""
    found = duty(name, duty_id).within
    assert isinstance(found, Within)
    return found.length.text, found.after


def last_day(name: str, duty_id: str) -> str | None:
    """The day in UTC on which the last moment of a duty falls."""
    due = duty(name, duty_id).due
    return due.latest.date().isoformat() if due and due.latest else None


@pytest.mark.parametrize("name", NAMES)
def test_an_entry_reads_and_says_where_every_clause_stands(name: str) -> None:
    sources = tuple(sources_in(entry(name)))
    assert len(sources) > 10
    assert all(source.document for source in sources)


@pytest.mark.parametrize("name", NAMES)
def test_an_entry_names_its_texts_and_what_they_are_silent_on(name: str) -> None:
    found = entry(name)
    assert found.texts
    assert found.silences


@pytest.mark.parametrize("name", NAMES)
def test_an_entry_says_when_it_starts_and_either_when_it_ends_or_that_the_text_does_not_say(
    name: str,
) -> None:
    ending = entry(name).ending
    assert start(name) is not None
    assert (ending.at is not None) + (ending.length is not None) + ending.silent == 1


@pytest.mark.parametrize("name", NAMES)
def test_the_table_of_the_library_tells_what_the_file_tells(name: str) -> None:
    row, found = row_of(name), entry(name)
    begins = start(name)
    sources = tuple(sources_in(found))
    assert begins is not None
    assert begins.astimezone(UTC).strftime("%Y-%m-%d %H:%M") in row
    assert f"| {found.kind} | {found.agreement_class} |" in row
    assert f"{sum(source.checked for source in sources)} of {len(sources)}" in row


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("gaza-2025", "2025-01-19T09:15"),
        ("lebanon-2024", "2024-11-27T02:00"),
        ("nagorno-karabakh-2020", "2020-11-09T21:00"),
        ("hodeidah-2018", "2018-12-17T21:00"),
        ("jeddah-2023", "2023-05-22T19:45"),
        ("syria-september-2016", "2016-09-12T16:00"),
        ("libya-2020", "2020-10-23T09:15"),
        ("korea-1953", "1953-07-27T13:00"),
        ("syria-2016", "2016-02-26T22:00"),
        ("minsk-2015", "2015-02-14T22:00"),
        ("yemen-2022", "2022-04-02T16:00"),
    ],
)
def test_a_start_is_that_minute_in_utc(name: str, begins: str) -> None:
    assert start(name) == utc(begins)


@pytest.mark.parametrize("name", ["aceh-2005", "pretoria-2022", "colombia-2016"])
def test_where_no_hour_is_known_the_start_is_a_whole_day(name: str) -> None:
    found = entry(name).start
    when = found.actual or found.stated
    assert when is not None
    assert when.earliest is not None
    assert when.latest is not None
    assert 23 < (when.latest - when.earliest).total_seconds() / 3600 <= 24


def test_gaza_began_two_hours_and_three_quarters_after_the_hour_in_the_text() -> None:
    stated = entry("gaza-2025").start.stated
    assert stated is not None
    assert stated.earliest == utc("2025-01-19T06:30")
    assert entry("gaza-2025").preconditions[0].owners == ("hamas",)


def test_the_first_stage_in_gaza_has_42_days_and_33_hostages_in_three_steps() -> None:
    length = phase("gaza-2025", "first").length
    assert length is not None
    assert length.text == "42 days"
    hostages = next(one for one in entry("gaza-2025").exchanges if one.id == "hostages")
    assert hostages.count == sum(step.count for step in hostages.steps) == 33


def test_talks_in_gaza_open_on_day_16_counted_with_the_first_day() -> None:
    assert within("gaza-2025", "second-stage-talks") == ("16 days", "start")
    assert entry("gaza-2025").day_count is DayCount.INCLUSIVE
    assert zone("gaza-2025", "perimeter").width_km == 0.7


def test_lebanon_must_prevent_any_operations_while_israel_forgoes_offensive_ones() -> None:
    israel = ban("lebanon-2024", "israel-no-offensive-operations")
    assert ban("lebanon-2024", "lebanon-prevents-operations").quantifier == "any"
    assert israel.quantifier == "offensive"
    assert [reading.quantifier for reading in israel.other_readings] == ["any"]


def test_hezbollah_is_obliged_through_lebanon_and_the_side_letter_is_only_known_of() -> None:
    hezbollah = next(one for one in entry("lebanon-2024").memberships if one.actor == "hezbollah")
    assert hezbollah.obliged_via == "lebanon"
    assert len(entry("lebanon-2024").undisclosed) == 1
    assert last_day("lebanon-2024", "withdrawal") == "2025-01-26"


def test_karabakh_has_three_districts_by_three_days_and_a_corridor_five_km_wide() -> None:
    name = "nagorno-karabakh-2020"
    days = [last_day(name, district) for district in ("aghdam", "kalbajar", "lachin")]
    assert days == ["2020-11-20", "2020-11-25", "2020-12-01"]
    assert zone(name, "lachin-corridor").width_km == 2.5


def test_the_peacekeepers_in_karabakh_are_1960_men_90_carriers_and_380_vehicles() -> None:
    ceilings = {one.id: one.at_most for one in entry("nagorno-karabakh-2020").ceilings}
    assert ceilings == {"peacekeepers": 1960, "carriers": 90, "vehicles": 380}
    assert entry("nagorno-karabakh-2020").ending.renewed is Renewal.TACIT


def test_hodeidah_was_due_at_signature_and_redeployment_21_days_after_the_start() -> None:
    stated = entry("hodeidah-2018").start.stated
    assert stated is not None
    assert stated.latest is not None
    assert stated.latest < utc("2018-12-13T21:00")
    assert last_day("hodeidah-2018", "redeployment") == "2019-01-08"


def test_jeddah_bars_an_advantage_in_the_48_hours_before_its_start() -> None:
    early = ban("jeddah-2023", "no-advantage-before-the-start")
    assert early.since is not None
    assert early.until is not None
    assert (early.since.earliest, early.until.earliest) == (utc("2023-05-20T19:45"), start("jeddah-2023"))


def test_jeddah_ran_seven_days_and_was_renewed_for_five() -> None:
    ending = entry("jeddah-2023").ending
    assert ending.length is not None
    assert ending.length.text == "7 days"
    assert [when.earliest for when in ending.renewed_until] == [utc("2023-06-03T19:45")]


def test_the_joint_centre_of_september_2016_opens_after_seven_days_of_calm() -> None:
    name = "syria-september-2016"
    lengths = [one.length.text if one.length else None for one in entry(name).phases]
    assert lengths == ["48 hours", "7 days", None]
    assert phase(name, "joint-centre").after == "seven-days"


def test_pretoria_ties_heavy_weapons_to_the_leaving_of_forces_that_signed_nothing() -> None:
    assert duty("pretoria-2022", "heavy-weapons").mutual_with == ("foreign-forces-leave",)
    assert last_day("pretoria-2022", "commanders-meet") == "2022-11-07"
    assert [one.at_most for one in entry("pretoria-2022").ceilings] == [10]


def test_foreign_fighters_had_three_months_to_leave_libya() -> None:
    assert last_day("libya-2020", "foreigners-leave") == "2021-01-23"
    assert [one.dynamic for one in entry("libya-2020").exclusions] == [True]


def test_in_korea_fire_stops_twelve_hours_after_signature_and_each_side_draws_back_two_km() -> None:
    signature = entry("korea-1953").signature
    assert signature is not None
    assert signature.at.earliest == utc("1953-07-27T01:00")
    assert zone("korea-1953", "demilitarised-zone").width_km == 2
    assert within("korea-1953", "leave-the-zone") == ("72 hours", "start")


def test_colombia_counts_its_calendar_from_day_d() -> None:
    assert entry("colombia-2016").day_count is DayCount.EXCLUSIVE
    assert within("colombia-2016", "arms-all") == ("180 days", "day-d")


def test_in_aceh_the_head_of_the_mission_rules_and_the_ruling_binds() -> None:
    (mission,) = entry("aceh-2005").monitors
    assert mission.mandate is Mandate.RULE_BINDING
    assert all(step.binding for step in entry("aceh-2005").disputes)
    assert {one.id: one.at_most for one in entry("aceh-2005").ceilings} == {"soldiers": 14700, "police": 9100}


def test_minsk_halves_its_zones_between_two_lines() -> None:
    widths = {one.id: (one.line, one.width_km) for one in entry("minsk-2015").zones}
    assert widths == {
        "artillery-ukraine": ("contact-line", 25),
        "artillery-other-side": ("line-of-september-2014", 25),
        "rockets-ukraine": ("contact-line", 35),
        "rockets-other-side": ("line-of-september-2014", 35),
        "missiles-ukraine": ("contact-line", 70),
        "missiles-other-side": ("line-of-september-2014", 70),
    }


def test_acceptance_in_syria_closed_at_noon_in_damascus() -> None:
    acceptance = entry("syria-2016").acceptance
    assert acceptance is not None
    assert acceptance.deadline is not None
    assert acceptance.deadline.earliest == utc("2016-02-26T10:00")


def test_the_truce_in_yemen_was_renewed_twice_for_two_months() -> None:
    ends = [when.earliest for when in entry("yemen-2022").ending.renewed_until]
    assert ends == [utc("2022-08-02T16:00"), utc("2022-10-02T16:00")]


@pytest.mark.parametrize(
    ("name", "ended_by", "in_force_by"),
    [
        ("gaza-2025", "israel", "hamas"),
        ("korea-1953", "north-korea", "south-korea"),
        ("syria-september-2016", "syrian-army", "united-states"),
    ],
)
def test_where_one_side_calls_it_over_the_word_of_the_other_stands_beside(
    name: str, ended_by: str, in_force_by: str
) -> None:
    said = {(claim.status, claim.claimant) for claim in entry(name).status_claims}
    assert {(ClaimedStatus.ENDED, ended_by), (ClaimedStatus.IN_FORCE, in_force_by)} <= said


@pytest.mark.parametrize("name", NAMES)
def test_every_entry_forbids_shelling_and_says_what_may_come_of_it(name: str) -> None:
    assert any(Act.SHELLING in one.acts for one in entry(name).prohibitions)
    assert entry(name).triggers
