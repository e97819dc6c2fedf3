"""Incidents: mentions of several reports that tell of one happening, with all their accounts kept."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from holdfire.model.act import SAID_NOT_TO_BE_SO, SAID_TO_BE_SO, Act
from holdfire.model.actor import ActorRef
from holdfire.model.case import Case
from holdfire.model.count import Count
from holdfire.model.decision import Decision
from holdfire.model.identity import content_id
from holdfire.model.incident import Account, AttributionState, Incident, WorkState
from holdfire.model.mention import Mention
from holdfire.model.pairing import Pairing, PairKind, Sameness
from holdfire.model.place import PlaceRef
from holdfire.model.quotation import Tier
from holdfire.model.reading import Reading
from holdfire.model.story import Story
from holdfire.model.when import span_of
from holdfire.reconciling.accounts import Teller, Telling
from holdfire.reconciling.act_families import HAPPENINGS
from holdfire.reconciling.candidates import Candidates, candidate_pairs
from holdfire.reconciling.comparing import Comparing
from holdfire.reconciling.conflicts import serious_conflicts
from holdfire.reconciling.corrections import Correction
from holdfire.reconciling.decided import Decided
from holdfire.reconciling.evidence import Denial, Scales, Weighing, set_state
from holdfire.reconciling.happenings import (
    LEAD,
    ONE_HAPPENING,
    Gazetteer,
    Told,
    is_one_spot,
    rules_out,
    sign_of_one,
)
from holdfire.reconciling.joining import Joined, copied_pairs, join
from holdfire.reconciling.lineage import Lineage
from holdfire.reconciling.listed import as_stated, events_of, listed_together
from holdfire.reconciling.passages import Layout
from holdfire.reconciling.passing import is_vague, with_passing
from holdfire.reconciling.stories import Matters
from holdfire.reconciling.trees import Pair, closest
from holdfire.reconciling.voices import Voices, of_one_voice
from holdfire.reconciling.words import content_stems, fold

UNSURE_FLOOR = 0.3


def find_incidents(
    readings: Iterable[Reading],
    matters: Matters,
    lineage: Lineage,
    case: Case,
    decided: Decided,
    corrections: Sequence[Correction],
) -> tuple[tuple[Incident, ...], tuple[Pairing, ...]]:
    """Joins what is said to have happened; what is denied, feared or demanded never becomes an incident,
    but a denial weighs on the one it denies, and what is told in passing only joins one of its report."""
    teller = Teller(case, lineage)
    comparing = Comparing(Gazetteer.of(case), matters.scores)
    told, tellings = _told(readings, matters.stories, decided, teller)
    said = {key: item for key, item in told.items() if item.mention.modality in SAID_TO_BE_SO}
    kept = {key for pair in decided.pairs for key in pair}
    vague = {
        key
        for key, item in said.items()
        if not item.mention.listing and key not in kept and is_vague(item, comparing.gazetteer)
    }
    full = {key: item for key, item in said.items() if key not in vague or item.paragraph <= LEAD}
    denied = {key: item for key, item in told.items() if item.mention.modality in SAID_NOT_TO_BE_SO}
    candidates, denials = _candidates(said, denied, full, comparing)
    joined = join(
        _batches(list(full.values()), tellings),
        candidates,
        comparing,
        decided.together()
        | copied_pairs(told, lineage)
        | (listed_together(item.mention for item in full.values()) - decided.apart()),
        decided.apart(),
    )
    groups = with_passing(joined.groups, vague, said, comparing)
    builder = _Builder(
        tellings=tellings,
        teller=teller,
        comparing=comparing,
        decided=decided,
        denied=_denied(denials, said, denied, comparing),
        withdrawn=_withdrawn(lineage, decided, corrections),
        corrections=corrections,
        vague=frozenset(vague) - {key for members in joined.groups for key in members},
    )
    incidents = tuple(builder.incident([said[member] for member in members]) for members in groups)
    return incidents, tuple(_pairings(joined, comparing, decided))


def _candidates(
    said: Mapping[str, Told], denied: Mapping[str, Told], full: Mapping[str, Told], comparing: Comparing
) -> tuple[Candidates, Candidates]:
    """The candidates among the full mentions, and those with a denial; the others are not kept."""
    found = candidate_pairs({**said, **denied}, comparing)
    return found.among(full), found.touching(denied)


def _denied(
    candidates: Iterable[Pair], said: Mapping[str, Told], denied: Mapping[str, Told], comparing: Comparing
) -> dict[str, list[Told]]:
    """For each mention those that deny it: of its kind, time and place, as far as they say; of a row those
    of its own event."""
    found: dict[str, list[Told]] = defaultdict(list)
    for one, other in (pair for each in candidates for pair in (each, each[::-1])):
        if one in said and other in denied:
            asked = comparing.pair(said[one], denied[other])
            at_one_spot = asked.one_matter and is_one_spot(asked)
            if rules_out(asked) is None and (at_one_spot or sign_of_one(asked)):
                found[one].append(denied[other])
    listed: dict[str, list[Told]] = defaultdict(list)
    for item in denied.values():
        if item.mention.listing:
            listed[item.mention.listing.key].append(item)
    for key, item in said.items():
        if item.mention.listing and listed:
            found[key] += listed.get(item.mention.listing.key, ())
    return found


def _batches(told: Sequence[Told], tellings: Mapping[str, Telling]) -> list[list[Told]]:
    """Report by report in order of publication, in a report in order of the text."""
    in_order = sorted(
        told,
        key=lambda item: (
            tellings[item.mention.id].order,
            item.mention.trigger.start,
            item.mention.id,
        ),
    )
    return [list(own) for _, own in groupby(in_order, key=lambda item: item.report)]


def _told(
    readings: Iterable[Reading], stories: Sequence[Story], decided: Decided, teller: Teller
) -> tuple[dict[str, Told], dict[str, Telling]]:
    story_of = {report: story.id for story in stories for report in story.reports}
    found: dict[str, Told] = {}
    tellings: dict[str, Telling] = {}
    for reading in readings:
        layout, voices = Layout.of(reading.report), Voices.of(reading)
        for mention in reading.mentions:
            rejected = mention.id in decided.rejected_mentions
            if mention.act in HAPPENINGS and not rejected and not _is_counted(mention, reading):
                tellings[mention.id] = teller.telling(mention, voices)
                found[mention.id] = Told(
                    mention,
                    story_of.get(reading.report.id),
                    frozenset(content_stems(mention.clause.text, reading.report.language)),
                    layout.sentence(mention.trigger),
                    layout.paragraph(mention.trigger),
                )
    return found, tellings


def _is_counted(mention: Mention, reading: Reading) -> bool:
    """Whether it is part of someone's tally of violations, which is never unrolled into incidents (law 7)."""
    return mention.act is Act.TRUCE_VIOLATED and any(
        tally.span.overlaps(mention.trigger) for tally in reading.tallies
    )


