"""Reconciles: joins what many reports say into stories, statements and incidents; a pure function of them."""

from collections.abc import Sequence

from holdfire.lexicon.embeddings import Encoder
from holdfire.model.case import Case
from holdfire.model.decision import Decision
from holdfire.model.put_right import PutRight
from holdfire.model.reading import Reading
from holdfire.model.reconciled import Reconciled
from holdfire.reconciling.corrections import find_corrections
from holdfire.reconciling.decided import decided
from holdfire.reconciling.disagreements import find_disagreements
from holdfire.reconciling.equivalences import accepted_names, find_equivalences, first_grounds
from holdfire.reconciling.heads import Headed
from holdfire.reconciling.incidents import find_incidents
from holdfire.reconciling.lineage import lineage
from holdfire.reconciling.listed import present
from holdfire.reconciling.speaker_grounds import name_grounds
from holdfire.reconciling.speakers import Speakers
from holdfire.reconciling.statements import find_statements
from holdfire.reconciling.stories import find_stories
from holdfire.reconciling.told_apart import ToldApart


def reconcile(
    readings: Sequence[Reading],
    case: Case,
    decisions: Sequence[Decision] = (),
    encoder: Encoder | None = None,
) -> Reconciled:
    """All that the readings amount to. The order of readings and decisions does not matter; of readings of
    one report the last given holds. A reviewer's decision outranks every score, and an equivalence joins
    nothing until a reviewer accepts it. A row of a table of events is no report of news: it stands in no
    story and copies none, and joins what reports tell of the happening it lists. `encoder` is the embeddings
    model that the case names, if any."""
    right = PutRight.of(readings, decisions, case)
    every = Headed.of(right.readings)
    by_id = every.by_report()
    ruled = decided(decisions, right.in_words)
    in_order = present(every.each_once(), ruled)
    case = case.with_places(place for head in in_order.heads for place in head.given)
    told = in_order.where(lambda head: head.row is None)
    descent = lineage(in_order.readings, case, ruled.apart())
    matters, said = find_stories(told, descent, ruled, case, encoder)
    stories = matters.stories
    first = first_grounds(by_id, stories, case)
    offered = find_equivalences(first, (), descent, ruled.equivalences)
    speakers = Speakers(case, accepted_names(offered, ruled.equivalences))
    apart = ToldApart.of(told.readings, case)
    statements, quotation_pairings = find_statements(said, matters, descent, speakers, ruled, apart)
    del said, apart  # they fill much memory, and nothing below asks for them
    corrections = find_corrections(by_id, told.by_id(), stories, case)
    incidents, mention_pairings = find_incidents(
        in_order.readings, matters, descent, case, ruled, corrections
    )
    return Reconciled(
        stories=tuple(sorted(stories, key=lambda item: item.id)),
        statements=tuple(sorted(statements, key=lambda item: item.id)),
        incidents=tuple(sorted(incidents, key=lambda item: item.id)),
        equivalences=find_equivalences(
            first, name_grounds(statements, by_id, case), descent, ruled.equivalences
        ),
        disagreements=find_disagreements(by_id, incidents, statements, case, descent),
        pairings=(*matters.pairings, *quotation_pairings, *mention_pairings),
    )
