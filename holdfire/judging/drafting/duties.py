"""Proposes what is forbidden, allowed and owed, what may follow a failure, and what the text leaves out."""

from collections.abc import Sequence, Set

from holdfire.judging.drafting.evidence import Evidence, as_id
from holdfire.judging.drafting.rivals import ranked
from holdfire.judging.drafting.turns import moment_value
from holdfire.model.act import EASING, FORCE, SAID_TO_BE_SO, Act
from holdfire.model.actor import ActorRef
from holdfire.model.draft import Alternative, DraftField, DraftPassage, Form, Proposal, Section
from holdfire.model.mention import Mention
from holdfire.model.term_claim import ContingencyStance, TermClaim, TermKind
from holdfire.model.truce_life import ClaimedStatus
from holdfire.model.when import Precision, TimeBasis, When

WANTED_ACTS = "codes of the acts, such as [shelling, air_strike]; the passage names none by its own word"
WANTED_OWNERS = "whose duty: ids, or a role such as [party]"
NAMES_A_TIME = "the passage names this time: is it by, before, or from it?"
ASK = {
    "prohibitions": "The reports name no act that is forbidden: ask for the clause.",
    "permissions": "The reports name no exception, such as self-defence: ask whether there is one.",
    "obligations": "The reports name no duty to do something: ask whether there is one, of whom, by when.",
    "contingencies": "The reports name nothing that is said to follow a failure.",
}
ASK_TRIGGERS = "What moves the matter on (a referral, a suspension) is not read from reports: ask."
ASK_PROTECTED = "Who is protected whoever attacks (aid agencies, monitors) is not read from reports: ask."
ASK_STATUS = "No report read has somebody renew, suspend or end it by word."
ASK_SANCTIONS = "What follows a breach, and who rules on one: ask; write what the text leaves out here."

_ACTS_OF = {TermKind.PROHIBITION: FORCE, TermKind.PERMISSION: FORCE, TermKind.OBLIGATION: EASING}
_CLAIMED = {
    Act.TRUCE_EXTENDED: ClaimedStatus.RENEWED,
    Act.TRUCE_SUSPENDED: ClaimedStatus.SUSPENDED,
    Act.TRUCE_ENDED_BY_WORD: ClaimedStatus.ENDED,
}
_CONSIDERS = frozenset({ContingencyStance.CONSIDERED, ContingencyStance.THREATENED})
_DENIES = frozenset({ContingencyStance.DENIED, ContingencyStance.REJECTED})
_NEVER_SAID = frozenset({TimeBasis.PUBLISHED, TimeBasis.METADATA, TimeBasis.DATELINE})


def duties_section(evidence: Evidence, key: str, kind: TermKind, zone: str) -> Section:
    """Prohibitions, permissions or obligations: one entry for each wording, its acts where it tells them by
    their own words."""
    grouped = ranked(
        [(_same_words(claim), evidence.of_claim(claim)) for claim in evidence.claims(kind)], evidence
    )
    claims = {_same_words(claim): claim for claim in reversed(list(evidence.claims(kind)))}
    return Section(
        key=key,
        form=Form.LIST,
        proposals=tuple(
            _duty(claims[words], f"{kind.value}-{number}", passages, evidence, zone)
            for number, (words, passages) in enumerate(grouped, 1)
        ),
        questions=() if grouped else (ASK[key],),
    )


def contingencies_section(evidence: Evidence) -> Section:
    """What is said to follow if it fails: each name with whose it is said to be and who denies it; words that
    are no name ("other options") stand beside as remarks."""
    claims = [claim for claim in evidence.claims(TermKind.CONTINGENCY) if claim.label]
    names = {_label(claim) for claim in claims if any(map(str.isupper, (claim.label or "")[1:]))} - {""}
    named = [[claim for claim in claims if _label(claim) == name] for name in sorted(names)]
    others = [claim for claim in claims if _label(claim) not in names]
    deniers = {claim.claimant.actor for claim in claims if claim.claimant and claim.stance in _DENIES}
    return Section(
        key="contingencies",
        form=Form.LIST,
        proposals=tuple(_contingency(told, deniers, evidence) for told in named),
        remarks=evidence.remark("Other words for what may follow; is the same meant?", others),
        questions=() if claims else (ASK["contingencies"],),
    )


def status_claims_section(evidence: Evidence) -> Section:
    """Who is said to have renewed, suspended or ended it; the day is that of the report."""
    entries: list[Proposal] = []
    seen: set[tuple[str, str, str]] = set()
    for mention in evidence.mentions(_CLAIMED, SAID_TO_BE_SO):
        entry = _status_claim(mention, evidence)
        told = tuple(str(field.value) for field in entry.fields[:3]) if entry else ("", "", "")
        if entry and told not in seen:
            seen.add((told[0], told[1], told[2]))
            entries.append(entry)
    return Section(
        key="status_claims",
        form=Form.LIST,
        proposals=tuple(entries),
        questions=() if entries else (ASK_STATUS,),
    )


