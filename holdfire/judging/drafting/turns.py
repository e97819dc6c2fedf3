"""Proposes when the agreement starts and ends: clock against clock, the other readings kept beside."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from holdfire.judging.drafting.evidence import Evidence, once
from holdfire.judging.drafting.rivals import ranked
from holdfire.judging.moments import conflict_minutes, is_zone, write_duration, write_moment
from holdfire.judging.wording import MINUTE, count_words
from holdfire.model.act import SAID_TO_BE_SO, Act, Modality
from holdfire.model.draft import (
    Alternative,
    Clocks,
    DraftField,
    DraftPassage,
    DraftValue,
    Form,
    Proposal,
    Section,
)
from holdfire.model.term_claim import TermClaim, TermKind
from holdfire.model.truth import Truth
from holdfire.model.when import Precision, TimeBasis, When

_EXACT = frozenset({Precision.MINUTE, Precision.HOUR})
_UNSAID = frozenset({TimeBasis.PUBLISHED, TimeBasis.METADATA, TimeBasis.DATELINE})
_MONTH = timedelta(days=30)
_NOT_YET = frozenset({Modality.PROMISED, Modality.DEMANDED, Modality.CONDITIONAL})
UTC = "UTC"
_NO_PLACE = "Etc/"
"""How the zones begin that are no place's."""

WANTED_SOURCE = "where it stands, such as {text: agreement, article: 1}"
OFFERED = "an offer or a promise, which need not be the text"

ASK_START = "The reports name no moment at which it starts: ask for the text's own hour and its clock."
ASK_ACTUAL = "Whether it came about at that hour, and on whose word: no report is taken as proof of it."
ASK_END = "The reports name no end: ask whether the text does; `silent: true` only where it names none."
ASK_WHO_ENDS = "Who may declare the end: not read from reports, ask."
COUNTS_MONTHS = (
    "months are counted here as 30 days each; where the text means calendar months, give the day under `at`"
)


class Turn(NamedTuple):
    """A moment that a passage gives: `instant` for a clock time, else the `day`; and the passage."""

    when: When
    passage: DraftPassage


def start_section(evidence: Evidence, zone: str) -> Section:
    """When it starts, in the words of reports: as announced, and as it is said to have come about."""
    stated = _moments(_turns(evidence, TermKind.START), evidence, zone, "stated")
    actual = _moments(_started(evidence), evidence, zone, "actual")
    told = [proposal for proposal in (stated, actual) if proposal]
    if not told:
        told = [Proposal(fields=(DraftField(key="stated", wanted="the moment it starts"),))]
    return Section(
        key="start",
        form=Form.ENTRY,
        proposals=(*told, source_of(told)),
        questions=(*(() if stated else (ASK_START,)), *(() if actual else (ASK_ACTUAL,))),
    )


def ending_section(evidence: Evidence, zone: str) -> Section:
    """When it ends. Of what as many publishers say, the word that the text names no end goes before a moment,
    and a moment before a length: it alone speaks of the text."""
    moments = _moments(_turns(evidence, TermKind.END), evidence, zone, "at")
    silent = tuple(_silent(evidence))
    rivals = [
        *([_alternative("silent", True, silent, evidence)] if silent else ()),
        *(
            [
                Alternative(
                    fields=moments.fields,
                    passages=moments.passages,
                    weight=evidence.weight(moments.passages),
                ),
                *moments.alternatives,
            ]
            if moments
            else ()
        ),
        *(
            _alternative("length", words, told, evidence)
            for words, told in ranked(_lengths(evidence), evidence)
        ),
    ]
    rivals.sort(key=lambda rival: -rival.weight.publishers)
    end = _chosen(rivals) or Proposal(
        fields=(DraftField(key="at", wanted="the end; or length: 14 days; or silent: true"),)
    )
    return Section(
        key="ending",
        form=Form.ENTRY,
        proposals=(end, *_renewal(evidence), source_of((end,))),
        questions=(ASK_WHO_ENDS,) if rivals else (ASK_END, ASK_WHO_ENDS),
    )


def _alternative(
    key: str, value: DraftValue, passages: tuple[DraftPassage, ...], evidence: Evidence
) -> Alternative:
    return Alternative(
        fields=(DraftField(key=key, value=value),), passages=passages, weight=evidence.weight(passages)
    )


def _chosen(rivals: Sequence[Alternative]) -> Proposal | None:
    """The first of several, with the others beside it."""
    if not rivals:
        return None
    first, *others = rivals
    return Proposal(
        fields=first.fields, passages=first.passages, weight=first.weight, alternatives=tuple(others)
    )


def zone_of(evidence: Evidence) -> str | None:
    """The zone in which most reports give start and deadlines; None where none names one of a place."""
    claims = evidence.claims(TermKind.START, TermKind.DEADLINE, TermKind.END)
    given = [
        (clock.zone, evidence.of_claim(claim))
        for claim in claims
        for clock in _clocks(_when_of(claim))
        if clock.zone and "/" in clock.zone and not clock.zone.startswith(_NO_PLACE) and is_zone(clock.zone)
    ]
    return next((zone for zone, _ in ranked(given, evidence)), None)


