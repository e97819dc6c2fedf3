"""Proposes who stands in the agreement, in what role, and who is left out of it."""

from collections.abc import Iterator
from typing import NamedTuple

from holdfire.judging.drafting.evidence import Evidence
from holdfire.judging.drafting.rivals import ranked
from holdfire.judging.drafting.turns import WANTED_SOURCE
from holdfire.model.act import SAID_TO_BE_SO, Act, Modality
from holdfire.model.draft import Alternative, DraftField, DraftPassage, Form, Proposal, Remark, Section
from holdfire.model.membership import PartyRole, Standing
from holdfire.model.term_claim import TermKind

ASK_PARTIES = "The reports name no party: ask who signed or accepted, to whom, and when."
ASK_GUARANTORS = "The reports name no guarantor: ask whether there is one."
ASK_MEDIATORS = "The reports name no mediator: ask whether there is one."
ASK_EXCLUDED = "The reports name nobody who is left out: ask whether the text excludes anyone."
WANTED_STANDING = "no report says that it accepted: invited, accepted, conditional ..."
WANTED_ROLE = "it announced the truce; as what? party, guarantor, mediator, witness ..."
UNNAMED = "Said of someone whom the words do not name; who is meant?"
DEADLINE = "By when acceptance was to be told (the file has no place for it):"

_ROLES = {
    TermKind.PARTIES: PartyRole.PARTY,
    TermKind.ACCEPTANCE: PartyRole.PARTY,
    TermKind.GUARANTORS: PartyRole.GUARANTOR,
    TermKind.MEDIATORS: PartyRole.MEDIATOR,
    TermKind.MONITORING: PartyRole.MONITOR,
}
_JOINED = frozenset({Act.TRUCE_AGREED, Act.TRUCE_JOINED})


class Stand(NamedTuple):
    """As what a passage has an actor stand: its id, the role ("" where it only announced the truce), and
    whether it is said to have accepted."""

    actor: str
    role: str
    accepted: bool


def parties_section(evidence: Evidence) -> Section:
    """Who stands in it, in which role; those whom words only describe are remarks."""
    stands = list(_stands(evidence))
    excluded = {actor for actor, _ in _excluded(evidence) if actor}
    named: dict[str, list[tuple[Stand, DraftPassage]]] = {}
    for stand, passage in stands:
        if stand.actor and stand.actor not in excluded:
            named.setdefault(stand.actor, []).append((stand, passage))
    roles = {stand.role for stand, _ in stands}
    return Section(
        key="parties",
        form=Form.LIST,
        proposals=tuple(sorted((_member(*item, evidence) for item in named.items()), key=_rank)),
        remarks=(
            *_unnamed([passage for stand, passage in stands if not stand.actor]),
            *evidence.remark(DEADLINE, evidence.claims(TermKind.DEADLINE)),
        ),
        questions=(
            *(() if PartyRole.PARTY in roles else (ASK_PARTIES,)),
            *(() if PartyRole.GUARANTOR in roles else (ASK_GUARANTORS,)),
            *(() if PartyRole.MEDIATOR in roles else (ASK_MEDIATORS,)),
        ),
    )


def exclusions_section(evidence: Evidence) -> Section:
    """Whom it does not protect: by name, and by a list that somebody else keeps."""
    told = list(_excluded(evidence))
    parties = {stand.actor: passage for stand, passage in _stands(evidence) if stand.role == PartyRole.PARTY}
    named = ranked([(actor, passage) for actor, passage in told if actor], evidence)
    listed = ranked(
        [
            (claim.label, evidence.of_claim(claim))
            for claim in evidence.claims(TermKind.EXCLUSION)
            if claim.label
        ],
        evidence,
    )
    return Section(
        key="exclusions",
        form=Form.LIST,
        proposals=(
            *(_left_out("actor", actor, passages, parties, evidence) for actor, passages in named),
            *(_left_out("outside_list", words, passages, parties, evidence) for words, passages in listed),
        ),
        remarks=_unnamed([passage for actor, passage in told if not actor]),
        questions=() if told or listed else (ASK_EXCLUDED,),
    )


