"""The whole of reconciling: pure, order-independent, stable in its names, obedient to reviewers."""

from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.model.act import Act, Modality
from holdfire.model.decision import DecisionKind
from holdfire.model.incident import EvidenceState, WorkState
from holdfire.model.pairing import PairKind, Sameness
from holdfire.reconciling.reconcile import reconcile
from tests.reconciling.cases import CASE, day, decision, reading, ref, saying, telling

GLOBE = telling(
    saying(
        reading(
            "Shelling in Arda kills four as valley truce begins\n"
            "Shells killed four people in Arda on Monday evening, hours after the valley truce began.\n"
            "“We shall keep the truce as long as the other side keeps it,” Anton Palet told "
            "reporters in the capital.\n"
            "Maria Ruiz, the envoy, asked both sides to pull their guns back from the river by Friday.",
            outlet="globe",
        ),
        "“We shall keep the truce as long as the other side keeps it,”",
        ref("palet"),
    ),
    "Shells killed four people in Arda on Monday evening",
    when=day(0, 18, 5),
    by="north-army",
    killed=4,
)
HERALD = telling(
    saying(
        reading(
            "Four dead in Arda as truce in the valley starts\n"
            "Artillery fire killed four people in the town of Arda on Monday evening as the truce "
            "started in the valley.\n"
            "“We will keep to the truce for as long as the other side does so,” said Anton Palet, "
            "the spokesman, in the capital.\n"
            "The envoy Maria Ruiz called on the two sides to withdraw guns from the river before Friday.",
            outlet="herald",
            hour=13,
        ),
        "“We will keep to the truce for as long as the other side does so,”",
        ref("palet"),
    ),
    "Artillery fire killed four people in the town of Arda on Monday evening",
    when=day(0, 18, 5),
    by="north-army",
    killed=4,
)
BELA = telling(
    reading(
        "Raid on a fuel depot near Bela\n"
        "Jets bombed a fuel depot near Bela on Wednesday, firemen said; no one was hurt in "
        "the fire that followed.\n"
        "The depot serves bakeries and two hospitals, its manager said, and had been hit once "
        "before in winter.",
        outlet="globe",
        number=2,
    ),
    "Jets bombed a fuel depot near Bela on Wednesday",
    act=Act.AIR_STRIKE,
    place="bela",
    when=day(2),
)
NORTH = telling(
    reading(
        "Northern TV: four dead in Arda\n"
        "Our gunners returned fire at Arda on Monday evening and four people were killed, the "
        "Northern Army conceded.",
        outlet="north-tv",
        hour=15,
    ),
    "Our gunners returned fire at Arda on Monday evening and four people were killed",
    when=day(0, 18, 5),
    by="north-army",
    claimant="north-army",
    killed=4,
)
ALL = [GLOBE, HERALD, BELA, NORTH]


@settings(max_examples=12, deadline=None)
@given(st.randoms())
def test_the_order_of_readings_and_decisions_does_not_matter(random) -> None:
    decisions = [
        decision(DecisionKind.SAME, GLOBE.report.id, BELA.report.id, number=1),
        decision(DecisionKind.DIFFERENT, GLOBE.report.id, BELA.report.id, number=2),
        decision(DecisionKind.SET_WORK, GLOBE.mentions[0].id, value="triaged", number=3),
    ]
    expected = reconcile(ALL, CASE, decisions)
    readings = list(ALL)
    random.shuffle(readings)
    random.shuffle(decisions)
    assert reconcile(readings, CASE, decisions) == expected


def test_nothing_comes_of_nothing() -> None:
    found = reconcile([], CASE)
    assert (found.stories, found.statements, found.incidents, found.equivalences) == ((), (), (), ())


def test_two_reports_of_one_matter_are_one_story_and_a_third_is_its_own() -> None:
    stories = reconcile([GLOBE, HERALD, BELA], CASE).stories
    assert sorted(len(story.reports) for story in stories) == [1, 2]


def test_reports_weeks_apart_are_two_stories_however_alike() -> None:
    later = telling(
        reading(HERALD.report.text, outlet="south-radio", number=30), "killed four people", when=day(30)
    )
    stories = reconcile([GLOBE, later], CASE).stories
    assert len(stories) == 2


def test_one_utterance_in_two_words_is_one_statement_with_an_apparatus() -> None:
    (statement,) = reconcile([GLOBE, HERALD], CASE).statements
    assert {rendering.report for rendering in statement.renderings} == {GLOBE.report.id, HERALD.report.id}
    assert statement.speaker == "palet"
    assert statement.apparatus
    for entry in statement.apparatus:
        assert statement.base.words[entry.start : entry.end] == entry.base


def test_the_same_words_of_two_speakers_are_two_statements() -> None:
    words = "“We shall keep the truce as long as the other side keeps it,”"
    other = saying(
        reading(
            f"Envoy on the valley truce and Arda\n{words} Maria Ruiz told reporters in the capital.",
            outlet="herald",
        ),
        words,
        ref("ruiz"),
    )
    assert len(reconcile([GLOBE, other], CASE).statements) == 2


