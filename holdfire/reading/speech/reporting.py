"""A reporting: a cue with the words that name who spoke."""

from dataclasses import dataclass
from enum import Enum

from holdfire.reading.speech.cues import Cue
from holdfire.reading.speech.noun_phrases import Words


class Side(Enum):
    """Where the speaker stands to the cue."""

    BEFORE = "before"
    AFTER = "after"
    INHERITED = "inherited"  # "he said ..., adding that"
    LOOKING_BACK = "looking back"  # "This was stated by Orlov": the words said stand before


@dataclass(frozen=True, slots=True)
class Reporting:
    """A cue with its speaker."""

    cue: Cue
    speaker: Words
    side: Side
    around: Words | None = None  # speaker and cue with the circumstances of saying, where these are told

    @property
    def first(self) -> int:
        """The first word of the speaker and cue together."""
        if self.around is not None:
            return self.around.first
        return self.cue.first if self.side is Side.INHERITED else min(self.speaker.first, self.cue.first)

    @property
    def end(self) -> int:
        """The end of the speaker and cue together."""
        if self.around is not None:
            return self.around.end
        return self.cue.end if self.side is Side.INHERITED else max(self.speaker.end, self.cue.end)
