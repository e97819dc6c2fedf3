"""Writes the bulletin: a folder of static pages that opens from a disk, with no network and no script."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from holdfire.record.view import View
from holdfire.showing.addresses import InBulletin
from holdfire.showing.dossier import read_dossier
from holdfire.showing.html import (
    bulletin_html,
    incident_html,
    relations_html,
    report_html,
    statements_html,
    style,
)
from holdfire.showing.pages import Pages, build_pages

FRONT_PAGE = "index.html"


def write_bulletin(view: View, folder: Path, now: datetime) -> Path:
    """Writes the bulletin of a view to `folder` and gives its front page.

    The pages are written beside the folder and put in its place at once, so that a reader never meets
    half a bulletin; an earlier bulletin is replaced. The same view gives the same bytes. `now` (aware) is
    the cut-off printed where nothing was judged yet.
    """
    pages = build_pages(read_dossier(view, now))
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        for name, text in files_of(pages):
            path = fresh / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        fresh.chmod(0o755)
        _put_in_place(fresh, folder)
    finally:
        rmtree(fresh, ignore_errors=True)
    return folder / FRONT_PAGE


def files_of(pages: Pages) -> Iterator[tuple[str, str]]:
    """The files of a bulletin: each one's name within the folder, and its text."""
    addresses = InBulletin()
    yield FRONT_PAGE, bulletin_html(pages.bulletin)
    yield "statements.html", statements_html(pages.bulletin)
    yield "relations.html", relations_html(pages.bulletin)
    yield "bulletin.css", style()
    for incident in pages.incidents:
        yield incident.row.href, incident_html(incident, pages)
    for report in pages.reports:
        yield addresses.report(report.id), report_html(report, pages)


def _put_in_place(fresh: Path, folder: Path) -> None:
    """Puts one folder where another stands; the old one is gone only when the new one is there."""
    if not folder.exists():
        fresh.rename(folder)
        return
    old = Path(mkdtemp(prefix=f".{folder.name}-old-", dir=folder.parent))
    folder.rename(old / folder.name)
    fresh.rename(folder)
    rmtree(old)
