"""Mentions put right: what reviewers corrected stands in for what was read; the reading itself stays."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from holdfire.model.act import Act
from holdfire.model.actor import ActorRef, RefBasis
from holdfire.model.case import Case
from holdfire.model.count import Count
from holdfire.model.decision import Decision, DecisionKind, Slot
from holdfire.model.mention import Mention
from holdfire.model.place import PlaceRef
from holdfire.model.reading import Reading
from holdfire.model.readings import Readings
from holdfire.model.when import Precision, TimeBasis, When

NOTHING = "-"
"""The value of a correction that says the slot should be empty."""

_COUNT = re.compile(r"(?P<low>\d+)(?:-(?P<high>\d+)|(?P<more>\+))?\s+(?P<what>.+)")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LAST_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class PutRight:
    """Readings with the corrections that stand applied, and for each corrected mention what was done, by whom
    and why, beside what the machine read."""

    readings: Readings
    in_words: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, readings: Sequence[Reading], decisions: Iterable[Decision], case: Case) -> "PutRight":
        """The readings under the corrections among these decisions; of several of one slot the last made
        holds. One whose value this case cannot take changes nothing, and is said."""
        last: dict[str, dict[Slot, Decision]] = defaultdict(dict)
        for item in sorted(decisions, key=lambda item: (item.at, item.id)):
            if item.kind is DecisionKind.CORRECT and item.slot:
                last[item.target][item.slot] = item
        words: dict[str, tuple[str, ...]] = {}
        given = Readings.of(readings)
        instead = {
            place: _reading(reading, last, case, words)
            for place, reading in enumerate(given if last else ())
            if any(mention.id in last for mention in reading.mentions)
        }
        return cls(readings=given.with_instead(instead), in_words=words)


def put_right(mention: Mention, decision: Decision, case: Case) -> Mention:
    """The mention with one slot as a reviewer set it. Raises ValueError, saying what is expected, for a value
    that the slot cannot take.

    Actor and target: ids of the case's actors, or names, separated by `;`. Place: an id of the case's places,
    or a name. Act: one of the list. Time: `2016-02-27`, `2016-02-27T14:00`, or two such with `/` between, in
    the case's zone where they bear no offset. Harm: counts such as `3 killed; 5-7 wounded; 10+ displaced`.
    NOTHING empties a slot; an act cannot be empty."""
    if decision.slot is None:
        raise ValueError(f"a correction names its slot: {', '.join(Slot)}")
    return _SLOTS[decision.slot](mention, decision, (decision.value or "").strip(), case)


def slot_in_words(mention: Mention, slot: Slot) -> str:
    """What a mention says in one slot, for a reader; `nothing` where it says nothing."""
    place, when = mention.place, mention.when
    words = {
        Slot.ACTOR: "; ".join(ref.name for ref in mention.actors),
        Slot.TARGET: "; ".join(ref.name for ref in mention.targets),
        Slot.PLACE: place.name if place else "",
        Slot.ACT: mention.act.replace("_", " "),
        Slot.TIME: when.wall if when else "",
        Slot.HARM: "; ".join(count.in_words for count in mention.harm),
    }
    return words[slot] or "nothing"


def _reading(
    reading: Reading,
    last: Mapping[str, Mapping[Slot, Decision]],
    case: Case,
    words: dict[str, tuple[str, ...]],
) -> Reading:
    mentions = []
    for mention in reading.mentions:
        done = []
        right = mention
        for slot, decision in last.get(mention.id, {}).items():
            whose = f"{decision.by} on {decision.at:%Y-%m-%d}: {decision.reason}"
            read = slot_in_words(mention, slot)
            try:
                right = put_right(right, decision, case)
                done.append(f"{slot} of {mention.id}: {slot_in_words(right, slot)}, read as {read} ({whose})")
            except ValueError as error:
                done.append(f"{slot} of {mention.id} stays {read}: {error} ({whose})")
        mentions.append(right)
        if done:
            words[mention.id] = tuple(done)
    return replace(reading, mentions=tuple(mentions))


def _actors(decision: Decision, value: str, case: Case) -> tuple[ActorRef, ...]:
    names = [] if value == NOTHING else [name.strip() for name in value.split(";")]
    if "" in names:
        raise ValueError(f"{value!r} names nobody; give ids of actors.yaml or names, or {NOTHING} for nobody")
    known = {actor.id: actor.id for actor in case.actors}
    known |= {name.text.casefold(): actor.id for actor in case.actors for name in actor.names}
    found = ((name, known.get(name) or known.get(name.casefold())) for name in names)
    reason = f"{decision.by}: {decision.reason}"
    return tuple(
        ActorRef(
            name=actor.name if (actor := case.actor(actor_id or "")) else name,
            basis=RefBasis.REVIEWER,
            actor=actor_id,
            reason=reason,
        )
        for name, actor_id in found
    )


def _with_actors(mention: Mention, decision: Decision, value: str, case: Case) -> Mention:
    return replace(mention, actors=_actors(decision, value, case))


def _with_targets(mention: Mention, decision: Decision, value: str, case: Case) -> Mention:
    return replace(mention, targets=_actors(decision, value, case))


def _with_place(mention: Mention, decision: Decision, value: str, case: Case) -> Mention:
    if not value:
        raise ValueError(f"no place is given; name one of places.yaml or any other, or {NOTHING} for none")
    if value == NOTHING:
        return replace(mention, place=None)
    named = (
        place for place in case.places if value.casefold() in {name.text.casefold() for name in place.names}
    )
    place = case.place(value) or next(named, None)
    note = f"set by {decision.by}: {decision.reason}"
    ref = PlaceRef(
        span=mention.place.span if mention.place else mention.clause,
        name=place.name if place else value,
        place=place.id if place else None,
        note=note,
    )
    return replace(mention, place=ref)


def _with_act(mention: Mention, _decision: Decision, value: str, _case: Case) -> Mention:
    code = value.replace(" ", "_").casefold()
    if code not in set(Act):
        raise ValueError(f"{value!r} is no act; use one of {', '.join(sorted(Act))}")
    return replace(mention, act=Act(code), plover=None)


def _with_time(mention: Mention, _decision: Decision, value: str, case: Case) -> Mention:
    if value == NOTHING:
        return replace(mention, when=None)
    first, _, last = value.partition("/")
    earliest, ends, day = _stretch(first, case)
    latest = _stretch(last, case)[1] if last else ends
    when = When(
        earliest=earliest,
        latest=latest,
        wall=value,
        precision=Precision.RANGE if last else Precision.DAY if day else Precision.MINUTE,
        basis=TimeBasis.REVIEWER,
        zone=case.zone,
    )
    return replace(mention, when=when)


def _stretch(text: str, case: Case) -> tuple[datetime, datetime, bool]:
    """First and last instant of a day or minute, in UTC, and whether it is a day."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise ValueError(f"{text!r} is no time like 2016-02-27 or 2016-02-27T14:00") from error
    if moment.tzinfo is None:
        if case.zone is None:
            raise ValueError(f"{text!r} has no offset, and the case names no zone; write e.g. {text}+02:00")
        moment = moment.replace(tzinfo=ZoneInfo(case.zone))
    if not _DAY.fullmatch(text.strip()):
        return moment.astimezone(UTC), moment.astimezone(UTC), False
    ends = (moment + timedelta(days=1)).astimezone(UTC) - _LAST_SECOND
    return moment.astimezone(UTC), ends, True


def _with_harm(mention: Mention, _decision: Decision, value: str, _case: Case) -> Mention:
    counts = [] if value == NOTHING else [_count(part.strip(), mention) for part in value.split(";")]
    return replace(mention, harm=tuple(counts))


def _count(text: str, mention: Mention) -> Count:
    told = _COUNT.fullmatch(text)
    if told is None:
        raise ValueError(f"{text!r} is no count such as 3 killed, 5-7 wounded or 10+ displaced")
    low = int(told["low"])
    high = None if told["more"] else int(told["high"] or low)
    return Count(low=low, high=high, what=told["what"].strip(), span=mention.clause)


_SLOTS: Mapping[Slot, Callable[[Mention, Decision, str, Case], Mention]] = {
    Slot.ACTOR: _with_actors,
    Slot.TARGET: _with_targets,
    Slot.PLACE: _with_place,
    Slot.ACT: _with_act,
    Slot.TIME: _with_time,
    Slot.HARM: _with_harm,
}
