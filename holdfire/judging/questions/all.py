"""The eight questions in the order in which they are asked, of one telling under one text."""

from collections.abc import Mapping

from holdfire.judging.questions.act import ask_act
from holdfire.judging.questions.actor import ask_actor
from holdfire.judging.questions.evidence import ask_evidence
from holdfire.judging.questions.exception import ask_exception
from holdfire.judging.questions.inquiry import Answered, Inquiry
from holdfire.judging.questions.place import ask_place
from holdfire.judging.questions.ruling import ask_ruling
from holdfire.judging.questions.target import struck
from holdfire.judging.questions.time import timed
from holdfire.model.finding import TestName

Answers = Mapping[TestName, Answered]
"""The answer to each of the eight tests, in their order."""


def ask_all(inquiry: Inquiry) -> Answers:
    """The eight answers. Whom it was done to is found once: the act and its exceptions hang on it too."""
    time, hit = timed(inquiry), struck(inquiry)
    return {
        TestName.TIME: time.answer,
        TestName.PLACE: ask_place(inquiry),
        TestName.ACTOR: ask_actor(inquiry),
        TestName.TARGET: hit.answer,
        TestName.ACT: ask_act(inquiry, hit, time.others),
        TestName.EXCEPTION: ask_exception(inquiry, hit),
        TestName.EVIDENCE: ask_evidence(inquiry),
        TestName.RULING: ask_ruling(inquiry),
    }


def ask_again(inquiry: Inquiry, before: Answers) -> Answers:
    """The eight answers where only the text is another one: what hangs on no clause stands as before."""
    time, hit = timed(inquiry), struck(inquiry)
    return {
        **before,
        TestName.TIME: time.answer,
        TestName.ACT: ask_act(inquiry, hit, time.others),
        TestName.EXCEPTION: ask_exception(inquiry, hit),
    }
