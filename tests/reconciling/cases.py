"""Small readings and a small case, built by hand, for the tests of reconciling."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from holdfire.model.act import Act, Modality
from holdfire.model.actor import Actor, ActorKind, ActorRef, Belonging, Name, Office, RefBasis
from holdfire.model.case import Case
from holdfire.model.count import Count
from holdfire.model.decision import Decision, DecisionKind
from holdfire.model.identity import content_id
from holdfire.model.mention import Mention
from holdfire.model.outlet import Outlet
from holdfire.model.place import Place, PlaceRef
from holdfire.model.quotation import Quotation, QuotationKind, Tier
from holdfire.model.reading import Reading
from holdfire.model.report import Block, BlockKind, Report
from holdfire.model.span import Span
from holdfire.model.tally import Tally
from holdfire.model.when import Precision, TimeBasis, When


def names(*texts: str) -> tuple[Name, ...]:
    return tuple(Name(text=text) for text in texts)


CASE = Case(
    name="Valley truce",
    actors=(
        Actor(id="north", kind=ActorKind.STATE, names=names("Northland"), side="north-side"),
        Actor(
            id="north-army",
            kind=ActorKind.ARMED_FORCE,
            names=names("Northern Army"),
            belongings=(Belonging(of="north"),),
        ),
        Actor(id="south", kind=ActorKind.ARMED_GROUP, names=names("Southern Front"), side="south-side"),
        Actor(
            id="palet",
            kind=ActorKind.PERSON,
            names=names("Anton Palet"),
            offices=(Office(titles=("press secretary", "spokesman"), of="north"),),
        ),
        Actor(
            id="ruiz", kind=ActorKind.PERSON, names=names("Maria Ruiz"), offices=(Office(titles=("envoy",)),)
        ),
        Actor(id="mission", kind=ActorKind.MONITOR, names=names("Valley Monitoring Mission")),
    ),
    outlets=(
        Outlet(id="north-tv", name="North TV", affiliation="north", family="north-media"),
        Outlet(id="north-news", name="North News", affiliation="north", family="north-media"),
        Outlet(id="south-radio", name="South Radio", affiliation="south"),
        Outlet(id="globe", name="The Globe"),
        Outlet(id="herald", name="The Herald"),
        Outlet(id="wire", name="World Wire", aka=("WW",)),
    ),
    places=(
        Place(id="valley", names=names("the valley"), lat=36.5, lon=37.5, radius_km=150.0),
        Place(id="arda", names=names("Arda"), within="valley", lat=36.0, lon=37.0),
        Place(id="bela", names=names("Bela"), within="valley", lat=37.0, lon=38.0),
        Place(id="arda-market", names=names("the market of Arda"), within="arda", lat=36.01, lon=37.0),
    ),
)

DAY = datetime(2021, 3, 1, tzinfo=UTC)


def day(number: int, hour: int = 0, hours: float = 23.9) -> When:
    start = DAY + timedelta(days=number, hours=hour)
    return When(
        earliest=start,
        latest=start + timedelta(hours=hours),
        wall=f"day {number} at {hour}",
        precision=Precision.DAY,
        basis=TimeBasis.STATED,
    )


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words), text=words)


def ref(actor: str | None, name: str = "") -> ActorRef:
    known = CASE.actor(actor) if actor else None
    return ActorRef(name=name or (known.name if known else "someone"), actor=actor, basis=RefBasis.ALIAS)


def reading(
    text: str, *, outlet: str | None = None, number: int = 0, hour: int = 12, **more: object
) -> Reading:
    """A report whose first line is the headline, published on the given day."""
    head = text.index("\n") if "\n" in text else 0
    blocks = ((Block(kind=BlockKind.HEADLINE, start=0, end=head),) if head else ()) + (
        Block(kind=BlockKind.BODY, start=head, end=len(text)),
    )
    report = Report(
        id=content_id("report", text, outlet or "none"),
        capture="0" * 64,
        text=text,
        blocks=blocks,
        headline=Span.of(text, 0, head) if head else None,
        language="en",
        outlet=outlet,
        published=day(number, hour, 0),
    )
    return Reading(report=replace(report, **more))  # type: ignore[arg-type]


def saying(held: Reading, words: str, speaker: ActorRef | None, cue: str | None = None) -> Reading:
    """The reading with one more quotation."""
    text = held.report.text
    quotation = Quotation(
        id=content_id("quotation", held.report.id, words),
        report=held.report.id,
        kind=QuotationKind.DIRECT,
        contents=(span(text, words),),
        speaker=speaker,
        cue=span(text, cue) if cue else None,
    )
    return replace(held, quotations=(*held.quotations, quotation))


def telling(
    held: Reading,
    clause: str,
    act: Act = Act.SHELLING,
    modality: Modality = Modality.ACTUAL,
    place: str | None = "arda",
    when: When | None = None,
    by: str | None = None,
    claimant: str | None = None,
    killed: int | None = None,
    to: str | None = None,
    tier: Tier = Tier.A,
) -> Reading:
    """The reading with one more mention."""
    text = held.report.text
    at = span(text, clause)
    known = CASE.place(place) if place else None
    mention = Mention(
        id=content_id("mention", held.report.id, clause, act, modality),
        report=held.report.id,
        act=act,
        trigger=at,
        clause=at,
        modality=modality,
        place=PlaceRef(span=at, name=known.name, place=known.id) if known else None,
        when=when,
        actors=(ref(by),) if by else (),
        targets=(ref(to),) if to else (),
        claimant=ref(claimant) if claimant else None,
        harm=(Count(low=killed, high=killed, what="killed", span=at),) if killed is not None else (),
        tier=tier,
    )
    return replace(held, mentions=(*held.mentions, mention))


def tallying(
    held: Reading, words: str, total: int, claimant: str | None, window: When | None, name: str = ""
) -> Reading:
    """The reading with one more tally of violations."""
    at = span(held.report.text, words)
    tally = Tally(
        id=content_id("tally", held.report.id, words),
        report=held.report.id,
        span=at,
        total=Count(low=total, high=total, what="violations", span=at),
        unit="violations",
        claimant=ref(claimant, name) if claimant or name else None,
        window=window,
    )
    return replace(held, tallies=(*held.tallies, tally))


def decision(
    kind: DecisionKind, target: str, other: str | None = None, value: str | None = None, number: int = 0
) -> Decision:
    """A reviewer's decision, the `number`-th of the day."""
    return Decision(
        id=f"decision-{number}",
        kind=kind,
        target=target,
        other=other,
        value=value,
        by="R. Reviewer",
        at=datetime(2021, 3, 9, 12, number, tzinfo=UTC),
        reason="read again",
    )
