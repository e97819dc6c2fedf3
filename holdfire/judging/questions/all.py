"""The eight questions in the order in which they are asked, of one telling under one text."""

from collections.abc import Sequence

from holdfire.judging.questions.act import ask_act
from holdfire.judging.questions.actor import ask_actor
from holdfire.judging.questions.evidence import ask_evidence
from holdfire.judging.questions.exception import ask_exception
from holdfire.judging.questions.inquiry import Answers, Inquiry
from holdfire.judging.questions.place import ask_place
from holdfire.judging.questions.ruling import ask_ruling
from holdfire.judging.questions.target import struck
from holdfire.judging.questions.time import Timed, timed


def ask_all(inquiries: Sequence[Inquiry]) -> list[Answers]:
    """The eight answers to each telling of one incident under one text; most tell one time, which is asked
    of once."""
    first = inquiries[0]
    time = timed(first)
    return [
        _ask(inquiry, time if inquiry.telling.when is first.telling.when else timed(inquiry))
        for inquiry in inquiries
    ]


def _ask(inquiry: Inquiry, time: Timed) -> Answers:
    """The eight answers. Whom it was done to is found once: the act and its exceptions hang on it too."""
    hit = struck(inquiry)
    return Answers(
        time=time.answer,
        place=ask_place(inquiry),
        actor=ask_actor(inquiry),
        target=hit.answer,
        act=ask_act(inquiry, hit, time.others),
        exception=ask_exception(inquiry, hit),
        evidence=ask_evidence(inquiry),
        ruling=ask_ruling(inquiry),
    )


def ask_again(inquiry: Inquiry, before: Answers) -> Answers:
    """The eight answers where only the text is another one: what hangs on no clause stands as before."""
    time, hit = timed(inquiry), struck(inquiry)
    return before._replace(
        time=time.answer,
        act=ask_act(inquiry, hit, time.others),
        exception=ask_exception(inquiry, hit),
    )
