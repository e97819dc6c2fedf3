"""What takes long after a run and is then shared by all who ask: what the run changed, and the queue."""

from holdfire.showing.teller import Teller
from holdfire.showing.workbench.queue import found
from holdfire.showing.workbench.today import TodayAsked, today


def make_ready(teller: Teller) -> None:
    """Makes it, in the teller's language: the first to ask for it waits no longer than those after."""
    today(teller, TodayAsked())
    found(teller)
