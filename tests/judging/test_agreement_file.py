"""An agreement file is refused with every fault at once, each with its line and what was expected."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.judging import schema
from holdfire.judging.agreement_file import read_agreement
from holdfire.judging.clauses.kinds import CLAUSE_KINDS
from holdfire.lexicon.casebook import read_case
from holdfire.model.act import Act
from holdfire.model.agreement import AgreementClass
from holdfire.model.errors import FileFaultsError
from holdfire.model.membership import PartyRole, Standing
from holdfire.model.trigger import TriggerKind
from tests.judging.factories import AGREEMENT, agreement, case

EXAMPLES = Path(__file__).parents[2] / "examples"


def faults(text: str) -> list[str]:
    with pytest.raises(FileFaultsError) as refused:
        read_agreement(text, "agreement.yaml", case())
    return [str(fault) for fault in refused.value.faults]


def line_of(text: str, words: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if words in line)


def one_fault(text: str, words: str) -> str:
    """The only fault of a text, which must stand in the line that holds `words`."""
    (fault,) = faults(text)
    assert fault.startswith(f"agreement.yaml:{line_of(text, words)}:"), fault
    return fault


def test_a_good_file_becomes_an_agreement() -> None:
    truce = agreement()
    assert truce.agreement_class is AgreementClass.CESSATION
    assert truce.memberships[0].role is PartyRole.PARTY
    assert truce.memberships[0].standing is Standing.ACCEPTED
    assert truce.prohibitions[0].acts[0] is Act.SHELLING
    assert truce.exclusions[1].outside_list == "the world council's list"


def test_every_entry_knows_the_line_it_stands_in() -> None:
    line = line_of(AGREEMENT, "source: {text: terms, article: 3}")
    assert agreement().prohibitions[0].source.line == line
    assert agreement().prohibitions[0].source.document == "The Terms"


@pytest.mark.parametrize(
    ("written", "instead", "expected"),
    [
        ("{actor: council, role", "{actor: nobody, role", "the id of an actor in actors.yaml"),
        ("area: [country]", "area: [atlantis]", "the id of a place in places.yaml"),
        ("zone: Asia/Damascus\n", "zone: Damascus\n", "an IANA time zone such as Asia/Damascus"),
        ("acts: [shelling, air_strike, g", "acts: [shelling, bombing, g", "one of shelling, air_strike"),
        ("{actor: front, source", "{actor: government, source", "nobody excluded and a member at once"),
        ("{id: aid, text: Aid", "{id: no-attacks, text: Aid", "an id of its own"),
        ("source: {text: terms, article: 3}", "source: {text: treaty}", "the id of one of texts: terms"),
        (
            "against: [excluded]",
            "against: [bystanders]",
            "the id of an actor in actors.yaml, excluded, or a role",
        ),
        ("standing: accepted, also", "standing: keen, also", "one of invited, accepted"),
        ("class: cessation", "class: nap", "one of cessation, preliminary"),
        ("  silent: true", "  silent: perhaps", "true or false"),
    ],
)
def test_a_fault_is_told_with_its_line(written: str, instead: str, expected: str) -> None:
    text = AGREEMENT.replace(written, instead)
    assert text != AGREEMENT
    assert any(
        f"agreement.yaml:{line_of(text, instead.strip())}:" in fault and expected in fault
        for fault in faults(text)
    )


def test_a_clock_time_without_a_zone_is_refused() -> None:
    text = AGREEMENT.replace(
        "{at: 2016-02-27 00:00 Asia/Damascus, also: [2016-02-26 22:00 UTC]}", "2016-02-27 00:00"
    )
    assert "a clock time without a zone names no instant" in one_fault(text, "stated:")


def test_an_abbreviation_is_no_zone() -> None:
    text = AGREEMENT.replace(
        "{at: 2016-02-27 00:00 Asia/Damascus, also: [2016-02-26 22:00 UTC]}", "2016-02-27 00:00 IST"
    )
    assert "an IANA zone such as Asia/Damascus" in one_fault(text, "stated:")


def test_two_clocks_for_one_instant_must_agree() -> None:
    text = AGREEMENT.replace("[2016-02-26 22:00 UTC]", "[2016-02-27 01:00 UTC]")
    fault = one_fault(text, "also:")
    assert "180 minutes away from '2016-02-27 00:00 Asia/Damascus'" in fault
    assert "another clock for the same instant" in fault


def test_an_end_before_the_start_is_refused() -> None:
    text = AGREEMENT.replace("  silent: true", "  at: 2016-02-20")
    assert "an end after the start" in one_fault(text, "at: 2016-02-20")


def test_a_membership_cannot_end_before_it_begins() -> None:
    text = AGREEMENT.replace("from: 2016-02-26, source", "from: 2016-02-26, to: 2016-02-01, source", 1)
    assert "the end after the beginning" in one_fault(text, "to: 2016-02-01")


def test_undefined_obligations_are_refused_wherever_they_are_named() -> None:
    more = """
