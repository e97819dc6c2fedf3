"""How duties put numbers of deliveries into words: a range for each claimant, side by side."""

from collections.abc import Sequence

from holdfire.model.delivery import Delivered, RateStatus


def delivered_words(delivered: Sequence[Delivered], unit: str | None) -> str:
    """ "Reported of trucks: 450 by Hamas; 630 by Israel." """
    of = f" of {unit}" if unit else ""
    return f"Reported{of}: {'; '.join(f'{part.number} by {part.by}' for part in delivered)}."


def rate_words(rate: RateStatus) -> str:
    """What is owed, what is reported of the last window that is over, and how many have no report."""
    unit = f" {rate.unit}" if rate.unit else ""
    over = [window for window in rate.windows if not window.running]
    gaps = f"No report was read of {rate.unreported} of {rate.elapsed} windows, which is not zero delivered."
    if not over:
        return f"Owed: {rate.owed}{unit} each window. {gaps}"
    last = "; ".join(f"{part.number} by {part.by} ({part.percent(rate.owed)})" for part in over[-1].delivered)
    return f"Owed: {rate.owed}{unit} each window; last window with a report: {last}. {gaps}"
