"""Search: passages by their words, with what else must hold, the words marked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from holdfire.model.act import Act
from holdfire.model.errors import HoldfireError
from holdfire.model.incident import AttributionState, EvidenceState, WorkState
from holdfire.model.search import Found, Sought, Wanted
from holdfire.showing.teller import Teller, direction
from holdfire.showing.workbench.days import last_moment, midnight
from holdfire.showing.workbench.paged import LINES, MOST_LINES, kept

FARTHEST = 1000
"""So many passages at most are skipped; who needs more must ask more closely."""

STATES = (EvidenceState, AttributionState, WorkState)


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchAsked:
    """`q` are the words: a phrase in double quotes stays together, a star asks for beginnings. The others
    say what else must hold, as in `holdfire search`; `since` and `until` are days of the case's zone, both
    included."""

    q: str = ""
    within: Sought | None = None
    actor: str = ""
    place: str = ""
    act: Act | None = None
    since: date | None = None
    until: date | None = None
    state: str = ""
    skip: int = 0
    most: int = LINES


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of a passage; `marked` where it holds words that were asked for."""

    words: str
    marked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLine:
    """A passage that was found: in which report, under which line, in words cut at the marks."""

    kind: str
    label: str
    href: str
    outlet: str
    published: str
    lang: str | None
    direction: str
    stretches: tuple[Stretch, ...]
    report_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """What was asked, what may be chosen, and a page of what was found; `trouble` says what in the question
    cannot be answered. A search is not counted through: `more` says whether there is another page."""

    asked: SearchAsked
    kinds: tuple[tuple[str, str], ...]
    actors: tuple[tuple[str, str], ...]
    places: tuple[tuple[str, str], ...]
    acts: tuple[tuple[str, str], ...]
    states: tuple[tuple[str, str], ...]
    lines: tuple[FoundLine, ...]
    more: bool
    trouble: str
    keeps: tuple[tuple[str, str], ...]


def search(teller: Teller, asked: SearchAsked) -> SearchPage:
    """What a search finds, newest on record first."""
    found, trouble = _found(teller, asked)
    teller.dossier.view.recall(list(dict.fromkeys(one.report for one in found)))
    case, words = teller.dossier.case, teller.words
    return SearchPage(
        asked=asked,
        kinds=tuple((kind.value, words.of(kind)) for kind in Sought),
        actors=_by_name((actor.id, actor.name) for actor in case.actors),
        places=_by_name((place.id, place.name) for place in case.places),
        acts=_by_name((act.value, words.of(act)) for act in Act),
        states=tuple((state.value, words.of(state)) for kind in STATES for state in kind),
        lines=tuple(_line(teller, one) for one in found[: asked.most]),
        more=len(found) > asked.most and asked.skip + asked.most <= FARTHEST,
        trouble=trouble,
        keeps=kept(asked, {"skip"}),
    )


def _found(teller: Teller, asked: SearchAsked) -> tuple[tuple[Found, ...], str]:
    """What is found, one passage more than is shown; or why the question cannot be answered."""
    if not any(sign.isalnum() for sign in asked.q):
        return (), teller.say("Write the words to look for.") if kept(asked, {"skip", "most"}) else ""
    if asked.skip > FARTHEST or not 0 < asked.most <= MOST_LINES:
        return (
            (),
            teller.say(
                "At most {most} passages are given at once, and {skipped} skipped; ask more closely.",
                most=MOST_LINES,
                skipped=FARTHEST,
            ),
        )
    if asked.state and asked.state not in {state.value for kind in STATES for state in kind}:
        return (), teller.say(
            "No incident has a state {state}; choose one of the list.", state=repr(asked.state)
        )
    if asked.since and asked.until and asked.until < asked.since:
        return (), teller.say("The last day lies before the first; change one of them.")
    zone = ZoneInfo(teller.clock.zone)
    wanted = Wanted(
        within=asked.within,
        actor=asked.actor or None,
        place=asked.place or None,
        act=asked.act,
        since=midnight(asked.since, zone) if asked.since else None,
        until=last_moment(asked.until, zone) if asked.until else None,
        state=asked.state or None,
    )
    try:
        return teller.dossier.view.search(asked.q, wanted, skip=asked.skip, most=asked.most + 1), ""
    except HoldfireError as error:
        return (), str(error)


def _line(teller: Teller, one: Found) -> FoundLine:
    report = teller.dossier.readings[one.report].report
    passage = teller.addresses.report(one.report, one.span.start)
    hrefs = {
        Sought.REPORTS: passage,
        Sought.STATEMENTS: teller.addresses.statement(one.id),
        Sought.INCIDENTS: teller.addresses.incident(one.id),
    }
    return FoundLine(
        kind=teller.words.of(one.kind),
        label=one.label,
        href=hrefs[one.kind],
        outlet=teller.outlet(report),
        published=teller.published(report),
        lang=report.language,
        direction=direction(report.language),
        stretches=tuple(stretches(one)),
        report_href=passage,
    )


def stretches(one: Found) -> Iterator[Stretch]:
    """The words of a passage cut at its marks; joined again, they are its words."""
    text, at = one.span.text, 0
    for start, end in one.marks:
        if start > at:
            yield Stretch(words=text[at:start], marked=False)
        yield Stretch(words=text[start:end], marked=True)
        at = end
    if at < len(text):
        yield Stretch(words=text[at:], marked=False)


def _by_name(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(pairs, key=lambda pair: pair[1].casefold()))
