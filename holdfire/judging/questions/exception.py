"""The test of exceptions: does a clause allow it all the same, or does someone claim that one does?"""

from collections.abc import Sequence

from holdfire.judging.point import SURE, Point, all_of
from holdfire.judging.questions.inquiry import Answered, Inquiry, Struck, answered
from holdfire.judging.questions.reach import all_meant, holds_then, holds_there
from holdfire.judging.telling import UNTOLD, Voice
from holdfire.judging.wording import act_words
from holdfire.model.ban import Permission
from holdfire.model.finding import Outcome, TestName
from holdfire.model.truth import NO, UNKNOWN, YES

TABLED = "self-defence"
"""What is quoted of a claim of self-defence that is entered as such, and not read in words."""

_FIRED_FIRST = "who fired first"


def ask_exception(inquiry: Inquiry, hit: Struck) -> Answered:
    """YES where a permission covers actor, act, target, time and place and no condition is open; UNKNOWN
    where self-defence is claimed by or for those who did it, or where something it hangs on is not known;
    else NO."""
    covered = _permissions(inquiry, hit)
    for permission, point in covered:
        if point.so is YES:
            reason = f"Allowed all the same: {permission.text}"
            leads_to = Outcome.CONSISTENT_WITH_TERMS
            return answered(TestName.EXCEPTION, YES, reason, leads_to=leads_to, terms=(permission.id,))
    phrase = claimed(inquiry, hit)
    if phrase is not None:
        by_right = _in_self_defence(inquiry, phrase)
        if by_right is not None:
            return by_right
    maybe = tuple([item for item in covered if item[1].so is UNKNOWN])
    if maybe:
        return _hanging(maybe)
    return _none(inquiry, phrase)


def _permissions(inquiry: Inquiry, hit: Struck) -> Sequence[tuple[Permission, Point]]:
    """The permissions on the act, each with whether it covers it. Acts of the same doers against the same in
    one stretch of the agreement's time share that, unless a permission hangs on the place."""
    act, stretch, kept = inquiry.telling.act, inquiry.stretch, inquiry.terms.allowed
    permissions = inquiry.rules.permissions[act]
    if not permissions:
        return ()
    told = None if inquiry.telling.circumstances is UNTOLD else inquiry.telling.circumstances
    whom = hit.stands or hit.answer.missing
    key = (inquiry.rules.text, act, inquiry.doers, whom, hit.protects is None, stretch, told)
    found = kept.get(key)
    if found is None:
        found = tuple([(permission, _covered(permission, inquiry, hit)) for permission in permissions])
        if stretch is not None and not any(permission.zones for permission in permissions):
            kept[key] = found
    return found


def claimed(inquiry: Inquiry, hit: Struck) -> str | None:
    """How self-defence is claimed, by or for the side that did it; None where nobody does. Words of the side
    that suffered it claim nothing for the other."""
    voices = inquiry.telling.voices
    if not any(voice.words or voice.self_defence is not None for voice in voices):
        return None
    phrases = [(voice.camp, phrase) for voice in voices if (phrase := _phrase(voice, inquiry)) is not None]
    if not phrases:
        return None
    against = _only_the_others(inquiry, hit)
    return next((phrase for camp, phrase in phrases if camp not in against), None)


def _phrase(voice: Voice, inquiry: Inquiry) -> str | None:
    if voice.self_defence is not None:
        return TABLED if voice.self_defence else None
    said = voice.words.casefold()
    return next((phrase for phrase in inquiry.terms.self_defence if phrase in said), None)


def _only_the_others(inquiry: Inquiry, hit: Struck) -> frozenset[str]:
    """The camps of those it was done to that are not also camps of those who did it."""
    members, day = inquiry.terms.members, inquiry.days()[0]
    doers, others = (
        {members.camp(stand.actor, day) for stand in stands if stand.actor}
        for stands in (inquiry.doers, hit.stands)
    )
    return frozenset(camp for camp in others - doers if camp)


