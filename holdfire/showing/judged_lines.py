"""What the agreement makes of each incident, one JSON object a line or one line of words (docs/import.md)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from holdfire.model.act import SAID_TO_BE_SO
from holdfire.model.count import Count
from holdfire.model.finding import Finding, TestResult, UnderText, Version
from holdfire.model.incident import WITHDRAWN, Account, Incident
from holdfire.model.mention import Mention
from holdfire.model.reading import Reading
from holdfire.model.status import Judgement
from holdfire.record.view import View
from holdfire.showing.exports import json_lines

NO_TERM = "an act of this kind ({act}) is none that terms forbid or ask for"
NOTHING_LEFT = "its evidence is {evidence}: nothing is left to hold against the terms"
NOT_SAID = "no account says that it happened: it is told as {modality}"
NO_HAPPENING = "words and not a happening ({act}), or its row was withdrawn"


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
        "why": _why_unheard(mention),
    }


def _why_unheard(mention: Mention) -> str:
    if mention.modality not in SAID_TO_BE_SO:
        return NOT_SAID.format(modality=mention.modality)
    return NO_HAPPENING.format(act=_words(mention.act))


def _why_not_judged(incident: Incident) -> str:
    if incident.evidence in WITHDRAWN:
        return NOTHING_LEFT.format(evidence=incident.evidence)
    return NO_TERM.format(act=_words(incident.act))


def _words(code: str) -> str:
    return code.replace("_", " ")


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
        "why": None if finding else _why_not_judged(incident),
        "responsibility": finding.responsibility if finding else None,
        "responsible": finding.responsible if finding else (),
        "missing": finding.missing if finding else (),
        "terms": finding.terms if finding else (),
        "evidence": incident.evidence,
        "attribution": incident.attribution,
        "origins": incident.origins,
        "grounds": incident.grounds,
        "tests": _tests(finding.tests) if finding else {},
        "texts": [_text(under) for under in finding.readings] if finding else [],
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


def _text(under: UnderText) -> Mapping[str, object]:
    """The outcome under one text, where the texts have a clause on the act in other words."""
    return {"text": under.text, "wording": under.wording, "outcome": under.outcome}


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