def _withdrawn(lineage: Lineage, decided: Decided, corrections: Sequence[Correction]) -> dict[str, str]:
    """Reports whose accounts no longer count, each with the reason: those a reviewer or the outlet itself
    withdrew, and their copies."""
    reasons = {
        report: f"{decision.by} withdrew report {report}: {decision.reason}"
        for report, decision in decided.retracted_reports.items()
        if report in lineage.origins
    }
    for correction in corrections:
        if correction.retracts:
            reasons.setdefault(correction.earlier, correction.in_words)
    for copy, descent in sorted(lineage.descents.items()):
        if descent.original in reasons:
            reasons.setdefault(copy, f"report {copy} copies {descent.original}, which was withdrawn")
    return reasons


@dataclass(frozen=True, slots=True, kw_only=True)
class _Builder:
    tellings: Mapping[str, Telling]
    teller: Teller
    comparing: Comparing
    decided: Decided
    denied: Mapping[str, Sequence[Told]]
    withdrawn: Mapping[str, str]
    corrections: Sequence[Correction]
    vague: frozenset[str]

    def incident(self, told: Sequence[Told]) -> Incident:
        """The incident of these mentions, named after the one published first. What was withdrawn is told by
        its grounds alone, unless all was."""
        in_order = sorted(
            told,
            key=lambda item: (
                item.mention.id in self.vague,
                self.tellings[item.mention.id].order,
                item.mention.trigger.start,
                item.mention.id,
            ),
        )
        incident_id = content_id("incident", in_order[0].mention.id)
        standing = [item for item in in_order if item.report not in self.withdrawn] or in_order
        mentions = [item.mention for item in standing]
        tellings = [self.tellings[mention.id] for mention in mentions]
        accounts = of_one_voice(
            [telling.account for telling in tellings],
            [telling.voice for telling in tellings],
            {telling.account.report: telling.language for telling in tellings},
        )
        weighing = self._weigh(incident_id, in_order, accounts)
        every = [item.mention for item in in_order]
        return Incident(
            id=incident_id,
            act=_act(mentions),
            accounts=accounts,
            when=span_of([mention.when for mention in self._first_hand(mentions)]),
            places=_distinct_places(mentions),
            actors=_distinct_actors([mention.actors for mention in mentions]),
            targets=_distinct_actors([mention.targets for mention in mentions]),
            harm=_distinct_harm(mentions),
            origins=weighing.origins,
            work=self._work(incident_id, every),
            evidence=weighing.evidence,
            attribution=self._attribution(incident_id, every, weighing),
            grounds=weighing.grounds,
            story=next((item.story for item in standing if item.story), None),
            listed=events_of(mentions),
        )

    def _first_hand(self, mentions: Sequence[Mention]) -> Sequence[Mention]:
        """Those not of copies, whose own dates would bend words like "in the afternoon"; all if none is."""
        copies = self.teller.lineage.descents
        return [mention for mention in mentions if mention.report not in copies] or mentions

    def _weigh(self, incident_id: str, told: Sequence[Told], accounts: Sequence[Account]) -> Weighing:
        superseded = {
            (item.earlier, item.what) for item in self.corrections if not item.retracts and item.what
        }
        weighing = Scales(self.teller, self.withdrawn, self.vague, self._surely_read(told)).weigh(
            accounts,
            list(self._denials(told)),
            serious_conflicts(accounts, superseded, self.teller.case),
        )
        reports = {item.mention.report for item in told}
        figures = {(account.report, fold(count.what)) for account in accounts for count in account.harm}
        corrected = tuple(
            item.in_words
            for item in self.corrections
            if item.later in reports and (item.earlier, item.what) in figures
        )
        gone = (self.withdrawn[report] for report in sorted(reports) if report in self.withdrawn)
        put_right = (words for item in told for words in self.decided.put_right.get(item.mention.id, ()))
        weighing = Weighing(
            weighing.evidence,
            weighing.attribution,
            weighing.origins,
            (*gone, *weighing.grounds, *corrected, *put_right),
        )
        weighing = as_stated(weighing, [item.mention for item in told])
        for decision in _set_on(self.decided.evidence, incident_id, [item.mention for item in told]):
            weighing = set_state(weighing, decision)
        return weighing

    def _surely_read(self, told: Sequence[Told]) -> frozenset[str]:
        """The mentions read with tier A, or that a reviewer accepted."""
        accepted = self.decided.accepted_mentions
        mentions = (item.mention for item in told)
        return frozenset(item.id for item in mentions if item.tier is Tier.A or item.id in accepted)

    def _denials(self, told: Sequence[Told]) -> Iterator[Denial]:
        """Denials of this happening."""
        found = {
            item.mention.id: item
            for one in told
            for item in self.denied.get(one.mention.id, ())
            if item.report not in self.withdrawn
        }
        for _, item in sorted(found.items()):
            mention = item.mention
            account = self.tellings[mention.id].account
            own = mention.claimant.actor if mention.claimant else None
            authorship = any(actor.actor is not None and actor.actor == own for actor in mention.actors)
            yield Denial(
                by=mention.claimant, camp=account.camp, report=mention.report, of_the_fact=not authorship
            )

    def _work(self, incident_id: str, mentions: Sequence[Mention]) -> WorkState:
        states = {state.value: state for state in WorkState}
        set_on = _set_on(self.decided.work, incident_id, mentions)
        return states.get(set_on[-1].value or "", WorkState.NEW) if set_on else WorkState.NEW

    def _attribution(
        self, incident_id: str, mentions: Sequence[Mention], weighing: Weighing
    ) -> AttributionState:
        ruled = _set_on(self.decided.rulings, incident_id, mentions)
        return AttributionState.RULED if ruled else weighing.attribution


