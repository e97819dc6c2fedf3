"""Acts that reports speak of without saying that they happened: denied, planned, demanded, conditional."""

from dataclasses import dataclass

from holdfire.lexicon.tables import SHARED, Lexicon
from holdfire.model.act import SAID_TO_BE_SO
from holdfire.model.mention import Mention
from holdfire.showing.teller import Passage, Teller

FAMILIES = frozenset({"force", "easing", "truce"})
"""Families of acts that bear on the truce; words about words are left to the reports' own pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotCounted:
    """An act as one passage speaks of it, how it is put (`modality`), on whose word, by whom it would
    be, and the passage. It is no incident and enters no count."""

    act: str
    modality: str
    source: str
    actors: str
    passage: Passage


def not_counted(teller: Teller) -> tuple[NotCounted, ...]:
    """Every such mention that stands in no incident, by the manner it is put in."""
    dossier = teller.dossier
    joined = {account.mention for incident in dossier.incidents.values() for account in incident.accounts}
    acts = {row["act"] for row in Lexicon(language=SHARED).table("acts") if row["family"] in FAMILIES}
    found = [
        mention
        for mention in dossier.mentions.values()
        if mention.modality not in SAID_TO_BE_SO and mention.id not in joined and mention.act.value in acts
    ]
    shown = (_shown(teller, mention) for mention in found)
    return tuple(sorted(shown, key=lambda item: (item.modality, item.act, item.passage.published)))


def _shown(teller: Teller, mention: Mention) -> NotCounted:
    report = teller.dossier.readings[mention.report].report
    return NotCounted(
        act=teller.words.of(mention.act),
        modality=teller.words.of(mention.modality),
        source=teller.named(mention.claimant, teller.outlet(report)),
        actors=", ".join(dict.fromkeys(teller.named(actor) for actor in mention.actors))
        or teller.say("nobody named"),
        passage=teller.passage(mention.report, mention.clause),
    )