obligations:
  - {id: a, text: A., owners: [government], depends_on: [b], source: {text: terms}}
triggers:
  - {id: t, text: T., when: {obligation_overdue: {obligations: [c]}}, contingency: d, source: {text: terms}}
"""
    told = faults(AGREEMENT + more)
    assert len(told) == 3
    for name, noun in (("b", "entry under obligations"), ("c", "obligation"), ("d", "contingency")):
        assert any(f"found {name}; expected the id of an {noun}" in fault for fault in told), (name, told)


def test_an_obligation_cannot_wait_for_itself() -> None:
    entry = "{id: a, text: A., owners: [government], depends_on: [a], source: {text: terms}}"
    more = f"\nobligations:\n  - {entry}\n"
    assert "the obligation itself" in one_fault(AGREEMENT + more, "depends_on")


def test_all_faults_come_at_once_in_order_of_line() -> None:
    text = (
        AGREEMENT.replace("class: cessation", "class: nap")
        .replace("area: [country]", "area: [atlantis]")
        .replace("{actor: council, role", "{actor: nobody, role")
        .replace("[2016-02-26 22:00 UTC]", "[2016-02-27 01:00 UTC]")
        .replace("acts: [shelling, small_arms_fire]", "acts: [shouting]")
        + "surprise: yes\n"
    )
    told = faults(text)
    assert len(told) == 6
    lines = [int(fault.split(":")[1]) for fault in told]
    assert lines == sorted(lines)


def test_a_source_says_where_a_term_comes_from() -> None:
    text = AGREEMENT.replace("source: {text: terms, article: 3}", "source: {article: 3}")
    assert "neither text nor document" in one_fault(text, "source: {article: 3}")


def test_a_day_means_the_whole_local_day() -> None:
    since = agreement().memberships[0].since
    assert since is not None
    assert str(since.earliest) == "2016-02-25 22:00:00+00:00"
    assert str(since.latest) == "2016-02-26 21:59:59.999999+00:00"


def test_all_kinds_of_trigger_can_be_written() -> None:
    text = AGREEMENT.replace("  silent: true", "  length: 6 months")
    more = """
preconditions:
  - {id: p, text: P., source: {text: terms}}
obligations:
  - {id: a, text: A., owners: [government], by: 2016-03-01, source: {text: terms}}
triggers:
  - {id: t1, text: T., when: {obligation_overdue: {obligations: [a]}}, source: {text: terms}}
  - {id: t2, text: T., when: {apparent_breaches: {count: 3, within: 24 hours}}, source: {text: terms}}
  - id: t3
    text: T.
    when: {statement_by_authority: {speakers: [army], says: [truce_ended_by_word]}}
    source: {text: terms}
  - {id: t4, text: T., when: {date_passed_without: {date: 2016-03-01, acts: [talks]}}, source: {text: terms}}
  - {id: t5, text: T., when: {calm: {length: 7 days, from: 2016-02-27}}, source: {text: terms}, suspends: [a]}
  - {id: t6, text: T., when: {severe_event: {killed: 10, protected: true}}, source: {text: terms}}
  - {id: t7, text: T., when: {precondition_missed: {preconditions: [p]}}, source: {text: terms}}
  - {id: t8, text: T., when: {lapse_without_renewal: {within: 3 weeks}}, source: {text: terms}}
  - {id: t9, text: T., when: {notice_of_termination: {speakers: [government]}}, source: {text: terms}}
  - {id: t10, text: T., when: {tally: {claimants: [observers], count: 300}}, source: {text: terms}}
  - {id: t11, text: T., when: {political_judgement: {speakers: [sponsor]}}, source: {text: terms}}
