"""Makes a case folder to fill in."""

from importlib.resources import files
from pathlib import Path

from holdfire.model.errors import CaseError


def write_new_case(folder: Path) -> tuple[Path, ...]:
    """Writes commented files and an empty captures folder; gives the paths written.

    Raises CaseError where the folder exists and holds anything: nothing of the user's is overwritten.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CaseError(f"{folder} exists and is not empty; name a new folder")
    captures = folder / "captures"
    captures.mkdir(parents=True)
    written: list[Path] = []
    models = files("holdfire.showing") / "new_case"
    for model in sorted(models.iterdir(), key=lambda entry: entry.name):
        path = folder / model.name
        path.write_text(model.read_text(encoding="utf-8"), encoding="utf-8")
        written.append(path)
    return (*written, captures)