def test_two_quotations_of_one_report_stay_two_utterances() -> None:
    words = "“We shall keep the truce for as long as the other side will keep it,”"
    text = (
        f"Palet twice on the truce\n“We shall keep the truce as long as the other side "
        f"keeps it,” he said. {words} he said again."
    )
    twice = saying(
        saying(
            reading(text, outlet="globe"),
            "“We shall keep the truce as long as the other side keeps it,”",
            ref("palet"),
        ),
        words,
        ref("palet"),
    )
    assert len(reconcile([twice, HERALD], CASE).statements) == 2


def test_accounts_of_two_outlets_are_one_incident_with_two_origins() -> None:
    incidents = reconcile([GLOBE, HERALD, BELA], CASE).incidents
    joined = next(incident for incident in incidents if len(incident.accounts) == 2)
    assert joined.origins == ("globe", "herald")
    assert joined.evidence is EvidenceState.CORROBORATED


def test_what_is_feared_or_demanded_makes_no_incident() -> None:
    for modality in Modality:
        text = f"Talk of shelling\nShells may fall on Arda ({modality}), people said."
        held = telling(reading(text, outlet="globe"), "Shells may fall on Arda", modality=modality)
        told = modality in (Modality.ACTUAL, Modality.ONGOING, Modality.ALLEGED)
        assert len(reconcile([held], CASE).incidents) == told


def test_a_new_capture_published_later_renames_nothing() -> None:
    before = reconcile([GLOBE, BELA], CASE)
    after = reconcile([GLOBE, BELA, HERALD, NORTH], CASE)
    for kind in ("stories", "statements", "incidents"):
        assert {item.id for item in getattr(before, kind)} <= {item.id for item in getattr(after, kind)}


def test_reviewers_outrank_scores_on_stories() -> None:
    apart = reconcile(
        [GLOBE, HERALD], CASE, [decision(DecisionKind.DIFFERENT, HERALD.report.id, GLOBE.report.id)]
    )
    assert len(apart.stories) == 2
    (pairing,) = [item for item in apart.pairings if item.kind is PairKind.REPORTS]
    assert (pairing.sameness, pairing.by) == (Sameness.DIFFERENT, "R. Reviewer")
    joined = reconcile([GLOBE, BELA], CASE, [decision(DecisionKind.SAME, GLOBE.report.id, BELA.report.id)])
    assert len(joined.stories) == 1


def test_reviewers_outrank_scores_on_mentions_and_quotations() -> None:
    one, other = GLOBE.mentions[0].id, HERALD.mentions[0].id
    assert (
        len(reconcile([GLOBE, HERALD], CASE, [decision(DecisionKind.DIFFERENT, one, other)]).incidents) == 2
    )
    far = BELA.mentions[0].id
    assert len(reconcile([GLOBE, BELA], CASE, [decision(DecisionKind.SAME, one, far)]).incidents) == 1
    said, again = GLOBE.quotations[0].id, HERALD.quotations[0].id
    assert (
        len(reconcile([GLOBE, HERALD], CASE, [decision(DecisionKind.DIFFERENT, said, again)]).statements) == 2
    )


def test_the_last_decision_on_a_pair_holds() -> None:
    decisions = [
        decision(DecisionKind.DIFFERENT, GLOBE.report.id, HERALD.report.id, number=1),
        decision(DecisionKind.SAME, GLOBE.report.id, HERALD.report.id, number=2),
    ]
    assert len(reconcile([GLOBE, HERALD], CASE, decisions).stories) == 1


def test_a_rejected_mention_is_gone() -> None:
    ruling = decision(DecisionKind.REJECT_MENTION, GLOBE.mentions[0].id)
    assert reconcile([GLOBE], CASE, [ruling]).incidents == ()


def test_only_a_reviewer_reaches_verified() -> None:
    (incident,) = reconcile([GLOBE, HERALD, NORTH], CASE).incidents
    assert incident.evidence is EvidenceState.CORROBORATED
    ruling = decision(DecisionKind.SET_EVIDENCE, incident.id, value="verified")
    (set_so,) = reconcile([GLOBE, HERALD, NORTH], CASE, [ruling]).incidents
    assert set_so.evidence is EvidenceState.VERIFIED
    assert any("R. Reviewer" in ground for ground in set_so.grounds)


def test_a_decision_on_a_mention_holds_for_its_incident() -> None:
    ruling = decision(DecisionKind.SET_WORK, HERALD.mentions[0].id, value="in_inquiry")
    (incident,) = reconcile([GLOBE, HERALD], CASE, [ruling]).incidents
    assert incident.work is WorkState.IN_INQUIRY


def test_a_withdrawn_report_no_longer_counts_and_the_ground_says_so() -> None:
    ruling = decision(DecisionKind.RETRACT_REPORT, HERALD.report.id)
    (incident,) = reconcile([GLOBE, HERALD], CASE, [ruling]).incidents
    assert incident.evidence is EvidenceState.ALLEGED
    assert incident.origins == ("globe",)
    assert {account.report for account in incident.accounts} == {GLOBE.report.id}
    assert any(HERALD.report.id in ground and "withdrew" in ground for ground in incident.grounds)
    both = [ruling, decision(DecisionKind.RETRACT_REPORT, GLOBE.report.id, number=1)]
    (gone,) = reconcile([GLOBE, HERALD], CASE, both).incidents
    assert gone.evidence is EvidenceState.RETRACTED
    assert {account.report for account in gone.accounts} == {GLOBE.report.id, HERALD.report.id}
