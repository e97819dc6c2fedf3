"""All pages of the workbench, in the order of its navigation; a new page is a line here."""

from holdfire.showing.workbench.dispatches import DispatchAsked, DispatchPage, dispatch_page
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
        name="dispatches",
        path="/dispatches",
        asked=DispatchAsked,
        gives=DispatchPage,
        build=dispatch_page,
        nav="Dispatches",
        about="What is sent each day, each week or at once, with what is kept back.",
    ),
)
