"""A dossier that keeps back what is fresh tells what older reports tell, and nothing of the others."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import cast

from holdfire.model.incident import Incident
from holdfire.record.view import View
from holdfire.showing.delayed import Delayed
from holdfire.showing.dossier import Dossier, read_dossier
from holdfire.showing.kept import Kept
from tests.showing.factories import NOW, FakeView, day, incidents, readings, reconciled, who

HORIZON = datetime(2016, 2, 29, tzinfo=UTC)


def whole() -> Dossier:
    """The reports of the factories, the second of them a day later and with a doer of its own."""
    first, second, third = readings()
    second = replace(second, report=replace(second.report, published=day(29)))
    shelling, *others = incidents()
    older, fresh = shelling.accounts
    fresh = replace(fresh, actors=(who("the Blues"),), when=day(27))
    shelling = replace(shelling, accounts=(older, fresh), actors=(*older.actors, *fresh.actors))
    view = FakeView(
        the_readings=(first, second, third),
        the_reconciled=replace(reconciled(), incidents=(shelling, *others)),
    )
    return read_dossier(cast(View, view), NOW)


def told(incident: str) -> Incident:
    return Delayed(whole(), HORIZON).incidents[incident]


def test_an_older_incident_has_nothing_of_fresh_accounts() -> None:
    before, after = whole().incidents["incident-1"], told("incident-1")
    assert "the Blues" in str(before)
    assert "the Blues" not in str(after)
    assert [account.report for account in after.accounts] == ["report-a"]
    assert (after.when, after.origins, after.grounds) == (day(28), ("wire",), ())


def test_an_incident_that_no_fresh_report_tells_stays_as_it_is() -> None:
    assert told("incident-2") == whole().incidents["incident-2"]


def test_what_a_finding_hangs_on_is_kept_back_where_a_fresh_report_may_have_said_it() -> None:
    every = whole()
    open_ones = {
        key: replace(every.findings["incident-1"], incident=key, missing=("who held it",))
        for key in ("incident-1", "incident-2")
    }
    every.findings = Kept.holding(open_ones)
    told = Delayed(every, HORIZON).findings
    assert told["incident-1"].missing == ()
    assert told["incident-1"].outcome is open_ones["incident-1"].outcome
    assert told["incident-2"] == open_ones["incident-2"]


def test_fresh_reports_and_incidents_are_kept_back_and_known_to_be() -> None:
    early = Delayed(whole(), datetime(2016, 2, 28, tzinfo=UTC))
    assert "incident-1" in early.kept_back
    assert "incident-1" not in early.incidents
    later = Delayed(whole(), HORIZON)
    assert "report-b" in later.kept_back
    assert "report-b" not in later.readings
    assert "report-a" not in later.kept_back
    assert not later.tells_of(whole().readings["report-b"].report)


def test_nothing_of_a_whole_dossier_is_kept_back() -> None:
    assert "report-b" not in whole().kept_back
    assert whole().tells_of(whole().readings["report-b"].report)


def test_what_was_found_in_fresh_reports_is_kept_back_with_them() -> None:
    dossier, every = Delayed(whole(), HORIZON), whole()
    fresh = [key for key, mention in every.mentions.items() if mention.report == "report-b"]
    assert fresh
    assert not any(key in dossier.mentions for key in fresh)
    assert set(dossier.mentions) == set(every.mentions) - set(fresh)
