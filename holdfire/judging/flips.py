"""Two judgements of one record compared: which findings flip and why, what else changes."""

from collections.abc import Iterator, Mapping, Sequence

from holdfire.model.finding import Finding
from holdfire.model.incident import Incident
from holdfire.model.status import Judgement
from holdfire.model.supposition import Consequences, Flip

Told = Mapping[str, Incident]


def consequences(
    supposed: tuple[str, ...], before: tuple[Judgement, Told], after: tuple[Judgement, Told]
) -> Consequences:
    """What the second judgement has otherwise than the first; each comes with its incidents by id."""
    old, new = before[0], after[0]
    return Consequences(
        supposed=supposed,
        findings=tuple(_findings(before, after)),
        status=tuple(_status(old, new)),
        obligations=tuple(_obligations(old, new)),
        triggers=tuple(_triggers(old, new)),
    )


def _findings(before: tuple[Judgement, Told], after: tuple[Judgement, Told]) -> Iterator[Flip]:
    olds, news = ({finding.incident: finding for finding in side[0].findings} for side in (before, after))
    for incident in dict.fromkeys((*olds, *news)):
        old, new = olds.get(incident), news.get(incident)
        if _same(old, new):
            continue
        told = after[1].get(incident) or before[1].get(incident)
        yield Flip(
            id=incident,
            about=_label(told) if told else incident,
            was=_outcome(old),
            would_be=_outcome(new),
            why=tuple(_why(old, new)) if new else ("nobody else tells of it",),
            outcome=new.outcome if new else None,
        )


def _same(old: Finding | None, new: Finding | None) -> bool:
    if old is None or new is None:
        return old is new
    ruled = [finding.tests[-1].answer for finding in (old, new)]
    return (old.outcome, old.responsible, ruled[0]) == (new.outcome, new.responsible, ruled[1])


def _why(old: Finding | None, new: Finding) -> Iterator[str]:
    """The reasons of the tests whose answer is another one, or of those whose reason changed if none is."""
    if old is None:
        return
    pairs = list(zip(old.tests, new.tests, strict=True))
    changed = [later for earlier, later in pairs if earlier.answer is not later.answer]
    worded = [later for earlier, later in pairs if earlier.reason != later.reason]
    for result in changed or worded:
        yield f"{result.test.value}: {result.answer.value}. {result.reason}"


def _outcome(finding: Finding | None) -> str | None:
    return _words(finding.outcome.value) if finding else None


def _status(old: Judgement, new: Judgement) -> Iterator[Flip]:
    for name, about in (("formal", "in force?"), ("holding", "holding?")):
        was, would_be = getattr(old.status, name), getattr(new.status, name)
        if was is not would_be:
            grounds = getattr(new.status, f"{name}_grounds")
            why = tuple(ground.text for ground in grounds[:2])
            yield Flip(id=name, about=about, was=_words(was), would_be=_words(would_be), why=why)


def _obligations(old: Judgement, new: Judgement) -> Iterator[Flip]:
    states = {status.obligation: status for status in old.obligations}
    for status in new.obligations:
        was = states.get(status.obligation)
        if was is None or (was.state, was.score) != (status.state, status.score):
            yield Flip(
                id=status.obligation,
                about=status.obligation,
                was=_words(was.state) if was else None,
                would_be=_words(status.state),
                why=(status.reason,),
            )


def _triggers(old: Judgement, new: Judgement) -> Iterator[Flip]:
    states = {status.trigger: status for status in old.triggers}
    for status in new.triggers:
        was = states.get(status.trigger)
        met = [
            f"by allegations {each.by_allegations.value}, by facts {each.by_facts.value} ({each.distance})"
            for each in (was, status)
            if each
        ]
        if was is None or met[0] != met[-1]:
            answers = {(each.by_allegations, each.by_facts) for each in (was, status) if each}
            yield Flip(
                id=status.trigger,
                about=status.trigger,
                was=met[0] if was else None,
                would_be=met[-1],
                turns=was is None or len(answers) > 1,
            )


def _label(incident: Incident) -> str:
    """What, where and when, as far as an account says."""
    where: Sequence[str] = list(dict.fromkeys(place.name for place in incident.places))
    parts = (_words(incident.act.value), ", ".join(where), incident.when.wall if incident.when else "")
    return ", ".join(part for part in parts if part)


def _words(value: str) -> str:
    return value.replace("_", " ")
