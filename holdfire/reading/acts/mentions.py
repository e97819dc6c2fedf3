"""Reads what a report says has happened, will, might or did not: act, who, where, when, whose word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from holdfire.lexicon.trigger_patterns import Family, act_codings
from holdfire.model.act import SAID_TO_BE_SO, Act, Modality
from holdfire.model.actor import ActorRef
from holdfire.model.identity import content_id
from holdfire.model.mention import Mention
from holdfire.model.quotation import Quotation, SpeechModality, Tier
from holdfire.model.report import Report
from holdfire.model.when import When
from holdfire.reading.acts.acts_told import ActTold
from holdfire.reading.acts.circumstances import CircumstanceReader
from holdfire.reading.acts.claimants import claimant_of
from holdfire.reading.acts.contingencies import Naming, namings_of_contingencies
from holdfire.reading.acts.means import Means, means_in
from holdfire.reading.acts.sentence_reader import SentenceReader, readers_of
from holdfire.reading.found import Found
from holdfire.reading.sentences import Sentence
from holdfire.reading.stretches import inside

PAST_NEWS = timedelta(days=45)
"""What happened longer before publication than this is background, not news of the day."""

_ABOUT_A_PLAN = frozenset({Act.TALKS, Act.SUPPORT, Act.PROMISE, Act.COOPERATION, Act.THREAT})
"""Acts that, done to a contingency, are told by its term claim and its stance."""


_FARTHEST_NUMBER = 4


def find_mentions(report: Report, sentences: Sequence[Sentence], found: Found) -> tuple[Mention, ...]:
    """The acts told in the sentences, in order of place.

    Empty where the report's language has no tables of triggers.
    """
    mentions: list[Mention] = []
    for reader in readers_of(report, sentences, found):
        mentions.extend(_MentionReader.of(report, reader, found).mentions())
    return tuple({mention.id: mention for mention in mentions}.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class _MentionReader:
    """All that is needed to make the mentions of one sentence."""

    report: Report
    sentence: SentenceReader
    found: Found
    circumstances: CircumstanceReader
    means: tuple[Means, ...]
    plans: tuple[Naming, ...]

    @classmethod
    def of(cls, report: Report, sentence: SentenceReader, found: Found) -> "_MentionReader":
        return cls(
            report=report,
            sentence=sentence,
            found=found,
            circumstances=CircumstanceReader(
                sentence.words,
                sentence.clauses,
                inside(found.places, sentence.start, sentence.end),
                inside(found.times, sentence.start, sentence.end),
                inside(found.counts, sentence.start, sentence.end),
            ),
            means=means_in(report.text, sentence.start, sentence.end, report.language or ""),
            plans=tuple(namings_of_contingencies(sentence, report.language or "")),
        )

    def mentions(self) -> Iterator[Mention]:
        for told in self.sentence.acts:
            if told.trigger.act is not None and not self._is_tally(told):
                yield self._mention(told, told.trigger.act)

    def _mention(self, told: ActTold, act: Act) -> Mention:
        trigger = self.sentence.span(told.first, told.last)
        means = self._means_of(told)
        if act is Act.ATTACK_UNSPECIFIED and means is not None and means.act is not None:
            act = means.act
        quotation = self.found.quotation_of(trigger.start, trigger.end)
        participants = self.sentence.participants.of_act(told)
        when = self.circumstances.when_of(told)
        modality, claimant = self._on_whose_word(told, quotation, when)
        return Mention(
            id=content_id("mention", self.report.id, str(trigger.start), act),
            report=self.report.id,
            act=act,
            trigger=trigger,
            clause=self.sentence.span(*self.sentence.clauses.words_of(told.first)),
            modality=modality,
            plover=act_codings()[act].plover,
            actors=participants.actors,
            targets=tuple(ref for ref in participants.targets if ref != claimant),
            place=self.circumstances.place_of(told),
            when=when,
            means=means.span if means else None,
            harm=self.circumstances.harm_of(told, self._force()),
            claimant=claimant,
            in_quotation=quotation.id if quotation else None,
            tier=_tier(modality, participants.actors, quotation),
        )

    def _is_tally(self, told: ActTold) -> bool:
        """ "nine violations of the truce": a count of breaches is a tally, never an incident (law 7)."""
        if told.trigger.act is not Act.TRUCE_VIOLATED or not told.nominal:
            return False
        first = max(0, told.first - _FARTHEST_NUMBER)
        near = self.sentence.span(first, told.last)
        return any(near.start <= count.span.start < near.end for count in self.circumstances.counts)

    def _force(self) -> list[ActTold]:
        return [told for told in self.sentence.acts if told.trigger.family is Family.FORCE]

    def _means_of(self, told: ActTold) -> Means | None:
        """The means named in an act's clause, nearest to it."""
        if told.trigger.family is not Family.FORCE:
            return None
        clause = self.sentence.span(*self.sentence.clauses.words_of(told.first))
        near = [means for means in self.means if clause.holds(means.span)]
        at = self.sentence.words.words[told.first].start
        return min(near, key=lambda means: abs(means.span.start - at), default=None)

    def _on_whose_word(
        self, told: ActTold, quotation: Quotation | None, when: When | None
    ) -> tuple[Modality, ActorRef | None]:
        """The modality, and whose word it is: what a speaker says happened is ALLEGED (law 10)."""
        modality = self._told_modality(told)
        claimant = quotation.speaker if quotation else claimant_of(told, self.sentence.participants)
        if modality in (Modality.ACTUAL, Modality.ONGOING) and self._is_long_past(when):
            return Modality.BACKGROUND, claimant
        if modality not in SAID_TO_BE_SO:
            return modality, claimant
        if quotation is not None and quotation.modality is SpeechModality.DENIED:
            return Modality.DENIED, claimant
        own_words = told.trigger.family is Family.WORDS and quotation is None
        if (quotation is not None or claimant is not None) and not own_words:
            return Modality.ALLEGED, claimant
        return modality, claimant

    def _told_modality(self, told: ActTold) -> Modality:
        """The modality in its teller's voice; talk of a contingency is no happening."""
        modality = self.sentence.modality.of(told)
        of_plan = any(
            self.sentence.clauses.same(told.first, n.first) and n.last > told.first for n in self.plans
        )
        if of_plan and modality in SAID_TO_BE_SO and told.trigger.act in _ABOUT_A_PLAN:
            return Modality.CONDITIONAL
        return modality

    def _is_long_past(self, when: When | None) -> bool:
        published = self.report.published.earliest if self.report.published else None
        if when is None or when.latest is None or published is None:
            return False
        return when.latest < published - PAST_NEWS


def _tier(modality: Modality, actors: Sequence[ActorRef], quotation: Quotation | None) -> Tier:
    """C where it is no plain telling or hangs in a nested quotation; A where the actor is known too."""
    nested = quotation is not None and quotation.nested_in is not None
    if modality not in SAID_TO_BE_SO or nested:
        return Tier.C
    return Tier.A if any(ref.actor for ref in actors) else Tier.B
