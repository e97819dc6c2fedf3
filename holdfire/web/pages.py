"""All pages of the workbench, in the order of its navigation; a new page is a line here."""

from holdfire.showing.workbench.actor import ActorAsked, ActorPage, actor
from holdfire.showing.workbench.actors import ActorsAsked, ActorsPage, actors
from holdfire.showing.workbench.agreement import (
    AgreementAsked,
    AgreementPage,
    ClaimsAsked,
    ClaimsPage,
    TermAsked,
    TermPage,
    agreement,
    claims,
    term,
)
from holdfire.showing.workbench.decisions import Decisions, DecisionsAsked, decisions
from holdfire.showing.workbench.dispatches import DispatchAsked, DispatchPage, dispatch_page
from holdfire.showing.workbench.incident import IncidentAsked, OneIncident, incident
from holdfire.showing.workbench.incidents import Incidents, incidents
from holdfire.showing.workbench.queue import Queue, QueueAsked, queue
from holdfire.showing.workbench.report import ReportAsked, ReportReadPage, report
from holdfire.showing.workbench.reports import ReportsAsked, ReportsPage, reports
from holdfire.showing.workbench.review import Review, ReviewAsked, review
from holdfire.showing.workbench.run_page import RunAsked, RunPage, run_page
from holdfire.showing.workbench.searching import SearchAsked, SearchPage, search
from holdfire.showing.workbench.selection import IncidentsAsked
from holdfire.showing.workbench.statements import (
    StatementAsked,
    StatementPage,
    StatementsAsked,
    StatementsPage,
    statement,
    statements,
)
from holdfire.showing.workbench.stories import (
    StoriesAsked,
    StoriesPage,
    StoryAsked,
    StoryPage,
    stories,
    story,
)
from holdfire.showing.workbench.suppose import SupposeAsked, Supposed, suppose
from holdfire.showing.workbench.tallies import TalliesAsked, TalliesPage, tallies
from holdfire.showing.workbench.today import Today, TodayAsked, today
from holdfire.web.page_at import PageAt
from holdfire.web.roles import Role

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
        name="incidents",
        path="/incidents",
        asked=IncidentsAsked,
        gives=Incidents,
        build=incidents,
        nav="Incidents",
        about="The incidents of a selection, as a table, on a map or along a timeline, with its numbers.",
        maps=True,
        of_run=True,
    ),
    PageAt(
        name="incident",
        path="/incidents/{id}",
        asked=IncidentAsked,
        gives=OneIncident,
        build=incident,
        about="One incident: its accounts side by side, the tests as an argument, its origins and history.",
        maps=True,
    ),
    PageAt(
        name="statements",
        path="/statements",
        asked=StatementsAsked,
        gives=StatementsPage,
        build=statements,
        nav="Statements",
        about="What was said and by whom, each utterance once, a page at a time.",
        of_run=True,
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
        of_run=True,
    ),
    PageAt(
        name="actor",
        path="/actors/{id}",
        asked=ActorAsked,
        gives=ActorPage,
        build=actor,
        about="One actor: names, offices, standing, positions beside another's, acts toward others.",
        of_run=True,
    ),
    PageAt(
        name="agreement",
        path="/agreement",
        asked=AgreementAsked,
        gives=AgreementPage,
        build=agreement,
        nav="Agreement",
        about="The agreement clause by clause with what bears on it, its texts, silences and calendar.",
        of_run=True,
    ),
    PageAt(
        name="term",
        path="/agreement/{id}",
        asked=TermAsked,
        gives=TermPage,
        build=term,
        about="One term of the agreement with the incidents that bear on it.",
    ),
    PageAt(
        name="claims",
        path="/claims",
        asked=ClaimsAsked,
        gives=ClaimsPage,
        build=claims,
        about="What reports say the agreement says, held against it.",
        of_run=True,
    ),
    PageAt(
        name="tallies",
        path="/tallies",
        asked=TalliesAsked,
        gives=TalliesPage,
        build=tallies,
        nav="Tallies",
        about="Who counts how many of what: claimants side by side over time, and why counts differ.",
        of_run=True,
    ),
    PageAt(
        name="stories",
        path="/stories",
        asked=StoriesAsked,
        gives=StoriesPage,
        build=stories,
        nav="Stories",
        about="The reports of each matter, with its copies and independent origins.",
        of_run=True,
    ),
    PageAt(
        name="story",
        path="/stories/{id}",
        asked=StoryAsked,
        gives=StoryPage,
        build=story,
        about="One story: its origins counted, each with its tree of copies.",
        of_run=True,
    ),
    PageAt(
        name="reports",
        path="/reports",
        asked=ReportsAsked,
        gives=ReportsPage,
        build=reports,
        nav="Reports",
        about="The reports that were read, by outlet and time.",
        of_run=True,
    ),
    PageAt(
        name="report",
        path="/reports/{id}",
        asked=ReportAsked,
        gives=ReportReadPage,
        build=report,
        about="One report as it was read, every passage with what it became, comments apart.",
    ),
    PageAt(
        name="dispatches",
        path="/dispatches",
        asked=DispatchAsked,
        gives=DispatchPage,
        build=dispatch_page,
        nav="Dispatches",
        about="What is sent each day, each week or at once, with what is kept back.",
    ),
    PageAt(
        name="search",
        path="/search",
        asked=SearchAsked,
        gives=SearchPage,
        build=search,
        nav="Search",
        about="Passages by their words, with what else must hold.",
        of_run=True,
    ),
    PageAt(
        name="queue",
        path="/queue",
        asked=QueueAsked,
        gives=Queue,
        build=queue,
        nav="Review queue",
        about="What needs a person, most consequential first, with why, and what deciding could change.",
        role=Role.ANALYST,
    ),
    PageAt(
        name="review",
        path="/review",
        asked=ReviewAsked,
        gives=Review,
        build=review,
        about="One item of the queue, or the next that nobody else has claimed, with the forms to decide it.",
        role=Role.ANALYST,
    ),
    PageAt(
        name="decisions",
        path="/decisions",
        asked=DecisionsAsked,
        gives=Decisions,
        build=decisions,
        nav="Decisions",
        about="All decisions of reviewers, the newest first, and whether they stand.",
    ),
    PageAt(
        name="suppose",
        path="/suppose",
        asked=SupposeAsked,
        gives=Supposed,
        build=suppose,
        nav="Suppose",
        about="What would change if an input of the record were otherwise; nothing is recorded.",
        role=Role.ANALYST,
    ),
    PageAt(
        name="run",
        path="/run",
        asked=RunAsked,
        gives=RunPage,
        build=run_page,
        about="The run last started here: how far it has come, and what it brought.",
        role=Role.ANALYST,
    ),
)
