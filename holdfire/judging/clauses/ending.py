"""The clause that says when and how it ends, or that the text does not say."""

from holdfire.judging.clauses.field import Field, choice_kind, list_kind
from holdfire.judging.clauses.fields import FLAG, LENGTH, MOMENT, PARTIES, SOURCE_FIELD, TEXT
from holdfire.judging.clauses.kind import ClauseKind, Values
from holdfire.judging.clauses.page import Page
from holdfire.lexicon.hand_file import Where
from holdfire.model.finding import TestName
from holdfire.model.truce_life import Ending, Renewal


def _check(page: Page, path: Where, values: Values) -> None:
    told = {"at", "length"} & values.keys()
    if values.get("silent") and told:
        page.refuse(path, f"silent: true beside {' and '.join(sorted(told))}", "one or the other")
    if len(told) == 2:
        page.refuse(path, "both at and length", "one of the two")
    if page.entry("ending") and not told and not values.get("silent"):
        page.refuse(path, "no end", "at, length, or silent: true where the text does not say")


ENDING = ClauseKind(
    key="ending",
    into="ending",
    about="when and how it ends; silent: true where the text does not say",
    fields=(
        Field(key="at", kind=MOMENT, about="the moment it ends"),
        Field(key="length", kind=LENGTH, about="how long it runs from its start"),
        Field(key="renewal", kind=TEXT, about="how it may be renewed, in plain words"),
        Field(key="renewed", kind=choice_kind(Renewal), about="tacitly, expressly, or not at all"),
        Field(key="renewed_until", kind=list_kind(MOMENT), about="the ends that later renewals set"),
        Field(key="who_may_end_it", kind=PARTIES, about="who may declare its end"),
        Field(key="notice", kind=LENGTH, about="how long before the end it must be given"),
        Field(key="effect", kind=TEXT, about="what follows the end, in plain words"),
        Field(key="silent", kind=FLAG, about="true where the text names no end"),
        SOURCE_FIELD,
    ),
    make=lambda values: Ending(**values),
    check=_check,
    many=False,
    required=True,
    bears_on=(TestName.TIME,),
)
