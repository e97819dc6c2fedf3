"""A page as PDF, tagged for readers of all kinds; the one door of the library that sets it."""

from importlib import import_module
from typing import Any

from holdfire.model.errors import CaseError


def as_pdf(html: str) -> bytes:
    """The PDF of a page that brings its own style; the same page gives the same bytes, and nothing is
    fetched. Raises CaseError where the extra `pdf` is not installed."""
    try:
        weasyprint: Any = import_module("weasyprint")
    except (ImportError, OSError) as error:
        raise CaseError(
            "no PDF can be made here: install the extra with pip install 'holdfire[pdf]', and Pango "
            f"(on Debian: apt-get install libpangoft2-1.0-0); {error}"
        ) from error
    page = weasyprint.HTML(string=html, url_fetcher=_refused)
    pdf: bytes = page.write_pdf(pdf_tags=True)
    return pdf


def _refused(url: str, **_: object) -> dict[str, object]:
    """What answers where a page wants something fetched."""
    raise ValueError(f"a dispatch brings all it shows; it may not fetch {url}")
