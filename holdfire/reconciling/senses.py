"""Senses: utterances as vectors of the model a case names, so that those in two languages can be compared."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from holdfire.lexicon.embeddings import Encoder, Vectors

_DIGITS = 4  # of a cosine that count: what a text is encoded beside may change the last ones


@dataclass(frozen=True, slots=True)
class Senses:
    """One row of length 1 for each text, in their order."""

    rows: Vectors

    @classmethod
    def of(cls, texts: Sequence[str], encoder: Encoder) -> "Senses":
        """The senses of these texts; what stands there many times is encoded once."""
        distinct = sorted(set(texts))
        rows = encoder.encode(distinct)
        number = {text: place for place, text in enumerate(distinct)}
        return cls(rows[[number[text] for text in texts]] if texts else rows)

    def likeness(self, one: int, other: int) -> float:
        """The cosine of two texts, by their places."""
        return round(float(self.rows[one] @ self.rows[other]), _DIGITS)

    def nearest(self, place: int, others: Sequence[int], most: int, *, floor: float) -> tuple[int, ...]:
        """The `most` like this text of some others, the most alike first, none under the floor."""
        if not others:
            return ()
        cosines = (self.rows[list(others)] @ self.rows[place]).round(_DIGITS)
        order = np.lexsort((np.asarray(others), -cosines))[:most]
        return tuple(others[number] for number in order.tolist() if cosines[number] >= floor)
