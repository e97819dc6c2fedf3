"""What joins: a positive sign is needed, a wide place is none, what is vague makes no incident of its own."""

from dataclasses import replace
from datetime import timedelta

import pytest

from holdfire.model.act import Act
from holdfire.model.incident import EvidenceState
from holdfire.model.when import Precision, TimeBasis, When
from holdfire.reconciling.act_families import HAPPENINGS
from holdfire.reconciling.reconcile import reconcile
from tests.reconciling.cases import CASE, DAY, day, reading, telling

WHOLE_DAY = day(0)
ONE = "Guns were heard on Monday"
OTHER = "There was gunfire that day"


OTHER_NEWS = {
    "globe": "Bakers want dearer bread\nFlour mills have run out of diesel and the price of a loaf doubled.",
    "herald": "Ferry to run again\nThe harbour reopened after the storm, fishermen mended their nets there.",
    "south-radio": "School year begins\nTeachers returned to classrooms with new desks, said a headmaster.",
}
"""What a report begins with that only lists the telling further down: two such are of two matters."""


def told(words: str, outlet: str = "globe", **how):
    text = f"{OTHER_NEWS[outlet]}\n\n{words}, it was reported from the valley."
    return telling(reading(text, outlet=outlet), words, **{"when": WHOLE_DAY, "place": None, **how})


def lead(words: str, outlet: str = "globe", **how):
    text = f"Fighting near the dam\n{words}, the second fight at the dam of Orlo since the truce began."
    return telling(reading(text, outlet=outlet), words, **{"when": WHOLE_DAY, "place": None, **how})


def clock(hour: int) -> When:
    at = DAY.replace(hour=hour)
    return When(earliest=at, latest=at, wall=f"{hour}:00", precision=Precision.MINUTE, basis=TimeBasis.STATED)


def incidents(*readings):
    return reconcile(readings, CASE).incidents


def are_one(**both) -> bool:
    return len(incidents(told(ONE, **both), told(OTHER, "herald", **both))) == 1


def test_one_day_alone_is_no_sign() -> None:
    assert not are_one()


def test_a_province_is_no_sign_and_a_town_is() -> None:
    assert not are_one(place="valley")
    assert are_one(place="arda")


def test_one_hour_one_doer_and_target_or_one_number_of_dead_is_a_sign() -> None:
    assert are_one(when=clock(9), by="north-army")
    assert are_one(by="north-army", to="south")
    assert not are_one(by="north-army")
    assert are_one(killed=7, by="north-army")
    assert not are_one(killed=1, by="north-army")


def test_what_two_reports_of_one_matter_begin_with_is_one_without_another_sign() -> None:
    assert len(incidents(lead(ONE, by="north-army"), lead(OTHER, "herald", by="north-army"))) == 1
    assert len(incidents(lead(ONE, by="north-army"), lead(OTHER, "herald", by="south"))) == 1
    assert len(incidents(lead(ONE, by="north-army"), told(OTHER, "herald", by="north-army"))) == 2
    assert len(incidents(lead(ONE, place="arda"), lead(OTHER, "herald", place="bela"))) == 2


def test_two_clocks_an_hour_apart_may_tell_of_one_happening_and_three_hours_apart_not() -> None:
    at_nine = told(ONE, place="arda", when=clock(9))
    assert len(incidents(at_nine, told(OTHER, "herald", place="arda", when=clock(10)))) == 1
    assert len(incidents(at_nine, told(OTHER, "herald", place="arda", when=clock(12)))) == 2


def test_the_other_midnight_of_a_day_may_be_meant() -> None:
    opening = clock(0)
    closing = replace(opening, earliest=DAY + timedelta(days=1), latest=DAY + timedelta(days=1))
    either = replace(opening, alternatives=(closing,))
    late = day(0, 23, 2)
    one = told("Guns were heard", when=late, place="arda", killed=7)
    assert len(incidents(one, told("Gunfire was heard", "herald", when=either, place="arda", killed=7))) == 1
    assert len(incidents(one, told("Gunfire was heard", "herald", when=opening, place="arda", killed=7))) == 2


def test_what_a_report_goes_on_about_at_the_same_time_needs_no_other_sign() -> None:
    text = (
        "Ferry runs\nGuns shelled Arda in the night.\n\nOf eighteen shells one hit a roof.\n\nGuns hit Bela."
    )
    first = telling(reading(text, outlet="globe"), "Guns shelled Arda in the night", when=day(0, 20, 8))
    both = telling(first, "Of eighteen shells one hit a roof", when=clock(23), place=None)
    assert len(incidents(both)) == 1
    assert len(incidents(telling(first, "Guns hit Bela", when=clock(23), place="bela"))) == 2


