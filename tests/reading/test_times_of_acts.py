"""The time of an act, its teller and its weapon: not the day it was told on, never after it was told."""

from datetime import datetime, timedelta

import pytest

from holdfire.model.act import Act
from holdfire.model.capture import Capture, MediaType
from holdfire.model.case import Case
from holdfire.model.mention import Mention
from holdfire.model.when import When
from holdfire.reading.read import Reader
from tests.reading.case_of_words import place

READER = Reader(Case(name="hills", zone="Asia/Damascus", places=(place("talbiseh", "Talbiseh"),)))
NOON = "2016-03-16T12:00+02:00"
"""A Wednesday, when the clock in Damascus is two hours ahead of UTC."""


def mentions_of(text: str) -> tuple[Mention, ...]:
    page = (
        f'<html lang=en><head><meta property="article:published_time" content="{NOON}"></head>'
        f"<body><article><h1>News of the day</h1><p>{text}</p></article></body></html>"
    )
    capture = Capture(data=page.encode(), origin="page", media_type=MediaType.HTML)
    return READER.read(capture).mentions


def when_of(text: str) -> When:
    (when,) = (m.when for m in mentions_of(text) if m.act is Act.SHELLING)
    assert when is not None
    return when


def hour(day: int, at: int) -> datetime:
    return datetime.fromisoformat(f"2016-03-{day:02}T{at:02}:00+00:00")


@pytest.mark.parametrize(
    "said",
    [
        "a military source said on Tuesday",
        "the army said Tuesday",
        "the ministry said in a statement on Tuesday",
    ],
)
def test_the_day_something_was_said_leaves_the_day_before_open(said: str) -> None:
    when = when_of(f"The rebels shelled Talbiseh, {said}.")
    assert (when.earliest, when.latest) == (hour(13, 22), hour(15, 22) - timedelta(seconds=1))


def test_the_acts_own_day_stays_its_day() -> None:
    when = when_of("The rebels shelled Talbiseh on Monday, the army said on Tuesday.")
    assert when.earliest == hour(13, 22)
    assert when.latest == hour(14, 22) - timedelta(seconds=1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Talbiseh was shelled in the evening.", 15),
        ("At 23:15 the rebels shelled Talbiseh.", 15),
        ("The rebels will shell Talbiseh in the evening.", 16),
        ("Talbiseh was shelled in the morning.", 16),
    ],
)
def test_what_happened_happened_before_the_report_came_out(text: str, day: int) -> None:
    when = when_of(text)
    assert when.earliest is not None
    assert (when.earliest + timedelta(hours=2)).day == day


def test_fire_with_heavy_weapons_is_shelling_wherever_the_weapon_is_named() -> None:
    for text in ("Rebels shot at the checkpoint with a mortar.", "Rebels fired mortars at the checkpoint."):
        assert {mention.act for mention in mentions_of(text)} == {Act.SHELLING}


def test_the_press_service_of_a_body_speaks_for_the_body() -> None:
    text = "Rebels shelled Talbiseh on Monday, the press service of the National Police reports."
    (shelling,) = mentions_of(text)
    assert shelling.claimant is not None
    assert shelling.claimant.name == "National Police"
    (shelling,) = mentions_of("Rebels shelled Talbiseh in support of the National Police, it was reported.")
    assert shelling.claimant is None
