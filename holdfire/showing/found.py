"""What a search found, on a terminal and as data."""

from collections.abc import Iterator, Sequence

from holdfire.model.search import Found

NOTHING = "Nothing on record holds all these words and meets the rest."


def found_lines(found: Sequence[Found]) -> Iterator[str]:
    """For each passage where it stands, when it was published, and its words, the marked ones in *stars*."""
    kind = None
    for item in found:
        if item.kind is not kind:
            kind = item.kind
            yield f"{kind.capitalize()}:"
        published = item.published.strftime("%Y-%m-%d %H:%M UTC") if item.published else "no date"
        yield f"  {item.id}  {published}  {' '.join(item.label.split())}"
        yield f"    {' '.join(marked(item).split())}"


def marked(found: Found) -> str:
    """The words of the passage with a star before and after each stretch that was asked for."""
    text, parts, at = found.span.text, [], 0
    for start, end in found.marks:
        parts += [text[at:start], "*", text[start:end], "*"]
        at = end
    return "".join((*parts, text[at:]))
