"""The test of the ruling: has a competent body ruled on it? Its ruling stands beside ours."""

from holdfire.judging.questions.inquiry import Answered, Inquiry, answered
from holdfire.judging.wording import instant_words, listed
from holdfire.model.finding import TestName
from holdfire.model.truth import Truth


def ask_ruling(inquiry: Inquiry) -> Answered:
    """YES where a reviewer has put a ruling on record or a table states one, else NO; it never changes the
    outcome."""
    terms = inquiry.terms
    rulings = terms.rulings.get(inquiry.incident.id, ())
    if rulings or inquiry.telling.rulings:
        zone = terms.agreement.zone
        said = [
            f"{ruling.value or ruling.reason} (recorded by {ruling.by}, {instant_words(ruling.at, zone)})"
            for ruling in rulings
        ] + list(inquiry.telling.rulings)
        return answered(TestName.RULING, Truth.YES, f"Ruled: {listed(said)}.")
    judges = listed([terms.members.name(actor) for actor in terms.agreement.who_may_judge])
    whose = f"{judges} may rule on it" if judges else "the text gives nobody the say"
    return answered(TestName.RULING, Truth.NO, f"No ruling is on record; {whose}.")
