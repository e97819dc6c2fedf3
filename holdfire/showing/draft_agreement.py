"""Writes a drafted agreement file: YAML with every value's passages, alternatives and gaps as comments."""

import json
import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from holdfire.model.draft import (
    Alternative,
    Clocks,
    Draft,
    DraftField,
    DraftPassage,
    DraftSource,
    DraftValue,
    Form,
    Proposal,
    Remark,
    Section,
    Weight,
)
from holdfire.model.errors import CaseError

TODO = "TODO"
"""What marks a line that a person must fill in; `holdfire check` names the same lines."""

_WIDTH = 100
_PLAIN = re.compile(
    r"[A-Za-z][\w/-]*"  # an id, a code, a zone
    r"|\d{4}-\d{2}(?:-\d{2}(?: \d{2}:\d{2} [A-Za-z]\S*)?)?"  # a moment
    r"|\d+ [a-z]+",  # a length
    re.ASCII,
)
_YAMLS_OWN = frozenset({"true", "false", "null"})

PREFACE = """\
A DRAFT of an agreement file, made from reports alone. Nothing in it is confirmed.
Over each value stand the passages it rests on, with the report in brackets (its title is under `texts`) and \
whose word it is; under it, after OR, what other passages give instead.
ASK marks what no report says. TODO marks what only a person can fill in: `holdfire check` names those lines.
Hold every entry against the document itself, mark `checked: true` what stands there, drop the comments.\
"""
ITSELF = "the document itself and which version of it; drop this entry if there is none"


def write_draft(draft: Draft, path: Path, *, force: bool = False) -> None:
    """Writes the draft as UTF-8. Raises CaseError where the file exists and `force` is not given, or where
    its folder does not exist."""
    if path.exists() and not force:
        raise CaseError(f"{path} exists; name another file, or overwrite it with --force")
    if not path.parent.is_dir():
        raise CaseError(f"there is no folder {path.parent} to write {path.name} in; make it first")
    path.write_text(draft_as_yaml(draft), encoding="utf-8")


def draft_as_yaml(draft: Draft) -> str:
    """The text of the file."""
    lines = [*_comment(PREFACE.splitlines()), *_comment([_read_words(draft)]), ""]
    for section in draft.sections:
        lines += _section(section)
        if section.form is Form.HEAD:
            lines += _texts(draft.sources)
        lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


def draft_summary(draft: Draft) -> tuple[str, ...]:
    """What the draft holds and what it lacks, a line each."""
    found = [words for section in draft.sections if (words := _found(section))]
    asked = [question for section in draft.sections for question in section.questions]
    todo = 1 + sum(
        field.value is None
        for section in draft.sections
        for proposal in section.proposals
        for field in proposal.fields
    )
    return (
        _read_words(draft),
        f"Found: {', '.join(found) or 'nothing'}.",
        *(f"Missing: {question}" for question in asked),
        f"{todo} fields are left to fill in (TODO).",
    )


def _read_words(draft: Draft) -> str:
    words = f"{_counted(draft.reports, 'report')} read, {draft.on_terms} of them on terms."
    if not draft.unread:
        return words
    unread = f"{draft.unread} in {', '.join(draft.languages)}"
    return f"{words} Terms were not looked for in {unread}: there are no tables of their words."


def _found(section: Section) -> str:
    """ "start (4 reports)", "parties (2)"."""
    told = [proposal for proposal in section.proposals if proposal.passages]
    if not told:
        return ""
    name = section.key.replace("_", " ")
    if section.form is Form.LIST:
        return f"{name} ({len(told)})"
    reports = {passage.citation.report for proposal in told for passage in proposal.passages}
    keys = ", ".join(field.key for proposal in told for field in proposal.fields)
    named = keys if section.form is Form.HEAD else f"{name}: {keys}"
    return f"{named} ({_counted(len(reports), 'report')})"


def _section(section: Section) -> Iterator[str]:
    asks = _comment([f"ASK: {question}" for question in section.questions])
    if section.form is Form.HEAD:
        for proposal in section.proposals:
            yield from _proposal(proposal, "", "")
        yield from asks
        return
    yield from asks
    for remark in section.remarks:
        yield from _remark(remark)
    if not section.proposals:
        yield f"{section.key}: []"
        return
    yield f"{section.key}:"
    shown: tuple[DraftPassage, ...] = ()
    for proposal in section.proposals:
        again = bool(proposal.passages) and proposal.passages == shown
        yield from _proposal(proposal, "  ", "- " if section.form is Form.LIST else "", again=again)
        shown = proposal.passages


