"""All pages of the workbench, in the order of its navigation; a new page is a line here."""

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
)
