"""The order of reports: by publication, then id; what names of joined things are anchored on."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from holdfire.model.report import Report

LONG_AFTER = datetime.max.replace(tzinfo=UTC)
"""Stands for a publication time that is not known: after all that are."""

ONE_NEWS_DAY = timedelta(hours=18)
"""How far apart one thing said is carried: it is on every wire by the end of the day."""


def published_at(report: Report) -> datetime:
    """The earliest moment the report can have been published."""
    known = report.published.earliest if report.published else None
    return known or LONG_AFTER


def published_first(report: Report) -> tuple[datetime, int, str]:
    """Sorts earlier reports first, of one time the longer, then by id."""
    return published_at(report), -len(report.text), report.id


def anchor_order(report: Report) -> tuple[datetime, str]:
    """Sorts earlier reports first, then by id: what is published later does not rename what stands."""
    return published_at(report), report.id


def first_within(times: Sequence[datetime], window: timedelta) -> tuple[int, ...]:
    """For each of these rising times the place of the first no more than `window` before it; a time that is
    not known is far from none."""
    return tuple(0 if time == LONG_AFTER else bisect_left(times, time - window) for time in times)
