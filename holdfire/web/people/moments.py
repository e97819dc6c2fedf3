"""Moments as the accounts' database keeps them: texts in UTC, which stand in their order."""

from datetime import UTC, datetime


def kept_moment(moment: datetime) -> str:
    """A moment (aware) as text."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def moment_kept(text: str) -> datetime:
    """The moment a text was kept for."""
    return datetime.fromisoformat(text)
