"""All pages of the workbench, in the order of its navigation; a new page is a line here."""

from holdfire.showing.workbench.actor import ActorAsked, ActorPage, actor
from holdfire.showing.workbench.actors import ActorsAsked, ActorsPage, actors
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
    PageAt(
        name="actors",
        path="/actors",
        asked=ActorsAsked,
        gives=ActorsPage,
        build=actors,
        nav="Actors",
        about="Who is who, under all names, and how each stands in the agreement.",
    ),
    PageAt(
        name="actor",
        path="/actors/{id}",
        asked=ActorAsked,
        gives=ActorPage,
        build=actor,
        about="One actor: names, offices, standing, positions beside another's, acts toward others.",
    ),
)
