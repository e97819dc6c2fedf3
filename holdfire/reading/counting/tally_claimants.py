"""Whose count it is: who recorded, says or is cited for a number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from holdfire.model.actor import ActorRef, RefBasis
from holdfire.reading.counting.tally_line import Line
from holdfire.reading.counting.tally_phrases import (
    Phrase,
    is_noun,
    is_number,
    phrase_after,
    phrase_before,
    subject_before,
)

LONGEST_LABEL = 10
"""Words before a colon that may name who says what follows."""
SHORT_LABEL = 8
"""Words after a dash at the end of a headline that may name its source."""
NEAR = 3
"""Words after "observed" in which the truce that is kept stands."""
DASHES = frozenset("-–—")
NOT_IN_THE_CASE = "named by these words; not in the case"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word at `at` by which someone counts or says, and the phrase that names them, None for a passive that
    names nobody. `how` is "subject", "agent" ("recorded by", "according to") or "label" ("Kyiv: ..."); a
    `weak` one is that of who denies or only met what is counted, where nobody else is named."""

    at: int
    phrase: Phrase | None
    how: str
    weak: bool = False


def cues_of(line: Line) -> tuple[Cue, ...]:
    """The cues of a sentence, in order."""
    label = _label(line)
    found = [cue for cue in (label, _closing_label(line)) if cue]
    for at in range(len(line.words)):
        cue = _according(line, at) or _by_verb(line, at)
        if cue:
            found.append(cue)
    return tuple(found)


def _label(line: Line) -> Cue | None:
    """ "Afghan security council: over the past week ..." """
    stop = next((at for at in range(min(LONGEST_LABEL, len(line.words))) if line.words[at].key == ":"), None)
    if not stop or any(line.is_mark(at) and line.words[at].key not in "-'’&" for at in range(stop)):
        return None
    phrase = phrase_before(line, stop)
    if phrase is None or phrase[0] != 0 or not _may_name(line, phrase):
        return None
    return Cue(at=0, phrase=phrase, how="label")


def _closing_label(line: Line) -> Cue | None:
    """ "120 clashes over the past day - General Staff" """
    last = len(line.words)
    while last and line.words[last - 1].key == ".":
        last -= 1
    at = next(
        (at for at in range(last - 2, max(0, last - SHORT_LABEL), -1) if line.words[at].key in DASHES), None
    )
    if at is None or line.words[at].glued or line.words[at + 1].glued:
        return None
    phrase = phrase_before(line, last, at + 1)
    if phrase is None or phrase[0] != at + 1 or not _may_name(line, phrase):
        return None
    verb = any(line.vocabulary.claims.longest(line.words, here) for here in range(at + 1, last))
    return None if verb else Cue(at=at, phrase=phrase, how="label")


def _according(line: Line, at: int) -> Cue | None:
    stop = line.is_at("according", at)
    if stop is None:
        return _by_account(line, at)
    phrase = phrase_after(line, stop)
    named = phrase is not None and _may_name(line, phrase)
    return Cue(at=at, phrase=phrase, how="agent") if named else None


def _by_account(line: Line, at: int) -> Cue | None:
    """ "by the ministry's own statistics", and "for Kyiv it was ..." where a clause begins with it."""
    stop = line.is_at("whose", at)
    phrase = phrase_after(line, stop) if stop else None
    if stop is None or phrase is None or not _may_name(line, phrase):
        return None
    start, _ = line.segment(at)
    opens = at - start <= 1 and start > 0 and not line.is_mark(phrase[1])
    of_account = phrase[1] - stop > 1 and line.is_at("document", phrase[1] - 1) is not None
    return Cue(at=at, phrase=phrase, how="agent") if opens or of_account else None


