"""The eight questions in the order in which they are asked."""

from collections.abc import Callable

from holdfire.judging.questions.act import ask_act
from holdfire.judging.questions.actor import ask_actor
from holdfire.judging.questions.evidence import ask_evidence
from holdfire.judging.questions.exception import ask_exception
from holdfire.judging.questions.inquiry import Answered, Inquiry
from holdfire.judging.questions.place import ask_place
from holdfire.judging.questions.ruling import ask_ruling
from holdfire.judging.questions.target import ask_target
from holdfire.judging.questions.time import ask_time
from holdfire.model.finding import TestName

QUESTIONS: tuple[tuple[TestName, Callable[[Inquiry], Answered]], ...] = (
    (TestName.TIME, ask_time),
    (TestName.PLACE, ask_place),
    (TestName.ACTOR, ask_actor),
    (TestName.TARGET, ask_target),
    (TestName.ACT, ask_act),
    (TestName.EXCEPTION, ask_exception),
    (TestName.EVIDENCE, ask_evidence),
    (TestName.RULING, ask_ruling),
)
