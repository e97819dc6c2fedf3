"""Which language of the interface a browser asks for, by its header Accept-Language."""

from collections.abc import Iterator

from holdfire.showing.interface import ENGLISH, languages


def preferred_language(accepted: str) -> str:
    """The language of the interface that a header likes best ("fr-CH, fr;q=0.9, en;q=0.8": fr); a region is
    passed over, and English stands where none is spoken here (RFC 9110, 12.5.4)."""
    liked = ((weight, language) for language, weight in _wishes(accepted) if weight > 0)
    spoken = [(weight, language) for weight, language in liked if language in languages()]
    return max(spoken, key=lambda wish: wish[0], default=(1.0, ENGLISH))[1]


def _wishes(accepted: str) -> Iterator[tuple[str, float]]:
    for wish in accepted.split(","):
        name, _, parameter = wish.partition(";")
        yield name.strip().partition("-")[0].lower(), _weight(parameter)


def _weight(parameter: str) -> float:
    """How much a language is liked, from 0 to 1; what is no weight counts as not liked."""
    name, _, value = parameter.strip().partition("=")
    if not name:
        return 1.0
    try:
        weight = float(value)
    except ValueError:
        return 0.0
    return weight if name.strip().lower() == "q" and 0 <= weight <= 1 else 0.0
