"""Names, titles and labels that stand in quotation marks without being anyone's words."""

from holdfire.reading.speech.grammar import CAPITALISED, WordClass
from holdfire.reading.speech.insertions import Quoted
from holdfire.reading.speech.passages import Passage

LONGEST_NAME = 3
"""Words a name in marks may have: plan "A", "Islamic State", "Army of Conquest"."""


def is_name(passage: Passage, quoted: Quoted) -> bool:
    """Whether the quoted words are a name: few of them, one with a capital, no verb, no end of a sentence."""
    words = [at for at in range(quoted.first, quoted.last + 1) if passage.words[at][0].isalnum()]
    if not 0 < len(words) <= LONGEST_NAME or passage.last_sign(quoted) in ".?!…":
        return False
    classes = [passage.classes[at] for at in words]
    if any(found in (WordClass.AUXILIARY, WordClass.PRONOUN) and len(words) > 1 for found in classes):
        return False
    return any(
        found in CAPITALISED or passage.words[at][0].isupper()
        for at, found in zip(words, classes, strict=True)
    )