def source_of(proposals: Iterable[Proposal]) -> Proposal:
    """The report that an entry cites: that of its first passage."""
    cited = [passage.source for proposal in proposals for passage in proposal.passages]
    field = (
        DraftField(key="source", value=cited[0]) if cited else DraftField(key="source", wanted=WANTED_SOURCE)
    )
    return Proposal(fields=(field,))


def moment_value(when: When, zone: str) -> DraftValue | None:
    """A moment as the file writes it, a clock time beside the same instant in UTC; None where the file has no
    words for it."""
    written = write_moment(when, when.zone if when.zone and is_zone(when.zone) else zone)
    if written is None or when.precision not in _EXACT or written.endswith(UTC):
        return written
    return Clocks(at=written, also=(f"{when.earliest:%Y-%m-%d %H:%M} {UTC}",))


def _turns(evidence: Evidence, kind: TermKind) -> Iterator[Turn]:
    for claim in evidence.claims(kind):
        clocks = _clocks(_when_of(claim))
        spread = conflict_minutes([clock for clock in clocks if clock.precision in _EXACT])
        note = f"names two clocks that lie {count_words(spread, 'minute')} apart" if spread else ""
        for clock in clocks:
            yield Turn(clock, evidence.of_claim(claim, note))


def _started(evidence: Evidence) -> Iterator[Turn]:
    """What is told of its having begun, by reports that came out after it and do not announce it."""
    announced = list(evidence.claims(TermKind.START))
    for mention in evidence.mentions((Act.TRUCE_STARTED,), SAID_TO_BE_SO):
        foretold = any(
            claim.report == mention.report and claim.span.overlaps(mention.clause) for claim in announced
        )
        when = mention.when
        if when is None or when.basis in _UNSAID or foretold:
            continue
        published = evidence.readings[mention.report].report.published
        if published is None or published.before(when) is not Truth.YES:
            yield Turn(when, evidence.of_mention(mention))


def _when_of(claim: TermClaim) -> When | None:
    return claim.when if claim.when and claim.when.basis not in _UNSAID else None


def _clocks(when: When | None) -> tuple[When, ...]:
    if when is None or when.earliest is None:
        return ()
    return tuple(clock for clock in (when, *when.alternatives) if clock.earliest and clock.latest)


def _moments(turns: Iterable[Turn], evidence: Evidence, zone: str, key: str) -> Proposal | None:
    """The best supported moment under `key`, with the others as alternatives. A passage that names only the
    day supports a clock time of that day."""
    given = [turn for turn in turns if moment_value(turn.when, zone)]
    exact = [turn for turn in given if turn.when.precision in _EXACT]
    found = {turn.when.earliest: turn.when for turn in reversed(exact)}
    pairs = [(turn.when.earliest, turn.passage) for turn in exact]
    for turn in given:
        if turn.when.precision in _EXACT:
            continue
        held = [instant for instant, when in found.items() if turn.when.overlaps(when)]
        if not held:
            found[turn.when.earliest] = turn.when
        passage = replace(turn.passage, note="names only the day") if held else turn.passage
        pairs += [(instant, passage) for instant in held or (turn.when.earliest,)]
    order = ranked(pairs, evidence)
    rivals = [
        replace(
            _alternative(key, moment_value(found[instant], zone) or "", passages, evidence),
            how=_apart(found[instant], found[order[0][0]]),
        )
        for instant, passages in order
    ]
    return _chosen(rivals)


def _apart(other: When, chosen: When) -> str:
    if other.earliest is None or chosen.earliest is None:
        return ""
    minutes = round(abs(other.earliest - chosen.earliest) / MINUTE)
    side = "later" if other.earliest > chosen.earliest else "earlier"
    return f"{count_words(minutes, 'minute')} {side}"


def _silent(evidence: Evidence) -> Iterator[DraftPassage]:
    """Passages that say of the text that it names no end."""
    ends = list(evidence.claims(TermKind.END))
    for claim in evidence.claims(TermKind.SILENCE):
        if any(end.report == claim.report and claim.span.holds(end.span) for end in ends):
            yield evidence.of_claim(claim)


def _lengths(evidence: Evidence) -> Iterator[tuple[str, DraftPassage]]:
    """The lengths that passages give, not those of a renewal."""
    renewals = list(evidence.claims(TermKind.RENEWAL))
    for claim in evidence.claims(TermKind.DURATION):
        if any(other.report == claim.report and other.span.overlaps(claim.span) for other in renewals):
            continue
        offered = any(mention.modality in _NOT_YET for mention in evidence.within(claim))
        for time in evidence.readings[claim.report].times:
            words = write_duration(time.duration) if time.duration and time.when is None else None
            if words and claim.span.holds(time.span):
                months = COUNTS_MONTHS if time.duration and not time.duration % _MONTH else ""
                note = OFFERED if offered else months
                yield words, evidence.passage(claim.report, claim.span, claim.claimant, note)
                break


def _renewal(evidence: Evidence) -> tuple[Proposal, ...]:
    passages = once(evidence.of_claim(claim) for claim in evidence.claims(TermKind.RENEWAL))
    if not passages:
        return ()
    field = DraftField(key="renewal", value=passages[0].words, quoted=True)
    return (Proposal(fields=(field,), passages=passages, weight=evidence.weight(passages)),)