def _in_self_defence(inquiry: Inquiry, phrase: str) -> Answered | None:
    """The claim under the clause that gives the right, or beside a text that is silent on it; nothing where
    the text gives the right, but not to them or not here."""
    if not inquiry.rules.self_defence:
        return _beside_the_text(phrase)
    for permission in inquiry.rules.self_defence:
        if permission.acts and inquiry.telling.act not in permission.acts:
            continue
        open_to = _open_to(permission, inquiry)
        if open_to.so is NO or permission.id in inquiry.telling.circumstances.fails:
            continue
        standard = f" It must be {permission.standard}." if permission.standard else ""
        asked = f"{_FIRED_FIRST}, and whether no more force was used than needed"
        return answered(
            TestName.EXCEPTION,
            UNKNOWN,
            f"An account claims self-defence (“{phrase}”): {permission.text}{standard}",
            missing=(asked, *open_to.missing),
            leads_to=Outcome.EXCEPTED_CLAIMED,
            terms=(permission.id,),
        )
    return None


def _beside_the_text(phrase: str) -> Answered:
    """The claim where no clause speaks of self-defence: silence neither gives the right nor takes it."""
    return answered(
        TestName.EXCEPTION,
        UNKNOWN,
        f"An account claims self-defence (“{phrase}”); no clause gives that right and none takes it.",
        missing=(f"{_FIRED_FIRST}, and whether the right holds beside a text that is silent on it",),
        leads_to=Outcome.EXCEPTED_CLAIMED,
    )


def _open_to(permission: Permission, inquiry: Inquiry) -> Point:
    return all_of(
        (
            all_meant(permission.holders, inquiry.doers),
            holds_then(permission, inquiry),
            holds_there(permission, inquiry),
        )
    )


def _covered(permission: Permission, inquiry: Inquiry, hit: Struck) -> Point:
    """A permission against some never reaches those whom another clause protects."""
    if permission.against and hit.protects is not None:
        return Point(so=NO)
    against = all_meant(permission.against, hit.stands)
    if permission.against and not hit.stands:
        against = Point(so=UNKNOWN, missing=hit.answer.missing or ("whom it was aimed at",))
    return all_of((against, _open_to(permission, inquiry), _condition(permission, inquiry)))


def _condition(permission: Permission, inquiry: Inquiry) -> Point:
    """Whether the clause's condition and standard were met: as told, else unknown."""
    asked = [text for text in (permission.condition, permission.standard) if text]
    told = inquiry.telling.circumstances
    if not asked or permission.id in told.meets:
        return SURE
    words = "; ".join(asked)
    if permission.id in told.fails:
        return Point(so=NO, reason=f"What the clause asks for was not met: {words}.")
    return Point(
        so=UNKNOWN,
        reason=f"The clause asks for more than is told: {words}.",
        missing=(f"whether this was met: {words}",),
    )


def _hanging(maybe: Sequence[tuple[Permission, Point]]) -> Answered:
    text = maybe[0][0].text
    reasons = " ".join(dict.fromkeys(point.reason for _, point in maybe if point.reason))
    return answered(
        TestName.EXCEPTION,
        UNKNOWN,
        f"Allowed if it was as this clause has it: {text} {reasons}".rstrip(),
        missing=[name for _, point in maybe for name in point.missing],
        terms=tuple(permission.id for permission, _ in maybe),
    )


def _none(inquiry: Inquiry, phrase: str | None) -> Answered:
    if phrase is None:
        return _NONE
    act = act_words(inquiry.telling.act)
    reason = f"Self-defence is claimed (“{phrase}”), but the text does not give it here ({act})."
    return answered(TestName.EXCEPTION, NO, reason)


_NONE = answered(
    TestName.EXCEPTION,
    NO,
    "No clause allows it, and no account claims self-defence for those who did it.",
)
