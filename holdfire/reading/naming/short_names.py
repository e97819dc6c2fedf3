"""Follows short names back to full ones: a surname after an introduction, an acronym given in brackets."""

import re
from collections.abc import Sequence

from holdfire.model.actor import ActorRef, RefBasis
from holdfire.model.span import Span
from holdfire.reading.sentences import Sentence

_ACRONYM = re.compile(r"\s*\((?:the )?([A-ZА-Я][A-Za-zА-Я]{1,8})\)")
_PERSON = re.compile(r"(?:[A-ZА-Я][\w’'-]+ )+(?P<surname>[A-ZА-Я][\w’'-]+)")
_SHORTEST_SURNAME = 4


def with_short_names(text: str, sentences: Sequence[Sentence], refs: Sequence[ActorRef]) -> list[ActorRef]:
    """The refs, and one more for each later use of a short name that the report itself introduced."""
    introduced = _introduced(text, refs)
    if not introduced:
        return list(refs)
    taken = [(ref.span.start, ref.span.end) for ref in refs if ref.span]
    words = sorted(introduced, key=len, reverse=True)
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)")
    short: list[ActorRef] = []
    for sentence in sentences:
        for match in pattern.finditer(text, sentence.start, sentence.end):
            full = introduced[match.group()]
            later = full.span is not None and match.start() >= full.span.end
            if later and not any(match.start() < end and start < match.end() for start, end in taken):
                short.append(_short(text, match, full))
    kept = [ref for ref in refs if not _is_bare_short_name(ref, introduced)]
    kept += [_named_in_full(ref, introduced) for ref in refs if _is_bare_short_name(ref, introduced)]
    return [*kept, *short]


def _introduced(text: str, refs: Sequence[ActorRef]) -> dict[str, ActorRef]:
    """Short forms by the ref that introduced them; a form two refs claim is left out."""
    found: dict[str, ActorRef] = {}
    clashing: set[str] = set()
    for ref in refs:
        for form in _short_forms(text, ref):
            rival = found.setdefault(form, ref)
            if (rival.actor, rival.name) != (ref.actor, ref.name):
                clashing.add(form)
    return {form: ref for form, ref in found.items() if form not in clashing}


def _short_forms(text: str, ref: ActorRef) -> list[str]:
    if ref.span is None or ref.basis in (RefBasis.DEMONYM, RefBasis.METONYM):
        return []
    forms = []
    acronym = _ACRONYM.match(text, ref.span.end)
    if acronym:
        forms.append(acronym.group(1))
    person = _PERSON.fullmatch(ref.span.text)
    if person and ref.basis is RefBasis.DESCRIPTION and len(person["surname"]) >= _SHORTEST_SURNAME:
        forms.append(person["surname"])
    return forms


def _is_bare_short_name(ref: ActorRef, introduced: dict[str, ActorRef]) -> bool:
    if ref.span is None or ref.basis is not RefBasis.DESCRIPTION or ref.span.text not in introduced:
        return False
    full = introduced[ref.span.text]
    return full.span is not None and full.span.start < ref.span.start


def _named_in_full(ref: ActorRef, introduced: dict[str, ActorRef]) -> ActorRef:
    span = ref.span
    assert span is not None
    full = introduced[span.text]
    return ActorRef(
        name=full.name, basis=RefBasis.SHORT_NAME, span=span, actor=full.actor, reason=_reason(full)
    )


def _short(text: str, match: re.Match[str], full: ActorRef) -> ActorRef:
    span = Span.of(text, match.start(), match.end())
    return ActorRef(
        name=full.name, basis=RefBasis.SHORT_NAME, span=span, actor=full.actor, reason=_reason(full)
    )


def _reason(full: ActorRef) -> str:
    words = full.span.text if full.span else full.name
    return f"short for {words!r}, named earlier in the report"
