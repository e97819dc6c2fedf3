"""The evidence of an incident as a tree: independent origins, the reports that go back to each, whence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from holdfire.model.errors import UnknownIdError
from holdfire.model.incident import Account, Incident
from holdfire.model.story import Descent
from holdfire.showing.teller import Link, Teller


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyShown:
    """That a report goes back to another: how, to which, and why that is thought."""

    kind: str
    original: Link
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WitnessShown:
    """A report that tells the incident: who published it and when, whose words it gives and how it puts them,
    the SHA-256 of the capture it stands in, and what it was copied from."""

    report: Link
    outlet: str
    published: str
    tells: tuple[str, ...]
    against_interest: bool
    capture: str | None
    copies: tuple[CopyShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginShown:
    """One independent origin, counted once however many reports go back to it; `camp` is the party whose word
    it is."""

    name: str
    camp: str
    witnesses: tuple[WitnessShown, ...]


def origins_of(teller: Teller, incident: Incident) -> tuple[OriginShown, ...]:
    """The origins of an incident's accounts, those with most reports first."""
    descents = _descents(teller, incident)
    by_origin: dict[str, list[Account]] = {}
    for account in incident.accounts:
        by_origin.setdefault(account.origin, []).append(account)
    shown = (
        OriginShown(
            name=teller.origin(origin),
            camp=next((teller.actor(account.camp) for account in accounts if account.camp), ""),
            witnesses=_witnesses(teller, accounts, descents),
        )
        for origin, accounts in by_origin.items()
    )
    return tuple(sorted(shown, key=lambda origin: (-len(origin.witnesses), origin.name)))


def _descents(teller: Teller, incident: Incident) -> Mapping[str, list[Descent]]:
    """From what each report of the incident's story was copied."""
    try:
        story = teller.dossier.view.story(incident.story) if incident.story else None
    except UnknownIdError:
        story = None
    found: dict[str, list[Descent]] = {}
    for descent in story.descents if story else ():
        found.setdefault(descent.copy, []).append(descent)
    return found


def _witnesses(
    teller: Teller, accounts: Iterable[Account], descents: Mapping[str, list[Descent]]
) -> tuple[WitnessShown, ...]:
    by_report: dict[str, list[Account]] = {}
    for account in accounts:
        by_report.setdefault(account.report, []).append(account)
    return tuple(
        _witness(teller, report_id, told, descents.get(report_id, ()))
        for report_id, told in by_report.items()
    )


def _witness(teller: Teller, report_id: str, told: list[Account], copied: Iterable[Descent]) -> WitnessShown:
    reading = teller.dossier.readings.get(report_id)
    report = reading.report if reading else None
    return WitnessShown(
        report=Link(
            label=report.title if report else report_id,
            href=teller.addresses.report(report_id) if report else None,
        ),
        outlet=teller.outlet_named(told[0].outlet),
        published=teller.published(report) if report else "",
        tells=tuple(dict.fromkeys(teller.words.of(account.modality) for account in told)),
        against_interest=any(account.against_interest for account in told),
        capture=report.capture if report else None,
        copies=tuple(
            CopyShown(
                kind=teller.words.of(descent.kind),
                original=_original(teller, descent.original),
                reason=descent.reason,
            )
            for descent in copied
        ),
    )


def _original(teller: Teller, original: str) -> Link:
    """The report copied, or the outlet where its own was not captured."""
    reading = teller.dossier.readings.get(original)
    if reading is None:
        return Link(label=teller.outlet_named(original))
    label = f"{teller.outlet(reading.report)}, {teller.published(reading.report)}"
    return Link(label=label, href=teller.addresses.report(original))
