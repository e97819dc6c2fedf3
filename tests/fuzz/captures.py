"""`python -m tests.fuzz.captures --seconds 30`: damages the example captures at random and reads them.

Stops with the seed of the first capture that breaks the reader or a law of the report; `--seed` repeats it.
"""

import argparse
import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from time import process_time

from holdfire.lexicon.casebook import read_case
from holdfire.model.capture import Capture
from holdfire.model.case import Case
from holdfire.model.errors import CaptureError
from holdfire.model.reading import Reading
from holdfire.model.span import Span
from holdfire.reading.read import Reader
from holdfire.sources.gather import gather

EXAMPLES = Path(__file__).parents[2] / "examples"
CASE_FILES = ("holdfire.yaml", "actors.yaml", "outlets.yaml", "places.yaml")
LONGEST = 60_000
SLOW = 10.0
"""Seconds of processor time that one damaged capture may take at most; a usual one takes a tenth of one."""

ODDITIES = (
    b"\x00", b"\xff", b"\xfe\xff", b"\xed\xa0\x80", b"\xc3", b"\xe2\x80\xae", b"\xe2\x80\x8b",
    b"\xef\xbb\xbf", b"<", b">", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<script>", b"</p>",
    b"<table><tr>", b"</body>", b"&#0;", b"&#xD800;", b"&amp", b'"', b"'", b"\xe2\x80\x9c", b"\xe2\x80\x9d",
    b"(", b"[", b".", b"...", b" - ", b"\r", b"\n\n", b"\t", b"\xc2\xa0", b"\xe2\x80\xa8", b"\x0c", b"\x1f",
    b"9" * 20, b"00:00", b"31.02.2016", b"February 30", b"said", b"Comments\n\n", b"{", b"\\u0000",
    "перемирие".encode(), "перемирие".encode("cp1251"), "هدنة".encode(), "truce".encode("utf-16"),
)  # fmt: skip


def example_case(name: str = "syria-2016") -> Case:
    """The case of one example."""
    return read_case({file: (EXAMPLES / name / file).read_text(encoding="utf-8") for file in CASE_FILES})


def example_captures() -> list[Capture]:
    """The captures of all examples."""
    found = gather(sorted(EXAMPLES.glob("*/captures")))
    return [capture for capture in found if isinstance(capture, Capture)]


def damaged(data: bytes, random: Random) -> bytes:
    """The bytes of a capture after one to six kinds of damage."""
    for _ in range(random.randint(1, 6)):
        first, last = sorted(random.randrange(len(data) + 1) for _ in range(2))
        piece = data[first:last]
        match random.randrange(7):
            case 0:
                data = data[:last]
            case 1:
                data = data[:first] + data[last:]
            case 2:
                data = data[:last] + piece[: LONGEST // 20] * random.randint(1, 20) + data[last:]
            case 3:
                data = data[:first] + random.choice(ODDITIES) * random.choice((1, 1, 2, 500)) + data[first:]
            case 4:
                lines = data.split(b"\n")
                random.shuffle(lines)
                data = b"\n".join(lines)
            case 5:
                text = piece.decode("utf-8", "replace")
                data = data[:first] + text.encode(random.choice(("cp1251", "utf-16-le", "koi8-r")), "ignore")
            case _:
                data = data[:first] + random.randbytes(random.randint(1, 40)) + data[first:]
        data = data[:LONGEST] or b"."
    return data


def spans_in(value: object) -> Iterator[Span]:
    """Every span anywhere inside a reading."""
    if isinstance(value, Span):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from spans_in(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from spans_in(inner)
    elif isinstance(value, Sequence | set | frozenset) and not isinstance(value, str | bytes):
        for inner in value:
            yield from spans_in(inner)


def broken_laws(reading: Reading) -> list[str]:
    """What a reading gets wrong of what every reading must keep."""
    text, blocks = reading.report.text, reading.report.blocks
    wrong = [f"{span} is not what the text says" for span in spans_in(reading) if _is_off(text, span)]
    covered = bytearray(len(text))
    for block in blocks:
        for place in range(block.start, block.end):
            covered[place] += 1
    for place, (sign, times) in enumerate(zip(text, covered, strict=True)):
        if times > 1 or (times == 0 and not sign.isspace()):
            wrong.append(f"{sign!r} at {place} stands in {times} blocks")
    return wrong


def _is_off(text: str, span: Span) -> bool:
    return text[span.start : span.end] != span.text


def read_or_refuse(reader: Reader, capture: Capture) -> Reading | None:
    """The reading of a capture, None where the reader says why it cannot be read; all else is raised."""
    try:
        return reader.read(capture)
    except CaptureError:
        return None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=30.0, help="processor time to spend")
    parser.add_argument("--seed", type=int, help="read one damaged capture again")
    given = parser.parse_args()
    reader, captures = Reader(example_case()), example_captures()
    seed, refused, slowest = given.seed or 0, 0, 0.0
    until = process_time() + given.seconds
    while process_time() < until:
        random = Random(seed)
        whole = random.choice(captures)
        capture = dataclasses.replace(whole, data=damaged(whole.data, random))
        begun = process_time()
        try:
            reading = read_or_refuse(reader, capture)
        except BaseException:
            print(f"seed {seed} ({whole.origin}) raises:")
            raise
        slowest = max(slowest, process_time() - begun)
        wrong = broken_laws(reading) if reading else []
        if wrong or process_time() - begun > SLOW:
            raise SystemExit(f"seed {seed} ({whole.origin}): {wrong[:3] or 'too slow'}")
        refused += reading is None
        seed += 1
        if given.seed is not None:
            break
    print(f"{seed} damaged captures read, {refused} refused with a reason, the slowest in {slowest:.1f} s")


if __name__ == "__main__":
    main()
