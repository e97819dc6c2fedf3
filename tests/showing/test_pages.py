"""The sections of the bulletin say what the record holds: ranges, doubts, and whose word it is."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from importlib import import_module
from pkgutil import iter_modules

import pytest
from hypothesis import given
from hypothesis import strategies as st

import holdfire.model
from holdfire.model.act import Modality
from holdfire.model.actor import ActorRef, RefBasis
from holdfire.model.incident import EvidenceState
from holdfire.model.status import Ground
from holdfire.model.when import Precision, TimeBasis, When
from holdfire.reconciling.apparatus import agreements, apparatus
from holdfire.showing import pages
from holdfire.showing.dossier import read_dossier
from holdfire.showing.moments import Clock
from holdfire.showing.page_report import Mark, pieces
from holdfire.showing.pages import Pages, build_pages
from holdfire.showing.teller import Teller
from holdfire.showing.words import words_in
from tests.showing.factories import EMPTY, NOW, FakeView, day, incidents, reconciled


def built(view: FakeView | None = None) -> Pages:
    return build_pages(read_dossier(view or FakeView(), NOW))  # type: ignore[arg-type]


def test_the_cut_off_is_told_in_the_zone_of_the_case_and_in_utc() -> None:
    head = built().bulletin.head
    assert head.cut_off == "29 Feb 2016, 18:00"
    assert head.zone == "Asia/Damascus, UTC+02:00"
    assert head.cut_off_utc == "29 Feb 2016, 16:00"


def test_the_head_gives_both_answers_and_competing_claims() -> None:
    head = built().bulletin.head
    assert (head.formal, head.holding) == ("contested: some say it is over", "strained")
    assert [(claim.claimant, claim.status, claim.competent) for claim in head.claims] == [
        ("Syrian army", "ended", "the text does not give it that say")
    ]


def test_each_incident_stands_in_one_table_alone() -> None:
    tables = built().bulletin.incidents
    assert [row.id for row in tables.within] == ["incident-1"]
    assert [row.id for row in tables.outside] == ["incident-2"]
    assert [row.id for row in tables.uncounted] == ["incident-3"]
    assert [row.number for row in tables.numbered] == [1, 2, 3]


@pytest.mark.parametrize("modality", [m for m in Modality if m.value not in {"actual", "ongoing", "alleged"}])
def test_what_nobody_says_happened_is_never_counted(modality: Modality) -> None:
    told = tuple(
        replace(incident, accounts=tuple(replace(a, modality=modality) for a in incident.accounts))
        for incident in incidents()
    )
    tables = built(FakeView(the_reconciled=replace(reconciled(), incidents=told))).bulletin.incidents
    assert len(tables.uncounted) == 3
    assert tables.drawn == ()


def test_harm_is_a_range_per_source_and_never_one_number() -> None:
    (row,) = built().bulletin.incidents.within
    assert [(harm.value, harm.sources) for harm in row.harm] == [
        ("3 to 5 killed", ("Rebels",)),
        ("at least 3 killed", ("Nahr",)),
    ]


def test_a_row_says_who_is_said_to_have_done_it_and_on_whose_word() -> None:
    (row,) = built().bulletin.incidents.within
    assert [(actor.value, actor.sources) for actor in row.actors] == [("Syrian army", ("Rebels", "Nahr"))]


def test_a_finding_that_cannot_be_made_names_what_is_missing() -> None:
    (row,) = built().bulletin.incidents.within
    assert row.outcome == "cannot be determined"
    assert row.missing == ("who held the place",)
    judged = FakeView().the_judgement
    assert judged
    silent = replace(judged, status=replace(judged.status, unknowns=()))
    unknowns = built(FakeView(the_judgement=silent)).bulletin.unknowns
    assert unknowns.missing[0] == ("who held the place", 1)
    assert built().bulletin.unknowns.missing == (), "what the status names is not named twice"


def test_an_incident_page_holds_all_accounts_and_the_eight_tests_in_order() -> None:
    page = built().incidents[0]
    assert [account.source for account in page.accounts] == ["Rebels", "Nahr"]
    assert len(page.tests) == 8
    assert page.tests[0].question == "Was the truce in force then?"
    assert page.disagreements[0][1] == "three to five killed against at least three"


def test_renderings_mark_the_differences_that_change_what_is_said() -> None:
    (statement,) = built().bulletin.statements.several
    base, other = statement.renderings
    assert [(s.words, s.kind) for s in base.stretches if s.grave] == [("no", "negation"), ("9", "number")]
    assert [(s.words, s.kind) for s in other.stretches if s.grave] == [("a", "negation"), ("19", "number")]
    for rendering, words in zip(
        statement.renderings,
        ("There is no plan B and 9 ships left", "There is a plan B and 19 ships left"),
        strict=True,
    ):
        assert "".join(stretch.words for stretch in rendering.stretches) == words


def test_a_difference_names_every_reading_with_the_outlets_that_give_it() -> None:
    (statement,) = built().bulletin.statements.several
    negation, number = statement.differences
    told = [(reading.words, reading.witnesses) for reading in number.readings]
    assert (negation.kind, number.kind) == ("negation", "number")
    assert told == [("9", ("A The Wire",)), ("19", ("B outlet not known",))]


def test_marked_words_lie_where_the_apparatus_says() -> None:
    base, other = "On Monday the army fired 12 shells at Arda", "The army fired 21 shells on Arda on Friday"
    found = apparatus(base, {"B": other}, "en")
    statement = reconciled().statements[0]
    words = {"A": base, "B": other}
    renderings = tuple(replace(item, words=words[item.siglum]) for item in statement.renderings)
    told = replace(statement, renderings=renderings, apparatus=found)
    (shown,) = built(
        FakeView(the_reconciled=replace(reconciled(), statements=(told,)))
    ).bulletin.statements.several
    places = {siglum: set[tuple[int, int]]() for siglum in words}
    for rendering in shown.renderings:
        at = 0
        for stretch in rendering.stretches:
            if stretch.kind:
                places[rendering.siglum].add((at, at + len(stretch.words)))
            at += len(stretch.words)
    assert places["A"] == {(entry.start, entry.end) for entry in found if entry.base}
    stretches = (item for entry in found for variant in entry.variants for item in variant.stretches)
    assert places["B"] == {(item.start, item.end) for item in stretches}
    assert {"21", "Friday"} <= {other[start:end] for start, end in places["B"]}


def test_a_rendering_that_reads_as_the_base_does_is_marked_like_it() -> None:
    base, same, other = (
        "It counted 12 shells today",
        "Today it counted 12 shells",
        "It counted 21 shells today",
    )
    found = apparatus(base, {"B": same, "C": other}, "en")
    first, second = reconciled().statements[0].renderings
    renderings = (
        replace(first, words=base),
        replace(second, words=same, agreements=agreements(base, same, "en")),
        replace(second, siglum="C", words=other, agreements=agreements(base, other, "en")),
    )
    told = replace(reconciled().statements[0], renderings=renderings, apparatus=found)
    view = FakeView(the_reconciled=replace(reconciled(), statements=(told,)))
    (shown,) = built(view).bulletin.statements.several
    grave = [[item.words for item in each.stretches if item.grave] for each in shown.renderings]
    assert grave == [["12"], ["12"], ["21"]]


def test_an_equivalence_is_offered_with_its_rivals_and_applied_nowhere() -> None:
    bulletin = built().bulletin
    (offered,) = bulletin.equivalences
    assert (offered.here, offered.there, offered.status) == ("Sands", "Orlov", "inferred")
    assert offered.rivals == ("Ivanov (1 kind of evidence)",)


def test_a_tally_keeps_claimant_unit_window_and_what_does_not_add_up() -> None:
    (tally,) = built().bulletin.tallies
    assert (tally.claimant, tally.total, tally.unit) == ("Rebels", "14", "violations")
    assert tally.parts == (("Hama", "at least 3"),)
    assert tally.arithmetic == "the parts add up to 3, the whole is 14"
    assert tally.window
    assert tally.window.local == "27 Feb 2016"


def test_duties_are_sorted_by_urgency_within_72_hours_of_the_cut_off() -> None:
    duties = built().bulletin.duties
    assert [duty.id for duty in duties.overdue] == ["aid"]
    assert [duty.id for duty in duties.due] == ["lists"]
    assert (duties.overdue[0].score, duties.due[0].score) == ("0 of 3: not begun", "nothing reported")


def test_a_trigger_gives_two_answers_and_a_contingency_is_what_somebody_says() -> None:
    contingencies = built().bulletin.contingencies
    (trigger,) = contingencies.triggers
    assert (trigger.by_allegations, trigger.by_facts, trigger.distance) == ("yes", "no", "two short")
    assert [(said.claimant, said.stance) for said in contingencies.said] == [
        ("the ministry", "says it is being considered")
    ]


def test_what_a_report_says_wrongly_of_the_terms_is_told_with_its_size() -> None:
    (check,) = built().bulletin.terms.checks
    assert (check.part, check.agrees) == ("the start", "not as the agreement says")
    assert check.detail == "180 minutes later than the agreement says"


def test_coverage_tells_sides_languages_failures_and_what_is_read_in_part() -> None:
    coverage = built().bulletin.coverage
    assert coverage.told.by_side == (("no side known", 2), ("Russia", 1))
    assert coverage.told.by_language == (("English", 2), ("Arabic", 1))
    assert coverage.told.shallow == ("Arabic",)
    assert [(row.origin, row.reason) for row in coverage.failures] == [("broken.html", "it is empty")]
    assert coverage.origins == 2, "a report and its translation are one origin, the third stands alone"


def test_a_report_keeps_every_character_of_its_text_and_its_comments_apart() -> None:
    page = built().reports[0]
    shown = "".join(piece.text for block in (*page.blocks, *page.comments) for piece in block.pieces)
    assert "".join(shown.split()) == "".join(FakeView().readings()[0].report.text.split())
    assert ["".join(piece.text for piece in block.pieces) for block in page.comments] == [
        "reader1: <b>lies</b>"
    ]


def test_a_passage_of_an_unknown_report_is_said_to_be_so_and_leads_nowhere() -> None:
    teller = Teller(read_dossier(EMPTY, NOW))  # type: ignore[arg-type]
    passage = teller.passage("report-zz", FakeView().readings()[0].quotations[0].contents[0])
    assert (passage.source, passage.href) == ("a report that is not on record", None)


@given(
    st.text(alphabet="ab \n", min_size=1, max_size=40).flatmap(
        lambda text: st.tuples(
            st.just(text),
            st.lists(
                st.tuples(st.integers(0, len(text)), st.integers(0, len(text)), st.sampled_from("xyz")),
                max_size=6,
            ),
        )
    )
)
def test_pieces_joined_again_are_the_text_and_bear_the_marks_that_cover_them(
    drawn: tuple[str, list[tuple[int, int, str]]],
) -> None:
    text, given_marks = drawn
    marks = [Mark(start=min(a, b), end=max(a, b), kind=kind) for a, b, kind in given_marks]
    cut = pieces(text, 0, len(text), marks, frozenset(mark.start for mark in marks))
    assert "".join(piece.text for piece in cut) == text
    offset = 0
    for piece in cut:
        for place in range(offset, offset + len(piece.text)):
            covering = {mark.kind for mark in marks if mark.start <= place < mark.end}
            assert covering == set(piece.kinds)
        offset += len(piece.text)
    assert {anchor for piece in cut for anchor in piece.anchors} == {
        mark.start for mark in marks if mark.start < len(text)
    }


def model_enums() -> Iterator[type[StrEnum]]:
    unshown = {
        "PairKind",
        "Sameness",
        "ActorKind",
        "AgreementClass",
        "AgreementKind",
        "Grade",
    }
    unshown |= {"MediaType", "RefBasis", "TableKind", "Tier", "TriggerKind"}
    unshown |= {"AnchorKind", "ReasonKind", "Side"}
    for module in iter_modules(holdfire.model.__path__):
        for value in vars(import_module(f"holdfire.model.{module.name}")).values():
            is_enum = isinstance(value, type) and issubclass(value, StrEnum) and value is not StrEnum
            if is_enum and value.__name__ not in unshown:
                yield value


def test_every_value_a_page_may_show_has_words() -> None:
    words = words_in("en")
    values = {(kind.__name__, value.value) for kind in model_enums() for value in kind}
    assert len(values) > 100
    assert {value for value in values if value not in words.table} == set()


def test_a_language_without_a_table_of_words_is_told_in_english() -> None:
    assert words_in("xx") == words_in("en")
    assert words_in("en").of(EvidenceState.CORROBORATED) == "corroborated"


def when(first: datetime | None, last: datetime | None) -> When:
    return When(earliest=first, latest=last, wall="then", precision=Precision.RANGE, basis=TimeBasis.STATED)


@pytest.mark.parametrize(
    ("time", "local", "utc"),
    [
        (day(28), "28 Feb 2016", "27 Feb, 22:00 to 28 Feb 2016, 22:00"),
        (
            when(datetime(2016, 2, 28, 8, tzinfo=UTC), datetime(2016, 2, 28, 9, 30, tzinfo=UTC)),
            "28 Feb 2016, 10:00 to 11:30",
            "28 Feb 2016, 08:00 to 09:30",
        ),
        (
            when(datetime(2016, 2, 26, 22, tzinfo=UTC), datetime(2016, 2, 28, 22, tzinfo=UTC)),
            "27 Feb 2016 to 28 Feb 2016",
            "26 Feb, 22:00 to 28 Feb 2016, 22:00",
        ),
        (when(None, datetime(2016, 2, 28, 8, tzinfo=UTC)), "by 28 Feb 2016, 10:00", "by 28 Feb 2016, 08:00"),
        (
            when(datetime(2016, 2, 28, 8, tzinfo=UTC), None),
            "from 28 Feb 2016, 10:00",
            "from 28 Feb 2016, 08:00",
        ),
        (when(None, None), "“then”, not dated", ""),
    ],
)
def test_a_time_is_told_as_the_interval_it_is(time: When, local: str, utc: str) -> None:
    shown = Clock(zone="Asia/Damascus", words=words_in("en")).shown(time)
    assert (shown.local, shown.utc) == (local, utc)


def test_clocks_that_contradict_one_another_are_said_to_with_the_size_of_it() -> None:
    clashing = replace(day(27), conflict_minutes=180, alternatives=(day(28),))
    shown = Clock(zone="Asia/Damascus", words=words_in("en")).shown(clashing)
    assert shown.conflict == "the clocks named for this instant differ by 180 minutes"
    assert [other.local for other in shown.others] == ["28 Feb 2016"]


def test_every_field_of_a_page_is_told_of_in_its_docstring() -> None:
    seen: set[type] = set()
    for thing in vars(pages).values():
        if (
            isinstance(thing, type)
            and is_dataclass(thing)
            and thing.__module__.startswith("holdfire.showing.page")
        ):
            seen.add(thing)
            assert thing.__doc__
            assert not thing.__doc__.startswith(thing.__name__ + "("), "written, not generated"
            assert fields(thing)
    assert len(seen) > 10


def test_a_mention_that_stands_in_no_incident_is_listed_as_not_counted() -> None:
    told = FakeView(the_reconciled=replace(reconciled(), incidents=incidents()[:2]))
    (only,) = built(told).bulletin.not_counted
    assert (only.act, only.modality) == ("air strike", "conditional")
    assert built().bulletin.not_counted == (), "what an incident holds is not listed twice"


def test_an_open_incident_without_time_or_place_stands_apart() -> None:
    bare = replace(incidents()[0], when=None, places=())
    tables = built(FakeView(the_reconciled=replace(reconciled(), incidents=(bare,)))).bulletin.incidents
    assert ([row.id for row in tables.vague], tables.within) == (["incident-1"], ())


def test_counts_of_others_do_not_crowd_the_head() -> None:
    judged = FakeView().the_judgement
    assert judged
    status = replace(
        judged.status,
        tallies=(Ground(text="The council claims 14.", ids=("tally-a",)),),
        holding_grounds=(Ground(text="Else."),),
        unknowns=tuple(f"unknown {number}" for number in range(9)),
    )
    head = built(FakeView(the_judgement=replace(judged, status=status))).bulletin.head
    assert ([ground.text for ground in head.holding_grounds], head.holding_counts) == (["Else."], 1)
    assert (len(head.unknowns), head.more_unknowns) == (6, 3)


def test_a_pronoun_that_leads_to_nobody_is_said_to() -> None:
    teller = Teller(read_dossier(FakeView(), NOW))  # type: ignore[arg-type]
    assert teller.named(ActorRef(name="He", basis=RefBasis.PRONOUN)) == "“He”, not told who"


def test_renderings_of_the_same_words_are_listed_once_with_all_their_reports() -> None:
    (statement,) = reconciled().statements
    base = statement.renderings[0]
    twin = replace(base, siglum="B", report="report-c", quotation="quotation-c")
    alike = replace(statement, renderings=(base, twin), apparatus=())
    shown = built(FakeView(the_reconciled=replace(reconciled(), statements=(alike,)))).bulletin.statements
    assert ([item.id for item in shown.alike], shown.several) == (["statement-1"], ())


def test_every_line_of_the_record_is_led_to_by_a_name_and_not_by_its_id() -> None:
    teller = Teller(read_dossier(FakeView(), NOW), numbers={"incident-1": 7})  # type: ignore[arg-type]
    told = ("incident-1", "statement-1", "tally-a", "quotation-c", "aid", "report-a")
    assert [(link.label, link.href) for link in teller.links(told)] == [
        ("no. 7, shelling at Kafr Hamra", "incidents/incident-1.html"),
        ("statement by Orlov", "statements.html#statement-1"),
        ("count of 14 by Rebels", "index.html#tally-a"),
        ("words of Sands", f"reports/report-c.html#s{FakeView().readings()[2].quotations[0].start}"),
        ("term aid", "index.html#term-aid"),
        ("Truce strained after shelling", "reports/report-a.html"),
    ]


def test_the_terms_tell_start_end_and_silence_before_the_clauses() -> None:
    shown = built().bulletin.terms
    assert [(term.id, term.text) for term in shown.terms[:3]] == [
        ("start", "stated 27 Feb 2016, 00:00 (26 Feb 2016, 22:00 UTC)"),
        ("ending", "the text does not say when it ends"),
        ("no-attack", "No attack of any kind."),
    ]
    assert shown.silences == (("how long it lasts", ""),)


def test_a_term_the_agreement_does_not_hold_is_named_but_leads_nowhere() -> None:
    teller = Teller(read_dossier(FakeView(), NOW))  # type: ignore[arg-type]
    assert teller.term("no-attack").href == "index.html#term-no-attack"
    assert teller.term("gone").href is None


def test_a_report_of_a_day_keeps_the_date_of_the_zone_it_was_published_in() -> None:
    teller = Teller(read_dossier(FakeView(), NOW))  # type: ignore[arg-type]
    moscow = datetime(2016, 2, 24, 21, tzinfo=UTC)
    dated = replace(day(25), earliest=moscow, latest=moscow + timedelta(hours=24), zone="Europe/Moscow")
    report = FakeView().readings()[0].report
    assert teller.published(replace(report, published=dated)) == "25 Feb 2016"
    assert teller.published(replace(report, published=None)) == "date not known"
