"""What takes long after a run and is shared by all: what the run changed, outcomes by term, the queue."""

from holdfire.showing.teller import Teller
from holdfire.showing.workbench.agreement import AgreementAsked, agreement
from holdfire.showing.workbench.queue import found
from holdfire.showing.workbench.today import TodayAsked, today


def make_ready(teller: Teller) -> None:
    """Makes it, in the teller's language: the first to ask for it waits no longer than those after."""
    today(teller, TodayAsked())
    agreement(teller, AgreementAsked())
    found(teller)
