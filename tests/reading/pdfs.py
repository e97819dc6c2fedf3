"""PDFs written by hand, object by object, for the tests."""

from collections.abc import Sequence


def pdf(*pages: Sequence[str], title: str = "", drawing: bytes = b"") -> bytes:
    """A PDF of these pages, each the lines of its text layer from top to bottom, 14 points apart; an empty
    line leaves a gap. `drawing` stands before the text of each page."""
    fonts = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    numbers = [4 + 2 * at for at in range(len(pages))]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        fonts,
    ]
    for number, lines in zip(numbers, pages, strict=True):
        stream = drawing + _drawn(lines)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
            b" /Contents %d 0 R >>" % (number + 1)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    objects.append(b"<< /Title (%s) >>" % title.encode("latin-1"))
    return _file(objects)


def _drawn(lines: Sequence[str]) -> bytes:
    """The drawing instructions that show the lines, none for no lines."""
    shown = [
        f"1 0 0 1 50 {800 - 14 * place} Tm ({_escaped(line)}) Tj" for place, line in enumerate(lines) if line
    ]
    return ("BT /F1 11 Tf " + " ".join(shown) + " ET").encode("cp1252") if shown else b""


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _file(objects: Sequence[bytes]) -> bytes:
    """The objects as a file with its table of places; the last one is the information dictionary."""
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"<< /Size %d /Root 1 0 R /Info %d 0 R >>" % (len(objects) + 1, len(objects))
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return data + head + table + b"trailer\n" + trailer + b"\nstartxref\n%d\n%%%%EOF\n" % len(data)
