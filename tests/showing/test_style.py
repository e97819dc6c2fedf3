"""The style sheet: text that can be read by those who see little contrast, in light and in dark."""

import re

import pytest

from holdfire.showing.html import style

TEXT = ("ink", "quiet", "link", "grave", "open", "good")
GROUND = ("paper", "panel", "mark-grave", "mark-slight", "speech", "mention", "tally", "term", "position")
AA = 4.5
"""WCAG 2.2, success criterion 1.4.3."""


def palettes() -> list[dict[str, str]]:
    blocks = re.findall(r":root \{(.*?)\}", style(), re.DOTALL)[:2]
    return [dict(re.findall(r"--([\w-]+): (#\w{6})", block)) for block in blocks]


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("palette", palettes(), ids=["light", "dark"])
def test_every_text_colour_can_be_read_on_every_ground(palette: dict[str, str]) -> None:
    faint = []
    for text in TEXT:
        for ground in GROUND:
            low, high = sorted((luminance(palette[text]), luminance(palette[ground])))
            if (high + 0.05) / (low + 0.05) < AA:
                faint.append((text, ground))
    assert faint == []


def test_the_style_has_a_dark_a_print_and_a_narrow_form() -> None:
    sheet = style()
    assert "prefers-color-scheme: dark" in sheet
    assert "@media print" in sheet
    assert "size: A4" in sheet
    assert "max-width: 46rem" in sheet
