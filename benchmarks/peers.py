"""The peers: what others do with the same input, each None where it is not installed."""

from collections.abc import Callable, Sequence

import trafilatura

try:
    import spacy
except ImportError:
    spacy = None
try:
    from dateparser.search import search_dates
except ImportError:
    search_dates = None

TAGS, RELATIONS = 50, 45
"""How many labels the tagger and the parser of the small English pipeline have."""


def main_text(page: bytes) -> str | None:
    """The main text of a page, as trafilatura gives it in its fast mode."""
    return trafilatura.extract(page, fast=True)


def dates_in(text: str) -> object:
    """The dates in a text, as dateparser finds them."""
    assert search_dates is not None
    return search_dates(text, languages=["en"])


has_dateparser = search_dates is not None


def parser() -> Callable[[Sequence[str]], object] | None:
    """spaCy's blank English pipeline with an untrained tagger and parser over word vectors of the small
    English pipeline's shape, which cost the same as trained ones; None where spaCy is not installed."""
    if spacy is None:
        return None
    pipeline = spacy.blank("en")
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 96,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
        "rows": [5000, 1000, 2500, 2500, 50, 50],
        "include_static_vectors": False,
    }
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": 96,
        "depth": 4,
        "window_size": 1,
        "maxout_pieces": 3,
    }
    words = {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}
    pipeline.add_pipe("tok2vec", config={"model": words})
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"}
    tagger = pipeline.add_pipe(
        "tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}}
    )
    relations = pipeline.add_pipe(
        "parser",
        config={
            "model": {
                "@architectures": "spacy.TransitionBasedParser.v2",
                "state_type": "parser",
                "extra_state_tokens": False,
                "hidden_width": 64,
                "maxout_pieces": 2,
                "use_upper": True,
                "tok2vec": listener,
            }
        },
    )
    for number in range(TAGS):
        tagger.add_label(f"T{number}")
    for number in range(RELATIONS):
        relations.add_label(f"r{number}")
    pipeline.initialize(lambda: [_example(pipeline)])
    return lambda texts: [len(document) for document in pipeline.pipe(texts)]


def _example(pipeline: "spacy.language.Language") -> object:
    """One sentence with a tree, which the pipeline wants to see before it starts."""
    from_words = pipeline.make_doc("The army fired on Homs")
    labels = {
        "tags": ["T0", "T1", "T2", "T3", "T1"],
        "heads": [1, 2, 2, 2, 3],
        "deps": ["r0", "r1", "ROOT", "r2", "r3"],
    }
    return spacy.training.Example.from_dict(from_words, labels)