def silence_section(evidence: Evidence) -> Section:
    """What the text is said not to say, the end apart."""
    ends = list(evidence.claims(TermKind.END))
    told = [
        (claim.span.text, evidence.of_claim(claim))
        for claim in evidence.claims(TermKind.SILENCE)
        if not any(end.report == claim.report and claim.span.holds(end.span) for end in ends)
    ]
    return Section(
        key="silence",
        form=Form.LIST,
        proposals=tuple(
            Proposal(
                fields=(DraftField(key="about", value=passages[0].words, quoted=True),),
                passages=passages,
                weight=evidence.weight(passages),
            )
            for _, passages in ranked(told, evidence)
        ),
        questions=(ASK_SANCTIONS,),
    )


def _same_words(claim: TermClaim) -> str:
    return " ".join(claim.span.text.casefold().split())


def _duty(
    claim: TermClaim, identifier: str, passages: tuple[DraftPassage, ...], evidence: Evidence, zone: str
) -> Proposal:
    """A clause in the words of its passage: whose it is and which acts it speaks of, as far as it tells."""
    wanted = _ACTS_OF[claim.kind]
    acts = tuple(
        dict.fromkeys(mention.act.value for mention in evidence.within(claim) if mention.act in wanted)
    )
    owners = tuple(
        dict.fromkeys(filter(None, (evidence.actor_of(ref, claim.report) for ref in claim.actors)))
    )
    duty = claim.kind is TermKind.OBLIGATION
    fields = [
        DraftField(key="id", value=identifier),
        DraftField(key="text", value=passages[0].words, quoted=True),
    ]
    if duty:
        fields.append(DraftField(key="owners", value=owners or None, wanted=WANTED_OWNERS))
    if acts or not duty:
        fields.append(
            DraftField(key="fulfilled_by" if duty else "acts", value=acts or None, wanted=WANTED_ACTS)
        )
    if owners and claim.kind is TermKind.PROHIBITION:
        fields.append(DraftField(key="binds", value=owners))
    fields.append(DraftField(key="source", value=passages[0].source))
    return Proposal(
        fields=tuple(fields),
        passages=passages,
        weight=evidence.weight(passages),
        alternatives=_time_named(claim.when, passages, evidence, zone) if duty else (),
    )


def _time_named(
    when: When | None, passages: tuple[DraftPassage, ...], evidence: Evidence, zone: str
) -> tuple[Alternative, ...]:
    value = moment_value(when, zone) if when and when.basis not in _NEVER_SAID else None
    if value is None:
        return ()
    return (
        Alternative(
            fields=(DraftField(key="by", value=value),),
            passages=(),
            weight=evidence.weight(passages),
            how=NAMES_A_TIME,
        ),
    )


def _label(claim: TermClaim) -> str:
    return as_id(claim.label or "")


def _contingency(claims: Sequence[TermClaim], deniers: Set[str | None], evidence: Evidence) -> Proposal:
    """A named contingency. Its owner is the body of whoever speaks of it as their own and denies none."""
    passages = tuple(evidence.of_claim(claim, (claim.stance or "").replace("_", " ")) for claim in claims)
    owners = [ref for ref in _speakers(claims, _CONSIDERS) if ref.actor not in deniers]
    owner = tuple(dict.fromkeys(evidence.actor_of(ref, claims[0].report) for ref in owners))
    denied = tuple(dict.fromkeys(ref.actor for ref in _speakers(claims, _DENIES) if ref.actor))
    fields = [
        DraftField(key="id", value=_label(claims[0])),
        DraftField(key="names", value=(" ".join((claims[0].label or "").split()),)),
        DraftField(key="text", value=passages[0].words, quoted=True),
    ]
    fields += [DraftField(key="owner", value=owner)] if owner else []
    fields += [DraftField(key="denied_by", value=denied)] if denied else []
    fields += [
        DraftField(key="in_text", value=False),
        DraftField(key="source", value=passages[0].source),
    ]
    return Proposal(fields=tuple(fields), passages=passages, weight=evidence.weight(passages))


def _speakers(claims: Sequence[TermClaim], stances: Set[ContingencyStance]) -> list[ActorRef]:
    """Who speaks of a contingency in these stances, of those that the case knows."""
    told = [claim.claimant for claim in claims if claim.stance in stances and claim.claimant]
    return [ref for ref in told if ref.actor]


def _status_claim(mention: Mention, evidence: Evidence) -> Proposal | None:
    claimant = mention.claimant.actor if mention.claimant else None
    published = evidence.readings[mention.report].report.published
    if claimant is None or published is None or published.precision not in {Precision.MINUTE, Precision.DAY}:
        return None
    day = evidence.day_of(mention.report)
    passage = evidence.of_mention(mention, "the day is the report's own")
    return Proposal(
        fields=(
            DraftField(key="status", value=_CLAIMED[mention.act].value),
            DraftField(key="claimant", value=claimant),
            DraftField(key="at", value=day),
            DraftField(key="source", value=passage.source),
        ),
        passages=(passage,),
        weight=evidence.weight((passage,)),
    )
