"""All pages of the workbench, in the order of its navigation; a new page is a line here."""

from holdfire.showing.workbench.decisions import Decisions, DecisionsAsked, decisions
from holdfire.showing.workbench.dispatches import DispatchAsked, DispatchPage, dispatch_page
from holdfire.showing.workbench.queue import Queue, QueueAsked, queue
from holdfire.showing.workbench.review import Review, ReviewAsked, review
from holdfire.showing.workbench.run_page import RunAsked, RunPage, run_page
from holdfire.showing.workbench.suppose import SupposeAsked, Supposed, suppose
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
        name="dispatches",
        path="/dispatches",
        asked=DispatchAsked,
        gives=DispatchPage,
        build=dispatch_page,
        nav="Dispatches",
        about="What is sent each day, each week or at once, with what is kept back.",
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
