"""What the agreement makes of each incident, one JSON object a line or one line of words (docs/import.md)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from holdfire.model.count import Count
from holdfire.model.finding import Finding, TestResult, Version
from holdfire.model.incident import Account, Incident
from holdfire.model.mention import Mention
from holdfire.model.reading import Reading
from holdfire.model.status import Judgement
from holdfire.record.view import View
from holdfire.showing.exports import json_lines

NOT_JUDGED = "an act of this kind is none that terms forbid or ask for, or its evidence was withdrawn"
NO_INCIDENT = "no account says that it happened (modality {modality}), or its act is no happening ({act})"


def judged_lines(incidents: Sequence[Incident], judgement: Judgement, view: View) -> Iterator[str]:
    """A JSON object for every incident, in order of id, then one for every event of a table that is no
    incident, with the reason."""
    readings = view.readings()
    findings = {finding.incident: finding for finding in judgement.findings}
    mentions = {mention.id: mention for reading in readings for mention in reading.mentions}
    lines = [
        _line(incident, findings.get(incident.id), mentions)
        for incident in sorted(incidents, key=lambda item: item.id)
    ]
    listed = {key for incident in incidents for key in incident.listed}
    lines += [_unheard(mention) for key, mention in _events(readings).items() if key not in listed]
    return json_lines(lines)


def _unheard(mention: Mention) -> Mapping[str, object]:
    """An event of a table that is no incident, with the reason."""
    listing = mention.listing
    return {
        "id": None,
        "imported": [listing.event] if listing else [],
        "listed": [listing.key] if listing else [],
        "outcome": None,
        "why": NO_INCIDENT.format(modality=mention.modality, act=mention.act),
    }


def judged_words(incidents: Sequence[Incident], judgement: Judgement) -> Iterator[str]:
    """A line of words for every incident that was judged: its ids and the outcome."""
    listed = {incident.id: incident.listed for incident in incidents}
    for finding in judgement.findings:
        names = " ".join((finding.incident, *listed.get(finding.incident, ())))
        yield f"{names}: {finding.outcome.replace('_', ' ')}"


def _events(readings: Iterable[Reading]) -> Mapping[str, Mention]:
    return {
        mention.listing.key: mention
        for reading in readings
        for mention in reading.mentions
        if mention.listing
    }


def _line(
    incident: Incident, finding: Finding | None, mentions: Mapping[str, Mention]
) -> Mapping[str, object]:
    events = (
        mentions[account.mention].listing for account in incident.accounts if account.mention in mentions
    )
    versions = (
        {mention: version for version in finding.versions for mention in version.mentions} if finding else {}
    )
    return {
        "id": incident.id,
        "imported": sorted({listing.event for listing in events if listing}),
        "listed": incident.listed,
        "agreement": finding.agreement if finding else None,
        "act": incident.act,
        "outcome": finding.outcome if finding else None,
        "why": None if finding else NOT_JUDGED,
        "responsibility": finding.responsibility if finding else None,
        "responsible": finding.responsible if finding else (),
        "missing": finding.missing if finding else (),
        "terms": finding.terms if finding else (),
        "evidence": incident.evidence,
        "attribution": incident.attribution,
        "origins": incident.origins,
        "grounds": incident.grounds,
        "tests": _tests(finding.tests) if finding else {},
        "accounts": [_account(account, versions.get(account.mention)) for account in incident.accounts],
    }


def _tests(results: Iterable[TestResult]) -> Mapping[str, object]:
    return {
        result.test: {
            "answer": result.answer,
            "reason": result.reason,
            "missing": result.missing,
            "terms": result.terms,
        }
        for result in results
    }


def _account(account: Account, version: Version | None) -> Mapping[str, object]:
    """What an account says; with the outcome and the tests of its own telling where the accounts differ."""
    told = {
        "mention": account.mention,
        "report": account.report,
        "source": account.claimant.name if account.claimant else account.outlet,
        "origin": account.origin,
        "modality": account.modality,
        "actors": [ref.actor or ref.name for ref in account.actors],
        "targets": [ref.actor or ref.name for ref in account.targets],
        "place": account.place.name if account.place else None,
        "when": account.when.wall if account.when else None,
        "harm": [_harm(count) for count in account.harm],
    }
    if version is None:
        return told
    return told | {"outcome": version.outcome, "tests": _tests(version.tests)}


def _harm(count: Count) -> Mapping[str, object]:
    return {"what": count.what, "low": count.low, "high": count.high, "who": count.who}