def _stands(evidence: Evidence) -> Iterator[tuple[Stand, DraftPassage]]:
    for claim in evidence.claims(*_ROLES):
        accepted = claim.kind is TermKind.ACCEPTANCE
        for ref in claim.actors:
            actor = evidence.actor_of(ref, claim.report)
            yield Stand(actor, _ROLES[claim.kind], accepted), evidence.of_claim(claim)
    for mention in evidence.mentions((*_JOINED, Act.TRUCE_DECLARED), SAID_TO_BE_SO | {Modality.BACKGROUND}):
        if not evidence.readings[mention.report].term_claims:
            continue  # a strike is settled, a price agreed on: no report on a truce
        joined = mention.act in _JOINED
        for ref in mention.actors:
            actor = evidence.actor_of(ref, mention.report)
            role = PartyRole.PARTY if joined else ""
            yield Stand(actor, role, joined), evidence.of_mention(mention)


def _excluded(evidence: Evidence) -> Iterator[tuple[str, DraftPassage]]:
    for claim in evidence.claims(TermKind.EXCLUSION):
        described = [ref for ref in claim.actors if not evidence.actor_of(ref, claim.report)]
        for ref in claim.actors:
            if claim.label is None or ref not in described:
                yield evidence.actor_of(ref, claim.report), evidence.of_claim(claim)


def _rank(member: Proposal) -> int:
    """Parties first, then the other roles in the order of the file's words, at last those without one."""
    order = [role.value for role in PartyRole]
    role = next(field.value for field in member.fields if field.key == "role")
    return order.index(str(role)) if role else len(order)


def _member(actor: str, told: list[tuple[Stand, DraftPassage]], evidence: Evidence) -> Proposal:
    by_role = ranked([(stand.role, passage) for stand, passage in told if stand.role], evidence)
    accepted = any(stand.accepted for stand, _ in told)
    role, passages = by_role[0] if by_role else ("", tuple(passage for _, passage in told))
    bound = role == PartyRole.PARTY and not accepted
    return Proposal(
        fields=(
            DraftField(key="actor", value=actor),
            DraftField(key="role", value=role or None, wanted=WANTED_ROLE),
            DraftField(
                key="standing",
                value=Standing.ACCEPTED.value if accepted and role == PartyRole.PARTY else None,
                wanted=WANTED_STANDING if bound else "invited, accepted, conditional ...",
            ),
            DraftField(key="source", value=passages[0].source, wanted=WANTED_SOURCE),
        ),
        passages=passages,
        weight=evidence.weight(passages),
        alternatives=tuple(
            Alternative(
                fields=(DraftField(key="role", value=other),), passages=others, weight=evidence.weight(others)
            )
            for other, others in by_role[1:]
        ),
    )


def _left_out(
    key: str,
    value: str,
    passages: tuple[DraftPassage, ...],
    parties: dict[str, DraftPassage],
    evidence: Evidence,
) -> Proposal:
    also = parties.get(value) if key == "actor" else None
    return Proposal(
        fields=(
            DraftField(key=key, value=value, quoted=key == "outside_list"),
            DraftField(key="source", value=passages[0].source),
        ),
        passages=passages,
        weight=evidence.weight(passages),
        alternatives=(
            Alternative(
                fields=(),
                passages=(also,),
                weight=evidence.weight((also,)),
                how="said to be a party all the same, which cannot stand beside this",
            ),
        )
        if also
        else (),
    )


def _unnamed(passages: list[DraftPassage]) -> tuple[Remark, ...]:
    distinct = tuple(dict.fromkeys(passages))
    return (Remark(text=UNNAMED, passages=distinct),) if distinct else ()
