"""The gate lets figures rise, and lets none sink unseen."""

from pathlib import Path

import pytest

from evals.gate import Measured, RegressionError, check_floors, pin_floors


def measured(figure: float, digest: str = "d") -> Measured:
    return Measured(figures={"times.f1": figure}, labels={"times": digest})


@pytest.fixture
def floors(tmp_path: Path) -> Path:
    path = tmp_path / "floors.json"
    pin_floors(measured(0.8), path, allow_regression=False)
    return path


def test_a_figure_at_its_floor_passes(floors: Path) -> None:
    assert check_floors(measured(0.8), floors) == []


def test_a_figure_under_its_floor_is_named(floors: Path) -> None:
    assert check_floors(measured(0.7), floors) == ["times.f1: 0.700 is under its floor of 0.800"]


def test_a_figure_no_longer_measured_is_named(floors: Path) -> None:
    gone = Measured(figures={}, labels={"times": "d"})
    assert "no longer measured" in check_floors(gone, floors)[0]


def test_changed_labels_are_named(floors: Path) -> None:
    assert "labels changed" in check_floors(measured(0.8, "other"), floors)[0]


def test_a_floor_rises_but_sinks_only_when_allowed(floors: Path) -> None:
    pin_floors(measured(0.9), floors, allow_regression=False)
    with pytest.raises(RegressionError, match="under its floor"):
        pin_floors(measured(0.7), floors, allow_regression=False)
    pin_floors(measured(0.7), floors, allow_regression=True)
    assert check_floors(measured(0.7), floors) == []


def test_pinning_a_figure_within_the_noise_does_not_lower_its_floor(floors: Path) -> None:
    pin_floors(measured(0.797), floors, allow_regression=False)
    assert check_floors(measured(0.794), floors) == ["times.f1: 0.794 is under its floor of 0.800"]
