"""Relations hold what two actors do to, with and about one another, each with its incidents and passages."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from holdfire.judging.issues import issues_in
from holdfire.judging.judge import judge
from holdfire.judging.moments import read_moment
from holdfire.lexicon.tables import Lexicon, languages
from holdfire.model.act import Act, Modality
from holdfire.model.incident import AttributionState, Incident
from holdfire.model.quotation import Quotation, QuotationKind, SpeechModality
from holdfire.model.reading import Reading
from holdfire.model.reconciled import Reconciled
from holdfire.model.relation import Dealings, Issue, Relations, Tone
from holdfire.model.span import Citation, Span
from holdfire.model.statement import Rendering, RenderingFit, Statement
from holdfire.model.when import When
from tests.judging.factories import ACTORS, account, agreement, case, incident, mention, reading, ref

NOW = datetime(2016, 3, 20, tzinfo=UTC)
ZONE = "Asia/Damascus"
TERMS = agreement()
WORLD = case()


def day(text: str = "2016-02-28") -> When:
    return read_moment(text, ZONE)


def related(
    *incidents: Incident, readings: tuple[Reading, ...] = (), statements: tuple[Statement, ...] = ()
) -> Relations:
    read = readings or tuple(reading(number, mentions=(mention(number=number),)) for number in range(1, 6))
    reconciled = Reconciled(incidents=incidents, statements=statements)
    return judge(TERMS, WORLD, reconciled, read, (), NOW).relations


def the_pair(*incidents: Incident, **more: object) -> Dealings:
    (pair,) = related(*incidents, **more).pairs  # type: ignore[arg-type]
    return pair


def test_acts_are_counted_by_kind_and_week_and_a_person_acts_for_its_party() -> None:
    sunday = incident(Act.SHELLING, account(["army"], ["council"], when=day("2016-02-28")), id="a")
    monday = incident(Act.SHELLING, account(["general"], ["brigades"], when=day("2016-02-29")), id="b")
    freed = account(["council"], ["government"], when=day("2016-03-01"))
    release = incident(Act.PRISONER_RELEASE, freed, id="c")
    pair = the_pair(sunday, monday, release)
    assert (pair.one, pair.other) == ("council", "government")
    assert [(week.week, week.doer, week.act, week.tone, week.incidents) for week in pair.acts] == [
        (date(2016, 2, 22), "government", Act.SHELLING, Tone.HOSTILE, ("a",)),
        (date(2016, 2, 29), "council", Act.PRISONER_RELEASE, Tone.COOPERATIVE, ("c",)),
        (date(2016, 2, 29), "government", Act.SHELLING, Tone.HOSTILE, ("b",)),
    ]
    assert pair.steps == ("c",)


def test_an_act_without_a_time_is_of_no_week() -> None:
    pair = the_pair(incident(Act.SHELLING, account(["army"], ["council"])))
    assert [week.week for week in pair.acts] == [None]


def test_what_is_only_threatened_denied_or_planned_is_no_act() -> None:
    for modality in (Modality.THREATENED, Modality.DENIED, Modality.FUTURE):
        told = account(["army"], ["council"], when=day(), modality=modality)
        assert related(incident(Act.SHELLING, told)).pairs == ()


def test_two_who_talk_are_in_contact() -> None:
    pair = the_pair(incident(Act.TALKS, account(["government", "council"], when=day())))
    assert pair.contacts == ("incident-1",)
    assert pair.acts == ()


def test_steps_toward_nobody_named_are_their_doers_own() -> None:
    found = related(incident(Act.WITHDRAWAL, account(["army"], when=day())))
    assert found.pairs == ()
    assert [(one.actor, one.steps) for one in found.standpoints] == [("government", ("incident-1",))]


def accused(denied_by: str | None = None) -> Incident:
    said = replace(account(["army"], when=day()), claimant=ref("council"), modality=Modality.ALLEGED)
    accounts = [said]
    if denied_by:
        no = account(["army"], when=day(), number=2, modality=Modality.DENIED)
        accounts.append(replace(no, claimant=ref(denied_by)))
    return incident(Act.SHELLING, *accounts)


def test_who_says_that_another_did_it_accuses_and_a_denial_stands_beside() -> None:
    (open_one,) = the_pair(accused()).accusations
    assert (open_one.accuser, open_one.accused, open_one.denied) == ("council", "government", False)
    assert len(open_one.citations) == 1
    (denied,) = the_pair(accused("general")).accusations
    assert (denied.denied, len(denied.denials)) == (True, 1)
    (by_others,) = the_pair(accused("kurds")).accusations
    assert not by_others.denied


def test_the_records_own_denial_counts_where_one_alone_is_accused() -> None:
    happening = replace(accused("kurds"), attribution=AttributionState.DENIED)
    (told,) = the_pair(happening).accusations
    assert told.denied


def test_an_accusation_in_words_is_one_too() -> None:
    pair = the_pair(incident(Act.ACCUSATION, account(["council"], ["army"], when=day())))
    assert [(told.accuser, told.accused, told.act) for told in pair.accusations] == [
        ("council", "government", Act.ACCUSATION)
    ]


def test_a_body_and_its_own_people_are_no_pair_of_accuser_and_accused() -> None:
    own = replace(account(["army"], when=day()), claimant=ref("general"))
    assert related(incident(Act.SHELLING, own)).pairs == ()


def test_members_do_not_speak_for_the_coalition_they_sit_in() -> None:
    found = the_pair(incident(Act.SHELLING, account(["neighbour"], ["kurds"], when=day())))
    assert (found.one, found.other) == ("kurds", "neighbour")
    legion = "  - {id: legion, kind: armed_force, names: [Legion], memberships: [{of: support-group}]}\n"
    world = case(ACTORS + legion)
    who = replace(ref("army"), actor="legion", name="Legion")
    told = replace(account(targets=["kurds"], when=day()), actors=(who,))
    reconciled = Reconciled(incidents=(incident(Act.SHELLING, told),))
    (pair,) = judge(TERMS, world, reconciled, (), (), NOW).relations.pairs
    assert (pair.one, pair.other) == ("kurds", "legion")


def spoken(number: int, speaker: str, words: str) -> tuple[Statement, Reading]:
    span = Span(start=0, end=len(words), text=words)
    quotation = Quotation(
        id=f"quotation-{number}", report=f"report-{number}", kind=QuotationKind.DIRECT, contents=(span,)
    )
    base = Rendering(
        siglum="A",
        quotation=quotation.id,
        report=quotation.report,
        words=words,
        fit=RenderingFit.BASE,
        language="en",
    )
    statement = Statement(
        id=f"statement-{number}",
        speaker=speaker,
        speaker_name=speaker,
        modality=SpeechModality.SAID,
        renderings=(base,),
    )
    return statement, reading(number, quotations=(quotation,))


def test_positions_stand_issue_by_issue_and_two_who_spoke_on_one_issue_are_a_pair() -> None:
    said = [
        spoken(1, "general", "The truce holds and the aid goes through."),
        spoken(2, "council", "The ceasefire is a fiction."),
        spoken(3, "kurds", "Prisoners must go home."),
    ]
    found = related(
        readings=tuple(read for _, read in said), statements=tuple(statement for statement, _ in said)
    )
    assert [(pair.one, pair.other) for pair in found.pairs] == [("council", "government")]
    positions = {one.actor: [position.issue for position in one.positions] for one in found.standpoints}
    assert positions == {
        "council": [Issue.IN_FORCE],
        "government": [Issue.IN_FORCE, Issue.AID],
        "kurds": [Issue.PRISONERS],
    }
    (first, *_) = found.standpoints[1].positions
    words = "The truce holds and the aid goes through."
    assert first.speaker == "general"
    assert first.citation == Citation(report="report-1", span=Span(start=0, end=len(words), text=words))


@pytest.mark.parametrize("language", [name for name in languages() if Lexicon(language=name).has("issues")])
def test_every_word_of_an_issue_is_found_in_its_example(language: str) -> None:
    for row in Lexicon(language=language).table("issues"):
        assert Issue(row["issue"]) in set(issues_in(row["example"], language)), row


def test_a_language_without_a_table_names_no_issue() -> None:
    assert list(issues_in("The truce holds.", "xx")) == []