def _by_verb(line: Line, at: int) -> Cue | None:
    found = line.vocabulary.claims.longest(line.words, at)
    if not found or is_noun(line, at, found[1]) or _is_named_so(line, at) or _is_keeping(line, at, found[1]):
        return None
    stop = found[1]
    by = line.is_at("agent", _after_date(line, line.is_at("aside", stop) or stop))
    if by is None and line.is_before("be", at) is not None:
        by = line.is_at("told to", at)
    if by is not None:
        agent = phrase_after(line, by)
        return Cue(at=at, phrase=agent, how="agent") if agent and _may_name(line, agent) else None
    weak = line.is_at("weak", at) is not None
    after = _inverted(line, at, stop)
    if after:
        return Cue(at=at, phrase=after, how="subject", weak=weak)
    subject = subject_before(line, at)
    passive = line.is_before("be", at) is not None
    done_by = (
        subject is not None and line.is_before("by", subject[0]) is not None
    )  # "breaches by the army noted"
    named = (
        subject is not None
        and not passive
        and not done_by
        and (_may_name(line, subject) or is_pronoun(line, subject))
    )
    return Cue(at=at, phrase=subject if named else None, how="subject", weak=weak)


def _is_named_so(line: Line, at: int) -> bool:
    """ "Russian monitors have detected": a noun, since a verb follows it."""
    after = line.is_at("aside", at + 1) or at + 1
    plural = line.is_at("monitors", at) is not None
    return plural and line.vocabulary.claims.longest(line.words, after) is not None


def _is_keeping(line: Line, at: int, stop: int) -> bool:
    """ "Observed the truce": kept, and not recorded."""
    if line.is_at("keeps", at) is None:
        return False
    for here in range(stop, min(stop + NEAR, len(line.words))):
        truce = line.is_at("truce", here)
        if truce:
            of_another = line.is_at("possessive", truce) or line.vocabulary.units.longest(line.words, truce)
            return not of_another
    return False


def _after_date(line: Line, at: int) -> int:
    """Over "on Monday" between "documented" and "by"."""
    here = line.is_at("says when", at) or at
    if here not in line.dated:
        return at
    while here in line.dated:
        here += 1
    return here


def _inverted(line: Line, at: int, stop: int) -> Phrase | None:
    """ ", informed the press centre.": the subject after a verb that follows a comma or a quotation."""
    before = at
    while (aside := line.is_before("aside", before)) is not None:
        before = aside
    if before and not line.is_mark(before - 1):
        return None
    phrase = phrase_after(line, stop)
    if before == 0 or phrase is None or not _may_name(line, phrase):
        return None
    return phrase if line.is_mark(phrase[1]) or phrase[1] in line.dated or _dates(line, phrase[1]) else None


def _dates(line: Line, at: int) -> bool:
    return line.is_at("says when", at) is not None and (at + 1 in line.dated or at + 2 in line.dated)


def is_pronoun(line: Line, phrase: Phrase) -> bool:
    """Whether the phrase only points to someone named elsewhere ("it", "the report")."""
    start, stop = phrase
    if line.is_at("pronoun", start) == stop:
        return True
    start = line.is_at("determiner", start) or start
    return all(line.is_at("document", at) or line.is_at("names a noun", at) for at in range(start, stop))


def _may_name(line: Line, phrase: Phrase) -> bool:
    """Whether a phrase can name who counts: no number, unit or pronoun."""
    start, stop = phrase
    if is_pronoun(line, phrase) or not any(line.words[at].text[0].isalpha() for at in range(start, stop)):
        return False
    return not _is_counted(line, phrase) and not any(is_number(line, at) for at in range(start, stop))


def _is_counted(line: Line, phrase: Phrase) -> bool:
    """Whether a phrase is about what is counted: a unit heads it, and does not only describe a name ("the
    operations room", "the commission on violations")."""
    start, stop = phrase
    head = next((at for at in range(start, stop) if line.is_at("shifting", at) or line.is_at("of", at)), stop)
    ends = (line.vocabulary.units.longest(line.words, at) for at in range(start, head))
    return any(found is not None and found[1] >= head for found in ends)


def claimant_in(line: Line, total: Phrase, last: int, cues: Sequence[Cue]) -> ActorRef | None:
    """Who claims the number at words `total`, as its sentence says; `last` is where its last total stops."""
    start, stop = line.segment(total[0])
    for cue in _by_nearness(cues, total, (start, stop), last):
        if cue.phrase and not is_pronoun(line, cue.phrase):
            return actor_of(line, cue.phrase)
    return None


