"""All duties of an agreement at a moment: where each stands, what was delivered, and the calendar."""

from dataclasses import dataclass, replace

from holdfire.judging.duties.calendar import calendar_of
from holdfire.judging.duties.events import Events
from holdfire.judging.duties.evidence import Told
from holdfire.judging.duties.exchanges import exchange_done, exchange_statuses
from holdfire.judging.duties.kept import ceiling_status, humanitarian_status, precondition_status
from holdfire.judging.duties.obligations import obligation_status, owners_of, what_shows, with_blocks
from holdfire.judging.duties.other_texts import over_all_texts
from holdfire.judging.duties.rate_windows import rate_statuses
from holdfire.judging.duties.reports_due import reporting_status
from holdfire.judging.duties.wording import rate_words
from holdfire.judging.life import effective_start
from holdfire.judging.phases import Phases
from holdfire.model.calendar import CalendarEntry
from holdfire.model.delivery import RateStatus
from holdfire.model.duty_status import ObligationStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Duties:
    """The status of every duty, obligations first; what each rate owes and is reported; what falls due."""

    statuses: tuple[ObligationStatus, ...]
    rates: tuple[RateStatus, ...]
    calendar: tuple[CalendarEntry, ...]


def duties_at(told: Told) -> Duties:
    """Every duty as known at the moment of what is told: a pure function of agreement and record."""
    agreement = told.members.agreement
    shown = {duty.id: what_shows(duty, told) for duty in agreement.obligations}
    done = {duty: each.done for duty, each in shown.items()}
    done |= {exchange.id: exchange_done(exchange, told) for exchange in agreement.exchanges}
    phases = Phases.of(agreement, effective_start(agreement))
    events = Events(agreement=agreement, phases=phases, done=done, now=told.now)
    deadlines = {
        duty.id: events.deadline(duty.due, duty.within, inclusive=duty.inclusive)
        for duty in agreement.obligations
    }
    alone = {
        duty.id: over_all_texts(
            obligation_status(duty, shown[duty.id], deadlines[duty.id], told, events), duty, told, events
        )
        for duty in agreement.obligations
    }
    owners = owners_of(agreement.obligations, told)
    statuses = (
        *(with_blocks(duty, alone, owners) for duty in agreement.obligations),
        *(precondition_status(condition, events) for condition in agreement.preconditions),
        *(step for exchange in agreement.exchanges for step in exchange_statuses(exchange, told, events)),
        *(reporting_status(duty, events) for duty in agreement.reporting),
        *(humanitarian_status(term, told) for term in agreement.humanitarian),
        *(ceiling_status(ceiling, told) for ceiling in agreement.ceilings),
    )
    rates = {rate.duty: rate for rate in rate_statuses(told)}
    return Duties(
        statuses=tuple(_with_rate(status, rates.get(status.obligation)) for status in statuses),
        rates=tuple(rates.values()),
        calendar=calendar_of(events, statuses),
    )


def _with_rate(status: ObligationStatus, rate: RateStatus | None) -> ObligationStatus:
    return replace(status, reason=f"{status.reason} {rate_words(rate)}") if rate else status
