"""Equivalences: offered with kinds and counts, never applied, settled by a reviewer alone."""

from datetime import UTC, datetime

from holdfire.model.decision import Decision, DecisionKind
from holdfire.model.reconciled import EvidenceKind
from holdfire.reconciling.reconcile import reconcile
from tests.reconciling.cases import CASE, reading, ref, saying

STRANGER = saying(
    saying(
        saying(
            reading(
                "The capital wants to focus on the plan “In” for the valley\n"
                "“We now focus on plan “B”, and all forces must leave the river by Friday,” said "
                "press secretary Anton Palet.\n"
                "“It is too early to speak of other plans while guns stand there,” added Chambers.\n"
                "The main aim is to stop the shelling of river towns, said Chambers.\n"
                "“The main aim today is to stop all shelling of the river towns,” said Palet.",
                outlet="north-news",
            ),
            "“We now focus on plan “B”, and all forces must leave the river by Friday,”",
            ref("palet"),
            "said",
        ),
        "“It is too early to speak of other plans while guns stand there,”",
        ref(None, "Chambers"),
        "added",
    ),
    "The main aim is to stop the shelling of river towns",
    ref(None, "Chambers"),
)
STRANGER = saying(
    STRANGER, "“The main aim today is to stop all shelling of the river towns,”", ref("palet"), "said Palet"
)
OTHER = saying(
    reading(
        "Capital: forces must leave the river by Friday\n"
        "“We are focusing on ‘Plan B’ now and every force has to leave the river by Friday,” "
        "Anton Palet told reporters.\n"
        "He is not looking at “Plan C” for the valley, and the river towns hope for an end of shelling.",
        outlet="globe",
        hour=13,
    ),
    "“We are focusing on ‘Plan B’ now and every force has to leave the river by Friday,”",
    ref("palet"),
)
BOTH = [STRANGER, OTHER]


def offered(decisions=()):
    return {item.here: item for item in reconcile(BOTH, CASE, decisions).equivalences}


def ruling(kind: DecisionKind, target: str) -> Decision:
    at = datetime(2021, 3, 9, tzinfo=UTC)
    return Decision(id="decision-1", kind=kind, target=target, by="R. Reviewer", at=at, reason="it is he")


def test_a_speaker_under_a_mistaken_name_is_offered_with_its_evidence() -> None:
    found = offered()["Chambers"]
    assert (found.there, found.actor, found.status) == ("Anton Palet", "palet", "inferred")
    assert set(found.kinds) == {
        EvidenceKind.SPEAKER_CONTINUITY,
        EvidenceKind.SAME_WORDS,
        EvidenceKind.NEVER_INTRODUCED,
    }
    assert found.segments == 2
    assert found.reports == 1


def test_every_ground_leads_to_its_passage() -> None:
    texts = {item.report.id: item.report.text for item in BOTH}
    for found in offered().values():
        for ground in found.evidence:
            assert ground.citations
            for citation in ground.citations:
                at = citation.span
                assert texts[citation.report][at.start : at.end] == at.text


def test_a_label_that_stands_where_another_stands_is_offered_and_the_slip_is_knowledge() -> None:
    found = offered()["plan “In”"]
    assert found.there == "plan “B”"
    assert EvidenceKind.SAME_SLOT in found.kinds
    assert EvidenceKind.KNOWN_SLIP in found.kinds
    assert found.status == "inferred"
    assert found.segments >= 2


def test_two_labels_told_apart_in_one_sentence_are_not_offered_as_one() -> None:
    held = reading(
        "Plans\nWe focus on plan “B”, he said, and they focus on plan “C” instead.", outlet="globe"
    )
    again = reading("Plans\nWe focus on plan “B”.\nLet us focus on plan “C”.", outlet="herald")
    assert reconcile([held, again], CASE).equivalences == ()


def test_nothing_is_merged_by_an_inference() -> None:
    statements = reconcile(BOTH, CASE).statements
    for statement in statements:
        names = {
            quotation.speaker.name
            for item in BOTH
            for quotation in item.quotations
            if quotation.id in {rendering.quotation for rendering in statement.renderings}
            and quotation.speaker
        }
        assert len(names) == 1


def test_a_reviewer_accepts_or_rejects() -> None:
    inferred = offered()["Chambers"].id
    accepted = offered([ruling(DecisionKind.ACCEPT_EQUIVALENCE, inferred)])["Chambers"]
    assert (accepted.id, accepted.status) == (inferred, "accepted")
    rejected = offered([ruling(DecisionKind.REJECT_EQUIVALENCE, inferred)])["Chambers"]
    assert (rejected.id, rejected.status) == (inferred, "rejected")


def test_an_accepted_name_speaks_as_the_one_it_stands_for() -> None:
    words = "“It is too early to speak of other plans while the guns are there,”"
    third = saying(
        reading(
            f"Too early, says Palet\n{words} said Anton Palet, press secretary, of the river towns "
            f"and plan “B”.",
            outlet="herald",
        ),
        words,
        ref("palet"),
    )
    inferred = offered()["Chambers"].id

    def joined(decisions=()):
        found = reconcile([*BOTH, third], CASE, decisions).statements
        return sum(len(item.renderings) > 1 for item in found)

    assert joined([ruling(DecisionKind.ACCEPT_EQUIVALENCE, inferred)]) == joined() + 1