def _set_on(
    found: Mapping[str, Decision], incident_id: str, mentions: Sequence[Mention]
) -> tuple[Decision, ...]:
    """The decisions on the incident and on its mentions, the last made last: happenings that were joined
    later may each have had one."""
    keys = (incident_id, *(mention.id for mention in mentions))
    return tuple(sorted((found[key] for key in keys if key in found), key=lambda item: (item.at, item.id)))


def _act(mentions: Sequence[Mention]) -> Act:
    """The act most accounts give; of equals the one given first."""
    counted = Counter(mention.act for mention in mentions)
    most = max(counted.values())
    return next(mention.act for mention in mentions if counted[mention.act] == most)


def _distinct_places(mentions: Sequence[Mention]) -> tuple[PlaceRef, ...]:
    found: dict[str, PlaceRef] = {}
    for mention in mentions:
        if mention.place:
            found.setdefault(mention.place.spot, mention.place)
    return tuple(found.values())


def _distinct_actors(groups: Sequence[Sequence[ActorRef]]) -> tuple[ActorRef, ...]:
    found: dict[str, ActorRef] = {}
    for ref in (ref for group in groups for ref in group):
        found.setdefault(ref.actor or fold(ref.name), ref)
    return tuple(found.values())


def _distinct_harm(mentions: Sequence[Mention]) -> tuple[Count, ...]:
    found: dict[tuple[object, ...], Count] = {}
    for count in (count for mention in mentions for count in mention.harm):
        found.setdefault((count.low, count.high, fold(count.what), count.who), count)
    return tuple(found.values())


def _pairings(joined: Joined, comparing: Comparing, decided: Decided) -> Iterator[Pairing]:
    group_of = {member: number for number, members in enumerate(joined.groups) for member in members}
    ruled = {pair: 1.0 for pair in decided.pairs if pair[0] in group_of and pair[1] in group_of}
    in_order = [member for members in joined.groups for member in members]
    for pair, score in sorted((ruled | closest(joined.scores, in_order)).items()):
        ruling = decided.pairs.get(pair)
        as_one = group_of[pair[0]] == group_of[pair[1]]
        if ruling is None and score < UNSURE_FLOOR and not as_one:
            continue
        verdict = Sameness.SAME if as_one else Sameness.UNSURE
        if ruling is not None and pair in decided.apart():
            verdict = Sameness.DIFFERENT
        yield Pairing(
            left=pair[0],
            right=pair[1],
            kind=PairKind.MENTIONS,
            sameness=verdict,
            score=round(score, 4),
            features=ONE_HAPPENING.answers(comparing.pair(joined.told[pair[0]], joined.told[pair[1]])),
            by=ruling.by if ruling else "rule",
        )