def test_a_part_of_a_town_goes_with_the_town_and_another_town_does_not() -> None:
    market = told(ONE, place="arda-market", by="north-army", killed=4)
    assert len(incidents(market, told(OTHER, "herald", place="arda", by="north-army", killed=4))) == 1
    assert len(incidents(market, told(OTHER, "herald", place="bela", by="north-army", killed=4))) == 2


def test_a_telling_without_a_day_does_not_join_by_place_alone() -> None:
    dated = told(ONE, place="arda", by="north-army")
    assert len(incidents(dated, told(OTHER, "herald", place="arda", when=None, by="north-army"))) == 2


def test_three_tellings_are_not_chained_over_two_days() -> None:
    monday = told(ONE, place="arda", when=day(0, 0, 23), by="north-army", to="south")
    open_day = told(OTHER, "herald", place="arda", when=None, by="north-army", to="south")
    thursday = told("Fire was seen", "south-radio", place="arda", when=day(3), by="north-army", to="south")
    for found in incidents(monday, open_day, thursday):
        reports = {account.report for account in found.accounts}
        assert not {monday.report.id, thursday.report.id} <= reports


@pytest.mark.parametrize(
    "act",
    [
        Act.TALKS,
        Act.MEDIATION,
        Act.ACCUSATION,
        Act.DENIAL,
        Act.PROMISE,
        Act.SUPPORT,
        Act.COOPERATION,
        Act.TRUCE_PROPOSED,
        Act.TRUCE_OBSERVED,
    ],
)
def test_words_and_diplomacy_make_no_incident(act) -> None:
    assert act not in HAPPENINGS
    assert incidents(told(ONE, act=act, place="arda", by="north", to="south")) == ()


def test_what_changes_the_life_of_a_truce_or_eases_it_is_an_incident() -> None:
    assert len(incidents(told(ONE, act=Act.TRUCE_SUSPENDED, when=None, by="north"))) == 1
    assert len(incidents(told(ONE, act=Act.AID_DELIVERED, place="arda"))) == 1


def test_a_mention_of_nothing_in_particular_makes_no_incident() -> None:
    assert incidents(told(ONE, when=None)) == ()
    assert incidents(told(ONE, when=None, place="valley", by="north-army")) == ()
    assert len(incidents(told(ONE, when=None, by="north-army", to="south"))) == 1
    assert len(incidents(told(ONE, when=None, killed=3))) == 1


def in_one_report(*tellings: tuple[str, dict[str, object]]):
    text = "Fire in the valley\n" + "\n".join(f"{words}, people said." for words, _ in tellings)
    held = reading(text, outlet="globe")
    for words, how in tellings:
        held = telling(held, words, **{"when": WHOLE_DAY, "place": None, **how})
    return held


VAGUE = ("The shelling frightened the children", {"when": None})


def test_a_vague_mention_goes_with_the_only_incident_of_its_report() -> None:
    (incident,) = incidents(in_one_report(("Shells fell on Arda", {"place": "arda"}), VAGUE))
    assert len(incident.accounts) == 2
    assert (
        len(
            incidents(
                in_one_report(("Police held a man in Arda", {"place": "arda", "act": Act.ARREST}), VAGUE)
            )
        )
        == 1
    )


def test_a_vague_mention_that_may_mean_either_of_two_stays_a_mention() -> None:
    held = in_one_report(
        ("Shells fell on Arda", {"place": "arda"}), ("Shells fell on Bela", {"place": "bela"}), VAGUE
    )
    assert [len(item.accounts) for item in incidents(held)] == [1, 1]


def test_what_is_told_in_passing_is_no_second_origin() -> None:
    held = in_one_report(
        ("Shells fell on Arda", {"place": "arda", "claimant": "south"}),
        ("We are under fire", {"when": None, "claimant": "mission"}),
    )
    (incident,) = incidents(held)
    assert incident.origins == ("south-side",)
    assert incident.evidence is EvidenceState.ALLEGED


def test_a_first_sentence_that_sums_up_is_no_incident_beside_the_one_it_sums_up() -> None:
    held = in_one_report(
        ("Northern guns shelled villages", {"by": "north-army"}),
        ("Shells fell on Arda", {"place": "arda", "when": clock(17)}),
    )
    (incident,) = incidents(held)
    assert [ref.actor for ref in incident.actors] == ["north-army"]


def test_what_two_reports_of_one_matter_begin_with_is_an_incident_however_vague() -> None:
    alone = lead("Guns fired on the dam", when=None)
    beside = lead("Guns fired on the dam again", "herald", when=None)
    assert not incidents(alone)
    (incident,) = incidents(alone, beside)
    assert len(incident.accounts) == 2
    assert incident.origins == ("globe", "herald")