def _proposal(proposal: Proposal, indent: str, dash: str, *, again: bool = False) -> Iterator[str]:
    """The comments over it, its fields, the alternatives under it; `dash` where it is an entry of a list,
    `again` where it rests on the passages shown right before."""
    quoted = {field.value: field.key for field in proposal.fields if field.quoted}
    if again:
        yield f"{indent}# the same passages"
    elif proposal.passages and proposal.weight:
        yield from _comment([f"{_weight_words(proposal.weight)}:"], indent)
        yield from _passages(proposal.passages, indent, quoted)
    for number, field in enumerate(proposal.fields):
        opening = dash if number == 0 else " " * len(dash)
        yield f"{indent}{opening}{_field(field)}"
    for other in proposal.alternatives:
        yield from _alternative(other, indent + " " * len(dash))


def _field(field: DraftField) -> str:
    if field.value is None:
        return f"{field.key}:  # {TODO}: {field.wanted}"
    if field.key == "source" and isinstance(field.value, str):
        return f"source: {{text: {_scalar(field.value)}}}"
    return f"{field.key}: {_value(field.value)}"


def _value(value: DraftValue) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return f"[{', '.join(_scalar(item) for item in value)}]"
    if isinstance(value, Clocks):
        return f"{{at: {_scalar(value.at)}, also: {_value(value.also)}}}"
    return _scalar(value)


def _scalar(text: str) -> str:
    """A text as YAML: plain where that cannot be mistaken, else between double marks; on one line."""
    clean = _clean(text)
    plain = _PLAIN.fullmatch(clean) and clean.lower() not in _YAMLS_OWN
    return clean if plain else json.dumps(clean, ensure_ascii=False)


def _clean(text: str) -> str:
    """On one line, and without signs that do not print, so that no report can write into the file."""
    return "".join(sign for sign in " ".join(text.split()) if sign.isprintable())


def _alternative(other: Alternative, indent: str) -> Iterator[str]:
    fields = "; ".join(_field(field) for field in other.fields)
    said = f" ({_weight_words(other.weight)})" if other.passages else ""
    words = f"OR {fields}" if fields else "BUT"
    yield from _comment([f"{words}{said}{f': {other.how}' if other.how else ''}"], indent)
    yield from _passages(other.passages, indent, {})


def _remark(remark: Remark) -> Iterator[str]:
    yield from _comment([f"READ: {remark.text}"])
    yield from _passages(remark.passages, "", {})


def _passages(
    passages: Sequence[DraftPassage], indent: str, quoted: dict[DraftValue | None, str]
) -> Iterator[str]:
    """Each passage with its report; where a field below holds its very words, that is said instead."""
    for passage in passages:
        below = quoted.get(passage.words)
        words = f"the words of `{below}` below" if below else f"“{passage.words}”"
        said = f" – on the word of {passage.said_by}" if passage.said_by else ""
        note = f" ({passage.note})" if passage.note else ""
        yield from _comment([f"[{passage.source}] {words}{said}{note}"], indent, hang="  ")


def _weight_words(weight: Weight) -> str:
    """ "3 reports of 2 publishers, in the same words: perhaps one origin"."""
    reports = _counted(weight.reports, "report")
    publishers = _counted(weight.publishers, "publisher") if weight.publishers else "no known publisher"
    same = ", in the same words: perhaps one origin" if weight.reports > 1 and weight.wordings == 1 else ""
    return f"{reports} of {publishers}{same}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _texts(sources: Sequence[DraftSource]) -> Iterator[str]:
    yield "texts:"
    yield "  - id: agreement"
    yield f"    document:  # {TODO}: {ITSELF}"
    yield "    checked: false"
    for source in sources:
        yield f"  - id: {_scalar(source.id)}"
        yield f"    document: {_scalar(source.document)}"
        if source.url:
            yield f"    url: {_scalar(source.url)}"
        yield "    checked: false"


def _comment(texts: Iterable[str], indent: str = "", hang: str = "") -> Iterator[str]:
    """Each text as comment lines; what follows its first line stands further in."""
    for text in texts:
        yield from textwrap.wrap(
            _clean(text),
            width=_WIDTH,
            initial_indent=f"{indent}# {hang}",
            subsequent_indent=f"{indent}#   {hang}",
            break_long_words=False,
            break_on_hyphens=False,
        )
