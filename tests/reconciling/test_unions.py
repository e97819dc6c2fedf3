"""What the tellings of one incident say together, and what is left where some are kept back."""

from dataclasses import replace
from datetime import UTC, datetime

from holdfire.model.act import Act, Modality
from holdfire.model.actor import ActorRef, RefBasis
from holdfire.model.incident import Account, Incident
from holdfire.model.when import Precision, TimeBasis, When
from holdfire.reconciling.unions import as_told_by


def at(hour: int) -> When:
    moment = datetime(2016, 2, 27, hour, tzinfo=UTC)
    return When(
        earliest=moment, latest=moment, wall=f"{hour}:00", precision=Precision.MINUTE, basis=TimeBasis.STATED
    )


def account(report: str, hour: int, doer: str) -> Account:
    return Account(
        mention=f"mention of {report}",
        report=report,
        origin=f"origin of {report}",
        modality=Modality.ACTUAL,
        actors=(ActorRef(name=doer, basis=RefBasis.DESCRIPTION),),
        when=at(hour),
    )


EARLY, LATE = account("early", 9, "the Reds"), account("evening paper", 12, "the Blues")
BOTH = Incident(
    id="incident-1",
    act=Act.SHELLING,
    accounts=(EARLY, LATE),
    when=replace(at(9), latest=at(12).latest),
    actors=(*EARLY.actors, *LATE.actors),
    origins=("origin of early", "origin of evening paper"),
    grounds=("two origins: early and evening paper",),
)


def test_an_incident_told_by_some_has_nothing_of_the_others() -> None:
    told = as_told_by(BOTH, {"early"})
    assert told
    assert (told.accounts, told.actors, told.when, told.grounds) == ((EARLY,), EARLY.actors, EARLY.when, ())
    assert told.origins == ("origin of early",)
    assert "evening paper" not in str(told)
    assert "Blues" not in str(told)


def test_an_incident_told_by_all_stays_as_it_is_and_by_none_is_none() -> None:
    assert as_told_by(BOTH, {"early", "evening paper", "other"}) is BOTH
    assert as_told_by(BOTH, {"other"}) is None
