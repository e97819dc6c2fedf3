"""Reads what a report says has happened, will, might or did not: act, who, where, when, whose word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from holdfire.lexicon.trigger_patterns import Family, TriggerKind, act_codings
from holdfire.model.act import SAID_TO_BE_SO, Act, Modality
from holdfire.model.actor import ActorRef
from holdfire.model.identity import content_id
from holdfire.model.mention import Mention
from holdfire.model.quotation import Quotation, QuotationKind, SpeechModality
from holdfire.model.report import BlockKind, Report
from holdfire.model.span import Span
from holdfire.model.when import Precision, TimeBasis, When
from holdfire.reading.acts.acts_told import ActTold
from holdfire.reading.acts.circumstances import CircumstanceReader
from holdfire.reading.acts.claimants import claimant_of
from holdfire.reading.acts.contingencies import Naming, namings_of_contingencies
from holdfire.reading.acts.continuing import Telling, happenings_told
from holdfire.reading.acts.means import Means, means_in
from holdfire.reading.acts.sentence_reader import SentenceReader, readers_of
from holdfire.reading.acts.things_done_to import ThingsDoneTo
from holdfire.reading.acts.tiers import Signs, tier_of
from holdfire.reading.acts.who_acts import WhoActs
from holdfire.reading.found import Found
from holdfire.reading.sentences import Sentence
from holdfire.reading.stretches import inside

PAST_NEWS = timedelta(days=45)
"""What happened longer before publication than this is background, not news of the day."""

_ABOUT_A_PLAN = frozenset({Act.TALKS, Act.SUPPORT, Act.PROMISE, Act.COOPERATION, Act.THREAT})
"""Acts that, done to a contingency, are told by its term claim and its stance."""


_FARTHEST_ARTICLE = 2
_NEAR, _PARTS_OF_PARTICULAR = 25, 4
_POINTING = frozenset({"the", "this", "that", "these", "those"})
_COUNTED = frozenset({TimeBasis.RELATIVE, TimeBasis.ASSUMED_ZONE})
_PARTS_OF_A_DAY = frozenset({Precision.PART_OF_DAY, Precision.HOUR})
_PARTING = frozenset(",;:–—(")
_FARTHEST_USE = 5
_OF_USE = frozenset({"with", "by", "using", "from", "in", "of", "via", "under", "fire", "fired"})
_MEASURED = frozenset({"before", "after"})


def find_mentions(report: Report, sentences: Sequence[Sentence], found: Found) -> tuple[Mention, ...]:
    """The acts told in the sentences, in order of place.

    Empty where the report's language has no tables of triggers.
    """
    return mentions_in(report, sentences, readers_of(report, sentences, found), found)


def mentions_in(
    report: Report, sentences: Sequence[Sentence], readers: Sequence[SentenceReader], found: Found
) -> tuple[Mention, ...]:
    """The acts told in the sentences, whose `readers` are those of `readers_of`."""
    tellings: list[Telling] = []
    for number, reader in enumerate(readers):
        if reader.acts and sentences[number].kind is not BlockKind.SUBHEAD:
            tellings.extend(_MentionReader.of(report, reader, found).tellings(number, sentences[number]))
    return tuple({mention.id: mention for mention in happenings_told(tellings)}.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class _MentionReader:
    """All that is needed to make the mentions of one sentence."""

    report: Report
    sentence: SentenceReader
    found: Found
    circumstances: CircumstanceReader
    who: WhoActs
    force: tuple[ActTold, ...]
    means: tuple[Means, ...]
    plans: tuple[Naming, ...]

    @classmethod
    def of(cls, report: Report, sentence: SentenceReader, found: Found) -> "_MentionReader":
        force = tuple(told for told in sentence.acts if told.trigger.family is Family.FORCE)
        language = report.language or ""
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
                _sayings(sentence),
            ),
            who=WhoActs(
                sentence=sentence, actors=found.known, on=_day_of(report), things=_things_in(sentence, found)
            ),
            force=force,
            means=means_in(report.text, sentence.start, sentence.end, language) if force else (),
            plans=tuple(namings_of_contingencies(sentence, language)),
        )

    def tellings(self, number: int, sentence: Sentence) -> Iterator[Telling]:
        """The mentions of the sentence, the `number`-th of its report."""
        for told in self.sentence.acts:
            if told.trigger.act is not None and not self._is_tally(told):
                yield Telling(
                    mention=self._mention(told, told.trigger.act),
                    sentence=number,
                    paragraph=sentence.paragraph,
                    places=frozenset(place.spot for place in self.circumstances.places),
                    headline=sentence.kind is BlockKind.HEADLINE,
                    only_harm=self._tells_harm(told),
                    definite=self._points_back(told),
                )

    def _tells_harm(self, told: ActTold) -> bool:
        words = self.sentence.words.words[told.first : told.last]
        small = self.sentence.participants.small
        return told.trigger.act is Act.ATTACK_UNSPECIFIED and any(
            small.plays("harming", word.lemma) for word in words
        )

    def _points_back(self, told: ActTold) -> bool:
        """ "the shelling", "one of the shells": what the report has told before."""
        before = self.sentence.words.words[max(0, told.first - _FARTHEST_ARTICLE) : told.first]
        noun = told.trigger.kind is not TriggerKind.VERB
        return noun and any(word.lower in _POINTING for word in before)

    def _mention(self, told: ActTold, act: Act) -> Mention:
        trigger = self.sentence.span(told.first, told.last)
        means = self._means_of(told)
        act = self._by_means(told, act, means)
        quotation = self.found.quotation_of(trigger.start, trigger.end)
        when = self.circumstances.when_of(told)
        modality, claimant = self._on_whose_word(told, quotation, when)
        when = self._not_after_publication(when, modality)
        participants = self.who.of(told, claimant)
        place = self.circumstances.place_of(told)
        harm = self.circumstances.harm_of(told, self.force)
        signs = Signs(
            doer=bool(participants.actors),
            near=any(_is_near(ref, trigger) for ref in participants.actors),
            aim=bool(participants.targets),
            place=place is not None,
            time=when is not None,
            harm=bool(harm),
            worded=told.length > 1,
            particular=told.trigger.parts >= _PARTS_OF_PARTICULAR,
            known=any(ref.actor for ref in (*participants.actors, *participants.targets)),
        )
        return Mention(
            id=content_id("mention", self.report.id, str(trigger.start), act),
            report=self.report.id,
            act=act,
            trigger=trigger,
            clause=self._clause_of(told),
            modality=modality,
            plover=act_codings()[act].plover,
            actors=participants.actors,
            targets=participants.targets,
            place=place,
            when=when,
            means=means.span if means else None,
            harm=harm,
            claimant=claimant,
            in_quotation=quotation.id if quotation else None,
            tier=tier_of(act, modality, quotation, signs, in_main_clause=not self._is_subordinate(told)),
        )

    def _is_subordinate(self, told: ActTold) -> bool:
        return self.sentence.clauses.at(told.first).parent is not None

    def _by_means(self, told: ActTold, act: Act, means: Means | None) -> Act:
        """What the means make of an attack told without its kind, or of fire opened with heavy weapons."""
        if act is Act.ATTACK_UNSPECIFIED and means is not None and self._did_it(told, means):
            return means.act or act
        if act is Act.SMALL_ARMS_FIRE and told.trigger.kind is TriggerKind.VERB:
            start, _ = self.sentence.clauses.words_of(told.first)
            subject = self.sentence.span(start, told.first) if start < told.first else None
            used = [m for m in self.means if subject and subject.holds(m.span)]
            if means is not None and (means.span.start > self.sentence.words.words[told.first].start):
                used.append(means)
            return Act.SHELLING if any(m.act is Act.SHELLING for m in used) else act
        return act

    def _did_it(self, told: ActTold, means: Means) -> bool:
        """Whether a means was used, not hit: "brought down a drone"."""
        own_words = self.sentence.span(told.first, told.last)
        head = self.sentence.words.words[self.sentence.words.at(means.span.end - 1)].lemma
        downed = told.trigger.sufferers & {"drone"}
        return not (own_words.holds(means.span) or downed or head in told.trigger.sufferers)

    def _clause_of(self, told: ActTold) -> Span:
        """The clause an act is told in, without the marks at its edges that part it from the next."""
        first, last = self.sentence.clauses.words_of(told.first)
        words = self.sentence.words.words
        while first < told.first and words[first].text in _PARTING:
            first += 1
        while last > told.last and words[last - 1].text in _PARTING:
            last -= 1
        measured = self.sentence.participants.small.plays("time_unit", words[last - 1].lemma)
        if last < len(words) and words[last].lower in _MEASURED and measured:
            _, last = self.sentence.clauses.words_of(last)
            last -= words[last - 1].text in _PARTING
        return self.sentence.span(first, last)

    def _is_tally(self, told: ActTold) -> bool:
        """ "19 breaches, three killed", "the number of attacks": sums are tallies, never incidents (law 7). A
        breach that is told with its count is told; that it makes no incident is seen to where they are
        joined."""
        words, small = self.sentence.words, self.sentence.participants.small
        if small.ends_with("summing", words.lemmas(told.first - 2, told.first)):
            return True
        return self._tells_harm(told) and any(small.plays("breach", word.lemma) for word in words.words)

    def _means_of(self, told: ActTold) -> Means | None:
        """The means named in an act's clause, nearest to it."""
        if told.trigger.family is not Family.FORCE:
            return None
        clause = self.sentence.span(*self.sentence.clauses.words_of(told.first))
        near = [means for means in self.means if clause.holds(means.span)]
        at = self.sentence.words.words[told.first].start
        used = (means for means in near if means.span.start < at or self._is_used(means))
        return min(used, key=lambda means: abs(means.span.start - at), default=None)

    def _is_used(self, means: Means) -> bool:
        """ "hit by a drone", "fired mortars", not "destroyed two tanks": what stands behind the act was used
        where a word of use opens it, else only what is shot and dropped is."""
        number = self.sentence.words.at(means.span.start)
        before = {word.lower for word in self.sentence.words.words[max(0, number - _FARTHEST_USE) : number]}
        return not _OF_USE.isdisjoint(before)

    def _on_whose_word(
        self, told: ActTold, quotation: Quotation | None, when: When | None
    ) -> tuple[Modality, ActorRef | None]:
        """The modality, and whose word it is: what a speaker says happened is ALLEGED (law 10)."""
        modality = self._told_modality(told)
        claimant = quotation.speaker if quotation else claimant_of(told, self.sentence.participants)
        if modality in (Modality.ACTUAL, Modality.ONGOING) and self._is_long_past(when):
            return Modality.BACKGROUND, claimant
        if modality is Modality.NEGATED and quotation is not None:
            return Modality.DENIED, claimant
        if modality not in SAID_TO_BE_SO:
            return modality, claimant
        if quotation is not None and self._denies(quotation, told):
            return Modality.DENIED, claimant
        own_words = told.trigger.family is Family.WORDS and quotation is None
        if (quotation is not None or claimant is not None) and not own_words:
            return Modality.ALLEGED, claimant
        return modality, claimant

    def _denies(self, quotation: Quotation, told: ActTold) -> bool:
        """Whether an act is what is denied; not the deed of whoever "which denies it" only describes."""
        if quotation.modality is not SpeechModality.DENIED:
            return False
        cue, sentence = quotation.cue, self.sentence
        if (
            cue is None
            or quotation.kind is not QuotationKind.INDIRECT
            or not sentence.start <= cue.start < sentence.end
        ):
            return True
        denying = sentence.clauses.at(sentence.words.at(cue.start))
        return denying.parent != sentence.clauses.of_word[told.first]

    def _not_after_publication(self, when: When | None, modality: Modality) -> When | None:
        """A clock time without a day that would lie after publication, on the last day it can mean; so too a
        part of the day of what is said to have happened ("was shelled at night", told at noon)."""
        published = self.report.published.latest if self.report.published else None
        if when is None or when.earliest is None or when.latest is None or published is None:
            return when
        late = when.earliest - published
        if not timedelta() < late < timedelta(days=1) or when.basis not in _COUNTED or when.alternatives:
            return when
        happened = when.precision in _PARTS_OF_A_DAY and modality in SAID_TO_BE_SO
        if when.precision is not Precision.MINUTE and not happened:
            return when
        day = timedelta(days=1)
        return replace(when, earliest=when.earliest - day, latest=when.latest - day)

    def _told_modality(self, told: ActTold) -> Modality:
        """The modality in its teller's voice; talk of a contingency is no happening."""
        modality = self.sentence.modality.of(told)
        if modality not in SAID_TO_BE_SO or told.trigger.act not in _ABOUT_A_PLAN:
            return modality
        same = self.sentence.clauses.same
        of_plan = any(same(told.first, plan.first) and plan.last > told.first for plan in self.plans)
        return Modality.CONDITIONAL if of_plan else modality

    def _is_long_past(self, when: When | None) -> bool:
        published = self.report.published.earliest if self.report.published else None
        if when is None or when.latest is None or published is None:
            return False
        return when.latest < published - PAST_NEWS and not self._lasts_from(when)

    def _lasts_from(self, when: When) -> bool:
        """ "has kept the truce since January": the time is only the beginning."""
        words = self.sentence.words
        times = [time for time in self.circumstances.times if time.when is when]
        return any(words.lower(words.at(time.span.start) - 1) == "since" for time in times)


def _is_near(ref: ActorRef, trigger: Span) -> bool:
    return ref.span is not None and abs(ref.span.start - trigger.start) < _NEAR


def _things_in(sentence: SentenceReader, found: Found) -> ThingsDoneTo:
    places = frozenset(place.span.start for place in inside(found.places, sentence.start, sentence.end))
    return ThingsDoneTo(
        sentence.words, sentence.clauses, sentence.finder.small, sentence.finder.lemmas, places
    )


def _sayings(sentence: SentenceReader) -> tuple[int, ...]:
    """The verbs of saying, by their word; where a camera "recorded" a blast is where the blast was told."""
    noticing = sentence.finder.small.by_role["noticing"]
    return tuple(n for n in sentence.participants.sayings if sentence.words.lemma(n) not in noticing)


def _day_of(report: Report) -> date | None:
    published = report.published.earliest if report.published else None
    return published.date() if published else None