def _by_nearness(cues: Sequence[Cue], total: Phrase, segment: Phrase, last: int) -> Iterator[Cue]:
    """The cues, those first that bind a number most: named as agent in its clause, as subject of a verb
    before it, then after it; then those of the whole sentence."""
    own = [cue for cue in cues if segment[0] <= cue.at < segment[1]]
    if any(cue.phrase for cue in own if not cue.weak):
        own = [cue for cue in own if not cue.weak]
    yield from (cue for cue in own if cue.how == "agent")
    yield from (cue for cue in reversed(own) if cue.how == "subject" and cue.at < total[0])
    yield from (cue for cue in own if cue.how == "subject" and cue.at >= total[1])
    yield from (cue for cue in own if cue.how == "label")
    yield from (cue for cue in reversed(cues) if cue.at < segment[0])
    yield from (cue for cue in cues if cue.at >= max(last, segment[1]))


def subject_in(line: Line, cues: Sequence[Cue]) -> ActorRef | None:
    """Who counts or says in a sentence, the first one named."""
    return next(
        (actor_of(line, cue.phrase) for cue in cues if cue.phrase and not is_pronoun(line, cue.phrase)), None
    )


def heading_of(line: Line) -> ActorRef | None:
    """Whose bulletin begins with this line ("Summary of the general staff, 4 May")."""
    document = line.is_at("document", line.is_at("article", 0) or 0)
    stop = line.is_at("from whom", document) if document else None
    phrase = phrase_after(line, stop) if stop else None
    alone = phrase is not None and line.is_mark(phrase[1])
    return actor_of(line, phrase) if phrase and alone and _may_name(line, phrase) else None


def looked_back_to(line: Line) -> ActorRef | None:
    """Who a sentence says told what stands before it ("So says the general staff")."""
    cue = _according(line, 0)
    return actor_of(line, cue.phrase) if cue and cue.phrase else None


def actor_of(line: Line, phrase: Phrase) -> ActorRef:
    """The actor a phrase names: one of the case, or the words themselves, article and document left off."""
    start, stop = _core(line, phrase)
    span = line.span(start, stop)
    inside = [actor for place, actor in line.actors if span.holds(place)]
    known = [actor for actor in inside if actor.actor]
    if known:
        head = [actor for actor in known if actor.span and actor.span.end == span.end]
        return (head or known)[0]
    whole = next((actor for actor in inside if actor.span == span), None)
    if whole:
        return whole
    return ActorRef(name=span.text, basis=RefBasis.DESCRIPTION, span=span, reason=NOT_IN_THE_CASE)


def _core(line: Line, phrase: Phrase) -> Phrase:
    """The phrase without article and without the document it names ("the summary of", "'s table")."""
    start, stop = phrase
    start = line.is_at("article", start) or start
    for at in range(start, stop):
        source = line.is_at("from whom", at + 1) if line.is_at("document", at) == at + 1 else None
        if source and source < stop and at - start < 3:
            start = source
            break
    held = (at for at in range(start + 1, stop) if line.is_at("document", at) == at + 1)
    end = next((at for at in held if line.is_before("possessive", at) is not None), stop - 1) + 1
    while end - 1 > start and line.is_at("document", end - 1) == end:
        end -= 1
    end = end if end == stop else _before_possessive(line, start, end)
    owned = line.is_before("possessive", end)
    end = owned if owned is not None and owned > start else end
    start = line.is_at("article", start) or start
    return (start, end) if end > start else phrase


def _before_possessive(line: Line, start: int, stop: int) -> int:
    """Drops "'s" and "daily" at the end of a name."""
    while stop - 1 > start and (line.is_mark(stop - 1) or line.is_before("names a noun", stop) is not None):
        stop = min(stop - 1, line.is_before("names a noun", stop) or stop - 1)
    return max(stop, start + 1)
