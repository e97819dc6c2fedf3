"""A drafted agreement holds what reports say, counts who says so, and invents nothing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from holdfire.judging.drafting.draft_agreement import draft_agreement
from holdfire.judging.moments import read_moment
from holdfire.model.act import Act, Modality
from holdfire.model.actor import ActorRef, RefBasis
from holdfire.model.draft import Clocks, Draft, Proposal
from holdfire.model.mention import Mention
from holdfire.model.reading import Reading
from holdfire.model.report import Block, BlockKind, Report
from holdfire.model.span import Span
from holdfire.model.term_claim import ContingencyStance, TermClaim, TermKind
from holdfire.model.when import TimeRef, When
from tests.judging.factories import case, ref

MIDNIGHT = "2016-02-27 00:00 Asia/Damascus"


def told(
    number: int,
    kind: TermKind,
    words: str = "The truce begins.",
    *,
    outlet: str | None = "wire",
    when: When | None = None,
    actors: Sequence[ActorRef] = (),
    more: Sequence[TermClaim] = (),
    **found: object,
) -> Reading:
    """A reading of one sentence that states a term."""
    report = Report(
        id=f"report-{number}",
        capture="0" * 64,
        text=words,
        blocks=(Block(kind=BlockKind.BODY, start=0, end=len(words)),),
        published=When.at(datetime(2016, 2, 25, tzinfo=UTC) + timedelta(hours=number), wall="then"),
        language="en",
        outlet=outlet,
    )
    first = claim(number, kind, words, when=when, actors=tuple(actors))
    return Reading(report=report, term_claims=(first, *more), **found)  # type: ignore[arg-type]


def claim(number: int, kind: TermKind, words: str, **fields: object) -> TermClaim:
    return TermClaim(
        id=f"claim-{number}-{kind}",
        report=f"report-{number}",
        kind=kind,
        span=Span(start=0, end=len(words), text=words),
        **fields,  # type: ignore[arg-type]
    )


def drafted(*readings: Reading) -> Draft:
    return draft_agreement(readings, case())


def value(proposal: Proposal, key: str) -> object:
    return next(field.value for field in proposal.fields if field.key == key)


def members(draft: Draft) -> dict[object, Proposal]:
    return {value(proposal, "actor"): proposal for proposal in draft.section("parties").proposals}


def moment(text: str) -> When:
    return read_moment(text, "Asia/Damascus")


def test_no_report_gives_no_value_and_asks_for_everything_that_a_file_needs() -> None:
    draft = drafted()
    values = [
        field.key
        for section in draft.sections
        for proposal in section.proposals
        for field in proposal.fields
        if field.value is not None
    ]
    assert values == ["zone"]  # the case's own
    assert all(
        draft.section(key).questions for key in ("start", "ending", "parties", "exclusions", "prohibitions")
    )
    assert draft.sources == ()


def test_the_start_of_most_publishers_is_proposed_and_the_others_stand_beside_with_their_distance() -> None:
    late = moment("2016-02-27 01:00 Asia/Damascus")
    draft = drafted(
        told(1, TermKind.START, when=late),
        told(2, TermKind.START, outlet="paper", when=moment(MIDNIGHT)),
        told(3, TermKind.START, outlet="daily", when=moment(MIDNIGHT)),
    )
    start = draft.section("start").proposals[0]
    assert value(start, "stated") == Clocks(at=MIDNIGHT, also=("2016-02-26 22:00 UTC",))
    (other,) = start.alternatives
    assert other.how == "60 minutes later"
    assert [passage.citation.report for passage in other.passages] == ["report-1"]


def test_ten_reports_of_one_family_weigh_less_than_two_publishers() -> None:
    world = case()
    daily = next(outlet for outlet in world.outlets if outlet.id == "daily")
    world = replace(world, outlets=(*world.outlets, replace(daily, id="sunday", name="Sunday")))
    one_family = [
        told(number, TermKind.START, outlet=("daily", "sunday")[number % 2], when=moment("2016-02-28"))
        for number in range(10)
    ]
    two = [
        told(11, TermKind.START, outlet="wire", when=moment(MIDNIGHT)),
        told(12, TermKind.START, outlet="paper", when=moment(MIDNIGHT)),
    ]
    start = draft_agreement([*one_family, *two], world).section("start").proposals[0]
    assert value(start, "stated") == Clocks(at=MIDNIGHT, also=("2016-02-26 22:00 UTC",))
    assert (start.alternatives[0].weight.publishers, start.alternatives[0].weight.reports) == (1, 10)


def test_a_passage_that_names_only_the_day_supports_the_hour_of_that_day() -> None:
    start = (
        drafted(
            told(1, TermKind.START, when=moment(MIDNIGHT)),
            told(2, TermKind.START, outlet="paper", when=moment("2016-02-27")),
        )
        .section("start")
        .proposals[0]
    )
    assert start.alternatives == ()
    assert [passage.note for passage in start.passages] == ["", "names only the day"]


def test_a_passage_with_two_clocks_that_disagree_stands_under_both_and_says_so() -> None:
    two = replace(
        moment("2016-02-27 00:00 Europe/Moscow"),
        alternatives=(moment("2016-02-26 22:00 UTC"),),
        conflict_minutes=60,
    )
    start = (
        drafted(
            told(1, TermKind.START, when=moment(MIDNIGHT)), told(2, TermKind.START, outlet="paper", when=two)
        )
        .section("start")
        .proposals[0]
    )
    assert "60 minutes apart" in start.passages[1].note
    assert start.alternatives[0].passages == (start.passages[1],)


def test_the_word_that_the_text_names_no_end_goes_before_a_length_said_as_often() -> None:
    words = "The text does not say when the truce ends."
    length = "A two-week truce."
    draft = drafted(
        told(1, TermKind.SILENCE, words, more=[claim(1, TermKind.END, words)]),
        told(
            2,
            TermKind.DURATION,
            length,
            outlet="paper",
            times=(
                TimeRef(span=Span(start=2, end=10, text="two-week"), when=None, duration=timedelta(days=14)),
            ),
        ),
    )
    ending = draft.section("ending").proposals[0]
    assert value(ending, "silent") is True
    assert value(Proposal(fields=ending.alternatives[0].fields), "length") == "2 weeks"
    assert draft.section("silence").proposals == ()


def test_a_length_of_a_renewal_is_not_the_length_of_the_truce() -> None:
    words = "They renew the truce for two weeks."
    reading = told(
        1,
        TermKind.DURATION,
        words,
        more=[claim(1, TermKind.RENEWAL, words)],
        times=(
            TimeRef(span=Span(start=25, end=34, text="two weeks"), when=None, duration=timedelta(days=14)),
        ),
    )
    ending = drafted(reading).section("ending")
    assert value(ending.proposals[0], "at") is None
    assert value(ending.proposals[1], "renewal") == words


def test_whoever_accepted_is_a_party_and_whoever_is_only_said_to_be_covered_has_no_standing() -> None:
    found = members(
        drafted(
            told(1, TermKind.ACCEPTANCE, actors=[ref("council")]),
            told(2, TermKind.PARTIES, actors=[ref("army")]),
            told(3, TermKind.GUARANTORS, actors=[ref("sponsor")]),
            told(4, TermKind.MEDIATORS, actors=[ref("neighbour")]),
        )
    )
    assert [(key, value(member, "role"), value(member, "standing")) for key, member in found.items()] == [
        ("council", "party", "accepted"),
        ("army", "party", None),
        ("sponsor", "guarantor", None),
        ("neighbour", "mediator", None),
    ]


def test_roles_that_differ_stand_beside_one_another() -> None:
    found = members(
        drafted(
            told(1, TermKind.MEDIATORS, actors=[ref("sponsor")]),
            told(2, TermKind.GUARANTORS, outlet="paper", actors=[ref("sponsor")]),
            told(3, TermKind.GUARANTORS, outlet="daily", actors=[ref("sponsor")]),
        )
    )
    assert value(found["sponsor"], "role") == "guarantor"
    assert found["sponsor"].alternatives[0].fields[0].value == "mediator"


def test_a_persons_acceptance_is_that_of_the_body_they_speak_for() -> None:
    assert list(members(drafted(told(1, TermKind.ACCEPTANCE, actors=[ref("general")])))) == ["army"]


def done_by_the_council(act: Act, words: str) -> Mention:
    span = Span(start=0, end=len(words), text=words)
    return Mention(
        id="mention-1",
        report="report-1",
        act=act,
        trigger=span,
        clause=span,
        modality=Modality.ACTUAL,
        actors=(ref("council"),),
    )


def test_an_act_of_joining_makes_a_party_and_one_that_is_only_hoped_for_does_not() -> None:
    words = "The council accepted the truce."
    joined = done_by_the_council(Act.TRUCE_JOINED, words)
    hoped = replace(joined, modality=Modality.FUTURE)
    assert list(members(drafted(told(1, TermKind.MONITORING, words, mentions=(joined,))))) == ["council"]
    assert not members(drafted(told(1, TermKind.MONITORING, words, mentions=(hoped,))))


def test_a_beginning_counts_as_come_about_only_in_reports_that_came_after_it() -> None:
    words = "The truce has begun."
    span = Span(start=0, end=len(words), text=words)
    begun = Mention(
        id="mention-1",
        report="report-1",
        act=Act.TRUCE_STARTED,
        trigger=span,
        clause=span,
        modality=Modality.ACTUAL,
        when=moment("2016-02-24 00:00 Asia/Damascus"),
    )
    foretold = replace(begun, when=moment(MIDNIGHT))

    def keys(mention: Mention) -> list[str]:
        start = drafted(told(1, TermKind.MONITORING, words, mentions=(mention,))).section("start")
        return [field.key for proposal in start.proposals for field in proposal.fields if field.value]

    assert keys(begun) == ["actual", "source"]
    assert keys(foretold) == []


def test_a_name_that_the_case_does_not_know_makes_an_id_and_a_description_only_a_remark() -> None:
    words = "The truce applies to the Hill Front and to all rebels."
    front = ActorRef(
        name="Hill Front", basis=RefBasis.DESCRIPTION, span=Span(start=25, end=35, text="Hill Front")
    )
    rebels = ActorRef(
        name="all rebels", basis=RefBasis.DESCRIPTION, span=Span(start=43, end=53, text="all rebels")
    )
    draft = drafted(told(1, TermKind.PARTIES, words, actors=[front, rebels]))
    assert list(members(draft)) == ["hill-front"]
    assert draft.section("parties").remarks[0].passages[0].words == words


def test_nobody_is_proposed_as_excluded_and_a_party_and_the_clash_is_told() -> None:
    draft = drafted(
        told(1, TermKind.EXCLUSION, actors=[ref("front")]),
        told(2, TermKind.PARTIES, outlet="paper", actors=[ref("front")]),
    )
    assert not members(draft)
    (excluded,) = draft.section("exclusions").proposals
    assert "party all the same" in excluded.alternatives[0].how


def test_an_outside_list_is_an_exclusion_of_its_own() -> None:
    words = "It does not cover groups that the council has listed."
    listed = replace(
        claim(1, TermKind.EXCLUSION, words, actors=(ref("front"),)),
        label="groups that the council has listed",
    )
    reading = replace(told(1, TermKind.EXCLUSION, words), term_claims=(listed,))
    keys = [proposal.fields[0].key for proposal in drafted(reading).section("exclusions").proposals]
    assert keys == ["actor", "outside_list"]


def test_an_owner_of_a_contingency_is_not_whoever_denies_one() -> None:
    def said(number: int, stance: ContingencyStance, speaker: str, label: str = "Plan B") -> Reading:
        words = f"There may be a {label}."
        plan = claim(number, TermKind.CONTINGENCY, words, label=label, stance=stance, claimant=ref(speaker))
        return replace(told(number, TermKind.CONTINGENCY, words), term_claims=(plan,))

    draft = drafted(
        said(1, ContingencyStance.CONSIDERED, "sponsor"),
        said(2, ContingencyStance.CONSIDERED, "neighbour"),
        said(3, ContingencyStance.DENIED, "neighbour", "backup plan"),
        said(4, ContingencyStance.DENIED, "council"),
    )
    section = draft.section("contingencies")
    (plan,) = section.proposals
    assert value(plan, "owner") == ("sponsor",)
    assert value(plan, "denied_by") == ("council",)
    assert [passage.citation.report for passage in section.remarks[0].passages] == ["report-3"]


def test_a_reprint_counts_as_a_report_and_not_as_a_wording() -> None:
    draft = drafted(
        told(1, TermKind.GUARANTORS, actors=[ref("sponsor")]),
        told(2, TermKind.GUARANTORS, outlet="paper", actors=[ref("sponsor")]),
    )
    weight = members(draft)["sponsor"].weight
    assert weight is not None
    assert (weight.reports, weight.publishers, weight.wordings) == (2, 2, 1)


def test_a_report_that_nobody_is_known_to_publish_is_no_publisher() -> None:
    weight = members(drafted(told(1, TermKind.GUARANTORS, outlet=None, actors=[ref("sponsor")])))[
        "sponsor"
    ].weight
    assert weight is not None
    assert (weight.reports, weight.publishers) == (1, 0)


def test_a_passage_is_shown_as_its_whole_sentence() -> None:
    text = "Guns fell silent. The truce begins at noon on Feb. 27 in Homs. All hoped."
    reading = told(1, TermKind.MONITORING, text)
    start = text.index("truce begins")
    inner = replace(
        reading.term_claims[0],
        kind=TermKind.START,
        when=moment(MIDNIGHT),
        span=Span.of(text, start, start + len("truce begins")),
    )
    start_section = drafted(replace(reading, term_claims=(inner,))).section("start")
    assert start_section.proposals[0].passages[0].words == "The truce begins at noon on Feb. 27 in Homs."


def test_reports_in_a_language_without_words_for_terms_are_told_apart() -> None:
    reading = told(1, TermKind.START, when=moment(MIDNIGHT))
    other = replace(reading, report=replace(reading.report, id="report-9", language="xx"), term_claims=())
    draft = drafted(reading, other)
    assert (draft.reports, draft.on_terms, draft.unread, draft.languages) == (2, 1, 1, ("xx",))


def test_the_order_of_the_reports_does_not_change_the_draft() -> None:
    readings = [
        told(1, TermKind.START, when=moment(MIDNIGHT)),
        told(2, TermKind.START, outlet="paper", when=moment("2016-02-28")),
        told(3, TermKind.ACCEPTANCE, outlet="daily", actors=[ref("council")]),
    ]
    assert drafted(*readings) == drafted(*reversed(readings))


def test_an_agreement_told_in_a_report_on_something_else_makes_no_party() -> None:
    words = "The council agreed to end the strike."
    agreed = done_by_the_council(Act.TRUCE_AGREED, words)
    reading = told(1, TermKind.MONITORING, words, mentions=(agreed,))
    assert list(members(drafted(reading))) == ["council"]
    assert not members(drafted(replace(reading, term_claims=())))


def test_a_country_is_a_name_also_where_it_begins_a_sentence() -> None:
    def opening(name: str) -> Reading:
        words = f"{name} guarantees the truce."
        named = ActorRef(name=name, basis=RefBasis.DESCRIPTION, span=Span(start=0, end=len(name), text=name))
        return told(1, TermKind.GUARANTORS, words, actors=[named])

    assert list(members(drafted(opening("Norway")))) == ["norway"]
    assert not members(drafted(opening("Rebels")))
