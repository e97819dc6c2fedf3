"""All pages of the workbench, in the order of its navigation; a new page is a line here."""

from holdfire.showing.workbench.statements import (
    StatementAsked,
    StatementPage,
    StatementsAsked,
    StatementsPage,
    statement,
    statements,
)
from holdfire.showing.workbench.today import Today, TodayAsked, today
from holdfire.web.page_at import PageAt

PAGES = (
    PageAt(
        name="today",
        path="/",
        asked=TodayAsked,
        gives=Today,
        build=today,
        nav="Today",
        about="Whether the truce is in force and holding, on whose word, what changed, what falls due.",
    ),
    PageAt(
        name="statements",
        path="/statements",
        asked=StatementsAsked,
        gives=StatementsPage,
        build=statements,
        nav="Statements",
        about="What was said and by whom, each utterance once, a page at a time.",
    ),
    PageAt(
        name="statement",
        path="/statements/{id}",
        asked=StatementAsked,
        gives=StatementPage,
        build=statement,
        about="One utterance in all its renderings, with its apparatus and its speaker's history.",
    ),
)
