"""Tells the record to a reader: names for ids, words for values, times with zones, passages with links."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from holdfire.model.actor import ActorRef, RefBasis
from holdfire.model.count import Count, bounds_words
from holdfire.model.decision import Decision, DecisionKind
from holdfire.model.incident import EvidenceState, WorkState
from holdfire.model.report import Report
from holdfire.model.span import Citation, Span
from holdfire.model.tiles import Tiles
from holdfire.model.when import Precision, When
from holdfire.showing.addresses import Addresses, InBulletin
from holdfire.showing.dossier import Dossier, Identified
from holdfire.showing.drawings import MARKS
from holdfire.showing.interface import ENGLISH, Interface, interface_in
from holdfire.showing.moments import Clock, TimeShown
from holdfire.showing.words import Words, tables, words_in
from holdfire.showing.workplace import Workplace

LONGEST_PASSAGE = 420
"""Characters of a passage shown in the bulletin; the whole of it stands on the report's page."""

QUOTATION_MARKS = tuple("\"'“”„‟«»‘’‹›「『")
"""Marks a passage may begin with."""

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "ckb", "yi", "dv", "sd", "ug"})
"""Languages written from right to left (ISO 639)."""

_VALUES = {DecisionKind.SET_EVIDENCE: EvidenceState.__name__, DecisionKind.SET_WORK: WorkState.__name__}
"""Of which kind the value of a decision is, where it is one of a few."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A way to another line: `href` relative to the bulletin's folder, None where it has no page."""

    label: str
    href: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A passage of a report, quoted, with the way to it. `href` leads to the report's page, None where
    the record does not hold the report; `direction` is rtl, ltr or auto."""

    report: str
    start: int
    words: str
    cut: bool
    source: str
    published: str
    language: str | None
    direction: str
    href: str | None

    @property
    def bare(self) -> bool:
        """Whether the words bring quotation marks of their own, and need none around them."""
        return self.words[:1] in QUOTATION_MARKS


@dataclass(frozen=True)
class Teller:
    """How a dossier is put into words; sections are built with it and nothing else. `numbers` are those
    the incidents bear in this bulletin, by id; `addresses` say where its links lead; `workplace` is the
    workbench that tells it, None where none does; `told_in` is the
    reader's language, None where it is the case's; `tiles` where its maps get tiles from, None for nowhere:
    what is sent must open without a network."""

    dossier: Dossier
    numbers: Mapping[str, int] = field(default_factory=dict)
    addresses: Addresses = field(default_factory=InBulletin)
    workplace: Workplace | None = None
    told_in: str | None = None
    tiles: Tiles | None = None

    @cached_property
    def words(self) -> Words:
        """The words of the reader's language; those of the case's where it has no table."""
        theirs = self.told_in if self.told_in in tables() else None
        return words_in(theirs or self.dossier.case.language)

    @cached_property
    def _interface(self) -> Interface:
        return interface_in(self.told_in or ENGLISH)

    def say(self, english: str, **told: object) -> str:
        """A text of the interface in the reader's language, with what stands in braces filled in; in English
        where the case is told to nobody in particular."""
        return self._interface.text(english).format(**told)

    @cached_property
    def marks(self) -> Mapping[str, str]:
        """What the marks of drawings stand for."""
        return {kind: self.say(words) for kind, words in MARKS.items()}

    @cached_property
    def clock(self) -> Clock:
        """The clock of the case's zone."""
        return Clock(zone=self.dossier.case.zone or "UTC", words=self.words)

    @cached_property
    def _actors(self) -> dict[str, str]:
        return {actor.id: actor.name for actor in self.dossier.case.actors}

    @cached_property
    def _camps(self) -> frozenset[str]:
        """The sides of the case, which are no actors themselves."""
        return frozenset(actor.side for actor in self.dossier.case.actors if actor.side)

    @cached_property
    def _outlets(self) -> dict[str, str]:
        return {outlet.id: outlet.name for outlet in self.dossier.case.outlets}

    def actor(self, actor_id: str) -> str:
        """The display name of an actor; a role or an unknown id is put in plain words."""
        return self._actors.get(actor_id) or actor_id.replace("_", " ").replace("-", " ")

    def actors(self, actor_ids: Iterable[str]) -> str:
        """Several actors in one line."""
        return ", ".join(self.actor(actor_id) for actor_id in actor_ids)

    def named(self, ref: ActorRef | None, otherwise: str | None = None) -> str:
        """Whom a passage names, with the unit it names of them; `otherwise` where it names nobody."""
        if ref is None:
            return self.say("nobody named") if otherwise is None else otherwise
        if ref.basis is RefBasis.PRONOUN and ref.actor is None:
            return self.say("“{name}”, not told who", name=ref.name)
        name = self._actors.get(ref.actor or "", ref.name)
        return f"{name} ({ref.unit})" if ref.unit and ref.unit.casefold() not in name.casefold() else name

    def outlet(self, report: Report) -> str:
        """Who published a report."""
        return self.outlet_named(report.outlet)

    def itself(self, report: Report) -> str:
        """The report itself as who says something."""
        return self.say("the report itself ({outlet})", outlet=self.outlet(report))

    def outlet_named(self, outlet: str | None) -> str:
        """The name of an outlet, None where it is not known."""
        return self._outlets.get(outlet or "", outlet or self.say("outlet not known"))

    def origin(self, origin: str) -> str:
        """An independent origin by the name of its outlet or actor."""
        camp = self.actor(origin) if origin in self._camps else origin
        return self._outlets.get(origin) or self._actors.get(origin) or camp

    def language(self, code: str | None) -> str:
        """A language by its name."""
        return self.words.named("Language", code) if code else self.say("language not known")

    def when(self, when: When | None) -> TimeShown | None:
        """A time as a reader sees it, None where none is known."""
        return self.clock.shown(when) if when else None

    def published(self, report: Report) -> str:
        """When a report was published; a bare date stays the date of the zone it was published in."""
        when = report.published
        if when is None:
            return self.say("date not known")
        zone = when.zone if when.precision is Precision.DAY and when.zone else self.clock.zone
        return Clock(zone=zone, words=self.words).shown(when).local

    def count(self, count: Count) -> str:
        """A count as the range it is: "3 to 5 civilians killed", "at least 3 killed"."""
        whose = f" {count.who}" if count.who and count.who != count.what else ""
        hedge = f", “{count.qualifier}”" if count.qualifier and count.high and count.low else ""
        return f"{amount(count)}{whose} {count.what}{hedge}"

    def decided(self, decision: Decision) -> str:
        """What was decided: "set evidence verified", "correct place Aleppo"."""
        slot = f" {self.words.of(decision.slot)}" if decision.slot else ""
        what = f"{self.words.of(decision.kind)}{slot}"
        if not decision.value:
            return what
        kind = _VALUES.get(decision.kind, "DecisionValue")
        value = self.words.named(kind, decision.value)
        return self.words.named("Decided", "with_value").format(what=what, value=value)

    def passage(self, report_id: str, span: Span) -> Passage:
        """A passage with the way to it."""
        reading = self.dossier.readings.get(report_id)
        cut = len(span.text) > LONGEST_PASSAGE
        words = span.text[:LONGEST_PASSAGE].rsplit(" ", 1)[0] if cut else span.text
        if reading is None:
            return Passage(
                report=report_id,
                start=span.start,
                words=words,
                cut=cut,
                source=self.say("a report that is not on record"),
                published="",
                language=None,
                direction="auto",
                href=None,
            )
        report = reading.report
        return Passage(
            report=report_id,
            start=span.start,
            words=words,
            cut=cut,
            source=self.outlet(report),
            published=self.published(report),
            language=report.language,
            direction=direction(report.language),
            href=self.addresses.report(report_id, span.start),
        )

    def passages(self, citations: Iterable[Citation]) -> tuple[Passage, ...]:
        """The passages of citations, each once."""
        return tuple(self.passage(item.report, item.span) for item in dict.fromkeys(citations))

    def link(self, line_id: str) -> Link:
        """The way to any line of the record; a plain label where it has no page of its own."""
        dossier = self.dossier
        if line_id in dossier.incidents:
            incident = dossier.incidents[line_id]
            label = self.words.of(incident.act)
            if incident.places:
                label = self._label("incident_at", act=label, place=incident.places[0].name)
            if line_id in self.numbers:
                label = self._label("numbered", number=self.numbers[line_id], label=label)
            return Link(label=label, href=self.addresses.incident(line_id))
        if line_id in dossier.statements:
            statement = dossier.statements[line_id]
            return Link(
                label=self._label("statement", name=statement.speaker_name),
                href=self.addresses.statement(line_id),
            )
        if line_id in dossier.tallies:
            tally = dossier.tallies[line_id]
            return Link(
                label=self._label("tally", total=tally.total.span.text, name=self.named(tally.claimant)),
                href=self.addresses.tally(line_id),
            )
        if line_id in dossier.quotations:
            quotation = dossier.quotations[line_id]
            return Link(
                label=self._label("quotation", name=self.named(quotation.speaker)),
                href=self.addresses.report(quotation.report, quotation.start),
            )
        if line_id in self._terms:
            return Link(label=self._label("term", id=line_id), href=self.term(line_id).href)
        if line_id in dossier.readings:
            return Link(label=dossier.readings[line_id].report.title, href=self.addresses.report(line_id))
        return Link(label=line_id)

    def _label(self, what: str, **told: object) -> str:
        return self.words.named("Label", what).format(**told)

    @cached_property
    def _terms(self) -> frozenset[str]:
        """The names of the agreement's terms: its parts that stand once, and the ids of its clauses."""
        held = self.dossier.agreement
        parts = {"start", "ending"}
        parts |= {"parties"} if held.memberships else set()
        parts |= {"exclusions"} if held.exclusions else set()
        clauses: tuple[Identified, ...] = (
            *held.prohibitions,
            *held.permissions,
            *held.protections,
            *held.obligations,
            *held.preconditions,
            *held.phases,
            *held.humanitarian,
            *held.exchanges,
            *held.ceilings,
            *held.reporting,
            *held.triggers,
            *held.contingencies,
        )
        return frozenset(parts | {clause.id for clause in clauses})

    def term(self, term: str) -> Link:
        """The way to a term of the agreement."""
        return Link(label=term, href=self.addresses.term(term) if term in self._terms else None)

    def links(self, line_ids: Iterable[str]) -> tuple[Link, ...]:
        """The ways to several lines, each once."""
        return tuple(self.link(line_id) for line_id in dict.fromkeys(line_ids))


def amount(count: Count) -> str:
    """The number of a count as the range it is: "3", "3 to 5", "at least 3"."""
    return bounds_words(count.low, count.high)


def direction(language: str | None) -> str:
    """The direction a language is written in; "auto" lets the text itself tell where it is not known."""
    if language is None:
        return "auto"
    return "rtl" if language.split("-")[0] in RIGHT_TO_LEFT else "ltr"