"""
    kinds = {trigger.condition.kind for trigger in agreement(more, text).triggers}
    assert kinds == set(TriggerKind)


@pytest.mark.parametrize(
    ("when", "wanted"),
    [
        ("apparent_breaches: {count: 3, within: 24 hours, clears_at: 3}", "from 0 to 2"),
        ("severe_event: {acts: [shelling]}", "killed: a number, or protected: true"),
        ("precondition_missed: {preconditions: [nowhere]}", "under preconditions"),
        ("lapse_without_renewal: {}", "at or length under ending"),
    ],
)
def test_a_condition_that_cannot_be_met_is_refused_with_what_to_do(when: str, wanted: str) -> None:
    entry = "{id: t, text: T., when: {" + when + "}, source: {text: terms}}"
    with pytest.raises(FileFaultsError, match=wanted):
        agreement(f"\ntriggers:\n  - {entry}\n")


def test_a_trigger_has_one_condition() -> None:
    more = "\ntriggers:\n  - {id: t, text: T., when: {}, source: {text: terms}}\n"
    assert "one of obligation_overdue" in faults(AGREEMENT + more)[0]


def test_the_published_schema_is_the_one_that_is_checked() -> None:
    published = Path(schema.__file__).with_name("agreement.schema.json").read_text(encoding="utf-8")
    assert json.loads(published) == schema.agreement_schema()


def test_every_field_of_every_clause_is_described() -> None:
    for kind in CLAUSE_KINDS:
        assert kind.about
        for field in kind.fields:
            assert field.about, (kind.key, field.key)


@pytest.mark.parametrize("name", ["syria-2016", "minsk-2015", "yemen-2022"])
def test_the_examples_have_no_faults(name: str) -> None:
    folder = EXAMPLES / name
    world = read_case({path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.yaml")})
    truce = read_agreement((folder / "agreement.yaml").read_text(encoding="utf-8"), "agreement.yaml", world)
    assert truce.id
    assert truce.prohibitions


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "id",
                        "zone",
                        "start",
                        "parties",
                        "when",
                        "source",
                        "obligations",
                        "triggers",
                        "text",
                        "actor",
                        "at",
                        "also",
                    ]
                ),
                inner,
                max_size=5,
            )
        ),
        max_leaves=15,
    )
)
def test_no_file_is_too_broken_to_be_answered(data: object) -> None:
    text = json.dumps(data)
    with pytest.raises(FileFaultsError):
        read_agreement(text, "agreement.yaml", case())


def test_a_party_may_be_excluded_once_it_is_no_member_any_more() -> None:
    text = AGREEMENT.replace("{actor: front, source", "{actor: council, from: 2016-06-01, source", 1)
    member = "{actor: council, role: party, standing: accepted"
    text = text.replace(member, f"{member}, to: 2016-05-31")
    assert text.count("2016-05-31") == 1
    assert read_agreement(text, "agreement.yaml", case()).exclusions[0].since


def test_an_actor_on_a_list_may_have_its_own_time_there() -> None:
    text = (
        AGREEMENT
        + """
definitions:
  - {term: offensive, text: Forward of the own lines., acts: [ground_attack], source: {text: terms}}
"""
    )
    text = text.replace("listed: [", "listed: [{actor: front, from: 2013-05-30}, ")
    listed = read_agreement(text, "agreement.yaml", case()).exclusions[1].listed
    assert listed[0].actor == "front"
    assert listed[0].since


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        (
            "review: [{text: A look., within: {length: 14 days, after: start}, source: {text: terms}}]",
            "day_count at the head",
        ),
        (
            "review: [{text: A look., within: {length: 14 hours, after: nothing}, source: {text: terms}}]",
            "the id of an entry under obligations or phases",
        ),
        ("phases: [{id: one, text: One., source: {text: terms}}]", "neither from nor after"),
        ("phases: [{id: one, text: One., after: one, source: {text: terms}}]", "found the phase itself"),
        ("zones: [{id: z, kind: buffer, text: Z., source: {text: terms}}]", "found no ground"),
        (
            "zones: [{id: z, kind: buffer, text: Z., places: [country], width_km: 4, source: {text: terms}}]",
            "a line and width_km together",
        ),
        (
            "exchanges: [{id: e, giver: [council], receiver: [front], count: 9, steps: [{count: 8}]}]",
            "steps that add up to it",
        ),
        (
            "reporting: [{id: r, text: R., owners: [council], every: often, source: {text: terms}}]",
            "a length such as",
        ),
        ("signature: {at: soon, source: {text: terms}}", "a day (2016-02-27)"),
    ],
)
def test_what_a_clause_gets_wrong_is_told_with_what_was_expected(clause: str, expected: str) -> None:
    assert any(expected in fault for fault in faults(f"{AGREEMENT}\n{clause}\n"))


def test_days_are_counted_where_the_agreement_says_how() -> None:
    text = AGREEMENT.replace("class: cessation", "class: cessation\nday_count: inclusive") + (
        "\nreview: [{text: A look., within: {length: 14 days, after: start}, source: {text: terms}}]\n"
    )
    within = read_agreement(text, "agreement.yaml", case()).review[0].within
    assert within
    assert (within.length.days, within.after) == (14, "start")
