"""Conditions on words: a statement by an authority, a notice of termination, a person's own judgement."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from holdfire.judging.acts import WORDS_OF_ENDING
from holdfire.judging.conditions.met import Met
from holdfire.judging.indicators import Indicators
from holdfire.judging.wording import act_words, count_words, instant_words, listed, utc
from holdfire.lexicon.clause_words import ClauseWords
from holdfire.model.act import Act
from holdfire.model.span import Citation
from holdfire.model.status import Basis, Turn
from holdfire.model.trigger import Condition, Trigger
from holdfire.model.truce_life import ClaimedStatus
from holdfire.model.truth import Truth

_ACTS = {act.value: act for act in Act}
_SENTENCE_END = re.compile(r"[.!?;]+\s")
_WORD = re.compile(r"[\w'’]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """That a passage has one of the speakers say it; `line` the id of the incident or quotation."""

    line: str
    citation: Citation
    publisher: str
    published: datetime | None


def statement_by_authority(trigger: Trigger, indicators: Indicators) -> Met:
    """One of the speakers is reported to have said it, by an act of words or in these words. Facts need the
    word of two publishers, unless the floor is an allegation."""
    condition = trigger.condition
    acts = frozenset(_ACTS[word] for word in condition.says if word in _ACTS)
    found = [*_acts_said(acts, condition, indicators), *_words_said(condition, indicators)]
    wanted = listed([_in_words(said) for said in condition.says], "or")
    return _told_by(found, wanted, trigger, indicators)


def notice_of_termination(trigger: Trigger, indicators: Indicators) -> Met:
    """One of the speakers took the truce away by word, reported or entered. When that takes effect follows
    from the notice the text asks for."""
    condition, terms = trigger.condition, indicators.terms
    met = _told_by(
        list(_acts_said(WORDS_OF_ENDING, condition, indicators)),
        "notice that it ends",
        trigger,
        indicators,
    )
    entered = [
        claim
        for claim in terms.life.claims
        if claim.status is ClaimedStatus.ENDED and claim.claimant in condition.speakers
    ]
    moments = [utc(claim.at) for claim in entered] + [turn.at for turn in met.history]
    notice, zone = terms.agreement.ending.notice, terms.agreement.zone
    effect = ""
    if moments and notice is not None:
        takes = notice.after(min(moments), zone)
        verb = "took" if takes <= indicators.now else "takes"
        effect = f" With {notice.text} of notice it {verb} effect at {instant_words(takes, zone)}."
    elif moments:
        effect = " The text asks for no length of notice."
    if not entered:
        return _with(met, met.by_allegations, met.by_facts, met.reason + effect, met.history)
    names = listed([indicators.members.name(claim.claimant) for claim in entered])
    history = tuple(Turn(at=min(moments), met=True, basis=basis) for basis in Basis)
    return _with(met, Truth.YES, Truth.YES, f"On file: notice by {names}.{effect}", history)


def political_judgement(trigger: Trigger, indicators: Indicators) -> Met:
    """Nothing that could be counted: whoever judges it may declare it at any time, for any reason."""
    who = listed([indicators.members.name(actor) for actor in trigger.condition.speakers], "or")
    return Met(
        by_allegations=Truth.UNKNOWN,
        by_facts=Truth.UNKNOWN,
        distance="cannot be measured: no condition is laid down",
        reason=f"A political judgement of {who}: only a person can say that it is met.",
    )


def _told_by(found: Sequence[_Said], wanted: str, trigger: Trigger, indicators: Indicators) -> Met:
    needed = max(trigger.floor.rank, 1)
    speakers = listed([indicators.members.name(actor) for actor in trigger.condition.speakers], "or")
    if not found:
        return Met(
            by_allegations=Truth.NO,
            by_facts=Truth.NO,
            distance="not said so far in the reports read",
            reason=f"No report read has {speakers} saying this: {wanted}.",
        )
    publishers = {said.publisher for said in found}
    return Met(
        by_allegations=Truth.YES,
        by_facts=Truth.of(len(publishers) >= needed),
        distance=f"told by {count_words(len(publishers), 'publisher')}; the floor asks for {needed}",
        reason=f"Reported of {speakers}: {wanted}.",
        counted=tuple(dict.fromkeys(said.line for said in found)),
        citations=tuple(dict.fromkeys(said.citation for said in found)),
        history=tuple(_history(found, needed)),
    )


def _history(found: Sequence[_Said], needed: int) -> Iterator[Turn]:
    """When the first report told it, and when as many publishers had as the floor asks for."""
    dated = sorted((said.published, said.publisher) for said in found if said.published)
    told: set[str] = set()
    for published, publisher in dated:
        before = len(told)
        told.add(publisher)
        if before == 0:
            yield Turn(at=published, met=True, basis=Basis.ALLEGATIONS)
        if before < needed == len(told):
            yield Turn(at=published, met=True, basis=Basis.FACTS)


def _with(met: Met, alleged: Truth, facts: Truth, reason: str, history: tuple[Turn, ...]) -> Met:
    return Met(
        by_allegations=alleged,
        by_facts=facts,
        distance=met.distance,
        reason=reason,
        counted=met.counted,
        citations=met.citations,
        history=history,
    )


def _in_words(said: str) -> str:
    return act_words(_ACTS[said]) if said in _ACTS else f"“{said}”"


def _acts_said(acts: frozenset[Act], condition: Condition, indicators: Indicators) -> Iterator[_Said]:
    for incident in indicators.told(acts):
        late = incident.when and incident.when.earliest and incident.when.earliest > indicators.now
        if late or not any(_speaks(ref.actor, condition, indicators) for ref in incident.actors):
            continue
        for citation in indicators.passages(incident):
            yield _said(incident.id, citation, indicators)


def _words_said(condition: Condition, indicators: Indicators) -> Iterator[_Said]:
    words = [word.casefold() for word in condition.says if word not in _ACTS]
    for reading in indicators.readings if words else ():
        for quotation in reading.quotations:
            speaker = quotation.speaker.actor if quotation.speaker else None
            if not _speaks(speaker, condition, indicators):
                continue
            said = quotation.words.casefold()
            if any(_said_plainly(word, said, reading.report.language or "") for word in words):
                citation = Citation(report=quotation.report, span=quotation.contents[0])
                yield _said(quotation.id, citation, indicators)


def _said(line: str, citation: Citation, indicators: Indicators) -> _Said:
    return _Said(
        line=line,
        citation=citation,
        publisher=indicators.publishers.get(citation.report, citation.report),
        published=indicators.published.get(citation.report),
    )


def _said_plainly(wanted: str, said: str, language: str) -> bool:
    """Whether a sentence of what was said holds the words wanted, and neither denies them nor makes them
    depend on something: "we shall not turn to plan B", "we could turn to plan B if ..." do not count."""
    if wanted not in said:
        return False
    clause_words = ClauseWords.of(language)
    for sentence in _SENTENCE_END.split(said):
        words = _WORD.findall(sentence)
        doubted = clause_words is not None and any(
            clause_words.any_plays(role, words) for role in ("negation", "conditional", "possibility")
        )
        if wanted in sentence and not doubted:
            return True
    return False


def _speaks(actor: str | None, condition: Condition, indicators: Indicators) -> bool:
    """Whether this is one of the speakers, or speaks for one."""
    if actor is None:
        return False
    return bool(indicators.above(actor) & set(condition.speakers))
