"""Reads the quotations of a text written in a test, as the pipeline does."""

from holdfire.lexicon.tables import Lexicon
from holdfire.model.actor import ActorRef, RefBasis
from holdfire.model.quotation import Quotation
from holdfire.model.report import Block, BlockKind, Report
from holdfire.model.span import Span
from holdfire.reading.sentences import sentences_of
from holdfire.reading.speech.grammar import Grammar
from holdfire.reading.speech.grammar_tables import grammar_of
from holdfire.reading.speech.passages import Passage, passages_of
from holdfire.reading.speech.quotations import find_quotations


def english() -> Grammar:
    grammar = grammar_of("en")
    assert grammar is not None
    return grammar


def report_of(text: str, kind: BlockKind = BlockKind.BODY, language: str | None = "en") -> Report:
    """A report of one block a line, all of one kind."""
    blocks, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            blocks.append(Block(kind=kind, start=start, end=start + len(line)))
        start += len(line)
    return Report(id="report-1", capture="0" * 64, text=text, language=language, blocks=tuple(blocks))


def quotations(text: str, *actors: ActorRef, kind: BlockKind = BlockKind.BODY) -> tuple[Quotation, ...]:
    report = report_of(text, kind)
    return find_quotations(report, sentences_of(report), actors)


def only(text: str, *actors: ActorRef, kind: BlockKind = BlockKind.BODY) -> Quotation:
    """The one quotation that the text must give."""
    found = quotations(text, *actors, kind=kind)
    assert len(found) == 1, [(one.words, one.speaker) for one in found]
    return found[0]


def passage(text: str, kind: BlockKind = BlockKind.BODY) -> Passage:
    report = report_of(text, kind)
    (found,) = passages_of(text, sentences_of(report), english())
    return found


def ref(text: str, words: str, actor: str, name: str, basis: RefBasis = RefBasis.ALIAS) -> ActorRef:
    """The actor that the first mention of `words` in `text` names."""
    start = text.index(words)
    span = Span(start=start, end=start + len(words), text=words)
    return ActorRef(name=name, basis=basis, span=span, actor=actor)


def examples(table: str) -> list[tuple[str, str]]:
    """The words of an English table with their example sentences."""
    return [(row["word"], row["example"]) for row in Lexicon(language="en").table(table)]
